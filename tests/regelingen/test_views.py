"""The pages about regelingen: entering, looking over and publishing for staff, reading for everyone."""

import re
from datetime import date

import pytest

from portal.clock import today
from portal.extensions import db
from portal.regelingen import actions, queries
from portal.regelingen.models import Plafond, RegelingVersie, Venster

YEAR = today().year
ALL_YEAR = {"geldig_van": date(YEAR, 1, 1), "geldig_tot": None}


def words_of(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.text.split("<main")[1]))


def base(versie):
    return f"/regelingen/beheer/versies/{versie.id}"


def read(versie):
    db.session.expire_all()
    return db.session.get(RegelingVersie, versie.id)


@pytest.fixture
def opened(drawn_up, bo, village):
    """A version that is published and open all year."""

    def make(**frame):
        versie = drawn_up(**ALL_YEAR | frame)
        dates = {"opent_op": date(YEAR, 1, 1), "sluit_op": date(YEAR, 12, 31)}
        for venster in versie.vensters:
            actions.change_venster(venster, dates, by=village["bea"])
        actions.publish(versie, by=bo)
        db.session.commit()
        return queries.versie(versie.id)

    return make


@pytest.fixture
def bea(village, browse):
    return browse(village["bea"])


@pytest.mark.een_database
@pytest.mark.parametrize("part", ["", "/kader", "/regels/kosten", "/vensters/nieuw", "/nakijken"])
@pytest.mark.parametrize(("who", "code"), [("bea", 200), ("bo", None), ("mo", 404), ("rik", 404), ("amina", 404)])
def test_a_concept_is_shown_to_beheerders_and_changed_by_who_drew_it_up(village, bo, drawn_up, browse, part, who, code):
    answer = browse((village | {"bo": bo})[who]).get(base(drawn_up()) + part)
    assert answer.status_code == (code or (200 if part in ("", "/nakijken") else 403))


def test_pages_of_a_published_version_can_no_longer_be_filled_in(opened, bea):
    versie = opened()
    venster = f"/regelingen/beheer/vensters/{versie.vensters[0].id}"
    pages = [base(versie) + part for part in ("/kader", "/regels/kosten", "/vensters/nieuw")]
    for page in (*pages, venster, f"{venster}/plafonds"):
        assert (bea.get(page).status_code, bea.post(page, data={"r-maximum": "1"}).status_code) == (409, 409)
    assert bea.post(f"{venster}/weg").status_code == bea.post(f"{base(versie)}/weggooien").status_code == 409
    assert read(versie).regels["maximum"]["waarde"] == 75000


def test_what_is_missing_leads_to_where_it_is_filled_in(village, bea):
    made = bea.post("/regelingen/beheer/nieuw", data={"naam": "Fonds", "begin": "leeg"})
    text = bea.get(made.location).text
    assert "Er missen nog" in text
    for place in ("/regels/kosten#p-maximum", "/regels/besluit#p-beslistermijn", "/kader", "/vensters/nieuw"):
        assert f'{made.location}{place}"' in text
    assert 'id="p-maximum"' in bea.get(f"{made.location}/regels/kosten").text


def test_a_version_with_something_missing_is_not_published_and_says_what(drawn_up, village, bo, browse):
    versie = drawn_up()
    actions.set_frame(versie, {"bron": ""}, by=village["bea"])
    db.session.commit()
    answer = browse(bo).post(f"{base(versie)}/publiceren", data={})
    assert answer.status_code == 200 and "Waar deze regeling staat" in words_of(answer)
    assert read(versie).status == "concept"


def test_a_version_that_changed_meanwhile_is_not_published_unseen(drawn_up, village, bo, browse):
    versie = drawn_up()
    seen = versie.version
    actions.set_plafonds(versie.vensters[0], {"WK016402": 1}, by=village["bea"])
    db.session.commit()
    answer = browse(bo).post(f"{base(versie)}/publiceren", data={"version": seen})
    assert "net ergens anders aangepast" in words_of(answer)
    assert read(versie).status == "concept"


def test_who_drew_it_up_is_asked_to_find_a_colleague(drawn_up, bea):
    versie = drawn_up()
    page = bea.get(f"{base(versie)}/nakijken")
    assert "Vraag een collega" in words_of(page) and "/publiceren" not in page.text
    assert bea.post(f"{base(versie)}/publiceren", data={}).status_code == 403


def test_a_stale_page_keeps_what_was_typed(drawn_up, bea, village):
    versie = drawn_up()
    seen = versie.version
    actions.set_frame(versie, {"naam": "Anders"}, by=village["bea"])
    db.session.commit()
    for part, name, typed in (("/kader", "naam", "Mijn naam"), ("/regels/kosten", "r-maximum", "1.234,50")):
        answer = bea.post(base(versie) + part, data={"version": seen, "naam": "x", name: typed})
        assert "net ergens anders aangepast" in words_of(answer) and f'value="{typed}"' in answer.text
    assert (read(versie).naam, read(versie).regels["maximum"]["waarde"]) == ("Anders", 75000)


