"""Accounting for a grant: begun from the lines of the budget and what was recorded, kept at every page, handed in."""

from sqlalchemy import select

from portal import uploads
from portal.clock import now, today
from portal.errors import Needed, NotNow
from portal.extensions import db
from portal.regelingen.termijnen import klok
from portal.story.actions import move
from portal.toekenningen.actions import kas
from portal.toekenningen.queries.stand import stand
from portal.toekenningen.rules.volgende import is_voorbij
from portal.toekenningen.rules.who import is_zonder_account
from portal.verantwoording import ontvangst, queries
from portal.verantwoording.models import Verantwoording, VerantwoordingFoto, VerantwoordingRegel
from portal.verantwoording.rules import MOST_FOTOS, OP_PAPIER, WEB, ontbreekt, totaal


def start(toekenning, *, by):
    """The account to go on with: the draft there is, or a new one with what is known already."""
    draft = queries.concept(toekenning.id)
    if draft is not None:
        return draft
    earlier = next(iter(queries.ingediend(toekenning.id)), None)
    via = OP_PAPIER if is_zonder_account(by, toekenning) else WEB
    begun = Verantwoording(toekenning_id=toekenning.id, owner_id=by.id, ontvangen_via=via, **told(toekenning, earlier))
    db.session.add(begun)
    db.session.flush()
    for place, values in enumerate(lines_of(earlier) if earlier else lines_from(toekenning)):
        db.session.add(VerantwoordingRegel(verantwoording_id=begun.id, volgorde=place, **values))
    db.session.flush()
    return begun


def told(toekenning, earlier):
    """What was told already: in the account that was sent back, or on the pages of the activities."""
    if earlier:
        return {name: getattr(earlier, name) for name in ("verhaal", "anders", "deelnemers")}
    held = queries.gehouden(toekenning.id)
    story = "\n\n".join(f"{one.title}: {one.verhaal}" for one in held if one.verhaal)
    counted = [one.deelnemers for one in held if one.deelnemers is not None]
    return {"verhaal": story, "deelnemers": sum(counted) if counted else None}


def lines_of(earlier):
    names = ("post_id", "omschrijving", "begroot", "uitgegeven", "toelichting")
    return [{name: getattr(regel, name) for name in names} for regel in earlier.regels]


def lines_from(toekenning):
    """The lines of the budget with what was recorded of each; the last one is for what was not planned."""
    found = stand(toekenning).regels
    rows = [
        {"post_id": regel.id, "omschrijving": regel.omschrijving, "begroot": regel.begroot,
         "uitgegeven": regel.uitgegeven or None}
        for regel in found if regel.id is not None
    ]
    loose = sum(regel.uitgegeven for regel in found if regel.id is None)
    return [*rows, {"post_id": None, "omschrijving": "", "begroot": 0, "uitgegeven": loose or None}]


def keep(verantwoording, values, *, by):
    """Keep what was filled in on a page; ``values`` may hold ``regels`` as {id of a line: its values}."""
    lines = values.pop("regels", {})
    for name, value in values.items():
        setattr(verantwoording, name, value)
    for regel in verantwoording.regels:
        for name, value in lines.get(regel.id, {}).items():
            setattr(regel, name, value)
    verantwoording.bewaard_at = now()


def add_foto(verantwoording, picture, alt, *, by):
    """Keep a re-encoded picture (portal.fotos.Picture) with the account; NotNow when there are enough, also when several come
    at once."""
    db.session.execute(select(Verantwoording.id).where(Verantwoording.id == verantwoording.id).with_for_update(key_share=True))
    if len(queries.fotos(verantwoording.toekenning_id)) >= MOST_FOTOS:
        raise NotNow("fotos")
    key = uploads.keep(picture)
    kept = VerantwoordingFoto(
        key=key, verantwoording_id=verantwoording.id, alt=alt, width=picture.width, height=picture.height
    )
    db.session.add(kept)
    db.session.flush()
    return kept


def drop_foto(foto, *, by):
    db.session.delete(foto)
    uploads.drop(foto.key)


def hand_in(verantwoording, *, by, toch=False, nu_al=False):
    """Hand it in, whole and declared to be true; Needed names what lacks. While expenses wait for a signature only
    ``toch``: nobody can sign them afterwards, and a group must be able to account in time without who does not sign. An
    account comes when it is over (Awb 4:44), so before that only ``nu_al``: no expense can be recorded after it."""
    toekenning = verantwoording.toekenning
    for _page, name in ontbreekt(verantwoording, toekenning.vorm, queries.bonnen(toekenning.id)):
        raise Needed(name)
    if not toch and queries.te_tekenen(toekenning.id):
        raise Needed("toch")
    if not nu_al and not is_voorbij(toekenning, today()):
        raise Needed("nu_al")
    if not verantwoording.naar_waarheid:
        raise Needed("naar_waarheid")
    spent, regels = totaal(verantwoording.regels), toekenning.aanvraag.versie.regels
    verantwoording.ingediend_at = now()
    toekenning.vaststellen_voor = klok(regels, "vaststellingsbesluit", "8w", today()).einde
    move(toekenning, "verantwoorden", by=by, data={"bedrag": spent})
    kas.account(toekenning, spent, by=by, reden=toekenning.kenmerk or "")
    ontvangst.of_account(verantwoording)


def send_back(toekenning, reden, *, by):
    """Ask the recipient to complete the account, within the term for that (Awb 4:5); NotNow while an amount is proposed."""
    sent = queries.meetellend(toekenning.id)
    if sent is None or queries.voorgelegd(toekenning.id):
        raise NotNow("terugvragen")
    sent.terug_reden = reden
    regels, old = toekenning.aanvraag.versie.regels, toekenning.verantwoorden_voor or today()
    toekenning.verantwoorden_voor = max(old, klok(regels, "aanvultermijn", "2w", today()).einde)
    toekenning.herinnerd, toekenning.alsnog_voor = 0, None
    told = {"datum": toekenning.verantwoorden_voor.isoformat(), "toegekend": toekenning.verleend}
    move(toekenning, "terugvragen", by=by, note=reden, data=told)
