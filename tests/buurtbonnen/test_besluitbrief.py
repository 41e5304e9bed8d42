"""The letter of a besluit: what it rests on, which rules it names, and what it says of objecting."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest

from portal import clock
from portal.buurtbonnen.actions import besluiten
from portal.buurtbonnen.besluitfeiten import met_articles, te_beoordelen
from portal.buurtbonnen.models import Aanvulverzoek
from portal.buurtbonnen.queries import one
from portal.buurtbonnen.rules.status import Status
from portal.errors import Needed
from portal.extensions import db
from portal.regelingen.actions import plafond as kas
from portal.regelingen.models import Plafond
from portal.story.models import Mail
from portal.toekenningen.queries import one as toekenning
from tests.besteding import AMBTSHALVE, VERANTWOORDING
from tests.buurtbonnen.conftest import TENT, saved

REDEN = "Uw plan past bij de regeling."
ON = datetime(2026, 4, 2, 10, tzinfo=UTC)


@pytest.fixture
def letter(browse, village):
    """The text of the letter as its owner reads it."""

    def read(aanvraag, taal="nl"):
        db.session.commit()
        page = browse(village["amina"]).get(f"/buurtbonnen/{aanvraag.id}/besluit?taal={taal}").text
        article = page[page.index("<article"):page.index("</article>")]
        return " ".join(re.sub(r"<[^>]+>", " ", article).replace("\u00a0", " ").split())

    return read


@pytest.fixture
def under(aanvraag_by, versie_with, venster_of, village, henk):
    """An application that waits for a besluit under a version with these values."""

    def make(**waarden):
        venster = venster_of(versie_with(**waarden))
        saved(Plafond(venster_id=venster.id, gebied_code="WK016402", bedrag=960_000))
        where = {"venster_id": venster.id, "versie_id": venster.versie_id, "begin": ON.date(), "eind": ON.date()}
        return aanvraag_by(village["amina"], Status.TER_BESLUIT, behandelaar_id=henk.id, **where)

    return make


@pytest.fixture
def asked_to_complete(before_dora):
    """It was asked to complete it, until so many days ago."""

    def ask(days_ago, answered=None):
        until = clock.today() - timedelta(days_ago)
        saved(Aanvulverzoek(
            aanvraag_id=before_dora.id, vraag="Stuur een begroting mee.", gevraagd_op=until - timedelta(14),
            uiterlijk=until, aangevuld_op=answered,
        ))
        return before_dora

    return ask


def rules(aanvraag):
    return te_beoordelen(besluiten.verdicts_of(one(aanvraag.id)))


def grant(aanvraag, by, **more):
    return besluiten.decide(aanvraag, "toekennen", by=by, bedrag=aanvraag.gevraagd, reden=REDEN, **more)


def leave(aanvraag, by):
    return besluiten.decide(aanvraag, "buiten_behandeling_stellen", by=by, reden="Zonder begroting kan het niet.")


def test_a_grant_names_what_we_judged_ourselves(before_dora, dora, letter):
    grant(before_dora, dora, oordelen=dict.fromkeys(rules(before_dora), True))
    text = letter(before_dora)
    assert "Hieraan voldoet uw aanvraag niet" not in text
    judged = "Artikel 7: De regeling stelt deze voorwaarde: ‘Het past bij het beleid van de gemeente.’"
    assert f"Dit hebben wij zelf beoordeeld. Uw aanvraag voldoet eraan: {judged}" in text
    met = sum(rule.oordeel == "voldoet" for rule in besluiten.verdicts_of(one(before_dora.id)))
    assert f"Uw aanvraag voldoet aan {met} regels (artikel 3" in text


def test_a_grant_waits_for_an_answer_on_every_rule(before_dora, dora):
    first, *others = rules(before_dora)
    with pytest.raises(Needed, match="oordeel"):
        grant(before_dora, dora, oordelen=dict.fromkeys(others, True))
    with pytest.raises(Needed, match="tegenspraak"):
        grant(before_dora, dora, oordelen=dict.fromkeys(others, True) | {first: False})


def test_a_refusal_may_leave_rules_open_and_rests_on_its_reason(before_dora, dora, letter):
    besluit = besluiten.decide(before_dora, "afwijzen", by=dora, reden="Het feest was er al.", oordelen={})
    assert "gemeente_beoordeelt" in {rule["oordeel"] for rule in besluit.feiten["oordelen"]}
    assert "Het feest was er al." in (text := letter(before_dora))
    assert "De andere regels hebben wij niet beoordeeld." in text


def test_what_the_applicant_does_not_meet_stands_apart(aanvraag_by, village, henk, dora, plafond, letter):
    dear = aanvraag_by(village["amina"], Status.TER_BESLUIT, behandelaar_id=henk.id, gevraagd=80_000,
                       posten=(TENT | {"bedrag": 80_000},))
    huren = {sleutel: rule.regel != "voorwaarden" for sleutel, rule in rules(dear).items()}
    besluiten.decide(dear, "afwijzen", by=dora, reden="Het is te veel.", oordelen=huren)
    assert (
        "Hieraan voldoet uw aanvraag niet: Artikel 3: U vraagt € 50 meer dan het hoogste bedrag van € 750. "
        "Artikel 7: De regeling stelt deze voorwaarde: ‘Het past bij het beleid van de gemeente.’"
    ) in letter(dear)


def test_the_form_asks_for_each_rule_and_keeps_the_answers(browse, before_dora, dora):
    form = {"uitkomst": "toekennen", "bedrag": "120", "reden": REDEN}
    path, sleutels = f"/buurtbonnen/{before_dora.id}/beslissen", list(rules(before_dora))
    page = browse(dora).post(path, data=form | {f"oordeel-{sleutels[0]}": "nee"}).text
    assert "de aanvraag voldoet hier niet aan" in page
    assert page.count("Kies of de aanvraag hieraan voldoet.") >= len(sleutels) - 1
    assert f'id="oordeel-{sleutels[0]}-1" name="oordeel-{sleutels[0]}" value="nee" checked' in page


def test_the_form_offers_what_may_be_decided_now(browse, aanvraag_by, village, dora, henk, plafond):
    waits = aanvraag_by(village["amina"], Status.AANVULLING_GEVRAAGD, behandelaar_id=henk.id)
    page = browse(dora).get(f"/buurtbonnen/{waits.id}/beslissen").text
    assert ("buiten_behandeling_stellen" in page, 'value="toekennen"' in page) == (True, False)
    early = aanvraag_by(village["amina"], Status.INGEDIEND)
    assert browse(dora).get(f"/buurtbonnen/{early.id}/beslissen").status_code == 409


def test_what_was_in_time_when_it_came_in_stays_in_time(before_dora, dora, letter):
    """The venster closes and the activity begins while the municipality is still busy with it."""
    with clock.at(clock.now() + timedelta(days=70)):
        besluit = grant(one(before_dora.id), dora)
    said = {rule["zin"] for rule in besluit.feiten["oordelen"]}
    assert any(zin.startswith("U hebt uw aanvraag op tijd ingediend.") for zin in said)


def test_what_is_kept_for_it_counts_as_there(before_dora, dora, plafond):
    plafond.bedrag = 12_000
    db.session.commit()
    kas.reserve(plafond.id, before_dora.id, 12_000, by=dora)
    besluit = grant(one(before_dora.id), dora)
    assert besluit.feiten["plafond"]["over"] == 12_000
    assert "Er was genoeg geld beschikbaar: €\u00a0120." in {rule["zin"] for rule in besluit.feiten["oordelen"]}


@pytest.mark.parametrize("taal", ["nl", "en"])
def test_the_letter_is_dutch_and_says_who_where_until_when_and_what(before_dora, dora, letter, taal):
    with clock.at(ON):
        grant(before_dora, dora)
    text = letter(before_dora, taal)
    for words in (
        "Datum 2 april 2026 Kenmerk B-2026-0001 Onderwerp Besluit over uw aanvraag ‘Straatfeest’ (Buurtbon)",
        "Wij kennen u een bedrag toe van € 120", "Wij betalen het bedrag uiterlijk op 18 mei 2026.",
        "Dat kan tot en met 18 mei 2026 . Stuur uw bezwaar naar het college van burgemeester en wethouders van Hengelo,",
        "uw naam en adres, de datum waarop u het schrijft, over welk besluit het gaat: kenmerk B-2026-0001, van 2 april 2026,",
        "waarom u het er niet mee eens bent, uw handtekening", "artikelen 6:4 tot en met 6:7",
        "namens het college van burgemeester en wethouders van Hengelo",
    ):
        assert words in text


def test_a_source_with_brackets_of_its_own_reads_without_brackets_in_brackets(before_dora, dora, letter):
    besluit = besluiten.decide(before_dora, "toekennen", by=dora, bedrag=before_dora.gevraagd, reden=REDEN)
    besluit.feiten = besluit.feiten | {"bron": "Criteria 2024 (HB01 tot en met HB20), Regeling (CVDR1)"}
    assert "’ (Criteria 2024, HB01 tot en met HB20, Regeling, CVDR1)." in letter(before_dora)


def test_following_and_deviating_are_said_with_the_article(before_dora, dora, advised, letter):
    advised("negatief")
    grant(before_dora, dora, afwijking="Het advies gaat over een ander plein.")
    text = letter(before_dora)
    assert "Wijkraad Noord heeft ons advies gegeven: negatief. De reden is: Het past goed hier." in text
    assert "Wij wijken van dit advies af (artikel 3:50 van de Algemene wet bestuursrecht)." in text


def test_a_reason_to_deviate_is_kept_only_when_it_deviates(before_dora, dora, advised, letter):
    advised("positief", 12_000)
    assert grant(before_dora, dora, afwijking="Voor de zekerheid.").afwijking == ""
    assert "Wij volgen dit advies." in letter(before_dora)


@pytest.mark.parametrize("days_ago", [0, 30])
def test_it_is_left_unhandled_only_after_its_chance_and_within_four_weeks(asked_to_complete, dora, days_ago):
    aanvraag = asked_to_complete(days_ago)
    with pytest.raises(Needed, match="herstel"):
        leave(aanvraag, dora)


def test_without_a_request_it_is_not_left_unhandled(before_dora, dora):
    with pytest.raises(Needed, match="herstel"):
        leave(before_dora, dora)


@pytest.mark.parametrize(("days_ago", "answered", "words"), [
    (5, None, "Wij hebben geen aanvulling ontvangen."), (-3, date(2026, 4, 1), "Uw aanvulling was niet genoeg."),
])
def test_the_letter_tells_what_was_asked_and_until_when(asked_to_complete, dora, letter, days_ago, answered, words):
    with clock.at(ON):
        aanvraag = asked_to_complete(days_ago, answered)
        assert leave(aanvraag, dora).bedrag == 0
    text = letter(aanvraag)
    assert f"{words} Dit was onze vraag: Stuur een begroting mee." in text
    assert "artikel 4:5 van de Algemene wet bestuursrecht" in text
    assert "Uw aanvraag voldoet aan" not in text


@pytest.mark.parametrize(("email", "mails"), [("amina@voorbeeld.invalid", 1), ("", 0)])
def test_without_an_account_the_letter_goes_by_post(browse, aanvraag_by, henk, dora, plafond, email, mails):
    aanvraag = aanvraag_by(None, Status.TER_BESLUIT, behandelaar_id=henk.id, aanvrager={"email": email})
    grant(aanvraag, dora)
    db.session.commit()
    sent = db.session.query(Mail).filter(Mail.to == "amina@voorbeeld.invalid").all()
    assert [("besluit over je aanvraag" in mail.subject, "120" in mail.body) for mail in sent] == [(True, False)] * mails
    page = browse(henk).get(f"/buurtbonnen/{aanvraag.id}/besluit").text
    assert "stuur hem vandaag met de post" in page
    assert "We hebben gemaild" in page or not mails
    assert "via het Buurtportaal" not in page


def test_with_an_account_nothing_goes_by_post(browse, before_dora, dora, henk):
    grant(before_dora, dora)
    db.session.commit()
    assert db.session.query(Mail).count() == 0
    assert "met de post" not in browse(henk).get(f"/buurtbonnen/{before_dora.id}/besluit").text


def test_each_instalment_is_promised_for_its_own_day_and_the_rest_after_it_is_settled(under, dora, letter):
    aanvraag = under(**VERANTWOORDING, termijnen=[{"deel": 50}, {"deel": 30, "na": "6m"}])
    with clock.at(ON):
        grant(aanvraag, dora)
    whole = "€ 60: uiterlijk op 18 mei 2026 € 36: uiterlijk op 13 november 2026 de rest, € 24 : na de vaststelling"
    text = letter(aanvraag)
    assert whole in text.replace("€ 24:", "€ 24 :") and "Wij betalen het bedrag uiterlijk" not in text
    for termijn in toekenning(aanvraag.id).termijnen:
        termijn.vervallen = True
    assert letter(aanvraag) == text


@pytest.mark.parametrize(("waarden", "words"), [
    ({}, "Wij stellen de bijdrage hiermee meteen vast. U hoeft zich niet te verantwoorden."),
    (AMBTSHALVE, "Wij stellen de bijdrage later uit onszelf vast, uiterlijk op 2 juli 2026 (artikel 4:47"),
    (AMBTSHALVE | {"steekproef": 10}, "Valt het lot op uw bijdrage?"),
    (VERANTWOORDING, "Laat uiterlijk op 2 juli 2026 zien hoe het is gegaan en wat u hebt uitgegeven, met de bonnen."),
    (VERANTWOORDING | {"licht_tot": 50_000}, "en wat u hebt uitgegeven. Daarna stellen wij de bijdrage vast."),
])
def test_the_letter_says_whether_it_is_settled_and_by_when_to_account(under, dora, letter, waarden, words):
    aanvraag = under(**waarden)
    with clock.at(ON):
        grant(aanvraag, dora)
    assert words in letter(aanvraag)


def test_an_older_letter_promises_what_it_promised(under, dora, letter):
    aanvraag = under(**VERANTWOORDING, termijnen=[{"deel": 80}])
    with clock.at(ON):
        besluit = grant(aanvraag, dora)
    besluit.feiten = {name: value for name, value in besluit.feiten.items() if name not in ("toekenning", "voldaan")}
    text = letter(aanvraag)
    assert "Wij betalen het bedrag uiterlijk op 18 mei 2026. Wij vragen u eerst" in text and "verantwoorden" not in text


def test_an_article_is_named_once_and_never_as_met_and_not_met():
    def rule(artikel, oordeel="voldoet"):
        return {"artikel": artikel, "oordeel": oordeel, "portaal": oordeel}

    rules = rule("HB12"), rule("HB12, HB14"), rule("5 lid 2"), rule(""), rule("HB03"), rule("HB01, HB03", "voldoet_niet")
    assert met_articles([*rules, rule("ASV 2022, artikel 9 lid 3"), rule("7, 8")]) == [
        "HB12", "HB14", "5 lid 2", "ASV 2022, artikel 9 lid 3", "7", "8",
    ]


def test_the_article_of_what_is_not_met_does_not_stand_among_those_that_are(before_dora, dora, letter):
    """Every rule of the village has article 3."""
    huren = {sleutel: rule.regel != "voorwaarden" for sleutel, rule in rules(before_dora).items()}
    besluit = besluiten.decide(before_dora, "afwijzen", by=dora, reden="Het past niet.", oordelen=huren)
    assert "7" not in besluit.feiten["voldaan"] and "3" in besluit.feiten["voldaan"]
    first = letter(before_dora).split("Hieraan voldoet uw aanvraag niet:")[0]
    assert f"({'; '.join(f'artikel {nummer}' for nummer in besluit.feiten['voldaan'])})." in first


def test_a_name_with_brackets_reads_without_brackets_in_brackets(before_dora, dora, letter):
    besluit = grant(before_dora, dora)
    besluit.feiten = besluit.feiten | {"regeling": "Buurtbon 2027 (voorbeeld)"}
    assert "Onderwerp Besluit over uw aanvraag ‘Straatfeest’ (Buurtbon 2027, voorbeeld)" in letter(before_dora)


@pytest.mark.parametrize(("ago", "said"), [
    (14, "U krijgt geen dwangsom, omdat wij daarna binnen twee weken hebben beslist"),
    (16, "U krijgt daarom een dwangsom van € 46 . Wij betalen die binnen zes weken na deze brief."),
])
def test_the_letter_settles_what_lateness_costs(before_dora, dora, letter, ago, said):
    """€ 23 for each day after two weeks (Awb 4:17 lid 2, 3), settled with the besluit (4:18), whatever comes later."""
    before_dora.in_gebreke_op = clock.today() - timedelta(ago)
    before_dora.beslissen_voor = before_dora.in_gebreke_op - timedelta(1)
    besluiten.decide(before_dora, "afwijzen", reden="Het past niet.", by=dora)
    db.session.commit()
    with clock.at(clock.now() + timedelta(30)):
        assert said in letter(before_dora)


def test_the_letter_is_silent_when_nobody_said_it_was_late(before_dora, dora, letter):
    besluiten.decide(before_dora, "afwijzen", reden="Het past niet.", by=dora)
    assert "dwangsom" not in letter(before_dora)
