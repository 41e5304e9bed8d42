"""The form: which questions a version asks on which page, and which of them must be answered."""

from dataclasses import dataclass

from portal.regelingen.rules.catalogue import PERSONEN
from portal.regelingen.rules.formule import is_jaaraanvraag
from portal.regelingen.rules.parameters import waarde

PAGINAS = ("wie", "jaar", "idee", "waar", "wanneer", "kosten", "draagvlak", "bestanden", "gegevens", "nakijken")
# Pages that hold more than questions.
ALTIJD = ("kosten", "bestanden", "nakijken")
# What follows from the group and the year when an organisation asks for a whole year (``buurtbonnen.jaar``).
VOLGT = (
    "soort", "title", "waarom", "gebied_code", "waar", "werkgebieden", "samen_ingediend", "begin", "eind", "al_gemaakt",
    "buurt_code",
)
MOST_POSTEN, MOST_BESTANDEN = 40, 10


@dataclass(frozen=True)
class Vraag:
    """One question. ``bij``: the parameter that makes a version ask it ("": every version does);
    ``alleen``: only when that parameter has this value."""

    pagina: str
    naam: str
    bij: str = ""
    verplicht: bool = False
    alleen: object = None


VRAGEN = (
    Vraag("wie", "soort", "aanvragers", True),
    Vraag("wie", "groep_id"),
    Vraag("wie", "oud_genoeg", "minimum_leeftijd", True),
    Vraag("wie", "organisatoren", "organisatoren", True),
    Vraag("jaar", "reserve", "reserve_grens", True),
    Vraag("idee", "title", verplicht=True),
    Vraag("idee", "wat", verplicht=True),
    Vraag("idee", "waarom", verplicht=True),
    Vraag("idee", "bevat", "niet_voor", True),
    Vraag("idee", "checkgesprek", "checkgesprek"),
    Vraag("waar", "gebied_code", verplicht=True),
    Vraag("waar", "waar"),
    Vraag("waar", "werkgebieden", "samen_indienen"),
    Vraag("waar", "samen_ingediend", "samen_indienen"),
    Vraag("waar", "toestemming", "toestemming", True),
    Vraag("waar", "onderhoud", "onderhoud", True),
    Vraag("wanneer", "begin", verplicht=True),
    Vraag("wanneer", "eind"),
    Vraag("wanneer", "al_gemaakt", "gemaakte_kosten_uitgesloten", True),
    Vraag("kosten", "posten", verplicht=True),
    Vraag("kosten", "baten"),
    Vraag("kosten", "eigen_bijdrage"),
    Vraag("draagvlak", "steun", "draagvlak"),
    Vraag("draagvlak", "handtekeningen", "handtekeningen", True),
    Vraag("draagvlak", "adressen", "adressen", True),
    Vraag("draagvlak", "openbare_ruimte", "instemming_bij", True, "openbare_ruimte"),
    Vraag("draagvlak", "betrokkenen", "instemming"),
    Vraag("draagvlak", "instemmers", "instemming"),
    Vraag("draagvlak", "raadpleging", "raadpleging_boven"),
    Vraag("gegevens", "naam", verplicht=True),
    Vraag("gegevens", "adres", verplicht=True),
    Vraag("gegevens", "postcode", verplicht=True),
    Vraag("gegevens", "plaats", verplicht=True),
    Vraag("gegevens", "buurt_code", verplicht=True),
    Vraag("gegevens", "telefoon"),
    Vraag("gegevens", "email"),
)
# What a budget without anything left to pay for lacks; no question of the form.
NIETS_GEVRAAGD = Vraag("kosten", "gevraagd")
PAGINA_VAN = {vraag.naam: vraag.pagina for vraag in VRAGEN}
# What is asked in the words of a version: the answer says nothing of other words.
WOORDEN = {"oud_genoeg": "minimum_leeftijd", "bevat": "niet_voor", "verklaringen": "verklaringen"}
VAST = ("soort", "groep_id", "gebied_code")


def gesteld(regels):
    """The questions this version asks."""
    left_out = VOLGT if is_jaaraanvraag(regels) else ()
    asked = [vraag for vraag in VRAGEN if not vraag.bij or asks(vraag, waarde(regels, vraag.bij))]
    return [vraag for vraag in asked if vraag.naam not in left_out]


