"""Who hears that a promised answer is late, and when: by the levels of the profile, each once, and nothing more."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import insert, select, text

from portal import clock
from portal.errors import Misconfigured
from portal.extensions import db
from portal.inbreng import actions, queries, tijd
from portal.inbreng.models import Inbreng
from portal.inbreng.rules.afspraak import TE_LAAT, last_due
from portal.initiatieven import actions as initiatieven
from portal.initiatieven.models import Initiatief
from portal.initiatieven.rules import Status
from portal.profiel import FOLDER, read_profiel
from portal.story import delivery
from portal.story.models import Event, Mail, Notification
from portal.transaction import transaction
from tests.opgaven import inbreng_of, make_inbreng

# Promised on this Monday; in Hengelo the regisseur hears at once, the CMT after 5 and the wethouder after 10 working days.
PROMISED = date(2026, 6, 15)


def on(day):
    """Noon on a day of June 2026."""
    return clock.at(datetime(2026, 6, 1, 10, tzinfo=UTC) + timedelta(days=day - 1))


@pytest.fixture
def people(village, person):
    """The two who read along higher up."""
    village["cmt"] = person("Cees", rol="cmt")
    village["wethouder"] = person("Wil", rol="wijkwethouder", gebied="WK016402")
    village["elders"] = person("Els", rol="wijkwethouder", gebied="WK016404")
    return village


@pytest.fixture
def plan(people, initiatief_by):
    made = initiatief_by(people["amina"], Status.INGEDIEND)
    with on(8):
        line = make_inbreng(made)
        assert line.beloofd == PROMISED
    return made


def heard():
    """{event: the ids of who was told}."""
    rows = db.session.execute(
        select(Event.what, Notification.person_id).join(Notification, Notification.event_id == Event.id)
        .where(Event.what.startswith("inbreng.te_laat")).order_by(Event.id)
    )
    found = {}
    for what, person_id in rows:
        found.setdefault(what.partition("te_laat_")[2], []).append(person_id)
    return found


def test_each_level_hears_in_its_turn_and_once(people, plan):
    noor, cmt, wil = people["noor"].id, people["cmt"].id, people["wethouder"].id
    told = {
        15: {}, 16: {"regisseur": [noor]}, 22: {"regisseur": [noor]}, 23: {"regisseur": [noor], "cmt": [cmt]},
        29: {"regisseur": [noor], "cmt": [cmt]}, 30: {"regisseur": [noor], "cmt": [cmt], "college": [wil]},
        60: {"regisseur": [noor], "cmt": [cmt], "college": [wil]},
    }
    for day, expected in told.items():
        with on(day):
            tijd.pass_by()
            tijd.pass_by()
            with transaction():
                assert heard() == expected, day


def test_nothing_else_happens(people, plan):
    before = plan.status, plan.uiterlijk, plan.version
    with on(60):
        tijd.pass_by()
        with transaction():
            now = db.session.get(Initiatief, plan.id)
            assert (now.status, now.uiterlijk, now.version) == before
            assert inbreng_of(plan).beloofd == PROMISED


def test_a_messenger_that_stood_still_tells_every_level_after_all(people, plan):
    with on(60):
        assert tijd.pass_by()["te_laat"] == 3
        assert tijd.pass_by()["te_laat"] == 0


def test_what_is_answered_or_at_rest_is_not_late(people, plan, initiatief_by):
    waiting = initiatief_by(people["amina"], Status.INGEDIEND)
    with on(8):
        make_inbreng(waiting)
        actions.pause(inbreng_of(waiting), "Even wachten.", by=people["mo"])
        initiatieven.take_step(plan, "publiceren", by=people["mo"])
        db.session.commit()
    with on(60):
        assert tijd.pass_by()["te_laat"] == 0


def test_another_promise_begins_anew(people, plan):
    with on(16):
        tijd.pass_by()
        with transaction():
            actions.promise(inbreng_of(plan), date(2026, 6, 19), "Meer tijd.", by=people["mo"])
    with on(19):
        assert tijd.pass_by()["te_laat"] == 0
    with on(20):
        assert tijd.pass_by()["te_laat"] == 1
        with transaction():
            assert heard() == {"regisseur": [people["noor"].id] * 2}


def test_who_hears_may_read_what_is_late(people, plan, browse):
    with on(60):
        tijd.pass_by()
        delivery.write_notifications()
    with transaction():
        mails = {mail.to: mail for mail in db.session.scalars(select(Mail))}
    for name in ("noor", "cmt", "wethouder"):
        assert "Moestuin" in mails[people[name].email].subject
        assert "Het antwoord was afgesproken voor uiterlijk maandag 15 juni 2026." in mails[people[name].email].body
        assert browse(people[name]).get(f"/inbreng/{inbreng_of(plan).id}").status_code == 200
    assert browse(people["elders"]).get(f"/inbreng/{inbreng_of(plan).id}").status_code == 404


def test_the_command_says_what_it_told(app, people, plan):
    with on(16):
        assert app.test_cli_runner().invoke(args=["inbreng", "bijwerken"]).output == "1 te_laat, 0 stil\n"


def test_the_messenger_passes_by(app):
    assert tijd.pass_by in app.extensions["soon"]


@pytest.mark.parametrize(("number", "day", "due"), [
    (0, date(2026, 6, 16), date(2026, 6, 15)), (5, date(2026, 6, 23), date(2026, 6, 15)),
    (5, date(2026, 6, 22), date(2026, 6, 14)), (1, date(2026, 6, 15), date(2026, 6, 11)),
])
def test_the_last_promise_that_is_due(number, day, due):
    assert last_due(day, number, frozenset()) == due


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.toml")))
def test_every_profile_names_levels_we_know(name):
    levels = read_profiel(name).wijkwerk.escalatie
    assert levels and {level.rol for level in levels} <= set(TE_LAAT)
    assert [level.na_werkdagen for level in levels] == sorted(level.na_werkdagen for level in levels)


def test_a_level_nobody_knows_is_refused(tmp_path):
    words = (FOLDER / "hengelo.toml").read_text(encoding="utf-8").replace('rol = "cmt"', 'rol = "koning"')
    (tmp_path / "dorp.toml").write_text(words, encoding="utf-8")
    with pytest.raises(Misconfigured, match="koning"):
        read_profiel("dorp", tmp_path)


def test_looking_is_by_index_among_many(app):
    rows = [
        {"id": n, "soort": "signalen", "thing_id": n, "title": "Zo", "kenmerk": "", "thema": "", "status": "", "openbaar": False,
         "afgerond": n % 4 != 0, "ontvangen_op": PROMISED, "beloofd": PROMISED, "rust_reden": "", "escalatie": 3,
         "aard": "", "zwaarte": "", "belegd_bij": "", "inzet": "", "leidraad": {}, "leidraad_uitkomst": "",
         "leidraad_toelichting": ""}
        for n in range(1, 5001)
    ]
    db.session.execute(insert(Inbreng), rows)
    db.session.execute(text("ANALYZE"))
    db.session.commit()
    statement = str(queries.afspraken._late(0).params(due=PROMISED).compile(db.engine, compile_kwargs={"literal_binds": True}))
    explain = "EXPLAIN QUERY PLAN " if db.engine.name == "sqlite" else "EXPLAIN "
    plan = "\n".join(str(row) for row in db.session.execute(text(explain + statement)))
    assert "ix_inbreng_escalatie" in plan
