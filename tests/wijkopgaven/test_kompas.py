"""The wijkkompas and the successes: the set every wijk has, the wijk's own, stories without a name, and what is done."""

import re
from decimal import Decimal

import pytest
from sqlalchemy import update

from portal.buurtagenda.models import Signaal
from portal.buurtagenda.rules.punt import SignaalStatus
from portal.clock import now
from portal.extensions import db
from portal.story.actions import tell
from portal.wijken.indicatoren import keep_standard
from portal.wijken.models import Cijfer, Indicator
from portal.wijkopgaven.models import DoelIndicator
from portal.wijkopgaven.rules.inspanning import Status
from tests.agenda import make_agenda, make_signaal
from tests.opgaven import BUURT, make_doelen, make_inbreng, make_inspanning, make_koppeling, make_opgave

FAR = "BU01640401"


@pytest.fixture
def opgave(village):
    return make_opgave(village["mo"])


@pytest.fixture
def measured(app):
    """A figure of CBS, and one that only this wijk has, of two years."""
    keep_standard()
    own = {"naam": "zwerfafval", "titel": "Zwerfafval", "bron": "Panel (voorbeeld)", "eenheid": "cijfer", "traag": True}
    db.session.add(Indicator(**own, soort="subjectief", richting="lager"))
    db.session.add_all([
        Cijfer(gebied_code=BUURT, jaar=2024, naam="gem_huishoudensgrootte", waarde=Decimal("1.8")),
        Cijfer(gebied_code=BUURT, jaar=2024, naam="zwerfafval", waarde=Decimal("6.1")),
        Cijfer(gebied_code=BUURT, jaar=2025, naam="zwerfafval", waarde=Decimal("5.4")),
    ])
    db.session.commit()


def test_the_fixed_set_stands_apart_from_what_only_this_wijk_has(browse, opgave, measured):
    page = browse().get(f"/wijkopgaven/{opgave.id}/kompas").text
    fixed, own = page.index("De vaste cijfers"), page.index("Eigen cijfers van deze wijk")
    assert fixed < page.index("Gemiddeld huishouden") < own < page.index("Zwerfafval")
    assert "gevraagd aan bewoners" in page and "lager is beter" in page and "verandert langzaam" in page


def test_the_goal_an_indicator_tells_of_stands_with_it(browse, opgave, measured):
    doel = make_doelen("Stad", "Schoon", "Minder afval", "Geen zwerfafval op het plein")
    db.session.add(DoelIndicator(doel_id=doel.id, naam="zwerfafval", streefwaarde=Decimal("4.5")))
    db.session.commit()
    page = browse().get(f"/wijkopgaven/{opgave.id}/kompas").text
    assert "We streven naar 4,5" in page and "Geen zwerfafval op het plein" in page


def test_a_figure_about_too_few_people_is_not_shown(browse, opgave, measured):
    db.session.get(Cijfer, (BUURT, 2025, "zwerfafval")).aantal = 3
    db.session.commit()
    page = browse().get(f"/wijkopgaven/{opgave.id}/kompas").text
    assert "6,1" in page and "5,4" not in page


def test_only_placed_stories_from_the_area_stand_there(browse, village, opgave):
    agenda = make_agenda(village["mo"])
    make_signaal(agenda, village["amina"], tekst="Hier ligt veel afval.")
    make_signaal(agenda, village["amina"], SignaalStatus.INGEDIEND, tekst="Nog niet gelezen.")
    make_signaal(agenda, village["amina"], tekst="Ver weg is het stil.", gebied_code=FAR)
    page = browse().get(f"/wijkopgaven/{opgave.id}/kompas").text
    assert "Hier ligt veel afval." in page
    assert "Nog niet gelezen." not in page and "Ver weg" not in page and village["amina"].name not in page


