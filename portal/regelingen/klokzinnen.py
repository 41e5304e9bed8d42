"""What the clock of a term says, in words: the names of days, and a sentence for each reason the end moved."""

from flask_babel import format_date, lazy_gettext
from flask_babel import gettext as _

from portal.speech import ngettext
from portal.termijn import DAY

DAGEN = {
    "nieuwjaarsdag": lazy_gettext("Nieuwjaarsdag"),
    "goede_vrijdag": lazy_gettext("Goede Vrijdag"),
    "tweede_paasdag": lazy_gettext("Tweede paasdag"),
    "koningsdag": lazy_gettext("Koningsdag"),
    "bevrijdingsdag": lazy_gettext("Bevrijdingsdag"),
    "hemelvaartsdag": lazy_gettext("Hemelvaartsdag"),
    "vrijdag_na_hemelvaart": lazy_gettext("Vrijdag na Hemelvaart"),
    "tweede_pinksterdag": lazy_gettext("Tweede pinksterdag"),
    "eerste_kerstdag": lazy_gettext("Eerste kerstdag"),
    "tweede_kerstdag": lazy_gettext("Tweede kerstdag"),
    "gelijkgestelde_dag": lazy_gettext("Gelijkgestelde dag"),
}


def dagnaam(name):
    """What a day is called: a name from the law in the language of the page, or as a beheerder wrote it."""
    return str(DAGEN.get(name, name))


def klokzin(reason, namen=()):
    """One (key, values) of Klok.waarom as a sentence. ``namen``: {day: name} of the holidays, when known."""
    key, values = reason
    return ZINNEN[key](values, dict(namen))


def verdaagd(values, namen):
    return ngettext(
        "De termijn is met %(num)s dag verlengd.", "De termijn is met %(num)s dagen verlengd.", values["dagen"]
    )


def geschorst(values, namen):
    return ngettext(
        "De termijn stond op %(van)s %(num)s dag stil.",
        "De termijn stond van %(van)s tot en met %(tot)s stil: %(num)s dagen.",
        values["dagen"],
        van=voluit(values["van"]),
        tot=voluit(values["tot"] - DAY),
    )


def staat_stil(values, namen):
    return _("De termijn staat stil sinds %(van)s. Het einde is nog niet bekend.", van=voluit(values["van"]))


def storing(values, namen):
    van, tot = voluit(values["van"]), voluit(values["tot"])
    if van == tot:
        return _("Het portaal was op %(dag)s niet goed te bereiken.", dag=van)
    return _("Het portaal was van %(van)s tot en met %(tot)s niet goed te bereiken.", van=van, tot=tot)


def feestdag(values, namen):
    naam = dagnaam(namen.get(values["dag"], "gelijkgestelde_dag"))
    return _("De termijn eindigt niet op %(dag)s: %(naam)s.", dag=voluit(values["dag"]), naam=naam)


def weekend(values, namen):
    return _("De termijn eindigt niet op %(dag)s: weekend.", dag=voluit(values["dag"]))


def twee_werkdagen(values, namen):
    return _("Tot en met %(dag)s telde de termijn nog geen twee werkdagen.", dag=voluit(values["dag"]))


def achteruit(values, namen):
    return _("Deze termijn telt terug. Dan verschuift het einde niet voor een weekend of feestdag.")


def te_lang(values, namen):
    return _("De termijn is langer dan 12 weken, 90 dagen of 3 maanden. Dan verschuift het einde niet.")


def voluit(day):
    return format_date(day, "EEEE d MMMM y", rebase=False)


ZINNEN = {
    zin.__name__: zin
    for zin in (verdaagd, geschorst, staat_stil, storing, feestdag, weekend, twee_werkdagen, achteruit, te_lang)
}
