"""Files of indicators: what is read, what is kept and left out, and what is said of a file that is broken."""

from decimal import Decimal

import pytest
from sqlalchemy import func, select

from portal.clock import today
from portal.extensions import db
from portal.profiel import read_profiel
from portal.wijken.actions import quiet
from portal.wijken.commands import gebieden
from portal.wijken.files import BadFile, Faults
from portal.wijken.files.indicators import read_indicators
from portal.wijken.indicatoren import import_indicators, keep_standard
from portal.wijken.models import Cijfer, Indicator
from portal.wijken.rules import OPTELBAAR

HEAD = "gebied_code;jaar;indicator;waarde;aantal;titel;eenheid;bron;soort;richting;traag"
FIRST = "BU01640202;2024;rapportcijfer;7,2;120;Cijfer voor de buurt;cijfer;Panel (voorbeeld);subjectief;hoger;ja"
CLEAR = "gebied_code;jaar;indicator;waarde"


@pytest.fixture
def take(app, figures_file):
    profiel = read_profiel("hengelo")

    def take(*lines):
        taken = import_indicators(figures_file(*lines), profiel=profiel, progress=quiet)
        db.session.commit()
        return taken

    return take


@pytest.fixture
def run(app):
    return lambda *words: app.test_cli_runner().invoke(gebieden, [str(word) for word in words])


def figures():
    rows = select(Cijfer.gebied_code, Cijfer.jaar, Cijfer.naam, Cijfer.waarde, Cijfer.aantal).order_by(Cijfer.jaar)
    return [tuple(row) for row in db.session.execute(rows)]


def read(path):
    faults = Faults()
    lines = read_indicators(path, "GM0164", faults)
    faults.tell()
    return lines


def wrong(path):
    with pytest.raises(BadFile) as error:
        read(path)
    return str(error.value)


def test_a_file_tells_what_it_measures_and_its_figures(take):
    taken = take(HEAD, FIRST, "WK016402;2023;rapportcijfer;7.25;;;;;;;")
    assert (taken.kept, taken.too_small, taken.empty) == (2, 0, 0)
    row = db.session.get(Indicator, "rapportcijfer")
    assert (row.titel, row.soort, row.richting, row.traag, row.groepsgrootte) == (
        "Cijfer voor de buurt", "subjectief", "hoger", True, 10)
    assert figures() == [
        ("WK016402", 2023, "rapportcijfer", Decimal("7.25"), None),
        ("BU01640202", 2024, "rapportcijfer", Decimal("7.20"), 120),
    ]


def test_the_same_file_again_changes_nothing_and_a_newer_one_counts(take):
    take(HEAD, FIRST)
    take(HEAD, FIRST)
    take(CLEAR, "BU01640202;2024;rapportcijfer;8")
    assert [row[3] for row in figures()] == [8]
    assert db.session.get(Indicator, "rapportcijfer").titel == "Cijfer voor de buurt"


@pytest.mark.parametrize("line", ["BU01640202;2024;rapportcijfer;6;9", "BU01640202;2024;rapportcijfer;.;50"])
def test_a_small_group_and_an_empty_cell_take_the_figure_away(take, line):
    take(HEAD, FIRST)
    take(CLEAR + ";aantal", line)
    assert figures() == []


COUNT = "gebied_code;jaar;indicator;waarde;aantal;titel;eenheid;bron"
BUURTEN = ("BU01640000", "BU01640001", "BU01640002")
ABOUT = "Wacht op een huis;aantal;Register (voorbeeld)"


def told():
    return {code for code, _jaar, naam, _waarde, _aantal in figures() if naam == "wachtend"}


def of_wijk(*numbers, total=True, eenheid="aantal"):
    """A file with a count of each buurt of the Binnenstad, and of the whole of it."""
    about = ABOUT.replace("aantal", eenheid)
    rows = [f"{code};2024;wachtend;{number};{number};{about}" for code, number in zip(BUURTEN, numbers, strict=True)]
    return [COUNT, *rows, *([f"WK016400;2024;wachtend;{sum(numbers)};{sum(numbers)};{about}"] if total else [])]


@pytest.mark.usefixtures("hengelo")
def test_beside_a_small_group_the_next_smallest_stays_out_where_a_total_would_tell(take):
    taken = take(*of_wijk(4, 30, 20))
    assert told() == {BUURTEN[1], "WK016400"}
    assert (taken.kept, taken.too_small, taken.beside) == (2, 1, 1)


@pytest.mark.usefixtures("hengelo")
def test_what_was_kept_before_is_taken_away_as_well(take):
    take(*of_wijk(14, 30, 20))
    take(COUNT, f"{BUURTEN[0]};2024;wachtend;4;4;{ABOUT}")
    assert told() == {BUURTEN[1], "WK016400"}


