"""The brush: flat shapes in a few colours, drawn twice as large and made smaller for smooth edges."""

from math import cos, pi, sin

from PIL import Image, ImageColor, ImageDraw

WIDTH, HEIGHT, FINER = 1200, 800, 2

PINE, SEA, MIST = "#0b3a3f", "#0b6166", "#9cc9c7"
SAFFRON, PAPER, LEAF, BRICK = "#f0ae4a", "#faf8f4", "#1c6638", "#a1241b"


def mix(one, other, part=0.5):
    """The colour on the way from one to the other; 0 is the first and 1 the second."""
    pairs = zip(ImageColor.getrgb(one), ImageColor.getrgb(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * part):02x}" for a, b in pairs)


def smooth(points, closed=True, steps=14):
    """A flowing line through these points (Catmull-Rom)."""
    ring = [points[-1], *points, *points[:2]] if closed else [points[0], *points, points[-1]]
    flow = []
    for a, b, c, d in zip(ring, ring[1:], ring[2:], ring[3:], strict=False):
        for step in range(steps):
            flow.append(tuple(between(*axis, step / steps) for axis in zip(a, b, c, d, strict=True)))
    return flow if closed else [*flow, points[-1]]


def between(a, b, c, d, t):
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)


class Brush:
    """Draws in units of the finished picture, from its own origin and scale: ``at`` gives one for a thing."""

    def __init__(self, draw, x=0, y=0, size=1, turned=False):
        self.draw, self.x, self.y, self.size, self.turned = draw, x, y, size, turned

    def at(self, x, y, size=1, turned=False):
        """A brush for a thing that stands at (x, y), ``size`` times as large, perhaps turned about."""
        (x, y), size = self.spot((x, y)), self.size * size
        return Brush(self.draw, x, y, size, turned != self.turned)

    def spot(self, point):
        way = -1 if self.turned else 1
        return self.x + way * point[0] * self.size, self.y + point[1] * self.size

    def pixels(self, points):
        return [tuple(FINER * value for value in self.spot(point)) for point in points]

    def shape(self, points, colour):
        self.draw.polygon(self.pixels(points), fill=colour)

    def blob(self, points, colour):
        """A rounded shape through these points."""
        self.shape(smooth(points), colour)

    def rect(self, x, y, width, height, colour, round=0):
        (x0, y0), (x1, y1) = self.pixels([(x, y), (x + width, y + height)])
        box = [min(x0, x1), y0, max(x0, x1) - 1, y1 - 1]
        self.draw.rounded_rectangle(box, round * self.size * FINER, fill=colour)

    def disc(self, x, y, radius, colour, height=None):
        """A circle, or an ellipse of this half ``height``."""
        (x, y), = self.pixels([(x, y)])
        wide, high = (value * self.size * FINER for value in (radius, height or radius))
        self.draw.ellipse([x - wide, y - high, x + wide, y + high], fill=colour)

    def slice(self, x, y, radius, start, end, colour, height=None):
        """A piece of a disc, from ``start`` to ``end`` degrees, clockwise from three o'clock."""
        high = height or radius
        turns = [start + (end - start) * step / 40 for step in range(41)]
        arc = [(x + radius * cos(turn * pi / 180), y + high * sin(turn * pi / 180)) for turn in turns]
        self.shape(arc, colour)

    def line(self, points, width, colour):
        """A line with round ends and corners."""
        pixels, wide = self.pixels(points), max(round(width * self.size * FINER), 1)
        self.draw.line(pixels, fill=colour, width=wide)
        end = (wide - 1) / 2
        for x, y in pixels:
            self.draw.ellipse([x - end, y - end, x + end, y + end], fill=colour)

    def flow(self, points, width, colour):
        """A flowing line through these points."""
        self.line(smooth(points, closed=False), width, colour)

    def glow(self, x, y, radius, colour, strength=16, rings=7):
        """Light that fades outward in rings."""
        light = ImageColor.getrgb(colour)
        for ring in range(rings, 0, -1):
            self.disc(x, y, radius * ring / rings, (*light, strength))


def paint(scene, chance):
    """The finished picture of a scene."""
    image = Image.new("RGB", (WIDTH * FINER, HEIGHT * FINER), PAPER)
    scene(Brush(ImageDraw.Draw(image, "RGBA")), chance)
    return image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
