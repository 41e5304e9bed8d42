"""How it stands with the money of grants, added up by the database: two statements for one grant as for many."""

from collections import defaultdict
from functools import cache

from sqlalchemy import BigInteger, bindparam, case, cast, func, select

from portal.activiteiten.models import Activiteit
from portal.activiteiten.rules import Status as ActiviteitStatus
from portal.extensions import db
from portal.toekenningen.models import Uitgave
from portal.toekenningen.rules.stand import Regel, Stand
from portal.toekenningen.rules.uitgave import UITGEGEVEN, Status

U, A = Uitgave.__table__.c, Activiteit.__table__.c
IDS = bindparam("ids", expanding=True)
SPENT = tuple(sorted(UITGEGEVEN))
AHEAD = ActiviteitStatus.CONCEPT, ActiviteitStatus.AANGEKONDIGD


def total(condition):
    return cast(func.coalesce(func.sum(case((condition, U.bedrag), else_=0)), 0), BigInteger)


@cache
def _spent():
    columns = U.toekenning_id, U.post_id, total(U.status == Status.INGEDIEND), total(U.status.in_(SPENT))
    return select(*columns).where(U.toekenning_id.in_(IDS)).group_by(U.toekenning_id, U.post_id)


@cache
def _planned():
    used = total(U.status.in_((Status.INGEDIEND, *SPENT)))
    mine = A.toekenning_id.in_(IDS), A.status.in_(AHEAD), A.begroot > 0
    spent = U.activiteit_id == A.id, U.toekenning_id == A.toekenning_id
    query = select(A.toekenning_id, A.begroot, used).outerjoin(Uitgave.__table__, spent[0] & spent[1])
    return query.select_from(Activiteit.__table__).where(*mine).group_by(A.id, A.toekenning_id, A.begroot)


def stand(toekenning):
    """The Stand of one grant with its application and budget (``one`` loads them)."""
    return stands([toekenning])[toekenning.id]


def stands(toekenningen):
    """The Stand of each of these grants, by the id of the grant; their applications and budgets must be loaded."""
    ids = {"ids": [toekenning.id for toekenning in toekenningen]}
    if not ids["ids"]:
        return {}
    spent, planned = defaultdict(dict), defaultdict(int)
    for toekenning_id, post_id, waits, gone in db.session.execute(_spent(), ids):
        spent[toekenning_id][post_id] = waits, gone
    for toekenning_id, begroot, used in db.session.execute(_planned(), ids):
        planned[toekenning_id] += max(0, begroot - used)
    return {one.id: stand_of(one, spent[one.id], planned[one.id]) for one in toekenningen}


def stand_of(toekenning, spent, gepland):
    """The Stand of a grant from {line: (committed, spent)} and what its activities still need."""
    lines = [
        Regel(post.id, post.omschrijving, toekenning.begroot(post), *spent.pop(post.id, ()))
        for post in toekenning.aanvraag.posten if not post.baat
    ]
    if spent:
        loose = zip(*spent.values(), strict=True)
        lines.append(Regel(None, "", 0, *(sum(amounts) for amounts in loose)))
    return Stand(toekenning.toegekend - toekenning.gespaard, tuple(lines), gepland)
