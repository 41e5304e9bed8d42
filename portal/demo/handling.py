"""What staff and adviseurs of the demo village do with an application, from taking it up to the besluit."""

from datetime import timedelta

from portal.bewonersgroepen.rules import Rol
from portal.buurtbonnen.actions import adviseren, behandelen, besluiten, bezwaren, rij, termijn
from portal.buurtbonnen.queries import advies as adviezen
from portal.buurtbonnen.queries import besluiten as queries
from portal.buurtbonnen.rules.behandelen import Voorstel
from portal.buurtbonnen.rules.bezwaar import Gehoord, Herziening
from portal.clock import today
from portal.demo import cast
from portal.demo.script import workday


def staff(deed, colleague=cast.BEHANDELAAR):
    """A deed of this colleague, whoever asked."""

    def play(stage, aanvraag, event, person):
        deed(aanvraag, event, stage.colleague(colleague))

    return play


def take_up(aanvraag, event, by):
    behandelen.take_up(aanvraag, by=by)


def ask_completion(aanvraag, event, by):
    uiterlijk = workday(today() + timedelta(days=event["voor"]))
    behandelen.ask_completion(aanvraag, event["tekst"], uiterlijk, by=by)


def ask_advice(aanvraag, event, by):
    adviseren.ask_advice(aanvraag, by=by)


def extend(aanvraag, event, by):
    termijn.extend(aanvraag, event["dagen"], event["tekst"], by=by)


def put_forward(aanvraag, event, by):
    given = {"voorstel": Voorstel(event.get("voorstel", "toekennen")), "by": by}
    behandelen.put_forward(aanvraag, event.get("bedrag", aanvraag.gevraagd), event["tekst"], **given)


def consult(aanvraag, event, by):
    behandelen.consult(aanvraag, event["tekst"], by=by)


def forward(aanvraag, event, by):
    behandelen.forward(aanvraag, event["naar"], cast.address(event["naar"]), event["tekst"], by=by)


def draw_lots(aanvraag, event, by):
    rij.draw_lots(aanvraag, by=by)


def add_note(aanvraag, event, by):
    behandelen.add_note(aanvraag, event["tekst"], by=by)


def offer_part(aanvraag, event, by):
    besluiten.offer_part(aanvraag, event["bedrag"], by=by)


def decide(aanvraag, event, by):
    besluiten.decide(
        aanvraag, event["stap"], bedrag=event.get("bedrag", aanvraag.gevraagd), reden=event["tekst"],
        afwijking=event.get("afwijking", ""), verplichtingen=event.get("plichten", ()), by=by,
    )


def answer_objection(aanvraag, event, by):
    """With another besluit in the place of the first one, where the story names its outcome."""
    [bezwaar] = queries.bezwaren_of(aanvraag)
    nieuw = None
    if "uitkomst" in event:
        nieuw = Herziening(event["uitkomst"], event.get("bedrag", aanvraag.gevraagd), tuple(event.get("plichten", ())))
    answer = queries.bezwaar(bezwaar.id), event["antwoord"], event["tekst"]
    bezwaren.answer(*answer, by=by, gehoord=Gehoord("afgezien"), nieuw=nieuw)


def give_advice(stage, aanvraag, event, person):
    """By the adviseur of the organisation that was asked."""
    groep_id = stage.groepen[event["van"]]
    asked = next(one for one in queries.adviezen_of(aanvraag) if one.groep_id == groep_id)
    advies = adviezen.advies(asked.id)
    adviseur = next(lid.person_id for lid in advies.groep.leden if lid.rol == Rol.ADVISEUR)
    by = next(one for one in stage.people.values() if one.id == adviseur)
    bedrag = event.get("bedrag", aanvraag.gevraagd if event["uitkomst"] == "positief" else None)
    adviseren.give_advice(advies, event["uitkomst"], by=by, reden=event["tekst"], bedrag=bedrag, geen_belang=True)


def agree_to_part(stage, aanvraag, event, person):
    behandelen.answer_part(aanvraag, True, by=person)


def in_default(stage, aanvraag, event, person):
    termijn.in_default(aanvraag, today(), by=person)


DEEDS = {
    "oppakken": staff(take_up),
    "aanvulling_vragen": staff(ask_completion),
    "advies_vragen": staff(ask_advice),
    "advies": give_advice,
    "verdagen": staff(extend),
    "voorleggen": staff(put_forward),
    "notitie": staff(add_note),
    "deel_aanbieden": staff(offer_part, cast.BESLUITNEMER),
    "deel_akkoord": agree_to_part,
    "raadplegen": staff(consult),
    "loten": staff(draw_lots),
    "doorsturen": staff(forward),
    "in_gebreke": in_default,
    "bezwaar_beslissen": staff(answer_objection, cast.TWEEDE_BESLUITNEMER),
} | dict.fromkeys(("toekennen", "afwijzen", "buiten_behandeling_stellen"), staff(decide, cast.BESLUITNEMER))
