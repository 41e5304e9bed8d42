"""Writing a vote as a .pb file, with nothing of the voters in it."""

import csv
from collections.abc import Mapping
from io import StringIO

from portal.tellen.election import GEBIED, THEMA, Ballot, Election
from portal.tellen.pb.fields import decimal, euros
from portal.tellen.pb.meta import meta_of
from portal.tellen.rules import Rules

# What the format asks of every file; ``about`` fills it in.
ASKED = ("description", "country", "unit", "instance", "date_begin", "date_end")
KINDS = {THEMA: ("categories", "budget_per_category"), GEBIED: ("neighborhoods", "budget_per_neighborhood")}


def write(election: Election, rules: Rules, about: Mapping[str, str]) -> str:
    """The text of a .pb file that ``read_text`` counts the same. Voters are numbered in the order of the ballots handed in,
    so shuffle them first.

    ``about``: {key: value} for META: the name of the vote, its dates, and the limits its ballots kept to.
    """
    text = StringIO()
    file = csv.writer(text, delimiter=";", lineterminator="\n")
    file.writerows([("META",), ("key", "value"), *meta(election, rules, about).items()])
    file.writerows([("PROJECTS",), ("project_id", "cost", "name", "category", "neighborhood"), *projects(election)])
    file.writerows([("VOTES",), *votes(election)])
    return text.getvalue()


def meta(election, rules, about):
    values = (
        dict.fromkeys(ASKED, "")
        | dict(about)
        | {
            "num_projects": str(len(election.projects)),
            "num_votes": str(election.cast),
            "budget": euros(election.budget),
            "vote_type": election.soort,
        }
    )
    if election.soort == "ordinal":
        values["max_length"] = str(longest(election))
    for kind, (names, amounts) in KINDS.items():
        own = {name: cents for (group, name), cents in election.budgets.items() if group == kind}
        if own:
            values |= {names: ",".join(own), amounts: ",".join(euros(cents) for cents in own.values())}
    return {key: value for key, value in (values | meta_of(rules)).items() if value or key in ASKED}


def longest(election):
    """How many projects could be ranked: as many as a first place has points."""
    firsts = (max((points for _id, points in ballot.choices), default=0) for ballot in election.ballots)
    return max(firsts, default=0) or len(election.projects)


def projects(election):
    for project in election.projects:
        groups = [",".join(sorted(name for kind, name in project.groups if kind == group)) for group in (THEMA, GEBIED)]
        yield project.id, euros(project.cost), project.name, *groups


def votes(election):
    """The header, and a row for every ballot. The most preferred comes first, as the format has it."""
    pointed = election.soort in ("cumulative", "scoring")
    yield ("voter_id", "vote", *(["points"] if pointed else []), "voting_method")
    number = 0
    for ballot in election.ballots:
        row = row_of(ballot, pointed)
        for _one in range(ballot.count):
            number += 1
            yield number, *row


def row_of(ballot: Ballot, pointed: bool):
    order = sorted(ballot.choices, key=lambda choice: (-choice[1], choice[0]))
    chosen = ",".join(project for project, _points in order)
    given = [",".join(decimal(points) for _project, points in order)] if pointed else []
    return chosen, *given, ballot.channel
