"""The pages about initiatieven."""

import re
from dataclasses import replace
from html import escape

import pytest
import time_machine

from portal.extensions import db
from portal.initiatieven.models import Foto, Initiatief, Mede
from portal.initiatieven.rules import Status
from portal.story import actions as story
from portal.story.models import Event, Mail

TYPED = {
    "title": "Geveltuin",
    "wat": "Tegels eruit, planten erin.",
    "waarom": "Het is kaal.",
    "thema": "groen",
    "gebied_code": "BU01640202",
}


def newest():
    return db.session.scalar(db.select(Initiatief).order_by(Initiatief.id.desc()))


@pytest.mark.parametrize("count", (1, 3))
def test_list_costs_the_same_however_long(person, initiatief_by, browse, queries, count):
    for _ in range(count):
        initiatief_by(person())
    queries.clear()
    page = browse().get("/initiatieven/")
    assert page.text.count('<li class="p-card">') == count
    assert len(queries) == 2


@pytest.mark.parametrize(("count", "fotos"), [(1, 0), (3, 0), (1, 1), (3, 4)])
def test_detail_costs_the_same_however_much_happened(village, person, initiatief_by, browse, queries, count, fotos):
    """Photos are only asked for where there are some; with them others may pull along, and it may have gone into another."""
    plan = initiatief_by(village["amina"])
    for n in range(fotos):
        db.session.add(Foto(key=f"foto{n}", initiatief_id=plan.id, alt=f"Foto {n}", width=9, height=9, position=n))
        db.session.add(Mede(initiatief_id=plan.id, person_id=person().id))
        plan.doel_id = initiatief_by(person()).id
    db.session.commit()
    for n in range(count):
        browse(person()).post(f"/initiatieven/{plan.id}/steunen")
        browse(village["amina"]).post(f"/initiatieven/{plan.id}/mijlpaal", data={"titel": f"Stap {n}"})
    queries.clear()
    page = browse().get(f"/initiatieven/{plan.id}").text
    assert page.count('alt="Foto ') == fotos
    anonymous = len(queries)
    queries.clear()
    browse(village["bas"]).get(f"/initiatieven/{plan.id}")
    assert (anonymous, len(queries)) == ((5, 6) if fotos else (4, 5))


def test_draft_is_written_by_a_stranger_and_kept_through_logging_in(village, browse):
    visitor = browse()
    edit = visitor.post("/initiatieven/nieuw", data=TYPED | {"later": "1"}).location
    assert visitor.get(edit).status_code == 200
    assert browse().get(edit).status_code == 404
    assert browse(village["bas"]).get(edit).status_code == 404
    check = edit.replace("bewerken", "nakijken")
    assert "/inloggen" in visitor.post(check.replace("nakijken", "indienen")).location


def test_owner_writes_checks_and_hands_in(village, browse):
    amina = browse(village["amina"])
    photos = amina.post("/initiatieven/nieuw", data=TYPED).location
    assert photos.endswith("/fotos")
    check = photos.replace("fotos", "nakijken")
    assert "Geveltuin" in amina.get(check).text
    received = amina.post(check.replace("nakijken", "indienen")).location
    assert newest().kenmerk in amina.get(received).text
    assert db.session.scalar(db.select(Mail.to)) == village["amina"].email


def test_missing_parts_are_said_and_the_rest_is_kept(village, browse):
    page = browse(village["amina"]).post("/initiatieven/nieuw", data={"title": "Geveltuin"}, follow_redirects=True)
    assert "Vertel waarom je dit wilt." in page.text
    assert newest().title == "Geveltuin"


def test_too_long_is_said_beside_the_field_and_stays(village, browse):
    long = "a" * 81
    page = browse(village["amina"]).post("/initiatieven/nieuw", data=TYPED | {"title": long})
    assert "hooguit 80 tekens" in page.text and long in page.text


def test_stale_form_keeps_what_was_typed(village, initiatief_by, browse):
    plan = initiatief_by(village["amina"])
    page = browse(village["amina"]).post(
        f"/initiatieven/{plan.id}/bewerken", data=TYPED | {"title": "Mijn tekst", "version": "0"}
    )
    assert "Dit is net ergens anders aangepast." in page.text and "Mijn tekst" in page.text
    assert "Zo staat het er nu" in page.text and "Samen groente kweken." in page.text
    assert db.session.get(Initiatief, plan.id).title == "Moestuin"


def test_autosave_keeps_a_draft(village, browse):
    amina = browse(village["amina"])
    edit = amina.post("/initiatieven/nieuw", data={"title": "Begin", "later": "1"}).location
    answer = amina.post(edit.replace("bewerken", "bewaren"), data=TYPED | {"title": "Verder"})
    assert re.fullmatch(r"\d\d\.\d\d", answer.json["bewaard"])
    assert newest().title == "Verder"


