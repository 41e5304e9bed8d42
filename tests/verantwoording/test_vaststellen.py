"""Settling a grant: who proposes, hears and decides, at which amount, and what then moves."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from portal import clock
from portal.betalingen.models import Betaalrun, Betaling
from portal.clock import today
from portal.errors import Needed, NotNow, Refused
from portal.extensions import db
from portal.people.queries import roles_of
from portal.story.models import Event
from portal.toekenningen import queries as toekenningen
from portal.toekenningen.actions import kas, verschuiven
from portal.verantwoording import queries, tijd
from portal.verantwoording.actions import vanzelf, vaststellen, verantwoorden
from tests.besteding import VERANTWOORDING, make_groep, make_rekening, make_toekenning, make_versie
from tests.verantwoording.conftest import account, decided, later, proposed, settled


def events(toekenning):
    mine = Event.kind == toekenning.kind, Event.thing_id == toekenning.id
    return [what.partition(".")[2] for what in db.session.scalars(db.select(Event.what).where(*mine).order_by(Event.id))]


def test_as_granted_needs_no_intention_and_the_rest_becomes_an_instalment(granted, village, office):
    toekenning = granted(paid=80_000)
    account(toekenning, village["amina"])
    vaststelling = proposed(toekenning, 100_000, office["dora"])
    assert vaststelling.voornemen_op is None
    toekenning = decided(vaststelling, office["bea"])
    assert (toekenning.status, toekenning.vastgesteld, toekenning.te_betalen) == ("vastgesteld", 100_000, 20_000)
    waits = queries.open_termijnen(toekenning.id)
    assert [termijn.bedrag for termijn in waits] == [20_000] and waits[0].betalen_voor == vaststelling.betalen_voor
    assert vaststelling.bezwaar_tot > today() and vaststelling.terug == 0


def test_lower_than_granted_is_an_intention_first_and_then_a_claim(granted, village, office):
    toekenning = granted(paid=100_000)
    account(toekenning, village["amina"], (40_000, 30_000))
    vaststelling = proposed(toekenning, 70_000, office["dora"])
    assert vaststelling.voornemen_op == today() and vaststelling.toekenning.status == "voornemen"
    with pytest.raises(NotNow, match="zienswijze"):
        vaststellen.decide(vaststelling, 70_000, "Zo is het.", by=office["bea"])
    vaststellen.respond(vaststelling, "De muziek kwam niet.", by=village["amina"])
    toekenning = decided(vaststelling, office["bea"])
    assert (toekenning.status, toekenning.terug_te_betalen) == ("terug_te_betalen", 30_000)
    assert vaststelling.terug == 30_000 and vaststelling.terug_voor > today()
    assert events(toekenning)[-3:] == ["zienswijze", "vaststellen", "terugvorderen"]


def test_silence_until_after_the_term_is_an_answer_too(granted, village, office):
    toekenning = granted()
    account(toekenning, village["amina"])
    vaststelling = proposed(toekenning, 70_000, office["dora"])
    with clock.at(later(days=(vaststelling.zienswijze_tot - today()).days)), pytest.raises(NotNow):
        vaststellen.decide(vaststelling, 70_000, "Zo is het.", by=office["bea"])
    db.session.rollback()
    with clock.at(later(days=(vaststelling.zienswijze_tot - today()).days + 1)):
        assert decided(queries.vaststelling(vaststelling.id), office["bea"]).vastgesteld == 70_000


def test_nobody_decides_on_what_they_proposed(granted, village, office, person):
    toekenning = granted()
    account(toekenning, village["amina"])
    vaststelling = proposed(toekenning, 100_000, office["dora"])
    with pytest.raises(Refused):
        vaststellen.decide(vaststelling, 100_000, "Zo is het.", by=office["dora"])
    vaststelling.behandelaar_id = vaststelling.besluiter_id = office["bea"].id
    with pytest.raises(IntegrityError):
        db.session.flush()


@pytest.mark.parametrize("who", ["amina", "bas", "mo"])
def test_only_staff_with_the_mandate_propose_or_decide(granted, village, office, who):
    toekenning = granted()
    account(toekenning, village["amina"])
    with pytest.raises(Refused):
        vaststellen.propose(queries.zaak(toekenning.id), 100_000, "Goed.", by=village[who])
    vaststelling = proposed(toekenning, 100_000, office["dora"])
    with pytest.raises(Refused):
        vaststellen.decide(vaststelling, 100_000, "Goed.", by=village[who])


def test_who_has_an_interest_does_not_decide(village, office):
    """Awb 2:4: also when the mandate is theirs."""
    versie = make_versie(office["bea"], vaststelling="verantwoording", verantwoordingstermijn="13w")
    toekenning = make_toekenning(versie, office["bea"], owner=office["bea"])
    toekenning.alsnog_voor = today() - timedelta(1)
    vaststelling = proposed(toekenning, 100_000, office["dora"])
    with pytest.raises(Refused):
        vaststellen.decide(vaststelling, 100_000, "Goed.", by=office["bea"])


def test_an_amount_below_the_limit_is_not_claimed_back(granted, village, office):
    toekenning = granted(paid=100_000, niet_terug_onder=1_000)
    account(toekenning, village["amina"], (59_500, 40_000))
    vaststelling = proposed(toekenning, 99_500, office["dora"])
    assert (vaststelling.bedrag, vaststelling.voornemen_op) == (100_000, None)
    toekenning = decided(vaststelling, office["bea"])
    assert (toekenning.vastgesteld, toekenning.terug_te_betalen, toekenning.status) == (100_000, 0, "vastgesteld")


def test_at_the_limit_it_is_claimed(granted, village, office):
    toekenning = granted(paid=100_000, niet_terug_onder=1_000)
    account(toekenning, village["amina"])
    assert proposed(toekenning, 99_000, office["dora"]).bedrag == 99_000


def test_the_besluit_may_be_higher_than_the_intention_and_never_lower(granted, village, office):
    toekenning = granted()
    account(toekenning, village["amina"])
    vaststelling = proposed(toekenning, 70_000, office["dora"])
    vaststellen.respond(vaststelling, "Hier is de bon.", by=village["amina"])
    with pytest.raises(Needed, match="lager"):
        vaststellen.decide(vaststelling, 60_000, "Minder.", by=office["bea"])
    assert decided(vaststelling, office["bea"], 85_000).vastgesteld == 85_000
    assert vaststelling.feiten["voornemen"]["bedrag"] == 70_000


def test_more_than_was_granted_is_never_settled(granted, village, office):
    toekenning = granted()
    account(toekenning, village["amina"])
    with pytest.raises(Needed, match="te_veel"):
        proposed(toekenning, 100_001, office["dora"])


def test_one_amount_waits_at_a_time(granted, village, office):
    toekenning = granted()
    account(toekenning, village["amina"])
    proposed(toekenning, 100_000, office["dora"])
    with pytest.raises(NotNow):
        proposed(toekenning, 90_000, office["dora"])


def test_a_proposal_goes_back_while_the_recipient_knows_nothing_of_it(granted, village, office):
    toekenning = granted()
    account(toekenning, village["amina"])
    vaststellen.turn_back(proposed(toekenning, 100_000, office["dora"]), "Kijk de bon na.", by=office["bea"])
    db.session.commit()
    assert queries.voorgelegd(toekenning.id) is None
    with pytest.raises(NotNow):
        vaststellen.turn_back(proposed(toekenning, 90_000, office["dora"]), "Kijk na.", by=office["bea"])


def test_what_is_saved_stays_saved_and_counts_as_granted(granted, village, office):
    toekenning = granted(paid=60_000)
    kas.save(toekenning, 20_000, today() + timedelta(700), by=office["bea"])
    db.session.commit()
    account(toekenning, village["amina"])
    vaststelling = proposed(toekenning, 80_000, office["dora"])
    assert vaststelling.voornemen_op is None
    toekenning = decided(vaststelling, office["bea"])
    assert (toekenning.vastgesteld, toekenning.gespaard, toekenning.te_betalen) == (80_000, 20_000, 20_000)


def test_when_all_came_back_it_is_done(granted, village, office):
    toekenning = granted(paid=100_000)
    account(toekenning, village["amina"])
    vaststelling = proposed(toekenning, 70_000, office["dora"])
    vaststellen.respond(vaststelling, "Goed.", by=village["amina"])
    toekenning = decided(vaststelling, office["bea"])
    kas.receive(toekenning, 10_000, by=office["fenna"])
    assert not vanzelf.finish(settled(toekenning))
    kas.receive(toekenning, 20_000, by=office["fenna"])
    assert vanzelf.finish(settled(toekenning))
    assert settled(toekenning).status == "afgehandeld"


def test_who_took_the_besluit_does_not_decide_on_it_again(granted, village, office, browse):
    """Awb 10:3."""
    toekenning = granted(paid=100_000)
    account(toekenning, village["amina"])
    decided(proposed(toekenning, 100_000, office["dora"]), office["bea"])
    again = proposed(toekenning, 100_000, office["dora"])
    with pytest.raises(Refused):
        vaststellen.decide(again, 100_000, "Zo is het.", by=office["bea"])
    case, page = f"/verantwoording/toekenning/{toekenning.id}", f"/verantwoording/vaststellingen/{again.id}/besluit"
    for colleague, status in ((browse(office["bea"]), 403), (browse(office["bo"]), 200)):
        assert colleague.get(page).status_code == status
        assert ("Een ander dan jij besluit hierover." in colleague.get(case).text) == (status == 403)


def test_settled_again_takes_the_place_of_what_was_and_stops_after_five_years(granted, village, office):
    toekenning = granted(paid=100_000)
    account(toekenning, village["amina"])
    first = proposed(toekenning, 100_000, office["dora"])
    toekenning = decided(first, office["bea"])
    second = proposed(toekenning, 60_000, office["dora"], grond="a")
    assert (second.vervangt_id, second.voornemen_op, second.toekenning.status) == (first.id, today(), "vastgesteld")
    vaststellen.respond(second, "Nee.", by=village["amina"])
    toekenning = decided(second, office["bo"])
    assert (toekenning.vastgesteld, toekenning.status) == (60_000, "terug_te_betalen")
    higher = proposed(toekenning, 90_000, office["dora"])
    assert higher.voornemen_op is None
    assert decided(higher, office["bea"]).terug_te_betalen == 10_000
    with clock.at(later(days=6 * 365)), pytest.raises(Needed, match="verjaard"):
        proposed(toekenning, 50_000, office["dora"])


def test_lower_than_before_asks_for_a_ground_of_the_law(granted, village, office, browse):
    toekenning = granted(paid=100_000)
    account(toekenning, village["amina"])
    decided(proposed(toekenning, 100_000, office["dora"]), office["bea"])
    with pytest.raises(Needed, match="grond"):
        proposed(toekenning, 60_000, office["dora"])
    dora, case = browse(office["dora"]), f"/verantwoording/toekenning/{toekenning.id}"
    lower = {"bedrag": "600", "reden": "De muziek bleek gratis."}
    assert "Kies waarom dat mag." in dora.post(f"{case}/beoordelen", data=lower).text
    assert dora.post(f"{case}/beoordelen", data=lower | {"grond": "b"}).status_code == 303
    assert queries.voorgelegd(toekenning.id).feiten["wijzigingsgrond"] == "b"


def test_without_an_account_it_is_settled_only_after_a_term_to_send_it_still(granted, office, browse):
    """Awb 4:44 lid 3 and 4."""
    toekenning = granted()
    page, nothing = f"/verantwoording/toekenning/{toekenning.id}/beoordelen", {"bedrag": "0", "reden": "Wij zagen niets."}
    assert "Pas na die termijn" in browse(office["dora"]).get(page).text
    with clock.at(later(days=(toekenning.verantwoorden_voor - today()).days + 1)):
        assert tijd.pass_by()["herinnerd"] == 1
    toekenning = settled(toekenning)
    days = (toekenning.alsnog_voor - today()).days
    assert toekenning.alsnog_voor > toekenning.verantwoorden_voor
    with clock.at(later(days=days)):
        answer = browse(office["dora"]).post(page, data=nothing)
        assert "De ontvanger heeft nog tijd" in answer.text and "alsnog sturen, tot en met" in answer.text
    with clock.at(later(days=days + 1)):
        assert browse(office["dora"]).post(page, data=nothing).status_code == 303
    assert queries.voorgelegd(toekenning.id).grond == "ambtshalve"


@pytest.fixture
def sent_back(granted, village, office):
    """Its account was handed in, and sent back to be completed."""
    toekenning = granted()
    account(toekenning, village["amina"])
    verantwoorden.send_back(queries.zaak(toekenning.id), "Wat kostte de muziek?", by=office["dora"])
    return settled(toekenning)


def test_what_was_sent_back_is_not_settled_while_it_may_still_come(sent_back, office, village, browse):
    """Awb 4:5: it is no account, and there is a term to complete it."""
    page, lower = f"/verantwoording/toekenning/{sent_back.id}/beoordelen", {"bedrag": "300", "reden": "Er mist een bon."}
    dora = browse(office["dora"])
    assert "is teruggestuurd en nog niet opnieuw ontvangen" in dora.get(page).text
    answer = dora.post(page, data=lower)
    assert (answer.status_code, "De ontvanger heeft nog tijd" in answer.text) == (422, True)
    with clock.at(later(days=(sent_back.verantwoorden_voor - today()).days + 1)):
        assert tijd.pass_by()["herinnerd"] == 1
    with clock.at(later(days=(settled(sent_back).alsnog_voor - today()).days + 1)):
        assert browse(office["dora"]).post(page, data=lower).status_code == 303
        made = queries.voorgelegd(sent_back.id)
        told = browse(village["amina"]).get(f"/verantwoording/vaststellingen/{made.id}/voornemen").text
    assert (made.grond, made.feiten["verantwoord"], made.feiten["teruggestuurd"]) == ("ambtshalve", None, today().isoformat())
    assert "Die was niet compleet. Daarom stuurden wij haar terug." in told and "U gaf daarin aan" not in told


def test_completed_it_counts(sent_back, village, office):
    account(sent_back, village["amina"])
    assert proposed(sent_back, 100_000, office["dora"]).grond == "verantwoording"
    assert queries.teruggestuurd(sent_back.id) is None and len(queries.ingediend(sent_back.id)) == 2


@pytest.fixture
def runs_again(village, office):
    """€ 200 was saved, the rest settled by an account that came late, and now the € 200 is used."""
    versie = make_versie(office["bea"], **VERANTWOORDING, licht_tot=500_000, sparen_jaren=3)
    groep = make_groep(penningmeester=village["amina"], contact=village["amina"])
    toekenning = make_toekenning(versie, office["bea"], groep=groep)
    kas.save(toekenning, 20_000, today() + timedelta(700), by=office["bea"])
    toekenning.alsnog_voor = today() - timedelta(1)
    db.session.commit()
    account(queries.zaak(toekenning.id), village["amina"])
    decided(proposed(toekenning, 80_000, office["dora"]), office["bea"])
    village["amina"].roles = roles_of(village["amina"])

    def use(toekenning):
        with clock.at(later(days=1)):
            made = verschuiven.ask(toekenning, "opname", 20_000, "De speeltuin.", by=village["amina"])
            verschuiven.decide(made, True, by=office["bea"])
        return settled(toekenning)

    return use, queries.zaak(toekenning.id)


def test_an_account_from_before_saved_money_is_used_does_not_count_for_it(runs_again, village, office):
    use, toekenning = runs_again
    toekenning = use(toekenning)
    assert (toekenning.status, toekenning.alsnog_voor) == ("lopend", None)
    with pytest.raises(Needed, match="alsnog"):
        proposed(toekenning, 100_000, office["dora"])
    with clock.at(later(days=2)):
        account(queries.zaak(toekenning.id), village["amina"])
        assert proposed(toekenning, 100_000, office["dora"]).grond == "verantwoording"


def test_then_nothing_is_asked_of_that_account(runs_again, village, browse):
    use, toekenning = runs_again
    page = browse(village["amina"]).get(f"/verantwoording/toekenning/{use(toekenning).id}").text
    assert "Stuur de verantwoording uiterlijk op" in page and "Dit moet er nog bij" not in page


def test_a_proposal_waits_once_saved_money_is_used(runs_again, village, office):
    use, toekenning = runs_again
    made = proposed(toekenning, 80_000, office["dora"])
    use(toekenning)
    with pytest.raises(Needed, match="alsnog"):
        vaststellen.decide(queries.vaststelling(made.id), 80_000, "Zo is het.", by=office["bea"])


def test_saved_money_waits_while_a_lower_amount_is_announced(runs_again, village, office, browse):
    use, toekenning = runs_again
    made = verschuiven.ask(toekenning, "opname", 10_000, "De speeltuin.", by=village["amina"])
    proposed(toekenning, 50_000, office["dora"], grond="a")
    with pytest.raises(NotNow, match="verschuiven"):
        use(queries.zaak(toekenning.id))
    with pytest.raises(NotNow, match="voornemen"):
        verschuiven.decide(toekenningen.verschuiving(made.id), True, by=office["bea"])
    board, place = browse(village["amina"]), f"/toekenningen/{toekenning.id}"
    assert "Gespaard geld gebruiken" not in board.get(place).text and board.get(f"{place}/opnemen").status_code == 409


def in_run(toekenning, cents, by):
    """The open instalment stands in a run that was not carried out yet, for this many cents."""
    rekening = make_rekening(toekenning, by)
    run = Betaalrun(kenmerk="RUN-1", uitvoeren_op=today(), owner_id=by.id)
    db.session.add(run)
    db.session.flush()
    [termijn] = queries.open_termijnen(toekenning.id)
    db.session.add(Betaling(
        run_id=run.id, termijn_id=termijn.id, toekenning_id=toekenning.id, rekening_id=rekening.id, bedrag=cents,
        iban=rekening.iban, tenaamstelling=rekening.tenaamstelling,
    ))
    db.session.commit()


def test_what_stands_in_a_payment_run_is_not_promised_again(granted, village, office):
    toekenning = granted(paid=0)
    in_run(toekenning, 100_000, office["fenna"])
    account(toekenning, village["amina"])
    toekenning = decided(proposed(toekenning, 100_000, office["dora"]), office["bea"])
    assert (toekenning.te_betalen, queries.open_termijnen(toekenning.id)) == (100_000, [])


def test_a_lower_besluit_waits_for_the_payment_run(granted, village, office):
    toekenning = granted(paid=0)
    in_run(toekenning, 100_000, office["fenna"])
    account(toekenning, village["amina"])
    vaststelling = proposed(toekenning, 70_000, office["dora"])
    vaststellen.respond(vaststelling, "Goed.", by=village["amina"])
    with pytest.raises(Needed, match="betaalrun"):
        vaststellen.decide(vaststelling, 70_000, "Zo is het.", by=office["bea"])