def test_a_story_says_which_public_work_it_belongs_to(browse, village, opgave):
    told = make_inbreng(make_signaal(make_agenda(village["mo"]), village["amina"]))
    for title, values in (("Vuilnisbakken", {}), ("Losgemaakt", {"los_at": now()})):
        make_koppeling(told, make_inspanning(opgave, village["mo"], title=title), village["mo"], **values)
    make_koppeling(told, make_inspanning(opgave, village["mo"], Status.CONCEPT, title="Nog geheim"), village["mo"])
    page = browse().get(f"/wijkopgaven/{opgave.id}/kompas").text
    assert "Dit hoort bij:" in page and "Vuilnisbakken</a>" in page
    assert "Losgemaakt" not in page and "Nog geheim" not in page


def test_what_was_drawn_before_is_drawn_anew_when_a_figure_goal_or_story_changes(browse, village, opgave, measured):
    doel = make_doelen("Stad", "Schoon", "Minder afval", "Geen zwerfafval op het plein")
    db.session.add(DoelIndicator(doel_id=doel.id, naam="zwerfafval", streefwaarde=Decimal("4.5")))
    make_signaal(make_agenda(village["mo"]), village["amina"], tekst="Hier ligt veel afval.")
    db.session.commit()
    before = browse().get(f"/wijkopgaven/{opgave.id}/kompas").text
    db.session.get(Cijfer, (BUURT, 2025, "zwerfafval")).waarde = Decimal("3.3")
    db.session.execute(update(DoelIndicator).values(streefwaarde=Decimal("2.5")))
    db.session.execute(update(Signaal).values(tekst="Het plein is schoon."))
    db.session.commit()
    after = browse().get(f"/wijkopgaven/{opgave.id}/kompas").text
    for was, now_told in (("5,4", "3,3"), ("streven naar 4,5", "streven naar 2,5"), ("veel afval.", "Het plein is schoon.")):
        assert was in before and was not in after
        assert now_told not in before and now_told in after


def test_of_many_stories_the_newest_stand_there_and_the_rest_on_the_next_page(browse, village, opgave):
    agenda = make_agenda(village["mo"])
    for number in range(10):
        make_signaal(agenda, village["amina"], tekst=f"Verhaal nummer {number}.")
    first = browse().get(f"/wijkopgaven/{opgave.id}/kompas").text
    assert first.count("Verhaal nummer") == 8 and "Verhaal nummer 9." in first
    verder = re.search(r'href="([^"]*na=[^"]*)"', first)[1]
    rest = browse().get(verder).text
    assert rest.count("Verhaal nummer") == 2 and "Verhaal nummer 0." in rest


def test_what_is_done_or_called_a_success_is_collected_with_its_last_news(browse, village, opgave):
    done = make_inspanning(opgave, village["mo"], Status.GEREED, title="Veertig bomen")
    make_inspanning(opgave, village["mo"], title="Nog bezig")
    make_inspanning(opgave, village["mo"], Status.CONCEPT, title="Nog geheim", succes=True)
    make_inspanning(opgave, village["mo"], title="Een feest", succes=True)
    tell(done, "voortgang", by=village["mo"], note="De eerste bomen staan er.")
    tell(done, "voortgang", by=village["mo"], note="Alle bomen staan er.")
    db.session.commit()
    page = browse().get(f"/wijkopgaven/{opgave.id}/successen").text
    assert "Alle bomen staan er." in page and "De eerste bomen" not in page and "Een feest" in page
    assert "Nog bezig" not in page and "Nog geheim" not in page


@pytest.mark.parametrize("count", [1, 3])
def test_the_pages_cost_the_same_however_much_there_is(browse, village, opgave, measured, queries, count):
    for number in range(count):
        make_inspanning(opgave, village["mo"], Status.GEREED, title=f"Werk {number}")
        make_signaal(make_agenda(village["mo"]), village["amina"])
    costs = []
    for page in ("kompas", "successen"):
        browse().get(f"/wijkopgaven/{opgave.id}/{page}")
        queries.clear()
        browse(village["amina"]).get(f"/wijkopgaven/{opgave.id}/{page}")
        costs.append(len(queries))
    assert max(costs) <= 9
