"""The pages of the form, one thing each: as a draft anything may be missing, nothing may be nonsense."""

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from stdnum.nl import postcode as postcodes
from wtforms import HiddenField
from wtforms.validators import Optional, ValidationError

from portal.buurtbonnen.antwoorden import ELDERS, lees
from portal.buurtbonnen.forms import velden
from portal.buurtbonnen.inhoud import label, said_of
from portal.buurtbonnen.rules.vragen import gesteld, mag_wijzigen, moet, ontbreekt, op_pagina
from portal.buurtbonnen.woorden import ELDERS as ANDERE_GEMEENTE
from portal.buurtbonnen.woorden import GEREGELD, LABELS, SOORTEN
from portal.dayform import Day
from portal.forms import Euro, Form, mail_address, tidy
from portal.privacy import ADDRESS, personal_data
from portal.regelingen.rules.parameters import waarde


class VraagForm(Form):
    """One page. Only what the version asks remains; ``around`` holds the areas and groups to choose from.

    ``vast``: the area of what was handed in. It decides who advises, who handles it and out of which plafond it is
    paid, so it changes no more.
    """

    version = HiddenField()
    pagina = ""

    def __init__(self, aanvraag, around, **kwargs):
        super().__init__(data=lees(aanvraag) | {"version": str(aanvraag.version)}, **kwargs)
        self.aanvraag, self.regels, self.around = aanvraag, aanvraag.versie.regels, around
        self.vast = aanvraag.gebied_code if aanvraag.kenmerk else None
        asked = {naam for naam in op_pagina(self.regels, self.pagina) if mag_wijzigen(aanvraag, naam) or naam == "gebied_code"}
        for name in set(self._fields) - {*asked, "version", "csrf_token"}:
            del self._fields[name]
        for name, field in self._fields.items():
            if name in LABELS:
                field.label.text = label(name, self.regels)
        self.fill(around)

    @property
    def nodig(self):
        """The names of the questions that must be answered; none ticked is an answer too."""
        return {vraag.naam for vraag in gesteld(self.regels) if moet(vraag, self.regels)} - {"bevat"}

    def fill(self, around):
        """Put in what there is to choose from."""

    def rearranged(self, pressed):
        """Did this button only change how many lines there are?"""
        return False

    def missing(self, antwoorden):
        """Put a sentence beside every question of this page that must be answered and is not; True if there is one."""
        open_ones = [vraag.naam for vraag in ontbreekt(self.regels, antwoorden) if vraag.naam in self._fields]
        for naam in open_ones:
            self._fields[naam].errors = [said_of(naam, self.regels)]
        return bool(open_ones)


class WieForm(VraagForm):
    pagina = "wie"
    soort = velden.one_of("soort", SOORTEN)
    groep_id = velden.group("groep_id", _("Alleen groepen waarvoor jij mag tekenen."))
    oud_genoeg = velden.yes_no("oud_genoeg")
    organisatoren = velden.number("organisatoren", _("Tel jezelf mee."))

    def fill(self, around):
        if "groep_id" not in self._fields:
            return
        nobody = gettext("Kies een organisatie") if "groep_id" in self.nodig else gettext("Niet voor een groep op deze site")
        self.groep_id.choices = velden.options([("", nobody), *around.groepen])
        if "groep_id" not in self.nodig and not around.groepen and self.groep_id.object_data is None:
            del self._fields["groep_id"]


class JaarForm(VraagForm):
    """The amount for a year is worked out; only the reserve is asked, where that counts."""

    pagina = "jaar"
    reserve = Euro(LABELS["reserve"], [Optional()], description=_("Al het geld dat aan het eind van dit jaar over is."))


class IdeeForm(VraagForm):
    pagina = "idee"
    title = velden.line("title", 80, _("Een korte naam die duidelijk maakt wat je wilt doen."))
    wat = velden.text("wat", 4000, 8)
    waarom = velden.text("waarom", 2000)
    bevat = velden.some_of("bevat", _("Kies niets als dat niet zo is."))
    checkgesprek = velden.yes_no("checkgesprek")

    def validate_title(self, field):
        """The name of what was granted stands in the public register."""
        found = [finding for finding in personal_data(field.data) if finding.kind != ADDRESS]
        if found:
            raise ValidationError(_("Haal dit weg, iedereen kan het lezen: %(wat)s", wat=found[0].found))

    def fill(self, around):
        if "bevat" in self._fields:
            rows = waarde(self.regels, "niet_voor", ())
            self.bevat.choices = velden.own_options(rows)


