"""The report for the council: one click makes it, nothing changes it, and who may."""

import hashlib
import json
from datetime import timedelta
from io import BytesIO

import pytest
from sqlalchemy import text, update
from sqlalchemy.exc import IntegrityError

from portal import clock, pdf
from portal.errors import Refused
from portal.extensions import db
from portal.inbreng.models import Afspraak, Inbreng
from portal.people.queries import roles_of
from portal.rapportages import actions, papier, queries
from portal.rapportages.models import Verslag
from portal.wijken.models import Cijfer, Gebied, Indicator
from portal.wijkopgaven.models import Doel, Inspanning, InspanningGeld, Wijkopgave
from tests.rapportages.conftest import NOW, TOT, VAN

INPUT = {"gebied_code": "WK016402", "van": "2026-01-01", "tot": "2026-06-30", "inleiding": "Een goed half jaar."}
needs_pdf = pytest.mark.skipif(not pdf.is_possible(), reason="WeasyPrint of Pango ontbreekt: de pdf wordt niet beproefd")


@pytest.fixture
def report(year, village):
    """The report of wijk Noord, made by its regisseur."""
    made = actions.make(db.session.get(Gebied, "WK016402"), VAN, TOT, "Een goed half jaar.", by=village["noor"])
    db.session.commit()
    return made


def change_everything():
    """Nothing of what the report tells of is the same any more."""
    for model, values in (
        (Inbreng, {"status": "gestopt", "gebied_code": None}), (Afspraak, {"beloofd": VAN - timedelta(days=1)}),
        (Inspanning, {"title": "Iets anders", "koers": "op_schema"}), (InspanningGeld, {"gepland": 1, "besteed": 1}),
        (Wijkopgave, {"title": "Iets anders"}), (Doel, {"titel": "Iets anders"}), (Gebied, {"naam": "Elders", "path": ""}),
        (Cijfer, {"waarde": 1}), (Indicator, {"titel": "Iets anders"}),
    ):
        db.session.execute(update(model).values(**values))
    db.session.commit()


def text_of(report):
    return papier.shown(queries.one(report.id), h=2)


def test_one_click_makes_it_and_shows_it(browse, village, year):
    answer = browse(village["noor"]).post("/rapportages/nieuw", data=INPUT, follow_redirects=True)
    assert answer.status_code == 200
    for told in ("Voortgang wijk Noord, 1 januari 2026 tot en met 30 juni 2026", "Een goed half jaar.", "Veertig bomen",
                 "De bank staat er", "Welbions", "Waardering voor het groen", "Bomen op elke route"):
        assert told in answer.text


def test_the_form_is_filled_in_beforehand(browse, village, at_the_end):
    page = browse(village["noor"]).get("/rapportages/nieuw?gebied=WK016402").text
    assert 'value="2026-01-01"' in page and 'value="2026-06-30"' in page
    assert '<option selected value="WK016402">' in page


def test_it_names_nobody_and_tells_no_secret(browse, village, report):
    page = browse(village["rik"]).get(f"/rapportages/{report.id}").text
    article = page[page.index("<article"):page.index("</article>")]
    assert not [word for word in ("Amina", "Noor<", "buur1", "Geheim plan", "te droog", "Moestuin 0") if word in article]


def test_afterwards_nothing_changes_it(report):
    before = text_of(report)
    change_everything()
    assert text_of(report) == before


@needs_pdf
def test_the_pdf_stays_the_same_to_the_byte(report):
    before = papier.as_pdf(report)
    change_everything()
    with clock.at(NOW + timedelta(days=400)):
        assert papier.as_pdf(queries.one(report.id)) == before


def test_showing_it_asks_the_database_for_the_report_alone(report, queries):
    db.session.expunge_all()
    queries.clear()
    text_of(report)
    assert len(queries) == 1


def test_the_same_question_again_gives_another_report(browse, village, year):
    client = browse(village["noor"])
    first, second = (client.post("/rapportages/nieuw", data=INPUT).location for _number in range(2))
    assert first != second
    assert db.session.query(Verslag).count() == 2


