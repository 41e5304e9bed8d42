"""Logging in without a password, the welcome, and logging out."""

import re
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
import time_machine
from sqlalchemy import func, select

from portal.extensions import db
from portal.people import tokens
from portal.people.models import LoginToken, Person
from portal.people.queries import by_email
from portal.security import safe_next
from portal.story import delivery
from portal.story.models import Mail

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
NEW = "nieuw@voorbeeld.invalid"
FOREIGN = [
    "//evil.nl", "/\\evil.nl", "\\evil.nl", "https:evil.nl", "https://evil.nl", "http:/evil.nl",
    "%2f%2fevil.nl",
    "/\n/evil.nl", "/\t/evil.nl", "/ /evil.nl", " //evil.nl", "///evil.nl", "evil.nl",
    "javascript:alert(1)", "",
]


def count(model):
    return db.session.scalar(select(func.count()).select_from(model))


def wrong(code):
    return f"{(int(code) + 1) % 10**6:06}"


# asking for the mail


def test_known_and_unknown_address_get_the_same_answer(village, browse, postbus):
    answers = []
    for email in (village["amina"].email, NEW):
        client = browse()
        asked = client.post("/inloggen", data={"email": email, "next": "/mijn"})
        page = client.get(asked.location)
        text = re.sub(rf'{email}|value="[\w.-]{{80,}}"', "", page.text)
        answers.append((asked.status, asked.location, text))
    assert answers[0] == answers[1]
    first, second = postbus.all
    assert [first.subject, len(first.body)] == [second.subject, len(second.body)]


def test_a_key_to_log_in_is_not_mailed_any_more_when_it_no_longer_works(browse):
    with time_machine.travel(NOON, tick=False) as clock:
        browse().post("/inloggen", data={"email": NEW})
        waits = db.session.scalars(select(Mail)).one()
        clock.shift(timedelta(minutes=tokens.MINUTES))
        assert waits.until == NOON + timedelta(minutes=tokens.MINUTES)
        assert delivery.send_waiting() == 0


def test_known_and_unknown_address_cost_the_same(village, browse, queries):
    seen = []
    for email in (village["amina"].email, NEW):
        queries.clear()
        browse().post("/inloggen", data={"email": email})
        seen.append(list(queries))
    assert seen[0] == seen[1]


def test_asking_makes_no_account(app, browse):
    browse().post("/inloggen", data={"email": NEW})
    assert [count(Person), count(LoginToken), count(Mail)] == [0, 1, 1]


@pytest.mark.parametrize("typed", [
    "", "amina", "amina@", "a b@voorbeeld.nl", "amina@nergens", "a@b.nl\nBcc: c@d.nl",
])
def test_what_is_no_address_is_said_beside_the_field_and_kept(app, browse, typed):
    page = browse().post("/inloggen", data={"email": typed})
    assert 'id="email-fout"' in page.text
    assert page.text.count('href="#email"') == 1
    assert f'value="{typed.strip()}"' in page.text
    assert count(Mail) == 0


def test_address_is_one_whatever_the_capitals(village, log_in):
    client = log_in(village["amina"].email.upper())
    assert village["amina"].email in client.get("/mijn").text
    assert count(Person) == len(village)


def test_mail_holds_link_and_code_and_no_host_of_the_visitor(app, browse, postbus):
    browse().post("/inloggen", data={"email": NEW}, headers={"Host": "evil.nl"})
    assert f'{app.config["BASE_URL"]}/inloggen/link/' in postbus.last.body
    assert "evil" not in postbus.last.body
    assert postbus.code


def test_sixth_mail_to_one_address_is_refused_also_for_an_unknown_one(app, browse, village):
    app.config["LIMITS_FACTOR"] = 1
    for email in (village["amina"].email, NEW):
        codes = [browse().post("/inloggen", data={"email": email}).status_code for _ in range(6)]
        assert codes == [303] * 5 + [429]