def test_warning_before_handing_in_names_what_is_private(village, browse):
    amina = browse(village["amina"])
    photos = amina.post("/initiatieven/nieuw", data=TYPED | {"wat": "Mail naar amina@voorbeeld.nl voor meer."}).location
    page = amina.get(photos.replace("fotos", "nakijken"))
    assert "amina@voorbeeld.nl" in page.text and "Let op" in page.text


def test_similar_plans_are_shown_while_writing(village, initiatief_by, browse):
    from portal.initiatieven.actions import place

    plan = initiatief_by(village["bas"], title="Geveltuinen in de straat")
    place.rewrite_words(plan)
    db.session.commit()
    assert "Geveltuinen in de straat" in browse().get("/initiatieven/gelijk?q=geveltuin in onze straat").text


@pytest.mark.parametrize(
    "address",
    [
        "?sorteer=steun'--",
        "?na=1;DROP",
        "?na=9.9.9.9",
        "?sorteer=willekeurig&na=x",
        "?buurt=BU'",
        "?thema=<script>",
        "?status=concept",
        "?zoek=%22*()OR",
        "?na=99999999999999999999999",
        "?zoek=%00",
    ],
)
def test_strange_addresses_are_answered_calmly(village, initiatief_by, browse, address):
    initiatief_by(village["amina"])
    page = browse().get("/initiatieven/" + address)
    assert page.status_code == 200
    assert "<script>" not in page.text.replace('<script type="module"', "")


@pytest.mark.parametrize("sort", ["nieuw", "steun", "willekeurig"])
def test_every_order_shows_each_plan_once_over_the_pages(village, initiatief_by, browse, sort):
    plans = {initiatief_by(village["amina"], steun_count=n % 4, lot=n * 22_222 % 1_000_000).id for n in range(45)}
    seen, address = [], f"/initiatieven/?sorteer={sort}"
    while address:
        page = browse().get(address).text
        seen += [int(id) for id in re.findall(r'<h3 class="p-h3"><a href="/initiatieven/(\d+)"', page)]
        after = re.search(r'href="([^"]*na=[^"]*)" rel="next"', page)
        address = after and after[1].replace("&amp;", "&")
    assert (len(seen), set(seen)) == (45, plans)


@pytest.mark.parametrize("status", [Status.CONCEPT, Status.INGEDIEND])
def test_what_is_not_public_does_not_exist_for_others(village, initiatief_by, browse, status):
    plan = initiatief_by(village["amina"], status=status)
    for who in (None, "bas", "driss", "rik"):
        assert browse(who and village[who]).get(f"/initiatieven/{plan.id}").status_code == 404
    assert "Moestuin" not in browse().get("/initiatieven/?zoek=moestuin").text


def test_hidden_plan_is_seen_by_its_owner_with_the_reason(village, initiatief_by, browse):
    plan = initiatief_by(village["amina"])
    from portal.initiatieven import actions

    actions.hide(plan, by=village["mo"], reden="Er staat een adres in.")
    db.session.commit()
    assert browse().get(f"/initiatieven/{plan.id}").status_code == 404
    assert "Er staat een adres in." in browse(village["amina"]).get(f"/initiatieven/{plan.id}").text


def test_title_is_escaped_everywhere(village, initiatief_by, browse):
    evil = '"><img src=x onerror=alert(1)>'
    plan = initiatief_by(village["amina"], title=evil, wat=evil, waarom=evil, status_reden=evil)
    for address in ("/initiatieven/", f"/initiatieven/{plan.id}", "/", f"/initiatieven/{plan.id}/versies", "/atom.xml"):
        assert "<img src=x" not in browse().get(address).text


@pytest.mark.parametrize(("asked", "days", "offered"), [
    ("2026-11-16", 14, "2026-11-30"), ("2026-12-11", 14, "2026-12-28"), ("2026-11-16", 10, "2026-11-26"),
])
def test_the_day_offered_for_completing_a_plan_is_of_the_profile_and_a_working_day(
    app, village, initiatief_by, browse, asked, days, offered
):
    app.profiel = replace(app.profiel, aanvullen_dagen=days)
    plan = initiatief_by(village["amina"], status=Status.INGEDIEND)
    with time_machine.travel(f"{asked}T12:00:00+01:00", tick=False):
        page = browse(village["mo"]).get(f"/initiatieven/{plan.id}/stap/aanvulling_vragen").text
    assert re.search(r'<input[^>]* name="datum"[^>]* value="([^"]+)"', page)[1] == offered


def test_step_page_keeps_what_was_typed_when_something_is_missing(village, initiatief_by, browse):
    plan = initiatief_by(village["amina"], status=Status.INGEDIEND)
    page = browse(village["mo"]).post(
        f"/initiatieven/{plan.id}/stap/aanvulling_vragen", data={"reden": "Welke plek precies?", "datum": ""}
    )
    assert page.status_code == 200
    assert "Kies een datum." in page.text and "Welke plek precies?" in page.text


