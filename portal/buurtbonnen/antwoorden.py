"""The answers of an application as one flat dict, wherever each of them is kept."""

from sqlalchemy.orm.attributes import flag_modified

AANVRAAG = ("groep_id", "title", "wat", "waarom", "waar", "gebied_code", "begin", "eind", "eigen_bijdrage")
AANVRAGER = ("soort", "naam", "adres", "postcode", "plaats", "buurt_code", "telefoon", "email")
# Facts of one rule only, under the name the check knows them by; everything else stands in ``antwoorden`` itself.
EXTRA = (
    "organisatoren", "checkgesprek", "toestemming", "onderhoud", "al_gemaakt", "openbare_ruimte", "raadpleging",
)
ELDERS = "elders"


def lees(aanvraag):
    """Every answer by name; what nobody answered is not in it, or None or empty."""
    found = dict(aanvraag.antwoorden or {})
    found |= found.pop("extra", {})
    found |= {name: getattr(aanvraag, name) for name in AANVRAAG}
    if aanvraag.aanvrager:
        found |= {name: getattr(aanvraag.aanvrager, name) for name in AANVRAGER}
    if found.pop(ELDERS, False):
        found["buurt_code"] = ELDERS
    found["posten"] = tuple(post for post in aanvraag.posten if not post.baat)
    found["baten"] = tuple(post for post in aanvraag.posten if post.baat)
    found["werkgebieden"] = [part.gebied_code for part in aanvraag.werkgebieden]
    return found


def schrijf(aanvraag, values):
    """Keep these answers; the application counts as changed, also when they were so already."""
    rest = dict(aanvraag.antwoorden or {})
    extra = dict(rest.pop("extra", {}))
    values = live_elsewhere(values, rest)
    for name, value in values.items():
        if name in AANVRAAG:
            setattr(aanvraag, name, value)
        elif name in AANVRAGER:
            setattr(aanvraag.aanvrager, name, value)
        elif name in EXTRA:
            extra[name] = value
        else:
            rest[name] = value
    aanvraag.antwoorden = rest | ({"extra": extra} if extra else {})
    flag_modified(aanvraag, "antwoorden")


def vergeet(aanvraag, names):
    """These answers were never given; of those that have no column of their own."""
    aanvraag.antwoorden = {name: value for name, value in (aanvraag.antwoorden or {}).items() if name not in names}


def live_elsewhere(values, rest):
    """Who lives in another gemeente has no buurt of ours."""
    if "buurt_code" not in values:
        return values
    rest[ELDERS] = values["buurt_code"] == ELDERS
    return values | {"buurt_code": None if rest[ELDERS] else values["buurt_code"] or None}
