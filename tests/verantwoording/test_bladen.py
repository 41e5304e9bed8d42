"""The pages of an account as people use them: kept at every step, on one page or a few, and the way to a besluit."""

import re
from datetime import date, datetime, time, timedelta
from io import BytesIO
from types import SimpleNamespace

import pytest
from markupsafe import Markup
from PIL import Image

from portal import clock
from portal.clock import HERE, today
from portal.errors import Needed
from portal.extensions import db
from portal.regelingen.models import Storing
from portal.regelingen.termijnen import not_over, reachable
from portal.toekenningen.actions import kas, verschuiven
from portal.toekenningen.models import Verschuiving
from portal.toekenningen.queries import verschuiving
from portal.verantwoording import queries
from portal.verantwoording.actions import vaststellen, verantwoorden
from portal.verantwoording.queries import lijst
from tests.besteding import BUURT, VERANTWOORDING, make_groep, make_toekenning, make_uitgave, make_versie
from tests.verantwoording.conftest import account, decided, later, proposed, settled


def photo():
    made = BytesIO()
    Image.new("RGB", (8, 6), "green").save(made, "PNG")
    made.seek(0)
    return made, "feest.png"


@pytest.fixture
def started(granted, village):
    """A grant with its account, begun by Amina: (grant, address of the account)."""

    def make(**values):
        toekenning = granted(**values)
        draft = verantwoorden.start(toekenning, by=village["amina"])
        db.session.commit()
        return toekenning, f"/verantwoording/{draft.id}"

    return make


FILLED = {
    "verhaal": "Het was mooi.", "deelnemers": "80", "regels-0-uitgegeven": "600", "regels-1-uitgegeven": "312,50", "nu_al": "y",
}


def test_the_light_account_is_one_page_and_is_handed_in_there(started, village, browse):
    toekenning, url = started()
    amina = browse(village["amina"])
    assert amina.post(f"{url}/verslag", data=FILLED | {"bewaar": "1"}).status_code == 303
    page = amina.get(f"{url}/verslag").text
    assert "312,50" in page and "87,50" in page
    sent = FILLED | {"naar_waarheid": "y", "foto": photo(), "alt": "Kramen op het plein"}
    assert amina.post(f"{url}/indienen", data=sent).status_code == 303
    toekenning = settled(toekenning)
    assert (toekenning.status, toekenning.verantwoord) == ("verantwoord", 91_250)
    assert [foto.alt for foto in queries.fotos(toekenning.id)] == ["Kramen op het plein"]


def test_a_photo_pressed_twice_is_kept_once(started, village, browse):
    toekenning, url = started(light=False)
    amina = browse(village["amina"])
    assert 'name="eenmaal"' in amina.get(f"{url}/fotos").text
    for _ in range(2):
        sent = {"alt": "Kramen", "eenmaal": "eenMerk", "foto": photo()}
        assert amina.post(f"{url}/fotos", data=sent).location == f"{url}/fotos"
    assert len(queries.fotos(toekenning.id)) == 1


def test_what_lacks_is_said_and_what_was_typed_is_kept(started, village, browse):
    toekenning, url = started()
    answer = browse(village["amina"]).post(f"{url}/indienen", data=FILLED | {"deelnemers": "", "naar_waarheid": "y"})
    assert answer.status_code == 422 and "Een schatting is goed" in answer.text and "Het was mooi." in answer.text
    db.session.expire_all()
    assert queries.zaak(toekenning.id).status == "lopend"


def test_bad_input_is_said_beside_the_field(started, village, browse):
    _grant, url = started()
    answer = browse(village["amina"]).post(f"{url}/verslag", data=FILLED | {"regels-0-uitgegeven": "veel"})
    assert answer.status_code == 422 and "Dit bedrag kunnen we niet lezen" in answer.text


def test_two_amounts_that_cannot_be_read_are_told_apart_by_the_names_of_their_lines(started, village, browse):
    _grant, url = started()
    wrong = FILLED | {"regels-0-uitgegeven": "veel", "regels-2-uitgegeven": "weinig"}
    page = browse(village["amina"]).post(f"{url}/verslag", data=wrong).text
    for name in ("Tent", "Andere uitgaven"):
        assert f"{name}: Dit bedrag kunnen we niet lezen" in page.partition("Er klopt nog iets niet")[2].partition("</ul>")[0]


