"""Makes of a letter in HTML a PDF that everyone can read: PDF/UA-1 (ISO 14289-1), with every table header scoped.

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
    return scoped(pikepdf, drawn)


def own_file(url, *rest, **options):
    """A file of the portal itself, by a name below ``static``; anything else is refused."""
    path = (STATIC / url.removeprefix(OURS)).resolve()
    if not url.startswith(OURS) or not path.is_relative_to(STATIC):
        raise ValueError(f"{url}: a letter fetches nothing from outside")
    return engine()[0].urls.URLFetcherResponse(url, path.read_bytes(), {"Content-Type": guess_type(path.name)[0] or ""})


def scoped(pikepdf, data):
    """The same PDF in which every TH says that it is the head of its column: what PDF/UA asks and WeasyPrint leaves."""
    with pikepdf.open(BytesIO(data)) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/TH":
                thing.A = pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name.Column)
        out = BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()
