"""The wijkfoto: figures compared and honestly put together, beside stories without a name."""

import pytest
from flask_babel import force_locale

from portal.buurtagenda import queries
from portal.buurtagenda.rules.fase import Fase
from portal.buurtagenda.rules.punt import SignaalStatus
from portal.extensions import db
from portal.wijken import queries as wijken
from portal.wijken.beeld import View, charts, facts, pictures
from portal.wijken.indicatoren import keep_standard
from portal.wijken.models import Cijfer, Gebied, Indicator
from tests.agenda import BUURT, make_agenda, make_signaal

OTHER, WIJK, TOWN = "BU01640201", "WK016402", "GM0164"
FAR = "BU01640401"


@pytest.fixture
def figures(app):
    """Write down figures: (code, year, name, value) and, if wanted, about how many; for an indicator of this name."""
    keep_standard()

    def write(*rows, **indicator):
        if indicator:
            about = {"titel": indicator["naam"], "bron": "Panel (voorbeeld)", "eenheid": "cijfer"}
            db.session.merge(Indicator(**about | indicator))
        names = "gebied_code", "jaar", "naam", "waarde", "aantal"
        db.session.add_all(Cijfer(**dict(zip(names, row, strict=False))) for row in rows)
        db.session.commit()

    return write


@pytest.fixture
def look(village):
    """The pictures of an agenda of these buurten, by title."""
    def look(*buurten, gebied=None):
        agenda = make_agenda(village["mo"], buurten=buurten, gebied_code=gebied or buurten[0])
        agenda = queries.with_buurten(agenda.id)
        view = View(
            agenda.gebied, [row.buurt for row in agenda.buurten], (TOWN, "Hengelo"), wijken.codes_in(agenda.gebied_code)
        )
        with force_locale("nl"):
            return {one.indicator.titel: one for one in pictures(view, wijken.measured(view.codes))}

    return look


def seen(picture):
    return {row.naam: row.values for row in picture.rows}


def test_a_buurt_is_compared_with_wijk_and_gemeente(figures, look):
    figures((BUURT, 2024, "gem_huishoudensgrootte", 1.8), (TOWN, 2024, "gem_huishoudensgrootte", 2.1))
    figures((WIJK, 2023, "gem_huishoudensgrootte", 2))
    picture = look(BUURT)["Gemiddeld huishouden"]
    assert seen(picture) == {"De Noork": {2024: 1.8}, "Wijk Noord": {2023: 2}, "Hengelo": {2024: 2.1}}
    assert picture.graph is None
    assert picture.bars == [("De Noork", 1.8, True), ("Hengelo", 2.1, False)]


def test_a_set_of_buurten_adds_up_and_shares_are_of_all_people_together(figures, look):
    figures((BUURT, 2024, "inwoners", 1000), (OTHER, 2024, "inwoners", 3000))
    figures((BUURT, 2024, "inw_65_plus", 500), (OTHER, 2024, "inw_65_plus", 300))
    found = look(BUURT, OTHER, gebied=TOWN)
    assert seen(found["Inwoners"])["Deze buurten samen"] == {2024: 4000}
    picture = found["Inwoners van 65 jaar en ouder"]
    assert seen(picture) == {"Deze buurten samen": {2024: 20.0}, "De Noork": {2024: 50.0}, "Elsbeek": {2024: 10.0}}
    assert picture.part_of == "Inwoners"


def test_a_share_is_of_the_same_buurten_as_its_part(figures, look):
    """Elsbeek has inwoners but no older people counted: they may not make the share of De Noork smaller."""
    figures((BUURT, 2024, "inwoners", 100), (OTHER, 2024, "inwoners", 300), (BUURT, 2024, "inw_65_plus", 20))
    picture = look(BUURT, OTHER, gebied=TOWN)["Inwoners van 65 jaar en ouder"]
    assert seen(picture) == {"De buurten met gegevens": {2024: 20.0}, "De Noork": {2024: 20.0}}
    assert picture.without == ("Elsbeek",)


def test_an_agenda_of_a_whole_wijk_shows_what_is_published_of_it(figures, look):
    figures((WIJK, 2024, "inwoners", 4005), (WIJK, 2024, "som_inwoners", 4000), (BUURT, 2024, "inwoners", 1000))
    found = look(BUURT, OTHER, gebied=WIJK)
    assert seen(found["Inwoners"]) == {"Noord": {2024: 4005}, "De Noork": {2024: 1000}}


def test_a_wijk_is_told_apart_from_its_buurt_of_the_same_name(figures, look):
    db.session.get(Gebied, OTHER).naam = "Noord"
    figures((WIJK, 2024, "inwoners", 4005), (BUURT, 2024, "inwoners", 1000), (OTHER, 2024, "inwoners", 3000))
    found = look(BUURT, OTHER, gebied=WIJK)
    assert [row.naam for row in found["Inwoners"].rows] == ["Heel Noord", "De Noork", "Noord"]


