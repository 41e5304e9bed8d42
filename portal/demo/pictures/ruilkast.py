"""A green cupboard with open doors, full of things to swap."""

from portal.demo.pictures.brush import BRICK, LEAF, MIST, PAPER, PINE, SAFFRON, SEA, mix
from portal.demo.pictures.props import BLACK, GRASS, WOOD, hill, meadow, rgb, round_tree, sky, sun


def scene(brush, chance):
    sky(brush, mix(MIST, PAPER, 0.2), PAPER, mix(SAFFRON, PAPER, 0.6), bottom=560)
    sun(brush, 170, 150, 60)
    hill(brush, (520, 470, 500, 455, 500, 480), mix(MIST, LEAF, 0.35))
    for x, size in ((60, 1.5), (1010, 1.3), (1150, 1.7)):
        round_tree(brush.at(x, 570, size), mix(LEAF, SEA, 0.2))
    playground(brush.at(250, 590))
    hill(brush, (590, 560, 580, 560, 585, 570), GRASS)
    brush.shape([(400, 800), (520, 660), (700, 660), (860, 800)], mix(SAFFRON, PAPER, 0.5))
    meadow(brush, chance, 46, 640, 800)
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
