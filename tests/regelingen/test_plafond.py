"""The ledger of a plafond: each deed at its boundary, and always the sum of its boekingen."""

import pytest

from portal.errors import NotNow
from portal.extensions import db
from portal.regelingen.actions import plafond as kasboek
from portal.regelingen.models import Boeking, Plafond, RegelingVersie
from portal.regelingen.queries.plafond import compared, ledger, plafond_for, sums_of
from portal.regelingen.rules.plafond import grens
from portal.wijken.models import Gebied, Ligging

ONE, TWO, THREE = 11, 12, 13
WHY = "Begrotingswijziging."


def stand(pot):
    """Bedrag, gereserveerd, toegekend, uitbetaald; and they are what the boekingen add up to."""
    assert sums_of(pot.id).pop("verlaging") == pot.verlaging
    now = {"bedrag": pot.bedrag, "gereserveerd": pot.gereserveerd,
           "toegekend": pot.toegekend, "uitbetaald": pot.uitbetaald}
    assert {name: sum for name, sum in sums_of(pot.id).items() if name in now} == now
    return tuple(now.values())


def lines(pot):
    return [(row.soort, row.bedrag, row.aanvraag_id) for row in ledger(pot.id)]


def test_reserve_takes_exactly_the_rest_and_not_a_cent_more(pot, mo):
    assert kasboek.reserve(pot.id, ONE, 4000, by=mo)
    assert not kasboek.reserve(pot.id, TWO, 6001, by=mo)
    assert stand(pot) == (10000, 4000, 0, 0)
    assert kasboek.reserve(pot.id, TWO, 6000, by=mo)
    assert stand(pot) == (10000, 10000, 0, 0)
    assert not kasboek.reserve(pot.id, THREE, 1, by=mo)
    assert lines(pot) == [("gereserveerd", 6000, TWO), ("gereserveerd", 4000, ONE), ("bedrag", 10000, None)]


def test_grant_takes_exactly_the_rest_and_not_a_cent_more(pot, mo):
    kasboek.reserve(pot.id, ONE, 4000, by=mo)
    with pytest.raises(NotNow, match="plafond"):
        kasboek.grant(pot.id, TWO, 6001, by=mo)
    assert stand(pot) == (10000, 4000, 0, 0)
    kasboek.grant(pot.id, TWO, 6000, by=mo, reden="Besluit.")
    assert stand(pot) == (10000, 4000, 6000, 0)
    assert lines(pot)[0] == ("toegekend", 6000, TWO)


def test_grant_uses_the_own_reservation_and_then_the_rest(pot, mo):
    kasboek.reserve(pot.id, ONE, 4000, by=mo)
    kasboek.reserve(pot.id, TWO, 5000, by=mo)
    with pytest.raises(NotNow):
        kasboek.grant(pot.id, ONE, 5001, by=mo)
    kasboek.grant(pot.id, ONE, 5000, by=mo)
    assert stand(pot) == (10000, 5000, 5000, 0)
    assert {som: cents for som, cents in sums_of(pot.id, ONE).items() if cents} == {"toegekend": 5000}


def test_grant_of_less_releases_the_rest_of_the_reservation(pot, mo):
    kasboek.reserve(pot.id, ONE, 10000, by=mo)
    kasboek.grant(pot.id, ONE, 2500, by=mo)
    assert stand(pot) == (10000, 0, 2500, 0)
    assert set(lines(pot)[:2]) == {("toegekend", 2500, ONE), ("gereserveerd", -10000, ONE)}


def test_release_gives_back_the_own_reservation_once(pot, mo):
    kasboek.reserve(pot.id, ONE, 3000, by=mo)
    kasboek.reserve(pot.id, ONE, 1000, by=mo)
    kasboek.reserve(pot.id, TWO, 500, by=mo)
    assert [kasboek.release(pot.id, ONE, by=mo, tot=3000) for _ in range(2)] == [1000, 0]
    assert [kasboek.release(pot.id, ONE, by=mo, reden="Ingetrokken.") for _ in range(2)] == [3000, 0]
    assert stand(pot) == (10000, 500, 0, 0)
    assert lines(pot)[:2] == [("gereserveerd", -3000, ONE), ("gereserveerd", -1000, ONE)]


def test_a_lowering_is_for_what_is_asked_from_then_on(pot, mo):
    kasboek.reserve(pot.id, ONE, 2000, by=mo)
    kasboek.lower(pot.id, 6000, by=mo, reden=WHY)
    assert (stand(pot), pot.verlaging, pot.geldend, pot.over, pot.in_kas) == ((10000, 2000, 0, 0), 4000, 6000, 4000, 8000)
    assert lines(pot)[0] == ("verlaging", 4000, None)
    later = {"by": mo, "grens": 4000}
    assert not kasboek.reserve(pot.id, TWO, 4001, **later)
    with pytest.raises(NotNow, match="plafond"):
        kasboek.grant(pot.id, TWO, 4001, **later)
    assert kasboek.reserve(pot.id, TWO, 4000, **later)
    kasboek.grant(pot.id, THREE, 4000, by=mo)
    assert (stand(pot), pot.over) == ((10000, 6000, 4000, 0), 0)


def test_what_earlier_applications_gave_back_for_a_while_stays_theirs(pot, mo):
    kasboek.reserve(pot.id, ONE, 9000, by=mo)
    kasboek.lower(pot.id, 1000, by=mo, reden=WHY)
    kasboek.release(pot.id, ONE, by=mo)
    assert not kasboek.reserve(pot.id, TWO, 1001, by=mo, grens=9000)
    assert kasboek.reserve(pot.id, ONE, 9000, by=mo)


