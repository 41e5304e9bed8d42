"""Three steaming pans of soup on a long table with bowls, bread and spoons."""

from math import cos, sin

from portal.demo.pictures.brush import BRICK, LEAF, MIST, PAPER, PINE, SAFFRON, SEA, WIDTH, mix
from portal.demo.pictures.props import BLACK, OAK, WOOD, rgb, steam, window

GREEN = mix(LEAF, SAFFRON, 0.45)


def scene(brush, chance):
    brush.rect(0, 0, WIDTH, 470, mix(SAFFRON, PAPER, 0.62))
    view(brush.at(150, 60))
    view(brush.at(800, 60))
    brush.disc(330, 140, 34, SAFFRON)
    bunting(brush)
    brush.rect(0, 430, WIDTH, 370, PAPER)
    gingham(brush)
    pans = ((200, mix(BRICK, PINE, 0.1), SAFFRON), (600, SEA, GREEN), (1000, LEAF, BRICK))
    for place, (x, colour, soup) in enumerate(pans):
        pan(brush.at(x, 520, 1.2 if place == 1 else 0.98), colour, soup, chance)
    bread(brush.at(400, 600))
    for x, y, colour in ((130, 690, SAFFRON), (440, 716, GREEN), (760, 716, BRICK), (1070, 690, SAFFRON)):
        bowl(brush.at(x, y), colour)
    for x in (268, 590, 910):
        spoon(brush.at(x, 700))


def view(brush):
    window(brush, 250, 270, mix(MIST, PAPER, 0.25), PAPER, 2)
    brush.slice(125, 270, 120, 180, 360, mix(LEAF, MIST, 0.45), 70)


def bunting(brush):
    for x in range(-40, WIDTH, 310):
        brush.flow([(x, 10), (x + 155, 50), (x + 310, 10)], 3, PINE)
        for flag in range(5):
            left = x + 26 + flag * 56
            top = 48 - ((left + 18 - x - 155) / 155) ** 2 * 36
            brush.shape([(left, top), (left + 38, top), (left + 19, top + 46)], (BRICK, SEA, SAFFRON, LEAF,
                        PINE)[flag])


def gingham(brush):
    red = (*rgb(BRICK), 54)
    for y in range(450, 800, 60):
        brush.rect(0, y, WIDTH, 30, red)
    for x in range(-90, WIDTH + 90, 60):
        lean = (x - 600) * 0.35
        brush.shape([(x, 430), (x + 30, 430), (x + 30 + lean + 10, 800), (x + lean, 800)], red)
    brush.rect(0, 430, WIDTH, 8, mix(BRICK, PAPER, 0.4))


def pan(brush, colour, soup, chance):
    for x, tall in ((-56, 0.9), (0, 1.25), (58, 1.0)):
        steam(brush.at(x, -206, tall), mix(PAPER, SAFFRON, 0.14))
    brush.disc(0, 6, 172, (*rgb(PINE), 60), 26)
    for side in (-1, 1):
        brush.flow([(side * 140, -112), (side * 186, -116), (side * 184, -78), (side * 140, -76)], 13,
                   mix(colour, BLACK, 0.5))
    brush.rect(-148, -172, 296, 186, colour, 44)
    brush.rect(-148, -172, 296, 90, colour)
    brush.rect(-118, -120, 20, 96, mix(colour, PAPER, 0.3), 10)
    brush.disc(0, -172, 150, mix(colour, PAPER, 0.3), 40)
    brush.disc(0, -170, 136, soup, 32)
    for _piece in range(16):
        turn, far = chance.uniform(0, 6.28), chance.uniform(0.1, 0.82)
        x, y = 136 * far * cos(turn), -168 + 32 * far * sin(turn)
        brush.disc(x, y, chance.uniform(5, 10), mix(soup, chance.choice((PAPER, LEAF, BRICK)), 0.6), 5)
    brush.line([(60, -176), (128, -286)], 12, OAK)
    brush.disc(58, -172, 26, mix(OAK, BRICK, 0.2), 11)


def bread(brush):
    brush.disc(14, 48, 118, (*rgb(PINE), 60), 16)
    brush.rect(-100, 24, 224, 26, OAK, 10)
    brush.blob([(-84, 28), (-92, -16), (-40, -46), (40, -46), (92, -16), (88, 28)], mix(WOOD, BRICK, 0.15))
    brush.blob([(-76, 6), (-70, -18), (-30, -38), (40, -38), (76, -16), (60, -6)], mix(WOOD, SAFFRON, 0.5))
    for x in (-44, -4, 36):
        brush.line([(x - 10, -6), (x + 12, -36)], 7, mix(SAFFRON, PAPER, 0.6))


def bowl(brush, soup):
    brush.disc(0, 34, 84, (*rgb(PINE), 60), 16)
    brush.slice(0, -8, 82, 0, 180, SEA, 58)
    brush.rect(-30, 40, 60, 10, mix(SEA, PINE, 0.5), 4)
    brush.disc(0, -8, 82, mix(SEA, MIST, 0.6), 22)
    brush.disc(0, -6, 68, soup, 16)
    brush.line([(-40, 12), (40, 12)], 4, SAFFRON)


def spoon(brush):
    brush.line([(0, 60), (10, 0)], 8, OAK)
    brush.disc(13, -16, 15, OAK, 22)
    brush.disc(13, -16, 9, mix(OAK, BRICK, 0.25), 15)
