"""A plafond lowered under way: who asked before keeps the old one, who asks later knows the new (Awb 4:27 lid 2)."""

import re
from datetime import timedelta

import pytest

from portal import clock
from portal.buurtbonnen import tijd
from portal.buurtbonnen.actions import behandelen, besluiten, complete
from portal.buurtbonnen.actions.rij import draw_lots
from portal.buurtbonnen.feiten import left_for
from portal.buurtbonnen.queries import one, plafond_of
from portal.buurtbonnen.queries import rij as wachtenden
from portal.buurtbonnen.rules.status import Status
from portal.clock import now, today
from portal.errors import NotNow, Refused
from portal.extensions import db
from portal.regelingen.actions import plafond as kas
from portal.regelingen.models import Boeking, Plafond
from portal.regelingen.queries.plafond import sums_of
from portal.regelingen.rules.queue import lot

WHY = "Raadsbesluit 12, Gemeenteblad 2026-45"


@pytest.fixture
def pot(plafond, village):
    """€ 9.600 in wijk Noord; three days ago it was lowered to € 1.000."""
    kas.open(plafond.venster.versie_id, by=None)
    with clock.at(now() - timedelta(3)):
        kas.lower(plafond.id, 100_000, by=village["bea"], reden=WHY)
    db.session.commit()
    return db.session.get(Plafond, plafond.id)


@pytest.fixture
def asked(aanvraag_by, village):
    """An application received so many days ago that asks so many cents."""

    def make(days, cents, status=Status.INGEDIEND, **fields):
        at = now() - timedelta(days)
        return aanvraag_by(
            village["amina"], status, gevraagd=cents, ontvangen_at=at, ontvangen_op=at.date(), compleet_op=at, **fields)

    return make


def held(pot, *aanvragen):
    return [sums_of(pot.id, aanvraag.id)["gereserveerd"] for aanvraag in aanvragen]


def test_the_queue_serves_earlier_applications_from_the_old_plafond_and_later_ones_from_the_new(pot, asked):
    old, large, small = asked(5, 90_000), asked(2, 20_000), asked(1, 10_000)
    tijd.pass_by()
    assert held(pot, old, large, small) == [90_000, 0, 10_000]
    more = asked(4, 500_000)
    tijd.pass_by()
    assert held(pot, more) == [500_000]


def test_who_completes_late_but_asked_early_keeps_the_old_plafond(pot, asked, henk, village):
    early = asked(9, 900_000)
    behandelen.ask_completion(early, "Een offerte graag.", today() + timedelta(9), by=henk)
    later = asked(1, 100_001)
    tijd.pass_by()
    assert held(pot, early, later) == [0, 0]
    complete(one(early.id), by=village["amina"])
    assert held(pot, early) == [900_000]


def test_each_sees_what_there_is_for_them_and_why_they_wait(pot, asked):
    old, later = asked(5, 12_000), asked(1, 150_000)
    assert [left_for(one_, plafond_of(one_)) for one_ in (old, later)] == [960_000, 100_000]
    place = wachtenden.rij_around(later, pot, later.versie.regels)
    assert [key for key, _values in place.uitleg(later.id)] == ["plaats", "volgorde_volledig", "verlaagd", "te_veel"]
    assert "verlaagd" not in dict(place.uitleg(old.id))


def test_a_grant_beyond_the_lowered_plafond_is_refused_to_who_came_later_only(pot, asked, henk, dora):
    for days, good in ((1, False), (5, True)):
        aanvraag = asked(days, 150_000, Status.TER_BESLUIT, behandelaar_id=henk.id)
        if good:
            besluiten.decide(aanvraag, "toekennen", by=dora, bedrag=150_000, reden="Het past.")
        else:
            with pytest.raises(NotNow, match="plafond"):
                besluiten.decide(aanvraag, "toekennen", by=dora, bedrag=150_000, reden="Het past.")
        db.session.commit()
    assert db.session.get(Plafond, pot.id).toegekend == 150_000


def test_the_dossier_the_own_page_and_the_public_page_say_so(pot, asked, henk, browse, village, versie):
    old, later = asked(5, 12_000), asked(1, 150_000)
    public = browse().get(f"/regelingen/versies/{versie.id}").text.replace("\xa0", " ")
    assert "van € 9.600 naar € 1.000" in public and "Vroeg je eerder aan? Dan geldt voor jou nog € 9.600." in public
    desk = browse(henk)
    assert "Deze aanvraag was er eerder." in desk.get(f"/buurtbonnen/beheer/{old.id}").text
    assert "Voor deze aanvraag geldt" in desk.get(f"/buurtbonnen/beheer/{later.id}").text
    assert "verlaagd toen deze aanvraag binnenkwam" in browse(village["amina"]).get(f"/buurtbonnen/{later.id}").text


