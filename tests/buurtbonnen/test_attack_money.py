"""Trying to get, give or keep money that is not yours to get, give or keep; and work that is not yours to do."""

from datetime import timedelta

import pytest

from portal.bewonersgroepen.models import Bewonersgroep, Lidmaatschap
from portal.buurtbonnen import actions
from portal.buurtbonnen.actions import adviseren, behandelen, besluiten, bezwaren
from portal.buurtbonnen.besluitfeiten import te_beoordelen
from portal.buurtbonnen.forms.besluit import OORDEEL
from portal.buurtbonnen.models import Aanvulverzoek, Advies, Besluit, Bezwaar, Schorsing
from portal.buurtbonnen.queries import advies as adviezen
from portal.buurtbonnen.queries import besluiten as queries
from portal.buurtbonnen.queries import one
from portal.buurtbonnen.rules.status import Status
from portal.clock import today
from portal.errors import Needed, NotNow, Refused
from portal.extensions import db
from portal.people.models import Role
from portal.people.queries import roles_of
from portal.regelingen.actions import plafond as kas
from portal.regelingen.models import Plafond
from portal.regelingen.queries.plafond import sums_of
from tests.buurtbonnen.conftest import NOT_HEARD

REDEN = "Uw plan past bij de regeling."


def keep(*things):
    db.session.add_all(things)
    db.session.commit()


def also(person, rol):
    """Give somebody another role, as if they had just come in."""
    keep(Role(person_id=person.id, rol=rol, gebied_code="GM0164", begonnen_op=today()))
    person.roles = roles_of(person)
    return person


def grant(aanvraag, by, bedrag=12_000, **more):
    return besluiten.decide(aanvraag, "toekennen", by=by, bedrag=bedrag, reden=REDEN, **more)


def filled(aanvraag, bedrag="120,00"):
    """The form of a besluit, with every rule judged as met."""
    rules = te_beoordelen(besluiten.verdicts_of(one(aanvraag.id)))
    return {"uitkomst": "toekennen", "bedrag": bedrag, "reden": REDEN} | {OORDEEL + sleutel: "ja" for sleutel in rules}


@pytest.fixture
def waiting(aanvraag_by, village, henk, plafond):
    """Of Amina, handled by Henk, waiting for a besluit."""
    return aanvraag_by(village["amina"], Status.TER_BESLUIT, behandelaar_id=henk.id)


@pytest.fixture
def group(village):
    """A group with people in a role: group(contact=amina, lid=dora)."""

    def make(**rollen):
        groep = Bewonersgroep(naam="De Noork bloeit", gebied_code="BU01640202", owner_id=village["amina"].id)
        keep(groep)
        keep(*(Lidmaatschap(groep_id=groep.id, person_id=p.id, rol=rol, begonnen_op=today()) for rol, p in rollen.items()))
        return groep

    return make


# Who decides


@pytest.mark.parametrize("rol", ["lid", "adviseur", "penningmeester"])
def test_who_is_in_the_group_that_asks_does_no_work_on_it(browse, waiting, group, village, dora, rol):
    also(dora, "behandelaar")
    waiting.groep_id = group(contact=village["amina"], **{rol: dora}).id
    db.session.commit()
    for path in (f"{waiting.id}/beslissen", f"beheer/{waiting.id}", f"beheer/{waiting.id}/voorleggen"):
        assert browse(dora).get(f"/buurtbonnen/{path}").status_code == 403, path
    with pytest.raises(Refused):
        grant(one(waiting.id), dora)
    assert "dit is je eigen aanvraag" in browse(dora).get("/buurtbonnen/beheer/").text


def test_the_applicant_does_not_decide_and_does_not_judge_the_bezwaar(waiting, village, dora, henk):
    amina = also(village["amina"], "besluitnemer")
    with pytest.raises(Refused):
        grant(waiting, amina)
    grant(waiting, dora)
    besluit = queries.besluit_of(waiting)
    besluit.aanvraag = waiting
    bezwaar = bezwaren.object_to(besluit, "Te weinig.", by=village["amina"])
    db.session.commit()
    with pytest.raises(Refused):
        bezwaren.answer(queries.bezwaar(bezwaar.id), "gegrond_verklaren", "Ja.", gehoord=NOT_HEARD, by=amina)


