"""The queue: who sees what, filters that stay, and many at once."""

import re
from datetime import timedelta
from urllib.parse import urlencode

import pytest

from portal.clock import today
from portal.extensions import db
from portal.inbreng import actions as inbreng
from portal.initiatieven import actions as initiatieven
from portal.initiatieven.models import Initiatief
from portal.initiatieven.rules import Status
from portal.people.models import Role
from portal.story.models import Event
from portal.templating import datum
from tests.opgaven import inbreng_of, make_inbreng

EVIL = "<img src=x onerror=alert(1)>"


def titles(page):
    return re.findall(r'<th scope="row"[^>]*><a [^>]*>(.*?)</a>', page.text)


def counts(page):
    tabs = page.text.split("p-tabs")[1].split("</nav>")[0]
    return [int(number) for number in re.findall(r'class="p-count">(\d+)<', tabs)]


@pytest.fixture
def desk(village, initiatief_by):
    """One zaak of every sort, in the order of their last day."""
    amina, day = village["amina"], today()
    return {
        "late": initiatief_by(amina, Status.INGEDIEND, title="Te laat", uiterlijk=day - timedelta(3)),
        "soon": initiatief_by(amina, Status.INGEDIEND, title="Binnenkort", uiterlijk=day + timedelta(2),
                              behandelaar_id=village["noor"].id),
        "waits": initiatief_by(amina, Status.AANVULLING_GEVRAAGD, title="Wacht", beoordeeld=True,
                               aanvullen_voor=day + timedelta(9)),
        "public": initiatief_by(amina, title="Nieuw op de site"),
        "judged": initiatief_by(amina, title="Klaar", beoordeeld=True),
        "far": initiatief_by(amina, Status.INGEDIEND, title="Elders", gebied_code="BU01640401",
                             uiterlijk=day + timedelta(20)),
        "draft": initiatief_by(amina, Status.CONCEPT, title="Concept"),
    }


@pytest.mark.parametrize("count", (1, 3))
@pytest.mark.parametrize("who", ["mo", "rik"])
def test_queue_costs_the_same(village, person, initiatief_by, report, browse, queries, count, who):
    for _ in range(count):
        plan = initiatief_by(person(), behandelaar_id=person(rol="moderator").id)
        report(plan, by=person())
    queries.clear()
    page = browse(village[who]).get("/beheer/")
    assert len(titles(page)) == count
    assert len(queries) == 6


@pytest.mark.parametrize(("who", "shown"), [
    ("mo", ["Te laat", "Binnenkort", "Wacht", "Elders", "Nieuw op de site"]),
    ("noor", ["Te laat", "Binnenkort", "Wacht", "Nieuw op de site"]),
    ("driss", ["Elders"]),
    ("rik", ["Klaar", "Nieuw op de site"]),
    ("bea", ["Klaar", "Nieuw op de site"]),
])
def test_queue_holds_what_this_person_reaches(village, desk, browse, who, shown):
    assert titles(browse(village[who]).get("/beheer/")) == shown


def test_queue_is_for_staff(village, desk, browse):
    assert browse(village["amina"]).get("/beheer/").status_code == 403
    assert "/inloggen" in browse().get("/beheer/").location


@pytest.mark.parametrize(("deel", "shown"), [
    ("open", ["Te laat", "Binnenkort", "Wacht", "Nieuw op de site"]),
    ("mijn", ["Binnenkort"]),
    ("laat", ["Te laat"]),
    ("wacht", ["Wacht"]),
    ("beoordeeld", ["Klaar"]),
])
def test_tabs_divide_the_queue_and_count(village, desk, browse, deel, shown):
    page = browse(village["noor"]).get(f"/beheer/?deel={deel}")
    assert titles(page) == shown
    assert counts(page) == [4, 1, 1, 1, 1]


