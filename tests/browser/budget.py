"""The stage of the budget line: a recognised organisation with somebody in every role, and money it can ask for a year."""

from portal.bewonersgroepen import actions as groepen
from portal.clock import today
from portal.regelingen import actions
from tests.browser import groups, schemes
from tests.browser.newcomer import newcomer

NAAM, GROEP, WERKGEBIED = "Activiteitengeld", "Bewoners van het Weidepark", "WK016405"
VOORWAARDE = "Het bestuur heeft minstens drie mensen."
ROLLEN = (("piet", "penningmeester"), ("tess", "tweede_tekenaar"), ("lou", "lid"))


def play(cast, keys):
    """Klara is the contact, Piet and Tess sign and Lou is a member; Vera will follow Piet and is in nothing yet."""
    for name in ("klara", "vera", *dict(ROLLEN)):
        cast[name] = newcomer(name.capitalize())
    values = {"naam": GROEP, "soort": "stichting", "omschrijving": "We vieren de zomer.", "gebied_code": WERKGEBIED}
    groep = groepen.start(values, by=cast["klara"]).id
    for name, rol in ROLLEN:
        groups.join(groep, rol, cast[name], cast["klara"])
    groepen.recognise(groups.fresh(groep), today(), WERKGEBIED, [VOORWAARDE], by=cast["mo"])
    keys["jaargroep"] = groep
    open_for_a_year(cast["bea"])


def open_for_a_year(by):
    """As the example says, open this whole year, for the next."""
    regeling = actions.start_regeling(NAAM, "Voor wat een organisatie een jaar lang doet.", by=by)
    versie = schemes.version(regeling, by, "hengelo-activiteitensubsidie")
    actions.set_frame(versie, {"naam": NAAM}, by=by)
    actions.publish(versie, by=newcomer("Gerrit", "beheerder"))
