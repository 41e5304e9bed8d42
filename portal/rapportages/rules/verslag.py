"""What holds for figures and reports: what lies in an area, and the seal on a report."""

import json
from hashlib import sha256

# The first day a report can be about: before it there was no portal.
EERSTE_JAAR = 2020
MOST_INLEIDING = 2000
# Of what succeeded in a whole town a report names so many; the rest it counts.
MOST_NAMED = 40


def inside(areas, code):
    """The codes of all areas that lie wholly in this one, itself included. ``areas``: {code: (row, codes of buurten)}."""
    whole = areas[code][1]
    return {other for other, (_row, buurten) in areas.items() if buurten <= whole} | {code}


def controlegetal(inhoud):
    """The SHA-256 of everything a report shows, in hexadecimal signs; keys in any order give the same."""
    written = json.dumps(inhoud, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(written.encode()).hexdigest()
