"""In which order projects have their turn: most votes first, then lower cost, then the lottery."""

from collections import Counter
from dataclasses import dataclass
from hashlib import sha256

from portal.tellen.election import Amount, Election, Project
from portal.tellen.rules import Rules


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a project stands: its place from 1, how many people chose it, and the points they gave it.

    ``punten`` is the number of votes where every choice counts for one; weights of channels are in it.
    """

    project: Project
    plaats: int
    stemmen: int
    punten: Amount
    lot: str

    @property
    def tie(self):
        """What decides between equals: the announced order of costs, then the lottery."""
        return self.project.cost, self.lot


def standings(election: Election, rules: Rules) -> list[Stand]:
    """All projects in order. The order of ballots and projects handed in does not matter."""
    votes, score = scores(election, rules)
    stands = [
        Stand(project, 0, votes[project.id], score[project.id], lot(rules.zaad, project.id))
        for project in election.projects
    ]
    stands.sort(key=lambda stand: (-stand.punten, *stand.tie))
    return [Stand(s.project, place, s.stemmen, s.punten, s.lot) for place, s in enumerate(stands, 1)]


def scores(election: Election, rules: Rules) -> tuple[Counter, Counter]:
    """({project id: people who gave it points}, {project id: points, by the weight of their channel})."""
    votes, score, weights = Counter(), Counter(), dict(rules.kanalen)
    for ballot in election.ballots:
        count = ballot.count
        weight = count * weights[ballot.channel] if ballot.channel in weights else count
        for project, number in ballot.choices:
            votes[project] += count if number > 0 else 0
            score[project] += number * weight
    return votes, score


def lot(zaad: str, project_id: str) -> str:
    """The place of a project in the lottery: lowest first. Anyone can draw it again from the published seed."""
    return sha256(f"{zaad}|{project_id}".encode()).hexdigest()
