"""Moving an account to another mail address, proved with a code."""

from flask import flash, redirect, render_template, session, url_for
from flask_babel import gettext as _
from flask_login import current_user, login_user

from portal.people import actions, letters, queries, tokens
from portal.people.forms import CodeForm, NewAddressForm
from portal.people.views.blueprint import room
from portal.people.views.entrance import count_mail, key_for, letterbox, wrong_code


@room.form("/mijn/e-mail", may="people.account", limit_posts="inloggen")
def new_address():
    form = NewAddressForm()
    if form.validate_on_submit():
        count_mail(form.email.data)
        send_code(form.email.data)
        session["nieuw_adres"] = form.email.data
        return redirect(url_for(".confirm_address"), 303)
    return render_template("people/new_address.html", form=form)


def send_code(email):
    """The page says the same for an address that has an account; only who reads its mail learns so."""
    if queries.by_email(email) is None:
        letters.new_address(current_user, email)
    else:
        letters.address_taken(current_user, email)


@room.form("/mijn/e-mail/code", may="people.account", limit_posts="code")
def confirm_address():
    email = session.get("nieuw_adres")
    if email is None:
        return redirect(url_for(".new_address"))
    form = CodeForm()
    if form.validate_on_submit():
        token = key_for(form.code, tokens.EMAIL_WIJZIGEN, email, current_user.id)
        if token and move_to(token.email):
            return redirect(url_for(".account"), 303)
        if token:
            form.code.errors = [wrong_code(tokens.EMAIL_WIJZIGEN, email, current_user.id)]
    return render_template("people/confirm_address.html", form=form, email=email, letterbox=letterbox())


def move_to(email):
    """The other browsers of this person have to log in again; this one goes on. The old address is told."""
    person, old = current_user._get_current_object(), current_user.email
    if not actions.change_email(person, email, by=person):
        return False
    letters.address_changed(old)
    session.pop("nieuw_adres")
    login_user(person)
    flash(_("Je e-mailadres is veranderd. Log voortaan in met het nieuwe adres."))
    return True
