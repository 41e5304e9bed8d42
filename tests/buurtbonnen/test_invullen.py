"""The form: one thing per page, kept at every step, for who may and in every way that people use it."""

import re

import pytest

from portal.buurtbonnen import actions
from portal.buurtbonnen.models import Aanvraag
from portal.buurtbonnen.queries import one
from portal.extensions import db

PAGES = {
    "wie": {"soort": "persoon", "oud_genoeg": "ja"},
    "idee": {"title": "Straatfeest", "wat": "Samen eten.", "waarom": "Dan leren we elkaar kennen."},
    "waar": {"gebied_code": "BU01640202", "waar": "Het plein"},
    "wanneer": {"begin": "2027-01-09", "eind": "2027-01-09", "al_gemaakt": "nee"},
    "kosten": {
        "posten-0-omschrijving": "Partytent", "posten-0-bedrag": "120,50", "posten-0-soort": "huren",
        "posten-0-categorie": "materiaal", "eigen_bijdrage": "20",
    },
    "draagvlak": {"steun": "Iedereen is blij."},
    "gegevens": {
        "naam": "Amina Jansen", "adres": "Dorpsstraat 1", "postcode": "7551ab", "plaats": "Hengelo",
        "buurt_code": "BU01640202",
    },
}


def newest():
    return one(db.session.scalar(db.select(db.func.max(Aanvraag.id))))


def begin(client, versie):
    return client.post(f"/buurtbonnen/nieuw?versie={versie.id}").location


def test_every_page_leads_to_the_next_and_all_answers_are_kept(village, browse, versie, venster, plafond):
    amina = browse(village["amina"])
    address = begin(amina, versie)
    visited = []
    while "bestanden" not in address:
        page = address.rsplit("/", 1)[1]
        visited.append(page)
        assert amina.get(address).status_code == 200
        answer = amina.post(address, data=PAGES[page])
        assert answer.status_code == 303, answer.text
        address = answer.location
    assert visited == ["wie", "idee", "waar", "wanneer", "kosten", "draagvlak"]
    amina.post(address.replace("bestanden", "gegevens"), data=PAGES["gegevens"])
    found = newest()
    assert (found.title, found.gevraagd, found.eigen_bijdrage) == ("Straatfeest", 10_050, 2_000)
    assert (found.aanvrager.postcode, found.aanvrager.soort, found.owner_id) == ("7551 AB", "persoon", village["amina"].id)
    assert amina.get(address).status_code == amina.get(address.replace("bestanden", "nakijken")).status_code == 200


def test_a_stranger_begins_and_logs_in_at_the_end(village, browse, versie, venster):
    from portal.people import tokens

    client = browse()
    address = begin(client, versie)
    client.post(address, data=PAGES["wie"])
    draft = newest()
    assert draft.owner_id is None and "Mijn aanvragen" in client.get("/buurtbonnen/").text
    assert browse().get(address).status_code == browse(village["bas"]).get(address).status_code == 404
    to_login = client.post(f"/buurtbonnen/{draft.id}/nakijken", data={"verklaringen": ["waarheid"]})
    assert to_login.location == f"/inloggen?next=/buurtbonnen/{draft.id}/nakijken"
    link = tokens.make(tokens.INLOGGEN, village["amina"].email, next_path=f"/buurtbonnen/{draft.id}/nakijken")
    db.session.commit()
    assert client.post(f"/inloggen/link/{link}").location == f"/buurtbonnen/{draft.id}/nakijken"
    found = newest()
    assert (found.owner_id, found.antwoorden["verklaringen"]) == (village["amina"].id, ["waarheid"])


def test_only_what_the_version_asks_is_asked(village, browse, versie_with, venster_of):
    versie = versie_with(
        draagvlak="geen", minimum_leeftijd=None, niet_voor=None, samen_indienen=False, onderhoud="vooraf",
    )
    venster_of(versie)
    amina = browse(village["amina"])
    address = begin(amina, versie)
    page = amina.get(address).text
    assert "jaar of ouder" not in page and "Draagvlak" not in page
    assert amina.get(address.replace("wie", "draagvlak")).status_code == 404
    assert "Hoort een van deze dingen" not in amina.get(address.replace("wie", "idee")).text
    where = amina.get(address.replace("wie", "waar")).text
    assert "andere gebieden" not in where and "beheer en onderhoud" in where and "vergunning" not in where


