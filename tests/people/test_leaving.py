"""Deleting an account: what goes, what stays, and that nothing of the person is left (T23)."""

import json
import re
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from portal.activiteiten.models import Activiteit, ActiviteitFoto
from portal.bewonersgroepen.models import Bewonersgroep
from portal.buurtagenda.models import Toets
from portal.clock import now, today
from portal.errors import Refused
from portal.extensions import db
from portal.initiatieven.models import Foto, Initiatief, Mede, Steun
from portal.initiatieven.queries import one
from portal.initiatieven.rules import Status
from portal.moderatie.models import Heroverweging, Misbruikmelding, Notitie
from portal.people import leaving, tokens
from portal.people.models import EarlierName, LoginToken, Person, Role
from portal.people.queries import by_email, logged_in
from portal.people.rules import is_full_name
from portal.people.traces import TRACES
from portal.story import mail
from portal.story.actions import follow, tell
from portal.story.models import Event, Follow, Mail, Notification
from tests.agenda import make_agenda, make_punt
from tests.besteding import make_activiteit, make_groep


@pytest.fixture
def life(village, initiatief_by):
    """Amina has done everything somebody can do here."""
    amina, bas, mo = village["amina"], village["bas"], village["mo"]
    amina.name, amina.email = "Amina Zwart", "amina.zwart@voorbeeld.invalid"
    plan = initiatief_by(amina, title="Bankje", steun_count=1, status_reden="Mooi, Amina Zwart.")
    draft, other = initiatief_by(amina, Status.CONCEPT), initiatief_by(bas, steun_count=2)
    db.session.add_all([
        Steun(initiatief_id=plan.id, person_id=bas.id), Steun(initiatief_id=other.id, person_id=amina.id),
        Steun(initiatief_id=other.id, person_id=mo.id), Mede(initiatief_id=other.id, person_id=amina.id),
        Role(person_id=amina.id, rol="moderator", gebied_code="GM0164", begonnen_op=today()),
    ])
    follow("themas", "groen", by=amina)
    tell(plan, "bewerken", by=amina, note="Groet, Amina Zwart. Mail amina.zwart@voorbeeld.invalid")
    tell(plan, "voortgang", by=bas, note="Met Amina Zwart.", data={"was": {"wat": "Van Amina Zwart"}, "getal": 3})
    tell(other, "voortgang", by=bas, note="Amina Zwart hielp mee.")
    mail.write(amina.email, "Bericht", "Dag Amina Zwart")
    mail.write(bas.email, "Amina Zwart vraagt je", "Amina Zwart vraagt je mee te doen.")
    tokens.make(tokens.INLOGGEN, amina.email)
    tokens.make(tokens.EMAIL_WIJZIGEN, "elders@voorbeeld.invalid", subject_id=amina.id)
    db.session.commit()
    return {"plan": plan.id, "draft": draft.id, "other": other.id, "email": amina.email}


def leave(client):
    return client.post("/mijn/verwijderen", data={"bevestiging": " Verwijderen "})


def notes():
    """What people wrote with what happened, the oldest first."""
    return db.session.scalars(select(Event.note).where(Event.note != "").order_by(Event.id)).all()


def everything():
    """Every value in every table, as text."""
    return "\n".join(
        str(tuple(row)) for table in db.metadata.sorted_tables for row in db.session.execute(select(table))
    )


def test_nothing_of_name_or_address_is_left(village, browse, life):
    assert "Amina Zwart" in everything() and life["email"] in everything()
    assert leave(browse(village["amina"])).location == "/"
    left = everything()
    assert "Amina" not in left
    assert life["email"] not in left
    assert "elders@voorbeeld.invalid" not in left


def test_person_remains_as_nobody(village, browse, life):
    leave(browse(village["amina"]))
    person = db.session.get(Person, village["amina"].id)
    assert (person.name, person.email, person.buurt_code) == ("Vertrokken bewoner", None, None)
    assert not person.wants_mail
    assert person.forgotten_at is not None
    assert db.session.scalars(select(Role.geeindigd_op).where(Role.person_id == person.id)).all() == [today()]


