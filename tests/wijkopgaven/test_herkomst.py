"""A wijkopgave with much behind it: its own links by title, the first of its work, and how many more there are."""

from portal.wijkopgaven.queries import lijn, tree
from tests.opgaven import make_inbreng, make_inspanning, make_koppeling, make_opgave


def test_much_that_came_through_the_work_is_counted_and_nothing_of_its_own_is_left_out(
    village, browse, initiatief_by, monkeypatch
):
    monkeypatch.setattr(lijn, "MOST", 1)
    opgave = make_opgave(village["mo"])
    work = make_inspanning(opgave, village["mo"])
    titles = ("Eerste boom", "Tweede boom", "Derde boom", "Eigen bank")
    for title, doel in zip(titles, (work, work, work, opgave), strict=True):
        make_koppeling(make_inbreng(initiatief_by(village["amina"], title=title), openbaar=True), doel, village["mo"])
    found = lijn.brought_to(opgave.id)
    assert [row.title for row in found.nu] == ["Eigen bank", "Eerste boom"]
    (drawn,) = tree(opgave, code=opgave.gebied_code).los
    assert (found.meer, drawn.initiatieven, drawn.signalen) == (2, 3, 0)
    text = browse().get(f"/wijkopgaven/{opgave.id}").text
    assert "En nog 2." in text and "Tweede boom" not in text
    assert all(title in browse().get(f"/wijkopgaven/inspanningen/{work.id}").text for title in titles[:3])


def test_a_short_list_counts_nothing_more(village, browse, initiatief_by):
    opgave = make_opgave(village["mo"])
    make_koppeling(make_inbreng(initiatief_by(village["amina"]), openbaar=True), opgave, village["mo"])
    assert lijn.brought_to(opgave.id).meer == 0
    assert "En nog" not in browse().get(f"/wijkopgaven/{opgave.id}").text
