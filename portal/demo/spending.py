"""What happens in the demo village to money once it is granted: paid by two people, spent, accounted for and settled."""

from portal.betalingen import actions as betalingen
from portal.betalingen.queries.betalingen import betaling, to_tell
from portal.betalingen.queries.rekeningen import accounts_of, ever_given, rekening
from portal.betalingen.tijd import told
from portal.bewonersgroepen.rules import Rol
from portal.clock import today
from portal.demo import cast
from portal.demo.paper import sheet
from portal.demo.queries import last_payment
from portal.errors import NotNow
from portal.extensions import db
from portal.toekenningen import queries
from portal.toekenningen.actions import plan, uitgeven, verschuiven
from portal.toekenningen.rules.plan import voorstel
from portal.toekenningen.rules.uitgave import Soort
from portal.toekenningen.rules.verschuiving import Soort as VerschuivingSoort
from portal.verantwoording import queries as afrekening
from portal.verantwoording.actions import vaststellen, verantwoorden

# Accounts that pass the check and belong to nobody: the bank code of tests.
IBAN = "NL{check:02d}TEST{number:010d}"
BOTH = (Rol.PENNINGMEESTER, Rol.TWEEDE_TEKENAAR)
TRUTHFUL = {"naar_waarheid": True}


def iban_of(number):
    """An account that passes the check of ISO 13616, of a bank that does not exist."""
    digits = "".join(str(int(sign, 36)) for sign in f"TEST{number:010d}NL00")
    return IBAN.format(check=98 - int(digits) % 97, number=number)


def give_account(stage, aanvraag, event, person):
    """Where it is paid to; another one waits for a second person."""
    number = 4_000_000 + aanvraag.id + event.get("anders", 0)
    toekenning = queries.one(aanvraag.id)
    groep = toekenning.aanvraag.groep
    betalingen.give(toekenning, iban_of(number), groep.naam if groep else aanvraag.aanvrager.naam, by=person)


def confirm_account(stage, aanvraag, event, person):
    """The penningmeester says that the new account is right."""
    toekenning = queries.one(aanvraag.id)
    _holds, waits = accounts_of(toekenning)
    betalingen.confirm(rekening(waits.id), toekenning, by=signer_of(stage, toekenning, Rol.PENNINGMEESTER))


def pay(stage, aanvraag, event, person):
    """The recipient gives an account if there is none; what is due goes in a run of two people."""
    if not ever_given(queries.one(aanvraag.id)):
        give_account(stage, aanvraag, event, person)
    run = compose(stage)
    if run is not None and not event.get("wacht"):
        betalingen.approve(run, by=stage.colleague(cast.TWEEDE_FINANCIEN))
        betalingen.execute(run, today(), by=stage.colleague(cast.FINANCIEN))
        for id in to_tell():
            told(id)


def compose(stage):
    """A run of all that is due; None when an earlier one of today took it along."""
    try:
        with db.session.begin_nested():
            return betalingen.compose(today(), by=stage.colleague(cast.FINANCIEN))
    except NotNow:
        return None


def come_back(stage, aanvraag, event, person):
    """The bank sends the last payment back."""
    by = stage.colleague(cast.FINANCIEN)
    betalingen.came_back(betaling(last_payment(aanvraag.id)), event["tekst"], by=by, account_wrong=True)


def ask_to_move(stage, aanvraag, event, person):
    """What is left of the basic money may go to the activities of the same year."""
    naar = stage.aanvragen[event["naar"]]
    verschuiven.ask(
        queries.one(aanvraag.id), VerschuivingSoort.REST, event["bedrag"], event["tekst"], by=person, naar_id=naar
    )


def hand_in_plan(stage, aanvraag, event, person):
    """How the money of a year is spread over the lines of the budget, before any of it is spent."""
    toekenning = queries.one(aanvraag.id)
    bedragen = voorstel(toekenning.aanvraag.posten, toekenning.toegekend)
    plan.hand_in(toekenning, event["tekst"], bedragen, by=person)


def spend(stage, aanvraag, event, person):
    """Each line of the budget, or this percentage of it, or the one named, with a receipt; two others sign, or who are named."""
    toekenning = queries.one(aanvraag.id)
    posten = [post for post in toekenning.aanvraag.posten if event.get("post") in (None, post.omschrijving)]
    for post in posten:
        values = {
            "omschrijving": event.get("wat", post.omschrijving), "post_id": post.id,
            "bedrag": event.get("bedrag", part(post.bedrag, event)), "gedaan_op": today(), "soort": Soort.REKENING,
        }
        receipt = (sheet("offerte", values["omschrijving"]), "bon.pdf")
        made = uitgeven.spend(toekenning, values, [receipt], by=person)
        for rol in event.get("tekenen", BOTH):
            if signer := signer_of(stage, toekenning, rol):
                uitgeven.go(made, "goedkeuren", by=signer)


def signer_of(stage, toekenning, rol):
    """Who holds this role in the group of a grant; None in a group without it, and for a resident."""
    leden = toekenning.aanvraag.groep.leden if toekenning.aanvraag.groep else ()
    ids = {lid.person_id for lid in leden if lid.rol == rol and lid.geeindigd_op is None}
    return next((one for one in stage.people.values() if one.id in ids), None)


def account(stage, aanvraag, event, person):
    """As much as was recorded, or this percentage of what was planned."""
    made = afrekening.verantwoording(verantwoorden.start(queries.one(aanvraag.id), by=person).id)
    lines = {regel.id: {"uitgegeven": planned(regel, event)} for regel in made.regels}
    told = {"verhaal": "Het is gelukt, en er kwamen meer mensen dan we dachten.", "deelnemers": 60, **TRUTHFUL}
    verantwoorden.keep(made, told | {"regels": lines}, by=person)
    verantwoorden.hand_in(made, toch=True, by=person)


def planned(regel, event):
    if regel.uitgegeven and "deel" not in event:
        return regel.uitgegeven
    return part(regel.begroot, event)


def part(cents, event):
    """This percentage of an amount; all of it when the event names none."""
    return cents * event.get("deel", 100) // 100


def propose(stage, aanvraag, event, person):
    """This percentage of what was granted, or what was accounted for."""
    toekenning = queries.one(aanvraag.id)
    bedrag = part(toekenning.toegekend, event) if "deel" in event else toekenning.verantwoord
    vaststellen.propose(toekenning, bedrag, event["tekst"], by=stage.colleague(cast.BEHANDELAAR))


def respond(stage, aanvraag, event, person):
    vaststellen.respond(afrekening.voorgelegd(aanvraag.id), event["tekst"], by=person)


def settle(stage, aanvraag, event, person):
    made = afrekening.voorgelegd(aanvraag.id)
    vaststellen.decide(made, made.bedrag, event["tekst"], by=stage.colleague(cast.BESLUITNEMER))


def receive(stage, aanvraag, event, person):
    toekenning = queries.one(aanvraag.id)
    by = stage.colleague(cast.FINANCIEN)
    betalingen.receive(toekenning, toekenning.terug_te_betalen, today(), aanvraag.kenmerk, by=by)


DEEDS = {
    "rekening": give_account,
    "rekening_bevestigen": confirm_account,
    "teruggekomen": come_back,
    "verschuiven": ask_to_move,
    "uitbetalen": pay,
    "bestedingsplan": hand_in_plan,
    "uitgeven": spend,
    "verantwoorden": account,
    "voorstellen": propose,
    "reageren": respond,
    "vaststellen": settle,
    "ontvangen": receive,
}
