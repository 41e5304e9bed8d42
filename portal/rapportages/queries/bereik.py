"""What came in, was granted and was voted in a year, by the buurt it is about or the voter lives in."""

from functools import cache

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import aliased

from portal.buurtbonnen.models import Aanvraag
from portal.extensions import db
from portal.rapportages.queries.werk import period
from portal.stemmen.models import Gestemd, Stemronde
from portal.stemmen.rules.ronde import Status
from portal.wijken.models import Gebied
from portal.wijken.queries import DRAWN
from portal.wijken.queries.figures import newest, plain
from portal.wijken.rules import SOM, Soort

VAN, TOT = bindparam("van"), bindparam("tot")


@cache
def _buurten():
    wijk = aliased(Gebied)
    inwoners = func.coalesce(newest("inwoners"), newest(f"{SOM}inwoners")).label("inwoners")
    query = select(*DRAWN, wijk.naam.label("wijk"), inwoners).outerjoin(wijk, wijk.code == Gebied.ouder_code)
    return query.where(Gebied.soort == Soort.BUURT).order_by(wijk.naam, Gebied.naam, Gebied.code)


def buurten():
    """Every buurt as a map draws it (code, naam, path, x, y), with its ``wijk``, and its inhabitants by code."""
    rows = db.session.execute(_buurten()).all()
    return rows, {row.code: plain(row.inwoners) for row in rows}


@cache
def _asked():
    query = select(Aanvraag.gebied_code, func.count()).where(Aanvraag.ontvangen_op.between(VAN, TOT))
    return query.group_by(Aanvraag.gebied_code)


def asked(van, tot):
    """{code of the area: how many applications about it were received in this period}."""
    return {code or "": number for code, number in db.session.execute(_asked(), {"van": van, "tot": tot})}


@cache
def _voted():
    counted = Stemronde.status == Status.GETELD, Stemronde.sluit_at >= bindparam("since")
    query = select(Gestemd.ronde_id, Gestemd.buurt_code, func.count()).join(Stemronde, Stemronde.id == Gestemd.ronde_id)
    query = query.where(*counted, Stemronde.sluit_at < bindparam("until"))
    return query.group_by(Gestemd.ronde_id, Gestemd.buurt_code)


def voted(van, tot):
    """[{code of the buurt: how many voted}] of each round that closed in this period and was counted."""
    rounds = {}
    for ronde_id, code, number in db.session.execute(_voted(), period(van, tot)):
        rounds.setdefault(ronde_id, {})[code or ""] = number
    return list(rounds.values())
