"""How the money stood at the end of a day: what the boekingen add up to today, without those that came after that day.

The database keeps what was booked on each application in each plafond (``Boekstand``). That is added up by what a line
is divided by before its names are joined to it: there are thousands of applications and some tens of lines.
"""

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import BigInteger, bindparam, case, cast, func, select, union_all
from sqlalchemy.orm import aliased

from portal.bewonersgroepen.models import Bewonersgroep
from portal.extensions import db
from portal.rapportages.queries.geld import JAAR, UNTIL, A, B, P, given, streamed
from portal.rapportages.rules.geld import Vraag, complete
from portal.regelingen.models import Boekstand, Regeling, RegelingVersie, Venster
from portal.regelingen.rules.plafond import Som
from portal.toekenningen.models import Toekenning
from portal.wijken.models import Gebied
from portal.wijken.rules import Soort

S = Boekstand.__table__
Waar, Wijk, VanPlafond = aliased(Gebied), aliased(Gebied), aliased(Gebied)
# By what the lines are divided: what is added up apart, the key of a line, and what it is called.
DELEN = {
    "regeling": (("plafond_id",), Regeling.id, (Regeling.naam,)),
    "plafond": (("plafond_id",), P.c.id, (Regeling.naam, RegelingVersie.naam, Venster.naam, VanPlafond.naam)),
    "gebied": (("gebied_code",), Wijk.code, (Wijk.naam, Wijk.soort)),
    "groep": (("groep_id",), Bewonersgroep.id, (Bewonersgroep.naam,)),
    "jaar": (("jaar",), None, ()),
    "toekenning": (
        ("plafond_id", "aanvraag_id", "gebied_code", "groep_id", "jaar"), A.c.id,
        (A.c.kenmerk, Regeling.naam, Waar.naam, Bewonersgroep.naam),
    ),
}


class Line(NamedTuple):
    """A line of the table: what it is called (texts, None for what has no such thing), and {column: cents}."""

    key: object
    names: tuple
    sommen: dict


def added_up(vraag):
    """The sums of a question by what its lines are divided by: those of today, and a row that takes off what came later."""
    today = [func.sum(S.c[som]).label(som) for som in Som]
    later = [(-func.coalesce(func.sum(B.c.bedrag).filter(B.c.soort == som), 0)).label(som) for som in Som]
    return union_all(by_key(vraag, S, today), by_key(vraag, B, later).where(B.c.at >= UNTIL)).subquery("sommen")


def by_key(vraag, lines, added):
    """These sums of lines about an application in a plafond. Keys are worked out, so that SQLite takes its index by day."""
    keys = DELEN[vraag.per][0]
    known = {
        "plafond_id": func.coalesce(lines.c.plafond_id, 0), "aanvraag_id": lines.c.aanvraag_id,
        "gebied_code": A.c.gebied_code, "groep_id": A.c.groep_id, "jaar": JAAR,
    }
    by = [known[name].label(name) for name in keys]
    source = lines if vraag.heeft_plafond else lines.outerjoin(A, A.c.id == lines.c.aanvraag_id)
    if "jaar" in keys or vraag.jaar is not None:
        source = source.outerjoin(Toekenning, Toekenning.id == A.c.id)
    about_one = () if vraag.heeft_plafond else (lines.c.aanvraag_id > 0,)
    query = select(*by, *added).select_from(source).where(*about_one, *narrowed(vraag, lines))
    return query.group_by(*(known[name] for name in keys))


def narrowed(vraag, lines):
    """The conditions a question adds, and the names of what they are filled with stand in ``given``."""
    within = select(P.c.id).join(Venster, Venster.id == P.c.venster_id)
    within = within.join(RegelingVersie, RegelingVersie.id == Venster.versie_id)
    chosen = {
        "regeling": lines.c.plafond_id.in_(within.where(RegelingVersie.regeling_id == bindparam("regeling"))),
        "groep": A.c.groep_id == bindparam("groep"),
        "jaar": bindparam("jaar") == JAAR,
        "codes": A.c.gebied_code.in_(bindparam("codes", expanding=True)),
    }
    return tuple(condition for name, condition in chosen.items() if getattr(vraag, name) is not None)


def named(sommen, keys):
    """These sums with what their lines are called after."""
    source = sommen
    if "plafond_id" in keys:
        source = source.join(P, P.c.id == sommen.c.plafond_id).join(Venster, Venster.id == P.c.venster_id)
        source = source.join(RegelingVersie, RegelingVersie.id == Venster.versie_id)
        source = source.join(Regeling, Regeling.id == RegelingVersie.regeling_id)
        source = source.join(VanPlafond, VanPlafond.code == P.c.gebied_code)
    if "aanvraag_id" in keys:
        source = source.outerjoin(A, A.c.id == sommen.c.aanvraag_id)
    if "groep_id" in keys:
        source = source.outerjoin(Bewonersgroep, Bewonersgroep.id == sommen.c.groep_id)
    if "gebied_code" in keys:
        whole = case((Waar.soort == Soort.BUURT, Waar.ouder_code), else_=Waar.code)
        source = source.outerjoin(Waar, Waar.code == sommen.c.gebied_code).outerjoin(Wijk, Wijk.code == whole)
    return source


def sums(vraag):
    """The statement behind ``balances``: a row for each line, its key and names before its sums."""
    sommen = added_up(vraag)
    keys, key, names = DELEN[vraag.per]
    names = (*names, sommen.c.jaar) if "jaar" in keys else names
    key = sommen.c.jaar if key is None else key
    shown = [name.label(f"naam_{place}") for place, name in enumerate(names)]
    added = [cast(func.coalesce(func.sum(sommen.c[som]), 0), BigInteger).label(som) for som in Som]
    query = select(key.label("key"), *shown, *added).select_from(named(sommen, keys)).group_by(key, *names)
    return query.order_by(*(name.nulls_last() for name in names), key)


def balances(vraag: Vraag) -> list[Line]:
    """The lines of the table, in the order of their names; those without any money left out."""
    return list(lines_of(db.session.execute(sums(vraag), given(vraag))))


def lines_of(rows) -> Iterator[Line]:
    for key, *rest in rows:
        names, line = tuple(rest[: -len(Som)]), complete(dict(zip(Som, rest[-len(Som) :], strict=True)))
        if any(line.values()):
            yield Line(key, names, line)


def all_balances(vraag):
    """``balances``, as they come from the database."""
    return lines_of(streamed(sums(vraag), given(vraag)))