def test_steun_and_plans_stay_drafts_go(village, browse, life):
    before = dict(db.session.execute(select(Initiatief.id, Initiatief.steun_count)).all())
    rows = db.session.scalar(select(func.count()).select_from(Steun))
    leave(browse(village["amina"]))
    after = dict(db.session.execute(select(Initiatief.id, Initiatief.steun_count)).all())
    assert after == {id: number for id, number in before.items() if id != life["draft"]}
    assert db.session.scalar(select(func.count()).select_from(Steun)) == rows == 3
    assert db.session.get(Initiatief, life["plan"]).owner_id == village["amina"].id
    assert db.session.scalars(select(Mede)).all() == []


def test_what_was_only_for_the_person_is_gone(village, browse, life):
    leave(browse(village["amina"]))
    for model in (Follow, Notification):
        assert db.session.scalars(select(model).where(model.person_id == village["amina"].id)).all() == []
    assert db.session.scalars(select(LoginToken)).all() == []
    assert [letter.to for letter in db.session.scalars(select(Mail))] == [village["bas"].email]


def test_story_stays_readable(village, browse, life):
    leave(browse(village["amina"]))
    assert notes() == [
        "Groet, Vertrokken bewoner. Mail Vertrokken bewoner",
        "Met Vertrokken bewoner.",
        "Vertrokken bewoner hielp mee.",
    ]
    assert db.session.get(Event, 2).data == {"was": {"wat": "Van Vertrokken bewoner"}, "getal": 3}
    letter = db.session.scalar(select(Mail))
    assert letter.subject == "Vertrokken bewoner vraagt je"


def test_name_is_taken_out_as_a_whole_word_only(village, browse, initiatief_by, postbus):
    amina = village["amina"]
    amina.name = "Jan"
    plan, elsewhere = initiatief_by(amina), initiatief_by(village["bas"])
    tell(plan, "bewerken", by=amina, note="Jan en Janneke, januari")
    tell(elsewhere, "bewerken", by=village["bas"], note="Een andere Jan")
    mail.write("bas@voorbeeld.invalid", "x", "https://voorbeeld.invalid/Jan")
    db.session.commit()
    leave(browse(amina))
    assert notes() == ["Vertrokken bewoner en Janneke, januari", "Een andere Jan"]
    assert postbus.last.body == "https://voorbeeld.invalid/Jan"


PHRASES = ("De Buurt", "Hart van Zuid", "Gemeente Hengelo", "Groot Driene", "Groep Elsbeek", "niet haalbaar")
FULL_NAMES = ("Jan de Boer", "Anna van Dijk", "Fatma Yılmaz", "Els Bakker-de Wit", "J. Jansen")


@pytest.mark.parametrize("name", PHRASES)
def test_a_phrase_for_a_name_takes_nothing_out_of_the_reason_of_an_official(village, browse, initiatief_by, name):
    amina, reason = village["amina"], f"Dit is van {name}, zegt amina.zwart@voorbeeld.invalid."
    amina.name, amina.email = name, "amina.zwart@voorbeeld.invalid"
    plan = initiatief_by(amina, status_reden=reason, hidden_reden=reason)
    tell(plan, "niet_haalbaar", by=village["mo"], note=reason)
    tell(plan, "bewerken", by=amina, note=f"Groet, {name}")
    mail.write("bas@voorbeeld.invalid", name, reason)
    db.session.commit()
    leave(browse(amina))
    kept = reason.replace("amina.zwart@voorbeeld.invalid", "Vertrokken bewoner")
    assert db.session.execute(select(Initiatief.status_reden, Initiatief.hidden_reden)).one() == (kept, kept)
    assert notes() == [kept, "Groet, Vertrokken bewoner"]
    assert db.session.execute(select(Mail.subject, Mail.body)).one() == (name, kept)


def test_the_name_of_a_person_is_no_phrase_and_the_other_way_round(app):
    here = frozenset({"hengelo", "groot", "driene", "elsbeek"})
    assert [name for name in (*PHRASES, "Jan", "Amina", "") if is_full_name(name, here)] == []
    assert [name for name in FULL_NAMES if not is_full_name(name, here)] == []


