"""The META of a .pb file: its values by key, each with its line, and the rules of the count that stand in it."""

from collections.abc import Callable
from fractions import Fraction

from portal.tellen.pb.fields import decimal, listed, number, plain, whole
from portal.tellen.pb.sections import Broken, Section
from portal.tellen.rules import DEEL, GELIJKE_DELEN, MEESTE_STEMMEN, NIETS, VOLGENDE, Rules

NEXT = "Fund additional projects that fit within leftover budget ordered by score"
PART = "Partially fund one additional project with highest score"
RULES = ("greedy", "equalshares", "unknown")  # how the names of rules begin


class Meta:
    """{key: value} of the META section; reading a value names the line when it is wrong."""

    def __init__(self, section: Section, file: str):
        self.file, self.line, self.values = file, section.line, {}
        if "key" not in section.columns:
            raise Broken(file, section.line + 1, "META begint niet met key;value. Zijn de kolommen gescheiden met een ;?")
        for line, row in section.rows:
            key = section.value(row, "key").lower()
            if key in self.values:
                raise Broken(file, line, f"{key} staat er twee keer.")
            self.values[key] = line, section.value(row, "value")

    def __contains__(self, key):
        return bool(self.values.get(key, (0, ""))[1])

    def read(self, key: str, read: Callable, default=None):
        """A value as ``read`` makes it of the text, or the default where the key is missing or empty."""
        if key not in self:
            return default
        try:
            return read(self.values[key][1])
        except ValueError as error:
            raise self.broken(key, f"{key}: {error}") from None

    def must(self, key: str, read: Callable):
        if key not in self:
            raise Broken(self.file, self.line, f"in META ontbreekt {key}.")
        return self.read(key, read)

    def numbers(self, key: str, read: Callable, size: int) -> list:
        """One number for all of ``size`` things, or one for each."""
        each = self.read(key, lambda text: [read(one) for one in listed(text)])
        if len(each) not in (1, size):
            raise self.broken(key, f"{key}: {len(each)} getallen voor {size} namen.")
        return each * size if len(each) == 1 else each

    def broken(self, key: str, reason: str) -> Broken:
        return Broken(self.file, self.values[key][0], reason)


def rules_of(meta: Meta, known: set[str], asked: bool = False) -> Rules:
    """The rules of the count as far as the file names them; ``known``: the ids of its projects, ``asked``: any name of a rule
    will do, because another was asked for.

    What the format has no word for stands in keys of our own: min_project_votes_threshold, tie_seed, incompatible
    (projects, two by two), channel_weights (channel and weight, two by two), channel_weights_minimum,
    leftover_per_category and num_winners.
    """
    name = meta.read("rule", str.lower if asked else rule_name, "unknown")
    shares = name.startswith("equalshares")
    return Rules(
        regel=GELIJKE_DELEN if shares else MEESTE_STEMMEN,
        rest=meta.read("leftover_budget", rest_of, NIETS if shares or name == "greedy-no-skip" else VOLGENDE),
        add1="add1" in name or not shares,
        minimum_stemmen=meta.read("min_project_votes_threshold", whole, 1),
        minimum_punten=meta.read("min_project_score_threshold", number, 0),
        onverenigbaar=frozenset(meta.read("incompatible", lambda text: pairs_of(text, known), ())),
        zaad=meta.read("tie_seed", str, ""),
        samen=meta.read("leftover_per_category", str.lower, "") == "joint",
        kanalen=meta.read("channel_weights", weights_of, ()),
        kanalen_minimum=meta.read("channel_weights_minimum", whole, 0),
        plaatsen=meta.read("num_winners", positive),
    )


def positive(text):
    if not whole(text):
        raise ValueError("dit is meer dan nul.")
    return whole(text)


def rule_name(text):
    if not text.lower().startswith(RULES):
        raise ValueError(f"de regel “{text}” is onbekend. Kies er een met --regel.")
    return text.lower()


def rest_of(text):
    return DEEL if "partial" in text.lower() else VOLGENDE


def twos(text):
    values = listed(text)
    if len(values) % 2:
        raise ValueError("dit zijn geen paren.")
    return list(zip(values[::2], values[1::2], strict=True))


def pairs_of(text, known):
    pairs = [frozenset(pair) for pair in twos(text)]
    if any(len(pair) != 2 or not pair <= known for pair in pairs):
        raise ValueError("noem telkens twee verschillende projecten.")
    return pairs


def weights_of(text):
    weights = [(channel, weight_of(weight)) for channel, weight in twos(text)]
    if any(weight <= 0 for _channel, weight in weights):
        raise ValueError("een gewicht is meer dan nul.")
    return tuple(weights)


def weight_of(text):
    """A weight, also as a fraction: 3/2."""
    above, _slash, below = text.partition("/")
    return Fraction(number(above)) / positive(below or "1")


def meta_of(rules: Rules) -> dict[str, str]:
    """The rules of a count as the keys of a file, such that ``rules_of`` reads the same."""
    shares = rules.regel == GELIJKE_DELEN
    greedy = "greedy-no-skip" if rules.rest == NIETS else "greedy"
    meta = {
        "rule": ("equalshares/add1" if rules.add1 else "equalshares") if shares else greedy,
        "leftover_budget": {VOLGENDE: NEXT, DEEL: PART, NIETS: ""}[rules.rest],
        "min_project_votes_threshold": str(rules.minimum_stemmen),
        "min_project_score_threshold": decimal(rules.minimum_punten) if rules.minimum_punten else "",
        "incompatible": ",".join(one for pair in sorted(map(sorted, rules.onverenigbaar)) for one in pair),
        "tie_seed": rules.zaad,
        "leftover_per_category": "joint" if rules.samen else "",
        "channel_weights": ",".join(f"{channel},{plain(Fraction(weight))}" for channel, weight in rules.kanalen),
        "channel_weights_minimum": str(rules.kanalen_minimum or ""),
        "num_winners": str(rules.plaatsen or ""),
    }
    return {key: value for key, value in meta.items() if value}
