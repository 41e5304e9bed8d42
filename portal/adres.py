"""One spelling for an address, so that the ways people write it can be compared under a key."""

import re

NUMBER = re.compile(r"(\d+)(.*)")


def spelled(postcode, huisnummer):
    """The form "7551EX:12-a" for "7551 ex" and "Dorpsstraat 12 A"; "" while postcode or number is missing."""
    postcode = "".join((postcode or "").split()).upper()
    found = NUMBER.search(huisnummer or "")
    if not postcode or not found:
        return ""
    return f"{postcode}:{int(found[1])}-{re.sub('[^0-9a-z]', '', found[2].lower())}"
