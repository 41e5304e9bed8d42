"""Writing an application: the draft, its answers, its budget and its areas."""

from sqlalchemy import delete, update

from portal.buurtbonnen import jaar, queries
from portal.buurtbonnen.actions.bestanden import drop_bestand
from portal.buurtbonnen.adres import adres_hash
from portal.buurtbonnen.antwoorden import lees, schrijf, vergeet
from portal.buurtbonnen.models import Aanvraag, AanvraagGebied, Aanvrager, Begrotingspost
from portal.buurtbonnen.rules.vragen import anders_gevraagd, is_te_hoog, mag_wijzigen, te_vragen
from portal.clock import today
from portal.errors import Needed, NotNow
from portal.extensions import db


def start(versie, venster, *, by, **received):
    """A new draft; ``by`` may be a stranger, then it belongs to the browser until somebody logs in.

    ``received`` (ontvangen_via, ontvangen_op, toestemming, email): staff enter it for somebody who asked at the desk,
    by post or by phone. Then it is nobody's own, and they fill it in until it is handed in.
    """
    email = received.pop("email", None)
    mine = {"ingevoerd_door_id": by.id, **received} if received else {"owner_id": by.id}
    days = jaar.days_of(versie.regels, received.get("ontvangen_op") or today())
    aanvraag = Aanvraag(versie_id=versie.id, venster_id=venster.id, antwoorden={}, **days, **mine)
    db.session.add(aanvraag)
    db.session.flush()
    own = {} if received or by.id is None else {"email": by.email, "buurt_code": by.buurt_code}
    db.session.add(Aanvrager(aanvraag_id=aanvraag.id, **own | ({"email": email} if email else {})))
    db.session.flush()
    return aanvraag


def answer(aanvraag, values, *, by):
    """Keep the answers of one page. The whole budget and the areas of a combined application are replaced.

    NotNow for what may not change any more, Needed("te_veel") for more money than was asked at first.
    """
    values = dict(values)
    demand_changeable(aanvraag, values)
    posten, areas = values.pop("posten", None), values.pop("werkgebieden", None)
    schrijf(aanvraag, values)
    if "groep_id" in values and jaar.follow(aanvraag):
        ask_again(aanvraag)
    if posten is not None:
        replace_posten(aanvraag, posten)
        ask_for(aanvraag, posten)
    if areas is not None:
        replace_areas(aanvraag, areas)
    if by.is_authenticated:
        aanvraag.aanvrager.adres_hash = adres_hash(aanvraag.aanvrager, aanvraag.versie.regeling_id)
    db.session.flush()


def demand_changeable(aanvraag, values):
    before = lees(aanvraag)
    if any(not mag_wijzigen(aanvraag, naam) and value != before.get(naam) for naam, value in values.items()):
        raise NotNow("bewerken")
    own = values.get("eigen_bijdrage", aanvraag.eigen_bijdrage)
    if "posten" in values and is_te_hoog(aanvraag, te_vragen(values["posten"], own, jaar.hoogste_van(aanvraag))):
        raise Needed("te_veel")


def replace_posten(aanvraag, posten):
    db.session.execute(delete(Begrotingspost).where(Begrotingspost.aanvraag_id == aanvraag.id))
    db.session.add_all(
        Begrotingspost(aanvraag_id=aanvraag.id, volgorde=number, **post) for number, post in enumerate(posten)
    )


def ask_for(aanvraag, posten):
    """What is asked follows from the lines; never more than a formula gives. A part that was spoken of is no part any
    more of what is not larger."""
    aanvraag.gevraagd = te_vragen(posten, aanvraag.eigen_bijdrage, jaar.hoogste_van(aanvraag))
    if (aanvraag.deel_bedrag or 0) >= (aanvraag.gevraagd or 0):
        aanvraag.deel_bedrag = aanvraag.deel_akkoord_op = None


def ask_again(aanvraag):
    """The same lines, under another formula or for another group."""
    ask_for(aanvraag, [{"bedrag": post.bedrag, "baat": post.baat} for post in aanvraag.posten])


def replace_areas(aanvraag, codes):
    """One area is the application's own and needs no list."""
    db.session.execute(delete(AanvraagGebied).where(AanvraagGebied.aanvraag_id == aanvraag.id))
    db.session.add_all(AanvraagGebied(aanvraag_id=aanvraag.id, gebied_code=code) for code in dict.fromkeys(codes))


def claim_drafts(ids, *, by):
    """Give the drafts begun in this browser to the person who has now logged in.

    Past the version on purpose: what was typed meanwhile in another tab does not come too late because of it.
    """
    A = Aanvraag.__table__
    db.session.execute(update(A).where(A.c.id.in_(list(ids)), *queries.NOBODYS).values(owner_id=by.id))


def discard(aanvraag, *, by):
    """Throw a draft away, with its files."""
    for bestand in list(aanvraag.bestanden):
        drop_bestand(aanvraag, bestand, by=by)
    for part in (Begrotingspost, AanvraagGebied, Aanvrager):
        db.session.execute(delete(part).where(part.aanvraag_id == aanvraag.id))
    db.session.delete(aanvraag)


def carry_over(aanvraag, versie, venster, *, by):
    """Go on with a draft under the version that holds now. Its answers stay, but those to what it asks in other words."""
    vergeet(aanvraag, anders_gevraagd(aanvraag.versie.regels, versie.regels))
    aanvraag.versie_id, aanvraag.venster_id = versie.id, venster.id
    aanvraag.versie, aanvraag.venster = versie, venster
    if jaar.follow(aanvraag):
        ask_again(aanvraag)
