"""Asking for a photo: its fields, and what is said beside them of a file that is none."""

from flask_babel import lazy_gettext as _
from flask_wtf.file import FileField, FileRequired
from wtforms import StringField

from portal.forms import Form, at_most, needed, tidy
from portal.fotos import BrokenPicture, reencode

BROKEN = {
    "te_groot": _("Deze foto is te groot. Kies een foto van hooguit 8 MB."),
    "geen_foto": _("Dit bestand is geen foto die wij kunnen lezen. Kies een JPG, PNG of WebP."),
    "kapot": _("Deze foto is beschadigd. Kies een andere foto."),
    "te_veel_punten": _("Deze foto heeft te veel beeldpunten. Maak hem kleiner en probeer het opnieuw."),
}


class FotoForm(Form):
    """A photo with its description."""

    foto = FileField(
        _("Foto"),
        [FileRequired(_("Kies een foto."))],
        render_kw={"accept": "image/jpeg,image/png,image/webp,image/heic"},
        description=_("JPG, PNG of WebP, hooguit 8 MB. We halen de plaats en tijd uit de foto."),
    )
    alt = StringField(
        _("Wat is er op de foto te zien?"),
        [needed(_("Beschrijf wat er op de foto te zien is.")), at_most(200)],
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
