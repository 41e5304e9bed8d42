"""The sheet of what goes from an application when its time is over, and what stays: as table.column.

What was granted on it goes with it: the texts, receipts and account numbers, while every sum stays. The activities a
group held from it stay on its page. The year in which it goes is not said here: personal data by ``bewaren`` of the
version, the text of a besluit by the gemeenteprofiel, a draft by the profile too. The Selectielijst and the archivist of
the town set those. The order of a round and the lotteries stay: they hold numbers, places and a reason of the gemeente.
"""

# Rows that go whole, with the files on disk.
WEG = ("aanvrager", "bestand", "werknotitie", "waardering", "bon", "verantwoording_foto")
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
    "bezwaar": {"owner_id": None, "scan_key": None, "gronden": "", "hoorverslag": "", "verdaagd_reden": ""},
    "herstelverzoek": {"vraag": "", "antwoord": ""},
    "inbreng": {"owner_id": None, "rust_reden": "", "leidraad_toelichting": ""},
    "afspraak": {"reden": ""},
    "pauze": {"reden": ""},
    "doorsturing": {"antwoord": ""},
    "koppeling": {"bijdrage": "", "los_reden": ""},
    "toekenning": {"status_reden": ""},
    "uitgave": {"owner_id": None, "penningmeester_id": None, "tweede_id": None, "omschrijving": "", "status_reden": ""},
    "bestedingsplan": {"owner_id": None, "tekst": "", "reden": ""},
    "verschuiving": {"owner_id": None, "reden": "", "status_reden": ""},
    "activiteit": {"owner_id": None},
    "rekening": {"iban": "", "tenaamstelling": "", "opgegeven_door_id": None},
    "betaling": {"iban": "", "tenaamstelling": "", "reden": ""},
    "ontvangst": {"omschrijving": ""},
    "verantwoording": {"owner_id": None, "verhaal": "", "anders": "", "terug_reden": ""},
    "verantwoording_regel": {"omschrijving": "", "toelichting": ""},
    "vaststelling": {"zienswijze": ""},
}
# The words of what was decided: without names at first, and away when the archive lets go of them.
ARCHIEF = {
    "besluit": {"reden": "", "afwijking": "", "verplichtingen": [], "feiten": {}},
    "bezwaar": {"status_reden": ""},
    "vaststelling": {"reden": "", "feiten": {}},
}
# Who asked, among the facts a besluit was composed from.
ADRESSERING = {"aan": {"naam": "", "adres": "", "postcode": "", "plaats": ""}, "groep": ""}


def without_addressee(feiten):
    """The facts of a besluit, still complete enough to read its letter, without who asked and what others wrote."""
    kept = feiten | {name: empty for name, empty in ADRESSERING.items() if name in feiten}
    if feiten.get("adviezen"):
        kept["adviezen"] = [advies | {"reden": ""} for advies in feiten["adviezen"]]
    if feiten.get("verzoek"):
        kept["verzoek"] = feiten["verzoek"] | {"vraag": ""}
    return kept
