"""What a visitor reads when the answer is no, with what to do next."""

from typing import NamedTuple

from flask import flash, g, redirect, render_template, request, session, url_for
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_login import current_user
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.orm.exc import StaleDataError

from portal.again import form_again, is_from_here
from portal.errors import Needed, NotNow, Refused, TooMany, TooManyThisHour
from portal.extensions import db, login
from portal.permissions import can
from portal.room import thing_here
from portal.story.queries import latest
from portal.story.things import KINDS, place


class Refusal(NamedTuple):
    """What raises the no, the HTTP status of the page, its heading and what the visitor can do."""

    error: type[Exception] | int
    code: int
    title: str
    text: str


REFUSALS = (
    Refusal(
        Refused,
        403,
        _("Dit mag je niet"),
        _("Je account heeft hier geen toegang toe. Denk je dat dat niet klopt? Neem contact met ons op."),
    ),
    Refusal(403, 403, _("Dit mag je niet"), _("Je account heeft hier geen toegang toe.")),
    Refusal(
        404,
        404,
        _("Deze pagina is er niet"),
        _("Misschien is het adres verkeerd, of staat de pagina niet meer op de site."),
    ),
    Refusal(405, 405, _("Zo werkt deze pagina niet"), _("Ga terug en gebruik de knop op de pagina.")),
    Refusal(
        NotNow,
        409,
        _("Dit kan nu niet meer"),
        _("De status is intussen veranderd. Er is niets verloren. Bekijk hoe het nu staat."),
    ),
    Refusal(
        StaleDataError,
        409,
        _("Iemand was je net voor"),
        _("Iemand anders heeft dit op hetzelfde moment veranderd. Bekijk wat er nu staat en probeer het opnieuw."),
    ),
    Refusal(
        IntegrityError,
        409,
        _("Dit is al gedaan"),
        _("Deze handeling was al verwerkt. Er is niets dubbel opgeslagen."),
    ),
    Refusal(
        Needed,
        422,
        _("Er ontbreekt nog iets"),
        _("Vul een reden in, en een datum of naam als daarom wordt gevraagd. Ga terug, je tekst staat er nog."),
    ),
    Refusal(
        413,
        413,
        _("Dit bestand is te groot"),
        _("Samen mogen je bestanden niet groter zijn dan 40 MB. Ga terug en kies kleinere foto’s."),
    ),
    Refusal(
        CSRFError,
        400,
        _("De pagina was verlopen"),
        _(
            "Voor de veiligheid is er niets opgeslagen. Ga terug en kopieer eerst wat je typte. "
            "Laad daarna de pagina opnieuw en probeer het nog eens."
        ),
    ),
    Refusal(
        400,
        400,
        _("Dit begrijpen we niet"),
        _("Er ging iets mis met de aanvraag. Probeer het opnieuw."),
    ),
    Refusal(
        TooMany,
        429,
        _("Even wachten"),
        _("Dit is te vaak geprobeerd. Wacht een kwartier en probeer het dan opnieuw."),
    ),
    Refusal(
        TooManyThisHour,
        429,
        _("Even wachten"),
        _("Dit is te vaak geprobeerd. Wacht een uur en probeer het dan opnieuw."),
    ),
    Refusal(
        500,
        500,
        _("Er ging bij ons iets mis"),
        _("Dat ligt niet aan jou. Probeer het over een paar minuten opnieuw."),
    ),
)


# What is said above a form that is drawn again.
PRESS_AGAIN = _("Je was intussen in- of uitgelogd. Je tekst staat er nog. Druk nog een keer op de knop.")
CROSSED = _("Iemand anders veranderde hier op hetzelfde moment iets. Je tekst staat er nog. Kijk of het nog klopt, en druk nog "
            "een keer op de knop.")


def answer_refusals(app):
    """One place turns every no into a page a resident understands, with what to do next."""
    for refusal in REFUSALS:
        app.register_error_handler(refusal.error, page_for(refusal))
    login.unauthorized_handler(ask_to_log_in)


def page_for(refusal):
    def answer(error):
        db.session.rollback()
        session.pop("_flashes", None)  # what was done has been undone
        g.pop("keep", None)
        if again := drawn_again(refusal):
            return again, refusal.code
        if refusal.error is CSRFError and is_from_here() and holds_sentence(request.form):
            return expired(refusal), refusal.code
        more = meanwhile() if refusal.code == 409 else {"deur": refusal.code == 404 and request.method == "GET" and door()}
        return drawn(title=refusal.title, text=refusal.text, code=refusal.code, **more), refusal.code

    return answer


def drawn(**said):
    """The page of a no; where the database is away and cannot tell who is here, the page as anybody gets it."""
    try:
        return render_template("errors/page.html", **said)
    except SQLAlchemyError:
        g._login_user = login.anonymous_user()
        return render_template("errors/page.html", **said)


def drawn_again(refusal):
    """The form as it was typed, where pressing the button once more may do it; None where what it changes, of which it then
    names the version, must be looked at first, or cannot be done any more."""
    if refusal.error is CSRFError:
        return form_again(PRESS_AGAIN)
    if refusal.error is StaleDataError and "version" not in request.values:
        return form_again(CROSSED)
    return None


def expired(refusal):
    """The page of a form of ours that cannot be drawn again: with the sentences that were typed in it, and the way back in."""
    said = gettext("Voor de veiligheid is er niets opgeslagen. Kopieer eerst wat je typte, en probeer het daarna nog een keer.")
    links = None if current_user.is_authenticated else [(gettext("Inloggen"), door())]
    return drawn(title=refusal.title, text=said, code=refusal.code, links=links, van_ons=True)


def door():
    """Where somebody logs in who comes back here then: to this page, or to where this form says it came from."""
    is_form = request.url_rule and "GET" in request.url_rule.methods
    return url_for("people.login", next=request.full_path.rstrip("?") if is_form else request.form.get("terug", "/"))


def meanwhile():
    """Where something cannot be done any more: the way to the thing itself, for who may read it, and for staff what
    happened to it last."""
    thing = thing_here()
    kind = KINDS.get(getattr(thing, "kind", None))
    if kind is None or not can(current_user, f"{thing.kind}.lezen", thing):
        return {}
    links = (
        (gettext("Bekijk hoe het nu staat"), place(thing.kind, thing.id)),
        (gettext("Naar de voorkant"), url_for("voordeur.index")),
    )
    return {"links": links, "intussen": latest(thing.kind, thing.id) if current_user.is_staff else None}


def ask_to_log_in():
    """A stranger goes to log in and comes back; what a POST asked is done by hand after that, from the page of its form where
    there is one. Where the session of a form just ended, the sentences that were typed in it are shown first."""
    if g.get("session_ended") and holds_sentence(request.form):
        said = gettext("Dit is niet gelukt, want je bent intussen uitgelogd. Kopieer eerst wat je typte, en log dan weer in.")
        title, links = gettext("Je bent uitgelogd"), [(gettext("Inloggen"), door())]
        return drawn(title=title, text=said, code=403, links=links), 403
    if "typed" not in g:  # a form that would be drawn again: another page answers, and says what to do
        flash(gettext("Log eerst in. Daarna kom je hier terug."))
    return redirect(door())


def holds_sentence(form):
    """Is there a text in it that somebody wrote? Of what a form sends along only those have a space in them."""
    return any(" " in text.strip() for text in form.values())
