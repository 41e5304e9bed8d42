"""Paper ballots: typed in twice by two people, compared, and cast when both read the same.

One paper is one vote cast, also when it is not valid: then it counts for the turnout and its code is used. What was
typed goes the moment a ballot is settled: nothing keeps a number and a choice together.
"""

from sqlalchemy import delete, update

from portal.clock import now
from portal.errors import NotNow
from portal.extensions import db
from portal.permissions import require
from portal.sql import insert, insert_once
from portal.stemmen.actions.uitbrengen import Stemmer, cast, hold_open, spend
from portal.stemmen.models import Papier, Papierbundel
from portal.stemmen.queries import codes as queries
from portal.stemmen.rules.papier import Stand
from portal.stemmen.rules.ronde import Kanaal
from portal.story.actions import tell

TABLE = Papier.__table__


def type_in(ronde, code, choices, *, bundel, ongeldig="", by):
    """Write down what this person reads on the ballot of ``code``; the Stand it comes to.

    ``ongeldig``: why it is not valid; then ``choices`` are not kept. NotNow("vervallen") for a void code,
    NotNow("bezet") when two others typed it, NotNow("gesloten") before the round opens and once it is closed.
    Whoever typed it before types it again.
    """
    require(by, "stemrondes.balie", ronde)
    if code.vervallen_at is not None:
        raise NotNow("vervallen")
    hold_open(ronde, None, Kanaal.PAPIER)
    queries.hold(code.id)
    read = {"keuzes": {} if ongeldig else kept(choices), "ongeldig": ongeldig, "at": now()}
    mine = TABLE.c.code_id == code.id, TABLE.c.by_id == by.id
    if not db.session.execute(update(TABLE).where(*mine).values(read)).rowcount:
        add(ronde, code, read | {"bundel": bundel}, by)
    return settle(ronde, code)


def kept(choices):
    return {str(key): choices[key] for key in sorted(choices)}


def add(ronde, code, values, by):
    """As the first or, when somebody was first, as the second."""
    row = values | {"ronde_id": ronde.id, "code_id": code.id, "by_id": by.id}
    if not any(insert_once(Papier, beurt=beurt, **row) for beurt in (1, 2)):
        raise NotNow("bezet")


def settle(ronde, code):
    """Compare what two people read; cast it, or count it as double or not valid, when they agree."""
    typed = queries.typed(code.id)
    if len(typed) < 2:
        return Stand.WACHT
    first, second = typed
    if bool(first.ongeldig) != bool(second.ongeldig) or first.keuzes != second.keuzes:
        return Stand.VERSCHIL
    if db.session.execute(delete(TABLE).where(TABLE.c.code_id == code.id)).rowcount != 2:
        raise NotNow("bezet")
    stand = put_in(ronde, code, first)
    count(ronde, first.bundel, stand)
    return stand


def put_in(ronde, code, read):
    """Cast it, or spend its code when it is not valid; unless a vote was cast with this code already: that one stays."""
    stemmer = Stemmer(code_id=code.id, buurt_code=code.buurt_code)
    try:
        if read.ongeldig:
            spend(ronde, stemmer)
            return Stand.ONGELDIG
        cast(ronde, {int(key): value for key, value in read.keuzes.items()}, stemmer, kanaal=Kanaal.PAPIER)
    except NotNow as no:
        if no.args[0] != "al_gestemd":
            raise
        return Stand.DUBBEL
    return Stand.GETELD


def count(ronde, bundel, stand):
    """One more in this bundle."""
    one = {name: int(name == stand) for name in ("geteld", "dubbel", "ongeldig")}
    row = insert(Papierbundel).values(ronde_id=ronde.id, naam=bundel, **one)
    more = {stand: Papierbundel.__table__.c[stand] + 1}
    db.session.execute(row.on_conflict_do_update(index_elements=["ronde_id", "naam"], set_=more))


def discard(code, *, by):
    """Throw away what was typed of a ballot that is not settled, to begin anew. Written down without the choice."""
    require(by, "stemrondes.balie", code.ronde)
    if db.session.execute(delete(TABLE).where(TABLE.c.code_id == code.id)).rowcount:
        tell(code.ronde, "papier_opnieuw", by=by, data={"nummer": code.nummer})
