"""What people fill in about themselves, and beheerders about roles."""

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import BooleanField, HiddenField, RadioField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length, Regexp, ValidationError

from portal.alphabets import mixes_alphabets
from portal.forms import Form, MailField, needed, tidy
from portal.people.rules import LONGEST_NAME, SHORTEST_NAME, names_office, plain_name, tells_contact
from portal.security import safe_next
from portal.wijken.rules import Soort, soort_of

CHOOSE = _("Kies een van de mogelijkheden.")
NAME_LENGTH = _("Kies een naam van minstens %(min)d en hooguit %(max)d tekens.")
NO_CONTACT = _("Zet geen e-mailadres of telefoonnummer in je naam. Iedereen kan je naam lezen.")
ONE_ALPHABET = _("Gebruik in één woord van je naam letters van één alfabet.")
NO_OFFICE = _("Kies een naam waardoor niemand denkt dat je namens de gemeente spreekt.")


class LoginForm(Form):
    email = MailField(_("Je e-mailadres"), _("Vul je e-mailadres in."),
                      description=_("We sturen je een link en een code. Je hebt geen wachtwoord nodig."))
    next = HiddenField(filters=[safe_next])


class CodeForm(Form):
    code = StringField(
        _("De code uit de mail"),
        [needed(_("Vul de code in.")), Regexp(r"[0-9]{6}\Z", message=_("De code is zes cijfers lang."))],
        filters=[lambda text: "".join(tidy(text).split())],
        render_kw={"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"},
        description=_("Zes cijfers. De code werkt 15 minuten."),
    )


class WelcomeForm(Form):
    """``places``: what wijken.queries.choices gives, of which somebody lives in a buurt. ``offices``: see the rules."""

    name = StringField(
        _("Hoe mogen we je noemen?"),
        [needed(_("Vul een naam in.")), Length(SHORTEST_NAME, LONGEST_NAME, NAME_LENGTH)],
        filters=[plain_name], render_kw={"autocomplete": "nickname", "maxlength": LONGEST_NAME},
        description=_("Deze naam staat bij je plannen. Je voornaam is genoeg. Een andere naam mag ook."),
    )
    buurt_code = SelectField(_("In welke buurt woon je?"), invalid_choice_message=CHOOSE,
                             description=_("Dan laten we eerst zien wat er bij jou in de buurt gebeurt."))

    def __init__(self, places, offices, **kwargs):
        super().__init__(**kwargs)
        self.offices = offices
        self.buurt_code.choices = [SelectChoice("", gettext("Ik kies geen buurt"))] + [
            SelectChoice(code, naam, optgroup=wijk)
            for wijk, found in places.items() for code, naam in found if soort_of(code) == Soort.BUURT
        ]

    def validate_name(self, field):
        if tells_contact(field.data):
            raise ValidationError(NO_CONTACT)
        if mixes_alphabets(field.data):
            raise ValidationError(ONE_ALPHABET)
        if names_office(field.data, self.offices):
            raise ValidationError(NO_OFFICE)


class ProfileForm(WelcomeForm):
    taal = RadioField(_("Taal van de site en van je mail"), invalid_choice_message=CHOOSE)
    wants_mail = BooleanField(_("Stuur mij mijn berichten ook per mail"),
                              description=_("Staat er een brief van de gemeente voor je klaar, dan mailen we dat altijd."))

    def __init__(self, places, offices, talen, **kwargs):
        super().__init__(places, offices, **kwargs)
        self.taal.choices = [SelectChoice(code, naam) for code, naam in talen]


class NewAddressForm(Form):
    email = MailField(_("Je nieuwe e-mailadres"), _("Vul je nieuwe e-mailadres in."),
                      description=_("We sturen een code naar dit adres. Zo weten we dat het van jou is."))


class LeaveForm(Form):
    bevestiging = StringField(_("Typ het woord “verwijderen”"), filters=[tidy],
                              render_kw={"autocomplete": "off", "spellcheck": "false"})

    def validate_bevestiging(self, field):
        word = gettext("verwijderen")
        if field.data.casefold() != word.casefold():
            raise ValidationError(gettext("Typ het woord “%(word)s”, dan weten we het zeker.", word=word))


class RoleForm(Form):
    """``rollen`` and ``gebieden``: lists of SelectChoice."""

    email = MailField(_("E-mailadres"), _("Vul een e-mailadres in."), autocomplete="off",
                      description=_("Is er nog geen account met dit adres? Dan maken we het."))
    rol = SelectField(_("Rol"), [needed(_("Kies een rol."))], invalid_choice_message=CHOOSE)
    gebied_code = SelectField(_("Gebied"), [needed(_("Kies een gebied."))], invalid_choice_message=CHOOSE,
                              description=_("De rol geldt voor alles wat in dit gebied ligt."))

    def __init__(self, rollen, gebieden, **kwargs):
        super().__init__(**kwargs)
        self.rol.choices = [SelectChoice("", gettext("Kies een rol")), *rollen]
        self.gebied_code.choices = [SelectChoice("", gettext("Kies een gebied")), *gebieden]
