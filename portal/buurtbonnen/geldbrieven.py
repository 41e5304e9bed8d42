"""What who has no account is written about the money there is: a part of it that is offered, and the order that was drawn by
lot or fixed for a round."""

from flask_babel import gettext as _

from portal.buurtbonnen.feiten import falls_short
from portal.buurtbonnen.termijnbrieven import to_stranger
from portal.templating import euro


def part_offered(aanvraag, *, by):
    """Whether a part of the amount will do, why where there is too little for all of it, and where to say so."""
    to_stranger(aanvraag, lambda: (
        _("Een vraag over je aanvraag %(kenmerk)s", kenmerk=aanvraag.kenmerk),
        [
            _("Voor “%(titel)s” vroeg je %(gevraagd)s.", titel=aanvraag.title, gevraagd=euro(aanvraag.gevraagd)),
            *([_("Er is niet genoeg geld voor het hele bedrag.")] if falls_short(aanvraag) else []),
            _("We kunnen een deel voorstellen: %(deel)s. Of je dat krijgt, staat straks in het besluit.",
              deel=euro(aanvraag.deel_bedrag)),
            _("Kun je verder met dit bedrag? Laat het ons weten, ook als het niet kan. Schrijf ons, bel ons of kom langs."),
        ],
    ), by=by)


def lots_drawn(aanvraag, loting, *, by):
    """Its place, among how many, and what it takes to check that."""
    to_stranger(aanvraag, lambda: (
        _("Er is geloot: %(kenmerk)s", kenmerk=aanvraag.kenmerk),
        [
            _("Er is niet genoeg geld voor alle aanvragen van dezelfde tijd. Daarom bepaalde het lot de volgorde."),
            _("Je aanvraag “%(titel)s” kwam op plaats %(plaats)s van %(aantal)s.", titel=aanvraag.title,
              plaats=aanvraag.lotnummer, aantal=len(loting.volgorde)),
            _("Over elke aanvraag beslissen we nog. Je krijgt daar een brief over."),
            _("Het zaad van de loting: %(zaad)s. Daarmee kan iedereen de volgorde narekenen.", zaad=loting.seed),
        ],
    ), by=by)


def place_fixed(aanvraag, told, *, by):
    """Its place in a round; ``told``: place, points, reason and source, as the others read it."""
    to_stranger(aanvraag, lambda: (
        _("De volgorde is vastgesteld: %(kenmerk)s", kenmerk=aanvraag.kenmerk),
        [
            _("De aanvragen van deze ronde staan op volgorde. Dit is de uitkomst voor “%(titel)s”.", titel=aanvraag.title),
            *told.split("\n\n"),
            _("Over elke aanvraag beslissen we nog. Je krijgt daar een brief over."),
        ],
    ), by=by)
