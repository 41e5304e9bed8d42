"""One application for who handles it or decides: everything about it on one page."""

from types import SimpleNamespace

from flask import render_template
from flask_login import current_user

from portal.buurtbonnen import inhoud, queries
from portal.buurtbonnen.daadwoorden import DAADWOORDEN
from portal.buurtbonnen.forms.behandelen import GRONDEN
from portal.buurtbonnen.jaar import jaarsom_of
from portal.buurtbonnen.klok import klok_of, penalty
from portal.buurtbonnen.queries import besluiten, dossier
from portal.buurtbonnen.queries import rij as wachtenden
from portal.buurtbonnen.rules.behandelen import voorstel_of
from portal.buurtbonnen.rules.rij import Rij, is_ronde
from portal.buurtbonnen.rules.status import BESLOTEN, OPEN, Status
from portal.buurtbonnen.termijnen import buiten_behandeling_voor, reachable
from portal.buurtbonnen.views.blueprint import room
from portal.buurtbonnen.views.mogelijk import possible
from portal.buurtbonnen.views.oordeel import toets_of
from portal.buurtbonnen.views.wachtrij import way_back
from portal.clock import today
from portal.regelingen import queries as regelingen
from portal.regelingen.klokzinnen import klokzin
from portal.regelingen.queries import kalender
from portal.regelingen.rules.plafond import Som
from portal.regelingen.sentences import explained


@room.page("/beheer/<int:id>", may="aanvragen.dossier")
def dossier_page(aanvraag):
    return render_template("buurtbonnen/dossier.html", aanvraag=aanvraag, terug=way_back(), **parts(aanvraag))


def parts(aanvraag):
    day, toets, adviezen = today(), toets_of(aanvraag), besluiten.adviezen_of(aanvraag)
    verzoeken, kas = queries.verzoeken(aanvraag), kas_of(aanvraag, toets.plafond)
    clock = clock_of(aanvraag, verzoeken, day)
    return {
        "woorden": DAADWOORDEN, "toets": toets, "kas": kas, "adviezen": adviezen, "verzoeken": verzoeken,
        "delen": inhoud.delen(aanvraag), "klok": clock, "som": jaarsom_of(aanvraag),
        "notities": dossier.notes(aanvraag), "verloop": dossier.history(aanvraag), "eerder": queries.earlier(aanvraag),
        "voorstel": voorstel_of(aanvraag), "gronden": {grond.value: grond.label for grond in GRONDEN},
        "mogelijk": possible(aanvraag, adviezen, verzoeken, kas, clock.schorsingen, current_user),
        **decided(aanvraag),
    }


def decided(aanvraag):
    """The besluit that holds and the objections to it; nothing before there is one."""
    if aanvraag.status not in BESLOTEN:
        return {"besluit": None, "bezwaren": ()}
    return {"besluit": besluiten.besluit_of(aanvraag), "bezwaren": besluiten.bezwaren_of(aanvraag)}


def clock_of(aanvraag, verzoeken, day):
    """How the term stands, with a sentence for each thing that moved it."""
    rests = queries.schorsingen(aanvraag)
    made = klok_of(aanvraag, rests)
    namen = kalender.namen(aanvraag.ontvangen_op.year, aanvraag.ontvangen_op.year + 2)
    is_open = aanvraag.status in OPEN
    return SimpleNamespace(
        einde=made.einde, licht=made.stoplicht(day) if is_open else "", schorsingen=rests,
        zinnen=[klokzin(reason, namen) for reason in made.waarom], dwangsom=penalty(aanvraag, day) if is_open else 0,
        buiten_voor=last_day_to_dismiss(aanvraag, verzoeken, day),
    )


def last_day_to_dismiss(aanvraag, verzoeken, day):
    """Until when it can be put aside for want of what was asked (Awb 4:5 lid 4), once the time for that is over."""
    if aanvraag.status != Status.AANVULLING_GEVRAAGD or not verzoeken or reachable(verzoeken[0].uiterlijk) >= day:
        return None
    return buiten_behandeling_voor(verzoeken[0])


def kas_of(aanvraag, plafond):
    """The money: what is kept for it, its place among those who wait, why, and whether lots must be drawn."""
    if plafond is None:
        return None
    held = regelingen.sums_of(plafond.id, aanvraag.id)[Som.GERESERVEERD]
    waits = aanvraag.status in OPEN and not held
    rij = wachtenden.rij_around(aanvraag, plafond, aanvraag.versie.regels) if waits else Rij()
    return SimpleNamespace(
        gereserveerd=held, ronde=is_ronde(aanvraag.versie.regels), zinnen=explained(rij.uitleg(aanvraag.id)),
        loten=aanvraag.id in rij.te_loten(today()),
        lotingen=[one for one in wachtenden.lotingen(plafond.id) if aanvraag.id in one.deelnemers],
    )
