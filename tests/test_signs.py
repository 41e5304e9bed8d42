"""What is no text goes, and what people write in any language stays."""

import pytest

from portal.forms import tidy
from portal.signs import plain


@pytest.mark.parametrize("sign", list("\0\x08\x1b\x7f\x85\u2028\u202e\u2066\ud800\ufffe\ufdd0"))
def test_what_is_no_text_goes(sign):
    assert plain(f"bank{sign}je") == tidy(f" bank{sign}je ") == "bankje"


@pytest.mark.parametrize("text", [
    "Een bankje\tbij de vijver\nen een boom", "Café de Ünie, ’t Höfke", "مرحبا بكم", "שלום", "می\u200cخواهم", "👩‍👩‍👧‍👦 🏳️‍🌈",
    "Ź̧", "你好", "€ 1.250,50\u00a0", "a\u200fb\u200e", "𝔘𝔫𝔦",
])
def test_what_people_write_stays(text):
    assert plain(text) == text


def test_every_line_end_is_one():
    assert tidy("een\r\ntwee\rdrie\n") == "een\ntwee\ndrie"