def test_the_full_account_goes_page_by_page(started, village, browse):
    _grant, url = started(light=False)
    amina = browse(village["amina"])
    told = amina.post(f"{url}/verhaal", data={"verhaal": "Mooi.", "anders": "Regen.", "deelnemers": "40"})
    assert told.location.endswith("/geld")
    spent = {"regels-0-uitgegeven": "500", "regels-0-toelichting": "Kleinere tent", "regels-1-uitgegeven": "0"}
    assert amina.post(f"{url}/geld", data=spent).location.endswith("/bonnen")
    check = amina.get(f"{url}/nakijken").text
    assert "Kleinere tent" in check and "Voeg bij je uitgaven de bonnen toe." in check
    assert amina.post(f"{url}/indienen", data={"naar_waarheid": "y"}).status_code == 422


def test_changed_elsewhere_meanwhile_nothing_is_lost(started, village, browse):
    _grant, url = started()
    amina = browse(village["amina"])
    version = re.search(r'name="version"[^>]*value="(\d+)"', amina.get(f"{url}/verslag").text)[1]
    amina.post(f"{url}/verslag", data=FILLED | {"bewaar": "1"})
    answer = amina.post(f"{url}/verslag", data=FILLED | {"verhaal": "Anders.", "version": version})
    assert answer.status_code == 422 and "Anders." in answer.text


@pytest.mark.parametrize("who", ["bas", "noor", "rik"])
def test_nobody_else_sees_it(started, village, browse, who):
    toekenning, url = started()
    other = browse(village[who])
    assert other.get(f"{url}/verslag").status_code == 404
    assert other.get(f"{url}/afdruk").status_code == 404
    assert other.get(f"/verantwoording/toekenning/{toekenning.id}").status_code == 404


def test_every_page_opens_in_every_state(started, village, office, browse):
    toekenning, url = started(light=False, paid=100_000)
    toekenning.alsnog_voor = today() - timedelta(1)
    db.session.commit()
    amina, dora, bea = (browse(person) for person in (village["amina"], office["dora"], office["bea"]))
    case = f"/verantwoording/toekenning/{toekenning.id}"
    seen = [amina.get(f"{url}/{name}") for name in ("verhaal", "geld", "bonnen", "fotos", "nakijken", "afdruk")]
    seen += [amina.get(case), dora.get(f"{case}/beoordelen"), browse().get("/verantwoording/steekproef")]
    seen += [dora.get(f"/verantwoording/?deel={part}") for part in ("te_laat", "beoordelen", "zienswijze", "steekproef", "?")]
    dora.post(f"{case}/beoordelen", data={"bedrag": "400", "reden": "U gaf minder uit."})
    settlement = f"/verantwoording/vaststellingen/{queries.voorgelegd(toekenning.id).id}"
    seen += [amina.get(f"{settlement}/{name}") for name in ("brief", "voornemen", "reactie")] + [amina.get(case), bea.get(case)]
    seen += [dora.get("/verantwoording/?deel=zienswijze")]
    amina.post(f"{settlement}/reactie", data={"zienswijze": "Het regende."})
    seen += [bea.get(f"{settlement}/besluit"), amina.get(case), bea.get("/verantwoording/?deel=besluiten")]
    bea.post(f"{settlement}/besluit", data={"bedrag": "400", "reden": "Zo is het."})
    seen += [amina.get(f"{settlement}/brief"), amina.get(case)]
    seen += [bea.get("/verantwoording/?deel=terug"), dora.get(f"{case}/beoordelen")]
    assert [(answer.request.path, answer.status_code) for answer in seen if answer.status_code != 200] == []


def test_from_account_to_besluit_on_the_pages(granted, village, office, browse):
    toekenning = granted(paid=100_000)
    account(toekenning, village["amina"], (40_000, 30_000))
    amina, dora, bea = (browse(person) for person in (village["amina"], office["dora"], office["bea"]))
    case = f"/verantwoording/toekenning/{toekenning.id}"
    assert 'value="700,00"' in dora.get(f"{case}/beoordelen").text
    assert dora.post(f"{case}/beoordelen", data={"bedrag": "2000", "reden": "Te veel."}).status_code == 422
    assert dora.post(f"{case}/beoordelen", data={"bedrag": "700", "reden": "U gaf minder uit."}).status_code == 303
    settlement = f"/verantwoording/vaststellingen/{queries.voorgelegd(toekenning.id).id}"
    soon = bea.post(f"{settlement}/besluit", data={"bedrag": "700", "reden": "Zo is het."})
    assert (soon.status_code, "De ontvanger mag nog reageren" in soon.text) == (409, True)
    assert amina.post(f"{settlement}/reactie", data={"zienswijze": "De bon komt nog."}).status_code == 303
    assert dora.post(f"{settlement}/besluit", data={"bedrag": "700", "reden": "Zo is het."}).status_code == 403
    assert bea.post(f"{settlement}/besluit", data={"bedrag": "600", "reden": "Lager."}).status_code == 422
    assert bea.post(f"{settlement}/besluit", data={"bedrag": "700", "reden": "Zo is het."}).status_code == 303
    assert settled(toekenning).terug_te_betalen == 30_000


