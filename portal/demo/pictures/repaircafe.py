"""A long table with an open toaster, a sewing machine, screwdrivers and coffee."""

from portal.demo.pictures.brush import BRICK, LEAF, MIST, PAPER, PINE, SAFFRON, SEA, WIDTH, mix
from portal.demo.pictures.props import BLACK, OAK, rgb, steam


def scene(brush, chance):
    brush.rect(0, 0, WIDTH, 520, mix(SEA, PINE, 0.25))
    for x in range(0, WIDTH, 60):
        brush.rect(x, 330, 3, 190, mix(SEA, PINE, 0.5))
    brush.rect(0, 326, WIDTH, 8, mix(SEA, PINE, 0.55))
    for x in (220, 980):
        lamp(brush.at(x, 0))
    pegboard(brush.at(410, 96))
    table(brush, chance)
    toaster(brush.at(70, 566, 1.3))
    sewing_machine(brush.at(470, 566, 1.3))
    screwdrivers(brush.at(640, 640))
    cup(brush.at(1000, 572, 1.45), BRICK)
    screws(brush.at(900, 660), chance)


def lamp(brush):
    brush.line([(0, 0), (0, 70)], 4, BLACK)
    for wider in (0, 36, 72):
        brush.shape([(-58, 112), (58, 112), (190 + wider, 540), (-190 - wider, 540)], (*rgb(SAFFRON), 17))
    brush.disc(0, 112, 26, mix(SAFFRON, PAPER, 0.7))
    brush.slice(0, 114, 66, 180, 360, SAFFRON, 58)
    brush.rect(-12, 50, 24, 14, BLACK, 4)


def pegboard(brush):
    brush.rect(0, 0, 380, 200, mix(MIST, SEA, 0.35), 8)
    for row in range(8):
        for place in range(16):
            brush.disc(18 + place * 23, 18 + row * 23.5, 2, mix(SEA, PINE, 0.3))
    hammer(brush.at(60, 40))
    saw(brush.at(110, 60))
    wrench(brush.at(290, 40), PAPER)
    wrench(brush.at(340, 56, 0.8), SAFFRON)


def hammer(brush):
    brush.rect(-6, 0, 12, 124, OAK, 5)
    brush.rect(-34, -12, 62, 26, BLACK, 5)
    brush.shape([(28, -12), (44, 2), (28, 14)], BLACK)


def saw(brush):
    brush.shape([(36, 6), (142, 22), (142, 34), (36, 58)], PAPER)
    for tooth in range(11):
        x = 40 + tooth * 9.4
        brush.shape([(x, 58 - tooth * 2.2), (x + 9, 56 - tooth * 2.2), (x + 3, 66 - tooth * 2.2)], PAPER)
    brush.rect(0, 0, 44, 64, BRICK, 16)
    brush.rect(14, 20, 16, 26, mix(MIST, SEA, 0.35), 8)


def wrench(brush, colour):
    brush.rect(-7, 10, 14, 110, colour, 6)
    for y, gap in ((4, -12), (124, 140)):
        brush.disc(0, y, 20, colour)
        brush.shape([(-8, y), (8, y), (10, gap), (-10, gap)], mix(MIST, SEA, 0.35))


def table(brush, chance):
    brush.shape([(0, 520), (WIDTH, 520), (WIDTH, 740), (0, 740)], OAK)
    for y in (556, 604, 668):
        brush.rect(0, y, WIDTH, 3, mix(OAK, BRICK, 0.3))
    for _grain in range(26):
        x, y = chance.uniform(0, WIDTH), chance.uniform(526, 730)
        brush.line([(x, y), (x + chance.uniform(30, 110), y)], 2, mix(OAK, BRICK, 0.18))
    brush.rect(0, 740, WIDTH, 22, mix(OAK, BRICK, 0.5))
    brush.rect(0, 762, WIDTH, 38, mix(PINE, BLACK, 0.4))


