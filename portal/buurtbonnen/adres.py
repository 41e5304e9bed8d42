"""An address under a key, so that a second application from it can be seen without comparing addresses."""

import re

from portal.limits import keyed


def adres_hash(aanvrager, venster_id):
    """The same for every way people write it, another in every venster; "" while postcode or number is missing."""
    postcode = "".join((aanvrager.postcode or "").split()).upper()
    number = re.search(r"\d.*", aanvrager.adres or "")
    if not postcode or not number:
        return ""
    return keyed(f"adres:{venster_id}:{postcode}:{re.sub('[^0-9a-z]', '', number[0].lower())}")
