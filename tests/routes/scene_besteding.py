"""What follows a grant: application 3 is Amina's own, 6 is that of group 1.

Grant 6 runs, and its bestedingsplan waits; of grant 3 there is an intention to settle it lower (vaststelling 1). Expense 1
is Cem's, with a receipt. Activity 1 is announced, 2 a draft. Mo composed run 1 and booked what came back of grant 3 (ontvangst
1); account (rekening) 1 of group 1 holds, 2 waits for somebody else. Event 900 is a letter that is no besluit.
"""

from datetime import timedelta

from portal.activiteiten.models import Activiteit, ActiviteitFoto
from portal.betalingen.models import Betaalrun, Betaling, Ontvangst, Rekening
from portal.buurtbonnen.models import Aanvraag, Aanvrager, Begrotingspost
from portal.clock import now, today
from portal.extensions import db
from portal.story.models import Event
from portal.toekenningen import feiten, queries
from portal.toekenningen.models import Bestedingsplan, Bon, Termijn, Toekenning, Uitgave, Verschuiving
from portal.verantwoording.models import Vaststelling, Verantwoording, VerantwoordingFoto

BUURT, IBAN = "BU01640202", "NL91ABNA0417164300"


def money(people):
    grants(people)
    spending(people)
    activities(people)
    payments(people)
    accounts(people)


def grants(people):
    asked = {"title": "Jaarplan", "gebied_code": BUURT, "gevraagd": 50_000, "kenmerk": "B-2026-0006", "status": "toegekend"}
    sent = {"ontvangen_op": today(), "ontvangen_at": now(), "groep_id": 1, "owner_id": people["amina"].id}
    db.session.add(Aanvraag(id=6, versie_id=1, venster_id=1, **asked, **sent))
    db.session.flush()
    db.session.add(Aanvrager(aanvraag_id=6, soort="erkende_organisatie", naam="Amina"))
    db.session.add(Begrotingspost(id=61, aanvraag_id=6, omschrijving="Zaal", bedrag=50_000))
    for id, granted, status in ((3, 10_000, "voornemen"), (6, 50_000, "lopend")):
        db.session.add(Toekenning(
            id=id, plafond_id=1, jaar=today().year, toegekend=granted, status=status, vorm="licht",
            verantwoorden_voor=today() + timedelta(30), klaar_op=today(),
        ))
    db.session.flush()
    days = {"vanaf": today(), "betalen_voor": today() + timedelta(42)}
    db.session.add(Termijn(id=1, toekenning_id=3, nummer=1, bedrag=10_000, **days))
    db.session.add(Termijn(id=2, toekenning_id=6, nummer=1, bedrag=50_000, **days))
    db.session.flush()


def spending(people):
    cem, amina = people["cem"].id, people["amina"].id
    made = {"omschrijving": "Zaalhuur", "bedrag": 5_000, "gedaan_op": today()}
    db.session.add(Uitgave(id=1, toekenning_id=6, owner_id=cem, post_id=61, **made))
    db.session.flush()
    kept = {"naam": "bon.pdf", "mimetype": "application/pdf", "grootte": 4}
    db.session.add(Bon(key="bonsleutel", uitgave_id=1, by_id=cem, **kept))
    db.session.add(Bestedingsplan(toekenning_id=6, tekst="Een zaal.", bedragen={"61": 50_000}, owner_id=amina))
    asked = {"soort": "sparen", "bedrag": 1_000, "reden": "Voor later.", "tot": today() + timedelta(365)}
    db.session.add(Verschuiving(id=1, toekenning_id=6, owner_id=amina, **asked))
    db.session.add(Verschuiving(id=2, toekenning_id=6, owner_id=amina, status="afgewezen", **asked))
    db.session.flush()
    kept = feiten.facts_of(queries.verschuiving(2))
    db.session.add(Event(what="verschuivingen.verschuiving_afwijzen", kind="verschuivingen", thing_id=2, data=kept))


def activities(people):
    when = {"begint_at": now() + timedelta(10), "eindigt_at": now() + timedelta(11)}
    for id, status in ((1, "aangekondigd"), (2, "concept")):
        db.session.add(Activiteit(
            id=id, groep_id=1, toekenning_id=6, gebied_code=BUURT, title=f"Markt {id}", status=status,
            owner_id=people["amina"].id, **when,
        ))
    db.session.flush()
    db.session.add(ActiviteitFoto(
        key="activiteitfoto", activiteit_id=1, alt="Kramen", width=8, height=6, toestemming=True, by_id=people["amina"].id
    ))


def payments(people):
    given = {"groep_id": 1, "iban": IBAN, "tenaamstelling": "Groep", "opgegeven_door_id": people["amina"].id}
    db.session.add(Rekening(id=1, geldig=True, **given))
    db.session.add(Rekening(id=2, **given))
    db.session.add(Betaalrun(
        id=1, kenmerk="RUN-1", uitvoeren_op=today(), aantal=1, totaal=50_000, owner_id=people["mo"].id
    ))
    db.session.flush()
    db.session.add(Betaling(
        id=1, kenmerk="B-2026-0006-1", run_id=1, termijn_id=2, toekenning_id=6, rekening_id=1, bedrag=50_000, iban=IBAN,
        tenaamstelling="Groep",
    ))
    db.session.add(Ontvangst(id=1, toekenning_id=3, bedrag=1_000, ontvangen_op=today(), by_id=people["mo"].id))


def accounts(people):
    db.session.add(Verantwoording(id=1, toekenning_id=6, owner_id=people["amina"].id))
    db.session.flush()
    db.session.add(VerantwoordingFoto(key="verantwoordingfoto", verantwoording_id=1, alt="Feest", width=8, height=6))
    db.session.add(Event(id=900, what="toekenningen.herinneren", kind="toekenningen", thing_id=6, data={"datum": "2026-12-01"}))
    facts = {
        "aan": {"naam": "Amina", "adres": "", "postcode": "", "plaats": ""}, "groep": "", "online": True, "titel": "Feest",
        "kenmerk": "B-2026-0003", "regeling": "Buurtbon", "bron": "", "artikelen": {}, "verleend_op": "2026-01-02",
        "gespaard": 0, "voornemen": {"bedrag": 8_000, "reden": "Niet alles.", "eerst": 10_000, "betaald": 0},
    }
    intention = {"voornemen_op": today(), "zienswijze_tot": today() + timedelta(14), "reden": "Niet alles ging door."}
    db.session.add(Vaststelling(
        id=1, toekenning_id=3, grond="verantwoording", bedrag=8_000, behandelaar_id=people["mo"].id, feiten=facts,
        **intention,
    ))
