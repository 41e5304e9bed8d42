"""Pictures of yard and square: the swap cupboard, the flower boxes, shade over the sandpit."""

from portal.demo.pictures.brush import BRICK, LEAF, MIST, PAPER, PINE, SAFFRON, SEA, WIDTH, mix, smooth
from portal.demo.pictures.props import (
    BLACK, GRASS, SKIN, WOOD, cloud, hill, lavender, person, poplar, rgb, round_tree, sky, sun, tuft,
)


def ruilkast(brush, chance):
    sky(brush, mix(MIST, PAPER, 0.2), PAPER, mix(SAFFRON, PAPER, 0.6), bottom=560)
    sun(brush, 170, 150, 60)
    hill(brush, (520, 470, 500, 455, 500, 480), mix(MIST, LEAF, 0.35))
    for x, size in ((60, 1.5), (1010, 1.3), (1150, 1.7)):
        round_tree(brush.at(x, 570, size), mix(LEAF, SEA, 0.2))
    playground(brush.at(250, 590))
    hill(brush, (590, 560, 580, 560, 585, 570), GRASS)
    brush.shape([(400, 800), (520, 660), (700, 660), (860, 800)], mix(SAFFRON, PAPER, 0.5))
    for _tuft in range(46):
        tuft(brush.at(chance.uniform(0, WIDTH), chance.uniform(640, 800)), chance, mix(LEAF, SAFFRON, 0.08), high=26)
    cupboard(brush.at(420, 700), chance)


def playground(brush):
    brush.line([(-150, 0), (-120, -170), (-90, 0)], 8, BRICK)
    brush.line([(70, 0), (100, -170), (130, 0)], 8, BRICK)
    brush.line([(-120, -170), (100, -170)], 8, BRICK)
    for x, lean in ((-50, -16), (40, 12)):
        for side in (-14, 14):
            brush.line([(x + side, -168), (x + side + lean, -62)], 3, PINE)
        brush.rect(x - 22 + lean, -66, 44, 9, SAFFRON, 4)


def cupboard(brush, chance):
    brush.disc(180, 6, 330, (*rgb(PINE), 60), 18)
    for leg in (10, 322):
        brush.rect(leg, -60, 28, 64, mix(LEAF, PINE, 0.6))
    brush.rect(-12, -480, 384, 440, mix(LEAF, PINE, 0.35), 6)
    brush.rect(8, -460, 344, 400, mix(PINE, LEAF, 0.15))
    brush.shape([(-44, -478), (-14, -524), (374, -524), (404, -478)], mix(LEAF, PINE, 0.55))
    for side in (False, True):
        leaf(brush.at(360 if side else 0, 0, turned=not side))
    shelves = (books, puzzles, kitchen, surprise)
    for number, fill in enumerate(shelves):
        foot = -362 + number * 98
        brush.rect(8, foot, 344, 10, WOOD)
        fill(brush.at(20, foot), chance)


def leaf(brush):
    """An open door; its hinge at the origin."""
    green = mix(LEAF, SAFFRON, 0.1)
    brush.shape([(0, -470), (128, -500), (128, -14), (0, -50)], green)
    brush.shape([(16, -448), (112, -470), (112, -280), (16, -276)], mix(green, PINE, 0.22))
    brush.shape([(16, -252), (112, -254), (112, -48), (16, -74)], mix(green, PINE, 0.22))
    brush.disc(114, -264, 7, SAFFRON)
    brush.rect(34, -420, 54, 62, PAPER, 3)
    for line in range(4):
        brush.line([(42, -408 + line * 12), (78 - line % 2 * 10, -408 + line * 12)], 3, mix(MIST, PINE, 0.4))


def books(brush, chance):
    x, colours = 0, (BRICK, SAFFRON, MIST, PAPER, SEA, mix(BRICK, PAPER, 0.4), GRASS)
    while x < 290:
        wide, high = chance.randint(15, 30), chance.randint(54, 80)
        colour = chance.choice(colours)
        brush.rect(x, -high, wide, high, colour, 2)
        brush.rect(x, -high + 12, wide, 5, mix(colour, PINE, 0.35))
        x += wide + 2
    brush.shape([(x + 2, 0), (x + 12, -66), (x + 30, -62), (x + 20, 0)], SEA)


def puzzles(brush, chance):
    for row, (wide, colour) in enumerate(((128, BRICK), (116, SAFFRON), (102, SEA))):
        brush.rect(0, -24 - row * 24, wide, 22, colour, 3)
        brush.rect(wide * 0.3, -19 - row * 24, wide * 0.4, 12, mix(colour, PAPER, 0.7), 2)
    piece(brush.at(180, -30))
    bear(brush.at(264, 0))


