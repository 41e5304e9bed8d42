"""Four girls in orange vests run after a ball."""

from math import cos, pi, sin

from portal.demo.pictures.brush import BRICK, LEAF, MIST, PAPER, PINE, SAFFRON, SEA, WIDTH, mix
from portal.demo.pictures.props import BLACK, GRASS, SKIN, WOOD, rgb, round_tree, sky, sun


def scene(brush, chance):
    sky(brush, SEA, MIST, mix(SAFFRON, PAPER, 0.4), bands=10, bottom=420)
    sun(brush, 240, 300, 74)
    for left, floors in ((380, 4), (820, 3), (1010, 4)):
        block(brush.at(left, 400), floors)
    for x, size in ((60, 1.1), (330, 0.9), (700, 1.0), (1170, 1.2)):
        round_tree(brush.at(x, 410, size), mix(LEAF, PINE, 0.2))
    for band in range(7):
        top, deep = 396 + band * band * 9, 9 * (2 * band + 1) + 1
        brush.rect(0, top, WIDTH, deep + 60, mix(GRASS, LEAF, 0.75 if band % 2 else 0.2))
    low_fence(brush.at(0, 420), 100)
    goal(brush.at(1010, 470))
    brush.line([(-20, 560), (1220, 560)], 5, PAPER)
    players(brush)
    ball(brush.at(1060, 690, 1.2))


def block(brush, floors):
    brush.rect(0, -floors * 58 - 16, 170, floors * 58 + 16, mix(SEA, MIST, 0.35))
    for floor in range(floors):
        for place in range(3):
            lit = (floor * 3 + place) % 4 == 1
            brush.rect(16 + place * 50, -floors * 58 + floor * 58, 36, 32, SAFFRON if lit else mix(SEA,
                       MIST, 0.7), 2)


def low_fence(brush, high):
    for x in range(-20, WIDTH + 40, 76):
        brush.rect(x, -high * 0.62, 8, high * 0.7, PINE, 3)
    for y in (-0.54, -0.2):
        brush.rect(0, high * y, WIDTH, 7, PINE)


def goal(brush):
    for x in range(0, 170, 17):
        brush.line([(x, -120), (x - 24, 10)], 1.6, PAPER)
    for y in range(-120, 10, 17):
        brush.line([(-(y + 120) * 0.18, y), (170, y)], 1.6, PAPER)
    brush.line([(0, 22), (0, -122), (172, -122), (172, 22)], 8, PAPER)


def players(brush):
    runner(brush.at(180, 706, 1.5), SKIN[0], WOOD, tails)
    runner(brush.at(410, 660, 1.36), SKIN[2], BLACK, bun)
    runner(brush.at(640, 720, 1.56), SKIN[3], mix(BRICK, PINE, 0.7), scarf)
    runner(brush.at(868, 676, 1.44), SKIN[1], BLACK, tail)


def runner(brush, skin, hair, style):
    """A girl of 170 high in an orange vest, at full speed to the right."""
    brush.disc(4, 2, 56, (*rgb(PINE), 90), 9)
    brush.line([(-4, -70), (-34, -54), (-70, -66)], 14, mix(skin, PINE, 0.18))
    brush.line([(-58, -62), (-70, -66)], 15, PAPER)
    brush.line([(-72, -72), (-76, -56)], 11, BLACK)
    brush.line([(-8, -112), (-34, -100), (-30, -76)], 11, mix(skin, PINE, 0.18))
    style(brush, hair)
    brush.line([(6, -70), (40, -52), (34, -10)], 15, skin)
    brush.line([(37, -30), (34, -10)], 16, PAPER)
    brush.line([(32, -4), (48, -4)], 11, BLACK)
    brush.blob([(-22, -88), (22, -88), (32, -60), (6, -56), (-24, -62)], PINE)
    brush.blob([(-10, -134), (18, -136), (26, -116), (22, -78), (-20, -78), (-16, -116)], SAFFRON)
    brush.rect(-16, -108, 40, 9, mix(BRICK, SAFFRON, 0.45))
    brush.line([(10, -120), (34, -104), (54, -122)], 11, skin)
    brush.rect(2, -146, 11, 16, skin)
    brush.disc(10, -156, 18, skin)
    brush.slice(8, -159, 20, 158, 340, hair)
    brush.disc(20, -155, 2.4, BLACK)
    brush.slice(19, -150, 7, 10, 130, mix(BRICK, skin, 0.3))


def tails(brush, hair):
    for y in (-160, -146):
        brush.blob([(0, y), (-22, y - 10), (-46, y - 2), (-24, y + 6)], hair)


def bun(brush, hair):
    brush.disc(-10, -174, 13, hair)


def tail(brush, hair):
    brush.blob([(-4, -168), (-28, -174), (-54, -158), (-66, -138), (-36, -148), (-8, -152)], hair)


def scarf(brush, hair):
    brush.disc(7, -155, 23, hair)
    brush.blob([(-10, -150), (18, -134), (14, -124), (-14, -128), (-40, -132)], hair)


def ball(brush):
    brush.disc(4, 28, 34, (*rgb(PINE), 90), 7)
    for far in (0, 1, 2):
        brush.line([(-46 - far * 6, -14 + far * 14), (-84 - far * 10, -14 + far * 14)], 4, PAPER)
    brush.disc(0, 0, 29, PAPER)
    turns = [turn * 2 * pi / 5 - pi / 2 for turn in range(5)]
    spots = [(12 * cos(turn), 12 * sin(turn)) for turn in turns]
    brush.shape(spots, PINE)
    for x, y in spots:
        brush.line([(x, y), (x * 1.9, y * 1.9)], 2.5, PINE)
        brush.disc(x * 2.1, y * 2.1, 4.5, PINE)
