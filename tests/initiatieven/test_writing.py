"""Writing a plan: what is kept, what is said, and where the writer is led."""

from datetime import timedelta
from functools import partial
from io import BytesIO
from itertools import count

import pytest
from PIL import Image

from portal import limits
from portal.clock import at, now
from portal.extensions import db
from portal.fotoform import ACCEPT
from portal.fotos import FORMATS, reencode
from portal.initiatieven import actions, opruimen, queries
from portal.initiatieven.models import Foto, Initiatief
from portal.initiatieven.rules import Status
from portal.moderatie.models import Misbruikmelding
from portal.people.models import Stranger
from portal.story.models import Event, Mail
from tests.at_once import at_once
from tests.initiatieven.test_views import TYPED, newest

NEW, PHONE, BSN = "/initiatieven/nieuw", "Bel mij op 06 12345678.", "Mijn nummer is 111222333."


def plans():
    return db.session.scalar(db.select(db.func.count()).select_from(Initiatief))


def photo():
    buffer = BytesIO()
    Image.new("RGB", (80, 60), "teal").save(buffer, "JPEG")
    return BytesIO(buffer.getvalue()), "a.jpg"


@pytest.fixture
def draft(village, initiatief_by):
    return initiatief_by(village["amina"], status=Status.CONCEPT)


def both(**typed):
    """A form as it was drawn once: whoever sends it twice sends the same mark."""
    return TYPED | {"eenmaal": "eenZelfdeMerk", "later": "1"} | typed


@pytest.mark.parametrize("who", [None, "amina"])
def test_the_first_save_pressed_twice_makes_one_draft_and_leads_to_it(village, browse, who):
    """The second click of a stranger goes out with the old cookie."""
    visitor = browse(who and village[who])
    first = visitor.post(NEW, data=both())
    if who is None:
        visitor.delete_cookie("session")
    second = visitor.post(NEW, data=both())
    assert (first.status_code, first.location) == (second.status_code, second.location) and plans() == 1
    assert visitor.get(second.location).status_code == 200


def test_who_goes_back_to_the_first_form_and_writes_on_loses_nothing(village, browse):
    amina = browse(village["amina"])
    amina.post(NEW, data=both())
    amina.post(NEW, data=both(wat="Tegels eruit, bloemen erin."))
    assert (plans(), newest().wat) == (1, "Tegels eruit, bloemen erin.")
    page = amina.post(NEW, data=both(wat="Tegels eruit, gras erin.")).text
    assert "Dit is net ergens anders aangepast." in page and "gras erin" in page and "bloemen erin" in page
    assert f'action="/initiatieven/{newest().id}/bewerken"' in page and newest().wat == "Tegels eruit, bloemen erin."


def test_a_form_whose_draft_was_thrown_away_begins_another(village, browse):
    amina = browse(village["amina"])
    amina.post(NEW, data=both())
    old = newest().id
    amina.post(f"/initiatieven/{old}/weggooien")
    amina.post(NEW, data=both())
    assert (plans(), newest().id != old) == (1, True)


@pytest.mark.parametrize("mark", ["eenZelfdeMerk", ""])
def test_the_form_of_somebody_else_opens_no_draft(village, browse, mark):
    browse(village["amina"]).post(NEW, data=both(eenmaal=mark))
    amina = newest().id
    for other in (browse(village["bas"]), browse()):
        assert other.post(NEW, data=both(eenmaal=mark)).location != f"/initiatieven/{amina}/bewerken"
    assert plans() == 3


def test_a_mark_used_elsewhere_opens_no_draft(village, initiatief_by, browse):
    """The first draft of all is nobody's yet, and 1 is what a deed remembers that makes nothing."""
    theirs, plan = initiatief_by(None, Status.CONCEPT), initiatief_by(village["amina"])
    mark = "gemaakt:merk"
    browse(village["amina"]).post(f"/initiatieven/{plan.id}/voortgang", data={"tekst": "Klaar.", "eenmaal": mark})
    answer = browse().post(NEW, data=both(eenmaal="merk"))
    assert theirs.id == 1 and answer.location != "/initiatieven/1/bewerken"


def test_a_draft_saved_twice_is_saved(village, draft, browse):
    amina, typed = browse(village["amina"]), both(version=draft.version)
    answers = [amina.post(f"/initiatieven/{draft.id}/bewerken", data=typed) for _press in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303]