def test_who_asks_from_elsewhere_is_not_kept_out_until_the_address_itself_had_enough(app, browse, village):
    app.config["LIMITS_FACTOR"] = 1
    ask = partial(browse().post, "/inloggen", data={"email": village["amina"].email})
    for place in range(6):
        elsewhere = {"REMOTE_ADDR": f"192.0.2.{place}"}
        assert [ask(environ_base=elsewhere).status_code for _mail in range(6)] == [303] * 5 + [429]
    assert ask(environ_base={"REMOTE_ADDR": "192.0.2.9"}).status_code == 429


@pytest.mark.parametrize(("place", "one"), [
    ("2001:db8:1:2::{:x}", True), ("2001:db8:1:{:x}::1", False), ("192.0.2.{}", False), ("::ffff:192.0.2.{}", False),
])
def test_of_ipv6_every_address_of_one_network_is_one_visitor(app, browse, village, place, one):
    app.config["LIMITS_FACTOR"] = 1
    ask = partial(browse().post, "/inloggen", data={"email": village["amina"].email})
    codes = [ask(environ_base={"REMOTE_ADDR": place.format(number)}).status_code for number in range(1, 7)]
    assert codes == [303] * 5 + [429 if one else 303]


def test_after_the_guesses_of_a_day_the_page_points_to_the_link(app, browse, postbus, village):
    app.config["LIMITS_FACTOR"] = 1
    client, email, guesses = browse(), village["amina"].email, {"code": "000000"}
    for mail in range(7):
        elsewhere = {"REMOTE_ADDR": f"192.0.2.{mail}"}
        client.post("/inloggen", data={"email": email}, environ_base=elsewhere)
        pages = [client.post("/inloggen/code", data=guesses, environ_base=elsewhere).text for _try in range(5)]
        assert ["Open de link in de mail. Die werkt wel." in page for page in pages] == [mail == 6] * 5
    page = client.post("/inloggen/code", data={"code": postbus.code})
    assert page.location is None and "Die werkt wel." in page.text
    assert client.post(postbus.link).location == "/"


def test_many_addresses_from_one_visitor_are_refused(app, browse):
    app.config["LIMITS_FACTOR"] = 1
    codes = [browse().post("/inloggen", data={"email": f"n{n}@voorbeeld.nl"}).status_code for n in range(21)]
    assert codes[19:] == [303, 429]


# the code


def test_code_logs_in(village, log_in):
    client = log_in(village["amina"].email, next="/berichten/")
    assert client.answer.location == "/berichten/"
    assert "Amina" in client.get("/mijn").text


def test_code_may_be_typed_with_spaces(village, browse, postbus):
    client = browse()
    client.post("/inloggen", data={"email": village["amina"].email})
    spaced = f" {postbus.code[:3]} {postbus.code[3:]} "
    assert client.post("/inloggen/code", data={"code": spaced}).location == "/"


def test_code_field_is_made_for_codes(app, browse):
    client = browse()
    client.post("/inloggen", data={"email": NEW})
    page = client.get("/inloggen/code").text
    assert 'autocomplete="one-time-code"' in page
    assert 'inputmode="numeric"' in page
    assert "Open de brievenbus" in page


@pytest.mark.parametrize("setting", [{"PRODUCTION": True}, {"MAIL_URL": "smtp://localhost"}])
def test_letterbox_is_for_development_only(app, browse, setting):
    app.config.update(setting)
    client = browse()
    client.post("/inloggen", data={"email": NEW})
    assert "Open de brievenbus" not in client.get("/inloggen/code").text


def test_code_page_without_an_address_leads_to_the_beginning(app, browse):
    assert browse().get("/inloggen/code").location == "/inloggen"
    assert browse().post("/inloggen/opnieuw").location == "/inloggen"