def test_who_comes_too_late_reads_why_beside_what_happened(granted, village, office, browse):
    toekenning = granted(paid=100_000)
    account(toekenning, village["amina"], (40_000, 30_000))
    amina, dora, bea = (browse(person) for person in (village["amina"], office["dora"], office["bea"]))
    case = f"/verantwoording/toekenning/{toekenning.id}"
    proposal, besluit = {"bedrag": "700", "reden": "U gaf minder uit."}, {"bedrag": "700", "reden": "Zo is het."}
    dora.post(f"{case}/beoordelen", data=proposal)
    settlement = f"/verantwoording/vaststellingen/{queries.voorgelegd(toekenning.id).id}"
    amina.post(f"{settlement}/reactie", data={"zienswijze": "De bon komt nog."})
    told = {
        "Er ligt al een voorstel": dora.post(f"{case}/beoordelen", data=proposal),
        "Terugsturen kan niet meer": dora.post(f"{case}/terugsturen", data={"reden": "Nog een bon."}),
        "Terugleggen bij de behandelaar kan dan niet meer": bea.post(f"{settlement}/terugleggen", data={"reden": "Toch."}),
    }
    assert bea.post(f"{settlement}/besluit", data=besluit).status_code == 303
    told["Hierover is al besloten"] = bea.post(f"{settlement}/besluit", data=besluit)
    assert [(said, answer.status_code) for said, answer in told.items() if said not in answer.text] == []
    assert {answer.status_code for answer in told.values()} == {409}
    assert "Vastgesteld: €\u00a0700" in told["Hierover is al besloten"].text
    for said, typed in (("Hierover is al besloten", "Zo is het."), ("Er ligt al een voorstel", "U gaf minder uit.")):
        assert typed in told[said].text.partition("Wat je typte")[2]


@pytest.fixture
def unsigned(granted, village, office):
    """Amina is penningmeester of a group with an expense of € 70 that nobody signed: (grant, address of its account)."""
    groep = make_groep(penningmeester=village["amina"], lid=village["mo"])
    toekenning = make_toekenning(make_versie(office["bea"], **VERANTWOORDING, licht_tot=500_000), office["bea"], groep=groep)
    make_uitgave(toekenning, village["mo"], 7_000, omschrijving="Lampionnen")
    draft = verantwoorden.start(queries.zaak(toekenning.id), by=village["amina"])
    db.session.commit()
    return toekenning.id, f"/verantwoording/{draft.id}"


def test_what_nobody_signed_is_named_and_handed_in_without_only_after_a_tick(unsigned, village, office, browse):
    id, url = unsigned
    amina, dora, whole = browse(village["amina"]), browse(office["dora"]), FILLED | {"naar_waarheid": "y"}
    with pytest.raises(Needed, match="toch"):
        account(queries.zaak(id), village["amina"])
    db.session.rollback()
    page = amina.get(f"{url}/verslag").text
    assert "1 uitgave wacht nog op een handtekening" in page and "Lampionnen" in page and "€\u00a070" in page
    answer = amina.post(f"{url}/indienen", data=whole)
    assert answer.status_code == 422 and "zet een vinkje als je toch wilt inleveren" in answer.text
    assert amina.post(f"{url}/indienen", data=whole | {"toch": "y"}).status_code == 303
    assert queries.zaak(id).status == "verantwoord"
    judged = dora.get(f"/verantwoording/toekenning/{id}/beoordelen").text
    assert "Voor €\u00a070 aan uitgaven is niet door twee mensen getekend" in judged


def test_who_has_everything_signed_is_not_asked_for_a_tick(started, village, browse):
    _grant, url = started()
    page = browse(village["amina"]).get(f"{url}/verslag").text
    assert "Ik lever toch in" not in page and "wacht nog op een handtekening" not in page


def test_before_it_is_over_handing_in_asks_for_a_tick(started, village, browse):
    toekenning, url = started()
    amina, whole = browse(village["amina"]), FILLED | {"naar_waarheid": "y"}
    assert "Wat nu?" in (shown := amina.get(f"/toekenningen/{toekenning.id}").text) and "Laat zien wat er" not in shown
    assert "De activiteit loopt nog tot en met" in amina.get(f"{url}/verslag").text
    answer = amina.post(f"{url}/indienen", data=whole | {"nu_al": ""})
    assert answer.status_code == 422 and "zet een vinkje als je nu al wilt inleveren" in answer.text
    assert queries.zaak(toekenning.id).status == "lopend"
    assert amina.post(f"{url}/indienen", data=whole).status_code == 303


