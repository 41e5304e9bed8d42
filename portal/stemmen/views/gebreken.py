"""What a round still lacks, in sentences, with the page where it is mended."""

from flask import url_for
from flask_babel import lazy_gettext as _

from portal.templating import euro

ZINNEN = {
    "agenda_niet_open": _("De agenda van deze stemming is nog niet open, of al afgesloten."),
    "opent_voorbij": _("Het moment van openen is al voorbij. Kies een later moment."),
    "sluit_eerst": _("De stemming sluit voor hij opent."),
    "te_weinig_keuzes": _("Kies minstens twee plannen. Het zijn er nu %(aantal)s."),
    "zonder_tekst": _("Schrijf bij elk plan wat er gebeurt. Dat ontbreekt bij: %(namen)s."),
    "zonder_kosten": _("Vul in wat elk plan kost. Dat ontbreekt bij: %(namen)s."),
    "punt_weg": _("Ingetrokken, samengevoegd, doorgestuurd of al beslist, dus niet meer te kiezen: %(namen)s."),
    "mandje_zonder_budget": _("Een mandje vult iemand met geld. Vul in hoeveel geld er te verdelen is."),
    "alles_gratis": _("Er is geld te verdelen, maar geen enkel plan kost iets."),
    "niets_past": _("Er is %(budget)s te verdelen, maar het goedkoopste plan kost %(goedkoopste)s."),
    "te_duur": _("Duurder dan de %(budget)s die er is, dus nooit te kiezen: %(namen)s."),
    "min_boven_max": _("Iemand kiest minstens %(min)s plannen, maar hooguit %(max)s. Dat kan niet allebei."),
    "min_boven_keuzes": _("Iemand kiest minstens %(min)s plannen, maar er zijn er %(aantal)s."),
    "min_past_niet": _("De %(min)s goedkoopste plannen kosten samen %(kosten)s. Dat past niet in een mandje van %(budget)s."),
    "mandje_boven_budget": _("Iemand kiest voor minstens %(min)s, maar er is %(budget)s."),
    "mandje_boven_alles": _("Iemand kiest voor minstens %(min)s, maar alle plannen samen kosten %(kosten)s."),
    "mandje_past_nooit": _(
        "Iemand kiest voor minstens %(min)s, maar met deze plannen komt een geldig mandje niet verder dan %(kosten)s."
    ),
    "punten_max_boven_totaal": _("Een plan krijgt hooguit %(max)s punten, maar iemand heeft er %(totaal)s."),
    "punten_te_weinig": _("Iemand verdeelt %(totaal)s punten over minstens %(min)s plannen. Dat zijn te weinig punten."),
    "grenzen_te_krap": _("Door de grenzen kan iemand hooguit %(kan)s plannen kiezen, maar het moeten er minstens %(min)s zijn."),
    "grens_zonder_budget": _("Een thema of gebied heeft eigen geld, maar de stemming gaat niet over geld."),
    "grenzen_boven_budget": _("Het geld per thema of gebied is samen %(samen)s. Dat is meer dan de %(budget)s die er is."),
    "grens_te_klein": _("Voor een thema of gebied is %(budget)s, maar het goedkoopste plan daar kost %(goedkoopste)s."),
    "geen_toegang": _("Kies hoe we weten wie mag stemmen."),
    "twee_stemmen": _(
        "Iemand kan nu met een account stemmen en nog eens met een code van de balie. Kies een van de twee, of kruis aan dat "
        "het zo mag."
    ),
    "plaatsen_ontbreken": _("Vul in hoeveel onderwerpen er worden gekozen."),
    "plaatsen_boven_keuzes": _("Er worden %(plaatsen)s onderwerpen gekozen, maar er zijn er maar %(aantal)s."),
    "deel_zonder_geld": _("Een deel geven kan alleen als het om geld gaat. Kies wat er anders gebeurt."),
}
MONEY = {"budget", "goedkoopste", "kosten", "samen"}


def lines_of(gaten, ronde):
    """(sentence, address) for each."""
    return [(zin(gat), address_of(gat, ronde)) for gat in gaten]


def zin(gat):
    return str(ZINNEN[gat.code]) % {name: spoken(gat, name, value) for name, value in gat.values.items()}


def spoken(gat, name, value):
    if name in MONEY or (name == "min" and gat.code.startswith("mandje")):
        return euro(value)
    return ", ".join(value) if name == "namen" else value


def address_of(gat, ronde):
    if gat.deel == "keuzes":
        return url_for("stemmen.options", id=ronde.id)
    if gat.deel == "agenda":
        return url_for("buurtagenda.show", id=ronde.agenda_id)
    return url_for("stemmen.part", id=ronde.id, deel=gat.deel)
