"""The money of the scene: versions, vensters, plafonds, applications, a besluit and two bezwaren."""

from datetime import timedelta

from portal.buurtbonnen.models import Aanvraag, Aanvrager, Advies, Besluit, Bestand, Bezwaar
from portal.clock import now, today
from portal.extensions import db
from portal.regelingen.models import Plafond, Regeling, RegelingVersie, Venster
from portal.story.models import Event


def schemes(mo, bea):
    """Version 1 is public; of another regeling Bea drew up 2 and Mo, who was a beheerder then, 3."""
    db.session.merge(Regeling(id=1, sleutel="buurtbon", naam="Buurtbon"))
    db.session.add(Regeling(id=2, sleutel="fonds", naam="Fonds"))
    db.session.flush()
    versions = (1, 1, 1, "gepubliceerd", mo), (2, 2, 1, "concept", bea), (3, 2, 2, "concept", mo)
    for id, regeling, nummer, status, owner in versions:
        versie = {"regeling_id": regeling, "nummer": nummer, "status": status, "owner_id": owner}
        db.session.add(RegelingVersie(id=id, naam=f"Versie {id}", geldig_van=today(), **versie))
    db.session.flush()
    for id in (1, 2):
        db.session.add(Venster(id=id, versie_id=id, naam="Nu", opent_op=today(), sluit_op=today()))


def applications(amina):
    """Under version 1: application 1 was handed in by Amina, 2 is her draft with a file. Event 901 is a letter about 1."""
    for id, status in ((1, "ingediend"), (2, "concept")):
        sent = {"kenmerk": "B-2026-0001", "ontvangen_op": today(), "ontvangen_at": now()} if status != "concept" else {}
        asked = {"title": f"Feest {id}", "gebied_code": "BU01640202", "gevraagd": 10_000}
        db.session.add(Aanvraag(id=id, status=status, owner_id=amina, versie_id=1, venster_id=1, **asked, **sent))
    db.session.flush()
    db.session.add_all(Aanvrager(aanvraag_id=id, soort="persoon", naam="Amina") for id in (1, 2))
    kept = {"soort": "overig", "naam": "a.pdf", "mimetype": "application/pdf", "grootte": 4}
    db.session.add_all(
        Bestand(key=key, aanvraag_id=id, **kept) for key, id in (("offertesleutel", 1), ("bestandsleutel", 2))
    )
    words = {"aan": {}, "groep": "", "onderwerp": "Meer tijd", "alineas": ["Het duurt langer."]}
    db.session.add(Event(id=901, what="aanvragen.brief", kind="aanvragen", thing_id=1, data=words))
    db.session.add(Advies(id=1, aanvraag_id=1, groep_id=1, gevraagd_op=today(), uiterlijk=today()))


def decisions(amina, mo):
    """Mo granted application 3, and Amina objects to that; 4 is before who decides."""
    for id, status in ((3, "toegekend"), (4, "ter_besluit")):
        asked = {"title": f"Feest {id}", "gebied_code": "BU01640202", "gevraagd": 10_000, "kenmerk": f"B-2026-000{id}"}
        sent = {"ontvangen_op": today(), "ontvangen_at": now()}
        db.session.add(Aanvraag(id=id, status=status, owner_id=amina, versie_id=1, venster_id=1, **asked, **sent))
    db.session.flush()
    db.session.add_all(Aanvrager(aanvraag_id=id, soort="persoon", naam="Amina") for id in (3, 4))
    days = dict.fromkeys(("besluit_op", "bekend_op", "bezwaar_tot"), today())
    facts = {"aan": {}, "gevraagd": 10_000, "oordelen": [], "adviezen": [], "plafond": None, "verzoek": None}
    granted = {"uitkomst": "toekennen", "bedrag": 10_000, "reden": "Het past.", "feiten": facts}
    db.session.add(Besluit(id=1, aanvraag_id=3, besluiter_id=mo, **days, **granted))
    db.session.flush()
    objection = {"gronden": "Te weinig.", "ingediend_op": today(), "beslissen_voor": today()}
    db.session.add(
        Bezwaar(id=1, kenmerk="BZ-2026-0001", besluit_id=1, owner_id=amina, gebied_code="BU01640202", **objection)
    )
    answered = {"status": "ongegrond", "status_reden": "Het klopt.", "ontvangen_via": "post", "kenmerk": "BZ-2026-0002"}
    ends = {"besloten_op": today(), "beroep_tot": today(), "besloten_door_id": mo}
    about = {"besluit_id": 1, "owner_id": amina, "gebied_code": "BU01640202"}
    db.session.add(Bezwaar(id=2, **about, **objection, **answered, **ends))


def rounds(amina, mo):
    """Plafond 1 goes by order of arrival, 2 by a committee that ranks; application 5 waits in that round."""
    db.session.add(Regeling(id=3, sleutel="ronde", naam="Ronde"))
    db.session.flush()
    regels = {"verdeling": {"waarde": "ronde_rangschikking"}, "gezag": {"waarde": "commissie"}}
    db.session.add(
        RegelingVersie(
            id=4,
            regeling_id=3,
            nummer=1,
            status="gepubliceerd",
            owner_id=mo,
            naam="Ronde",
            geldig_van=today(),
            regels=regels,
        )
    )
    db.session.flush()
    over = today() - timedelta(days=1)
    db.session.add(Venster(id=3, versie_id=4, naam="Voorbij", opent_op=over, sluit_op=over))
    db.session.flush()
    db.session.add_all(
        Plafond(id=id, venster_id=venster, gebied_code="GM0164", bedrag=9_000) for id, venster in ((1, 1), (2, 3))
    )
    asked = {"title": "Feest 5", "gebied_code": "BU01640202", "gevraagd": 10_000, "kenmerk": "B-2026-0005"}
    sent = {"ontvangen_op": over, "ontvangen_at": now(), "status": "ingediend"}
    db.session.add(Aanvraag(id=5, owner_id=amina, versie_id=4, venster_id=3, **asked, **sent))
    db.session.flush()
    db.session.add(Aanvrager(aanvraag_id=5, soort="persoon", naam="Amina"))