def test_who_judges_sees_which_expense_is_of_another_time(granted, village, office, browse):
    toekenning = granted()
    for day in (today(), date(2024, 2, 29)):
        make_uitgave(toekenning, village["amina"], gedaan_op=day, status="goedgekeurd", eigen=True)
    account(toekenning, village["amina"])
    page = browse(office["dora"]).get(f"/verantwoording/toekenning/{toekenning.id}/beoordelen").text
    assert page.count("Buiten de periode.") == 1 and "29 februari 2024. <strong>Buiten de periode." in page


def test_when_it_is_over_nobody_is_asked_for_a_tick(started, village, browse):
    toekenning, url = started(begin=today() - timedelta(3), eind=today() - timedelta(1))
    amina = browse(village["amina"])
    assert "loopt nog tot en met" not in amina.get(f"{url}/verslag").text
    assert "Laat zien wat er" in amina.get(f"/toekenningen/{toekenning.id}").text
    assert amina.post(f"{url}/indienen", data=FILLED | {"naar_waarheid": "y", "nu_al": ""}).status_code == 303


def test_a_year_is_called_a_year(started, village, browse):
    _grant, url = started(eind=date(today().year + 1, 12, 31))
    assert "Het jaar loopt nog tot en met 31 december" in browse(village["amina"]).get(f"{url}/verslag").text


def test_what_waits_to_be_moved_is_shown_where_the_account_is_judged_and_comes_first(granted, village, office, browse):
    toekenning = granted(paid=100_000, sparen_jaren=2)
    account(toekenning, village["amina"], (40_000, 30_000))
    asked = Verschuiving(
        soort="sparen", toekenning_id=toekenning.id, bedrag=20_000, reden="Een podium.", owner_id=village["amina"].id,
        tot=date(toekenning.jaar + 1, 12, 31),
    )
    db.session.add(asked)
    db.session.commit()
    dora, case = browse(office["dora"]), f"/verantwoording/toekenning/{toekenning.id}"
    for page in (case, f"{case}/beoordelen"):
        assert f'href="/toekenningen/verschuivingen/{asked.id}">Sparen voor later, €\u00a0200</a>' in dora.get(page).text
    proposal = {"bedrag": "700", "reden": "U gaf minder uit."}
    answer = dora.post(f"{case}/beoordelen", data=proposal)
    assert answer.status_code == 422 and "vroeg om geld anders te gebruiken. Daar wordt eerst over beslist" in answer.text
    verschuiven.withdraw(verschuiving(asked.id), by=village["amina"])
    db.session.commit()
    assert "wacht een verzoek" not in dora.get(case).text
    assert dora.post(f"{case}/beoordelen", data=proposal).status_code == 303


def test_staff_write_down_the_account_of_who_has_none(granted, office, browse):
    toekenning = granted()
    toekenning.aanvraag.owner_id = None
    db.session.commit()
    dora = browse(office["dora"])
    begun = dora.post(f"/verantwoording/toekenning/{toekenning.id}")
    assert begun.status_code == 303
    url = begun.location.rpartition("/")[0]
    assert dora.post(f"{url}/indienen", data=FILLED | {"naar_waarheid": "y"}).status_code == 303
    assert queries.ingediend(toekenning.id)[0].ontvangen_via == "post"


def outage(day):
    """The portal was down on this whole day."""
    begin = datetime.combine(day, time(1), HERE)
    db.session.add(Storing(van=begin, tot=begin + timedelta(hours=20), wat="Alles."))
    db.session.commit()


def test_after_an_outage_on_the_last_day_the_list_says_what_the_deed_says(granted, village, office):
    """The time to react and to account runs on to the next working day: so it is not heard, and not late."""
    due, heard = granted(), granted()
    account(heard, village["amina"])
    asked = proposed(heard, 70_000, office["dora"])
    for last, part in ((asked.zienswijze_tot, "zienswijze"), (due.verantwoorden_voor, "te_laat")):
        outage(last)
        with clock.at(datetime.combine(last + timedelta(1), time(10), HERE)):
            found = lijst.counts([BUURT], today(), not_over(today()))
        assert found[part] == (part == "zienswijze"), part
        with clock.at(datetime.combine(reachable(last) + timedelta(1), time(10), HERE)):
            found = lijst.counts([BUURT], today(), not_over(today()))
        assert found[part] == (part == "te_laat"), part


