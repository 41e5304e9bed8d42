"""The letters about the end of a grant: what each says, for whom, and that a besluit never changes again."""

import re
from datetime import timedelta

import pytest

from portal import clock, pdf
from portal.extensions import db
from portal.regelingen.termijnen import of_the_law
from portal.story.models import Event
from portal.templating import in_full
from portal.verantwoording import queries, tijd
from portal.verantwoording.actions import vaststellen, verantwoorden
from tests.besteding import AMBTSHALVE
from tests.verantwoording.conftest import account, decided, later, proposed


@pytest.fixture
def read(browse, village):
    """The text of a letter as its recipient reads it."""

    def read(path, who="amina"):
        page = browse(village[who]).get(f"/verantwoording/{path}").text
        article = page[page.index("<article"):page.index("</article>")]
        return " ".join(re.sub(r"<[^>]+>", " ", article).replace("\u00a0", " ").split())

    return read


def lower(granted, village, office, answer="De muziek kwam niet."):
    toekenning = granted(paid=100_000)
    account(toekenning, village["amina"], (40_000, 30_000))
    vaststelling = proposed(toekenning, 70_000, office["dora"], "U gaf minder uit.")
    vaststellen.respond(vaststelling, answer, by=village["amina"])
    db.session.commit()
    return vaststelling


def test_who_reads_the_intention_can_react_from_there_once(granted, village, office, browse):
    toekenning = granted(paid=100_000)
    account(toekenning, village["amina"], (40_000, 30_000))
    vaststelling = proposed(toekenning, 70_000, office["dora"], "U gaf minder uit.")
    db.session.commit()
    amina, here = browse(village["amina"]), f"/verantwoording/vaststellingen/{vaststelling.id}"
    assert f'href="{here}/reactie"' in amina.get(f"{here}/voornemen").text
    assert amina.post(f"{here}/reactie", data={"zienswijze": "De muziek kwam niet."}).status_code == 303
    db.session.expire_all()
    assert f'href="{here}/reactie"' not in amina.get(f"{here}/voornemen").text


def test_the_intention_asks_and_is_no_besluit(granted, village, office, read):
    vaststelling = lower(granted, village, office)
    letter = read(f"vaststellingen/{vaststelling.id}/voornemen")
    for said in ("Wij willen uw bijdrage vaststellen op € 700", "€ 300 van u terug", "U gaf minder uit.", "4:7 tot en met 4:9",
                 "nog geen besluit"):
        assert said in letter
    assert "bezwaar maken. Dat kan tot en met" not in letter


def test_the_besluit_claims_back_with_its_term_and_says_how_to_object(granted, village, office, read):
    vaststelling = lower(granted, village, office)
    decided(vaststelling, office["bea"], reden="De huur was lager.")
    letter = read(f"vaststellingen/{vaststelling.id}/brief")
    for said in ("vastgesteld op € 700 : u betaalt € 300 terug", "De huur was lager.", "De muziek kwam niet.", "artikel 4:57",
                 "artikel 4:46", "Wij hadden u € 1.000 toegekend", "6:4 tot en met 6:7"):
        assert said.replace(" :", ":") in letter.replace(" :", ":")


def test_a_source_with_brackets_of_its_own_reads_without_brackets_in_brackets(granted, village, office, read):
    vaststelling = lower(granted, village, office)
    bron = "Uitvoeringsregeling 2024 (CVDR1, gmb-2), Verordening (2022)"
    vaststelling.feiten = vaststelling.feiten | {"bron": bron}
    db.session.commit()
    letter = read(f"vaststellingen/{vaststelling.id}/voornemen")
    assert "(Uitvoeringsregeling 2024, CVDR1, gmb-2, Verordening, 2022)" in letter