@pytest.mark.parametrize(
    ("step", "typed", "said"),
    [
        ("aanvulling_vragen", {"reden": "Welke plek?", "datum": "2020-01-01"}, "Kies een dag die nog moet komen."),
        ("samenvoegen", {"reden": "Zelfde plek.", "doel": "I-2026-9999"}, "Dit kenmerk hoort niet bij"),
    ],
)
def test_step_page_that_says_what_is_wrong_has_taken_no_step(village, initiatief_by, browse, step, typed, said):
    plan = initiatief_by(village["amina"], status=Status.INGEDIEND)
    page = browse(village["mo"]).post(f"/initiatieven/{plan.id}/stap/{step}", data=typed)
    assert said in page.text and typed["reden"] in page.text
    db.session.expire_all()
    assert db.session.get(Initiatief, plan.id).status == Status.INGEDIEND
    assert db.session.scalar(db.select(db.func.count()).select_from(Event)) == 0


@pytest.mark.parametrize(
    ("who", "steps"),
    [
        ("amina", {"intrekken"}),
        ("bas", set()),
        ("driss", set()),
        ("mo", {"publiceren", "aanvulling_vragen", "niet_haalbaar", "samenvoegen", "doorsturen"}),
    ],
)
def test_page_offers_exactly_the_open_steps(village, initiatief_by, browse, who, steps):
    plan = initiatief_by(village["amina"], status=Status.INGEDIEND)
    page = browse(village[who]).get(f"/initiatieven/{plan.id}").text
    assert set(re.findall(r"/stap/(\w+)", page)) == steps


def test_a_plan_that_never_came_on_the_site_is_withdrawn_in_silence(village, initiatief_by, browse):
    plan, amina = initiatief_by(village["amina"], status=Status.INGEDIEND, published_at=None), browse(village["amina"])
    amina.post(f"/initiatieven/{plan.id}/stap/intrekken", data={"reden": "We doen het niet."})
    page = amina.get(f"/initiatieven/{plan.id}").text
    assert "Je plan is ingetrokken. Het komt niet op de site." in page and "krijgt bericht" not in page


def test_closed_step_says_it_is_too_late(village, initiatief_by, browse):
    plan = initiatief_by(village["amina"], status=Status.GEREALISEERD)
    answer = browse(village["mo"]).post(f"/initiatieven/{plan.id}/stap/publiceren")
    assert (answer.status_code, "Dit kan nu niet meer" in answer.text) == (409, True)
    assert re.search(rf'href="/initiatieven/{plan.id}"[^<]*<span[^>]*>Bekijk hoe het nu staat', answer.text)


def test_double_click_on_handing_in_gives_one_plan_and_its_receipt(village, browse):
    amina = browse(village["amina"])
    check = amina.post("/initiatieven/nieuw", data=TYPED).location.replace("fotos", "nakijken")
    assert amina.post(check.replace("nakijken", "indienen")).status_code == 302
    again = amina.post(check.replace("nakijken", "indienen"))
    assert (again.status_code, again.location) == (303, check.replace("nakijken", "ontvangen"))
    assert amina.get(check).location == check.removesuffix("/nakijken")
    assert db.session.scalar(db.select(db.func.count()).select_from(Mail)) == 1


def test_news_with_a_photo_needs_a_description(village, initiatief_by, browse):
    from io import BytesIO

    plan = initiatief_by(village["amina"], status=Status.IN_UITVOERING)
    page = browse(village["amina"]).post(
        f"/initiatieven/{plan.id}/voortgang", data={"tekst": "Het is begonnen", "foto": (BytesIO(b"x"), "a.jpg")}
    )
    assert "Beschrijf wat er op de foto te zien is." in page.text and "Het is begonnen" in page.text


def test_broken_photo_is_said_beside_the_field(village, initiatief_by, browse):
    from io import BytesIO

    plan = initiatief_by(village["amina"])
    page = browse(village["amina"]).post(
        f"/initiatieven/{plan.id}/fotos", data={"alt": "Een bak", "foto": (BytesIO(b"<svg onload=x>"), "a.jpg")}
    )
    assert "geen foto die wij kunnen lezen" in page.text


def test_photo_is_kept_shown_and_follows_the_plan(village, initiatief_by, browse):
    from io import BytesIO

    from PIL import Image

    buffer = BytesIO()
    Image.new("RGB", (80, 60), "teal").save(buffer, "JPEG")
    plan = initiatief_by(village["amina"], status=Status.INGEDIEND)
    amina = browse(village["amina"])
    amina.post(f"/initiatieven/{plan.id}/fotos", data={"alt": "Een bak", "foto": (BytesIO(buffer.getvalue()), "a.jpg")})
    key = newest().cover_key
    address = f"/initiatieven/fotos/{key}.webp"
    assert amina.get(address).mimetype == "image/webp"
    assert browse().get(address).status_code == 404
    assert browse().get("/initiatieven/fotos/onbekend.webp").status_code == 404


