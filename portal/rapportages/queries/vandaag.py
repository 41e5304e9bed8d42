"""What waits today where this person works: promises, new things, silence, work that lags, risks and questions."""

from dataclasses import dataclass
from datetime import timedelta

from flask import current_app
from sqlalchemy import func, or_, select

from portal.clock import now
from portal.extensions import db
from portal.inbreng.models import Inbreng
from portal.inbreng.queries.wachtrij import ended, part, scope
from portal.people.rules import TEAM, Rol
from portal.wijken.models import Gebied
from portal.wijkopgaven.models import Inspanning, Publicatievraag, Risico, Wijkopgave
from portal.wijkopgaven.rules.inspanning import LOPEND, Koers
from portal.wijkopgaven.rules.opgave import Status as OpgaveStatus

# So many lines of each kind: what there is more stands in the lists themselves.
MOST = 6
GEBIED = Gebied.naam.label("gebied_naam")


@dataclass(frozen=True)
class Waits:
    """The first lines of one kind, and how many there are of it (``alle``)."""

    rows: list

    @property
    def alle(self):
        return self.rows[0].alle if self.rows else 0


def agenda_of_today(person, day):
    """{name: Waits}, in the order of the day; always as many statements."""
    return {
        "laat": handed_in(person, "laat", day, Inbreng.beloofd),
        "week": handed_in(person, "week", day, Inbreng.beloofd),
        "nieuw": handed_in(person, "sorteren", day, Inbreng.ontvangen_op),
        "stil": handed_in(person, "stil", day, Inbreng.laatst_at),
        "vragen": questions(person),
        "werk": lagging(person),
        "risicos": risks(person),
    }


def listed(query, *order):
    """The first rows of a query, each with the number of all of them."""
    return Waits(db.session.execute(query.add_columns(func.count().over().label("alle")).order_by(*order).limit(MOST)).all())


def handed_in(person, deel, day, order):
    """What stands in this tab of the queue, without what this person handed in. Only the first are looked at closely."""
    others = Inbreng.owner_id.is_distinct_from(person.id)
    keys = select(Inbreng.id, func.count().over().label("alle")).where(scope(person), others, ended(deel), part(deel, day))
    keys = keys.order_by(order, Inbreng.id).limit(MOST).subquery()
    columns = Inbreng.id, Inbreng.soort, Inbreng.title, Inbreng.kenmerk, Inbreng.beloofd, Inbreng.ontvangen_op
    query = select(*columns, Inbreng.laatst_at, GEBIED, keys.c.alle).join(keys, keys.c.id == Inbreng.id)
    query = query.outerjoin(Gebied, Gebied.code == Inbreng.gebied_code).order_by(order, Inbreng.id)
    return Waits(db.session.execute(query).all())


def silent_since():
    """What was last told before this moment counts as stalled."""
    return now() - timedelta(days=current_app.profiel.wijkwerk.stil_dagen)


def lagging(person):
    """Work in progress that runs behind or of which nothing was told for long, the worst first."""
    lags = or_(Inspanning.koers != Koers.OP_SCHEMA, Inspanning.verteld_at < silent_since())
    columns = Inspanning.id, Inspanning.title, Inspanning.koers, Inspanning.verteld_at, Inspanning.eindigt
    query = select(*columns, GEBIED).join(Gebied, Gebied.code == Inspanning.gebied_code)
    query = query.where(Inspanning.gebied_code.in_(person.reach(TEAM)), Inspanning.status.in_(sorted(LOPEND)), lags)
    worst = Inspanning.koers != Koers.LOOPT_VAST, Inspanning.koers == Koers.OP_SCHEMA
    return listed(query, *worst, Inspanning.verteld_at, Inspanning.id)


def risks(person):
    """Open risks of wijkopgaven that are not closed, the heaviest first."""
    columns = Risico.id, Risico.opgave_id, Risico.titel, Risico.soort, Risico.kans, Risico.gevolg
    query = select(*columns, Wijkopgave.title.label("opgave"), GEBIED).join(Wijkopgave, Wijkopgave.id == Risico.opgave_id)
    query = query.join(Gebied, Gebied.code == Wijkopgave.gebied_code)
    open_ones = Risico.opgelost_op.is_(None), Wijkopgave.status != OpgaveStatus.AFGESLOTEN
    query = query.where(Wijkopgave.gebied_code.in_(person.reach(TEAM)), *open_ones)
    return listed(query, (Risico.kans * Risico.gevolg).desc(), Risico.id)


def questions(person):
    """Questions of others whether work may become public, that wait for an answer."""
    columns = Publicatievraag.id, Publicatievraag.antwoord_voor, Inspanning.title, GEBIED
    query = select(*columns).join(Inspanning, Inspanning.id == Publicatievraag.inspanning_id)
    query = query.join(Gebied, Gebied.code == Inspanning.gebied_code)
    others = Publicatievraag.gevraagd_door_id.is_distinct_from(person.id)
    query = query.where(Publicatievraag.antwoord == "", others, Inspanning.gebied_code.in_(person.reach((Rol.REGISSEUR,))))
    return listed(query, Publicatievraag.antwoord_voor, Publicatievraag.id)
