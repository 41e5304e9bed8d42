"""The five forms of a ballot: what fills them in, what is refused, and exactly where the limits lie."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from portal.stemmen.forms.biljet import fields, read
from portal.stemmen.models import Keuze, Stemronde
from portal.stemmen.rules.regels import Regels
from portal.stemmen.rules.ronde import Vorm
from tests.agenda import EURO, make_agenda, make_ronde
from tests.stemmen.voting import VERKLAARD, ballots, option_ids

BASKET = Regels(mandje_min=500 * EURO)
FEW = Regels(min_keuzes=2, max_keuzes=3)
TEN = Regels(punten_totaal=10, punten_max=6, punten_min_keuzes=2)
# form, rules, what is filled in for options 1 to 4, whether it may be cast. Options cost 3.000, 2.000, 1 and 0 euros.
CASES = [
    (Vorm.KIES, FEW, "1 2", True), (Vorm.KIES, FEW, "1 2 3", True), (Vorm.KIES, FEW, "1", False),
    (Vorm.KIES, FEW, "1 2 3 4", False), (Vorm.KIES, FEW, "", False),
    (Vorm.EEN, Regels(), "4", True), (Vorm.EEN, Regels(), "3 4", False), (Vorm.EEN, Regels(), "", False),
    (Vorm.MANDJE, BASKET, "1 2", True), (Vorm.MANDJE, BASKET, "1 2 4", True), (Vorm.MANDJE, BASKET, "1 2 3", False),
    (Vorm.MANDJE, BASKET, "3 4", False), (Vorm.MANDJE, BASKET, "1", True),
    (Vorm.PUNTEN, TEN, "1:6 2:4", True), (Vorm.PUNTEN, TEN, "1:6 2:5", False), (Vorm.PUNTEN, TEN, "1:7 2:1", False),
    (Vorm.PUNTEN, TEN, "1:6", False), (Vorm.PUNTEN, TEN, "1:6 2:0", False), (Vorm.PUNTEN, TEN, "1:1 2:1", True),
    (Vorm.PUNTEN, TEN, "1:6 2:5 3:-1", False), (Vorm.PUNTEN, TEN, "1:3 2:1.5", False),
    (Vorm.VOLGORDE, FEW, "1:2 2:1", True), (Vorm.VOLGORDE, FEW, "1:1 2:1", False), (Vorm.VOLGORDE, FEW, "1:1 2:3", False),
    (Vorm.VOLGORDE, FEW, "4:1 3:2 2:3", True), (Vorm.VOLGORDE, FEW, "4:1 3:2 2:3 1:4", False),
]


def filled_in(vorm, text, ids):
    parts = [part.split(":") for part in text.split()]
    if vorm in (Vorm.PUNTEN, Vorm.VOLGORDE):
        return {f"k{ids[int(number) - 1]}": value for number, value in parts}
    return {"keuze": [str(ids[int(number) - 1]) for (number,) in parts]}


@pytest.mark.parametrize(("vorm", "regels", "text", "good"), CASES)
def test_a_ballot_is_cast_within_the_limits_and_not_beyond(village, browse, vorm, regels, text, good):
    ronde = make_ronde(make_agenda(village["mo"]), costs=(3_000, 2_000, 1, 0), vorm=vorm, regels=regels)
    browser, data = browse(village["amina"]), filled_in(vorm, text, option_ids(ronde))
    answer = browser.post(f"/stemmen/{ronde.id}/stem", data=data | {"actie": "nakijken"})
    assert answer.status_code == (303 if good else 200)
    if good:
        assert browser.get(answer.location).status_code == 200
    answer = browser.post(f"/stemmen/{ronde.id}/nakijken", data=data | VERKLAARD)
    assert (ballots()[0], "Fout:" in answer.text) == ((1, False) if good else (0, True))


@pytest.mark.parametrize("vorm", [*Vorm])
def test_every_form_shows_what_was_saved_and_what_is_wrong(village, browse, vorm):
    ronde = make_ronde(make_agenda(village["mo"]), vorm=vorm, regels=Regels(max_keuzes=2), budget=None)
    browser, ids = browse(village["amina"]), option_ids(ronde)
    saved = {"keuze": [str(ids[1])], f"k{ids[1]}": "2", "actie": "bewaren"}
    browser.post(f"/stemmen/{ronde.id}/stem", data=saved)
    page = browser.get(f"/stemmen/{ronde.id}/stem").text
    assert "Bewaard, maar nog niet gestemd" in page
    assert any(sign in page for sign in (" checked", '<option value="2" selected>', f'name="k{ids[1]}" value="2"'))
    browser.post(f"/stemmen/{ronde.id}/stem", data={"actie": "bewaren"})
    assert "Bewaard, maar nog niet gestemd" not in browser.get(f"/stemmen/{ronde.id}/stem").text


def test_removed_and_added_again_it_fits_again(village, browse):
    ronde = make_ronde(make_agenda(village["mo"]), vorm=Vorm.MANDJE, costs=(3_000, 2_000, 1))
    browser, (first, second, third) = browse(village["amina"]), map(str, option_ids(ronde))
    path = f"/stemmen/{ronde.id}/stem"
    for chosen, status in (([first, second, third], 200), ([first], 303), ([first, second], 303)):
        assert browser.post(path, data={"keuze": chosen, "actie": "nakijken"}).status_code == status


def test_options_of_another_round_are_refused(village, browse):
    agenda = make_agenda(village["mo"])
    ronde, other = make_ronde(agenda), make_ronde(agenda)
    browser, foreign = browse(village["amina"]), option_ids(other)[0]
    for data in ({"keuze": str(foreign)}, {"keuze": [str(option_ids(ronde)[0]), str(foreign)]}):
        answer = browser.post(f"/stemmen/{ronde.id}/nakijken", data=data | VERKLAARD)
        assert "niet meer op dit stembiljet" in answer.text
    browser.post(f"/stemmen/{ronde.id}/stem", data={"keuze": str(foreign), "actie": "bewaren"})
    assert "Bewaard, maar" not in browser.get(f"/stemmen/{ronde.id}/stem").text
    assert ballots() == (0, [])


JUNK = st.one_of(
    st.sampled_from(["-1", "99999999999999999999", "1e9", "1.5", "\0", "٣", "²", " 2 ", "", "0", "x" * 500, "<b>", "1:1"]),
    st.text(max_size=8),
)


@pytest.mark.een_database
@pytest.mark.parametrize("vorm", [*Vorm])
def test_junk_is_a_fault_and_never_an_error(village, browse, vorm):
    ronde = make_ronde(make_agenda(village["mo"]), vorm=vorm)
    browser, id = browse(village["amina"]), option_ids(ronde)[0]

    @settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
    @given(JUNK, JUNK)
    def try_it(first, second):
        data = {"keuze": [first, second], f"k{id}": first, "k" + second: second, "actie": "nakijken"}
        for path in ("stem", "nakijken"):
            answer = browser.post(f"/stemmen/{ronde.id}/{path}", data=data | VERKLAARD)
            assert answer.status_code < 500

    try_it()


def ronde_of(vorm):
    keuzes = [Keuze(id=id, kosten=0, gebied_code="BU", thema="") for id in (7, 8, 9)]
    made = Stemronde(vorm=vorm, regels=Regels().kept())
    made.__dict__["keuzes"] = keuzes
    return made


@pytest.mark.parametrize("vorm", [*Vorm])
def test_the_hidden_fields_of_the_last_page_hold_the_same_ballot(vorm):
    choices = {7: 1} if vorm == Vorm.EEN else {7: 2, 9: 1} if vorm in (Vorm.PUNTEN, Vorm.VOLGORDE) else {7: 1, 9: 1}
    again = MultiDict((name, str(value)) for name, value in fields(vorm, choices))
    assert read(ronde_of(vorm), again) == (choices, [])