def test_reason_somebody_gave_for_stopping_is_their_own(village, browse, initiatief_by):
    plan = initiatief_by(village["amina"], status_reden="Ik stop. Amina")
    tell(plan, "stoppen", by=village["amina"], note="Ik stop. Amina")
    db.session.commit()
    leave(browse(village["amina"]))
    assert db.session.scalar(select(Initiatief.status_reden)) == "Ik stop. Vertrokken bewoner"


def test_the_name_goes_from_notes_reports_requests_and_tests_too(village, browse, initiatief_by):
    amina, bas, mo = village["amina"], village["bas"], village["mo"]
    amina.name, by_staff = "Amina Zwart", "Amina Zwart belde."
    plan, other = initiatief_by(amina), initiatief_by(bas)
    punt = make_punt(make_agenda(mo), amina, "geplaatst")
    judged = {"besluit": "blijft", "besluit_reden": by_staff}
    db.session.add_all([
        Notitie(initiatief_id=plan.id, by_id=mo.id, tekst=by_staff),
        Misbruikmelding(soort=plan.kind, thing_id=plan.id, by_id=bas.id, tekst="Amina Zwart scheldt.", **judged),
        Misbruikmelding(soort=punt.kind, thing_id=punt.id, by_id=bas.id, tekst="Amina Zwart scheldt.", **judged),
        Misbruikmelding(soort=other.kind, thing_id=other.id, by_id=amina.id, tekst="Groet, Amina Zwart."),
        Heroverweging(initiatief_id=plan.id, by_id=amina.id, tekst="Groet, Amina Zwart.", **judged),
        Toets(punt_id=punt.id, criterium="van_ons", oordeel="ja", toelichting=by_staff, by_id=mo.id),
    ])
    db.session.commit()
    leave(browse(amina))
    assert "Amina Zwart" not in everything()
    assert "Vertrokken bewoner scheldt." in everything() and "Groet, Vertrokken bewoner." in everything()


def test_the_name_goes_from_what_was_said_of_a_photo_also_where_there_is_no_room_for_more(village, browse, initiatief_by):
    amina, bas = village["amina"], village["bas"]
    amina.name = "Am Ez"
    long = "Am Ez" + " en zo" * 32 + " ja"
    alone, along = initiatief_by(amina, cover_alt="Am Ez"), initiatief_by(bas, cover_alt="Am Ez en Bas")
    groep = make_groep(contact=bas, lid=amina)
    held = make_activiteit(groep, bas)
    size = {"width": 4, "height": 3}
    db.session.add_all([
        Mede(initiatief_id=along.id, person_id=amina.id),
        Foto(key="een", initiatief_id=alone.id, alt=long, **size), Foto(key="twee", initiatief_id=along.id, alt=long, **size),
        ActiviteitFoto(key="drie", activiteit_id=held.id, alt="Am Ez", toestemming=True, by_id=amina.id, **size),
    ])
    mail.write("bas@voorbeeld.invalid", long, "Dag")
    db.session.commit()
    assert len(long) == 200 and leave(browse(amina)).location == "/"
    assert "Am Ez" not in everything() and "Vertrokken bewoner en Bas" in everything()


def test_a_group_no_longer_tells_everybody_to_mail_who_left(village, browse):
    amina, bas = village["amina"], village["bas"]
    amina.email = "amina.zwart@voorbeeld.invalid"
    groep, other = make_groep(contact=bas, lid=amina), make_groep("Andere groep", contact=bas)
    groep.bereikbaar, other.bereikbaar = f"Mail {amina.email}", "Elke maandag in het buurthuis"
    make_activiteit(groep, bas, aanmelden=f"Bij {amina.email}")
    db.session.commit()
    leave(browse(amina))
    told = db.session.scalars(select(Bewonersgroep.bereikbaar).order_by(Bewonersgroep.id)).all()
    assert told == ["", "Elke maandag in het buurthuis"]
    assert db.session.scalar(select(Activiteit.aanmelden)) == ""