def test_the_article_of_a_term_stands_between_the_same_brackets_as_the_source(app):
    facts = {"regeling": "Buurtbon", "bron": "Regels (CVDR1)", "artikelen": {"vaststellingstermijn": "Awb 4:47", "geen": ""}}
    with app.test_request_context():
        parts = app.jinja_env.get_template("verantwoording/_brief_delen.html").module
        assert parts.regeling_van(facts, "vaststellingstermijn") == (
            "‘Buurtbon’ (Regels, CVDR1, artikel 4:47 van de Algemene wet bestuursrecht)"
        )
        assert parts.regeling_van(facts | {"bron": ""}, "geen") == "‘Buurtbon’"
        assert parts.volgens(facts, "geen") == "" and parts.regeling_van(facts) == "‘Buurtbon’ (Regels, CVDR1)"


def test_as_granted_names_what_is_still_paid(granted, village, office, read):
    toekenning = granted(paid=80_000)
    account(toekenning, village["amina"])
    vaststelling = proposed(toekenning, 100_000, office["dora"])
    decided(vaststelling, office["bea"])
    letter = read(f"vaststellingen/{vaststelling.id}/brief")
    assert "U krijgt nog € 200" in letter and "4:87" in letter and "terug" not in letter.split("Ons besluit")[0]


def test_a_letter_ex_officio_names_its_article(granted, read):
    toekenning = granted(**AMBTSHALVE)
    for moment in (toekenning.klaar_op, toekenning.vaststellen_voor):
        with clock.at(later(days=(moment - clock.today()).days + 1)):
            tijd.pass_by()
    letter = read(f"vaststellingen/{queries.geldend(toekenning.id).id}/brief")
    assert "artikel 4:47" in letter and "uit onszelf vast" in letter


def test_what_is_not_claimed_back_is_explained(granted, village, office, read):
    toekenning = granted(paid=100_000, niet_terug_onder=1_000)
    account(toekenning, village["amina"], (59_500, 40_000))
    vaststelling = proposed(toekenning, 99_500, office["dora"])
    decided(vaststelling, office["bea"])
    assert "kleiner dan € 10" in read(f"vaststellingen/{vaststelling.id}/brief")


def test_the_letter_of_a_besluit_stays_what_it_was(granted, village, office, browse, read):
    vaststelling = lower(granted, village, office)
    case, first = f"/verantwoording/toekenning/{vaststelling.toekenning_id}", vaststelling.id
    decided(vaststelling, office["bea"])
    dora, bo = browse(office["dora"]), browse(office["bo"])
    before = read(f"vaststellingen/{first}/brief")
    dora.post(f"{case}/beoordelen", data={"bedrag": "900", "reden": "De bon kwam nog."})
    again = bo.post(f"/verantwoording/vaststellingen/{first + 1}/besluit", data={"bedrag": "900", "reden": "Ja."})
    assert again.status_code == 303
    assert read(f"vaststellingen/{first}/brief") == before


def again(vaststelling, office, bedrag, grond="", heard="Nee."):
    """Decided anew on what this one settled."""
    made = proposed(queries.zaak(vaststelling.toekenning_id), bedrag, office["dora"], "Nu weten wij meer.", grond)
    if heard:
        vaststellen.respond(made, heard, by=office["dora"])
    decided(made, office["bo"])
    return made


@pytest.mark.parametrize(("grond", "words"), [
    ("a", "onder a, van de Algemene wet bestuursrecht. Er zijn feiten die wij bij ons vorige besluit niet konden weten."),
    ("b", "onder b, van de Algemene wet bestuursrecht. Ons vorige besluit klopte niet."),
    ("c", "onder c, van de Algemene wet bestuursrecht. U hebt na ons vorige besluit niet gedaan"),
])
def test_lower_than_before_takes_the_place_of_the_first_letter(granted, village, office, read, grond, words):
    first = lower(granted, village, office)
    decided(first, office["bea"])
    second, day = again(first, office, 50_000, grond).id, datum(first.besluit_op)
    letter = read(f"vaststellingen/{second}/brief").replace(" .", ".")
    for said in (f"Dit besluit komt in de plaats van ons besluit van {day}. Daarin stelden wij uw bijdrage "
                 "vast op € 700.", "Wij hadden u € 1.000 toegekend.", f"Dit mag volgens artikel 4:49, eerste lid, {words}",
                 "U moest nog € 300 terugbetalen", "U betaalt nu in totaal € 500."):
        assert said in letter
    assert "4:46" not in letter
    intention = read(f"vaststellingen/{second}/voornemen")
    assert words in intention and "in de plaats van de € 300 die u nog moest terugbetalen" in intention


