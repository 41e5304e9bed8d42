"""The table of the money: it adds up, line by line and together, on any day; and who may read it."""

from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import func, select

from portal import clock
from portal.buurtbonnen.models import Besluit
from portal.clock import now, today
from portal.extensions import db
from portal.rapportages.queries import balans, geld
from portal.rapportages.rules.geld import KOLOMMEN, PER, TELT_OP, TOEKENNING, Vraag, complete, reach, together
from portal.regelingen.models import Boeking, Boekstand, Plafond, Regeling
from portal.regelingen.rules.plafond import NA_BESLUIT, Som
from portal.toekenningen.actions import kas
from portal.toekenningen.models import Toekenning
from tests.besteding import AMBTSHALVE, VERANTWOORDING, make_groep, make_toekenning, make_versie, pay

FAR = "BU01640401"
ADDRESSES = ("/rapportages/geld", "/rapportages/geld/boekingen")
FILES = ("/rapportages/geld.csv", "/rapportages/geld.xlsx", "/rapportages/geld/boekingen.csv", "/rapportages/geld/boekingen.xlsx")


@pytest.fixture
def controller(person):
    return person("Rosa", rol="controller")


@pytest.fixture
def money(village, person):
    """Two regelingen, a group and two residents; a grant in every state, over a month: the day of each deed by name."""
    bea, amina = person("Bo", rol="besluitnemer"), village["amina"]
    with clock.at(now() - timedelta(days=30)):
        bon, budget = make_versie(bea, **AMBTSHALVE), make_versie(bea, "budget", **VERANTWOORDING)
        groep = make_groep(contact=amina)
        made = {"groep": groep, "bon": bon, "budget": budget, "by": bea}
        made["jaarplan"] = make_toekenning(budget, bea, groep=groep, bedrag=100_000)
        made["feest"] = make_toekenning(bon, bea, owner=amina, bedrag=20_000)
        made["ver"] = make_toekenning(bon, bea, owner=village["bas"], bedrag=30_050, gebied_code=FAR)
    with clock.at(now() - timedelta(days=20)):
        for name in ("jaarplan", "feest"):
            pay(made[name], 20_000, by=bea)
        kas.transfer(made["ver"], made["jaarplan"], 50, by=bea)
        db.session.commit()
    with clock.at(now() - timedelta(days=10)):
        kas.account(made["feest"], 15_000, by=bea)
        kas.settle(made["feest"], 15_000, by=bea)
        kas.save(made["jaarplan"], 10_000, today() + timedelta(365), by=bea)
        db.session.commit()
    kas.receive(made["feest"], 2_000, by=bea)
    db.session.commit()
    return made


def line(vraag, *names):
    return next(one.sommen for one in balans.balances(vraag) if one.names[: len(names)] == names)


def kept(model, som):
    return db.session.scalar(select(func.coalesce(func.sum(getattr(model, som)), 0)))


@pytest.mark.parametrize("per", [*PER, TOEKENNING])
def test_today_it_is_what_plafonds_and_grants_say_themselves(money, per):
    totals = together(one.sommen for one in balans.balances(Vraag(today(), per)))
    assert {som: totals[som] for som in NA_BESLUIT} == {som: kept(Toekenning, som) for som in NA_BESLUIT}
    if per in PER[:2]:
        assert {som: totals[som] for som in Som} == {som: kept(Plafond, som) for som in Som}


@pytest.mark.parametrize("per", [*PER, TOEKENNING])
@pytest.mark.parametrize("days", [0, 9, 15, 25, 29])
def test_every_line_and_the_totals_add_up_on_every_day(money, per, days):
    lines = [one.sommen for one in balans.balances(Vraag(today() - timedelta(days), per))]
    for sommen in [*lines, together(lines)]:
        for som, parts in TELT_OP:
            assert sommen[som] == sum(-sommen[one[1:]] if one[0] == "-" else sommen[one] for one in parts), som
        assert min(sommen[name] for name in ("te_betalen", "vast_te_stellen", "nog_terug")) >= 0


