"""The pages about activities: who sees what, what a list costs, and what somebody fills in."""

import re
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest

from portal.activiteiten import actions, queries
from portal.activiteiten.models import Activiteit, ActiviteitFoto
from portal.activiteiten.rules import MOST_FOTOS, Status
from portal.bewonersgroepen.models import Lidmaatschap
from portal.clock import HERE, at, now, today
from portal.errors import NotNow
from portal.extensions import db
from portal.fotos import Picture
from portal.story import actions as story
from portal.story.models import Notification
from tests.activiteiten.conftest import fresh, typed
from tests.at_once import kinds, when_ready
from tests.besteding import make_groep, make_uitgave
from tests.test_fotos import encoded, exif_with, plain
from tests.village import make_app

SUMMER = datetime(2026, 7, 1, 10, tzinfo=UTC)


def newest():
    return db.session.scalar(db.select(Activiteit).order_by(Activiteit.id.desc()))


def photo():
    return BytesIO(encoded(plain(), exif=exif_with()))


def local(moment):
    return moment.astimezone(HERE).strftime("%Y-%m-%d %H:%M %Z")


def heard():
    """Who was told of the last event."""
    last = db.session.scalar(db.select(db.func.max(Notification.event_id)))
    return set(db.session.scalars(db.select(Notification.person_id).where(Notification.event_id == last)))


@pytest.mark.parametrize("count", [1, 3])
def test_lists_and_pages_cost_the_same_however_much_there_is(people, groep, planned, browse, queries, count):
    made = [planned() for _ in range(count)]
    db.session.add_all(
        ActiviteitFoto(key=f"f{n}", activiteit_id=made[0].id, alt="Kraam", width=8, height=6, toestemming=True)
        for n in range(count)
    )
    db.session.commit()
    costs = {}
    for path in (
        "/activiteiten/", "/activiteiten/?buurt=WK016402", f"/activiteiten/?maand={today():%Y-%m}",
        f"/activiteiten/{made[0].id}", f"/activiteiten/{made[0].id}/agenda.ics", "/activiteiten/buurten/WK016402.ics",
        f"/activiteiten/groepen/{groep.id}.ics",
    ):
        queries.clear()
        assert browse().get(path).status_code == 200
        costs[path] = len(queries)
    assert list(costs.values()) == [2, 2, 2, 3, 2, 2, 2]


def test_agenda_is_narrowed_to_an_area_and_a_month(planned, browse):
    planned(title="Dichtbij")
    planned(title="Verderop", gebied_code="BU01640401")
    planned(title="Volgend jaar", begint_at=now() + timedelta(300), eindigt_at=now() + timedelta(300))
    far = (now() + timedelta(300)).astimezone(HERE)
    text = browse().get("/activiteiten/?buurt=WK016402").text
    assert "Dichtbij" in text and "Volgend jaar" in text and "Verderop" not in text
    text = browse().get(f"/activiteiten/?buurt=WK016402&maand={far:%Y-%m}").text
    assert "Volgend jaar" in text and "Dichtbij" not in text
    assert browse().get("/activiteiten/?buurt='%00&maand=2026-99&na=x.y").status_code == 200
    assert "Hier is nu niets gepland" in browse().get("/activiteiten/?buurt=BU01640303").text


