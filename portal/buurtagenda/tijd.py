"""What only time does to points: telling that the time to answer a proposal is over."""

from portal.buurtagenda.models import Agenda, Agendapunt
from portal.buurtagenda.queries import punt
from portal.buurtagenda.rules.fase import EINDE
from portal.buurtagenda.rules.punt import Status
from portal.story.lapse import tell_lapsed

WAITS = Agendapunt.status == Status.IN_OVERLEG, Agendapunt.agenda.has(Agenda.status.not_in(sorted(EINDE)))


def pass_by():
    """Tell of every point of which nobody answered the proposal in time, each once; how many."""
    return tell_lapsed("voorstel_verlopen", Agendapunt.antwoord_voor, WAITS, punt)