def test_late_promise_stays_late_when_marked_as_judged(village, initiatief_by, browse):
    initiatief_by(village["amina"], Status.INGEDIEND, uiterlijk=today() - timedelta(1), beoordeeld=True)
    assert titles(browse(village["mo"]).get("/beheer/?deel=laat")) == ["Moestuin"]


@pytest.mark.parametrize(("filters", "shown"), [
    ({"zoek": "LAAT"}, ["Te laat"]),
    ({"zoek": "2026-0002"}, ["Binnenkort"]),
    ({"zoek": "%"}, []),
    ({"status": "aanvulling_gevraagd"}, ["Wacht"]),
    ({"gebied": "WK016404"}, ["Elders"]),
    ({"gebied": "BU01640202", "termijn": "te_laat"}, ["Te laat"]),
    ({"termijn": "week"}, ["Binnenkort"]),
    ({"termijn": "stil"}, ["Wacht"]),
    ({"bij": "niemand", "status": "ingediend"}, ["Te laat", "Elders"]),
    ({"bij": "mij"}, []),
    ({"sorteer": "oud"}, ["Te laat", "Binnenkort", "Wacht", "Nieuw op de site", "Elders"]),
    ({"sorteer": "nieuw"}, ["Elders", "Nieuw op de site", "Wacht", "Binnenkort", "Te laat"]),
])
def test_filters_of_the_address_narrow_the_queue(village, desk, browse, filters, shown):
    assert titles(browse(village["mo"]).get(f"/beheer/?{urlencode(filters)}")) == shown


def test_filter_by_colleague(village, desk, browse):
    assert titles(browse(village["mo"]).get(f"/beheer/?bij={village['noor'].id}")) == ["Binnenkort"]


@pytest.mark.parametrize("query", [
    "deel=x&status='; DROP TABLE initiatief&gebied=' OR 1=1&termijn=1&bij=99999&sorteer=title&blad=-4",
    "blad=x&deel=&nooit=van_gehoord", "blad=99999999999999999999999", "status=concept", "gebied=GM0164",
    "_scheme=javascript&_external=1&_anchor=x&id=9&endpoint=x&changes=x",
])
def test_unknown_filters_are_ignored(village, desk, browse, query):
    page = browse(village["noor"]).get(f"/beheer/?{query}")
    assert titles(page) == ["Te laat", "Binnenkort", "Wacht", "Nieuw op de site"]
    assert "javascript:" not in page.text


def test_area_of_somebody_else_is_no_filter(village, desk, browse):
    page = browse(village["noor"]).get("/beheer/?gebied=WK016404")
    assert "Elders" not in titles(page)
    assert '<option value="WK016404"' not in page.text


def test_queue_is_paged(village, initiatief_by, browse):
    for n in range(21):
        day = today() + timedelta(n)
        initiatief_by(village["amina"], Status.INGEDIEND, title=f"Plan {n:02}", uiterlijk=day)
    mo = browse(village["mo"])
    first, second = mo.get("/beheer/?zoek=plan"), mo.get("/beheer/?zoek=plan&blad=2")
    assert (len(titles(first)), titles(second)) == (20, ["Plan 20"])
    assert "21 tot en met 21 van 21" in second.text
    assert 'rel="next"' in first.text and "zoek=plan&amp;blad=2" in first.text


@pytest.mark.een_database
def test_empty_queue_says_so_kindly(village, browse):
    assert "Hier is niets te doen" in browse(village["mo"]).get("/beheer/").text


def links_elsewhere(page):
    found = page.text.partition("In andere delen")[2].partition("</ul>")[0]
    return re.findall(r'<a href="([^"]+)">([^<]+)</a>', found)


def test_nothing_found_here_leads_to_the_parts_that_have_it(village, desk, browse, queries):
    mo = browse(village["mo"])
    queries.clear()
    page = mo.get("/beheer/?deel=mijn&zoek=te+laat&blad=3")
    assert (titles(page), len(queries)) == ([], 6)
    assert "Niets gevonden in “Mijn zaken”" in page.text
    found = links_elsewhere(page)
    assert [words for _address, words in found] == ["Alles open: 1 zaak", "Te laat: 1 zaak"]
    for address, _words in found:
        assert titles(mo.get(address.replace("&amp;", "&"))) == ["Te laat"]