def test_a_day_far_from_now_is_asked_again(village, browse, aanvraag_by):
    amina, id = browse(village["amina"]), aanvraag_by(village["amina"]).id
    for data in ({"begin": "9999-12-31"}, {"begin": "2027-01-09", "eind": "9999-12-31"}, {"begin": "0001-01-01"}):
        page = amina.post(f"/buurtbonnen/{id}/wanneer", data=data | {"al_gemaakt": "nee"}).text
        assert "Kies een jaar tussen 2000 en 2100." in page


def test_wrong_answers_stay_on_the_page_and_change_nothing(village, browse, aanvraag_by):
    amina, id = browse(village["amina"]), aanvraag_by(village["amina"]).id
    wrong = {
        "wie": ({"soort": "koning", "oud_genoeg": "misschien"}, ""),
        "idee": ({"title": "x" * 81, "bevat": "onzin"}, "x" * 81),
        "waar": ({"gebied_code": "BU99999999", "waar": "Hier"}, "Hier"),
        "wanneer": ({"begin": "2027-02-30", "al_gemaakt": "ja"}, "2027-02-30"),
        "kosten": ({"posten-0-omschrijving": "Taart", "posten-0-bedrag": "veel", "eigen_bijdrage": "-1"}, "veel"),
        "gegevens": ({"postcode": "12345", "email": "geen adres", "naam": "Zo"}, "12345"),
    }
    before = one(id)
    was = (before.title, before.gebied_code, before.gevraagd, before.version, before.aanvrager.postcode)
    for page, (data, kept) in wrong.items():
        answer = amina.post(f"/buurtbonnen/{id}/{page}", data=data)
        assert (answer.status_code, "Er klopt nog iets niet" in answer.text, kept in answer.text) == (200, True, True), page
    after = one(id)
    assert (after.title, after.gebied_code, after.gevraagd, after.version, after.aanvrager.postcode) == was


def test_what_is_missing_is_kept_as_far_as_it_goes_and_said(village, browse, versie, venster):
    amina = browse(village["amina"])
    address = begin(amina, versie).replace("wie", "idee")
    page = amina.post(address, data={"title": "Soep"})
    assert page.status_code == 200 and "Vertel wat je wilt doen." in page.text
    assert newest().title == "Soep"
    away = amina.post(address, data={"title": "Soep en brood", "bewaar": "1"})
    assert away.location == address.rsplit("/", 1)[0]
    assert "Ga verder" in amina.get(away.location).text


def test_a_stale_page_overwrites_nothing(village, browse, aanvraag_by):
    amina, id = browse(village["amina"]), aanvraag_by(village["amina"]).id
    old = re.search(r'name="version"[^>]*value="(\d+)"', amina.get(f"/buurtbonnen/{id}/idee").text)[1]
    fresh = PAGES["idee"] | {"title": "Nieuw", "version": old}
    assert amina.post(f"/buurtbonnen/{id}/idee", data=fresh).status_code == 303
    page = amina.post(f"/buurtbonnen/{id}/idee", data=fresh | {"title": "Oud"})
    assert "net ergens anders aangepast" in page.text and "Oud" in page.text
    assert one(id).title == "Nieuw"
    again = re.search(r'name="version"[^>]*value="(\d+)"', page.text)[1]
    assert amina.post(f"/buurtbonnen/{id}/idee", data=fresh | {"title": "Oud", "version": again}).status_code == 303
    assert one(id).title == "Oud"


@pytest.mark.parametrize(
    ("pressed", "lines"), [({"meer": "posten"}, 3), ({"weg": "posten-0"}, 1), ({"meer": "baten"}, 2), ({"weg": "x"}, 2)]
)
def test_lines_come_and_go_without_losing_what_was_typed(village, browse, aanvraag_by, pressed, lines):
    amina, id = browse(village["amina"]), aanvraag_by(village["amina"]).id
    typed = {
        "posten-0-omschrijving": "Een", "posten-0-bedrag": "niet af", "posten-1-omschrijving": "Twee",
        "posten-1-bedrag": "30", "posten-1-soort": "kopen",
    }
    page = amina.post(f"/buurtbonnen/{id}/kosten", data=typed | pressed).text
    assert len(re.findall(r'name="posten-\d+-omschrijving"', page)) == lines
    assert 'value="Twee"' in page and ('value="Een"' in page) == (pressed != {"weg": "posten-0"})
    assert [post.omschrijving for post in one(id).posten] == ["Partytent"]


