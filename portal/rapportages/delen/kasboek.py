"""What the lines and columns of the money are called, on the page and in a spreadsheet."""

from flask_babel import gettext as _

from portal.rapportages.rules.geld import TOEKENNING
from portal.speech import word
from portal.spreadsheet import Column, Kind

# What follows when one looks closer at a line: the question it fills in, and how the money is divided then.
VERDER = {
    "regeling": ("regeling", "plafond"), "gebied": ("gebied", "groep"), "groep": ("groep", "jaar"), "jaar": ("jaar", "groep"),
}


def per_names():
    """{how the money can be divided: what that is called}."""
    return {
        "regeling": _("Per regeling"), "plafond": _("Per plafond"), "gebied": _("Per gebied"), "groep": _("Per groep"),
        "jaar": _("Per jaar"),
    }


def heads(per):
    """The heads above the names of a line."""
    return {
        "regeling": [_("Regeling")],
        "plafond": [_("Regeling"), _("Versie"), _("Aanvraagperiode"), _("Gebied")],
        "gebied": [_("Gebied"), _("Soort")],
        "groep": [_("Groep")],
        "jaar": [_("Jaar")],
        TOEKENNING: [_("Kenmerk"), _("Regeling"), _("Gebied"), _("Groep"), _("Jaar")],
    }[per]


def named(per, names):
    """The names of a line as texts, also of what is not in a group or about an area."""
    none = {"gebied": _("Zonder gebied"), "groep": _("Bewoners zonder groep"), "jaar": _("Zonder jaar")}
    texts = ["" if name is None else str(name) for name in names]
    if per == "gebied" and names[1]:
        texts[1] = str(word(names[1]))
    return texts if names[0] is not None else [none.get(per, ""), *texts[1:]]


def title(per, names):
    """A line in one text: what tells it apart, without saying the same twice."""
    return " · ".join(dict.fromkeys(text for text in named(per, names) if text))


def table(vraag, lines):
    """The columns and rows of these lines for a spreadsheet."""
    columns = [Column(head) for head in heads(vraag.per)]
    columns += [Column(word(name, "boekingen"), Kind.MONEY) for name in vraag.kolommen]
    rows = ([*named(vraag.per, one.names), *(one.sommen[name] for name in vraag.kolommen)] for one in lines)
    return columns, rows


def ledger(lines):
    """The columns and rows of boekingen for a spreadsheet."""
    texts = (_("Regeling"), _("Aanvraagperiode"), _("Plafond van"), _("Kenmerk"), _("Groep"), _("Gebied"), _("Reden"))
    columns = [
        Column(_("Nummer"), Kind.NUMBER), Column(_("Moment"), Kind.MOMENT), Column(_("Wat")), Column(_("Bedrag"), Kind.MONEY),
        *map(Column, texts),
    ]
    wat = {}
    rows = (
        (one.id, one.at, wat.get(one.soort) or wat.setdefault(one.soort, str(word(one.soort, "boekingen"))), one.bedrag,
         one.regeling, one.venster, one.plafond, one.kenmerk, one.groep, one.gebied, one.reden)
        for one in lines
    )
    return columns, rows
