"""What a bezwaar that is right changes: the besluit, the money, the letter, and what everybody sees of it."""

import re
from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from portal import clock, pdf
from portal.buurtbonnen.actions import besluiten, bezwaren
from portal.buurtbonnen.models import Besluit, Bezwaar
from portal.buurtbonnen.queries import besluiten as queries
from portal.buurtbonnen.queries import one
from portal.buurtbonnen.rules.bezwaar import Herziening, objections
from portal.buurtbonnen.rules.status import Status
from portal.errors import Needed, NotNow, Refused
from portal.extensions import db
from portal.people.models import Person
from portal.people.queries import roles_of
from portal.regelingen.models import Plafond
from portal.regelingen.queries.plafond import sums_of
from portal.story.models import Event
from portal.verantwoording import tijd
from tests.at_once import at_once, kinds
from tests.besteding import VERANTWOORDING
from tests.buurtbonnen.conftest import NOT_HEARD, saved

ON = datetime(2026, 4, 2, 10, tzinfo=UTC)
GEGROND = {"stap": "gegrond_verklaren", "horen": "afgezien", "reden": "U hebt gelijk.", "bedrag": "120", "verplichtingen": ""}


@pytest.fixture
def objected(before_dora, village, dora):
    """The bezwaar of Amina against a besluit of Dora: objected("toekennen", 5_000)."""

    def make(uitkomst="afwijzen", bedrag=0, **more):
        aanvraag = one(before_dora.id)
        if 0 < bedrag < aanvraag.gevraagd:
            aanvraag.deel_bedrag, aanvraag.deel_akkoord_op = bedrag, clock.now()
        besluit = besluiten.decide(aanvraag, uitkomst, by=dora, bedrag=bedrag, reden="Zo besloten wij.", **more)
        besluit.aanvraag = aanvraag
        bezwaar = bezwaren.object_to(besluit, "Het klopt niet.", by=village["amina"])
        db.session.commit()
        return queries.bezwaar(bezwaar.id)

    return make


def decide(bezwaar, by, bedrag, *, step="gegrond_verklaren", uitkomst="toekennen", plichten=()):
    nieuw = Herziening(uitkomst, bedrag, tuple(plichten))
    bezwaren.answer(queries.bezwaar(bezwaar.id), step, "U hebt gelijk.", gehoord=NOT_HEARD, by=by, nieuw=nieuw)
    db.session.commit()


def text_of(page):
    article = page[page.index("<article"):page.index("</article>")]
    return " ".join(re.sub(r"<[^>]+>", " ", article).replace("\u00a0", " ").split())


def address(bezwaar, rest=""):
    return f"/buurtbonnen/bezwaren/{bezwaar.id}{rest}"


def test_a_refusal_becomes_a_grant_and_the_ledger_follows(objected, joke, plafond):
    bezwaar = objected()
    decide(bezwaar, joke, 12_000)
    first, holds = queries.besluiten_of(bezwaar.besluit.aanvraag)
    assert (first.uitkomst, first.bedrag, holds.vervangt_id, holds.bedrag) == ("afwijzen", 0, first.id, 12_000)
    assert (bezwaar.status, bezwaar.nieuw_id) == ("gegrond", holds.id)
    assert one(first.aanvraag_id).status == Status.TOEGEKEND
    assert sums_of(plafond.id, first.aanvraag_id)["toegekend"] == 12_000
    assert (plafond.toegekend, plafond.gereserveerd) == (12_000, 0)


def test_who_gets_it_after_all_has_the_whole_term_to_account_for_it(
    aanvraag_by, versie_with, venster_of, henk, dora, joke, village, browse
):
    """Refused in April, held on 9 May, and granted on 20 July: the term of six weeks ends on 31 August."""
    venster = venster_of(versie_with(**VERANTWOORDING | {"verantwoordingstermijn": "6w"}))
    saved(Plafond(venster_id=venster.id, gebied_code="WK016402", bedrag=960_000))
    with clock.at(ON):
        aanvraag = aanvraag_by(
            village["amina"], Status.TER_BESLUIT, behandelaar_id=henk.id, begin=date(2026, 5, 9), eind=date(2026, 5, 9),
            venster_id=venster.id, versie_id=venster.versie_id,
        )
        besluit = besluiten.decide(aanvraag, "afwijzen", by=dora, reden="Het past niet.", oordelen={})
        besluit.aanvraag = aanvraag
        made = bezwaren.object_to(besluit, "Het past wel.", by=village["amina"])
        db.session.commit()
    with clock.at(datetime(2026, 7, 20, 10, tzinfo=UTC)):
        decide(made, joke, 12_000)
        letter = text_of(browse(village["amina"]).get(address(made, "/beslissing")).text)
        assert "Laat uiterlijk op 31 augustus 2026 zien" in letter
        assert tijd.pass_by()["herinnerd"] == 0


