"""QR codes as drawings in a page or letter."""

import segno
from markupsafe import Markup


def drawing(text, title):
    """The text as an SVG with its name in words; black on white, whatever the colours around it."""
    made = segno.make(text, error="m", micro=False)
    return Markup(made.svg_inline(title=title, svgclass="qr", omitsize=True, light="#fff", border=4))
