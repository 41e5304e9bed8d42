"""Finds personal data in a text, to warn a resident before publishing it.

It prefers silence to a false alarm: a warning people learn to click away protects nobody.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from stdnum import iban
from stdnum.nl import bsn, postcode

EMAIL, PHONE, IBAN, BSN, ADDRESS = "e-mailadres", "telefoonnummer", "IBAN", "BSN", "adres"


@dataclass(frozen=True)
class Finding:
    """A piece of the text, as written there, and what it seems to be."""

    kind: str
    found: str


def personal_data(text: str) -> list[Finding]:
    """What seems to be personal data, in the order of the text, each piece once."""
    placed = []
    for kind, pattern, accepts in KINDS:
        for match in filter(accepts, pattern.finditer(text)):
            placed.append((match.start(), Finding(kind, match[0])))
            text = _blanked(text, match)
    return list(dict.fromkeys(finding for _place, finding in sorted(placed, key=lambda pair: pair[0])))


def _blanked(text: str, match: re.Match) -> str:
    """A piece is one thing only: the digits of an IBAN are no telephone number. Places stay the same."""
    return text[: match.start()] + "\0" * len(match[0]) + text[match.end() :]


EMAIL_PATTERN = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")

IBAN_PATTERN = re.compile(
    r"""(?<!\w)(?:
        (?i:NL)\d{2}(?:[\s.-]?[A-Za-z]){4}(?:[\s.-]?\d){10}
      | [A-Z]{2}\d{2}(?:[A-Z0-9]{11,30} | (?:\s[A-Z0-9]{4}){2,7}(?:\s[A-Z0-9]{1,3})?)
    )(?!\w)""",
    re.VERBOSE,
)

# Ten digits: 06 and eight more, or an area code in one piece and the rest. No 088, 0800 or 0900, which
# belong to organisations, no 14 074, and no date followed by a time.
PHONE_PATTERN = re.compile(
    r"""(?<![\w+])(?<!\w[-/,])(?<!\d\.)
    (?!\d\d[-/.\s]\d\d[-/.\s](?:19|20)\d\d(?!\d))(?!\d\d[-/.]\d\d[-/.]\d\d\s)
    (?:
        (?:\+|00)31\s?(?:\(0\)\s?)?(?:[1-7]|8(?=[457]))(?:[-–./\s]{0,3}\d){8}
      | \(?06\)?(?:[-–./\s]{0,3}\d){8}
      | \(?0(?:[1-57]\d|8[457])\)?(?:[-–./\s]{0,3}\d){7}
      | \(0[1-57]\d\d\)(?:[-–./\s]{0,3}\d){6}
    )(?!\w|[-.,]\d)""",
    re.VERBOSE,
)

BSN_PATTERN = re.compile(
    r"(?<!\w)(?<!\w[-/.,])(?<!\d\s)(?<!€)(?<!€\s)(?:\d{9}|\d{4}([.\s])\d{2}\1\d{3})"
    r"(?!\w|[-/.,]\d|\s\d|\s?(?:euro|EUR|€))"
)
ORGANISATION_NUMBER = re.compile(r"(?:RSIN|KvK|fiscaal nummer|kenmerk|zaaknummer)\W{0,5}$", re.IGNORECASE)

POSTCODE_PATTERN = re.compile(r"(?<![\w-])([1-9]\d{3})(?:[ \xa0]{0,2}([A-Z]{2})|([a-z]{2}))(?!\w)")
UNIT_LETTERS = re.compile(r"[KCDM]M|KG|M[LBW]|CL|[KM]W|GB|HA|EU", re.IGNORECASE)
SHORT_WORD = re.compile(r"EN|IN|OP|TE|IS|OF|DE|OM|ER|WE|ZE", re.IGNORECASE)

ADDRESS_PATTERN = re.compile(
    r"""(?<![\w@/.'’-])
    (?P<street>
        [^\W\d_][\w'’-]{1,30}?(?i:straat|laan|weg|plein|dijk|hof|steeg|pad|kade|singel|dreef|brink|park)
      | [A-Z][\w-]{2,30}eres
      | Brink
      | [A-Z][\w'’-]{0,30}\s(?:[A-Z][\w'’-]{0,30}\s|(?:van|der?|den|het|ten|ter|['’]t)\s){0,3}
        (?:Straat|Laan|Weg|Plein|Dijk|Hof|Steeg|Pad|Kade|Singel|Dreef|Es|Brink|Park)
    )
    (?:\s(?:nr\.?|nummer|huisnummer))?\s{1,2}
    (?P<number>[1-9]\d{0,3})(?:\s?[a-zA-Z](?!\w)|-[1-9]\d{0,3}|-[a-zA-Z])?
    (?!\w|[-.,:/]\d|\s?[%€²])""",
    re.VERBOSE,
)

# Ends like a street, but names a sort of place, or a tablet.
SORT_OF_PLACE = re.compile(
    r"""i-?pad | note-?pad | (?:fiets|voet|wandel|zand|tegel|ruiter|zebra|achter|bos|natuur|loop|trim|tuin)pad
    | (?:school|speel|winkel|klim|sport|voor)plein | (?:zij|winkel|woon|fiets|speel|leef|eenrichtings)straat
    | (?:fiets)?snelweg | (?:onder|terug|heen|zij|rij|uit|om|fiets|auto|land|toegangs|half|vaar)weg
    | (?:speel|skate|stads|wijk|buurt|dorps|pret|wind|zonne|bedrijven|vakantie|dieren|wagen|pump|klim)park
    | (?:kerk|gerechts|binnen|speel|tuin)hof | barrikade""",
    re.VERBOSE | re.IGNORECASE,
)

COUNTED = re.compile(
    r"""\s+(?: keer | maal | x | km | kilometer | m | m2 | meter | uur | u | minuten | min | jaar | jaren
    | dagen | weken | maanden | euro | procent | graden | tot | extra | nieuwe | grote | kleine | oude | mooie
    | bomen | bankjes | banken | woningen | huizen | bewoners | buren | kinderen | mensen | personen | plekken
    | plaatsen | parkeer\w+ | lantaarn\w* | tegels | \w*bakken | drempels | deelnemers | leden | gezinnen
    | auto\W?s | fietsen | januari | februari | maart | april | mei | juni | juli | augustus | september
    | oktober | november | december)\b""",
    re.VERBOSE | re.IGNORECASE,
)

# What may follow the number of a street somebody wrote without a capital.
ENDS_AN_ADDRESS = re.compile(
    r"\s*(?:$|[^\w\s]|[A-Z]|[1-9]\d{3}\s?[A-Z]{2}\b|(?:en|of|in|te|bij|is|op|met|heeft|woont|naast|tegenover|staat)\b)"
)


def _is_iban(match: re.Match) -> bool:
    return iban.is_valid(match[0])


def _is_bsn(match: re.Match) -> bool:
    return bsn.is_valid(match[0]) and not ORGANISATION_NUMBER.search(match.string[: match.start()][-30:])


def _is_postcode(match: re.Match) -> bool:
    letters = match[2] or match[3]
    if UNIT_LETTERS.fullmatch(letters) or (_is_year(match[1]) and SHORT_WORD.fullmatch(letters)):
        return False
    return postcode.is_valid(match[0])


def _is_address(match: re.Match) -> bool:
    street, rest = match["street"], match.string[match.end() :][:40]
    if _is_year(match["number"]) or SORT_OF_PLACE.fullmatch(street) or COUNTED.match(rest):
        return False
    return street[0].isupper() or bool(ENDS_AN_ADDRESS.match(rest))


def _is_year(digits: str) -> bool:
    return 1900 <= int(digits) <= 2100


def _always(match: re.Match) -> bool:
    return True


# The surest first: what one kind has taken is no longer there for the next.
KINDS: list[tuple[str, re.Pattern, Callable[[re.Match], bool]]] = [
    (EMAIL, EMAIL_PATTERN, _always),
    (IBAN, IBAN_PATTERN, _is_iban),
    (PHONE, PHONE_PATTERN, _always),
    (BSN, BSN_PATTERN, _is_bsn),
    (ADDRESS, POSTCODE_PATTERN, _is_postcode),
    (ADDRESS, ADDRESS_PATTERN, _is_address),
]
