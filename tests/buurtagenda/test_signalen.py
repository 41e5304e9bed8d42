"""Signalen: given by who sees something, judged by staff, answered to who gave it."""

import pytest
from sqlalchemy import select

from portal.buurtagenda import queries as agendas
from portal.buurtagenda.actions import signalen
from portal.buurtagenda.models import Signaal
from portal.buurtagenda.rules.fase import Fase
from portal.buurtagenda.rules.punt import SignaalStatus
from portal.errors import Needed, NotNow, Refused
from portal.extensions import db
from portal.story.models import Event, Mail, Notification
from tests.agenda import BUURT, make_agenda

ABOUT = {"tekst": "De lantaarns zijn ’s avonds uit.", "gebied_code": BUURT, "bron": "bewoner", "organisatie": "", "thema": ""}
FIELDS = {"tekst": ABOUT["tekst"], "gebied_code": BUURT, "bron": "bewoner", "thema": "veilig"}


@pytest.fixture
def agenda(village):
    return make_agenda(village["mo"])


@pytest.fixture
def given(village, agenda):
    made = signalen.give(agenda, ABOUT, by=village["amina"])
    db.session.commit()
    return agendas.signaal(made.id)


def heard(what):
    rows = select(Notification.person_id).join(Event).where(Event.what == f"signalen.{what}")
    return set(db.session.scalars(rows))


def last():
    return db.session.scalar(select(Signaal).order_by(Signaal.id.desc()))


def test_the_team_hears_of_a_signaal_and_its_giver_of_every_step(village, given):
    team = {village[name].id for name in ("mo", "noor")}
    assert heard("indienen") == team
    signalen.judge(given, "plaatsen", by=village["mo"])
    assert heard("plaatsen") == {village["amina"].id}
    signalen.judge(given, "niet_plaatsen", by=village["mo"], reden="Er staat een naam in.")
    assert heard("niet_plaatsen") == {village["amina"].id}
    assert (given.status, given.status_reden) == (SignaalStatus.NIET_GEPLAATST, "Er staat een naam in.")


def test_a_signaal_is_sent_on_whole_to_a_real_mailbox_without_a_name(village, given):
    to = {"reden": "Dit is van jullie.", "naar": "Team Licht", "naar_mail": "licht@stad.nl"}
    signalen.judge(given, "doorsturen", by=village["mo"], **to)
    db.session.commit()
    mail = db.session.scalar(select(Mail).where(Mail.to == "licht@stad.nl"))
    assert ABOUT["tekst"] in mail.body and "Dit is van jullie." in mail.body and "De Noork" in mail.body
    assert "Amina" not in mail.body and "amina" not in mail.body
    assert given.naar == "Team Licht"
    assert heard("doorsturen") == {village["amina"].id}


@pytest.mark.parametrize(("name", "given_with"), [("niet_plaatsen", {}), ("doorsturen", {"reden": "x", "naar": "y"})])
def test_what_a_step_needs_must_be_there(village, given, name, given_with):
    with pytest.raises(Needed):
        signalen.judge(given, name, by=village["mo"], **given_with)
    assert given.status == SignaalStatus.INGEDIEND


@pytest.mark.parametrize("who", ["amina", "bas", "driss", "rik", "bea"])
def test_only_the_team_of_the_area_judges(village, given, who):
    with pytest.raises(Refused):
        signalen.judge(given, "plaatsen", by=village[who])


def test_nobody_judges_what_they_gave_themselves(village, agenda):
    own = signalen.give(agenda, ABOUT, by=village["mo"])
    with pytest.raises(Refused):
        signalen.judge(own, "plaatsen", by=village["mo"])


def test_what_was_answered_is_not_placed_again(village, given):
    signalen.judge(given, "niet_plaatsen", by=village["mo"], reden="Nee.")
    with pytest.raises(NotNow):
        signalen.judge(given, "plaatsen", by=village["mo"])


@pytest.mark.parametrize("fase", [Fase.CONCEPT, Fase.AFGESLOTEN, Fase.GESTOPT])
def test_an_agenda_that_does_not_run_takes_no_signalen(village, fase):
    with pytest.raises(Refused):
        signalen.give(make_agenda(village["mo"], fase), ABOUT, by=village["amina"])


def test_a_resident_gives_a_signaal_and_reads_the_answer(village, browse, agenda):
    amina, mo = browse(village["amina"]), browse(village["mo"])
    assert "Vertel wat je ziet" in amina.post(f"/buurtagenda/{agenda.id}/signaal", data=FIELDS | {"tekst": " "}).text
    page = amina.post(f"/buurtagenda/{agenda.id}/signaal", data=FIELDS).location
    assert "We lezen je signaal" in amina.get(page).text
    assert browse().get(page).status_code == browse(village["bas"]).get(page).status_code == 404
    assert ABOUT["tekst"] in mo.get("/buurtagenda/beheer/signalen").text
    refused = mo.post(f"{page}/niet_plaatsen", data={"reden": ""})
    assert "Wie het signaal gaf, leest het" in refused.text
    assert mo.post(f"{page}/niet_plaatsen", data={"reden": "Dit staat er al."}).status_code == 303
    assert "Dit staat er al." in amina.get(page).text


