"""Every project can say why it won or not: the reason, the values, and the sentence."""

import re
from dataclasses import replace
from fractions import Fraction

import pytest
from flask_babel import force_locale

from portal.tellen import (
    DEEL,
    GELIJKE_DELEN,
    NIETS,
    REGELS,
    RESTEN,
    THEMA,
    VOLGENDE,
    Election,
    Project,
    Reden,
    Rules,
    approval,
    points,
    tel,
)
from portal.tellen.outcome import WON
from portal.tellen.zinnen import PLAATSEN, ZINNEN, zin
from tests.tellen.cases import EURO, like_amsterdam, vote, votes_for
from tests.tellen.test_vectors import BUURT, themed

SHARES = Rules(GELIJKE_DELEN, NIETS)


def why(election, rules, project):
    trace = tel(election, rules).trace(project)
    return trace.reden, {name: value for name, value in trace.waarden.items() if name != "kosten"}


def test_what_is_short_in_money_and_in_votes():
    assert why(BUURT, Rules(), "B") == (Reden.TE_DUUR, {"tekort": 5_000 * EURO, "tegen": "A", "stemmen_tekort": 50})
    assert why(BUURT, Rules(), "D") == (Reden.TE_DUUR, {"tekort": 1_000 * EURO, "tegen": "C", "stemmen_tekort": 10})


def test_an_equal_number_of_votes_is_enough_for_what_costs_less():
    """With 10 more D has as many votes as C and costs less, so it comes first."""
    more = vote({"C": 15_000, "D": 6_000}, votes_for(C=300, D=300), 20_000)
    assert tel(more, Rules()).winners == ("D",)
    assert (
        why(vote({"C": 15_000, "D": 6_000}, votes_for(C=300, D=290), 20_000), Rules(), "D")[1]["stemmen_tekort"] == 10
    )


def test_dearer_than_the_whole_budget_no_votes_would_help():
    assert why(vote({"A": 1_001}, votes_for(A=5), 1_000), Rules(), "A") == (Reden.TE_DUUR, {"tekort": EURO})


