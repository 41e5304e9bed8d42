"""The two queues: that of staff, by last day, and that for the money, by order of arrival and by lot."""

import re
from datetime import timedelta
from random import Random

import pytest

from portal import clock
from portal.buurtbonnen import tijd
from portal.buurtbonnen.actions import behandelen, complete, rij
from portal.buurtbonnen.models import Aanvraag, Loting
from portal.buurtbonnen.queries import one
from portal.buurtbonnen.queries import rij as wachtenden
from portal.buurtbonnen.rules.status import Status
from portal.clock import now, today
from portal.errors import NotNow, Refused
from portal.extensions import db
from portal.people import leaving
from portal.people.models import Role
from portal.regelingen.models import Plafond
from portal.regelingen.queries.plafond import sums_of
from portal.regelingen.rules.queue import draw
from portal.story.models import Event, Notification


def titles(page):
    return re.findall(r'<th scope="row"[^>]*><a [^>]*>(.*?)</a>', page.text)


# Staff


@pytest.fixture
def desk(village, aanvraag_by, henk, plafond):
    """One application of every sort, in the order of their last day."""
    amina, day = village["amina"], today()
    return {
        "late": aanvraag_by(amina, Status.INGEDIEND, title="Te laat", beslissen_voor=day - timedelta(1)),
        "soon": aanvraag_by(
            amina, Status.IN_ADVIES, title="Binnenkort", beslissen_voor=day + timedelta(14), behandelaar_id=henk.id),
        "far": aanvraag_by(amina, Status.TER_BESLUIT, title="Later", beslissen_voor=day + timedelta(15), gevraagd=50_000),
        "still": aanvraag_by(amina, Status.AANVULLING_GEVRAAGD, title="Wacht", beslissen_voor=None),
        "done": aanvraag_by(amina, Status.AFGEWEZEN, title="Klaar"),
        "draft": aanvraag_by(amina, title="Concept"),
        "elsewhere": aanvraag_by(
            amina, Status.INGEDIEND, title="Elders", gebied_code="BU01640401", beslissen_voor=day + timedelta(30)),
    }


@pytest.mark.parametrize("count", [1, 3])
def test_the_queue_costs_the_same_for_one_and_for_three(village, aanvraag_by, henk, browse, queries, count):
    for number in range(count):
        aanvraag_by(village["amina"], Status.INGEDIEND, title=f"Plan {number}", behandelaar_id=henk.id)
    queries.clear()
    assert len(titles(browse(henk).get("/buurtbonnen/beheer/"))) == count
    assert len(queries) == 6


@pytest.mark.parametrize(("rol", "gebied", "shown"), [
    ("behandelaar", "GM0164", ["Te laat", "Binnenkort", "Later", "Elders", "Wacht"]),
    ("besluitnemer", "WK016402", ["Te laat", "Binnenkort", "Later", "Wacht"]),
    ("behandelaar", "WK016404", ["Elders"]),
])
def test_the_queue_holds_what_this_person_reaches(desk, person, browse, rol, gebied, shown):
    assert titles(browse(person("Els", rol=rol, gebied=gebied)).get("/buurtbonnen/beheer/")) == shown


@pytest.mark.parametrize(("who", "status"), [("amina", 403), ("mo", 403), ("bea", 403), ("rik", 403)])
def test_the_queue_is_for_who_handles_or_decides(desk, village, browse, who, status):
    assert browse(village[who]).get("/buurtbonnen/beheer/").status_code == status
    assert "/inloggen" in browse().get("/buurtbonnen/beheer/").location


@pytest.mark.parametrize(("asked", "shown"), [
    ("licht=rood", ["Te laat"]), ("licht=oranje", ["Binnenkort"]), ("licht=groen", ["Later", "Elders"]),
    ("licht=stil", ["Wacht"]), ("status=afgewezen", ["Klaar"]), ("bij=mij", ["Binnenkort"]), ("zoek=LATER", ["Later"]),
    ("gebied=WK016404", ["Elders"]), ("bij=niemand&licht=rood", ["Te laat"]), ("status=concept&licht=x", None),
    ("sorteer=bedrag", ["Later", "Te laat", "Binnenkort", "Wacht", "Elders"]), ("zoek=%25", []), ("regeling=99", None),
])
def test_filters_narrow_the_queue_and_what_is_no_filter_is_not_heard(desk, henk, browse, asked, shown):
    everything = ["Te laat", "Binnenkort", "Later", "Elders", "Wacht"]
    assert titles(browse(henk).get(f"/buurtbonnen/beheer/?{asked}")) == (everything if shown is None else shown)


def test_filters_stay_in_the_address_of_the_dossier_and_the_next_page(village, aanvraag_by, henk, browse):
    for number in range(21):
        aanvraag_by(village["amina"], Status.INGEDIEND, title=f"Plan {number:02}")
    page = browse(henk).get("/buurtbonnen/beheer/?sorteer=oud&licht=groen")
    assert "sorteer%3Doud" in re.search(r'href="(/buurtbonnen/beheer/\d+\?terug=[^"]+)"', page.text)[1]
    following = re.search(r'<a href="([^"]+)" rel="next"', page.text)[1].replace("&amp;", "&")
    assert titles(browse(henk).get(following)) == ["Plan 20"]


