"""A white cloth over a sandpit, with three young trees."""

from portal.demo.pictures.brush import BRICK, LEAF, MIST, PAPER, PINE, SAFFRON, SEA, WIDTH, mix, smooth
from portal.demo.pictures.props import BLACK, GRASS, SKIN, WOOD, cloud, rgb, sky, sun


def scene(brush, chance):
    sky(brush, mix(MIST, SEA, 0.12), mix(MIST, PAPER, 0.5), mix(SAFFRON, PAPER, 0.5), bottom=430)
    sun(brush, 990, 120, 78)
    cloud(brush.at(560, 76))
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
