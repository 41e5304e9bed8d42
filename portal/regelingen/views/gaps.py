"""What a version still lacks, as links to the pages where it is mended."""

from flask import url_for
from flask_babel import gettext as _

from portal.regelingen.rules.parameters import BY_SLEUTEL
from portal.regelingen.words import FOUTEN, label


def lines_of(gaten, versie):
    """(text, address) for each."""
    return [(text_of(gat), address_of(gat, versie)) for gat in gaten]


def text_of(gat):
    match gat.wat:
        case "bron":
            return _("Waar deze regeling staat")
        case "geldig_van":
            return _("De dag vanaf wanneer deze versie geldt")
        case "leeg":
            return label(gat.sleutel)
        case "fout":
            return f"{label(gat.sleutel)} {FOUTEN[gat.fout]}"
        case "venster":
            return _("Een venster waarin mensen kunnen aanvragen")
        case "plafond":
            return _("Een plafond voor het venster ‘%(naam)s’", naam=gat.venster.naam)
        case _:
            return _("Het venster ‘%(naam)s’ valt buiten de dagen waarop deze versie geldt", naam=gat.venster.naam)


def address_of(gat, versie):
    match gat.wat:
        case "leeg" | "fout" if gat.sleutel in BY_SLEUTEL:
            groep = BY_SLEUTEL[gat.sleutel].groep
            return url_for(".rules", id=versie.id, groep=groep, _anchor=f"p-{gat.sleutel}")
        case "venster":
            return url_for(".new_venster", id=versie.id)
        case "plafond":
            return url_for(".plafonds", id=gat.venster.id)
        case "buiten":
            return url_for(".venster", id=gat.venster.id)
        case _:
            return url_for(".frame", id=versie.id)
