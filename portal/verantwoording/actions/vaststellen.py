"""Settling a grant: proposed by one, on which the recipient is heard when it is lower, and decided by somebody else."""

from portal.clock import today
from portal.errors import Needed, NotNow
from portal.extensions import db
from portal.permissions import require
from portal.regelingen.rules.parameters import waarde
from portal.regelingen.termijnen import klok, reachable
from portal.story.actions import move, tell
from portal.toekenningen.queries import asked
from portal.toekenningen.rules.status import BESLOTEN, OPEN, Status
from portal.verantwoording import ontvangst, post, queries
from portal.verantwoording.actions.afrekenen import settle
from portal.verantwoording.feiten import facts_of, grond_of
from portal.verantwoording.models import Vaststelling
from portal.verantwoording.rules import WIJZIGINGSGRONDEN, is_verjaard, vast_te_stellen


def most(toekenning):
    """The highest amount to settle at, in cents: what was granted, less what is saved; again: what was released too."""
    return toekenning.verleend - toekenning.gespaard


def expected(toekenning):
    """What the recipient counts on, in cents: less than this is not settled without hearing them (Awb 4:7, 4:8)."""
    return toekenning.vastgesteld if toekenning.status in BESLOTEN else toekenning.toegekend - toekenning.gespaard


def rounded(toekenning, bedrag):
    """What this amount comes to where little would have to be paid back (see ``rules.vast_te_stellen``)."""
    drempel = waarde(toekenning.aanvraag.versie.regels, "niet_terug_onder", 0)
    paid = toekenning.uitbetaald - toekenning.terugbetaald
    return min(vast_te_stellen(bedrag, paid, drempel), most(toekenning))


def objections(toekenning, bedrag):
    """Names of what keeps this amount from being settled; empty when nothing does."""
    if bedrag > most(toekenning):
        return ["te_veel"]
    if asked(toekenning.id):
        return ["verschuiving"]
    holds = queries.geldend(toekenning.id)
    lower = holds is not None and toekenning.status in BESLOTEN and bedrag < holds.bedrag
    return ["verjaard"] if lower and is_verjaard(holds.besluit_op, today()) else []


def has_time(toekenning):
    """May the recipient still account for it? While it runs no account counts: none came, or it was sent back. Only after a
    term that was set for it once more, when the first was over, is an amount settled without (Awb 4:44, 4:47)."""
    if toekenning.status != Status.LOPEND or toekenning.verantwoorden_voor is None:
        return False
    return toekenning.alsnog_voor is None or reachable(toekenning.alsnog_voor) >= today()


def is_nadelig(toekenning, bedrag):
    """Is this less than what was settled before (Awb 4:49)?"""
    return bedrag < toekenning.vastgesteld


def propose(toekenning, bedrag, reden, *, by, grond=""):
    """Put an amount (cents) before who decides. Lower than the recipient counts on: they are told of the intention first,
    and may say what they think of it within the term of the version. Lower than was settled before: with the ``grond`` of
    Awb 4:49 for that, a letter.
    """
    holds, account = queries.geldend(toekenning.id), queries.meetellend(toekenning.id)
    amount = rounded(toekenning, bedrag)
    grond = grond if is_nadelig(toekenning, amount) else ""
    demand(toekenning, bedrag, by)
    demand_grounds(toekenning, amount, grond)
    made = Vaststelling(
        toekenning=toekenning, vervangt_id=holds and holds.id, grond=grond_of(account), bedrag=amount, reden=reden.strip(),
        feiten=facts_of(toekenning, account) | {"voorgesteld": bedrag, "wijzigingsgrond": grond}, behandelaar_id=by.id,
    )
    db.session.add(made)
    if amount < expected(toekenning):
        announce_intention(made, by=by)
    else:
        tell(toekenning, "voorstellen", by=by, data={"bedrag": amount})
    db.session.flush()
    return made


def demand(toekenning, bedrag, by):
    require(by, "toekenningen.beoordelen", toekenning)
    if queries.voorgelegd(toekenning.id):
        raise NotNow("voorstellen")
    for name in objections(toekenning, bedrag):
        raise Needed(name)


def demand_grounds(toekenning, amount, grond):
    """The law lets it be settled without an account, or lower than before, only then."""
    if has_time(toekenning):
        raise Needed("alsnog")
    if is_nadelig(toekenning, amount) and grond not in WIJZIGINGSGRONDEN:
        raise Needed("grond")


