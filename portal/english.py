"""What the gemeenteprofiel says in English: beside each text that differs stands one that ends in ``_en``."""

from dataclasses import replace


class English(str):
    """A text of the profile in English; every other text in it is Dutch. With another case it is English still."""

    taal = "en"

    def capitalize(self):
        return English(super().capitalize())

    def lower(self):
        return English(super().lower())


def in_english(thing):
    """The same with ``naam_en`` for ``naam``, and so on."""
    given = {name: English(text) for name, text in english_texts(thing).items() if text}
    return replace(thing, **given)


def english_texts(thing):
    """{"naam": "Green"}: every text that can be given in English, empty when it is not."""
    return {name.removesuffix("_en"): text for name, text in vars(thing).items() if name.endswith("_en")}