def test_a_member_of_the_group_does_not_judge_its_bezwaar(waiting, group, village, dora, person):
    joke = person("Joke", rol="besluitnemer")
    waiting.groep_id = group(contact=village["amina"], lid=joke).id
    db.session.commit()
    besluit = grant(one(waiting.id), dora)
    besluit.aanvraag = one(waiting.id)
    bezwaar = bezwaren.object_to(besluit, "Te weinig.", by=village["amina"])
    db.session.commit()
    with pytest.raises(Refused):
        bezwaren.answer(queries.bezwaar(bezwaar.id), "gegrond_verklaren", "Ja.", gehoord=NOT_HEARD, by=joke)


def test_who_handled_it_before_a_colleague_took_over_does_not_decide(browse, waiting, henk, person):
    """Pressing a button once more must not make a second pair of eyes of the first."""
    both = also(henk, "besluitnemer")
    behandelen.take_up(waiting, by=person("Kim", rol="behandelaar"))
    db.session.commit()
    behandelen.consult(waiting, "We belden aan.", by=both)
    db.session.commit()
    with pytest.raises(Refused):
        grant(one(waiting.id), both)
    assert browse(both).get(f"/buurtbonnen/{waiting.id}/beslissen").status_code == 403


def test_the_adviseur_does_not_decide(waiting, organisatie_of):
    groep, adviseur = organisatie_of()
    also(adviseur, "besluitnemer")
    keep(Advies(aanvraag_id=waiting.id, groep_id=groep.id, gevraagd_op=today(), uiterlijk=today(), uitkomst="positief",
                bedrag=12_000, reden="Goed.", adviseur_id=adviseur.id))
    with pytest.raises(Refused):
        grant(one(waiting.id), adviseur)


# How much


@pytest.mark.parametrize("bedrag", ["-1", "-120,00", "0", "120,01", "999999999,99", "1e9", "NaN", "9" * 40])
def test_no_amount_that_was_not_asked_is_granted(browse, waiting, dora, plafond, bedrag):
    page = browse(dora).post(f"/buurtbonnen/{waiting.id}/beslissen", data=filled(waiting, bedrag))
    assert page.status_code == 200 and REDEN in page.text
    assert (one(waiting.id).status, db.session.get(Plafond, plafond.id).toegekend) == (Status.TER_BESLUIT, 0)


@pytest.mark.parametrize("bedrag", [-1, 0, None, 12_000, 12_001])
def test_no_part_is_offered_that_is_none(waiting, henk, bedrag):
    with pytest.raises(Needed, match="te_veel"):
        behandelen.offer_part(waiting, bedrag, by=henk)


@pytest.mark.parametrize("bedrag", ["-5", "999999999,99", "een beetje"])
def test_the_budget_takes_no_nonsense(browse, aanvraag_by, village, bedrag):
    draft = aanvraag_by(village["amina"])
    lines = {"posten-0-omschrijving": "Tent", "posten-0-bedrag": bedrag, "posten-0-soort": "huren"}
    page = browse(village["amina"]).post(f"/buurtbonnen/{draft.id}/kosten", data=lines)
    assert page.status_code in (200, 303)
    assert one(draft.id).gevraagd in (12_000, 99_999_999_999)


def test_nobody_agrees_to_a_part_that_was_not_offered(browse, waiting, village):
    assert browse(village["amina"]).post(f"/buurtbonnen/{waiting.id}/deel", data={"antwoord": "ja"}).status_code == 409
    with pytest.raises(NotNow):
        behandelen.answer_part(waiting, True, by=village["amina"])
    one(waiting.id).deel_bedrag = 5_000
    db.session.commit()
    assert browse(village["bas"]).post(f"/buurtbonnen/{waiting.id}/deel", data={"antwoord": "ja"}).status_code == 404
    for answer, status in (("ja", 303), ("nee", 409)):
        page = browse(village["amina"]).post(f"/buurtbonnen/{waiting.id}/deel", data={"antwoord": answer})
        assert page.status_code == status
    assert one(waiting.id).deel_bedrag == 5_000