@pytest.mark.parametrize(("who", "path", "data", "made"), [
    ("amina", "mijlpaal", {"titel": "Planten"}, Event), ("mo", "antwoord", {"tekst": "Ja."}, Event),
    ("bas", "klopt-niet", {"tekst": "Dit is reclame.", "te_goeder_trouw": "y"}, Misbruikmelding),
    ("amina", "uitnodigen", {"email": "buur@voorbeeld.nl"}, Mail),
])
def test_a_form_pressed_twice_does_its_deed_once(village, initiatief_by, browse, who, path, data, made):
    visitor, path = browse(village[who]), f"/initiatieven/{initiatief_by(village['amina']).id}/{path}"
    assert 'name="eenmaal"' in visitor.get(path).text
    assert {visitor.post(path, data=data | {"eenmaal": "merk"}).status_code for _press in range(2)} == {303}
    assert db.session.scalar(db.select(db.func.count()).select_from(made)) == 1


def test_a_form_sent_twice_at_once_makes_one(app):
    made, number = [], count(1)

    def make():
        made.append(next(number))
        return made[-1]

    given = at_once(app, *[partial(limits.made_by, "merk", make)] * 6)
    assert (set(given), made) == ({1}, [1])


def test_after_an_autosave_the_page_that_saved_can_save_again(village, draft, browse):
    amina, version = browse(village["amina"]), draft.version
    kept = amina.post(f"/initiatieven/{draft.id}/bewaren", data=TYPED | {"version": version}).json
    assert kept["version"] > version
    answer = amina.post(
        f"/initiatieven/{draft.id}/bewerken", data=TYPED | {"title": "Klaar", "version": kept["version"], "later": "1"}
    )
    assert answer.status_code == 303 and newest().title == "Klaar"


def test_autosave_never_writes_over_what_another_page_changed(village, draft, browse):
    amina, version = browse(village["amina"]), draft.version
    amina.post(f"/initiatieven/{draft.id}/bewerken", data=TYPED | {"title": "Tweede tab", "version": version})
    kept = amina.post(f"/initiatieven/{draft.id}/bewaren", data=TYPED | {"title": "Eerste tab", "version": version}).json
    assert kept["bewaard"] is None and kept["reden"].startswith("Deze tekst is ergens anders veranderd.")
    assert newest().title == "Tweede tab"


def test_a_stranger_finds_the_drafts_of_this_browser_again(village, browse):
    visitor = browse()
    edit = visitor.post(NEW, data={"title": "Geveltuin", "later": "1"}).location
    assert "in deze browser terug" in visitor.get(edit).text
    page = visitor.get(NEW).text
    assert "Je was bezig met ‘Geveltuin’." in page and f'href="{edit}"' in page
    assert "Je was bezig" not in browse().get(NEW).text


@pytest.mark.parametrize("typed", [{}, {"waarom": "Het is kaal."}])
def test_what_is_missing_is_said_when_there_is_nothing_to_begin_with(village, browse, typed):
    page = browse().post(NEW, data=typed).text
    assert page.count("Geef je plan een naam.") == page.count("Kies waar het vooral over gaat.") == 2
    assert plans() == 0


def test_for_later_anything_is_kept_and_nothing_is_not(village, browse):
    visitor = browse()
    assert "Geef je plan een naam." in visitor.post(NEW, data={"later": "1"}).text
    assert visitor.post(NEW, data={"waarom": "Het is kaal.", "later": "1"}).status_code == 303
    assert newest().waarom == "Het is kaal." and "plan zonder naam" in visitor.get(NEW).text


def test_what_was_begun_has_a_page_of_its_own_at_once(village, browse):
    """So that loading that page again writes nothing twice."""
    amina = browse(village["amina"])
    there = amina.post(NEW, data={"title": "Geveltuin"}).location
    page = amina.get(there).text
    assert there.startswith(f"/initiatieven/{newest().id}/bewerken") and "Vertel waarom je dit wilt." in page