def piece(brush):
    """One piece of a puzzle, large, against the wall."""
    brush.rect(-28, -28, 56, 56, SAFFRON, 4)
    brush.disc(0, -32, 12, SAFFRON)
    brush.disc(32, 0, 12, SAFFRON)
    brush.disc(-24, 0, 12, mix(PINE, LEAF, 0.15))


def bear(brush):
    brush.disc(0, -22, 25, WOOD)
    for side in (-1, 1):
        brush.disc(side * 17, -72, 10, WOOD)
        brush.disc(side * 22, -6, 11, mix(WOOD, SAFFRON, 0.4))
        brush.disc(side * 26, -34, 9, WOOD)
    brush.disc(0, -56, 23, WOOD)
    brush.disc(0, -50, 11, mix(SAFFRON, PAPER, 0.5), 9)
    for x, y in ((-8, -62), (8, -62), (0, -53)):
        brush.disc(x, y, 3, BLACK)


def kitchen(brush, chance):
    teapot(brush.at(70, 0))
    for x, colour in ((170, SAFFRON), (216, MIST)):
        brush.rect(x - 18, -34, 36, 34, colour, 8)
        brush.disc(x + 21, -18, 9, colour)
        brush.disc(x + 21, -18, 4, mix(PINE, LEAF, 0.15))
    for plate in range(4):
        brush.rect(252, -10 - plate * 9, 64, 7, (PAPER, MIST)[plate % 2], 3)


def teapot(brush):
    brush.disc(46, -36, 24, BRICK)
    brush.disc(46, -36, 14, mix(PINE, LEAF, 0.15))
    brush.line([(-30, -26), (-52, -42), (-60, -64)], 11, BRICK)
    brush.disc(0, -34, 42, BRICK, 34)
    brush.rect(-24, -8, 48, 8, mix(BRICK, PINE, 0.3), 3)
    brush.slice(0, -60, 24, 180, 360, mix(BRICK, PINE, 0.2), 12)
    brush.disc(0, -76, 7, SAFFRON)
    for x in (-20, 0, 20):
        brush.disc(x, -36, 6, PAPER)


def surprise(brush, chance):
    """The shelf "weet ik niet": a lamp, a ball, a globe."""
    brush.shape([(14, -46), (30, -80), (62, -80), (78, -46)], SAFFRON)
    brush.rect(43, -46, 6, 46, PAPER)
    brush.rect(28, -6, 36, 6, PAPER, 3)
    brush.disc(140, -30, 30, PAPER)
    brush.slice(140, -30, 30, 30, 150, BRICK)
    brush.slice(140, -30, 30, 210, 330, SEA)
    brush.disc(236, -46, 32, MIST)
    brush.blob([(222, -70), (244, -62), (236, -44), (218, -50)], LEAF)
    brush.blob([(246, -40), (260, -36), (250, -22), (240, -28)], LEAF)
    brush.line([(236, -12), (236, 0)], 6, WOOD)
    brush.rect(214, -6, 44, 6, WOOD, 3)
    brush.rect(286, -58, 34, 58, mix(BRICK, PAPER, 0.4), 4)


def bloembakken(brush, chance):
    sky(brush, MIST, mix(PAPER, SAFFRON, 0.2), bottom=330)
    sun(brush, 1010, 110, 54)
    cloud(brush.at(300, 96, 0.9))
    cloud(brush.at(690, 60, 0.6))
    for x, size in ((70, 1.0), (520, 0.8), (830, 0.9), (1160, 1.2)):
        round_tree(brush.at(x, 250, size), mix(LEAF, SEA, 0.25))
    garages(brush.at(0, 520))
    brush.rect(0, 520, WIDTH, 280, GRASS)
    brush.rect(0, 520, WIDTH, 46, mix(MIST, PAPER, 0.5))
    brush.rect(0, 562, WIDTH, 6, mix(MIST, PINE, 0.3))
    for _tuft in range(70):
        tuft(brush.at(chance.uniform(0, WIDTH), chance.uniform(600, 800)), chance, mix(LEAF, SAFFRON, 0.06), high=26)
    for place in range(6):
        flower_box(brush.at(34 + place * 158, 716, 1.06), chance)
    barrel(brush.at(1094, 700, 1.08))
    for x, y, turned in ((196, 470, False), (520, 440, True), (700, 486, False), (884, 452, True)):
        bee(brush.at(x, y, 1.3, turned))


