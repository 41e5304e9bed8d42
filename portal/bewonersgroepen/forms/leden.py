"""What people fill in about who is in a group: a role, an invitation, a successor, a code."""

from flask_babel import lazy_gettext as _
from wtforms import StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length

from portal.bewonersgroepen.forms.velden import one_of
from portal.bewonersgroepen.rules import Rol
from portal.forms import Form, MailField, Once, needed, tidy

ROLLEN = {
    Rol.LID: _("Lid. Doet mee en ziet wie er nog meer meedoen."),
    Rol.CONTACT: _("Contact. Regelt de groep en is het aanspreekpunt."),
    Rol.PENNINGMEESTER: _("Penningmeester. Gaat over het geld en mag namens de groep aanvragen."),
    Rol.TWEEDE_TEKENAAR: _("Tweede tekenaar. Tekent mee en mag namens de groep aanvragen."),
    Rol.ADVISEUR: _("Adviseur. Geeft namens de organisatie advies over aanvragen."),
}


class UitnodigingForm(Form):
    """``rollen``: what this person may offer."""

    eenmaal = Once()
    email = MailField(
        _("E-mailadres"), _("Vul een e-mailadres in."), autocomplete="off",
        description=_("Wie al meedoet, krijgt er zo een rol bij."),
    )
    rol = one_of(_("Welke rol krijgt deze persoon?"), [])

    def __init__(self, *args, rollen, **kwargs):
        super().__init__(*args, **kwargs)
        self.rol.choices = [SelectChoice(rol.value, ROLLEN[rol]) for rol in rollen]


class RolForm(UitnodigingForm):
    email = eenmaal = None


class OpvolgingForm(Form):
    """``leden``: the memberships of those who can take over, one for each person."""

    eenmaal = Once()
    lid = one_of(_("Wie wordt het nieuwe contact?"), [], coerce=int)

    def __init__(self, *args, leden, **kwargs):
        super().__init__(*args, **kwargs)
        self.lid.choices = [SelectChoice(lid.id, lid.person.name) for lid in leden]


class CodeForm(Form):
    code = StringField(
        _("Je code"),
        [needed(_("Vul de code in.")), Length(max=60, message=_("De code heeft tien tekens."))],
        filters=[tidy],
        render_kw={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "maxlength": 60},
        description=_("Tien letters en cijfers, zoals K7QM-3TXW-8R. Hoofdletters en streepjes hoeven niet."),
    )
