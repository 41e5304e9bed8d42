"""The money of the village of Hengelo after it was granted: every end occurs, and all of it adds up."""

from collections import Counter

from sqlalchemy import select

from portal.activiteiten.models import Activiteit
from portal.betalingen.models import Betaalrun, Betaling, Rekening
from portal.bewonersgroepen.models import Lidmaatschap
from portal.buurtbonnen.models import Aanvraag
from portal.extensions import db
from portal.regelingen.rules.plafond import Som
from portal.toekenningen.models import Toekenning, Uitgave, Verschuiving
from portal.toekenningen.rules.status import Status
from portal.verantwoording.models import Vaststelling

PAST = {"lopend", "verantwoord", "voornemen", "vastgesteld", "terug_te_betalen", "afgehandeld"}


def everything(model):
    return db.session.scalars(select(model)).all()


def test_every_end_of_the_money_occurs(hengelo):
    assert {grant.status for grant in everything(Toekenning)} == set(Status) == PAST
    assert {run.status for run in everything(Betaalrun)} == {"samengesteld", "uitgevoerd"}
    assert {payment.stand for payment in everything(Betaling)} == {"klaar", "betaald", "teruggekomen"}
    assert any(grant.teruggevorderd > grant.terugbetaald for grant in everything(Toekenning))


def test_what_people_have_to_do_waits_for_them(hengelo):
    waits = [one for one in everything(Uitgave) if one.status == "ingediend"]
    signers = {lid.groep_id for lid in everything(Lidmaatschap) if lid.rol == "tweede_tekenaar"}
    by_signers = [one for one in waits if db.session.get(Aanvraag, one.toekenning_id).groep_id in signers]
    assert {one.penningmeester_id is None for one in by_signers} == {True, False}
    assert [one.status for one in everything(Verschuiving)] == ["ingediend"]
    assert any(not one.geldig and one.vervallen_at is None for one in everything(Rekening))


def test_what_was_accounted_for_was_signed(hengelo):
    running = {grant.id for grant in everything(Toekenning) if grant.status == "lopend"}
    assert {one.toekenning_id for one in everything(Uitgave) if one.status == "ingediend"} <= running


def test_nobody_signed_or_approved_alone(hengelo):
    for spent in everything(Uitgave):
        assert spent.eigen or spent.status == "ingediend" or len({spent.owner_id, spent.penningmeester_id, spent.tweede_id}) == 3
    assert all(run.owner_id != run.goedgekeurd_door_id for run in everything(Betaalrun) if run.zegel)


def test_what_was_paid_follows_from_the_payments(hengelo):
    paid = Counter()
    for payment in everything(Betaling):
        paid[payment.toekenning_id] += payment.bedrag * (payment.stand == "betaald")
    assert {grant.id: grant.uitbetaald for grant in everything(Toekenning)} == {
        grant.id: paid[grant.id] for grant in everything(Toekenning)
    }
    assert all(getattr(grant, Som.UITBETAALD) <= grant.toegekend + grant.teruggevorderd for grant in everything(Toekenning))


def test_what_is_settled_at_what_was_spent_is_what_was_spent(hengelo):
    spent = Counter()
    for one in everything(Uitgave):
        spent[one.toekenning_id] += one.bedrag
    settled = [one for one in everything(Vaststelling) if "wat u hebt uitgegeven" in one.reden]
    assert len(settled) >= 4 and {one.toekenning_id: one.bedrag for one in settled} == {
        one.toekenning_id: spent[one.toekenning_id] for one in settled
    }


def test_organisations_held_what_they_planned(hengelo):
    held = [one for one in everything(Activiteit) if one.status == "gehouden"]
    assert held and all(one.deelnemers and one.verhaal for one in held)