def from_the_first_line(moment):
    """{(plafond, application): {som: cents}} added up from the boekingen before this moment."""
    found = {}
    lines = select(Boeking.plafond_id, Boeking.aanvraag_id, Boeking.soort, Boeking.bedrag).where(Boeking.at < moment)
    for plafond, aanvraag, soort, bedrag in db.session.execute(lines):
        sums = found.setdefault((plafond, aanvraag or 0), dict.fromkeys(map(str, Som), 0))
        sums[soort] += bedrag
    return found


def test_the_database_keeps_what_the_boekingen_add_up_to(money):
    """Of each application in each plafond, and of what is booked on a plafond itself."""
    rows = db.session.execute(select(Boekstand.__table__)).mappings()
    kept = {(row["plafond_id"], row["aanvraag_id"]): {str(som): row[som] for som in Som} for row in rows}
    assert kept == from_the_first_line(now()) and any(aanvraag == 0 for _plafond, aanvraag in kept)


@pytest.mark.parametrize("per", [*PER, TOEKENNING])
@pytest.mark.parametrize("days", [0, 9, 15, 25, 29, 40])
def test_taken_back_from_today_it_is_what_was_booked_until_then(money, per, days):
    vraag = Vraag(today() - timedelta(days), per)
    found = from_the_first_line(datetime.combine(vraag.op + timedelta(1), time.min, clock.HERE))
    whole = [sums for (_plafond, aanvraag), sums in found.items() if aanvraag or vraag.heeft_plafond]
    totals = together(one.sommen for one in balans.balances(vraag))
    assert {som: totals[som] for som in Som} == {som: sum(sums[som] for sums in whole) for som in Som}


def test_an_earlier_day_knows_nothing_of_what_came_later(money):
    def stand(days):
        found = line(Vraag(today() - timedelta(days)), "Buurtbon")
        return [found[name] for name in ("toegekend", "uitbetaald", "vastgesteld", "vrijgevallen", "terugbetaald", "over")]

    assert stand(25) == [50_050, 0, 0, 0, 0, 4_949_950]
    assert stand(15) == [50_000, 20_000, 0, 0, 0, 4_949_950]
    assert stand(5) == [45_000, 20_000, 15_000, 5_000, 0, 4_954_950]
    assert stand(0) == [45_000, 20_000, 15_000, 5_000, 2_000, 4_954_950]
    assert balans.balances(Vraag(today() - timedelta(40))) == []


def test_the_day_ends_at_midnight_here(village):
    """Half past midnight in summer: in UTC that is the day before."""
    moment = datetime(2026, 7, 1, 0, 30, tzinfo=clock.HERE)
    with clock.at(moment):
        make_versie(village["bea"])
    assert [one.names for one in balans.balances(Vraag(moment.date()))] == [("Buurtbon",)]
    assert balans.balances(Vraag(date(2026, 6, 30))) == []


def test_a_transfer_shows_on_both_sides(money):
    given, taken = (line(Vraag(today(), TOEKENNING), money[name].kenmerk) for name in ("ver", "jaarplan"))
    assert (given["besloten"], given["overgedragen"], given["toegekend"]) == (30_050, 50, 30_000)
    assert (taken["besloten"], taken["overgedragen"], taken["toegekend"]) == (100_000, -50, 100_050)


def test_it_is_divided_and_narrowed(money):
    day = today()
    assert [one.names for one in balans.balances(Vraag(day, "groep"))] == [("Bewonersgroep Noork",), (None,)]
    assert line(Vraag(day, "groep", groep=money["groep"].id))["toegekend"] == 100_050
    assert {one.names[1] for one in balans.balances(Vraag(day, "gebied"))} == {"wijk"}
    assert len(balans.balances(Vraag(day, "gebied"))) == 2
    assert line(Vraag(day, "jaar", codes=frozenset({FAR})))["toegekend"] == 30_000
    year = money["feest"].jaar
    assert line(Vraag(day, "jaar", jaar=year), year)["besloten"] == 150_050
    assert balans.balances(Vraag(day, jaar=year - 5)) == []
    bon = db.session.scalar(select(Regeling.id).where(Regeling.sleutel == "buurtbon"))
    assert [one.names[0] for one in balans.balances(Vraag(day, "plafond", regeling=bon))] == ["Buurtbon"]


