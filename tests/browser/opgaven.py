"""The work of the wijk the browser visits: a wijkopgave in each state, the goals of the town, and what is done for them."""

from datetime import date

from portal.extensions import db
from portal.story import actions as story
from portal.wijkopgaven import queries
from portal.wijkopgaven.actions import doelen, inspanningen, jaar, opgave, team
from portal.wijkopgaven.commands import ALMELO
from portal.wijkopgaven.invoer import import_goals
from portal.wijkopgaven.models import Inspanning
from portal.wijkopgaven.rules.inspanning import Herkomst

WIJK, BUURT = "WK016402", "BU01640202"
TEXT = {
    "gebied_code": WIJK, "van": date(2026, 1, 1), "tot": date(2028, 12, 31), "aanleiding": "van_onderop",
    "aanleiding_tekst": "46 signalen van bewoners.", "trekker": "De regisseur van Noord", "budget": 6_000_000,
    "wethouder": "De wijkwethouder van Noord",
    "samenvatting": "Noord is groen en ruim, maar bewoners kennen elkaar minder dan vroeger.\n\nOp warme dagen is er weinig "
    "schaduw.",
}
YEAR = {
    "objectief": "Van elke tien straten hebben er zes te weinig schaduw.", "subjectief": "Het is heet bij de winkels.",
    "veranderd": "Er zijn tien bomen bij.",
}
WORK = {
    "gebied_code": BUURT, "wat": "We planten veertig bomen op plekken die bewoners kiezen.", "cluster": "", "thema": "groen",
    "eigenaar": "Team Groen", "partners": "Wijkraad, Welbions", "inzet": "regisserend", "herkomst": Herkomst.WIJK,
}
# Title, percent done, how it goes, and the steps it took.
EFFORTS = (
    ("Veertig bomen, plekken gekozen door bewoners", 45, "op_schema", ("publiceren", "beginnen")),
    ("Schaduwdoeken boven het plein", 10, "loopt_achter", ("publiceren", "beginnen")),
    ("Gevels groen", 100, "op_schema", ("publiceren", "beginnen", "afronden")),
    ("Nog een plan", 0, "op_schema", ()),
)


def play(cast, keys):
    """Kim leads them; Bea keeps the goals; Buur follows."""
    import_goals(ALMELO, progress=lambda _label, things: things)
    goals = {doel.titel: doel for doel, _depth in queries.doelen()}
    keys["doel"] = goals["Bevorderen klimaatadaptatie"].id
    keys["opgave"] = lead(cast, "Samen groen in Noord", "vaststellen")
    keys["opgave_concept"] = lead(cast, "Nog een concept")
    keys["opgave_leeg"] = lead(cast, "Niets geschreven", samenvatting="", trekker="")
    keys["opgave_dicht"] = closed = lead(cast, "Een oude opgave", "vaststellen")
    opgave.go(queries.with_years(closed), "afsluiten", "De periode is voorbij.", by=cast["kim"])
    weigh(cast, keys, goals)
    for number, effort in enumerate(EFFORTS):
        keys[f"inspanning_{number}"] = work(cast, keys, effort)


def lead(cast, title, step="", **values):
    """The id of a wijkopgave with the version of 2026."""
    made = opgave.start(TEXT | {"title": title} | values, "uitvoeren", by=cast["kim"])
    jaar.write(made, 2026, YEAR | {"veranderd": ""}, by=cast["kim"])
    db.session.flush()
    db.session.expire_all()
    if step:
        opgave.go(queries.with_years(made.id), step, by=cast["kim"])
    return made.id


def weigh(cast, keys, goals):
    """What comes first there, who works on it, and a next version that is being written."""
    mine = queries.one(keys["opgave"])
    first = goals["Ruimtelijk toekomstbestendige wijk"]
    doelen.focus(mine, {first.id: ("hoog", "Eerst de routes naar school.")}, by=cast["kim"])
    team.add_group(mine, {"naam": "Schaduw", "opdracht": "Bomen en doeken kiezen."}, by=cast["kim"])
    (groep,) = queries.projectgroepen(mine.id)
    for functie, organisatie, intern, groep_id in (
        ("Sociaal makelaar", "Wijkkracht", False, None), ("Beheerder groen", "", True, None),
        ("Bewonersconsulent", "Welbions", False, groep.id),
    ):
        member = {"functie": functie, "organisatie": organisatie, "intern": intern, "projectgroep_id": groep_id}
        team.add_member(mine, member, by=cast["kim"])
    jaar.write(mine, 2027, YEAR, by=cast["kim"])
    story.follow(mine.kind, mine.id, by=cast["buur"])


def work(cast, keys, effort):
    """The id of an inspanning that took these steps, for the goal of the scene."""
    title, voortgang, koers, steps = effort
    mine = queries.one(keys["opgave"])
    made = inspanningen.start(mine, WORK | {"title": title}, [keys["doel"]], by=cast["kim"])
    planned = {"begint": date(2026, 3, 1), "eindigt": date(2027, 6, 1), "voortgang": voortgang, "koers": koers}
    inspanningen.plan(made, planned, by=cast["kim"])
    for name in steps:
        db.session.flush()
        inspanningen.take_step(db.session.get(Inspanning, made.id), name, "Het staat er.", by=cast["kim"])
    return made.id
