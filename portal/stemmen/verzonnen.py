"""Ballots to try the rules of a round on: made up, each of them valid, or drawn. The same seed gives the same ballots."""

from collections import Counter
from random import Random

from portal.stemmen.rules import biljet
from portal.stemmen.rules.ronde import Kanaal, Vorm


def rows(ronde, regels, voters, seed):
    """So many ballots as (text, channel, how many), equal ones together; without those nobody could fill in."""
    options = {keuze.id: keuze for keuze in ronde.keuzes if keuze.ingetrokken_at is None}
    liked, texts = Random(seed), Counter()
    appeal = {key: liked.gauss(0, 0.5) for key in sorted(options)}
    for voter in range(voters):
        order = taste(options, appeal, Random(f"{seed}/{voter}"))
        choices = fill(ronde, regels, options, order, Random(f"{voter}/{seed}"))
        if choices and not biljet.faults(ronde.vorm, ronde.budget, regels, options, choices):
            texts[biljet.write(choices)] += 1
    return [(text, str(Kanaal.WEB), count) for text, count in sorted(texts.items())]


def drawn(rows, voters, seed):
    """At most so many of these ballots, by lot."""
    there = [(text, kanaal) for text, kanaal, _count in rows]
    counts = [count for *_ballot, count in rows]
    picked = Random(seed).sample(there, min(voters, sum(counts)), counts=counts) if rows else []
    return [(*ballot, count) for ballot, count in sorted(Counter(picked).items())]


def taste(options, appeal, chance):
    """The options in the order in which one voter likes them: by theme, by how near they are, and by what they cost."""
    themes = {name: chance.gauss(0, 1) for name in sorted({option.thema for option in options.values()})}
    home = chance.choice(sorted({option.gebied_code for option in options.values()}))
    dearest = max((option.kosten or 0 for option in options.values()), default=0) or 1
    thrift = chance.uniform(-0.5, 1)

    def liking(key):
        option = options[key]
        near = option.gebied_code == home
        return appeal[key] + themes[option.thema] + near - thrift * (option.kosten or 0) / dearest + chance.gauss(0, 0.5)

    likes = {key: liking(key) for key in sorted(options)}
    return sorted(options, key=lambda key: (-likes[key], key))


def fill(ronde, regels, options, order, chance):
    """The ballot of a voter who likes the options in this order: {option id: points, place or 1}."""
    if ronde.vorm == Vorm.EEN:
        return {order[0]: 1}
    if ronde.vorm == Vorm.PUNTEN:
        return spread(regels, within(regels, options, order, wanted(regels.punten_min_keuzes, None, chance)))
    chosen = within(regels, options, order, wanted(regels.min_keuzes, regels.max_keuzes, chance))
    if ronde.vorm == Vorm.MANDJE:
        chosen = affordable(ronde, regels, options, order)
    if ronde.vorm == Vorm.VOLGORDE:
        return {key: place for place, key in enumerate(chosen, 1)}
    return dict.fromkeys(chosen, 1)


def wanted(least, most, chance):
    """How many somebody chooses: mostly the least, sometimes more."""
    extra = (most - least) if most is not None else 3
    return max(1, least) + min(chance.choice((0, 0, 1, 1, 2, 3)), max(extra, 0))


def within(regels, options, order, number):
    """The first so many of the order that the limits of themes and areas allow."""
    chosen, held, most = [], Counter(), biljet.most_of(regels)
    for key in order:
        kinds = biljet.kinds(options[key])
        if len(chosen) < number and all(held[kind] < most.get(kind, number) for kind in kinds):
            chosen.append(key)
            held.update(kinds)
    return chosen


def affordable(ronde, regels, options, order):
    """A basket: what is liked most first, as far as the money, the number and the limits allow."""
    for start in (order, sorted(order, key=lambda key: options[key].kosten or 0)):
        chosen, left = [], ronde.budget or 0
        for key in within(regels, options, start, len(start)):
            if (options[key].kosten or 0) <= left and len(chosen) < (regels.max_keuzes or len(order)):
                chosen.append(key)
                left -= options[key].kosten or 0
        if len(chosen) >= min(regels.min_keuzes, len(options)):
            return chosen
    return []


def spread(regels, chosen):
    """The points over these options: one for each, and then the most for who is liked most."""
    given, left = {}, regels.punten_totaal
    for place, key in enumerate(chosen):
        others = len(chosen) - place - 1
        share = min(regels.punten_max or left, max(1, (left - others + 1) // 2 if others else left))
        if share > 0:
            given[key] = share
            left -= share
    return given
