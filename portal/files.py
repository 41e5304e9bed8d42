"""Files people hand in: kept outside the web root under a name nobody can guess, and handed out, never shown."""

import secrets

from flask import abort, current_app, send_file
from flask_babel import lazy_gettext as _

from portal import disk, virus
from portal.documents import Unwelcome, recognise, safe_name

UNWELCOME = {
    "te_groot": _("Dit bestand is te groot. Kies een bestand van hooguit 10 MB."),
    "leeg": _("Dit bestand is leeg. Kies een ander bestand."),
    "onbekend": _("Dit soort bestand kunnen we niet lezen. Kies een PDF, een foto, Word, Excel of ODT."),
    "programma": _("In dit bestand zit een programma (een macro). Bewaar het zonder en probeer het opnieuw."),
    "kapot": _("Dit bestand is beschadigd. Kies een ander bestand."),
    "te_veel_punten": _("Deze foto heeft te veel beeldpunten. Maak hem kleiner en probeer het opnieuw."),
    "virus": _("In dit bestand is een virus gevonden. Het is niet bewaard."),
    "geen_scanner": _("We kunnen het bestand nu niet op virussen nakijken. Probeer het over een kwartier opnieuw."),
}


def keep(folder, *given):
    """Keep Documents that were ``taken``, each given as (document, name).

    Answers what is remembered of each: a dict of key, naam, mimetype and grootte (bytes).
    """
    return [write(folder, document, name) for document, name in given]


def write(folder, document, name):
    key = secrets.token_urlsafe(32)
    disk.write(path_of(folder, key), document.data)
    naam = safe_name(name, document.extension)
    return {"key": key, "naam": naam, "mimetype": document.mimetype, "grootte": len(document.data)}


def drop(folder, key):
    disk.throw_away(path_of(folder, key))


def path_of(folder, key):
    """Where the file lies. Its name is the key alone, with no extension to be read by."""
    return current_app.config["UPLOADS"] / folder / key


def handed_out(folder, kept):
    """The answer that holds a file: to be kept and opened elsewhere, never shown as a page of ours; 404 when it is gone.

    ``kept`` has its key, naam and mimetype; nobody's browser keeps it.
    """
    path = path_of(folder, kept.key)
    if not path.exists():
        abort(404)
    answer = send_file(path, mimetype=kept.mimetype, as_attachment=True, download_name=kept.naam, max_age=0)
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


def taken(field, keep):
    """What ``keep`` makes of the Document in this field, or of the list of them where it takes several; None when one is
    unwelcome, which is said beside the field. The scanner has had its say before anything is written, so nobody waits for it.
    """
    several = isinstance(field.data, list)
    try:
        found = [recognise(one.stream) for one in (field.data if several else [field.data])]
        for document in found:
            virus.scan(document.data, current_app.config["CLAMD_URL"])
        return keep(found if several else found[0])
    except Unwelcome as unwelcome:
        reason = unwelcome.reason
    except virus.Infected:
        reason = "virus"
    except virus.NoScanner:
        reason = "geen_scanner"
    field.errors = [UNWELCOME[reason]]
    return None
