"""A recognised organisation asks money for its year: chosen, worked out, planned, filed, advised on, decided and granted."""

from datetime import date

import pytest

from portal.bewonersgroepen.models import Bewonersgroep, Lidmaatschap
from portal.buurtbonnen.actions import behandelen, besluiten
from portal.buurtbonnen.models import Aanvraag
from portal.buurtbonnen.queries import one
from portal.clock import today
from portal.extensions import db
from portal.regelingen.models import Plafond
from portal.toekenningen.models import Toekenning
from portal.wijken.models import Cijfer
from tests.buurtbonnen.conftest import saved
from tests.buurtbonnen.regels import FORMULE

YEAR = today().year + 1
LINES = {
    "posten-0-omschrijving": "Vergaderen", "posten-0-bedrag": "1.500", "posten-0-categorie": "materiaal",
    "posten-1-omschrijving": "Uitje van het bestuur", "posten-1-bedrag": "1.000", "posten-1-categorie": "overig",
    "posten-1-bestuur": "y",
}
PAGES = {
    "jaar": {"reserve": "500"},
    "idee": {"wat": "Wij helpen de wijk."},
    "kosten": LINES,
    "gegevens": {"naam": "Amina Jansen", "adres": "Dorpsstraat 1", "postcode": "7551 AB", "plaats": "Hengelo"},
}


def organisation(person, naam="Wijkraad Noord", gebied="WK016402", erkend=True, **leden):
    groep = saved(Bewonersgroep(
        naam=naam, soort="organisatie", gebied_code=gebied, owner_id=person.id, erkend_op=today() if erkend else None,
    ))
    saved(Lidmaatschap(groep_id=groep.id, person_id=person.id, rol="penningmeester", begonnen_op=today()))
    return groep


@pytest.fixture
def versie(versie_with):
    return versie_with(**FORMULE)


@pytest.fixture
def counted(venster):
    """€ 5.000 for two organisations, whose werkgebieden had 1.000 and 3.000 inhabitants in 2019."""
    for code, number in (("WK016402", 1_000), ("WK016404", 3_000)):
        for jaar in (2019, 2021):
            saved(Cijfer(gebied_code=code, jaar=jaar, naam="inwoners", waarde=number + 7 * (jaar - 2019)))
    return saved(Plafond(venster_id=venster.id, gebied_code="GM0164", bedrag=500_000))


@pytest.fixture
def noord(village, counted):
    organisation(village["bas"], "Wijkraad Driene", "WK016404")
    return organisation(village["amina"])


def begun(client, versie, groep):
    address = client.post(f"/buurtbonnen/nieuw?versie={versie.id}").location
    answer = client.post(address, data={"groep_id": str(groep.id)})
    assert answer.status_code == 303, answer.text
    return answer.location


def filled_in(client, versie, groep):
    address = begun(client, versie, groep)
    base = address.rsplit("/", 1)[0]
    for page, data in PAGES.items():
        assert client.get(f"{base}/{page}").status_code == 200
        answer = client.post(f"{base}/{page}", data=data)
        assert answer.status_code == 303, answer.text
    return base


def newest():
    return one(db.session.scalar(db.select(db.func.max(Aanvraag.id))))


def test_the_group_and_the_year_say_all_that_nobody_has_to_fill_in(village, browse, versie, noord):
    begun(browse(village["amina"]), versie, noord)
    found = newest()
    assert (found.begin, found.eind) == (date(YEAR, 1, 1), date(YEAR, 12, 31))
    assert (found.gebied_code, found.aanvrager.soort) == ("WK016402", "erkende_organisatie")
    assert found.title == f"Buurtbon {YEAR}, Wijkraad Noord"


def test_the_amount_is_shown_as_a_sum_that_can_be_checked(village, browse, versie, noord):
    amina = browse(village["amina"])
    text = amina.get(begun(amina, versie, noord)).text.replace("\u00a0", " ")
    # (5.000 − 2 × 800) × 1.000 ÷ 4.000
    for said in ("€ 800", "€ 3.400 × 1.000 ÷ 4.000 inwoners", "€ 850", "€ 1.650", "Er is € 5.000 voor 2 organisaties"):
        assert said in text, said


def test_what_is_asked_is_never_more_than_the_formula_gives(village, browse, versie, noord):
    amina = browse(village["amina"])
    base = filled_in(amina, versie, noord)
    assert newest().gevraagd == 165_000
    assert "€\u00a01.650" in amina.get(f"{base}/kosten").text
    amina.post(f"{base}/kosten", data=LINES | {"posten-0-bedrag": "300"})
    assert newest().gevraagd == 130_000


def test_a_year_runs_from_filing_to_a_letter_with_the_sum_and_a_grant(village, browse, versie, noord, henk, dora):
    amina = browse(village["amina"])
    base = filled_in(amina, versie, noord)
    sent = amina.post(f"{base}/nakijken", data={"verklaringen": ["waarheid", "nog_niet"]})
    assert sent.location.endswith("/ontvangen")
    aanvraag = newest()
    behandelen.take_up(aanvraag, by=henk)
    behandelen.put_forward(aanvraag, 165_000, "Het klopt.", by=henk)
    db.session.commit()
    besluiten.decide(one(aanvraag.id), "toekennen", bedrag=165_000, reden="Het klopt.", by=dora)
    db.session.commit()
    grant = db.session.get(Toekenning, aanvraag.id)
    assert (grant.toegekend, grant.jaar) == (165_000, YEAR)
    letter = amina.get(f"/buurtbonnen/{aanvraag.id}/besluit").text.replace("\u00a0", " ")
    assert "De formule van de regeling" in letter and "€ 3.400 × 1.000 ÷ 4.000 inwoners" in letter
    assert "Hoeveel kon u hoogstens krijgen?" in letter and "Dat is lager" not in letter


