"""The applications the browser visits: a draft in which a rule fails, an empty one, one sent and one with a question."""

from datetime import timedelta

from portal.buurtbonnen import actions, queries
from portal.buurtbonnen.models import Aanvulverzoek
from portal.clock import today
from portal.documents import Document
from portal.extensions import db
from portal.regelingen import queries as regelingen
from portal.regelingen.rules.parameters import waarde
from portal.story.actions import move
from tests.browser.newcomer import newcomer

LONG = "Gemeenschapsvoorzieningensubsidieverordening"


def play(cast, keys):
    versie = regelingen.versie(keys["versie"])
    venster = versie.vensters[0]
    kees = cast["kees"] = newcomer("Kees", "behandelaar")
    keys["aanvraag"] = filled(versie, venster, cast["wil"], bad=True).id
    keys["lege_aanvraag"] = actions.start(versie, venster, by=cast["wil"]).id
    sent, asked = (filled(versie, venster, cast["wil"]) for _number in range(2))
    for aanvraag in (sent, asked):
        actions.hand_in(queries.one(aanvraag.id), by=cast["wil"])
    move(asked, "aanvulling_vragen", by=kees, note="Stuur een offerte van de tent.")
    asked.open_paginas = ["kosten", "bestanden"]
    db.session.add(Aanvulverzoek(aanvraag_id=asked.id, vraag="Stuur een offerte van de tent.", gevraagd_op=today(),
                                 uiterlijk=today() + timedelta(14)))
    keys |= {"ontvangen_aanvraag": sent.id, "vraag_aanvraag": asked.id}


def filled(versie, venster, person, bad=False):
    """Every answer given; ``bad``: with a cost that is not paid for, long words and a file."""
    aanvraag = actions.start(versie, venster, by=person)
    kinds = [row["sleutel"] for row in waarde(versie.regels, "kostensoorten")]
    refused = [row["categorie"] for row in waarde(versie.regels, "uitgesloten_kosten", ())]
    posten = [{"omschrijving": "Twee partytenten", "bedrag": 12_000, "soort": "huren", "categorie": kinds[0], "baat": False}]
    if bad:
        posten.append({"omschrijving": LONG, "bedrag": 7_550, "soort": "inhuren", "categorie": refused[0], "baat": False})
        posten.append({"omschrijving": "Bakker", "bedrag": 2_500, "baat": True})
    ticks = [row["sleutel"] for row in waarde(versie.regels, "verklaringen", ())]
    actions.answer(queries.one(aanvraag.id), {
        "soort": "persoon", "oud_genoeg": True, "title": f"Straatfeest {LONG if bad else ''}".strip(),
        "wat": "Samen eten op het plein.", "waarom": "Dan leren we elkaar kennen.", "bevat": [],
        "gebied_code": "BU01640202", "waar": "Het plein", "begin": today() + timedelta(20), "al_gemaakt": False,
        "toestemming": "niet_nodig", "onderhoud": "niet_nodig", "posten": posten, "steun": "Iedereen is blij.",
        "naam": "Wil Voorbeeld", "adres": "Dorpsstraat 1", "postcode": "7551 AB", "plaats": "Hengelo",
        "buurt_code": "BU01640202", "verklaringen": ticks,
    }, by=person)
    if bad:
        offerte = Document(b"%PDF-1.7", "application/pdf", "pdf")
        actions.add_bestand(queries.one(aanvraag.id), offerte, "overig", "offerte.pdf", by=person)
    return queries.one(aanvraag.id)
