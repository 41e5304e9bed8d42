"""Reading a .pb file: the vote in it, the rules it names, and its META; every fault with its line."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from portal.tellen.election import SOORTEN, Election
from portal.tellen.pb.ballots import Ballots
from portal.tellen.pb.fields import amount, whole
from portal.tellen.pb.limits import limits_of
from portal.tellen.pb.meta import Meta, rules_of
from portal.tellen.pb.projects import budgets_of, projects_of, selected_of
from portal.tellen.pb.sections import decoded, sections
from portal.tellen.rules import Rules


@dataclass(frozen=True)
class PbFile:
    """A vote as a file has it, its rules, {key: value} of its META, and the ids it marks as selected, if it does."""

    election: Election
    rules: Rules
    meta: Mapping[str, str]
    selected: frozenset[str] | None


def read(path: str | Path, asked: bool = False) -> PbFile:
    """The vote in a file; Broken when it cannot be counted, OSError when it cannot be opened."""
    return read_text(decoded(Path(path).read_bytes(), str(path)), str(path), asked)


def read_text(text: str, file: str, asked: bool = False) -> PbFile:
    """The vote in the text of a file; ``file`` is its name in what is said of faults. ``asked``: by which rule it is counted is
    asked for, so a rule in the file that we do not know is no fault."""
    parts = sections(text, file)
    meta = Meta(parts["META"], file)
    soort, budget = meta.must("vote_type", soort_of), meta.must("budget", amount)
    budgets = budgets_of(meta)
    projects = projects_of(parts["PROJECTS"], file)
    check_number(meta, "num_projects", len(projects))
    check_number(meta, "num_votes", len(parts["VOTES"].rows))
    rules = rules_of(meta, set(projects), asked)
    ballots = Ballots(meta, soort, projects, limits_of(meta, soort)).read(parts["VOTES"])
    election = Election(tuple(projects.values()), ballots, budget, budgets, soort)
    values = {key: value for key, (_line, value) in meta.values.items()}
    return PbFile(election, rules, values, selected_of(parts["PROJECTS"]))


def soort_of(text):
    if text.lower() not in SOORTEN:
        raise ValueError(f"“{text}” is geen soort stemming. Het is een van: {', '.join(SOORTEN)}.")
    return text.lower()


def check_number(meta, key, found):
    if key in meta and meta.read(key, whole) != found:
        raise meta.broken(key, f"{key} is {meta.values[key][1]}, maar het bestand heeft er {found}.")
