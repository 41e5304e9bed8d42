"""A real mail server, and people who hear of one thing for every reason there is."""

import pytest
from sqlalchemy import select

from portal.bewonersgroepen.models import Bewonersgroep, Lidmaatschap
from portal.buurtbonnen.models import Aanvraag, Advies, Besluit, Bezwaar
from portal.clock import now, today
from portal.extensions import db
from portal.initiatieven.models import Mede, Steun
from portal.initiatieven.queries import one
from portal.people.queries import roles_of
from portal.regelingen.models import Regeling, RegelingVersie, Venster
from portal.story import mail
from portal.story.actions import tell
from portal.story.models import Follow, Mail
from portal.transaction import transaction
from tests.mailserver import Postbus, serving


def letters(number):
    with transaction():
        for n in range(number):
            mail.write(f"buur{n}@voorbeeld.invalid", f"Brief {n}", "Dag buur", unsubscribe_url="https://x.invalid/u")


def outbox():
    with transaction():
        return db.session.scalars(select(Mail).order_by(Mail.id)).all()


@pytest.fixture
def postbus(app):
    """A mail server that the app sends to."""
    handler = Postbus()
    with serving(handler) as port:
        app.config["MAIL_URL"] = f"smtp://127.0.0.1:{port}"
        yield handler


@pytest.fixture
def crowd(village, person, initiatief_by):
    """One initiatief in De Noork about groen, and somebody for every place on the audience sheet."""
    names = ("mede", "volger", "steuner", "buurtvolger", "wijkvolger", "themavolger", "genoemde", "elders")
    village |= {name: person(name) for name in names}
    plan = initiatief_by(village["amina"])
    follows = (("volger", "initiatieven", plan.id), ("buurtvolger", "buurten", "BU01640202"),
               ("wijkvolger", "buurten", "WK016402"), ("themavolger", "themas", "groen"),
               ("elders", "initiatieven", plan.id + 1), ("elders", "buurten", "BU01640201"),
               ("elders", "buurten", "WK016404"), ("elders", "themas", "spelen"))
    db.session.add_all(Follow(person_id=village[who].id, kind=kind, key=str(key))
                       for who, kind, key in follows)
    db.session.add(Mede(initiatief_id=plan.id, person_id=village["mede"].id))
    db.session.add(Steun(initiatief_id=plan.id, person_id=village["steuner"].id))
    db.session.commit()
    db.session.expire(plan, ["mede"])
    return one(plan.id), village


LETTER = "U woont aan de Kerkstraat 1 en krijgt € 300 niet, want u vroeg te veel."


@pytest.fixture
def kept(app):
    """One row, kept, with its number."""

    def kept(row):
        db.session.add(row)
        db.session.flush()
        return row

    return kept


@pytest.fixture
def office(village, person, kept):
    """A buurtbon asked by Amina for a group, with somebody for every place on the audience sheet about money."""
    here = {"gebied_code": "BU01640202"}
    village |= {name: person(name) for name in ("contact", "lid", "adviseur")}
    village |= {rol: person(rol, rol=rol) for rol in ("behandelaar", "besluitnemer")}
    village["ver_weg"] = person("ver weg", rol="behandelaar", gebied="WK016404")
    asks = kept(Bewonersgroep(naam="Straat Vier", owner_id=village["amina"].id, **here))
    advises = kept(Bewonersgroep(naam="Wijkraad Noord", **here))
    for name, groep, rol in (
        ("contact", asks, "contact"), ("amina", asks, "penningmeester"), ("lid", asks, "lid"), ("adviseur", advises, "adviseur"),
    ):
        kept(Lidmaatschap(groep_id=groep.id, person_id=village[name].id, rol=rol, begonnen_op=today()))
    versie = kept(versie_by(village["bea"], kept))
    venster = kept(Venster(versie_id=versie.id, naam="2026", opent_op=today(), sluit_op=today()))
    aanvraag = kept(Aanvraag(
        title="Straatbarbecue", kenmerk="B-2026-0001", status="ingediend", owner_id=village["amina"].id, groep_id=asks.id,
        versie_id=versie.id, venster_id=venster.id, **here,
    ))
    kept(Advies(aanvraag_id=aanvraag.id, groep_id=advises.id, gevraagd_op=today(), uiterlijk=today()))
    db.session.commit()
    return aanvraag, village


def versie_by(owner, kept):
    regeling = kept(Regeling(sleutel="buurtbon", naam="Buurtbon"))
    return RegelingVersie(regeling_id=regeling.id, nummer=1, naam="Buurtbon 2026", owner_id=owner.id, status="gepubliceerd")


@pytest.fixture
def bezwaar(office, kept):
    """Amina's bezwaar against the besluit on her aanvraag."""
    aanvraag, people = office
    days = {"besluit_op": today(), "bekend_op": today(), "bezwaar_tot": today()}
    besluit = kept(Besluit(aanvraag_id=aanvraag.id, uitkomst="afgewezen", reden=LETTER, **days))
    made = kept(Bezwaar(
        besluit_id=besluit.id, owner_id=people["amina"].id, kenmerk="BZ-2026-0001", gronden="Onjuist.",
        gebied_code=aanvraag.gebied_code, ingediend_op=today(), beslissen_voor=today(), status_at=now(),
    ))
    db.session.commit()
    return made


@pytest.fixture
def followed(person):
    """So many new people follow this initiatief."""

    def followed(plan, number):
        people = [person() for _ in range(number)]
        db.session.add_all(Follow(person_id=who.id, kind="initiatieven", key=str(plan.id)) for who in people)
        db.session.commit()

    return followed


@pytest.fixture
def happened(app):
    """Something happened to an initiatief, and it is kept."""

    def happened(plan, what, by, **rest):
        event = tell(plan, what, by=by, **rest)
        db.session.commit()
        return event

    return happened


@pytest.fixture
def as_staff(app):
    """The person with the roles they hold, as after logging in."""

    def as_staff(person):
        person.roles = roles_of(person)
        return person

    return as_staff
