"""A bericht as mail: to whom, in which words, and what it never says."""

from datetime import date

import pytest
from sqlalchemy import select

from portal.clock import now
from portal.extensions import db
from portal.initiatieven.rules import Status
from portal.people.models import Person
from portal.story import delivery, mail
from portal.story.actions import unfollow
from portal.story.audience import HEARS
from portal.story.bericht import headline
from portal.story.linked import BEHIND
from portal.story.models import Mail, Notification
from portal.transaction import transaction


def mails():
    """The mails written now, by address."""
    delivery.write_notifications()
    with transaction():
        return {row.to: row for row in db.session.scalars(select(Mail))}


def test_a_question_in_a_subject_has_no_colon(app):
    assert [headline(wat, "Moestuin") for wat in ("Gepubliceerd", "Mag dit openbaar worden?")] == [
        "Gepubliceerd: Moestuin", "Mag dit openbaar worden? Moestuin"]


def reason_in(letter):
    return letter.body.partition("Je krijgt deze mail omdat ")[2].partition("\n")[0]


def change(person, **values):
    with transaction():
        for name, value in values.items():
            setattr(db.session.get(Person, person.id), name, value)


def handled():
    with transaction():
        return set(db.session.scalars(select(Notification.mailed_at.is_not(None))))


def test_mail_tells_what_happened_why_and_how_to_stop(app, crowd, happened):
    plan, people = crowd
    happened(plan, "publiceren", people["mo"], note="Een mooi plan.\nVeel plezier.")
    written = mails()
    volger = people["volger"]
    assert sorted(written) == sorted(
        people[name].email
        for name in ("amina", "mede", "volger", "steuner", "buurtvolger", "wijkvolger", "themavolger")
    )
    base = app.config["BASE_URL"]
    assert written[volger.email].subject == "Gepubliceerd: Moestuin"
    assert written[volger.email].unsubscribe_url == mail.stop_url(volger)
    assert written[volger.email].body == f"""Dag volger,

Gepubliceerd
Moestuin ({plan.kenmerk})

Een mooi plan.
Veel plezier.

Bekijk het op de site:
{base}/initiatieven/{plan.id}

Vragen? Bel {app.profiel.telefoon}, {app.profiel.openingstijden}.

Buurtportaal Hengelo

--------------------------------------------------
Je krijgt deze mail omdat je dit initiatief volgt.
Dit initiatief niet meer volgen:
{mail.stop_url(volger, "initiatieven", plan.id)}
Helemaal geen mail meer krijgen:
{mail.stop_url(volger)}
Je berichten blijven staan op de site:
{base}/berichten/"""


def test_each_hears_their_own_reason(crowd, happened):
    plan, people = crowd
    happened(plan, "publiceren", people["mo"])
    written = mails()
    names = ("amina", "mede", "steuner", "buurtvolger", "wijkvolger", "themavolger")
    why = {name: reason_in(written[people[name].email]) for name in names}
    area = "je de buurt of wijk volgt waar dit initiatief bij hoort."
    assert why == {
        "amina": "dit jouw initiatief is.",
        "mede": "je meedoet als initiatiefnemer.",
        "steuner": "je dit initiatief steunt.",
        "buurtvolger": area,
        "wijkvolger": area,
        "themavolger": "je het thema volgt waar dit initiatief bij hoort.",
    }
    for name, kind, key in (("wijkvolger", "buurten", "WK016402"), ("themavolger", "themas", "groen")):
        assert mail.stop_url(people[name], kind, key) in written[people[name].email].body


@pytest.mark.parametrize("wish", ({"wants_mail": False}, {"email": None}, {"forgotten_at": now()}))
def test_who_wants_or_can_have_no_mail_gets_none(crowd, happened, wish):
    plan, people = crowd
    happened(plan, "meedoen", people["mede"])
    change(people["amina"], **wish)
    assert mails() == {}
    assert handled() == {True}


def test_mail_is_in_the_language_of_the_person(crowd, happened):
    plan, people = crowd
    plan.aanvullen_voor = date(2026, 11, 30)
    happened(plan, "aanvulling_vragen", people["mo"], note="Waar precies?")
    change(people["mede"], taal="en")
    change(people["amina"], taal="xx")
    written = mails()
    english, dutch = written[people["mede"].email], written[people["amina"].email]
    assert "Monday 30 November 2026" in english.body and "Questions? Call" in english.body
    assert "maandag 30 november 2026" in dutch.body and "Vragen? Bel" in dutch.body
    assert english.subject.startswith("More information requested: ")


