"""What staff fill in while they handle an application, and what an adviseur and an applicant answer."""

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, HiddenField, RadioField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import InputRequired, Optional

from portal.buurtbonnen.forms.velden import options
from portal.buurtbonnen.rules.behandelen import Grond, Voorstel
from portal.buurtbonnen.woorden import PAGINAS
from portal.dayform import Day
from portal.forms import Euro, Form, MailField, WholeNumber, at_most, needed, tidy
from portal.taal import marked

LONGEST = 4000
FILLED = {"bedrag": _("Vul een bedrag in van hooguit wat er gevraagd is.")}


def long_text(label, message, description="", rows=5):
    render = {"rows": rows, "maxlength": LONGEST}
    return TextAreaField(label, [needed(message), at_most(LONGEST)], filters=[tidy], description=description, render_kw=render)


class DaadForm(Form):
    """``WAAROM``: {name of what lacks: (field or None, sentence)}, for what only the action can see."""

    WAAROM = {}

    def explain(self, name):
        """Say why it cannot be done like this, beside the right field; False when this form has no words for it."""
        if name not in self.WAAROM:
            return False
        field, message = self.WAAROM[name]
        if field:
            self[field].errors = [*self[field].errors, message]
        else:
            self.form_errors.append(message)
        return True


class NotitieForm(DaadForm):
    tekst = long_text(_("Nieuwe notitie"), _("Schrijf eerst een notitie."), rows=3)


