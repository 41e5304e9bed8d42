"""The list of words to translate: ``make words`` brings it up to date with the Dutch texts in the source."""

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
TRANSLATIONS = ROOT / "translations"
HEADER = "# De teksten van Buurtportaal. Na een nieuwe of veranderde tekst: make words"
KEYWORDS = DEFAULT_KEYWORDS | {"lazy_gettext": None, "lazy_ngettext": (1, 2), "translate_number": (1, 2)}


def source():
    """Every text in the source, in Dutch."""
    with open(ROOT / "babel.cfg", encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    found = Catalog()
    for folder in ("portal", "templates"):
        for name, line, message, comments, context in extract_from_dir(
            ROOT / folder,
            [(pattern.removeprefix(f"{folder}/"), method) for pattern, method in methods if pattern.startswith(folder)],
            options,
            KEYWORDS,
        ):
            found.add(message, None, [(f"{folder}/{name}", line)], context=context, auto_comments=comments)
    return found


def languages():
    return sorted(path.parent.parent.name for path in TRANSLATIONS.glob("*/LC_MESSAGES/*.po"))


def po_file(language):
    return TRANSLATIONS / language / "LC_MESSAGES" / "messages.po"


def translated(language):
    path = po_file(language)
    if not path.exists():
        return Catalog(language, project="Buurtportaal", header_comment=HEADER, fuzzy=False)
    with open(path, "rb") as file:
        return read_po(file, locale=language)


def lacking(catalog):
    """The texts without a sure translation."""
    return [message.id for message in catalog if message.id and (message.fuzzy or not all(texts(message)))]


def texts(message):
    return list(message.string) if message.pluralizable else [message.string]


def bring_up_to_date(language):
    """Take over new texts, drop old ones, keep the translations; then make the file the portal reads."""
    catalog = translated(language)
    template = source()
    template.creation_date = catalog.creation_date
    catalog.update(template, no_fuzzy_matching=True)
    path = po_file(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "wb") as file:
        write_po(file, catalog, ignore_obsolete=True, include_lineno=False, sort_by_file=True, width=110)
    with open(path.with_suffix(".mo"), "wb") as file:
        write_mo(file, catalog)
    return lacking(catalog)


if __name__ == "__main__":
    for language in languages() or ["en"]:
        todo = bring_up_to_date(language)
        print(f"{po_file(language).relative_to(ROOT)}: {len(todo)} teksten wachten op een vertaling")
        for text in todo[:20]:
            print(f"  {text if isinstance(text, str) else text[0]}")