def garages(brush):
    brush.rect(0, -290, WIDTH, 290, mix(BRICK, SAFFRON, 0.34))
    for row in range(30):
        y = -280 + row * 10
        brush.rect(0, y, WIDTH, 1.2, mix(BRICK, SAFFRON, 0.48))
    brush.rect(0, -310, WIDTH, 34, PINE)
    brush.rect(0, -280, WIDTH, 6, mix(PINE, MIST, 0.4))
    for place, colour in enumerate((SEA, mix(MIST, SEA, 0.25), PAPER, LEAF)):
        garage_door(brush.at(28 + place * 262, 0), colour)


def garage_door(brush, colour):
    brush.rect(0, -232, 226, 232, mix(colour, PINE, 0.4))
    brush.rect(9, -223, 208, 223, colour)
    for panel in range(4):
        brush.rect(9, -172 + panel * 52, 208, 5, mix(colour, PINE, 0.28))
    brush.rect(100, -104, 26, 8, BLACK, 4)
    for pane in range(3):
        brush.rect(28 + pane * 60, -210, 50, 26, mix(colour, PAPER, 0.6), 3)


def flower_box(brush, chance):
    brush.disc(66, 4, 84, (*rgb(PINE), 66), 11)
    for x in (22, 52, 82, 112):
        lavender(brush.at(x, -54, 1.12), chance, stalks=14, wide=46)
    for plank in range(3):
        brush.rect(0, -62 + plank * 21, 132, 19, mix(WOOD, SAFFRON, 0.12 + plank * 0.12), 2)
    for x in (6, 114):
        brush.rect(x, -66, 12, 70, mix(WOOD, PINE, 0.4), 2)


def barrel(brush):
    brush.line([(40, -440), (40, -170), (0, -150)], 15, mix(MIST, PINE, 0.35))
    brush.disc(0, 6, 104, (*rgb(PINE), 66), 14)
    brush.blob([(-62, -146), (62, -146), (80, -74), (62, 4), (-62, 4), (-80, -74)], mix(WOOD, BRICK, 0.3))
    for stave in (-36, 0, 36):
        brush.flow([(stave, -146), (stave * 1.28, -74), (stave, 4)], 3, mix(BRICK, PINE, 0.5))
    for y, wide in ((-122, 142), (-22, 142)):
        brush.rect(-wide / 2, y, wide, 12, BLACK, 4)
    brush.disc(0, -146, 64, mix(BRICK, PINE, 0.55), 13)
    brush.disc(0, -145, 54, mix(MIST, PAPER, 0.2), 9)
    brush.rect(-10, -42, 20, 10, SAFFRON, 3)
    brush.rect(-20, -40, 12, 22, SAFFRON, 4)


def bee(brush):
    brush.disc(-3, -9, 8, PAPER, 6)
    brush.disc(6, -10, 7, mix(PAPER, MIST, 0.4), 5)
    brush.disc(0, 0, 12, SAFFRON, 8)
    for stripe in (-4, 3):
        brush.rect(stripe - 1.6, -7, 3.6, 14, BLACK)
    brush.disc(11, -1, 5, BLACK)


def schaduwplein(brush, chance):
    sky(brush, mix(MIST, SEA, 0.12), mix(MIST, PAPER, 0.5), mix(SAFFRON, PAPER, 0.5), bottom=430)
    sun(brush, 990, 120, 78)
    cloud(brush.at(180, 130))
    for left, floors in ((20, 3), (330, 4), (900, 3)):
        flat(brush.at(left, 430), floors)
    brush.rect(0, 426, WIDTH, 374, mix(SAFFRON, PAPER, 0.34))
    brush.rect(0, 426, WIDTH, 26, GRASS)
    for row in range(5):
        brush.rect(0, 490 + row * row * 18 + row * 8, WIDTH, 3, mix(SAFFRON, WOOD, 0.25))
    young_tree(brush.at(690, 500, 0.68))
    sandpit(brush)
    children_at_play(brush)
    sail(brush)
    young_tree(brush.at(96, 752, 1.5))
    young_tree(brush.at(1106, 752, 1.5))


def flat(brush, floors):
    wall = mix(SEA, MIST, 0.5)
    brush.rect(0, -floors * 62 - 20, 270, floors * 62 + 20, wall)
    brush.rect(-8, -floors * 62 - 28, 286, 12, mix(wall, PINE, 0.3))
    for floor in range(floors):
        y = -floors * 62 - 4 + floor * 62
        for place in range(4):
            brush.rect(18 + place * 62, y, 46, 30, mix(wall, PAPER, 0.45), 2)
        brush.rect(0, y + 34, 270, 12, mix(wall, (BRICK, SEA, SAFFRON)[floor % 3], 0.5))