@pytest.mark.usefixtures("hengelo")
@pytest.mark.parametrize("lines", [
    of_wijk(4, 7, 30), of_wijk(14, 30, 20), of_wijk(4, 30, 20, total=False), of_wijk(4, 30, 20, eenheid="procent"),
])
def test_nothing_more_stays_out_where_nothing_can_be_found(take, lines):
    assert take(*lines).beside == 0


@pytest.mark.parametrize("cell", ["1.250", "1,250", "2.000"])
def test_a_count_with_a_sign_in_its_thousands_is_refused(take, cell):
    with pytest.raises(BadFile, match="Schrijf [12]"):
        take(COUNT, f"BU01640202;2024;wachtend;{cell};;{ABOUT}")
    take(COUNT, f"BU01640202;2024;rapportcijfer;7,250;;{ABOUT.replace('aantal', 'cijfer')}")


def test_a_group_of_exactly_the_smallest_size_is_kept(take):
    assert take(HEAD, FIRST.replace(";120;", ";10;")).kept == 1


def test_the_figures_of_cbs_are_described(app):
    keep_standard()
    keep_standard()
    rows = {row.naam: row for row in db.session.scalars(select(Indicator))}
    assert {name for name, row in rows.items() if row.eenheid == "aantal"} >= set(OPTELBAAR)
    assert all(row.titel and "CBS" in row.bron for row in rows.values())
    assert all(row.deel_van in ("", *rows) for row in rows.values())


def test_the_command_says_what_it_took_and_left_out(run, figures_file):
    done = run("indicatoren", figures_file(HEAD, FIRST, FIRST.replace("2024", "2025").replace(";120;", ";3;")))
    assert done.exit_code == 0, done.output
    assert "1 cijfer ingelezen." in done.output
    assert "1 weggelaten: de groep is te klein" in done.output


def test_the_command_is_found_under_the_name_of_the_room(app, figures_file):
    done = app.test_cli_runner().invoke(args=["wijken", "indicatoren", str(figures_file(HEAD, FIRST))])
    assert done.exit_code == 0


BROKEN = [
    ((HEAD, FIRST, "BU01649999;2024;rapportcijfer;7;;;;;;;"), "regel 3: gebied BU01649999 is niet bekend"),
    ((HEAD, FIRST, FIRST.replace("7,2", "8")), "regel 3: dit cijfer staat er al, bij regel 2"),
    ((HEAD, FIRST.replace("7,2", "veel")), "regel 2: kolom waarde: “veel” is geen getal"),
    ((HEAD, FIRST.replace("Cijfer voor de buurt", "")), "regel 2: rapportcijfer is nieuw. Vul in een regel titel in"),
    ((HEAD, FIRST, FIRST.replace("2024", "2023").replace("Panel", "Ander")), "regel 3: bron van rapportcijfer is hier anders"),
    ((CLEAR + ";titel;bron;deel_van", "BU01640202;2024;x;1;X;Y;nergens"), "een deel van nergens, en dat is niet bekend"),
]


@pytest.mark.parametrize(("lines", "reason"), BROKEN, ids=range(len(BROKEN)))
def test_a_broken_file_changes_nothing(run, figures_file, lines, reason):
    done = run("indicatoren", figures_file(*lines))
    assert done.exit_code == 1
    assert reason in done.output and "Er is niets veranderd." in done.output
    db.session.rollback()
    assert db.session.scalar(select(func.count()).select_from(Cijfer)) == 0
    assert db.session.scalar(select(func.count()).select_from(Indicator)) == 0


def test_every_fault_of_a_file_is_told_at_once_in_the_order_of_its_lines(run, figures_file):
    lines = (FIRST.replace("2024", "24").replace("7,2", "veel"), FIRST.replace("hoger", "omhoog"),
             "BU01649999;2024;rapportcijfer;7;;;;;;;", "BU01640202;2024;nieuw;7;;;;;;;")
    done = run("indicatoren", figures_file(HEAD, *lines))
    assert done.exit_code == 1
    assert done.output.splitlines() == [
        "Fout: 5 fouten",
        "  cijfers.csv, regel 2: kolom jaar: “24” is geen jaar van 1995 tot en met nu",
        "  cijfers.csv, regel 2: kolom waarde: “veel” is geen getal zoals 1250 of 7,5",
        "  cijfers.csv, regel 3: kolom richting: kies hoger, lager of geen, niet “omhoog”",
        "  cijfers.csv, regel 4: gebied BU01649999 is niet bekend. Lees eerst de gebieden in",
        "  cijfers.csv, regel 5: nieuw is nieuw. Vul in een regel titel en bron in",
        "Het bestand is niet ingelezen. Er is niets veranderd.",
    ]
    db.session.rollback()
    assert db.session.scalar(select(func.count()).select_from(Indicator)) == 0


