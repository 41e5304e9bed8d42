"""Asking for a photo: its fields, and what is said beside them of a file that is none."""

from flask_babel import lazy_gettext as _
from flask_wtf.file import FileField, FileRequired
from wtforms import StringField
from wtforms.validators import StopValidation

from portal.forms import Form, Once, at_most, tidy
from portal.fotos import FORMATS, BrokenPicture, reencode

# What a browser offers to choose from: only what this server can read.
ACCEPT = ",".join(kind for kind in ("image/jpeg", "image/png", "image/webp", "image/heic") if kind in FORMATS)
AGAIN = _("Beschrijf wat er op de foto te zien is. Kies daarna je foto opnieuw.")

BROKEN = {
    "te_groot": _("Deze foto is te groot. Kies een foto van hooguit 8 MB."),
    "geen_foto": _("Dit bestand is geen foto die wij kunnen lezen. Kies een JPG, PNG of WebP."),
    "kapot": _("Deze foto is beschadigd. Kies een andere foto."),
    "te_veel_punten": _("Deze foto heeft te veel beeldpunten. Maak hem kleiner en probeer het opnieuw."),
}


def described(form, field):
    """A photo has a description; whoever forgot it must choose the photo again, for no browser keeps that."""
    if not field.data:
        raise StopValidation(AGAIN if form.foto.data else _("Beschrijf wat er op de foto te zien is."))


described.field_flags = {"required": True}


class FotoForm(Form):
    """A photo with its description."""

    eenmaal = Once()
    foto = FileField(
        _("Foto"),
        [FileRequired(_("Kies een foto."))],
        render_kw={"accept": ACCEPT},
        description=_("JPG, PNG of WebP, hooguit 8 MB. We halen de plaats en tijd uit de foto."),
    )
    alt = StringField(
        _("Wat is er op de foto te zien?"),
        [described, at_most(200)],
        filters=[tidy],
        render_kw={"maxlength": 200},
        description=_("Voor wie de foto niet kan zien. Bijvoorbeeld: drie bakken met lavendel langs een muur."),
    )


def picture_in(field):
    """The re-encoded picture (portal.fotos.Picture) of this field; None for a broken one, which is said beside it."""
    try:
        return reencode(field.data.stream)
    except BrokenPicture as broken:
        field.errors = [BROKEN[broken.reason]]
        return None
