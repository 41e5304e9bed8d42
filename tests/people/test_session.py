"""From the first login to logging out: the welcome, what a session keeps, and when it ends."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import func, select

from portal.extensions import db
from portal.initiatieven.models import Initiatief
from portal.initiatieven.rules import Status
from portal.people import sessions
from portal.people.models import EndedSession, Person
from portal.people.queries import by_email, logged_in

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)

NEW = "nieuw@voorbeeld.invalid"


def count(model):
    return db.session.scalar(select(func.count()).select_from(model))


def test_session_is_new_and_lasts(village, browse, postbus):
    client = browse()
    with client.session_transaction() as session:
        session["csrf_token"] = session["onzin"] = "van een ander"
    client.post("/inloggen", data={"email": village["amina"].email})
    answer = client.post("/inloggen/code", data={"code": postbus.code})
    with client.session_transaction() as session:
        assert logged_in(session["_user_id"]).id == village["amina"].id
        assert session.permanent
        assert {"onzin", "csrf_token", "inloggen"} & set(session) == set()
    assert "Expires=" in answer.headers["Set-Cookie"]


def test_a_slow_answer_does_not_put_back_the_session_before_the_first_draft(village, browse):
    """What looks alike is asked while somebody types their first plan; its answer may come after the draft is kept."""
    client = browse()
    client.get("/initiatieven/nieuw")
    assert "Set-Cookie" not in client.get("/initiatieven/gelijk?q=bankjes").headers


@pytest.mark.parametrize("path", ("/initiatieven/gelijk?q=bankjes", "/initiatieven/"))
def test_an_answer_that_changes_nothing_brings_no_cookie(village, browse, postbus, path):
    """A slow answer would put back what was said to the visitor already, and they would read it twice."""
    client = browse()
    client.post("/initiatieven/nieuw", data={"title": "Bankjes", "later": "1"})
    client.get("/")
    with client.session_transaction() as session:
        assert session.permanent
    assert "Set-Cookie" not in client.get(path).headers


def test_what_a_page_asks_for_the_next_day_brings_no_cookie(village, browse):
    """A page that stood open all night: its answer may come after the next concept is kept."""
    with time_machine.travel(NOON, tick=False) as clock:
        client = browse()
        client.post("/initiatieven/nieuw", data={"title": "Bankjes", "later": "1"})
        client.get("/")
        clock.shift(timedelta(days=1))
        asked = client.get("/initiatieven/gelijk?q=bankjes", headers={"Sec-Fetch-Dest": "empty"})
        assert "Set-Cookie" not in asked.headers
        assert "Expires=" in client.get("/", headers={"Sec-Fetch-Dest": "document"}).headers["Set-Cookie"]


def test_drafts_of_this_browser_move_along(village, browse, postbus, initiatief_by):
    mine, other = (initiatief_by(None, Status.CONCEPT, title=title) for title in ("Bankje", "Schommel"))
    client = browse()
    with client.session_transaction() as session:
        session["concepten"] = [mine.id]
    client.post("/inloggen", data={"email": village["amina"].email})
    client.post("/inloggen/code", data={"code": postbus.code})
    owners = dict(db.session.execute(select(Initiatief.id, Initiatief.owner_id)).all())
    assert owners == {mine.id: village["amina"].id, other.id: None}


def test_what_was_typed_while_all_sessions_were_ended_elsewhere_can_be_copied(village, browse, initiatief_by):
    plan, amina = initiatief_by(village["amina"]), browse(village["amina"])
    village["amina"].stamp = "een ander"
    db.session.commit()
    answer = amina.post(f"/initiatieven/{plan.id}/voortgang", data={"tekst": "De bank staat er."})
    assert answer.status_code == 403 and "De bank staat er." in answer.text.partition("Wat je typte")[2]
    assert f'href="/inloggen?next=/initiatieven/{plan.id}/voortgang"' in answer.text
    assert amina.post(f"/initiatieven/{plan.id}/voortgang", data={"tekst": "De bank staat er."}).status_code == 302


def test_who_is_logged_in_goes_on(village, browse):
    amina = browse(village["amina"])
    assert amina.get("/inloggen?next=/mijn").location == "/mijn"
    assert amina.post("/inloggen", data={"email": NEW}).location == "/"


def test_first_login_makes_an_account_and_asks_two_things(app, log_in):
    client = log_in(NEW, next="/mijn")
    assert client.answer.location == "/welkom?next=/mijn"
    page = client.get(client.answer.location).text
    assert '<optgroup label="Noord">' in page
    assert "Heel Noord" not in page
    done = client.post(client.answer.location, data={"name": "  Fatma  K. ", "buurt_code": "BU01640201"})
    assert done.location == "/mijn"
    person = by_email(NEW)
    assert (person.name, person.buurt_code, person.taal) == ("Fatma K.", "BU01640201", "nl")
    assert "Welkom, Fatma K." in client.get("/mijn").text


def test_first_login_remembers_the_language(app, browse, log_in):
    client = browse()
    client.set_cookie("taal", "en")
    log_in(NEW, client)
    assert by_email(NEW).taal == "en"


@pytest.mark.parametrize("path", ["/", "/initiatieven/?zoek=tuin"])
def test_nameless_visitor_gets_the_welcome_first(person, browse, path):
    nameless = person()
    nameless.name = ""
    db.session.commit()
    client = browse(nameless)
    answer = client.get(path)
    assert answer.location.startswith("/welkom?next=/")
    assert client.post(answer.location, data={"name": "Fatma", "buurt_code": ""}).location == path


def test_second_login_goes_straight_on(app, log_in):
    client = log_in(NEW)
    client.post("/welkom", data={"name": "Fatma", "buurt_code": ""})
    assert log_in(NEW, next="/mijn").answer.location == "/mijn"
    assert count(Person) == 1


def test_stranger_has_no_welcome(app, browse):
    assert browse().get("/welkom").location == "/inloggen?next=/welkom"


def test_logging_out_is_a_post(village, browse):
    client = browse(village["amina"])
    assert client.get("/uitloggen").status_code == 405
    assert client.post("/uitloggen").location == "/"
    assert client.get("/mijn").location == "/inloggen?next=/mijn"


def copied(client, browse):
    """Another browser with a copy of the cookie of this one."""
    copy = browse()
    copy.set_cookie("session", client.get_cookie("session").value)
    return copy


def test_logging_out_ends_a_copied_cookie_and_no_other_device(village, browse, log_in):
    laptop, telephone = (log_in(village["amina"].email) for _device in range(2))
    copy = copied(laptop, browse)
    assert copy.get("/mijn").status_code == 200
    laptop.post("/uitloggen")
    assert copy.get("/mijn").location.startswith("/inloggen")
    assert telephone.get("/mijn").status_code == 200
    assert log_in(village["amina"].email, laptop).get("/mijn").status_code == 200


def test_logging_in_as_somebody_else_ends_the_session_before_it(village, browse, postbus, log_in):
    browse().post("/inloggen", data={"email": village["bas"].email})
    shared, link = browse(village["amina"]), postbus.link
    copy = copied(shared, browse)
    shared.post(link)
    assert village["bas"].email in shared.get("/mijn").text
    assert copy.get("/mijn").location.startswith("/inloggen")


def test_a_session_ends_by_itself_and_then_nothing_is_remembered_of_it(village, log_in):
    with time_machine.travel(NOON, tick=False) as clock:
        client = log_in(village["amina"].email)
        log_in(village["bas"].email).post("/uitloggen")
        for _month in range(6):
            clock.shift(timedelta(days=29))
            sessions.forget_old()
            assert (client.get("/mijn").status_code, count(EndedSession)) == (200, 1)
        clock.shift(timedelta(days=7))
        sessions.forget_old()
        assert client.get("/mijn").location.startswith("/inloggen")
        assert count(EndedSession) == 0


def test_knowing_that_a_session_goes_on_costs_no_statement(village, browse, queries):
    client = browse(village["amina"])
    queries.clear()
    client.get("/inloggen")
    assert len(queries) == 1


def test_post_without_token_is_refused(app, village, browse):
    app.config["WTF_CSRF_ENABLED"] = True
    client = browse(village["bea"])
    for path in (
        "/inloggen", "/inloggen/code", "/inloggen/opnieuw", "/inloggen/link/x", "/uitloggen", "/welkom",
        "/mijn", "/mijn/niet-meer-volgen", "/mijn/overal-uitloggen", "/mijn/e-mail", "/mijn/e-mail/code",
        "/mijn/verwijderen", "/beheer/mensen", "/beheer/mensen/rollen/1/beeindigen",
    ):
        assert client.post(path).status_code == 400, path


def test_a_form_of_nobody_any_more_gets_one_answer(app, village, browse):
    """Its cookies are gone: the page is refused, and does not say as well to log in and come back here."""
    app.config["WTF_CSRF_ENABLED"] = True
    answer = browse().post("/bewonersgroepen/nieuw", data={"naam": "Buren"}, headers={"Origin": "http://localhost"})
    assert answer.status_code == 400 and "De pagina was verlopen" in answer.text and "Log eerst in" not in answer.text


def test_who_wrote_a_text_until_all_cookies_went_reads_it_and_logs_in_to_come_back(app, browse):
    app.config["WTF_CSRF_ENABLED"] = True
    typed = {"naam": "Buren", "omschrijving": "Wij vegen elke week de stoep."}
    answer = browse().post("/bewonersgroepen/nieuw", data=typed, headers={"Origin": "http://localhost"})
    assert answer.status_code == 400 and "Wij vegen elke week de stoep." in answer.text
    assert 'href="/inloggen?next=/bewonersgroepen/nieuw"' in answer.text
    elsewhere = browse().post("/bewonersgroepen/nieuw", data=typed, headers={"Origin": "https://elders.invalid"})
    assert elsewhere.status_code == 400 and "Wij vegen" not in elsewhere.text


def test_what_somebody_sees_who_is_logged_in_stays_in_no_browser(village, browse):
    """A computer may be shared: who comes after has a button to go back."""
    mine = browse(village["amina"])
    assert {mine.get(path).headers["Cache-Control"] for path in ("/", "/mijn", "/berichten/")} == {"private, no-store"}
    assert "no-store" not in browse().get("/").headers.get("Cache-Control", "")
