"""A ring of oak benches around a young lime tree on a village square."""

from math import cos, pi, sin

from portal.demo.pictures.brush import BRICK, LEAF, MIST, PAPER, PINE, SAFFRON, SEA, WIDTH, mix
from portal.demo.pictures.props import GRASS, WOOD, cloud, door, lantern, rgb, round_tree, sky, sun, window


def scene(brush, chance):
    sky(brush, SEA, MIST, PAPER, SAFFRON, bands=11, bottom=512)
    sun(brush, 270, 420, 84, mix(SAFFRON, PAPER, 0.15))
    cloud(brush.at(930, 130, 1.1))
    cloud(brush.at(560, 80, 0.7))
    brush.blob([(-200, 900), (-60, 468), (200, 430), (520, 452), (900, 420), (1300, 460), (1400, 900)],
               mix(LEAF, SEA, 0.5))
    village(brush.at(0, 520))
    brush.rect(0, 512, WIDTH, 288, mix(SAFFRON, PAPER, 0.45))
    cobbles(brush, chance)
    brush.disc(600, 652, 92, mix(WOOD, PINE, 0.3), 26)
    brush.disc(600, 648, 84, GRASS, 22)
    for turn in (214, 246, 294, 326):
        bench(brush, turn)
    linden(brush.at(600, 652, 1.15), chance)
    for turn in (18, 60, 120, 162):
        bench(brush, turn)
    lantern(brush.at(1090, 720, 1.35), PINE)


def village(brush):
    church(brush.at(880, 0))
    cottages = (
        (30, 150, 90, BRICK), (200, 120, 74, mix(BRICK, SAFFRON, 0.4)), (340, 170, 96, mix(BRICK, PINE, 0.3)),
        (690, 110, 80, mix(BRICK, SAFFRON, 0.3)), (1060, 160, 92, mix(BRICK, PINE, 0.2)),
    )
    for left, wide, high, colour in cottages:
        cottage(brush.at(left, 0), wide, high, colour)
    for x, size in ((8, 0.9), (540, 0.75), (640, 0.6), (1040, 0.8), (1190, 1.0)):
        round_tree(brush.at(x, 4, size), mix(LEAF, PINE, 0.25))


def cottage(brush, wide, high, colour):
    brush.rect(0, -high, wide, high, colour)
    brush.shape([(-16, -high), (20, -high - 74), (wide - 20, -high - 74), (wide + 16, -high)], mix(PINE,
                BRICK, 0.22))
    brush.rect(wide * 0.7, -high - 96, 18, 40, mix(colour, PINE, 0.4))
    for left in (0.12, 0.66):
        window(brush.at(wide * left, -high + 22), wide * 0.2, 30, mix(SAFFRON, PAPER, 0.2))
    door(brush.at(wide * 0.42, 0), wide * 0.16, 58, PINE)


def church(brush):
    wall = mix(BRICK, PINE, 0.25)
    brush.rect(60, -130, 170, 130, wall)
    brush.shape([(46, -130), (76, -220), (214, -220), (244, -130)], mix(PINE, BRICK, 0.12))
    brush.rect(-12, -250, 84, 250, mix(wall, SAFFRON, 0.12))
    brush.shape([(-24, -250), (30, -400), (84, -250)], PINE)
    brush.line([(30, -396), (30, -438)], 4, PINE)
    brush.line([(20, -424), (40, -424)], 4, PINE)
    brush.disc(30, -212, 22, PAPER)
    brush.line([(30, -212), (30, -226)], 3, PINE)
    brush.line([(30, -212), (40, -206)], 3, PINE)
    for left in (14, 96, 144, 192):
        brush.rect(left, -92 if left > 20 else -150, 26, 60, mix(SAFFRON, PAPER, 0.2), 13)


def cobbles(brush, chance):
    """Rows of stones that grow towards us."""
    y, row = 524, 0
    while y < 800:
        deep = 6 + (y - 512) * 0.055
        for place in range(int(WIDTH / (deep * 5)) + 2):
            if chance.random() < 0.34:
                x = (place - (row % 2) / 2) * deep * 5
                brush.rect(x, y, deep * 4.3, deep, mix(SAFFRON, mix(PAPER, WOOD, 0.34), chance.uniform(0.5,
                                                       0.9)), deep / 3)
        y, row = y + deep * 1.8, row + 1


def bench(brush, turn):
    """One of a ring of heavy oak benches, seen from inside or outside."""
    angle = turn * pi / 180
    x, y = 600 + 330 * cos(angle), 660 + 78 * sin(angle)
    near = brush.at(x, y, 0.86 + 0.3 * sin(angle))
    lean = -cos(angle) * 26
    near.disc(0, 12, 84, (*rgb(PINE), 46), 12)
    for foot in (-58, 50):
        near.shape([(foot - 7, -34), (foot + 15, -34), (foot + 13, 12), (foot - 5, 12)], mix(WOOD, PINE,
                   0.55))
    near.shape([(-84, -36), (-66, -58 - lean / 3), (66, -58 + lean / 3), (84, -36)], mix(WOOD, SAFFRON, 0.35))
    near.shape([(-84, -36), (84, -36), (84, -20), (-84, -20)], WOOD)
    near.line([(-50, -28), (40, -28)], 2.5, mix(WOOD, PINE, 0.25))


def linden(brush, chance):
    """A young lime tree: a slim trunk between two stakes, and a crown like a heart."""
    for x in (-30, 30):
        brush.rect(x - 4, -110, 8, 110, WOOD)
        brush.line([(x, -96), (0, -92)], 4, PAPER)
    brush.shape([(-9, 0), (-5, -190), (5, -190), (9, 0)], mix(PINE, BRICK, 0.3))
    brush.blob([(0, -392), (66, -340), (96, -250), (70, -178), (0, -150), (-70, -178), (-96, -250), (-66,
                -340)], LEAF)
    brush.blob([(0, -392), (10, -300), (-20, -200), (0, -150), (-70, -178), (-96, -250), (-66, -340)],
               mix(LEAF, SAFFRON, 0.2))
    for _leaf in range(80):
        x, y = chance.gauss(0, 36), chance.gauss(-262, 50)
        if (x / 88) ** 2 + ((y + 262) / 110) ** 2 < 1:
            light = mix(LEAF, SAFFRON, chance.uniform(0.1, 0.5))
            brush.blob([(x, y - 9), (x + 7, y - 3), (x, y + 9), (x - 7, y - 3)], light)