class WaarForm(VraagForm):
    pagina = "waar"
    gebied_code = velden.area("gebied_code", _("Is het in meer gebieden? Kies hier het gebied waar het begint."))
    waar = velden.line("waar", 200, _("Bijvoorbeeld: het plein voor de school."))
    werkgebieden = velden.some_of("werkgebieden", _("Kies niets als het in één gebied is."))
    samen_ingediend = velden.yes_no("samen_ingediend", _("Alleen nodig als het in meer gebieden is."))
    toestemming = velden.one_of("toestemming", GEREGELD)
    onderhoud = velden.one_of("onderhoud", GEREGELD)

    def fill(self, around):
        self.gebied_code.choices = velden.places(around.gebieden, gettext("Kies een buurt of wijk"))
        if self.vast:
            self.gebied_code.choices = [one for one in self.gebied_code.choices if one.value == self.vast]
        if "werkgebieden" in self._fields:
            self.werkgebieden.choices = velden.options(around.werkgebieden)

    @property
    def values(self):
        """The area of its own belongs among the areas of a combined application; one area needs no list."""
        given = super().values
        own = given["gebied_code"] = self.vast or given["gebied_code"] or None
        more = given.get("werkgebieden") or []
        given["werkgebieden"] = [code for code in (own, *more) if code] if more else []
        return given


class WanneerForm(VraagForm):
    pagina = "wanneer"
    begin = Day(LABELS["begin"], [Optional()])
    eind = Day(LABELS["eind"], [Optional()],
                     description=_("Laat leeg als het één dag duurt."))
    al_gemaakt = velden.yes_no("al_gemaakt")

    def validate_eind(self, field):
        if field.data and self.begin.data and field.data < self.begin.data:
            raise ValidationError(_("De laatste dag ligt voor de eerste dag. Kijk het na."))


class DraagvlakForm(VraagForm):
    pagina = "draagvlak"
    steun = velden.text("steun", 1000, 4, _("Bijvoorbeeld: met wie je hebt gepraat. Noem geen namen of adressen."))
    handtekeningen = velden.number("handtekeningen")
    adressen = velden.number("adressen")
    openbare_ruimte = velden.yes_no("openbare_ruimte")
    betrokkenen = velden.number("betrokkenen")
    instemmers = velden.number("instemmers")
    raadpleging = velden.yes_no("raadpleging")

    def validate_instemmers(self, field):
        if field.data and self.betrokkenen.data is not None and field.data > self.betrokkenen.data:
            raise ValidationError(_("Dit zijn er meer dan er mee te maken krijgen. Kijk het na."))


class GegevensForm(VraagForm):
    pagina = "gegevens"
    naam = velden.line("naam", 120, autocomplete="name")
    adres = velden.line("adres", 120, autocomplete="street-address")
    postcode = velden.line("postcode", 7, autocomplete="postal-code")
    plaats = velden.line("plaats", 60, autocomplete="address-level2")
    buurt_code = velden.area("buurt_code")
    telefoon = velden.line("telefoon", 30, _("Dan kunnen we je bellen als er iets onduidelijk is."), autocomplete="tel")
    email = velden.line("email", 254, _("Daar sturen we de ontvangst naartoe."), autocomplete="email")

    def fill(self, around):
        elders = (ELDERS, str(ANDERE_GEMEENTE))
        self.buurt_code.choices = velden.places(around.gebieden, gettext("Kies je buurt of wijk"), elders)

    def validate_email(self, field):
        if tidy(field.data) and not (spelled := mail_address(field.data)):
            raise ValidationError(_("Dit is geen e-mailadres. Een voorbeeld: naam@voorbeeld.nl"))
        elif field.data:
            field.data = spelled

    def validate_postcode(self, field):
        if field.data and not postcodes.is_valid(field.data):
            raise ValidationError(_("Dit is geen postcode. Een voorbeeld: 7551 AB"))
        field.data = postcodes.validate(field.data) if field.data else ""
