"""What adviseurs look up: what they were asked, one request with the application, and what ties them to it."""

from sqlalchemy import and_, case, exists, or_, select
from sqlalchemy.orm import joinedload, selectinload
from werkzeug.exceptions import NotFound

from portal.bewonersgroepen.models import Bewonersgroep, Lidmaatschap
from portal.bewonersgroepen.queries import recognised
from portal.bewonersgroepen.rules import Rol
from portal.buurtbonnen.models import Aanvraag, AanvraagGebied, Aanvrager, Advies
from portal.buurtbonnen.rules.belang import Omgeving
from portal.buurtbonnen.rules.status import BIJ_GEMEENTE, OPEN
from portal.extensions import db
from portal.regelingen.models import RegelingVersie
from portal.sql import first
from portal.wijken.models import Gebied

MOST_ASKED = 100
ADVISES = recognised(Bewonersgroep)
WAITS = and_(Advies.uitkomst == "", Aanvraag.status.in_(sorted(BIJ_GEMEENTE)), ADVISES)


def asked_of(person):
    """What was asked of the groups this person is adviseur of: rows, those that wait first, by their last day; then the
    rest, newest first."""
    mine = select(Lidmaatschap.groep_id).where(
        Lidmaatschap.person_id == person.id, Lidmaatschap.rol == Rol.ADVISEUR, Lidmaatschap.geeindigd_op.is_(None)
    )
    columns = Advies.id, Advies.uiterlijk, Advies.uitkomst, Bewonersgroep.naam.label("groep"), Aanvraag.title
    more = Aanvraag.kenmerk, Aanvraag.gevraagd, Gebied.naam.label("gebied_naam"), WAITS.label("wacht"), ADVISES.label("erkend")
    return db.session.execute(
        select(*columns, *more)
        .join(Aanvraag, Aanvraag.id == Advies.aanvraag_id)
        .join(Bewonersgroep, Bewonersgroep.id == Advies.groep_id)
        .outerjoin(Gebied, Gebied.code == Aanvraag.gebied_code)
        .where(Advies.groep_id.in_(mine))
        .order_by(case((WAITS, 0), else_=1), case((WAITS, Advies.uiterlijk)), Advies.id.desc())
        .limit(first(MOST_ASKED))
    ).all()


def advies(id):
    """One request for advice with its group (and members) and the whole application; 404 when there is none."""
    whole = joinedload(Advies.aanvraag).options(
        joinedload(Aanvraag.versie).joinedload(RegelingVersie.regeling), joinedload(Aanvraag.gebied),
        joinedload(Aanvraag.venster), joinedload(Aanvraag.aanvrager),
        joinedload(Aanvraag.groep).selectinload(Bewonersgroep.leden), selectinload(Aanvraag.posten),
        selectinload(Aanvraag.bestanden), selectinload(Aanvraag.werkgebieden).joinedload(AanvraagGebied.gebied),
    )
    group = joinedload(Advies.groep).selectinload(Bewonersgroep.leden)
    query = select(Advies).where(Advies.id == id).options(group, joinedload(Advies.adviseur), whole)
    found = db.session.scalar(query, execution_options={"populate_existing": True})
    if found is None:
        raise NotFound
    return found


def surroundings(person, aanvraag):
    """What ties this person to the application, for the rules to judge."""
    mine = select(Lidmaatschap.groep_id).where(
        Lidmaatschap.person_id == person.id, Lidmaatschap.geeindigd_op.is_(None)
    )
    groups = frozenset(db.session.scalars(mine))
    own = or_(Aanvraag.owner_id == person.id, Aanvraag.groep_id.in_(groups))
    here = Aanvraag.venster_id == aanvraag.venster_id, Aanvraag.id != aanvraag.id
    adres_hash = aanvraag.aanvrager.adres_hash if aanvraag.aanvrager else ""
    same_address = exists().where(
        Aanvrager.aanvraag_id == Aanvraag.id, Aanvraag.owner_id == person.id, Aanvraag.id != aanvraag.id,
        Aanvrager.adres_hash == adres_hash, Aanvrager.adres_hash != "",
    )
    rival = exists().where(own, *here, Aanvraag.status.in_(sorted(OPEN)))
    eigen_adres, rivaal = db.session.execute(select(same_address, rival)).one()
    return Omgeving(groups, eigen_adres, rivaal)