def test_a_beheerder_lowers_and_raises_it_with_the_besluit_and_reads_the_ledger(pot, village, browse):
    bea, address = browse(village["bea"]), f"/regelingen/beheer/plafonds/{pot.id}"
    assert WHY in bea.get(address).text
    assert bea.post(address, data={"bedrag": "500"}).status_code == 422
    assert "Dit is het plafond al." in bea.post(address, data={"bedrag": "1000", "reden": "x"}).text
    assert bea.post(address, data={"bedrag": "500", "reden": "Raadsbesluit 13"}).status_code == 303
    assert bea.post(address, data={"bedrag": "12000", "reden": "Raadsbesluit 14"}).status_code == 303
    found = db.session.get(Plafond, pot.id)
    assert (found.bedrag, found.verlaging) == (1_200_000, 0)
    lines = [(row.soort, row.bedrag) for row in db.session.query(Boeking).order_by(Boeking.id)]
    assert lines == [("bedrag", 960_000), ("verlaging", 860_000), ("verlaging", 50_000), ("bedrag", 240_000),
                     ("verlaging", -910_000)]


def test_a_page_that_is_older_than_the_plafond_lowers_nothing(pot, village, browse):
    """Bea means to raise € 1.000 to € 1.200; a colleague made it € 1.500, and € 1.200 would lower that."""
    bea, address = browse(village["bea"]), f"/regelingen/beheer/plafonds/{pot.id}"
    seen = re.search(r'name="was"[^>]* value="(\d+)"', bea.get(address).text)[1]
    kas.raise_to(pot.id, 150_000, by=village["bea"], reden=WHY)
    db.session.commit()
    late = bea.post(address, data={"bedrag": "1.200", "reden": WHY, "was": seen})
    assert late.status_code == 422 and "het is nu € 1.500." in late.text.replace("\u00a0", " ") and 'value="150000"' in late.text
    assert db.session.get(Plafond, pot.id).geldend == 150_000
    assert bea.post(address, data={"bedrag": "1.200", "reden": WHY, "was": "150000"}).status_code == 303


def test_a_plafond_can_be_lowered_to_nothing(pot, village, browse):
    bea, address = browse(village["bea"]), f"/regelingen/beheer/plafonds/{pot.id}"
    assert bea.post(address, data={"bedrag": "0", "reden": WHY}).status_code == 303
    assert db.session.get(Plafond, pot.id).geldend == 0
    empty = bea.post(address, data={"bedrag": "", "reden": WHY})
    assert empty.status_code == 422 and "Vul een bedrag in." in empty.text


@pytest.mark.parametrize("who", ["amina", "mo", "rik", "henk", "dora"])
def test_nobody_else_adjusts_a_plafond(pot, village, henk, dora, browse, who):
    person = (village | {"henk": henk, "dora": dora})[who]
    assert browse(person).get(f"/regelingen/beheer/plafonds/{pot.id}").status_code in (403, 404)
    with pytest.raises(Refused):
        kas.adjust(pot.id, 1, was=100_000, by=person, reden="Zomaar.")


def test_anyone_can_check_a_draw_on_the_public_page(versie_with, venster_of, aanvraag_by, village, henk, browse):
    versie = versie_with(gelijk="dag")
    venster = venster_of(versie)
    db.session.add(Plafond(venster_id=venster.id, gebied_code="WK016402", bedrag=10_000))
    at = now() - timedelta(2)
    tied = [
        aanvraag_by(village["amina"], Status.INGEDIEND, title=f"Geheim plan {number}", gevraagd=6_000, versie_id=versie.id,
                    venster_id=venster.id, ontvangen_at=at, compleet_op=at)
        for number in range(2)
    ]
    before = browse().get(f"/regelingen/versies/{versie.id}").text
    loting = draw_lots(tied[0], by=henk)
    db.session.commit()
    page = browse().get(f"/regelingen/versies/{versie.id}").text
    assert "Lotingen" not in before and loting.seed in page
    marks = [page.index(one(id).kenmerk) for id in loting.volgorde]
    assert marks == sorted(marks)
    assert all(lot(loting.seed, id)[:8] in page for id in loting.volgorde)
    assert "Geheim plan" not in page and "Amina" not in page
