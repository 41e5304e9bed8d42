"""The VOTES of a .pb file: each kind of vote read into ballots, equal ones taken together."""

from collections import Counter
from collections.abc import Mapping

from portal.tellen.election import Ballot, Project, approval, points, ranking
from portal.tellen.pb.fields import number, whole
from portal.tellen.pb.limits import Limits
from portal.tellen.pb.meta import Meta
from portal.tellen.pb.sections import Broken, Section


def borda(text):
    """Refuses another way to count rankings than the one there is."""
    if text.lower() != "borda":
        raise ValueError("alleen Borda kan worden geteld.")


class Ballots:
    """Reads the ballots of one file; every different one is read and checked once."""

    def __init__(self, meta: Meta, soort: str, projects: Mapping[str, Project], limits: Limits):
        self.file, self.soort, self.projects, self.limits = meta.file, soort, projects, limits
        self.longest = meta.read("max_length", whole, len(projects))
        meta.read("scoring_fn", borda)
        self.default = meta.read("default_score", number, 0) if soort == "scoring" else 0

    def read(self, section: Section) -> tuple[Ballot, ...]:
        """The ballots; Broken at the first that cannot be counted."""
        needed = ["vote"] + ["points"] * (self.soort in ("cumulative", "scoring"))
        for column in needed:
            if column not in section.columns:
                raise Broken(self.file, section.line + 1, f"VOTES mist de kolom {column}.")
        self.check_voters(section)
        counts, first = Counter(), {}
        for line, row in section.rows:
            key = tuple(section.value(row, column) for column in ("vote", "points", "voting_method"))
            counts[key] += 1
            first.setdefault(key, line)
        return tuple(self.ballot(first[key], *key, count) for key, count in counts.items())

    def check_voters(self, section):
        if "voter_id" not in section.columns:
            return
        seen = set()
        for line, row in section.rows:
            voter = section.value(row, "voter_id")
            if voter in seen:
                said = f"stemmer {voter} staat er twee keer." if voter else "voter_id is hier leeg, en eerder ook al."
                raise Broken(self.file, line, said)
            seen.add(voter)

    def ballot(self, line, vote, given, channel, count):
        try:
            order = self.chosen(vote)
            ballot = self.made(order, given, channel)
            worth = dict.fromkeys(order, 1) | (self.given(order, given) if self.pointed else {})
            if reason := self.limits.fault(worth, self.projects):
                raise ValueError(reason)
        except ValueError as error:
            raise Broken(self.file, line, str(error)) from None
        return Ballot(ballot.choices, count, channel)

    @property
    def pointed(self):
        return self.soort in ("cumulative", "scoring")

    def chosen(self, vote):
        """The ids a ballot names, in its order."""
        order = [one.strip() for one in vote.split(",")] if vote else []
        for one in order:
            if one not in self.projects:
                raise ValueError(f"project “{one}” bestaat niet.")
        if len(set(order)) < len(order):
            twice = next(one for one in order if order.count(one) > 1)
            raise ValueError(f"project {twice} is twee keer gekozen.")
        return order

    def given(self, order, text):
        """{id: points} of a ballot that gives points."""
        numbers = [number(one.strip()) for one in text.split(",")] if text else []
        if len(numbers) != len(order):
            raise ValueError(f"{len(order)} projecten, maar {len(numbers)} keer punten.")
        if self.soort == "cumulative" and min(numbers, default=0) < 0:
            raise ValueError("punten zijn hier nul of meer.")
        return dict(zip(order, numbers, strict=True))

    def made(self, order, text, channel):
        if self.pointed:
            start = dict.fromkeys(self.projects, self.default) if self.default else {}
            return points(start | self.given(order, text), channel)
        if self.soort == "ordinal":
            return ranking(order, self.longest, channel)
        return approval(order, channel)
