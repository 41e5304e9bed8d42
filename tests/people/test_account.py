"""Your own account: changing it, following, taking your data along, moving to another address."""

import json
import re

import pytest
from sqlalchemy import select

from portal.extensions import db
from portal.initiatieven.actions import add_support
from portal.initiatieven.models import Foto, Mijlpaal, Steun
from portal.initiatieven.rules import Status
from portal.moderatie.models import Notitie
from portal.people import tokens
from portal.people.models import Person
from portal.people.queries import by_email, logged_in
from portal.story import mail
from portal.story.actions import follow, tell
from portal.story.models import Follow, Mail
from portal.wijkopgaven.rules.opgave import Status as OpgaveStatus
from tests.agenda import make_agenda, make_signaal
from tests.opgaven import make_inbreng, make_inspanning, make_opgave

PROFILE = {"name": "Amina Z.", "buurt_code": "BU01640201", "taal": "en", "wants_mail": "y"}
NEW = "nieuw@voorbeeld.invalid"


def fresh(person):
    db.session.expunge_all()
    return db.session.get(Person, person.id)


# profile


def test_account_shows_what_is_there(village, browse, initiatief_by):
    plan = initiatief_by(village["amina"], title="Bankje bij de vijver")
    draft = initiatief_by(village["amina"], Status.CONCEPT, title="")
    initiatief_by(village["bas"], title="Van Bas")
    page = browse(village["amina"]).get("/mijn").text
    assert 'value="Amina"' in page
    assert '<option selected value="BU01640202">De Noork</option>' in page
    assert f'/initiatieven/{plan.id}"' in page and "Bankje bij de vijver" in page
    assert f'/initiatieven/{draft.id}"' in page and "Nog zonder titel" in page
    assert "Van Bas" not in page


def test_account_changes_and_speaks_the_new_language(village, browse):
    client = browse(village["amina"])
    answer = client.post("/mijn", data=PROFILE)
    assert answer.location == "/mijn?taal=en"
    assert '<html lang="en"' in client.get(answer.location).text
    assert '<html lang="en"' in client.get("/mijn").text
    amina = fresh(village["amina"])
    assert (amina.name, amina.buurt_code) == ("Amina Z.", "BU01640201")
    assert (amina.taal, amina.wants_mail) == ("en", True)


def test_language_of_the_account_holds_in_a_new_browser(village, browse):
    browse(village["amina"]).post("/mijn", data=PROFILE)
    assert '<html lang="en"' in browse(village["amina"]).get("/mijn").text
    assert '<html lang="nl"' in browse(village["bas"]).get("/mijn").text


def test_no_buurt_and_no_mail_are_good_answers(village, browse):
    browse(village["amina"]).post("/mijn", data={"name": "Amina", "buurt_code": "", "taal": "nl"})
    amina = fresh(village["amina"])
    assert (amina.buurt_code, amina.wants_mail) == (None, False)


@pytest.mark.parametrize("wrong", [
    {"name": ""}, {"name": "a@b.nl"}, {"taal": "xx"}, {"buurt_code": "GM0164"},
])
def test_account_says_what_is_wrong_and_changes_nothing(village, browse, wrong):
    page = browse(village["amina"]).post("/mijn", data=PROFILE | wrong).text
    assert f'id="{next(iter(wrong))}-fout"' in page
    assert "Er klopt nog iets niet" in page
    assert fresh(village["amina"]).name == "Amina"


@pytest.mark.parametrize(("who", "kept"), [("amina", False), ("mo", True)])
def test_only_who_works_for_the_gemeente_may_say_so_in_their_name(village, browse, who, kept):
    page = browse(village[who]).post("/mijn", data={"name": "Gemeente Hengelo", "buurt_code": "", "taal": "nl"})
    assert (page.status_code == 303, "namens de gemeente spreekt" in page.text) == (kept, not kept)


