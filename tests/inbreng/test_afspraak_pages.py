"""The pages about a promise: what everyone reads on a thing, and what staff do from the line."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from portal.buurtagenda.rules.punt import SignaalStatus, Status
from portal.clock import today
from portal.extensions import db
from portal.inbreng import actions
from portal.initiatieven.rules import Status as PlanStatus
from portal.story import delivery
from portal.story.models import Event, Mail
from portal.story.werkdagen import in_workdays
from portal.templating import datum
from tests.agenda import make_agenda, make_punt, make_signaal
from tests.opgaven import inbreng_of, make_inbreng


@pytest.fixture
def plan(village, initiatief_by):
    made = initiatief_by(village["amina"])
    make_inbreng(made)
    return made


def in_words(app, day, with_day=False):
    with app.test_request_context():
        return datum(day, with_day)


def address(plan, what=""):
    return f"/inbreng/{inbreng_of(plan).id}{what}"


def test_everyone_reads_what_was_promised(app, village, browse, plan):
    agenda = make_agenda(village["mo"])
    punt = make_punt(agenda, village["amina"], Status.GEPLAATST)
    signaal = make_signaal(agenda, village["amina"], SignaalStatus.INGEDIEND)
    pages = {f"/initiatieven/{plan.id}": (plan, "bas"), f"/buurtagenda/punten/{punt.id}": (punt, "bas"),
             f"/buurtagenda/signalen/{signaal.id}": (signaal, "amina")}
    for page, (thing, who) in pages.items():
        line = make_inbreng(thing)
        said = f"Antwoord afgesproken: uiterlijk {in_words(app, line.beloofd)}"
        assert said in browse(village[who]).get(page).text, page
        actions.pause(inbreng_of(thing), "Een geheime reden.", by=village["mo"])
        db.session.commit()
        resting = browse(village[who]).get(page).text
        assert said not in resting and "staat stil" in resting and "Een geheime reden" not in resting


def test_the_promise_costs_no_statement(browse, plan, queries):
    """The line of the register comes with the plan itself."""
    queries.clear()
    browse().get(f"/initiatieven/{plan.id}")
    assert [one for one in queries if "FROM inbreng" in one] == []


def test_staff_promise_another_date_from_the_line(app, village, browse, plan):
    mo, day = browse(village["mo"]), in_workdays(today(), 20)
    assert address(plan, "/afspraak") in mo.get(address(plan)).text
    assert mo.get(address(plan, "/afspraak")).status_code == 200
    done = mo.post(address(plan, "/afspraak"), data={"datum": day.isoformat(), "reden": "We wachten op een offerte."})
    assert done.status_code == 303
    assert inbreng_of(plan).beloofd == day
    seen = browse(village["amina"]).get(address(plan)).text
    assert "We wachten op een offerte." in seen and in_words(app, day, True) in seen
    public = browse().get(address(plan)).text
    assert "We wachten op een offerte." not in public and in_words(app, day, True) in public


def test_a_day_without_work_is_refused_in_words(village, browse, plan):
    saturday = today() + timedelta(12 - today().weekday())
    page = browse(village["mo"]).post(address(plan, "/afspraak"), data={"datum": saturday.isoformat(), "reden": "Later."})
    assert "Op deze dag werkt de gemeente niet" in page.text and 'id="datum-fout"' in page.text


@pytest.mark.parametrize(("datum", "reden", "field"), [
    ("", "Daarom.", "datum"), ("2020-01-01", "Daarom.", "datum"), ("9999-12-31", "Daarom.", "datum"),
    ("morgen", "Daarom.", "datum"), ("2026-13-40", "Daarom.", "datum"), ("{day}", "", "reden"), ("{day}", "x" * 2001, "reden"),
])
def test_what_is_not_right_is_said_beside_the_field(village, browse, plan, datum, reden, field):
    before = inbreng_of(plan).beloofd
    given = {"datum": datum.format(day=in_workdays(today(), 9)), "reden": reden}
    page = browse(village["mo"]).post(address(plan, "/afspraak"), data=given)
    assert page.status_code == 200 and f'id="{field}-fout"' in page.text
    assert inbreng_of(plan).beloofd == before


def test_staff_pause_and_go_on(village, browse, plan):
    mo = browse(village["mo"])
    assert mo.post(address(plan, "/pauze"), data={"reden": ""}).status_code == 200
    assert mo.post(address(plan, "/pauze"), data={"reden": "We wachten op de eigenaar."}).status_code == 303
    page = mo.get(address(plan)).text
    assert "We wachten op de eigenaar." in page and address(plan, "/verder") in page
    assert address(plan, "/pauze") not in page
    assert mo.get(address(plan, "/pauze")).status_code == 409
    assert mo.post(address(plan, "/verder")).status_code == 303
    assert inbreng_of(plan).rust_sinds is None
    assert mo.post(address(plan, "/verder")).status_code == 409


def test_a_pause_of_what_is_late_is_refused_in_words(village, browse, plan):
    line = inbreng_of(plan)
    line.beloofd = today() - timedelta(1)
    db.session.commit()
    page = browse(village["mo"]).post(address(plan, "/pauze"), data={"reden": "Nog even."})
    assert page.status_code == 200 and "Spreek een nieuwe datum af." in page.text


@pytest.mark.parametrize("who", ["amina", "bas", "rik", "driss", "bea"])
def test_others_get_none_of_it(village, browse, plan, who):
    visitor = browse(village[who])
    for door in ("/afspraak", "/pauze", "/verder"):
        assert visitor.post(address(plan, door), data={"reden": "x", "datum": "2030-01-01"}).status_code == 403
    assert address(plan, "/afspraak") not in visitor.get(address(plan)).text


def test_what_is_over_is_promised_no_more(village, browse, initiatief_by):
    done = initiatief_by(village["amina"], PlanStatus.GEREALISEERD)
    make_inbreng(done, afgerond=True, beloofd=None)
    assert browse(village["mo"]).get(address(done, "/afspraak")).status_code == 409


def test_everyone_reads_that_it_is_late(village, browse, plan):
    line = inbreng_of(plan)
    line.beloofd = today() - timedelta(4)
    db.session.commit()
    assert "(4 dagen te laat)" in browse().get(f"/initiatieven/{plan.id}").text


def test_a_new_date_is_named_in_the_bericht_on_the_line_and_in_the_mail(app, village, browse, plan):
    first, second = in_workdays(today(), 20), in_workdays(today(), 30)
    for day in (first, second):
        actions.promise(inbreng_of(plan), day, "We wachten op een offerte.", by=village["mo"])
    db.session.commit()
    amina, said = browse(village["amina"]), [f"Antwoord uiterlijk {in_words(app, day, True)}." for day in (first, second)]
    assert all(one in amina.get("/berichten/").text and one in amina.get(address(plan)).text for one in said)
    delivery.write_notifications()
    mails = db.session.scalars(select(Mail).where(Mail.to == village["amina"].email).order_by(Mail.id)).all()
    assert [one in mail.body for mail in mails for one in said] == [True, False, False, True]


def test_a_date_that_was_not_kept_with_the_event_is_not_named(village, browse, plan):
    actions.promise(inbreng_of(plan), in_workdays(today(), 20), "Later.", by=village["mo"])
    db.session.execute(update(Event).where(Event.what == "inbreng.beloven").values(data={}))
    db.session.commit()
    assert "Antwoord uiterlijk" not in browse(village["amina"]).get("/berichten/").text


def test_the_queue_somebody_came_from_is_the_way_back(village, browse, plan):
    mo, queue = browse(village["mo"]), "/beheer/?termijn=week"
    page = mo.get(f"/beheer/initiatieven/{plan.id}", query_string={"terug": queue}).text
    assert f"{address(plan)}?terug=/beheer/?termijn%3Dweek" in page
    line = mo.get(address(plan), query_string={"terug": queue}).text
    assert f'href="{queue}">Wachtrij' in line and f"/beheer/initiatieven/{plan.id}?terug=/beheer/?termijn%3Dweek" in line