def test_agenda_is_paged_in_the_order_of_the_days(planned, browse):
    begin = (now() + timedelta(5)).replace(second=0, microsecond=0)
    for number in range(21):
        at_once = begin + timedelta(days=number // 2)
        planned(title=f"Nummer {number:02}.", begint_at=at_once, eindigt_at=at_once + timedelta(hours=1))
    first = browse().get("/activiteiten/").text
    assert "Nummer 19." in first and "Nummer 20." not in first
    after = newest()
    key = f"{int((begin + timedelta(9)).timestamp())}.{after.id - 1}"
    assert f"na={key}" in first
    second = browse().get(f"/activiteiten/?na={key}").text
    assert "Nummer 20." in second and "Nummer 19." not in second


def test_in_english_what_the_group_wrote_is_read_as_dutch(planned, browse):
    page = browse().get(f"/activiteiten/{planned(aanmelden='Bel aan bij 12').id}?taal=en").text
    assert '<dd lang="nl">Bel aan bij 12</dd>' in page and "<dd>Everyone is welcome</dd>" in page


@pytest.mark.parametrize(("values", "told"), [
    ({}, True), ({"status": Status.AFGELAST}, False),
    ({"begint_at": now() - timedelta(hours=3), "eindigt_at": now() - timedelta(hours=1)}, False),
])
def test_how_to_sign_up_is_told_while_somebody_can(planned, browse, values, told):
    page = browse().get(f"/activiteiten/{planned(aanmelden='Bel Cem', **values).id}").text
    assert ("Bel Cem" in page) == told


def test_draft_is_seen_by_its_group_alone(people, groep, planned, browse):
    draft = planned(title="Geheim feest", status=Status.CONCEPT)
    for who, status in ((None, 404), ("bas", 404), ("mo", 404), ("cem", 200), ("amina", 200)):
        visitor = browse(people[who] if who else None)
        assert visitor.get(f"/activiteiten/{draft.id}").status_code == status
        assert visitor.get(f"/activiteiten/{draft.id}/agenda.ics").status_code == status
    for path in ("/activiteiten/", f"/activiteiten/groepen/{groep.id}.ics", "/activiteiten/buurten/GM0164.ics",
                 "/buurten/BU01640202", f"/bewonersgroepen/{groep.id}", "/"):
        assert "Geheim feest" not in browse().get(path).text


def test_board_plans_announces_and_followers_hear(people, groep, browse):
    story.follow("buurten", "WK016402", by=people["bas"])
    story.follow("bewonersgroepen", groep.id, by=people["rik"])
    db.session.commit()
    eva = browse(people["eva"])
    assert eva.get(f"/activiteiten/nieuw/{groep.id}").status_code == 200
    page = eva.post(f"/activiteiten/nieuw/{groep.id}", data=typed()).location
    assert newest().status == Status.CONCEPT and heard() == set()
    assert "Aankondigen" in eva.get(page).text
    assert eva.post(f"{page}/stap/aankondigen").status_code == 303
    assert heard() == {people[name].id for name in ("amina", "cem", "bas", "rik")}
    assert "Zomermarkt" in browse().get("/activiteiten/").text
    assert "Zomermarkt" in browse().get("/buurten/BU01640202").text


@pytest.mark.parametrize(("who", "status"), [("cem", 403), ("bas", 403), ("mo", 403), (None, 302)])
def test_only_the_board_plans(people, groep, planned, browse, who, status):
    activiteit = planned()
    visitor = browse(people[who] if who else None)
    for path in (f"nieuw/{groep.id}", f"{activiteit.id}/bewerken", f"{activiteit.id}/terugblik", f"{activiteit.id}/fotos"):
        assert visitor.post(f"/activiteiten/{path}", data=typed()).status_code == status
    assert db.session.scalar(db.select(db.func.count(Activiteit.id))) == 1


def test_group_that_stopped_plans_nothing_more(people, groep, browse):
    groep.status = "gestopt"
    db.session.commit()
    assert browse(people["amina"]).get(f"/activiteiten/nieuw/{groep.id}").status_code == 403


def test_group_that_stopped_announces_nothing_more(people, groep, planned, browse):
    concept = planned(status=Status.CONCEPT)
    groep.status = "gestopt"
    db.session.commit()
    assert browse(people["amina"]).post(f"/activiteiten/{concept.id}/stap/aankondigen").status_code == 403


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"title": ""}, "Geef de activiteit een naam."),
        ({"wat": "Bel 06 12345678"}, "Haal dit weg"),
        ({"dag": ""}, "Kies een dag."),
        ({"dag": "morgen"}, "Deze dag kunnen we niet lezen."),
        ({"dag": "2001-01-01"}, "Kies een dag tussen vorig jaar en over twee jaar."),
        ({"van": "laat"}, "Vul in hoe laat het begint"),
        ({"tot": ""}, "Vul in hoe laat het is afgelopen"),
        ({"van": "20:00", "tot": "01:00"}, "Het einde is eerder dan het begin."),
        ({"van": "14:00", "tot": "14:00"}, "Het einde is eerder dan het begin."),
        ({"gebied_code": "BU99999999"}, "Kies een van de mogelijkheden."),
        ({"iedereen": "nee"}, "Vertel voor welke groep het is."),
        ({"waar": "x" * 201}, "hooguit 200 tekens"),
        ({"dag": "2027-03-28", "van": "02:30", "tot": "04:00"}, "Deze tijd bestaat niet"),
        ({"dag": "2027-03-28", "van": "01:30", "tot": "02:30"}, "Deze tijd bestaat niet"),
    ],
)
def test_what_is_not_good_is_said_beside_the_field_and_stays(people, groep, browse, changes, said):
    with at(SUMMER):
        answer = browse(people["amina"]).post(f"/activiteiten/nieuw/{groep.id}", data=typed(**changes))
    assert answer.status_code == 200 and said in answer.text and "Fout:" in answer.text
    assert newest() is None