# When


def test_after_a_besluit_nothing_is_decided_withdrawn_or_changed(browse, waiting, dora, village, plafond, person):
    grant(waiting, dora)
    db.session.commit()
    amina, joke = browse(village["amina"]), browse(person("Joke", rol="besluitnemer"))
    again = {"uitkomst": "afwijzen", "reden": "Toch niet."}
    late = joke.post(f"/buurtbonnen/{waiting.id}/beslissen", data=again | {"reden": "Het plan past niet bij <de wijk>."})
    assert late.status_code == 409 and "Het plan past niet bij &lt;de wijk&gt;." in late.text
    assert "Toegekend" in late.text and dora.name in late.text and f'href="/buurtbonnen/{waiting.id}"' in late.text
    assert amina.post(f"/buurtbonnen/{waiting.id}/intrekken", data={"reden": "Ik wil niet meer."}).status_code == 409
    assert amina.post(f"/buurtbonnen/{waiting.id}/weggooien").status_code == 403
    assert (one(waiting.id).status, sums_of(plafond.id, waiting.id)["toegekend"]) == (Status.TOEGEKEND, 12_000)
    assert db.session.query(Besluit).count() == 1


def test_what_was_withdrawn_is_not_granted(browse, waiting, dora, village, plafond):
    kas.reserve(plafond.id, waiting.id, 12_000, by=dora)
    actions.withdraw(waiting, "Toch niet.", by=village["amina"])
    db.session.commit()
    form = filled(waiting)
    assert browse(dora).post(f"/buurtbonnen/{waiting.id}/beslissen", data=form).status_code == 409
    after = db.session.get(Plafond, plafond.id)
    assert (after.gereserveerd, after.toegekend) == (0, 0)


@pytest.mark.parametrize("status", [
    Status.INGEDIEND, Status.IN_ADVIES, Status.TER_BESLUIT, Status.TOEGEKEND, Status.AFGEWEZEN, Status.INGETROKKEN,
])
def test_a_page_left_open_changes_nothing_after_handing_in(browse, aanvraag_by, village, plafond, status):
    aanvraag = aanvraag_by(village["amina"], status)
    lines = {"posten-0-omschrijving": "Goud", "posten-0-bedrag": "700", "posten-0-soort": "kopen"}
    amina = browse(village["amina"])
    for page, data in (("kosten", lines), ("idee", {"title": "Iets anders"}), ("waar", {"gebied_code": "WK016404"})):
        assert amina.post(f"/buurtbonnen/{aanvraag.id}/{page}", data=data).status_code == 409, page
        assert amina.post(f"/buurtbonnen/{aanvraag.id}/{page}/oordeel", data=data).status_code == 409, page
    for deed in ("bestanden", "bestanden/weg"):
        assert amina.post(f"/buurtbonnen/{aanvraag.id}/{deed}").status_code == 409
    assert amina.post(f"/buurtbonnen/{aanvraag.id}/overzetten").status_code == 403
    after = one(aanvraag.id)
    assert (after.title, after.gevraagd, after.gebied_code) == ("Straatfeest", 12_000, "BU01640202")


@pytest.fixture
def incomplete(aanvraag_by, village, henk, plafond):
    """Something was asked about it, and € 120 is kept for it."""
    aanvraag = aanvraag_by(village["amina"], Status.AANVULLING_GEVRAAGD, behandelaar_id=henk.id, beslissen_voor=None)
    keep(
        Aanvulverzoek(aanvraag_id=aanvraag.id, vraag="De offerte.", gevraagd_op=today(), uiterlijk=today() + timedelta(9)),
        Schorsing(aanvraag_id=aanvraag.id, grond="aanvullen", van=today() + timedelta(1)),
    )
    kas.reserve(plafond.id, aanvraag.id, 12_000, by=henk)
    db.session.commit()
    return one(aanvraag.id)


