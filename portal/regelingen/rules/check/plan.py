"""The rules of the plan itself: what it may not be for, what staff judge, what must be agreed and shown."""

from portal.regelingen.rules.check.kosten import refused_kind
from portal.regelingen.rules.check.zaak import ask, no, ok, own_article, todo


def niet_voor(rows, zaak):
    """One verdict for each purpose that is ticked; one in all when there is none."""
    ticked = zaak.feiten.bevat
    if ticked is None:
        return todo("invullen")
    return [one_purpose(row) for row in rows if row["sleutel"] in ticked] or ok("goed")


def one_purpose(row):
    if row.get("streng") == "beoordelen":
        return ask("kijken", artikel=own_article(row), tekst=row["tekst"])
    return no("niet", artikel=own_article(row), tekst=row["tekst"])


def voorwaarden(rows, zaak):
    return [ask("kijken", artikel=own_article(row), tekst=row["tekst"]) for row in rows]


def verklaringen(rows, zaak):
    """What is not ticked is not filled in: nobody can sign halfway."""
    ticked = zaak.feiten.verklaringen or ()
    open_ones = [row for row in rows if row["sleutel"] not in ticked]
    return [todo("invullen", artikel=own_article(row), tekst=row["tekst"]) for row in open_ones] or ok("goed")


def extra_criteria(_, zaak):
    """What recognised organisations add: a kind of costs they do not pay for, or something they judge themselves."""
    return [found for criterium in zaak.extra_criteria if (found := by_criterium(criterium, zaak))]


def by_criterium(criterium, zaak):
    if not criterium.categorie:
        return ask("kijken", tekst=criterium.tekst)
    if not zaak.kosten:
        return todo("invullen", tekst=criterium.tekst)
    found = refused_kind(criterium.categorie, zaak)
    return found or ok("goed", tekst=criterium.tekst)


def checkgesprek(way, zaak):
    had = zaak.extra("checkgesprek")
    if had:
        return ok("goed")
    if way == "mag":
        return ok("mag")
    return todo("invullen") if had is None else no("niet")


def toestemming(_, zaak):
    return arranged("toestemming", zaak)


def onderhoud(_, zaak):
    return arranged("onderhoud", zaak)


def arranged(sleutel, zaak):
    """Answered as niet_nodig, geregeld or nog_niet; a file of that kind shows it is arranged."""
    answer = zaak.extra(sleutel)
    if answer == "geregeld" or sleutel in zaak.feiten.bestanden:
        return ok("goed")
    if answer == "niet_nodig":
        return ok("niet_nodig")
    return no("niet") if answer == "nog_niet" else todo("invullen")


def samen_indienen(_, zaak):
    """A plan in several werkgebieden is one application."""
    together = zaak.feiten.samen_ingediend
    if zaak.feiten.plek is None:
        return todo("invullen")
    if zaak.feiten.gebieden < 2:
        return ok("een")
    if together is None:
        return todo("samen")
    return ok("goed") if together else no("niet")


def bestanden(rows, zaak):
    """A file that is missing makes an application incomplete, not wrong (Awb 4:5)."""
    asked = zaak.feiten.gevraagd
    return [one_file(row, zaak.feiten.bestanden) for row in rows if needs_file(row, asked)] or None


def needs_file(row, asked):
    return not row.get("vanaf") or (asked is not None and asked >= row["vanaf"])


def one_file(row, present):
    there = row["soort"] in present
    return (ok if there else todo)("goed" if there else "invullen", artikel=own_article(row), tekst=row["tekst"])
