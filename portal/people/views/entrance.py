"""Logging in without a password, saying who you are, and logging out."""

from flask import current_app, flash, make_response, redirect, render_template, request, session, url_for
from flask_babel import get_locale, lazy_gettext
from flask_babel import gettext as _
from flask_login import current_user, login_user

from portal import limits
from portal.buurtbonnen import actions as buurtbonnen
from portal.errors import TooMany
from portal.initiatieven import actions as initiatieven
from portal.people import actions, letters, sessions, tokens
from portal.people.forms import CodeForm, LoginForm, WelcomeForm
from portal.people.rules import offices
from portal.people.views.blueprint import room
from portal.security import safe_next
from portal.stemmen.views import wie as stemmen
from portal.wijken import queries as wijken

# What is said when an address had all the guesses of a day.
ENOUGH = {
    tokens.INLOGGEN: lazy_gettext(
        "Voor dit adres is vandaag te vaak een code ingevuld. Open de link in de mail. Die werkt wel."
    ),
    tokens.EMAIL_WIJZIGEN: lazy_gettext("Voor dit adres is vandaag te vaak een code ingevuld. Probeer het morgen weer."),
}


@room.form("/inloggen", may="people.inloggen", limit_posts="inloggen", cache=True)
def login():
    form = LoginForm(next=request.args.get("next"))
    if current_user.is_authenticated:
        return redirect(form.next.data)
    if form.validate_on_submit():
        return send_key(form.email.data, form.next.data)
    return render_template("people/login.html", form=form)


def send_key(email, next_path):
    """The same for a known and an unknown address: the browser remembers it, the mail goes out."""
    count_mail(email)
    letters.login_key(email, next_path)
    session["inloggen"] = [email, next_path]
    return redirect(url_for(".code"), 303)


def count_mail(email):
    """So many mails to one address at the wish of one place, and more of all together: no stranger keeps its owner out."""
    limits.count("inloggen.adres", who=f"{email} {limits.place()}")
    limits.count("inloggen.postbus", who=email)


@room.form("/inloggen/code", may="people.inloggen", limit_posts="code")
def code():
    email, next_path = session.get("inloggen", (None, "/"))
    if email is None:
        return redirect(url_for(".login"))
    form = CodeForm()
    if form.validate_on_submit():
        token = key_for(form.code, tokens.INLOGGEN, email)
        if token:
            return enter(token)
    return render_template("people/code.html", form=form, email=email, next_path=next_path,
                           letterbox=letterbox())


@room.deed("/inloggen/opnieuw", may="people.inloggen", limit_posts="inloggen")
def again():
    """Another mail to the address this browser remembers."""
    email, next_path = session.get("inloggen", (None, "/"))
    if email is None:
        return redirect(url_for(".login"))
    flash(_("We hebben een nieuwe mail gestuurd."))
    return send_key(email, next_path)


@room.form("/inloggen/link/<token>", may="people.inloggen", limit_posts="code")
def link(token):
    """Programs that look at mail open every link, so only the button on the page uses it up."""
    key = tokens.find(tokens.INLOGGEN, token)
    if key and request.method == "POST" and tokens.use(key):
        return enter(key)
    if key is None or request.method == "POST":
        return render_template("people/dead_link.html"), 410
    page = make_response(render_template("people/link.html", email=key.email))
    page.headers["Cache-Control"] = "private, no-store"
    return page


def enter(token):
    """Log in: a new session in which the drafts begun before belong to the person."""
    person = actions.person_of(token.email, taal=str(get_locale()))
    before = begun_here(person)
    leave_session()
    session.permanent = True
    login_user(person)
    initiatieven.claim_drafts(before.get("concepten", ()), by=person)
    buurtbonnen.claim_drafts(before.get("aanvragen", ()), by=person)
    stemmen.carry_over(before, person)
    if not person.name:
        return redirect(url_for(".welcome", next=token.next_path), 303)
    return redirect(safe_next(token.next_path), 303)


def begun_here(person):
    """The session before somebody logs in, which then is theirs; nothing of it when it was somebody else's."""
    somebody_else = current_user.is_authenticated and current_user.id != person.id
    return {} if somebody_else else dict(session)


@room.before_app_request
def ask_name_first():
    """Whoever has no name yet gets the welcome before any other page."""
    if request.method != "GET" or request.blueprint in (None, room.name):
        return None
    if current_user.is_authenticated and not current_user.name:
        return redirect(url_for("people.welcome", next=request.full_path.rstrip("?")))
    return None


@room.form("/welkom", may="people.account")
def welcome():
    form = WelcomeForm(wijken.choices(), offices(current_user, current_app.profiel))
    back = safe_next(request.args.get("next"))
    if current_user.name:
        return redirect(back)
    if form.validate_on_submit():
        actions.change_profile(current_user, form.values, by=current_user)
        flash(_("Welkom, %(name)s.", name=form.name.data))
        return redirect(back, 303)
    return render_template("people/welcome.html", form=form)


@room.deed("/uitloggen", may="people.inloggen")
def logout():
    leave_session()
    flash(_("Je bent uitgelogd."))
    return redirect(url_for("voordeur.index"), 303)


def leave_session():
    """Nothing of it is left, here or on the server."""
    sessions.end(session.get("_user_id", ""))
    session.clear()


def key_for(field, purpose, email, subject_id=None):
    """The key of this code; without one, None and the reason beside the field. Another mail gives an address no more
    guesses than those of a day."""
    try:
        limits.count("code.adres", who=f"{purpose} {email}")
        token = tokens.use_code(purpose, email, field.data, subject_id=subject_id)
    except TooMany:
        token, field.errors = None, [ENOUGH[purpose]]
    else:
        field.errors = [] if token else [wrong_code(purpose, email, subject_id)]
    return token


def wrong_code(purpose, email, subject_id=None):
    """What to do now: look again, or ask for another when this one has ended."""
    if tokens.can_try(purpose, email, subject_id=subject_id):
        return _("Deze code klopt niet. Kijk het nog eens na in de laatste mail.")
    return _("Deze code werkt niet meer. Vraag een nieuwe code aan.")


def letterbox():
    """Where mail can be read while it does not really go out: in development only."""
    if current_app.config["PRODUCTION"] or current_app.config["MAIL_URL"]:
        return None
    return url_for("story.brievenbus")