def test_only_what_comes_on_top_is_granted_once_more(objected, joke, plafond):
    bezwaar = objected("toekennen", 5_000)
    decide(bezwaar, joke, 8_000, step="deels_gegrond_verklaren")
    assert sums_of(plafond.id, bezwaar.besluit.aanvraag_id)["toegekend"] == 8_000
    assert queries.besluit_of(bezwaar.besluit.aanvraag).bedrag == 8_000


def test_what_was_left_unhandled_can_be_refused_on_its_merits(before_dora, village, joke, plafond, dora):
    saved(Besluit(
        aanvraag_id=before_dora.id, uitkomst="buiten_behandeling_stellen", reden="x", besluit_op=clock.today(),
        bekend_op=clock.today(), bezwaar_tot=clock.today() + timedelta(42), besluiter_id=dora.id,
        feiten={"gevraagd": 12_000},
    ))
    before_dora.status = Status.BUITEN_BEHANDELING
    besluit = queries.besluit_of(before_dora)
    besluit.aanvraag = before_dora
    bezwaar = bezwaren.object_to(besluit, "Alles was er.", by=village["amina"])
    decide(bezwaar, joke, 0, uitkomst="afwijzen")
    assert (one(before_dora.id).status, sums_of(plafond.id)["toegekend"]) == (Status.AFGEWEZEN, 0)


@pytest.mark.parametrize(("bedrag", "name"), [(4_000, "lager"), (12_001, "te_veel"), (0, "niets"), (5_000, "niets_anders")])
def test_who_objects_comes_out_no_worse_and_something_changes(objected, joke, plafond, bedrag, name):
    bezwaar = objected("toekennen", 5_000)
    with pytest.raises(Needed, match=name):
        decide(bezwaar, joke, bedrag)
    db.session.rollback()
    assert (sums_of(plafond.id)["toegekend"], db.session.query(Besluit).count()) == (5_000, 1)


@pytest.mark.een_database
def test_lighter_obligations_are_a_change_too():
    was = Besluit(uitkomst="toekennen", bedrag=5_000, verplichtingen=["Ruim op.", "Stuur een foto."])
    assert objections(was, Herziening("toekennen", 5_000, ("Ruim op.",)), 12_000, deel_mag=False) == []
    assert objections(was, Herziening("toekennen", 8_000, ()), 12_000, deel_mag=False) == ["deel_mag_niet"]
    assert objections(was, Herziening("afwijzen"), 12_000, deel_mag=True) == ["anders"]


@pytest.mark.parametrize("step", ["gegrond_verklaren", "deels_gegrond_verklaren"])
def test_what_is_right_can_not_leave_everything_as_it_was(objected, joke, step):
    with pytest.raises(Needed):
        bezwaren.answer(objected(), step, "U hebt gelijk.", gehoord=NOT_HEARD, by=joke)


@pytest.mark.parametrize("step", ["ongegrond_verklaren", "niet_ontvankelijk_verklaren"])
def test_what_is_not_right_changes_nothing(browse, objected, joke, village, plafond, step):
    bezwaar = objected("toekennen", 5_000)
    assert browse(joke).post(address(bezwaar), data=GEGROND | {"stap": step}).status_code == 303
    [besluit] = queries.besluiten_of(bezwaar.besluit.aanvraag)
    assert (besluit.bedrag, sums_of(plafond.id)["toegekend"]) == (5_000, 5_000)
    assert "blijft gelden" in text_of(browse(village["amina"]).get(address(bezwaar, "/beslissing")).text)


def test_the_form_says_what_is_left_and_nothing_was_changed(browse, objected, joke, plafond):
    bezwaar = objected("toekennen", 5_000)
    plafond.bedrag = 7_000
    db.session.commit()
    answer = browse(joke).post(address(bezwaar), data=GEGROND)
    page = answer.text.replace("\u00a0", " ")
    assert answer.status_code == 422
    assert "In Noord is nog € 20 over. Je kunt hooguit € 70 toekennen." in page
    assert "artikel 4:25, derde lid" in page
    assert (queries.bezwaar(bezwaar.id).status, sums_of(plafond.id)["toegekend"]) == ("ingediend", 5_000)
    assert browse(joke).post(address(bezwaar), data=GEGROND | {"bedrag": "70"}).status_code == 303
    assert sums_of(plafond.id)["toegekend"] == 7_000


