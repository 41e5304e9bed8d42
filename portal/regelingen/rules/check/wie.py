"""The rules of who may apply, and how often."""

from portal.regelingen.rules.catalogue import PERSONEN
from portal.regelingen.rules.check.zaak import no, ok, todo
from portal.wijken.rules import PREFIX, Soort

# What begins a code of each kind of area.
BEGIN = {soort: letters for letters, soort in PREFIX.items()}


def aanvragers(allowed, zaak):
    soort = zaak.feiten.aanvrager
    if soort is None:
        return todo("invullen")
    return (ok if soort in allowed else no)("goed" if soort in allowed else "niet", soort, aanvrager=soort)


def minimum_leeftijd(years, zaak):
    """Holds for people; an organisation has no age."""
    feiten = zaak.feiten
    if feiten.aanvrager is not None and feiten.aanvrager not in PERSONEN:
        return None
    if feiten.oud_genoeg is None:
        return todo("invullen", jaar=years)
    return ok("goed", jaar=years) if feiten.oud_genoeg else no("niet", jaar=years)


def woonplaats(_, zaak):
    if zaak.feiten.woont is None:
        return todo("invullen")
    return ok("goed") if zaak.feiten.woont else no("niet")


def eigen_gebied(level, zaak):
    """By the areas of the home and the place where these are known, else by what was answered."""
    shared = share(level, zaak.feiten)
    if shared is None:
        return todo("invullen", niveau=level)
    return ok("goed", niveau=level) if shared else no("niet", niveau=level)


def share(level, feiten):
    home, place = of_level(level, feiten.woont), of_level(level, feiten.plek)
    if home and place:
        return bool(home & place)
    if feiten.woont is not None and not feiten.woont:
        return False
    return feiten.eigen_gebied


def of_level(level, codes):
    return {code for code in codes or () if code.startswith(BEGIN[Soort(level)])}


def per_adres(most, zaak):
    """Earlier applications from the address in ``periode``; this one is added to them."""
    feiten = zaak.feiten
    if feiten.woont is None or feiten.eerder_adres is None:
        return todo("invullen", aantal=most)
    return within(most, feiten.eerder_adres, zaak)


def per_groep(most, zaak):
    """Holds for whoever does not apply as one person."""
    feiten = zaak.feiten
    if feiten.aanvrager in (None, "persoon"):
        return None
    return within(most, feiten.eerder_groep, zaak)


def within(most, earlier, zaak):
    said = {"aantal": most, "eerder": earlier, "periode": zaak.waarde("periode", "regeling")}
    return ok("goed", earlier, **said) if earlier < most else no("niet", earlier, **said)


def organisatoren(least, zaak):
    """People of different addresses who organise it together, the applicant among them."""
    found = zaak.extra("organisatoren")
    if not isinstance(found, int):
        return todo("invullen", aantal=least)
    return ok("goed", found, aantal=found) if found >= least else no("niet", found, aantal=least, nog=least - found)
