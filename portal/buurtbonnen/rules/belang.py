"""When somebody has an interest in an application and may not advise on it (Awb 2:4: also when it only seems so)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Omgeving:
    """What is known of an adviseur and this application: ids of their groups, whether an application of their own
    address is this one, and whether they or their groups ask money in the same venster."""

    groepen: frozenset = frozenset()
    eigen_adres: bool = False
    rivaal: bool = False


# Signatures name neighbours and where they live, and a bezwaar who asks: those are for who handles the application.
NIET_VOOR_ADVISEURS = ("handtekeningen", "bezwaar")


def te_zien(bestanden):
    """The files an adviseur may look into."""
    return [bestand for bestand in bestanden if bestand.soort not in NIET_VOOR_ADVISEURS]


def interests(person, aanvraag, groep, omgeving):
    """Why this person has an interest: names out of eigen, groep, adres, rivaal; empty when there is none.

    ``groep``: the organisation that was asked, or None.
    """
    found = []
    if person.id in (aanvraag.owner_id, aanvraag.ingevoerd_door_id):
        found.append("eigen")
    if aanvraag.groep_id is not None and (aanvraag.groep_id in omgeving.groepen or groep and aanvraag.groep_id == groep.id):
        found.append("groep")
    if omgeving.eigen_adres:
        found.append("adres")
    if omgeving.rivaal:
        found.append("rivaal")
    return found
