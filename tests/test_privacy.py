"""What warns a resident before publishing, and what must not. All data are made up."""

from time import process_time

import pytest

from portal.privacy import ADDRESS, BSN, EMAIL, IBAN, PHONE, Finding, personal_data

YES = [
    ("Mail naar amina@voorbeeld.nl.", EMAIL, "amina@voorbeeld.nl"),
    ("<bas.de.buur+park@mail.voorbeeld.nl>", EMAIL, "bas.de.buur+park@mail.voorbeeld.nl"),
    ("mail:AMINA@VOORBEELD.NL,", EMAIL, "AMINA@VOORBEELD.NL"),
    ("Bel 0612345678", PHONE, "0612345678"),
    ("Bel 06-12345678.", PHONE, "06-12345678"),
    ("tel: 06 12 34 56 78, na zes uur", PHONE, "06 12 34 56 78"),
    ("06-12345678/overdag", PHONE, "06-12345678"),
    ("(06) 1234 5678", PHONE, "(06) 1234 5678"),
    ("06 - 1234 5678", PHONE, "06 - 1234 5678"),
    ("06–12345678", PHONE, "06–12345678"),
    ("app +31612345678", PHONE, "+31612345678"),
    ("+31 (0)6 12 34 56 78", PHONE, "+31 (0)6 12 34 56 78"),
    ("0031 74 123 45 67", PHONE, "0031 74 123 45 67"),
    ("074-1234567", PHONE, "074-1234567"),
    ("074 123 45 67", PHONE, "074 123 45 67"),
    ("(074) 123 45 67", PHONE, "(074) 123 45 67"),
    ("0546-123456", PHONE, "0546-123456"),
    ("(0546) 12 34 56", PHONE, "(0546) 12 34 56"),
    ("Op NL12BANK0123456789 graag", IBAN, "NL12BANK0123456789"),
    ("rekening NL12 BANK 0123 4567 89 op naam van", IBAN, "NL12 BANK 0123 4567 89"),
    ("nl12bank0123456789", IBAN, "nl12bank0123456789"),
    ("DE50 1000 0000 0000 0000 01", IBAN, "DE50 1000 0000 0000 0000 01"),
    ("Mijn BSN is 111222333.", BSN, "111222333"),
    ("bsn:123456782", BSN, "123456782"),
    ("nummer 1112.22.333", BSN, "1112.22.333"),
    ("Ik woon op Dorpsstraat 12", ADDRESS, "Dorpsstraat 12"),
    ("ik woon dorpsstraat 12 in het oosten", ADDRESS, "dorpsstraat 12"),
    ("Kom naar Lindelaan 3a.", ADDRESS, "Lindelaan 3a"),
    ("bij Molenweg 110-2, achterom", ADDRESS, "Molenweg 110-2"),
    ("Burgemeester Voorbeeldplein 7 om acht uur", ADDRESS, "Voorbeeldplein 7"),
    ("aan De Brink 12 staat", ADDRESS, "De Brink 12"),
    ("aan de Brink 3.", ADDRESS, "Brink 3"),
    ("Oude Postweg nr. 4", ADDRESS, "Postweg nr. 4"),
    ("de Hasseler Es 5", ADDRESS, "Hasseler Es 5"),
    ("Usseleres 21", ADDRESS, "Usseleres 21"),
    ("de Oude Weg 8 is mooi", ADDRESS, "Oude Weg 8"),
    ("Tulpenhof 9 B", ADDRESS, "Tulpenhof 9 B"),
    ("HAVENKADE 44", ADDRESS, "HAVENKADE 44"),
    ("eikendreef 2", ADDRESS, "eikendreef 2"),
    ("postcode 7553 AB", ADDRESS, "7553 AB"),
    ("7553AB Hengelo", ADDRESS, "7553AB"),
    ("7553ab", ADDRESS, "7553ab"),
]

NO = [
    "Wij beginnen op 21-11-2026 om 10.30 uur.",
    "Op 01-02-2026 10:30 of 06-12-2026 10 uur 15",
    "06-12-26 10.30 uur",
    "06 12 2026 14 30 uur",
    "2026-11-21 19:30",
    "Het kost € 1.250,00 en de rest € 0612345678,50",
    "Wij vragen 123456782 euro",
    "€ 111222333",
    "Bel de gemeente: 14 074 of 14 0546",
    "0900-1234, 0900-1234567, 0800 1234567 en 088-1234567",
    "Bel 112",
    "Zaaknummer 2026-0612345678",
    "kenmerk BB-2026-000123",
    "RSIN 123456782",
    "KvK: 12345678",
    "Artikelnummer 9781112223338",
    "het getal 123456789 haalt de elfproef niet",
    "NL00BANK0123456789 klopt niet",
    "Volg ons via @buurtportaal",
    "De prijs is 2 @ 5 euro",
    "https://voorbeeld.nl/dorpsstraat",
    "Het fietspad 2026 wordt breder",
    "Fietspad 12 is stuk",
    "Dorpsstraat 2026",
    "Kermis Dorpsplein 1950",
    "wij vegen het plein 3 keer per week",
    "Het Plein 3 keer per week vegen",
    "Marktplein 12 bomen erbij",
    "in de straat 40 woningen",
    "in de dorpsstraat 30 km",
    "Dorpsstraat 5 mei dicht",
    "Stationsplein 12.30 uur, Dorpsplein 14 tot 16 uur",
    "wij zijn onderweg 2 keer gestopt",
    "de prijs steeg 12 procent",
    "de temperatuur steeg 5 graden",
    "op de iPad 2 staat de kaart",
    "het adres 12 en les 3 van het proces 4",
    "Op het schoolplein 9 tegels, in het stadspark 20 bomen",
    "de weg 4 meter breder",
    "In 2026 IN DE BUURT, 1500 KG zand, 1000km, 2000 EU",
    "in 2026 en 2027",
    "7553 ab is klein geschreven met een spatie",
    "0123 AB begint met nul",
    "Lantaarnpaal 12 en boom 7",
    "Groep 3 van basisschool De Brug",
    "",
]


@pytest.mark.parametrize(("text", "kind", "found"), YES)
def test_personal_data_is_found(text, kind, found):
    assert personal_data(text) == [Finding(kind, found)]


@pytest.mark.parametrize("text", NO)
def test_no_false_alarm(text):
    assert personal_data(text) == []


def test_findings_follow_the_text_each_once():
    text = "Amina, Dorpsstraat 12, 7553 AB, a@b.nl, 06-12345678, NL12BANK0123456789, 111222333, a@b.nl"
    assert [finding.kind for finding in personal_data(text)] == [ADDRESS, ADDRESS, EMAIL, PHONE, IBAN, BSN]


@pytest.mark.parametrize(
    "piece", ["a.", "A ", "a-", "0 ", "06 ", "NL12 ", "Aa straat ", "1234 ", "a@", "De ", "a@b.nl "]
)
def test_a_long_text_takes_no_long_time(piece):
    start = process_time()
    personal_data(piece * 10_000)
    assert process_time() - start < 1
