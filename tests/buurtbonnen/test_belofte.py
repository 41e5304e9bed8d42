"""The promise of an answer to an application: beside the clock of the law, and never later than it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from portal import clock
from portal.buurtbonnen import actions, opruimen
from portal.buurtbonnen.actions import behandelen, besluiten, termijn
from portal.buurtbonnen.models import Aanvraag
from portal.buurtbonnen.queries import one
from portal.errors import Needed, Refused
from portal.extensions import db
from portal.inbreng import actions as inbreng
from portal.inbreng import tijd
from portal.inbreng.models import Afspraak, Doorsturing, Inbreng, Pauze
from portal.inbreng.rules.afspraak import Uitkomst, outcome
from portal.story import delivery
from portal.story.models import Event, Mail, Notification
from portal.transaction import transaction
from tests.opgaven import inbreng_of

# Monday 2 March 2026: 30 working days end on 15 April (Easter lies between), eight weeks of the law on 28 April.
ON = datetime(2026, 3, 2, 10, tzinfo=UTC)
PROMISED, BY_LAW = date(2026, 4, 15), date(2026, 4, 28)


def later(days):
    return clock.at(ON + timedelta(days=days))


@pytest.fixture(autouse=True)
def monday():
    """The clock stands on that Monday, unless a test says later."""
    with clock.at(ON):
        yield


@pytest.fixture
def received(aanvraag_by, village, plafond):
    """Amina's application, received on that Monday."""
    made = aanvraag_by(village["amina"])
    actions.hand_in(made, by=village["amina"])
    db.session.commit()
    return made.id


def promises(id):
    rows = db.session.scalars(select(Afspraak).order_by(Afspraak.id))
    return [(row.beloofd, outcome(row, clock.today())) for row in rows]


def line():
    return inbreng_of(db.session.scalar(select(Aanvraag)))


def test_it_is_promised_and_told_beside_the_law(app, browse, village, received):
    assert promises(received) == [(PROMISED, Uitkomst.LOOPT)]
    assert (one(received).beslissen_voor, line().openbaar) == (BY_LAW, False)
    body = db.session.scalars(select(Mail)).first().body.replace("\u00a0", " ")
    assert "Uiterlijk woensdag 15 april 2026 hoor je van ons" in body
    assert "Uiterlijk dinsdag 28 april 2026 beslissen wij." in body
    page = browse(village["amina"]).get(f"/buurtbonnen/{received}").text.replace("\u00a0", " ")
    assert "Antwoord afgesproken: uiterlijk 15 april 2026" in page
    why = "We spraken af dat je eerder antwoord krijgt: uiterlijk woensdag 15 april 2026."
    assert why in page and why in browse(village["amina"]).get(f"/buurtbonnen/{received}/ontvangen").text.replace("\u00a0", " ")


def test_the_law_is_never_promised_away(aanvraag_by, versie_with, venster_of, village):
    versie = versie_with(beslistermijn="2w")
    made = aanvraag_by(village["amina"], versie_id=versie.id, venster_id=venster_of(versie).id)
    actions.hand_in(made, by=village["amina"])
    assert inbreng_of(made).beloofd == made.beslissen_voor == date(2026, 3, 16)


def test_a_besluit_keeps_it(received, henk, dora):
    with later(20):
        behandelen.put_forward(one(received), 12_000, "Het past.", by=henk)
        besluiten.decide(one(received), "toekennen", by=dora, bedrag=12_000, reden="Het past.")
        assert promises(received) == [(PROMISED, Uitkomst.NAGEKOMEN)]
        assert line().afgerond


def test_it_rests_while_the_applicant_completes_it(received, henk, village):
    with later(10):
        behandelen.ask_completion(one(received), "De offerte.", date(2026, 4, 1), by=henk)
        assert line().rust_reden == "De offerte."
    with later(20):
        actions.complete(one(received), by=village["amina"])
        [(day, what)] = promises(received)
        assert what == Uitkomst.LOOPT and PROMISED < day <= one(received).beslissen_voor
        assert line().rust_sinds is None


@pytest.mark.parametrize("goes_on", ["zonder", "verlopen"])
def test_it_goes_on_when_the_applicant_does_nothing(received, henk, goes_on):
    with later(10):
        verzoek = behandelen.ask_completion(one(received), "De offerte.", date(2026, 3, 20), by=henk)
    with later(25):
        if goes_on == "zonder":
            behandelen.go_on_without(one(received), "We gaan verder.", by=henk)
        else:
            termijn.expire(verzoek, one(received))
        assert line().rust_sinds is None and line().beloofd > PROMISED