@pytest.mark.parametrize(("name", "said"), [
    ("GemeenteHengelo", "namens de gemeente spreekt"), ("Wethouders", "namens de gemeente spreekt"),
    ("G\u0435meente", "letters van één alfabet"),
])
def test_name_that_looks_official_is_refused(village, browse, name, said):
    page = browse(village["amina"]).post("/mijn", data=PROFILE | {"name": name}).text
    assert said in page and 'id="name-fout"' in page
    assert fresh(village["amina"]).name == "Amina"


def test_markup_in_a_name_is_only_text(village, browse):
    client = browse(village["amina"])
    client.post("/mijn", data=PROFILE | {"name": "<img src=x onerror=a()>"})
    assert "<img src=x" not in client.get("/mijn").text


@pytest.mark.parametrize("path", [
    "/mijn", "/mijn/gegevens.json", "/mijn/e-mail", "/mijn/e-mail/code", "/mijn/verwijderen",
])
def test_stranger_logs_in_first(app, browse, path):
    assert browse().get(path).location == f"/inloggen?next={path}"


@pytest.mark.parametrize("number", [1, 3])
def test_account_costs_the_same_however_much_is_on_it(village, browse, initiatief_by, queries, number):
    for _ in range(number):
        follow("initiatieven", initiatief_by(village["bas"]).id, by=village["amina"])
        initiatief_by(village["amina"])
        add_support(initiatief_by(village["bas"]), by=village["amina"])
    db.session.commit()
    queries.clear()
    page = browse(village["amina"]).get("/mijn").text
    assert page.count("Niet meer volgen") == page.count("Steun intrekken") == number
    assert len(queries) == 7


def test_points_and_signalen_stand_on_the_account_with_the_way_to_what_became_of_them(village, browse):
    agenda, amina = make_agenda(village["mo"]), village["amina"]
    told = make_inbreng(make_signaal(agenda, amina, tekst="Het is hier te warm."))
    make_inbreng(make_signaal(agenda, village["bas"], tekst="Van een ander."))
    page = browse(amina).get("/mijn").text
    assert "Mijn punten en signalen" in page and "Op de wijkfoto" in page and "Van een ander" not in page
    assert f'<a href="/inbreng/{told.id}">Het is hier te warm.</a>' in page
    assert "Mijn punten en signalen" not in browse(village["noor"]).get("/mijn").text


def test_what_somebody_supports_is_listed_while_it_is_public(village, browse, initiatief_by):
    plans = [initiatief_by(village["bas"], title=title) for title in ("Speelplek", "Geheim", "Klaar")]
    for plan in plans:
        add_support(plan, by=village["amina"])
    plans[1].hidden_at = plans[2].submitted_at
    plans[2].status = Status.GEREALISEERD
    db.session.commit()
    client = browse(village["amina"])
    page = client.get("/mijn").text
    assert "Speelplek</a>" in page and "Klaar</a>" in page and "Geheim" not in page
    assert page.count("Steun intrekken") == 1
    client.post(f"/initiatieven/{plans[0].id}/steun-intrekken")
    assert "Speelplek</a>" not in client.get("/mijn").text


# following


def test_what_somebody_follows_has_a_name_and_stops(village, browse, initiatief_by):
    open_plan = initiatief_by(village["bas"], title="Speelplek")
    hidden = initiatief_by(village["bas"], Status.INGEDIEND, title="Nog geheim")
    for kind, key in (("buurten", "BU01640202"), ("themas", "groen"), ("initiatieven", open_plan.id),
                      ("initiatieven", hidden.id)):
        follow(kind, key, by=village["amina"])
    follow("themas", "groen", by=village["bas"])
    db.session.commit()
    client = browse(village["amina"])
    page = client.get("/mijn").text
    assert page.count("Niet meer volgen") == 4
    assert "De Noork</a>" in page and "Speelplek</a>" in page
    assert "Nog geheim" not in page
    client.post("/mijn/niet-meer-volgen", data={"soort": "themas", "sleutel": "groen"})
    assert client.get("/mijn").text.count("Niet meer volgen") == 3
    assert db.session.get(Follow, (village["bas"].id, "themas", "groen"))