def test_a_placed_signaal_stands_on_the_wijkfoto_and_is_public(village, browse, given):
    mo = browse(village["mo"])
    assert mo.post(f"/buurtagenda/signalen/{given.id}/plaatsen", data={"version": given.version}).status_code == 303
    assert ABOUT["tekst"] in browse().get(f"/buurtagenda/{given.agenda_id}/wijkfoto").text
    assert "Amina" not in browse().get(f"/buurtagenda/signalen/{given.id}").text


def test_two_who_judge_at_once_do_not_cross(village, browse, given):
    mo = browse(village["mo"])
    said = mo.post(f"/buurtagenda/signalen/{given.id}/plaatsen", data={"version": given.version + 1})
    assert said.status_code == 409
    assert last().status == SignaalStatus.INGEDIEND


def test_personal_data_are_pointed_out_and_may_stay_when_meant(village, browse, agenda):
    amina, text = browse(village["amina"]), "Bel mij op 06 12345678 over de lantaarns."
    said = amina.post(f"/buurtagenda/{agenda.id}/signaal", data=FIELDS | {"tekst": text}).text
    assert "06 12345678" in said and "Ja, dit mag iedereen lezen" in said
    assert last() is None
    assert amina.post(f"/buurtagenda/{agenda.id}/signaal", data=FIELDS | {"tekst": text, "toch": "y"}).status_code == 303
    assert last().tekst == text


def test_a_professional_tells_the_organisation_and_a_resident_none(village, browse, agenda):
    amina, url = browse(village["amina"]), f"/buurtagenda/{agenda.id}/signaal"
    assert "Vul de organisatie in" in amina.post(url, data=FIELDS | {"bron": "professional"}).text
    amina.post(url, data=FIELDS | {"bron": "professional", "organisatie": "Wijkteam"})
    assert (last().bron, last().organisatie) == ("professional", "Wijkteam")
    amina.post(url, data=FIELDS | {"organisatie": "Ik zelf"})
    assert last().organisatie == ""
    assert amina.post(url, data=FIELDS | {"bron": "gemeente"}).status_code == 200
    assert amina.post(url, data=FIELDS | {"gebied_code": "BU01640401"}).status_code == 200
    assert last().id == 2


def test_staff_write_down_what_somebody_told_them(village, browse, agenda):
    fields = FIELDS | {"bron": "gemeente", "ontvangen_via": "bijeenkomst", "ontvangen_op": "2026-01-05"}
    mo, url = browse(village["mo"]), f"/buurtagenda/{agenda.id}/signaal/namens"
    assert "moet nog komen" in mo.post(url, data=fields | {"ontvangen_op": "2099-01-01"}).text
    assert mo.post(url, data=fields).status_code == 303
    assert (last().owner_id, last().bron, str(last().ontvangen_op)) == (None, "gemeente", "2026-01-05")
    assert browse(village["amina"]).get(url).status_code == 403
    signalen.judge(agendas.signaal(last().id), "plaatsen", by=village["mo"])


def test_the_list_is_that_of_the_own_area_by_agenda_and_status(village, browse, agenda, given):
    other = make_agenda(village["mo"], title="De andere", buurten=("BU01640401",))
    signalen.give(other, ABOUT | {"gebied_code": "BU01640401", "tekst": "Verderop."}, by=village["bas"])
    db.session.commit()
    mo, noor = browse(village["mo"]), browse(village["noor"])
    every = mo.get("/buurtagenda/beheer/signalen").text
    assert "Verderop." in every and "lantaarns" in every
    assert "Verderop." not in noor.get("/buurtagenda/beheer/signalen").text
    one = mo.get(f"/buurtagenda/beheer/signalen?agenda={other.id}").text
    assert "Verderop." in one and "lantaarns" not in one
    assert "Geen signalen" in mo.get("/buurtagenda/beheer/signalen?status=geplaatst").text
    assert mo.get("/buurtagenda/beheer/signalen?status=x&agenda=x&na=x").status_code == 200
    assert browse(village["amina"]).get("/buurtagenda/beheer/signalen").status_code == 403


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(village, browse, agenda, queries, number):
    for _ in range(number):
        signalen.give(agenda, ABOUT, by=village["amina"])
    db.session.commit()
    mo = browse(village["mo"])
    queries.clear()
    mo.get("/buurtagenda/beheer/signalen")
    assert len(queries) <= 6
