"""Who asks for money takes all of it along, and may leave: the books stay equal and no account is left (T14, T23)."""

import json

import pytest
from sqlalchemy import select

from portal.bewonersgroepen.models import Lidmaatschap
from portal.buurtbonnen import brieven
from portal.buurtbonnen.actions import besluiten, bezwaren
from portal.buurtbonnen.models import Aanvraag, Aanvrager, Aanvulverzoek, Advies, Bestand, Bezwaar, Herstelverzoek
from portal.buurtbonnen.queries import one
from portal.buurtbonnen.rules.status import Status
from portal.clock import now, today
from portal.extensions import db
from portal.people.models import Person
from portal.people.traces import ATTACHED, TRACES
from portal.regelingen.models import Boeking, Plafond
from portal.story import mail
from portal.story.models import Event, Mail
from tests.buurtbonnen.conftest import TENT, saved

NAAM = "Amina Zwartekruis"


@pytest.fixture
def asked(aanvraag_by, village, henk, dora, plafond):
    """Amina was granted money and objected to it; Bas asked too."""
    amina = village["amina"]
    amina.name, amina.email = NAAM, "zwartekruis@voorbeeld.invalid"
    mine = aanvraag_by(
        amina, Status.TER_BESLUIT, behandelaar_id=henk.id, posten=(TENT | {"omschrijving": "Tent van de buren"},),
        aanvrager={"naam": "A. Zwartekruis", "adres": "Mijnlaan 1", "email": amina.email}, werkgebieden=("WK016402",),
    )
    saved(Aanvulverzoek(aanvraag_id=mine.id, vraag="Stuur een offerte.", gevraagd_op=today(), uiterlijk=today(), by_id=henk.id))
    aanvraag_by(village["bas"], Status.INGEDIEND, aanvrager={"naam": "Bas de Bok", "adres": "Zijnlaan 2"}, title="Van Bas",
                posten=(TENT | {"omschrijving": "Koek van Bas"},))
    besluit = besluiten.decide(mine, "toekennen", by=dora, bedrag=12_000, reden="Het past goed.")
    besluit.aanvraag = mine
    bezwaren.object_to(besluit, "Het moet meer zijn.", by=amina)
    db.session.commit()
    return mine.id


def download(client):
    answer = client.get("/mijn/gegevens.json")
    return answer.text, json.loads(answer.text)


def test_the_download_holds_who_asked_the_costs_the_besluit_and_the_bezwaar(asked, browse, village):
    text, data = download(browse(village["amina"]))
    assert [row["adres"] for row in data["gegevens bij aanvragen"]] == ["Mijnlaan 1"]
    assert [(row["omschrijving"], row["bedrag"]) for row in data["kosten bij aanvragen"]] == [("Tent van de buren", 12_000)]
    assert [row["gebied_code"] for row in data["gebieden bij aanvragen"]] == ["WK016402"]
    assert [row["vraag"] for row in data["vragen bij aanvragen"]] == ["Stuur een offerte."]
    assert [(row["uitkomst"], row["reden"]) for row in data["besluiten"]] == [("toekennen", "Het past goed.")]
    assert [row["gronden"] for row in data["bezwaren"]] == ["Het moet meer zijn."]
    assert not any(word in text for word in ("Bas de Bok", "Zijnlaan", "Koek van Bas", "adres_hash", "besluiter", "Henk"))


def test_the_download_holds_what_was_asked_about_a_bezwaar_and_the_letter_it_came_with(asked, browse, village, henk):
    bezwaar = db.session.scalar(select(Bezwaar))
    saved(Herstelverzoek(bezwaar_id=bezwaar.id, vraag="Wat is je grond?", gevraagd_op=today(), uiterlijk=today(),
                         antwoord="Het is te weinig."))
    paper = {"aanvraag_id": asked, "mimetype": "application/pdf", "grootte": 9}
    saved(Bestand(key="brief", soort="bezwaar", naam="brief.pdf", by_id=henk.id, **paper))
    saved(Bestand(key="offerte", soort="offerte", naam="offerte.pdf", by_id=village["amina"].id, **paper))
    bezwaar.scan_key = "brief"
    db.session.commit()
    _text, data = download(browse(village["amina"]))
    assert [(row["vraag"], row["antwoord"]) for row in data["vragen bij bezwaren"]] == [("Wat is je grond?", "Het is te weinig.")]
    assert [row["naam"] for row in data["brieven met een bezwaar"]] == ["brief.pdf"]
    assert [row["naam"] for row in data["bestanden"]] == ["offerte.pdf"]
    assert download(browse(henk))[1]["bestanden"] == []


def test_papers_of_who_asked_at_the_desk_are_not_those_of_who_typed_them_in(aanvraag_by, browse, henk):
    typed_in = aanvraag_by(None, Status.INGEDIEND, ingevoerd_door_id=henk.id, ontvangen_via="balie")
    saved(Bestand(key="brief", aanvraag_id=typed_in.id, soort="offerte", naam="van Bas.pdf", mimetype="application/pdf",
                  grootte=9, by_id=henk.id))
    assert "van Bas" not in download(browse(henk))[0]


def test_the_download_of_an_adviseur_holds_the_advice_and_the_group(asked, browse, organisatie_of):
    groep, adviseur = organisatie_of()
    saved(Advies(aanvraag_id=asked, groep_id=groep.id, adviseur_id=adviseur.id, gevraagd_op=today(), uiterlijk=today(),
                 uitkomst="positief", reden="Wij zijn voor.", gegeven_at=now()))
    text, data = download(browse(adviseur))
    assert [row["reden"] for row in data["adviezen"]] == ["Wij zijn voor."]
    assert [row["rol"] for row in data["groepen"]] == ["adviseur"]
    assert [row["naam"] for row in data["namen van groepen"]] == [groep.naam]
    assert "Mijnlaan" not in text


