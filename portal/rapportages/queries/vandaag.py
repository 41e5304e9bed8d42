"""What waits today where this person works: promises, new things, silence, work that lags, risks and questions."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from flask import current_app
from sqlalchemy import and_, func, or_, select

from portal.clock import now
from portal.extensions import db
from portal.inbreng.models import Doorsturing, Inbreng
from portal.inbreng.queries import WAITS
from portal.inbreng.queries.deel import ended, part, reaches, scope, values
from portal.inbreng.queries.wachtrij import ALONG, ME, OTHERS, counted
from portal.people.rules import TEAM, Rol
from portal.sql import first
from portal.wijken.models import Gebied
from portal.wijkopgaven.models import Inspanning, InspanningMijlpaal, Publicatievraag, Risico, Wijkopgave
from portal.wijkopgaven.rules.inspanning import LOPEND, Koers
from portal.wijkopgaven.rules.opgave import Status as OpgaveStatus

# So many lines of each kind: what there is more stands in the lists themselves.
MOST = 6
GEBIED = Gebied.naam.label("gebied_naam")


# Which tab of the queue stands under which name, and in which order.
HANDED_IN = {
    "laat": ("laat", Inbreng.beloofd),
    "week": ("week", Inbreng.beloofd),
    "nieuw": ("sorteren", Inbreng.ontvangen_op),
    "stil": ("stil", Inbreng.laatst_at),
}


@dataclass(frozen=True)
class Waits:
    """The first lines of one kind, and how many there are of it (``alle``)."""

    rows: list
    alle: int


def agenda_of_today(person, day):
    """{name: Waits}, in the order of the day; always as many statements."""
    asked = {"dienst": unanswered(person, day), "vragen": questions(person)}
    return handed_in(person, day) | asked | {"werk": lagging(person, day), "risicos": risks(person)}


def listed(query, *order, known=None):
    """The first rows of a query, each with the number of all of them."""
    first_ones = query.add_columns(func.count().over().label("alle")).order_by(*order).limit(MOST)
    rows = db.session.execute(first_ones, known).all()
    return Waits(rows, rows[0].alle if rows else 0)


def handed_in(person, day):
    """{name: Waits} of what stands in some tabs of the queue, without what this person brought."""
    reach, known, tabs = reaches(person), values(person, day), tuple(deel for deel, _order in HANDED_IN.values())
    there = counted(person, (), tabs, known)
    own = db.session.execute(_own(reach), known).mappings().one()
    return {
        name: Waits(db.session.execute(_first(reach, name), known).all(), there[deel] - own[deel])
        for name, (deel, _order) in HANDED_IN.items()
    }


@cache
def _own(reach):
    """How many each tab holds that this person brought, alone or together with others: those are for colleagues."""
    numbers = (func.count().filter(ended(deel), part(deel)).label(deel) for deel, _order in HANDED_IN.values())
    return select(*numbers).where(or_(Inbreng.owner_id.is_not_distinct_from(ME), ALONG), scope(reach))


@cache
def _first(reach, name):
    """The first of a tab. Only those are looked at closely."""
    deel, order = HANDED_IN[name]
    keys = select(Inbreng.id).where(scope(reach), *OTHERS, ended(deel), part(deel)).order_by(order, Inbreng.id).limit(first(MOST))
    columns = Inbreng.id, Inbreng.soort, Inbreng.title, Inbreng.kenmerk, Inbreng.beloofd, Inbreng.ontvangen_op
    query = select(*columns, Inbreng.laatst_at, GEBIED).outerjoin(Gebied, Gebied.code == Inbreng.gebied_code)
    return query.where(Inbreng.id.in_(keys)).order_by(order, Inbreng.id)


def unanswered(person, day):
    """What was sent on to a service that should have answered by now, the longest late first; without what is one's own."""
    columns = Doorsturing.id, Doorsturing.inbreng_id, Doorsturing.naar, Doorsturing.verwacht_op, Inbreng.title
    query = select(*columns, GEBIED).join(Inbreng, Inbreng.id == Doorsturing.inbreng_id)
    query = query.outerjoin(Gebied, Gebied.code == Inbreng.gebied_code)
    query = query.where(*WAITS, Doorsturing.verwacht_op < day, scope(reaches(person)), *OTHERS)
    return listed(query, Doorsturing.verwacht_op, Doorsturing.id, known=values(person, day))


def silent_since():
    """What was last told before this moment counts as stalled."""
    return now() - timedelta(days=current_app.profiel.wijkwerk.stil_dagen)


def lagging(person, day):
    """Work in progress that runs behind, that or of which a milestone (``mijlpaal``, its day) should have been done before
    this day, or of which nothing was told for long, the worst first."""
    M = InspanningMijlpaal
    missed = M.inspanning_id == Inspanning.id, M.gehaald_op.is_(None), M.gepland_op < day
    mijlpaal = select(func.min(M.gepland_op)).where(*missed).correlate(Inspanning).scalar_subquery()
    late = or_(func.coalesce(Inspanning.eindigt, day) < day, mijlpaal.is_not(None))
    lags = or_(Inspanning.koers != Koers.OP_SCHEMA, late, Inspanning.verteld_at < silent_since())
    columns = Inspanning.id, Inspanning.title, Inspanning.koers, Inspanning.verteld_at, Inspanning.eindigt
    query = select(*columns, mijlpaal.label("mijlpaal"), GEBIED).join(Gebied, Gebied.code == Inspanning.gebied_code)
    query = query.where(Inspanning.gebied_code.in_(person.reach(TEAM)), Inspanning.status.in_(sorted(LOPEND)), lags)
    worst = Inspanning.koers != Koers.LOOPT_VAST, and_(Inspanning.koers == Koers.OP_SCHEMA, ~late)
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
