"""Letters of the gemeente, drawn in Dutch: as part of a page, and as PDF to keep."""

from flask import make_response, render_template

from portal import pdf
from portal.signs import plain
from portal.speech import in_dutch


def letter(template, **values):
    """In Dutch, whatever the language of the page: so is a besluit. No sign in it hides or turns what follows."""
    with in_dutch():
        return plain(render_template(template, **values))


def as_pdf(template, titel, name, values):
    """A letter as a file to keep, called ``name``; NotNow where no PDF can be made."""
    page = letter("brieven/pdf.html", brief=template, titel=titel, kop=1, stijl=pdf.OURS + "css/brief.css", **values)
    answer = make_response(pdf.make(page))
    answer.mimetype = "application/pdf"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
