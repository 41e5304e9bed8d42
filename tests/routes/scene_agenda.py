"""The agendas of the scene: rounds of votes, points and signalen."""

from portal.buurtagenda.models import Agenda, PuntMijlpaal
from portal.buurtagenda.rules.fase import Fase
from portal.buurtagenda.rules.punt import SignaalStatus
from portal.buurtagenda.rules.punt import Status as PuntStatus
from portal.extensions import db
from portal.stemmen.bundel import FEWEST
from portal.stemmen.rules.regels import Regels
from portal.stemmen.rules.ronde import Status as RondeStatus
from portal.stemmen.rules.ronde import Toegang
from tests.agenda import make_agenda, make_code, make_punt, make_ronde, make_signaal, make_telling


def votes(bea):
    """On agenda 1 round 1 is open, with accounts and codes, of which one was sent; 2 is a draft, 3 has a result."""
    agenda, toegang = make_agenda(bea), (Toegang.ACCOUNT, Toegang.CODE)
    for status in (RondeStatus.VASTGELEGD, RondeStatus.CONCEPT):
        ronde = make_ronde(agenda, status, regels=Regels(toegang=toegang, zonder_brief=True))
        if status == RondeStatus.VASTGELEGD:
            make_code(ronde, adres_hash="adres")
    make_telling(make_ronde(agenda, RondeStatus.GETELD), biljetten=FEWEST)


def gathering(amina, bea):
    """Of Amina, on agenda 1: point 1 is public, 2 waits, 3 is being done, of 4 staff propose another text. Signaal 1
    waits, 2 stands on the wijkfoto. Agenda 2 is a draft."""
    agenda = db.session.get(Agenda, 1)
    for status in (PuntStatus.GEPLAATST, PuntStatus.INGEDIEND, PuntStatus.IN_UITVOERING):
        make_punt(agenda, amina, status)
    proposal = {"title": "Twee bankjes", "wat": "Twee.", "kosten": None}
    make_punt(agenda, amina, PuntStatus.IN_OVERLEG, geplaatst_at=None, voorstel=proposal)
    db.session.add(PuntMijlpaal(id=1, punt_id=3, titel="Begin"))
    for status in (SignaalStatus.INGEDIEND, SignaalStatus.GEPLAATST):
        make_signaal(agenda, amina, status)
    make_agenda(bea, Fase.CONCEPT)