def test_higher_than_before_needs_no_ground_and_lets_the_first_claim_go(granted, village, office, read):
    first = lower(granted, village, office)
    decided(first, office["bea"])
    letter = read(f"vaststellingen/{again(first, office, 100_000, heard='').id}/brief")
    assert "Dat is het bedrag dat wij u hadden toegekend" in letter and "4:49" not in letter
    assert "U moest nog € 300 terugbetalen" in letter and "Dat hoeft niet meer." in letter


def test_a_letter_of_before_keeps_its_old_words(granted, village, office, read):
    second = lower(granted, village, office)
    new = "vervangt", "wijzigingsgrond", "alsnog_voor"
    second.feiten = {name: value for name, value in second.feiten.items() if name not in new}
    db.session.commit()
    intention = read(f"vaststellingen/{second.id}/voornemen")
    assert "Dit kan volgens artikel 4:46" in intention and "4:49" not in intention


def test_a_reminder_tells_for_ever_what_was_granted_then(granted, village, office, read):
    first = lower(granted, village, office)
    decided(first, office["bea"])
    with clock.at(later(days=(first.terug_voor - clock.today()).days)):
        tijd.pass_by()
    event = db.session.scalar(db.select(Event).where(Event.what == "toekenningen.terug_herinneren"))
    letter = read(f"kennisgevingen/{event.id}")
    assert "Wij hebben u een bijdrage van € 1.000 toegekend" in letter and "€ 300" in letter
    toekenning, event = queries.zaak(first.toekenning_id), db.session.get(Event, event.id)
    toekenning.vrijgevallen = 900_000
    db.session.commit()
    assert read(f"kennisgevingen/{event.id}") == letter


def test_an_older_reminder_keeps_its_old_words(granted, read):
    toekenning = granted()
    with clock.at(later(days=(toekenning.verantwoorden_voor - clock.today()).days + 1)):
        tijd.pass_by()
    event = db.session.scalar(db.select(Event).where(Event.what == "toekenningen.te_laat"))
    event.data = {"datum": event.data["datum"]}
    db.session.commit()
    letter = read(f"kennisgevingen/{event.id}")
    assert "U hebt van ons een bijdrage van € 1.000 gekregen" in letter and "alsnog, zo snel als u kunt." in letter


def test_a_late_account_gets_a_last_day_to_come_still(granted, read):
    toekenning = granted()
    with clock.at(later(days=(toekenning.verantwoorden_voor - clock.today()).days + 1)):
        tijd.pass_by()
    event = db.session.scalar(db.select(Event).where(Event.what == "toekenningen.te_laat"))
    day = datum(queries.zaak(toekenning.id).alsnog_voor)
    letter = read(f"kennisgevingen/{event.id}").replace(" .", ".")
    assert f"Stuur de verantwoording alsnog, uiterlijk op {day}." in letter and "daarna zelf vaststellen" in letter