def test_the_seal_is_the_hash_of_what_it_shows(report):
    written = json.dumps(report.inhoud, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert report.controlegetal == hashlib.sha256(written.encode()).hexdigest()
    assert report.controlegetal in text_of(report)


@pytest.mark.parametrize("statement", ["UPDATE verslag SET titel = 'Anders'", "DELETE FROM verslag"])
def test_the_database_refuses_to_change_or_lose_a_report(report, statement):
    with pytest.raises(IntegrityError):
        db.session.execute(text(statement))
    db.session.rollback()


def test_a_report_that_was_tampered_with_says_so(browse, village, report):
    warning = "Dit verslag is na het maken veranderd."
    assert warning not in browse(village["rik"]).get(f"/rapportages/{report.id}").text
    fields = {"gebied_code": "WK016402", "van": VAN, "tot": TOT, "titel": report.titel, "controlegetal": report.controlegetal}
    db.session.add(Verslag(**fields, id=99, inhoud=report.inhoud | {"gemeente": "Elders"}))
    db.session.commit()
    assert warning in browse(village["rik"]).get("/rapportages/99").text


def test_it_is_dutch_whoever_makes_and_reads_it(browse, village, year):
    place = browse(village["noor"]).post("/rapportages/nieuw?taal=en", data=INPUT).location
    page = browse(village["rik"]).get(f"{place}?taal=en").text
    assert "Kwamen we onze afspraken na?" in page
    assert "Loopt achter" in page and "Voortgang wijk Noord, 1 januari 2026" in page


def test_what_people_wrote_stays_text(browse, village, year):
    evil = '"><svg onload=alert(1)><script>alert(2)</script>'
    db.session.execute(update(Inspanning).values(title=evil[:80]))
    db.session.commit()
    page = browse(village["noor"]).post("/rapportages/nieuw", data=INPUT | {"inleiding": evil}, follow_redirects=True).text
    assert "&lt;script&gt;alert(2)" in page and "<script>alert" not in page and "<svg onload" not in page


@pytest.mark.parametrize(("rol", "gebied", "may"), [
    ("regisseur", "WK016402", True), ("wijkwethouder", "WK016402", True), ("cmt", "GM0164", True), ("beheerder", "GM0164", True),
    ("moderator", "BU01640202", True), ("regisseur", "WK016404", False), ("raadslid", "GM0164", False),
    ("behandelaar", "GM0164", False),
])
def test_who_steers_the_area_makes_its_report(year, person, rol, gebied, may):
    maker = person("maker", rol=rol, gebied=gebied)
    noord = db.session.get(Gebied, "WK016402")
    assert made_by(maker, noord) is may


def made_by(maker, gebied):
    maker.roles = roles_of(maker)
    try:
        actions.make(gebied, VAN, TOT, by=maker)
    except Refused:
        return False
    return True


def test_an_area_of_somebody_else_is_not_offered(browse, village, year):
    data = INPUT | {"gebied_code": "WK016404"}
    assert browse(village["noor"]).post("/rapportages/nieuw", data=data).status_code == 200
    assert db.session.query(Verslag).count() == 0


@pytest.mark.een_database
@pytest.mark.parametrize(("changes", "told"), [
    ({"tot": "2026-07-01"}, "Deze dag moet nog komen"),
    ({"van": "2026-06-30", "tot": "2026-06-01"}, "De laatste dag ligt voor de eerste"),
    ({"van": "2019-12-31"}, "Kies een dag vanaf 1 januari 2020"),
    ({"van": "gisteren"}, "Deze dag kunnen we niet lezen."),
    ({"gebied_code": "WK\0"}, 'aria-invalid="true"'),
    ({"inleiding": "x" * 2001}, "Maak dit korter"),
])
def test_bad_input_is_told_beside_the_field(browse, village, year, changes, told):
    answer = browse(village["noor"]).post("/rapportages/nieuw", data=INPUT | changes)
    assert answer.status_code == 200 and told in answer.text
    assert db.session.query(Verslag).count() == 0


@pytest.mark.een_database
@pytest.mark.parametrize(("who", "status"), [
    ("rik", 200), ("noor", 200), ("driss", 200), ("bea", 200), ("amina", 404), (None, 404),
])
def test_who_reads_a_report(browse, village, report, who, status):
    client = browse(village[who] if who else None)
    assert client.get(f"/rapportages/{report.id}").status_code == status


@needs_pdf
@pytest.mark.een_database
def test_the_pdf_is_a_file_to_keep_and_tells_its_drawings(browse, village, report):
    pikepdf = pytest.importorskip("pikepdf")
    answer = browse(village["rik"]).get(f"/rapportages/{report.id}/verslag.pdf")
    assert (answer.mimetype, answer.headers["Cache-Control"]) == ("application/pdf", "private, no-store")
    with pikepdf.open(BytesIO(answer.data)) as opened:
        assert opened.Root.Lang == "nl"
        parts = [part for part in opened.objects if isinstance(part, pikepdf.Dictionary)]
        figures = [str(part.get("/Alt", "")) for part in parts if part.get("/S") == "/Figure"]
        with opened.open_metadata() as about:
            assert about["dc:title"].startswith("Voortgang wijk Noord")
    assert figures and all(figures)
    assert any("Staafdiagram bij" in figure for figure in figures)
