"""The publication gate: no work of others becomes public without a yes, and what was said stays among staff."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from portal.clock import at, now, today
from portal.errors import NotNow, Refused
from portal.extensions import db
from portal.people.models import Person
from portal.people.queries import roles_of
from portal.story.models import Event
from portal.wijkopgaven import queries, tijd
from portal.wijkopgaven.actions import inspanningen, publicatie
from portal.wijkopgaven.models import Inspanning, Publicatievraag, Wijkopgave
from portal.wijkopgaven.rules.inspanning import Antwoord, Herkomst, Status
from tests.at_once import at_once, reasons
from tests.opgaven import make_inspanning, make_opgave
from tests.wijkopgaven.test_inspanningen import address, heard, made

SECRET = "Eerst met de school bellen."


@pytest.fixture
def draft(village):
    return make_inspanning(make_opgave(village["mo"]), village["mo"], Status.CONCEPT, herkomst=Herkomst.LIJN)


@pytest.fixture
def asked(draft, village):
    publicatie.ask(draft, "Mag dit?", by=village["mo"])
    db.session.commit()
    return question()


def question():
    return queries.publicatievraag(db.session.scalar(select(Publicatievraag.id).order_by(Publicatievraag.id.desc())))


def publish(draft, village, browse):
    return browse(village["mo"]).post(address(draft, "/stap/publiceren"))


@pytest.mark.parametrize("herkomst", [Herkomst.LIJN, Herkomst.PROGRAMMA])
def test_work_of_others_is_not_published_unasked(village, browse, herkomst):
    draft = make_inspanning(make_opgave(village["mo"]), village["mo"], Status.CONCEPT, herkomst=herkomst)
    answer = publish(draft, village, browse)
    assert answer.location.endswith("/publicatie") and made().status == Status.CONCEPT
    with pytest.raises(Refused):
        inspanningen.take_step(made(), "publiceren", by=village["mo"])
    assert browse().get(address(draft)).status_code == 404


def test_the_database_itself_refuses_work_of_others_without_a_yes(draft):
    with pytest.raises(IntegrityError):
        db.session.execute(update(Inspanning.__table__).values(status=Status.INGEPLAND))
    db.session.rollback()


def test_the_question_has_the_term_of_the_municipality_and_reaches_the_regisseurs(app, draft, village, browse):
    assert browse(village["mo"]).post(address(draft, "/publicatie"), data={"vraag": "Mag dit?"}).status_code == 303
    assert heard("publicatie_vragen") == [village["noor"].id]
    asked = question()
    assert asked.antwoord_voor >= today() + timedelta(app.profiel.wijkwerk.publicatie_werkdagen)
    assert "Beantwoord de vraag" in browse(village["noor"]).get(address(draft)).text
    assert "Beantwoord de vraag" not in browse(village["mo"]).get(address(draft)).text


@pytest.mark.parametrize(("antwoord", "public"), [
    (Antwoord.AKKOORD, True), (Antwoord.VOORWAARDEN, True), (Antwoord.NIET_AKKOORD, False),
])
def test_only_a_positive_answer_opens_the_gate(draft, asked, village, browse, antwoord, public):
    said = {"antwoord": antwoord, "voorwaarden": SECRET}
    assert browse(village["noor"]).post(f"/wijkopgaven/publicatievragen/{asked.id}", data=said).status_code == 303
    assert heard("publicatie_antwoord") == [village["mo"].id]
    publish(draft, village, browse)
    assert (made().status == Status.INGEPLAND) is public
    assert SECRET in browse(village["mo"]).get(address(draft)).text
    assert browse().get(address(draft)).status_code == (200 if public else 404)


def test_conditions_and_the_question_never_reach_the_public(draft, asked, village, browse):
    publicatie.answer(asked, Antwoord.VOORWAARDEN, SECRET, by=village["noor"])
    db.session.commit()
    publish(draft, village, browse)
    for name in (None, "amina", "rik", "driss"):
        page = browse(village[name] if name else None).get(address(draft)).text
        assert not [said for said in (SECRET, "Mag dit", "Beantwoord door", "Alleen medewerkers") if said in page]
    assert [event.note for event in db.session.scalars(select(Event)) if event.note] == []


def test_after_a_no_one_may_ask_again_and_then_it_counts(draft, asked, village):
    publicatie.answer(asked, Antwoord.NIET_AKKOORD, SECRET, by=village["noor"])
    publicatie.ask(draft, "En zo?", by=village["mo"])
    publicatie.answer(question(), Antwoord.AKKOORD, by=village["noor"])
    inspanningen.take_step(made(), "publiceren", by=village["mo"])
    assert made().status == Status.INGEPLAND


def test_whose_work_it_is_cannot_be_changed_to_slip_past_a_no(draft, asked, village):
    publicatie.answer(asked, Antwoord.NIET_AKKOORD, SECRET, by=village["noor"])
    with pytest.raises(NotNow):
        inspanningen.edit(made(), {"herkomst": Herkomst.WIJK}, by=village["mo"])


def test_there_is_nothing_to_ask_of_own_work_twice_or_after_a_yes(draft, asked, village, browse):
    own = make_inspanning(make_opgave(village["mo"]), village["mo"], Status.CONCEPT)
    for work in (own, draft):
        assert browse(village["mo"]).post(address(work, "/publicatie"), data={}).status_code == 409
    publicatie.answer(question(), Antwoord.AKKOORD, by=village["noor"])
    db.session.commit()
    assert browse(village["mo"]).post(address(draft, "/publicatie"), data={}).status_code == 409


def test_only_a_regisseur_of_the_area_who_did_not_ask_answers(draft, asked, village, person):
    far = person("Ver", rol="regisseur", gebied="WK016404")
    for who in (*(village[name] for name in ("amina", "bas", "mo", "driss", "rik", "bea")), far):
        with pytest.raises(Refused):
            publicatie.answer(asked, Antwoord.AKKOORD, by=who)
    publicatie.answer(asked, Antwoord.NIET_AKKOORD, SECRET, by=village["noor"])
    publicatie.ask(draft, "Ik vraag het zelf.", by=village["noor"])
    with pytest.raises(Refused):
        publicatie.answer(question(), Antwoord.AKKOORD, by=village["noor"])


@pytest.fixture
def directie(person):
    return person("Dirk", rol="cmt")


def test_where_the_only_regisseur_asks_the_management_answers(app, draft, village, browse, directie):
    noor, dirk = browse(village["noor"]), browse(directie)
    assert "directie (CMT) antwoordt" in noor.get(address(draft, "/publicatie")).text
    assert noor.post(address(draft, "/publicatie"), data={"vraag": "Mag dit?"}).status_code == 303
    assert heard("publicatie_vragen") == [directie.id]
    for page in (noor.get(address(draft)).text, dirk.get(address(draft)).text):
        assert "De directie (CMT) is gevraagd" in page and f"geen andere {app.profiel.regisseur}" in page
    assert "Beantwoord de vraag" in dirk.get(address(draft)).text
    assert "Beantwoord de vraag" not in noor.get(address(draft)).text
    where = f"/wijkopgaven/publicatievragen/{question().id}"
    assert "directie (CMT) van dit gebied antwoordt" in noor.get(where).text
    given = dirk.post(where, data={"antwoord": Antwoord.AKKOORD})
    assert given.status_code == 303 and dirk.get(given.location).status_code == 200
    assert made().vrijgegeven and heard("publicatie_antwoord") == [village["noor"].id]
    with at(now() + timedelta(30)):
        assert tijd.pass_by() == 0


def test_where_another_regisseur_can_answer_the_management_does_not(app, draft, village, browse, person, directie):
    second, far = person("Tweede", rol="regisseur"), person("Ver", rol="regisseur", gebied="WK016404")
    publicatie.ask(draft, "Mag dit?", by=village["noor"])
    db.session.commit()
    assert heard("publicatie_vragen") == [second.id] and far.id not in heard("publicatie_vragen")
    assert f"De {app.profiel.regisseur} is gevraagd" in browse(directie).get(address(draft)).text
    with pytest.raises(Refused):
        publicatie.answer(question(), Antwoord.AKKOORD, by=directie)
    publicatie.answer(question(), Antwoord.AKKOORD, by=second)


def test_the_management_of_elsewhere_does_not_answer_and_nobody_answers_the_own_question(draft, village, person):
    far = person("Ver", rol="cmt", gebied="WK016404")
    publicatie.ask(draft, "Mag dit?", by=village["noor"])
    for who in (far, village["noor"], village["mo"]):
        with pytest.raises(Refused):
            publicatie.answer(question(), Antwoord.AKKOORD, by=who)


def test_the_management_hears_too_that_its_answer_waits_too_long(draft, village, directie):
    publicatie.ask(draft, "Mag dit?", by=village["noor"])
    db.session.commit()
    with at(now() + timedelta(30)):
        assert tijd.pass_by() == 1
    assert heard("publicatie_te_laat") == sorted([village["noor"].id, directie.id])


def test_no_and_conditions_need_words(asked, village, browse):
    for antwoord in (Antwoord.VOORWAARDEN, Antwoord.NIET_AKKOORD):
        page = browse(village["noor"]).post(f"/wijkopgaven/publicatievragen/{asked.id}", data={"antwoord": antwoord})
        assert "Schrijf op wat de voorwaarden zijn" in page.text
    assert "Kies een antwoord" in browse(village["noor"]).post(f"/wijkopgaven/publicatievragen/{asked.id}").text


def test_who_answers_too_late_hears_so_and_keeps_what_was_typed(asked, village, browse, person):
    second = person("Tweede", rol="regisseur")
    publicatie.answer(asked, Antwoord.AKKOORD, by=village["noor"])
    db.session.commit()
    typed = {"antwoord": Antwoord.NIET_AKKOORD, "voorwaarden": SECRET}
    page = browse(second).post(f"/wijkopgaven/publicatievragen/{asked.id}", data=typed).text
    assert "net al beantwoord" in page and SECRET in page and "Noor" in page
    assert question().antwoord == Antwoord.AKKOORD


def test_of_two_answers_at_the_same_moment_one_counts(app, draft, asked, village, person):
    ids = [village["noor"].id, person("Tweede", rol="regisseur").id]

    def answering(person_id, antwoord):
        def run():
            who = db.session.get(Person, person_id)
            who.roles = roles_of(who)
            publicatie.answer(question(), antwoord, SECRET, by=who)
            return antwoord
        return run

    given = reasons(at_once(app, answering(ids[0], Antwoord.AKKOORD), answering(ids[1], Antwoord.NIET_AKKOORD)))
    assert sorted(given).count("beantwoord") == 1
    kept = question().antwoord
    assert kept in given and made().vrijgegeven is (kept == Antwoord.AKKOORD)
    assert len(heard("publicatie_antwoord")) == 1


def test_of_two_questions_at_the_same_moment_one_is_asked(app, draft, village):
    work_id, mo_id = draft.id, village["mo"].id

    def asking():
        mo = db.session.get(Person, mo_id)
        mo.roles = roles_of(mo)
        publicatie.ask(queries.inspanning(work_id), "", by=mo)

    assert sorted(map(str, reasons(at_once(app, asking, asking)))) == ["None", "publicatie"]
    assert len(db.session.scalars(select(Publicatievraag.id)).all()) == 1


def test_a_question_that_waits_too_long_is_told_once_to_regisseur_and_asker(asked, village):
    with at(now() + timedelta(1)):
        assert tijd.pass_by() == 0
    with at(now() + timedelta(30)):
        assert (tijd.pass_by(), tijd.pass_by()) == (1, 0)
    assert heard("publicatie_te_laat") == sorted([village["mo"].id, village["noor"].id])


def test_several_messengers_tell_it_once(app, asked):
    id = asked.id
    assert sorted(at_once(app, *[lambda: publicatie.tell_overdue(id)] * 3)) == [False, False, True]


def test_a_question_that_was_answered_is_not_told_late(asked, village):
    publicatie.answer(asked, Antwoord.AKKOORD, by=village["noor"])
    db.session.commit()
    with at(now() + timedelta(30)):
        assert tijd.pass_by() == 0
    assert publicatie.tell_overdue(asked.id) is False


def test_the_messenger_does_this_every_few_seconds(app):
    assert tijd.pass_by in app.extensions["soon"]


@pytest.mark.parametrize("changed", [{"title": "Een parkeerplaats"}, {"wat": "Er komt asfalt."}])
def test_a_yes_is_for_what_was_read(draft, asked, village, browse, changed):
    publicatie.answer(asked, Antwoord.AKKOORD, by=village["noor"])
    db.session.commit()
    form = {name: getattr(made(), name) for name in ("title", "wat", "gebied_code", "inzet", "version")} | {"eigenaar": "Wegen"}
    mo = browse(village["mo"])
    assert "geldt" not in mo.post(address(draft, "/bewerken"), data=form).text and made().vrijgegeven
    form["version"] = made().version
    mo.post(address(draft, "/bewerken"), data=form | changed)
    assert not made().vrijgegeven
    page = mo.get(address(draft)).text
    assert "Dit is anders dan waar ja op is gezegd." in page and "Daarna is het veranderd. Vraag het opnieuw." in page
    publish(draft, village, browse)
    assert made().status == Status.CONCEPT
    assert mo.post(address(draft, "/publicatie"), data={"vraag": "En nu?"}).status_code == 303


def version(page):
    return re.search(r'name="version" type="hidden" value="(\w+)"', page)[1]


@pytest.mark.parametrize("antwoord", [Antwoord.AKKOORD, Antwoord.NIET_AKKOORD])
def test_no_answer_is_given_to_a_text_that_was_never_read(asked, village, browse, antwoord):
    noor, where = browse(village["noor"]), f"/wijkopgaven/publicatievragen/{asked.id}"
    typed = {"antwoord": antwoord, "voorwaarden": SECRET, "version": version(noor.get(where).text)}
    inspanningen.edit(made(), {"title": "Een parkeerplaats", "wat": "Er komt asfalt."}, by=village["mo"])
    db.session.commit()
    late = noor.post(where, data=typed)
    assert late.status_code == 200 and "net ergens anders aangepast" in late.text
    assert all(words in late.text for words in (SECRET, "Een parkeerplaats", "Er komt asfalt."))
    assert (made().vrijgegeven, question().antwoord, heard("publicatie_antwoord")) == (False, "", [])
    assert noor.post(where, data=typed | {"version": version(late.text)}).status_code == 303
    assert (made().vrijgegeven, question().antwoord) == (antwoord == Antwoord.AKKOORD, antwoord)


def test_a_text_that_changes_at_the_same_moment_is_not_answered(asked, village):
    db.session.execute(update(Inspanning.__table__).values(title="Een parkeerplaats", version=9))
    db.session.commit()
    with pytest.raises(StaleDataError):
        publicatie.answer(asked, Antwoord.AKKOORD, by=village["noor"])
    db.session.rollback()
    assert (made().vrijgegeven, question().antwoord) == (False, "")


def test_a_yes_at_the_same_moment_is_not_for_the_new_text(draft, asked, village):
    db.session.execute(update(Inspanning.__table__).values(vrijgegeven=True))
    db.session.commit()
    inspanningen.edit(draft, {"title": "Een parkeerplaats"}, by=village["mo"])
    db.session.commit()
    assert not made().vrijgegeven


def test_what_is_public_already_may_be_written_anew(village):
    work = make_inspanning(make_opgave(village["mo"]), village["mo"], herkomst=Herkomst.LIJN)
    inspanningen.edit(work, {"title": "Vijftig bomen"}, by=village["mo"])
    assert made().vrijgegeven


def test_the_conditions_stand_at_the_step_itself(draft, asked, village, browse):
    publicatie.answer(asked, Antwoord.VOORWAARDEN, SECRET, by=village["noor"])
    db.session.commit()
    mo, step = browse(village["mo"]), address(draft, "/stap/publiceren")
    assert f'href="{step}"' in mo.get(address(draft)).text
    page = mo.get(step).text
    assert "Voorwaarden bij het ja" in page and SECRET in page


def test_only_who_can_say_yes_calls_it_work_of_wijkregie(draft, village, browse):
    with pytest.raises(Refused):
        inspanningen.edit(draft, {"herkomst": Herkomst.WIJK}, by=village["mo"])
    page = address(draft, "/bewerken")
    assert 'value="wijk"' not in browse(village["mo"]).get(page).text
    assert 'value="wijk"' in browse(village["noor"]).get(page).text
    inspanningen.edit(made(), {"herkomst": Herkomst.WIJK}, by=village["noor"])
    db.session.commit()
    assert made().herkomst == Herkomst.WIJK


@pytest.mark.parametrize(("herkomst", "voorwaarden"), [(Herkomst.WIJK, ""), (Herkomst.LIJN, ""), (Herkomst.LIJN, SECRET)])
def test_nothing_becomes_public_before_its_wijkopgave_is_adopted(village, browse, herkomst, voorwaarden):
    opgave, mo = make_opgave(village["mo"], "concept", title="Nog geheim"), browse(village["mo"])
    work = make_inspanning(opgave, village["mo"], Status.CONCEPT, herkomst=herkomst)
    if herkomst == Herkomst.LIJN:
        publicatie.ask(work, "Mag dit?", by=village["mo"])
        publicatie.answer(question(), Antwoord.VOORWAARDEN if voorwaarden else Antwoord.AKKOORD, voorwaarden, by=village["noor"])
        db.session.commit()
    step, said = address(work, "/stap/publiceren"), "Dit kan pas openbaar worden als ‘Nog geheim’ is vastgesteld."
    page = mo.get(address(work)).text
    assert said in page and step not in page
    assert publish(work, village, browse).location.endswith(address(work)) and said in mo.get(step, follow_redirects=True).text
    with pytest.raises(Refused):
        inspanningen.take_step(made(), "publiceren", by=village["mo"])
    db.session.rollback()
    db.session.execute(update(Wijkopgave.__table__).values(status="vastgesteld"))
    db.session.commit()
    page = mo.get(address(work)).text
    assert said not in page and step in page
    publish(work, village, browse)
    assert made().status == Status.INGEPLAND


def test_that_a_yes_no_longer_holds_is_told_of_work_under_a_draft_as_well(village, browse):
    opgave = make_opgave(village["mo"], "concept")
    work = make_inspanning(opgave, village["mo"], Status.CONCEPT, herkomst=Herkomst.LIJN, vrijgegeven=True)
    kept = {name: getattr(work, name) for name in ("title", "gebied_code", "inzet", "herkomst", "version")}
    form = kept | {"wat": "Er komt asfalt.", "eigenaar": "Wegen"}
    page = browse(village["mo"]).post(address(work, "/bewerken"), data=form, follow_redirects=True).text
    assert "Dit is anders dan waar ja op is gezegd." in page