def test_what_was_left_when_its_turn_came():
    traces = tel(BUURT, Rules()).traces
    assert [trace.over // EURO for trace in traces] == [50_000, 20_000, 20_000, 5_000, 5_000]


def test_the_rule_that_ends_with_the_first_that_does_not_fit():
    assert why(BUURT, Rules(rest=NIETS), "E") == (Reden.GESTOPT, {"tegen": "B", "stemmen_tekort": 230})
    assert why(BUURT, Rules(rest=DEEL), "B") == (Reden.DEEL, {"krijgt": 20_000 * EURO})


def test_a_lost_tie_is_named_as_one():
    dear = vote({"X": 900, "Y": 800}, votes_for(X=5, Y=5), 1_000)
    assert why(dear, Rules(), "X") == (Reden.DUURDER, {"tekort": 700 * EURO, "tegen": "Y", "stemmen_tekort": 1})
    drawn = vote({"X": 900, "Y": 900}, votes_for(X=5, Y=5), 1_000)
    assert why(drawn, Rules(zaad="zomer"), "Y") == (
        Reden.GELOOT,
        {"tekort": 800 * EURO, "tegen": "X", "stemmen_tekort": 1},
    )


def test_a_minimum_and_a_rival():
    election = vote({"A": 100, "B": 100, "C": 100}, votes_for(A=20, B=10, C=8), 1_000)
    rules = Rules(minimum_stemmen=9, onverenigbaar=frozenset({frozenset("AB")}))
    assert why(election, rules, "C") == (Reden.TE_WEINIG_STEMMEN, {"minimum": 9, "tekort": 1})
    assert why(election, rules, "B") == (Reden.ONVERENIGBAAR, {"met": "A", "tegen": "A", "stemmen_tekort": 11})


def test_a_full_theme():
    election = themed({"A": ("Groen", 60), "B": ("Groen", 50)}, {"Groen": 70}, votes_for(A=4, B=3), 500)
    values = {"tekort": 40 * EURO, "groep": "Groen", "groep_over": 10 * EURO, "tegen": "A", "stemmen_tekort": 1}
    assert why(election, Rules(), "B") == (Reden.GROEP_VOL, values)
    assert why(election, SHARES, "B")[0] is Reden.GROEP_VOL


def test_what_supporters_could_pay():
    election = vote({"A": 6, "B": 4, "C": 4}, ["AB", "AB", "AC", "C"], 10)
    rules = Rules(GELIJKE_DELEN, NIETS, add1=False)
    assert why(election, rules, "A") == (Reden.GEDRAGEN, {"effectief": 3, "per_stem": 200})
    assert why(election, rules, "B") == (Reden.STEUN_TEKORT, {"konden": 100, "tekort": 300})
    filled = Rules(GELIJKE_DELEN, VOLGENDE, add1=False)
    assert {trace.reden for trace in tel(election, filled).traces} == {Reden.GEDRAGEN, Reden.AANGEVULD, Reden.TE_DUUR}
    assert why(election, filled, "B") == (Reden.TE_DUUR, {"tekort": 400, "konden": 100, "steun_tekort": 300})


def test_what_supporters_had_left_is_counted_when_all_was_bought():
    """Of € 12 six people have € 2 each. Both who want B have it still when B is looked at, but A takes it from one."""
    election = vote({"B": 5, "A": 8}, ["A", "A", "A", "AB", "B", ""], 12)
    trace = tel(election, Rules(GELIJKE_DELEN, NIETS, add1=False)).trace("B")
    assert (trace.waarden["konden"], trace.waarden["tekort"]) == (200, 300)


def test_what_supporters_had_left_is_told_in_whole_cents_that_add_up():
    election = vote({"A": 1, "B": 3}, ["AB", "AB", "AB", "B", "C", "C", "C"], 4)
    trace = tel(election, Rules(GELIJKE_DELEN, VOLGENDE, add1=False)).trace("B")
    assert trace.waarden["konden"] == 128  # of € 1 2/7
    assert trace.waarden["konden"] + trace.waarden["steun_tekort"] == trace.stand.project.cost


def test_effective_votes_fall_as_supporters_have_paid_for_something_else():
    """Six people have € 5 each. Five pay A with € 4; of the two who want B one has € 1 left, so the other pays € 4."""
    election = vote({"A": 20, "B": 5}, ["A"] * 4 + ["AB", "B"], 30)
    trace = tel(election, Rules(GELIJKE_DELEN, NIETS, add1=False)).trace("B")
    assert (trace.waarden["effectief"], trace.waarden["per_stem"]) == (Fraction(5, 4), 400)


@pytest.mark.een_database
@pytest.mark.parametrize(
    ("rules", "project", "sentence"),
    [
        (Rules(), "A", "Gewonnen met 400 stemmen. Het kost € 30.000 en er was nog € 50.000."),
        (Rules(), "B", "Niet genoeg over: € 5.000 tekort. Met nog 50 stemmen had het gewonnen."),
        (Rules(rest=DEEL), "B", "Krijgt een deel: de laatste € 20.000. Het kost € 25.000."),
        (
            Rules(rest=NIETS),
            "C",
            "Een eerder project paste niet. Volgens de regels is het daar gestopt. "
            "Met nog 50 stemmen had het gewonnen.",
        ),
        (Rules(minimum_stemmen=300), "D", "Te weinig stemmen: nog 10 nodig voor het minimum van 300."),
        (
            Rules(onverenigbaar=frozenset({frozenset("AC")})),
            "C",
            "Kan niet samen met A, en dat won eerder. Met nog 100 stemmen had het gewonnen.",
        ),
        (SHARES, "D", "Gewonnen met 290 stemmen. Wie dit koos, betaalde het samen uit het eigen deel."),
        (Rules(plaatsen=1), "A", "Gewonnen met 400 stemmen."),
        (Rules(plaatsen=1), "B", "Alle plaatsen waren al vergeven. Met nog 51 stemmen had het gewonnen."),
    ],
)
def test_sentences(app, rules, project, sentence):
    outcome = tel(BUURT, rules)
    with app.test_request_context(), force_locale("nl"):
        assert zin(outcome.trace(project), outcome).replace("\u00a0", " ") == sentence


@pytest.mark.een_database
def test_sentences_of_points(app):
    election = Election((Project("A", 100), Project("B", 100)), (points({"A": 5, "B": 4}),), 100, {}, "cumulative")
    outcome = tel(election, Rules(minimum_punten=5))
    with app.test_request_context(), force_locale("nl"):
        assert zin(outcome.trace("B"), outcome) == "Te weinig punten: nog 1 nodig voor het minimum van 5."
        assert zin(outcome.trace("A"), outcome).startswith("Gewonnen met 5 punten.")


@pytest.mark.een_database
def test_every_reason_has_a_sentence_in_both_languages(app):
    assert set(ZINNEN) == set(Reden) >= set(PLAATSEN)
    assert set(Reden) >= WON
    for language in ("nl", "en"):
        with app.test_request_context(), force_locale(language):
            assert all(str(sentence) for sentence in ZINNEN.values())


def test_choices_of_a_withdrawn_project_do_not_count():
    election = Election((Project("A", 100, groups=frozenset({(THEMA, "x")})),), (approval("AZ"), approval("Z")), 100)
    for rules in (Rules(), SHARES):
        assert tel(election, rules).winners == ("A",)


def known_as(theme):
    return {"Groen": "groen en spelen"}.get(theme, theme)


def said(app, outcome, project):
    with app.test_request_context(), force_locale("nl"):
        return zin(outcome.trace(project), outcome, known_as).replace("\u00a0", " ")


@pytest.mark.een_database
def test_after_equal_shares_it_is_told_what_supporters_had_and_where_the_rest_went(app):
    """Of € 10 the three who want A pay € 6. What is left goes to C first, and then nothing is left for B."""
    outcome = tel(vote({"A": 6, "B": 4, "C": 3}, ["AB", "AB", "AC", "C"], 10), Rules(GELIJKE_DELEN, VOLGENDE, add1=False))
    assert [trace.reden for trace in outcome.traces] == [Reden.GEDRAGEN, Reden.GEDRAGEN, Reden.TE_DUUR]
    assert said(app, outcome, "B") == (
        "Wie dit koos, had samen nog € 1. Het kost € 4. Dat is € 3 te weinig. "
        "Toen dit aan de beurt was, was er nog € 1 over. Dat is € 3 te weinig."
    )
    outcome = tel(vote({"A": 6, "B": 4, "C": 4}, ["AB", "AB", "AC", "C"], 10), Rules(GELIJKE_DELEN, VOLGENDE, add1=False))
    filled = next(trace.id for trace in outcome.traces if trace.reden is Reden.AANGEVULD)
    left_out = next(trace.id for trace in outcome.traces if trace.reden is Reden.TE_DUUR)
    assert f"volgens de afspraak naar de volgende op de lijst: {filled}." in said(app, outcome, left_out)
    assert "Toen dit aan de beurt was, was het geld op." in said(app, outcome, left_out)


@pytest.mark.een_database
def test_after_equal_shares_and_a_part_it_is_told_why_there_is_nothing_for_who_comes_next(app):
    """The € 4 that A leaves are a part of what B costs; there it ends, and C has no turn."""
    outcome = tel(vote({"A": 6, "B": 5, "C": 5}, ["AB", "AB", "AC", "C"], 10), Rules(GELIJKE_DELEN, DEEL, add1=False))
    last = next(trace for trace in outcome.traces if trace.reden is Reden.GESTOPT)
    assert re.fullmatch(
        r"Wie dit koos, had samen nog € \d\. Het kost € 5\. Dat is € \d te weinig\. "
        r"De rest van het geld ging volgens de afspraak naar de volgende op de lijst: [BC]\. "
        r"Een eerder project paste niet\. Volgens de regels is het daar gestopt\.", said(app, outcome, last.id)
    )


@pytest.mark.een_database
@pytest.mark.parametrize("rules", [
    Rules(regel, rest, minimum_stemmen=0, samen=samen, plaatsen=places)
    for regel in REGELS for rest in RESTEN for samen in (False, True) for places in (None, 2)
], ids=lambda rules: f"{rules.regel}-{rules.rest}-{rules.samen}-{rules.plaatsen}")
def test_by_every_rule_every_project_can_say_why(app, rules):
    for seed in range(4):
        election = like_amsterdam(seed, ballots=30, size=12)
        for one in (election, replace(election, budgets={})):
            outcome = tel(one, rules)
            assert all(said(app, outcome, trace.id) for trace in outcome.traces)


@pytest.mark.een_database
def test_a_full_theme_is_named_as_people_know_it(app):
    election = themed({"A": ("Groen", 60), "B": ("Groen", 50)}, {"Groen": 70}, votes_for(A=4, B=3), 500)
    assert "Niet genoeg over voor groen en spelen: € 40 tekort." in said(app, tel(election, Rules()), "B")


@pytest.mark.een_database
def test_where_points_are_counted_points_are_told(app):
    """Both have 6 points, A from two people and B from one."""
    projects = (Project("A", 900), Project("B", 800))
    ballots = (points({"A": 3}), points({"A": 3}), points({"B": 6}))
    election = Election(projects, ballots, 1_000, soort="cumulative")
    assert said(app, tel(election, Rules()), "A") == (
        "Evenveel punten als B, maar duurder. Daarna paste het niet meer. Met nog 1 punt had het gewonnen."
    )
    assert said(app, tel(election, Rules(minimum_stemmen=2)), "B") == (
        "Te weinig mensen kozen dit: nog 1 nodig voor het minimum van 2."
    )


@pytest.mark.een_database
def test_places_are_told_as_places_and_what_nobody_chose_as_that(app):
    outcome = tel(vote({"A": 1, "B": 1, "C": 1}, ["A", "B"], 1), Rules(plaatsen=1, zaad="zomer", minimum_stemmen=0))
    lost = next(trace for trace in outcome.traces if trace.reden is Reden.GELOOT)
    assert "De loting besliste. Daarna was er geen plaats meer." in said(app, outcome, lost.id)
    shares = tel(vote({"A": 1, "C": 2}, ["A"], 2), Rules(GELIJKE_DELEN, NIETS, minimum_stemmen=0))
    assert said(app, shares, "C") == "Niemand koos dit."
