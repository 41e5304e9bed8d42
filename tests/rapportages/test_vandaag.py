"""Today: what waits in my areas, with the deed behind every line, and nothing of elsewhere."""

import re
from datetime import timedelta

import pytest

from portal.clock import now, today
from portal.extensions import db
from portal.initiatieven.models import Mede
from portal.templating import datum
from portal.wijkopgaven.models import InspanningMijlpaal, Publicatievraag, Risico
from portal.wijkopgaven.rules.inspanning import Koers, Status
from portal.wijkopgaven.rules.opgave import Risicosoort
from tests.agenda import make_agenda, make_signaal
from tests.opgaven import make_inbreng, make_inspanning, make_opgave

FAR = "BU01640401"
LONG_AGO = timedelta(days=100)


@pytest.fixture
def opgave(village):
    return make_opgave(village["mo"])


@pytest.fixture
def waits(village, initiatief_by, opgave):
    """One of each kind in De Noork; all was told of lately and sorted, but for what the line itself is about."""
    def told(title, **values):
        plan = initiatief_by(village["amina"], title=title)
        return make_inbreng(plan, **{"getrieerd_at": now(), "beloofd": None} | values)

    told("Te laat beantwoord", beloofd=today() - timedelta(days=3))
    told("Deze week klaar", beloofd=today() + timedelta(days=3))
    told("Nog niet gesorteerd", getrieerd_at=None)
    told("Al maanden stil", laatst_at=now() - LONG_AGO)
    told("Afgerond en stil", laatst_at=now() - LONG_AGO, afgerond=True)
    mo = village["mo"]
    draft = make_inspanning(opgave, mo, Status.CONCEPT, title="Van de lijn", herkomst="lijn")
    make_inspanning(opgave, mo, title="Loopt vast", koers=Koers.LOOPT_VAST)
    make_inspanning(opgave, mo, title="Zegt niets", verteld_at=now() - LONG_AGO)
    make_inspanning(opgave, mo, title="Gaat goed")
    make_inspanning(opgave, mo, Status.GEREED, title="Is klaar", verteld_at=now() - LONG_AGO)
    db.session.add_all([
        Publicatievraag(inspanning_id=draft.id, gevraagd_door_id=mo.id, antwoord_voor=today()),
        Risico(opgave_id=opgave.id, soort=Risicosoort.DOEL, titel="De grond is te droog", kans=3, gevolg=3),
        Risico(opgave_id=opgave.id, soort=Risicosoort.DOEL, titel="Al opgelost", opgelost_op=today()),
    ])
    db.session.commit()


def page_of(browse, person):
    return browse(person).get("/rapportages/vandaag").text


def test_every_line_leads_to_the_deed(browse, village, waits):
    page = page_of(browse, village["noor"])
    for title, address in (
        ("Te laat beantwoord", "/inbreng/1"), ("Deze week klaar", "/inbreng/2"), ("Nog niet gesorteerd", "/inbreng/3/triage"),
        ("Al maanden stil", "/inbreng/4"), ("Van de lijn", "/wijkopgaven/publicatievragen/1"),
        ("Loopt vast", "/wijkopgaven/inspanningen/2"), ("Zegt niets", "/wijkopgaven/inspanningen/3"),
        ("De grond is te droog", "/wijkopgaven/risicos/1/bewerken"),
    ):
        assert f'href="{address}">{title}</a>' in page
    assert 'href="/inbreng/1/afspraak">' in page and 'href="/wijkopgaven/inspanningen/3/nieuws">' in page


def test_what_is_done_or_goes_well_waits_for_nobody(browse, village, waits):
    page = page_of(browse, village["noor"])
    assert not [title for title in ("Afgerond en stil", "Gaat goed", "Is klaar", "Al opgelost") if title in page]


def test_elsewhere_nothing_of_it_is_seen(browse, village, waits):
    assert "Er wacht niets" in page_of(browse, village["driss"])


def test_the_question_is_for_another_regisseur_than_who_asked(browse, village, person, waits):
    regisseur = person("Mia", rol="regisseur")
    assert "Van de lijn" in page_of(browse, regisseur)
    db.session.execute(db.update(Publicatievraag).values(gevraagd_door_id=regisseur.id))
    db.session.commit()
    assert "Van de lijn" not in page_of(browse, regisseur)
    assert "Van de lijn" not in page_of(browse, village["mo"])