def test_earlier_names_are_found_as_well_and_go_themselves(village, browse, initiatief_by):
    amina, client = village["amina"], browse(village["amina"])
    for name in ("Amina Zwart", "Mina", "Mina"):
        assert client.post("/mijn", data={"name": name, "buurt_code": "", "taal": "nl"}).status_code == 303
    assert {"name": "Amina Zwart"} in json.loads(client.get("/mijn/gegevens.json").text)["eerdere namen"]
    plan = initiatief_by(village["amina"])
    tell(plan, "bewerken", by=amina, note="Amina, later Mina")
    tell(plan, "voortgang", by=village["mo"], note="Amina Zwart was er ook, en Amina.")
    db.session.commit()
    leave(client)
    assert notes() == [
        "Vertrokken bewoner, later Vertrokken bewoner", "Vertrokken bewoner was er ook, en Amina.",
    ]
    assert db.session.scalars(select(EarlierName)).all() == []


def test_who_is_called_after_a_date_changes_no_date(village, browse, initiatief_by):
    amina = village["amina"]
    amina.name = "2026"
    data = {"datum": "2026-11-21", "velden": ["2026"], "alt": "Feest van 2026"}
    tell(initiatief_by(amina), "bewerken", by=amina, data=data)
    db.session.commit()
    leave(browse(amina))
    assert db.session.get(Event, 1).data == data | {"alt": "Feest van Vertrokken bewoner"}


def test_session_ends_everywhere_and_the_address_is_free(village, browse, log_in, life):
    phone, laptop = browse(village["amina"]), browse(village["amina"])
    leave(phone)
    for client in (phone, laptop):
        assert client.get("/mijn").location.startswith("/inloggen")
    log_in(life["email"])
    again = by_email(life["email"])
    assert (again.name, again.id == village["amina"].id) == ("", False)
    assert logged_in(again.get_id()).roles == ()


def berichten(what):
    """Who was told of this, as ids."""
    return set(db.session.scalars(select(Notification.person_id).join(Notification.event).where(Event.what == what)))


def test_a_plan_others_pull_along_goes_on_with_the_first_of_them(village, browse, initiatief_by):
    amina, first, second = (village[who] for who in ("amina", "rik", "bas"))
    amina.name, reason = "Amina Zwart", "Amina Zwart belde hierover."
    plan = initiatief_by(amina, Status.IN_UITVOERING, status_reden=reason, steun_count=1)
    for days, who in ((9, first), (3, second)):
        db.session.add(Mede(initiatief_id=plan.id, person_id=who.id, since=now() - timedelta(days)))
    db.session.add(Steun(initiatief_id=plan.id, person_id=first.id))
    tell(plan, "uitvoeren", by=village["mo"], note=reason)
    db.session.commit()
    leave(browse(amina))
    plan = one(plan.id)
    assert (plan.owner_id, plan.mede_ids, plan.status) == (first.id, {second.id}, Status.IN_UITVOERING)
    assert (plan.steun_count, plan.status_reden) == (0, "Vertrokken bewoner belde hierover.")
    assert "Amina Zwart" not in everything()
    assert berichten("initiatieven.overnemen") == {village[who].id for who in ("rik", "bas", "mo", "noor")}


def test_a_colleague_who_leaves_passes_a_plan_on_as_a_resident(village, browse, initiatief_by):
    plan = initiatief_by(village["mo"])
    db.session.add(Mede(initiatief_id=plan.id, person_id=village["bas"].id))
    db.session.commit()
    leave(browse(village["mo"]))
    assert one(plan.id).owner_id == village["bas"].id
    assert db.session.scalar(select(Event.as_role).where(Event.what == "initiatieven.overnemen")) == ""


@pytest.mark.parametrize("status", [Status.INGEDIEND, Status.AANVULLING_GEVRAAGD])
def test_what_waits_for_the_team_and_nobody_else_pulls_is_withdrawn(village, browse, initiatief_by, status):
    plan = initiatief_by(village["amina"], status)
    leave(browse(village["amina"]))
    plan = one(plan.id)
    assert (plan.status, plan.status_reden) == (Status.INGETROKKEN, "De indiener heeft het account verwijderd.")
    assert berichten("initiatieven.intrekken") == {village["mo"].id, village["noor"].id}


