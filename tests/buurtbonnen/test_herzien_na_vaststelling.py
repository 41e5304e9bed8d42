"""A bezwaar that is right after the grant was settled: what comes on top is not paid before it is settled again."""

import re
from datetime import timedelta

import pytest

from portal import clock
from portal.buurtbonnen.actions import besluiten, bezwaren
from portal.buurtbonnen.models import Bezwaar
from portal.buurtbonnen.queries import besluiten as queries
from portal.buurtbonnen.queries import one
from portal.buurtbonnen.rules.bezwaar import Herziening
from portal.clock import now, today
from portal.extensions import db
from portal.people.queries import roles_of
from portal.regelingen.actions import plafond as kasboek
from portal.regelingen.queries.plafond import compared
from portal.templating import datum
from portal.toekenningen import queries as toekenningen
from portal.verantwoording import queries as afrekening
from portal.verantwoording.actions import vaststellen
from portal.verantwoording.queries.lijst import counts
from tests.besteding import AMBTSHALVE, LATER, pay
from tests.buurtbonnen.conftest import NOT_HEARD

AT_ONCE = pytest.mark.parametrize("versie", [LATER], indirect=True)


@pytest.fixture
def versie(versie_with, request):
    return versie_with(**getattr(request, "param", AMBTSHALVE))


@pytest.fixture
def objected(before_dora, village, dora):
    """The bezwaar of Amina, who asked € 120 and got € 80."""
    aanvraag = one(before_dora.id)
    kasboek.open(aanvraag.versie_id, by=dora)
    aanvraag.deel_bedrag, aanvraag.deel_akkoord_op = 8_000, now()
    besluit = besluiten.decide(aanvraag, "toekennen", by=dora, bedrag=8_000, reden="Zo besloten wij.")
    besluit.aanvraag = aanvraag
    made = bezwaren.object_to(besluit, "Het klopt niet.", by=village["amina"])
    pay(toekenningen.one(aanvraag.id), 8_000, by=dora)
    db.session.commit()
    return queries.bezwaar(made.id)


@pytest.fixture
def settle(objected, henk, dora, village):
    """Henk proposes to settle at this amount, Amina reacts where she may, and Dora or somebody else decides: the grant."""

    def make(cents, by=dora):
        henk.roles, by.roles = roles_of(henk), roles_of(by)
        made = vaststellen.propose(grant_of(objected), cents, "Zo was het.", by=henk, grond="a")
        if made.voornemen_op:
            vaststellen.respond(made, "Dat klopt.", by=village["amina"])
        db.session.commit()
        vaststellen.decide(afrekening.vaststelling(made.id), cents, "Zo is het.", by=by)
        return balanced(objected)

    return make


def grant_of(bezwaar):
    return afrekening.zaak(queries.bezwaar(bezwaar.id).besluit.aanvraag_id)


def balanced(bezwaar):
    """The grant, after a look whether its plafond and boekingen agree."""
    db.session.commit()
    assert [row.unequal for row in compared() if row.unequal] == []
    db.session.expire_all()
    return grant_of(bezwaar)


def raised(bezwaar, by):
    bezwaar = queries.bezwaar(bezwaar.id)
    nieuw = Herziening("toekennen", 12_000)
    bezwaren.answer(bezwaar, "gegrond_verklaren", "U hebt gelijk.", gehoord=NOT_HEARD, by=by, nieuw=nieuw)
    return balanced(bezwaar)


def to_judge():
    return counts({"BU01640202"}, today(), ())["beoordelen"]


def amounts(toekenning):
    """What is still to be paid, to be paid back, and waits as an instalment."""
    waits = sum(termijn.bedrag for termijn in afrekening.open_termijnen(toekenning.id))
    return toekenning.te_betalen, toekenning.terug_te_betalen, waits


def test_more_is_paid_only_once_it_is_settled_again(objected, settle, joke):
    assert settle(5_000).terug_te_betalen == 3_000 and to_judge() == 0
    toekenning = raised(objected, joke)
    assert (toekenning.verleend, toekenning.vastgesteld, amounts(toekenning)) == (12_000, 5_000, (0, 3_000, 0))
    assert to_judge() == 1
    again = settle(12_000, joke)
    assert (again.status, again.vastgesteld, amounts(again), to_judge()) == ("vastgesteld", 12_000, (4_000, 0, 4_000), 0)


