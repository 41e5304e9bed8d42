"""The sheet of what goes from an application when its time is over, and what stays: as table.column.

The year in which it goes is not said here: personal data by ``bewaren`` of the version, the text of a besluit by the
gemeenteprofiel, a draft by the profile too. The Selectielijst and the archivist of the town set those. The order of a
round and the lotteries stay: they hold numbers, places and a reason of the gemeente.
"""

# Rows that go whole, with the files on disk.
WEG = ("aanvrager", "bestand", "werknotitie", "waardering")
# Personal data, or text in which it may stand → what is left of it.
PERSOON = {
    "aanvraag": {
        "owner_id": None, "groep_id": None, "status_reden": "", "wat": "", "waarom": "", "waar": "", "antwoorden": {},
        "toestemming": "", "verdaagd_reden": "", "voorstel_reden": "", "raadpleging": "",
    },
    "begrotingspost": {"omschrijving": ""},
    "aanvulverzoek": {"vraag": ""},
    "schorsing": {"reden": ""},
    "advies": {"adviseur_id": None, "reden": "", "criteria": []},
    "bezwaar": {"owner_id": None, "scan_key": None, "gronden": ""},
    "inbreng": {"owner_id": None, "rust_reden": "", "leidraad_toelichting": ""},
    "afspraak": {"reden": ""},
    "pauze": {"reden": ""},
    "doorsturing": {"antwoord": ""},
    "koppeling": {"bijdrage": "", "los_reden": ""},
}
# The words of what was decided: without names at first, and away when the archive lets go of them.
ARCHIEF = {
    "besluit": {"reden": "", "afwijking": "", "verplichtingen": [], "feiten": {}},
    "bezwaar": {"status_reden": ""},
}
# Who asked, among the facts a besluit was composed from.
ADRESSERING = {"aan": {"naam": "", "adres": "", "postcode": "", "plaats": ""}, "groep": ""}


def without_addressee(feiten):
    """The facts of a besluit, still complete enough to read its letter, without who asked and what others wrote."""
    kept = feiten | {name: empty for name, empty in ADRESSERING.items() if name in feiten}
    kept["adviezen"] = [advies | {"reden": ""} for advies in feiten.get("adviezen", ())]
    if feiten.get("verzoek"):
        kept["verzoek"] = feiten["verzoek"] | {"vraag": ""}
    return kept
