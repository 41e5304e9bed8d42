"""The applications of the village of Hengelo as they stand after filling; those of Almelo and Enschede in short."""

from collections import Counter

import pytest
from sqlalchemy import func, select

from portal import doctor
from portal.bewonersgroepen.models import Bewonersgroep, Lidmaatschap
from portal.bewonersgroepen.rules import Rol
from portal.buurtbonnen.models import Aanvraag, AanvraagGebied, Aanvrager, Advies, Besluit, Bestand, Bezwaar, Loting
from portal.buurtbonnen.rules.status import BESLOTEN, OPEN, BezwaarStatus, Status
from portal.clock import now, today
from portal.demo.loader import fill, read
from portal.extensions import db
from portal.regelingen.models import Boeking, Plafond, Regeling, RegelingVersie
from portal.regelingen.queries.plafond import compared
from portal.toekenningen.models import Bestedingsplan, Toekenning
from portal.transaction import transaction
from tests.village import make_app


def rows(*columns):
    return db.session.execute(select(*columns)).all()


def applications(*conditions):
    return db.session.scalars(select(Aanvraag).where(*conditions).order_by(Aanvraag.id)).all()


def besluiten():
    """The besluit that holds, of each application."""
    return dict(db.session.execute(select(Besluit.aanvraag_id, Besluit).order_by(Besluit.id)).all())


def test_every_application_stands_where_its_story_ends(hengelo):
    wanted = {one["titel"]: one["status"] for one in read(hengelo.profiel)["loket"]["aanvraag"]}
    stands = {one.title: one.status for one in applications(~Aanvraag.title.like("%subsidie 20%"))}
    drawn = {title for title, status in wanted.items() if status == "geloot"}
    assert {title: stands[title] for title in stands.keys() - drawn} == {
        title: wanted[title] for title in wanted.keys() - drawn
    }
    assert sorted(stands[title] for title in drawn) == ["afgewezen", "toegekend"]


def test_every_status_occurs_and_most_are_granted(hengelo):
    counted = Counter(one.status for one in applications())
    assert set(counted) == set(Status)
    assert counted.total() >= 25
    assert counted.most_common(1)[0][0] == Status.TOEGEKEND


def test_versions_are_published_by_another_than_who_drew_them_up(hengelo):
    versies = db.session.scalars(select(RegelingVersie)).all()
    assert {versie.status for versie in versies} == {"gepubliceerd"}
    assert all(versie.owner_id != versie.gepubliceerd_door_id for versie in versies)
    assert {sleutel for (sleutel,) in rows(Regeling.sleutel)} == {
        "buurtbon", "inwonersfonds", "basissubsidie", "activiteitensubsidie"
    }


def test_every_decision_has_its_letter_by_another_than_who_handled_it(hengelo):
    decided = applications(Aanvraag.status.in_(sorted(BESLOTEN)))
    letters = besluiten()
    assert letters.keys() == {one.id for one in decided}
    for besluit in letters.values():
        assert besluit.besluiter_id != besluit.behandelaar_id
        assert besluit.feiten["aan"]["plaats"] == "Hengelo"
        assert besluit.feiten["oordelen"]


def test_money_adds_up(hengelo):
    assert [row.id for row in compared() if row.unequal] == []
    granted = dict(db.session.execute(
        select(Boeking.aanvraag_id, func.sum(Boeking.bedrag))
        .where(Boeking.soort.in_(("toegekend", "vrijgevallen", "overgedragen"))).group_by(Boeking.aanvraag_id)
    ).all())
    assert granted == {id: besluit.bedrag for id, besluit in besluiten().items() if besluit.bedrag}
    still = Plafond.toegekend + Plafond.vrijgevallen + Plafond.overgedragen
    assert sum(granted.values()) == db.session.scalar(select(func.sum(still)))
    assert all(one.gereserveerd + one.toegekend <= one.bedrag for one in db.session.scalars(select(Plafond)))


def test_doctor_finds_nothing_wrong_with_the_money(hengelo):
    healthy, answer = doctor.ledger()
    assert healthy, answer


def test_one_plafond_is_nearly_empty(hengelo):
    berflo = db.session.scalars(select(Plafond).where(Plafond.gebied_code == "WK016405")).one()
    assert 0 < berflo.over < berflo.bedrag / 4
    assert db.session.scalars(select(Plafond).where(Plafond.gebied_code == "WG-HENGELO-MIDDEN")).one().toegekend


def test_some_were_granted_in_part_after_agreement(hengelo):
    part = [one for one in applications(Aanvraag.status == Status.TOEGEKEND)
            if besluiten()[one.id].bedrag < one.gevraagd]
    assert len(part) == 2
    assert all(one.deel_akkoord_op and one.deel_bedrag == besluiten()[one.id].bedrag for one in part)


def test_tie_was_decided_by_lottery_and_the_second_got_nothing(hengelo):
    loting = db.session.scalars(select(Loting)).one()
    first, second = (db.session.get(Aanvraag, id) for id in loting.volgorde)
    assert first.ontvangen_op == second.ontvangen_op
    assert (first.status, second.status) == (Status.TOEGEKEND, Status.AFGEWEZEN)
    assert (first.lotnummer, second.lotnummer) == (1, 2)


