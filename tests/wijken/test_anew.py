"""Parts of a page that are kept as they were drawn: anything they show that changes is seen on the next page."""

import pytest
from sqlalchemy import update

from portal import templating
from portal.extensions import db
from portal.initiatieven.models import Telling
from portal.wijken.models import Cijfer, Gebied

NOORK = "BU01640202"
PAGES = ("/", "/buurten/", f"/buurten/{NOORK}")


def see(browser, taal="nl"):
    return [browser.get(f"{page}?taal={taal}").text for page in PAGES]


def change(statement):
    db.session.execute(statement)
    db.session.commit()


def test_a_plan_more_is_counted_on_map_and_list(hengelo, browse):
    browser = browse()
    see(browser)
    for number in (3, 4):
        change(Telling.__table__.delete())
        db.session.add(Telling(gebied_code=NOORK, status="gepubliceerd", aantal=number))
        db.session.commit()
        home, listed, buurt = see(browser)
        assert f"De Noork: {number} plannen" in listed
        assert '<text class="p-map__n" x="' in home and f">{number}</text>" in home
        assert f">{number}</text>" in buurt and f"{number} plannen" in buurt


def test_a_new_name_stands_everywhere_and_the_old_one_nowhere(hengelo, browse):
    browser = browse()
    assert all("De Noork" in page for page in see(browser))
    change(update(Gebied).where(Gebied.code == NOORK).values(naam="Het Nieuwe Noorden"))
    pages = see(browser)
    assert all("Het Nieuwe Noorden" in page for page in pages)
    assert not any(">De Noork" in page for page in pages)


def test_a_new_figure_stands_among_the_figures(hengelo, browse):
    browser = browse()
    see(browser)
    change(update(Cijfer).where(Cijfer.gebied_code == NOORK, Cijfer.naam == "huishoudens").values(waarde=4321))
    assert "4.321" in see(browser)[2]


@pytest.mark.een_database
def test_each_language_has_its_own(hengelo, browse):
    db.session.add(Telling(gebied_code=NOORK, status="gepubliceerd", aantal=3))
    db.session.commit()
    browser = browse()
    for _turn in range(2):
        assert "De Noork: 3 plannen" in see(browser)[1]
        assert "De Noork: 3 plans" in see(browser, "en")[1]


@pytest.mark.een_database
def test_not_more_is_kept_than_there_is_room_for(app, hengelo, browse, monkeypatch):
    monkeypatch.setattr(templating, "MOST_DRAWN", 5)
    browser = browse()
    first = see(browser)
    assert see(browser) == first
    assert 0 < len(app.extensions["drawn"]) <= 5
