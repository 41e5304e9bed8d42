"""Codes and paper: how many there are and what became of them, one by its number, those of an address. Never a choice."""

from collections import namedtuple

from sqlalchemy import case, exists, func, select
from sqlalchemy.orm import aliased, joinedload

from portal.buurtagenda.models import AgendaBuurt
from portal.extensions import db
from portal.people.models import Person
from portal.stemmen.models import Gestemd, Papier, Papierbundel, Stemcode, Stemronde
from portal.stemmen.rules.ronde import Toegang
from portal.stemmen.rules.toegang import Vraag
from portal.story.models import Event

USED = exists().where(Gestemd.ronde_id == Stemcode.ronde_id, Gestemd.code_id == Stemcode.id)
TYPED = exists().where(Papier.code_id == Stemcode.id)
Uitgifte = namedtuple("Uitgifte", "van tot soort aantal at door wacht gevraagd_door_id vervallen")


def code(id):
    """A code with its round, or 404; ``gebruikt`` says whether a vote was cast with it, ``ingetypt`` whether paper waits."""
    found = db.first_or_404(select(Stemcode).where(Stemcode.id == id).options(joinedload(Stemcode.ronde)))
    found.gebruikt, found.ingetypt = db.session.execute(select(USED, TYPED).where(Stemcode.id == id)).one()
    return found


def code_by_number(ronde_id, nummer):
    """The code with this number in this round, or None."""
    return db.session.scalar(select(Stemcode).where(Stemcode.ronde_id == ronde_id, Stemcode.nummer == nummer))


def found_codes(ronde_id, *, nummer=None, adres_hash=None):
    """(Stemcode, used) with this number or of this address, by number; not more than a desk can oversee."""
    which = Stemcode.nummer == nummer if nummer is not None else Stemcode.adres_hash == adres_hash
    rows = select(Stemcode, USED).where(Stemcode.ronde_id == ronde_id, which).order_by(Stemcode.nummer).limit(100)
    return db.session.execute(rows).all()


def codes_between(ronde_id, first, last):
    """The numbers of the codes from ``first`` up to and with ``last`` that are not void, in order."""
    numbers = select(Stemcode.nummer).where(
        Stemcode.ronde_id == ronde_id, Stemcode.nummer.between(first, last), Stemcode.vervallen_at.is_(None)
    )
    return db.session.scalars(numbers.order_by(Stemcode.nummer)).all()


def waiting_requests(ronde_id):
    """The codes of which somebody asked to replace them and nobody agreed yet, with the name of who asked."""
    asked = Stemcode.vraag == Vraag.VERVANGEN, Stemcode.vervallen_at.is_(None)
    rows = select(Stemcode, Person.name).join(Person, Person.id == Stemcode.vervanging_door_id)
    return db.session.execute(rows.where(Stemcode.ronde_id == ronde_id, *asked).order_by(Stemcode.nummer).limit(200)).all()


def totals(ronde_id):
    """How many codes of each kind were issued, used and made void: rows of soort, uitgegeven, gebruikt, vervallen."""
    used, void = func.sum(case((USED, 1), else_=0)), func.count(Stemcode.vervallen_at)
    rows = select(Stemcode.soort, func.count(), used, void).where(Stemcode.ronde_id == ronde_id)
    return db.session.execute(rows.group_by(Stemcode.soort).order_by(Stemcode.soort)).all()


def handed_out(ronde_id):
    """(how many codes were handed out at the desk, by how many members of staff), as the events tell."""
    about = Event.kind == Stemronde.kind, Event.thing_id == ronde_id, Event.what == "stemrondes.codes"
    at_desk = Event.data["soort"].as_string() == Toegang.BALIE
    return db.session.execute(select(func.count(), func.count(Event.actor_id.distinct())).where(*about, at_desk)).one()


def issues(ronde_id):
    """Every time that codes were issued for a list, the newest first, as [Uitgifte]."""
    table = Stemcode
    together = table.uitgegeven_at, table.soort, Person.name
    waits = table.vervallen_at.is_(None) & (table.vraag == Vraag.VERVALLEN)
    asked = case((waits, table.vervanging_door_id))
    rows = (
        select(func.min(table.nummer), func.max(table.nummer), table.soort, func.count(), table.uitgegeven_at,
               Person.name, func.count(asked), func.max(asked), func.count(table.vervallen_at))
        .outerjoin(Person, Person.id == table.uitgegeven_door_id)
        .where(table.ronde_id == ronde_id, table.adres_hash != "", table.vervangt_id.is_(None))
        .group_by(*together).order_by(func.min(table.nummer).desc()).limit(200)
    )
    return [Uitgifte(*row) for row in db.session.execute(rows)]


def held_at(ronde_id, hashes):
    """How many codes of this round each of these addresses holds, used or not: {hash: number}."""
    there = select(Stemcode.adres_hash, func.count()).where(
        Stemcode.ronde_id == ronde_id, Stemcode.vervallen_at.is_(None), Stemcode.adres_hash.in_(hashes)
    )
    return dict(tuple(row) for row in db.session.execute(there.group_by(Stemcode.adres_hash).order_by(Stemcode.adres_hash)))


def highest_number(ronde_id):
    """The last number that was given to a code of this round, 0 for none."""
    return db.session.scalar(select(func.max(Stemcode.nummer)).where(Stemcode.ronde_id == ronde_id)) or 0


def buurten_of(agenda_id):
    """The codes of the buurten of an agenda, as a set."""
    return set(db.session.scalars(select(AgendaBuurt.buurt_code).where(AgendaBuurt.agenda_id == agenda_id)))


def typed(code_id):
    """What two people typed of one paper ballot, in their order: rows of keuzes, ongeldig, bundel, by_id, naam."""
    columns = Papier.keuzes, Papier.ongeldig, Papier.bundel, Papier.by_id, Person.name.label("naam")
    rows = select(*columns).join(Person, Person.id == Papier.by_id).where(Papier.code_id == code_id)
    return db.session.execute(rows.order_by(Papier.beurt)).all()


def hold(code_id):
    """Keep others from settling the ballot of this code until this transaction ends."""
    db.session.execute(select(Stemcode.id).where(Stemcode.id == code_id).with_for_update())


def paper_waiting(ronde_id):
    """The paper ballots that are not cast yet: rows of code_id, nummer, bundel, eerste, tweede (names, or None)."""
    second, typist, other = aliased(Papier), aliased(Person), aliased(Person)
    rows = (
        select(Papier.code_id, Stemcode.nummer, Papier.bundel, typist.name.label("eerste"), other.name.label("tweede"))
        .join(Stemcode, Stemcode.id == Papier.code_id)
        .join(typist, typist.id == Papier.by_id)
        .outerjoin(second, (second.code_id == Papier.code_id) & (second.beurt == 2))
        .outerjoin(other, other.id == second.by_id)
        .where(Papier.ronde_id == ronde_id, Papier.beurt == 1)
    )
    return db.session.execute(rows.order_by(other.name.is_(None), Papier.bundel, Stemcode.nummer).limit(500)).all()


def bundles(ronde_id):
    """What became of the paper ballots of each bundle, by its name."""
    rows = select(Papierbundel).where(Papierbundel.ronde_id == ronde_id)
    return db.session.scalars(rows.order_by(Papierbundel.naam)).all()