def test_one_more_row_keeps_what_was_typed_and_keeps_nothing_for_good(drawn_up, bea):
    versie = drawn_up()
    typed = {"r-maximum": "onzin", "r-tredes-4-naam": "Klein", "r-tredes-4-van": "10", "r-huren": "alleen_huren"}
    text = bea.post(f"{base(versie)}/regels/kosten", data=typed | {"meer": "tredes"}).text
    for part in ('value="onzin"', 'value="Klein"', 'name="r-tredes-5-naam"'):
        assert part in text
    assert re.search(r'name="r-huren" value="alleen_huren" checked', text)
    assert "p-err" not in text and "maximum" in read(versie).regels and "tredes" not in read(versie).regels


def test_a_row_is_taken_away_and_the_others_stay(drawn_up, bea):
    rows = {f"r-tredes-{n}-naam": naam for n, naam in enumerate(("Een", "Twee", "Drie"))}
    text = bea.post(f"{base(drawn_up())}/regels/kosten", data=rows | {"weg": "tredes-1"}).text
    assert 'value="Een"' in text and 'value="Drie"' in text and 'value="Twee"' not in text


def test_a_new_row_is_empty_also_in_the_place_of_one_that_was_taken_away(drawn_up, bea):
    versie = drawn_up()
    page = f"{base(versie)}/regels/idee"
    rows = re.findall(r'name="r-verklaringen-(\d)-tekst"', bea.get(page).text)
    assert rows == ["0", "1"]
    one = {"r-verklaringen-0-tekst": "Ik doe het zelf.", "r-verklaringen-0-sleutel": "zelf"}
    text = bea.post(page, data=one | {"meer": "verklaringen"}).text
    assert re.search(r'name="r-verklaringen-1-tekst" type="text" value=""', text)


def test_rows_that_are_left_empty_are_no_rows(drawn_up, bea):
    versie = drawn_up()
    empty = {f"r-niet_voor-{n}-tekst": text for n, text in enumerate(("", "Vuurwerk", "  "))}
    answer = bea.post(f"{base(versie)}/regels/idee", data=empty | {"r-extra_criteria": "nee", "r-checkgesprek": "geen"})
    assert answer.status_code == 303
    assert read(versie).regels["niet_voor"]["waarde"] == [{"sleutel": "vuurwerk", "tekst": "Vuurwerk"}]


@pytest.mark.een_database
@pytest.mark.parametrize(("name", "typed", "said"), [
    ("maximum", "veel", "Dit bedrag kunnen we niet lezen"), ("eigen_deel", "1,5", "Schrijf een heel getal"),
    ("eigen_deel", "101", "Dit getal is te klein of te groot."), ("huren", "lenen", "Not a valid choice"),
    ("minimum", "9.999", "Het laagste bedrag is hoger"),
])
def test_what_cannot_be_so_is_said_beside_the_question(drawn_up, bea, name, typed, said):
    versie = drawn_up()
    answer = bea.post(f"{base(versie)}/regels/kosten", data={"r-maximum": "750", f"r-{name}": typed})
    assert answer.status_code == 200 and "Er klopt nog iets niet" in answer.text
    assert said in answer.text or name == "huren"
    assert read(versie).version == versie.version


@pytest.mark.een_database
def test_a_row_that_is_half_filled_in_is_asked_about(drawn_up, bea):
    answer = bea.post(f"{base(drawn_up())}/regels/kosten", data={"r-tredes-0-naam": "Klein"})
    assert words_of(answer).count("Vul dit in, of maak de hele rij leeg.") == 4


@pytest.mark.een_database
def test_a_group_that_does_not_exist_is_no_page(drawn_up, bea):
    assert bea.get(f"{base(drawn_up())}/regels/onzin").status_code == 404


def test_review_tells_what_was_and_what_it_becomes(opened, village, bo, browse):
    first = opened()
    second = actions.start_versie(first.regeling, by=village["bea"], like=first)
    entry = {"waarde": 50000, "artikel": "art. 6", "voorbeeld": False}
    kinds = first.regels["kostensoorten"] | {"waarde": first.regels["kostensoorten"]["waarde"][:-1]}
    actions.set_regels(second, {"maximum": entry, "kostensoorten": kinds}, by=village["bea"])
    actions.set_frame(second, {"geldig_van": date(YEAR, 6, 1)}, by=village["bea"])
    db.session.commit()
    said = words_of(browse(bo).get(f"{base(second)}/nakijken"))
    assert "2 regels veranderen" in said
    assert re.search(r"Hoogste bedrag € ?750 \(voorbeeld\) € ?500 art. 6", said.replace("\u00a0", " "))
    assert "Soorten kosten Iets anders (voorbeeld) Niets" in said
    assert f"Vanaf 1 juni {YEAR} komt deze versie in de plaats van" in said


def test_plafonds_of_another_kind_of_area_stay(drawn_up, bea):
    versie = drawn_up()
    page = f"/regelingen/beheer/vensters/{versie.vensters[0].id}/plafonds"
    assert bea.post(f"{page}?soort=buurt", data={"plafond-BU01640202": "100"}).status_code == 303
    assert bea.post(f"{page}?soort=wijk", data={"plafond-WK016402": "", "plafond-WK016404": "60,50"}).status_code == 303
    found = db.session.execute(db.select(Plafond.gebied_code, Plafond.bedrag).order_by(Plafond.gebied_code)).all()
    assert [tuple(row) for row in found] == [("BU01640202", 10000), ("WK016404", 6050)]


