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
    "aanvraag.owner_id": ("aanvragen", KEPT),
    "aanvraag.ingevoerd_door_id": (None, KEPT),
    "aanvraag.behandelaar_id": (None, KEPT),
    "bestand.by_id": ("bestanden", KEPT),
    "aanvulverzoek.by_id": (None, KEPT),
    "schorsing.by_id": (None, KEPT),
    "advies.adviseur_id": ("adviezen", KEPT),
    "werknotitie.by_id": (None, KEPT),
    "loting.by_id": (None, KEPT),
    "besluit.besluiter_id": (None, KEPT),
    "besluit.behandelaar_id": (None, KEPT),
    "bezwaar.owner_id": ("bezwaren", KEPT),
    "bezwaar.besloten_door_id": (None, KEPT),
}

# Columns that never go into the download: other people, what staff propose to each other, and machinery.
LEFT_OUT = frozenset({
    "owner_id", "data", "version", "lot", "voorstel_bedrag", "voorstel_reden", "aanvraag.status_reden",
})
