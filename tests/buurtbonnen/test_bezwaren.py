"""The list of objections that wait: of the own areas, those due first, and for a colleague to decide on."""

from datetime import UTC, date, datetime, timedelta

import pytest

from portal import clock
from portal.buurtbonnen.actions import besluiten, bezwaren
from portal.buurtbonnen.models import Bezwaar
from portal.buurtbonnen.queries import besluiten as queries
from portal.buurtbonnen.rules.bezwaar import Gehoord, horen_lacks
from portal.buurtbonnen.rules.status import Status
from portal.clock import today
from portal.errors import Needed
from portal.extensions import db
from portal.story.models import Mail
from tests.buurtbonnen.conftest import NOT_HEARD

LIST = "/buurtbonnen/beheer/bezwaren"


@pytest.fixture
def objected(aanvraag_by, village, henk, dora, plafond):
    """An objection of Amina, to be decided on within so many days: objected("Bankje", 3)."""

    def make(title, days, **fields):
        aanvraag = aanvraag_by(village["amina"], Status.TER_BESLUIT, behandelaar_id=henk.id, title=title, **fields)
        besluit = besluiten.decide(aanvraag, "afwijzen", by=dora, reden="Het past niet.", oordelen={})
        besluit.aanvraag = aanvraag
        bezwaar = bezwaren.object_to(besluit, "Het past wel.", by=village["amina"])
        bezwaar.beslissen_voor = today() + timedelta(days)
        db.session.commit()
        return bezwaar

    return make


def titles(page, *names):
    return sorted((name for name in names if name in page), key=page.index)


def test_those_due_first_come_first_and_what_is_late_says_so(browse, objected, dora):
    for title, days in (("Bankje", 9), ("Feest", -2), ("Moestuin", 4)):
        objected(title, days)
    page = browse(dora).get(LIST).text
    assert titles(page, "Bankje", "Feest", "Moestuin") == ["Feest", "Moestuin", "Bankje"]
    assert "2 dagen te laat" in page


@pytest.mark.parametrize(("rol", "gebied", "sees"), [
    ("besluitnemer", "WK016402", True), ("behandelaar", "GM0164", True), ("besluitnemer", "WK016404", False),
])
def test_the_list_holds_the_own_areas(browse, objected, person, rol, gebied, sees):
    objected("Bankje", 9)
    assert ("Bankje" in browse(person("Els", rol=rol, gebied=gebied)).get(LIST).text) == sees


@pytest.mark.parametrize("who", ["amina", "mo", "bea"])
def test_the_list_is_for_who_works_on_applications(browse, village, who):
    assert browse(village[who]).get(LIST).status_code == 403


def test_what_was_answered_or_withdrawn_is_gone_from_the_list(browse, objected, village, person, dora):
    objected("Bankje", 9)
    joke, answered = person("Joke", rol="besluitnemer"), queries.bezwaar(objected("Feest", 9).id)
    bezwaren.answer(answered, "ongegrond_verklaren", "Het past echt niet.", gehoord=NOT_HEARD, by=joke)
    gone = objected("Moestuin", 9).id
    browse(village["amina"]).post(f"/buurtbonnen/bezwaren/{gone}/intrekken")
    page = browse(dora).get(LIST).text
    assert titles(page, "Bankje", "Feest", "Moestuin") == ["Bankje"]


def test_who_took_the_besluit_gets_no_form_and_is_told_why(browse, objected, person, dora):
    path = f"/buurtbonnen/bezwaren/{objected('Bankje', 9).id}"
    form = {"stap": "gegrond_verklaren", "horen": "afgezien", "reden": "Zo is het."}
    assert "jij nam het besluit, een collega beslist" in browse(dora).get(LIST).text
    assert "Beslissing bekendmaken" not in browse(dora).get(path).text
    assert browse(dora).post(path, data=form).status_code == 403
    assert "Beslissing bekendmaken" in browse(person("Joke", rol="besluitnemer")).get(path).text


def test_the_answer_names_the_way_to_the_court(browse, objected, village, person):
    id = objected("Bankje", 9).id
    browse(person("Joke", rol="besluitnemer")).post(
        f"/buurtbonnen/bezwaren/{id}", data={"stap": "ongegrond_verklaren", "horen": "afgezien", "reden": "Het past echt niet."}
    )
    page = browse(village["amina"]).get(f"/buurtbonnen/bezwaren/{id}").text
    assert "Het past echt niet." in page
    assert "Dan kun je tot en met" in page and "in beroep gaan bij de rechter: Rechtbank Overijssel" in page
    with clock.at(clock.now() + timedelta(days=60)):
        page = browse(village["amina"]).get(f"/buurtbonnen/bezwaren/{id}").text
    assert "Dan kon je tot en met" in page and "Dan kun je tot en met" not in page


