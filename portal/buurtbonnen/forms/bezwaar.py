"""What an applicant writes against a besluit, what staff enter of it on paper, and what who decides on it fills in."""

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_wtf.file import FileField
from wtforms import RadioField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional, ValidationError

from portal.buurtbonnen.forms.besluit import UITKOMSTEN, WAAROM_NIET, blame, lines, long_text
from portal.buurtbonnen.rules.besluit import Uitkomst
from portal.buurtbonnen.rules.bezwaar import HERROEPT, OP_PAPIER, Gehoord, Herziening, Horen, possible
from portal.buurtbonnen.woorden import KANALEN
from portal.clock import today
from portal.dayform import Day
from portal.forms import Euro, Form, needed
from portal.templating import datum


class BezwaarForm(Form):
    gronden = long_text(
        _("Waarom ben je het er niet mee eens?"), _("Schrijf op waarom je het er niet mee eens bent."),
        description=_("Schrijf zo precies mogelijk wat er volgens jou niet klopt, en wat je wilt dat er gebeurt."),
    )


class PapierForm(BezwaarForm):
    """A bezwaar of who asked that came on paper; ``besluit`` is what it is about. Once there is a ``vaststelling`` it may be
    about that: it is not entered here, where the days of the besluit count."""

    tegen = RadioField(
        _("Waar gaat het bezwaar over?"), [needed(_("Kies waar het bezwaar over gaat."))],
        choices=[SelectChoice("besluit", ""), SelectChoice("vaststelling", "")],
    )
    ontvangen_via = RadioField(
        _("Hoe kwam het bezwaar binnen?"), [needed(_("Kies hoe het bezwaar binnenkwam."))],
        choices=[SelectChoice(kanaal, KANALEN[kanaal]) for kanaal in OP_PAPIER],
    )
    ingediend_op = Day(
        _("Op welke dag kwam het binnen?"), [needed(_("Vul de dag in."))],
        description=_("De echte dag van ontvangst. Die bepaalt of het op tijd is."),
    )
    gepost_op = Day(
        _("Datum van het poststempel"), [Optional()],
        description=_("Alleen bij post. Wie het op tijd postte, is op tijd als de brief binnen een week na de laatste dag kwam."),
    )
    gronden = long_text(
        _("Wat staat er in het bezwaar?"), _("Schrijf over wat er in het bezwaar staat."),
        description=_("Neem de tekst over, of vat hem samen als je een scan toevoegt."),
    )
    scan = FileField(
        _("Scan van de brief"), [Optional()], render_kw={"accept": ".pdf,.jpg,.jpeg,.png,.webp"},
        description=_("PDF of foto, hooguit 10 MB."),
    )

    def __init__(self, besluit, vaststelling, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.besluit, self.vaststelling = besluit, vaststelling
        if vaststelling is None:
            del self.tegen
            return
        self.tegen.choices = [
            SelectChoice("besluit", gettext("Het besluit van %(dag)s op de aanvraag", dag=datum(besluit.bekend_op))),
            SelectChoice("vaststelling", gettext("De vaststelling van %(dag)s", dag=datum(vaststelling.besluit_op))),
        ]

    def validate_tegen(self, field):
        if field.data == "vaststelling":
            raise ValidationError(_(
                "Een bezwaar tegen de vaststelling voer je hier niet in. Het kan met de post, tot en met %(dag)s. Zet de dag van "
                "ontvangst op de brief, bewaar de envelop en geef ze aan wie bezwaren behandelt.",
                dag=datum(self.vaststelling.bezwaar_tot),
            ))

    def validate_ingediend_op(self, field):
        if field.data and field.data > today():
            raise ValidationError(_("Deze dag moet nog komen. Kies de dag van ontvangst."))
        if field.data and field.data < self.besluit.bekend_op:
            raise ValidationError(_("Het besluit is van %(dag)s. Een bezwaar komt daarna.", dag=datum(self.besluit.bekend_op)))

    def validate_gepost_op(self, field):
        if self.ontvangen_via.data != "post":
            raise ValidationError(_("Een poststempel hoort bij een bezwaar met de post."))
        if self.ingediend_op.data and not self.besluit.bekend_op <= field.data <= self.ingediend_op.data:
            raise ValidationError(_("Kies een dag na het besluit en niet na de dag van ontvangst."))

    @property
    def received(self):
        return {name: self[name].data for name in ("ontvangen_via", "ingediend_op", "gepost_op")}


# Why a besluit cannot be taken anew like this: beside which field, and in which words.
WAAROM_NIET_ANDERS = {
    "anders": ("uitkomst", _("Kies of je de aanvraag alsnog toekent of afwijst.")),
    "niets": ("bedrag", _("Vul in welk bedrag je in plaats daarvan toekent.")),
    "te_veel": ("bedrag", WAAROM_NIET["te_veel"][1]),
    "deel_mag_niet": ("bedrag", _("Deze regeling kent geen gedeeltelijke toekenning. Ken alles toe.")),
    "lager": ("bedrag", _("Wie bezwaar maakt, mag er niet op achteruitgaan. In het eerste besluit stond meer.")),
    "niets_anders": ("bedrag", _("Zo verandert er niets. Ken meer toe, vraag minder, of verklaar het bezwaar ongegrond.")),
    "horen": ("horen", _("Kies of wie bezwaar maakte is gehoord, of waarom niet.")),
    "horen_past_niet": ("horen", _("Deze reden past niet bij wat je beslist.")),
    "horen_wacht": ("horen", _("De tijd om te reageren is nog niet voorbij. Wacht daarop, of bel.")),
    "gehoord_op": ("gehoord_op", _("Vul de dag van het gesprek in: na het bezwaar, en niet later dan vandaag.")),
    "hoorverslag": ("hoorverslag", _("Maak een kort verslag van het gesprek.")),
    "aanvulling_wacht": ("stap", _("Wie bezwaar maakte kan het nog aanvullen. Wacht daarop.")),
    "plafond": ("bedrag", _("Voor dit gebied is geen plafond vastgesteld. Er kan niets worden toegekend.")),
}


class AntwoordForm(Form):
    stap = RadioField(
        _("Wat beslis je?"), [needed(_("Kies wat je beslist."))],
        choices=[
            SelectChoice("gegrond_verklaren", _("Gegrond")),
            SelectChoice("deels_gegrond_verklaren", _("Deels gegrond")),
            SelectChoice("ongegrond_verklaren", _("Ongegrond")),
            SelectChoice("niet_ontvankelijk_verklaren", _("Niet-ontvankelijk (bijvoorbeeld te laat)")),
        ],
    )
    reden = long_text(
        _("Waarom?"), _("Schrijf de reden op. De indiener krijgt die te lezen."),
        description=_("Dit komt in de brief. Schrijf “u”, in korte zinnen."),
    )
    horen = RadioField(
        _("Is wie bezwaar maakte gehoord?"), [needed(_("Kies of wie bezwaar maakte is gehoord, of waarom niet."))],
        choices=[
            SelectChoice(Horen.GEHOORD.value, _("Ja, in een gesprek")),
            SelectChoice(Horen.AFGEZIEN.value, _("Nee, die wilde dat niet")),
            SelectChoice(Horen.GEEN_REACTIE.value, _("Nee, die reageerde niet op tijd op onze vraag")),
            SelectChoice(Horen.TEGEMOETGEKOMEN.value, _("Nee, die krijgt helemaal gelijk en niemand heeft daar nadeel van")),
            SelectChoice(Horen.KENNELIJK_NIET_ONTVANKELIJK.value, _("Nee, het is meteen duidelijk niet-ontvankelijk")),
            SelectChoice(Horen.KENNELIJK_ONGEGROND.value, _("Nee, het is meteen duidelijk ongegrond")),
        ],
        description=_("Wie bezwaar maakt, mag dat in een gesprek uitleggen. Alleen om deze redenen hoeft het niet (Awb 7:3)."),
    )
    gehoord_op = Day(
        _("Op welke dag was het gesprek?"), [Optional()],
        description=_("Alleen als er een gesprek was."),
    )
    hoorverslag = long_text(
        _("Wat is er in het gesprek gezegd?"),
        description=_("Alleen als er een gesprek was. Schrijf een kort verslag. Het komt in de brief."),
    )
    uitkomst = RadioField(_("Wat besluit je over de aanvraag?"), [Optional()], choices=UITKOMSTEN,
                          description=_("Alleen als het bezwaar (deels) gegrond is."))
    bedrag = Euro(_("Nieuw bedrag in totaal"), description=_(
        "Alleen als het bezwaar (deels) gegrond is. Niet lager dan in het eerste besluit, en niet meer dan er gevraagd is."
    ))
    verplichtingen = long_text(_("Wat vragen we van de aanvrager?"), description=_(
        "Alleen als het bezwaar (deels) gegrond is. Eén verplichting op elke regel. Vraag niet meer dan in het eerste besluit."
    ))

    @property
    def gehoord(self):
        return Gehoord(self.horen.data, self.gehoord_op.data, self.hoorverslag.data or "")

    @property
    def nieuw(self):
        """The Herziening it asks for; None when the besluit stays."""
        if self.stap.data not in HERROEPT:
            return None
        uitkomst = self.uitkomst.data if "uitkomst" in self else Uitkomst.TOEKENNEN.value
        if uitkomst != Uitkomst.TOEKENNEN:
            return Herziening(uitkomst or "")
        return Herziening(uitkomst, self.bedrag.data or 0, tuple(lines(self.verplichtingen.data)))

    def explain(self, name):
        """Say beside the right field why it cannot be decided like this."""
        blame(self, *WAAROM_NIET_ANDERS[name])


def antwoord_form(besluit):
    """The form to decide on a bezwaar against what holds now; of one left unhandled it asks what is decided instead."""
    form = AntwoordForm(bedrag=besluit.bedrag or None, verplichtingen="\n".join(besluit.verplichtingen))
    choices = [choice for choice in UITKOMSTEN if choice.value in possible(besluit)]
    form.uitkomst.choices = choices
    if len(choices) == 1:
        del form.uitkomst
    return form
