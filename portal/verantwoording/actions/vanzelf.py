"""What only time does to a grant: the lot falls, a reminder goes out, it is settled ex officio, or all has come back.

Each deed looks once more whether it is still to be done, so doing it twice is doing it once.
"""

import secrets

from sqlalchemy import update

from portal.clock import HERE, today
from portal.extensions import db
from portal.people.models import VANZELF
from portal.regelingen.models import RegelingVersie
from portal.regelingen.rules.parameters import waarde
from portal.regelingen.termijnen import klok, of_the_law, reachable
from portal.sql import insert_once
from portal.story.actions import move, tell
from portal.toekenningen.models import Toekenning
from portal.toekenningen.rules.status import Status
from portal.toekenningen.rules.termijnen import vorm_van
from portal.verantwoording import post, queries
from portal.verantwoording.actions.afrekenen import settle
from portal.verantwoording.actions.vaststellen import most
from portal.verantwoording.models import Trekking, Vaststelling
from portal.verantwoording.queries import tijd
from portal.verantwoording.rules import (
    HERINNEREN,
    TERUG_HERINNEREN,
    Grond,
    is_getrokken,
    is_verjaard,
    trap,
    zegel_van,
)


def seal(versie_id, jaar):
    """Fix by which secret the grants of this version and year are drawn; True when this call did."""
    geheim, regels = secrets.token_hex(32), db.session.get_one(RegelingVersie, versie_id).regels
    procent = waarde(regels, "steekproef", 0)
    return insert_once(Trekking, versie_id=versie_id, jaar=jaar, procent=procent, geheim=geheim, zegel=zegel_van(geheim))


def claimed(table, id, **columns):
    """Was this row still as it was found? {column: (was, becomes)}. Only one of many messengers gets a yes."""
    still = [table.c.id == id, *(table.c[name].is_not_distinct_from(was) for name, (was, _new) in columns.items())]
    changes = {name: new for name, (_was, new) in columns.items()}
    return db.session.execute(update(table).where(*still).values(changes)).rowcount == 1


def draw(toekenning):
    """Let the lot fall on a small grant: who is drawn accounts for it with receipts. True when this call did."""
    aanvraag, day = toekenning.aanvraag, today()
    sealed = tijd.trekking(aanvraag.versie_id, toekenning.klaar_op.year)
    if sealed is None or not claimed(Toekenning.__table__, toekenning.id, getrokken_op=(None, day)):
        return False
    db.session.refresh(toekenning, ["getrokken_op"])
    if is_getrokken(toekenning.kenmerk, sealed.geheim, sealed.procent):
        ask_account(toekenning, day)
    return True


def ask_account(toekenning, day):
    """Ask for the account with receipts, within the time for completing (Awb 4:5) or what there was already."""
    regels, old = toekenning.aanvraag.versie.regels, toekenning.verantwoorden_voor or day
    toekenning.steekproef, toekenning.vorm = True, vorm_van(regels, toekenning.toegekend, steekproef=True)
    toekenning.verantwoorden_voor = max(old, klok(regels, "aanvultermijn", "2w", day).einde)
    toekenning.herinnerd, toekenning.alsnog_voor = 1, None
    write(toekenning, "steekproef", datum=toekenning.verantwoorden_voor)


def write(toekenning, what, bedrag=None, **days):
    """Tell this by a letter, with all that it says: its days, where there are any, and the sums of this moment."""
    data = {name: day.isoformat() for name, day in days.items() if day} | {"toegekend": toekenning.verleend}
    tell(toekenning, what, by=VANZELF, data=data | ({"bedrag": bedrag} if bedrag else {}))
    post.letter_comes(toekenning)


def remind(toekenning):
    """Tell that the account is due soon or, when it is late, by when it may come still (Awb 4:44); True when this call
    told it."""
    last, told = toekenning.verantwoorden_voor, toekenning.herinnerd
    level = trap((reachable(last) - today()).days, HERINNEREN)
    if level <= told or not claimed(Toekenning.__table__, toekenning.id, herinnerd=(told, level)):
        return False
    came = queries.teruggestuurd(toekenning.id)
    sent = came and came.ingediend_at.astimezone(HERE).date()
    if level <= len(HERINNEREN):
        write(toekenning, "herinneren", datum=last, teruggestuurd=sent)
    else:
        toekenning.alsnog_voor = klok(toekenning.aanvraag.versie.regels, "aanvultermijn", "2w", today()).einde
        write(toekenning, "te_laat", datum=last, alsnog=toekenning.alsnog_voor, teruggestuurd=sent)
    return True


def settle_small(toekenning):
    """Settle as granted, without an account (Awb 4:47 sub a); True when this call did."""
    if toekenning.status != Status.LOPEND or queries.voorgelegd(toekenning.id):
        return False
    holds = queries.geldend(toekenning.id)
    made = Vaststelling(
        toekenning=toekenning, grond=Grond.AMBTSHALVE, bedrag=most(toekenning), reden="", vervangt_id=holds and holds.id
    )
    settle(made, "vanzelf_vaststellen", by=VANZELF)
    post.letter_comes(toekenning)
    return True


def remind_debt(vaststelling):
    """Tell that money is to be paid back soon or, when it is late, within two weeks (Awb 4:112); True when this call told
    it. After five years nothing is claimed any more (4:57)."""
    last, told, toekenning = vaststelling.terug_voor, vaststelling.terug_herinnerd, vaststelling.toekenning
    level = trap((last - today()).days, TERUG_HERINNEREN)
    if level <= told or is_verjaard(vaststelling.besluit_op, today()):
        return False
    if not claimed(Vaststelling.__table__, vaststelling.id, terug_herinnerd=(told, level)):
        return False
    owed = toekenning.terug_te_betalen
    if level <= len(TERUG_HERINNEREN):
        write(toekenning, "terug_herinneren", owed, datum=last)
    else:
        write(toekenning, "terug_te_laat", owed, datum=last, betalen=of_the_law(today(), weken=2))
    return True


def finish(toekenning):
    """All that was claimed has come back; True when this call found so."""
    if toekenning.status != Status.TERUG or toekenning.terug_te_betalen:
        return False
    move(toekenning, "afhandelen", by=VANZELF)
    return True
