"""The rules of support in the neighbourhood."""

from portal.regelingen.rules.check.zaak import ask, euro, no, ok, todo

NUMBERS = ("handtekeningen", "adressen", "instemming")


def draagvlak(way, zaak):
    """Where the version counts nothing, staff judge what was handed in."""
    if way == "op_verzoek":
        return ask("op_verzoek")
    if any(zaak.waarde(name) is not None for name in NUMBERS):
        return None
    shown = "handtekeningen" in zaak.feiten.bestanden or zaak.feiten.handtekeningen
    return ask("kijken") if shown else todo("invullen")


def handtekeningen(least, zaak):
    return at_least(least, zaak.feiten.handtekeningen)


def adressen(least, zaak):
    return at_least(least, zaak.feiten.adressen)


def at_least(least, found):
    if found is None:
        return todo("invullen", aantal=least)
    return ok("goed", found, aantal=found) if found >= least else no("niet", found, aantal=least, nog=least - found)


def instemming(percent, zaak):
    """A part of those concerned; some versions ask it only for what stands in public space."""
    if zaak.waarde("instemming_bij") == "openbare_ruimte":
        outside = zaak.extra("openbare_ruimte")
        if outside is None:
            return todo("waar", procent=percent)
        if not outside:
            return ok("niet_nodig")
    return agreed(percent, zaak.feiten.betrokkenen, zaak.feiten.instemmers)


def agreed(percent, concerned, agreeing):
    """``percent`` is reached when it is exactly so much; nobody concerned is no answer."""
    if not concerned or agreeing is None or agreeing > concerned:
        return todo("invullen", procent=percent)
    needed = -(-percent * concerned // 100)
    said = {"procent": percent, "aantal": agreeing, "betrokkenen": concerned}
    return ok("goed", agreeing, **said) if agreeing >= needed else no("niet", agreeing, nog=needed - agreeing, **said)


def raadpleging(threshold, zaak):
    """Above this amount the neighbourhood is asked first; who organises that differs, so staff watch over it."""
    asked = zaak.feiten.gevraagd
    if asked is None:
        return todo("invullen", bedrag=threshold)
    if asked <= threshold:
        return ok("niet_nodig", euro(asked), bedrag=threshold)
    return ok("goed", euro(asked)) if zaak.extra("raadpleging") else ask("nodig", euro(asked), bedrag=threshold)
