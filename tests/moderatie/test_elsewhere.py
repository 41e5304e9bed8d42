"""Whatever stands on the site can be reported: points, signalen, activities and groups too. The team decides, and it goes."""

import pytest

from portal.activiteiten.models import Activiteit
from portal.activiteiten.rules import Status as Gehouden
from portal.bewonersgroepen.models import Bewonersgroep
from portal.buurtagenda.models import Agendapunt, Signaal
from portal.extensions import db
from portal.moderatie import queries
from portal.moderatie.models import Misbruikmelding
from portal.story import delivery
from portal.story.models import Mail
from tests.agenda import make_agenda, make_punt, make_signaal
from tests.besteding import make_activiteit, make_groep

WRONG = {"tekst": "Hier staat het nummer van mijn moeder.", "te_goeder_trouw": "y"}
WHY = "Er staat een telefoonnummer van een ander in."
PLACES = {
    Agendapunt: "/buurtagenda/punten/1", Signaal: "/buurtagenda/signalen/1", Activiteit: "/activiteiten/1",
    Bewonersgroep: "/bewonersgroepen/1",
}
GOES = (Agendapunt, Signaal, Activiteit)


@pytest.fixture
def everything(village):
    """One of each, of Amina."""
    amina = village["amina"]
    agenda = make_agenda(amina)
    make_punt(agenda, amina, "geplaatst")
    make_signaal(agenda, amina)
    make_activiteit(make_groep(contact=amina), amina, status=Gehouden.AANGEKONDIGD)
    return village


@pytest.fixture
def reported(everything, browse):
    """Bas reports one of these; gives the page where staff decide."""
    def make(model):
        answer = browse(everything["bas"]).post(f"{PLACES[model]}/klopt-niet", data=WRONG)
        assert answer.location == PLACES[model]
        return f"/beheer/misbruik/{db.session.scalar(db.select(Misbruikmelding.id))}"

    return make


@pytest.mark.parametrize("model", PLACES)
def test_the_page_leads_to_the_form_also_without_an_account(everything, browse, model):
    visitor = browse()
    assert f'href="{PLACES[model]}/klopt-niet"' in visitor.get(PLACES[model]).text
    assert "Klopt hier iets niet?" in visitor.get(f"{PLACES[model]}/klopt-niet").text
    assert visitor.post(f"{PLACES[model]}/klopt-niet", data=WRONG).status_code == 303
    kept = db.session.scalars(db.select(Misbruikmelding)).one()
    assert (kept.soort, kept.thing_id, kept.by_id) == (model.kind, 1, None)


@pytest.mark.parametrize("model", PLACES)
def test_the_team_of_the_area_reads_it_and_those_who_made_it_do_not(everything, reported, browse, model):
    path = reported(model)
    seen = {who: browse(everything[who]).get(path).status_code for who in ("mo", "noor", "driss", "rik", "amina", "bas")}
    assert seen == {"mo": 200, "noor": 200, "driss": 404, "rik": 404, "amina": 404, "bas": 404}
    name = db.session.get(model, 1).naam
    for who, shown in (("noor", True), ("driss", False)):
        visitor = browse(everything[who])
        assert (name in visitor.get("/beheer/misbruik/").text) == shown
        assert ("1 misbruikmelding wacht op een besluit" in visitor.get("/beheer/").text) == shown


@pytest.mark.parametrize("model", PLACES)
def test_nobody_judges_what_is_said_of_the_own_work(village, browse, model):
    mo = village["mo"]
    agenda = make_agenda(mo)
    make_punt(agenda, mo, "geplaatst")
    make_signaal(agenda, mo)
    make_activiteit(make_groep(contact=village["amina"], lid=mo), village["amina"], status=Gehouden.AANGEKONDIGD)
    browse(village["bas"]).post(f"{PLACES[model]}/klopt-niet", data=WRONG)
    assert browse(mo).get("/beheer/misbruik/1").status_code == 404
    assert "klopt-niet" not in browse(mo).get("/beheer/misbruik/").text
    assert "wacht op een besluit" not in browse(mo).get("/beheer/").text
    assert browse(village["noor"]).get("/beheer/misbruik/1").status_code == 200


