"""An address under a key, so that a second application from it can be seen without comparing addresses."""

from portal.adres import spelled
from portal.limits import keyed


def adres_hash(aanvrager, regeling_id):
    """The same for every way people write it, another for every regeling; "" while postcode or number is missing."""
    adres = spelled(aanvrager.postcode, aanvrager.adres)
    return keyed(f"adres:{regeling_id}:{adres}") if adres else ""
