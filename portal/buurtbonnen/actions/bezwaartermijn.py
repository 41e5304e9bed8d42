"""The clock of a bezwaar: more time to decide on it, and the word that it is too late."""

from sqlalchemy.orm.attributes import flag_modified

from portal.buurtbonnen import bezwaartermijnbrieven as brieven
from portal.buurtbonnen.klok import begin_of, bezwaarklok, waits
from portal.buurtbonnen.rules.bezwaar import LANGST_VERDAGEN, is_te_laat, may_be_late
from portal.clock import today
from portal.errors import Needed, NotNow
from portal.permissions import require
from portal.story.actions import tell


def extend(bezwaar, dagen, reden, *, by):
    """Take longer of our own, once and at most six weeks, and tell who objects how much and why (Awb 7:10 lid 3, 5)."""
    require(by, "bezwaren.beslissen", bezwaar)
    if not may_extend(bezwaar, today()):
        raise NotNow("verdagen")
    if not 0 < (dagen or 0) <= LANGST_VERDAGEN:
        raise Needed("dagen")
    bezwaar.verdaagd_dagen = dagen
    take_longer(bezwaar, "verdagen", reden, by=by)


def may_extend(bezwaar, day):
    """Is there still time to extend it, and was it not done before?"""
    return may_be_late(bezwaar, day) and not bezwaar.verdaagd_dagen


def put_off(bezwaar, tot, reden, *, by):
    """Wait until a day that who objects agreed to, and tell them so (Awb 7:10 lid 4, 5): nobody else has an interest."""
    require(by, "bezwaren.beslissen", bezwaar)
    if not may_put_off(bezwaar, today()):
        raise NotNow("uitstellen")
    if tot is None or tot <= bezwaar.beslissen_voor:
        raise Needed("dag")
    bezwaar.uitstel_dagen += (tot - klok_of(bezwaar).ruw).days
    take_longer(bezwaar, "uitstellen", reden, by=by)


def may_put_off(bezwaar, day):
    """Is there still time for it, and does the clock not stand still: then nobody knows yet until which day."""
    return may_be_late(bezwaar, day) and not waits(bezwaar, day)


def take_longer(bezwaar, what, reden, *, by):
    """Set the new last day and send the letter about it."""
    if not reden.strip():
        raise Needed("reden")
    bezwaar.verdaagd_reden = reden.strip()
    set_deadline(bezwaar)
    tell(bezwaar, what, by=by, note=bezwaar.verdaagd_reden)
    getattr(brieven, what)(bezwaar, by=by)


def set_deadline(bezwaar):
    """Write down the last day to decide, by the clock; also an equal one, so that of two deeds at once one is refused."""
    bezwaar.beslissen_voor = klok_of(bezwaar).einde
    flag_modified(bezwaar, "beslissen_voor")


def klok_of(bezwaar):
    """Its Klok as it stands now."""
    besluit, begin = bezwaar.besluit, begin_of(bezwaar.besluit, bezwaar.op_tijd, bezwaar.ingediend_op)
    longer = bezwaar.verdaagd_dagen + bezwaar.uitstel_dagen
    return bezwaarklok(besluit.aanvraag.versie.regels, begin, longer, bezwaar.verzoeken)


def in_default(bezwaar, day, *, by):
    """Who objects says on this day that it is too late: after two weeks a penalty begins to run (Awb 4:17, 7:14)."""
    require(by, "bezwaren.ingebreke", bezwaar, instead="bezwaren.dossier")
    if day is None or day > today():
        raise Needed("datum")
    if bezwaar.in_gebreke_op or not is_te_laat(bezwaar, day):
        raise NotNow("in_gebreke")
    bezwaar.in_gebreke_op = day
    tell(bezwaar, "in_gebreke", by=by)
    brieven.in_gebreke(bezwaar, by=by)
