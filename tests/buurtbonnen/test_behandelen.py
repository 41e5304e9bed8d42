"""Handling an application: who may, the clock of the law, what must be done first, and what time does of itself."""

from datetime import UTC, date, datetime, timedelta

import pytest

from portal import clock
from portal.buurtbonnen import actions, tijd
from portal.buurtbonnen.actions import behandelen, besluiten, complete, termijn
from portal.buurtbonnen.models import Aanvulverzoek, Schorsing, Werknotitie
from portal.buurtbonnen.queries import one
from portal.buurtbonnen.rules.behandelen import Voorstel, voorstel_of
from portal.buurtbonnen.rules.status import Status
from portal.errors import Needed, NotNow, Refused
from portal.extensions import db
from portal.regelingen.actions import plafond as kas
from portal.regelingen.models import Plafond, Storing
from portal.regelingen.queries.plafond import sums_of
from portal.story.models import Event, Mail, Notification


def on(day, month, hour=10):
    return clock.at(datetime(2026, month, day, hour, tzinfo=UTC))


@pytest.fixture
def asked(aanvraag_by, village, plafond):
    """Amina's application, received on 2 March 2026."""
    moment = datetime(2026, 3, 2, 9, tzinfo=UTC)
    return aanvraag_by(
        village["amina"], Status.INGEDIEND, ontvangen_op=date(2026, 3, 2), ontvangen_at=moment, compleet_op=moment,
        beslissen_voor=date(2026, 4, 28),
    )


def ask(aanvraag, henk, until=date(2026, 3, 30)):
    with on(16, 3):
        behandelen.ask_completion(aanvraag, "Stuur een offerte.", until, by=henk)
        db.session.commit()
    return one(aanvraag.id)


def events(aanvraag):
    return [event.what.partition(".")[2] for event in db.session.query(Event).filter_by(thing_id=aanvraag.id).order_by(Event.id)]


# The clock


def test_two_weeks_of_waiting_move_the_last_day_by_the_days_that_did_not_count(asked, henk, village):
    aanvraag = ask(asked, henk)
    assert (aanvraag.status, aanvraag.beslissen_voor) == (Status.AANVULLING_GEVRAAGD, None)
    with on(25, 3):
        complete(aanvraag, by=village["amina"])
    [rest] = db.session.query(Schorsing)
    assert (rest.van, rest.tot) == (date(2026, 3, 17), date(2026, 3, 25))
    assert (aanvraag.status, aanvraag.beslissen_voor) == (Status.INGEDIEND, date(2026, 5, 6))


def test_a_request_without_a_day_to_come_is_not_sent(asked, henk):
    with on(16, 3):
        for until in (None, date(2026, 3, 16), date(2026, 3, 1)):
            with pytest.raises(Needed, match="datum"):
                behandelen.ask_completion(asked, "Stuur een offerte.", until, by=henk)
        with pytest.raises(Needed, match="reden"):
            behandelen.ask_completion(asked, "  ", date(2026, 3, 30), by=henk)
    db.session.rollback()
    assert (db.session.query(Aanvulverzoek).count(), db.session.query(Schorsing).count()) == (0, 0)


def test_what_comes_in_late_stood_still_only_until_the_day_that_was_set(asked, henk, village):
    aanvraag = ask(asked, henk)
    with on(20, 4):
        complete(aanvraag, by=village["amina"])
    assert db.session.query(Schorsing).one().tot == date(2026, 3, 31)


def test_going_on_without_what_was_asked_lets_the_clock_run_and_gives_the_place_back(asked, henk):
    aanvraag = ask(asked, henk)
    assert aanvraag.compleet_op is None
    with on(18, 3):
        behandelen.go_on_without(aanvraag, "We kunnen zonder verder.", by=henk)
    assert (aanvraag.status, aanvraag.compleet_op.day) == (Status.INGEDIEND, 18)
    assert db.session.query(Schorsing).one().tot == date(2026, 3, 18)
    assert db.session.query(Aanvulverzoek).one().aangevuld_op is None


def test_an_extension_is_told_with_its_reason_once_and_in_time(asked, henk):
    with on(20, 4):
        termijn.extend(asked, 14, "We wachten op een collega.", by=henk)
        assert asked.beslissen_voor == date(2026, 5, 11)
        with pytest.raises(NotNow):
            termijn.extend(asked, 7, "Nog eens.", by=henk)
    letter = db.session.query(Mail).filter_by(to="amina@voorbeeld.invalid").one()
    assert "We wachten op een collega." in letter.body
    assert "11 mei 2026" in letter.body