def test_more_time_by_law_moves_it_in_time_and_with_the_reason(received, henk):
    with later(30):
        termijn.extend(one(received), 14, "Er was veel.", by=henk)
        day = one(received).beslissen_voor
        assert promises(received) == [(PROMISED, Uitkomst.VERZET), (day, Uitkomst.LOOPT)]
        assert db.session.scalars(select(Afspraak.reden).order_by(Afspraak.id)).all() == ["", "Er was veel."]


def test_it_rests_while_the_law_has_no_day(received, henk):
    with later(5):
        termijn.stand_still(one(received), "overmacht", "Brand.", date(2026, 3, 8), None, by=henk)
        assert (line().rust_reden, one(received).beslissen_voor) == ("Brand.", None)
    with later(15):
        termijn.run_on(one(received), by=henk)
        assert line().rust_sinds is None
        assert line().beloofd == one(received).beslissen_voor > BY_LAW


def test_more_time_while_it_rests_changes_nothing_of_what_we_wait_for(received, henk):
    with later(5):
        termijn.stand_still(one(received), "overmacht", "Brand.", date(2026, 3, 8), None, by=henk)
        termijn.extend(one(received), 14, "Er was veel.", by=henk)
        assert line().rust_reden == "Brand."


def test_taking_it_back_in_time_ends_it(received, village):
    with later(3):
        actions.withdraw(one(received), "Toch niet.", by=village["amina"])
        assert promises(received) == [(PROMISED, Uitkomst.VERVALLEN)]


def test_another_date_within_the_law_only_and_never_a_pause(received, henk, village):
    with later(30):
        with pytest.raises(Needed, match="wet"):
            inbreng.promise(line(), BY_LAW + timedelta(1), "Meer tijd.", by=henk)
        inbreng.promise(line(), BY_LAW, "Meer tijd.", by=henk)
        assert line().beloofd == BY_LAW
        for who in (henk, village["mo"], village["amina"]):
            with pytest.raises(Refused):
                inbreng.pause(line(), "Even wachten.", by=who)
        with pytest.raises(Refused):
            inbreng.promise(line(), BY_LAW, "Meer tijd.", by=village["mo"])


def test_sent_on_the_other_answers_and_the_applicant_hears(received, henk, village, browse):
    with later(5):
        behandelen.forward(one(received), "Provincie", "subsidie@voorbeeld.invalid", "Zij beslissen.", by=henk)
        db.session.commit()
        sent = db.session.scalar(select(Mail).where(Mail.to == "subsidie@voorbeeld.invalid"))
        link = next(row for row in sent.body.splitlines() if "/inbreng/antwoord/" in row).removeprefix("http://")
        path = "/" + link.partition("/")[2]
        page = browse().get(path)
        assert "Straatfeest" in page.text and "Jansen" not in page.text
        assert browse().post(path, data={"antwoord": "Ja, vanaf mei."}).status_code == 303
    heard = select(Notification.person_id).join(Event, Event.id == Notification.event_id)
    told = set(db.session.scalars(heard.where(Event.what == "inbreng.antwoord_dienst")))
    assert told == {village["amina"].id, henk.id, village["noor"].id}
    delivery.write_notifications()
    with transaction():
        assert not any("vanaf mei" in mail.body for mail in db.session.scalars(select(Mail)))


def test_what_was_written_about_it_goes_with_the_person(received, henk, village):
    with later(5):
        inbreng.promise(line(), BY_LAW, "Amina Jansen belde.", by=henk)
        behandelen.forward(one(received), "Provincie", "subsidie@voorbeeld.invalid", "Zij beslissen.", by=henk)
        inbreng.answer(inbreng_question(), "Mevrouw Jansen krijgt niets.")
        db.session.commit()
    with clock.at(ON + timedelta(days=366 * 8)):
        assert opruimen.opruimen_nu()["gegevens"] == 1
    with transaction():
        tables = [model.__table__ for model in (Inbreng, Afspraak, Pauze, Doorsturing, Event)]
        left = "\n".join(str(tuple(row)) for table in tables for row in db.session.execute(select(table)))
        assert "Jansen" not in left
        assert db.session.scalar(select(Inbreng.owner_id)) is None


def inbreng_question():
    return db.session.scalar(select(Doorsturing).options(joinedload(Doorsturing.inbreng)))


def test_who_steers_hears_that_it_is_late_and_nothing_of_what_it_is(received, person, browse):
    cmt = person("Cees", rol="cmt")
    kenmerk = one(received).kenmerk
    with later(80):
        tijd.pass_by()
        delivery.write_notifications()
        with transaction():
            mail = db.session.scalar(select(Mail).where(Mail.to == cmt.email))
            assert kenmerk in mail.subject and "Straatfeest" not in mail.subject + mail.body
        page = browse(cmt).get("/berichten/").text
        assert kenmerk in page and "Straatfeest" not in page
        assert browse(cmt).get(f"/inbreng/{line().id}").status_code == 404
