"""Six boxes of lavender along a row of garages, and a rain barrel."""

from portal.demo.pictures.brush import BRICK, LEAF, MIST, PAPER, PINE, SAFFRON, SEA, WIDTH, mix
from portal.demo.pictures.props import BLACK, GRASS, WOOD, cloud, lavender, meadow, rgb, round_tree, sky, sun


def scene(brush, chance):
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
    meadow(brush, chance, 70, 600, 800)
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
