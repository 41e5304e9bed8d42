"""A report on paper: a whole page in Dutch and the PDF of it, from nothing but what the report keeps."""

import re
from datetime import date

from flask import render_template

from portal import pdf
from portal.rapportages.delen.tekeningen import tekeningen
from portal.signs import plain
from portal.speech import in_dutch

SVG = re.compile(r"<svg\b[^>]*>")
LABEL = re.compile(r'aria-label="([^"]*)"')
ICON = re.compile(r'<svg class="p-icon.*?</svg>', re.DOTALL)


def shown(verslag, *, h):
    """The report as a part of a page, headings from this level down; in Dutch, whatever the language of the page."""
    with in_dutch():
        return plain(render_template("rapportages/_verslag.html", **about(verslag), h=h))


def about(verslag):
    """What its template draws from: the report itself and nothing of today."""
    kept = verslag.inhoud
    dagen = {name: date.fromisoformat(kept[name]) for name in ("van", "tot", "op")}
    return {"verslag": verslag, "stand": kept, "dagen": dagen, **tekeningen(kept)}


def as_pdf(verslag):
    """The bytes of the PDF, the same whenever it is made; NotNow("pdf") where that cannot be."""
    return pdf.make(on_paper(verslag))


def on_paper(verslag):
    """The whole page as WeasyPrint takes it."""
    styles = [pdf.OURS + f"css/{name}.css" for name in ("brief", "verslag")]
    with in_dutch():
        page = plain(render_template("rapportages/papier.html", **about(verslag), stijlen=styles, h=1))
    return with_drawings(page)


def with_drawings(html):
    """WeasyPrint styles a drawing by what stands in it, and asks the name of each figure as its title."""
    style = f"<style>{(pdf.STATIC / 'css' / 'tekening.css').read_text(encoding='utf-8')}</style>"

    def named(match):
        label = LABEL.search(match[0])
        return f"{match[0]}<title>{label[1] if label else 'Teken'}</title>{style}"

    return SVG.sub(named, ICON.sub("", html))
