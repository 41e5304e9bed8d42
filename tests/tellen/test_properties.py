"""What holds for every vote and all rules."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from portal.tellen import DEEL, approval, grouped, tel
from portal.tellen.pb import read_text, write
from portal.tellen.zinnen import ZINNEN
from tests.tellen.cases import elections, rules, split

RULES = st.one_of(rules(), rules(minimum_stemmen=0, minimum_punten=0, onverenigbaar=frozenset()))


def told(outcome):
    return outcome.winners, outcome.parts, outcome.rest, outcome.inleg, outcome.traces


@settings(max_examples=80)
@given(elections(), RULES)
def test_never_over_budget_nor_over_that_of_a_theme(election, rules):
    outcome = tel(election, rules)
    assert 0 <= outcome.spent <= outcome.election.budget
    if not rules.samen:
        for group, budget in outcome.election.budgets.items():
            assert sum(one.krijgt for one in outcome.traces if group in one.stand.project.groups) <= budget


@settings(max_examples=80)
@given(elections(), RULES, st.randoms(use_true_random=False))
def test_the_order_of_ballots_and_projects_never_matters(election, rules, draw):
    ballots, projects = list(election.ballots), list(election.projects)
    draw.shuffle(ballots)
    draw.shuffle(projects)
    assert told(tel(replace(election, ballots=tuple(ballots), projects=tuple(projects)), rules)) == told(
        tel(election, rules)
    )


@settings(max_examples=80)
@given(elections(), RULES)
def test_equal_ballots_may_be_taken_together(election, rules):
    together = grouped(election.ballots)
    assert told(tel(replace(election, ballots=together), rules)) == told(tel(election, rules))
    apart = tuple(one for ballot in together for one in split(ballot))
    assert told(tel(replace(election, ballots=apart), rules)) == told(tel(election, rules))


@settings(max_examples=80)
@given(
    elections(themas=False),
    rules(minimum_punten=0, minimum_stemmen=1, onverenigbaar=frozenset(), plaatsen=None),
    st.data(),
)
def test_a_project_with_every_vote_that_fits_always_wins(election, rules, data):
    favourite = data.draw(st.sampled_from(election.projects)).id
    others = {project.id for project in election.projects if not is_chosen_by_all(election, project.id)}
    chosen = [others & {one for one, _points in ballot.choices} for ballot in election.ballots]
    election = replace(election, ballots=tuple(approval({favourite, *some}) for some in chosen), soort="approval")
    cost = next(project.cost for project in election.projects if project.id == favourite)
    if chosen and cost <= election.budget:
        assert favourite in tel(election, rules).winners


def is_chosen_by_all(election, project):
    return all(project in dict(ballot.choices) for ballot in election.ballots)


@settings(max_examples=80)
@given(elections(), RULES)
def test_every_project_has_a_place_and_a_reason_that_agree_with_the_outcome(election, rules):
    outcome = tel(election, rules)
    assert [trace.stand.plaats for trace in outcome.traces] == list(range(1, len(election.projects) + 1))
    assert {trace.id for trace in outcome.traces if trace.won} == set(outcome.winners)
    assert len(outcome.winners) == len(set(outcome.winners))
    for trace in outcome.traces:
        assert trace.krijgt == (trace.stand.project.cost if trace.won and not rules.plaatsen else trace.krijgt)
        assert trace.reden in ZINNEN
        assert trace.waarden.get("tekort", 1) > 0
    assert not outcome.parts or rules.rest == DEEL


@settings(max_examples=80)
@given(elections(), rules(regel="meeste-stemmen", rest="volgende", kanalen=(), samen=False, plaatsen=None))
def test_with_the_votes_it_was_short_of_a_project_wins(election, rules):
    for trace in tel(election, rules).traces:
        if "stemmen_tekort" in trace.waarden and election.soort == "approval":
            more = (approval([trace.id]),) * trace.waarden["stemmen_tekort"]
            assert trace.id in tel(replace(election, ballots=election.ballots + more), rules).winners
            assert trace.id not in tel(replace(election, ballots=election.ballots + more[1:]), rules).winners


@settings(max_examples=80)
@given(elections(), RULES)
def test_a_file_is_counted_as_what_was_written_to_it(election, rules):
    election = replace(election, ballots=grouped(election.ballots))
    known = {project.id for project in election.projects}
    rules = replace(rules, onverenigbaar=frozenset(pair for pair in rules.onverenigbaar if pair <= known))
    file = read_text(write(election, rules, {}), "uitslag.pb")
    assert told(tel(file.election, file.rules)) == told(tel(election, rules))