@pytest.mark.een_database
def test_nothing_found_anywhere_leads_nowhere(village, desk, browse):
    page = browse(village["mo"]).get("/beheer/?zoek=xyzxyz")
    assert "Hier is niets te doen" in page.text and links_elsewhere(page) == []


@pytest.mark.een_database
def test_empty_part_without_filters_says_there_is_nothing_to_do(village, desk, browse):
    page = browse(village["mo"]).get("/beheer/?deel=mijn")
    assert "Hier is niets te doen" in page.text and links_elsewhere(page) == []


@pytest.mark.een_database
def test_what_was_found_elsewhere_stays_within_reach(village, desk, browse):
    assert links_elsewhere(browse(village["driss"]).get("/beheer/?deel=mijn&zoek=te+laat")) == []
    assert links_elsewhere(browse(village["rik"]).get("/beheer/?zoek=te+laat")) == []


@pytest.mark.een_database
def test_queue_tells_the_term_and_the_next_step_in_words(village, desk, browse):
    text = re.sub(r"<[^>]+>", " ", browse(village["noor"]).get("/beheer/").text)
    for words in ("3 dagen te laat", "Nog 2 dagen", "Klok staat stil", "Wacht op de aanvulling",
                  "Bel de indiener en neem een besluit", "Jij", "Nog niemand"):
        assert words in text


@pytest.mark.een_database
def test_readers_get_no_buttons_and_nothing_of_the_work(village, desk, browse):
    page = browse(village["rik"]).get("/beheer/")
    main = page.text.split("<main")[1]
    assert 'method="post"' not in main and 'type="checkbox"' not in main
    assert ">Noor<" not in main and "/beheer/initiatieven/" not in main


@pytest.mark.een_database
@pytest.mark.parametrize("field", ["title", "naam"])
def test_queue_escapes_what_people_wrote(village, person, initiatief_by, browse, field):
    colleague = person(EVIL if field == "naam" else "Ans", rol="moderator")
    initiatief_by(village["amina"], Status.INGEDIEND, title=EVIL if field == "title" else "Plan",
                  behandelaar_id=colleague.id)
    page = browse(village["mo"]).get(f"/beheer/?{urlencode({'zoek': EVIL if field == 'title' else ''})}")
    assert "<img" not in page.text
    assert "&lt;img src=x onerror=alert(1)&gt;" in page.text


@pytest.mark.een_database
def test_own_plan_cannot_be_chosen(village, initiatief_by, browse):
    plan = initiatief_by(village["mo"], Status.INGEDIEND)
    page = browse(village["mo"]).get("/beheer/")
    assert "dit is je eigen plan" in page.text
    assert 'name="zaak"' not in page.text and f"/beheer/initiatieven/{plan.id}" not in page.text


def samen(visitor, actie, *plans, **data):
    return visitor.post("/beheer/samen", data={"actie": actie, "zaak": [f"{plan.id}.{plan.version}" for plan in plans], **data})


@pytest.mark.een_database
def test_together_comes_back_to_the_same_filters(village, desk, browse):
    back = "/beheer/?deel=open&zoek=te+laat&sorteer=oud"
    answer = samen(browse(village["mo"]), "mij", desk["late"], terug=back)
    assert (answer.status_code, answer.location) == (303, back)


@pytest.mark.een_database
@pytest.mark.parametrize("terug", [
    "//evil.example/beheer/", "https://evil.example", "/inloggen", "/\\evil", "",
])
def test_together_never_leaves_the_queue(village, desk, browse, terug):
    assert samen(browse(village["mo"]), "mij", desk["late"], terug=terug).location == "/beheer/"


