"""Makes of a letter in HTML a PDF that everyone can read: PDF/UA-1 (ISO 14289-1), its tables and lists tagged as it asks.

Needs the extra ``[pdf]`` (WeasyPrint and pikepdf) and the libraries of Pango; without them there is only the HTML.
"""

from functools import cache
from io import BytesIO
from mimetypes import guess_type
from pathlib import Path

from PIL import ImageFile

from portal.errors import NotNow

STATIC = Path(__file__).parent / "static"
# Never asked over a network: an address that cannot exist, so that relative addresses in a stylesheet work.
OURS = "https://portaal.invalid/"


@cache
def engine():
    """WeasyPrint and pikepdf, or None when one of them or a library under them is missing."""
    try:
        import pikepdf
        import weasyprint
    except (ImportError, OSError):
        return None
    # WeasyPrint lets Pillow pass half a picture for a whole one, also where residents send in a photo.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    return weasyprint, pikepdf


def is_possible():
    return engine() is not None


def make(html):
    """The bytes of a PDF/UA-1 of this whole page; NotNow("pdf") where that cannot be made.

    Nothing is fetched but our own files, written as addresses below ``OURS``.
    """
    if not is_possible():
        raise NotNow("pdf")
    weasyprint, pikepdf = engine()
    drawn = weasyprint.HTML(string=html, url_fetcher=own_file).write_pdf(pdf_variant="pdf/ua-1")
    return tagged(pikepdf, drawn)


def own_file(url, *rest, **options):
    """A file of the portal itself, by a name below ``static``; anything else is refused."""
    path = (STATIC / url.removeprefix(OURS)).resolve()
    if not url.startswith(OURS) or not path.is_relative_to(STATIC):
        raise ValueError(f"{url}: a letter fetches nothing from outside")
    return engine()[0].urls.URLFetcherResponse(url, path.read_bytes(), {"Content-Type": guess_type(path.name)[0] or ""})


def tagged(pikepdf, data):
    """The same PDF, with what PDF/UA asks of tables and lists and WeasyPrint leaves."""
    with pikepdf.open(BytesIO(data)) as pdf:
        parts = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/StructElem"]
        for part in parts:
            if part.S == "/TH":
                say_scope(pikepdf, part)
            elif part.S == "/Div" and part.P.get("/S") == "/L":
                pair(pikepdf.Name, part)
        out = BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def say_scope(pikepdf, head):
    """Of its column in the head of a table, of its row below that; how many cells it spans stays."""
    head.A = head.get("/A", pikepdf.Dictionary(O=pikepdf.Name.Table))
    head.A.Scope = pikepdf.Name.Column if head.P.P.S == "/THead" else pikepdf.Name.Row


def pair(name, group):
    """A term and what it says, in a <div> of their own in a <dl>: one item of the list, with its label and its body."""
    group.S = name.LI
    for place, item in enumerate(group.K):
        item.S = name.LBody if place or len(group.K) == 1 else name.Lbl
        for body in item.K:
            body.S = name.Div