def test_deviation_from_the_advice_has_its_reasons(hengelo):
    deviating = [besluit for besluit in besluiten().values() if besluit.afwijking and besluit.bedrag]
    assert len(deviating) == 1
    advies = db.session.scalars(select(Advies).where(Advies.aanvraag_id == deviating[0].aanvraag_id)).one()
    assert advies.uitkomst == "deels"
    assert advies.bedrag < deviating[0].bedrag


def test_one_is_overdue_and_the_applicant_said_so(hengelo):
    late = [one for one in applications(Aanvraag.status.in_(sorted(OPEN)))
            if one.beslissen_voor and one.beslissen_voor < today()]
    assert len(late) == 1
    assert late[0].beslissen_voor < late[0].in_gebreke_op


def test_one_asks_for_two_areas_and_both_organisations_advised(hengelo):
    [(aanvraag_id, areas)] = db.session.execute(
        select(AanvraagGebied.aanvraag_id, func.count()).group_by(AanvraagGebied.aanvraag_id)
    ).all()
    asked = db.session.scalars(select(Advies).where(Advies.aanvraag_id == aanvraag_id)).all()
    assert (areas, len({advies.groep_id for advies in asked})) == (2, 2)


def test_some_came_in_at_the_desk_or_by_phone_and_are_nobodys_own(hengelo):
    entered = applications(Aanvraag.ontvangen_via != "web")
    assert sorted(one.ontvangen_via for one in entered) == ["balie", "telefoon"]
    assert all(one.owner_id is None and one.ingevoerd_door_id for one in entered)
    assert all(one.ontvangen_op < one.created_at.date() for one in entered)


def test_one_bezwaar_waits_and_two_were_decided_by_another(hengelo):
    found = {one.status: one for one in db.session.scalars(select(Bezwaar))}
    assert set(found) == {BezwaarStatus.INGEDIEND, BezwaarStatus.ONGEGROND, BezwaarStatus.GEGROND}
    for status in (BezwaarStatus.ONGEGROND, BezwaarStatus.GEGROND):
        assert found[status].besloten_door_id != db.session.get(Besluit, found[status].besluit_id).besluiter_id


def test_what_was_right_in_a_bezwaar_took_the_place_of_the_besluit(hengelo):
    bezwaar = db.session.scalars(select(Bezwaar).where(Bezwaar.status == BezwaarStatus.GEGROND)).one()
    first = db.session.get(Besluit, bezwaar.besluit_id)
    holds = besluiten()[first.aanvraag_id]
    assert (first.bedrag, holds.uitkomst) == (0, "toekennen") and holds.bedrag
    assert db.session.get(Aanvraag, first.aanvraag_id).status == Status.TOEGEKEND


def test_organisations_are_recognised_and_have_everybody_they_need(hengelo):
    all_of_them = db.session.scalars(select(Bewonersgroep)).all()
    recognised = [groep for groep in all_of_them if groep.erkend_op]
    assert len(recognised) == 8
    for groep in recognised:
        assert "(voorbeeld)" in groep.naam
        held = db.session.scalars(select(Lidmaatschap.rol).where(Lidmaatschap.groep_id == groep.id))
        assert set(held) == {Rol.CONTACT, Rol.PENNINGMEESTER, Rol.TWEEDE_TEKENAAR, Rol.ADVISEUR}
    assert [groep.soort for groep in all_of_them if not groep.erkend_op] == ["groep"] * 10


def test_nobody_is_asked_anything_at_an_address_that_exists(hengelo):
    mails = db.session.scalars(select(Aanvrager.email).where(Aanvrager.email != "")).all()
    assert mails and all(mail.endswith("@voorbeeld.invalid") for mail in mails)
    assert all(adres.startswith("Voorbeeldstraat") for (adres,) in rows(Aanvrager.adres))


def test_nothing_was_booked_or_decided_in_the_future(hengelo):
    assert max(at for (at,) in rows(Boeking.at)) <= now()
    assert max(besluit.besluit_op for besluit in besluiten().values()) <= today()


@pytest.mark.parametrize(("gemeente", "bestanden"), [("almelo", False), ("enschede", True)])
def test_another_gemeente_has_its_regeling_and_a_handful_of_applications(filled_portal, gemeente, bestanden):
    with filled_portal(gemeente).app_context():
        assert {versie.status for versie in db.session.scalars(select(RegelingVersie))} == {"gepubliceerd"}
        counted = Counter(one.status for one in applications())
        assert counted.total() >= 6
        assert {Status.TOEGEKEND, Status.TER_BESLUIT, Status.INGEDIEND, Status.CONCEPT} <= set(counted)
        assert [row.id for row in compared() if row.unequal] == []
        assert bool(rows(Bestand.key)) is bestanden
        waiting = select(Bestedingsplan.akkoord, Toekenning.plan_akkoord).join(Toekenning)
        assert db.session.execute(waiting).all() == ([(None, False)] if gemeente == "enschede" else [])
        db.session.remove()
        db.engine.dispose()


def test_village_fills_on_every_database(empty_database_url, tmp_path):
    app = make_app(empty_database_url, GEMEENTE="enschede", UPLOADS=tmp_path / "uploads")
    with app.app_context():
        db.create_all()
        with transaction():
            fill(app.profiel)
        assert {Status.TOEGEKEND, Status.DOORGESTUURD} < {one.status for one in applications()}
        assert compared() and not any(row.unequal for row in compared())
        db.session.remove()
        db.engine.dispose()
