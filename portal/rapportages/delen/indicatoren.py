"""How it goes in the wijk: the figures every wijk is looked at by and those the goals name, beside the gemeente."""

from types import SimpleNamespace

from flask import current_app

from portal.wijken import queries as wijken
from portal.wijken.beeld import Picture, Row, View, pictures
from portal.wijkopgaven.queries import targets

ABOUT = ("naam", "titel", "eenheid", "bron", "soort", "richting", "traag")


def kept(gebied):
    """What a report keeps of each indicator: what it measures, and the values by year of the area and the gemeente."""
    gemeente = current_app.profiel.code, current_app.profiel.naam
    view, wanted = View(gebied, [], gemeente, set()), {row.naam for row in targets()}
    found = pictures(view, wijken.measured(view.codes))
    return [values_of(one) for one in found if one.graph and (one.indicator.basis or one.indicator.naam in wanted)]


def values_of(picture):
    return {name: getattr(picture.indicator, name) for name in ABOUT} | {
        "deel_van": picture.part_of, "vergelijkt": picture.compares,
        "rijen": [{"naam": row.naam, "waarden": by_year(row.values)} for row in picture.rows],
    }


def by_year(values):
    """JSON has no number for a key."""
    return {str(year): value for year, value in values.items()}


def drawn(values):
    """The Picture of an indicator from what a report kept of it."""
    rows = [Row(row["naam"], {int(year): value for year, value in row["waarden"].items()}) for row in values["rijen"]]
    about = SimpleNamespace(**{name: values[name] for name in ABOUT})
    return Picture(about, rows, values["deel_van"], (), values["vergelijkt"])
