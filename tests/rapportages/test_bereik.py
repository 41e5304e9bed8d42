"""Who is reached: per buurt and per 1,000 inhabitants, with no votes so few that somebody could be recognised."""

from datetime import date
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update

from portal.buurtbonnen.models import Besluit
from portal.clock import HERE, today
from portal.extensions import db
from portal.rapportages.delen import bereik
from portal.rapportages.rules.bereik import Buurt, Maat, apart
from portal.stemmen.models import Gestemd, Stemcode, Stemronde
from portal.stemmen.opkomst import SMALLEST
from portal.wijken.models import Cijfer
from tests.agenda import make_agenda, make_ronde
from tests.besteding import BUURT, make_toekenning, make_versie

FAR, ADDRESS = "BU01640401", "/rapportages/bereik"
NUMBERS = count(1)
NOTHING = {Maat.AANVRAGEN: 0, Maat.TOEKENNINGEN: 0, Maat.EUROS: 0, Maat.STEMMEN: None}
COUNTS = st.dictionaries(st.sampled_from(["", "a", "b", "c", "d"]), st.integers(0, 30))


@given(COUNTS)
@pytest.mark.een_database
def test_what_is_not_told_cannot_be_found_by_taking_the_rest_off_the_whole(counts):
    told = apart(counts, SMALLEST)
    assert all(told[code] == counts[code] >= SMALLEST for code in told) and "" not in told
    hidden = sum(counts.values()) - sum(told.values())
    assert hidden == 0 or hidden >= SMALLEST or not told


@pytest.mark.een_database
def test_a_rate_is_per_thousand_inhabitants():
    buurt = Buurt("b", "Noork", "Noord", 2_500, {Maat.AANVRAGEN: 6, Maat.EUROS: 123_450})
    assert (buurt.per_duizend(Maat.AANVRAGEN), buurt.per_duizend(Maat.EUROS)) == (2.4, 494)
    assert buurt.per_duizend(Maat.STEMMEN) is None
    assert Buurt("b", "Leeg", "", 0, {Maat.AANVRAGEN: 6}).per_duizend(Maat.AANVRAGEN) is None


@pytest.fixture
def asked(village, person):
    """Seven grants in De Noork, five far away, two about the town; 1,000 people live in De Noork."""
    by = person("Bo", rol="besluitnemer")
    versie = make_versie(by)
    for code, number in ((BUURT, 7), (FAR, 5), ("GM0164", 8)):
        for _one in range(number):
            toekenning = make_toekenning(versie, by, owner=village["amina"], bedrag=10_000, gebied_code=code)
            db.session.add(Besluit(
                aanvraag_id=toekenning.id, uitkomst="toekennen", bedrag=10_000, reden="Past.", besluit_op=today(),
                bekend_op=today(), bezwaar_tot=today(),
            ))
    db.session.merge(Cijfer(gebied_code=BUURT, jaar=2030, naam="inwoners", waarde=1000))
    db.session.commit()
    return versie


def of(buurten, code):
    return next(one for one in buurten if one.code == code)


def test_each_buurt_has_what_was_asked_and_granted_there(asked):
    buurten, _rows = bereik.reached(today().year)
    noork = of(buurten, BUURT)
    assert noork.aantallen == {Maat.AANVRAGEN: 7, Maat.TOEKENNINGEN: 7, Maat.EUROS: 70_000, Maat.STEMMEN: None}
    assert noork.per_duizend(Maat.AANVRAGEN) == 7 and noork.per_duizend(Maat.EUROS) == 700
    assert of(buurten, FAR).aantallen[Maat.AANVRAGEN] == 5
    assert all(one.aantallen == NOTHING for one in buurten if one.code not in (BUURT, FAR))


def test_another_year_has_nothing(asked):
    assert all(one.aantallen == NOTHING for one in bereik.reached(today().year - 1)[0])


def vote(ronde, code, number):
    """As many votes as that from a buurt, on codes."""
    numbers = [next(NUMBERS) for _one in range(number)]
    rights = [Stemcode(ronde_id=ronde.id, nummer=n, code_hash=f"{n:064d}") for n in numbers]
    db.session.add_all(rights)
    db.session.flush()
    votes = {"ronde_id": ronde.id, "kanaal": "web", "buurt_code": code}
    db.session.add_all(Gestemd(code_id=right.id, volgcode=str(right.nummer), **votes) for right in rights)
    db.session.commit()


def test_votes_are_told_as_on_the_page_of_the_result(village):
    agenda = make_agenda(village["mo"])
    first, second, running = (make_ronde(agenda) for _one in range(3))
    for code, number in ((BUURT, 15), (FAR, 12), (None, 11)):
        vote(first, code, number)
    vote(second, BUURT, 9)
    vote(running, BUURT, 20)
    counted = update(Stemronde.__table__).where(Stemronde.id.in_([first.id, second.id]))
    db.session.execute(counted.values(status="geteld"))
    buurten, _rows = bereik.reached(first.sluit_at.astimezone(HERE).year)
    assert [of(buurten, code).aantallen[Maat.STEMMEN] for code in (BUURT, FAR)] == [15, 12]


@pytest.mark.parametrize("maat", list(Maat))
def test_the_page_has_a_map_bars_and_a_table(browse, village, asked, maat):
    page = browse(village["rik"]).get(f"{ADDRESS}?maat={maat}").text
    assert "p-map" in page and "Alle buurten" in page and "€\u00a0700" in page
    assert ("p-chart" in page) is (maat != Maat.STEMMEN)


@pytest.mark.een_database
@pytest.mark.parametrize("query", ["jaar=1999", "jaar=x", "maat=stem", f"jaar={date.max.year}"])
def test_what_cannot_be_asked_is_said(browse, village, query):
    answer = browse(village["rik"]).get(f"{ADDRESS}?{query}")
    assert answer.status_code == 422 and "Fout:" in answer.text


@pytest.mark.een_database
@pytest.mark.parametrize(("who", "status"), [("rik", 200), ("driss", 200), ("amina", 403), (None, 302)])
def test_it_is_for_staff(browse, village, who, status):
    assert browse(village[who] if who else None).get(ADDRESS).status_code == status


def test_it_takes_as_many_statements_for_more(browse, village, queries, asked, person):
    client = browse(village["rik"])

    def statements():
        queries.clear()
        client.get(ADDRESS)
        return len(queries)

    before = statements()
    by = person("Nog", rol="besluitnemer")
    versie = make_versie(by, "nog")
    for _one in range(3):
        make_toekenning(versie, by, owner=village["amina"])
    assert statements() == before