def test_lowering_and_raising_go_their_own_way_only(pot, mo):
    with pytest.raises(NotNow):
        kasboek.lower(pot.id, 10000, by=mo, reden=WHY)
    with pytest.raises(NotNow):
        kasboek.raise_to(pot.id, 10000, by=mo, reden=WHY)
    kasboek.lower(pot.id, 0, by=mo, reden=WHY)
    with pytest.raises(NotNow):
        kasboek.lower(pot.id, 0, by=mo, reden=WHY)
    assert (stand(pot), pot.verlaging) == ((10000, 0, 0, 0), 10000)


@pytest.mark.parametrize(("to", "bedrag", "verlaging"), [(9000, 10000, 1000), (10000, 10000, 0), (10001, 10001, 0)])
def test_raising_first_ends_a_lowering(pot, mo, to, bedrag, verlaging):
    kasboek.lower(pot.id, 1000, by=mo, reden=WHY)
    kasboek.raise_to(pot.id, to, by=mo, reden=WHY)
    assert (stand(pot), pot.verlaging) == ((bedrag, 0, 0, 0), verlaging)


def test_opening_is_booked_once(pot, concept_venster, mo):
    kasboek.open(concept_venster.versie_id, by=mo)
    assert lines(pot) == [("bedrag", 10000, None)]


@pytest.mark.parametrize("amount", [0, -1, 1.5, True, "100", None])
def test_an_amount_is_a_whole_number_of_cents(pot, mo, amount):
    for deed in (kasboek.reserve, kasboek.grant):
        with pytest.raises(ValueError):
            deed(pot.id, ONE, amount, by=mo)
    with pytest.raises(ValueError):
        kasboek.raise_to(pot.id, amount, by=mo, reden=WHY)


LOWERED = [(10, 200), (20, 100), (30, -150), (40, 50)]


@pytest.mark.een_database
@pytest.mark.parametrize(("received", "cents"), [(5, 0), (10, 150), (15, 150), (20, 150), (25, 150), (30, 150), (45, 200)])
def test_what_came_in_before_a_lowering_does_not_know_it_and_a_raise_is_for_all(received, cents):
    assert grens(LOWERED, received) == cents


def test_ledger_says_who_and_why_in_pages(pot, mo):
    for number in range(21):
        kasboek.reserve(pot.id, ONE, 1, by=mo, reden=f"Beurt {number}.")
    page = ledger(pot.id)
    assert (page.items[0].reden, page.items[0].door, len(page)) == ("Beurt 20.", mo.name, 20)
    assert [row.bedrag for row in ledger(pot.id, page.after)] == [1, 10000]


def test_a_thing_the_portal_does_itself_has_nobody(pot):
    kasboek.reserve(pot.id, ONE, 1, by=None)
    assert ledger(pot.id).items[0].door is None


def test_plafond_of_the_area_itself_or_of_the_nearest_around_it(concept_venster):
    """The werkgebied holds wijk Noord and one buurt of Groot Driene, so not the whole of Groot Driene."""
    db.session.add(Gebied(code="WG1", soort="werkgebied", naam="Noordoost", gemeente_code="GM0164"))
    db.session.flush()
    db.session.add_all(Ligging(gebied_code="WG1", buurt_code=code)
                       for code in ("BU01640202", "BU01640201", "BU01640401"))
    found = []
    for area in ("GM0164", "WK016402", "WG1", "BU01640202"):
        db.session.add(Plafond(venster_id=concept_venster.id, gebied_code=area, bedrag=1))
        db.session.commit()
        found.append([plafond_for(concept_venster.id, code).gebied_code
                      for code in ("BU01640202", "BU01640201", "WK016402", "BU01640401", "WK016404", "GM0164")])
    town, north, work = "GM0164", "WK016402", "WG1"
    assert found == [
        [town] * 6,
        [north, north, north, town, town, town],
        [work, work, north, work, town, town],
        ["BU01640202", work, north, work, town, town],
    ]


def test_no_plafond_around_is_none(concept_venster):
    db.session.add(Plafond(venster_id=concept_venster.id, gebied_code="WK016402", bedrag=1))
    db.session.commit()
    assert plafond_for(concept_venster.id, "WK016404") is None
    assert plafond_for(concept_venster.id, "ZZ1") is None
    assert plafond_for(concept_venster.id + 1, "WK016402") is None


def test_doctor_names_a_plafond_that_is_not_its_boekingen(app, pot):
    def said():
        return app.test_cli_runner().invoke(args=["dokter"]).output

    assert "in orde       Kasboek: 1 plafonds" in said()
    db.session.execute(db.update(Plafond).values(toegekend=1))
    db.session.commit()
    assert f"NIET IN ORDE  Kasboek: plafond {pot.id} is niet de som" in said()


def test_only_a_published_plafond_needs_a_ledger(concept_venster):
    db.session.add(Plafond(venster_id=concept_venster.id, gebied_code="WK016402", bedrag=1))
    db.session.commit()
    assert compared() == []
    db.session.execute(db.update(RegelingVersie).values(status="gepubliceerd"))
    assert [row.unequal for row in compared()] == [True]


def test_boeking_is_the_only_thing_a_deed_leaves_behind(pot, mo, queries):
    """Two statements for a reservation, three for a grant: the plafond, its lock and its lines."""
    kasboek.reserve(pot.id, ONE, 1, by=mo)
    kasboek.grant(pot.id, ONE, 1, by=mo)
    assert len(queries) == 5
    assert db.session.query(Boeking).count() == 4
