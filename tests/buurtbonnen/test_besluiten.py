"""Deciding on an application: who may, what stands in the way, the money, the dates, the letter and the bezwaar."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm.exc import StaleDataError

from portal import clock
from portal.bewonersgroepen.models import Bewonersgroep
from portal.buurtbonnen.actions import behandelen, besluiten, bezwaren
from portal.buurtbonnen.besluitfeiten import te_beoordelen
from portal.buurtbonnen.models import Besluit
from portal.buurtbonnen.queries import besluiten as queries
from portal.buurtbonnen.queries import one
from portal.buurtbonnen.rules.behandelen import Voorstel
from portal.buurtbonnen.rules.status import Status
from portal.errors import Needed, NotNow, Refused
from portal.extensions import db
from portal.regelingen.models import Plafond
from portal.regelingen.queries.plafond import sums_of
from tests.buurtbonnen.conftest import NOT_HEARD

REDEN = "Uw plan past bij de regeling."
ON = datetime(2026, 4, 2, 10, tzinfo=UTC)


def grant(aanvraag, by, bedrag=12_000, **more):
    return besluiten.decide(aanvraag, "toekennen", by=by, bedrag=bedrag, reden=REDEN, **more)


def test_a_grant_moves_the_status_the_money_and_the_letter_together(before_dora, dora, plafond):
    besluit = grant(before_dora, dora)
    db.session.commit()
    assert (before_dora.status, besluit.bedrag) == (Status.TOEGEKEND, 12_000)
    assert sums_of(plafond.id, before_dora.id)["toegekend"] == 12_000
    assert db.session.get(Plafond, plafond.id).toegekend == 12_000


def test_the_dates_of_the_letter_are_those_of_the_law(before_dora, dora):
    with clock.at(ON):
        besluit = grant(before_dora, dora)
    assert (besluit.bekend_op, besluit.bezwaar_tot, besluit.betalen_voor) == (
        date(2026, 4, 2), date(2026, 5, 18), date(2026, 5, 18)
    )


def test_who_handled_it_does_not_decide(before_dora, henk, person):
    from portal.people.models import Role
    from portal.people.queries import roles_of

    db.session.add(Role(person_id=henk.id, rol="besluitnemer", gebied_code="GM0164", begonnen_op=clock.today()))
    db.session.commit()
    henk.roles = roles_of(henk)
    with pytest.raises(Refused):
        grant(before_dora, henk)
    assert (one(before_dora.id).status, db.session.query(Besluit).count()) == (Status.TER_BESLUIT, 0)


@pytest.mark.parametrize("who", ["amina", "bas", "mo", "bea", "rik"])
def test_without_mandate_nobody_decides(before_dora, village, who):
    with pytest.raises(Refused):
        grant(before_dora, village[who])


def test_a_besluitnemer_of_another_wijk_does_not_decide(before_dora, person):
    with pytest.raises(Refused):
        grant(before_dora, person("Els", rol="besluitnemer", gebied="WK016404"))


@pytest.mark.parametrize(("bedrag", "lacks"), [(0, "niets"), (12_001, "te_veel"), (11_999, "akkoord")])
def test_the_amount_is_what_was_asked_or_what_was_agreed(before_dora, dora, bedrag, lacks):
    with pytest.raises(Needed, match=lacks):
        grant(before_dora, dora, bedrag)
    before_dora.deel_bedrag, before_dora.deel_akkoord_op = 11_999, clock.now()
    assert grant(before_dora, dora, 11_999).bedrag == 11_999


def test_a_part_is_not_granted_where_the_regeling_knows_none(versie_with, venster_of, aanvraag_by, village, dora):
    versie = versie_with(deel_toekennen=False)
    aanvraag = aanvraag_by(village["amina"], Status.TER_BESLUIT, versie_id=versie.id, venster_id=venster_of(versie).id)
    with pytest.raises(Needed, match="deel_mag_niet"):
        grant(aanvraag, dora, 5_000)


def test_the_last_euro_is_granted_and_not_one_cent_more(before_dora, dora, plafond):
    plafond.bedrag = 11_999
    db.session.commit()
    with pytest.raises(NotNow, match="plafond"):
        grant(before_dora, dora)
    db.session.rollback()
    db.session.get(Plafond, plafond.id).bedrag = 12_000
    grant(one(before_dora.id), dora)
    assert db.session.get(Plafond, plafond.id).over == 0


def test_a_binding_advice_is_waited_for(before_dora, dora, advised):
    advised()
    with pytest.raises(Needed, match="advies"):
        grant(before_dora, dora)


@pytest.mark.parametrize("change", [{"erkend_tot": date(2026, 1, 1)}, {"status": "gestopt"}])
def test_nobody_waits_for_an_organisation_that_advises_no_more(before_dora, dora, advised, change):
    advised()
    db.session.execute(db.update(Bewonersgroep).values(change))
    db.session.commit()
    db.session.expire_all()
    assert grant(one(before_dora.id), dora).bedrag == 12_000


@pytest.mark.parametrize("uitkomst", ["toekennen", "afwijzen"])
def test_no_proposal_leads_around_the_organisation(browse, aanvraag_by, village, henk, dora, plafond, organisatie_of, uitkomst):
    """Putting it aside asks for no advice: who then decides otherwise, needs it all the same."""
    aanvraag = aanvraag_by(village["amina"], Status.INGEDIEND)
    organisatie_of()
    behandelen.put_forward(aanvraag, None, "Er mist iets.", voorstel=Voorstel.BUITEN_BEHANDELING, by=henk)
    db.session.commit()
    page = decided(browse, dora, aanvraag, uitkomst=uitkomst)
    assert "Er is nog geen advies gevraagd" in page.text
    with pytest.raises(Needed, match="gevraagd_advies"):
        besluiten.decide(one(aanvraag.id), uitkomst, by=dora, bedrag=12_000, reden=REDEN)


def test_nor_around_the_area(versie_with, venster_of, aanvraag_by, village, dora, henk):
    versie = versie_with(raadpleging_boven=10_000)
    aanvraag = aanvraag_by(village["amina"], Status.TER_BESLUIT, versie_id=versie.id, venster_id=venster_of(versie).id)
    with pytest.raises(Needed, match="raadpleging"):
        besluiten.decide(aanvraag, "afwijzen", by=dora, reden=REDEN)
    aanvraag.raadpleging = "Op een avond in het buurthuis."
    assert besluiten.decide(aanvraag, "afwijzen", by=dora, reden=REDEN).bedrag == 0


def test_an_advice_without_an_amount_is_for_all_that_was_asked(before_dora, dora, advised):
    advised("positief")
    before_dora.deel_bedrag, before_dora.deel_akkoord_op = 4_000, clock.now()
    with pytest.raises(Needed, match="afwijking"):
        grant(before_dora, dora, 4_000)
    assert grant(before_dora, dora, 4_000, afwijking="Er is niet meer.").afwijking == "Er is niet meer."


def test_following_it_without_an_amount_needs_no_more_reasons(before_dora, dora, advised):
    advised("positief")
    assert grant(before_dora, dora).afwijking == ""


@pytest.mark.parametrize("uitkomst, bedrag", [("negatief", None), ("deels", 8_000)])
def test_whoever_deviates_from_the_advice_says_why(before_dora, dora, advised, uitkomst, bedrag):
    advised(uitkomst, bedrag)
    with pytest.raises(Needed, match="afwijking"):
        grant(before_dora, dora)
    besluit = grant(before_dora, dora, afwijking="Het advies gaat over een ander plein.")
    assert besluit.feiten["adviezen"][0]["uitkomst"] == uitkomst


def test_following_the_advice_needs_no_more_reasons(before_dora, dora, advised):
    advised("positief", 12_000)
    assert grant(before_dora, dora).afwijking == ""


def test_a_refusal_gives_back_what_was_reserved(before_dora, dora, plafond):
    from portal.regelingen.actions import plafond as kas

    kas.reserve(plafond.id, before_dora.id, 12_000, by=dora)
    besluiten.decide(before_dora, "afwijzen", by=dora, reden=REDEN)
    assert (before_dora.status, db.session.get(Plafond, plafond.id).gereserveerd) == (Status.AFGEWEZEN, 0)


def test_there_is_one_besluit_on_an_application(before_dora, dora):
    grant(before_dora, dora)
    with pytest.raises(NotNow):
        grant(before_dora, dora)


def test_the_letter_keeps_what_it_was_composed_from(before_dora, dora):
    facts = grant(before_dora, dora).feiten
    assert facts["aan"]["naam"] == "Amina Jansen"
    assert facts["plafond"] == {"gebied": "Noord", "bedrag": 960_000, "over": 960_000}
    assert {rule["oordeel"] for rule in facts["oordelen"]} == {"voldoet"}
    assert {"voldoet", "gemeente_beoordeelt"} <= {rule["portaal"] for rule in facts["oordelen"]}


def answers(aanvraag, answer="ja"):
    """An answer to every rule that people judge, as the form sends it."""
    rules = te_beoordelen(besluiten.verdicts_of(one(aanvraag.id)))
    return {f"oordeel-{sleutel}": answer for sleutel in rules}


def decided(browse, person, aanvraag, **fields):
    form = {"uitkomst": "toekennen", "bedrag": "120,00", "reden": REDEN} | answers(aanvraag) | fields
    return browse(person).post(f"/buurtbonnen/{aanvraag.id}/beslissen", data=form)


def test_deciding_leads_to_the_letter(browse, before_dora, dora, village):
    answer = decided(browse, dora, before_dora, verplichtingen="Stuur een foto.\n\nRuim op.")
    assert answer.location == f"/buurtbonnen/{before_dora.id}/besluit"
    letter = browse(village["amina"]).get(answer.location).text
    for words in ("U krijgt €\xa0120", "Amina Jansen", "Ruim op.", "bezwaar maken"):
        assert words in letter
    assert "Stuur een foto." in letter


@pytest.mark.parametrize(("fields", "sentence"), [
    ({"bedrag": "120,01"}, "Dit is meer dan er gevraagd is"),
    ({"bedrag": "honderd"}, "Dit bedrag kunnen we niet lezen"),
    ({"reden": ""}, "Schrijf de reden op"),
    ({"uitkomst": ""}, "Kies wat je besluit"),
])
def test_a_besluit_that_cannot_be_taken_keeps_what_was_typed(browse, before_dora, dora, fields, sentence):
    page = decided(browse, dora, before_dora, **fields)
    assert page.status_code == 200
    assert sentence in page.text
    assert (fields.get("reden", REDEN) in page.text, one(before_dora.id).status) == (True, Status.TER_BESLUIT)


def test_when_the_money_is_gone_the_page_says_so(browse, before_dora, dora, plafond):
    plafond.bedrag = 100
    db.session.commit()
    assert "Er is niet genoeg geld over" in decided(browse, dora, before_dora).text


@pytest.mark.parametrize(("who", "status"), [("amina", 200), ("bas", 404), ("mo", 404), (None, 404)])
def test_the_letter_is_for_the_applicant_and_those_who_handle_it(browse, before_dora, dora, village, who, status):
    grant(before_dora, dora)
    db.session.commit()
    visitor = browse(village[who] if who else None)
    assert visitor.get(f"/buurtbonnen/{before_dora.id}/besluit").status_code == status
    assert visitor.get(f"/buurtbonnen/{before_dora.id}/besluit.pdf").status_code == status


def test_the_pdf_is_a_pdf(browse, before_dora, dora, village):
    pytest.importorskip("weasyprint")
    grant(before_dora, dora)
    db.session.commit()
    answer = browse(village["amina"]).get(f"/buurtbonnen/{before_dora.id}/besluit.pdf")
    assert (answer.mimetype, answer.data[:5]) == ("application/pdf", b"%PDF-")
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_a_title_cannot_break_the_letter(browse, aanvraag_by, village, dora, henk, plafond):
    aanvraag = aanvraag_by(village["amina"], Status.TER_BESLUIT, behandelaar_id=henk.id,
                           title="<img src=x onerror=alert(1)>", aanvrager={"naam": "<script>alert(1)</script>"})
    grant(aanvraag, dora)
    db.session.commit()
    letter = browse(village["amina"]).get(f"/buurtbonnen/{aanvraag.id}/besluit").text
    assert "<img src=x" not in letter
    assert "&lt;script&gt;" in letter


def test_the_register_names_no_people(browse, before_dora, dora):
    grant(before_dora, dora)
    db.session.commit()
    page = browse().get("/buurtbonnen/register").text
    assert "Straatfeest" in page
    for private in ("Amina", "Dorpsstraat", "7551", "amina@", "074 1234567", REDEN):
        assert private not in page


def test_only_what_was_granted_is_in_the_register(before_dora, dora):
    besluiten.decide(before_dora, "afwijzen", by=dora, reden=REDEN)
    db.session.commit()
    assert list(queries.register()) == []


@pytest.fixture
def besluit(before_dora, dora):
    with clock.at(ON):
        made = grant(before_dora, dora)
    db.session.commit()
    made.aanvraag = before_dora
    return made


def test_a_bezwaar_gets_a_receipt_and_a_clock_of_its_own(besluit, village):
    with clock.at(datetime(2026, 4, 20, 9, tzinfo=UTC)):
        bezwaar = bezwaren.object_to(besluit, "Het bedrag is te laag.", by=village["amina"])
    assert (bezwaar.kenmerk, bezwaar.beslissen_voor) == (f"BZ-2026-{bezwaar.id:04d}", date(2026, 8, 10))
    assert bezwaar.op_tijd


def test_a_late_bezwaar_is_taken_in_and_marked(besluit, village):
    with clock.at(datetime(2026, 5, 19, 9, tzinfo=UTC)):
        bezwaar = bezwaren.object_to(besluit, "Ik was op reis.", by=village["amina"])
    assert not bezwaar.op_tijd


def test_who_took_the_besluit_does_not_judge_the_bezwaar(besluit, village, dora, person):
    bezwaar = bezwaren.object_to(besluit, "Het bedrag is te laag.", by=village["amina"])
    db.session.commit()
    bezwaar = queries.bezwaar(bezwaar.id)
    with pytest.raises(Refused):
        bezwaren.answer(bezwaar, "gegrond_verklaren", "Zo is het.", gehoord=NOT_HEARD, by=dora)
    bezwaren.answer(bezwaar, "ongegrond_verklaren", "Het bedrag klopt.", gehoord=NOT_HEARD, by=person("Joke", rol="besluitnemer"))
    assert bezwaar.status == "ongegrond"


def test_a_bezwaar_goes_in_and_is_answered_on_the_site(browse, besluit, village, person):
    amina, joke = browse(village["amina"]), browse(person("Joke", rol="besluitnemer"))
    sent = amina.post(f"/buurtbonnen/{besluit.aanvraag_id}/bezwaar", data={"gronden": "Het bedrag is te laag."})
    assert "/buurtbonnen/bezwaren/" in sent.location
    lighter = {"bedrag": "120", "verplichtingen": "Ruim op."}
    joke.post(sent.location, data={"stap": "gegrond_verklaren", "horen": "afgezien", "reden": "U hebt gelijk."} | lighter)
    page = amina.get(sent.location).text
    assert "Gegrond" in page
    assert "U hebt gelijk." in page
    assert browse(village["bas"]).get(sent.location).status_code == 404


OURS = {"Origin": "http://localhost"}
REFUSED = {"uitkomst": "afwijzen", "reden": "Het past niet bij de regeling."}


def crossed(monkeypatch, meanwhile=lambda: None):
    """Somebody else is first, at the same moment."""

    def lose(*_args, **_given):
        db.session.rollback()
        meanwhile()
        raise StaleDataError

    monkeypatch.setattr(besluiten, "decide", lose)


def test_who_was_crossed_gets_the_form_back_as_it_was_typed(browse, before_dora, dora, monkeypatch):
    crossed(monkeypatch)
    page = browse(dora).post(f"/buurtbonnen/{before_dora.id}/beslissen", data=REFUSED, headers=OURS)
    assert page.status_code == 409 and "Iemand anders veranderde hier op hetzelfde moment iets." in page.text
    assert REFUSED["reden"] in page.text.partition("<textarea")[2] and "Wat je typte" not in page.text


def test_who_is_too_late_gets_no_form_but_what_was_typed_and_what_happened(browse, before_dora, dora, person, monkeypatch):
    joke, id = person("Joke", rol="besluitnemer"), before_dora.id
    decide = besluiten.decide

    def decided():
        decide(one(id), "afwijzen", by=joke, reden="Te duur.", oordelen={})
        db.session.commit()

    crossed(monkeypatch, decided)
    page = browse(dora).post(f"/buurtbonnen/{id}/beslissen", data=REFUSED, headers=OURS)
    assert page.status_code == 409 and "<textarea" not in page.text
    assert REFUSED["reden"] in page.text.partition("Wat je typte")[2]
    assert "Afgewezen" in page.text and "Joke" in page.text and f'href="/buurtbonnen/{id}"' in page.text