@pytest.mark.parametrize("code", ["BU01640401", "WK016404", "", "GM0164"])
def test_while_completing_it_stays_in_its_area_and_its_plafond(browse, incomplete, village, plafond, code):
    """Else the money kept for it would stay behind, and another organisation and other staff would have had it."""
    page = browse(village["amina"]).post(f"/buurtbonnen/{incomplete.id}/waar", data={"gebied_code": code, "waar": "Plein"})
    assert page.status_code < 500
    assert one(incomplete.id).gebied_code == "BU01640202"
    actions.withdraw(one(incomplete.id), "Toch niet.", by=village["amina"])
    assert db.session.get(Plafond, plafond.id).gereserveerd == 0


def test_whoever_asks_for_more_while_completing_gets_no_more_than_there_is(incomplete, village, henk, dora, plafond):
    kas.reserve(plafond.id, None, 948_000, by=henk)
    actions.answer(incomplete, {"posten": [
        {"omschrijving": "Goud", "bedrag": 20_000, "baat": False, "soort": "kopen", "categorie": ""},
    ]}, by=village["amina"])
    actions.complete(one(incomplete.id), by=village["amina"])
    behandelen.put_forward(one(incomplete.id), 20_000, REDEN, by=henk)
    db.session.commit()
    with pytest.raises(NotNow, match="plafond"):
        grant(one(incomplete.id), dora, 20_000)


def test_without_a_plafond_for_its_area_nothing_is_granted(browse, waiting, dora, plafond):
    db.session.delete(plafond)
    db.session.commit()
    page = browse(dora).post(f"/buurtbonnen/{waiting.id}/beslissen", data=filled(waiting))
    assert page.status_code == 200 and "niet genoeg geld" in page.text
    assert one(waiting.id).status == Status.TER_BESLUIT


# Advice


@pytest.fixture
def asked(aanvraag_by, village, henk, plafond, organisatie_of):
    """The organisation was asked, and has not answered."""
    groep, adviseur = organisatie_of()
    aanvraag = aanvraag_by(village["amina"], Status.IN_ADVIES, behandelaar_id=henk.id)
    advies = Advies(aanvraag_id=aanvraag.id, groep_id=groep.id, gevraagd_op=today(), uiterlijk=today())
    keep(advies)
    return advies.id, groep, adviseur


def test_an_organisation_that_is_no_longer_recognised_gives_no_advice(browse, asked):
    id, groep, adviseur = asked
    groep.erkend_tot = today()
    db.session.commit()
    form = {"uitkomst": "positief", "reden": "Goed.", "bedrag": "120,00", "geen_belang": "y"}
    assert browse(adviseur).post(f"/buurtbonnen/adviezen/{id}", data=form).status_code == 403
    with pytest.raises(Refused):
        adviseren.give_advice(adviezen.advies(id), "positief", by=adviseur, reden="Goed.", geen_belang=True)


def test_advice_that_does_not_come_holds_up_a_besluit_no_longer_than_its_term(asked, henk, dora):
    """Awb 3:6 lid 2; else an organisation that is gone would keep an application open for ever."""
    id, _groep, _adviseur = asked
    advies = adviezen.advies(id)
    behandelen.put_forward(one(advies.aanvraag_id), 12_000, REDEN, by=henk)
    db.session.commit()
    with pytest.raises(Needed, match="advies"):
        grant(one(advies.aanvraag_id), dora)
    advies.uiterlijk = today() - timedelta(1)
    db.session.commit()
    assert grant(one(advies.aanvraag_id), dora).bedrag == 12_000


@pytest.mark.parametrize("tie", ["own", "group", "rival", "rival_group"])
def test_who_has_an_interest_gives_no_advice(browse, asked, aanvraag_by, group, tie):
    id, groep, adviseur = asked
    aanvraag = adviezen.advies(id).aanvraag
    if tie == "own":
        aanvraag.owner_id = adviseur.id
    elif tie == "group":
        aanvraag.groep_id = group(lid=adviseur).id
    elif tie == "rival":
        aanvraag_by(adviseur, Status.INGEDIEND)
    else:
        aanvraag_by(aanvraag.owner, Status.INGEDIEND, groep_id=group(lid=adviseur).id)
    db.session.commit()
    form = {"uitkomst": "negatief", "reden": "Nee.", "geen_belang": "y"}
    assert browse(adviseur).post(f"/buurtbonnen/adviezen/{id}", data=form).status_code == 403
    assert adviezen.advies(id).uitkomst == ""


