"""A dark street with one bright window and people with tea before it."""

from math import cos, pi, sin

from portal.demo.pictures.brush import BRICK, LEAF, MIST, PAPER, PINE, SAFFRON, SEA, WIDTH, mix
from portal.demo.pictures.props import BLACK, door, gable, lantern, rgb, sky, stars, window

NIGHT = mix(PINE, "#000000", 0.3)
SNOW = mix(PAPER, MIST, 0.3)


def scene(brush, chance):
    sky(brush, NIGHT, mix(PINE, SEA, 0.85), bottom=620)
    stars(brush, chance, 90, 330)
    brush.glow(950, 120, 110, PAPER, 10)
    brush.disc(950, 120, 46, mix(PAPER, SAFFRON, 0.18))
    for left, high, top in ((-30, 250, 120), (236, 320, 150), (844, 290, 140), (1090, 240, 120)):
        dark_house(brush.at(left, 620), high, top)
    lit_house(brush.at(488, 620))
    brush.rect(0, 620, WIDTH, 180, mix(MIST, PINE, 0.42))
    for wider in (0, 45, 90):
        brush.shape([(540 - wider / 2, 620), (800 + wider / 2, 620), (960 + wider, 800), (380 - wider,
                     800)], (*rgb(SAFFRON), 44))
    lantern(brush.at(120, 640, 1.15))
    visitors(brush)
    for _flake in range(130):
        brush.disc(chance.uniform(0, WIDTH), chance.uniform(0, 800), chance.uniform(1.5, 4.5), (255, 255,
                   255, 190))


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
    seen = (
        (430, 1.2, BRICK, SAFFRON), (560, 1.28, SEA, PAPER), (640, 0.82, SAFFRON, BRICK),
        (800, 1.24, PINE, MIST), (920, 1.16, mix(LEAF, PINE, 0.3), SAFFRON),
    )
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
