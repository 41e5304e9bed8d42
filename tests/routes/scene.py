"""The people and things the doors speak of, in a database of their own."""

from portal.clock import now, today
from portal.extensions import db
from portal.initiatieven.models import Foto, Initiatief, Mede, Mijlpaal
from portal.moderatie.models import Heroverweging, Misbruikmelding, Redentekst
from portal.people.models import Person, Role
from portal.story.models import Event
from tests.routes.scene_agenda import gathering, votes
from tests.routes.scene_besteding import money
from tests.routes.scene_groups import groups
from tests.routes.scene_money import applications, decisions, rounds, schemes
from tests.routes.scene_wijk import work

VISITORS = ("vreemde", "bas", "amina", "cem", "driss", "rik", "mo", "bea")
ROLES = (
    ("driss", "moderator", "WK016404"),
    ("rik", "raadslid", "GM0164"),
    ("mo", "moderator", "GM0164"),
    ("bea", "beheerder", "GM0164"),
    ("mo", "behandelaar", "GM0164"),
    ("mo", "regisseur", "GM0164"),
    ("bea", "besluitnemer", "GM0164"),
    ("driss", "commissielid", "GM0164"),
    ("mo", "financien", "GM0164"),
    ("bea", "financien", "GM0164"),
    ("rik", "controller", "GM0164"),
)


def build_scene():
    """Put everything the doors speak of into the database; gives each visitor's session key."""
    people = add_people()
    plans(people)
    groups(people["amina"].id, people["cem"].id)
    schemes(people["mo"].id, people["bea"].id)
    applications(people["amina"].id)
    decisions(people["amina"].id, people["mo"].id)
    rounds(people["amina"].id, people["mo"].id)
    votes(people["bea"])
    gathering(people["amina"], people["bea"])
    work(people)
    money(people)
    db.session.commit()
    return {"vreemde": None} | {name: person.get_id() for name, person in people.items()}


def add_people():
    """Every visitor but the stranger, with their roles, by name."""
    people = {name: person(number, name) for number, name in enumerate(VISITORS[1:], 1)}
    db.session.add_all(people.values())
    db.session.flush()
    for name, rol, gebied in ROLES:
        db.session.add(Role(person_id=people[name].id, rol=rol, gebied_code=gebied, begonnen_op=today()))
    return people


def person(number, name):
    email = f"{name}@voorbeeld.invalid"
    return Person(id=number, name=name.title(), email=email, stamp="s", buurt_code="BU01640202")


def plans(people):
    """Amina's plans: 1 is public, 2 waits for the team, 3 is a draft, 4 is hidden and she asks to look again."""
    for id, status in ((1, "gepubliceerd"), (2, "ingediend"), (3, "concept"), (4, "gepubliceerd")):
        db.session.add(plan(id, status, people["amina"]))
    db.session.flush()
    amina, bas, cem, driss = (people[name].id for name in ("amina", "bas", "cem", "driss"))
    db.session.add_all(
        [
            Mede(initiatief_id=1, person_id=cem),
            Mijlpaal(id=1, initiatief_id=1, titel="Begin"),
            Event(id=910, what="initiatieven.voortgang", kind="initiatieven", thing_id=1, openbaar=True, note="Begonnen."),
            Event(id=912, what="agendapunten.voortgang", kind="agendapunten", thing_id=1, openbaar=True, note="Begonnen."),
            Event(id=913, what="inspanningen.voortgang", kind="inspanningen", thing_id=1, openbaar=True, note="Begonnen."),
            Event(id=911, what="initiatieven.antwoord", kind="initiatieven", thing_id=1, openbaar=True, as_role="moderator"),
            Foto(key="sleutel", initiatief_id=2, alt="Een bak", width=8, height=6),
            Misbruikmelding(id=1, soort="initiatieven", thing_id=1, by_id=bas, tekst="Dit klopt niet."),
            Heroverweging(id=1, initiatief_id=4, by_id=amina, eerste_id=driss, tekst="Toch wel."),
            Redentekst(id=1, stap="niet_haalbaar", titel="Niet van ons", tekst="De plek is niet van ons."),
        ]
    )


def plan(id, status, owner):
    public = status == "gepubliceerd"
    return Initiatief(
        id=id,
        title=f"Plan {id}",
        wat="Samen.",
        waarom="Daarom.",
        thema="groen",
        gebied_code="BU01640202",
        owner=owner,
        status=status,
        kenmerk=f"I-2026-{id:04d}" if status != "concept" else None,
        published_at=now() if public else None,
        submitted_at=now(),
        hidden_at=now() if id == 4 else None,
        hidden_reden="Even niet." if id == 4 else "",
        hidden_by_id=None,
    )