@pytest.mark.een_database
def test_a_ceiling_is_only_told_of_whole_plafonds():
    day = date(2026, 11, 21)
    assert Vraag(day).kolommen == Vraag(day, "plafond", regeling=1).kolommen == KOLOMMEN
    for vraag in (Vraag(day, "groep"), Vraag(day, "jaar"), Vraag(day, jaar=2026), Vraag(day, codes=frozenset({FAR}))):
        assert "bedrag" not in vraag.kolommen and "over" not in vraag.kolommen
        assert all(som in vraag.kolommen for som, _parts in vraag.telt_op)


@pytest.mark.een_database
def test_a_line_without_boekingen_is_nought():
    assert set(complete({}).values()) == {0}


@pytest.mark.parametrize(("rol", "status"), [
    ("controller", 200), ("financien", 200), ("behandelaar", 200), ("besluitnemer", 200), ("beheerder", 200),
    ("moderator", 403), ("raadslid", 403), ("commissielid", 403),
])
@pytest.mark.een_database
def test_it_is_for_who_works_with_money(browse, person, rol, status):
    client = browse(person("Iemand", rol=rol))
    assert {client.get(address).status_code for address in ADDRESSES + FILES} == {status}


@pytest.mark.een_database
def test_a_beheerder_reads_the_sums_and_no_lists_of_people(browse, person):
    client = browse(person("Iemand", rol="beheerder"))
    assert {client.get(address).status_code for address in ("/toekenningen/beheer", "/verantwoording/")} == {403}
    page = client.get("/rapportages/geld").text
    assert "/toekenningen/beheer" not in page and 'href="/verantwoording/"' not in page


@pytest.mark.een_database
def test_residents_and_strangers_do_not_read_it(browse, village):
    assert {browse(village["amina"]).get(address).status_code for address in ADDRESSES + FILES} == {403}
    assert {browse().get(address).status_code for address in ADDRESSES + FILES} == {302}


def test_who_works_for_a_wijk_sees_the_money_there(browse, person, money):
    here, there = (browse(person(f"In {wijk}", rol="behandelaar", gebied=wijk)) for wijk in ("WK016402", "WK016404"))
    assert "Bewonersgroep Noork" in here.get("/rapportages/geld?per=groep").text
    page = there.get("/rapportages/geld?per=groep").text
    assert "Bewonersgroep Noork" not in page and "€\u00a0300" in page
    assert "Nog vrij" not in there.get("/rapportages/geld").text
    for address in FILES[::2]:
        assert money["jaarplan"].kenmerk not in there.get(f"{address}?per=toekenning").text
        assert money["ver"].kenmerk in there.get(f"{address}?per=toekenning").text
    assert there.get(f"/rapportages/geld?groep={money['groep'].id}").status_code == 422


@pytest.mark.een_database
def test_reach_is_the_town_or_the_areas_of_roles_with_money(village, person):
    assert reach(person("c", rol="controller"), "GM0164") is None
    assert "BU01640202" in reach(person("b", rol="behandelaar", gebied="WK016402"), "GM0164")
    assert reach(village["mo"], "GM0164") == frozenset()


def test_the_page_shows_the_sums_and_leads_on(browse, controller, money):
    page = browse(controller).get("/rapportages/geld").text
    for told in ("Samen", "Besloten €\u00a01.500,50", "Buurtbon", "Budget", "per=plafond"):
        assert told in page


def test_on_a_narrow_screen_each_amount_has_the_name_of_its_column(browse, controller, money):
    page = browse(controller).get("/rapportages/geld").text
    body, foot = page.partition("<tbody")[2].partition("</tbody>")[0], page.partition("<tfoot")[2].partition("</tfoot>")[0]
    assert (body.count("<tr "), body.count("<td "), foot.count("<td ")) == (2, 2 * len(KOLOMMEN), len(KOLOMMEN))
    for part, rows in ((body, 2), (foot, 1)):
        assert part.count('data-l="Besloten"') == part.count('data-l="Nog terug te betalen"') == part.count('role="row"') == rows
        assert part.count('role="cell"') == part.count("<td ") == part.count("data-l=")