def test_ones_own_plan_is_for_a_colleague(browse, village, initiatief_by):
    make_inbreng(initiatief_by(village["noor"], title="Van mijzelf"), getrieerd_at=None)
    assert "Van mijzelf" not in page_of(browse, village["noor"])
    assert "Van mijzelf" in page_of(browse, village["mo"])


def test_what_somebody_pulls_along_is_for_a_colleague_too(browse, village, initiatief_by, waits):
    late = initiatief_by(village["amina"], title="Samen te laat")
    make_inbreng(late, getrieerd_at=now(), beloofd=today() - timedelta(days=3))
    db.session.add(Mede(initiatief_id=late.id, person_id=village["mo"].id))
    db.session.commit()
    mine, theirs = (page_of(browse, village[who]) for who in ("mo", "noor"))
    assert "Samen te laat" not in mine and "Samen te laat" in theirs
    numbers = [re.search(r'Antwoord is te laat.*?(\d+)', page, re.DOTALL)[1] for page in (mine, theirs)]
    assert numbers == ["1", "2"]


def test_what_stands_still_is_not_late(browse, village, initiatief_by):
    plan = initiatief_by(village["amina"], title="Wacht op Amina")
    make_inbreng(plan, beloofd=today() - timedelta(days=3), rust_sinds=today(), getrieerd_at=now())
    assert "Wacht op Amina" not in page_of(browse, village["noor"])


def test_a_signaal_of_staff_without_a_name_waits_as_well(browse, village):
    signaal = make_signaal(make_agenda(village["mo"]))
    make_inbreng(signaal, getrieerd_at=None)
    assert 'href="/inbreng/1/triage"' in page_of(browse, village["noor"])


@pytest.mark.een_database
@pytest.mark.parametrize(("who", "status"), [("rik", 403), ("amina", 403), ("bea", 403), ("mo", 200), (None, 302)])
def test_who_works_in_a_wijk_sees_it(browse, village, who, status):
    assert browse(village[who] if who else None).get("/rapportages/vandaag").status_code == status


def test_it_takes_as_many_statements_for_more(browse, village, queries, waits, opgave):
    def asked():
        client = browse(village["noor"])
        queries.clear()
        client.get("/rapportages/vandaag")
        return len(queries)

    before = asked()
    for number in range(3):
        make_inspanning(opgave, village["mo"], title=f"Nog {number}", koers=Koers.LOOPT_ACHTER)
    assert asked() == before


def test_what_should_have_been_done_waits_and_says_so(browse, village, opgave):
    yesterday, mo = today() - timedelta(days=1), village["mo"]
    done = make_inspanning(opgave, mo, title="Vergeten", eindigt=yesterday)
    vast = make_inspanning(opgave, mo, title="Vast en te laat", eindigt=yesterday, koers=Koers.LOOPT_VAST)
    step = make_inspanning(opgave, mo, title="Stap gemist")
    fine = make_inspanning(opgave, mo, title="Op tijd", eindigt=today())
    over = make_inspanning(opgave, mo, Status.GEREED, title="Toch klaar", eindigt=yesterday)
    steps = (step, yesterday, None), (fine, today(), None), (fine, yesterday, today()), (over, yesterday, None)
    for work, day, reached in steps:
        db.session.add(InspanningMijlpaal(inspanning_id=work.id, titel="Stap", gepland_op=day, gehaald_op=reached))
    db.session.commit()
    page = page_of(browse, village["noor"])
    lines = [line.split("</span>")[0] for line in page.split("/wijkopgaven/inspanningen/") if "p-small p-muted" in line]
    assert [line.split('"')[0] for line in lines] == [str(work.id) for work in (vast, done, step)]
    day = datum(yesterday, taal="nl")
    klaar, gehaald = f"Had klaar moeten zijn op {day}", f"Mijlpaal had gehaald moeten zijn op {day}"
    for line, said in zip(lines, (f"Loopt vast · {klaar}", klaar, gehaald), strict=True):
        assert f">{said} · De Noork" in line
    assert "Op tijd" not in page and "Toch klaar" not in page and "Op schema" not in page
