"""What people fill in about a group, and staff about an organisation."""

from flask_babel import lazy_gettext as _
from wtforms import DateField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, ValidationError

from portal.bewonersgroepen.rules import LONGEST_NAME, SHORTEST_NAME, Rol, Soort
from portal.clock import today
from portal.forms import Form, MailField, at_most, needed, tidy
from portal.people.rules import plain_name, tells_contact
from portal.privacy import ADDRESS, personal_data
from portal.words import WORDS

CHOOSE = _("Kies een van de mogelijkheden.")
ROLLEN = {
    Rol.LID: _("Lid. Doet mee en ziet wie er nog meer meedoen."),
    Rol.CONTACT: _("Contact. Regelt de groep en is het aanspreekpunt."),
    Rol.PENNINGMEESTER: _("Penningmeester. Gaat over het geld en mag namens de groep aanvragen."),
    Rol.TWEEDE_TEKENAAR: _("Tweede tekenaar. Tekent mee en mag namens de groep aanvragen."),
    Rol.ADVISEUR: _("Adviseur. Geeft namens de organisatie advies over aanvragen."),
}


def one_of(label, choices, **kwargs):
    return RadioField(label, [InputRequired(CHOOSE)], choices=choices, invalid_choice_message=CHOOSE, **kwargs)


def areas(choices, first):
    """The choices of a select of areas, as wijken groups them."""
    grouped = [SelectChoice(code, naam, optgroup=label) for label, found in choices.items() for code, naam in found]
    return [SelectChoice("", first), *grouped]


def must_not_have_been(form, field):
    if field.data < today():
        raise ValidationError(_("Kies vandaag of een dag die nog moet komen."))


def must_have_come(form, field):
    if field.data > today():
        raise ValidationError(_("Kies vandaag of een dag die al is geweest."))


class GroepForm(Form):
    """``gebieden``: every area, grouped. ``vast``: the names of what may not be changed any more."""

    naam = StringField(
        _("Hoe heet de groep?"),
        [
            needed(_("Geef de groep een naam.")),
            Length(
                SHORTEST_NAME, LONGEST_NAME, _("Kies een naam van minstens %(min)d en hooguit %(max)d tekens.")
            ),
        ],
        filters=[plain_name],
        render_kw={"maxlength": LONGEST_NAME, "autocomplete": "off"},
        description=_("Iedereen kan deze naam lezen."),
    )
    soort = one_of(
        _("Wat voor groep is het?"), [SelectChoice(soort.value, WORDS[soort]) for soort in Soort], default=Soort.GROEP.value
    )
    gebied_code = SelectField(
        _("In welke buurt of wijk?"), [needed(_("Kies een buurt of wijk."))], invalid_choice_message=CHOOSE
    )
    omschrijving = TextAreaField(
        _("Wat doen jullie?"),
        [needed(_("Vertel wat jullie doen.")), at_most(2000)],
        filters=[tidy],
        render_kw={"rows": 5, "maxlength": 2000},
        description=_("Iedereen kan dit lezen. Zet er geen namen, telefoonnummers of e-mailadressen in."),
    )

    def __init__(self, *args, gebieden, vast=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.gebied_code.choices = areas(gebieden, _("Kies een buurt of wijk"))
        for name in vast:
            del self._fields[name]

    def validate_naam(self, field):
        if tells_contact(field.data):
            raise ValidationError(_("Zet geen e-mailadres of telefoonnummer in de naam."))

    def validate_omschrijving(self, field):
        found = [finding for finding in personal_data(field.data) if finding.kind != ADDRESS]
        if found:
            raise ValidationError(_("Haal dit weg, iedereen kan het lezen: %(wat)s", wat=found[0].found))


class UitnodigingForm(Form):
    """``rollen``: what this person may offer."""

    email = MailField(
        _("E-mailadres"), _("Vul een e-mailadres in."), autocomplete="off",
        description=_("Wie al meedoet, krijgt er zo een rol bij."),
    )
    rol = one_of(_("Welke rol krijgt deze persoon?"), [])

    def __init__(self, *args, rollen, **kwargs):
        super().__init__(*args, **kwargs)
        self.rol.choices = [SelectChoice(rol.value, ROLLEN[rol]) for rol in rollen]


class RolForm(UitnodigingForm):
    email = None


class OpvolgingForm(Form):
    """``leden``: the memberships of those who can take over, one for each person."""

    lid = one_of(_("Wie wordt het nieuwe contact?"), [], coerce=int)

    def __init__(self, *args, leden, **kwargs):
        super().__init__(*args, **kwargs)
        self.lid.choices = [SelectChoice(lid.id, lid.person.name) for lid in leden]


class RedenForm(Form):
    reden = TextAreaField(
        _("Reden"),
        [needed(_("Schrijf dit op. Iedereen kan het lezen.")), at_most(2000)],
        filters=[tidy],
        render_kw={"rows": 4, "maxlength": 2000},
    )


class ErkenningForm(Form):
    """``gebieden``: every area, grouped, with the werkgebieden first."""

    gebied_code = SelectField(
        _("Werkgebied"), [needed(_("Kies een werkgebied."))], invalid_choice_message=CHOOSE,
        description=_("Over aanvragen uit dit gebied kan de organisatie advies geven."),
    )
    op = DateField(_("Erkend sinds"), [needed(_("Kies een datum.")), must_have_come], default=today)

    def __init__(self, *args, gebieden, **kwargs):
        super().__init__(*args, **kwargs)
        self.gebied_code.choices = areas(gebieden, _("Kies een werkgebied"))


class CriteriumForm(Form):
    """``soorten``: the kinds of cost the regeling knows, as (sleutel, tekst)."""

    tekst = TextAreaField(
        _("Wat is het criterium?"),
        [needed(_("Schrijf het criterium op.")), at_most(300)],
        filters=[tidy],
        render_kw={"rows": 3, "maxlength": 300},
        description=_("Eén regel, in gewone taal. Bijvoorbeeld: Wij betalen geen eten en drinken."),
    )
    categorie = SelectField(
        _("Over welke kosten gaat het?"), invalid_choice_message=CHOOSE,
        description=_("Kies je een soort kosten, dan past een aanvraag met die kosten niet. "
                      "Kies je niets, dan beoordeelt jullie adviseur het."),
    )
    geldig_van = DateField(_("Vanaf wanneer?"), [needed(_("Kies een datum.")), must_not_have_been], default=today)

    def __init__(self, *args, soorten, **kwargs):
        super().__init__(*args, **kwargs)
        self.categorie.choices = [
            SelectChoice("", _("Niet over een soort kosten")), *(SelectChoice(*soort) for soort in soorten)
        ]


class EindeForm(Form):
    tot = DateField(_("Wat is de laatste dag?"), [needed(_("Kies een datum.")), must_not_have_been], default=today)
