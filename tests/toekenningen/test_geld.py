"""The money page of one grant, one's own grants, and the cases of staff."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from portal.clock import today
from portal.extensions import db
from portal.story.actions import move, tell
from portal.toekenningen.models import Toekenning
from portal.toekenningen.rules.volgende import Stap, volgende
from tests.besteding import (
    IBAN,
    VERANTWOORDING,
    make_groep,
    make_rekening,
    make_toekenning,
    make_uitgave,
    make_versie,
)


@pytest.fixture
def versie(bea):
    return make_versie(bea, **VERANTWOORDING)


@pytest.fixture
def groep(village):
    roles = {"contact": "amina", "penningmeester": "bas", "tweede_tekenaar": "driss", "lid": "noor"}
    return make_groep(**{rol: village[name] for rol, name in roles.items()})


@pytest.fixture
def visit(village, bea, person, browse):
    """What a page says to somebody, "" when it is not there for them; all of them enter before the first page."""
    wijk = person("Wim", rol="behandelaar", gebied="WK016404")
    doors = {name: browse(one) for name, one in (village | {"besluit": bea, "wijk": wijk}).items()}

    def visit(name, path):
        answer = doors[name].get(path)
        assert answer.status_code in (200, 404), answer.status_code
        return answer.text.replace("\xa0", " ") if answer.status_code == 200 else ""

    return visit


def test_the_recipient_reads_what_comes_next_and_by_when(versie, bea, groep, village, visit):
    over = {"begin": today() - timedelta(2), "eind": today() - timedelta(1)}
    toekenning = make_toekenning(versie, bea, groep=groep, **over)
    make_uitgave(toekenning, village["amina"])
    page = f"/toekenningen/{toekenning.id}"
    mine = visit("bas", page)
    assert "Geef je rekeningnummer door" in mine and "Er wacht 1 uitgave op jouw handtekening." in mine
    assert "Laat zien wat er met het geld is gedaan" in mine and "Uitgave noteren" in mine
    assert "De ontvanger geeft het rekeningnummer door" in visit("noor", page)
    assert "handtekening." not in visit("amina", page)


def test_the_list_asks_for_no_account_by_a_day_that_is_over(versie, bea, groep, visit):
    toekenning = make_toekenning(versie, bea, groep=groep)
    assert "Verantwoord uiterlijk" in visit("bas", "/toekenningen/")
    db.session.merge(toekenning).verantwoorden_voor = today() - timedelta(1)
    db.session.commit()
    for path in ("/toekenningen/", f"/bewonersgroepen/{groep.id}/werkplaats"):
        page = visit("bas", path)
        assert "De verantwoording is te laat" in page and "Verantwoord uiterlijk" not in page


@pytest.mark.parametrize("part", [80, 100])
def test_what_is_paid_after_the_final_amount_is_told_beside_the_instalments(bea, groep, visit, part):
    versie = make_versie(bea, **VERANTWOORDING, termijnen=[{"deel": part}])
    toekenning = make_toekenning(versie, bea, groep=groep)
    page = visit("amina", f"/toekenningen/{toekenning.id}")
    told = "De rest, ten hoogste € 200, betaalt de gemeente als het bedrag is vastgesteld."
    assert (told in page) is (part == 80)


def test_the_account_number_is_never_on_the_page_of_the_money(versie, bea, groep, village, visit):
    make_rekening(groep, village["amina"])
    toekenning = make_toekenning(versie, bea, groep=groep)
    page = visit("amina", f"/toekenningen/{toekenning.id}")
    assert "De gemeente betaalt." in page and IBAN not in page and IBAN[-4:] not in page


def test_nobody_else_finds_the_money_of_a_group(versie, bea, village, visit):
    groep = make_groep(contact=village["amina"])
    toekenning = make_toekenning(versie, bea, groep=groep)
    for name in ("bas", "mo", "rik", "wijk"):
        assert visit(name, f"/toekenningen/{toekenning.id}") == ""
        assert "Buurtfeest" not in visit(name, "/toekenningen/")
    assert visit("besluit", f"/toekenningen/{toekenning.id}") and "Buurtfeest" in visit("amina", "/toekenningen/")


def test_the_story_keeps_what_is_among_staff_out(versie, bea, village, visit):
    toekenning = make_toekenning(versie, bea, owner=village["amina"])
    tell(toekenning, "voorstellen", by=bea, note="Te hoog.")
    db.session.commit()
    page = visit("amina", f"/toekenningen/{toekenning.id}")
    assert "Het geld is toegekend" in page and "Klaar om vast te stellen" not in page and "Te hoog." not in page


def test_lists_of_three_take_as_many_statements_as_lists_of_one(versie, bea, village, browse, queries):
    one = make_groep("Een", contact=village["amina"], penningmeester=village["driss"])
    many = make_groep("Meer", contact=village["bas"], penningmeester=village["driss"])
    doors = {name: browse(person) for name, person in (village | {"besluit": bea}).items()}
    for groep, title in ((one, "Enkel"), (many, "Drievoud"), (many, "Drievoud"), (many, "Drievoud")):
        make_uitgave(make_toekenning(versie, bea, groep=groep, title=title), village["driss"])
    for few, more in (("amina", "bas"), ("besluit?zoek=Enkel", "besluit?zoek=Drievoud")):
        found = []
        for asked, number in ((few, 1), (few, 1), (more, 3)):
            name, _sign, query = asked.partition("?")
            queries.clear()
            text = doors[name].get(f"/toekenningen/beheer?{query}" if query else "/toekenningen/").text
            assert text.count("href=\"/toekenningen/") - text.count("href=\"/toekenningen/beheer") >= number
            found.append(len(queries))
        assert found[1] == found[2]


def test_staff_see_what_is_due_first_in_their_own_area(versie, bea, village, visit):
    later, sooner = (make_toekenning(versie, bea, owner=village["amina"], title=title) for title in ("Later", "Eerder"))
    due = {later.id: today() + timedelta(90), sooner.id: today() - timedelta(1)}
    for id, day in due.items():
        db.session.execute(db.update(Toekenning).where(Toekenning.id == id).values(verantwoorden_voor=day))
    db.session.commit()
    page = visit("besluit", "/toekenningen/beheer")
    assert page.index("Eerder") < page.index("Later") and "Te laat" in page
    assert "Later" not in visit("wijk", "/toekenningen/beheer")
    assert "Later" not in visit("besluit", "/toekenningen/beheer?zoek=eerder")
    assert "Eerder" not in visit("besluit", "/toekenningen/beheer?status=vastgesteld")
    assert "Eerder" in visit("besluit", "/toekenningen/beheer?status=lopend;drop&sorteer=x&regeling=y&gebied=z&blad=-1")


def test_after_handing_in_the_gemeente_is_next(versie, bea, village, visit):
    toekenning = make_toekenning(versie, bea, owner=village["amina"])
    move(toekenning, "verantwoorden", by=village["amina"])
    db.session.commit()
    page = visit("amina", f"/toekenningen/{toekenning.id}")
    assert "De gemeente kijkt naar de verantwoording" in page and "Uitgave noteren" not in page


def grant(**values):
    fields = {"te_betalen": 100, "status": "lopend", "plan_akkoord": True, "jaar": today().year}
    fields |= {"verantwoorden_voor": None, "vaststellen_voor": None, "klaar_op": today() - timedelta(1)}
    fields["is_opnieuw_vast_te_stellen"] = False
    return SimpleNamespace(**(fields | values))


def told(**values):
    """The last the recipient knows of the final amount."""
    fields = {"zienswijze": "", "zienswijze_tot": today(), "besluit_op": today(), "terug_voor": today()}
    return SimpleNamespace(**(fields | values))


WAITS = {"rekening": True, "termijnen": [SimpleNamespace(vervallen=False, stand=None, betalen_voor=today())]}


@pytest.mark.parametrize(("values", "facts", "stappen"), [
    ({}, {}, [Stap.REKENING]),
    ({}, WAITS, [Stap.BETALEN]),
    ({"te_betalen": 0}, {"tekenen": True}, [Stap.TEKENEN]),
    ({"te_betalen": 0, "verantwoorden_voor": today()}, {}, [Stap.VERANTWOORDEN]),
    ({"te_betalen": 0, "verantwoorden_voor": today(), "klaar_op": today()}, {}, []),
    ({"te_betalen": 0, "vaststellen_voor": today()}, {}, [Stap.VASTSTELLEN]),
    ({"te_betalen": 0, "plan_akkoord": False}, {}, [Stap.PLAN]),
    ({"te_betalen": 0, "plan_akkoord": False}, {"plan": SimpleNamespace(wacht=True)}, [Stap.KEUREN]),
    ({"te_betalen": 0, "plan_akkoord": False}, {"plan": SimpleNamespace(wacht=False)}, [Stap.PLAN]),
    ({"te_betalen": 0, "status": "verantwoord"}, {}, [Stap.BEOORDELEN]),
    ({"te_betalen": 0, "status": "voornemen"}, {"vaststelling": told(besluit_op=None)}, [Stap.REAGEREN]),
    ({"te_betalen": 0, "status": "voornemen"}, {"vaststelling": told(besluit_op=None, zienswijze="Nee")},
     [Stap.BEOORDELEN]),
    ({"status": "voornemen"}, WAITS | {"vaststelling": told(besluit_op=None, zienswijze="Nee")}, [Stap.BEOORDELEN]),
    ({"status": "vastgesteld"}, WAITS | {"vaststelling": told()}, [Stap.BETALEN]),
    ({"status": "vastgesteld"}, WAITS | {"vaststelling": told(besluit_op=None)}, [Stap.REAGEREN]),
    ({"te_betalen": 0, "status": "terug_te_betalen"}, {"vaststelling": told(besluit_op=None)},
     [Stap.REAGEREN, Stap.TERUGBETALEN]),
    ({"te_betalen": 0, "status": "afgehandeld", "is_opnieuw_vast_te_stellen": True}, {"vaststelling": told(besluit_op=None)},
     [Stap.REAGEREN]),
    ({"te_betalen": 0, "status": "terug_te_betalen"}, {"vaststelling": told()}, [Stap.TERUGBETALEN]),
    ({"te_betalen": 0, "status": "terug_te_betalen", "is_opnieuw_vast_te_stellen": True}, {"vaststelling": told()},
     [Stap.VASTSTELLEN]),
    ({"te_betalen": 0, "status": "afgehandeld"}, {}, []),
    ({"te_betalen": 0, "status": "afgehandeld", "is_opnieuw_vast_te_stellen": True}, {}, [Stap.VASTSTELLEN]),
])
@pytest.mark.een_database
def test_what_comes_next_follows_from_where_it_stands(values, facts, stappen):
    found = volgende(grant(**values), today(), **({"rekening": False, "tekenen": ()} | facts))
    assert [step.stap for step in found] == stappen
