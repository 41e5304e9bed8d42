"""When its time is over what was granted loses its texts, receipts, photos and account numbers, and keeps every sum."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from portal import clock, uploads
from portal.betalingen.models import Betaalrun, Betaling, Ontvangst, Rekening
from portal.buurtbonnen import opruimen
from portal.clock import now, today
from portal.documents import Document
from portal.extensions import db
from portal.fotos import Picture
from portal.people.queries.own import own_data
from portal.toekenningen import queries
from portal.toekenningen.actions import kas, uitgeven
from portal.toekenningen.models import Termijn, Toekenning, Uitgave, Verschuiving
from portal.verantwoording.models import Vaststelling, Verantwoording, VerantwoordingFoto, VerantwoordingRegel
from tests.besteding import IBAN, VERANTWOORDING, make_rekening, make_toekenning, make_versie

SECRET = re.compile(f"geheim|{IBAN}", re.IGNORECASE)
TABLES = (
    "toekenning", "termijn", "uitgave", "bon", "verschuiving", "rekening", "betaling", "betaalrun", "ontvangst",
    "verantwoording", "verantwoording_regel", "verantwoording_foto", "vaststelling", "event",
)


@pytest.fixture
def toekenning(bea, village):
    """Paid, spent with a receipt, accounted for with a photo, settled: with a secret in every text."""
    made = make_toekenning(make_versie(bea, **VERANTWOORDING, bewaren=7), bea, owner=village["amina"])
    spend(made, village["amina"])
    pay(made, village["amina"])
    account(made)
    kas.settle(made, 100_000, by=bea)
    db.session.execute(db.update(Toekenning).values({"status": "vastgesteld", "status_at": now()}))
    db.session.commit()
    db.session.expire_all()
    return queries.one(made.id)


def spend(toekenning, amina):
    values = {"omschrijving": "Geheim cadeau", "bedrag": 5_000, "gedaan_op": today()}
    receipt = Document(b"geheim", "application/pdf", "pdf"), "geheim.pdf"
    uitgeven.spend(toekenning, values, [receipt], by=amina)
    db.session.add(Verschuiving(
        soort="sparen", toekenning_id=toekenning.id, bedrag=1, reden="Geheim plan", tot=today(), owner_id=amina.id
    ))


def pay(toekenning, amina):
    rekening = make_rekening(toekenning, amina, tenaamstelling="A. Geheim")
    run = Betaalrun(kenmerk="RUN-1", uitvoeren_op=today(), bericht=f"<IBAN>{IBAN}</IBAN>", zegel="a" * 64)
    db.session.add(run)
    db.session.flush()
    termijn = db.session.scalar(select(Termijn.id).where(Termijn.toekenning_id == toekenning.id))
    db.session.add(Betaling(
        kenmerk="K-1", run_id=run.id, termijn_id=termijn, toekenning_id=toekenning.id, rekening_id=rekening.id,
        bedrag=100_000, iban=IBAN, tenaamstelling="A. Geheim",
    ))
    db.session.add(Ontvangst(toekenning_id=toekenning.id, bedrag=1, ontvangen_op=today(), omschrijving="Van Geheim"))


def account(toekenning):
    made = Verantwoording(toekenning_id=toekenning.id, verhaal="Geheim feest", anders="Geheim", ingediend_at=now())
    db.session.add(made)
    db.session.flush()
    key = uploads.keep(Picture(b"geheim", 8, 6, b"geheim"))
    db.session.add_all([
        VerantwoordingRegel(verantwoording_id=made.id, omschrijving="Geheim", toelichting="Geheim"),
        VerantwoordingFoto(key=key, verantwoording_id=made.id, alt="Geheim", width=8, height=6),
        Vaststelling(
            toekenning_id=toekenning.id, grond="verantwoording", bedrag=100_000, zienswijze="Geheim", reden="Akkoord.",
            besluit_op=today(), bezwaar_tot=today() + timedelta(42), feiten={"aan": {"naam": "A. Geheim"}, "groep": ""},
        ),
    ])


def later(years=8):
    return clock.at(now() + timedelta(days=366 * years))


def everything():
    tables = [db.metadata.tables[name] for name in TABLES]
    return "\n".join(str(tuple(row)) for table in tables for row in db.session.execute(select(table)))


def sums():
    columns = Toekenning.toegekend, Toekenning.vastgesteld, Uitgave.bedrag, Betaling.bedrag, Termijn.bedrag, Betaalrun.zegel
    return [db.session.scalars(select(column)).all() for column in columns]


def kept_files(app):
    return sorted(path.name for path in app.config["UPLOADS"].rglob("*") if path.is_file())


def test_every_text_file_and_account_number_goes_and_every_sum_stays(toekenning, app):
    assert SECRET.search(everything()) and len(kept_files(app)) == 3
    before = sums()
    with later():
        assert opruimen.opruimen_nu()["gegevens"] == 1
    assert SECRET.findall(everything()) == [] and kept_files(app) == []
    assert sums() == before
    words = db.session.scalar(select(Vaststelling))
    assert words.reden == "Akkoord." and words.feiten["aan"]["naam"] == ""


def test_the_file_of_a_run_stays_while_others_in_it_are_still_kept(toekenning, bea, village):
    other = make_toekenning(make_versie(bea, "andere", **VERANTWOORDING), bea, owner=village["bas"])
    rekening, run = make_rekening(other, village["bas"]), db.session.scalar(select(Betaalrun.id))
    termijn = db.session.scalar(select(Termijn.id).where(Termijn.toekenning_id == other.id))
    db.session.add(Betaling(
        kenmerk="K-2", run_id=run, termijn_id=termijn, toekenning_id=other.id, rekening_id=rekening.id, bedrag=1, iban=IBAN,
        tenaamstelling="Bas",
    ))
    db.session.commit()
    with later():
        assert opruimen.opruimen_nu()["gegevens"] == 1
    assert IBAN in db.session.scalar(select(Betaalrun.bericht))


@pytest.mark.parametrize("what", ["lopend", "terug_te_betalen", "recent", "gespaard"])
def test_what_is_not_settled_or_still_saved_stays(toekenning, what):
    values = {
        "recent": {"status_at": now() + timedelta(days=365 * 5)},
        "gespaard": {"vastgesteld": 0, "gespaard": 1, "gespaard_tot": today()},
    }.get(what, {"status": what})
    db.session.execute(db.update(Toekenning).values(values))
    db.session.commit()
    with later():
        assert opruimen.opruimen_nu()["gegevens"] == 0


def test_staff_still_read_what_is_left(toekenning, bea, browse):
    door = browse(bea)
    with later():
        opruimen.opruimen_nu()
    for page in (f"/toekenningen/{toekenning.id}", "/toekenningen/beheer", "/toekenningen/uitgaven/1"):
        assert door.get(page).status_code == 200


def test_the_download_holds_the_money_of_ones_own_grant(toekenning, village):
    own = own_data(village["amina"])
    assert [row["toegekend"] for row in own["toekenningen"]] == [100_000]
    assert [row["omschrijving"] for row in own["uitgaven"]] == ["Geheim cadeau"]
    assert own["betalingen"] and own["vaststellingen"] and own["termijnen van toekenningen"]


def test_the_download_holds_nothing_of_the_money_of_a_group(bea, village):
    from tests.besteding import make_groep

    groep = make_groep(contact=village["amina"])
    make_toekenning(make_versie(bea, **VERANTWOORDING), bea, groep=groep)
    assert own_data(village["amina"])["toekenningen"] == []


def test_an_account_is_of_whose_money_it_is_and_not_of_who_typed_it_in(toekenning, village, bea):
    own = own_data(village["amina"])
    assert [row["iban"] for row in own["rekeningen"]] == [IBAN]
    db.session.execute(db.update(Rekening).values(opgegeven_door_id=bea.id))
    db.session.execute(db.update(Verantwoording).values(owner_id=bea.id, ontvangen_via="post"))
    db.session.commit()
    assert [row["iban"] for row in own_data(village["amina"])["rekeningen"]] == [IBAN]
    theirs = own_data(bea)
    assert [theirs[name] for name in ("rekeningen", "verantwoordingen", "regels van verantwoordingen")] == [[], [], []]