@pytest.mark.parametrize(
    ("changes", "begins", "ends"),
    [
        ({"dag": "2026-12-05"}, "2026-12-05 14:00 CET", "2026-12-05 17:00 CET"),
        ({"dag": "2026-08-05", "van": "9.05"}, "2026-08-05 09:05 CEST", "2026-08-05 17:00 CEST"),
        ({"dag": "2026-12-31", "van": "22:00", "tot": "00:30", "laatste_dag": "2027-01-01"},
         "2026-12-31 22:00 CET", "2027-01-01 00:30 CET"),
        ({"dag": "2026-10-25", "van": "00:00", "tot": "12:00"}, "2026-10-25 00:00 CEST", "2026-10-25 12:00 CET"),
        ({"dag": "2026-10-25", "van": "02:30", "tot": "03:00"}, "2026-10-25 02:30 CEST", "2026-10-25 03:00 CET"),
    ],
)
def test_times_are_those_of_the_clock_here(people, groep, browse, changes, begins, ends):
    with at(SUMMER):
        amina = browse(people["amina"])
        page = amina.post(f"/activiteiten/nieuw/{groep.id}", data=typed(**changes)).location
        form = amina.get(f"{page}/bewerken").text
    made = newest()
    assert (local(made.begint_at), local(made.eindigt_at)) == (begins, ends)
    assert f'value="{begins[:10]}"' in form and f'value="{begins[11:16]}"' in form


def test_changing_the_time_is_told_and_changing_the_text_is_not(people, groep, planned, browse):
    activiteit = planned(status=Status.CONCEPT)
    amina, path = browse(people["amina"]), f"/activiteiten/{activiteit.id}"
    amina.post(f"{path}/bewerken", data=typed(title="Wintermarkt"))
    amina.post(f"{path}/stap/aankondigen")
    announced = heard()
    assert announced == {people["cem"].id, people["eva"].id}
    told = db.session.scalar(db.select(db.func.count(Notification.event_id)))
    amina.post(f"{path}/bewerken", data=typed(title="Lentemarkt"))
    assert db.session.scalar(db.select(db.func.count(Notification.event_id))) == told
    amina.post(f"{path}/bewerken", data=typed(title="Lentemarkt", van="15:00"))
    assert db.session.scalar(db.select(db.func.count(Notification.event_id))) == told + 2


def test_two_who_edit_do_not_overwrite_each_other(people, planned, browse):
    activiteit = planned()
    answer = browse(people["amina"]).post(f"/activiteiten/{activiteit.id}/bewerken", data=typed(version="99", title="Van mij"))
    assert "net ergens anders aangepast" in answer.text and "Van mij" in answer.text
    assert fresh(activiteit.id).title == "Zomermarkt"


def test_called_off_with_a_reason_and_still_to_be_found(people, planned, browse):
    activiteit = planned()
    amina, path = browse(people["amina"]), f"/activiteiten/{activiteit.id}"
    assert "Schrijf dit op" in amina.post(f"{path}/stap/afgelasten", data={"reden": " "}).text
    assert amina.post(f"{path}/stap/afgelasten", data={"reden": "Het gaat stormen."}).status_code == 303
    text = browse().get(path).text
    assert "Dit gaat niet door." in text and "Het gaat stormen." in text
    assert "Gaat niet door" in browse().get("/activiteiten/").text
    assert amina.get(f"{path}/bewerken").status_code == 403
    assert amina.post(f"{path}/stap/afgelasten", data={"reden": "Nog eens"}).status_code == 409