def test_agendas_and_work_in_the_wijk_are_called_by_their_name_unless_they_are_drafts(village, browse):
    mo, amina = village["mo"], village["amina"]
    opgave, agenda = make_opgave(mo, title="Groen Noord"), make_agenda(mo, title="Samen Noord")
    draft, work = make_opgave(mo, OpgaveStatus.CONCEPT, title="Nog geheim"), make_inspanning(opgave, mo, title="Veertig bomen")
    for kind, key in (("wijkopgaven", opgave.id), ("wijkopgaven", draft.id), ("agendas", agenda.id), ("stil", work.id)):
        follow(kind, key, by=amina)
    db.session.commit()
    page = browse(amina).get("/mijn").text
    assert all(f">{name}</a>" in page for name in ("Groen Noord", "Samen Noord", "Veertig bomen"))
    assert "Nog geheim" not in page and "Weer volgen" in page


def test_long_list_of_what_is_followed_goes_on(village, browse):
    amina = village["amina"].id
    db.session.add_all(Follow(person_id=amina, kind="themas", key=f"t{n:02}") for n in range(25))
    db.session.commit()
    client = browse(village["amina"])
    first = client.get("/mijn").text
    assert first.count("Niet meer volgen") == 20
    assert "na=themas.t19#volgen" in first
    assert client.get("/mijn?na=themas.t19").text.count("Niet meer volgen") == 5
    for nonsense in ("x", "themas.", ".", "themas.t99", "'"):
        client.get("/mijn", query_string={"na": nonsense})


# everywhere


def test_logging_out_everywhere_ends_other_browsers(village, browse):
    phone, laptop, bas = browse(village["amina"]), browse(village["amina"]), browse(village["bas"])
    assert phone.post("/mijn/overal-uitloggen").location == "/"
    for client in (phone, laptop):
        assert client.get("/mijn").location.startswith("/inloggen")
    assert bas.get("/mijn").status_code == 200


# my data


def test_my_data_is_mine_alone_and_complete(village, browse, initiatief_by):
    amina, mo = village["amina"], village["mo"]
    plan, other = initiatief_by(amina, title="Bankje"), initiatief_by(village["bas"], title="Van Bas")
    db.session.add_all([
        Steun(initiatief_id=other.id, person_id=amina.id), Steun(initiatief_id=plan.id, person_id=mo.id),
        Notitie(initiatief_id=plan.id, by_id=mo.id, tekst="Alleen voor collega’s"),
    ])
    follow("buurten", "BU01640202", by=amina)
    tell(plan, "bewerken", by=amina, note="Beter zo")
    db.session.commit()
    answer = browse(amina).get("/mijn/gegevens.json")
    assert answer.mimetype == "application/json"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "attachment" in answer.headers["Content-Disposition"]
    data = json.loads(answer.text)
    assert data["profiel"]["email"] == amina.email
    assert [row["title"] for row in data["initiatieven"]] == ["Bankje"]
    assert [row["initiatief_id"] for row in data["steun"]] == [other.id]
    assert [(row["kind"], row["key"]) for row in data["volgen"]] == [("buurten", "BU01640202")]
    assert [row["note"] for row in data["gebeurtenissen"]] == ["Beter zo"]
    assert "Alleen voor collega" not in answer.text
    assert not [key for rows in data.values() if isinstance(rows, list) for row in rows for key in row
                if key.endswith(("person_id", "owner_id", "by_id", "actor_id", "behandelaar_id"))]


def test_my_data_has_the_photos_and_milestones_of_my_plans_and_of_nobody_elses(village, browse, initiatief_by):
    for who, what in (("amina", "Ons bankje"), ("bas", "Van Bas")):
        plan = initiatief_by(village[who])
        db.session.add(Foto(key=f"sleutel-{who}", initiatief_id=plan.id, alt=what, width=4, height=3))
        db.session.add(Mijlpaal(initiatief_id=plan.id, titel=what))
    db.session.commit()
    data = json.loads(browse(village["amina"]).get("/mijn/gegevens.json").text)
    assert [row["alt"] for row in data["foto’s bij initiatieven"]] == ["Ons bankje"]
    assert [row["titel"] for row in data["mijlpalen van initiatieven"]] == ["Ons bankje"]
    assert data["foto’s bij activiteiten"] == []