def test_a_venster_ends_after_it_begins(drawn_up, bea):
    dates = {"naam": "Om", "opent_op": f"{YEAR}-05-01", "sluit_op": f"{YEAR}-04-01"}
    answer = bea.post(f"{base(drawn_up())}/vensters/nieuw", data=dates)
    assert answer.status_code == 200 and "De laatste dag is voor de eerste dag." in words_of(answer)


def test_a_venster_and_a_concept_can_be_thrown_away(drawn_up, bea):
    versie = drawn_up()
    assert bea.post(f"/regelingen/beheer/vensters/{versie.vensters[0].id}/weg").status_code == 303
    assert db.session.query(Venster).count() == 0
    assert bea.post(f"{base(versie)}/weggooien").location == "/regelingen/beheer/"


def test_the_example_begins_a_version_with_its_vensters(bea):
    made = bea.post("/regelingen/beheer/nieuw", data={"naam": "Bon", "begin": "hengelo-buurtbon"})
    text = words_of(bea.get(made.location))
    assert "Alles is ingevuld" in text and "Noord € 9.600" in text.replace("\u00a0", " ")


@pytest.mark.een_database
def test_a_new_version_begins_with_what_the_last_says(opened, bea):
    versie = opened()
    page = f"/regelingen/beheer/{versie.regeling_id}/nieuwe-versie"
    assert "Met wat de laatste versie zegt" in bea.get(page).text
    made = bea.post(page, data={"begin": "vorige"})
    assert "wanneer deze versie geldt" in words_of(bea.get(made.location))
    assert bea.post(page, data={}).status_code == 200


def test_a_regeling_gets_another_name_but_keeps_its_address(opened, bea):
    versie = opened()
    page = f"/regelingen/beheer/{versie.regeling_id}"
    assert bea.post(page, data={"naam": "Wijkbon", "omschrijving": "Voor de wijk."}).status_code == 303
    assert "Wijkbon" in bea.get("/regelingen/beheer/").text
    assert "Voor de wijk." in bea.get("/regelingen/buurtbon").text


def test_anyone_reads_what_is_open_and_what_is_left(opened, browse):
    versie = opened()
    said = words_of(browse().get("/regelingen/buurtbon")).replace("\u00a0", " ")
    assert "Nog te verdelen" in said and "Noord € 9.600 van € 9.600" in said
    assert "Hoogste bedrag € 750 (voorbeeld)" in said and "HB14" in said and "Stand van" in said
    assert browse().get(f"/regelingen/{versie.regeling_id}").status_code == 200
    assert versie.naam in browse().get("/regelingen/").text


@pytest.mark.een_database
def test_nobody_else_reads_a_concept(drawn_up, browse, bea):
    versie = drawn_up()
    pages = ("/regelingen/buurtbon", f"/regelingen/versies/{versie.id}", f"/regelingen/{versie.regeling_id}")
    assert [browse().get(page).status_code for page in pages] == [404, 404, 404]
    assert bea.get(pages[1]).status_code == 200
    assert versie.naam not in browse().get("/regelingen/").text


@pytest.mark.een_database
def test_an_older_version_stays_readable_and_says_that_it_is_older(opened, village, bo, browse):
    first = opened()
    second = actions.start_versie(first.regeling, by=village["bea"], like=first)
    actions.set_frame(second, {"naam": "Buurtbon nieuw", **ALL_YEAR}, by=village["bea"])
    venster = actions.add_venster(second, {"naam": "x", "opent_op": today(), "sluit_op": today()}, by=village["bea"])
    actions.set_plafonds(venster, {"GM0164": 100}, by=village["bea"])
    actions.publish(second, by=bo)
    db.session.commit()
    old, new = (browse().get(f"/regelingen/versies/{versie.id}").text for versie in (first, second))
    assert "Dit is niet de versie die nu geldt." in old and "buurtbonnen/nieuw" not in old
    assert f"/buurtbonnen/nieuw?versie={second.id}" in new


@pytest.mark.een_database
@pytest.mark.parametrize("path", ["/regelingen/", "/regelingen/beheer/", "/regelingen/buurtbon"])
def test_english_readers_are_told_what_is_dutch(opened, bea, path):
    opened()
    assert bea.get(f"{path}?taal=en").status_code == 200


@pytest.mark.een_database
@pytest.mark.parametrize("count", [1, 3])
def test_lists_cost_the_same_however_long(opened, browse, bea, queries, count):
    for _ in range(count):
        versie = opened()
    for visitor, path, most in ((browse(), "/regelingen/", 2), (browse(), "/regelingen/buurtbon", 6),
                                (bea, "/regelingen/beheer/", 3), (bea, base(versie), 4)):
        queries.clear()
        assert visitor.get(path).status_code == 200
        assert len(queries) == most, path