@pytest.mark.parametrize("dagen", [0, -1, None, 43])
def test_an_extension_is_no_longer_than_the_regeling_allows(asked, henk, dagen):
    with on(20, 4), pytest.raises(Needed, match="dagen"):
        termijn.extend(asked, dagen, "Het is druk.", by=henk)


def test_too_late_to_extend_once_the_term_is_over(asked, henk):
    with on(29, 4), pytest.raises(NotNow):
        termijn.extend(asked, 7, "Het is druk.", by=henk)


def test_in_default_only_after_the_last_day_and_once(asked, henk, village):
    with on(28, 4), pytest.raises(NotNow):
        termijn.in_default(asked, date(2026, 4, 28), by=village["amina"])
    with on(29, 4):
        termijn.in_default(asked, date(2026, 4, 29), by=village["amina"])
        with pytest.raises(NotNow):
            termijn.in_default(asked, date(2026, 4, 29), by=henk)
    assert asked.in_gebreke_op == date(2026, 4, 29)
    told = db.session.query(Event).filter_by(what="aanvragen.in_gebreke").one()
    assert told.data == {"vanaf": "2026-05-14"}
    assert {row.person_id for row in db.session.query(Notification).filter_by(event_id=told.id)} == {henk.id}
    receipt = db.session.query(Mail).filter_by(to=village["amina"].email).order_by(Mail.id.desc()).first()
    assert receipt.subject.startswith("We hebben je ingebrekestelling ontvangen")
    assert "uiterlijk woensdag 13 mei 2026" in receipt.body


def test_staff_write_down_the_day_a_letter_came_in_and_no_day_to_come(asked, henk, village):
    with on(4, 5):
        with pytest.raises(Needed, match="datum"):
            termijn.in_default(asked, date(2026, 5, 5), by=henk)
        with pytest.raises(Refused):
            termijn.in_default(asked, date(2026, 5, 1), by=village["bas"])
        termijn.in_default(asked, date(2026, 5, 1), by=henk)
    assert asked.in_gebreke_op == date(2026, 5, 1)


# What time does


def test_two_reminders_and_then_the_clock_runs_on_and_nobody_decides(app, asked, henk):
    aanvraag = ask(asked, henk)
    id = aanvraag.id
    done = {}
    for day in range(17, 32):
        with on(day, 3):
            found, again = tijd.pass_by(), tijd.pass_by()
            done[day] = found["herinnerd"], found["verlopen"]
            assert (again["herinnerd"], again["verlopen"]) == (0, 0)
    assert [day for day, (reminded, _) in done.items() if reminded] == [23, 27]
    assert [day for day, (_, expired) in done.items() if expired] == [31]
    found = one(id)
    assert (found.status, found.beslissen_voor) == (Status.AANVULLING_GEVRAAGD, date(2026, 5, 11))
    assert events(found)[-1] == "aanvulling_verlopen"
    assert db.session.query(Mail).filter(Mail.subject.contains("aanvulling"), Mail.to == "amina@voorbeeld.invalid").count() == 2
    assert app.test_cli_runner().invoke(args=["buurtbonnen", "termijnen"]).output.startswith("0 herinnerd, 0 verlopen")


def test_after_days_in_which_nothing_ran_one_reminder_is_enough(asked, henk):
    aanvraag = ask(asked, henk)
    with on(28, 3):
        assert [tijd.pass_by()["herinnerd"] for _turn in range(3)] == [1, 0, 0]
    with on(29, 3):
        assert tijd.pass_by()["herinnerd"] == 0
    assert db.session.query(Aanvulverzoek).filter_by(aanvraag_id=aanvraag.id).one().herinnerd == 2


def test_the_page_says_until_when_it_could_be_completed_and_that_it_still_can(asked, henk, village, browse):
    aanvraag, late = ask(asked, henk), "Het kan nog, zolang wij niet hebben beslist."
    for day, is_late in ((30, False), (31, True)):
        with on(day, 3):
            page = browse(village["amina"]).get(f"/buurtbonnen/{aanvraag.id}").text
        assert (late in page, "We hebben nog iets van je nodig" in page) == (is_late, not is_late)


