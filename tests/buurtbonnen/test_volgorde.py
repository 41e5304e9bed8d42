"""The order of a round: fixed with a reason, money in that order, and everybody hears why; on paper by letter."""


import pytest

from portal.buurtbonnen.actions import besluiten, rij
from portal.buurtbonnen.models import Loting, Volgorde
from portal.buurtbonnen.queries import one
from portal.buurtbonnen.queries import ronde as queries
from portal.buurtbonnen.rules.status import Status
from portal.errors import Needed, NotNow, Refused
from portal.extensions import db
from portal.regelingen.models import Plafond
from portal.story.models import Event, Notification
from tests.buurtbonnen.rondes import fix, held, rank

HASH = "h" * 64


def test_money_goes_in_the_order_that_was_fixed_until_it_is_gone(round_of, henk, village):
    ronde = round_of(6_000, 5_000, 4_000)
    first, second, third = ronde.ids
    fix(ronde.id, {first: 3, second: 1, third: 2}, henk)
    assert held(ronde.id, ronde.ids) == [0, 5_000, 4_000]
    told = {row.thing_id: row.note for row in db.session.query(Event).filter_by(what="aanvragen.rangschikken")}
    assert set(told) == set(ronde.ids)
    assert told[first] == "Plaats 3 van 3.\n\nDe commissie heeft zo geadviseerd."


def test_nothing_is_kept_or_granted_before_the_order_is_fixed(round_of, henk, dora):
    ronde = round_of(6_000)
    aanvraag = one(ronde.ids[0])
    assert not rij.hold(aanvraag, by=henk)
    aanvraag.status = Status.TER_BESLUIT
    db.session.commit()
    with pytest.raises(Needed, match="volgorde"):
        besluiten.decide(aanvraag, "toekennen", by=dora, bedrag=6_000, reden="Het past.")


def test_who_comes_after_is_not_granted_what_was_kept_for_others(round_of, henk, dora):
    ronde = round_of(6_000, 5_000)
    fix(ronde.id, {ronde.ids[0]: 1, ronde.ids[1]: 2}, henk)
    for id in ronde.ids:
        one(id).status = Status.TER_BESLUIT
    db.session.commit()
    with pytest.raises(Needed, match="volgorde"):
        besluiten.decide(one(ronde.ids[1]), "toekennen", by=dora, bedrag=5_000, reden="Het past.")
    besluiten.decide(one(ronde.ids[0]), "toekennen", by=dora, bedrag=6_000, reden="Het past.")
    assert db.session.get(Plafond, ronde.id).toegekend == 6_000


def test_equals_that_do_not_all_fit_draw_lots_as_in_any_queue(round_of, henk):
    ronde = round_of(6_000, 6_000, 1_000)
    one_, two, last = ronde.ids
    fix(ronde.id, {one_: 1, two: 1, last: 3}, henk)
    assert held(ronde.id, ronde.ids) == [0, 0, 0]
    loting = rij.draw_lots(one(two), by=henk)
    db.session.commit()
    winner, loser = loting.volgorde
    assert (loting.moment, sorted(loting.deelnemers)) == ("1.1", [one_, two])
    assert held(ronde.id, (winner, loser, last)) == [6_000, 0, 1_000]


def test_an_order_may_be_fixed_anew_and_the_money_follows(round_of, henk):
    ronde = round_of(6_000, 6_000)
    a, b = ronde.ids
    fix(ronde.id, {a: 1, b: 1}, henk)
    rij.draw_lots(one(a), by=henk)
    db.session.commit()
    fix(ronde.id, {a: 2, b: 1}, henk, reden="Er was een fout gemaakt bij het optellen.")
    assert held(ronde.id, ronde.ids) == [0, 6_000]
    assert [row.nummer for row in db.session.query(Volgorde).order_by(Volgorde.nummer)] == [1, 2]
    fix(ronde.id, {a: 1, b: 1}, henk)
    assert held(ronde.id, ronde.ids) == [0, 0]
    assert db.session.query(Loting).count() == 1


def test_no_points_after_the_order_is_fixed(round_of, leden, henk):
    ronde = round_of(6_000)
    fix(ronde.id, {ronde.ids[0]: 1}, henk)
    with pytest.raises(NotNow):
        rank(ronde.id, ronde.ids[0], 9, leden[0])


@pytest.mark.parametrize(("places", "reden", "lacks"), [
    ([1], "Zo.", "plaatsen"), ([1, 0], "Zo.", "plaatsen"), ([1, 2], "  ", "reden"),
])
def test_an_order_needs_a_place_for_all_and_a_reason(round_of, henk, places, reden, lacks):
    ronde = round_of(1_000, 2_000)
    with pytest.raises(Needed, match=lacks):
        fix(ronde.id, dict(zip(ronde.ids, places, strict=False)), henk, reden=reden)
    assert db.session.query(Volgorde).count() == 0


@pytest.mark.parametrize("who", ["amina", "bas", "mo", "bea", "dora", "lid"])
def test_only_who_handles_applications_fixes_the_order(round_of, village, dora, leden, who):
    ronde = round_of(6_000)
    with pytest.raises(Refused):
        fix(ronde.id, {ronde.ids[0]: 1}, (village | {"dora": dora, "lid": leden[0]})[who])


def test_nor_somebody_with_an_application_in_it(round_of, henk, aanvraag_by):
    ronde = round_of(6_000)
    aanvraag_by(henk, Status.INGEDIEND, versie_id=ronde.versie.id, venster_id=ronde.venster.id)
    places = dict.fromkeys(queries.ronde(ronde.id).aanvragen, 1)
    with pytest.raises(Refused):
        fix(ronde.id, places, henk)


def test_who_asked_on_paper_gets_the_place_as_a_letter_to_print(round_of, henk, browse):
    ronde = round_of(6_000, 5_000)
    asked = one(ronde.ids[1])
    asked.owner_id, asked.behandelaar_id = None, henk.id
    aanvrager = asked.aanvrager
    aanvrager.email, aanvrager.naam, aanvrager.adres = "", "Cor de Vries", "Dorpsstraat 9"
    db.session.commit()
    db.session.expire_all()
    fix(ronde.id, dict(zip(ronde.ids, (1, 2), strict=True)), henk, bron="Verslag van 3 maart")
    [letter] = db.session.query(Event).filter_by(what="aanvragen.brief")
    assert letter.thing_id == asked.id
    assert db.session.query(Notification).filter_by(person_id=henk.id, event_id=letter.id).count() == 1
    page = browse(henk).get(f"/buurtbonnen/beheer/{asked.id}/brieven/{letter.id}").text
    for words in ("Cor de Vries<br>Dorpsstraat 9", "De volgorde is vastgesteld", "“Plan 1”", "Plaats 2 van 2.",
                  "De commissie heeft zo geadviseerd.", "Bron: Verslag van 3 maart", "Over elke aanvraag beslissen we nog."):
        assert words in page