class AanvullingForm(DaadForm):
    vraag = long_text(
        _("Wat heb je nog nodig?"), _("Schrijf op wat er ontbreekt."),
        _("De aanvrager leest deze tekst. Schrijf “je” en noem alles in één keer."), rows=8,
    )
    onderdelen = SelectMultipleField(
        _("Wat mag de aanvrager aanpassen?"), [InputRequired(_("Kies wat de aanvrager mag aanpassen."))], choices=[],
        description=_("De rest van de aanvraag blijft zoals hij is."),
    )
    uiterlijk = Day(
        _("Uiterlijk op"), [needed(_("Kies een datum. Zonder datum staat de termijn niet stil."))],
        description=_("Loopt de termijn nog, dan staat die vanaf morgen stil, tot het er is of deze dag voorbij is."),
    )
    WAAROM = {"datum": ("uiterlijk", _("Kies een dag die nog moet komen.")),
              "onderdelen": ("onderdelen", _("Kies wat de aanvrager mag aanpassen.")),
              "reden": ("vraag", _("Schrijf op wat er ontbreekt."))}

    def __init__(self, *args, paginas=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.onderdelen.choices = options((pagina, PAGINAS[pagina][0]) for pagina in paginas)


class RedenForm(DaadForm):
    reden = long_text(_("Waarom?"), _("Schrijf op waarom."), _("De aanvrager kan deze tekst lezen. Schrijf “je”."))


class TerugleggenForm(DaadForm):
    reden = long_text(_("Wat moet er nog gebeuren?"), _("Schrijf op wat er nog moet gebeuren."))


class VerdagenForm(RedenForm):
    dagen = WholeNumber(_("Hoeveel dagen langer?"), [needed(_("Vul een aantal dagen in."))],
                         render_kw={"inputmode": "numeric"})
    WAAROM = {"dagen": ("dagen", _("Zo lang mag het niet duren volgens de regeling.")),
              "reden": ("reden", _("Schrijf op waarom."))}


GRONDEN = options((
    (Grond.INSTEMMING.value, _("De aanvrager is schriftelijk akkoord met uitstel (Awb 4:15, lid 2, a)")),
    (Grond.VERTRAGING.value, _("De vertraging ligt aan de aanvrager (Awb 4:15, lid 2, b)")),
    (Grond.OVERMACHT.value, _("Overmacht: de gemeente kan niet beslissen (Awb 4:15, lid 2, c)")),
))


class StilzettenForm(RedenForm):
    grond = RadioField(_("Waarom staat de termijn stil?"), [InputRequired(_("Kies waarom."))], choices=GRONDEN)
    reden = long_text(_("Leg uit wat er is"), _("Schrijf op waarom."), _("De aanvrager leest deze tekst. Schrijf “je”."))
    van = Day(_("Vanaf"), [needed(_("Kies een dag."))], description=_("De eerste dag waarop de termijn stilstaat."))
    tot_en_met = Day(
        _("Tot en met"), [Optional()],
        description=_("De laatste dag waarop de termijn stilstaat. Nodig bij een akkoord van de aanvrager."),
    )
    WAAROM = {
        "reden": ("reden", _("Schrijf op waarom.")),
        "einde": ("tot_en_met", _("Een akkoord geldt tot een dag die is afgesproken. Vul die in.")),
        "dagen": ("van", _("Kies een dag na de ontvangst en voor het einde van de termijn, en niet na de laatste dag.")),
    }


VOORSTELLEN = options((
    (Voorstel.TOEKENNEN.value, _("Toekennen")),
    (Voorstel.AFWIJZEN.value, _("Afwijzen")),
    (Voorstel.BUITEN_BEHANDELING.value, _("Buiten behandeling stellen")),
))


class VoorleggenForm(DaadForm):
    voorstel = RadioField(_("Wat stel je voor?"), [InputRequired(_("Kies wat je voorstelt."))], choices=VOORSTELLEN)
    bedrag = Euro(_("Voorgesteld bedrag"), description=_("Alleen als je voorstelt om toe te kennen."))
    reden = long_text(_("Waarom?"), _("Schrijf op waarom."),
                      _("Wie beslist leest dit, en kan het overnemen in de brief. Schrijf “u”."), rows=8)
    WAAROM = {
        "bedrag": ("bedrag", FILLED["bedrag"]),
        "raadpleging": (None, _("Het bedrag is zo hoog dat eerst de buurt geraadpleegd moet zijn. Schrijf op hoe dat ging.")),
        "gevraagd_advies": (None, _("Vraag eerst advies aan de bewonersorganisatie.")),
        "datum": ("voorstel", _("Er wordt nog gewacht op een aanvulling. Ga eerst verder zonder aanvulling.")),
        "reden": ("reden", _("Schrijf op waarom.")),
    }


class DoorsturenForm(RedenForm):
    naar = StringField(_("Naar wie?"), [needed(_("Vul in wie erover beslist.")), at_most(120)], filters=[tidy],
                       description=_("De naam van de organisatie. De aanvrager leest die."))
    naar_mail = MailField(_("E-mailadres daarvan"), _("Vul het e-mailadres in."), autocomplete="off",
                          description=_("Daar sturen we alles naartoe wat is ingevuld, met de gegevens van de aanvrager. Van een "
                                        "bestand alleen de naam: stuur dat zelf."))


class InGebrekeForm(DaadForm):
    datum = Day(_("Wanneer kwam de ingebrekestelling binnen?"), [needed(_("Vul de dag in."))])
    WAAROM = {"datum": ("datum", _("Deze dag moet nog komen. Kies de dag van ontvangst."))}


class RaadplegingForm(DaadForm):
    tekst = long_text(_("Hoe is de buurt geraadpleegd, en wat kwam eruit?"), _("Schrijf op hoe dat ging."),
                      _("Noem geen namen of adressen."))


class DeelForm(DaadForm):
    bedrag = Euro(_("Welk deel stel je voor?"), [needed(_("Vul een bedrag in."))])
    WAAROM = {"te_veel": ("bedrag", _("Dit moet minder zijn dan er gevraagd is.")),
              "deel_mag_niet": (None, _("Deze regeling kent geen gedeeltelijke toekenning."))}


class AdviesVragenForm(DaadForm):
    WAAROM = {"organisatie": (None, _("Er is geen erkende bewonersorganisatie om advies te vragen voor dit gebied."))}


class AdviesForm(DaadForm):
    """``criteria``: the extra criteria of the own organisation, those the application meets ticked."""

    uitkomst = RadioField(
        _("Wat is het advies?"), [InputRequired(_("Kies wat je adviseert."))],
        choices=options((("positief", _("Positief")), ("deels", _("Deels positief")), ("negatief", _("Negatief")))),
    )
    bedrag = Euro(_("Voor welk bedrag?"), [Optional()], description=_("Niet nodig bij een negatief advies."))
    criteria = SelectMultipleField(_("Aan welke eigen criteria voldoet het plan?"), choices=[])
    reden = long_text(_("Waarom?"), _("Schrijf op waarom."),
                      _("De aanvrager kan dit lezen in het besluit. Noem geen namen of adressen."), rows=6)
    geen_belang = BooleanField(
        _("Ik heb geen belang bij deze aanvraag: hij is niet van mij, mijn gezin of mijn groep, en ik vraag zelf geen geld."),
        [InputRequired(_("Zet hier een vinkje als dat zo is. Anders adviseert een ander."))],
    )
    WAAROM = {"bedrag": ("bedrag", FILLED["bedrag"]), "geen_belang": ("geen_belang", _("Zet hier een vinkje als dat zo is."))}

    def __init__(self, criteria, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.criteria.choices = options((str(criterium.id), marked(criterium.tekst)) for criterium in criteria)
        if not criteria:
            del self._fields["criteria"]

    @property
    def chosen(self):
        """The texts of the criteria that were ticked: they are kept as they stood here."""
        field = self._fields.get("criteria")
        return [choice.label for choice in field.choices if choice.value in field.data] if field else []


ANTWOORDEN = (("ja", _("Ja, ik ga akkoord")), ("nee", _("Nee, ik wil een besluit over het hele bedrag")))


class AntwoordDeelForm(Form):
    """``deel``: the amount that stood on the page, in cents."""

    deel = HiddenField()
    antwoord = RadioField(_("Kun je verder met dit bedrag?"), [InputRequired(_("Kies ja of nee."))],
                          choices=options(ANTWOORDEN))


class IntrekkingForm(DaadForm):
    reden = long_text(_("Hoe en wanneer kwam de intrekking, en waarom?"), _("Schrijf op hoe, wanneer en waarom."), rows=3)


class DeelantwoordForm(DaadForm):
    antwoord = RadioField(_("Kan de aanvrager verder met het deel?"), [InputRequired(_("Kies ja of nee."))],
                          choices=options((("ja", _("Ja")), ("nee", _("Nee")))))
    hoe = long_text(_("Hoe en wanneer kwam het antwoord?"), _("Schrijf op hoe en wanneer het antwoord kwam."), rows=3)