@pytest.mark.parametrize("model", GOES)
def test_what_is_not_in_order_goes_off_the_site_and_both_hear_why(everything, reported, browse, model):
    path = reported(model)
    answer = browse(everything["noor"]).post(path, data={"besluit": "verbergen", "reden": WHY})
    assert answer.location == "/beheer/misbruik/"
    assert browse().get(PLACES[model]).status_code == 404
    delivery.write_notifications()
    letters = db.session.scalars(db.select(Mail)).all()
    assert {everything["amina"].email, everything["bas"].email} <= {mail.to for mail in letters}
    assert everything["bas"].email in {mail.to for mail in letters if WHY in mail.body}
    assert WHY in browse(everything["bas"]).get("/berichten/").text
    assert WHY in browse(everything["amina"]).get(PLACES[model]).text


@pytest.mark.parametrize("model", PLACES)
@pytest.mark.parametrize("besluit", ["niets_doen", "aangepast"])
def test_what_stays_stays_and_who_reported_hears_why(everything, reported, browse, model, besluit):
    path = reported(model)
    browse(everything["noor"]).post(path, data={"besluit": besluit, "reden": "Het nummer staat er niet meer."})
    assert browse().get(PLACES[model]).status_code == 200
    assert "Het nummer staat er niet meer." in browse(everything["bas"]).get("/berichten/").text
    assert "Het nummer staat er niet meer." not in browse(everything["amina"]).get("/berichten/").text


def test_a_group_stays_and_its_text_is_put_right(everything, reported, browse):
    noor, path = browse(everything["noor"]), reported(Bewonersgroep)
    page = noor.get(path).text
    assert "/bewonersgroepen/1/bewerken" in page and 'value="verbergen"' not in page
    assert noor.post(path, data={"besluit": "verbergen", "reden": WHY}).status_code == 200
    assert queries.report(1).besluit == ""


@pytest.mark.parametrize("model", GOES)
def test_what_went_meanwhile_is_decided_on_all_the_same(everything, reported, browse, model):
    path, noor = reported(model), browse(everything["noor"])
    away = {"verbergen": f"{PLACES[model]}/weghalen", Signaal: f"{PLACES[model]}/niet_plaatsen",
            Activiteit: f"{PLACES[model]}/stap/weghalen"}
    assert noor.post(away.get(model, away["verbergen"]), data={"reden": WHY}).status_code == 303
    assert noor.post(path, data={"besluit": "verbergen", "reden": WHY}).status_code == 303
    assert queries.report(1).besluit == "verbergen"


@pytest.mark.parametrize("count", (1, 3))
def test_a_list_of_all_kinds_costs_the_same(everything, browse, queries, count):
    for path in PLACES.values():
        for _ in range(count):
            browse(everything["bas"]).post(f"{path}/klopt-niet", data=WRONG)
    queries.clear()
    assert browse(everything["mo"]).get("/beheer/misbruik/").text.count("Nog open</span>") == 4 * count
    assert len(queries) == 3


@pytest.mark.een_database
@pytest.mark.parametrize("model", PLACES)
def test_what_is_not_on_the_site_cannot_be_reported(everything, browse, model):
    for kind, status in ((Agendapunt, "ingediend"), (Signaal, "ingediend"), (Activiteit, "concept")):
        db.session.get(kind, 1).status = status
    db.session.get(Agendapunt, 1).geplaatst_at = None
    db.session.commit()
    code = browse(everything["bas"]).post(f"{PLACES[model]}/klopt-niet", data=WRONG).status_code
    assert code == (303 if model is Bewonersgroep else 404)