def test_together_assigns_to_a_colleague(village, desk, browse, read):
    samen(browse(village["mo"]), "aan", desk["late"], desk["soon"], aan=village["mo"].id)
    assert {read(Initiatief, desk[name].id).behandelaar_id for name in ("late", "soon")} == {village["mo"].id}


def test_together_names_what_a_colleague_does_not_reach(village, desk, browse, read):
    mo = browse(village["mo"])
    samen(mo, "aan", desk["late"], desk["far"], aan=village["driss"].id)
    near, far = (read(Initiatief, desk[name].id).behandelaar_id for name in ("late", "far"))
    assert (near, far) == (None, village["driss"].id)
    assert f"Niet gelukt: {desk['late'].kenmerk}." in mo.get("/beheer/").text


def test_together_publishes_and_names_the_rest(village, desk, browse, read):
    mo = browse(village["mo"])
    samen(mo, "publiceren", desk["late"], desk["soon"], desk["judged"])
    assert [read(Initiatief, desk[name].id).status for name in ("late", "soon")] == ["gepubliceerd"] * 2
    text = mo.get("/beheer/").text
    assert "Gedaan bij 2 zaken." in text
    assert f"Niet gelukt: {desk['judged'].kenmerk}. De status laat dit niet toe." in text
    assert db.session.query(Event).count() == 2


def test_together_publishes_nothing_that_changed_after_it_was_looked_at(village, desk, browse, read):
    seen = desk["late"]
    seen = f"{seen.id}.{seen.version}"
    initiatieven.edit(desk["late"], {"wat": "Heel iets anders."}, by=village["amina"])
    db.session.commit()
    mo = browse(village["mo"])
    mo.post("/beheer/samen", data={"actie": "publiceren", "zaak": [seen]})
    assert read(Initiatief, desk["late"].id).status == "ingediend"
    assert "Dit is intussen veranderd. Kijk eerst wat er nu staat." in mo.get("/beheer/").text


def test_together_publishes_nothing_that_seems_to_be_about_a_person(village, desk, browse, read):
    desk["late"].wat = "Bel Jan op 06-12345678."
    db.session.commit()
    mo = browse(village["mo"])
    samen(mo, "publiceren", desk["late"], desk["soon"])
    assert [read(Initiatief, desk[name].id).status for name in ("late", "soon")] == ["ingediend", "gepubliceerd"]
    assert "Er lijken gegevens van mensen in te staan." in mo.get("/beheer/").text


@pytest.mark.parametrize(("actie", "name", "deel"), [
    ("beoordeeld", "public", "beoordeeld"), ("wachtend", "judged", "open"),
])
def test_together_marks(village, desk, browse, actie, name, deel):
    mo = browse(village["mo"])
    samen(mo, actie, desk[name])
    assert desk[name].title in titles(mo.get(f"/beheer/?deel={deel}"))


@pytest.mark.parametrize("who", ["driss", "rik", "bea", "amina"])
def test_together_changes_nothing_out_of_reach(village, desk, browse, read, who):
    visitor = browse(village[who])
    answer = samen(visitor, "publiceren", desk["late"], desk["draft"])
    assert answer.status_code == (303 if who == "driss" else 403)
    assert [read(Initiatief, desk[name].id).status for name in ("late", "draft")] == ["ingediend", "concept"]
    if who == "driss":
        assert desk["late"].kenmerk not in visitor.get("/beheer/").text


@pytest.mark.een_database
@pytest.mark.parametrize("data", [
    {"actie": "verwijderen", "zaak": ["1.1"]}, {"actie": "mij"}, {"actie": "aan", "zaak": ["1.1"]},
    {"actie": "mij", "zaak": ["x", "-1", "1", "9" * 30]}, {"actie": "aan", "zaak": ["1.1"], "aan": "x"}, {},
])
def test_together_without_a_choice_changes_nothing(village, desk, browse, data):
    mo = browse(village["mo"])
    assert mo.post("/beheer/samen", data=data).status_code == 303
    assert "Er is niets veranderd." in mo.get("/beheer/").text
    assert db.session.query(Event).count() == 0


