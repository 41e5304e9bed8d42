"""Voting for tests, as a visitor does it: the fields of a ballot, the declaration, and what is left in the database."""

import io
import zipfile

from sqlalchemy import func, select

from portal.clock import at
from portal.extensions import db
from portal.stemmen import queries
from portal.stemmen.actions import Stemmer
from portal.stemmen.actions import cast as put_in
from portal.stemmen.actions.sluiten import close
from portal.stemmen.actions.tellen import count_requested
from portal.stemmen.models import Gestemd, Keuze, Stembiljet
from portal.stemmen.rules.regels import Regels
from portal.stemmen.rules.ronde import Kanaal, Toegang
from portal.story.models import Mail
from tests.agenda import BUURT

VERKLAARD = {"leeftijd": "y", "woont": "y"}
# Either way in is enough: a letter, or an account without one.
BY_LETTER = Regels(toegang=(Toegang.ACCOUNT, Toegang.CODE), zonder_brief=True)


def count(model):
    """How many rows there are now, seen afresh."""
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(model))


def ballots():
    """(how many voted, what stands on the ballots)."""
    return count(Gestemd), sorted(db.session.scalars(select(Stembiljet.keuzes)))


def option_ids(ronde):
    return db.session.scalars(select(Keuze.id).where(Keuze.ronde_id == ronde.id).order_by(Keuze.nummer)).all()


def choose(browser, ronde, *ids, actie="nakijken", **more):
    return browser.post(f"/stemmen/{ronde.id}/stem", data={"keuze": [*map(str, ids)], "actie": actie} | more)


def cast(browser, ronde, *ids, **more):
    """Press "Ik stem" on the page that shows these choices."""
    return browser.post(f"/stemmen/{ronde.id}/nakijken", data={"keuze": [*map(str, ids)]} | VERKLAARD | more)


def cast_all(ronde, person, number, *, kanaal=Kanaal.WEB, first=0):
    """So many accounts vote, each for one of the options in turn."""
    options = option_ids(ronde)
    for voter in range(first, first + number):
        put_in(queries.one(ronde.id), {options[voter % len(options)]: 1}, Stemmer(person().id, buurt_code=BUURT), kanaal=kanaal)
    db.session.commit()


def enter(browser, ronde, code):
    return browser.post(f"/stemmen/{ronde.id}/code", data={"code": code})


def log_in(browser, person):
    """With the code from the mail, as people do."""
    browser.post("/inloggen", data={"email": person.email})
    body = db.session.scalars(select(Mail.body).order_by(Mail.id.desc())).first()
    code = next(word for word in body.split() if word.isdigit() and len(word) == 6)
    assert browser.post("/inloggen/code", data={"code": code}).status_code in (302, 303)


def closed(ronde, by):
    with at(ronde.sluit_at):
        close(queries.one(ronde.id), by=by)
        db.session.commit()
    return queries.one(ronde.id)


def published(ronde, village, browse):
    """Closed, counted and made known."""
    closed(ronde, village["mo"])
    mo = browse(village["mo"])
    mo.post(f"/stemmen/{ronde.id}/tellen")
    count_requested()
    assert mo.post(f"/stemmen/{ronde.id}/bekendmaken").status_code == 303
    db.session.rollback()
    db.session.expire_all()


def bundle_of(ronde, browse):
    answer = browse().get(f"/stemmen/{ronde.id}/bundel.zip")
    return zipfile.ZipFile(io.BytesIO(answer.data)) if answer.status_code == 200 else None
