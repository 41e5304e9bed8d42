"""The public pages of rounds: everything in words, the same in few statements, never stale and never a count."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.clock import at, now
from portal.extensions import db
from portal.stemmen import queries, tijd
from portal.stemmen.actions import Stemmer, cast
from portal.stemmen.actions.vastleggen import fix
from portal.stemmen.models import Stemronde
from portal.stemmen.rules.regels import Grens, Regels, Rest, Telregel
from portal.stemmen.rules.ronde import Status, Vorm
from portal.story import delivery
from portal.story.actions import follow
from portal.story.models import Event, Mail, Notification
from portal.templating import datum
from tests.agenda import EURO, make_ronde
from tests.village import make_app

# For a stranger: the round with its options, its pairs and the buurten of the agenda, or the list of rounds.
STATEMENTS = {False: 4, True: 1}
NOORK, EERST = {"BU01640202": Grens(2, 3_000 * EURO)}, "Voor ‘De Noork’ is eerst hooguit €\u00a03.000."


def text_of(browse, ronde, **visitor):
    return browse(**visitor).get(f"/stemmen/{ronde.id}").text


def test_a_fixed_round_shows_what_it_is_about_and_its_hashes(agenda, village, browse):
    made = make_ronde(agenda, Status.CONCEPT, opent_at=now() + timedelta(hours=1))
    fix(queries.one(made.id), by=village["mo"])
    db.session.commit()
    ronde = queries.one(made.id)
    seed, page = ronde.zaad, text_of(browse, ronde)
    for said in (ronde.kop_voor, ronde.zaad_hash, "Plan 2", "€ 2.500", "Kost niets", "Je bent 12 jaar of ouder", "Nog niet open"):
        assert said.replace("€ ", "€\u00a0") in page
    assert seed not in page and "Stem nu" not in page


@pytest.mark.een_database
@pytest.mark.parametrize("vorm, regels, said", [
    (Vorm.KIES, Regels(min_keuzes=3, max_keuzes=3), "precies 3"),
    (Vorm.MANDJE, Regels(mandje_min=100 * EURO), "minstens €\u00a0100"),
    (Vorm.PUNTEN, Regels(punten_max=5), "hooguit 5 punten"),
    (Vorm.PUNTEN, Regels(punten_max=1), "hooguit 1 punt."),
    (Vorm.VOLGORDE, Regels(max_keuzes=3), "elke volgende één minder"),
    (Vorm.EEN, Regels(), "Kies er één"),
    (Vorm.KIES, Regels(telregel=Telregel.GELIJKE_DELEN, rest=Rest.NIETS), "een even groot deel"),
    (Vorm.KIES, Regels(rest=Rest.DEEL), "krijgt het wat er over is"),
    (Vorm.KIES, Regels(per_gebied=NOORK), f"{EERST} Wat overblijft, is daarna voor alle plannen, ook van ‘De Noork’."),
    (Vorm.KIES, Regels(per_gebied=NOORK, samen=False), "Voor ‘De Noork’ is hooguit €\u00a03.000."),
    (Vorm.KIES, Regels(per_gebied=NOORK, telregel=Telregel.GELIJKE_DELEN), EERST),
    (Vorm.KIES, Regels(per_gebied=NOORK, telregel=Telregel.GELIJKE_DELEN, rest=Rest.NIETS), "is hooguit €\u00a03.000."),
    (Vorm.KIES, Regels(gewichten={"papier": "3/2"}), "Een stem op papier telt voor 1,5"),
    (Vorm.KIES, Regels(gewichten={"papier": "1.5"}), "Een stem op papier telt voor 1,5"),
    (Vorm.KIES, Regels(gewichten={"papier": "2/3"}), "Een stem op papier telt voor 2/3"),
    (Vorm.KIES, Regels(gewichten={"papier": "2"}), "minder dan 10 geldige stemmen? Dan telt een stem daar voor 1."),
    (Vorm.KIES, Regels(quorum=1), "minstens 1 geldige stem is."),
    (Vorm.KIES, Regels(quorum=2_500), "minstens 2.500 geldige stemmen zijn."),
    (Vorm.KIES, Regels(quorum=100), "minstens 100 geldige stemmen zijn. Anders is de uitslag een advies."),
    (Vorm.KIES, Regels(wijzigen=True), "vernietigen we die sleutel"),
    (Vorm.KIES, Regels(toegang=("account", "code")), "heb je de code uit de brief nodig"),
    (Vorm.KIES, Regels(toegang=("account", "code")), "Iedereen stemt één keer, langs welke weg ook."),
    (Vorm.KIES, Regels(toegang=("account", "code"), zonder_brief=True), "Heb je een account en ook een code?"),
    (Vorm.KIES, Regels(toegang=("account", "balie")), "Heb je een account en ook een code?"),
], ids=str)
def test_each_rule_is_said_in_words(agenda, browse, vorm, regels, said):
    assert said in text_of(browse, make_ronde(agenda, vorm=vorm, regels=regels))


@pytest.mark.een_database
@pytest.mark.parametrize("samen, said", [(True, EERST), (False, "Voor ‘De Noork’ is in de uitslag hooguit €\u00a03.000.")])
def test_the_ballot_says_of_the_money_of_an_area_what_the_count_does(agenda, village, browse, samen, said):
    ronde = make_ronde(agenda, regels=Regels(per_gebied=NOORK, samen=samen))
    assert said in browse(village["amina"]).get(f"/stemmen/{ronde.id}/stem").text


@pytest.mark.een_database
def test_a_round_about_priorities_speaks_of_no_money(agenda, browse):
    page = text_of(browse, make_ronde(agenda, budget=None, costs=(0, 0, 0), regels=Regels(plaatsen=2)))
    assert "De 2 onderwerpen met de meeste stemmen worden gekozen" in page and "Dan loten we." in page
    assert "te verdelen" not in page


@pytest.mark.een_database
def test_the_page_is_the_same_however_many_voted(agenda, browse, person):
    made = make_ronde(agenda)
    before = text_of(browse, made)
    ronde = queries.one(made.id)
    for _voter in range(3):
        cast(ronde, {ronde.keuzes[0].id: 1}, Stemmer(person().id))
    db.session.commit()
    db.session.expire_all()
    assert text_of(browse, made) == before


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_and_the_round_ask_as_much_with_one_as_with_three(agenda, browse, queries, number):
    made = [make_ronde(agenda, costs=(100,) * (2 * number)).id for _round in range(number)]
    for address in ("/stemmen/", f"/stemmen/{made[0]}"):
        queries.clear()
        assert browse().get(address).status_code == 200
        assert len(queries) == STATEMENTS[address == "/stemmen/"], queries


@pytest.mark.een_database
def test_the_list_tells_open_coming_and_past_apart(agenda, browse, village):
    moment = now()
    for title, opens, closes in (("Nu bezig", -1, 1), ("Over een dag", 1, 2), ("Net voorbij", -2, -1)):
        make_ronde(agenda, title=title, opent_at=moment + timedelta(days=opens), sluit_at=moment + timedelta(days=closes))
    make_ronde(agenda, Status.CONCEPT, title="Nog geheim")
    page = browse().get("/stemmen/").text
    assert page.index("Nu open") < page.index("Nu bezig") < page.index("Straks open") < page.index("Over een dag")
    assert page.index("Over een dag") < page.index("Geweest") < page.index("Net voorbij")
    assert "Nog geheim" not in page


@pytest.mark.een_database
def test_a_kept_page_is_drawn_anew_when_the_round_opens_and_closes(agenda, database_url):
    moment, keeping = now(), make_app(database_url, PAGE_CACHE=True)
    ronde = make_ronde(agenda, opent_at=moment + timedelta(minutes=1), sluit_at=moment + timedelta(minutes=2))
    addresses, seen = (f"/stemmen/{ronde.id}", "/stemmen/", f"/buurtagenda/{agenda.id}"), []
    for minutes in (0, 0, 1, 2):
        with at(moment + timedelta(minutes=minutes)):
            seen.append([keeping.test_client().get(address).text for address in addresses])
    for before, again, opened, closed in zip(*seen, strict=True):
        assert before == again and len({before, opened, closed}) == 3
        assert "Nog niet open" in before and "Nog niet open" not in opened and "Gesloten" in closed


def opened(agenda):
    return make_ronde(agenda, opent_at=now() - timedelta(minutes=1))


def told():
    return db.session.scalars(select(Event.what)).all()


def test_opening_is_told_once_whatever_the_number_of_messengers(agenda, village):
    follow("agendas", agenda.id, by=village["bas"])
    db.session.commit()
    ronde_id = opened(agenda).id
    assert tijd.announce_open() == 1 and tijd.announce_open() == 0
    assert tijd.announce(ronde_id) is False
    assert told() == ["stemrondes.openen"]
    assert db.session.scalars(select(Notification.person_id)).all() == [village["bas"].id]
    delivery.write_notifications()
    mail = db.session.scalars(select(Mail)).one()
    assert "De stemming is open" in mail.subject and "de buurtagenda van deze stemming volgt" in mail.body
    assert "Deze buurtagenda niet meer volgen" in mail.body
    ronde = db.session.get(Stemronde, ronde_id)
    assert f"Stemmen kan tot {datum(ronde.sluit_at, True, 'nl')}, " in mail.body and mail.until == ronde.sluit_at


def test_what_is_not_open_is_not_told_as_open(agenda):
    moment = now()
    make_ronde(agenda, opent_at=moment + timedelta(minutes=1))
    make_ronde(agenda, sluit_at=moment)
    make_ronde(agenda, Status.CONCEPT, opent_at=moment - timedelta(minutes=1))
    with at(moment):
        assert tijd.announce_open() == 0
    with at(moment + timedelta(minutes=1)):
        assert tijd.announce_open() == 1


def test_one_job_that_fails_does_not_hold_up_the_others(agenda, monkeypatch):
    opened(agenda)
    monkeypatch.setitem(tijd.JOBS, "herinnerd", lambda: 1 / 0)
    done = tijd.pass_by()
    assert done["geopend"] == 1 and done["herinnerd"] == 0
    assert db.session.scalar(select(Stemronde.geopend_gemeld_at)) is not None


@pytest.mark.een_database
def test_the_messenger_and_the_command_do_the_same(agenda, app):
    opened(agenda)
    assert tijd.pass_by in app.extensions["soon"]
    delivery.look_around()
    assert told() == ["stemrondes.openen"]
    said = app.test_cli_runner().invoke(args=["stemmen", "bijwerken"])
    assert said.output == "0 geopend, 0 herinnerd, 0 gesloten, 0 geteld\n"


@pytest.mark.een_database
def test_who_works_at_the_desk_finds_the_desk_and_no_more(agenda, person, browse):
    ronde, desk = make_ronde(agenda), person(rol="baliemedewerker")
    page = text_of(browse, ronde, person=desk)
    assert f"/stemmen/{ronde.id}/balie" in page and f"/stemmen/{ronde.id}/papier" in page
    assert not any(f"/stemmen/{ronde.id}/{end}" in page for end in ("telling", "vervallen", "wat-als", "kopie"))


@pytest.mark.een_database
@pytest.mark.parametrize("status, opens, closes, said", [
    (Status.VASTGELEGD, -1, 7, ("Open vanaf", "Sluit")),
    (Status.VASTGELEGD, -2, -1, ("Was open vanaf", "Gesloten op")),
    (Status.GESLOTEN, -2, -1, ("Was open vanaf", "Gesloten op")),
    (Status.VERVALLEN, 1, 7, ("Zou opengaan op", "Zou sluiten op")),
    (Status.VERVALLEN, -1, 7, ("Was open vanaf", "Zou sluiten op")),
])
def test_a_round_that_is_over_or_called_off_does_not_say_it_opens_and_closes(agenda, browse, status, opens, closes, said):
    days = {"opent_at": now() + timedelta(days=opens), "sluit_at": now() + timedelta(days=closes), "status_at": now()}
    page = text_of(browse, make_ronde(agenda, status, **days))
    assert all(f"<dt>{term}</dt>" in page for term in said)
    assert ("Zo stem je" in page) == (status != Status.VERVALLEN)


@pytest.mark.een_database
def test_who_finds_no_vote_is_led_to_the_buurt_to_follow(village, browse):
    for address in ("/stemmen/", "/buurtagenda/", "/wijkopgaven/"):
        assert '<a href="/buurten/">Zoek je buurt</a>' in browse().get(address).text
