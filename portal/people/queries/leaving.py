"""Where the name of somebody who leaves may stand: rows they made, and rows that others wrote about what they did here."""

from sqlalchemy import and_, false, or_, select, union_all

from portal.activiteiten.models import Activiteit, ActiviteitFoto
from portal.bewonersgroepen.models import Bewonersgroep, Lidmaatschap
from portal.buurtagenda.models import Agendapunt, Signaal, Toets
from portal.buurtbonnen.models import Aanvraag
from portal.extensions import db
from portal.inbreng.models import Afspraak, Doorsturing, Inbreng, Pauze
from portal.initiatieven.models import Foto, Initiatief, Mede
from portal.moderatie.models import Heroverweging, Misbruikmelding, Notitie
from portal.people.models import EarlierName
from portal.story.models import Event, Mail
from portal.toekenningen.models import Uitgave
from portal.wijken.models import Gebied
from portal.wijkopgaven.models import Koppeling


def earlier_names(person):
    return db.session.scalars(select(EarlierName.name).where(EarlierName.person_id == person.id)).all()


def names_here():
    """What areas and groups are called."""
    return db.session.scalars(union_all(select(Gebied.naam), select(Bewonersgroep.naam))).all()


def pulled(person):
    """The ids of the plans this person has or pulls along, as a select."""
    along = select(Mede.initiatief_id).where(Mede.person_id == person.id)
    return select(Initiatief.id).where((Initiatief.owner_id == person.id) | Initiatief.id.in_(along))


def plans_of(person):
    return db.session.scalars(select(Initiatief).where(Initiatief.id.in_(pulled(person)))).all()


def answered(person):
    """The points and signalen this person brought to an agenda, with what was answered, and the expenses they recorded."""
    return [
        thing for model in (Agendapunt, Signaal, Uitgave)
        for thing in db.session.scalars(select(model).where(model.owner_id == person.id))
    ]


def written_about(person):
    """What staff and services wrote about what this person handed in or pulls: pairs of a row and the name of a text in it."""
    filed = select(Aanvraag.id).where(Aanvraag.owner_id == person.id)
    of_kind = ((Aanvraag.kind, filed), (Initiatief.kind, pulled(person)))
    theirs = (and_(Inbreng.soort == kind, Inbreng.thing_id.in_(ids)) for kind, ids in of_kind)
    mine = or_(Inbreng.owner_id == person.id, *theirs)
    lines = db.session.scalars(select(Inbreng).where(mine)).all()
    found = [(line, name) for line in lines for name in ("rust_reden", "leidraad_toelichting")]
    found += [(plan, "hidden_reden") for plan in plans_of(person)]
    texts = (Afspraak, "reden"), (Pauze, "reden"), (Doorsturing, "antwoord"), (Koppeling, "bijdrage"), (Koppeling, "los_reden")
    for model, name in texts:
        rows = db.session.scalars(select(model).join(Inbreng, Inbreng.id == model.inbreng_id).where(mine))
        found += [(row, name) for row in rows]
    return found + texts_of(judged_about(person))


def judged_about(person):
    """Notes, reports, requests, tests and photos of what this person or a group of theirs handed in or pulls: model, condition,
    names of the texts."""
    plans, points = pulled(person), select(Agendapunt.id).where(Agendapunt.owner_id == person.id)
    groups = select(Lidmaatschap.groep_id).where(Lidmaatschap.person_id == person.id)
    of_kind = (
        (Initiatief.kind, plans), (Agendapunt.kind, points), (Bewonersgroep.kind, groups),
        (Signaal.kind, select(Signaal.id).where(Signaal.owner_id == person.id)),
        (Activiteit.kind, select(Activiteit.id).where(Activiteit.groep_id.in_(groups))),
    )
    reported = or_(*(and_(Misbruikmelding.soort == kind, Misbruikmelding.thing_id.in_(ids)) for kind, ids in of_kind))
    return (
        (Notitie, Notitie.initiatief_id.in_(plans), ("tekst",)),
        (Heroverweging, Heroverweging.initiatief_id.in_(plans), ("tekst", "besluit_reden")),
        (Misbruikmelding, reported, ("tekst", "besluit_reden")),
        (Toets, Toets.punt_id.in_(points), ("toelichting",)),
        (Foto, Foto.initiatief_id.in_(plans), ("alt",)),
        (Initiatief, Initiatief.id.in_(plans), ("cover_alt",)),
    )


def written_by(person):
    """What this person wrote to the gemeente about something on the site, and said of a photo: pairs as of ``written_about``."""
    alone = select(Initiatief.id).where(Initiatief.owner_id == person.id)
    return texts_of((
        (Misbruikmelding, Misbruikmelding.by_id == person.id, ("tekst",)),
        (Heroverweging, Heroverweging.by_id == person.id, ("tekst",)),
        (ActiviteitFoto, ActiviteitFoto.by_id == person.id, ("alt",)),
        (Foto, Foto.initiatief_id.in_(alone), ("alt",)),
        (Initiatief, Initiatief.id.in_(alone), ("cover_alt",)),
    ))


def ways_to_reach(person):
    """What groups this person was in tell everybody of how to reach them or sign up: pairs as of ``written_about``."""
    groups = select(Lidmaatschap.groep_id).where(Lidmaatschap.person_id == person.id)
    return texts_of((
        (Bewonersgroep, Bewonersgroep.id.in_(groups), ("bereikbaar",)),
        (Activiteit, Activiteit.groep_id.in_(groups), ("aanmelden",)),
    ))


def texts_of(places):
    found = [(row, names) for model, which, names in places for row in db.session.scalars(select(model).where(which))]
    return [(row, name) for row, names in found for name in names]


def events_around(person):
    """Events this person did or that are about a plan they own or pull."""
    return db.session.scalars(
        select(Event).where(
            (Event.actor_id == person.id)
            | (Event.owner_id == person.id)
            | and_(Event.kind == Initiatief.kind, Event.thing_id.in_(pulled(person)))
        )
    ).all()


def waiting_mail_with(words):
    """Mail that still has to go out and holds one of these words."""
    holds = [column.contains(word, autoescape=True) for word in words for column in (Mail.subject, Mail.body)]
    return db.session.scalars(select(Mail).where(Mail.sent_at.is_(None), or_(false(), *holds))).all()