def test_what_was_taken_back_is_not_reminded_of_and_ends_no_other_suspension(asked, henk, browse):
    aanvraag = ask(asked, henk)
    with on(18, 3):
        behandelen.go_on_without(aanvraag, "Het kan zonder.", by=henk)
        behandelen.ask_completion(aanvraag, "Toch een begroting.", date(2026, 4, 20), by=henk)
        db.session.commit()
        page = browse(henk).get(f"/buurtbonnen/beheer/{aanvraag.id}").text
    assert "16 maart 2026, daar wachten we niet meer op" in page and "16 maart 2026, uiterlijk" not in page
    assert "18 maart 2026, uiterlijk" in page
    for day, done in (((25, 3), (0, 0)), ((31, 3), (0, 0)), ((3, 4), (1, 0)), ((21, 4), (0, 1))):
        with on(*day):
            found = tijd.pass_by()
            assert (day, (found["herinnerd"], found["verlopen"])) == (day, done)
    assert [rest.tot for rest in db.session.query(Schorsing).order_by(Schorsing.id)] == [date(2026, 3, 18), date(2026, 4, 21)]


def test_one_application_that_fails_does_not_hold_up_the_others(app, asked, aanvraag_by, henk, village):
    other = aanvraag_by(village["amina"], Status.INGEDIEND, ontvangen_op=date(2026, 3, 2))
    broken, whole = ask(asked, henk), ask(other, henk)
    db.session.delete(broken.aanvrager)
    db.session.commit()
    with on(23, 3):
        done = app.test_cli_runner().invoke(args=["buurtbonnen", "termijnen"])
    assert done.output.startswith("1 herinnerd, 0 verlopen") and done.exit_code == 1
    assert "Dit ging mis, en de rest is gedaan: portal.buurtbonnen.tijd.remind_one (1 keer)." in done.output
    subjects = {mail.subject for mail in db.session.query(Mail).filter(Mail.subject.contains("Vergeet"))}
    assert subjects == {f"Vergeet je aanvulling niet: {whole.kenmerk}"}


def test_after_expiry_it_can_be_put_forward_to_be_put_aside_and_not_before(asked, henk):
    aanvraag = ask(asked, henk)
    aside = {"voorstel": Voorstel.BUITEN_BEHANDELING, "by": henk}
    with on(30, 3), pytest.raises(Needed, match="datum"):
        behandelen.put_forward(aanvraag, None, "U stuurde niets.", **aside)
    with on(31, 3):
        with pytest.raises(Needed, match="datum"):
            behandelen.put_forward(aanvraag, 12_000, "Toch goed.", by=henk)
        behandelen.put_forward(aanvraag, None, "U stuurde niets.", **aside)
    assert (aanvraag.status, voorstel_of(aanvraag)) == (Status.TER_BESLUIT, Voorstel.BUITEN_BEHANDELING)
    assert db.session.query(Schorsing).one().tot == date(2026, 3, 31)


def put_aside(aanvraag, henk, dora):
    behandelen.put_forward(aanvraag, None, "U stuurde niets.", voorstel=Voorstel.BUITEN_BEHANDELING, by=henk)
    return besluiten.decide(aanvraag, "buiten_behandeling_stellen", by=dora, reden="U stuurde niets.")


@pytest.mark.parametrize("later", [(18, 3), (7, 4)])
def test_what_was_taken_back_in_time_was_no_chance_to_complete(asked, henk, dora, later):
    """Awb 4:5: nobody could send anything any more, that day or after the day that was set."""
    aanvraag = ask(asked, henk)
    with on(18, 3):
        behandelen.go_on_without(aanvraag, "Het kan zonder.", by=henk)
        db.session.commit()
    with on(*later), pytest.raises(Needed, match="herstel"):
        put_aside(one(aanvraag.id), henk, dora)


def test_a_second_request_is_a_chance_again(asked, henk, dora, village):
    aanvraag = ask(asked, henk)
    with on(18, 3):
        behandelen.go_on_without(aanvraag, "Het kan zonder.", by=henk)
        behandelen.ask_completion(aanvraag, "Toch een offerte.", date(2026, 4, 1), by=henk)
        db.session.commit()
    with on(19, 3):
        complete(one(aanvraag.id), by=village["amina"])
        assert put_aside(one(aanvraag.id), henk, dora).feiten["verzoek"]["aangevuld"]
    first, second = db.session.query(Aanvulverzoek).order_by(Aanvulverzoek.id)
    assert (first.aangevuld_op, second.aangevuld_op) == (None, date(2026, 3, 19))