@pytest.mark.parametrize("page", ["versies", "fotos", "voortgang", "stap/stoppen", "uitnodigen"])
def test_title_among_the_crumbs_is_dutch_on_an_english_page(village, initiatief_by, browse, page):
    plan = initiatief_by(village["amina"])
    crumb, amina = f'href="/initiatieven/{plan.id}"%s>Moestuin</a>', browse(village["amina"])
    assert crumb % ' lang="nl"' in amina.get(f"/initiatieven/{plan.id}/{page}?taal=en").text
    assert crumb % "" in amina.get(f"/initiatieven/{plan.id}/{page}?taal=nl").text


def thread_of(page):
    """The items of the thread, as (is it where it is now, its heading)."""
    lines = re.findall(r"<li( class=\"is-now\")?><(?:time|span)[^>]*>.*?</(?:time|span)><h3>([^<]*)</h3>", page)
    return [(bool(now), heading) for now, heading in lines]


def test_where_a_plan_is_now_stands_once_along_its_thread(browse, village, initiatief_by):
    plan = initiatief_by(village["amina"])
    for name in ("in_behandeling", "niet_haalbaar"):
        story.move(plan, name, by=village["mo"], note="De grond is niet van ons.")
    db.session.commit()
    page = f"/initiatieven/{plan.id}"
    assert thread_of(browse().get(page).text)[-2:] == [(False, "In behandeling genomen"), (True, "Niet haalbaar")]
    story.tell(plan, "voortgang", by=village["mo"], note="We zoeken een andere plek.")
    db.session.commit()
    assert thread_of(browse().get(page).text)[-3:] == [
        (False, "Niet haalbaar"), (False, "Nieuws over de voortgang"), (True, "Niet haalbaar"),
    ]


@pytest.mark.een_database
@pytest.mark.parametrize("title", ["Moestuin <voor> iedereen", "Thee & taal"])
def test_a_title_in_an_english_sentence_is_marked_as_dutch(village, initiatief_by, browse, title):
    plan, mo = initiatief_by(village["amina"], title=title), browse(village["mo"])
    address, written = f"/initiatieven/{plan.id}/stap/uitvoeren", escape(title, quote=False)
    english = mo.get(f"{address}?taal=en").text
    assert f"‘<span lang=\"nl\">{written}</span>’" in english
    assert f": {written} · " in english.partition("</title>")[0] and "<span" not in english.partition("</title>")[0]
    assert f"‘{written}’" in mo.get(f"{address}?taal=nl").text


@pytest.mark.parametrize(("who", "status"), [("amina", Status.CONCEPT), ("amina", Status.INGEDIEND), ("mo", Status.INGEDIEND)])
def test_only_what_is_on_the_site_is_reported(village, initiatief_by, browse, who, status):
    """A report about a draft would keep its writer from ever throwing it away."""
    plan, visitor = initiatief_by(village["amina"], status), browse(village[who])
    said = {"tekst": "Dit is niet netjes.", "te_goeder_trouw": "y"}
    assert visitor.post(f"/initiatieven/{plan.id}/klopt-niet", data=said).status_code == 409
    assert "klopt-niet" not in visitor.get(f"/initiatieven/{plan.id}", follow_redirects=True).text


def test_the_receipt_is_a_page_only_while_the_team_has_the_plan(village, initiatief_by, browse):
    plan, amina = initiatief_by(village["amina"], Status.INGEDIEND), browse(village["amina"])
    path = f"/initiatieven/{plan.id}/ontvangen"
    assert "Je plan is ontvangen" in amina.get(path).text
    db.session.execute(db.update(Initiatief).values(status=Status.GEPUBLICEERD))
    db.session.commit()
    assert amina.get(path).location == f"/initiatieven/{plan.id}"


def test_who_pulls_along_and_hands_in_is_promised_nothing_that_is_for_the_owner(village, initiatief_by, browse):
    plan = initiatief_by(village["amina"], Status.INGEDIEND)
    db.session.add(Mede(initiatief_id=plan.id, person_id=village["bas"].id))
    db.session.commit()
    pages = {who: browse(village[who]).get(f"/initiatieven/{plan.id}/ontvangen").text for who in ("amina", "bas")}
    shown = {who: [text in page for text in ("Je krijgt een mail", "/uitnodigen")] for who, page in pages.items()}
    assert shown == {"amina": [True, True], "bas": [False, False]}
