"""A bericht as mail: may this person still hear of it, and in which words."""

from flask_babel import gettext as _

from portal.buurtbonnen.models import Aanvraag
from portal.people.queries import roles_of
from portal.speech import dienst_of
from portal.story.mail import address, stop_url, text, write
from portal.story.things import KINDS
from portal.words import ANTWOORD_VAN, TOLD
from portal.words.mijn import mijn

# Who hears that something happened, though the thing itself is not for them to read.
UNREAD = ("genoemde", "adviseurs", "directie", "wethouders")
# What is written about a promise, for whoever waits for the answer.
PROMISES = {"inbreng.beloven", "inbreng.stilzetten", "inbreng.antwoord_dienst", "inbreng.niet_wachten"}
# Who waits for that answer.
WAITERS = ("eigenaar", "inbrengtrekkers")
# To whom the gemeente answers in a letter of its own, and with which steps. The mail only says that it is there.
ADDRESSEES = ("eigenaar", "groepsbestuur", "bezwaarmaker", "bezwaarbestuur", "verschuivers")
LETTERS = {
    "aanvragen.aanvulling_vragen", "aanvragen.toekennen", "aanvragen.afwijzen", "aanvragen.buiten_behandeling_stellen",
    "aanvragen.doorsturen", "aanvragen.toekennen_na_bezwaar", "aanvragen.afwijzen_na_bezwaar",
    "bezwaren.gegrond_verklaren", "bezwaren.deels_gegrond_verklaren", "bezwaren.ongegrond_verklaren",
    "bezwaren.niet_ontvankelijk_verklaren", "toekenningen.voornemen_melden", "toekenningen.vaststellen",
    "toekenningen.vanzelf_vaststellen", "toekenningen.opnieuw_vaststellen",
    "verschuivingen.verschuiving_toestaan", "verschuivingen.verschuiving_afwijzen",
}
# And the letters that are no besluit: their own words say what is to be done, before the last day in them.
NOTICES = {
    "toekenningen.steekproef", "toekenningen.herinneren", "toekenningen.te_laat", "toekenningen.terugvragen",
    "toekenningen.terug_herinneren", "toekenningen.terug_te_laat",
}
# Of these whoever the gemeente answers already got a mail with all of it: beside that the bericht on the site is enough.
MAILED_IN_FULL = {
    "aanvragen.verdagen", "aanvragen.schorsen", "aanvragen.hervatten", "aanvragen.deel_aanbieden", "bezwaren.ingediend",
    "bezwaren.aanvulling_vragen", "bezwaren.verdagen", "bezwaren.uitstellen", "toekenningen.rekening_veranderen",
}
# What is told of something that ends, and the moment when that is: a mail about it is of no use then.
ENDS = {
    "stemrondes.openen": "sluit_at", "activiteiten.aankondigen": "eindigt_at", "activiteiten.verplaatsen": "eindigt_at",
    "activiteiten.afgelasten": "eindigt_at",
}


def write_bericht(bericht, reason):
    """Write it, unless the person wants no mail, has no reason left to hear, may no longer read of it or had all of it by mail.
    That a letter waits everyone hears: terms run from it."""
    person, event = bericht.person, bericht.event
    brief = reason is not None and is_letter(event, reason)
    if reason is None or bericht.thing is None or not (has_address(person) and (brief or person.wants_mail)):
        return None
    if event.what in MAILED_IN_FULL and reason.who in ADDRESSEES:
        return None
    readable = may_read(person, bericht)
    if not readable and reason.who not in UNREAD:
        return None
    wat, naam = told(event, reason), bericht.thing.naam if readable else bericht.kenmerk
    eigen = mijn(reason)
    door = bericht.path if readable else bericht.aside
    body = text(
        "bericht.txt", person=person, event=event, bericht=bericht, reason=reason, wat=wat, naam=naam,
        eigen=eigen, brief=brief,
        note=said(event, bericht.thing, reason), link=address(door) if door else "",
        ontvolgen=stop_url(person, reason.kind, reason.key) if reason.kind else "", stoppen=stop_url(person),
    )
    until = event.what in ENDS and getattr(bericht.thing, ENDS[event.what]) or None
    return write(person.email, headline(wat, eigen or naam), body, unsubscribe_url="" if brief else stop_url(person), until=until)


def headline(wat, naam):
    """What happened, and to what: "Gepubliceerd: Moestuin"; after a question it needs no colon, nor where the name of what is
    gone is told to nobody."""
    if not naam:
        return str(wat)
    return f"{wat} {naam}" if wat.endswith("?") else f"{wat}: {naam}"


def said(event, thing, reason):
    """What was written with it, as far as a mail may carry it: of a promise to whoever waits for it, but never of money; of a
    report to whoever made it."""
    waits = event.what in PROMISES and reason.who in WAITERS and thing.soort != Aanvraag.kind
    own = event.what.endswith(".misbruik_besluit") and reason.who == "genoemde"
    return event.note if KINDS[event.kind].openbaar or waits or own else ""


def told(event, reason):
    """What happened; of a besluit, that a letter is there and not what it says."""
    if event.what in LETTERS and is_letter(event, reason):
        return _("Er staat een brief voor je klaar")
    naar = dienst_of(event)
    return str(ANTWOORD_VAN) % {"naar": naar} if naar else TOLD[event.what]


def is_letter(event, reason):
    return event.what in LETTERS | NOTICES and reason.who in ADDRESSEES


def has_address(person):
    return person.email and person.forgotten_at is None


def may_read(person, bericht):
    """Asked of the sheet; the roles are looked up only when nothing else lets this person in."""
    if bericht.readable_by(person):
        return True
    person.roles = roles_of(person)
    return bericht.readable_by(person)
