"""The pictures of the demo village, drawn on the spot: one scene a file, named as the story names it."""

from importlib import import_module
from io import BytesIO
from random import Random

from portal.demo.pictures.brush import paint


def draw(name):
    """The picture with this name as PNG; the same every time."""
    scene = import_module(f"{__name__}.{name}").scene
    out = BytesIO()
    paint(scene, Random(name)).save(out, "PNG", compress_level=1)
    return out.getvalue()
