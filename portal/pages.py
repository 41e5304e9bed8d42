"""What a visitor reads when the answer is no, with what to do next."""

from flask import flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from portal.errors import Needed, NotNow, Refused, TooMany
from portal.extensions import db, login


def answer_refusals(app):
    """One place turns every no into a page a resident understands, with what to do next."""
    for error, code, title, text in refusals():
        app.register_error_handler(error, page_for(code, title, text))
    login.unauthorized_handler(ask_to_log_in)


def refusals():
    return (
        (
            Refused,
            403,
            lambda: _("Dit mag je niet"),
            lambda: _("Je account heeft hier geen toegang toe. Denk je dat dat niet klopt? Neem contact met ons op."),
        ),
        (403, 403, lambda: _("Dit mag je niet"), lambda: _("Je account heeft hier geen toegang toe.")),
        (
            404,
            404,
            lambda: _("Deze pagina is er niet"),
            lambda: _("Misschien is het adres verkeerd, of staat de pagina niet meer op de site."),
        ),
        (405, 405, lambda: _("Zo werkt deze pagina niet"), lambda: _("Ga terug en gebruik de knop op de pagina.")),
        (
            NotNow,
            409,
            lambda: _("Dit kan nu niet meer"),
            lambda: _("De status is intussen veranderd. Er is niets verloren. Bekijk hoe het nu staat."),
        ),
        (
            StaleDataError,
            409,
            lambda: _("Iemand was je net voor"),
            lambda: _(
                "Iemand anders heeft dit op hetzelfde moment veranderd. Bekijk wat er nu staat en probeer het opnieuw."
            ),
        ),
        (
            IntegrityError,
            409,
            lambda: _("Dit is al gedaan"),
            lambda: _("Deze handeling was al verwerkt. Er is niets dubbel opgeslagen."),
        ),
        (
            Needed,
            422,
            lambda: _("Er ontbreekt nog iets"),
            lambda: _(
                "Vul een reden in, en een datum of naam als daarom wordt gevraagd. Ga terug, je tekst staat er nog."
            ),
        ),
        (
            413,
            413,
            lambda: _("Dit bestand is te groot"),
            lambda: _("Samen mogen je bestanden niet groter zijn dan 40 MB. Ga terug en kies kleinere foto’s."),
        ),
        (
            CSRFError,
            400,
            lambda: _("De pagina was verlopen"),
            lambda: _(
                "Voor de veiligheid is er niets opgeslagen. Ga terug, laad de pagina opnieuw en probeer het nog eens."
            ),
        ),
        (
            400,
            400,
            lambda: _("Dit begrijpen we niet"),
            lambda: _("Er ging iets mis met de aanvraag. Probeer het opnieuw."),
        ),
        (
            TooMany,
            429,
            lambda: _("Even wachten"),
            lambda: _("Dit is te vaak geprobeerd. Wacht een kwartier en probeer het dan opnieuw."),
        ),
        (
            500,
            500,
            lambda: _("Er ging bij ons iets mis"),
            lambda: _("Dat ligt niet aan jou. Probeer het over een paar minuten opnieuw."),
        ),
    )


def page_for(code, title, text):
    def answer(error):
        db.session.rollback()
        g.pop("keep", None)
        return render_template("errors/page.html", title=title(), text=text(), code=code), code

    return answer


def ask_to_log_in():
    """A stranger goes to log in and comes back; what a POST asked is done by hand after that."""
    back = request.full_path.rstrip("?") if request.method == "GET" else request.form.get("terug", "/")
    flash(_("Log eerst in. Daarna kom je hier terug."))
    return redirect(url_for("people.login", next=back))