def asks(vraag, value):
    return value == vraag.alleen if vraag.alleen else value not in (None, False, "geen", [])


def paginas(regels):
    """The pages of the form for this version, in order."""
    used = {vraag.pagina for vraag in gesteld(regels)} | set(ALTIJD) | ({"jaar"} if is_jaaraanvraag(regels) else set())
    return [pagina for pagina in PAGINAS if pagina in used]


def te_wijzigen(aanvraag):
    """The pages that may change now: of a draft all of them, of what was handed in only those that were asked for."""
    pages = paginas(aanvraag.versie.regels)
    if aanvraag.kenmerk is None:
        return pages
    return [pagina for pagina in pages if pagina in (*aanvraag.open_paginas, "nakijken")]


def mag_wijzigen(aanvraag, naam):
    """May this answer change now? Who asks and where never do once it was handed in: who advises, who decides and out
    of which plafond it is paid depend on them."""
    if aanvraag.kenmerk is None or naam == "verklaringen":
        return True
    return naam not in VAST and PAGINA_VAN[naam] in aanvraag.open_paginas


def is_te_hoog(aanvraag, gevraagd):
    """Is more asked than on receipt, where the version does not allow that?"""
    first = aanvraag.eerst_gevraagd
    allowed = first is None or waarde(aanvraag.versie.regels, "hoger_bij_aanvulling", False)
    return not allowed and (gevraagd or 0) > first


def anders_gevraagd(eerst, nu):
    """The names of the answers that were given to other words, under another version."""
    return [naam for naam, bij in WOORDEN.items() if waarde(eerst, bij) != waarde(nu, bij)]


def op_pagina(regels, pagina):
    """The names of the questions on one page."""
    return [vraag.naam for vraag in gesteld(regels) if vraag.pagina == pagina]


def moet(vraag, regels):
    """Must it be answered? Money for a year is always for a group."""
    return vraag.verplicht or (vraag.naam == "groep_id" and is_jaaraanvraag(regels))


def ontbreekt(regels, antwoorden):
    """The questions that must be answered and are not; none ticked is an answer, nothing said is not."""
    return [
        vraag for vraag in gesteld(regels)
        if moet(vraag, regels) and antwoorden.get(vraag.naam) in (None, "", ())
        and not (vraag.naam == "oud_genoeg" and antwoorden.get("soort") not in PERSONEN)
    ]


def te_beantwoorden(aanvraag, antwoorden):
    """What keeps it from being sent: the questions that must be answered, and a budget that asks for nothing, as long as that
    can change. What came on paper is taken in as it is: a letter that asks for nothing must be answered too."""
    missing = ontbreekt(aanvraag.versie.regels, antwoorden)
    if missing or aanvraag.ingevoerd_door_id or not mag_wijzigen(aanvraag, "posten"):
        return missing
    return [NIETS_GEVRAAGD] if is_eigen_geld_genoeg(antwoorden) else []


def is_eigen_geld_genoeg(antwoorden):
    """Do one's own money and that of others pay for all of it?"""
    posten = [{"bedrag": post.bedrag, "baat": post.baat} for post in (*antwoorden["posten"], *antwoorden["baten"])]
    return te_vragen(posten, antwoorden["eigen_bijdrage"]) == 0


def documenten(regels, gevraagd):
    """The rows of files that must come along with what is asked for (in cents)."""
    rows = waarde(regels, "bestanden", ())
    return [row for row in rows if not row.get("vanaf") or (gevraagd or 0) >= row["vanaf"]]


def is_compleet(regels, antwoorden, bestanden, gevraagd):
    """Is everything there that handling needs: every answer, and every file of which the kind is asked?"""
    return not ontbreekt(regels, antwoorden) and all(
        row["soort"] in bestanden for row in documenten(regels, gevraagd)
    )


def te_vragen(posten, eigen_bijdrage, hoogste=None):
    """What is asked for, in cents: the costs without what one has oneself or gets from others, and never more than a
    formula gives (``hoogste``). None without costs."""
    costs = [post["bedrag"] for post in posten if not post["baat"]]
    own = sum(post["bedrag"] for post in posten if post["baat"]) + (eigen_bijdrage or 0)
    needed = max(0, sum(costs) - own)
    return (needed if hoogste is None else min(needed, hoogste)) if costs else None