def test_board_looks_back_once_it_has_begun(people, planned, browse):
    activiteit = planned()
    amina, path = browse(people["amina"]), f"/activiteiten/{activiteit.id}"
    told = {"deelnemers": "45", "verhaal": "Het was vol."}
    assert amina.post(f"{path}/terugblik", data=told).status_code == 409
    with at(now() + timedelta(days=10, hours=2)):
        assert "Vertel hoe het was" in amina.get(path).text
        assert "Vul een getal in." in amina.post(f"{path}/terugblik", data=told | {"deelnemers": "veel"}).text
        assert amina.post(f"{path}/terugblik", data=told).location == f"{path}/fotos"
        text = browse().get(path).text
        assert "45 deelnemers" in text and "Het was vol." in text and "Geweest" in text
        assert amina.post(f"{path}/terugblik", data=told | {"deelnemers": "0"}).status_code == 303
        assert fresh(activiteit.id).deelnemers == 0


def test_what_is_over_is_not_announced_but_looked_back_on(people, planned, browse):
    gone = now() - timedelta(1)
    activiteit = planned(status=Status.CONCEPT, begint_at=gone, eindigt_at=gone)
    amina, path = browse(people["amina"]), f"/activiteiten/{activiteit.id}"
    assert "Aankondigen" not in amina.get(path).text
    assert amina.post(f"{path}/stap/aankondigen").status_code == 409
    assert amina.get(f"{path}/stap/terugblikken").location == f"{path}/terugblik"
    assert amina.post(f"{path}/terugblik", data={"deelnemers": "3", "verhaal": "Goed."}).status_code == 303
    assert browse().get(path).status_code == 200


@pytest.mark.een_database
def test_kept_page_knows_when_it_is_over(planned, database_url):
    path, keeping = f"/activiteiten/{planned().id}", make_app(database_url, PAGE_CACHE=True)
    ends = fresh(1).eindigt_at
    for moment, is_over in ((ends - timedelta(minutes=1), False), (ends, True)):
        with at(moment):
            assert ("Voorbij" in keeping.test_client().get(path).text) == is_over


def test_photo_needs_consent_and_loses_what_it_knows(people, planned, browse):
    activiteit = planned()
    amina, path = browse(people["amina"]), f"/activiteiten/{activiteit.id}/fotos"
    data = {"alt": "Kramen in de zon"}
    assert "Vraag eerst of het mag." in amina.post(path, data=data | {"foto": (photo(), "a.jpg")}).text
    said = amina.post(path, data=data | {"toestemming": "y", "foto": (BytesIO(b"<svg onload=alert(1)>"), "a.jpg")}).text
    assert "geen foto die wij kunnen lezen" in said
    assert amina.post(path, data=data | {"toestemming": "y", "foto": (photo(), "a.jpg")}).status_code == 303
    key = db.session.scalar(db.select(ActiviteitFoto.key))
    answer = browse().get(f"/activiteiten/fotos/{key}")
    assert answer.mimetype == "image/webp" and b"Geheimcamera" not in answer.data
    assert "Kramen in de zon" in browse().get(f"/activiteiten/{activiteit.id}").text


def test_photo_pressed_twice_is_kept_once(people, planned, browse):
    amina, path = browse(people["amina"]), f"/activiteiten/{planned().id}/fotos"
    assert 'name="eenmaal"' in amina.get(path).text
    for _ in range(2):
        sent = {"alt": "Wij", "toestemming": "y", "eenmaal": "eenMerk", "foto": (photo(), "a.jpg")}
        assert amina.post(path, data=sent).location == path
    assert db.session.query(ActiviteitFoto).count() == 1


