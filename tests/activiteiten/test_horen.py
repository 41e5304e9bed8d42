"""Who hears of an activity by mail, why, and how to stop that for this one reason."""

import re
from datetime import timedelta

import pytest

from portal.activiteiten import actions
from portal.bewonersgroepen.models import Lidmaatschap
from portal.clock import today
from portal.extensions import db
from portal.people.models import Person
from portal.people.queries import roles_of
from portal.story import actions as story
from portal.story import delivery
from portal.story.models import Mail
from portal.templating import datum, tijd
from tests.activiteiten.conftest import fresh


def mails(to):
    """The mails to this address, the oldest first."""
    delivery.write_notifications()
    return db.session.scalars(db.select(Mail).where(Mail.to == to).order_by(Mail.id)).all()


@pytest.mark.parametrize(
    ("kind", "key", "because"),
    [
        ("bewonersgroepen", None, "omdat je de groep volgt die dit organiseert"),
        ("buurten", "WK016402", "omdat je de buurt of wijk volgt waar dit over gaat"),
    ],
)
def test_follower_hears_why_and_can_stop(people, groep, planned, browse, kind, key, because):
    story.follow(kind, key or groep.id, by=people["bas"])
    activiteit = planned(status="concept")
    actions.take_step(activiteit, "aankondigen", by=people["amina"])
    db.session.commit()
    bas = people["bas"].email
    [mail] = mails(bas)
    assert because in mail.body and "Zomermarkt" in mail.subject and f"/activiteiten/{activiteit.id}" in mail.body
    stop = re.search(r"niet meer volgen:\n\S+(/afmelden/\S+)", mail.body)[1]
    visitor = browse()
    assert visitor.get(stop).status_code == 200
    visitor.post(stop)
    board = db.session.scalar(db.select(Person).where(Person.name == "Amina"))
    board.roles = roles_of(board)
    actions.take_step(fresh(activiteit.id), "afgelasten", by=board, reden="Storm")
    db.session.commit()
    assert len(mails(bas)) == 1


def test_member_hears_once_also_with_two_roles_and_not_after_leaving(people, groep, planned):
    extra = {"groep_id": groep.id, "begonnen_op": today()}
    db.session.add(Lidmaatschap(person_id=people["cem"].id, rol="adviseur", **extra))
    db.session.add(Lidmaatschap(person_id=people["bas"].id, rol="lid", geeindigd_op=today(), **extra))
    db.session.commit()
    activiteit = planned()
    noor = people["noor"]
    actions.take_step(activiteit, "weghalen", by=noor, reden="Er staat een naam in.")
    db.session.commit()
    heard = {name: len(mails(somebody.email)) for name, somebody in people.items() if mails(somebody.email)}
    assert heard == {"amina": 1, "cem": 1, "eva": 1}
    assert "omdat je in de groep zit die dit organiseert" in mails(people["cem"].email)[0].body


@pytest.mark.parametrize(("step", "reden", "words"), [
    ("aankondigen", "", ("Wanneer: {when} uur\nWaar: Het plein\n\n",)),
    ("afgelasten", "Storm", ("Het zou zijn op {when} uur.\n\n", "Storm\n")),
])
def test_the_mail_says_when_and_where_and_does_not_go_out_after_it(people, groep, planned, step, reden, words):
    story.follow("buurten", "WK016402", by=people["bas"])
    activiteit = planned(status="concept" if step == "aankondigen" else "aangekondigd", waar="Het plein")
    actions.take_step(activiteit, step, by=people["amina"], reden=reden)
    db.session.commit()
    when, until = f"{datum(activiteit.begint_at, True, 'nl')}, {tijd(activiteit.begint_at)}", activiteit.eindigt_at
    [mail] = mails(people["bas"].email)
    assert all(text.format(when=when) in mail.body for text in words) and mail.until == until


def test_another_time_is_in_the_mail_about_it(people, groep, planned):
    story.follow("buurten", "WK016402", by=people["bas"])
    activiteit = planned(waar="")
    later = activiteit.begint_at + timedelta(1)
    actions.edit(activiteit, {"begint_at": later, "eindigt_at": activiteit.eindigt_at + timedelta(1)}, by=people["amina"])
    db.session.commit()
    [mail] = mails(people["bas"].email)
    assert f"Wanneer: {datum(later, True, 'nl')}, {tijd(later)} uur\n\nBekijk" in mail.body
