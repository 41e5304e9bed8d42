"""A row of brick houses with hollyhocks, lavender and a climbing rose."""

from portal.demo.pictures.brush import BRICK, LEAF, MIST, PAPER, PINE, SAFFRON, SEA, WIDTH, mix, smooth
from portal.demo.pictures.props import bricks, cloud, door, gable, lavender, poplar, sky, sun, tuft, window

ROSE = mix(BRICK, PAPER, 0.45)


def scene(brush, chance):
    sky(brush, MIST, mix(PAPER, SAFFRON, 0.16), bottom=460)
    sun(brush, 812, 120, 66)
    cloud(brush.at(415, 96))
    poplar(brush.at(392, 400, 1.25))
    poplar(brush.at(1172, 420, 1.5))
    for place, (left, colour) in enumerate(((-8, SEA), (396, LEAF), (800, mix(BRICK, PINE, 0.55)))):
        facade(brush.at(left, 640), chance, place, colour)
    brush.rect(0, 252, WIDTH, 13, PAPER)
    pavement(brush.at(0, 640))
    climbing_rose(brush.at(396, 640), chance)
    for left in (-8, 396, 800):
        garden(brush.at(left, 668), chance)


def facade(brush, chance, place, colour):
    wall = mix(BRICK, SAFFRON, (0.3, 0.16, 0.44)[place])
    brush.rect(286, -520, 40, 120, mix(wall, PINE, 0.4))
    brush.rect(280, -526, 52, 12, PINE)
    gable(brush, 404, 380, wall, mix(PINE, SEA, (0.55, 0.05, 0.3)[place]), top=(170, 205, 150)[place])
    bricks(brush, 404, 380, mix(wall, PAPER, 0.13), chance, 46)
    for left in (52, 232):
        window(brush.at(left, -336), 104, 104, mix(MIST, PAPER, 0.12))
    window(brush.at(174, -478), 54, 54, mix(MIST, SAFFRON, 0.35))
    door(brush.at(52, 0), 104, 194, colour)
    window(brush.at(206, -184), 146, 112, mix(MIST, PAPER, 0.22), bars=2)


def pavement(brush):
    brush.rect(0, 0, WIDTH, 160, mix(MIST, PAPER, 0.5))
    brush.rect(0, 0, WIDTH, 9, mix(MIST, PINE, 0.3))
    for row, y in enumerate((54, 96, 150)):
        brush.rect(0, y, WIDTH, 3, mix(MIST, PINE, 0.14))
        for place in range(-1, 14):
            x = place * 110 + row * 55
            brush.line([(x, y), (x - 18 - row * 6, y + 42 + row * 12)], 2.5, mix(MIST, PINE, 0.14))


def garden(brush, chance):
    brush.rect(176, -28, 222, 34, mix(PINE, BRICK, 0.45), 9)
    left, right = chance.choice((ROSE, PAPER)), chance.choice((BRICK, ROSE))
    for x, colour in ((192, left), (286, SAFFRON), (380, right)):
        hollyhock(brush.at(x, -8, chance.uniform(1.02, 1.24)), colour)
    for x in (212, 250, 318, 356):
        lavender(brush.at(x, 0, 1.15), chance)
    for _tuft in range(9):
        tuft(brush.at(chance.uniform(184, 390), 5), chance, mix(LEAF, SAFFRON, chance.uniform(0, 0.3)),
             high=32)


def hollyhock(brush, colour):
    """Stokroos: a stalk of flowers, large below and small above."""
    brush.flow([(0, 0), (5, -90), (-2, -212)], 5, LEAF)
    for leaf in ((-20, -16), (20, -26), (-17, -50), (15, -62)):
        brush.disc(*leaf, 20, mix(LEAF, SAFFRON, 0.14), 12)
    for bud in range(8):
        x, y, radius = (-10, 10)[bud % 2] * (1 - bud * 0.06), -74 - bud * 19, 17 - bud * 1.6
        brush.disc(x, y, radius, colour)
        brush.disc(x, y, radius * 0.64, mix(colour, PINE, 0.16))
        brush.disc(x, y, radius * 0.34, mix(SAFFRON, PAPER, 0.3))


def climbing_rose(brush, chance):
    """Klimroos: up beside the door and in an arch over it."""
    brush.flow([(30, 0), (24, -110), (32, -206), (104, -236), (178, -214), (190, -160)], 6, LEAF)
    spots = smooth([(28, -30), (24, -110), (34, -206), (104, -238), (178, -214), (190, -150)], closed=False)
    for number, (x, y) in enumerate(spots * 2):
        x, y = x + chance.uniform(-19, 19), y + chance.uniform(-17, 17)
        brush.disc(x, y, chance.uniform(7, 12), mix(LEAF, SAFFRON, chance.uniform(0, 0.34)))
        if number % 4 == 0:
            brush.disc(x, y, 10, ROSE)
            brush.disc(x, y, 5, mix(ROSE, PAPER, 0.6))