REFUSED = [
    ("gebied_code;jaar;waarde", "BU01640202;2024;1", "cijfers.csv: de kolom indicator ontbreekt"),
    (CLEAR + ";bronn", "BU01640202;2024;x;1;CBS", "deze kolommen kennen we niet: “bronn”"),
    (CLEAR + ";jaar", "BU01640202;2024;x;1;2024", "een kolom staat er twee keer"),
    (CLEAR, "BU01640202;2024;x", "regel 2: er zijn meer of minder kolommen dan in de kop"),
    (CLEAR, "De Noork;2024;x;1", "regel 2: kolom gebied_code: “De Noork” begint niet met"),
    (CLEAR, "BU01640202;24;x;1", "regel 2: kolom jaar: “24” is geen jaar van 1995 tot en met nu"),
    (CLEAR, f"BU01640202;{today().year + 1};x;1", "is geen jaar van 1995 tot en met nu"),
    (CLEAR, "BU01640202;٢٠٢٤;x;1", "regel 2: kolom jaar:"),
    (CLEAR, "BU01640202;" + "9" * 5000 + ";x;1", "regel 2: kolom jaar:"),
    (CLEAR, "BU01640202;2024;Meldingen per jaar;1", "mag alleen kleine letters"),
    (CLEAR, "BU01640202;2024;som_x;1", "mag niet met som_ beginnen"),
    (CLEAR, "BU01640202;2024;inwoners;1", "“inwoners” is van CBS"),
    (CLEAR, "BU01640202;2024;x;-1", "is negatief"),
    (CLEAR, "BU01640202;2024;x;NaN", "is geen getal"),
    (CLEAR, "BU01640202;2024;x;1.234,5", "is geen getal"),
    (CLEAR, "BU01640202;2024;x;1e400", "is geen getal"),
    (CLEAR + ";aantal", "BU01640202;2024;x;1;12,5", "kolom aantal: “12,5” is geen heel getal"),
    (CLEAR + ";soort", "BU01640202;2024;x;1;gevoel", "kolom soort: kies objectief of subjectief"),
    (CLEAR + ";titel", "BU01640202;2024;x;1;=HYPERLINK(1)", "begint met =, zoals een formule"),
    (CLEAR + ";bron", "BU01640202;2024;x;1;@SUM(A1)", "begint met @, zoals een formule"),
    (CLEAR + ";titel", "BU01640202;2024;x;1;" + "a" * 81, "hooguit 80 tekens"),
    (CLEAR + ";titel", "BU01640202;2024;x;1;aan\u202eelkaar", "tekens in die geen tekst zijn"),
    (CLEAR, "BU01410000;2024;x;1", "er staan geen cijfers van gemeente GM0164 in"),
    (CLEAR, "", "er staan geen cijfers van gemeente GM0164 in"),
]


@pytest.mark.een_database
@pytest.mark.parametrize(("head", "line", "reason"), REFUSED, ids=range(len(REFUSED)))
def test_a_fault_is_told_with_file_line_and_reason(figures_file, head, line, reason):
    said = wrong(figures_file(head, line))
    assert said.startswith("cijfers.csv")
    assert reason in said


@pytest.mark.een_database
def test_a_byte_order_mark_commas_and_other_gemeenten_are_no_trouble(figures_file):
    head, line = CLEAR.replace(";", ","), "BU01640202,2024,x,1.5"
    path = figures_file(head, line, "BU01410000,2024,x,3", encoding="utf-8-sig")
    assert [line.key for line in read(path)] == [("BU01640202", 2024, "x")]


@pytest.mark.een_database
def test_no_text_and_no_bytes_of_another_program_are_read(tmp_path):
    path = tmp_path / "cijfers.csv"
    for content in (b"PK\x03\x04\xff", b"gebied_code;jaar;indicator;waarde\nBU01640202;2024;x;\x00"):
        path.write_bytes(content)
        assert wrong(path).startswith("cijfers.csv")


def test_a_large_file_asks_one_statement_for_every_batch_of_lines(take, queries):
    lines = [f"BU01640202;{1995 + number % 25};x{number // 25};{number};;" for number in range(10_000)]
    names = [f"BU01640202;2020;x{number};1;X;Y" for number in range(400)]
    assert take(CLEAR + ";titel;bron", *names, *lines).kept == 10_400
    assert len(queries) < 20