def test_nobody_is_pressed_to_pay_back_what_is_settled_again_first(objected, settle, joke):
    settle(5_000)
    raised(objected, joke)
    aanvraag = objected.besluit.aanvraag_id
    with clock.at(now() + timedelta((afrekening.geldend(aanvraag).terug_voor - today()).days + 1)):
        assert afrekening.tijd.terug_te_herinneren(today()) == []
        assert settle(6_000, joke).terug_te_betalen == 2_000
    with clock.at(now() + timedelta((afrekening.geldend(aanvraag).terug_voor - today()).days + 1)):
        assert afrekening.tijd.terug_te_herinneren(today()) == [afrekening.geldend(aanvraag).id]


def test_the_page_and_the_letter_say_so(objected, settle, joke, village, browse):
    place = f"/buurtbonnen/bezwaren/{objected.id}"
    staff, resident = browse(joke), browse(village["amina"])
    assert "al vastgesteld" not in staff.get(place).text
    settle(5_000)
    assert re.search(r"De bijdrage is al vastgesteld op €.50\. Wordt het bedrag hoger\?", staff.get(place).text)
    raised(objected, joke)
    letter = resident.get(f"{place}/beslissing").text
    assert "Wij stellen uw bijdrage eerst opnieuw vast" in letter and "uiterlijk op" not in letter.split("Wanneer krijgt u")[1]
    assert "De gemeente stelt het bedrag vast." in resident.get(f"/toekenningen/{grant_of(objected).id}").text


@AT_ONCE
def test_what_is_settled_with_the_grant_itself_is_paid_at_once(objected, joke):
    toekenning = raised(objected, joke)
    assert (toekenning.vastgesteld, toekenning.te_betalen) == (12_000, 4_000)
    assert queries.besluit_of(toekenning.aanvraag).betalen_voor is not None


@AT_ONCE
def test_unless_it_was_settled_lower_since(objected, settle, joke):
    settle(5_000)
    toekenning = raised(objected, joke)
    assert (toekenning.vastgesteld, amounts(toekenning)) == (5_000, (0, 3_000, 0))


def test_a_bezwaar_against_what_was_settled_goes_by_post_and_is_not_booked_as_one_that_is_late(
    objected, settle, henk, village, browse
):
    aanvraag = objected.besluit.aanvraag_id
    mine, desk = f"/buurtbonnen/{aanvraag}/bezwaar", f"/buurtbonnen/beheer/{aanvraag}/bezwaar"
    resident, staff = browse(village["amina"]), browse(henk)
    assert "vaststelling" not in resident.get(mine).text and "Waar gaat het bezwaar over?" not in staff.get(desk).text
    with clock.at(now() + timedelta(60)):
        settle(5_000)
        last, day = datum(afrekening.geldend(aanvraag).bezwaar_tot), today().isoformat()
        page, form = resident.get(mine).text, staff.get(desk).text
        assert "Gaat je bezwaar over de vaststelling" in page and f"Dat kan tot en met {last}." in page
        assert "Waar gaat het bezwaar over?" in form and f"De vaststelling van {datum(today())}" in form
        given = {"ontvangen_via": "post", "ingediend_op": day, "gronden": "Het klopt niet, want de tent was duurder."}
        for tegen, said in (("", "Kies waar het bezwaar over gaat."), ("vaststelling", f"met de post, tot en met {last}.")):
            answer = staff.post(desk, data=given | {"tegen": tegen})
            assert (answer.status_code, said in answer.text) == (422, True)
        assert db.session.query(Bezwaar).count() == 1
        assert staff.post(desk, data=given | {"tegen": "besluit"}).status_code == 303
    assert [one.op_tijd for one in db.session.query(Bezwaar).order_by(Bezwaar.id)] == [True, False]
    with clock.at(now() + timedelta(120)):
        assert f"Dat kon tot en met {last}." in browse(village["amina"]).get(mine).text
