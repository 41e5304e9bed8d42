"""Every text of the portal exists in every language, and the file the portal reads is the newest."""

from gettext import GNUTranslations

import pytest

from tests import words

LANGUAGES = pytest.mark.parametrize("language", words.languages())


def test_english_is_there():
    assert "en" in words.languages()


@LANGUAGES
def test_every_text_is_translated(language):
    catalog = words.translated(language)
    known = {message.id for message in catalog} - set(words.lacking(catalog))
    assert [message.id for message in words.source() if message.id and message.id not in known] == []


@LANGUAGES
def test_no_translation_is_left_of_a_text_that_is_gone(language):
    texts = {message.id for message in words.source()}
    assert [message.id for message in words.translated(language) if message.id not in texts] == []


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
