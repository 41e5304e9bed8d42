"""Who counts as what, and what a name may hold."""

from types import SimpleNamespace

import pytest

from portal.alphabets import mixes_alphabets
from portal.people.rules import AMBTEN, Rol, is_eigen_beheer, masked, names_office, plain_name, tells_contact


@pytest.mark.parametrize(("typed", "shown"), [
    ("  Amina ", "Amina"),
    ("Amina\n  de  Wit", "Amina de Wit"),
    ("Am\u202eina\u200b", "Amina"),
    ("Am\u0007ina\u2028de Wit", "Am ina de Wit"),
    ("Zoë ’t Hart-Çelik", "Zoë ’t Hart-Çelik"),
    (None, ""),
])
def test_name_is_one_line_without_invisible_signs(typed, shown):
    assert plain_name(typed) == shown


@pytest.mark.parametrize("name", [
    "amina@voorbeeld.nl", "bel 06-12345678", "+31 6 1234 5678", "074 245 98 76", "0742459876",
])
def test_name_with_contact_details_is_recognised(name):
    assert tells_contact(name)


@pytest.mark.parametrize("name", ["Amina", "Buurtclub 1954", "Bas V.", "Flat 12-18", "De 3 van nummer 7"])
def test_ordinary_name_tells_no_contact(name):
    assert not tells_contact(name)


@pytest.mark.parametrize(("address", "shown"), [
    ("amina@voorbeeld.nl", "a***@voorbeeld.nl"), ("b@voorbeeld.nl", "b***@voorbeeld.nl"),
])
def test_masked_address_shows_one_letter_of_the_name(address, shown):
    assert masked(address) == shown


@pytest.mark.parametrize(("rol", "person_id", "own"), [
    (Rol.BEHEERDER, 1, True), (Rol.BEHEERDER, 2, False), (Rol.MODERATOR, 1, False),
])
def test_eigen_beheer_is_only_the_own_beheerder_role(rol, person_id, own):
    assert is_eigen_beheer(SimpleNamespace(id=1), SimpleNamespace(rol=rol, person_id=person_id)) is own


@pytest.mark.parametrize("name", [
    "Gemeente Hengelo", "GemeenteHengelo", "hengelogemeente", "_gemeente_", "Team gemeentes", "Wethouders", "Raadsleden",
    "CMT-lid", "Financi\u00ebn", "W\u0133kwethouder", "Ge-meente", "Ge meente", "G.e.m.e.e.n.t.e", "G e m e e n t e",
    "Ge\u00admeente", "Ge\u200bmeente", "Ge\u034fmeente", "ge\u0301me\u0308e\u0323nte", "g\u0337e\u20ddmeente",
    "\u0121em\u0119ent\u011b", "\uff27\uff45meente", "\U0001d50aemeente", "\u24bcemeente", "\u0261emeente",
    "\u0262\u1d07\u1d0d\u1d07\u1d07\u0274\u1d1b\u1d07",
    "\U0001f176emeente", "\U0001f1ec\U0001f1ea\U0001f1f2\U0001f1ea\U0001f1ea\U0001f1f3\U0001f1f9\U0001f1ea",
    "G3meente", "GEM33NTE", "Geme3n7e Hengelo", "RaadsI1d", "Raad5lid", "Weth0uder", "F1nanci\u00ebn", "Regi$$eur",
    "\ua4d6\ua4f0\ua4df\ua4f0\ua4f0\ua4e0\ua4d4\ua4f0", "\u0421\u041c\u0422", "G\u0435meente",
])
def test_name_that_reads_as_an_office_is_recognised(name):
    assert names_office(plain_name(name), AMBTEN)


@pytest.mark.parametrize("name", [
    "G\u0435meente", "Weth\u03bfuder", "\u13c6emeente", "ge\u1160meente", "Jan \u0410nna", "gemee\u0578te",
])
def test_word_in_two_alphabets_is_recognised(name):
    assert mixes_alphabets(plain_name(name))


ORDINARY = """
    Amina|Jan de Boer|Raadgever|van der Wijk|Wethmar|Van der Meent|Inge Meenten|Abe Handelaar|Tabe Heerders|C.M.T. de Vries
    C M T Vos|Burgemeestre|IJsbrand Raad|Ĳsbrand|Buurtclub 1954|Anna \U0001f33b|Zoë ’t Hart-Çelik|D’Angelo|N'Golo|ʻAolani
    R2D2|De 8e straat|Muñoz|Straße|Søren Ærø|Þór
    Işık Yılmaz|İbrahim Öztürk|Łukasz Żółć|Wałęsa|Ștefan Țepeș|Nguyễn Thị Hương|Đặng Văn Bộ
    محمد الأمين|مُحَمَّد|علی\u200cرضا|שלמה|Ольга Иванова|Сергій Ґалаґан|Ёлкина Алёна|Гемин|Иван Ivan
    Γιώργος Παπαδόπουλος|დავით|ዳዊት|山田はなこ|佐々木 ルーシー|김민수|अमित शर्मा|สมชาย
"""


@pytest.mark.parametrize("name", [name.strip() for line in ORDINARY.split("\n") if line.strip() for name in line.split("|")])
def test_ordinary_name_of_any_language_is_fine(name):
    shown = plain_name(name)
    assert not names_office(shown, AMBTEN | {"stadsdeelregisseur"}) and not mixes_alphabets(shown)


def test_who_is_of_the_gemeente_may_carry_any_office():
    assert not names_office("Wethouder Jansen", frozenset())
