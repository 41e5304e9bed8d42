"""The account of a grant: begun with what is known, handed in whole, and sent back to be completed."""

import pytest

from portal.clock import today
from portal.errors import Needed, NotNow, Refused
from portal.extensions import db
from portal.fotos import Picture
from portal.toekenningen.actions import kas
from portal.verantwoording import queries
from portal.verantwoording.actions import verantwoorden
from portal.verantwoording.rules import MOST_FOTOS
from tests.at_once import kinds, when_ready
from tests.besteding import VERANTWOORDING, make_groep, make_toekenning, make_uitgave, make_versie
from tests.verantwoording.conftest import account, proposed, settled


def begun(toekenning, by):
    draft = verantwoorden.start(toekenning, by=by)
    db.session.commit()
    db.session.expire_all()
    return queries.verantwoording(draft.id)


def test_it_begins_with_the_budget_and_what_was_recorded(granted, village):
    toekenning = granted()
    tent, muziek = toekenning.aanvraag.posten
    for cents, post in ((20_000, tent.id), (25_000, tent.id), (3_000, None)):
        make_uitgave(toekenning, village["amina"], cents, post_id=post, eigen=True, status="goedgekeurd")
    make_uitgave(toekenning, village["amina"], 7_000, post_id=muziek.id, status="afgekeurd")
    draft = begun(queries.zaak(toekenning.id), village["amina"])
    assert [(regel.omschrijving, regel.begroot, regel.uitgegeven) for regel in draft.regels] == [
        ("Tent", 60_000, 45_000), ("Muziek", 40_000, None), ("", 0, 3_000),
    ]


def test_beginning_twice_is_beginning_once(granted, village):
    toekenning = granted()
    assert begun(toekenning, village["amina"]).id == begun(queries.zaak(toekenning.id), village["amina"]).id


def test_handed_in_it_is_booked_and_waits_for_a_besluit_within_the_term(granted, village):
    toekenning = granted()
    account(toekenning, village["amina"], (55_000, 40_000))
    toekenning = settled(toekenning)
    assert (toekenning.status, toekenning.verantwoord) == ("verantwoord", 95_000)
    assert toekenning.vaststellen_voor > today()
    assert kas.sums_of(toekenning.id)["verantwoord"] == 95_000


@pytest.mark.parametrize(("lacks", "told"), [
    ("verhaal", {"verhaal": ""}), ("deelnemers", {"deelnemers": None}), ("naar_waarheid", {"naar_waarheid": False}),
    ("uitgegeven", {"spent": (60_000,)}),
])
def test_what_lacks_is_named(granted, village, lacks, told):
    with pytest.raises(Needed, match=lacks):
        account(granted(), village["amina"], **told)


def test_a_full_account_asks_for_receipts(granted, village):
    with pytest.raises(Needed, match="bonnen"):
        account(granted(light=False), village["amina"])


@pytest.mark.parametrize("who", ["bas", "mo"])
def test_nobody_else_hands_it_in(granted, village, who):
    with pytest.raises(Refused):
        account(granted(), village[who])


def test_sent_back_it_goes_on_with_what_was_told(granted, village, office):
    toekenning = granted()
    account(toekenning, village["amina"], (55_000, 40_000))
    toekenning = queries.zaak(toekenning.id)
    verantwoorden.send_back(toekenning, "Wat kostte de muziek?", by=office["dora"])
    toekenning = settled(toekenning)
    assert (toekenning.status, toekenning.herinnerd) == ("lopend", 0)
    draft = begun(toekenning, village["amina"])
    assert [regel.uitgegeven for regel in draft.regels] == [55_000, 40_000, None] and draft.verhaal
    assert len(queries.ingediend(toekenning.id)) == 1


def test_it_is_not_sent_back_once_an_amount_is_proposed(granted, village, office):
    toekenning = granted()
    account(toekenning, village["amina"])
    proposed(toekenning, 100_000, office["dora"])
    with pytest.raises(NotNow):
        verantwoorden.send_back(queries.zaak(toekenning.id), "Wat kostte de muziek?", by=office["dora"])


def test_for_a_group_that_nobody_is_in_any_more_staff_write_down_what_came_on_paper(village, office, browse):
    versie = make_versie(office["bea"], **VERANTWOORDING)
    groep = make_groep(contact=village["amina"], penningmeester=village["bas"])
    begin, dora = f"/verantwoording/toekenning/{make_toekenning(versie, office['bea'], groep=groep).id}", browse(office["dora"])
    board, going = [browse(village[name]) for name in ("amina", "bas")], f"/bewonersgroepen/{groep.id}/weggaan"
    for member in board:
        assert dora.post(begin).status_code == 403
        assert member.post(going).status_code == 303
    answer = dora.post(begin)
    assert answer.status_code == 303
    assert dora.get(answer.location).status_code == 200


def test_at_once_no_more_photos_with_an_account_than_eight_either(app, granted, village):
    toekenning, one = granted(), Picture(b"groot", 1, 1, b"klein")
    draft = verantwoorden.start(toekenning, by=village["amina"])
    for number in range(MOST_FOTOS - 1):
        verantwoorden.add_foto(draft, one, f"Kraam {number}", by=village["amina"])
    db.session.commit()
    id, number = draft.id, toekenning.id

    def more(wait):
        loaded = queries.verantwoording(id)
        wait()
        return verantwoorden.add_foto(loaded, one, "Nog een", by=village["amina"]).alt

    assert sorted(kinds(when_ready(app, *[more] * 3)), key=str) == [NotNow, NotNow, "Nog een"]
    assert len(queries.fotos(number)) == MOST_FOTOS
