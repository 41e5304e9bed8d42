"""Handing in an application, answering what was asked about it, and taking it back."""

from datetime import datetime, time

from portal.bewonersgroepen.rules import is_actief, is_bestuur
from portal.buurtbonnen import jaar, letters, ontvangst, queries, termijnbrieven
from portal.buurtbonnen.actions.adviseren import ask_newly_touched
from portal.buurtbonnen.actions.rij import hold
from portal.buurtbonnen.actions.termijn import resume
from portal.buurtbonnen.adres import adres_hash
from portal.buurtbonnen.antwoorden import lees
from portal.buurtbonnen.klok import klok_of
from portal.buurtbonnen.rules.status import kenmerk
from portal.buurtbonnen.rules.vragen import is_compleet, te_beantwoorden
from portal.clock import HERE, now, today
from portal.errors import Needed, NotNow
from portal.regelingen import queries as regelingen
from portal.regelingen.actions import plafond
from portal.story.actions import move

NOON = time(12)


def hand_in(aanvraag, *, by):
    """Send it: NotNow("venster") when this version takes nothing in on the day of receipt, Needed(question) when an
    answer is missing. A rule it does not meet is no obstacle: staff look at that."""
    aanvraag.workflow.step("indienen", aanvraag.status)
    if not takes_in(aanvraag, received_on(aanvraag)):
        raise NotNow("venster")
    if missing := te_beantwoorden(aanvraag, lees(aanvraag)):
        raise Needed(missing[0].naam)
    if not may_sign(aanvraag, by):
        raise Needed("groep_id")
    move(aanvraag, "indienen", by=by, prepare=receive)
    letters.receipt(aanvraag)


def may_sign(aanvraag, person):
    """Does a draft for a group come from who may sign for that group now? What was handed in, was signed then; what
    staff enter was signed on paper."""
    groep = aanvraag.groep
    if groep is None or aanvraag.kenmerk or aanvraag.ingevoerd_door_id:
        return True
    return is_bestuur(person, groep) and is_actief(person, groep)


def takes_in(aanvraag, day):
    """Does its version hold on this day, and is its venster open?"""
    venster = aanvraag.venster
    in_time = venster.opent_op <= day <= venster.sluit_op
    return in_time and any(versie.id == aanvraag.versie_id for versie in regelingen.open_versies(day))


def received_on(aanvraag):
    """The true day of receipt: what staff wrote down for paper and telephone, else today."""
    return aanvraag.ontvangen_op or today()


def receive(aanvraag, step):
    """What goes with the status: the reference, when it came, whether everything is there, and the last day."""
    aanvraag.ontvangen_op = received_on(aanvraag)
    jaar.follow(aanvraag)
    aanvraag.ontvangen_at = moment_of(aanvraag.ontvangen_op)
    aanvraag.eerst_gevraagd = aanvraag.gevraagd
    aanvraag.kenmerk = kenmerk(aanvraag.ontvangen_op.year, aanvraag.id)
    aanvraag.aanvrager.adres_hash = adres_hash(aanvraag.aanvrager, aanvraag.versie.regeling_id)
    aanvraag.compleet_op = aanvraag.ontvangen_at if all_there(aanvraag) else None
    aanvraag.beslissen_voor = klok_of(aanvraag, ()).einde


def moment_of(day):
    """Now; or noon, for what came in on an earlier day of which nobody knows the hour."""
    return now() if day == today() else datetime.combine(day, NOON, HERE)


def all_there(aanvraag):
    kinds = {bestand.soort for bestand in aanvraag.bestanden}
    return is_compleet(aanvraag.versie.regels, lees(aanvraag), kinds, aanvraag.gevraagd)


def complete(aanvraag, *, by):
    """Send what was asked for: the clock runs again from today, and the request is answered."""
    if missing := te_beantwoorden(aanvraag, lees(aanvraag)):
        raise Needed(missing[0].naam)
    move(aanvraag, "aanvullen", by=by, prepare=go_on)
    ask_newly_touched(aanvraag, by=by)
    hold(aanvraag, by=by)
    letters.receipt(aanvraag, aangevuld=True)


def go_on(aanvraag, step):
    for verzoek in queries.verzoeken(aanvraag)[:1]:
        verzoek.aangevuld_op = today()
    aanvraag.open_paginas = []
    if aanvraag.compleet_op is None and all_there(aanvraag):
        aanvraag.compleet_op = now()
    resume(aanvraag)


def withdraw(aanvraag, reden, *, by):
    """Take it back, with a reason; what was reserved for it is there for others. Of what came on paper staff write it down."""
    move(aanvraag, "intrekken", by=by, note=reden)
    found = queries.plafond_of(aanvraag)
    if found:
        plafond.release(found.id, aanvraag.id, by=by)
    if letters.is_stranger(aanvraag):
        termijnbrieven.taken_back(aanvraag, by=by)
    else:
        ontvangst.taken_back(aanvraag, reden, by=by)