def test_notes_of_staff_are_nobodys_download(village, browse, initiatief_by):
    plan = initiatief_by(village["amina"])
    db.session.add(Notitie(initiatief_id=plan.id, by_id=village["mo"].id, tekst="Over Amina"))
    db.session.commit()
    data = json.loads(browse(village["mo"]).get("/mijn/gegevens.json").text)
    assert [role["rol"] for role in data["rollen"]] == ["moderator"]
    assert "Over Amina" not in json.dumps(data)


def test_my_data_says_what_a_bericht_is_about_and_has_the_words_of_nobody_else(village, browse, initiatief_by):
    plan = initiatief_by(village["amina"])
    tell(plan, "voortgang", by=village["mo"], note="Over een ander")
    db.session.commit()
    data = json.loads(browse(village["amina"]).get("/mijn/gegevens.json").text)
    about = {row["id"]: row for row in data["waar berichten over gaan"]}
    assert [about[row["event_id"]]["what"] for row in data["berichten"]] == ["initiatieven.voortgang"]
    assert "Over een ander" not in json.dumps(data)


def test_what_staff_wrote_in_their_role_is_about_others_and_no_part_of_their_data(village, browse, initiatief_by):
    mo, plan = logged_in(village["mo"].get_id()), initiatief_by(village["amina"])
    tell(plan, "niet_haalbaar", by=mo, note="Amina belde hierover")
    tell(initiatief_by(mo), "bewerken", by=mo, note="Mijn eigen plan")
    db.session.commit()
    text = browse(mo).get("/mijn/gegevens.json").text
    assert "Amina belde" not in text and "Mijn eigen plan" in text
    assert [row["what"] for row in json.loads(text)["gebeurtenissen"]] == ["initiatieven.niet_haalbaar", "initiatieven.bewerken"]


def test_my_data_says_to_which_address_mail_went_and_which_keys_wait(village, browse):
    amina = village["amina"]
    mail.write(amina.email, "Geheim onderwerp", "Je code is 123456")
    mail.write(village["bas"].email, "Van Bas", "Dag")
    tokens.make(tokens.INLOGGEN, amina.email)
    db.session.commit()
    text = browse(amina).get("/mijn/gegevens.json").text
    data = json.loads(text)
    assert [row["to"] for row in data["mail"]] == [amina.email] and data["mail"][0]["created_at"]
    assert [row["purpose"] for row in data["codes en uitnodigingen per mail"]] == [tokens.INLOGGEN]
    assert not any(word in text for word in ("123456", "Geheim", "_hash", village["bas"].email))


# another address


def move(client, postbus, email=NEW):
    client.post("/mijn/e-mail", data={"email": email})
    return client.post("/mijn/e-mail/code", data={"code": postbus.code})


def test_account_moves_to_another_address(village, browse, postbus):
    client, laptop, old = browse(village["amina"]), browse(village["amina"]), village["amina"].email
    assert move(client, postbus).location == "/mijn"
    assert "Je e-mailadres is veranderd." in client.get("/mijn").text
    assert laptop.get("/mijn").location.startswith("/inloggen"), "other browsers log in again"
    assert fresh(village["amina"]).email == NEW
    assert (postbus.last.to, postbus.last.subject) == (old, "Je e-mailadres is veranderd")
    assert postbus.all[0].to == NEW


