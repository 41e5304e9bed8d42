"""Things that return in several pictures: skies, houses, trees, people."""

from portal.demo.pictures.brush import BRICK, HEIGHT, LEAF, MIST, PAPER, PINE, SAFFRON, WIDTH, mix

BLACK = mix(PINE, "#000000", 0.45)
GRASS = mix(LEAF, SAFFRON, 0.22)
HEATHER = "#7c6ba0"
WOOD = mix(SAFFRON, BRICK, 0.38)
TURF = mix(LEAF, SAFFRON, 0.08)
OAK = mix(WOOD, SAFFRON, 0.45)
STEAM = mix(MIST, PAPER, 0.3)
SKIN = (mix(SAFFRON, PAPER, 0.5), mix(SAFFRON, BRICK, 0.25), mix(BRICK, PINE, 0.55), mix(SAFFRON, BRICK, 0.5))


def sky(brush, *colours, bands=9, bottom=HEIGHT):
    """Bands of colour, from the first above to the last below."""
    deep = bottom / bands
    for band in range(bands):
        place, part = divmod(band * (len(colours) - 1) / bands, 1)
        brush.rect(0, band * deep, WIDTH, deep + 1, mix(colours[int(place)], colours[int(place) + 1], part))


def sun(brush, x, y, radius, colour=SAFFRON, rings=PAPER):
    """A disc with wide rings of light around it."""
    for ring in (2.6, 2.0, 1.5):
        brush.disc(x, y, radius * ring, (*rgb(rings), 34))
    brush.disc(x, y, radius, colour)


def rgb(colour):
    return tuple(int(colour[place : place + 2], 16) for place in (1, 3, 5))


def stars(brush, chance, number, bottom, colour=PAPER):
    for _star in range(number):
        brush.disc(chance.uniform(0, WIDTH), chance.uniform(0, bottom), chance.uniform(0.8, 2.6), colour)


def cloud(brush, colour=PAPER):
    for x, y, radius in ((-60, 0, 26), (-25, -16, 34), (22, -10, 40), (62, 2, 24)):
        brush.disc(x, y, radius, colour)
    brush.rect(-86, 0, 172, 27, colour, 13)


def hill(brush, heights, colour):
    """A rolling horizon: heights at equal distances from left to right, filled down to the bottom."""
    step = (WIDTH + 80) / (len(heights) - 1)
    crest = [(-40 + place * step, height) for place, height in enumerate(heights)]
    brush.blob([(-400, HEIGHT + 400), *crest, (WIDTH + 400, HEIGHT + 400)], colour)


def window(brush, wide, high, glass=MIST, frame=PAPER, bars=1):
    """A window with its left top at the origin."""
    brush.rect(-5, -5, wide + 10, high + 10, frame)
    brush.rect(0, 0, wide, high, glass)
    brush.shape([(0, high * 0.55), (wide * 0.5, 0), (wide * 0.78, 0), (0, high * 0.86)], (255, 255, 255, 46))
    for bar in range(1, bars + 1):
        brush.rect(wide * bar / (bars + 1) - 2.5, 0, 5, high, frame)
    brush.rect(-10, high + 5, wide + 20, 7, frame)


def door(brush, wide, high, colour=PINE, frame=PAPER, glass=MIST):
    """A door with a pane in it; the left of its threshold at the origin."""
    brush.rect(-5, -high - 5, wide + 10, high + 5, frame)
    brush.rect(0, -high, wide, high, colour)
    brush.rect(8, -high + 8, wide - 16, high * 0.24, mix(colour, glass, 0.75))
    brush.rect(wide - 15, -high * 0.45, 5, 18, SAFFRON, 2)


def gable(brush, wide, high, wall, roof, top=80):
    """The front of a house, its left foot at the origin, under a pointed roof."""
    brush.rect(0, -high, wide, high, wall)
    brush.shape([(-14, -high), (wide / 2, -high - top), (wide + 14, -high)], roof)


def bricks(brush, wide, high, colour, chance, number=34):
    """A few bricks that differ from the others."""
    for _brick in range(number):
        x, y = chance.randrange(0, int(wide) - 26, 13), chance.randrange(0, int(high) - 9, 9)
        brush.rect(x, -y - 9, 24, 7, colour)