def test_who_unfollowed_in_time_gets_no_mail(crowd, happened):
    plan, people = crowd
    happened(plan, "publiceren", people["mo"])
    with transaction():
        unfollow("themas", "groen", by=people["themavolger"])
    assert people["themavolger"].email not in mails()


@pytest.mark.parametrize(("published", "fate"), ((now(), "staat niet meer op de site."), (None, "komt zo niet op de site.")))
def test_mail_about_hiding_says_what_is_so_and_who_may_ask_again(crowd, happened, published, fate):
    plan, people = crowd
    plan.hidden_at, plan.published_at = now(), published
    happened(plan, "verbergen", people["mo"], note="Dit mag niet.")
    written = mails()
    owner, mede = (written[people[name].email].body for name in ("amina", "mede"))
    assert f"Je initiatief {fate}" in owner and f"Je initiatief {fate}" in mede
    assert ("Vraag op de pagina" in owner, "Vraag op de pagina" in mede) == (True, False)
    assert "Wie het indiende, kan op de pagina van het initiatief een tweede blik vragen." in mede


def test_every_mail_says_why_somebody_gets_it(app):
    """Who hears of what led to work in the wijk reads that in words of their own."""
    missing = []
    for what, who in HEARS.items():
        event = {"kind": what.partition(".")[0], "what": what}
        shown = app.jinja_env.get_template("mail/_redenen.txt").make_module({"event": event, "_": mail.as_is})
        names = {one.__name__ for one in who if one not in BEHIND} - {"niemand"}
        missing += [(what, name) for name in sorted(names) if not shown.waarom.get(name)]
    assert missing == []


def test_hidden_initiatief_goes_only_to_those_who_may_read_it(crowd, happened):
    plan, people = crowd
    plan.hidden_at = now()
    happened(plan, "antwoord", people["mo"])
    assert sorted(mails()) == sorted(people[name].email for name in ("amina", "mede"))


def test_team_hears_of_what_is_not_public_yet(village, initiatief_by, happened):
    plan = initiatief_by(village["amina"], status=Status.INGEDIEND)
    happened(plan, "indienen", village["amina"])
    written = mails()
    assert sorted(written) == sorted((village["mo"].email, village["noor"].email))
    assert written[village["noor"].email].subject == "Idee ontvangen: Moestuin"


def test_reporter_hears_the_decision_without_the_hidden_text(crowd, happened):
    plan, people = crowd
    plan.hidden_at = now()
    bas = people["bas"]
    happened(plan, "misbruik_besluit", people["mo"], note="We verbergen dit.", data={"person_id": bas.id})
    letter = mails()[bas.email]
    assert letter.subject == f"Er is besloten over je melding: {plan.kenmerk}"
    assert "We verbergen dit." in letter.body
    assert ("Moestuin" in letter.body, f"/initiatieven/{plan.id}" in letter.body) == (False, False)


def test_title_with_a_newline_stays_in_its_header(village, initiatief_by, happened):
    plan = initiatief_by(village["amina"], title="Mooi\nBcc: x@voorbeeld.invalid")
    happened(plan, "antwoord", village["mo"])
    letter = mails()[village["amina"].email]
    assert letter.subject == "Antwoord van de gemeente: Mooi Bcc: x@voorbeeld.invalid"


def test_a_person_without_a_good_address_does_not_hold_up_the_others(crowd, happened):
    plan, people = crowd
    happened(plan, "antwoord", people["mo"])
    change(people["amina"], email="geen adres")
    assert sorted(mails()) == sorted(people[name].email for name in ("mede", "volger", "steuner"))
    assert handled() == {True}


def test_user_text_is_no_template(village, initiatief_by, happened):
    plan = initiatief_by(village["amina"], title="{{ 7 * 7 }} <b>")
    happened(plan, "antwoord", village["mo"], note="{% include 'x' %} & meer")
    letter = mails()[village["amina"].email]
    assert ("{{ 7 * 7 }} <b>" in letter.body, "{% include 'x' %} & meer" in letter.body) == (True, True)


@pytest.mark.parametrize("number", (1, 3))
def test_writing_costs_the_same_for_one_person_and_for_many(
    village, initiatief_by, followed, happened, queries, number
):
    plan = initiatief_by(village["amina"])
    followed(plan, number)
    happened(plan, "in_behandeling", village["amina"])
    db.session.remove()
    queries.clear()
    assert delivery.write_notifications() == number
    assert len([statement for statement in queries if not statement.startswith("INSERT INTO mail")]) == 4