@pytest.mark.parametrize(("status", "page", "said"), [
    (Status.INGEDIEND, "", "Je aanpassing is bewaard. Het team leest de nieuwe tekst."),
    (Status.AANVULLING_GEVRAAGD, "/nakijken", "Je aanpassing is bewaard. Verstuur nu je aanvulling."),
    (Status.GEPUBLICEERD, "", "De tekst is aangepast. De vorige versie blijft te lezen."),
])
def test_what_was_handed_in_is_adapted_and_no_draft_any_more(village, initiatief_by, browse, status, page, said):
    from portal.clock import today

    plan = initiatief_by(village["amina"], status=status, aanvullen_voor=today())
    amina, path = browse(village["amina"]), f"/initiatieven/{plan.id}"
    form = amina.get(f"{path}/bewerken").text
    assert "<h1>Tekst aanpassen</h1>" in form and "Aanpassing bewaren" in form
    assert "Stap 1" not in form and 'name="later"' not in form and "data-bewaar-url" not in form
    there = amina.post(f"{path}/bewerken", data=TYPED | {"later": "1"}).location
    assert there == path + page
    assert said in amina.get(there).text


def test_what_was_asked_for_is_sent_from_the_last_look(village, initiatief_by, browse):
    plan = initiatief_by(village["amina"], status=Status.AANVULLING_GEVRAAGD)
    page = browse(village["amina"]).get(f"/initiatieven/{plan.id}/nakijken").text
    assert "Aanvulling versturen" in page and "Stap 3" not in page


def test_who_changes_a_hidden_plan_reads_that_the_team_looks(village, initiatief_by, browse):
    plan = initiatief_by(village["amina"])
    actions.hide(plan, by=village["mo"], reden="Er staat een adres in.")
    db.session.commit()
    page = browse(village["amina"]).post(f"/initiatieven/{plan.id}/bewerken", data=TYPED, follow_redirects=True).text
    assert "Het team kijkt of je plan terug kan." in page and "vorige versie" not in page


@pytest.mark.parametrize(("path", "data", "field"), [
    ("bewerken", TYPED, "wat"), ("voortgang", {}, "tekst"), ("mijlpaal", {}, "titel"), ("stap/stoppen", {}, "reden"),
    ("stap/intrekken", {}, "reden"),
])
def test_what_is_private_must_be_meant_once_a_plan_is_public(village, initiatief_by, browse, path, data, field):
    plan, amina = initiatief_by(village["amina"]), browse(village["amina"])
    path, data = f"/initiatieven/{plan.id}/{path}", data | {field: PHONE}
    page = amina.post(path, data=data).text
    assert "06 12345678</li>" in page and "Je mag het ook laten staan." in page and 'name="toch"' in page
    assert db.session.scalar(db.select(db.func.count()).select_from(Event)) == 0
    assert amina.post(path, data=data | {"toch": "y"}).status_code == 303
    assert 'name="toch"' not in amina.get(f"/initiatieven/{plan.id}/voortgang").text


def test_a_reason_that_nobody_else_reads_is_asked_nothing(village, initiatief_by, browse):
    plan = initiatief_by(village["amina"], Status.INGEDIEND)
    assert browse(village["amina"]).post(f"/initiatieven/{plan.id}/stap/intrekken", data={"reden": PHONE}).status_code == 303


def test_what_is_said_to_be_on_a_photo_is_looked_at_before_it_is_published(village, initiatief_by, browse):
    plan = initiatief_by(village["amina"], Status.CONCEPT)
    db.session.add(Foto(key="sleutel", initiatief_id=plan.id, alt=PHONE, width=1, height=1))
    db.session.commit()
    assert "06 12345678</li>" in browse(village["amina"]).get(f"/initiatieven/{plan.id}/nakijken").text
    db.session.execute(db.update(Initiatief).values(status=Status.INGEDIEND, kenmerk="I-2026-0001"))
    db.session.commit()
    mo = browse(village["mo"])
    assert "Er lijken gegevens van mensen in te staan" in mo.get(f"/beheer/initiatieven/{plan.id}").text
    version = db.session.scalar(db.select(Initiatief.version))
    mo.post("/beheer/samen", data={"actie": "publiceren", "zaak": [f"{plan.id}.{version}"]})
    assert "Er lijken gegevens van mensen in te staan." in mo.get("/beheer/").text


def test_a_bsn_is_to_be_taken_away(village, initiatief_by, browse):
    plan = initiatief_by(village["amina"])
    page = browse(village["amina"]).post(f"/initiatieven/{plan.id}/voortgang", data={"tekst": BSN}).text
    assert "111222333 <strong>Haal dit weg.</strong>" in page and "laten staan" not in page


