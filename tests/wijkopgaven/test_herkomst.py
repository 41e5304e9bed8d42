"""A wijkopgave with much behind it: its own links by title, the first of its work, and whether there is more."""

from portal.clock import now
from portal.wijkopgaven.queries import lijn, tree
from portal.wijkopgaven.rules.inspanning import Status
from tests.opgaven import make_inbreng, make_inspanning, make_koppeling, make_opgave


def test_much_that_came_through_the_work_is_cut_short_and_nothing_of_its_own_is_left_out(
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
    (drawn,) = tree(opgave, code=opgave.gebied_code).los.heel
    assert (found.meer, drawn.initiatieven, drawn.signalen) == (True, 3, 0)
    text = browse().get(f"/wijkopgaven/{opgave.id}").text
    assert "Er is nog meer." in text and "Tweede boom" not in text
    assert all(title in browse().get(f"/wijkopgaven/inspanningen/{work.id}").text for title in titles[:3])


def test_a_short_list_counts_nothing_more(village, browse, initiatief_by):
    opgave = make_opgave(village["mo"])
    make_koppeling(make_inbreng(initiatief_by(village["amina"]), openbaar=True), opgave, village["mo"])
    assert lijn.brought_to(opgave.id).meer is False
    assert "Er is nog meer" not in browse().get(f"/wijkopgaven/{opgave.id}").text


def test_a_submission_behind_several_links_is_told_once(village, browse, initiatief_by):
    opgave = make_opgave(village["mo"])
    first, second = (make_inspanning(opgave, village["mo"], title=title) for title in ("Een", "Twee"))
    both = make_inbreng(initiatief_by(village["amina"], title="Boom"), openbaar=True)
    own = make_inbreng(initiatief_by(village["amina"], title="Bank"), openbaar=True)
    for inbreng, doel in ((both, second), (both, first), (own, first), (own, opgave)):
        make_koppeling(inbreng, doel, village["mo"])
    assert [row.title for row in lijn.brought_to(opgave.id).nu] == ["Bank", "Boom"]


def test_what_came_loose_or_is_a_draft_hides_no_submission(village, initiatief_by):
    opgave = make_opgave(village["mo"])
    draft, work = (make_inspanning(opgave, village["mo"], status) for status in (Status.CONCEPT, Status.IN_UITVOERING))
    inbreng = make_inbreng(initiatief_by(village["amina"], title="Boom"), openbaar=True)
    make_koppeling(inbreng, draft, village["mo"])
    make_koppeling(inbreng, opgave, village["mo"], los_at=now())
    make_koppeling(inbreng, work, village["mo"])
    assert [row.inspanning_id for row in lijn.brought_to(opgave.id).nu] == [work.id]
