"""The drawings of the village."""

from io import BytesIO

from PIL import Image

from portal.demo.loader import read
from portal.demo.pictures import draw
from portal.profiel import read_profiel


def test_every_foto_in_the_story_can_be_drawn():
    names = [plan["foto"] for plan in read(read_profiel("hengelo"))["initiatief"] if "foto" in plan]
    assert len(names) == len(set(names)) == 12
    for name in names:
        assert Image.open(BytesIO(draw(name))).size == (1200, 800)


def test_picture_is_the_same_every_time():
    assert draw("winterlicht") == draw("winterlicht")
