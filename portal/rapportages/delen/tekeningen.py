"""What is drawn of a report, from nothing but what it keeps: its map, numbered as the table beside it, and its figures."""

from portal.rapportages.delen.indicatoren import drawn
from portal.wijken import kaart

KEPT = kaart.Shape._fields
# Where a number may go when its own place is taken, the nearest first.
STEPS = [(x, y) for far in (0, 13, 26, 39, 52) for x in (0, -far, far) for y in (0, -far, far)]


def tekeningen(kept):
    """The shapes of the map and the Picture of each indicator."""
    return {"vormen": numbered(kept), "beelden": [drawn(one) for one in kept["indicatoren"]]}


def numbered(kept):
    """The shapes of the map, where each that has a row in the table carries the number of that row."""
    numbers = {deel.get("code") or deel["naam"]: number for number, deel in enumerate(kept["gebieden"], 1)}
    shapes = [shape_of(vorm, numbers.get(vorm["code"]) or numbers.get(vorm["naam"], 0)) for vorm in kept["kaart"]["vormen"]]
    return kaart.readable(apart(shapes), kaart.ZOOMED)


def shape_of(vorm, number):
    return kaart.Shape(**{name: vorm[name] for name in KEPT})._replace(aantal=number)


def apart(shapes):
    """The same shapes, with numbers that run into no other: that of a small area stays, that of a large one gives way."""
    taken, placed = [], {}
    for shape in sorted(shapes, key=kaart.extent):
        placed[shape.code] = with_room(shape, taken) if shape.aantal else shape
        taken += [kaart.number_box(placed[shape.code])] if shape.aantal else []
    return [placed[shape.code] for shape in shapes]


def with_room(shape, taken):
    """The shape with its number on the nearest free place."""
    tried = [shape._replace(x=shape.x + x, y=shape.y + y) for x, y in STEPS]
    return next((one for one in tried if kaart.is_free(kaart.number_box(one), taken, kaart.ZOOMED)), shape)
