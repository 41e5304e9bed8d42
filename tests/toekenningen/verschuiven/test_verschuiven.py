"""Granted money that goes elsewhere: asked by the board, decided by somebody else, and the books agree after each."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest

from portal.clock import at, today
from portal.errors import Needed, NotNow, Refused
from portal.extensions import db
from portal.regelingen.queries.plafond import compared, sums_of
from portal.story.models import Event
from portal.toekenningen import queries, tijd
from portal.toekenningen.actions import kas, verschuiven
from portal.toekenningen.models import Toekenning, Verschuiving
from portal.toekenningen.rules.verschuiving import Soort
from tests.besteding import AMBTSHALVE, VERANTWOORDING, make_uitgave, make_versie, pay
from tests.toekenningen.verschuiven.asking import YEAR, asked, granted


def in_balance(*toekenningen):
    """The sums of each grant are those of its boekingen, and every plafond agrees with its own."""
    db.session.commit()
    assert {row.unequal for row in compared()} == {False}
    for toekenning in toekenningen:
        own, lines = kas.sums_of(toekenning.id), sums_of(toekenning.plafond_id, toekenning.id)
        assert {som: lines[som] for som in own} == own


def fresh(toekenning):
    """As another request would read it."""
    db.session.commit()
    db.session.expire_all()
    return queries.one(toekenning.id)


def test_unspent_basic_money_goes_to_the_activities_of_the_same_group(toekenning, activiteiten, amina, dora):
    made = asked(toekenning, Soort.REST, 30_000, amina, naar_id=activiteiten.id)
    verschuiven.decide(made, True, by=dora)
    in_balance(toekenning, activiteiten)
    assert (toekenning.toegekend, activiteiten.toegekend) == (70_000, 50_000)
    assert [termijn.bedrag for termijn in fresh(activiteiten).termijnen] == [20_000, 30_000]


def test_what_was_paid_already_is_set_off_and_nobody_pays_it_twice(toekenning, activiteiten, amina, dora, bea):
    pay(toekenning, 90_000, by=bea)
    made = asked(toekenning, Soort.REST, 30_000, amina, naar_id=activiteiten.id)
    verschuiven.decide(made, True, by=dora)
    in_balance(toekenning, activiteiten)
    assert (toekenning.toegekend, toekenning.te_betalen, toekenning.terug_te_betalen) == (70_000, 0, 0)
    assert (activiteiten.toegekend, activiteiten.uitbetaald, activiteiten.te_betalen) == (50_000, 20_000, 30_000)
    kas.settle(toekenning, 60_000, by=bea)
    assert toekenning.terug_te_betalen == 10_000


def test_what_was_spent_stays(toekenning, activiteiten, village, amina):
    make_uitgave(toekenning, village["mo"], 95_000)
    with pytest.raises(Needed, match="bedrag"):
        verschuiven.ask(toekenning, Soort.REST, 5_001, "Over.", by=amina, naar_id=activiteiten.id)
    asked(toekenning, Soort.REST, 5_000, amina, naar_id=activiteiten.id)
    with pytest.raises(Needed, match="bedrag"):
        verschuiven.ask(toekenning, Soort.REST, 1, "Nog meer.", by=amina, naar_id=activiteiten.id)


def test_money_that_was_not_paid_goes_to_another_organisation(toekenning, buren, amina, dora, bea):
    pay(toekenning, 90_000, by=bea)
    with pytest.raises(Needed, match="bedrag"):
        verschuiven.ask(toekenning, Soort.OVERDRACHT, 10_001, "Voor hen.", by=amina, naar_id=buren.id)
    verschuiven.decide(asked(toekenning, Soort.OVERDRACHT, 10_000, amina, naar_id=buren.id), True, by=dora)
    in_balance(toekenning, buren)
    assert (toekenning.overgedragen, buren.overgedragen, buren.te_betalen) == (10_000, -10_000, 40_000)


def test_only_a_budget_on_the_list_can_receive(toekenning, activiteiten, buren, amina):
    for soort, naar_id in ((Soort.REST, buren.id), (Soort.OVERDRACHT, activiteiten.id), (Soort.REST, toekenning.id),
                           (Soort.REST, None)):
        with pytest.raises(Needed, match="naar"):
            verschuiven.ask(toekenning, soort, 100, "Zomaar.", by=amina, naar_id=naar_id)


def test_saving_is_kept_until_its_last_day_and_then_goes_back(toekenning, amina, dora):
    ends = [date(YEAR + more, 12, 31) for more in (1, 2, 3)]
    with pytest.raises(Needed, match="tot"):
        verschuiven.ask(toekenning, Soort.SPAREN, 100, "Later.", by=amina, tot=date(YEAR + 4, 12, 31))
    verschuiven.decide(asked(toekenning, Soort.SPAREN, 40_000, amina, tot=ends[2]), True, by=dora)
    in_balance(toekenning)
    assert (toekenning.gespaard, toekenning.gespaard_tot, toekenning.te_betalen) == (40_000, ends[2], 60_000)
    assert tijd.pass_by()["sparen voorbij"] == 0
    end(toekenning, today() - timedelta(1))
    assert tijd.pass_by()["sparen voorbij"] == 1
    assert tijd.pass_by()["sparen voorbij"] == 0
    in_balance(toekenning)
    found = queries.one(toekenning.id)
    assert (found.gespaard, found.toegekend, found.vrijgevallen) == (0, 60_000, 40_000)
    told = db.session.scalars(db.select(Event.what).where(Event.what == "toekenningen.sparen_voorbij")).all()
    assert len(told) == 1


def test_saving_again_never_makes_it_end_sooner(toekenning, amina, dora):
    """There is one last day for all that is saved: the later one, also of two that were asked at once."""
    ends = {more: date(YEAR + more, 12, 31) for more in (1, 3)}
    first, second = (asked(toekenning, Soort.SPAREN, cents, amina, tot=ends[more]) for cents, more in ((40_000, 3), (10_000, 1)))
    verschuiven.decide(first, True, by=dora)
    verschuiven.decide(second, True, by=dora)
    in_balance(toekenning)
    assert (toekenning.gespaard, toekenning.gespaard_tot) == (50_000, ends[3])
    with pytest.raises(Needed, match="tot"):
        verschuiven.ask(toekenning, Soort.SPAREN, 100, "Nog iets.", by=amina, tot=ends[1])


def end(toekenning, day):
    db.session.execute(db.update(Toekenning).where(Toekenning.id == toekenning.id).values(gespaard_tot=day))
    db.session.commit()
    db.session.expire_all()


def test_the_last_day_of_saving_still_counts(toekenning, amina, dora):
    verschuiven.decide(asked(toekenning, Soort.SPAREN, 40_000, amina, tot=date(YEAR + 1, 12, 31)), True, by=dora)
    end(toekenning, today())
    assert tijd.pass_by()["sparen voorbij"] == 0


@pytest.fixture
def saved(toekenning, amina, dora, bea):
    """€ 400 is saved, and the rest was paid and settled."""
    verschuiven.decide(asked(toekenning, Soort.SPAREN, 40_000, amina, tot=date(YEAR + 1, 12, 31)), True, by=dora)
    pay(toekenning, 60_000, by=bea)
    kas.settle(toekenning, 60_000, by=bea, sparen=40_000)
    toekenning.status = "vastgesteld"
    db.session.commit()
    return queries.one(toekenning.id)


def test_saved_money_is_used_in_a_later_year_and_accounted_for_again(saved, amina, dora):
    verschuiven.decide(asked(saved, Soort.OPNAME, 25_000, amina), True, by=dora)
    in_balance(saved)
    found = fresh(saved)
    assert (found.status, found.gespaard, found.te_betalen) == ("lopend", 15_000, 25_000)
    assert found.klaar_op == date(YEAR, 12, 31) and found.verantwoorden_voor > found.klaar_op
    assert found.termijnen[-1].bedrag == 25_000


def test_who_was_drawn_has_time_to_account_for_saved_money_too(bea, groep, amina, dora):
    toekenning = granted(make_versie(bea, "klein", **AMBTSHALVE, sparen_jaren=3), bea, groep)
    verschuiven.decide(asked(toekenning, Soort.SPAREN, 40_000, amina, tot=date(YEAR + 1, 12, 31)), True, by=dora)
    pay(toekenning, 60_000, by=bea)
    kas.settle(toekenning, 60_000, by=bea, sparen=40_000)
    toekenning.status, toekenning.steekproef, toekenning.verantwoorden_voor = "vastgesteld", True, today() - timedelta(30)
    verschuiven.decide(asked(queries.one(toekenning.id), Soort.OPNAME, 25_000, amina), True, by=dora)
    found = fresh(toekenning)
    assert (found.status, found.vorm) == ("lopend", "bonnen")
    assert found.klaar_op < found.verantwoorden_voor < found.vaststellen_voor


def test_more_than_was_saved_cannot_be_used(saved, amina):
    with pytest.raises(Needed, match="bedrag"):
        verschuiven.ask(saved, Soort.OPNAME, 40_001, "Te veel.", by=amina)


def test_a_version_that_does_not_allow_it_does_not(bea, groep, amina):
    plain = granted(make_versie(bea, "streng", **VERANTWOORDING), bea, groep)
    for soort in (Soort.REST, Soort.OVERDRACHT, Soort.SPAREN):
        with pytest.raises(NotNow, match="verschuiven"):
            verschuiven.ask(plain, soort, 100, "Graag.", by=amina)


@pytest.fixture
def intended(toekenning):
    """The gemeente announced that it means to settle lower."""
    db.session.execute(db.update(Toekenning).where(Toekenning.id == toekenning.id).values(status="voornemen"))
    return fresh(toekenning)


def test_nothing_is_asked_while_a_lower_amount_is_announced(intended, activiteiten, amina, browse):
    for soort in (Soort.REST, Soort.OVERDRACHT, Soort.SPAREN):
        with pytest.raises(Refused):
            verschuiven.ask(intended, soort, 100, "Graag.", by=amina, naar_id=activiteiten.id)
    place = f"/toekenningen/{intended.id}"
    board = browse(amina)
    assert "Geld anders gebruiken" not in board.get(place).text
    assert board.get(f"{place}/verschuiven").status_code == 403
    assert board.post(f"{place}/verschuiven?soort=rest", data={"bedrag": "1", "reden": "Toch."}).status_code == 403


def test_what_was_asked_before_a_lower_amount_was_announced_waits_for_that(toekenning, activiteiten, amina, dora, browse):
    made = asked(toekenning, Soort.REST, 30_000, amina, naar_id=activiteiten.id)
    db.session.execute(db.update(Toekenning).where(Toekenning.id == toekenning.id).values(status="voornemen"))
    fresh(toekenning)
    with pytest.raises(NotNow, match="voornemen"):
        verschuiven.decide(queries.verschuiving(made.id), True, by=dora)
    staff, place = browse(dora), f"/toekenningen/verschuivingen/{made.id}/besluit"
    answer = staff.post(place, data={"akkoord": "ja"})
    assert (answer.status_code, "Er loopt een voornemen" in answer.text) == (422, True)
    assert staff.post(place, data={"akkoord": "nee", "reden": "Het wordt lager vastgesteld."}).status_code == 303


def test_members_neighbours_and_staff_do_not_ask_for_a_group(toekenning, activiteiten, village, dora):
    for person in (village["mo"], village["bas"], dora):
        with pytest.raises(Refused):
            verschuiven.ask(toekenning, Soort.REST, 100, "Graag.", by=person, naar_id=activiteiten.id)


def test_nobody_decides_on_money_of_a_group_they_are_in(toekenning, buren, village, amina, person):
    made = asked(toekenning, Soort.OVERDRACHT, 100, amina, naar_id=buren.id)
    for somebody in (amina, village["bas"], village["mo"]):
        with pytest.raises(Refused):
            verschuiven.decide(made, True, by=somebody)
    assert db.session.get(Verschuiving, made.id).status == "ingediend"


def test_a_no_needs_a_reason_and_moves_nothing(toekenning, activiteiten, amina, dora):
    made = asked(toekenning, Soort.REST, 30_000, amina, naar_id=activiteiten.id)
    with pytest.raises(Needed, match="reden"):
        verschuiven.decide(made, False, " ", by=dora)
    verschuiven.decide(made, False, "Het past niet bij de regeling.", by=dora)
    in_balance(toekenning, activiteiten)
    assert (made.status, toekenning.toegekend) == ("afgewezen", 100_000)


def test_what_is_not_left_any_more_is_not_moved(toekenning, activiteiten, village, amina, dora):
    made = asked(toekenning, Soort.REST, 60_000, amina, naar_id=activiteiten.id)
    make_uitgave(toekenning, village["mo"], 50_000)
    with pytest.raises(NotNow, match="bedrag"):
        verschuiven.decide(made, True, by=dora)
    assert made.status == "ingediend"


def test_from_the_page_of_the_money_to_a_decision_and_back(toekenning, activiteiten, buren, browse, village, amina, dora):
    grant, naar = f"/toekenningen/{toekenning.id}", str(activiteiten.id)
    form = f"{grant}/verschuiven?soort=rest"
    board, staff, other = browse(amina), browse(dora), browse(village["bas"])
    assert "Geld anders gebruiken" in board.get(grant).text
    choose = board.get(f"{grant}/verschuiven").text
    for said in ("Naar het activiteitenbudget", "Naar een andere groep", "Sparen voor later"):
        assert said in choose
    assert "hooguit €\u00a01.000" in board.get(form).text
    wrong = board.post(form, data={"bedrag": "1.000,01", "naar": naar, "reden": "Een feest."})
    assert wrong.status_code == 422 and "Vul een bedrag in" in wrong.text
    sent = board.post(form, data={"bedrag": "250", "naar": naar, "reden": "Een feest."})
    assert sent.status_code == 303
    assert "Beslissen" in staff.get(sent.location).text
    assert "Beslissen" not in board.get(sent.location).text
    assert other.get(sent.location).status_code == 404
    no = staff.post(f"{sent.location}/besluit", data={"akkoord": "nee"})
    assert no.status_code == 422 and "Schrijf op waarom niet" in no.text
    assert staff.post(f"{sent.location}/besluit", data={"akkoord": "ja"}).status_code == 303
    told = board.get(sent.location).text
    assert "De gemeente staat dit toe" in told and "bezwaar maken" in told
    late = staff.post(f"{sent.location}/besluit", data={"akkoord": "nee", "reden": "Het past toch niet."})
    assert (late.status_code, "Dit kan nu niet meer" in late.text) == (409, True)
    assert f'href="{sent.location}"' in late.text and "Het past toch niet." in late.text.partition("Wat je typte")[2]
    assert "Geld mag anders worden gebruikt" in late.text and "Dora beslist" in late.text


def test_a_request_can_be_taken_back(toekenning, activiteiten, amina, browse):
    made = asked(toekenning, Soort.REST, 100, amina, naar_id=activiteiten.id)
    client = browse(amina)
    assert client.post(f"/toekenningen/verschuivingen/{made.id}/intrekken").status_code == 303
    assert "Ingetrokken" in client.get(f"/toekenningen/verschuivingen/{made.id}").text


def test_saving_and_using_have_forms_of_their_own(saved, amina, browse):
    client = browse(amina)
    page = client.get(f"/toekenningen/{saved.id}/opnemen")
    assert page.status_code == 200 and "€\u00a0400 gespaard" in page.text
    sent = client.post(f"/toekenningen/{saved.id}/opnemen", data={"bedrag": "100", "reden": "De speeltuin."})
    assert sent.status_code == 303


@pytest.mark.een_database
def test_saving_offers_the_ends_of_the_years_the_version_gives(toekenning, amina, browse):
    text = browse(amina).get(f"/toekenningen/{toekenning.id}/verschuiven?soort=sparen").text
    assert all(f'value="{YEAR + more}-12-31"' in text for more in (1, 2, 3)) and f"{YEAR + 4}-12-31" not in text
    assert "Er is al" not in text


@pytest.mark.een_database
def test_saving_again_offers_no_day_before_the_one_there_is(toekenning, amina, dora, browse):
    verschuiven.decide(asked(toekenning, Soort.SPAREN, 40_000, amina, tot=date(YEAR + 2, 12, 31)), True, by=dora)
    db.session.commit()
    text = browse(amina).get(f"/toekenningen/{toekenning.id}/verschuiven?soort=sparen").text.replace("\u00a0", " ")
    assert f"Er is al € 400 gespaard, tot en met 31 december {YEAR + 2}." in text
    assert [more for more in (1, 2, 3) if f'value="{YEAR + more}-12-31"' in text] == [2, 3]


def test_the_page_says_by_when_there_is_a_decision_and_that_it_is_late(toekenning, activiteiten, amina, dora, browse):
    with at(datetime(2026, 1, 14, 23, 30, tzinfo=UTC)):
        page = f"/toekenningen/verschuivingen/{asked(toekenning, Soort.REST, 30_000, amina, naar_id=activiteiten.id).id}"
        db.session.commit()
        assert "Uiterlijk op donderdag 12 maart 2026 is er een besluit." in browse(amina).get(page).text
    with at(datetime(2026, 3, 12, 12, tzinfo=UTC)):
        assert "is er een besluit." in browse(amina).get(page).text
    with at(datetime(2026, 3, 13, 12, tzinfo=UTC)):
        late = browse(amina).get(page).text
        assert "Uiterlijk op donderdag 12 maart 2026 had er een besluit moeten zijn." in late and "Bel gerust" in late


def test_the_term_for_a_bezwaar_begins_on_the_day_it_was_here(toekenning, activiteiten, amina, dora, browse):
    made = asked(toekenning, Soort.REST, 30_000, amina, naar_id=activiteiten.id)
    page = f"/toekenningen/verschuivingen/{made.id}"
    with at(datetime(2026, 1, 14, 23, 30, tzinfo=UTC)):
        verschuiven.decide(made, True, by=dora)
        db.session.commit()
        assert "tot en met 26 februari 2026 bezwaar maken" in browse(amina).get(page).text


def test_a_request_that_is_sent_twice_is_asked_once(toekenning, activiteiten, amina, browse):
    board, page = browse(amina), f"/toekenningen/{toekenning.id}/verschuiven?soort=rest"
    mark = re.search(r'name="eenmaal" type="hidden" value="([^"]+)"', board.get(page).text)[1]
    given = {"eenmaal": mark, "bedrag": "100", "naar": str(activiteiten.id), "reden": "Een feest."}
    assert len({board.post(page, data=given).location for _time in range(2)}) == 1
    assert db.session.query(Verschuiving).count() == 1
