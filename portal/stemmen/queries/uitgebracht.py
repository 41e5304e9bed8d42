"""What was cast in a round: the ballots, equal ones together, and apart from them the tracking codes."""

from sqlalchemy import func, select

from portal.extensions import db
from portal.stemmen.models import Gestemd, Keuze, Papierbundel, Stembiljet, Stemronde
from portal.stemmen.rules.ronde import Status


def grouped(ronde_id):
    """(ballot, channel, how many) of a round: equal ballots together, in a fixed order. Only once it is closed."""
    table = Stembiljet.__table__
    columns = table.c.keuzes, table.c.kanaal
    return db.session.execute(
        select(*columns, func.count()).where(table.c.ronde_id == ronde_id).group_by(*columns).order_by(*columns)
    ).all()


def tracking_codes(ronde_id):
    """The tracking codes of all who voted, in the order of the alphabet."""
    codes = select(Gestemd.volgcode).where(Gestemd.ronde_id == ronde_id)
    return db.session.scalars(codes.order_by(Gestemd.volgcode)).all()


def invalid(ronde_id):
    """How many paper ballots were not valid: votes cast, without a ballot that counts."""
    table = Papierbundel.__table__
    return int(db.session.scalar(select(func.sum(table.c.ongeldig)).where(table.c.ronde_id == ronde_id)) or 0)


def withdrawn(ronde_id):
    """The numbers of the options that were withdrawn, in order."""
    numbers = select(Keuze.nummer).where(Keuze.ronde_id == ronde_id, Keuze.ingetrokken_at.is_not(None))
    return db.session.scalars(numbers.order_by(Keuze.nummer)).all()


def past_their_time(moment):
    """The rounds whose time is over and that are not closed yet: rows of id, regels, sleutel_vernietigd_at."""
    over = Stemronde.status == Status.VASTGELEGD, Stemronde.sluit_at <= moment
    columns = Stemronde.id, Stemronde.regels, Stemronde.sleutel_vernietigd_at
    return db.session.execute(select(*columns).where(*over).order_by(Stemronde.id)).all()
