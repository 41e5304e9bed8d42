"""A run from beginning to end: composed by one, approved by another, one file for ever, booked once."""

from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from sqlalchemy.exc import IntegrityError

from portal.betalingen import actions, pain, queries, tijd
from portal.betalingen.models import Betaling
from portal.clock import today
from portal.errors import NotNow, Refused
from portal.extensions import db
from portal.people.models import Role
from portal.regelingen.queries.plafond import compared
from portal.story.actions import move
from portal.story.models import Event, Notification
from portal.toekenningen.actions import kas
from portal.toekenningen.models import Termijn
from tests.besteding import ANOTHER_IBAN, make_rekening, make_toekenning

PAIN = "{urn:iso:std:iso:20022:tech:xsd:pain.001.001.09}"


def stands():
    return [row.stand for row in db.session.scalars(db.select(Betaling).order_by(Betaling.id))]


def balanced():
    db.session.commit()
    return {row.unequal for row in compared()} == {False}


def test_what_is_due_goes_to_the_bank_and_into_the_books_once(grant, run, fin):
    small, large = grant(12_345), grant(50_000)
    made = run()
    assert (made.aantal, made.totaal, stands()) == (2, 62_345, ["klaar", "klaar"])
    actions.approve(made, by=fin[1])
    actions.execute(made, today(), by=fin[0])
    assert (small.uitbetaald, large.uitbetaald, stands()) == (12_345, 50_000, ["betaald", "betaald"])
    assert balanced()
    with pytest.raises(NotNow):
        actions.execute(queries.run(made.id), today(), by=fin[0])
    db.session.rollback()
    with pytest.raises(NotNow, match="samenstellen"):
        actions.compose(today(), by=fin[0])


def test_who_composed_it_does_not_approve_it(grant, run, fin):
    grant()
    made = run()
    with pytest.raises(Refused):
        actions.approve(made, by=fin[0])
    db.session.rollback()
    with pytest.raises(IntegrityError):
        db.session.execute(db.update(type(made)).values(goedgekeurd_door_id=fin[0].id))


def test_who_may_approve_it_hears_that_it_waits(grant, fin, people):
    """Whoever works everywhere it pays, by one role or by more; not who composed it, and nobody for a part of it."""
    wijk, both, gone, *_others = people(
        ({"name": "Wim"}, "financien", "WK016402"), ({"name": "Bo"}, "financien", "BU01640202"),
        ({"name": "Gré"}, "financien", "GM0164"), ({"name": "Piet"}, "financien", "BU01640202"),
        ({"name": "Vera"}, "financien", "WK016404"), ({"name": "Dora"}, "besluitnemer", "GM0164"),
    )
    db.session.add(Role(person_id=both.id, rol="financien", gebied_code="BU01640201", begonnen_op=today()))
    db.session.execute(db.update(Role).where(Role.person_id == gone.id).values(geeindigd_op=today()))
    grant(10_000), grant(20_000, gebied_code="BU01640201")
    actions.compose(today(), by=fin[0])
    told = db.select(Notification.person_id).order_by(Notification.person_id)
    assert db.session.scalars(told).all() == [fin[1].id, wijk.id, both.id]


def test_only_finance_composes_and_never_for_itself(grant, run, fin, village):
    mine, other = grant(owner=fin[1]), grant(20_000)
    with pytest.raises(Refused):
        actions.compose(today(), by=village["bea"])
    assert queries.due_sums(fin[1], today()).aantal == 1
    made = run()
    assert made.aantal == 2
    with pytest.raises(Refused):
        actions.approve(made, by=fin[1])
    assert (mine.uitbetaald, other.uitbetaald) == (0, 0)


def test_the_file_holds_against_its_schema_and_never_changes(grant, run, fin):
    grant(12_345, title="Café & zo: € 5 voor iedereen")
    made = run("goedgekeurd")
    text = queries.file_of(made)
    assert pain.seal(text) == made.zegel
    tree = ElementTree.fromstring(text)
    found = {name: [node.text for node in tree.iter(f"{PAIN}{name}")] for name in (
        "MsgId", "NbOfTxs", "CtrlSum", "EndToEndId", "InstdAmt", "Ustrd", "IBAN", "BICFI", "PmtInfId",
    )}
    betaling = db.session.scalars(db.select(Betaling)).one()
    assert found == {
        "MsgId": [made.kenmerk], "PmtInfId": [made.kenmerk], "NbOfTxs": ["1", "1"], "CtrlSum": ["123.45", "123.45"],
        "EndToEndId": [betaling.kenmerk], "InstdAmt": ["123.45"], "BICFI": ["ABNANL2A"],
        "Ustrd": [betaling.kenmerk.rpartition("-")[0].rpartition("-")[0] + " Cafe + zo: EUR 5 voor iedereen"],
        "IBAN": ["NL02ABNA0123456789", "NL91ABNA0417164300"],
    }
    for change in ({"bericht": "<Document/>"}, {"totaal": 1}, {"zegel": "x"}):
        with pytest.raises(IntegrityError, match="staat vast"):
            db.session.execute(db.update(type(made)).values(change))
        db.session.rollback()
    with pytest.raises(IntegrityError, match="staat vast"):
        db.session.execute(db.update(Betaling).values(bedrag=1))