def test_what_was_on_its_way_to_the_old_address_goes_along(village, browse, postbus, initiatief_by):
    """A key to log in at the old address would begin another account, an empty one."""
    amina, old = browse(village["amina"]), village["amina"].email
    plan = initiatief_by(village["bas"])
    browse(village["bas"]).post(f"/initiatieven/{plan.id}/uitnodigen", data={"email": old})
    invitation = re.search(r"/initiatieven/meedoen/\S+", postbus.last.body)[0]
    browse().post("/inloggen", data={"email": old})
    key = postbus.link
    move(amina, postbus)
    assert {mail.to for mail in postbus.all if "/meedoen/" in mail.body} == {NEW}
    assert [mail.to for mail in postbus.all if "Met dit adres kom je niet meer in dat account." in mail.body] == [old]
    assert browse().post(key).status_code == 410
    assert amina.post(invitation).location == f"/initiatieven/{plan.id}"
    assert by_email(old) is None


def test_taken_address_gets_the_same_answer_and_no_code(village, browse, postbus):
    answers = []
    for email in (NEW, village["bas"].email):
        client = browse(village["amina"])
        asked = client.post("/mijn/e-mail", data={"email": email})
        answers.append((asked.status, asked.location, "Kijk in je mail" in client.get(asked.location).text))
    assert answers[0] == answers[1]
    assert postbus.last.to == village["bas"].email
    assert "hoort al een account" in postbus.last.body
    assert by_email(village["bas"].email).id == village["bas"].id


def test_wrong_codes_for_a_taken_and_a_free_address_get_the_same_answers(village, browse, postbus):
    said = []
    for email in (NEW, village["bas"].email):
        client = browse(village["amina"])
        client.post("/mijn/e-mail", data={"email": email})
        pages = [client.post("/mijn/e-mail/code", data={"code": "000000"}).text for _try in range(6)]
        said.append([("Deze code klopt niet." in page, "Deze code werkt niet meer." in page) for page in pages])
    assert said[0] == said[1] == [(True, False)] * 4 + [(False, True)] * 2


def test_address_that_was_taken_meanwhile_is_not_taken_over(village, browse, postbus, person):
    client = browse(village["amina"])
    client.post("/mijn/e-mail", data={"email": NEW})
    code = postbus.code
    other = person("Ander", email=NEW)
    assert client.post("/mijn/e-mail/code", data={"code": code}).status_code == 200
    assert by_email(NEW).id == other.id


def test_code_for_an_address_is_bound_to_who_asked(village, browse, postbus):
    browse(village["amina"]).post("/mijn/e-mail", data={"email": NEW})
    code = postbus.code
    bas = browse(village["bas"])
    with bas.session_transaction() as session:
        session["nieuw_adres"] = NEW
    assert bas.post("/mijn/e-mail/code", data={"code": code}).status_code == 200
    assert by_email(NEW) is None


def test_code_for_an_address_does_not_log_in(village, browse, postbus):
    browse(village["amina"]).post("/mijn/e-mail", data={"email": NEW})
    stranger = browse()
    with stranger.session_transaction() as session:
        session["inloggen"] = [NEW, "/"]
    assert stranger.post("/inloggen/code", data={"code": postbus.code}).location is None
    assert by_email(NEW) is None


def test_code_page_without_an_address_leads_to_the_question(village, browse):
    assert browse(village["amina"]).get("/mijn/e-mail/code").location == "/mijn/e-mail"


def test_logging_in_with_the_address_of_an_account_made_by_staff_needs_its_mail(village, browse, log_in):
    """Nobody gets a role by naming an address: only the mail opens the account (T16)."""
    role = {"email": NEW, "rol": "moderator", "gebied_code": "GM0164"}
    browse(village["bea"]).post("/beheer/mensen", data=role)
    thief = browse(village["amina"])
    thief.post("/mijn/e-mail", data={"email": NEW})
    assert "hoort al een account" in db.session.scalars(select(Mail).order_by(Mail.id.desc())).first().body
    owner = log_in(NEW)
    assert owner.answer.location == "/welkom?next=/"
    assert [role.rol for role in by_email(NEW).roles] == []
    assert db.session.scalar(select(Person.id).where(Person.email == NEW)) != village["amina"].id