def test_an_average_that_cannot_be_weighed_stands_for_each_buurt_apart(figures, look):
    figures((BUURT, 2024, "cijfer", 7.0), (OTHER, 2024, "cijfer", 8.0), naam="cijfer")
    picture = look(BUURT, OTHER, gebied=TOWN)["cijfer"]
    assert not picture.is_one
    assert picture.bars == [("De Noork", 7, True), ("Elsbeek", 8, True)]


def test_an_average_is_weighed_where_the_numbers_are_known(figures, look):
    figures((BUURT, 2024, "cijfer", 7.0, 300), (OTHER, 2024, "cijfer", 8.0, 100), naam="cijfer")
    assert seen(look(BUURT, OTHER, gebied=TOWN)["cijfer"])["Deze buurten samen"] == {2024: 7.25}


def test_a_small_group_is_not_shown_however_it_got_there(figures, look):
    figures((BUURT, 2024, "cijfer", 3.0, 4), (TOWN, 2024, "cijfer", 7.0, 900), naam="cijfer")
    assert "cijfer" not in look(BUURT)


def test_buurten_of_two_wijken_are_compared_with_the_gemeente_only(figures, look):
    figures((BUURT, 2024, "cijfer", 7.0, 30), (FAR, 2024, "cijfer", 8.0, 30), (WIJK, 2024, "cijfer", 6, 90), naam="cijfer")
    figures((TOWN, 2024, "cijfer", 6.5))
    assert set(seen(look(BUURT, FAR, gebied=TOWN)["cijfer"])) == {"Deze buurten samen", "De Noork", "Nijhofshoek", "Hengelo"}


def test_years_are_drawn_and_bare_counts_of_one_year_only_told(figures, look):
    figures((BUURT, 2023, "cijfer", 7.0), (BUURT, 2024, "cijfer", 7.5), (TOWN, 2024, "cijfer", 6.5), naam="cijfer")
    figures((BUURT, 2024, "inwoners", 1000))
    found = look(BUURT)
    assert [line.naam for line in found["cijfer"].graph.lines] == ["De Noork", "Hengelo"]
    assert [one.indicator.titel for one in facts(found.values())] == ["Inwoners"]
    assert [one.indicator.titel for one in charts(found.values())] == ["cijfer"]


def test_the_page_tells_figures_with_source_and_year_and_stories_without_a_name(village, browse, figures):
    figures((BUURT, 2023, "cijfer", 7.0), (BUURT, 2024, "cijfer", 7.5), naam="cijfer", traag=True, richting="hoger")
    figures((BUURT, 2024, "inwoners", 2140))
    agenda = make_agenda(village["mo"])
    make_signaal(agenda, village["amina"], thema="veilig")
    make_signaal(agenda, tekst="Wij zien eenzame ouderen.", bron="professional", organisatie="Wijkteam (voorbeeld)")
    make_signaal(agenda, status=SignaalStatus.INGEDIEND, tekst="Nog niet gelezen.")
    page = browse().get(f"/buurtagenda/{agenda.id}/wijkfoto").text
    for words in ("2.140", "Panel (voorbeeld)", "verandert langzaam", "hoger is beter", "Het is hier donker.",
                  "Van een professional in de wijk", "Wijkteam (voorbeeld)", "Veilig en schoon"):
        assert words in page, words
    assert "Nog niet gelezen." not in page and "Amina" not in page


def test_without_figures_and_stories_the_page_says_so(village, browse):
    page = browse().get(f"/buurtagenda/{make_agenda(village['mo']).id}/wijkfoto").text
    assert "Geen gegevens" in page and "Nog geen verhalen" in page


def test_a_draft_has_no_public_wijkfoto(village, browse):
    agenda = make_agenda(village["mo"], Fase.CONCEPT)
    assert browse().get(f"/buurtagenda/{agenda.id}/wijkfoto").status_code == 404
    assert browse(village["mo"]).get(f"/buurtagenda/{agenda.id}/wijkfoto").status_code == 200


def test_many_stories_come_in_pages(village, browse):
    agenda = make_agenda(village["mo"])
    for number in range(21):
        make_signaal(agenda, tekst=f"Verhaal {number} hier.")
    first = browse().get(f"/buurtagenda/{agenda.id}/wijkfoto").text
    assert "Verhaal 20 hier." in first and "Verhaal 0 hier." not in first
    last = queries.placed(agenda.id).after
    assert "Verhaal 0 hier." in browse().get(f"/buurtagenda/{agenda.id}/wijkfoto?na={last}").text
    assert browse().get(f"/buurtagenda/{agenda.id}/wijkfoto?na=kwaad").status_code == 200


@pytest.mark.parametrize("number", [1, 3])
def test_the_wijkfoto_costs_the_same_for_one_and_for_three(village, browse, figures, queries, number):
    agenda = make_agenda(village["mo"], buurten=(BUURT, OTHER, FAR)[:number], gebied_code=TOWN)
    for at in range(number):
        make_signaal(agenda)
        codes = (BUURT, OTHER, FAR, WIJK, TOWN)
        figures(*((code, 2022 + at, f"c{at}", 7.0, 90) for code in codes), naam=f"c{at}")
    queries.clear()
    assert browse().get(f"/buurtagenda/{agenda.id}/wijkfoto").status_code == 200
    assert len(queries) == 4