def test_a_bezwaar_names_no_day_that_is_over_as_one_to_come(browse, objected, village, dora):
    id = objected("Bankje", 30).id
    for days, asked, told in ((0, True, "Uiterlijk"), (20, False, "Uiterlijk"), (31, False, "Dat moest uiterlijk")):
        with clock.at(clock.now() + timedelta(days=days)):
            mine, theirs = (browse(who).get(f"/buurtbonnen/bezwaren/{id}").text for who in (village["amina"], dora))
        assert ("ook in een gesprek uitleggen?" in mine, "De indiener kan tot en met" in theirs) == (asked, asked)
        assert ("De indiener kon tot en met" in theirs) is not asked and told in theirs


def test_the_list_goes_on_where_the_page_ends_at_the_same_day(browse, objected, dora):
    one = objected("Bankje", 9)
    copied = {"besluit_id": one.besluit_id, "owner_id": one.owner_id, "gebied_code": one.gebied_code, "gronden": "x"}
    db.session.add_all(Bezwaar(ingediend_op=today(), beslissen_voor=one.beslissen_voor, **copied) for _n in range(24))
    db.session.commit()
    first = queries.open_bezwaren({"BU01640202"})
    rest = queries.open_bezwaren({"BU01640202"}, first.after)
    assert (len(first), len(rest), rest.after) == (20, 5, None)
    assert not {row.id for row in first} & {row.id for row in rest}
    assert len(queries.open_bezwaren({"BU01640202"}, "99999999999.1")) == len(queries.open_bezwaren({"BU01640202"}, "x")) == 20


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_as_much_for_many_as_for_one(browse, objected, dora, queries, number):
    for n in range(number):
        objected(f"Plan {n}", n)
    visitor = browse(dora)
    queries.clear()
    visitor.get(LIST)
    assert len(queries) == 2


def test_the_applicant_is_led_to_the_letter_and_to_objecting(browse, objected, village):
    id = queries.bezwaar(objected("Bankje", 9).id).besluit.aanvraag_id
    amina = browse(village["amina"])
    assert "Lees de brief" in amina.get(f"/buurtbonnen/{id}").text
    assert f'href="/buurtbonnen/{id}/bezwaar"' in amina.get(f"/buurtbonnen/{id}/besluit").text


def test_who_decides_too_late_gets_no_form_but_what_was_typed_and_what_happened(browse, objected, person):
    bezwaar = queries.bezwaar(objected("Bankje", 9).id)
    joke, kim = (person(name, rol="besluitnemer") for name in ("Joke", "Kim"))
    bezwaren.answer(bezwaar, "ongegrond_verklaren", "Nee.", gehoord=NOT_HEARD, by=joke)
    db.session.commit()
    page = browse(kim).post(f"/buurtbonnen/bezwaren/{bezwaar.id}", data={"stap": "", "reden": "Het past wel degelijk."})
    assert page.status_code == 409 and "<textarea" not in page.text
    assert "Het past wel degelijk." in page.text.partition("Wat je typte")[2] and "Joke" in page.text


# Hearing (Awb 7:2, 7:3 and 7:7)

MONDAY = datetime(2026, 4, 6, 10, tzinfo=UTC)
TALK = {"stap": "ongegrond_verklaren", "horen": "gehoord", "gehoord_op": "2026-04-20", "hoorverslag": "Amina legt het uit.",
        "reden": "Het past echt niet."}


@pytest.mark.parametrize(("wrong", "said"), [
    ({"horen": ""}, "Kies of wie bezwaar maakte is gehoord, of waarom niet."),
    ({"horen": "kennelijk_niet_ontvankelijk"}, "Deze reden past niet bij wat je beslist."),
    ({"horen": "tegemoetgekomen"}, "Deze reden past niet bij wat je beslist."),
    ({"gehoord_op": ""}, "Vul de dag van het gesprek in"),
    ({"gehoord_op": "2026-04-05"}, "Vul de dag van het gesprek in"),
    ({"gehoord_op": "2026-04-28"}, "Vul de dag van het gesprek in"),
    ({"hoorverslag": ""}, "Maak een kort verslag van het gesprek."),
])
def test_no_decision_without_a_true_word_on_hearing(browse, objected, person, wrong, said):
    with clock.at(MONDAY):
        id = objected("Bankje", 30).id
    with clock.at(MONDAY + timedelta(21)):
        answer = browse(person("Joke", rol="besluitnemer")).post(f"/buurtbonnen/bezwaren/{id}", data=TALK | wrong)
    assert answer.status_code == 422 and said in answer.text
    assert queries.bezwaar(id).besloten_op is None