def test_photo_of_a_draft_is_for_its_group_and_is_taken_away_by_the_board_or_staff(people, groep, planned, browse):
    activiteit = planned(status=Status.CONCEPT)
    amina, path = browse(people["amina"]), f"/activiteiten/{activiteit.id}"
    for _ in range(2):
        amina.post(f"{path}/fotos", data={"alt": "Wij", "toestemming": "y", "foto": (photo(), "a.jpg")})
    one, two = db.session.scalars(db.select(ActiviteitFoto.key))
    assert browse().get(f"/activiteiten/fotos/{one}").status_code == 404
    assert browse(people["cem"]).get(f"/activiteiten/fotos/{one}").status_code == 200
    assert browse(people["cem"]).post(f"/activiteiten/fotos/{one}/weg").status_code == 403
    assert amina.post(f"/activiteiten/fotos/{one}/weg").status_code == 303
    assert amina.get(f"/activiteiten/fotos/{one}").status_code == 404
    amina.post(f"{path}/stap/aankondigen")
    assert browse(people["driss"]).post(f"/activiteiten/fotos/{two}/weg").status_code == 403
    db.session.add(Lidmaatschap(groep_id=groep.id, person_id=people["cem"].id, rol="adviseur", begonnen_op=today()))
    db.session.commit()
    assert browse(people["noor"]).post(f"/activiteiten/fotos/{two}/weg").status_code == 303
    assert heard() == {people[name].id for name in ("amina", "cem", "eva")}


def test_staff_of_the_area_take_it_off_the_site_and_put_it_back(people, groep, planned, browse):
    activiteit = planned()
    path, noor = f"/activiteiten/{activiteit.id}", browse(people["noor"])
    assert browse(people["driss"]).post(f"{path}/stap/weghalen", data={"reden": "Weg"}).status_code == 403
    assert "Wie dit organiseert, krijgt bericht." in noor.get(f"{path}/stap/weghalen").text
    assert noor.post(f"{path}/stap/weghalen", data={"reden": "Er staat een naam in."}).status_code == 303
    seen = {who: browse(people[who]).get(path).status_code for who in ("bas", "cem", "noor")}
    assert seen == {"bas": 404, "cem": 200, "noor": 200} and browse().get(path).status_code == 404
    assert "Zomermarkt" not in browse().get("/activiteiten/").text + browse().get(f"/activiteiten/groepen/{groep.id}.ics").text
    assert browse(people["amina"]).get(f"{path}/bewerken").status_code == 403
    assert noor.post(f"{path}/stap/terugzetten").status_code == 303
    assert browse().get(path).status_code == 200


def test_what_was_called_off_or_held_is_that_again_when_it_is_put_back(people, planned, browse):
    """Nobody goes to a market that the group called off because the gemeente looked at its text."""
    off, held = planned(), planned(begint_at=now() - timedelta(2), eindigt_at=now() - timedelta(1))
    amina, noor = browse(people["amina"]), browse(people["noor"])
    amina.post(f"/activiteiten/{off.id}/stap/afgelasten", data={"reden": "Storm op komst."})
    amina.post(f"/activiteiten/{held.id}/terugblik", data={"deelnemers": "20", "verhaal": "Het was druk."})
    for one in (off, held):
        for _twice in range(2):
            assert noor.post(f"/activiteiten/{one.id}/stap/weghalen", data={"reden": "Staat er een naam in?"}).status_code == 303
            assert noor.post(f"/activiteiten/{one.id}/stap/terugzetten").status_code == 303
    assert (fresh(off.id).status, fresh(held.id).status) == (Status.AFGELAST, Status.GEHOUDEN)
    page = browse().get(f"/activiteiten/{off.id}").text
    assert "Dit gaat niet door." in page and "Storm op komst." in page and "Staat er een naam in?" not in page