def test_who_was_asked_to_complete_the_account_is_not_told_that_nothing_came(granted, village, office, read):
    toekenning = granted()
    account(toekenning, village["amina"])
    verantwoorden.send_back(queries.zaak(toekenning.id), "Er ontbreekt een bon.", by=office["dora"])
    db.session.commit()
    came, last = datum(clock.today()), queries.zaak(toekenning.id).verantwoorden_voor
    for days, what, words in (
        (-3, "herinneren", f"Op {came} hebben wij uw verantwoording ontvangen. Die is nog niet compleet."),
        (1, "te_laat", f"Die was niet compleet. De aanvulling hadden wij uiterlijk op {datum(last)} moeten ontvangen."),
    ):
        with clock.at(later(days=(last - clock.today()).days + days)):
            tijd.pass_by()
        newest = db.select(Event).where(Event.what == f"toekenningen.{what}").order_by(Event.id.desc())
        letter = read(f"kennisgevingen/{db.session.scalars(newest).first().id}")
        assert words in letter and "Wij hebben nog niets van u gezien." not in letter
        assert "aanvulling van uw verantwoording" in letter


def test_a_demand_to_pay_names_its_last_day_and_what_follows(granted, village, office, read):
    """Awb 4:112: two weeks, and that it may be enforced at the cost of the debtor."""
    first = lower(granted, village, office)
    decided(first, office["bea"])
    with clock.at(later(days=(first.terug_voor - clock.today()).days + 1)):
        tijd.pass_by()
    event = db.session.scalar(db.select(Event).where(Event.what == "toekenningen.terug_te_laat"))
    day, letter = of_the_law(first.terug_voor + timedelta(1), weken=2), read(f"kennisgevingen/{event.id}")
    assert f"Betaal het bedrag uiterlijk op {datum(day)}" in letter
    assert "bijvoorbeeld met een dwangbevel. De kosten daarvan betaalt u." in letter


def datum(day):
    return in_full(day, "d MMMM y", "nl")


def test_every_reminder_has_its_letter(granted, village, office, read):
    toekenning = granted(steekproef=100)
    for days in (11, 200):
        with clock.at(later(days=days)):
            tijd.pass_by()
    account_late = db.session.scalars(db.select(Event).where(Event.kind == "toekenningen").order_by(Event.id)).all()
    ids = {event.what.partition(".")[2]: event.id for event in account_late}
    assert "viel het lot op uw bijdrage" in read(f"kennisgevingen/{ids['steekproef']}")
    assert "te laat" in read(f"kennisgevingen/{ids['te_laat']}")
    assert toekenning.kenmerk in read(f"kennisgevingen/{ids['te_laat']}")


def test_asking_for_more_quotes_the_question(granted, village, office, read):
    toekenning = granted()
    account(toekenning, village["amina"])
    verantwoorden.send_back(queries.zaak(toekenning.id), "Wat kostte de tent?", by=office["dora"])
    db.session.commit()
    event = db.session.scalar(db.select(Event).where(Event.what == "toekenningen.terugvragen"))
    assert "Wat kostte de tent?" in read(f"kennisgevingen/{event.id}")


@pytest.mark.parametrize("who", ["bas", "noor"])
def test_nobody_else_reads_a_letter(granted, village, office, browse, who):
    vaststelling = lower(granted, village, office)
    other = browse(village[who])
    for name in ("brief", "voornemen", "brief.pdf"):
        assert other.get(f"/verantwoording/vaststellingen/{vaststelling.id}/{name}").status_code == 404


def test_a_proposal_is_not_for_the_recipient_yet(granted, village, office, browse):
    toekenning = granted()
    account(toekenning, village["amina"])
    vaststelling = proposed(toekenning, 100_000, office["dora"])
    assert browse(village["amina"]).get(f"/verantwoording/vaststellingen/{vaststelling.id}/brief").status_code == 404


@pytest.mark.skipif(not pdf.is_possible(), reason="needs the extra [pdf]")
@pytest.mark.een_database
def test_each_letter_is_a_pdf_too(granted, village, office, browse):
    vaststelling = lower(granted, village, office)
    kenmerk, id = decided(vaststelling, office["bea"]).kenmerk, vaststelling.id
    amina = browse(village["amina"])
    for name in ("brief.pdf", "voornemen.pdf"):
        answer = amina.get(f"/verantwoording/vaststellingen/{id}/{name}")
        assert answer.data.startswith(b"%PDF-") and kenmerk in answer.headers["Content-Disposition"]
