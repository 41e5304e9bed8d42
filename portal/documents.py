"""Says what an uploaded file is from its contents, and makes of its name one that is safe to hand out."""

import re
import unicodedata
import zlib
from dataclasses import dataclass
from io import BytesIO
from lzma import LZMAError
from pathlib import PurePosixPath
from zipfile import BadZipFile, ZipFile

import filetype

from portal.fotos import FORMATS, TOO_MANY_POINTS, BrokenPicture, reencode

MAX_BYTES = 10_000_000
MOST_PARTS = 5_000
LARGEST_SIDE = 2_400
OFFICE = "application/vnd.openxmlformats-officedocument."
# The part that makes a zip of Word or Excel what it is → (mimetype, extension)
OFFICE_PARTS = {
    "word/document.xml": (OFFICE + "wordprocessingml.document", "docx"),
    "xl/workbook.xml": (OFFICE + "spreadsheetml.sheet", "xlsx"),
}
ODT = "application/vnd.oasis.opendocument.text"
# Parts in which an office file carries a program.
PROGRAMS = re.compile(r"(^|/)(vbaProject\.bin|Basic/|Scripts/|activeX/)", re.IGNORECASE)
# What a damaged zip may raise while its first part is read.
UNREADABLE = (BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError, zlib.error, LZMAError)
TOO_BIG, EMPTY, UNKNOWN, PROGRAM, BROKEN = "te_groot", "leeg", "onbekend", "programma", "kapot"


@dataclass(frozen=True)
class Document:
    """A file as it may be kept: photos are new pictures that hold nothing else, the rest is as it came."""

    data: bytes
    mimetype: str
    extension: str


class Unwelcome(ValueError):
    """This file is not kept; ``reason`` is te_groot, leeg, onbekend, programma, kapot or te_veel_punten."""

    def __init__(self, reason):
        super().__init__(reason)
        self.reason = reason


def recognise(source):
    """The Document in an open file, or Unwelcome."""
    raw = source.read(MAX_BYTES + 1)
    if not raw:
        raise Unwelcome(EMPTY)
    if len(raw) > MAX_BYTES:
        raise Unwelcome(TOO_BIG)
    if filetype.guess_mime(raw) in FORMATS:
        return picture(raw)
    if raw.startswith(b"%PDF-"):
        return Document(raw, "application/pdf", "pdf")
    if raw.startswith(b"PK\x03\x04"):
        return Document(raw, *office(raw))
    raise Unwelcome(UNKNOWN)


def picture(raw):
    try:
        made = reencode(raw, max_bytes=MAX_BYTES, max_side=LARGEST_SIDE)
    except BrokenPicture as broken:
        raise Unwelcome(TOO_MANY_POINTS if broken.reason == TOO_MANY_POINTS else BROKEN) from broken
    return Document(made.data, "image/webp", "webp")


def office(raw):
    """(mimetype, extension) by the parts the zip says it has; nothing of it is unpacked."""
    try:
        with ZipFile(BytesIO(raw)) as archive:
            names = archive.namelist()
            marked = names[:1] == ["mimetype"] and archive.open("mimetype").read(200)
    except UNREADABLE as error:
        raise Unwelcome(BROKEN) from error
    if len(names) > MOST_PARTS or any(PROGRAMS.search(name) for name in names):
        raise Unwelcome(PROGRAM)
    if marked == ODT.encode() and "content.xml" in names:
        return ODT, "odt"
    for part, found in OFFICE_PARTS.items():
        if part in names and "[Content_Types].xml" in names:
            return found
    raise Unwelcome(UNKNOWN)


def safe_name(name, extension):
    """The name somebody gave a file, plain enough for any disk and header, with the extension of what it is."""
    stem = PurePosixPath((name or "").replace("\\", "/")).stem
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode()
    return f"{re.sub('[^A-Za-z0-9]+', '-', plain).strip('-')[:80] or 'bestand'}.{extension}"
