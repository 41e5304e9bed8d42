"""Attacks on the register: numbers of another kind of thing, what goes into a download, and what stays of who left."""

import json

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from portal.clock import now, today
from portal.errors import NotNow
from portal.extensions import db
from portal.inbreng import actions, queries
from portal.inbreng.models import Afspraak, Doorsturing, Pauze
from portal.people import leaving
from portal.people.models import Person
from portal.people.queries import logged_in, roles_of
from portal.people.queries.own import own_data
from portal.story import promise
from tests.at_once import at_once, reasons
from tests.opgaven import make_inbreng, make_inspanning, make_koppeling, make_opgave


def sent_on(inbreng, antwoord="Amina kan ons bellen."):
    made = Doorsturing(
        inbreng_id=inbreng.id,
        naar="Gildebor",
        mail="groen@voorbeeld.invalid",
        sleutel_hash="h" * 48,
        verwacht_op=today(),
        antwoord=antwoord,
        beantwoord_at=now(),
    )
    db.session.add(made)
    db.session.commit()
    return made


def test_draft_with_the_same_number_opens_nothing_of_who_left(inbreng_by, browse):
    inbreng = inbreng_by(None, openbaar=True, rust_sinds=today(), rust_reden="Zij is in het ziekenhuis.")
    sent_on(inbreng)
    stranger = browse()
    with stranger.session_transaction() as session:
        session["concepten"] = [inbreng.id]
    text = stranger.get(f"/inbreng/{inbreng.id}").text
    assert inbreng.title in text and "ziekenhuis" not in text and "bellen" not in text


def test_download_holds_promises_and_answers_but_nothing_of_staff(village, inbreng_by):
    inbreng = inbreng_by(
        village["amina"],
        leidraad={"wens": "ja"},
        leidraad_toelichting="Lastige indiener.",
        escalatie=2,
    )
    sent_on(inbreng)
    db.session.add_all(
        [
            Afspraak(inbreng_id=inbreng.id, gemaakt_op=today(), beloofd=today(), reden="Het kost meer tijd."),
            Pauze(inbreng_id=inbreng.id, van=today(), reden="We wachten op de provincie."),
        ]
    )
    db.session.commit()
    told = json.dumps(own_data(village["amina"]), default=str)
    for word in ("Het kost meer tijd.", "We wachten op de provincie.", "Gildebor", "Amina kan ons bellen."):
        assert word in told
    for word in ("Lastige", "leidraad", "escalatie", "voorbeeld.invalid", "sleutel", "hhhh"):
        assert word not in told.replace(village["amina"].email, "")
    assert "Gildebor" not in json.dumps(own_data(village["bas"]), default=str)


def test_name_of_who_leaves_goes_out_of_every_text_about_the_line(village, inbreng_by):
    amina, mo = village["amina"], village["mo"]
    amina.name = "Amina Zwart"
    inbreng = inbreng_by(amina, rust_sinds=today(), rust_reden="Amina Zwart belt.", leidraad_toelichting="Amina Zwart wil.")
    asked = sent_on(inbreng, "Amina Zwart kan ons bellen.")
    link = make_koppeling(
        inbreng, make_inspanning(make_opgave(mo), mo), mo, bijdrage="Van Amina Zwart.", los_reden="Amina Zwart wilde niet."
    )
    leaving.forget(amina, by=logged_in(amina.get_id()))
    db.session.commit()
    db.session.expire_all()
    texts = [inbreng.rust_reden, inbreng.leidraad_toelichting, asked.antwoord, link.bijdrage, link.los_reden]
    assert not [text for text in texts if "Zwart" in text]
    assert inbreng.owner_id is None


def test_two_new_dates_at_the_same_moment_leave_one_promise(app, village, initiatief_by):
    inbreng, mo_id = make_inbreng(initiatief_by(village["amina"])), village["mo"].id
    days = [promise.in_workdays(today(), number) for number in (20, 30)]

    def promising(day):
        def run():
            mo = db.session.get(Person, mo_id)
            mo.roles = roles_of(mo)
            try:
                return actions.promise(queries.one(inbreng.id), day, "Het kost meer tijd.", by=mo).what
            except (IntegrityError, StaleDataError):
                raise NotNow("net gedaan") from None

        return run

    given = reasons(at_once(app, *map(promising, days)))
    assert set(given) <= {"inbreng.beloven", "net gedaan"} and "inbreng.beloven" in given
    inbreng = queries.one(inbreng.id)
    assert promise.running(inbreng).beloofd == inbreng.beloofd and inbreng.beloofd in days
