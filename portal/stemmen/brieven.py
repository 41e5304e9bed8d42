"""What goes to the printer: letters with codes, a file with the same codes, and paper ballots."""

import csv
from io import BytesIO, StringIO
from zipfile import ZIP_DEFLATED, ZipFile

from flask import current_app, render_template
from flask_babel import LazyString

from portal import pdf, qr
from portal.signs import plain
from portal.speech import in_dutch
from portal.spreadsheet import harmless
from portal.stemmen import geheim, uitleg
from portal.stemmen.biljetzinnen import allowed
from portal.stemmen.rules.regels import Regels
from portal.story import mail

HEAD = (
    "nummer", "stemcode", "naam", "straat", "huisnummer", "toevoeging", "postcode", "plaats", "buurt", "adres voor de QR-code",
)


def archive(ronde, uitgifte, *, with_letters=True):
    """The bytes of a ZIP with the letters and the file for the printer: the only place where these codes are readable."""
    letters = page("brieven", ronde, uitgifte=uitgifte, plek=LazyString(uitleg.plek, ronde)) if with_letters else ""
    return zipped([*(printed("brieven", letters) if letters else []), ("drukker.csv", printers_file(ronde, uitgifte))])


def zipped(files):
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as kept:
        for name, data in files:
            kept.writestr(name, data)
    return out.getvalue()


def printed(name, html):
    """[(name, bytes)]: the page as a PDF or, where that cannot be made, as a page to print, with its style."""
    if pdf.is_possible():
        return [(f"{name}.pdf", pdf.make(html))]
    here = html.replace(pdf.OURS + "css/", "")
    return [(f"{name}.html", here.encode()), ("brief.css", (pdf.STATIC / "css" / "brief.css").read_bytes())]


def page(template, ronde, **values):
    """A whole page to print, in Dutch: so are letters and ballots."""
    with in_dutch():
        return plain(render_template(
            f"stemmen/druk/{template}.html", ronde=ronde, regels=Regels.of(ronde.regels), qr=qr.drawing,
            url=code_address(ronde), profiel=current_app.profiel, stijl=pdf.OURS + "css/brief.css", **values,
        ))


def code_address(ronde):
    """Where a code is filled in. A QR code carries the code behind a "#", which no browser sends and no log keeps."""
    return mail.address(f"/stemmen/{ronde.id}/code")


def printers_file(ronde, uitgifte):
    """A line for each code, with semicolons and a mark for UTF-8, as Dutch spreadsheets expect it (bytes)."""
    out, url = StringIO(newline=""), code_address(ronde)
    writer = csv.writer(out, delimiter=";")
    writer.writerow(HEAD)
    for brief in uitgifte.brieven:
        to = brief.adres
        where = to.naam, to.straat, to.huisnummer, to.toevoeging, to.postcode, to.plaats, to.buurt or ""
        for kaart in brief.kaarten:
            writer.writerow(harmless(cell) for cell in (str(kaart.nummer), kaart.code, *where, f"{url}#{kaart.code}"))
    return out.getvalue().encode("utf-8-sig")


def ballots(ronde, nummers):
    """The paper ballots with these numbers as [(name, bytes)]; the same whenever they are made."""
    papers = [(nummer, geheim.serial(ronde.id, nummer)) for nummer in nummers]
    opties = [keuze for keuze in ronde.keuzes if keuze.ingetrokken_at is None]
    with in_dutch():
        zinnen = allowed(ronde, Regels.of(ronde.regels), opties)
    return printed("stembiljetten", page("stembiljetten", ronde, papers=papers, opties=opties, zinnen=zinnen))
