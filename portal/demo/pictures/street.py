"""Pictures of the street: facade gardens, winter light, the walking bus, the bench around the tree."""

from math import cos, pi, sin

from portal.demo.pictures.brush import BRICK, LEAF, MIST, PAPER, PINE, SAFFRON, SEA, WIDTH, mix, smooth
from portal.demo.pictures.props import (
    BLACK,
    GRASS,
    SKIN,
    WOOD,
    bricks,
    cloud,
    door,
    gable,
    lantern,
    lavender,
    person,
    poplar,
    rgb,
    round_tree,
    sky,
    stars,
    sun,
    tuft,
    window,
)

ROSE = mix(BRICK, PAPER, 0.45)


def geveltuinen(brush, chance):
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
    for x, colour in ((192, chance.choice((ROSE, PAPER))), (286, SAFFRON), (380, chance.choice((BRICK, ROSE)))):
        hollyhock(brush.at(x, -8, chance.uniform(1.02, 1.24)), colour)
    for x in (212, 250, 318, 356):
        lavender(brush.at(x, 0, 1.15), chance)
    for _tuft in range(9):
        tuft(brush.at(chance.uniform(184, 390), 5), chance, mix(LEAF, SAFFRON, chance.uniform(0, 0.3)), high=32)


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


NIGHT = mix(PINE, "#000000", 0.3)
SNOW = mix(PAPER, MIST, 0.3)


def winterlicht(brush, chance):
    sky(brush, NIGHT, mix(PINE, SEA, 0.85), bottom=620)
    stars(brush, chance, 90, 330)
    brush.glow(950, 120, 110, PAPER, 10)
    brush.disc(950, 120, 46, mix(PAPER, SAFFRON, 0.18))
    for left, high, top in ((-30, 250, 120), (236, 320, 150), (844, 290, 140), (1090, 240, 120)):
        dark_house(brush.at(left, 620), high, top)
    lit_house(brush.at(488, 620))
    brush.rect(0, 620, WIDTH, 180, mix(MIST, PINE, 0.42))
    for wider in (0, 45, 90):
        brush.shape([(540 - wider / 2, 620), (800 + wider / 2, 620), (960 + wider, 800), (380 - wider, 800)], (*rgb(SAFFRON), 44))
    lantern(brush.at(120, 640, 1.15))
    visitors(brush)
    for _flake in range(130):
        brush.disc(chance.uniform(0, WIDTH), chance.uniform(0, 800), chance.uniform(1.5, 4.5), (255, 255, 255, 190))


def dark_house(brush, high, top):
    wall = mix(NIGHT, PINE, 0.55)
    gable(brush, 250, high, wall, mix(NIGHT, PINE, 0.2), top)
    brush.line([(-14, -high), (125, -high - top), (264, -high)], 13, SNOW)
    for left in (36, 150):
        window(brush.at(left, -high + 46), 62, 74, mix(NIGHT, SEA, 0.3), mix(NIGHT, SEA, 0.55))
    door(brush.at(36, 0), 68, 130, mix(NIGHT, SEA, 0.35), mix(NIGHT, SEA, 0.6), PINE)


def lit_house(brush):
    wall = mix(BRICK, NIGHT, 0.42)
    gable(brush, 364, 370, wall, mix(NIGHT, PINE, 0.5), 180)
    brush.line([(-16, -370), (182, -552), (380, -370)], 17, SNOW)
    window(brush.at(150, -452), 64, 64, mix(NIGHT, SEA, 0.35), mix(NIGHT, SEA, 0.6))
    brush.glow(182, -200, 330, SAFFRON, 11, 9)
    brush.rect(32, -320, 300, 236, PAPER, 4)
    brush.rect(44, -308, 276, 212, SAFFRON)
    brush.glow(182, -200, 120, PAPER, 20, 5)
    window_scene(brush)
    brush.rect(20, -86, 324, 16, SNOW, 6)


def window_scene(brush):
    """Paper firs, a star and candles behind the glass."""
    for x, high in ((86, 118), (278, 132), (124, 80), (240, 88)):
        for step in range(3):
            wide, foot = high * (0.34 - step * 0.07), -96 - step * high * 0.26
            brush.shape([(x - wide, foot), (x, foot - high * 0.46), (x + wide, foot)], mix(PINE, LEAF, 0.4))
    brush.line([(182, -308), (182, -262)], 3, PINE)
    star(brush.at(182, -232), 34, BRICK)
    for x in (160, 182, 204):
        brush.rect(x - 6, -134, 12, 38, PAPER)
        brush.blob([(x, -162), (x + 7, -144), (x, -136), (x - 7, -144)], mix(BRICK, SAFFRON, 0.4))


def star(brush, radius, colour):
    points = []
    for turn in range(10):
        far, angle = radius if turn % 2 == 0 else radius * 0.42, turn * pi / 5
        points.append((far * sin(angle), -far * cos(angle)))
    brush.shape(points, colour)


def visitors(brush):
    """Seen from the back, with tea, and a child."""
    seen = ((430, 1.2, BRICK, SAFFRON), (560, 1.28, SEA, PAPER), (640, 0.82, SAFFRON, BRICK), (800, 1.24, PINE, MIST),
            (920, 1.16, mix(LEAF, PINE, 0.3), SAFFRON))
    for place, (x, size, coat, scarf) in enumerate(seen):
        watcher(brush.at(x, 752, size, turned=place > 2), coat, scarf)