@pytest.mark.parametrize("number", [1, 3])
def test_the_download_costs_the_same_however_much_is_in_it(number, aanvraag_by, village, browse, queries):
    for _ in range(number):
        aanvraag_by(village["amina"], Status.INGEDIEND)
    queries.clear()
    assert len(download(browse(village["amina"]))[1]["kosten bij aanvragen"]) == number
    assert len(queries) == 1 + sum(1 for name, _fate in TRACES.values() if name) + len(ATTACHED)


def books():
    return [
        str([tuple(row) for row in db.session.execute(select(*columns).order_by(columns[0]))])
        for columns in (
            (Boeking.id, Boeking.soort, Boeking.bedrag, Boeking.at, Boeking.aanvraag_id),
            (Plafond.id, Plafond.gereserveerd, Plafond.toegekend, Plafond.uitbetaald),
            (Aanvraag.id, Aanvraag.status, Aanvraag.gevraagd, Aanvraag.kenmerk),
        )
    ]


def test_leaving_keeps_the_books_and_takes_the_account_out(asked, browse, village, aanvraag_by):
    amina = village["amina"]
    draft = aanvraag_by(amina).id
    mail.write(amina.email, "Besluit", f"Dag {NAAM}")
    db.session.commit()
    before = books()
    browse(amina).post("/mijn/verwijderen", data={"bevestiging": "verwijderen"})
    assert db.session.get(Aanvraag, draft) is None
    assert books() == [*before[:2], before[2].replace(f", ({draft}, 'concept', 12000, None)", "")]
    assert [one(asked).owner_id, db.session.scalar(select(Bezwaar.owner_id))] == [None, None]
    told = "".join(
        str(tuple(row)) for model in (Person, Event, Mail, Aanvraag)
        for row in db.session.execute(select(model.__table__))
    )
    assert "Zwartekruis" not in told and "zwartekruis" not in told


def test_what_was_sent_goes_on_by_post_with_the_name_the_law_asks_for(asked, browse, village, henk):
    browse(village["amina"]).post("/mijn/verwijderen", data={"bevestiging": "verwijderen"})
    assert db.session.get(Aanvrager, asked).naam == "A. Zwartekruis"
    assert "stuur hem vandaag met de post" in browse(henk).get(f"/buurtbonnen/{asked}/besluit").text
    assert browse(henk).get(f"/buurtbonnen/beheer/{asked}").status_code == 200


def test_no_way_to_mail_or_call_who_left_stays_with_what_they_asked(asked, browse, village, dora):
    amina = village["amina"]
    db.session.get(Aanvrager, asked).telefoon = "0612345678"
    db.session.commit()
    browse(amina).post("/mijn/verwijderen", data={"bevestiging": "verwijderen"})
    left = db.session.get(Aanvrager, asked)
    assert (left.email, left.telefoon, left.adres) == ("", "", "Mijnlaan 1")
    brieven.decided(one(asked))
    assert db.session.scalars(select(Mail)).all() == []


@pytest.fixture
def of_group(aanvraag_by, village, organisatie_of, person, plafond, henk):
    """A group asked, and who filed that left the portal; Joke still signs for it."""
    groep, _adviseur = organisatie_of()
    for who, rol in ((person("Joke"), "contact"), (village["amina"], "penningmeester")):
        saved(Lidmaatschap(groep_id=groep.id, person_id=who.id, rol=rol, begonnen_op=today()))
    club = {"naam": "De club", "email": "club@voorbeeld.invalid"}
    made = aanvraag_by(village["amina"], Status.TER_BESLUIT, groep_id=groep.id, behandelaar_id=henk.id, aanvrager=club)
    return made.id


@pytest.mark.parametrize("others", [True, False])
def test_a_letter_to_a_group_goes_by_post_only_when_nobody_signs_for_it_any_more(of_group, village, browse, dora, henk, others):
    browse(village["amina"]).post("/mijn/verwijderen", data={"bevestiging": "verwijderen"})
    if not others:
        db.session.execute(db.update(Lidmaatschap).values(geeindigd_op=today()))
    decided = besluiten.decide(one(of_group), "toekennen", by=dora, bedrag=12_000, reden="Het past goed.")
    db.session.commit()
    page = browse(henk).get(f"/buurtbonnen/{of_group}/besluit").text
    assert decided.feiten["online"] == others == ("stuur hem vandaag met de post" not in page)
    mailed = db.session.scalars(select(Mail.to)).all()
    assert ("club@voorbeeld.invalid" in mailed) != others


def test_an_old_browser_does_not_inherit_what_its_owner_left(asked, browse, village):
    browse(village["amina"]).post("/mijn/verwijderen", data={"bevestiging": "verwijderen"})
    client = browse()
    with client.session_transaction() as session:
        session["aanvragen"] = [asked]
    assert client.get(f"/buurtbonnen/{asked}").status_code == 404


def test_the_group_goes_on_when_who_signed_for_it_leaves(aanvraag_by, village, browse, organisatie_of, person):
    groep, _adviseur = organisatie_of()
    joke = person("Joke")
    for who, rol in ((joke, "contact"), (village["amina"], "penningmeester")):
        saved(Lidmaatschap(groep_id=groep.id, person_id=who.id, rol=rol, begonnen_op=today()))
    made = aanvraag_by(village["amina"], Status.INGEDIEND, groep_id=groep.id).id
    browse(village["amina"]).post("/mijn/verwijderen", data={"bevestiging": "verwijderen"})
    assert one(made).owner_id is None
    assert browse(joke).get(f"/buurtbonnen/{made}").status_code == 200