def test_going_on_takes_the_chosen_photo_along(village, draft, browse):
    amina, path = browse(village["amina"]), f"/initiatieven/{draft.id}/fotos"
    assert 'name="verder"' in amina.get(path).text
    assert amina.post(path, data={"verder": "1"}).location == f"/initiatieven/{draft.id}/nakijken"
    page = amina.post(path, data={"verder": "1", "foto": photo()}).text
    assert "Beschrijf wat er op de foto te zien is. Kies daarna je foto opnieuw." in page
    answer = amina.post(path, data={"verder": "1", "foto": photo(), "alt": "Een bak"})
    assert answer.location == f"/initiatieven/{draft.id}/nakijken"
    assert db.session.scalar(db.select(Foto.alt)) == "Een bak"


@pytest.mark.een_database
def test_only_photos_that_can_be_read_are_offered():
    assert set(ACCEPT.split(",")) == set(FORMATS) - {"image/gif", "image/apng"}


OURS, THEIRS = {"Origin": "http://localhost"}, {"Origin": "http://elders.invalid"}


@pytest.mark.parametrize("path", ["bewerken", "voortgang", "klopt-niet", "uitnodigen"])
def test_a_refused_token_does_nothing_and_loses_nothing(app, village, initiatief_by, browse, path):
    app.config["WTF_CSRF_ENABLED"] = True
    plan, typed = initiatief_by(village["amina"]), "Zestien nieuwe bloembakken"
    data = TYPED | {"wat": typed, "tekst": typed, "email": f"{typed}@x", "te_goeder_trouw": "y", "csrf_token": "van gisteren"}
    amina, path = browse(village["amina"]), f"/initiatieven/{plan.id}/{path}"
    page = amina.post(path, data=data, headers=OURS)
    assert (page.status_code, typed in page.text) == (400, True)
    assert "Je tekst staat er nog. Druk nog een keer op de knop." in page.text
    assert db.session.scalar(db.select(db.func.count()).select_from(Event)) == 0 and newest().wat == plan.wat


@pytest.mark.parametrize("headers", [THEIRS, {}])
def test_nobody_else_fills_in_our_forms(app, village, initiatief_by, browse, headers):
    app.config["WTF_CSRF_ENABLED"] = True
    plan = initiatief_by(village["amina"])
    page = browse(village["amina"]).post(f"/initiatieven/{plan.id}/bewerken", data=TYPED, headers=headers)
    assert (page.status_code, TYPED["wat"] in page.text) == (400, False)
    assert "kopieer eerst wat je typte" in page.text


@pytest.mark.parametrize("path", ["steunen", "uitnodigen"])
def test_what_was_typed_is_read_back_where_there_is_no_form_to_show(app, village, initiatief_by, browse, path):
    """Of a button, or for whoever may not come there any more."""
    app.config["WTF_CSRF_ENABLED"] = True
    plan = initiatief_by(village["amina"])
    who = None if path == "uitnodigen" else village["amina"]
    page = browse(who).post(f"/initiatieven/{plan.id}/{path}", data=TYPED, headers=OURS)
    assert (page.status_code, TYPED["wat"] in page.text) == (400, True)
    assert f'action="/initiatieven/{plan.id}/{path}"' not in page.text and "Kopieer eerst wat je typte" in page.text


def test_logging_in_does_not_make_what_was_typed_too_late(village, browse):
    visitor = browse()
    visitor.post(NEW, data=TYPED)
    plan = newest()
    actions.claim_drafts([plan.id], by=village["bas"])
    db.session.commit()
    db.session.refresh(plan)
    assert (plan.owner_id, plan.version) == (village["bas"].id, 1)


def test_a_plan_no_browser_can_reach_any_more_goes_with_its_photos(app, village, browse):
    mine = {"title": "Van iemand", "wat": "Iets."}
    kept = actions.start(mine, by=village["amina"]).id
    old = queries.one(actions.start({"title": "Van niemand"}, by=Stranger()).id)
    key = actions.add_foto(old, reencode(photo()[0]), "Bakken", by=Stranger()).key
    db.session.commit()
    with at(now() + timedelta(days=179)):
        young = actions.start({"title": "Net begonnen"}, by=Stranger()).id
        db.session.commit()
        assert opruimen.forget_lost() == 0
    with at(now() + timedelta(days=181)):
        assert opruimen.forget_lost() == 1 and opruimen.forget_lost() == 0
    assert db.session.scalars(db.select(Initiatief.id).order_by(Initiatief.id)).all() == [kept, young]
    assert not list(app.config["UPLOADS"].rglob(f"{key}*"))
