"""Making a round: by the team of its area alone, from start to fixed, in a browser without a script."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.buurtagenda.rules.punt import Status as PuntStatus
from portal.clock import HERE, now
from portal.extensions import db
from portal.stemmen import queries
from portal.stemmen.models import Keuze, Stemronde
from portal.stemmen.rules.ronde import Status
from portal.story.models import Event
from tests.agenda import EURO, make_punt, make_ronde
from tests.page_check import version_in


@pytest.fixture
def concept(agenda):
    return make_ronde(agenda, Status.CONCEPT, opent_at=now() + timedelta(days=1))


def local(moment):
    return moment.astimezone(HERE).strftime("%Y-%m-%dT%H:%M")


def wat(**changes):
    fields = {
        "title": "Waar gaat het geld heen?", "uitleg": "Kies mee.", "vorm": "kies", "budget": "5.000",
        "opent_at": local(now() + timedelta(days=1)), "sluit_at": local(now() + timedelta(days=9)), "version": "",
    }
    return fields | changes


def fresh(ronde_id):
    db.session.expire_all()
    return queries.one(ronde_id)


def test_a_round_is_begun_filled_and_fixed_by_the_team(agenda, village, browse):
    mo = browse(village["mo"])
    costs = {f"Plan {n}": n * 1_000 * EURO for n in (1, 2, 3)}
    made = [make_punt(agenda, village["amina"], PuntStatus.TOEGELATEN, title=title, kosten=cost) for title, cost in costs.items()]
    ids = [punt.id for punt in made]
    make_punt(agenda, village["bas"], PuntStatus.GEPLAATST, title="Nog niet getoetst")
    answer = mo.post(f"/stemmen/nieuw/{agenda.id}", data=wat())
    ronde_id = db.session.scalar(select(Stemronde.id))
    assert answer.location == f"/stemmen/{ronde_id}/bewerken"
    assert "Kies minstens twee plannen" in mo.get(answer.location).text
    page = mo.get(f"/stemmen/{ronde_id}/keuzes").text
    assert "Plan 3" in page and "Nog niet getoetst" not in page
    mo.post(f"/stemmen/{ronde_id}/keuzes", data={"punten": ids})
    mo.post(f"/stemmen/{ronde_id}/keuzes/omhoog", data={"keuze": queries.one(ronde_id).keuzes[2].id})
    page = mo.get(f"/stemmen/{ronde_id}/vastleggen").text
    assert "Leg deze stemronde vast" in page and "Er klopt nog" not in page
    assert mo.post(f"/stemmen/{ronde_id}/vastleggen", data={"version": fresh(ronde_id).version}).status_code == 303
    ronde = fresh(ronde_id)
    assert ronde.status == Status.VASTGELEGD and ronde.stand == "gepland"
    assert [keuze.title for keuze in ronde.keuzes] == ["Plan 1", "Plan 3", "Plan 2"]
    assert "Plan 3" in browse().get(f"/stemmen/{ronde_id}").text


def test_the_option_has_a_text_of_its_own(concept, agenda, village, browse):
    mo, punt = browse(village["mo"]), make_punt(agenda, village["amina"], PuntStatus.TOEGELATEN, kosten=900 * EURO)
    mo.post(f"/stemmen/{concept.id}/keuzes", data={"punten": [punt.id]})
    keuze = fresh(concept.id).keuzes[-1]
    fields = {"title": "Bankje met leuning", "tekst": "Met rugleuning.", "kosten": "950", "thema": ""}
    assert mo.post(f"/stemmen/keuzes/{keuze.id}", data=fields | {"gebied_code": keuze.gebied_code}).status_code == 303
    db.session.expire_all()
    assert db.session.get(Keuze, keuze.id).kosten == 950 * EURO
    assert db.session.get(type(punt), punt.id).title == "Bankje bij de vijver"


def test_second_of_two_who_change_an_option_reads_so_and_keeps_what_was_typed(concept, village, browse):
    keuze, mo = fresh(concept.id).keuzes[0], browse(village["mo"])
    fields = {"title": "Bankje", "kosten": "950", "thema": "", "gebied_code": keuze.gebied_code}
    url = f"/stemmen/keuzes/{keuze.id}"
    seen = version_in(mo.get(url))
    assert mo.post(url, data=fields | seen | {"tekst": "Met rugleuning."}).status_code == 303
    late = mo.post(url, data=fields | seen | {"tekst": "Zonder rugleuning."})
    assert "net ergens anders aangepast" in late.text and "Zonder rugleuning." in late.text
    assert fresh(concept.id).keuzes[0].tekst == "Met rugleuning."
    assert mo.post(url, data=fields | version_in(late) | {"tekst": "Zonder rugleuning."}).status_code == 303


def test_a_plan_costs_something_known_where_money_is_shared_out(concept, village, browse):
    mo, url = browse(village["mo"]), f"/stemmen/{concept.id}/keuzes/nieuw"
    fields = {"title": "Boom", "tekst": "Een boom.", "gebied_code": "BU01640202", "thema": ""}
    assert "Vul in wat het kost" in mo.post(url, data=fields | {"kosten": ""}).text
    assert mo.post(url, data=fields | {"kosten": "0"}).status_code == 303
    assert fresh(concept.id).keuzes[-1].kosten == 0


PARTS = {
    "wat": wat(title="Andere naam"),
    "biljet": {"min_keuzes": "1", "max_keuzes": "", "wijzigen": "y"},
    "wie": {"toegang": ["account", "code"], "min_leeftijd": "16"},
    "grenzen": {"gebied-BU01640202-keuzes": "2", "gebied-BU01640202-budget": "4.000"},
    "tellen": {"telregel": "gelijke-delen", "rest": "niets", "min_stemmen": "5", "quorum": "", "gewicht_papier": "3/2"},
}


@pytest.mark.parametrize("deel", sorted(PARTS))
def test_every_part_is_shown_kept_and_refused_when_somebody_else_was_first(concept, village, browse, deel):
    mo, url = browse(village["mo"]), f"/stemmen/{concept.id}/bewerken/{deel}"
    assert mo.get(url).status_code == 200
    old = PARTS[deel] | {"version": str(concept.version)}
    assert mo.post(url, data=old).location == f"/stemmen/{concept.id}/bewerken"
    assert "net ergens anders aangepast" in mo.post(url, data=old).text


def test_what_a_part_keeps(concept, village, browse):
    mo = browse(village["mo"])
    for deel, fields in PARTS.items():
        mo.post(f"/stemmen/{concept.id}/bewerken/{deel}", data=fields | {"version": str(fresh(concept.id).version)})
    ronde = fresh(concept.id)
    assert ronde.title == "Andere naam" and ronde.budget == 5_000 * EURO
    kept = {
        "max_keuzes": None, "wijzigen": True, "min_leeftijd": 16, "toegang": ["account", "code"], "telregel": "gelijke-delen",
        "min_stemmen": 5, "gewichten": {"papier": "3/2"},
        "per_gebied": {"BU01640202": {"max_keuzes": 2, "budget": 4_000 * EURO}},
    }
    assert ronde.regels | kept == ronde.regels
    page = mo.get(f"/stemmen/{concept.id}/bewerken").text
    assert "Een stem op papier telt voor 1,5" in page and "Je bent 16 jaar of ouder" in page


@pytest.mark.parametrize("deel, fields, said", [
    ("wat", wat(sluit_at=wat()["opent_at"]), "De stemming sluit voor hij opent"),
    ("wat", wat(budget="0"), "meer dan € 0"),
    ("biljet", {"min_keuzes": "veel"}, "Vul een heel getal in"),
    ("wie", {"min_leeftijd": "12"}, "Kies minstens één manier"),
    ("tellen", PARTS["tellen"] | {"gewicht_papier": "1/0"}, "Vul een getal of een breuk in"),
], ids=["tijd", "budget", "getal", "wie", "gewicht"])
def test_what_cannot_be_is_said_beside_the_field(concept, village, browse, deel, fields, said):
    page = browse(village["mo"]).post(f"/stemmen/{concept.id}/bewerken/{deel}", data=fields | {"version": str(concept.version)})
    assert page.status_code == 200 and said in page.text


def test_two_plans_that_exclude_each_other_are_paired_once_and_never_with_themselves(concept, village, browse):
    mo, url = browse(village["mo"]), f"/stemmen/{concept.id}/keuzes/paar"
    first, second, _third = (keuze.id for keuze in queries.one(concept.id).keuzes)
    assert "Kies twee verschillende plannen" in mo.post(url, data={"een_id": first, "ander_id": first}).text
    for pair in ((first, second), (second, first)):
        assert mo.post(url, data={"een_id": pair[0], "ander_id": pair[1]}).status_code == 303
    assert [(pair.een_id, pair.ander_id) for pair in fresh(concept.id).strijdig] == [(first, second)]
    mo.post(f"{url}-weg", data={"een_id": first, "ander_id": second})
    assert fresh(concept.id).strijdig == []


def test_an_option_goes_with_its_pairs_and_the_numbers_close_up(concept, village, browse):
    mo = browse(village["mo"])
    first, second, third = (keuze.id for keuze in queries.one(concept.id).keuzes)
    mo.post(f"/stemmen/{concept.id}/keuzes/paar", data={"een_id": first, "ander_id": second})
    assert mo.post(f"/stemmen/{concept.id}/keuzes/weg", data={"keuze": first}).status_code == 303
    ronde = fresh(concept.id)
    assert [(keuze.id, keuze.nummer) for keuze in ronde.keuzes] == [(second, 1), (third, 2)] and ronde.strijdig == []
    assert mo.post(f"/stemmen/{concept.id}/keuzes/weg", data={"keuze": first}).status_code == 404


def test_a_copy_has_the_same_rules_and_plans_and_is_a_draft(agenda, village, browse):
    ronde = make_ronde(agenda)
    answer = browse(village["mo"]).post(f"/stemmen/{ronde.id}/kopie")
    copy = queries.one(int(answer.location.split("/")[2]))
    assert copy.status == Status.CONCEPT and copy.regels == queries.one(ronde.id).regels and copy.zaad == ""
    assert [keuze.title for keuze in copy.keuzes] == ["Plan 1", "Plan 2", "Plan 3"]


def test_a_draft_is_thrown_away_and_a_fixed_round_is_not(concept, agenda, village, browse):
    mo, fixed = browse(village["mo"]), make_ronde(agenda)
    assert mo.post(f"/stemmen/{concept.id}/weggooien").status_code == 303
    assert mo.post(f"/stemmen/{fixed.id}/weggooien").status_code == 409
    assert db.session.scalars(select(Stemronde.id)).all() == [fixed.id]


def test_a_draft_does_not_exist_for_others(concept, village, browse):
    for name in ("amina", "bas", "driss", "rik", "bea"):
        for end in ("", "/bewerken", "/keuzes", "/vastleggen", "/wat-als"):
            assert browse(village[name]).get(f"/stemmen/{concept.id}{end}").status_code == 404
    assert browse().get(f"/stemmen/{concept.id}/bewerken/wat").status_code == 404


def test_a_round_on_an_agenda_elsewhere_is_not_begun(agenda, village, browse):
    assert browse(village["driss"]).post(f"/stemmen/nieuw/{agenda.id}", data=wat()).status_code == 403
    assert browse(village["amina"]).get(f"/stemmen/nieuw/{agenda.id}").status_code == 403
    assert db.session.scalars(select(Event.id)).all() == []


@pytest.mark.parametrize("data", [
    {}, {"een_id": "9" * 30, "ander_id": "9" * 30}, {"een_id": "x", "ander_id": "9" * 12},
])
def test_a_pair_that_is_none_of_the_round_is_not_ended(concept, village, browse, data):
    assert browse(village["mo"]).post(f"/stemmen/{concept.id}/keuzes/paar-weg", data=data).status_code == 400
