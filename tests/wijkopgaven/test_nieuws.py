"""News of the work: told from one form, with a photo, on every linked page, and quiet for who asks."""

import re
from io import BytesIO

import pytest
from PIL import Image
from sqlalchemy import select

from portal.errors import Refused
from portal.extensions import db
from portal.rapportages.models import Verslag
from portal.story import delivery
from portal.story.models import Event, Follow, Mail, Notification
from portal.wijkopgaven.actions import nieuws
from portal.wijkopgaven.models import InspanningMijlpaal, VoortgangFoto
from portal.wijkopgaven.rules.inspanning import Status
from tests.agenda import make_agenda, make_punt
from tests.opgaven import inbreng_of, make_inbreng, make_inspanning, make_koppeling, make_opgave


@pytest.fixture
def work(village):
    return make_inspanning(make_opgave(village["mo"]), village["mo"])


@pytest.fixture
def plan(village, initiatief_by, work):
    made = initiatief_by(village["amina"])
    make_koppeling(make_inbreng(made, openbaar=True), work, village["mo"])
    return made


@pytest.fixture
def there(work):
    return f"/wijkopgaven/inspanningen/{work.id}"


def photo(width=40, height=30):
    file = BytesIO()
    Image.new("RGB", (width, height), "green").save(file, "JPEG")
    file.seek(0)
    return file, "boom.jpg"


def fotos():
    return db.session.scalars(select(VoortgangFoto)).all()


def test_news_with_a_photo_stands_on_the_work_and_on_all_it_came_from(village, browse, work, plan, there):
    punt = make_punt(make_agenda(village["mo"]), village["bas"], "geplaatst")
    make_koppeling(make_inbreng(punt, openbaar=True), work, village["mo"])
    mo = browse(village["mo"])
    assert "Dit bereikt 2 mensen, ieder één keer." in mo.get(f"{there}/nieuws").text
    data = {"tekst": "De eerste boom staat.", "foto": photo(), "alt": "Een boom in de straat"}
    assert mo.post(f"{there}/nieuws", data=data).status_code == 303
    made = fotos()[0]
    line = f"/inbreng/{inbreng_of(plan).id}"
    for address in (there, f"/initiatieven/{plan.id}", f"/buurtagenda/punten/{punt.id}", line):
        text = browse().get(address).text
        assert "De eerste boom staat." in text and f"/wijkopgaven/fotos/{made.key}.webp" in text, address
        assert "Een boom in de straat" in text, address
    assert browse().get(f"/wijkopgaven/fotos/{made.key}.webp").mimetype == "image/webp"
    assert browse().get(f"/wijkopgaven/fotos/{made.key}.webp?klein=1").status_code == 200
    assert (inbreng_of(plan).beloofd, inbreng_of(punt).beloofd) == (None, None)


def test_news_that_is_taken_off_stands_nowhere_any_more(village, browse, work, plan, there):
    mo, amina = browse(village["mo"]), browse(village["amina"])
    mo.post(f"{there}/nieuws", data={"tekst": "Ali plant de eerste boom.", "foto": photo(), "alt": "Ali"})
    event, key = db.session.scalars(select(Event).where(Event.what == "inspanningen.voortgang")).one(), fotos()[0].key
    off = f"{there}/nieuws/{event.id}/weghalen"
    assert off in mo.get(there).text and off not in amina.get(there).text
    delivery.write_notifications()
    assert "Ali plant de eerste boom." in mo.get(off).text
    assert mo.post(off, data={"reden": "Ali wil er niet op."}).status_code == 303
    for page in (there, f"/initiatieven/{plan.id}", f"/inbreng/{inbreng_of(plan).id}", "/berichten/"):
        assert "Ali plant" not in amina.get(page).text, page
    assert mo.get(f"/wijkopgaven/fotos/{key}.webp").status_code == 404
    assert fotos() == [] and not [mail for mail in db.session.scalars(select(Mail)) if "Ali" in mail.body]
    assert "Ali wil er niet op." not in amina.get(there).text
    assert mo.post(off, data={"reden": "Nog eens."}).status_code == 303
    assert len(db.session.scalars(select(Event.id).where(Event.what == "inspanningen.weghalen")).all()) == 1


@pytest.mark.een_database
@pytest.mark.parametrize(("who", "code"), [("amina", 403), ("driss", 403), ("rik", 403), ("bea", 403), ("noor", 303)])
def test_only_the_team_of_the_area_takes_news_off(village, browse, work, there, who, code):
    event = nieuws.report(work, "De boom staat.", by=village["mo"])
    other = nieuws.report(make_inspanning(make_opgave(village["mo"]), village["mo"]), "Elders.", by=village["mo"])
    db.session.commit()
    visitor = browse(village[who])
    codes = [visitor.post(f"{there}/nieuws/{id}/weghalen", data={"reden": "Fout."}).status_code for id in (event.id, other.id)]
    assert codes == [code, 404 if code == 303 else 403]


def test_a_photo_needs_words_and_a_file_that_is_one(village, browse, there):
    mo = browse(village["mo"])
    said = mo.post(f"{there}/nieuws", data={"tekst": "Klaar.", "foto": photo()}).text
    assert "Beschrijf wat er op de foto te zien is." in said and "Klaar." in said
    broken = {"tekst": "Klaar.", "foto": (BytesIO(b"geen foto"), "x.jpg"), "alt": "Een boom"}
    assert "Klaar." in mo.post(f"{there}/nieuws", data=broken).text
    assert (fotos(), db.session.scalars(select(Event.what)).all()) == ([], [])


