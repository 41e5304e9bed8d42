"""Codes for a list of addresses: what goes in, what is handed over once, and what is left behind."""

import csv
from html import unescape
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from sqlalchemy import select, text

from portal import pdf
from portal.clock import at
from portal.extensions import db
from portal.stemmen import geheim
from portal.stemmen.models import Stemcode
from portal.stemmen.rules.regels import Regels
from portal.stemmen.rules.ronde import Status, Toegang
from portal.story.models import Event
from portal.templating import datum, tijd
from tests.agenda import make_agenda, make_code, make_ronde
from tests.stemmen.voting import cast, count, enter, option_ids

EVERY_WAY = Regels(toegang=(Toegang.CODE, Toegang.BALIE, Toegang.PAS))
HEAD = "postcode;huisnummer;toevoeging;straat;plaats;aantal;buurt\n"
LIST = HEAD + "7551EX;12;a;Dorpsstraat;Hengelo;2;BU01640202\n7551 ex;14;;Dorpsstraat;Hengelo;1;\n"


@pytest.fixture
def ronde(village):
    return make_ronde(make_agenda(village["mo"]), regels=EVERY_WAY)


@pytest.fixture
def without_pdf(monkeypatch):
    """Most tests are about codes, not about how letters look."""
    monkeypatch.setattr(pdf, "engine", lambda: None)


def upload(browser, ronde, content, name="adressen.csv"):
    raw = content.encode() if isinstance(content, str) else content
    return browser.post(f"/stemmen/{ronde.id}/codes", data={"bestand": (BytesIO(raw), name)})


def make(browser, ronde, listed=LIST):
    return browser.post(f"/stemmen/{ronde.id}/codes/maken", data={"lijst": listed})


def handed_over(answer):
    """{name: bytes} of the files in the ZIP."""
    assert answer.mimetype == "application/zip", answer.text
    assert answer.headers["Cache-Control"] == "private, no-store"
    with ZipFile(BytesIO(answer.data)) as kept:
        return {name: kept.read(name) for name in kept.namelist()}


def lines(answer):
    return list(csv.DictReader(StringIO(handed_over(answer)["drukker.csv"].decode("utf-8-sig")), delimiter=";"))


def test_a_list_says_first_how_many_codes_it_makes_and_keeps_nothing(ronde, village, browse):
    page = upload(browse(village["mo"]), ronde, LIST).text
    assert "2 adressen krijgen een brief." in page and "Samen worden dat 3 codes." in page
    assert count(Stemcode) == 0


@pytest.mark.parametrize("content", [LIST, LIST.replace(";", ","), "\ufeff" + LIST, LIST.replace("\n", "\r\n"), LIST.upper()])
def test_a_list_is_read_as_dutch_programs_write_it(ronde, village, browse, content):
    assert "Samen worden dat 3 codes." in upload(browse(village["mo"]), ronde, content).text


def test_codes_are_handed_over_with_letters_and_a_file_for_the_printer(ronde, village, browse, without_pdf):
    answer = make(browse(village["mo"]), ronde)
    files, rows = handed_over(answer), lines(answer)
    assert sorted(files) == ["brief.css", "brieven.html", "drukker.csv"]
    assert [row["nummer"] for row in rows] == ["1", "2", "3"]
    assert [row["huisnummer"] + row["toevoeging"] for row in rows] == ["12a", "12a", "14"]
    letters = files["brieven.html"].decode()
    for row in rows:
        assert row["stemcode"] in letters and row["adres voor de QR-code"].endswith(f"/stemmen/{ronde.id}/code#{row['stemcode']}")
        assert geheim.plain(row["stemcode"])
    db.session.rollback()
    kept = db.session.scalars(select(Stemcode).order_by(Stemcode.nummer)).all()
    assert [code.code_hash for code in kept] == [geheim.code_hash(ronde.id, geheim.plain(row["stemcode"])) for row in rows]
    assert [code.buurt_code for code in kept] == ["BU01640202", "BU01640202", None]
    assert kept[0].adres_hash == kept[1].adres_hash != kept[2].adres_hash
    assert db.session.scalar(select(Event.data)) == {"soort": "code", "aantal": 3, "van": 1, "tot": 3}