def test_without_room_the_action_itself_says_no(objected, joke, plafond):
    bezwaar = objected()
    plafond.bedrag = 11_999
    db.session.commit()
    id = bezwaar.besluit.aanvraag_id
    with pytest.raises(NotNow):
        decide(bezwaar, joke, 12_000)
    db.session.rollback()
    assert (one(id).status, sums_of(plafond.id)["toegekend"]) == (Status.AFGEWEZEN, 0)


def test_the_form_says_beside_the_amount_that_less_is_not_allowed(browse, objected, joke):
    bezwaar = objected("toekennen", 5_000)
    answer = browse(joke).post(address(bezwaar), data=GEGROND | {"bedrag": "40"})
    assert "Wie bezwaar maakt, mag er niet op achteruitgaan." in answer.text
    assert queries.bezwaar(bezwaar.id).status == "ingediend"


def test_the_letter_names_the_days_the_amounts_and_the_court(browse, objected, joke, village):
    with clock.at(ON):
        bezwaar = objected("toekennen", 5_000)
    with clock.at(ON + timedelta(21)):
        decide(bezwaar, joke, 12_000, plichten=["Stuur een foto."])
    letter = text_of(browse(village["amina"]).get(address(bezwaar, "/beslissing")).text)
    for said in (
        "Datum 23 april 2026", "tegen ons besluit van 2 april 2026", "Uw bezwaar is gegrond: u krijgt € 120",
        "Dat is € 70 meer dan de € 50 die wij u eerder toekenden.", "Het klopt niet.", "Stuur een foto.",
        "Wij betalen de extra € 70 uiterlijk op 4 juni 2026.", "Dat kan tot en met 4 juni 2026 .",
        "Stuur uw beroepschrift naar Rechtbank Overijssel",
    ):
        assert said in letter
    assert "Dat is minder" not in letter


def test_a_first_grant_after_a_bezwaar_says_what_a_first_letter_says(browse, objected, joke, village):
    bezwaar = objected()
    decide(bezwaar, joke, 12_000)
    letter = text_of(browse(village["amina"]).get(address(bezwaar, "/beslissing")).text)
    assert "Wij stellen de bijdrage hiermee meteen vast. U hoeft zich niet te verantwoorden." in letter
    assert "Wij betalen het bedrag uiterlijk op" in letter


@pytest.mark.skipif(not pdf.is_possible(), reason="no engine for PDF here")
def test_the_letter_is_a_pdf_too(browse, objected, joke, village, dora):
    bezwaar = objected()
    assert browse(village["amina"]).get(address(bezwaar, "/beslissing.pdf")).status_code == 404
    decide(bezwaar, joke, 12_000)
    answer = browse(village["amina"]).get(address(bezwaar, "/beslissing.pdf"))
    assert (answer.mimetype, answer.data[:5]) == ("application/pdf", b"%PDF-")
    assert bezwaar.kenmerk in answer.headers["Content-Disposition"]


def test_the_applicant_the_letter_and_the_register_show_what_holds(browse, objected, joke, village):
    bezwaar = objected("toekennen", 5_000)
    id, amina = bezwaar.besluit.aanvraag_id, browse(village["amina"])
    assert "€\u00a050" in browse().get("/buurtbonnen/register").text
    decide(bezwaar, joke, 12_000)
    shown = amina.get(f"/buurtbonnen/{id}").text
    assert "Na bezwaar is er opnieuw besloten over je aanvraag." in shown and "€\u00a0120" in shown
    assert "Deze brief geldt niet meer." in (old := amina.get(f"/buurtbonnen/{id}/besluit").text)
    assert address(bezwaar, "/beslissing") in old and f"/buurtbonnen/{id}/bezwaar" not in old
    register = browse().get("/buurtbonnen/register").text
    assert (register.count("Straatfeest"), "na bezwaar" in register, "€\u00a050" in register) == (1, True, False)


