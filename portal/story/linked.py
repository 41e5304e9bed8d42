"""The people behind what is linked to a wijkopgave or an inspanning, for the sheet of who hears: each a select of ids, as
in ``who``. ``event.kind`` says which of the two it is about, also before anything else is known of it.

``Inbreng`` stands in the FROM of each, so that why somebody hears can be told in their own words. What its author took
back counts no more, what is not public names nobody else, and whoever asked for quiet about this work hears nothing of it.
"""

from sqlalchemy import String, cast, select
from sqlalchemy.orm import aliased

from portal.bewonersgroepen.models import Lidmaatschap
from portal.bewonersgroepen.rules import BESTUUR
from portal.buurtagenda.models import Agendapunt, PuntSteun
from portal.buurtagenda.rules.punt import Status as PuntStatus
from portal.buurtbonnen.models import Aanvraag
from portal.inbreng.models import Inbreng
from portal.initiatieven.models import Initiatief, Mede, Steun
from portal.initiatieven.rules import Status
from portal.people.models import Person
from portal.story.models import Follow
from portal.story.who import buurtvolgers
from portal.wijkopgaven.models import Inspanning, Koppeling, Wijkopgave

# Somebody who wants to hear nothing more of an inspanning or a wijkopgave follows it under this name.
STIL, STIL_OPGAVE = "stil", "stil_opgave"
QUIET = {Inspanning.kind: STIL, Wijkopgave.kind: STIL_OPGAVE}
# The end of a link to each of them.
ENDS = {Inspanning.kind: Koppeling.inspanning_id, Wijkopgave.kind: Koppeling.opgave_id}
Quiet = aliased(Follow)


def now_linked(event):
    """The conditions under which a submission is linked to the work now."""
    return (
        Koppeling.inbreng_id == Inbreng.id, ENDS[event.kind] == event.thing_id, Koppeling.los_at.is_(None),
        Inbreng.status != Status.INGETROKKEN,
    )


def quiet(event):
    return select(Quiet.person_id).where(Quiet.kind == QUIET[event.kind], Quiet.key == event.key)


def behind(event, column, *how):
    """Who stands in this column and has to do with something linked; not who is gone or asked for quiet."""
    known = select(Person.id).where(Person.id == column, Person.forgotten_at.is_(None)).exists()
    return select(column).where(*now_linked(event), *how, known, column.not_in(quiet(event)))


def is_thing(kind, column):
    """The submission is the thing of this kind whose id stands in the column."""
    return (Inbreng.soort == kind) & (Inbreng.thing_id == column)


def gekoppelde_indieners(event):
    """Whoever handed in something that is linked."""
    return behind(event, Inbreng.owner_id)


def gekoppelde_trekkers(event):
    """Whoever pulls a linked initiatief along."""
    return behind(event, Mede.person_id, is_thing(Initiatief.kind, Mede.initiatief_id))


def gekoppelde_besturen(event):
    """Those who sign for a group whose application is linked."""
    signs = Lidmaatschap.rol.in_(BESTUUR), Lidmaatschap.geeindigd_op.is_(None)
    theirs = is_thing(Aanvraag.kind, Aanvraag.id), Aanvraag.groep_id == Lidmaatschap.groep_id
    return behind(event, Lidmaatschap.person_id, *theirs, *signs)


def opgegane_initiatieven(event):
    """Whoever handed in an initiatief that was merged into a linked one."""
    merged = is_thing(Initiatief.kind, Initiatief.doel_id), Initiatief.status == Status.SAMENGEVOEGD
    return behind(event, Initiatief.owner_id, *merged, Inbreng.openbaar)


def opgegane_punten(event):
    """Whoever handed in an agendapunt that was merged into a linked one."""
    merged = is_thing(Agendapunt.kind, Agendapunt.doel_id), Agendapunt.status == PuntStatus.SAMENGEVOEGD
    return behind(event, Agendapunt.owner_id, *merged, Inbreng.openbaar)


def gekoppelde_steuners(event):
    """Whoever supports a linked initiatief."""
    return behind(event, Steun.person_id, is_thing(Initiatief.kind, Steun.initiatief_id), Inbreng.openbaar)


def gekoppelde_puntsteuners(event):
    """Whoever supports a linked agendapunt."""
    return behind(event, PuntSteun.person_id, is_thing(Agendapunt.kind, PuntSteun.punt_id), Inbreng.openbaar)


def gekoppelde_volgers(event):
    """Whoever follows something that is linked."""
    followed = Follow.kind == Inbreng.soort, Follow.key == cast(Inbreng.thing_id, String)
    return behind(event, Follow.person_id, *followed, Inbreng.openbaar)


# Nearest first: somebody with several reasons hears in the words of the first.
BEHIND = (
    gekoppelde_indieners, gekoppelde_trekkers, gekoppelde_besturen, opgegane_initiatieven, opgegane_punten,
    gekoppelde_steuners, gekoppelde_puntsteuners, gekoppelde_volgers,
)


def opgavevolgers(event):
    """Whoever follows the wijkopgave the inspanning is part of."""
    opgave = select(cast(Inspanning.opgave_id, String)).where(Inspanning.id == event.thing_id)
    mine = select(Follow.person_id).where(Follow.kind == Wijkopgave.kind, Follow.key.in_(opgave))
    return mine.where(Follow.person_id.not_in(quiet(event)))


def wijkvolgers(event):
    """Whoever follows the area of the work, and did not ask for quiet about this work."""
    return buurtvolgers(event).where(Follow.person_id.not_in(quiet(event)))