@pytest.mark.parametrize(("last", "late"), [((28, 4), False), ((29, 4), True)])
def test_going_on_after_the_last_day_begins_no_new_four_weeks(asked, henk, dora, last, late):
    """Awb 4:5 lid 4: four weeks after 30 March end on Koningsdag. Nothing came, and the letter says so."""
    aanvraag = ask(asked, henk)
    with on(2, 4):
        behandelen.go_on_without(aanvraag, "We zien wel.", by=henk)
        db.session.commit()
    with on(*last):
        if late:
            with pytest.raises(Needed, match="herstel"):
                put_aside(one(aanvraag.id), henk, dora)
        else:
            assert not put_aside(one(aanvraag.id), henk, dora).feiten["verzoek"]["aangevuld"]


def test_an_outage_on_the_last_day_gives_more_time_to_complete(browse, asked, henk, dora):
    """Down on 30 and 31 March: until 1 April, for who asks, for the dossier and for the besluit."""
    aanvraag = ask(asked, henk)
    out = {"van": datetime(2026, 3, 30, 8, tzinfo=UTC), "tot": datetime(2026, 3, 31, 12, tzinfo=UTC)}
    db.session.add(Storing(**out, wat="Stroom"))
    db.session.commit()
    forward = f"/buurtbonnen/beheer/{aanvraag.id}/voorleggen"
    with on(1, 4):
        page = browse(henk).get(f"/buurtbonnen/beheer/{aanvraag.id}").text
        assert forward not in page and "De tijd om aan te vullen is voorbij" not in page
        with pytest.raises(Needed, match="datum"):
            put_aside(one(aanvraag.id), henk, dora)
        with pytest.raises(Needed, match="herstel"):
            besluiten.decide(one(aanvraag.id), "buiten_behandeling_stellen", by=dora, reden="U stuurde niets.")
    with on(2, 4):
        page = browse(henk).get(f"/buurtbonnen/beheer/{aanvraag.id}").text
        assert forward in page and "woensdag 29 april 2026" in page.replace("\u00a0", " ")
        assert put_aside(one(aanvraag.id), henk, dora).feiten["verzoek"]["uiterlijk"] == "2026-04-01"


# Who may, and what must be done first


DEEDS = {
    "oppakken": lambda aanvraag, by: behandelen.take_up(aanvraag, by=by),
    "notitie": lambda aanvraag, by: behandelen.add_note(aanvraag, "Bellen.", by=by),
    "aanvulling": lambda aanvraag, by: behandelen.ask_completion(
        aanvraag, "Stuur een offerte.", clock.today() + timedelta(14), by=by),
    "raadpleging": lambda aanvraag, by: behandelen.consult(aanvraag, "In het buurthuis.", by=by),
    "deel": lambda aanvraag, by: behandelen.offer_part(aanvraag, 5_000, by=by),
    "voorleggen": lambda aanvraag, by: behandelen.put_forward(aanvraag, 12_000, "Het past.", by=by),
    "verdagen": lambda aanvraag, by: termijn.extend(aanvraag, 7, "Het is druk.", by=by),
    "doorsturen": lambda aanvraag, by: behandelen.forward(
        aanvraag, "De provincie", "post@voorbeeld.invalid", "Zij gaan erover.", by=by),
}


@pytest.fixture
def fresh(aanvraag_by, village, plafond):
    return aanvraag_by(village["amina"], Status.INGEDIEND)


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("who", ["amina", "bas", "mo", "bea", "rik"])
def test_only_staff_of_applications_handle_them(fresh, village, deed, who):
    with pytest.raises(Refused):
        DEEDS[deed](fresh, village[who])


@pytest.mark.parametrize("deed", DEEDS)
def test_a_behandelaar_handles_in_the_own_area_only(fresh, person, henk, deed):
    with pytest.raises(Refused):
        DEEDS[deed](fresh, person("Els", rol="behandelaar", gebied="WK016404"))
    DEEDS[deed](fresh, henk)


