"""How many people live in some areas, as it was counted up to a year."""

from functools import cache

from sqlalchemy import bindparam, select

from portal.extensions import db
from portal.wijken.models import Cijfer
from portal.wijken.rules import SOM

NAME = "inwoners"


@cache
def _inhabitants():
    here = Cijfer.gebied_code.in_(bindparam("codes", expanding=True))
    named = Cijfer.naam.in_((NAME, SOM + NAME)), Cijfer.jaar <= bindparam("jaar")
    # Of one year our own sum comes first, so that what was published takes its place.
    return select(Cijfer.gebied_code, Cijfer.waarde).where(here, *named).order_by(Cijfer.jaar, Cijfer.naam.desc())


def inhabitants(codes, year):
    """{code: inhabitants} by the newest figure up to this year, itself included; an area nobody counted is not in it."""
    rows = db.session.execute(_inhabitants(), {"codes": sorted(codes), "jaar": year}) if codes else ()
    return {code: int(number) for code, number in rows}