def test_wrong_code_is_said_kindly_and_ends_after_five(village, browse, postbus):
    client = browse()
    client.post("/inloggen", data={"email": village["amina"].email})
    pages = [client.post("/inloggen/code", data={"code": wrong(postbus.code)}).text for _ in range(5)]
    assert ["Deze code klopt niet." in page for page in pages] == [True] * 4 + [False]
    assert "Deze code werkt niet meer. Vraag een nieuwe code aan." in pages[4]
    assert "Stuur een nieuwe mail" in pages[4]
    assert "Deze code werkt niet meer." in client.post("/inloggen/code", data={"code": postbus.code}).text
    assert client.get("/mijn").location.startswith("/inloggen")


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "١٢٣٤٥٦"])
def test_what_is_no_code_does_not_count_as_a_try(village, browse, postbus, typed):
    client = browse()
    client.post("/inloggen", data={"email": village["amina"].email})
    assert 'id="code-fout"' in client.post("/inloggen/code", data={"code": typed}).text
    assert db.session.scalar(select(LoginToken.tries)) == 0


def test_too_late_code_is_refused_and_another_works(village, browse, postbus):
    client = browse()
    with time_machine.travel(NOON, tick=False) as clock:
        client.post("/inloggen", data={"email": village["amina"].email, "next": "/mijn"})
        clock.shift(timedelta(minutes=16))
        assert "Deze code werkt niet meer." in client.post("/inloggen/code", data={"code": postbus.code}).text
        assert client.post("/inloggen/opnieuw").location == "/inloggen/code"
        assert "We hebben een nieuwe mail gestuurd." in client.get("/inloggen/code").text
        assert client.post("/inloggen/code", data={"code": postbus.code}).location == "/mijn"


def test_code_of_one_address_does_not_open_another(village, browse, postbus):
    amina, bas = browse(), browse()
    amina.post("/inloggen", data={"email": village["amina"].email})
    code = postbus.code
    bas.post("/inloggen", data={"email": village["bas"].email})
    if postbus.code != code:
        assert bas.post("/inloggen/code", data={"code": code}).location is None


def test_guessing_many_codes_is_refused(app, browse):
    app.config["LIMITS_FACTOR"] = 1
    client = browse()
    client.post("/inloggen", data={"email": NEW})
    codes = [client.post("/inloggen/code", data={"code": "000000"}).status_code for _ in range(31)]
    assert codes[29:] == [200, 429]


# the link


def test_link_works_in_another_browser_and_once(village, browse, postbus):
    browse().post("/inloggen", data={"email": village["amina"].email, "next": "/mijn"})
    phone, link = browse(), postbus.link
    shown = phone.get(link)
    assert village["amina"].email in shown.text and shown.headers["Cache-Control"] == "private, no-store"
    assert phone.post(link).location == "/mijn"
    assert "Amina" in phone.get("/mijn").text
    again = browse().post(link)
    assert again.status_code == 410
    assert "Deze link werkt niet meer" in again.text


def test_who_is_logged_in_already_reads_that_at_a_used_link(village, browse, postbus):
    """The mail is opened again, or the button was pressed twice."""
    browse().post("/inloggen", data={"email": village["amina"].email})
    phone, link = browse(), postbus.link
    phone.post(link)
    for answer in (phone.get(link), phone.post(link)):
        assert answer.status_code == 410
        assert f"Je bent al ingelogd als {village['amina'].email}." in answer.text
        assert "Stuur mij een nieuwe mail" not in answer.text


def test_opening_the_link_changes_nothing(village, browse, postbus):
    browse().post("/inloggen", data={"email": NEW})
    before = db.session.execute(select(LoginToken.__table__)).all()
    scanner = browse()
    for _ in range(2):
        assert "Inloggen" in scanner.get(postbus.link).text
    assert db.session.execute(select(LoginToken.__table__)).all() == before
    assert count(Person) == len(village)
    assert scanner.get("/mijn").location.startswith("/inloggen")