def test_against_a_besluit_that_holds_no_more_nobody_objects(browse, objected, joke, village):
    bezwaar = objected()
    decide(bezwaar, joke, 12_000)
    path = f"/buurtbonnen/{bezwaar.besluit.aanvraag_id}/bezwaar"
    assert browse(village["amina"]).post(path, data={"gronden": "Meer."}).status_code == 409


def test_a_second_bezwaar_is_weighed_against_what_holds_now(objected, joke, village, plafond):
    first = objected("toekennen", 5_000)
    other = bezwaren.object_to(first.besluit, "En ook dit klopt niet.", by=village["amina"])
    db.session.commit()
    decide(first, joke, 8_000)
    with pytest.raises(Needed, match="lager"):
        decide(queries.bezwaar(other.id), joke, 6_000)
    db.session.rollback()
    decide(queries.bezwaar(other.id), joke, 12_000)
    assert sums_of(plafond.id)["toegekend"] == 12_000


def test_who_handled_it_does_not_decide_on_the_bezwaar(browse, objected, henk, dora):
    bezwaar = objected()
    for person in (henk, dora):
        assert browse(person).post(address(bezwaar), data=GEGROND).status_code == 403
        with pytest.raises(Refused):
            decide(bezwaar, person, 12_000)


@pytest.mark.parametrize(("who", "status"), [("amina", 403), ("bas", 404), (None, 404)])
def test_no_resident_decides_and_only_who_asked_reads(browse, objected, village, who, status):
    bezwaar, visitor = objected(), browse(village[who]) if who else browse()
    assert visitor.post(address(bezwaar), data=GEGROND).status_code == status
    assert visitor.get(address(bezwaar)).status_code == (200 if who == "amina" else 404)


def test_once_decided_there_is_no_form_and_no_second_time(browse, objected, joke):
    bezwaar = objected()
    decide(bezwaar, joke, 12_000)
    assert "Beslissing bekendmaken" not in browse(joke).get(address(bezwaar)).text
    assert browse(joke).post(address(bezwaar), data=GEGROND).status_code == 409


def test_of_two_who_decide_at_once_one_decides(app, objected, joke, person, plafond):
    bezwaar, other = objected(), person("Kim", rol="besluitnemer")
    id, aanvraag, pot, pair = bezwaar.id, bezwaar.besluit.aanvraag_id, plafond.id, (joke.id, other.id)
    heard = kinds(at_once(app, *(partial(decided, id, by) for by in pair)))
    assert heard.count("gegrond") == 1 and len(heard) == 2
    assert set(heard) - {"gegrond"} <= {NotNow, StaleDataError, IntegrityError}
    assert len(queries.besluiten_of(one(aanvraag))) == 2
    assert db.session.query(Event).filter(Event.what == "bezwaren.gegrond_verklaren").count() == 1
    assert sums_of(pot)["toegekend"] == 12_000


def test_who_decides_on_what_was_decided_meanwhile_hears_so(objected, joke):
    bezwaar = objected()
    version = Bezwaar.__table__.update().where(Bezwaar.id == bezwaar.id).values(version=Bezwaar.version + 1)
    db.session.execute(version)
    with pytest.raises(NotNow):
        decided_by(bezwaar, joke)


def decided_by(bezwaar, person):
    nieuw = Herziening("toekennen", 12_000)
    bezwaren.answer(bezwaar, "gegrond_verklaren", "Ja.", gehoord=NOT_HEARD, by=person, nieuw=nieuw)


def decided(id, by):
    person = db.session.get(Person, by)
    person.roles = roles_of(person)
    decided_by(queries.bezwaar(id), person)
    return "gegrond"


@pytest.mark.parametrize("wrong", [{"bezwaar_tot": None}, {"vervangt_id": None}, {"vervangt_id": "again"}])
def test_the_database_keeps_one_first_besluit_and_one_that_holds(objected, joke, wrong):
    bezwaar = objected()
    decide(bezwaar, joke, 12_000)
    first, holds = queries.besluiten_of(bezwaar.besluit.aanvraag)
    again = {"vervangt_id": first.id} if "vervangt_id" in wrong and wrong["vervangt_id"] else {}
    day = clock.today()
    db.session.add(Besluit(
        aanvraag_id=first.aanvraag_id, uitkomst="toekennen", bedrag=1, reden="x", besluit_op=day, bekend_op=day,
        bezwaar_tot=None if again or "bezwaar_tot" in wrong else day, **again,
    ))
    with pytest.raises(IntegrityError):
        db.session.flush()
    db.session.rollback()
