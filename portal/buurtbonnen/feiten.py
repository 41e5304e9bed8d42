"""An application as the check of the rules sees it: the same for the form, the staff page, the advice and the letter."""

from portal.bewonersgroepen import queries as groepen
from portal.buurtbonnen import queries
from portal.buurtbonnen.antwoorden import ELDERS
from portal.regelingen import queries as regelingen
from portal.regelingen.rules.check import judge
from portal.regelingen.rules.plafond import Som
from portal.regelingen.rules.verdict import Feiten, Post
from portal.wijken import queries as wijken

# What the pages of the form ask beside the columns of the application, and how it is kept in ``antwoorden``.
WHOLE = ("oud_genoeg", "reserve", "samen_ingediend", "handtekeningen", "adressen", "betrokkenen", "instemmers")
SETS = ("bevat", "verklaringen")


def feiten_of(aanvraag, day, plafond):
    """All the check may look at. Six statements at most, and two for a formula, however large the application is."""
    answers, who = aanvraag.antwoorden or {}, aanvraag.aanvrager
    areas = [code for code in queries.own_werkgebieden(aanvraag) if code]
    home = who.buurt_code if who else None
    overlaps = wijken.overlaps({*areas, *([home] if home else [])})
    return Feiten(
        vandaag=day,
        venster=(aanvraag.venster.opent_op, aanvraag.venster.sluit_op),
        aanvrager=(who.soort or None) if who else None,
        woont=frozenset(overlaps[home]) if home else frozenset() if answers.get(ELDERS) else None,
        plek=frozenset().union(*(overlaps[code] for code in areas)) if areas else None,
        gebieden=len(apart(areas, overlaps)),
        eigen_gebied=any(code in overlaps[home] for code in areas) if areas and home else None,
        eerder_adres=queries.earlier_from_address(aanvraag) if who and who.adres else None,
        eerder_groep=queries.earlier_from_group(aanvraag),
        begin=aanvraag.begin,
        eind=aanvraag.eind,
        posten=tuple(Post(p.omschrijving, p.categorie, p.bedrag, p.soort, p.baat, p.bestuur) for p in aanvraag.posten),
        eigen_bijdrage=aanvraag.eigen_bijdrage,
        gevraagd=aanvraag.gevraagd,
        bestanden=frozenset(bestand.soort for bestand in aanvraag.bestanden),
        geen_plafond=plafond is None and has_none(aanvraag),
        over=left_for(aanvraag, plafond),
        omvang=queries.omvang_of(aanvraag, plafond),
        extra=answers.get("extra", {}),
        **{name: answers.get(name) for name in WHOLE},
        **{name: frozenset(answers[name]) if name in answers else None for name in SETS},
    )


def apart(areas, overlaps):
    """As many of these areas as share no buurt, the smallest first: not also the wijk of a buurt."""
    kept = []
    for code in sorted(areas, key=lambda code: (len(overlaps[code]), code)):
        if overlaps[code].isdisjoint(kept):
            kept.append(code)
    return kept


def has_none(aanvraag):
    """For its area nothing is to be divided in its venster, and elsewhere there is."""
    return bool(aanvraag.gebied_code and regelingen.plafonds(aanvraag.venster_id))


def left_for(aanvraag, plafond):
    """What there is for this application: what is left for all, and what is kept for it already."""
    if plafond is None:
        return None
    kept = regelingen.sums_of(plafond.id, aanvraag.id)[Som.GERESERVEERD] if aanvraag.ontvangen_op else 0
    return plafond.over + kept


def falls_short(aanvraag):
    """Is there less left for this application than it asks?"""
    left = left_for(aanvraag, queries.plafond_of(aanvraag))
    return left is not None and left < (aanvraag.gevraagd or 0)


def verdicts_of(aanvraag, day, plafond):
    """What each rule of its version says of this application on this day, and those of the organisations around it.

    ``plafond``: the one it falls under (``queries.plafond_of``), or None.
    """
    return judge(aanvraag.versie.regels, feiten_of(aanvraag, day, plafond), criteria_of(aanvraag, day))


def criteria_of(aanvraag, day):
    """The extra criteria of the recognised organisations whose werkgebied it touches."""
    codes = [code for code in queries.own_werkgebieden(aanvraag) if code]
    if not codes:
        return []
    groups = groepen.recognised_for(codes)
    return groepen.criteria([groep.id for groep in groups], aanvraag.versie.regeling_id, day)