def toaster(brush):
    """Opened: its side leans beside it and the wires glow."""
    brush.disc(110, 42, 140, (*rgb(PINE), 56), 14)
    brush.rect(0, -110, 200, 150, PAPER, 30)
    brush.rect(14, -92, 172, 112, BLACK, 14)
    for row in range(5):
        brush.flow([(26, -76 + row * 19), (64, -66 + row * 19), (102, -76 + row * 19), (140, -66 + row * 19),
                    (174, -76 + row * 19)], 4, mix(BRICK, SAFFRON, 0.45))
    for left in (34, 104):
        brush.rect(left, -118, 62, 12, BLACK, 5)
    brush.shape([(52, -118), (58, -160), (70, -172), (90, -166), (90, -118)], mix(OAK, BRICK, 0.2))
    brush.rect(198, -62, 18, 32, BRICK, 5)
    brush.flow([(4, 20), (-40, 24), (-36, 60), (-80, 66)], 5, BLACK)
    brush.shape([(-54, 70), (-12, 48), (60, 62), (18, 88)], mix(PAPER, MIST, 0.4))
    brush.shape([(-54, 70), (18, 88), (18, 94), (-54, 76)], mix(MIST, SEA, 0.3))


def sewing_machine(brush):
    brush.disc(140, 42, 190, (*rgb(PINE), 56), 14)
    brush.rect(0, 6, 290, 34, PINE, 8)
    brush.rect(16, -2, 258, 10, mix(PINE, MIST, 0.35), 4)
    brush.blob([(196, 4), (206, -84), (130, -104), (70, -96), (58, -58), (24, -58), (16, -128), (44, -170),
                (150, -178),
                (252, -168), (274, -120), (266, 4)], PINE)
    brush.rect(34, -64, 12, 40, MIST)
    brush.line([(40, -26), (40, 0)], 3, PAPER)
    brush.disc(278, -134, 34, mix(PINE, MIST, 0.3))
    brush.disc(278, -134, 22, SAFFRON)
    brush.disc(278, -134, 8, PINE)
    brush.rect(112, -204, 22, 32, BRICK, 4)
    brush.rect(108, -208, 30, 7, PAPER, 3)
    brush.line([(122, -176), (70, -150), (40, -70)], 2, BRICK)
    for petal in range(5):
        brush.disc(140 + petal * 18, -142 + (petal % 2) * 9, 6, SAFFRON)
    cloth(brush)


def cloth(brush):
    """A striped cloth under the needle."""
    brush.shape([(-128, 66), (-96, 40), (-88, 18), (-52, 0), (150, 0), (78, 66)], mix(SAFFRON, PAPER, 0.55))
    for row in range(5):
        brush.line([(-34 + row * 34, 3), (-98 + row * 34, 63)], 6, BRICK)


def screwdrivers(brush):
    for place, colour in enumerate((BRICK, SEA, LEAF)):
        one = brush.at(place * 46, place * 22)
        one.line([(36, 56), (84, 8)], 6, PAPER)
        one.line([(0, 92), (36, 56)], 20, colour)
        one.line([(6, 82), (30, 58)], 4, mix(colour, PAPER, 0.5))


def cup(brush, colour):
    brush.disc(20, 34, 84, PAPER, 17)
    brush.disc(20, 32, 62, mix(PAPER, MIST, 0.5), 11)
    brush.disc(72, -12, 26, colour)
    brush.disc(72, -12, 14, OAK)
    brush.blob([(-30, -46), (70, -46), (66, 10), (44, 34), (-4, 34), (-26, 10)], colour)
    brush.disc(20, -46, 50, mix(colour, PAPER, 0.25), 12)
    brush.disc(20, -45, 43, mix(PINE, BRICK, 0.5), 9)
    steam(brush.at(4, -62))
    steam(brush.at(36, -66, 0.8))


def screws(brush, chance):
    for _screw in range(9):
        x, y = chance.uniform(-60, 90), chance.uniform(-20, 60)
        brush.line([(x, y), (x + 12, y - 8)], 4, PINE)
        brush.disc(x + 13, y - 9, 5, mix(PINE, MIST, 0.5))
