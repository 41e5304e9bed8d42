"""How it goes in the wijk beside the figures: what people see there, what is strived for, and what succeeded."""

from functools import cache

from sqlalchemy import and_, bindparam, func, select

from portal.buurtagenda.models import Signaal
from portal.buurtagenda.rules.punt import SignaalStatus
from portal.extensions import db
from portal.inbreng.models import Inbreng
from portal.paging import key_of, page_of
from portal.sql import first, made_once
from portal.story.models import Event
from portal.wijken.models import Gebied, Ligging
from portal.wijkopgaven.models import Doel, DoelIndicator, Inspanning, Koppeling, VoortgangFoto
from portal.wijkopgaven.rules.inspanning import Status

# So many stories stand beside the figures; the others follow on the next page.
VERHALEN = 8
IN_WORDS = ("inspanningen.voortgang", "inspanningen.afronden")


@made_once
def _signalen():
    S = Signaal
    inside = select(Ligging.buurt_code).where(Ligging.gebied_code == bindparam("code"))
    here = S.gebied_code.in_(inside) | (S.gebied_code == bindparam("code"))
    rows = select(S.id, S.bron, S.organisatie, S.thema, S.tekst, S.ontvangen_op, Gebied.naam.label("waar"))
    rows = rows.join(Gebied, Gebied.code == S.gebied_code)
    rows = rows.where(here, S.status == SignaalStatus.GEPLAATST, S.id < bindparam("before"))
    return rows.order_by(S.id.desc()).limit(first(VERHALEN + 1))


def signalen(code, after=None):
    """A page of what residents and professionals told about this area, the newest first, from the key a page gave: rows of
    what is shown of each, with the name of the place it is about (``waar``)."""
    (before,) = key_of(after, 1) or (2**31 - 1,)
    rows = db.session.execute(_signalen(), {"code": code, "before": before})
    return page_of(rows, key=lambda signaal: signaal.id, size=VERHALEN)


@made_once
def _led_to():
    rows = select(Inbreng.thing_id, Inspanning.id, Inspanning.title).join(Koppeling, Koppeling.inbreng_id == Inbreng.id)
    told = Inbreng.soort == Signaal.kind, Inbreng.thing_id.in_(bindparam("ids", expanding=True))
    rows = rows.join(Inspanning, Inspanning.id == Koppeling.inspanning_id).where(*told, Koppeling.los_at.is_(None))
    return rows.where(Inspanning.status != Status.CONCEPT).order_by(Inspanning.id)


def led_to(signalen):
    """The public work in the wijk that some of these belong to: rows of thing_id (the signaal), id and title."""
    return db.session.execute(_led_to(), {"ids": [signaal.id for signaal in signalen]}).all() if signalen else []


@made_once
def _targets():
    rows = select(DoelIndicator.naam, DoelIndicator.streefwaarde, Doel.titel)
    return rows.join(Doel, Doel.id == DoelIndicator.doel_id).where(Doel.vervallen.is_(False)).order_by(Doel.id)


def targets():
    """The goals that indicators tell of: rows of naam (the indicator), streefwaarde and titel."""
    return db.session.execute(_targets()).all()


def last_news(*when):
    """The id of the last event that says in words how an inspanning goes or went; a milestone is only a name."""
    news = Event.kind == Inspanning.kind, Event.thing_id == Inspanning.id, Event.openbaar, Event.what.in_(IN_WORDS)
    return select(func.max(Event.id)).where(*news, *when).correlate(Inspanning).scalar_subquery()


@cache
def _wins():
    last = last_news()
    photo = select(func.max(VoortgangFoto.event_id)).where(VoortgangFoto.inspanning_id == Inspanning.id)
    here = Inspanning.opgave_id == bindparam("opgave_id"), Inspanning.status != Status.CONCEPT
    rows = select(Inspanning, Event.note, Event.at, VoortgangFoto)
    rows = rows.outerjoin(Event, Event.id == last).outerjoin(
        VoortgangFoto,
        and_(
            VoortgangFoto.inspanning_id == Inspanning.id,
            VoortgangFoto.event_id == photo.correlate(Inspanning).scalar_subquery(),
        ),
    )
    return rows.where(*here, Inspanning.succes | (Inspanning.status == Status.GEREED)).order_by(Inspanning.status_at.desc())


def wins(opgave_id):
    """What succeeded: rows of Inspanning, the ``note`` told last (``at``) and the last VoortgangFoto, the newest first."""
    return db.session.execute(_wins(), {"opgave_id": opgave_id}).all()