def test_of_a_plan_that_nobody_pulls_any_more_others_hear(village, browse, initiatief_by):
    plan = initiatief_by(village["amina"])
    follow("initiatieven", plan.id, by=village["rik"])
    db.session.commit()
    leave(browse(village["amina"]))
    assert berichten("initiatieven.verlaten") == {village[who].id for who in ("rik", "mo", "noor")}
    assert "Het plan zoekt iemand die het verder trekt" in browse().get(f"/initiatieven/{plan.id}").text


def test_page_names_the_plans_that_nobody_else_pulls(village, browse, initiatief_by):
    amina = village["amina"]
    for title, status in (("Loopt", Status.IN_UITVOERING), ("Wacht", Status.INGEDIEND), ("Klaar", Status.GEREALISEERD)):
        initiatief_by(amina, status, title=title)
    shared, theirs = initiatief_by(amina, title="Samen"), initiatief_by(village["bas"], title="Van Bas")
    along = (shared, village["rik"]), (theirs, amina)
    db.session.add_all(Mede(initiatief_id=plan.id, person_id=who.id) for plan, who in along)
    db.session.commit()
    page = browse(amina).get("/mijn/verwijderen").text
    named = page.split("Deze plannen trekt niemand anders.")[1].split("</ul>")[0]
    assert re.findall(r">([^<]+)</a>", named) == ["Loopt", "Wacht"]
    assert "Deze plannen trekt niemand anders." not in browse(village["bas"]).get("/mijn/verwijderen").text


def test_cases_of_a_colleague_who_left_are_free(village, browse, person, initiatief_by):
    mo = village["mo"]
    plan = initiatief_by(village["amina"], Status.IN_BEHANDELING, behandelaar_id=mo.id)
    version = plan.version
    leave(browse(mo))
    plan = db.session.get(Initiatief, plan.id)
    assert (plan.behandelaar_id, plan.version) == (None, version)


@pytest.mark.parametrize("typed", ["", "ja", "verwijder"])
def test_leaving_asks_for_the_word(village, browse, typed):
    client = browse(village["amina"])
    assert "Vertrokken bewoner" in client.get("/mijn/verwijderen").text
    page = client.post("/mijn/verwijderen", data={"bevestiging": typed}).text
    assert 'id="bevestiging-fout"' in page
    assert by_email(village["amina"].email).name == "Amina"


def test_who_runs_the_portal_deletes_the_account_of_who_cannot_log_in(village, app, life):
    bea = village["bea"].email

    def type_in(*words):
        return app.test_cli_runner().invoke(args=["mensen", "verwijderen", *words])

    asked = type_in(life["email"])
    assert asked.exit_code == 1 and "van Amina Zwart. Typ er --ja achter" in asked.output and by_email(life["email"])
    assert type_in(life["email"].upper(), "--ja").output == "Het account is verwijderd.\n"
    assert "Amina" not in everything() and life["email"] not in everything()
    for nobody in (life["email"], "geen adres"):
        assert "geen account" in type_in(nobody, "--ja").output
    assert "Dit is een beheerder." in type_in(bea, "--ja").output
    assert by_email(bea).name == "Bea"


def test_beheerder_first_gives_the_keys_away(village, browse):
    client = browse(village["bea"])
    page = client.get("/mijn/verwijderen").text
    assert "Je bent beheerder." in page and "bevestiging" not in page
    assert leave(client).status_code == 403
    assert by_email(village["bea"].email).name == "Bea"


def test_nobody_makes_somebody_else_leave(village):
    for who in ("bas", "mo", "bea"):
        with pytest.raises(Refused):
            leaving.forget(village["amina"], by=logged_in(village[who].get_id()))


def test_every_column_with_a_person_stands_on_the_sheet(app):
    columns = {
        f"{table.name}.{column.name}"
        for table in db.metadata.sorted_tables for column in table.c
        for key in column.foreign_keys if key.target_fullname == "person.id"
    }
    assert columns == set(TRACES)