def watcher(brush, coat, scarf):
    brush.disc(4, 2, 46, (*rgb(NIGHT), 90), 9)
    for foot in (-11, 11):
        brush.line([(foot, -50), (foot, -6)], 15, BLACK)
    brush.blob([(-20, -122), (0, -130), (20, -122), (34, -40), (0, -32), (-34, -40)], coat)
    brush.line([(20, -106), (38, -82), (48, -94)], 13, mix(coat, "#000000", 0.25))
    brush.rect(42, -116, 17, 20, PAPER, 3)
    for puff in range(3):
        brush.disc(51 + puff * 3, -126 - puff * 11, 5 + puff * 2, (255, 255, 255, 60 - puff * 15))
    brush.disc(0, -144, 19, mix(coat, BLACK, 0.5))
    brush.slice(0, -147, 21, 180, 360, scarf)
    brush.disc(0, -170, 7, scarf)
    brush.rect(-19, -132, 38, 13, scarf, 6)
    brush.rect(-14, -124, 11, 34, scarf, 4)


def loopbus(brush, chance):
    sky(brush, mix(SAFFRON, PAPER, 0.55), PAPER, bottom=560)
    sun(brush, 1010, 150, 66)
    for left, wide, high, colour in ((-20, 180, 250, MIST), (170, 150, 330, mix(MIST, SEA, 0.3)),
                                     (330, 200, 220, mix(MIST, PAPER, 0.4)), (610, 170, 300, mix(MIST, SEA, 0.16)),
                                     (800, 210, 230, MIST), (1030, 190, 320, mix(MIST, SEA, 0.34))):
        far_house(brush.at(left, 560), wide, high, colour)
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
        (530, 1.0, PINE, 3, BLACK), (424, 0.84, mix(BRICK, PAPER, 0.3), 0, SAFFRON), (322, 0.94, SEA, 2, BLACK),
        (216, 0.78, LEAF, 1, mix(BRICK, SAFFRON, 0.3)), (112, 0.92, BRICK, 0, PINE),
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


def dorpsbrink(brush, chance):
    sky(brush, SEA, MIST, PAPER, SAFFRON, bands=11, bottom=512)
    sun(brush, 270, 420, 84, mix(SAFFRON, PAPER, 0.15))
    cloud(brush.at(930, 130, 1.1))
    cloud(brush.at(560, 80, 0.7))
    brush.blob([(-200, 900), (-60, 468), (200, 430), (520, 452), (900, 420), (1300, 460), (1400, 900)], mix(LEAF, SEA, 0.5))
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
    for left, wide, high, colour in ((30, 150, 90, BRICK), (200, 120, 74, mix(BRICK, SAFFRON, 0.4)),
                                     (340, 170, 96, mix(BRICK, PINE, 0.3)), (690, 110, 80, mix(BRICK, SAFFRON, 0.3)),
                                     (1060, 160, 92, mix(BRICK, PINE, 0.2))):
        cottage(brush.at(left, 0), wide, high, colour)
    for x, size in ((8, 0.9), (540, 0.75), (640, 0.6), (1040, 0.8), (1190, 1.0)):
        round_tree(brush.at(x, 4, size), mix(LEAF, PINE, 0.25))


def cottage(brush, wide, high, colour):
    brush.rect(0, -high, wide, high, colour)
    brush.shape([(-16, -high), (20, -high - 74), (wide - 20, -high - 74), (wide + 16, -high)], mix(PINE, BRICK, 0.22))
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
                brush.rect(x, y, deep * 4.3, deep, mix(SAFFRON, mix(PAPER, WOOD, 0.34), chance.uniform(0.5, 0.9)), deep / 3)
        y, row = y + deep * 1.8, row + 1


def bench(brush, turn):
    """One of a ring of heavy oak benches, seen from inside or outside."""
    angle = turn * pi / 180
    x, y = 600 + 330 * cos(angle), 660 + 78 * sin(angle)
    near = brush.at(x, y, 0.86 + 0.3 * sin(angle))
    lean = -cos(angle) * 26
    near.disc(0, 12, 84, (*rgb(PINE), 46), 12)
    for foot in (-58, 50):
        near.shape([(foot - 7, -34), (foot + 15, -34), (foot + 13, 12), (foot - 5, 12)], mix(WOOD, PINE, 0.55))
    near.shape([(-84, -36), (-66, -58 - lean / 3), (66, -58 + lean / 3), (84, -36)], mix(WOOD, SAFFRON, 0.35))
    near.shape([(-84, -36), (84, -36), (84, -20), (-84, -20)], WOOD)
    near.line([(-50, -28), (40, -28)], 2.5, mix(WOOD, PINE, 0.25))


def linden(brush, chance):
    """A young lime tree: a slim trunk between two stakes, and a crown like a heart."""
    for x in (-30, 30):
        brush.rect(x - 4, -110, 8, 110, WOOD)
        brush.line([(x, -96), (0, -92)], 4, PAPER)
    brush.shape([(-9, 0), (-5, -190), (5, -190), (9, 0)], mix(PINE, BRICK, 0.3))
    brush.blob([(0, -392), (66, -340), (96, -250), (70, -178), (0, -150), (-70, -178), (-96, -250), (-66, -340)], LEAF)
    brush.blob([(0, -392), (10, -300), (-20, -200), (0, -150), (-70, -178), (-96, -250), (-66, -340)], mix(LEAF, SAFFRON, 0.2))
    for _leaf in range(80):
        x, y = chance.gauss(0, 36), chance.gauss(-262, 50)
        if (x / 88) ** 2 + ((y + 262) / 110) ** 2 < 1:
            light = mix(LEAF, SAFFRON, chance.uniform(0.1, 0.5))
            brush.blob([(x, y - 9), (x + 7, y - 3), (x, y + 9), (x - 7, y - 3)], light)