def decide(toekenning, bedrag, day, vervangt=None):
    ends = {"vervangt_id": vervangt.id} if vervangt else {"bezwaar_tot": day + timedelta(42)}
    besluit = Besluit(
        aanvraag_id=toekenning.id, uitkomst="toekennen", bedrag=bedrag, reden="Het past.", besluit_op=day, bekend_op=day, **ends
    )
    db.session.add(besluit)
    db.session.commit()
    return besluit


def test_what_was_besloten_is_checked_with_the_besluiten(browse, controller, money):
    day = today() - timedelta(29)
    for name, cents in (("jaarplan", 100_000), ("feest", 20_000)):
        decide(money[name], cents, day)
    first = decide(money["ver"], 30_000, day)
    assert "klopt niet met de besluiten" in browse(controller).get("/rapportages/geld").text
    decide(money["ver"], 30_050, today(), first)
    assert [geld.decided(Vraag(one)) for one in (day - timedelta(1), day, today())] == [0, 150_000, 150_050]
    assert geld.decided(Vraag(today(), codes=frozenset({FAR}))) == 30_050
    assert geld.decided(Vraag(today(), groep=money["groep"].id, jaar=money["jaarplan"].jaar)) == 100_000
    assert "kloppen met de besluiten" in browse(controller).get("/rapportages/geld").text


def test_the_boekingen_name_nobody(browse, controller, money):
    page = browse(controller).get("/rapportages/geld/boekingen").text.split("<main")[1]
    assert money["feest"].kenmerk in page and "−€\u00a0" in page
    assert not any(f">{name}<" in page for name in ("Bo", "Amina"))


def test_the_boekingen_go_a_page_at_a_time_and_up_to_a_day(browse, controller, money):
    for _again in range(3):
        pay(money["jaarplan"], 1, by=money["by"])
    db.session.commit()
    client = browse(controller)
    ids = [row.id for row in geld.ledger(Vraag(today()))]
    assert ids == sorted(ids, reverse=True) and len(ids) == 20
    later = geld.ledger(Vraag(today()), str(ids[-1]))
    assert later.items and max(row.id for row in later) < ids[-1]
    assert {row.soort for row in geld.ledger(Vraag(today() - timedelta(25)))} == {"bedrag", "toegekend"}
    assert "rel=\"next\"" in client.get("/rapportages/geld/boekingen").text
    assert {row.groep for row in geld.ledger(Vraag(today(), groep=money["groep"].id))} == {"Bewonersgroep Noork"}


@pytest.mark.een_database
@pytest.mark.parametrize("asked", ["op=morgen", "op=", "op=2999-01-01", "op=0001-01-01", "per=alles", "per=toekenning",
                                   "regeling=99", "regeling=x", "groep=9999999999999999999999", "gebied=WK99", "jaar=-1"])
def test_what_cannot_be_asked_is_said(browse, controller, asked):
    client = browse(controller)
    for address in ADDRESSES:
        answer = client.get(f"{address}?{asked}")
        assert answer.status_code == 422 and "Fout:" in answer.text
    if asked != "per=toekenning":
        assert {client.get(f"{address}?{asked}").status_code for address in FILES} == {404}


def test_they_take_as_many_statements_for_more(browse, controller, queries, money):
    client = browse(controller)

    def asked(address):
        queries.clear()
        assert client.get(address).status_code == 200
        return len(queries)

    pages = ("/rapportages/geld?per=plafond", "/rapportages/geld?per=groep", *ADDRESSES, FILES[0])
    before = [asked(address) for address in pages]
    for number in range(3):
        groep = make_groep(f"Groep {number}", contact=controller)
        make_toekenning(make_versie(money["by"], f"nog{number}", **VERANTWOORDING), money["by"], groep=groep)
    assert [asked(address) for address in pages] == before