def announce_intention(vaststelling, *, by):
    """Tell the recipient what we mean to settle, why, and until when they may react."""
    toekenning, day = vaststelling.toekenning, today()
    vaststelling.voornemen_op = day
    vaststelling.zienswijze_tot = klok(toekenning.aanvraag.versie.regels, "zienswijzetermijn", "2w", day).einde
    told = {"bedrag": vaststelling.bedrag, "reden": vaststelling.reden, "eerst": expected(toekenning)}
    told["betaald"] = vaststelling.feiten["betaald"]
    if owed := toekenning.te_betalen:
        told["nog"] = max(0, min(owed, vaststelling.bedrag - toekenning.uitbetaald + toekenning.teruggevorderd))
    vaststelling.feiten = vaststelling.feiten | {"voornemen": told}
    data = {"bedrag": vaststelling.bedrag, "datum": vaststelling.zienswijze_tot.isoformat()}
    if toekenning.status in OPEN:
        move(toekenning, "voornemen_melden", by=by, note=vaststelling.reden, data=data)
    else:
        tell(toekenning, "voornemen_melden", by=by, note=vaststelling.reden, data=data)
    post.letter_comes(toekenning)


def respond(vaststelling, text, *, by):
    """What the recipient thinks of the intention, in writing or as told to staff (Awb 4:9)."""
    vaststelling.zienswijze, vaststelling.zienswijze_op = text.strip(), today()
    tell(vaststelling.toekenning, "zienswijze", by=by)
    ontvangst.of_reaction(vaststelling)


def is_heard(vaststelling):
    """Did the recipient react to the intention, or is the time for that over? There may have been none."""
    if vaststelling.voornemen_op is None or vaststelling.zienswijze:
        return True
    return reachable(vaststelling.zienswijze_tot) < today()


def too_soon_or_late(vaststelling):
    """"besloten" when somebody decided on it already, "zienswijze" while the recipient may still react; or ""."""
    if vaststelling.besluit_op is not None:
        return "besloten"
    return "" if is_heard(vaststelling) else "zienswijze"


def turn_back(vaststelling, reden, *, by):
    """Give a proposal back to who made it; NotNow once the recipient was told of it."""
    if vaststelling.voornemen_op is not None or vaststelling.besluit_op is not None:
        raise NotNow("terugleggen")
    tell(vaststelling.toekenning, "terugleggen", by=by, note=reden)
    db.session.delete(vaststelling)
    db.session.flush()


def what_stands_in_the_way(vaststelling, bedrag):
    """Names of what keeps this amount from being decided on; empty when nothing does."""
    toekenning, found = vaststelling.toekenning, objections(vaststelling.toekenning, bedrag)
    if bedrag < vaststelling.bedrag:
        found.append("lager")
    if has_time(toekenning):
        found.append("alsnog")
    if is_on_its_way(toekenning, rounded(toekenning, bedrag)):
        found.append("betaalrun")
    return found


def is_on_its_way(toekenning, bedrag):
    """Does more stand in a payment run than this amount leaves to be paid?"""
    waits = queries.in_run(toekenning.id)
    return waits > max(0, bedrag - toekenning.uitbetaald + toekenning.terugbetaald)


def decide(vaststelling, bedrag, reden, *, by):
    """Settle at this amount (cents), by somebody else than who proposed it, once the recipient was heard. Never lower than
    they were told: that asks for another intention. Needed names what lacks.
    """
    toekenning = vaststelling.toekenning
    require(by, "vaststellingen.besluiten", vaststelling)
    if reason := too_soon_or_late(vaststelling):
        raise NotNow(reason)
    for name in what_stands_in_the_way(vaststelling, bedrag):
        raise Needed(name)
    vaststelling.bedrag, vaststelling.reden = rounded(toekenning, bedrag), reden.strip()
    vaststelling.besluiter_id = by.id
    step = "vaststellen" if toekenning.status in OPEN else "opnieuw_vaststellen"
    settle(vaststelling, step, by=by)
    if toekenning.terug_te_betalen and toekenning.status != Status.TERUG:
        move(toekenning, "terugvorderen", by=by, note=vaststelling.reden, data={"bedrag": toekenning.terug_te_betalen})
    post.letter_comes(toekenning)