def test_the_budget_adds_up_and_replaces_the_old_one(village, browse, aanvraag_by):
    amina, id = browse(village["amina"]), aanvraag_by(village["amina"]).id
    lines = {
        "posten-3-omschrijving": "Soep", "posten-3-bedrag": "€ 1.000,25", "posten-3-categorie": "eten",
        "posten-7-omschrijving": "", "posten-7-bedrag": "", "baten-0-omschrijving": "Bakker",
        "baten-0-bedrag": "200", "eigen_bijdrage": "100,25",
    }
    assert amina.post(f"/buurtbonnen/{id}/kosten", data=lines).status_code == 303
    found = one(id)
    assert [(p.omschrijving, p.bedrag, p.baat) for p in found.posten] == [("Soep", 100_025, False), ("Bakker", 20_000, True)]
    assert found.gevraagd == 70_000
    page = amina.post(f"/buurtbonnen/{id}/kosten", data={"posten-0-omschrijving": "Taart", "posten-0-bedrag": ""}).text
    assert "Vul het bedrag in." in page and "Taart" in page


def test_strange_names_of_lines_break_nothing(village, browse, aanvraag_by):
    amina, id = browse(village["amina"]), aanvraag_by(village["amina"]).id
    strange = {"posten-²-bedrag": "1", "posten-99999999-bedrag": "2", "posten--1-bedrag": "3", "posten-": "4", "weg": "-"}
    many = {f"posten-{n}-omschrijving": "x" for n in range(60)}
    for data in (strange, many | {"meer": "posten"}):
        assert amina.post(f"/buurtbonnen/{id}/kosten", data=data).status_code == 200


def test_verdicts_follow_what_is_typed_and_keep_nothing(village, browse, aanvraag_by, plafond):
    amina, id = browse(village["amina"]), aanvraag_by(village["amina"]).id
    typed = {"posten-0-omschrijving": "Kunst", "posten-0-bedrag": "800", "posten-0-categorie": "materiaal"}
    fragment = amina.post(f"/buurtbonnen/{id}/kosten/oordeel", data=typed)
    assert "Voldoet niet." in fragment.text and 'data-gevraagd="€\xa0800"' in fragment.text
    assert "Nog te verdelen in Noord" in fragment.text and "nog geen besluit" in fragment.text
    assert one(id).gevraagd == 12_000
    assert 'data-gevraagd="€\xa0120"' in amina.post(f"/buurtbonnen/{id}/kosten/oordeel", data={"posten-0-bedrag": "x"}).text
    assert browse(village["bas"]).post(f"/buurtbonnen/{id}/kosten/oordeel", data=typed).status_code == 404


@pytest.mark.parametrize("pressed", [{"meer": "posten"}, {"meer": "baten"}, {"weg": "posten-1"}])
def test_one_line_more_or_less_is_judged_with_what_was_typed(village, browse, aanvraag_by, plafond, pressed):
    """Also without JavaScript: the page itself says what the rules find now."""
    amina, id = browse(village["amina"]), aanvraag_by(village["amina"]).id
    typed = {"posten-0-omschrijving": "Kunst", "posten-0-bedrag": "800", "posten-0-categorie": "materiaal"}
    page = amina.post(f"/buurtbonnen/{id}/kosten", data=typed | {"posten-1-omschrijving": ""} | pressed).text
    assert "Voldoet niet." in page and 'data-gevraagd="€\xa0800"' in page and "Er klopt nog iets niet" not in page
    assert one(id).gevraagd == 12_000
    half = amina.post(f"/buurtbonnen/{id}/kosten", data={"posten-0-omschrijving": "Kunst", "meer": "posten"}).text
    assert 'data-gevraagd="€\xa0120"' in half and "Vul het bedrag in." not in half


def test_several_areas_make_one_combined_application(village, browse, aanvraag_by):
    amina, id = browse(village["amina"]), aanvraag_by(village["amina"]).id
    data = {"gebied_code": "BU01640202", "werkgebieden": ["WK016402", "WK016404"], "samen_ingediend": "ja"}
    assert amina.post(f"/buurtbonnen/{id}/waar", data=data).status_code == 303
    assert sorted(part.gebied_code for part in one(id).werkgebieden) == ["BU01640202", "WK016402", "WK016404"]
    amina.post(f"/buurtbonnen/{id}/waar", data={"gebied_code": "BU01640202"})
    assert one(id).werkgebieden == []


@pytest.mark.parametrize(("more", "said"), [
    ([], "Je plan is in één werkgebied."),
    (["WK016402"], "Je plan is in één werkgebied."),
    (["WK016402", "WK016404"], "Je plan is in meer werkgebieden. Maak er één gezamenlijke aanvraag van."),
])
def test_two_wijken_are_several_areas_and_a_buurt_with_its_wijk_is_one(village, browse, aanvraag_by, more, said):
    amina, id = browse(village["amina"]), aanvraag_by(village["amina"]).id
    data = {"gebied_code": "BU01640202", "werkgebieden": more, "samen_ingediend": "nee", "opnieuw": "1"}
    amina.post(f"/buurtbonnen/{id}/waar", data=data)
    assert said in amina.get(f"/buurtbonnen/{id}/waar").text


