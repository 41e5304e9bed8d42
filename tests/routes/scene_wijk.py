"""The work of the wijk in the scene: submissions, wijkopgaven, goals, inspanningen and their links."""

from datetime import date

from portal.buurtbonnen.models import Aanvraag
from portal.clock import now, today
from portal.extensions import db
from portal.inbreng.models import Doorsturing, Triageregel
from portal.initiatieven.models import Initiatief
from portal.people.queries import roles_of
from portal.rapportages.actions import make
from portal.wijken.models import Gebied
from portal.wijkopgaven.models import InspanningMijlpaal, OpgaveJaar, Publicatievraag, Risico, VoortgangFoto
from portal.wijkopgaven.rules.inspanning import Herkomst
from portal.wijkopgaven.rules.inspanning import Status as InspanningStatus
from portal.wijkopgaven.rules.opgave import Risicosoort, Status
from tests.opgaven import make_doelen, make_inbreng, make_inspanning, make_koppeling, make_opgave

AREA = "BU01640202"


def work(people):
    """Submission 1 is Amina's public plan 1, 2 her application 1. Wijkopgave 1 is public, 2 a draft; of 1 inspanning 1
    is public, with submission 1 linked to it (koppeling 1), a milestone and a photo, and 2 a draft of the line of which
    Bea asks whether it may become public. Its version of 2026 is adopted, that of 2027 a draft. Goals 1 to 4, risk 1,
    forwarding 1 and report 1."""
    bea = people["bea"]
    inbreng = make_inbreng(db.session.get(Initiatief, 1), openbaar=True)
    make_inbreng(db.session.get(Aanvraag, 1))
    opgave, doel = make_opgave(bea), make_doelen()
    make_opgave(bea, Status.CONCEPT)
    inspanning = make_inspanning(opgave, bea, doelen=[doel])
    draft = make_inspanning(opgave, bea, InspanningStatus.CONCEPT, herkomst=Herkomst.LIJN)
    make_koppeling(inbreng, inspanning, bea)
    db.session.add_all([
        Triageregel(zwaarte="lijn", aard="project", belegd_bij="Projectbureau", inzet="regisserend"),
        OpgaveJaar(opgave_id=opgave.id, jaar=2026, objectief="Veel steen.", vastgesteld_at=now()),
        OpgaveJaar(opgave_id=opgave.id, jaar=2027, objectief="Minder steen.", veranderd="Er zijn bomen bij."),
        VoortgangFoto(key="boom", inspanning_id=inspanning.id, event_id=0, alt="Een boom", width=8, height=6),
        InspanningMijlpaal(id=1, inspanning_id=inspanning.id, titel="Geplant"),
        Publicatievraag(id=1, inspanning_id=draft.id, gevraagd_door_id=bea.id, antwoord_voor=today()),
        Risico(id=1, opgave_id=opgave.id, soort=Risicosoort.DOEL, titel="Te weinig tijd"),
        Doorsturing(id=1, inbreng_id=inbreng.id, naar="Gildebor", mail="post@voorbeeld.invalid", sleutel_hash="s",
                    verwacht_op=today()),
    ])
    bea.roles = roles_of(bea)
    make(db.session.get(Gebied, AREA), date(2026, 1, 1), date(2026, 6, 30), by=bea)
    db.session.commit()
