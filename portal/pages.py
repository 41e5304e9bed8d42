"""What every page knows, and what a visitor reads when the answer is no."""

from flask import current_app, flash, g, has_request_context, redirect, render_template, request, url_for
from flask_babel import format_date, format_decimal, get_locale, ngettext
from flask_babel import gettext as _
from flask_login import current_user
from flask_wtf.csrf import CSRFError
from markupsafe import Markup
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from portal.clock import HERE, today
from portal.errors import Needed, NotNow, Refused, TooMany
from portal.extensions import db, login
from portal.permissions import can
from portal.words import LOOKS, TOLD, WORDS


def answer_refusals(app):
    """One place turns every no into a page a resident understands, with what to do next."""
    for error, code, title, text in refusals():
        app.register_error_handler(error, page_for(code, title, text))
    login.unauthorized_handler(ask_to_log_in)


def refusals():
    return (
        (Refused, 403, lambda: _("Dit mag je niet"),
         lambda: _("Je account heeft hier geen toegang toe. Denk je dat dat niet klopt? Neem contact met ons op.")),
        (403, 403, lambda: _("Dit mag je niet"), lambda: _("Je account heeft hier geen toegang toe.")),
        (404, 404, lambda: _("Deze pagina is er niet"),
         lambda: _("Misschien is het adres verkeerd, of staat de pagina niet meer op de site.")),
        (405, 405, lambda: _("Zo werkt deze pagina niet"), lambda: _("Ga terug en gebruik de knop op de pagina.")),
        (NotNow, 409, lambda: _("Dit kan nu niet meer"),
         lambda: _("De status is intussen veranderd. Er is niets verloren. Bekijk hoe het nu staat.")),
        (StaleDataError, 409, lambda: _("Iemand was je net voor"),
         lambda: _("Iemand anders heeft dit op hetzelfde moment veranderd. Bekijk wat er nu staat en probeer het opnieuw.")),
        (IntegrityError, 409, lambda: _("Dit is al gedaan"),
         lambda: _("Deze handeling was al verwerkt. Er is niets dubbel opgeslagen.")),
        (Needed, 422, lambda: _("Er ontbreekt nog iets"),
         lambda: _("Vul een reden in, en een datum of naam als daarom wordt gevraagd. Ga terug, je tekst staat er nog.")),
        (413, 413, lambda: _("Dit bestand is te groot"),
         lambda: _("Samen mogen je bestanden niet groter zijn dan 40 MB. Ga terug en kies kleinere foto’s.")),
        (CSRFError, 400, lambda: _("De pagina was verlopen"),
         lambda: _("Voor de veiligheid is er niets opgeslagen. Ga terug, laad de pagina opnieuw en probeer het nog eens.")),
        (400, 400, lambda: _("Dit begrijpen we niet"), lambda: _("Er ging iets mis met de aanvraag. Probeer het opnieuw.")),
        (TooMany, 429, lambda: _("Even wachten"),
         lambda: _("Dit is te vaak geprobeerd. Wacht een kwartier en probeer het dan opnieuw.")),
        (500, 500, lambda: _("Er ging bij ons iets mis"),
         lambda: _("Dat ligt niet aan jou. Probeer het over een paar minuten opnieuw.")),
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


def teach_templates(app):
    app.jinja_env.globals.update(may=may, steps=steps, word=word, told=told, here=here, looks=LOOKS)
    app.jinja_env.filters.update(datum=datum, dag=dag, alineas=alineas, getal=getal)

    @app.context_processor
    def frame():
        taal = str(get_locale())
        return {
            "profiel": current_app.profiel,
            "taal": taal,
            "talen": current_app.config["TALEN"],
            "lang_nl": Markup("") if taal == "nl" else Markup(' lang="nl"'),
            "ongelezen": current_user.unread if has_request_context() else 0,
        }


def may(permission, thing=None):
    return can(current_user, permission, thing)


def steps(thing):
    """Every step this visitor may take now."""
    return [move for move in thing.workflow.from_status(thing.status) if may(move.may, thing)]


def word(key):
    """What a status, step, area or role is called here."""
    if key == "regisseur":
        return current_app.profiel.regisseur
    return WORDS.get(key, key)


def told(event):
    return TOLD.get(event.what, event.what)


def here(**changes):
    """This address with other query values; None takes a value away."""
    place = request.view_args or {}
    asked = {name: value for name, value in request.args.items() if name not in place and not name.startswith("_")}
    query = {name: value for name, value in (asked | changes).items() if value is not None}
    return url_for(request.endpoint or "voordeur.index", **place, **query)


def datum(moment, with_day=False):
    """A moment or date in full: 21 november 2026."""
    if moment is None:
        return ""
    day = moment.astimezone(HERE).date() if hasattr(moment, "astimezone") else moment
    return format_date(day, "EEEE d MMMM y" if with_day else "d MMMM y", rebase=False)


def dag(day):
    """How far off a date is: "nog 15 dagen", "vandaag", "4 dagen te laat"."""
    left = (day - today()).days
    if left == 0:
        return _("Vandaag")
    if left > 0:
        return ngettext("Nog %(num)s dag", "Nog %(num)s dagen", left)
    return ngettext("%(num)s dag te laat", "%(num)s dagen te laat", -left)


def alineas(text):
    """A resident's text as paragraphs, escaped."""
    parts = [part.strip() for part in (text or "").replace("\r", "").split("\n\n") if part.strip()]
    return Markup("").join(
        Markup("<p>{}</p>").format(Markup("<br>").join(part.split("\n"))) for part in parts
    )


def getal(number):
    return format_decimal(number)
