"""Files that cannot be counted: each names the line and says in Dutch what is wrong there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.tellen import tel
from portal.tellen.pb import Broken, read, read_text

GOOD = """META
key;value
budget;100
vote_type;approval
num_projects;2
num_votes;2
min_length;1
max_length;2
PROJECTS
project_id;cost;name
1;60;Bank
2;50;Boom
VOTES
voter_id;vote
a;1
b;1,2
"""
POINTS = GOOD.replace("approval", "cumulative\nmax_sum_points;10\nmax_points;6").replace(
    "voter_id;vote", "voter_id;vote;points"
)


def broken(text):
    with pytest.raises(Broken) as found:
        read_text(text, "stemmen.pb")
    assert str(found.value) == f"stemmen.pb:{found.value.line}: {found.value.reason}"
    return found.value.line, found.value.reason


def test_the_file_itself_is_good():
    assert read_text(GOOD, "stemmen.pb").election.cast == 2


@pytest.mark.parametrize("sign", [",", "\t"])
def test_columns_that_something_else_parts_are_named_as_the_reason(sign):
    assert broken(GOOD.replace(";", sign)) == (2, "META begint niet met key;value. Zijn de kolommen gescheiden met een ;?")


def test_a_spreadsheet_may_fill_up_the_titles_with_empty_columns():
    filled = GOOD.replace("META", "META;;").replace("PROJECTS", "PROJECTS;;").replace("VOTES", "VOTES;")
    assert read_text(filled, "stemmen.pb").election == read_text(GOOD, "stemmen.pb").election


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("META\n", "", 1, "het bestand begint niet met META."),
        ("VOTES\nvoter_id;vote\na;1\nb;1,2\n", "", 13, "het deel VOTES ontbreekt, of heeft geen kop."),
        ("VOTES", "PROJECTS", 13, "het deel PROJECTS staat er twee keer."),
        ("budget;100\n", "", 1, "in META ontbreekt budget."),
        ("budget;100", "budget;veel", 3, "budget: “veel” is geen bedrag."),
        ("budget;100", "budget;-5", 3, "budget: -5 is minder dan nul."),
        ("budget;100", "budget;100\nbudget;200", 4, "budget staat er twee keer."),
        ("approval", "loten", 4, "vote_type: “loten” is geen soort stemming."),
        ("num_votes;2", "num_votes;3", 6, "num_votes is 3, maar het bestand heeft er 2."),
        ("num_projects;2", "num_projects;1", 5, "num_projects is 1, maar het bestand heeft er 2."),
        ("max_length;2", "max_length;twee", 8, "max_length: “twee” is geen heel getal."),
        ("max_length;2", "rule;random", 8, "rule: de regel “random” is onbekend. Kies er een met --regel."),
        ("max_length;2", "scoring_fn;plurality", 8, "scoring_fn: alleen Borda kan worden geteld."),
        ("max_length;2", "incompatible;1,3", 8, "incompatible: noem telkens twee verschillende projecten."),
        ("max_length;2", "channel_weights;papier", 8, "channel_weights: dit zijn geen paren."),
        (
            "max_length;2",
            "categories;x,y\nbudget_per_category;5",
            9,
            "budget_per_category: 1 bedragen voor 2 namen in categories.",
        ),
        ("project_id;cost;name", "project_id;prijs;name", 10, "PROJECTS mist de kolom cost."),
        ("project_id;cost;name", "project_id;cost;cost", 10, "de kolom cost staat er twee keer."),
        ("1;60;Bank", "1;60", 11, "deze regel heeft 2 velden; de kop heeft er 3."),
        ("1;60;Bank", "1;60;Bank;2", 11, "deze regel heeft 4 velden; de kop heeft er 3."),
        ("1;60;Bank", "1;1.000,00;Bank", 11, "“1.000,00” is geen bedrag."),
        ("2;50;Boom", "1;50;Boom", 12, "project 1 staat er twee keer."),
        ("2;50;Boom", '2;50;"Boom', 12, "de aanhalingstekens op deze regel kloppen niet."),
        ("voter_id;vote", "voter_id;keuze", 14, "VOTES mist de kolom vote."),
        ("a;1", "a;7", 15, "project “7” bestaat niet."),
        ("a;1", "a;1,1", 15, "project 1 is twee keer gekozen."),
        ("b;1,2", "a;1,2", 16, "stemmer a staat er twee keer."),
        ("a;1\nb;1,2", ";1\n;1,2", 16, "voter_id is hier leeg, en eerder ook al."),
        ("max_length;2", "max_length;1", 16, "2 gekozen; het maximum is 1."),
        ("min_length;1", "min_length;2", 15, "1 gekozen; het minimum is 2."),
        ("min_length;1", "max_sum_cost;109.99", 16, "de keuzes kosten samen 110; het maximum is 109.99."),
        ("min_length;1", "min_sum_cost;60.01", 15, "de keuzes kosten samen 60; het minimum is 60.01."),
        ("approval", "choose-1", 16, "2 gekozen; het maximum is 1."),
    ],
)
def test_a_fault_and_its_line(old, new, line, reason):
    at, said = broken(GOOD.replace(old, new, 1))
    assert at == line
    assert said.startswith(reason)


@pytest.mark.parametrize(
    ("one", "reason"),
    [
        ("a;1;7", "een project krijgt 7 punten; het maximum is 6."),
        ("a;1,2;5,6", "samen 11 punten; het maximum is 10."),
        ("a;1,2;5", "2 projecten, maar 1 keer punten."),
        ("a;1;vijf", "“vijf” is geen getal."),
        ("a;1;-1", "punten zijn hier nul of meer."),
    ],
)
def test_a_fault_in_points(one, reason):
    assert broken(POINTS.replace("a;1\n", f"{one}\n", 1).replace("b;1,2", "b;1;2")) == (17, reason)


def test_points_missing_altogether():
    assert broken(GOOD.replace("approval", "scoring")) == (14, "VOTES mist de kolom points.")


def test_a_limit_within_a_theme():
    text = GOOD.replace("max_length;2", "categories;Groen\nmax_sum_cost_per_category;100")
    text = text.replace("cost;name", "cost;category").replace("Bank", "Groen").replace("Boom", "Groen")
    assert broken(text) == (17, "thema Groen: de keuzes kosten samen 110; het maximum is 100.")


def test_text_that_is_not_utf_8(tmp_path):
    path = tmp_path / "oud.pb"
    path.write_bytes(GOOD.replace("Boom", "Café").encode("latin-1"))
    with pytest.raises(Broken) as found:
        read(path)
    assert (found.value.line, found.value.file) == (12, str(path))
    assert "UTF-8" in found.value.reason


@pytest.mark.parametrize("text", ["", "\n\n", "zomaar wat tekst", "META\nkey;value\n", "\x00"])
def test_what_is_no_pb_file_at_all(text):
    assert broken(text)[1]


def test_blank_lines_do_not_shift_the_lines_that_are_named():
    assert broken("\n\n" + GOOD.replace("a;1", "a;7"))[0] == 17


KEYS = [
    "num_winners;0",
    "channel_weights;a,1/0",
    "min_project_score_threshold;-3",
    "rule;equalshares",
    "leftover_budget;x",
]
PIECES = st.sampled_from(
    ["", ";", ",", '"', "\n", "\r", "0", "-1", "1,2", "scoring", "ordinal", "\u2028", "META", "VOTES", *KEYS]
)


@given(
    st.sampled_from([GOOD, POINTS]), st.lists(st.tuples(st.integers(0, 200), st.integers(0, 12), PIECES), max_size=3)
)
def test_whatever_is_in_a_file_it_is_counted_or_its_fault_is_named(text, cuts):
    for start, length, piece in cuts:
        text = text[:start] + piece + text[start + length :]
    try:
        file = read_text(text, "stemmen.pb")
    except Broken as fault:
        assert 1 <= fault.line <= text.count("\n") + text.count("\r") + 2
        return
    assert 0 <= tel(file.election, file.rules).spent <= file.election.budget


@pytest.mark.parametrize("key", ["num_winners;0", "channel_weights;a,1/0", "channel_weights;a,0", "num_winners;-1"])
def test_rules_that_are_none(key):
    assert broken(GOOD.replace("max_length;2", key, 1))[0] == 8
