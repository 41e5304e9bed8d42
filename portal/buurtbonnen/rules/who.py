"""Who is what to an application."""

from portal.bewonersgroepen.rules import BESTUUR, Rol, heeft_rol, is_actief, is_erkend, is_lid
from portal.buurtbonnen.rules.status import BESLOTEN, BIJ_GEMEENTE, OPEN, Status
from portal.people.rules import Rol as Staf
from portal.rule import Rule


@Rule
def is_aanvrager(person, aanvraag):
    """Asks it: for a group whoever signs for it now, and not who once filed it; else the owner, or the browser that
    began the draft."""
    if aanvraag.groep is not None:
        return heeft_rol(person, aanvraag.groep, BESTUUR)
    begun = aanvraag.owner_id is None and aanvraag.status == Status.CONCEPT and aanvraag.id in person.aanvragen
    return begun or diende_in(person, aanvraag)


@Rule
def diende_in(person, aanvraag):
    """Filed it, for themselves or for a group they may have left since."""
    return person.is_authenticated and aanvraag.owner_id == person.id


@Rule
def hoort_bij_groep(person, aanvraag):
    """Is in the group that asks, in whatever role."""
    return aanvraag.groep is not None and is_lid(person, aanvraag.groep)


# Who has an interest in it does no work on it as staff (Awb 2:4).
heeft_belang = is_aanvrager | diende_in | hoort_bij_groep


@Rule
def is_behandelaar(person, aanvraag):
    """Handles applications, in an area that overlaps this one's."""
    return person.holds((Staf.BEHANDELAAR,), aanvraag)


@Rule
def werkt_aan_aanvragen(person, aanvraag):
    """Handles applications or decides on them, anywhere."""
    return person.holds((Staf.BEHANDELAAR, Staf.BESLUITNEMER), None)


@Rule
def mag_invoeren(person, aanvraag):
    """May enter what others ask at the desk, by post or by phone: whoever handles applications anywhere."""
    return person.holds((Staf.BEHANDELAAR,), None)


@Rule
def is_invoerder(person, aanvraag):
    """Entered it for somebody who has no account here."""
    return person.is_authenticated and aanvraag.owner_id is None and aanvraag.ingevoerd_door_id == person.id


@Rule
def is_van_papier(person, aanvraag):
    """Is it being typed in for somebody who has no account here?"""
    return aanvraag.owner_id is None and aanvraag.ingevoerd_door_id is not None and aanvraag.status == Status.CONCEPT


@Rule
def is_zonder_account(person, aanvraag):
    """Did somebody ask it who has no account here (any more), and no group? What they send comes on paper."""
    return aanvraag.owner_id is None and aanvraag.groep_id is None and aanvraag.status != Status.CONCEPT


@Rule
def is_besluitnemer(person, aanvraag):
    """Has the mandate to decide, in an area that overlaps this one's."""
    return person.holds((Staf.BESLUITNEMER,), aanvraag)


@Rule
def heeft_behandeld(person, aanvraag):
    return person.is_authenticated and person.id in (aanvraag.behandelaar_id, aanvraag.ingevoerd_door_id)


@Rule
def nam_besluit(person, bezwaar):
    """Took the besluit this bezwaar is about (``bezwaar.besluit`` must be loaded): not who decides on it (Awb 10:3)."""
    return person.is_authenticated and bezwaar.besluit.besluiter_id == person.id


@Rule
def is_gevraagde_adviseur(person, advies):
    """Is adviseur of the group that was asked (``advies.groep.leden`` must be loaded)."""
    return heeft_rol(person, advies.groep, (Rol.ADVISEUR,))


@Rule
def is_nog_erkend(person, advies):
    """Is the organisation that was asked still there, and recognised?"""
    return is_erkend(person, advies.groep) and is_actief(person, advies.groep)


@Rule
def wacht_op_advies(person, advies):
    """Can the advice still be given? Until then its adviseurs may look into the files."""
    return not advies.uitkomst and advies.aanvraag.status in BIJ_GEMEENTE


@Rule
def is_opgeruimd(person, aanvraag):
    """Was kept long enough: who asked is not known any more, and nothing about them is added."""
    return aanvraag.kenmerk is not None and aanvraag.aanvrager is None


@Rule
def is_concept(person, aanvraag):
    return aanvraag.status == Status.CONCEPT


@Rule
def is_ingediend(person, aanvraag):
    return aanvraag.status != Status.CONCEPT


@Rule
def is_open(person, aanvraag):
    return aanvraag.status in OPEN


@Rule
def wacht_op_aanvulling(person, aanvraag):
    return aanvraag.status == Status.AANVULLING_GEVRAAGD


@Rule
def is_besloten(person, aanvraag):
    return aanvraag.status in BESLOTEN