def freed(village, browse, role_of, area):
    role = db.session.scalar(db.select(Role).where(Role.person_id == role_of, Role.gebied_code == area))
    assert browse(village["bea"]).post(f"/beheer/mensen/rollen/{role.id}/beeindigen").status_code == 303


def test_what_somebody_handled_whose_role_ended_is_with_nobody(village, aanvraag_by, henk, dora, browse):
    runs = aanvraag_by(village["amina"], Status.INGEDIEND, title="Loopt", behandelaar_id=henk.id).id
    done = aanvraag_by(village["amina"], Status.TOEGEKEND, title="Klaar", behandelaar_id=henk.id).id
    who, desk = henk.id, browse(dora)
    freed(village, browse, who, "GM0164")
    assert titles(desk.get("/buurtbonnen/beheer/?bij=niemand")) == ["Loopt"]
    assert (one(runs).behandelaar_id, one(done).behandelaar_id) == (None, who)


def test_what_they_still_reach_by_another_role_stays_theirs(village, aanvraag_by, henk, browse):
    near = aanvraag_by(village["amina"], Status.INGEDIEND, behandelaar_id=henk.id).id
    far = aanvraag_by(village["amina"], Status.INGEDIEND, behandelaar_id=henk.id, gebied_code="BU01640401").id
    for rol, area in (("behandelaar", "WK016402"), ("besluitnemer", "WK016404")):
        db.session.add(Role(person_id=henk.id, rol=rol, gebied_code=area, begonnen_op=today()))
    db.session.commit()
    who = henk.id
    freed(village, browse, who, "GM0164")
    assert (one(near).behandelaar_id, one(far).behandelaar_id) == (who, None)


def test_who_leaves_handles_nothing_any_more(village, aanvraag_by, henk):
    runs = aanvraag_by(village["amina"], Status.INGEDIEND, behandelaar_id=henk.id).id
    leaving.forget(henk, by=henk)
    db.session.commit()
    assert one(runs).behandelaar_id is None


def test_an_own_application_leads_to_the_page_of_the_applicant(aanvraag_by, henk, browse):
    own = aanvraag_by(henk, Status.INGEDIEND)
    page = browse(henk).get("/buurtbonnen/beheer/")
    assert f'href="/buurtbonnen/{own.id}"' in page.text
    assert browse(henk).get(f"/buurtbonnen/beheer/{own.id}").status_code == 403


# Money


@pytest.fixture
def rows(aanvraag_by, village, plafond):
    """Applications that were complete so many days ago, each asking so many cents."""

    def make(*given, **fields):
        made = []
        for number, (days, cents) in enumerate(given):
            at = now() - timedelta(days)
            made.append(aanvraag_by(
                village["amina"], Status.INGEDIEND, title=f"Plan {number}", compleet_op=at, ontvangen_at=at,
                gevraagd=cents, **fields,
            ))
        return [aanvraag.id for aanvraag in made]

    return make


@pytest.fixture
def per_dag(versie_with, venster_of):
    """A version in which all that is complete on one day is equal, with € 100 for wijk Noord."""
    versie = versie_with(gelijk="dag")
    venster = venster_of(versie)
    kas = Plafond(venster_id=venster.id, gebied_code="WK016402", bedrag=10_000)
    db.session.add(kas)
    db.session.commit()
    return {"versie_id": versie.id, "venster_id": venster.id}, kas.id


def held(plafond_id, id):
    return sums_of(plafond_id, id)["gereserveerd"]


def test_money_is_kept_in_order_and_what_does_not_fit_is_passed_over(rows, plafond, henk):
    first, large, last = rows((3, 500_000), (2, 600_000), (1, 400_000))
    behandelen.take_up(one(last), by=henk)
    db.session.commit()
    assert [held(plafond.id, id) for id in (first, large, last)] == [500_000, 0, 400_000]
    assert not rij.hold(one(large), by=henk)


def test_who_is_not_complete_has_no_place_and_gets_one_when_it_is(rows, plafond, henk):
    [id] = rows((1, 10_000))
    found = one(id)
    found.compleet_op = None
    db.session.commit()
    behandelen.take_up(found, by=henk)
    assert held(plafond.id, id) == 0
    behandelen.take_as_complete(found, by=henk)
    assert held(plafond.id, id) == 10_000


def test_a_request_to_complete_frees_the_money_until_it_is_there_again(rows, plafond, henk, village):
    [id] = rows((1, 10_000))
    found = one(id)
    behandelen.take_up(found, by=henk)
    behandelen.ask_completion(found, "Stuur een offerte.", today() + timedelta(9), by=henk)
    assert held(plafond.id, id) == 0
    complete(found, by=village["amina"])
    assert held(plafond.id, id) == 10_000