@pytest.mark.parametrize("deed", DEEDS)
def test_nobody_handles_an_application_of_their_own(aanvraag_by, henk, plafond, deed):
    with pytest.raises(Refused):
        DEEDS[deed](aanvraag_by(henk, Status.INGEDIEND), henk)


@pytest.mark.parametrize("deed", sorted(set(DEEDS) - {"notitie"}))
def test_nothing_is_handled_once_it_was_decided(aanvraag_by, village, henk, plafond, deed):
    with pytest.raises(NotNow):
        DEEDS[deed](aanvraag_by(village["amina"], Status.AFGEWEZEN), henk)


def test_who_decides_may_write_a_note_that_nobody_else_hears_of(fresh, dora, village, browse):
    behandelen.add_note(fresh, "Kijk naar artikel 5.", by=dora)
    db.session.commit()
    assert (db.session.query(Werknotitie).count(), events(fresh)) == (1, [])
    assert "Kijk naar artikel 5." not in browse(village["amina"]).get(f"/buurtbonnen/{fresh.id}").text


def test_putting_forward_keeps_the_proposal_and_who_handled_it(fresh, henk):
    behandelen.put_forward(fresh, 10_000, "Een deel past.", by=henk)
    assert (fresh.status, fresh.behandelaar_id, fresh.voorstel_bedrag) == (Status.TER_BESLUIT, henk.id, 10_000)
    assert voorstel_of(fresh) == Voorstel.TOEKENNEN


@pytest.mark.parametrize("bedrag", [None, 0, 12_001])
def test_a_proposal_to_grant_names_an_amount_that_was_asked(fresh, henk, bedrag):
    with pytest.raises(Needed, match="bedrag"):
        behandelen.put_forward(fresh, bedrag, "Het past.", by=henk)
    behandelen.put_forward(fresh, bedrag, "Het past niet.", voorstel=Voorstel.AFWIJZEN, by=henk)
    assert voorstel_of(fresh) == Voorstel.AFWIJZEN


def test_above_the_threshold_the_area_is_consulted_first(versie_with, venster_of, aanvraag_by, village, henk):
    versie = versie_with(raadpleging_boven=10_000)
    aanvraag = aanvraag_by(village["amina"], Status.INGEDIEND, versie_id=versie.id, venster_id=venster_of(versie).id)
    with pytest.raises(Needed, match="raadpleging"):
        behandelen.put_forward(aanvraag, 12_000, "Het past.", by=henk)
    behandelen.consult(aanvraag, "Op een avond in het buurthuis.", by=henk)
    behandelen.put_forward(aanvraag, 12_000, "Het past.", by=henk)
    assert aanvraag.status == Status.TER_BESLUIT


def test_where_the_organisation_has_a_say_it_is_asked_first(fresh, organisatie_of, henk):
    organisatie_of()
    with pytest.raises(Needed, match="advies"):
        behandelen.put_forward(fresh, 12_000, "Het past.", by=henk)


def test_who_decides_lays_it_back_with_what_is_to_be_done(fresh, henk, dora):
    behandelen.put_forward(fresh, 12_000, "Het past.", by=henk)
    with pytest.raises(Refused):
        behandelen.send_back(fresh, "Vraag een offerte.", by=henk)
    behandelen.send_back(fresh, "Vraag een offerte.", by=dora)
    assert fresh.status == Status.INGEDIEND


def test_sending_it_on_takes_the_whole_application_and_frees_the_money(fresh, henk, plafond):
    behandelen.take_up(fresh, by=henk)
    fresh.compleet_op = clock.now() - timedelta(1)
    with pytest.raises(Needed, match="naar"):
        behandelen.forward(fresh, " ", "post@voorbeeld.invalid", "Zij gaan erover.", by=henk)
    behandelen.forward(fresh, "De provincie", "post@voorbeeld.invalid", "Zij gaan erover.", by=henk)
    db.session.commit()
    assert (fresh.status, sums_of(plafond.id, fresh.id)["gereserveerd"]) == (Status.DOORGESTUURD, 0)
    letter = db.session.query(Mail).filter_by(to="post@voorbeeld.invalid").one().body
    assert "Zij gaan erover." in letter
    assert "Amina Jansen" in letter


