"""The rules of a year that an organisation asks money for: which year, how much, its reserve and its own board."""

from portal.regelingen.rules.check.zaak import ask, euro, no, ok, todo
from portal.regelingen.rules.formule import bereken, jaar_van


def subsidiejaar(_, zaak):
    """The whole year, counted from the day of the application."""
    feiten, year = zaak.feiten, jaar_van(zaak.regels, zaak.feiten.vandaag)
    if feiten.begin is None:
        return todo("invullen", jaar=year)
    if is_whole_year(feiten.begin, feiten.eind or feiten.begin, year):
        return ok("goed", year, jaar=year)
    return no("niet", feiten.begin, jaar=year)


def is_whole_year(begin, eind, year):
    days = begin.month, begin.day, eind.month, eind.day
    return begin.year == eind.year == year and days == (1, 1, 12, 31)


def formule(_, zaak):
    """What is asked may be less than the formula gives, never more."""
    if zaak.feiten.omvang is None:
        return todo("groep")
    som, asked = bereken(zaak.regels, zaak.feiten.omvang), zaak.feiten.gevraagd
    if som is None:
        return ask("geen_cijfers")
    if asked is None:
        return todo("invullen", bedrag=som.bedrag)
    if asked > som.bedrag:
        return no("niet", euro(asked), bedrag=som.bedrag, te_veel=asked - som.bedrag)
    return ok("goed" if asked == som.bedrag else "minder", euro(asked), bedrag=som.bedrag)


def reserve_grens(_, zaak):
    """Who has more in reserve than it may ask for a year has no right to it; exactly as much is good."""
    reserve, subsidy = zaak.feiten.reserve, jaarsubsidie(zaak)
    if reserve is None:
        return todo("invullen")
    if subsidy is None:
        return todo("bedrag")
    said = {"bedrag": subsidy}
    return ok("goed", euro(reserve), **said) if reserve <= subsidy else no(
        "niet", euro(reserve), te_veel=reserve - subsidy, **said
    )


def jaarsubsidie(zaak):
    """What the formula gives; what is asked where there is none, or it cannot be worked out. None while nothing is."""
    som = bereken(zaak.regels, zaak.feiten.omvang)
    return som.bedrag if som else zaak.feiten.gevraagd


def bestuursactiviteiten(most, zaak):
    """Lines of the budget that are for the board itself."""
    if not zaak.kosten:
        return todo("invullen", aantal=most)
    lines = [number for number, post in zaak.kosten if post.bestuur]
    return ok("goed", len(lines), aantal=most) if len(lines) <= most else no("niet", len(lines), aantal=most, regels=lines)


def bestedingsplan(_, zaak):
    """Made after the besluit, so nothing stands in its way now."""
    return ok("later")
