"""Issuing codes. They exist in plain only in what this gives back: nobody can look one up afterwards.

First everything is made that goes on paper, and only then is it written down: a letter that cannot be made
leaves no code behind, and nobody waits for a letter.
"""

from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import insert

from portal.adres import spelled
from portal.clock import now
from portal.errors import NotNow
from portal.extensions import db
from portal.permissions import require
from portal.sql import insert_once
from portal.stemmen import geheim
from portal.stemmen.actions.keuzes import held
from portal.stemmen.adreslijst import Adres
from portal.stemmen.models import Stemcode
from portal.stemmen.queries import codes as queries
from portal.stemmen.rules.regels import Regels
from portal.stemmen.rules.ronde import Status, Toegang
from portal.story.actions import tell

# How many addresses get their letters in one go: about ten seconds of work.
PART = 100
# How often somebody at another desk may be just ahead.
TRIES = 20


@dataclass(frozen=True)
class Kaart:
    """A code that is about to be issued, in plain: on paper and nowhere else."""

    nummer: int
    code: str


@dataclass(frozen=True)
class Brief:
    """One letter: to whom, and the codes in it."""

    adres: Adres
    kaarten: tuple


@dataclass(frozen=True)
class Uitgifte:
    """Codes of one kind that are issued together."""

    soort: str
    brieven: tuple

    @cached_property
    def nummers(self):
        return [kaart.nummer for brief in self.brieven for kaart in brief.kaarten]


def demand_open(ronde):
    """Codes have a use until the round closes."""
    if ronde.status != Status.VASTGELEGD or now() >= ronde.sluit_at:
        raise NotNow("gesloten")


def keep_open(ronde):
    """The same, until this transaction ends."""
    demand_open(ronde)
    if not held(ronde):
        raise NotNow("gesloten")


def lacking(ronde, adressen):
    """{address: how many codes it lacks} of those of these addresses that hold fewer than the list gives them. What is void is
    not held; what was used is."""
    hashes = {adres: hash_of(ronde, adres) for adres in adressen}
    held = queries.held_at(ronde.id, list(hashes.values()))
    numbers = {adres: adres.aantal - held.get(hashes[adres], 0) for adres in adressen}
    return {adres: number for adres, number in numbers.items() if number > 0}


def hash_of(ronde, adres):
    return geheim.adres_hash(ronde.id, adres.spelled)


def hash_where(ronde, postcode, huisnummer):
    """What is kept of the address a resident names at the desk."""
    return geheim.adres_hash(ronde.id, spelled(postcode, huisnummer))


def prepare(ronde, adressen, soort):
    """The codes these addresses lack; nothing is written down yet."""
    demand_open(ronde)
    number, brieven = queries.highest_number(ronde.id), []
    for adres, aantal in lacking(ronde, adressen).items():
        first, number = number + 1, number + aantal
        kaarten = tuple(Kaart(nummer, geheim.new_code()) for nummer in range(first, number + 1))
        brieven.append(Brief(adres, kaarten))
    return Uitgifte(soort, tuple(brieven))


def issue(ronde, uitgifte, *, by):
    """Write down hashes of these codes and their addresses. Somebody who issues at the same time is refused whole."""
    require(by, "stemrondes.codes", ronde)
    keep_open(ronde)
    moment, numbers = now(), uitgifte.nummers
    rows = [
        row_of(ronde, kaart, soort=uitgifte.soort, adres_hash=hash_of(ronde, brief.adres), uitgegeven_at=moment,
               uitgegeven_door_id=by.id, buurt_code=brief.adres.buurt)
        for brief in uitgifte.brieven for kaart in brief.kaarten
    ]
    db.session.execute(insert(Stemcode.__table__), rows)
    data = {"soort": uitgifte.soort, "aantal": len(numbers), "van": numbers[0], "tot": numbers[-1]}
    tell(ronde, "codes", by=by, data=data)


def row_of(ronde, kaart, **values):
    code_hash = geheim.code_hash(ronde.id, geheim.plain(kaart.code))
    return {"ronde_id": ronde.id, "nummer": kaart.nummer, "code_hash": code_hash, "vervallen_reden": "", "vraag": ""} | values


def hand_out(ronde, *, by):
    """A code at the desk, for who declared to be allowed to vote; nothing of the voter is kept. The Kaart."""
    require(by, "stemrondes.balie", ronde)
    if Toegang.BALIE not in Regels.of(ronde.regels).toegang:
        raise NotNow("balie")
    keep_open(ronde)
    kaart = add_one(ronde, by=by, soort=Toegang.BALIE, adres_hash="")
    tell(ronde, "codes", by=by, data={"soort": Toegang.BALIE, "aantal": 1, "van": kaart.nummer, "tot": kaart.nummer})
    return kaart


def add_one(ronde, *, by, **values):
    """One more code, under the next number that nobody else takes at this moment. The Kaart."""
    for _try in range(TRIES):
        kaart = Kaart(queries.highest_number(ronde.id) + 1, geheim.new_code())
        given = values | {"uitgegeven_at": now(), "uitgegeven_door_id": by.id}
        if insert_once(Stemcode, **row_of(ronde, kaart, **given)):
            return kaart
    raise NotNow("nummer")