def test_a_grant_without_an_account_waits_and_what_comes_first_stands_first(grant, fin):
    late, waits, soon = grant(), grant(account=False), grant()
    db.session.execute(db.update(Termijn).where(Termijn.toekenning_id == late.id).values(betalen_voor=today() - timedelta(3)))
    db.session.execute(db.update(Termijn).where(Termijn.toekenning_id == waits.id).values(betalen_voor=today()))
    sums = queries.due_sums(fin[0], today())
    assert (sums.aantal, sums.klaar, sums.te_laat, sums.totaal) == (3, 2, 1, 200_000)
    rows = queries.due(fin[0], today())
    assert [(row.toekenning_id, row.rekening_id is None) for row in rows] == [
        (late.id, False), (waits.id, True), (soon.id, False)
    ]


def test_only_what_must_be_paid_by_a_day_goes_in_a_run_that_says_so(grant, fin):
    late, _soon = grant(), grant()
    db.session.execute(db.update(Termijn).where(Termijn.toekenning_id == late.id).values(betalen_voor=today()))
    made = actions.compose(today(), before=today(), by=fin[0])
    assert made.aantal == 1


def test_instalments_follow_each_other_and_never_come_to_more_than_is_owed(grant, run, fin, besluiter):
    toekenning = grant(100_000)
    db.session.execute(db.update(Termijn).values(bedrag=60_000))
    db.session.add(Termijn(toekenning_id=toekenning.id, nummer=2, bedrag=60_000, vanaf=today(), betalen_voor=date.max))
    db.session.commit()
    made = run("uitgevoerd")
    assert [row.bedrag for row in queries.payments(made)] == [60_000, 40_000]
    assert toekenning.te_betalen == 0


def test_a_run_with_an_account_that_changed_is_not_approved_until_it_is_taken_out(grant, run, fin, village):
    toekenning, _other = grant(), grant(20_000)
    made = run()
    db.session.execute(db.text("UPDATE rekening SET geldig = false WHERE toekenning_id = :id"), {"id": toekenning.id})
    [stale] = queries.stale(made)
    with pytest.raises(NotNow):
        actions.approve(made, by=fin[1])
    actions.came_back(queries.betaling(stale), "Ander nummer.", by=fin[0])
    actions.approve(made, by=fin[1])
    assert (made.aantal, made.totaal) == (1, 20_000)
    make_rekening(toekenning, village["amina"], iban=ANOTHER_IBAN)
    assert [row.toekenning_id for row in queries.due(fin[0], today())] == [toekenning.id]


def test_a_run_that_is_withdrawn_frees_everything(grant, run, fin):
    grant()
    actions.withdraw(run("goedgekeurd"), "De bank weigerde het bestand.", by=fin[0])
    assert stands() == ["vervallen"]
    made = run("uitgevoerd")
    assert (made.aantal, stands(), balanced()) == (1, ["vervallen", "betaald"], True)


@pytest.mark.parametrize("status", ["samengesteld", "goedgekeurd"])
def test_who_approves_is_told_what_the_bank_may_have_been_asked_before(grant, run, fin, browse, status):
    """The file of a run that is withdrawn after its approval may lie at the bank all the same."""
    grant()
    withdrawn = run(status)
    kenmerk = withdrawn.kenmerk
    actions.withdraw(withdrawn, "De bank weigerde het bestand.", by=fin[0])
    db.session.commit()
    grant(20_000)
    made = run()
    id = made.id
    assert list(queries.repeated(made).values()) == ([kenmerk] if status == "goedgekeurd" else [])
    page = browse(fin[1]).get(f"/betalingen/runs/{id}").text
    warned = f"1 betaling stond al in een run die na de goedkeuring is ingetrokken ({kenmerk})."
    assert (warned in page, f"stond in {kenmerk}" in page) == (status == "goedgekeurd",) * 2


def test_recipients_are_told_after_the_books_are_closed_each_once(grant, run, fin, groep, board, besluiter, versie):
    grant()
    make_toekenning(versie, besluiter, groep=groep)
    make_rekening(groep, board[0])
    run("uitgevoerd")
    told = db.select(db.func.count()).select_from(Event).where(Event.what == "toekenningen.betaald")
    assert db.session.scalar(told) == 0
    assert (tijd.pass_by(), tijd.pass_by()) == ({"betaald gemeld": 2}, {"betaald gemeld": 0})
    assert db.session.scalar(told) == 2


def test_what_the_bank_paid_beyond_a_lower_settlement_is_claimed_back(grant, run, besluiter, fin):
    toekenning = grant(100_000)
    made = run("goedgekeurd")
    kas.settle(toekenning, 70_000, by=besluiter)
    actions.execute(made, today(), by=fin[0])
    assert (toekenning.uitbetaald, toekenning.teruggevorderd, toekenning.te_betalen) == (100_000, 30_000, 0)
    assert balanced()


def test_what_was_granted_since_but_not_settled_again_does_not_cover_what_was_paid_too_much(grant, run, besluiter, fin):
    toekenning = grant(100_000)
    made = run("goedgekeurd")
    kas.settle(toekenning, 70_000, by=besluiter)
    move(toekenning, "vaststellen", by=besluiter, note="Lager.")
    kas.raise_by(toekenning, 30_000, by=besluiter)
    actions.execute(made, today(), by=fin[0])
    assert (toekenning.uitbetaald, toekenning.teruggevorderd, toekenning.te_betalen) == (100_000, 30_000, 0)
    assert balanced()


def test_money_on_its_way_to_the_bank_does_not_go_elsewhere(grant, run, besluiter):
    toekenning = grant(100_000)
    run()
    with pytest.raises(NotNow, match="sparen"):
        kas.save(toekenning, 1, today(), by=besluiter)
