"""What ``flask tel`` prints: the winners, the money and the trace; and what it says of a file that is broken."""

import json
import subprocess
import sys
from dataclasses import replace

import pytest

from portal.tellen import Rules
from portal.tellen.pb import write
from tests.house.source import ROOT
from tests.tellen.cases import like_amsterdam
from tests.tellen.test_broken import GOOD
from tests.tellen.test_vectors import BUURT

pytestmark = pytest.mark.een_database


@pytest.fixture
def tel(app, tmp_path):
    def tel(text, words=""):
        path = tmp_path / "stemmen.pb"
        path.write_text(text, encoding="utf-8")
        return app.test_cli_runner().invoke(args=["tel", str(path), *words.split()])

    return tel


def counted(done):
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    ("words", "winners", "parts", "spent", "rest"),
    [
        ("", ["A", "C", "E"], {}, 49_000, 1_000),
        ("--regel meeste-stemmen --rest volgende", ["A", "C", "E"], {}, 49_000, 1_000),
        ("--rest deel", ["A"], {"B": 20_000}, 50_000, 0),
        ("--rest niets", ["A"], {}, 30_000, 20_000),
    ],
)
def test_as_json(tel, words, winners, parts, spent, rest):
    found = counted(tel(write(BUURT, Rules(), {}), f"{words} --json"))
    assert (found["winnaars"], found["deels"], found["besteed"], found["rest"]) == (winners, parts, spent, rest)
    assert [one["project"] for one in found["spoor"]] == list("ABCDE")
    assert all(one["zin"].endswith(".") for one in found["spoor"])


@pytest.mark.parametrize("name", ["phragmen", "MES", "greedy-custom", "utilitarian"])
def test_a_file_with_a_rule_of_elsewhere_is_counted_by_the_rule_that_is_asked(tel, name):
    text = write(BUURT, Rules(), {}).replace("rule;greedy", f"rule;{name}")
    for regel in ("meeste-stemmen", "gelijke-delen"):
        expected = counted(tel(write(BUURT, Rules(), {}), f"--regel {regel} --rest niets --json"))
        assert counted(tel(text, f"--regel {regel} --rest niets --json")) == expected


def test_a_line_of_the_trace(tel):
    found = counted(tel(write(BUURT, Rules(), {}), "--json"))["spoor"][1]
    assert found.pop("zin").replace("\u00a0", " ").startswith("Niet genoeg over: € 5.000 tekort.")
    assert found == {
        "project": "B",
        "naam": "",
        "plaats": 2,
        "stemmen": 350,
        "punten": 350,
        "kosten": 25_000,
        "over": 20_000,
        "gewonnen": False,
        "krijgt": 0,
        "reden": "te_duur",
        "waarden": {"kosten": 25_000, "tekort": 5_000, "tegen": "A", "stemmen_tekort": 50},
    }


def test_in_words(tel):
    lines = tel(write(BUURT, Rules(), {})).stdout.replace("\u00a0", " ").splitlines()
    assert lines[:4] == [
        "meeste-stemmen, daarna wat nog past: 1.460 stemmers, 5 projecten",
        "Gewonnen   3: A, C, E",
        "Besteed    € 49.000 van € 50.000",
        "Over       € 1.000",
    ]
    assert lines[7:9] == [
        "  2 B  (350 stemmen, € 25.000)",
        "    Niet genoeg over: € 5.000 tekort. Met nog 50 stemmen had het gewonnen.",
    ]


def test_the_file_says_how_unless_asked_otherwise(tel):
    text = write(BUURT, Rules("gelijke-delen", "niets", zaad="lente"), {})
    found = counted(tel(text, "--json"))["regels"]
    assert (found["regel"], found["rest"], found["zaad"]) == ("gelijke-delen", "niets", "lente")
    found = counted(tel(text, "--json --regel meeste-stemmen --zaad zomer"))["regels"]
    assert (found["regel"], found["rest"], found["zaad"]) == ("meeste-stemmen", "volgende", "zomer")


def test_a_vote_with_themes_counts_what_they_leave_together_when_asked(tel):
    text = write(like_amsterdam(1), Rules(), {})
    apart, together = counted(tel(text, "--json")), counted(tel(text, "--json --samen"))
    assert apart["besteed"] < together["besteed"] <= together["budget"]


def test_the_same_whatever_the_order_and_the_hash_seed(tmp_path):
    """In processes of their own: nothing may hang on how Python happens to order a set."""
    election, rules, said = like_amsterdam(2, ballots=60, size=12), Rules("gelijke-delen", add1=False, zaad="7"), set()
    for number, ballots in enumerate((election.ballots, election.ballots[::-1])):
        path = tmp_path / "stemmen.pb"
        path.write_text(write(replace(election, ballots=ballots), rules, {}), encoding="utf-8")
        code = "from portal.tellen import tel; from portal.tellen.pb import read; import sys; f = read(sys.argv[1]); "
        code += "o = tel(f.election, f.rules); print(o.winners, o.rest, [t.waarden for t in o.traces])"
        environment = {"PYTHONHASHSEED": str(number), "PYTHONPATH": str(ROOT)}
        done = subprocess.run([sys.executable, "-c", code, str(path)], env=environment, capture_output=True, text=True)
        said.add(done.stdout or done.stderr)
    assert len(said) == 1


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("a;1", "a;7", ":15: project “7” bestaat niet."),
        ("budget;100", "budget;veel", ":3: budget: “veel” is geen bedrag."),
        ("VOTES", "STEMMEN", ":13: deze regel heeft 1 velden; de kop heeft er 3."),
    ],
)
def test_a_broken_file_is_named_with_line_and_reason(tel, tmp_path, old, new, said):
    done = tel(GOOD.replace(old, new, 1), "--json")
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr == f"{tmp_path / 'stemmen.pb'}{said}\n"


@pytest.mark.parametrize("words", ["--regel loten", "--rest alles"])
def test_what_there_is_not_to_choose(tel, words):
    assert tel(GOOD, words).exit_code == 2


def test_a_file_that_is_not_there(app):
    assert app.test_cli_runner().invoke(args=["tel", "nergens.pb"]).exit_code == 2