def round_tree(brush, crown=LEAF, trunk=PINE, light=None):
    """A tree of 200 high with its foot at the origin."""
    brush.shape([(-8, 0), (-5, -110), (5, -110), (8, 0)], trunk)
    brush.line([(0, -60), (26, -100)], 6, trunk)
    brush.disc(0, -140, 62, crown)
    brush.slice(0, -140, 62, 120, 300, light or mix(crown, SAFFRON, 0.2))


def poplar(brush, crown=LEAF, trunk=PINE):
    """A slender tree of 240 high."""
    brush.rect(-5, -60, 10, 60, trunk)
    brush.blob([(0, -240), (34, -150), (26, -60), (0, -36), (-26, -60), (-34, -150)], crown)
    brush.blob([(0, -240), (2, -150), (0, -36), (-26, -60), (-34, -150)], mix(crown, SAFFRON, 0.16))


def tuft(brush, chance, colour, blades=7, high=40):
    """A tuft of grass."""
    for _blade in range(blades):
        lean, tall = chance.uniform(-18, 18), chance.uniform(high * 0.5, high)
        brush.shape([(lean * 0.3 - 3, 0), (lean, -tall), (lean * 0.3 + 3, 0)], colour)


def lavender(brush, chance, stalks=16, wide=60, high=70, bloom=HEATHER):
    """A bush of lavender on its foot."""
    for stalk in range(stalks):
        foot = (stalk / (stalks - 1) - 0.5) * wide
        top, tall = foot * 1.5 + chance.uniform(-5, 5), chance.uniform(high * 0.72, high)
        brush.line([(foot * 0.6, 0), (top * 0.9, -tall * 0.7)], 2.6, mix(LEAF, MIST, 0.35))
        for bead in range(5):
            along = 0.62 + bead * 0.085
            brush.disc(top * along, -tall * along, 5.4 - bead * 0.6, bloom if bead % 2 else mix(bloom,
                       PAPER, 0.25))


def lantern(brush, colour=PINE, light=SAFFRON, high=220):
    brush.rect(-4, -high, 8, high, colour)
    brush.rect(-9, -14, 18, 14, colour, 3)
    brush.glow(0, -high - 20, 95, light, 14)
    brush.shape([(-14, -high - 36), (14, -high - 36), (9, -high), (-9, -high)], light)
    brush.shape([(-19, -high - 36), (0, -high - 54), (19, -high - 36)], colour)


def person(brush, coat, skin, hair, legs=PINE, stride=14, arm=None):
    """Somebody of 170 high, walking to the right; ``arm`` is where the near hand reaches."""
    brush.line([(-4, -72), (-stride, -4)], 15, mix(legs, "#000000", 0.25))
    brush.line([(4, -72), (stride, -4)], 15, legs)
    brush.line([(-stride - 2, -3), (-stride + 9, -3)], 9, BLACK)
    brush.line([(stride - 2, -3), (stride + 11, -3)], 9, BLACK)
    brush.blob([(-17, -128), (0, -136), (17, -128), (23, -68), (0, -62), (-23, -68)], coat)
    brush.rect(-5, -146, 10, 16, skin)
    brush.disc(1, -153, 16, skin)
    brush.slice(0, -156, 18, 160, 350, hair)
    hand = arm or (8, -78)
    brush.line([(0, -118), ((hand[0] + 6) / 2 + 4, (hand[1] - 118) / 2), hand], 11, mix(coat, "#000000",
               0.16))
    brush.disc(*hand, 6.5, skin)


def meadow(brush, chance, number, top, bottom, colour=TURF, high=28):
    """Tufts of grass, strewn between top and bottom."""
    for _tuft in range(number):
        tuft(brush.at(chance.uniform(0, WIDTH), chance.uniform(top, bottom)), chance, colour, high=high)


def steam(brush, colour=STEAM):
    brush.flow([(0, 0), (-14, -24), (8, -48), (-8, -76), (6, -102)], 8, colour)
