"""Reading and writing .pb files: every kind of vote, limits, amounts, themes and rules."""

from fractions import Fraction

import pytest

from portal.tellen import GEBIED, GELIJKE_DELEN, MEESTE_STEMMEN, THEMA, Ballot, Rules, tel
from portal.tellen.pb import read, read_text, write
from portal.tellen.pb.fields import amount, decimal, euros, number
from tests.tellen.cases import like_amsterdam


def pb(votes, header="voter_id;vote", projects="project_id;cost\na;10\nb;20.50\nc;0", **meta):
    values = {"budget": "100", "vote_type": "approval"} | meta
    lines = [
        "META",
        "key;value",
        *(f"{key};{value}" for key, value in values.items()),
        "PROJECTS",
        projects,
        "VOTES",
        header,
    ]
    return "\n".join([*lines, *votes]) + "\n"


def ballots(*args, **meta):
    return set(read_text(pb(*args, **meta), "x.pb").election.ballots)


def test_approval_with_equal_ballots_as_one():
    assert ballots(["1;a,b", "2;b,a", "3;", "4;a,b"]) >= {Ballot((("a", 1), ("b", 1)), 2), Ballot(())}


def test_choose_one():
    assert ballots(["1;a"], vote_type="choose-1") == {Ballot((("a", 1),))}


def test_ordinal_as_borda_counts_it_from_the_longest_ranking_allowed():
    assert ballots(["1;b,a"], vote_type="ordinal") == {Ballot((("a", 2), ("b", 3)))}
    assert ballots(["1;b,a"], vote_type="ordinal", max_length=2) == {Ballot((("a", 1), ("b", 2)))}


@pytest.mark.parametrize("soort", ["cumulative", "scoring"])
def test_points_in_the_order_of_the_choices(soort):
    read = ballots(["1;b,a;5,2.5", "2;;"], "voter_id;vote;points", vote_type=soort, max_sum_points=10)
    assert read == {Ballot((("a", Fraction(5, 2)), ("b", 5))), Ballot(())}


def test_scoring_with_points_for_what_is_not_named_and_below_zero():
    read = ballots(["1;b,a;5,-2"], "voter_id;vote;points", vote_type="scoring", default_score=1)
    assert read == {Ballot((("a", -2), ("b", 5), ("c", 1)))}


def test_columns_in_any_order_quotes_spaces_windows_lines_and_a_mark_before_the_first():
    text = (
        "META\r\nkey; value\r\nbudget; 100,50\r\nvote_type; Approval\r\ncomment; een; twee\r\n\r\nPROJECTS\r\n"
        'name; cost; project_id\r\n"Bank; ""groot"""; 10; 7\r\nVOTES\r\nvoting_method;age;vote\r\npapier; 40; 7\r\n'
    )
    file = read_text(text, "x.pb")
    assert file.election.budget == 10_050
    assert file.election.projects[0].name == 'Bank; "groot"'
    assert file.election.ballots == (Ballot((("7", 1),), 1, "papier"),)
    assert file.meta["comment"] == "een;twee"


def test_a_file_with_a_byte_order_mark(tmp_path):
    path = tmp_path / "merk.pb"
    path.write_bytes(b"\xef\xbb\xbf" + pb(["1;a"]).encode())
    assert read(path).election.cast == 1


def test_themes_and_areas_with_budgets_of_their_own():
    projects = 'project_id;cost;category;neighborhood\na;10;"Groen &amp; water,Sport";Noord\nb;20;Sport;Zuid'
    file = read_text(
        pb(
            ["1;a"],
            projects=projects,
            categories="Groen & water,Sport",
            budget_per_category="40,60",
            neighborhoods="Noord,Zuid",
            budget_per_neighborhood="50,50",
        ),
        "x.pb",
    )
    assert file.election.budgets == {
        (THEMA, "Groen & water"): 4000,
        (THEMA, "Sport"): 6000,
        (GEBIED, "Noord"): 5000,
        (GEBIED, "Zuid"): 5000,
    }
    assert file.election.projects[0].groups == {(THEMA, "Groen & water"), (THEMA, "Sport"), (GEBIED, "Noord")}