# Twice


def test_a_double_click_makes_one_bezwaar(browse, waiting, dora, village):
    grant(waiting, dora)
    db.session.commit()
    amina, form = browse(village["amina"]), {"gronden": "Te weinig.\r\nVeel te weinig."}
    first, second = (amina.post(f"/buurtbonnen/{waiting.id}/bezwaar", data=form) for _ in range(2))
    assert (first.location, db.session.query(Bezwaar).count()) == (second.location, 1)


@pytest.mark.parametrize("daad, data", [
    ("oppakken", {}),
    ("aanvulling", {"vraag": "De offerte.", "uiterlijk": (today() + timedelta(9)).isoformat(), "onderdelen": "bestanden"}),
    ("voorleggen", {"voorstel": "afwijzen", "reden": "Past niet."}), ("verdagen", {"dagen": "7", "reden": "Druk."}),
    ("doorsturen", {"naar": "Provincie", "naar_mail": "p@voorbeeld.invalid", "reden": "Die gaat erover."}),
])
def test_a_double_click_of_staff_is_one_deed(browse, aanvraag_by, village, henk, plafond, daad, data):
    aanvraag = aanvraag_by(village["amina"], Status.INGEDIEND)
    desk, path = browse(henk), f"/buurtbonnen/beheer/{aanvraag.id}/{daad}"
    assert desk.post(path, data=data).status_code == 303
    events = count_events(aanvraag)
    assert desk.post(path, data=data).status_code in (303, 409)
    assert count_events(aanvraag) == events


def count_events(aanvraag):
    from portal.story.models import Event

    return db.session.query(Event).filter_by(kind="aanvragen", thing_id=aanvraag.id).count()


# For a group


def test_who_left_the_board_does_not_ask_in_its_name(browse, aanvraag_by, group, village):
    groep = group(contact=village["bas"], penningmeester=village["amina"])
    draft = aanvraag_by(village["amina"], groep_id=groep.id, aanvrager={"soort": "groep"})
    db.session.query(Lidmaatschap).filter_by(person_id=village["amina"].id).update({"geeindigd_op": today()})
    db.session.commit()
    amina, send = browse(village["amina"]), {"verklaringen": ["waarheid", "nog_niet"]}
    for page in ("", "/wie", "/nakijken"):
        assert amina.get(f"/buurtbonnen/{draft.id}{page}").status_code == 404
    assert amina.post(f"/buurtbonnen/{draft.id}/nakijken", data=send).status_code == 404
    with pytest.raises(Needed, match="groep_id"):
        actions.hand_in(one(draft.id), by=village["amina"])
    assert browse(village["bas"]).post(f"/buurtbonnen/{draft.id}/nakijken", data=send).status_code == 303


def test_a_group_is_kept_when_its_page_is_kept_again(browse, aanvraag_by, group, village):
    groep = group(contact=village["amina"])
    draft, amina = aanvraag_by(village["amina"], aanvrager={"soort": "groep"}), browse(village["amina"])
    for _ in range(2):
        amina.post(f"/buurtbonnen/{draft.id}/wie", data={"soort": "groep", "groep_id": str(groep.id), "oud_genoeg": "ja"})
        assert one(draft.id).groep_id == groep.id
    assert f'<option value="{groep.id}" selected' in amina.get(f"/buurtbonnen/{draft.id}/wie").text.replace("selected value", "")\
        or f'<option selected value="{groep.id}"' in amina.get(f"/buurtbonnen/{draft.id}/wie").text
    for nonsense in ("12abc", "-1", "9" * 30, "\0"):
        page = amina.post(f"/buurtbonnen/{draft.id}/wie", data={"soort": "groep", "groep_id": nonsense, "oud_genoeg": "ja"})
        assert page.status_code == 200 and one(draft.id).groep_id == groep.id