def test_a_letter_says_the_same_hours_as_the_page(ronde, village, browse, without_pdf):
    """At the moment of closing nothing counts any more, and before the hour of opening neither."""
    letter = unescape(handed_over(make(browse(village["mo"]), ronde))["brieven.html"].decode())
    opens, closes = (f"{datum(moment, True, 'nl')}, {tijd(moment)} uur" for moment in (ronde.opent_at, ronde.sluit_at))
    assert f"Stemmen kan vanaf {opens}, tot {closes}." in letter
    page = unescape(browse().get(f"/stemmen/{ronde.id}").text)
    assert opens in page and closes in page


def test_a_code_from_a_letter_votes(ronde, village, browse, without_pdf):
    code, voter = lines(make(browse(village["mo"]), ronde))[0]["stemcode"], browse()
    assert voter.post(f"/stemmen/{ronde.id}/code", data={"code": code.lower()}).status_code == 303
    data = {"keuze": [str(option_ids(ronde)[0])], "leeftijd": "y", "woont": "y"}
    assert voter.post(f"/stemmen/{ronde.id}/nakijken", data=data).location.endswith("/gestemd")


def test_nothing_that_is_kept_holds_a_plain_code_or_an_address(ronde, village, browse, without_pdf, caplog):
    staff = browse(village["mo"])
    codes = [row["stemcode"] for row in lines(make(staff, ronde))]
    codes += [row["stemcode"] for row in lines(passes(staff, ronde, "Sportclub Noord"))]
    shown = staff.post(f"/stemmen/{ronde.id}/balie/uitgeven", data={"bewijs": "y", "verklaring": "y"})
    assert shown.headers["Cache-Control"] == "private, no-store" and "nummer 5" in shown.text
    db.session.rollback()
    tables = [f'SELECT * FROM "{table.name}"' for table in db.metadata.sorted_tables]
    everything = caplog.text + "".join(str(tuple(row)) for rows in tables for row in db.session.execute(text(rows)))
    for secret in [*codes, *map(geheim.plain, codes), "Dorpsstraat", "7551EX", "Sportclub"]:
        assert secret not in everything, secret
    with staff.session_transaction() as session:
        assert not any(code in str(dict(session)) for code in codes)


def passes(browser, ronde, names):
    return browser.post(f"/stemmen/{ronde.id}/codes/passen", data={"namen": names})


def test_every_organisation_gets_one_pass(ronde, village, browse, without_pdf):
    staff = browse(village["mo"])
    rows = lines(passes(staff, ronde, "Sportclub Noord\n sportclub  noord\r\nBuurthuis"))
    assert [row["naam"] for row in rows] == ["Sportclub Noord", "Buurthuis"]
    db.session.rollback()
    assert set(db.session.scalars(select(Stemcode.soort))) == {Toegang.PAS}
    assert passes(staff, ronde, "SPORTCLUB NOORD").status_code == 303
    assert count(Stemcode) == 2


def test_an_address_gets_its_codes_once_however_often_the_button_is_pressed(ronde, village, browse, without_pdf):
    staff = browse(village["mo"])
    make(staff, ronde)
    assert make(staff, ronde).status_code == 303
    assert count(Stemcode) == 3
    page = upload(staff, ronde, LIST + "7551EX;16;;Dorpsstraat;Hengelo;1;\n").text
    assert "2 adressen hebben al codes" in page and "1 adres krijgt een brief." in page
    assert [row["nummer"] for row in lines(make(staff, ronde, LIST.replace("14;", "16;")))] == ["4"]


def test_where_one_of_a_house_voted_the_others_get_new_codes_for_those_that_became_void(ronde, village, browse, without_pdf):
    """Of the two codes of number 12 one was used when the list became void; that of number 14 was not."""
    staff, other = browse(village["mo"]), browse(village["noor"])
    used, *_rest = [row["stemcode"] for row in lines(make(staff, ronde))]
    visitor = browse()
    enter(visitor, ronde, used)
    assert cast(visitor, ronde, option_ids(ronde)[0]).status_code == 303
    staff.post(f"/stemmen/{ronde.id}/codes/vervallen?van=1&tot=3", data={"reden": "Bestand kwijt."})
    other.post(f"/stemmen/{ronde.id}/codes/akkoord", data={"van": 1, "tot": 3, "actie": "akkoord"})
    page = upload(staff, ronde, LIST).text
    assert "2 adressen krijgen een brief." in page and "Samen worden dat 2 codes." in page and "2 codes</p>" in page
    assert [(row["huisnummer"], row["nummer"]) for row in lines(make(staff, ronde))] == [("12", "4"), ("14", "5")]
    assert make(staff, ronde).status_code == 303 and count(Stemcode) == 5


