"""How it stands in an area over a period: what a report keeps and an overview shows, as plain values with their words.

Nothing in it names a person or comes from a note of staff: counts, public titles, amounts in cents and dates as text.
"""

from dataclasses import dataclass
from datetime import date

from flask import current_app
from flask_babel import gettext as _

from portal.rapportages import queries, rules
from portal.rapportages.delen import doelen, geld, inbreng, indicatoren, werk
from portal.templating import datum
from portal.wijken import kaart
from portal.wijken import queries as wijken
from portal.wijken.rules import Soort

# 1: work counted by its planned dates, and what had to be done already as on schedule; 2: what has not begun as well.
VORM = 3
# The kinds of area that are laid side by side, the largest first.
SIDE_BY_SIDE = (Soort.GEMEENTE, Soort.STADSDEEL, Soort.WIJK, Soort.WERKGEBIED)


@dataclass(frozen=True)
class Blik:
    """What is looked at: an area (row of code, naam, soort) among all ``areas``, over a period."""

    areas: dict
    gebied: object
    van: date
    tot: date

    @property
    def period(self):
        return self.van, self.tot

    @property
    def is_town(self):
        """Of the whole gemeente the work is told by wijkopgave: who wants to know more reads the report of a wijk."""
        return self.gebied.soort == Soort.GEMEENTE

    def within(self, code, rows):
        """The rows about what lies in the area of this code. What has no area belongs to the whole gemeente."""
        codes, gemeente = rules.inside(self.areas, code), current_app.profiel.code
        return [row for row in rows if (row.gebied_code or gemeente) in codes]

    def mine(self, rows):
        return self.within(self.gebied.code, rows)


def look(code, van, tot):
    """The Blik on this area; NotFound is for who loads the area."""
    areas = queries.about()
    return Blik(areas, areas[code][0], van, tot)


def stand(blik, day):
    """Everything of it, in the language of the page; always as many statements, however much there is."""
    binnen, werken = queries.handed_in(*blik.period), queries.work(*blik.period, day)
    mijn_werk = blik.mine(werken)
    opgaven = named(blik, mijn_werk)
    return {
        "vorm": VORM,
        "gemeente": current_app.profiel.naam,
        "gebied": {"code": blik.gebied.code, "naam": blik.gebied.naam, "plek": place_name(blik.gebied)},
        "van": blik.van.isoformat(),
        "tot": blik.tot.isoformat(),
        "op": day.isoformat(),
        **drawing(blik, binnen, werken),
        "inbreng": inbreng.handed_in(blik.mine(binnen)),
        "afspraken": inbreng.promises(blik.mine(queries.promises(*blik.period, day))),
        "werk": werk.counted(mijn_werk),
        "opgaven": werk.opgaven(opgaven, mijn_werk, each=not blik.is_town or len(opgaven) == 1),
        "doelen": doelen.goals(mijn_werk, queries.goals(), queries.goals_of(*blik.period)),
        "geld": geld.money(blik.mine(queries.money(*blik.period)), blik.mine(queries.granted(*blik.period))),
        "successen": werk.wins(blik.mine(queries.wins(*blik.period))),
        "gelukt": inbreng.realised(blik.mine(queries.done_by_residents(*blik.period))),
        "indicatoren": indicatoren.kept(blik.gebied),
    }


def named(blik, mijn_werk):
    """The wijkopgaven of this area and period, and those of all work that is counted, whatever their area and period."""
    rows, of_work = queries.opgaven(*blik.period), {row.opgave_id for row in mijn_werk}
    here = {row.id for row in blik.mine(rows) if row.loopt}
    return [row for row in rows if row.id in here | of_work]


def side_by_side(van, tot):
    """(area, what came in, promises, work) of the gemeente and of every stadsdeel, wijk and werkgebied in it."""
    areas = queries.about()
    binnen = inbreng.merged(queries.handed_in(van, tot), ("gebied_code", "afgerond"), inbreng.BINNEN)
    afspraken = inbreng.merged(queries.promises(van, tot, tot), ("gebied_code",), inbreng.AFSPRAKEN)
    werken = queries.work(van, tot, tot)
    shown = [row for row, _buurten in areas.values() if row.soort in SIDE_BY_SIDE]
    shown.sort(key=lambda row: (SIDE_BY_SIDE.index(row.soort), row.naam))
    return [(row, *beside(Blik(areas, row, van, tot), binnen, afspraken, werken)) for row in shown]


def beside(blik, binnen, afspraken, werken):
    """What came in, promises and work of one area among the others, of all kinds together."""
    return inbreng.sums(blik.mine(binnen)), inbreng.outcomes(blik.mine(afspraken)), werk.counted(blik.mine(werken))


def place_name(gebied):
    """The area in a sentence: wijk Noord, gemeente Hengelo."""
    naam = gebied.naam
    return {
        Soort.GEMEENTE: _("gemeente %(naam)s", naam=naam),
        Soort.STADSDEEL: _("stadsdeel %(naam)s", naam=naam),
        Soort.WIJK: _("wijk %(naam)s", naam=naam),
        Soort.BUURT: _("buurt %(naam)s", naam=naam),
    }.get(gebied.soort, naam)


def title(blik):
    """What the report is called."""
    named = {"plek": place_name(blik.gebied), "van": datum(blik.van), "tot": datum(blik.tot)}
    return _("Voortgang %(plek)s, %(van)s tot en met %(tot)s", **named)[:120]


def drawing(blik, binnen, werken):
    """The area with what lies in it on a map, each part with what came in there and the work on it."""
    shown = [row for row in wijken.place(blik.gebied.code).in_view if row.code in blik.areas]
    here = blik.gebied.code if blik.gebied.soort == Soort.BUURT else None
    parts = [row for row in shown if here in (None, row.code)]
    counts = {row.code: sum(one.aantal for one in blik.within(row.code, binnen)) for row in parts}
    shapes, viewbox = kaart.picture(shown, "", dict.fromkeys((row.code for row in shown), 0) | counts, here)
    return {
        "kaart": {"viewbox": viewbox, "vormen": [kept_shape(shape) for shape in shapes]},
        "gebieden": [
            {"code": row.code, "naam": row.naam, "binnen": counts[row.code],
             "inspanningen": len(blik.within(row.code, werken))} for row in parts
        ],
    }


def kept_shape(shape):
    """A shape as the map component takes it, without the page it leads to."""
    names = ("code", "naam", "path", "x", "y", "klasse", "aantal", "named", "counted", "breed", "naam_y")
    return {name: getattr(shape, name) for name in names} | {"url": ""}
