"""The list of objections that wait: of the own areas, those due first, and for a colleague to decide on."""

from datetime import timedelta

import pytest

from portal.buurtbonnen.actions import besluiten, bezwaren
from portal.buurtbonnen.models import Bezwaar
from portal.buurtbonnen.queries import besluiten as queries
from portal.buurtbonnen.rules.status import Status
from portal.clock import today
from portal.extensions import db

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
    bezwaren.answer(answered, "ongegrond_verklaren", "Het past echt niet.", by=joke)
    gone = objected("Moestuin", 9).id
    browse(village["amina"]).post(f"/buurtbonnen/bezwaren/{gone}/intrekken")
    page = browse(dora).get(LIST).text
    assert titles(page, "Bankje", "Feest", "Moestuin") == ["Bankje"]


def test_who_took_the_besluit_gets_no_form_and_is_told_why(browse, objected, person, dora):
    path = f"/buurtbonnen/bezwaren/{objected('Bankje', 9).id}"
    form = {"stap": "gegrond_verklaren", "reden": "Zo is het."}
    assert "jij nam het besluit, een collega beslist" in browse(dora).get(LIST).text
    assert "Beslissing bekendmaken" not in browse(dora).get(path).text
    assert browse(dora).post(path, data=form).status_code == 403
    assert "Beslissing bekendmaken" in browse(person("Joke", rol="besluitnemer")).get(path).text


def test_the_answer_names_the_way_to_the_court(browse, objected, village, person):
    id = objected("Bankje", 9).id
    browse(person("Joke", rol="besluitnemer")).post(
        f"/buurtbonnen/bezwaren/{id}", data={"stap": "ongegrond_verklaren", "reden": "Het past echt niet."}
    )
    page = browse(village["amina"]).get(f"/buurtbonnen/bezwaren/{id}").text
    assert "Het past echt niet." in page
    assert "in beroep gaan bij de rechter: Rechtbank Overijssel" in page


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