def test_who_asks_less_than_the_formula_gives_reads_why_it_is_that(village, browse, aanvraag_by, noord, henk, dora):
    fields = {"groep_id": noord.id, "behandelaar_id": henk.id, "gebied_code": "WK016402", "gevraagd": 149_000}
    year = {"begin": date(YEAR, 1, 1), "eind": date(YEAR, 12, 31)}
    aanvraag = aanvraag_by(village["amina"], "ter_besluit", **fields, **year)
    besluiten.decide(aanvraag, "toekennen", bedrag=149_000, reden="Het klopt.", by=dora)
    db.session.commit()
    letter = browse(village["amina"]).get(f"/buurtbonnen/{aanvraag.id}/besluit").text.replace("\u00a0", " ")
    assert "U vroeg € 1.490. Dat is lager. Daarom krijgt u € 1.490." in letter



def test_whoever_signs_for_no_group_reads_why_and_a_stranger_logs_in_first(village, browse, versie, venster):
    address = f"/buurtbonnen/nieuw?versie={versie.id}"
    assert "/inloggen" in browse().get(address).location
    told = browse(village["bas"]).get(address)
    assert told.status_code == 403 and "Alleen wie voor een organisatie tekent" in told.text


def test_a_group_of_others_cannot_be_chosen(village, browse, versie, noord):
    other = db.session.scalar(db.select(Bewonersgroep).where(Bewonersgroep.naam == "Wijkraad Driene"))
    amina = browse(village["amina"])
    address = amina.post(f"/buurtbonnen/nieuw?versie={versie.id}").location
    assert amina.post(address, data={"groep_id": str(other.id)}).status_code == 200
    assert newest().groep_id is None


def test_what_is_not_recognised_fails_the_rule_and_is_no_part_of_the_division(village, browse, versie, counted):
    groep = organisation(village["amina"], erkend=False)
    amina = browse(village["amina"])
    text = amina.get(begun(amina, versie, groep)).text
    assert "Dit is niet voor een groep bewoners" in text
    assert newest().aanvrager.soort == "groep"


def test_staff_enter_a_year_that_came_on_paper(village, browse, versie, noord, henk):
    client = browse(henk)
    data = {"ontvangen_via": "post", "ontvangen_op": today().isoformat(), "akkoord": "y"}
    address = client.post(f"/buurtbonnen/namens?versie={versie.id}", data=data).location
    client.post(address, data={"groep_id": str(noord.id)})
    base = address.rsplit("/", 1)[0]
    for page, more in PAGES.items():
        assert client.post(f"{base}/{page}", data=more).status_code == 303
    assert client.post(f"{base}/nakijken", data={"verklaringen": ["waarheid", "nog_niet"]}).status_code == 303
    found = newest()
    assert (found.status, found.groep_id, found.owner_id) == ("ingediend", noord.id, None)


def test_without_figures_of_every_werkgebied_staff_work_it_out(village, browse, versie, noord):
    db.session.execute(db.delete(Cijfer).where(Cijfer.gebied_code == "WK016404", Cijfer.naam == "inwoners"))
    db.session.execute(db.delete(Cijfer).where(Cijfer.gebied_code == "WK016404", Cijfer.naam == "som_inwoners"))
    db.session.commit()
    amina = browse(village["amina"])
    text = amina.get(begun(amina, versie, noord)).text
    assert "kennen we het aantal inwoners niet" in text


def test_a_given_rate_counts_the_own_werkgebied_alone(village, browse, versie_with, venster_of, counted):
    versie = versie_with(**FORMULE | {"formule_tarief": "gegeven", "formule_per_inwoner": 65})
    venster_of(versie)
    amina = browse(village["amina"])
    text = amina.get(begun(amina, versie, organisation(village["amina"]))).text.replace("\u00a0", " ")
    assert "1.000 inwoners × € 0,65" in text and "€ 1.450" in text


@pytest.mark.een_database
def test_the_paper_form_asks_the_same(browse, versie, venster):
    text = browse().get(f"/buurtbonnen/papier?versie={versie.id}").text
    assert "Voor welke organisatie teken je?</strong></p>" in text and "Hoe hoog is jullie reserve?" in text
    assert "Zorg dat het er is, uiterlijk op " in text


def test_in_english_the_name_of_the_organisation_is_read_as_dutch(village, browse, versie, noord):
    amina = browse(village["amina"])
    base = filled_in(amina, versie, noord)
    assert f'<dd lang="nl">{noord.naam}</dd>' in amina.get(f"{base}/nakijken?taal=en").text
    assert f'<dd><span lang="nl">{noord.naam}</span></dd>' in amina.get(base).text