def test_a_part_is_offered_and_the_applicant_alone_agrees(fresh, henk, village):
    behandelen.offer_part(fresh, 5_000, by=henk)
    with pytest.raises(Refused):
        behandelen.answer_part(fresh, True, by=village["bas"])
    behandelen.answer_part(fresh, True, by=village["amina"])
    assert (fresh.deel_bedrag, fresh.deel_akkoord_op is not None) == (5_000, True)
    with pytest.raises(NotNow):
        behandelen.answer_part(fresh, False, by=village["amina"])


def test_a_part_that_was_declined_is_off_the_table(fresh, henk, village):
    behandelen.offer_part(fresh, 5_000, by=henk)
    behandelen.answer_part(fresh, False, by=village["amina"])
    assert (fresh.deel_bedrag, fresh.deel_akkoord_op) == (None, None)


def test_an_answer_counts_for_the_amount_that_stood_on_the_page(fresh, henk, village, browse):
    """Two tabs: no to € 50 in one, then € 30 is offered, then yes to € 50 in the other."""
    amina, door = browse(village["amina"]), f"/buurtbonnen/{fresh.id}/deel"
    behandelen.offer_part(fresh, 5_000, by=henk)
    db.session.commit()
    assert 'name="deel" type="hidden" value="5000"' in amina.get(door).text
    amina.post(door, data={"antwoord": "nee", "deel": "5000"})
    behandelen.offer_part(one(fresh.id), 3_000, by=henk)
    db.session.commit()
    late = amina.post(door, data={"antwoord": "ja", "deel": "5000"})
    assert "We stellen intussen een ander bedrag voor." in late.text and "€ 30" in late.text.replace("\u00a0", " ")
    assert one(fresh.id).deel_akkoord_op is None
    assert amina.post(door, data={"antwoord": "ja", "deel": "3000"}).status_code == 303
    assert one(fresh.id).deel_akkoord_op is not None


def test_another_part_can_be_offered_once_others_got_the_money_for_the_one_agreed_to(
    versie_with, venster_of, aanvraag_by, village, henk, browse
):
    venster = venster_of(versie_with(deel_toekennen=True))
    small = Plafond(venster_id=venster.id, gebied_code="WK016402", bedrag=9_000)
    db.session.add(small)
    db.session.commit()
    of = {"versie_id": venster.versie_id, "venster_id": venster.id}
    hers = aanvraag_by(village["amina"], Status.INGEDIEND, behandelaar_id=henk.id, **of)
    other = aanvraag_by(village["bas"], Status.INGEDIEND, gevraagd=6_000, **of)
    dossier, again = f"/buurtbonnen/beheer/{hers.id}", f"/buurtbonnen/beheer/{hers.id}/deel"
    behandelen.offer_part(hers, 5_000, by=henk)
    db.session.commit()
    assert again not in browse(henk).get(dossier).text
    kas.reserve(small.id, other.id, 6_000, by=henk)
    behandelen.answer_part(one(hers.id), True, by=village["amina"])
    db.session.commit()
    assert again in browse(henk).get(dossier).text
    assert browse(henk).post(again, data={"bedrag": "30"}).status_code == 303
    behandelen.answer_part(one(hers.id), True, by=village["amina"])
    db.session.commit()
    assert sums_of(small.id, hers.id)["gereserveerd"] == 3_000 and again not in browse(henk).get(dossier).text


def test_a_part_that_was_agreed_to_lapses_when_no_more_than_that_is_asked(fresh, henk, village):
    behandelen.offer_part(fresh, 5_000, by=henk)
    behandelen.answer_part(fresh, True, by=village["amina"])
    behandelen.ask_completion(fresh, "Kan het goedkoper?", clock.today() + timedelta(14), ["kosten"], by=henk)
    db.session.commit()
    line = {"omschrijving": "Tent", "categorie": "materiaal", "soort": "huren", "bedrag": 4_000, "baat": False}
    actions.answer(one(fresh.id), {"posten": [line]}, by=village["amina"])
    found = one(fresh.id)
    assert (found.gevraagd, found.deel_bedrag, found.deel_akkoord_op) == (4_000, None, None)


def test_who_has_no_account_gets_the_question_by_mail(aanvraag_by, henk, plafond):
    paper = aanvraag_by(None, Status.INGEDIEND, ingevoerd_door_id=henk.id, ontvangen_via="post")
    behandelen.ask_completion(paper, "Stuur een offerte.", clock.today() + timedelta(14), by=henk)
    assert "Stuur een offerte." in db.session.query(Mail).one().body