@pytest.mark.parametrize(
    ("meta", "rules"),
    [
        ({}, Rules()),
        ({"rule": "greedy"}, Rules()),
        ({"rule": "greedy-no-skip"}, Rules(rest="niets")),
        ({"rule": "greedy-threshold", "min_project_score_threshold": 300}, Rules(minimum_punten=300)),
        (
            {"rule": "greedy", "leftover_budget": "Partially fund one additional project with highest score"},
            Rules(rest="deel"),
        ),
        ({"rule": "equalshares"}, Rules(GELIJKE_DELEN, "niets", add1=False)),
        ({"rule": "equalshares/add1"}, Rules(GELIJKE_DELEN, "niets")),
        ({"rule": "unknown", "tie_seed": "2026", "num_winners": 3}, Rules(MEESTE_STEMMEN, zaad="2026", plaatsen=3)),
        ({"incompatible": "a,b,a,c"}, Rules(onverenigbaar=frozenset({frozenset("ab"), frozenset("ac")}))),
        (
            {"channel_weights": "papier,3/2,internet,0.75"},
            Rules(kanalen=(("papier", Fraction(3, 2)), ("internet", Fraction(3, 4)))),
        ),
    ],
)
def test_the_rules_a_file_names(meta, rules):
    assert read_text(pb(["1;a"], **meta), "x.pb").rules == rules


@pytest.mark.parametrize("votes", [["1;a,b"], ["1;a,b,c"]])
def test_exactly_at_a_limit_is_allowed(votes):
    file = read_text(pb(votes, min_length=2, max_length=3, min_sum_cost="30.50", max_sum_cost="30.50"), "x.pb")
    assert file.election.cast == 1


def test_what_is_written_is_read_the_same(tmp_path):
    election, rules = like_amsterdam(3), Rules(zaad="zomer", samen=True, minimum_stemmen=5)
    text = write(election, rules, {"description": 'Buurtbudget; "Noord"', "language": "nl"})
    path = tmp_path / "uitslag.pb"
    path.write_text(text, encoding="utf-8")
    file = read(path)
    assert (file.rules, file.meta["description"]) == (rules, 'Buurtbudget; "Noord"')
    assert set(file.election.projects) == set(election.projects)
    assert (file.election.budget, file.election.budgets) == (election.budget, election.budgets)
    assert set(file.election.ballots) == set(election.ballots)
    assert tel(file.election, rules).traces == tel(election, rules).traces
    assert text.split("VOTES\n")[1].startswith("voter_id;vote;voting_method\n1;")


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("0", 0),
        ("12", 1200),
        ("12.5", 1250),
        ("12,50", 1250),
        ("0.01", 1),
        ("1000000000", 100_000_000_000),
        ("0.005", Fraction(1, 2)),
    ],
)
def test_amounts_are_exact(text, cents):
    assert amount(text) == cents


@pytest.mark.parametrize("text", ["", "-1", "1.000,50", "1,234", "1e3", "€ 5", "1 000", "nan", "٣", "9" * 40])
def test_what_is_no_amount_is_refused(text):
    with pytest.raises(ValueError):
        amount(text)


@pytest.mark.parametrize(
    ("cents", "text"), [(0, "0"), (1200, "12"), (1250, "12.50"), (1, "0.01"), (Fraction(1, 2), "0.005")]
)
def test_amounts_are_written_as_they_are_read(cents, text):
    assert euros(cents) == text
    assert amount(text) == cents


def test_numbers_are_written_as_they_are_read():
    for value in (5, -2, Fraction(5, 2), Fraction(-1, 8)):
        assert number(decimal(value)) == value
