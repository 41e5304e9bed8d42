"""Agendas and voting rounds for tests: made in one go, in the state a test asks for."""

from datetime import date, timedelta
from itertools import zip_longest

from sqlalchemy import func, select, update

from portal.buurtagenda.models import Agenda, AgendaBuurt, Agendapunt, Signaal
from portal.buurtagenda.rules.fase import Fase
from portal.buurtagenda.rules.punt import SignaalStatus
from portal.clock import now, today
from portal.extensions import db
from portal.stemmen import geheim, opkomst, queries, uitslag, verkiezing
from portal.stemmen.models import Keuze, Stemcode, Stemronde, Stemtelling
from portal.stemmen.queries import uitgebracht
from portal.stemmen.rules.regels import Regels
from portal.stemmen.rules.ronde import Status, Vorm
from portal.tellen.tel import tel

BUURT = "BU01640202"
EURO = 100


def make_agenda(owner, status=Fase.OPHALEN, *, buurten=(BUURT,), **values):
    """A public agenda of these buurten; it runs the whole of 2026 and 2027."""
    fields = {"title": "Samen in de buurt", "gebied_code": buurten[0], "van": date(2026, 1, 1), "tot": date(2027, 12, 31)}
    agenda = Agenda(owner_id=owner.id, status=status, **(fields | values))
    db.session.add(agenda)
    db.session.flush()
    db.session.add_all(AgendaBuurt(agenda_id=agenda.id, buurt_code=code) for code in buurten)
    db.session.commit()
    return agenda


def make_punt(agenda, owner, status, **values):
    """A point on this agenda, public unless it was only just received."""
    fields = {"title": "Bankje bij de vijver", "wat": "Een bank om op te zitten.", "gebied_code": agenda.gebied_code,
              "ontvangen_op": today(), "geplaatst_at": None if status == "ingediend" else now()}
    punt = Agendapunt(agenda_id=agenda.id, owner_id=owner.id, status=status, **(fields | values))
    db.session.add(punt)
    db.session.commit()
    return punt


def make_signaal(agenda, owner=None, status=SignaalStatus.GEPLAATST, **values):
    """A signaal for this agenda, on the wijkfoto unless told otherwise; without an owner it was told to staff."""
    fields = {"tekst": "Het is hier donker.", "gebied_code": BUURT, "ontvangen_op": today()}
    signaal = Signaal(agenda_id=agenda.id, status=status, owner_id=owner.id if owner else None, **(fields | values))
    db.session.add(signaal)
    db.session.commit()
    return signaal


def make_ronde(agenda, status=Status.VASTGELEGD, *, costs=(3_000, 2_500, 0), punten=(), themas=(), regels=None, **values):
    """A round on this agenda, open now unless told otherwise; one option per amount of euros in ``costs``, the first of them
    from these points and of these themes."""
    fields = {
        "title": "Waar gaat het geld heen?", "vorm": Vorm.KIES, "budget": 5_000 * EURO, "sleutel": "s" * 32,
        "zaad": "zaad", "opent_at": now() - timedelta(days=1), "sluit_at": now() + timedelta(days=7),
    }
    ronde = Stemronde(
        agenda_id=agenda.id, gebied_code=agenda.gebied_code, owner_id=agenda.owner_id,
        regels=(regels or Regels()).kept(), **(fields | values),
    )
    db.session.add(ronde)
    db.session.flush()
    db.session.add_all(
        Keuze(ronde_id=ronde.id, nummer=number, title=f"Plan {number}", tekst="Wat we gaan doen.",
              kosten=euros * EURO, gebied_code=agenda.gebied_code, punt_id=punt.id if punt else None, thema=thema or "")
        for number, (euros, punt, thema) in enumerate(zip_longest(costs, punten, themas), 1)
    )
    db.session.flush()
    db.session.execute(update(Stemronde.__table__).where(Stemronde.id == ronde.id).values(status=status))
    db.session.commit()
    db.session.refresh(ronde)
    return ronde


def make_code(ronde, **values):
    """A code of this round that can be voted with, as it stands on the letter."""
    code = geheim.new_code()
    number = db.session.scalar(select(func.count(Stemcode.id)).where(Stemcode.ronde_id == ronde.id)) + 1
    hashed = geheim.code_hash(ronde.id, geheim.plain(code))
    db.session.add(Stemcode(ronde_id=ronde.id, nummer=number, code_hash=hashed, **values))
    db.session.commit()
    return code


def make_telling(ronde, **values):
    """The finished count of a round, of the ballots that are there now."""
    ronde = queries.one(ronde.id)
    rules, votes = verkiezing.rules(ronde), verkiezing.election(ronde, uitgebracht.grouped(ronde.id))
    kept = uitslag.of(tel(votes, rules), tel(votes, verkiezing.alternative(rules)))
    fields = {"klaar_at": now(), "biljetten": votes.cast, "uitslag": kept, "opkomst": opkomst.per_buurt(ronde.id)}
    db.session.add(Stemtelling(ronde_id=ronde.id, **(fields | values)))
    db.session.commit()
