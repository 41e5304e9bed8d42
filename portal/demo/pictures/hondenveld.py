"""Three dogs run over a field with a low fence and a double gate."""

from math import cos, pi, sin

from portal.demo.pictures.brush import BRICK, LEAF, MIST, PAPER, PINE, SAFFRON, SEA, WIDTH, mix
from portal.demo.pictures.props import BLACK, GRASS, cloud, hill, meadow, poplar, rgb, round_tree, sky, sun


def scene(brush, chance):
    sky(brush, mix(MIST, SEA, 0.1), mix(MIST, PAPER, 0.6), mix(SAFFRON, PAPER, 0.45), bottom=480)
    sun(brush, 930, 170, 70)
    for x, y, size in ((240, 130, 1.15), (590, 90, 0.7)):
        cloud(brush.at(x, y, size))
    hill(brush, (430, 370, 410, 360, 420, 390), mix(MIST, LEAF, 0.45))
    for x, size in ((90, 1.0), (190, 0.8), (860, 0.9), (1130, 1.1)):
        poplar(brush.at(x, 440, size), mix(LEAF, SEA, 0.25))
    hill(brush, (470, 430, 450, 425, 450, 440), mix(GRASS, SAFFRON, 0.15))
    round_tree(brush.at(380, 460, 1.15), mix(LEAF, SAFFRON, 0.05))
    mesh(brush)
    double_gate(brush.at(640, 520))
    hill(brush, (560, 530, 548, 522, 545, 520), GRASS)
    meadow(brush, chance, 90, 590, 810, high=34)
    for _daisy in range(36):
        daisy(brush.at(chance.uniform(0, WIDTH), chance.uniform(600, 790)))
    retriever(brush.at(210, 662, 1.35))
    dachshund(brush.at(505, 760, 1.25))
    spotted(brush.at(940, 664, 1.3))
    brush.disc(1150, 708, 19, BRICK)
    brush.disc(1144, 701, 6, mix(BRICK, PAPER, 0.5))


def mesh(brush):
    wire = mix(PINE, MIST, 0.35)
    for x in range(-20, WIDTH, 24):
        brush.line([(x, 468), (x + 30, 540)], 1.4, wire)
        brush.line([(x + 30, 468), (x, 540)], 1.4, wire)
    brush.rect(0, 462, WIDTH, 8, PINE)
    for x in range(16, WIDTH, 104):
        brush.rect(x, 450, 11, 110, PINE, 4)


def double_gate(brush):
    """A lock for dogs: two gates with a little room between them."""
    brush.rect(-50, -62, 310, 92, mix(GRASS, SAFFRON, 0.15))
    for x in (-62, 112):
        one = brush.at(x, 26, 0.92)
        for post in (-12, 172):
            one.rect(post, -124, 15, 136, BRICK, 4)
            one.disc(post + 7, -128, 10, SAFFRON)
        for bar in range(8):
            one.rect(12 + bar * 20, -98, 7, 92, PAPER, 3)
        for bar in (-90, -26):
            one.rect(6, bar, 164, 9, PAPER, 3)
        one.rect(150, -66, 20, 12, PINE, 3)


def daisy(brush):
    for turn in range(6):
        brush.disc(5 * cos(turn * pi / 3), 4 * sin(turn * pi / 3), 3.2, PAPER)
    brush.disc(0, 0, 2.8, SAFFRON)


def legs(brush, colour, length, wide, spots):
    """Stretched out in full run: each leg from the body, over the knee, to the paw."""
    for (x, y), reach in spots:
        brush.line([(x, y), (x + reach * 0.6, y + length * 0.35), (x + reach, y + length)], wide, colour)


def retriever(brush):
    coat, dark = mix(SAFFRON, PAPER, 0.12), mix(SAFFRON, BRICK, 0.34)
    brush.disc(0, 10, 120, (*rgb(PINE), 70), 10)
    legs(brush, dark, 44, 15, (((-66, -52), -62), ((66, -52), 74)))
    brush.blob([(-92, -92), (-128, -126), (-152, -120), (-136, -96), (-96, -70)], dark)
    brush.blob([(-100, -84), (-50, -104), (30, -100), (88, -108), (102, -72), (60, -42), (-10, -50), (-70,
                -38), (-104, -56)], coat)
    legs(brush, coat, 42, 16, (((-82, -56), -50), ((80, -56), 60)))
    brush.blob([(70, -106), (104, -136), (128, -124), (112, -74), (80, -66)], coat)
    brush.blob([(96, -132), (124, -158), (152, -150), (186, -128), (182, -114), (142, -106), (108, -108)],
               coat)
    brush.blob([(112, -150), (128, -148), (124, -118), (106, -98), (94, -114)], dark)
    face(brush.at(150, -134), 36, 12)
    brush.rect(84, -112, 34, 10, SEA, 5)


def dachshund(brush):
    coat, dark = mix(BRICK, PINE, 0.35), mix(BRICK, PINE, 0.6)
    brush.disc(0, 8, 130, (*rgb(PINE), 70), 9)
    legs(brush, dark, 22, 15, (((-86, -30), -34), ((78, -30), 42)))
    brush.flow([(-106, -56), (-136, -78), (-158, -104)], 10, coat)
    brush.blob([(-112, -58), (-60, -74), (50, -74), (104, -76), (110, -40), (60, -22), (-60, -22), (-112,
                -34)], coat)
    legs(brush, coat, 22, 16, (((-100, -30), -22), ((96, -34), 30)))
    brush.blob([(88, -66), (112, -106), (138, -108), (190, -84), (188, -74), (140, -66), (112, -42)], coat)
    brush.blob([(112, -104), (130, -102), (124, -70), (106, -52), (96, -74)], dark)
    face(brush.at(146, -92), 42, 14)
    brush.rect(92, -72, 30, 9, SAFFRON, 4)


def spotted(brush):
    coat = PAPER
    brush.disc(0, 10, 104, (*rgb(PINE), 70), 10)
    legs(brush, mix(PAPER, PINE, 0.25), 48, 13, (((-54, -60), -60), ((52, -60), 70)))
    brush.flow([(-78, -92), (-112, -112), (-124, -146)], 10, coat)
    brush.blob([(-84, -88), (-30, -102), (40, -106), (82, -110), (88, -72), (40, -52), (-40, -58), (-86,
                -62)], coat)
    legs(brush, coat, 48, 14, (((-68, -64), -46), ((66, -64), 56)))
    for x, y, radius in ((-58, -80, 15), (-14, -86, 19), (34, -70, 12), (50, -94, 10), (-36, -66, 8)):
        brush.disc(x, y, radius, BLACK)
    brush.blob([(62, -104), (84, -134), (108, -124), (94, -78), (72, -72)], coat)
    brush.blob([(78, -134), (104, -158), (130, -152), (164, -130), (160, -116), (122, -108), (90, -110)],
               coat)
    brush.blob([(94, -150), (84, -178), (108, -172), (116, -150)], BLACK)
    brush.disc(122, -142, 13, BLACK)
    face(brush.at(128, -138), 36, 14, PAPER)
    brush.rect(68, -118, 34, 10, BRICK, 5)


def face(brush, nose, down, eye=BLACK):
    brush.disc(-6, -3, 4.4, eye)
    brush.disc(nose, down - 6, 7, BLACK)
    brush.blob([(nose - 18, down + 8), (nose - 6, down + 8), (nose - 8, down + 26), (nose - 18, down + 24)],
               mix(BRICK, PAPER, 0.35))