def test_who_lives_elsewhere_has_no_buurt_here(village, browse, aanvraag_by):
    amina, id = browse(village["amina"]), aanvraag_by(village["amina"]).id
    page = amina.post(f"/buurtbonnen/{id}/gegevens", data=PAGES["gegevens"] | {"buurt_code": "elders", "opnieuw": "1"})
    assert page.location == f"/buurtbonnen/{id}/gegevens#toets"
    found = one(id)
    assert (found.aanvrager.buurt_code, found.antwoorden["elders"]) == (None, True)
    assert re.search(r'<option (selected )?value="elders"( selected)?>', amina.get(f"/buurtbonnen/{id}/gegevens").text)


def test_who_signs_for_the_group_fills_it_in_and_its_members_do_not(village, browse, aanvraag_by):
    from portal.bewonersgroepen.models import Bewonersgroep, Lidmaatschap
    from portal.clock import today

    groep = Bewonersgroep(naam="De Noork bloeit", gebied_code="BU01640202")
    db.session.add(groep)
    db.session.flush()
    for name, rol in (("bas", "penningmeester"), ("rik", "lid")):
        db.session.add(Lidmaatschap(groep_id=groep.id, person_id=village[name].id, rol=rol, begonnen_op=today()))
    db.session.commit()
    id = aanvraag_by(village["amina"]).id
    bas = browse(village["bas"])
    assert bas.get(f"/buurtbonnen/{id}/wie").status_code == 404
    ours = aanvraag_by(village["amina"], groep_id=groep.id).id
    assert bas.get(f"/buurtbonnen/{ours}/idee").status_code == 200
    assert "De Noork bloeit" in bas.get(f"/buurtbonnen/{ours}/wie").text
    assert browse(village["rik"]).get(f"/buurtbonnen/{ours}/idee").status_code == 404
    stolen = browse(village["amina"]).post(f"/buurtbonnen/{id}/wie", data=PAGES["wie"] | {"groep_id": str(groep.id)})
    assert one(id).groep_id is None and stolen.status_code == 303


@pytest.mark.parametrize("lines", [1, 12])
def test_a_page_asks_as_much_for_a_long_budget(village, browse, aanvraag_by, plafond, queries, lines):
    post = {"omschrijving": "Bloem", "categorie": "materiaal", "soort": "kopen", "bedrag": 100}
    id = aanvraag_by(village["amina"], posten=[post] * lines).id
    amina = browse(village["amina"])
    queries.clear()
    assert amina.get(f"/buurtbonnen/{id}/kosten").status_code == 200
    assert len(queries) == 8


def test_leaving_the_portal_takes_the_drafts_along(village, browse, aanvraag_by):
    id = aanvraag_by(village["amina"]).id
    sent = aanvraag_by(village["amina"], "ingediend").id
    assert browse(village["amina"]).post("/mijn/verwijderen", data={"bevestiging": "verwijderen"}).status_code == 303
    assert db.session.get(Aanvraag, id) is None and db.session.get(Aanvraag, sent) is not None


def test_logging_in_does_not_make_what_was_typed_too_late(village, aanvraag_by):
    draft = aanvraag_by(None)
    version = draft.version
    actions.claim_drafts([draft.id], by=village["amina"])
    db.session.commit()
    db.session.refresh(draft)
    assert (draft.owner_id, draft.version) == (village["amina"].id, version)


@pytest.mark.parametrize("who", [None, "amina"])
def test_beginning_twice_begins_one_application(village, browse, versie, venster, who):
    client = browse(village[who] if who else None)
    path = f"/buurtbonnen/nieuw?versie={versie.id}"
    mark = re.search(r'name="eenmaal"[^>]*value="([^"]+)"', client.get(path).text)[1]
    first, second = (client.post(path, data={"eenmaal": mark}).location for _press in range(2))
    assert first == second
    assert client.get(first).status_code == 200
    assert begin(client, versie) != first


def test_the_form_of_somebody_else_begins_another_application(village, browse, versie, venster):
    path = f"/buurtbonnen/nieuw?versie={versie.id}"
    theirs = browse(village["amina"]).post(path, data={"eenmaal": "merk"}).location
    assert browse(village["bas"]).post(path, data={"eenmaal": "merk"}).location != theirs
    assert browse().post(path, data={"eenmaal": "merk"}).location != theirs
