"""An application as people read it back: every question of its version with the answer in words."""

from flask_babel import gettext as _

from portal.buurtbonnen import queries
from portal.buurtbonnen.antwoorden import ELDERS, lees
from portal.buurtbonnen.rules.vragen import gesteld, paginas
from portal.buurtbonnen.woorden import ELDERS as ANDERE_GEMEENTE
from portal.buurtbonnen.woorden import (
    GEREGELD,
    JAARLABELS,
    JAARPAGINAS,
    LABELS,
    NODIG,
    NODIG_ANDERS,
    PAGINAS,
    SOORTEN,
)
from portal.regelingen.rules.formule import is_jaaraanvraag
from portal.regelingen.rules.parameters import waarde
from portal.taal import marked
from portal.templating import datum, euro


def koppen(regels):
    """What the pages of the form are called under this version: {page: (name, heading, the line under that)}."""
    return PAGINAS | (JAARPAGINAS if is_jaaraanvraag(regels) else {})


def delen(aanvraag):
    """[(page, what it is called, [(question, answer in words, is it their own)])]; what was not answered has no words."""
    regels, antwoorden = aanvraag.versie.regels, lees(aanvraag)
    asked = gesteld(regels)
    return [
        (pagina, str(koppen(regels)[pagina][0]), followed(pagina, aanvraag) + [
            (label(vraag.naam, regels), *in_words(vraag.naam, antwoorden.get(vraag.naam), aanvraag))
            for vraag in asked if vraag.pagina == pagina and vraag.naam not in ("posten", "baten")
        ])
        for pagina in paginas(regels) if pagina not in ("bestanden", "nakijken")
    ]


def followed(pagina, aanvraag):
    """What nobody had to fill in of an application for a year: the year and the werkgebied."""
    if pagina != "jaar":
        return []
    area = aanvraag.gebied.naam if aanvraag.gebied else ""
    return [(_("Voor het jaar"), str(aanvraag.begin.year), False), (_("Werkgebied"), area, False)]


def label(naam, regels):
    said = LABELS | (JAARLABELS if is_jaaraanvraag(regels) else {})
    return str(said[naam]) % {"jaar": waarde(regels, "minimum_leeftijd", "")}


def in_words(naam, value, aanvraag):
    """One answer as text, "" when there is none; and whether it is as somebody wrote it, here or in the regeling."""
    if value is None or value == "" or (value == [] and naam != "bevat"):
        return "", False
    if isinstance(value, bool):
        return _("Ja") if value else _("Nee"), False
    if naam in WORDS:
        return WORDS[naam](value, aanvraag), naam == "groep_id" or naam == "bevat" and value != []
    return str(value), True


def ticked(value, aanvraag):
    texts = {row["sleutel"]: row["tekst"] for row in waarde(aanvraag.versie.regels, "niet_voor", ())}
    return ", ".join(texts.get(one, one) for one in value) or _("Nee")


def buurt(value, aanvraag):
    return str(ANDERE_GEMEENTE) if value == ELDERS else queries.area_name(value)


WORDS = {
    "soort": lambda value, aanvraag: str(SOORTEN.get(value, value)),
    "groep_id": lambda value, aanvraag: aanvraag.groep.naam,
    "bevat": ticked,
    "gebied_code": lambda value, aanvraag: aanvraag.gebied.naam,
    "werkgebieden": lambda value, aanvraag: ", ".join(part.gebied.naam for part in aanvraag.werkgebieden),
    "toestemming": lambda value, aanvraag: str(GEREGELD.get(value, value)),
    "onderhoud": lambda value, aanvraag: str(GEREGELD.get(value, value)),
    "begin": lambda value, aanvraag: datum(value, True),
    "eind": lambda value, aanvraag: datum(value, True),
    "reserve": lambda value, aanvraag: euro(value),
    "eigen_bijdrage": lambda value, aanvraag: euro(value),
    "buurt_code": buurt,
}


def said_of(naam, regels):
    """The sentence beside a question that must be answered and is not."""
    return str(NODIG[naam]) if naam in NODIG else str(NODIG_ANDERS) % {"vraag": label(naam, regels)}


JA_NEE = ("oud_genoeg", "checkgesprek", "samen_ingediend", "al_gemaakt", "openbare_ruimte", "raadpleging")


def choices_of(regels):
    """{question: [answers to choose from]}, for a sheet of paper; what is not in it is written out."""
    names = {vraag.naam for vraag in gesteld(regels)}
    asked = {
        "soort": list(map(str, SOORTEN.values())),
        "bevat": [marked(row["tekst"]) for row in waarde(regels, "niet_voor", ())],
        "toestemming": list(map(str, GEREGELD.values())),
        "onderhoud": list(map(str, GEREGELD.values())),
        **dict.fromkeys(JA_NEE, [_("Ja"), _("Nee")]),
    }
    return {naam: answers for naam, answers in asked.items() if naam in names}
