"""Who is reached: every buurt with what may be told of it, and the same on a map."""

from datetime import date

from portal.rapportages import queries
from portal.rapportages.rules.bereik import Buurt, Maat, apart
from portal.stemmen.opkomst import SMALLEST as FEWEST_VOTERS
from portal.wijken import kaart


def reached(year):
    """[Buurt] of the whole town in this year, by wijk and name, and the rows a map draws them from."""
    period = date(year, 1, 1), date(year, 12, 31)
    rows, inwoners = queries.bereik.buurten()
    counted = counts({row.code for row in rows}, period)
    return [
        Buurt(row.code, row.naam, row.wijk or "", inwoners[row.code], {maat: counted[maat].get(row.code) for maat in Maat})
        for row in rows
    ], rows


def counts(buurten, period):
    """{Maat: {code of a buurt: number}}. Who is not reached shows as nought; of votes, which are secret, nothing small."""
    grants = queries.granted(*period)
    return {
        Maat.AANVRAGEN: from_nought(buurten, queries.bereik.asked(*period)),
        Maat.TOEKENNINGEN: from_nought(buurten, {row.gebied_code: row.aantal for row in grants}),
        Maat.EUROS: from_nought(buurten, {row.gebied_code: row.bedrag for row in grants}),
        Maat.STEMMEN: votes(buurten, queries.bereik.voted(*period)),
    }


def from_nought(buurten, counts):
    return {code: counts.get(code, 0) for code in buurten}


def of_buurten(buurten, counts):
    """The same counts, with those about a larger area or none together under ""."""
    elsewhere = sum(number for code, number in counts.items() if code not in buurten)
    return {code: number for code, number in counts.items() if code in buurten} | {"": elsewhere}


def votes(buurten, rounds):
    """Votes by buurt as the pages of the results tell them, added up over the rounds: nothing anyone cannot read there."""
    told = {}
    for counts in rounds:
        for code, number in apart(of_buurten(buurten, counts), FEWEST_VOTERS).items():
            told[code] = told.get(code, 0) + number
    return told


def drawn(rows, buurten, maat):
    """The map of one measure, per 1,000 inhabitants; and its viewBox. What is not told has the lightest shade."""
    rates = {one.code: one.per_duizend(maat) or 0 for one in buurten}
    return kaart.picture(rows, "", rates)


def most(buurten, maat, number=10):
    """The buurten with the most per 1,000 inhabitants: (name, rate)."""
    rated = [(one.naam, one.per_duizend(maat)) for one in buurten if one.per_duizend(maat) is not None]
    return sorted([pair for pair in rated if pair[1]], key=lambda pair: (-pair[1], pair[0]))[:number]


def untold(buurten, maat):
    """In how many buurten there was nothing, or nothing that is told, among those where people live."""
    return sum(not one.aantallen[maat] for one in buurten if one.inwoners)
