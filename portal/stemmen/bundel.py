"""The recount bundle: every counted ballot without its voter, the rules, the seed and the codes, so that anyone can count.

Two lists that nobody can lay beside each other: the ballots in an order drawn with the seed, and, drawn apart, the
tracking codes of those who voted. Over both runs one chain of hashes whose head is published at closing.
"""

from collections import Counter
from dataclasses import replace
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from portal.clock import HERE
from portal.stemmen import vastgelegd, verkiezing
from portal.stemmen.queries import uitgebracht
from portal.stemmen.rules import biljet
from portal.stemmen.rules.regels import SMALLEST, Regels
from portal.tellen.bundel import chained, head, shuffled
from portal.tellen.pb import write

# Fewer ballots than this are not handed out: with so few, who chose what is easy to guess.
FEWEST = 10


def chain(ronde, rows, codes):
    """The lines of the chain: the head of what was fixed, what was withdrawn, how many were not valid, each ballot, each
    tracking code. Of ballots that are too few to hand out only how many: all else is public, so who tries what gives the hash
    would find them.

    ``rows``: (ballot, channel or "", number).
    """
    withdrawn = [f"ingetrokken {number}" for number in uitgebracht.withdrawn(ronde.id)]
    head_of_rules = f"vastgelegd {ronde.kop_voor}"
    invalid = uitgebracht.invalid(ronde.id)
    not_valid = [f"ongeldig {invalid}"] if invalid else []
    cast = ballots(ronde, rows) if enough(ronde, rows) else [f"biljetten {sum(number for *_ballot, number in rows)}"]
    return [head_of_rules, *withdrawn, *not_valid, *cast, *(f"volgcode {code}" for code in sorted(codes))]


def ballots(ronde, rows):
    """Each ballot as a line, options by their number, sorted: nothing is left of the order in which they came."""
    numbers = {keuze.id: keuze.nummer for keuze in ronde.keuzes}
    lines = []
    for text, kanaal, number in rows:
        chosen = {numbers[key]: value for key, value in biljet.read(text).items()}
        lines += [" ".join(filter(None, ("biljet", kanaal, biljet.write(chosen))))] * number
    return sorted(lines)


def published_head(ronde, rows, codes):
    """The hash to publish at closing."""
    return head(chain(ronde, rows, codes))


def enough(ronde, rows):
    """Whether there are enough ballots and, where these carry their channel, enough of each."""
    sizes = Counter()
    for _text, kanaal, number in rows:
        sizes[kanaal] += number
    channels_weigh = Regels.of(ronde.regels).gewichten
    return sizes.total() >= FEWEST and (not channels_weigh or min(sizes.values()) >= SMALLEST)


def pb_file(ronde, rows):
    """The vote as a .pb file (pabulib.org): shuffled, without anything of the voters."""
    return write(spread(ronde, rows), verkiezing.rules(ronde), about(ronde))


def spread(ronde, rows):
    """The Election with a ballot for each voter, in an order drawn with the seed."""
    votes = verkiezing.election(ronde, rows)
    single = [(ballot.choices, ballot.channel) for ballot in votes.ballots for _number in range(ballot.count)]
    order = {f"{number:09}": replace(votes.ballots[0], choices=choices, count=1, channel=channel)
             for number, (choices, channel) in enumerate(sorted(single, key=repr))}
    return replace(votes, ballots=tuple(order[key] for key in shuffled(order, ronde.zaad)))


def about(ronde):
    """What the file says of itself; the days are those on the wall here."""
    begin, end = (moment.astimezone(HERE) for moment in (ronde.opent_at, ronde.sluit_at))
    return {
        "description": ronde.title,
        "country": "Netherlands",
        "unit": ronde.gebied.naam,
        "instance": str(end.year),
        "date_begin": f"{begin:%d.%m.%Y}",
        "date_end": f"{end:%d.%m.%Y}",
        "language": "nl",
        "currency": "EUR",
    }


def bundle(ronde, rows, codes, how):
    """The bundle as the bytes of a zip. ``how``: the text that says how to recount."""
    lines = chain(ronde, rows, codes)
    files = {
        "LEESMIJ.txt": how,
        "stemming.pb": pb_file(ronde, rows),
        "regels.jsonl": "\n".join(vastgelegd.lines(ronde)) + "\n",
        "zaad.txt": f"{ronde.zaad}\n",
        "volgcodes.txt": code_list(ronde, codes),
        "keten.txt": "".join(f"{hash} {line}\n" for hash, line in zip(chained(lines), lines, strict=True)),
    }
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return made.getvalue()


def code_list(ronde, codes):
    """The tracking codes of all who voted, a line for each, drawn apart: it names no choice, so it is always public."""
    return "".join(f"{code}\n" for code in shuffled(codes, f"{ronde.zaad}|volgcodes"))


def may_be_handed_out(ronde, telling):
    """Enough ballots and, where the channel stands with each because channels weigh, enough of every channel."""
    channels_weigh = Regels.of(ronde.regels).gewichten
    return telling.biljetten >= FEWEST and (not channels_weigh or bool(telling.opkomst["kanalen"]))