@pytest.mark.parametrize(("horen", "step", "words"), [
    ("gehoord", "ongegrond_verklaren", "Op 20 april 2026 hebt u uw bezwaar in een gesprek uitgelegd (artikel 7:2 van"),
    ("afgezien", "ongegrond_verklaren", "dat u dat niet wilde (artikel 7:3, onder c, van"),
    ("geen_reactie", "ongegrond_verklaren", "niet op tijd gezegd dat u dat wilde (artikel 7:3, onder d, van"),
    ("kennelijk_ongegrond", "ongegrond_verklaren", "(artikel 7:3, onder b, van"),
    ("kennelijk_niet_ontvankelijk", "niet_ontvankelijk_verklaren", "(artikel 7:3, onder a, van"),
])
def test_the_letter_says_whether_you_were_heard(browse, objected, village, person, horen, step, words):
    with clock.at(MONDAY):
        id = objected("Bankje", 30).id
    with clock.at(MONDAY + timedelta(21)):
        given = TALK | {"horen": horen, "stap": step}
        browse(person("Joke", rol="besluitnemer")).post(f"/buurtbonnen/bezwaren/{id}", data=given)
        page = browse(village["amina"]).get(f"/buurtbonnen/bezwaren/{id}/beslissing").text.replace("\u00a0", " ")
    assert words in page and ("Amina legt het uit." in page) == (horen == "gehoord")


def test_silence_is_an_answer_only_when_the_time_to_answer_is_over(objected, person):
    with clock.at(MONDAY):
        bezwaar = queries.bezwaar(objected("Bankje", 30).id)
    assert bezwaar.horen_voor == date(2026, 4, 20)
    joke, silent = person("Joke", rol="besluitnemer"), Gehoord("geen_reactie")
    with clock.at(MONDAY + timedelta(14)), pytest.raises(Needed, match="horen_wacht"):
        bezwaren.answer(bezwaar, "ongegrond_verklaren", "Nee.", gehoord=silent, by=joke)
    with clock.at(MONDAY + timedelta(15)):
        bezwaren.answer(bezwaar, "ongegrond_verklaren", "Nee.", gehoord=silent, by=joke)
    assert (bezwaar.status, bezwaar.horen) == ("ongegrond", "geen_reactie")


def test_who_gets_all_they_asked_need_not_be_heard():
    assert horen_lacks(Gehoord("tegemoetgekomen"), "gegrond_verklaren", today(), None, today()) == ""
    assert horen_lacks(Gehoord("tegemoetgekomen"), "deels_gegrond_verklaren", today(), None, today()) == "horen_past_niet"


def test_the_receipt_says_that_you_may_be_heard_and_until_when(browse, objected, village):
    with clock.at(MONDAY):
        id = objected("Bankje", 30).id
        page = browse(village["amina"]).get(f"/buurtbonnen/bezwaren/{id}").text.replace("\u00a0", " ")
    mail = db.session.query(Mail).filter(Mail.subject.contains("Bezwaar ontvangen")).first().body.replace("\u00a0", " ")
    for text in (page, mail):
        assert "in een gesprek uitleggen? Dat mag. Laat het ons uiterlijk 20 april 2026 weten." in " ".join(text.split())


def test_old_letters_say_nothing_of_hearing(browse, objected, village, person):
    made = objected("Bankje", 30)
    bezwaar = queries.bezwaar(made.id)
    bezwaren.answer(bezwaar, "ongegrond_verklaren", "Nee.", gehoord=NOT_HEARD, by=person("Joke", rol="besluitnemer"))
    bezwaar.horen, bezwaar.horen_voor, bezwaar.ontvangen_via = "", None, "post"
    db.session.commit()
    for name in ("beslissing", "ontvangst"):
        page = browse(village["amina"]).get(f"/buurtbonnen/bezwaren/{bezwaar.id}/{name}").text
        assert "gehoord" not in page and "gesprek" not in page


@pytest.fixture
def versie(versie_with, request):
    return versie_with(**getattr(request, "param", {}))


@pytest.mark.parametrize("versie", [{"atw": False}], indirect=True)
def test_no_regeling_makes_the_time_to_object_shorter(refused):
    """Of 2 April 2026: six weeks end on Ascension Day, also where the other terms of the version do not move on."""
    assert refused().bezwaar_tot == date(2026, 5, 18)
