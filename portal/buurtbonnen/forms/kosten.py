"""The budget: lines of costs and of money from others, as many as needed, and what one adds oneself."""

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import BooleanField, FieldList, FormField, SelectField, StringField
from wtforms import Form as PlainForm
from wtforms.validators import Optional

from portal.buurtbonnen.forms.velden import options
from portal.buurtbonnen.forms.vragen import VraagForm
from portal.buurtbonnen.rules.vragen import MOST_POSTEN, is_te_hoog, te_vragen
from portal.buurtbonnen.woorden import HUREN, LABELS
from portal.forms import Euro, Options, at_most, dutch_choice, tidy
from portal.regelingen.rules.formule import is_jaaraanvraag
from portal.regelingen.rules.parameters import waarde
from portal.templating import euro


class BaatForm(PlainForm):
    """Money from somebody else."""

    omschrijving = StringField(_("Van wie?"), [at_most(120)], filters=[tidy], render_kw={"maxlength": 120})
    bedrag = Euro(_("Bedrag"))

    @property
    def is_empty(self):
        return not self.omschrijving.data and self.bedrag.data is None and not self.bedrag.errors

    def lacks(self):
        """Put a sentence beside what is missing from a line that was begun; True if something is."""
        if self.is_empty or self.errors:
            return bool(self.errors)
        for field, sentence in ((self.omschrijving, self.WHAT), (self.bedrag, gettext("Vul het bedrag in."))):
            if field.data in (None, ""):
                field.errors = [str(sentence)]
        return bool(self.omschrijving.errors or self.bedrag.errors)

    WHAT = _("Vul in van wie het geld komt.")


class PostForm(BaatForm):
    """One line of costs."""

    omschrijving = StringField(_("Waarvoor?"), [at_most(120)], filters=[tidy], render_kw={"maxlength": 120})
    soort = SelectField(
        _("Huren of kopen?"), [Optional()], choices=options(HUREN.items()), default="onbekend", widget=Options()
    )
    categorie = SelectField(_("Soort kosten"), [Optional()], choices=[], widget=Options())
    bestuur = BooleanField(_("Deze activiteit is voor het bestuur zelf"))

    WHAT = _("Vul in waar je dit voor nodig hebt.")

    def ask_only(self, regels):
        """Leave out what this version does not look at."""
        if waarde(regels, "bestuursactiviteiten") is None:
            del self.bestuur
        if is_jaaraanvraag(regels) and waarde(regels, "huren") == "geen":
            del self.soort


class Regels(FieldList):
    """Lines with a plain number in their names; whatever else a visitor makes of a name is left alone."""

    def _extract_indices(self, prefix, formdata):
        names = (name.split("-") for name in formdata if name.startswith(f"{prefix}-"))
        return [int(parts[1]) for parts in names if parts[1].isascii() and parts[1].isdigit() and len(parts[1]) < 7]


class KostenForm(VraagForm):
    pagina = "kosten"
    posten = Regels(FormField(PostForm), LABELS["posten"], min_entries=1, max_entries=MOST_POSTEN)
    baten = Regels(FormField(BaatForm), LABELS["baten"], max_entries=MOST_POSTEN)
    eigen_bijdrage = Euro(LABELS["eigen_bijdrage"], [Optional()])

    def fill(self, around):
        rows = waarde(self.regels, "kostensoorten", ())
        own = [dutch_choice(row["sleutel"], row["tekst"]) for row in rows]
        kinds = [*options([("", gettext("Kies een soort"))]), *own]
        for entry in self.posten:
            entry.form.categorie.choices = kinds
            entry.form.ask_only(self.regels)

    def rearranged(self, pressed):
        """One line more (meer=posten) or less (weg=posten-2); everything typed stays, and is kept at the next step."""
        which = pressed.get("meer") or pressed.get("weg", "").partition("-")[0]
        if which not in ("posten", "baten"):
            return False
        lines = self._fields[which]
        if pressed.get("meer") and len(lines) < MOST_POSTEN:
            lines.append_entry()
        lines.entries = [entry for entry in lines if entry.name != pressed.get("weg")]
        if which == "posten" and not lines.entries:
            lines.append_entry()
        self.fill(self.around)
        return True

    def validate(self, extra_validators=None):
        good = super().validate(extra_validators)
        if any([entry.form.lacks() for entry in (*self.posten, *self.baten)]):
            self.posten.errors = [gettext("Kijk de regels na.")]
            return False
        if is_te_hoog(self.aanvraag, self.gevraagd):
            self.posten.errors = [gettext(
                "Je vroeg eerst %(bedrag)s. Bij een aanvulling kan het niet meer worden.",
                bedrag=euro(self.aanvraag.eerst_gevraagd),
            )]
            return False
        return good

    @property
    def values(self):
        rows = [line(entry.form, baat=False) for entry in self.posten if not entry.form.is_empty]
        rows += [line(entry.form, baat=True) for entry in self.baten if not entry.form.is_empty]
        return {"eigen_bijdrage": self.eigen_bijdrage.data, "posten": rows}

    @property
    def gevraagd(self):
        """What the lines as typed come to, as far as they can be read."""
        rows = [row for row in self.values["posten"] if row["bedrag"] is not None]
        return te_vragen(rows, self.eigen_bijdrage.data, self.around.hoogste)

    @property
    def line_errors(self):
        """[(id of the control, sentence)] of all that is wrong in the lines."""
        forms = [entry.form for entry in (*self.posten, *self.baten)]
        return [(field.id, field.errors[0]) for form in forms for field in form if field.errors]


def line(form, *, baat):
    given = {"omschrijving": form.omschrijving.data, "bedrag": form.bedrag.data, "baat": baat}
    more = {name: form[name].data for name in ("soort", "categorie", "bestuur") if name in form}
    return given if baat else given | more
