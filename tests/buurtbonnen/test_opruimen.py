"""When its time is over an application loses its person, and the town keeps its decision and its books (T23)."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from portal import clock
from portal.buurtbonnen import opruimen
from portal.buurtbonnen.actions import besluiten, bezwaren
from portal.buurtbonnen.actions.bestanden import keep_file, path_of
from portal.buurtbonnen.models import Aanvraag, Aanvrager, Advies, Besluit, Bestand, Bezwaar, Werknotitie
from portal.buurtbonnen.queries import one
from portal.buurtbonnen.rules.bewaren import ARCHIEF, PERSOON, WEG
from portal.buurtbonnen.rules.status import Status
from portal.clock import now, today
from portal.documents import Document
from portal.extensions import db
from portal.regelingen.models import Boeking, Plafond, RegelingVersie
from portal.story.actions import tell
from portal.story.models import Event, Mail
from tests.buurtbonnen.conftest import TENT, saved

NAAM, ADRES = "Amina Zwartekruis", "Verborgenlaan 7"
WORDS = re.compile("zwartekruis|verborgenlaan|nl91abna|geheim|0612345678", re.IGNORECASE)
WHO = {"naam": NAAM, "adres": ADRES, "email": "zwartekruis@voorbeeld.invalid", "telefoon": "0612345678"}
# The tables of this room, whose columns each stand on one side of the sheet.
TABLES = (
    "aanvraag", "aanvrager", "aanvraag_gebied", "begrotingspost", "bestand", "aanvulverzoek", "schorsing", "advies",
    "herstelverzoek", "werknotitie", "waardering", "loting", "besluit", "bezwaar", "toekenning", "termijn", "uitgave", "bon",
    "verschuiving", "bestedingsplan", "activiteit", "rekening", "betaling", "ontvangst", "verantwoording",
    "verantwoording_regel", "verantwoording_foto", "vaststelling",
)
# Who worked on it, what was decided and counted, and when: not about who asked.
BLIJFT = re.compile(
    r"(\.|_)(id|op|at|tot|van|voor|dagen|bedrag|kenmerk|status|version|uitkomst|lotnummer|ontvangen_via|code)$"
    r"|^aanvraag\.(title|begin|eind|eigen_bijdrage|gevraagd|eerst_gevraagd|open_paginas|naar)$"
    r"|^begrotingspost\.(volgorde|categorie|soort|baat|bestuur)$|^bestedingsplan\.(bedragen|akkoord)$|^(aanvul|herstel)verzoek\.(uiterlijk|herinnerd)$|^schorsing\.grond$"
    r"|^advies\.(uiterlijk|geen_belang)$|^toekenning\.(jaar|vorm|steekproef|plan_akkoord|begroting|herinnerd|toegekend|uitbetaald|verantwoord)$"
    r"|^toekenning\.(vastgesteld|vrijgevallen|overgedragen|gespaard|teruggevorderd|terugbetaald)$|^uitgave\.(soort|eigen)$"
    r"|^termijn\.(nummer|vanaf|vervallen)$|^verschuiving\.soort$|^rekening\.geldig$|^betaling\.stand$"
    # What a group made public of what it held is the group's, not of who asked.
    r"|^activiteit\.(title|wat|waar|voor_iedereen|voor_wie|toegankelijk|aanmelden|bestuur|begroot|deelnemers|verhaal)$"
    r"|^activiteit\.status_reden$|^verantwoording\.(deelnemers|naar_waarheid)$"
    r"|^verantwoording_regel\.(volgorde|begroot|uitgegeven)$|^vaststelling\.(grond|terug|terug_herinnerd)$"
    r"|^loting\.(moment|seed|deelnemers|volgorde)$|^bezwaar\.(op_tijd|horen)$"
)


@pytest.fixture
def granted(aanvraag_by, village, henk, dora, plafond, organisatie_of):
    """Amina was granted money, lost a bezwaar, and told much about herself on the way."""
    amina = village["amina"]
    amina.name, amina.email = NAAM, WHO["email"]
    made = aanvraag_by(
        amina, Status.TER_BESLUIT, behandelaar_id=henk.id, aanvrager=WHO, wat=f"Bij {NAAM}, NL91ABNA0417164300",
        antwoorden={"extra": {"al_gemaakt": False}, "steun": "geheim", "verklaringen": ["waarheid", "nog_niet"], "bevat": []},
        posten=(TENT | {"omschrijving": f"Tent van {NAAM}"},), voorstel_reden=f"{NAAM} is betrouwbaar", raadpleging="geheim",
    )
    groep, adviseur = organisatie_of()
    keep_file(made, Document(b"geheim", "text/plain", "txt"), naam=f"{NAAM}.txt", soort="offerte", by=amina)
    db.session.add_all([
        Werknotitie(aanvraag_id=made.id, by_id=henk.id, tekst=f"{NAAM} belde"),
        Advies(aanvraag_id=made.id, groep_id=groep.id, adviseur_id=adviseur.id, gevraagd_op=today(), uiterlijk=today(),
               uitkomst="positief", bedrag=12_000, reden=f"Wij kennen {NAAM}", gegeven_at=now()),
    ])
    tell(made, "oppakken", by=henk, note=f"Voor {NAAM}", data={"wie": NAAM, "bedrag": 12_000})
    besluit = besluiten.decide(made, "toekennen", by=dora, bedrag=12_000, reden=f"{NAAM} en mevrouw Zwartekruis doen het goed.")
    besluit.aanvraag = made
    bezwaar = bezwaren.object_to(besluit, f"Ik, {NAAM}, wil meer.", by=amina)
    bezwaar.status, bezwaar.status_reden = "ongegrond", f"Nee, {NAAM}, alles klopt."
    bezwaar.besloten_op = bezwaar.beroep_tot = today()
    db.session.query(Mail).delete()
    db.session.commit()
    return made.id


def later(years=8):
    return clock.at(now() + timedelta(days=366 * years))


def sums():
    """What the books and the register say, whoever it was about."""
    count = lambda *columns: sorted(map(str, db.session.execute(select(*columns)).all()))  # noqa: E731
    return {
        "boekingen": count(Boeking.id, Boeking.plafond_id, Boeking.aanvraag_id, Boeking.soort, Boeking.bedrag, Boeking.reden),
        "plafonds": count(Plafond.bedrag, Plafond.gereserveerd, Plafond.toegekend, Plafond.uitbetaald),
        "besluiten": count(Besluit.uitkomst, Besluit.bedrag, Besluit.besluit_op, Besluit.bezwaar_tot),
        "aanvragen": count(Aanvraag.kenmerk, Aanvraag.title, Aanvraag.status, Aanvraag.gebied_code, Aanvraag.gevraagd),
        "bezwaren": count(Bezwaar.kenmerk, Bezwaar.status), "adviezen": count(Advies.uitkomst, Advies.bedrag),
    }


def told_of_it():
    """Every value in every table that may say something of an application, as text."""
    tables = [db.metadata.tables[name] for name in (*TABLES, "event", "notification", "mail", "boeking")]
    return "\n".join(str(tuple(row)) for table in tables for row in db.session.execute(select(table)))


def test_the_person_is_gone_and_the_books_are_equal(granted, app):
    assert WORDS.search(told_of_it())
    before, kept = sums(), path_of(db.session.scalar(select(Bestand)))
    assert kept.exists()
    with later():
        assert opruimen.opruimen_nu() == {"gegevens": 1, "teksten": 0, "concepten": 0}
    assert WORDS.findall(told_of_it()) == []
    assert not kept.exists()
    assert sums() == before
    assert db.session.scalar(select(Event.what).order_by(Event.id.desc())) == "aanvragen.opruimen"


def test_the_public_decision_and_its_letter_can_still_be_read(granted, browse, village, henk):
    with later():
        opruimen.opruimen_nu()
    assert "Straatfeest" in browse().get("/buurtbonnen/register").text
    letter = browse(henk).get(f"/buurtbonnen/{granted}/besluit")
    assert letter.status_code == 200 and "U krijgt €\u00a0120" in letter.text
    assert "de aanvrager en mevrouw de aanvrager doen het goed." in letter.text
    assert "stuur hem vandaag met de post" not in letter.text
    for page in (f"/buurtbonnen/beheer/{granted}", f"/buurtbonnen/{granted}", "/buurtbonnen/beheer/?status=toegekend"):
        assert browse(henk).get(page).status_code == 200
    assert browse(village["amina"]).get(f"/buurtbonnen/{granted}").status_code == 404


def test_the_answer_to_a_bezwaar_stays_as_long_as_the_besluit(granted, browse, henk):
    page = f"/buurtbonnen/bezwaren/{db.session.scalar(select(Bezwaar.id))}"
    with later():
        opruimen.opruimen_nu()
    letter = browse(henk).get(f"{page}/beslissing")
    assert "Nee, de aanvrager, alles klopt." in letter.text and "U schreef ons" not in letter.text
    assert "stuur hem vandaag met de post" not in letter.text
    assert "Nee, de aanvrager, alles klopt." in browse(henk).get(page).text
    with later(21):
        opruimen.opruimen_nu()
    assert browse(henk).get(f"{page}/beslissing").status_code == browse(henk).get(f"{page}/beslissing.pdf").status_code == 404
    answered = browse(henk).get(page)
    assert answered.status_code == 200 and "alles klopt" not in answered.text


def test_nothing_about_a_person_comes_in_afterwards(granted, browse, henk):
    with later():
        opruimen.opruimen_nu()
    for path in (f"/buurtbonnen/beheer/{granted}/bezwaar", f"/buurtbonnen/beheer/{granted}/notitie"):
        assert browse(henk).get(path).status_code == 403
    assert "Notitie maken" not in browse(henk).get(f"/buurtbonnen/beheer/{granted}").text


def test_what_goes_wrong_with_one_keeps_no_other(granted, aanvraag_by, village):
    """A file that cannot be removed: its application waits whole for the next time."""
    aanvraag_by(village["amina"])
    kept = path_of(db.session.scalar(select(Bestand)))
    kept.unlink()
    kept.mkdir()
    with later():
        assert opruimen.opruimen_nu() == {"gegevens": 0, "teksten": 0, "concepten": 1}
        assert one(granted).aanvrager.naam == NAAM
        kept.rmdir()
        assert opruimen.opruimen_nu()["gegevens"] == 1


def test_the_page_on_privacy_says_how_long_also_after_the_last_day_to_apply(granted, browse):
    term = re.compile(rf"{re.escape(db.session.scalar(select(RegelingVersie.naam)))}</dt><dd>7 jaar")
    assert term.search(browse().get("/privacy").text)
    with later(1):
        assert term.search(browse().get("/privacy?later=1").text)


def test_twice_is_once_and_before_its_time_nothing_goes(granted, app):
    before = told_of_it()
    with later(6):
        assert opruimen.opruimen_nu() == {"gegevens": 0, "teksten": 0, "concepten": 0}
    assert told_of_it() == before
    with later():
        opruimen.opruimen_nu()
        left = told_of_it()
        assert opruimen.opruimen_nu()["gegevens"] == 0
    assert told_of_it() == left


@pytest.mark.parametrize("what", ["bezwaar", "boeking", "open"])
def test_what_still_stirs_stays(granted, plafond, what):
    moved = now() + timedelta(days=365 * 5)
    if what == "bezwaar":
        db.session.scalar(select(Bezwaar)).status = "ingediend"
    elif what == "boeking":
        saved(Boeking(plafond_id=plafond.id, aanvraag_id=granted, soort="uitbetaald", bedrag=1, at=moved))
    else:
        one(granted).status = Status.TER_BESLUIT
    db.session.commit()
    with later():
        assert opruimen.opruimen_nu()["gegevens"] == 0
    assert db.session.scalar(select(func.count()).select_from(Aanvrager)) == 1


def test_the_words_of_the_besluit_go_when_the_archive_lets_go_of_them(granted, browse, henk):
    assert "Lees het besluit" in browse(henk).get(f"/buurtbonnen/beheer/{granted}").text
    with later(21):
        before = sums()
        assert opruimen.opruimen_nu() == {"gegevens": 1, "teksten": 1, "concepten": 0}
        assert opruimen.opruimen_nu()["teksten"] == 0
    besluit = db.session.scalar(select(Besluit))
    assert (besluit.reden, besluit.feiten, besluit.bedrag) == ("", {}, 12_000)
    assert sums() == before
    assert browse(henk).get(f"/buurtbonnen/{granted}/besluit").status_code == 404
    page = browse(henk).get(f"/buurtbonnen/beheer/{granted}")
    assert page.status_code == 200 and "De tekst van het besluit bewaren we niet meer." in page.text
    assert f'href="/buurtbonnen/{granted}/besluit"' not in page.text


def test_a_draft_nobody_touches_goes_whole_and_one_that_is_touched_stays(aanvraag_by, village):
    lost, busy = aanvraag_by(village["amina"]).id, aanvraag_by(village["bas"]).id
    with later(1):
        one(busy).wat = "Nog iets."
        db.session.commit()
        with clock.at(now() + timedelta(days=30)):
            assert opruimen.opruimen_nu()["concepten"] == 1
    assert db.session.scalars(select(Aanvraag.id)).all() == [busy]
    assert lost not in db.session.scalars(select(Aanvrager.aanvraag_id)).all()


def test_a_draft_no_browser_can_reach_any_more_goes_and_one_that_is_written_at_stays(app, aanvraag_by):
    """Whatever the town keeps of those who logged in; by the day of the last change."""
    app.profiel = replace(app.profiel, concept_dagen=0)
    lost, busy = (aanvraag_by(None).id for _number in range(2))
    with clock.at(now() + timedelta(days=60)):
        one(busy).wat = "Nog iets."
        db.session.commit()
    with clock.at(now() + timedelta(days=91)):
        assert opruimen.opruimen_nu()["concepten"] == 1
    assert (db.session.get(Aanvraag, lost), db.session.get(Aanvraag, busy).id) == (None, busy)


def test_the_town_may_keep_what_it_must(granted, app, aanvraag_by, village):
    """Nought is for ever, in the profile; a version without a term keeps all."""
    aanvraag_by(village["amina"])
    app.profiel = replace(app.profiel, archief_jaren=0, concept_dagen=0)
    with later(40):
        assert opruimen.opruimen_nu() == {"gegevens": 1, "teksten": 0, "concepten": 0}


def test_the_command_first_says_what_would_go(granted, app):
    before, runner = told_of_it(), app.test_cli_runner()
    with later():
        said = runner.invoke(args=["buurtbonnen", "opruimen", "--proef"])
        assert "gegevens: B-" in said.output and "1 gegevens, 0 teksten, 0 concepten" in said.output
        assert told_of_it() == before
        assert runner.invoke(args=["buurtbonnen", "opruimen"]).output == "1 gegevens, 0 teksten, 0 concepten\n"


@pytest.mark.een_database
def test_every_column_stands_on_the_sheet(app):
    for name in (name for name in TABLES if name not in WEG):
        emptied = PERSOON.get(name, {}) | ARCHIEF.get(name, {})
        columns = {column.name for column in db.metadata.tables[name].c}
        assert set(emptied) <= columns
        unsure = {one for one in columns - set(emptied) if not BLIJFT.search(f"{name}.{one}")}
        assert not unsure, f"{name}: {sorted(unsure)}"
    keys = [key for table in db.metadata.sorted_tables for key in table.foreign_keys]
    under = ("aanvraag", "toekenning", "uitgave", "verantwoording")
    assert {key.parent.table.name for key in keys if key.column.table.name in under} <= {*TABLES, "boeking"}