@pytest.mark.parametrize("token", ["x", "a" * 43, "%27%20OR%201=1"])
def test_unknown_link_is_kind_and_offers_another(app, browse, token):
    link = f"/inloggen/link/{token}"
    for answer in (browse().get(link), browse().post(link)):
        assert answer.status_code == 410
        assert "Stuur mij een nieuwe mail" in answer.text


def test_key_for_something_else_does_not_log_in(village, app, browse):
    link = tokens.make("meedoen", village["amina"].email, subject_id=1)
    db.session.commit()
    assert browse().post(f"/inloggen/link/{link}").status_code == 410


# after logging in


@pytest.mark.parametrize("target", [*FOREIGN, None, ["/mijn"], 7])
def test_foreign_way_on_is_never_taken(target):
    assert safe_next(target) == "/"


def test_a_way_on_too_long_for_a_cookie_is_not_remembered(village, browse, postbus):
    client = browse()
    client.post("/inloggen", data={"email": village["amina"].email, "next": "/" + "a" * 5000})
    assert len(client.get_cookie("session").value) < 1000
    assert client.post("/inloggen/code", data={"code": postbus.code}).location == "/"


@pytest.mark.parametrize("target", ["/", "/mijn", "/initiatieven/?zoek=a%20b#x", "/%2f%2fevil.nl"])
def test_own_way_on_is_kept(target):
    assert safe_next(target) == target


@pytest.mark.parametrize("target", ["//evil.nl", "/\\evil.nl", "https:evil.nl"])
def test_foreign_way_on_becomes_the_front_door_after_logging_in(village, browse, postbus, target):
    client = browse()
    client.get("/inloggen", query_string={"next": target})
    client.post("/inloggen", data={"email": village["amina"].email, "next": target})
    assert client.post("/inloggen/code", data={"code": postbus.code}).location == "/"


def test_foreign_way_on_is_refused_for_who_is_logged_in_and_at_the_welcome(village, browse):
    client = browse(village["amina"])
    for target in FOREIGN:
        assert client.get("/inloggen", query_string={"next": target}).location == "/"
        assert client.get("/welkom", query_string={"next": target}).location == "/"


def test_way_on_is_one_text_also_when_two_are_given(village, browse):
    assert browse(village["amina"]).get("/inloggen?next=/mijn&next=//evil.nl").location == "/mijn"
    assert browse(village["amina"]).get("/inloggen?next[]=//evil.nl").location == "/"


def test_way_on_keeps_its_question(app, browse, village, postbus):
    client = browse()
    page = client.get("/inloggen", query_string={"next": "/initiatieven/?zoek=tuin&thema=groen"}).text
    assert 'value="/initiatieven/?zoek=tuin&amp;thema=groen"' in page


# the welcome


def test_buurt_is_not_needed(app, log_in):
    client = log_in(NEW)
    assert client.post("/welkom", data={"name": "Fatma", "buurt_code": ""}).location == "/"
    assert by_email(NEW).buurt_code is None


@pytest.mark.parametrize(("name", "buurt", "field"), [
    ("", "", "name"), ("F", "", "name"), ("F" * 61, "", "name"), ("fatma@voorbeeld.nl", "", "name"),
    ("Fatma 06 1234 5678", "", "name"), ("Gemeente Hengelo", "", "name"), ("Fatma, moderator", "", "name"),
    ("Stadsdeelregisseur", "", "name"),
    ("Fatma", "BU99999999", "buurt_code"), ("Fatma", "WK016402", "buurt_code"),
])
def test_welcome_says_what_is_wrong_and_keeps_what_was_typed(app, log_in, name, buurt, field):
    client = log_in(NEW)
    page = client.post("/welkom", data={"name": name, "buurt_code": buurt}).text
    assert f'id="{field}-fout"' in page
    assert f'href="#{field}"' in page
    assert f'value="{name}"' in page
    assert by_email(NEW).name == ""


# out
