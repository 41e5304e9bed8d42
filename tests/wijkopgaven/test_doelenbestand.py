"""Goals from a file: the shipped example, faults that name line and key, and reading it again."""

import pytest
from sqlalchemy import select

from portal.extensions import db
from portal.wijken.models import Indicator
from portal.wijkopgaven.commands import ALMELO
from portal.wijkopgaven.doelenbestand import read_goals
from portal.wijkopgaven.models import Doel, DoelIndicator, InspanningDoel
from tests.opgaven import make_inspanning, make_opgave

TREE = """
[[doel]]
niveau = "visie"
titel = "Een fijne stad"

[[doel]]
niveau = "strategisch"
titel = "Groen"

[[doel]]
niveau = "operationeel"
titel = "Bomen"
"""


def test_the_example_of_almelo_holds_its_four_strategic_goals_in_the_order_of_the_contract():
    regels = read_goals(ALMELO)
    assert [regel.titel for regel in regels if regel.niveau == "strategisch"] == [
        "De basis is (meer) op orde",
        "Vergroten vertrouwen tussen bewoners, ondernemers, organisaties en overheid",
        "Sociaal leefbare wijk",
        "Ruimtelijk toekomstbestendige wijk",
    ]
    assert [regel.titel for regel in regels if regel.niveau == "operationeel"][:3] == ["Schoon", "Heel", "Veilig"]
    assert len(regels) == 20


@pytest.fixture
def take_in(app, tmp_path):
    """Write a file and give it to the command; its answer."""
    def take_in(text, *options):
        path = tmp_path / "doelen.toml"
        path.write_text(text, encoding="utf-8")
        return app.test_cli_runner().invoke(args=["wijkopgaven", "doelen", str(path), *options])

    return take_in


def known():
    return {doel.titel: doel for doel in db.session.scalars(select(Doel).execution_options(populate_existing=True))}


@pytest.mark.parametrize(("text", "said"), [
    ("", "doelen.toml: er staat geen [[doel]] in"),
    ("[[doel]\n", "doelen.toml: dit is geen TOML"),
    ("doel = 3", "er staat geen [[doel]] in"),
    ("doel = [1]", "er staat geen [[doel]] in"),
    ("anders = 1\n" + TREE, "onbekend onderdeel: anders"),
    (TREE + '\n[[doel]]\nniveau = "hoog"\ntitel = "X"', "regel 14: niveau: kies uit visie"),
    (TREE + "\n[[doel]]\nniveau = []", "regel 14: niveau: kies uit visie"),
    (TREE + '\n[[doel]]\nniveau = "tactisch"', "regel 14: titel: vul in hoe het doel heet"),
    (TREE + '\n[[doel]]\nniveau = "tactisch"\ntitel = 3', "regel 14: titel: dit is geen tekst"),
    (TREE + '\n[[doel]]\nniveau = "tactisch"\ntitel = "a\\u0000b"', "regel 14: titel: er staan tekens in"),
    (TREE + '\n[[doel]]\nniveau = "tactisch"\ntitel = "' + "x" * 161 + '"', "regel 14: titel: hooguit 160 tekens"),
    (TREE + '\n[[doel]]\nniveau = "tactisch"\ntitle = "X"', "regel 14: onbekende sleutel: title"),
    (TREE + '\n[[doel]]\nniveau = "operationeel"\ntitel = "Bomen"', "regel 14: titel: dit doel staat er al eerder"),
    ('[[doel]]\nniveau = "tactisch"\ntitel = "X"', "regel 1: niveau: zet eerst de visie boven dit doel"),
    (TREE + "indicatoren = 3", "regel 10: indicatoren: dit is geen lijst"),
    (TREE + "indicatoren = [3]", "regel 10: indicatoren: schrijf elke indicator als"),
    (TREE + 'indicatoren = [{ naam = "x", streefwaarde = nan }]', "indicatoren, x: de streefwaarde is geen getal"),
    (TREE + 'indicatoren = [{ naam = "x", streefwaarde = true }]', "indicatoren, x: de streefwaarde is geen getal"),
    (TREE + 'indicatoren = [{ naam = "x" }, { naam = "x" }]', "indicatoren, x: staat er twee keer"),
    (TREE + 'indicatoren = [{ naam = "onbekend" }]', "regel 10: indicatoren, onbekend is niet bekend"),
    (TREE + 'indicatoren = [{ naam = "x", titel = "X" }]', "indicatoren, x: zeg ook de titel en de bron"),
    (TREE + 'indicatoren = [{ naam = "x", titel = "X", bron = 3 }]', "indicatoren, x: zet alles wat je erover zegt tussen"),
    (TREE + 'indicatoren = [{ naam = "X", titel = "X", bron = "Y" }]', "mag alleen kleine letters"),
    (TREE + 'indicatoren = [{ naam = "x", titel = "X", bron = "Y", soort = "gevoel" }]', "soort: kies objectief of subjectief"),
])
def test_a_fault_names_the_file_the_line_and_the_key_and_nothing_is_taken(take_in, text, said):
    answer = take_in(text)
    assert answer.exit_code == 1 and said in answer.output and "Er is niets veranderd." in answer.output
    assert known() == {}