def young_tree(brush):
    brush.disc(0, 0, 60, (*rgb(PINE), 54), 12)
    brush.disc(0, 0, 40, mix(WOOD, PINE, 0.4), 9)
    for x in (-24, 24):
        brush.rect(x - 3, -80, 6, 80, WOOD)
        brush.line([(x, -70), (0, -66)], 3, PAPER)
    brush.shape([(-6, 0), (-4, -150), (4, -150), (6, 0)], mix(PINE, BRICK, 0.3))
    for x, y, radius in ((-30, -150, 34), (30, -150, 34), (0, -196, 40), (0, -150, 36)):
        brush.disc(x, y, radius, LEAF)
    for x, y, radius in ((-32, -156, 22), (-6, -204, 24), (24, -160, 18)):
        brush.disc(x, y, radius, mix(LEAF, SAFFRON, 0.25))


def sandpit(brush):
    brush.shape([(330, 600), (870, 600), (980, 730), (220, 730)], WOOD)
    brush.shape([(344, 608), (856, 608), (954, 716), (246, 716)], mix(SAFFRON, PAPER, 0.72))
    brush.blob([(300, 580), (600, 596), (900, 580), (960, 690), (600, 676), (240, 690)], (*rgb(PINE), 60))
    brush.shape([(220, 730), (980, 730), (980, 748), (220, 748)], mix(WOOD, PINE, 0.3))
    castle(brush.at(690, 690))
    brush.shape([(392, 668), (432, 668), (426, 706), (398, 706)], BRICK)
    brush.flow([(392, 668), (412, 640), (432, 668)], 4, PINE)


def castle(brush):
    sand = mix(SAFFRON, WOOD, 0.3)
    for x, high in ((-46, 44), (46, 44), (0, 66)):
        brush.rect(x - 22, -high, 44, high, sand)
        for notch in (-22, -5, 12):
            brush.rect(x + notch, -high - 9, 10, 10, sand)
    brush.rect(-9, -26, 18, 26, mix(sand, PINE, 0.5), 9)
    brush.line([(0, -74), (0, -112)], 3, PINE)
    brush.shape([(2, -112), (32, -102), (2, -92)], BRICK)


def children_at_play(brush):
    kneeling(brush.at(560, 694, 0.9), SEA, SKIN[3], BLACK)
    kneeling(brush.at(800, 684, 0.86, turned=True), BRICK, SKIN[0], WOOD)
    kneeling(brush.at(466, 700, 0.8, turned=True), PAPER, SKIN[2], BLACK)


def kneeling(brush, coat, skin, hair):
    brush.disc(0, 2, 46, (*rgb(PINE), 60), 9)
    brush.line([(-20, -30), (14, -8), (-24, -6)], 18, mix(coat, PINE, 0.65))
    brush.blob([(-20, -84), (6, -88), (18, -70), (4, -26), (-28, -26)], coat)
    brush.line([(4, -72), (26, -48), (46, -34)], 10, mix(coat, PINE, 0.22))
    brush.disc(47, -33, 6, skin)
    brush.disc(8, -104, 20, skin)
    brush.slice(6, -108, 22, 165, 345, hair)


def sail(brush):
    """A white cloth, hollow between four poles; we see its shaded side and the hem."""
    for x, top, foot in ((330, 292, 594), (870, 292, 594), (190, 120, 772), (1010, 120, 772)):
        brush.line([(x, foot), (x, top - 12)], 13, PINE)
        brush.disc(x, top - 14, 11, SAFFRON)
    front = smooth([(190, 120), (400, 190), (600, 210), (800, 190), (1010, 120)], closed=False)
    right = smooth([(1010, 120), (910, 214), (870, 292)], closed=False)
    back = smooth([(870, 292), (740, 322), (600, 330), (460, 322), (330, 292)], closed=False)
    left = smooth([(330, 292), (290, 214), (190, 120)], closed=False)
    brush.shape([*front, *right, *back, *left], mix(PAPER, MIST, 0.34))
    brush.shape([(400, 190), (600, 210), (600, 330), (460, 322)], mix(PAPER, MIST, 0.16))
    brush.shape([(800, 190), *right, (870, 292), (740, 322)], mix(PAPER, MIST, 0.16))
    for edge, width in ((back, 7), (left, 9), (right, 9), (front, 17)):
        brush.line(edge, width, PAPER)