@pytest.mark.parametrize("who", ("amina", "bas", "rik", "driss"))
def test_only_staff_of_the_area_tell(village, browse, work, there, who):
    assert browse(village[who]).get(f"{there}/nieuws").status_code == 403
    with pytest.raises(Refused):
        nieuws.report(work, "Nieuws.", by=village[who])


def test_there_is_no_news_of_a_draft_and_its_photo_is_for_staff(village, browse):
    draft = make_inspanning(make_opgave(village["mo"]), village["mo"], Status.CONCEPT)
    assert browse(village["mo"]).get(f"/wijkopgaven/inspanningen/{draft.id}/nieuws").status_code == 403
    db.session.add(VoortgangFoto(key="boom", inspanning_id=draft.id, event_id=0, alt="Een boom", width=8, height=6))
    db.session.commit()
    assert browse().get("/wijkopgaven/fotos/boom.webp").status_code == 404
    assert browse(village["amina"]).get("/wijkopgaven/fotos/boom.webp").status_code == 404


def test_each_step_of_the_work_stands_on_the_linked_page(village, browse, work, plan, there):
    browse(village["mo"]).post(f"{there}/stap/afronden", data={"reden": "Alle bomen staan.", "version": work.version})
    text = browse().get(f"/initiatieven/{plan.id}").text
    assert "Het werk is klaar" in text and "Alle bomen staan." in text
    assert db.session.scalars(select(Notification.person_id)).all() == [village["amina"].id]


def test_names_of_staff_never_stand_with_the_news(village, browse, plan, there):
    browse(village["mo"]).post(f"{there}/nieuws", data={"tekst": "De boom staat."})
    village["mo"].name = "Mohammed Medewerker"
    db.session.commit()
    for address in (there, f"/initiatieven/{plan.id}"):
        assert "Mohammed" not in browse(village["amina"]).get(address).text


def test_one_press_ends_all_news_of_this_work_and_one_brings_it_back(village, browse, work, plan, there):
    amina, mo = browse(village["amina"]), browse(village["mo"])
    amina.post(f"{there}/volgen")
    assert "Niets meer horen over dit werk" in amina.get(there).text
    assert amina.post(f"{there}/stil").status_code == 303
    assert db.session.scalars(select(Follow.kind)).all() == ["stil"]
    mo.post(f"{there}/nieuws", data={"tekst": "Een."})
    assert db.session.scalars(select(Notification.person_id)).all() == []
    assert "Je hoort niets over dit werk." in amina.get(there).text
    assert amina.post(f"{there}/weer-horen").status_code == 303
    mo.post(f"{there}/nieuws", data={"tekst": "Twee."})
    assert db.session.scalars(select(Notification.person_id)).all() == [village["amina"].id]


def test_who_follows_again_hears_again(village, browse, plan, there):
    amina = browse(village["amina"])
    amina.post(f"{there}/stil")
    amina.post(f"{there}/volgen")
    assert db.session.scalars(select(Follow.kind)).all() == ["inspanningen"]


def test_the_news_reads_in_own_words_among_the_berichten(village, browse, plan, there):
    browse(village["mo"]).post(f"{there}/nieuws", data={"tekst": "De boom staat."})
    text = browse(village["amina"]).get("/berichten/").text
    assert "Dit hoort bij jouw idee ‘Moestuin’." in text and "De boom staat." in text


@pytest.mark.parametrize("number", (1, 3))
def test_the_page_of_the_work_costs_the_same_however_much_it_came_from(
    village, browse, initiatief_by, work, there, queries, number
):
    for _turn in range(number):
        make_koppeling(make_inbreng(initiatief_by(village["bas"]), openbaar=True), work, village["mo"])
        nieuws.report(work, "Nieuws.", by=village["mo"])
    db.session.commit()
    queries.clear()
    browse(village["bas"]).get(there)
    assert len(queries) <= 6


@pytest.mark.parametrize(("door", "name"), [("/nieuws", "tekst"), ("/stap/afronden", "reden")])
def test_what_seems_to_be_about_a_person_is_asked_first(village, browse, work, door, name):
    mo, page = browse(village["mo"]), f"/wijkopgaven/inspanningen/{work.id}{door}"
    said = {name: "Bel Jan op 06 12345678."}
    asked = mo.post(page, data=said)
    assert asked.status_code == 200 and "Let op: dit kan iedereen straks lezen" in asked.text and "06 12345678" in asked.text
    assert mo.post(page, data=said | {"toch": "y"}).status_code == 303


@pytest.mark.parametrize(("door", "data"), [
    ("wijkopgaven/inspanningen/{}/nieuws", {"tekst": "De bomen staan."}),
    ("wijkopgaven/inspanningen/{}/mijlpalen", {"titel": "Eerste boom"}),
    ("rapportages/nieuw", {"gebied_code": "GM0164", "van": "2026-01-01", "tot": "2026-06-30"}),
])
def test_a_form_that_is_sent_twice_does_its_deed_once_and_another_its_own(village, browse, work, door, data):
    mo, page = browse(village["mo"]), "/" + door.format(work.id)
    marks = [re.search(r'name="eenmaal"[^>]* value="([^"]+)"', mo.get(page).text)[1] for _form in range(2)]
    for mark, done in ((marks[0], 1), (marks[0], 1), (marks[1], 2)):
        assert mo.post(page, data=data | {"eenmaal": mark}).status_code == 303
        assert made() == done


def made():
    """How many pieces of news, milestones and reports there are."""
    db.session.rollback()
    news = select(Event.id).where(Event.what == "inspanningen.voortgang")
    return sum(len(db.session.scalars(rows).all()) for rows in (news, select(InspanningMijlpaal.id), select(Verslag.id)))
