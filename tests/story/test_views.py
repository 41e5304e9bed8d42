"""The pages about berichten, following a thema, and the letterbox of a portal on trial."""

import pytest
from sqlalchemy import select

from portal.clock import now
from portal.extensions import db
from portal.story import mail
from portal.story.actions import follow
from portal.story.models import Follow, Notification
from portal.story.things import KINDS


@pytest.fixture
def tells(village, initiatief_by, happened):
    """Amina hears this many times from the gemeente, each time about a plan of its own."""

    def tells(number, **fields):
        for turn in range(number):
            plan = initiatief_by(village["amina"], title=f"Plan {turn}", **fields)
            happened(plan, "antwoord", village["mo"], note=f"Antwoord {turn}")

    return tells


def unread(person):
    db.session.expire_all()
    mine = select(Notification.event_id).where(Notification.person_id == person.id)
    return sorted(db.session.scalars(mine.where(Notification.read_at.is_(None))))


def follows(person):
    db.session.expire_all()
    rows = db.session.scalars(select(Follow).where(Follow.person_id == person.id))
    return {(row.kind, row.key) for row in rows}


def test_berichten_stand_newest_first_and_lead_to_their_plan(village, browse, tells):
    tells(2)
    page = browse(village["amina"]).get("/berichten/").text
    assert page.index("Plan 1") < page.index("Plan 0")
    assert 'href="/initiatieven/2"' in page
    assert page.count("Antwoord van de gemeente") == 2
    assert page.count("Nieuw<") == 2


def test_berichten_are_ones_own(village, browse, tells):
    tells(1)
    assert "Plan 0" not in browse(village["bas"]).get("/berichten/").text
    assert browse().get("/berichten/").headers["Location"].startswith("/inloggen")


@pytest.mark.parametrize("number", (1, 3))
def test_berichten_cost_the_same_for_one_and_for_three(village, browse, tells, queries, number):
    tells(number)
    visitor = browse(village["amina"])
    queries.clear()
    visitor.get("/berichten/")
    assert len(queries) == 3


def test_berichten_come_in_pages(village, browse, tells):
    tells(21)
    visitor = browse(village["amina"])
    first = visitor.get("/berichten/").text
    second = visitor.get("/berichten/?na=2").text
    assert ("Plan 20" in first, "Plan 0<" in first, 'href="/berichten/?na=2"' in first) == (True, False, True)
    assert ("Plan 20" in second, "Plan 0<" in second) == (False, True)
    assert visitor.get("/berichten/?na=zomaar").status_code == 200


def test_hidden_plan_is_not_named_to_who_may_not_read_it(village, browse, tells):
    follow("buurten", "BU01640202", by=village["bas"])
    tells(1, hidden_at=now())
    db.session.add(Notification(person_id=village["bas"].id, event_id=1))
    db.session.commit()
    assert "Plan 0" in browse(village["amina"]).get("/berichten/").text
    seen = browse(village["bas"]).get("/berichten/").text
    assert ("Plan 0" in seen, "Antwoord 0" in seen) == (False, False)
    assert "Dit initiatief staat niet meer op de site." in seen


def test_all_read_marks_what_was_on_the_page_and_nothing_else(village, browse, tells):
    tells(3)
    db.session.add(Notification(person_id=village["bas"].id, event_id=1))
    db.session.commit()
    visitor = browse(village["amina"])
    assert visitor.post("/berichten/gelezen", data={"tot": "2"}).headers["Location"] == "/berichten/"
    assert (unread(village["amina"]), unread(village["bas"])) == ([3], [1])
    assert visitor.post("/berichten/gelezen").status_code == 400
    assert visitor.get("/berichten/gelezen").status_code == 405


def test_looking_at_berichten_changes_nothing(village, browse, tells):
    tells(1)
    browse(village["amina"]).get("/berichten/")
    assert unread(village["amina"]) == [1]


def test_user_text_in_a_bericht_is_escaped(village, browse, initiatief_by, happened):
    plan = initiatief_by(village["amina"], title="<img src=x>")
    happened(plan, "antwoord", village["mo"], note="<b>hoi</b>")
    page = browse(village["amina"]).get("/berichten/").text
    assert ("<img src=x>" in page, "<b>hoi</b>" in page, "&lt;b&gt;hoi" in page) == (False, False, True)


def test_thema_is_followed_and_let_go(village, browse):
    visitor = browse(village["bas"])
    for _turn in range(2):
        answer = visitor.post("/themas/groen/volgen", data={"terug": "/initiatieven/?thema=groen"})
        assert answer.headers["Location"] == "/initiatieven/?thema=groen"
    assert follows(village["bas"]) == {("themas", "groen")}
    answer = visitor.post("/themas/groen/ontvolgen", data={"terug": "https://elders.invalid"})
    assert answer.headers["Location"] == "/"
    assert follows(village["bas"]) == set()


def test_unknown_thema_and_unknown_visitor_follow_nothing(village, browse):
    assert browse(village["bas"]).post("/themas/onzin/volgen").status_code == 404
    assert browse().post("/themas/groen/volgen").headers["Location"].startswith("/inloggen")
    assert db.session.scalars(select(Follow)).all() == []


def test_letterbox_shows_mail_newest_first_with_its_link_to_click(app, browse):
    for turn in range(2):
        link = mail.address(f"/inloggen/link/x{turn}")
        mail.write("buur@voorbeeld.invalid", f"Brief {turn} <b>", f"Open <i>\n\n{link}")
    db.session.commit()
    page = browse().get("/ontwikkeling/brievenbus").text
    assert "Dit is de brievenbus van de proefopstelling" in page
    assert page.index("Brief 1") < page.index("Brief 0")
    assert f'href="{mail.address("/inloggen/link/x1")}"' in page
    assert ("<i>" in page, "Brief 0 &lt;b&gt;" in page) == (False, True)


@pytest.mark.parametrize("setting", ({"PRODUCTION": True}, {"MAIL_URL": "smtp://127.0.0.1:2525"}))
def test_letterbox_is_not_there_once_mail_is_real(app, browse, setting):
    mail.write("buur@voorbeeld.invalid", "Geheim", "Dag")
    db.session.commit()
    app.config.update(setting)
    answer = browse().get("/ontwikkeling/brievenbus")
    assert (answer.status_code, "Geheim" in answer.text) == (404, False)


@pytest.mark.een_database
def test_a_bericht_is_not_read_once_for_every_member_of_a_group(app):
    """A group of 300 stood 90,000 times beside what it moved from one budget to another."""
    for kind in KINDS.values():
        assert "JOIN lidmaatschap" not in str(select(kind.model).options(*kind.load)), kind.model
