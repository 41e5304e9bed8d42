"""The letter about money that goes elsewhere: what changes, how to object, and what is kept of it."""

from datetime import date, datetime, timedelta

import pytest

from portal import clock, pdf
from portal.buurtbonnen.actions.opruimen import BLIJFT
from portal.clock import HERE, today
from portal.extensions import db
from portal.regelingen.termijnen import bezwaar_tot
from portal.templating import datum
from portal.toekenningen import queries
from portal.toekenningen.actions import verschuiven
from portal.toekenningen.rules.verschuiving import Soort
from tests.besteding import pay
from tests.toekenningen.verschuiven.asking import YEAR, asked


def letter(client, id):
    return client.get(f"/toekenningen/verschuivingen/{id}/brief").text.replace("\u00a0", " ")


def decided(browse, dora, id, **answer):
    """The page of the request, once Dora decided on it on the site."""
    page = f"/toekenningen/verschuivingen/{id}"
    assert browse(dora).post(f"{page}/besluit", data=answer).status_code == 303
    return page


def test_the_letter_of_a_yes_says_what_changes_and_stays_as_it_was(toekenning, activiteiten, amina, dora, browse):
    id = asked(toekenning, Soort.REST, 30_000, amina, naar_id=activiteiten.id).id
    last, board = bezwaar_tot(today()), browse(amina)
    assert board.get(f"/toekenningen/verschuivingen/{id}/brief").status_code == 404
    page = decided(browse, dora, id, akkoord="ja", reden="Er was geld over.")
    assert f"{page}/brief" in board.get(page).text
    before = letter(board, id)
    for words in (
        "Wij staan dit toe.", "Voor een feest.", "Er was geld over.", "kunt u nu € 700 gebruiken. Dat was € 1.000.",
        "is er nu € 500. Dat was € 200.", "Wij betalen € 300 uiterlijk op", "Dan kunt u bezwaar maken.", "Amina Aanvrager",
    ):
        assert words in before
    assert queries.letter(queries.verschuiving(id)).data["bezwaar_tot"] == last.isoformat()
    aanvraag = queries.verschuiving(id).toekenning.aanvraag
    aanvraag.title, aanvraag.aanvrager.naam = "Anders", "Ander"
    db.session.commit()
    assert letter(board, id) == before


def test_the_letter_of_a_no_has_its_reason_and_how_to_object(toekenning, activiteiten, amina, dora, browse):
    id = asked(toekenning, Soort.REST, 30_000, amina, naar_id=activiteiten.id).id
    decided(browse, dora, id, akkoord="nee", reden="Het past niet.")
    words = letter(browse(amina), id)
    assert "Wij staan dit niet toe." in words and "Het past niet." in words and "Dan kunt u bezwaar maken." in words
    assert "Wat verandert er?" not in words


def test_the_letter_of_saving_says_what_is_kept_until_when(toekenning, amina, dora, browse):
    id = asked(toekenning, Soort.SPAREN, 40_000, amina, tot=date(YEAR + 1, 12, 31)).id
    decided(browse, dora, id, akkoord="ja")
    words = letter(browse(amina), id)
    assert "kunt u nu € 600 gebruiken" in words and "Gespaard is nu € 400. Dat was € 0." in words
    assert f"uiterlijk op 31 december {YEAR + 1}" in words and "Wij betalen" not in words


def test_the_letter_of_saving_again_says_the_day_that_holds_for_all_of_it(toekenning, amina, dora, browse):
    ends = (date(YEAR + more, 12, 31) for more in (3, 1))
    first, second = (asked(toekenning, Soort.SPAREN, cents, amina, tot=next(ends)).id for cents in (40_000, 10_000))
    for id in (first, second):
        decided(browse, dora, id, akkoord="ja")
    words = letter(browse(amina), second)
    assert f"U wilde het geld sparen tot en met 31 december {YEAR + 1}." in words
    assert "Gespaard is nu € 500. Dat was € 400." in words and "Die dag geldt voor alles wat u hebt gespaard" in words
    assert f"Gebruikt u het niet uiterlijk op 31 december {YEAR + 3}, dan gaat het terug" in words
    assert "Die dag geldt" not in letter(browse(amina), first)


def test_what_was_paid_already_is_not_promised_again(toekenning, activiteiten, amina, dora, bea, browse):
    pay(toekenning, 100_000, by=bea)
    id = asked(toekenning, Soort.REST, 30_000, amina, naar_id=activiteiten.id).id
    decided(browse, dora, id, akkoord="ja")
    words = letter(browse(amina), id)
    assert "Het geld is al betaald." in words and "Wij betalen" not in words


def test_the_letter_goes_with_the_person(toekenning, activiteiten, amina, dora, browse):
    id = asked(toekenning, Soort.REST, 30_000, amina, naar_id=activiteiten.id).id
    page = decided(browse, dora, id, akkoord="ja")
    event = queries.letter(queries.verschuiving(id))
    event.data = {name: value for name, value in event.data.items() if name in BLIJFT}
    db.session.commit()
    staff = browse(dora)
    assert staff.get(f"{page}/brief").status_code == 404 and f"{page}/brief" not in staff.get(page).text


@pytest.mark.skipif(not pdf.is_possible(), reason="needs the extra [pdf]")
def test_the_letter_is_kept_as_pdf(toekenning, activiteiten, amina, dora, browse):
    id = asked(toekenning, Soort.REST, 30_000, amina, naar_id=activiteiten.id).id
    answer = browse(amina).get(decided(browse, dora, id, akkoord="ja") + "/brief.pdf")
    assert answer.mimetype == "application/pdf"


def test_the_page_names_the_day_of_the_letter_as_long_as_it_lasts(toekenning, activiteiten, amina, dora, browse):
    """Decided half an hour after midnight here, which is the day before by the clock of the database."""
    made = asked(toekenning, Soort.REST, 30_000, amina, naar_id=activiteiten.id)
    with clock.at(datetime(today().year, today().month, today().day, 0, 30, tzinfo=HERE) + timedelta(7)):
        verschuiven.decide(made, True, by=dora)
        db.session.commit()
        id, last = made.id, date.fromisoformat(queries.letter(made).data["bezwaar_tot"])
        board = browse(amina)
        assert f"tot en met {datum(last, taal='nl')} bezwaar maken" in board.get(f"/toekenningen/verschuivingen/{id}").text
        assert last == bezwaar_tot(today())
    with clock.at(datetime(last.year, last.month, last.day, 12, tzinfo=HERE) + timedelta(1)):
        assert "bezwaar maken" not in browse(amina).get(f"/toekenningen/verschuivingen/{id}").text