def test_what_a_cheaper_plan_needs_no_longer_is_there_for_others_at_once(rows, aanvraag_by, plafond, henk, village):
    plafond.bedrag = 10_000
    first, second = rows((2, 9_000), (1, 4_000))
    rij.hold(one(first), by=henk)
    assert (held(plafond.id, first), held(plafond.id, second)) == (9_000, 0)
    behandelen.ask_completion(one(first), "Kan het goedkoper?", today() + timedelta(14), by=henk)
    db.session.commit()
    db.session.execute(db.update(Aanvraag).where(Aanvraag.id == first).values(gevraagd=6_000))
    complete(one(first), by=village["amina"])
    assert (held(plafond.id, first), held(plafond.id, second)) == (6_000, 4_000)


def test_what_is_beyond_the_part_that_was_agreed_to_is_there_for_others(rows, plafond, henk, village):
    plafond.bedrag = 10_000
    first, second = rows((2, 9_000), (1, 4_000))
    rij.hold(one(first), by=henk)
    behandelen.offer_part(one(first), 5_000, by=henk)
    assert held(plafond.id, first) == 9_000
    behandelen.answer_part(one(first), True, by=village["amina"])
    assert (held(plafond.id, first), held(plafond.id, second)) == (5_000, 4_000)


def test_nobody_is_served_while_their_day_runs(rows, per_dag, henk):
    fields, kas = per_dag
    [id] = rows((0, 5_000), **fields)
    assert not rij.hold(one(id), by=henk)
    with clock.at(now() + timedelta(1)):
        assert tijd.pass_by()["gereserveerd"] == 1
    assert held(kas, id) == 5_000


def test_equals_draw_lots_when_not_all_of_them_fit_and_nobody_passes_them(rows, per_dag, henk):
    fields, kas = per_dag
    *tied, later = rows((3, 6_000), (3, 6_000), (1, 1_000), **fields)
    assert tijd.pass_by()["gereserveerd"] == 0
    with pytest.raises(NotNow):
        rij.draw_lots(one(later), by=henk)
    loting = rij.draw_lots(one(tied[0]), by=henk)
    db.session.commit()
    winner, loser = loting.volgorde
    assert loting.volgorde == draw(loting.seed, tied)
    assert [held(kas, id) for id in (winner, loser, later)] == [6_000, 0, 1_000]
    assert [one(id).lotnummer for id in (winner, loser)] == [1, 2]
    with pytest.raises(NotNow):
        rij.draw_lots(one(tied[0]), by=henk)


def test_a_lottery_is_told_to_all_who_took_part_with_its_seed(rows, per_dag, henk, village, browse):
    fields, _kas = per_dag
    tied = rows((3, 6_000), (3, 6_000), **fields)
    loting = rij.draw_lots(one(tied[0]), by=henk)
    db.session.commit()
    told = db.session.query(Event).filter_by(what="aanvragen.loten").all()
    assert {event.thing_id for event in told} == set(tied)
    assert db.session.query(Notification).filter_by(person_id=village["amina"].id).count() == 2
    assert loting.seed in browse(village["amina"]).get(f"/buurtbonnen/{tied[1]}").text


def test_equals_that_all_fit_need_no_lottery(rows, per_dag, henk):
    fields, kas = per_dag
    ids = rows((3, 6_000), (3, 4_000), **fields)
    assert tijd.pass_by()["gereserveerd"] == 2
    with pytest.raises(NotNow):
        rij.draw_lots(one(ids[0]), by=henk)


@pytest.mark.parametrize("who", ["amina", "bas", "mo", "bea", "dora"])
def test_only_who_handles_them_draws_lots(rows, per_dag, village, dora, who):
    tied = rows((3, 6_000), (3, 6_000), **per_dag[0])
    with pytest.raises(Refused):
        rij.draw_lots(one(tied[0]), by=(village | {"dora": dora})[who])
    assert db.session.query(Loting).count() == 0


def test_only_applications_of_the_own_plafond_stand_in_its_queue(rows, aanvraag_by, village, plafond, venster):
    nested = Plafond(venster_id=venster.id, gebied_code="BU01640201", bedrag=1_000)
    db.session.add(nested)
    [noord] = rows((1, 5_000))
    [elsbeek] = rows((1, 5_000), gebied_code="BU01640201")
    rows((1, 5_000), gebied_code="BU01640401")
    regels = one(noord).versie.regels
    assert [place.id for place in wachtenden.rij(plafond, regels).plaatsen] == [noord]
    assert [place.id for place in wachtenden.rij(nested, regels).plaatsen] == [elsbeek]


@pytest.mark.parametrize("seed", range(5))
def test_whatever_is_asked_the_plafond_is_never_passed(rows, plafond, seed):
    chance = Random(seed)
    rows(*((chance.randint(1, 9), chance.randint(1, 300_000)) for _ in range(12)))
    tijd.pass_by()
    assert 0 < db.session.get(Plafond, plafond.id).gereserveerd <= 960_000
