"""Children in yellow vests walk to school behind a father with a sign."""

from portal.demo.pictures.brush import BRICK, LEAF, MIST, PAPER, PINE, SAFFRON, SEA, WIDTH, mix
from portal.demo.pictures.props import BLACK, SKIN, WOOD, gable, person, rgb, round_tree, sky, sun


def scene(brush, chance):
    sky(brush, mix(SAFFRON, PAPER, 0.55), PAPER, bottom=560)
    sun(brush, 1010, 150, 66)
    for left, wide, high, part in ((-20, 180, 250, 0), (170, 150, 330, 0.3), (330, 200, 220, 0.08),
                                   (610, 170, 300, 0.16), (800, 210, 230, 0), (1030, 190, 320, 0.34)):
        far_house(brush.at(left, 560), wide, high, mix(MIST, SEA, part))
    for x, size in ((580, 1.5), (1120, 1.2), (80, 1.3)):
        round_tree(brush.at(x, 580, size), mix(SAFFRON, BRICK, 0.22), PINE, SAFFRON)
    brush.rect(0, 570, WIDTH, 130, mix(MIST, PAPER, 0.55))
    brush.rect(0, 696, WIDTH, 10, PAPER)
    brush.rect(0, 706, WIDTH, 94, mix(SEA, PINE, 0.5))
    for x in range(-40, WIDTH, 170):
        brush.rect(x, 750, 90, 9, SAFFRON)
    for _leaf in range(50):
        brush.disc(chance.uniform(0, WIDTH), chance.uniform(586, 690), 5, chance.choice((SAFFRON, BRICK)), 3)
    walking_bus(brush.at(0, 668))


def far_house(brush, wide, high, colour):
    gable(brush, wide, high, colour, mix(colour, SEA, 0.45), wide * 0.42)
    for row in range(int(high // 84)):
        for left in (0.16, 0.58):
            brush.rect(wide * left, -high + 30 + row * 84, wide * 0.24, 46, mix(colour, PAPER, 0.55))


def walking_bus(brush):
    father(brush.at(1000, 0, 1.5))
    children = (
        (850, 0.86, BRICK, 0, BLACK), (742, 0.98, SEA, 2, mix(BRICK, PINE, 0.7)), (636, 0.8, LEAF, 1, WOOD),
        (530, 1.0, PINE, 3, BLACK), (424, 0.84, mix(BRICK, PAPER, 0.3), 0, SAFFRON),
        (322, 0.94, SEA, 2, BLACK), (216, 0.78, LEAF, 1, mix(BRICK, SAFFRON, 0.3)),
        (112, 0.92, BRICK, 0, PINE),
    )
    for place, (x, size, coat, skin, hair) in enumerate(children):
        child(brush.at(x, 0, size * 1.3), coat, SKIN[skin], hair, 17 if place % 2 else 10)


def child(brush, coat, skin, hair, stride):
    brush.disc(0, 0, 40, (*rgb(PINE), 50), 7)
    brush.blob([(-16, -126), (-34, -118), (-36, -80), (-16, -74)], mix(coat, PINE, 0.5))
    person(brush, coat, skin, hair, mix(coat, PINE, 0.7), stride, arm=(26, -92))
    brush.blob([(-16, -126), (0, -132), (16, -126), (19, -78), (-19, -78)], SAFFRON)
    brush.rect(-18, -104, 37, 8, PAPER)
    brush.line([(2, -118), (14, -100), (26, -92)], 10, coat)
    brush.disc(27, -91, 6, skin)


def father(brush):
    brush.disc(0, 0, 46, (*rgb(PINE), 50), 7)
    brush.line([(34, -60), (34, -226)], 6, WOOD)
    person(brush, PINE, SKIN[1], BLACK, SEA, 22, arm=(33, -112))
    brush.blob([(-16, -126), (0, -132), (16, -126), (20, -78), (-20, -78)], SAFFRON)
    brush.rect(-19, -104, 39, 8, PAPER)
    brush.line([(0, -118), (16, -102), (33, -112)], 11, mix(PINE, "#000000", 0.16))
    brush.disc(33, -112, 7, SKIN[1])
    brush.slice(1, -150, 17, 20, 160, BLACK)
    brush.rect(-24, -290, 116, 66, PINE, 12)
    brush.rect(-19, -285, 106, 56, SAFFRON, 9)
    word_bus(brush.at(-4, -240))


def word_bus(brush):
    """The word "bus", written by hand, 80 wide."""
    ink = PINE
    brush.line([(0, -36), (0, 0)], 7, ink)
    brush.flow([(0, -20), (12, -25), (20, -12), (12, 0), (0, -4)], 7, ink)
    brush.flow([(34, -24), (34, -8), (42, 0), (52, -6), (53, -24)], 7, ink)
    brush.line([(53, -24), (53, 0)], 7, ink)
    brush.flow([(82, -22), (72, -25), (68, -18), (76, -12), (82, -6), (76, 0), (66, -3)], 7, ink)