def test_reports_and_requests_stand_above_the_queue(village, objection, initiatief_by, report, browse):
    report(initiatief_by(village["amina"]))
    text = browse(village["noor"]).get("/beheer/").text
    assert "1 misbruikmelding wacht op een besluit" in text and "1 indiener vraagt een tweede blik" in text
    assert "tweede blik" not in browse(village["driss"]).get("/beheer/").text


def test_what_stands_still_is_no_untouched_work(app, village, initiatief_by, browse):
    plan, mo = initiatief_by(village["amina"], Status.INGEDIEND, title="Rust"), browse(village["mo"])
    initiatief_by(village["amina"], Status.INGEDIEND, title="Loopt")
    make_inbreng(plan)
    with app.test_request_context():
        since = datum(today())
    assert titles(mo.get("/beheer/?termijn=stil")) == []
    inbreng.pause(inbreng_of(plan), "We wachten op de eigenaar.", by=village["mo"])
    db.session.commit()
    page = mo.get("/beheer/?termijn=stil")
    assert titles(page) == ["Rust"]
    case = mo.get(f"/beheer/initiatieven/{plan.id}").text
    for text in (page.text, case):
        assert f"<b>Klok staat stil</b>sinds {since}" in text
    assert "Wacht op een ander" in page.text and "We wachten op de eigenaar." in case


def end_role(village, browse, name, gebied):
    role = db.session.scalar(db.select(Role).where(Role.person_id == village[name].id, Role.gebied_code == gebied))
    assert browse(village["bea"]).post(f"/beheer/mensen/rollen/{role.id}/beeindigen").status_code == 303


def test_what_a_colleague_without_a_role_treated_waits_for_another(village, initiatief_by, browse, read):
    noor = village["noor"].id
    runs = initiatief_by(village["amina"], Status.INGEDIEND, title="Bij Noor", behandelaar_id=noor)
    done = initiatief_by(village["amina"], Status.GEREALISEERD, title="Klaar", behandelaar_id=noor)
    mo = browse(village["mo"])
    assert "Bij Noor" not in titles(mo.get("/beheer/?bij=niemand"))
    end_role(village, browse, "noor", "WK016402")
    assert titles(mo.get("/beheer/?bij=niemand")) == ["Bij Noor"]
    assert "Wijs het toe en beoordeel het" in mo.get("/beheer/").text
    assert (read(Initiatief, runs.id).behandelaar_id, read(Initiatief, runs.id).version) == (None, runs.version)
    assert read(Initiatief, done.id).behandelaar_id == noor


def test_what_a_colleague_still_reaches_stays_theirs(village, initiatief_by, browse, read):
    noor = village["noor"]
    near = initiatief_by(village["amina"], title="Dichtbij", behandelaar_id=noor.id).id
    far = initiatief_by(village["amina"], title="Elders", behandelaar_id=noor.id, gebied_code="BU01640401").id
    for rol, gebied in (("moderator", "GM0164"), ("raadslid", "WK016404")):
        db.session.add(Role(person_id=noor.id, rol=rol, gebied_code=gebied, begonnen_op=today()))
    db.session.commit()
    end_role(village, browse, "noor", "GM0164")
    assert (read(Initiatief, near).behandelaar_id, read(Initiatief, far).behandelaar_id) == (noor.id, None)


@pytest.mark.parametrize(("who", "door"), [
    ("noor", "/bewonersgroepen/"), ("bea", "/bewonersgroepen/"), ("bea", "/wijkopgaven/doelen"), ("mo", "/buurtagenda/beheer/"),
])
def test_the_menu_of_staff_leads_to_what_only_they_do(village, browse, who, door):
    """To recognise a group, to keep the goals: who works here finds it without knowing the address."""
    assert f'href="{door}"' in browse(village[who]).get("/beheer/").text
