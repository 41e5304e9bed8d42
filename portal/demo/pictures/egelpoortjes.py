"""A hedgehog comes through a square gate in a wooden fence."""

from math import cos, pi, sin

from portal.demo.pictures.brush import BRICK, LEAF, PAPER, PINE, SAFFRON, SEA, WIDTH, mix
from portal.demo.pictures.props import BLACK, WOOD, rgb, round_tree, stars, tuft


def scene(brush, chance):
    brush.rect(0, 0, WIDTH, 800, mix(PINE, "#000000", 0.3))
    stars(brush, chance, 46, 130)
    brush.glow(180, 92, 130, PAPER, 12)
    brush.disc(180, 92, 50, mix(PAPER, SAFFRON, 0.2))
    for x, size in ((420, 0.8), (760, 1.1), (1080, 0.9)):
        round_tree(brush.at(x, 220, size), mix(PINE, SEA, 0.35), PINE, mix(PINE, SEA, 0.55))
    fence(brush, chance)
    gate(brush.at(-64, 0))
    brush.blob([(-200, 900), (-100, 690), (300, 664), (700, 676), (1000, 650), (1300, 690), (1400, 900)],
               mix(LEAF, PINE, 0.5))
    brush.shape([(400, 672), (588, 672), (760, 800), (200, 800)], (*rgb(SAFFRON), 46))
    hedgehog(brush.at(640, 724, 1.42))
    for _tuft in range(60):
        x, y = chance.uniform(0, WIDTH), chance.uniform(716, 830)
        tuft(brush.at(x, y), chance, mix(LEAF, PINE, chance.uniform(0.05, 0.4)), 8, 56)
    for x, y, size in ((110, 770, 1.2), (240, 800, 0.9), (1010, 790, 1.1)):
        toadstool(brush.at(x, y, size))


def fence(brush, chance):
    plank = mix(WOOD, PINE, 0.42)
    for place in range(13):
        x, top = place * 94 - 6, chance.uniform(168, 184)
        tint = mix(plank, mix(WOOD, SAFFRON, 0.2), chance.uniform(0, 0.34))
        brush.rect(x, top, 90, 540, tint, 5)
        for _line in range(3):
            at = x + chance.uniform(10, 80)
            brush.flow([(at, top + 14), (at + chance.uniform(-5, 5), 420), (at, 690)], 2, mix(tint, PINE,
                       0.28))
        for y in (254, 566):
            brush.disc(x + 20, y, 4, PINE)
            brush.disc(x + 70, y, 4, PINE)


def gate(brush):
    """The square little gate, lit from the garden behind."""
    brush.glow(558, 590, 240, SAFFRON, 13, 8)
    brush.rect(440, 460, 236, 230, mix(WOOD, BRICK, 0.25), 6)
    brush.rect(464, 484, 188, 206, mix(SAFFRON, PAPER, 0.25))
    brush.disc(558, 690, 94, mix(SAFFRON, LEAF, 0.3), 50)
    for x in (496, 610, 640):
        brush.line([(x, 690), (x - 6, 560)], 4, mix(LEAF, SAFFRON, 0.2))
        for side in (-1, 1):
            brush.disc(x - 4 + side * 10, 600 - side * 12, 11, mix(LEAF, SAFFRON, 0.2), 6)
    brush.line([(440, 460), (464, 484)], 3, mix(WOOD, PINE, 0.5))
    brush.line([(676, 460), (652, 484)], 3, mix(WOOD, PINE, 0.5))


def hedgehog(brush):
    brush.disc(10, 8, 126, (0, 0, 0, 80), 13)
    for foot in (-46, 4, 46):
        brush.line([(foot, -14), (foot + 6, 4)], 15, mix(WOOD, PINE, 0.5))
    spines(brush, 26, 118, 92, mix(BLACK, BRICK, 0.2), 34)
    face = mix(SAFFRON, PAPER, 0.45)
    brush.blob([(30, -66), (74, -62), (112, -36), (142, -24), (134, -12), (80, -2), (20, -6), (10, -36)],
               face)
    brush.disc(143, -22, 9, BLACK)
    brush.disc(96, -38, 6, BLACK)
    brush.disc(98, -40, 2, PAPER)
    brush.slice(112, -16, 12, 20, 120, mix(BRICK, face, 0.2))
    spines(brush, 20, 104, 76, mix(WOOD, PINE, 0.62), 30)
    spines(brush, 15, 84, 58, mix(WOOD, PINE, 0.4), 24)
    spines(brush, 10, 60, 38, mix(WOOD, SAFFRON, 0.3), 18)
    brush.disc(50, -66, 15, mix(face, WOOD, 0.5))
    brush.disc(50, -64, 8, mix(BRICK, face, 0.5))


def spines(brush, number, wide, high, colour, length):
    """A half round of spines."""
    points = [(-wide * 0.86, -4)]
    for turn in range(number + 1):
        angle = pi + (pi * 0.86) * turn / number
        for far in (1, 1 + length / wide):
            lean = -0.04 if far > 1 else 0.03
            points.append((wide * far * cos(angle + lean) * 0.86 - 8, high * far * sin(angle + lean) - 8))
    brush.shape([*points, (wide * 0.6, -4)], colour)


def toadstool(brush):
    brush.rect(-9, -44, 18, 44, PAPER, 8)
    brush.slice(0, -40, 40, 180, 360, BRICK, 34)
    for x, y, radius in ((-18, -52, 6), (4, -62, 7), (22, -50, 5)):
        brush.disc(x, y, radius, PAPER)