def test_a_long_list_is_made_in_parts(ronde, village, browse, without_pdf):
    many = HEAD + "".join(f"7551EX;{number};;Dorpsstraat;Hengelo;1;\n" for number in range(1, 402))
    page = upload(browse(village["mo"]), ronde, many).text
    assert page.count("Maak de codes en brieven") == 5 and "Deel 5 van 5" in page
    assert len(lines(make(browse(village["mo"]), ronde, many))) == 100


def test_a_printer_gets_the_whole_list_in_one_file(ronde, village, browse):
    many = HEAD + "".join(f"7551EX;{number};;Dorpsstraat;Hengelo;1;\n" for number in range(1, 402))
    data = {"lijst": many, "actie": "drukker"}
    answer = browse(village["mo"]).post(f"/stemmen/{ronde.id}/codes/maken", data=data)
    assert list(handed_over(answer)) == ["drukker.csv"] and len(lines(answer)) == 401


BROKEN = [
    (b"", "het bestand is leeg"),
    (LIST.encode("utf-16"), "niet in UTF-8"),
    ((HEAD + "7551EX;1;;Café;Hengelo;1;\n").encode("cp1252"), "niet in UTF-8"),
    (b"a\0b;c\n", "geen tekst"),
    ("straat;plaats;nummer;toevoeging;aantal\nx;y;1;;1\n", "de kolom “postcode” ontbreekt"),
    (HEAD, "er staan geen adressen in"),
    (LIST + "7551E;1;;Dorpsstraat;Hengelo;1;\n", "regel 4: “7551E” is geen postcode"),
    (LIST + "7551EX;nul;;Dorpsstraat;Hengelo;1;\n", "regel 4: “nul” is geen huisnummer"),
    (LIST + "7551EX;1;;;Hengelo;1;\n", "regel 4: de straat of de plaats ontbreekt"),
    (LIST + "7551EX;1;;Dorpsstraat;Hengelo;0;\n", "regel 4: het aantal codes moet"),
    (LIST + "7551EX;1;;Dorpsstraat;Hengelo;11;\n", "regel 4: het aantal codes moet"),
    (LIST + "7551EX;1;;Dorpsstraat;Hengelo;1;BU99999999\n", "regel 4: buurt “BU99999999” hoort niet bij deze stemming"),
    (LIST + "7551 EX;12;A;Dorpsstraat;Hengelo;1;\n", "regel 4: dit adres staat ook op regel 2"),
    (LIST + "7551EX;1\n", "regel 4: er zijn minder kolommen"),
    (LIST + f"7551EX;1;;{'x' * 81};Hengelo;1;\n", "regel 4: kolom “straat” is langer"),
    (b"PK\x03\x04" + b"\xff" * 99, "niet in UTF-8"),
]


@pytest.mark.parametrize(("content", "reason"), BROKEN, ids=[reason for _content, reason in BROKEN])
def test_a_broken_list_is_refused_whole_with_file_line_and_reason(ronde, village, browse, content, reason):
    answer = upload(browse(village["mo"]), ronde, content)
    assert answer.status_code == 422
    assert "Het bestand is niet gebruikt. adressen.csv: " in answer.text and reason in answer.text
    assert count(Stemcode) == 0


def test_all_that_is_wrong_with_a_list_is_told_at_once(ronde, village, browse):
    broken = LIST + "7551E;nul;;Dorpsstraat;Hengelo;1;\n7551EX;3;;Dorpsstraat;Hengelo;2;\n7551EX;4;;;Hengelo;0;\n"
    page = upload(browse(village["mo"]), ronde, broken).text
    assert "Het bestand is niet gebruikt. Er staan fouten in." in page
    for fault in ("regel 4: “7551E” is geen postcode", "regel 4: “nul” is geen huisnummer", "regel 6: de straat of de plaats",
                  "regel 6: het aantal codes moet"):
        assert f"<li>adressen.csv: {fault}" in page
    assert "regel 5" not in page
    missing = upload(browse(village["mo"]), ronde, "straat;plaats\nx;y\n").text
    assert all(f"de kolom “{name}” ontbreekt" in missing for name in ("postcode", "huisnummer", "toevoeging", "aantal"))
    many = upload(browse(village["mo"]), ronde, HEAD + "x;1;;Weg;Hengelo;1;\n" * 25).text
    assert many.count("is geen postcode") == 20 and "<li>en nog 5</li>" in many
    assert count(Stemcode) == 0


