"""Every text of the portal exists in every language, and the file the portal reads is the newest."""

import ast
from gettext import GNUTranslations

import pytest

from tests import words

SAYS = {"_", "gettext", "ngettext", "lazy_gettext", "lazy_ngettext", "translate_number"}
LANGUAGES = pytest.mark.parametrize("language", words.languages())


def test_english_is_there():
    assert "en" in words.languages()


@LANGUAGES
def test_every_text_is_translated_and_nothing_is_left_of_one_that_is_gone(language):
    catalog, texts = words.translated(language), [message.id for message in words.source() if message.id]
    listed = {message.id for message in catalog if message.id}
    known = listed - set(words.lacking(catalog))
    assert ([text for text in texts if text not in known], listed - set(texts)) == ([], set())


@pytest.mark.parametrize("code", ['f"{_(text)}"', 'f": {ngettext(one, more, 3)}"'])
def test_a_text_within_an_f_string_is_seen(code):
    assert unseen(code) == [1]


def test_no_text_stands_where_the_list_of_words_does_not_look():
    """What reads the source for texts to translate does not look within f-strings."""
    found = {str(path): unseen(path.read_text(encoding="utf-8")) for path in (words.ROOT / "portal").rglob("*.py")}
    assert {name: lines for name, lines in found.items() if lines} == {}


def unseen(code):
    """The lines of the f-strings in which a text to translate stands."""
    within = (part for node in ast.walk(ast.parse(code)) if isinstance(node, ast.JoinedStr) for part in ast.walk(node))
    return [part.lineno for part in within if isinstance(part, ast.Call) and getattr(part.func, "id", "") in SAYS]


@LANGUAGES
def test_a_translation_fills_in_the_same_things(language):
    catalog = words.translated(language)
    assert [(message.id, str(fault)) for message in catalog for fault in message.check(catalog)] == []


@LANGUAGES
def test_the_compiled_file_is_the_newest(language):
    with open(words.po_file(language).with_suffix(".mo"), "rb") as file:
        compiled = GNUTranslations(file)
    catalog = words.translated(language)
    assert [message.id for message in catalog
            if message.id and words.texts(message) != read(compiled, message)] == []


def read(compiled, message):
    """What the portal shows for this text: one string, or one for 1 and one for more."""
    if message.pluralizable:
        return [compiled.ngettext(*message.id, number) for number in (1, 2)]
    return [compiled.gettext(message.id)]
