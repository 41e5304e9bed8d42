"""Everything that carries the id of a person: its name in the download, and its fate on leaving."""

GONE, KEPT, LOOSE = "removed", "kept, under the name of who left", "kept, without the person"

# table.column → (name in the download, or None when it tells about others; what happens on leaving)
TRACES = {
    "rol.person_id": ("rollen", KEPT),
    "rol.granted_by_id": (None, KEPT),
    "initiatief.owner_id": ("initiatieven", KEPT),
    "initiatief.behandelaar_id": (None, LOOSE),
    "initiatief.hidden_by_id": (None, KEPT),
    "mede.person_id": ("meedoen", GONE),
    "steun.person_id": ("steun", KEPT),
    "versie.by_id": ("eerdere teksten", KEPT),
    "follow.person_id": ("volgen", GONE),
    "notification.person_id": ("berichten", GONE),
    "event.actor_id": ("gebeurtenissen", KEPT),
    "notitie.by_id": (None, KEPT),
    "misbruikmelding.by_id": ("misbruikmeldingen", KEPT),
    "misbruikmelding.besloten_door_id": (None, KEPT),
    "heroverweging.by_id": ("heroverwegingen", KEPT),
    "heroverweging.eerste_id": (None, KEPT),
    "heroverweging.besloten_door_id": (None, KEPT),
    "regeling.created_by_id": (None, KEPT),
    "regeling_versie.owner_id": (None, KEPT),
    "regeling_versie.gepubliceerd_door_id": (None, KEPT),
    "boeking.by_id": (None, KEPT),
    "storing.by_id": (None, KEPT),
    "bewonersgroep.owner_id": (None, KEPT),
    "bewonersgroep.erkend_door_id": (None, KEPT),
    "lidmaatschap.person_id": ("groepen", KEPT),
    "lidmaatschap.by_id": (None, KEPT),
    "criterium.by_id": (None, KEPT),
    "aanvraag.owner_id": ("aanvragen", LOOSE),
    "aanvraag.ingevoerd_door_id": (None, KEPT),
    "aanvraag.behandelaar_id": (None, KEPT),
    "bestand.by_id": ("bestanden", KEPT),
    "aanvulverzoek.by_id": (None, KEPT),
    "schorsing.by_id": (None, KEPT),
    "advies.adviseur_id": ("adviezen", KEPT),
    "werknotitie.by_id": (None, KEPT),
    "waardering.person_id": ("beoordelingen", KEPT),
    "volgorde.by_id": (None, KEPT),
    "loting.by_id": (None, KEPT),
    "besluit.besluiter_id": (None, KEPT),
    "besluit.behandelaar_id": (None, KEPT),
    "bezwaar.owner_id": ("bezwaren", LOOSE),
    "bezwaar.ingevoerd_door_id": (None, KEPT),
    "bezwaar.besloten_door_id": (None, KEPT),
    "agenda.owner_id": (None, KEPT),
    "signaal.owner_id": ("signalen", KEPT),
    "agendapunt.owner_id": ("agendapunten", KEPT),
    "agendapunt.ingevoerd_door_id": (None, KEPT),
    "punt_steun.person_id": ("steun voor agendapunten", KEPT),
    "toets.by_id": (None, KEPT),
    "stemronde.owner_id": (None, KEPT),
    "stemcode.uitgegeven_door_id": (None, KEPT),
    "stemcode.vervanging_door_id": (None, KEPT),
    "stemcode.vervanging_akkoord_id": (None, KEPT),
    "gestemd.person_id": ("gestemd", KEPT),
    "stemconcept.person_id": ("bewaarde stem", GONE),
    "papier.by_id": (None, KEPT),
    "stemtelling.gevraagd_door_id": (None, KEPT),
}

# What hangs on something of a person and so goes into the download too: table.column → (its name there, the column it
# points at, the column of that table that carries the id of the person).
ATTACHED = {
    "aanvrager.aanvraag_id": ("gegevens bij aanvragen", "aanvraag.id", "aanvraag.owner_id"),
    "begrotingspost.aanvraag_id": ("kosten bij aanvragen", "aanvraag.id", "aanvraag.owner_id"),
    "aanvraag_gebied.aanvraag_id": ("gebieden bij aanvragen", "aanvraag.id", "aanvraag.owner_id"),
    "aanvulverzoek.aanvraag_id": ("vragen bij aanvragen", "aanvraag.id", "aanvraag.owner_id"),
    "schorsing.aanvraag_id": ("stilstand bij aanvragen", "aanvraag.id", "aanvraag.owner_id"),
    "besluit.aanvraag_id": ("besluiten", "aanvraag.id", "aanvraag.owner_id"),
    "bewonersgroep.id": ("namen van groepen", "lidmaatschap.groep_id", "lidmaatschap.person_id"),
}

# Columns that never go into the download: other people, what staff propose to each other, and machinery.
LEFT_OUT = frozenset({
    "owner_id", "data", "version", "lot", "voorstel_bedrag", "voorstel_reden", "aanvraag.status_reden",
    "adres_hash", "scan_key", "bewonersgroep.status_reden",
})