@pytest.mark.parametrize(("lines", "reason"), [
    (1_000_000, "het bestand is te groot"), (5_002, "er staan meer dan 5000 adressen in")
])
def test_a_list_that_is_too_long_is_refused_politely(ronde, village, browse, lines, reason):
    content = HEAD + "".join(f"7551EX;{number % 99_999};;Weg;Hengelo;1;\n" for number in range(1, lines))
    answer = upload(browse(village["mo"]), ronde, content)
    assert answer.status_code == 422 and reason in answer.text


def test_a_cell_without_an_end_is_no_csv(ronde, village, browse):
    assert "dit is geen CSV" in upload(browse(village["mo"]), ronde, HEAD + "7551EX;1;" + "x" * 200_000).text


def test_no_cell_for_the_printer_is_a_formula(ronde, village, browse, without_pdf):
    evil = HEAD + '7551EX;1;;"=HYPERLINK(""http://x"")";@Hengelo;1;\n'
    row = lines(make(browse(village["mo"]), ronde, evil))[0]
    assert (row["straat"], row["plaats"]) == ('\'=HYPERLINK("http://x")', "'@Hengelo")


def test_a_letter_escapes_what_stands_in_the_list(ronde, village, browse, without_pdf):
    letters = handed_over(make(browse(village["mo"]), ronde, HEAD + "7551EX;1;;<script>x</script>;Hengelo;1;\n"))["brieven.html"]
    assert b"<script>" not in letters and b"&lt;script&gt;" in letters


def test_a_list_that_was_changed_on_the_way_is_refused(ronde, village, browse):
    assert make(browse(village["mo"]), ronde, "onzin").status_code == 400
    assert make(browse(village["mo"]), ronde, "").status_code == 400


def test_codes_are_for_rounds_that_take_them_and_until_they_close(ronde, village, browse):
    only_accounts = make_ronde(make_agenda(village["mo"]))
    assert make(browse(village["mo"]), only_accounts).status_code == 400
    with at(ronde.sluit_at):
        assert make(browse(village["mo"]), ronde).status_code == 409
    draft = make_ronde(make_agenda(village["mo"]), Status.CONCEPT, regels=EVERY_WAY)
    assert make(browse(village["mo"]), draft).status_code == 403
    assert count(Stemcode) == 0


def test_the_overview_counts_and_never_says_what_was_voted(ronde, village, browse):
    make_code(ronde, soort=Toegang.CODE)
    page = browse(village["mo"]).get(f"/stemmen/{ronde.id}/codes").text
    assert "In een brief" in page and "Plan 1" not in page


def test_the_overview_costs_as_many_statements_for_one_issue_as_for_three(ronde, village, browse, queries, without_pdf):
    staff, costs = browse(village["mo"]), []
    for house in (1, 2, 3):
        make(staff, ronde, HEAD + f"7551EX;{house};;Dorpsstraat;Hengelo;1;\n")
        queries.clear()
        staff.get(f"/stemmen/{ronde.id}/codes")
        costs.append(len(queries))
    assert costs[0] == costs[1] == costs[2] <= 8


def test_letters_and_ballots_are_pdf_with_text_and_marks(ronde, village, browse):
    pikepdf = pytest.importorskip("pikepdf", reason="pikepdf ontbreekt: de brieven als pdf worden niet beproefd")
    if not pdf.is_possible():
        pytest.skip("WeasyPrint of Pango ontbreekt: de brieven als pdf worden niet beproefd")
    staff = browse(village["mo"])
    files = handed_over(make(staff, ronde))
    answer = staff.get(f"/stemmen/{ronde.id}/stembiljetten?van=1&tot=3")
    assert answer.mimetype == "application/pdf"
    for data, sheets in ((files["brieven.pdf"], 2), (answer.data, 3)):
        with pikepdf.open(BytesIO(data)) as opened:
            assert opened.Root.Lang == "nl" and opened.Root.MarkInfo.Marked
            marks = [thing for thing in opened.objects if isinstance(thing, pikepdf.Dictionary) and "/S" in thing]
            assert sum(mark.S == "/H1" for mark in marks) == sheets <= len(opened.pages)
            figures = [mark for mark in marks if mark.S == "/Figure"]
            assert figures and all("QR-code" in str(figure.Alt) for figure in figures)