def test_an_activity_of_a_group_that_stopped_says_so_and_staff_can_call_it_off(people, groep, planned, browse):
    """The last of the group left: nobody of it can say any more that the market does not go on."""
    activiteit = planned()
    path, noor, follower = f"/activiteiten/{activiteit.id}", browse(people["noor"]), people["bas"]
    story.follow("bewonersgroepen", groep.id, by=follower)
    db.session.commit()
    assert noor.post(f"{path}/stap/afgelasten", data={"reden": "Groep weg."}).status_code == 403
    amina = browse(people["amina"])
    asked = amina.get(f"/bewonersgroepen/{groep.id}/stoppen").text
    assert "Dit loopt nog" in asked and f'href="{path}"' in asked
    amina.post(f"/bewonersgroepen/{groep.id}/stoppen", data={"reden": "We zijn klaar."})
    assert "Het is niet zeker dat dit doorgaat." in browse().get(path).text
    assert browse(people["driss"]).post(f"{path}/stap/afgelasten", data={"reden": "Weg."}).status_code == 403
    assert "stap/afgelasten" in noor.get(path).text
    assert noor.post(f"{path}/stap/afgelasten", data={"reden": "De groep is gestopt."}).status_code == 303
    assert follower.id in heard() and "Dit gaat niet door." in browse().get(path).text


def test_a_double_click_plans_one_activity(people, groep, browse):
    amina, door = browse(people["amina"]), f"/activiteiten/nieuw/{groep.id}"
    mark = re.search(r'name="eenmaal"[^>]* value="([^"]+)"', amina.get(door).text)[1]
    first, second = (amina.post(door, data=typed(eenmaal=mark)).location for _twice in range(2))
    assert first == second and db.session.query(Activiteit).count() == 1
    amina.post(f"{first}/weggooien")
    assert amina.post(door, data=typed(eenmaal=mark)).status_code == 303 and db.session.query(Activiteit).count() == 1


def test_draft_is_thrown_away_unless_money_was_spent_on_it(people, planned, budget, browse):
    empty, paid = planned(status=Status.CONCEPT), planned(status=Status.CONCEPT)
    make_uitgave(budget(), people["cem"], activiteit_id=paid.id)
    amina = browse(people["amina"])
    assert amina.post(f"/activiteiten/{empty.id}/weggooien").status_code == 303
    assert amina.post(f"/activiteiten/{paid.id}/weggooien").status_code == 409
    assert db.session.scalars(db.select(Activiteit.id)).all() == [paid.id]


def test_money_is_for_the_group_alone(people, planned, budget, browse):
    potje = budget()
    activiteit = planned(toekenning_id=potje.id, begroot=5_000)
    make_uitgave(potje, people["cem"], bedrag=12_345, activiteit_id=activiteit.id)
    path, cem = f"/activiteiten/{activiteit.id}", browse(people["cem"])
    for visitor in (browse(), browse(people["bas"]), browse(people["mo"])):
        text = visitor.get(path).text
        assert "123,45" not in text and "€" not in text
    text = cem.get(path).text
    assert "123,45" in text and "Dit is meer dan begroot." in text


def test_budget_of_another_group_is_no_choice(people, groep, budget, browse):
    other = budget(make_groep("Anderen", contact=people["bas"]))
    own, path, amina = budget(), f"/activiteiten/nieuw/{groep.id}", browse(people["amina"])
    own, other = own.id, other.id
    answer = amina.post(path, data=typed(potje=str(other)))
    assert "Kies een van de mogelijkheden." in answer.text
    amina.post(path, data=typed(potje=str(own), begroot="125,50"))
    assert (newest().toekenning_id, newest().begroot, newest().bestuur) == (own, 12_550, False)


def test_group_without_a_budget_is_asked_for_no_money(people, groep, browse):
    assert "Uit welk budget" not in browse(people["amina"]).get(f"/activiteiten/nieuw/{groep.id}").text


def test_at_once_no_more_photos_of_an_activity_than_eight_either(app, people, planned):
    activiteit, one = planned(), Picture(b"groot", 1, 1, b"klein")
    for number in range(MOST_FOTOS - 1):
        actions.add_foto(activiteit, one, f"Kraam {number}", True, by=people["amina"])
    id = fresh(activiteit.id).id

    def more(wait):
        loaded = queries.one(id)
        wait()
        return actions.add_foto(loaded, one, "Nog een", True, by=people["amina"]).alt

    assert sorted(kinds(when_ready(app, *[more] * 3)), key=str) == [NotNow, NotNow, "Nog een"]
    assert len(queries.fotos(fresh(id))) == MOST_FOTOS