def test_a_file_is_taken_in_with_its_indicators(take_in):
    db.session.add(Indicator(naam="schaduw", titel="Schaduw", bron="Voorbeeld"))
    db.session.commit()
    answer = take_in(TREE + 'indicatoren = [{ naam = "schaduw", streefwaarde = 30 }]')
    assert answer.exit_code == 0, answer.output
    assert "3 doelen ingelezen, 3 nieuw. 0 vervallen." in answer.output and "Doelen bewaren" in answer.output
    assert known()["Bomen"].ouder_id == known()["Groen"].id
    assert db.session.scalar(select(DoelIndicator.streefwaarde)) == 30


def test_a_file_may_describe_what_is_not_measured_yet_and_leaves_what_is_known(take_in):
    about = 'titel = "Meer schaduw", bron = "Panel (voorbeeld)", richting = "hoger", traag = "ja"'
    assert take_in(TREE + f'indicatoren = [{{ naam = "schaduw", streefwaarde = 30, {about} }}]').exit_code == 0
    row = db.session.get(Indicator, "schaduw")
    assert (row.titel, row.bron, row.richting, row.traag) == ("Meer schaduw", "Panel (voorbeeld)", "hoger", True)
    take_in(TREE + f'indicatoren = [{{ naam = "schaduw", {about.replace("Meer", "Minder")} }}]')
    assert db.session.get(Indicator, "schaduw", populate_existing=True).titel == "Meer schaduw"


def test_taken_in_again_nothing_doubles_and_what_is_gone_lapses_with_its_work_kept(take_in, village):
    take_in(TREE)
    bomen = known()["Bomen"].id
    make_inspanning(make_opgave(village["noor"]), village["noor"], doelen=[known()["Bomen"]])
    assert "3 doelen ingelezen, 0 nieuw. 0 vervallen." in take_in(TREE).output
    without = TREE.replace("Bomen", "Minder stenen")
    asked = take_in(without)
    assert asked.exit_code == 1 and "en zouden vervallen: 1. Er is niets veranderd." in asked.output
    assert not known()["Bomen"].vervallen and "Minder stenen" not in known()
    assert "3 doelen ingelezen, 1 nieuw. 1 vervallen." in take_in(without, "--vervallen").output
    assert known()["Bomen"].vervallen and db.session.scalar(select(InspanningDoel.doel_id)) == bomen
    assert "0 nieuw. 1 vervallen." in take_in(TREE, "--vervallen").output
    assert not known()["Bomen"].vervallen


def test_the_example_is_taken_in_by_name(app):
    run = app.test_cli_runner().invoke
    assert "20 doelen ingelezen" in run(args=["wijkopgaven", "doelen", "--voorbeeld"]).output
    assert db.session.get(Indicator, "schaduw").bron == "Registratie van de gemeente (voorbeeld)"
    assert run(args=["wijkopgaven", "doelen"]).exit_code == 2


def test_all_that_is_wrong_is_told_at_once_and_what_stands_under_a_fault_is_no_fault(take_in):
    text = TREE.replace('"strategisch"\ntitel = "Groen"', '"strategisch"\ntitle = "Groen"') + """indicatoren = [
    { naam = "x", streefwaarde = true }, { naam = "x" }, 3]

[[doel]]
niveau = "hoog"
titel = 3
tekst = 4

[[doel]]
niveau = "operationeel"
titel = "Bloemen"
"""
    told = take_in(text)
    said = [line.strip() for line in told.output.splitlines() if "regel" in line]
    assert [line.partition(", ")[2].partition(". Bekend")[0].partition(", strategisch")[0] for line in said] == [
        "regel 6: onbekende sleutel: title",
        "regel 6: titel: vul in hoe het doel heet",
        "regel 10: indicatoren, x: de streefwaarde is geen getal",
        "regel 10: indicatoren, x: staat er twee keer",
        "regel 10: indicatoren: schrijf elke indicator als { naam = \"…\", streefwaarde = 55 }",
        "regel 16: niveau: kies uit visie",
        "regel 16: titel: dit is geen tekst",
        "regel 16: tekst: dit is geen tekst",
    ]
    assert told.exit_code == 1 and "8 fouten" in told.output and known() == {}


def test_all_indicators_that_are_not_known_are_told(take_in):
    output = take_in(TREE.replace('"Groen"', '"Groen"\nindicatoren = [{ naam = "a" }]') + 'indicatoren = [{ naam = "b" }]').output
    assert "regel 6: indicatoren, a is niet bekend" in output and "regel 11: indicatoren, b is niet bekend" in output
