"""What the sums of the ledger are called, and those that follow from them."""

from flask_babel import lazy_gettext as _

SOMMEN = {
    "boekingen.bedrag": _("Plafond"),
    "boekingen.over": _("Nog vrij"),
    "boekingen.verlaging": _("Waarvan verlaagd"),
    "boekingen.gereserveerd": _("Gereserveerd"),
    "boekingen.besloten": _("Besloten"),
    "boekingen.vrijgevallen": _("Vrijgevallen"),
    "boekingen.overgedragen": _("Overgedragen"),
    "boekingen.toegekend": _("Toegekend"),
    "boekingen.uitbetaald": _("Uitbetaald"),
    "boekingen.teruggevorderd": _("Teruggevorderd"),
    "boekingen.gespaard": _("Gespaard"),
    "boekingen.te_betalen": _("Nog te betalen"),
    "boekingen.verantwoord": _("Verantwoord"),
    "boekingen.vastgesteld": _("Vastgesteld"),
    "boekingen.vast_te_stellen": _("Nog vast te stellen"),
    "boekingen.terugbetaald": _("Terugbetaald"),
    "boekingen.nog_terug": _("Nog terug te betalen"),
}