def test_the_list_of_staff_takes_as_many_statements_for_three_as_for_one(granted, office, browse, queries):
    counted = []
    for more in (1, 2):
        for _one in range(more):
            granted()
        with clock.at(later(days=200)):
            bea = browse(office["bea"])
            bea.get("/verantwoording/?deel=te_laat")
            queries.clear()
            assert bea.get("/verantwoording/?deel=te_laat").status_code == 200
            counted.append(len(queries))
    assert counted[0] == counted[1]


@pytest.mark.parametrize(("days", "asks"), [(0, True), (-1, False)])
def test_a_second_day_that_is_over_is_asked_for_no_more(granted, village, browse, days, asks):
    toekenning = granted()
    toekenning.verantwoorden_voor, toekenning.alsnog_voor = today() - timedelta(30), today() + timedelta(days)
    db.session.commit()
    page = browse(village["amina"]).get(f"/verantwoording/toekenning/{toekenning.id}").text
    assert "Stuur hem alsnog" in page and ("Stuur hem alsnog, uiterlijk op" in page) is asks


@pytest.mark.parametrize(("bedrag", "what"), [(50_000, "Een reactie"), (100_000, "Bezwaar")])
def test_the_page_says_what_could_be_done_once_the_last_day_is_over(granted, village, office, browse, bedrag, what):
    toekenning = granted()
    account(toekenning, village["amina"])
    asked = proposed(toekenning, bedrag, office["dora"])
    if not asked.voornemen_op:
        decided(asked, office["bea"])
    for days, mag in ((0, True), (100, False)):
        with clock.at(later(days=days)):
            page = browse(village["amina"]).get(f"/verantwoording/toekenning/{toekenning.id}").text
            assert (f"{what} kan tot en met" in page, f"{what} kon tot en met" in page) == (mag, not mag)


def test_the_page_of_an_account_says_by_when_it_should_have_been_settled(granted, village, browse):
    toekenning = granted()
    account(toekenning, village["amina"])
    page, last = f"/verantwoording/toekenning/{toekenning.id}", queries.zaak(toekenning.id).vaststellen_voor
    for days, late in ((0, False), (1, True)):
        with clock.at(later(days=(last - today()).days + days)):
            assert ("Dat moest uiterlijk" in browse(village["amina"]).get(page).text) is late


@pytest.mark.een_database
def test_the_day_of_an_expense_and_its_receipt_are_two_words(app):
    bought = SimpleNamespace(id=1, omschrijving="", bedrag=500, gedaan_op=date(2025, 5, 19), bonnen=[SimpleNamespace(key="bon")])
    grant = SimpleNamespace(is_buiten_periode=lambda day: False)
    with app.test_request_context("/"):
        drawn = app.jinja_env.get_template("verantwoording/_bonnen.html").module.bonnen([bought], grant)
    shown = Markup(drawn).striptags().replace("\N{NO-BREAK SPACE}", " ")
    assert shown.startswith("Uitgave € 5, 19 mei 2025. Bon 1")


def test_what_was_granted_reads_the_same_after_it_was_settled_lower(granted, village, office, browse):
    """The account on paper, the page of the grant and the lists of staff say what the besluit and the letter said."""
    toekenning = granted(paid=100_000)
    print_ = f"/verantwoording/{account(toekenning, village['amina'], (40_000, 30_000)).id}/afdruk"
    vaststelling = proposed(toekenning, 70_000, office["dora"])
    vaststellen.respond(vaststelling, "De muziek kwam niet.", by=village["amina"])
    decided(vaststelling, office["bea"])
    kas.receive(queries.zaak(toekenning.id), 10_000, by=office["fenna"])
    db.session.commit()
    told = page_of(browse(village["amina"]), print_)
    assert "Toegekend € 1.000" in told and "Over van de € 1.000 € 300" in told
    grant = page_of(browse(village["amina"]), f"/toekenningen/{toekenning.id}")
    for fact in ("Toegekend € 1.000", "Betaald € 1.000", "Vastgesteld € 700", "Terug te betalen € 200", "Terugbetaald € 100"):
        assert fact in grant
    for address in ("/toekenningen/beheer", "/verantwoording/?deel=terug"):
        page = browse(office["fenna"]).get(address).text
        assert re.search(r'data-l="Toegekend"[^>]*>\s*€.1\.000', page), address


def page_of(client, address):
    """The text of a page."""
    main = client.get(address).text.partition("<main")[2].partition("</main")[0]
    return " ".join(re.sub("<[^>]+>", " ", main).split())
