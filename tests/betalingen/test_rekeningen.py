"""The account to pay to: spelled, masked and compared; another holds only after a second person said yes."""

from datetime import timedelta

import pytest

from portal.betalingen import actions, queries
from portal.betalingen.models import Rekening
from portal.betalingen.rules.iban import NoIban, comparison, masked, shown, spelled
from portal.betalingen.rules.tekens import for_bank
from portal.bewonersgroepen.models import Lidmaatschap
from portal.bewonersgroepen.rules import DAGEN_IN_BESTUUR
from portal.clock import today
from portal.errors import NotNow, Refused
from portal.extensions import db
from portal.story import delivery
from portal.story.models import Event, Mail
from portal.toekenningen import queries as toekenningen
from tests.besteding import ANOTHER_IBAN, IBAN, make_groep, make_rekening, make_toekenning

pure = pytest.mark.een_database


@pure
@pytest.mark.parametrize(("typed", "kept"), [
    ("NL91ABNA0417164300", IBAN),
    ("nl20 ingb 0001 2345 67", ANOTHER_IBAN),
    (" NL91-ABNA.0417 1643 00\u00a0", IBAN),
    ("BE68539007547034", "BE68539007547034"),
    ("DE89370400440532013000", "DE89370400440532013000"),
    ("MT84MALT011000012345MTLCAST001S", "MT84MALT011000012345MTLCAST001S"),
])
def test_an_iban_is_kept_whole_in_one_spelling(typed, kept):
    assert spelled(typed) == kept


@pure
@pytest.mark.parametrize(("typed", "why"), [
    ("NL91ABNA0417164301", "cijfers"),
    ("NL91ABNA041716430", "lengte"),
    ("NL91ABNA04171643000", "lengte"),
    ("0417164300", "begin"),
    ("", "begin"),
    ("NL91ABNA0417164300 = mijn rekening", "begin"),
    ("GB33BUKB2020155555555", "cijfers"),
    ("RU0304452522540817810538091310419", "sepa"),
    ("TR330006100519786457841326", "sepa"),
])
def test_what_is_no_iban_is_told_why(typed, why):
    with pytest.raises(NoIban, match=why):
        spelled(typed)


@pure
def test_an_iban_is_shown_in_fours_or_masked():
    assert (shown(IBAN), masked(IBAN)) == ("NL91 ABNA 0417 1643 00", "NL91 •••• •••• 4300")


@pure
@pytest.mark.parametrize(("holder", "name", "found"), [
    ("Amina el Amrani", "Amina el Amrani", "gelijk"),
    ("A. el Amrani e/o", "Amina el Amrani", "gelijk"),
    ("J. el Amrani", "Amina el Amrani", "lijkt"),
    ("Buurtvereniging Noork", "Bewonersgroep Noork", "lijkt"),
    ("Müller", "Muller", "gelijk"),
    ("P. Pietersen", "Amina el Amrani", "anders"),
    ("漢字", "", "anders"),
])
def test_the_name_of_the_holder_is_compared_with_that_of_the_recipient(holder, name, found):
    assert comparison(holder, (name, None)) == found


@pure
def test_a_bank_reads_plain_latin_only():
    assert for_bank("Café & zo: € 5, «Noork» 🎉\n//x/") == "Cafe + zo: EUR 5, Noork /x"
    assert (for_bank("é" * 80, 70), for_bank("🎉")) == ("e" * 70, "")


def accounts(toekenning):
    db.session.flush()
    return [one and one.iban for one in queries.accounts_of(toekenning)]


def mails():
    return sorted(db.session.scalars(db.select(Mail.to).where(Mail.subject.contains("rekeningnummer"))))


def test_the_first_account_holds_at_once_and_another_waits_for_a_second_person(grant, village, fin):
    toekenning = grant(account=False)
    actions.give(toekenning, IBAN, "Amina", by=village["amina"])
    assert (accounts(toekenning), mails()) == ([IBAN, None], [])
    actions.give(toekenning, ANOTHER_IBAN, "Amina", by=village["amina"])
    assert accounts(toekenning) == [IBAN, ANOTHER_IBAN]
    waits = queries.rekening(queries.accounts_of(toekenning)[1].id)
    for person in (village["amina"], village["bas"], village["bea"]):
        with pytest.raises(Refused):
            actions.confirm(waits, toekenning, by=person)
    actions.confirm(waits, toekenning, by=fin[0])
    assert accounts(toekenning) == [ANOTHER_IBAN, None]
    with pytest.raises(Refused):
        actions.confirm(waits, toekenning, by=fin[1])
    db.session.commit()


def test_a_change_is_told_at_every_address_at_once(grant, village):
    toekenning = grant()
    db.session.execute(db.text("UPDATE aanvrager SET email = 'oud@voorbeeld.invalid'"))
    actions.give(toekenning, ANOTHER_IBAN, "Amina", by=village["amina"])
    assert mails() == sorted(["oud@voorbeeld.invalid", village["amina"].email])
    body = db.session.scalars(db.select(Mail.body)).first()
    assert masked(ANOTHER_IBAN) in body and ANOTHER_IBAN not in body


def test_in_a_group_another_of_the_board_confirms_and_everyone_of_the_board_is_warned(groep, board, versie, besluiter, fin):
    contact, penningmeester, tweede, lid = board
    toekenning = make_toekenning(versie, besluiter, groep=groep)
    with pytest.raises(Refused):
        actions.give(toekenning, IBAN, "Loes", by=lid)
    actions.give(toekenning, IBAN, "Bewonersgroep Noork", by=penningmeester)
    actions.give(toekenning, ANOTHER_IBAN, "Bewonersgroep Noork", by=penningmeester)
    assert mails() == sorted(person.email for person in (contact, penningmeester, tweede))
    waits = queries.rekening(queries.accounts_of(toekenning)[1].id)
    for person in (penningmeester, lid, fin[0]):
        with pytest.raises(Refused):
            actions.confirm(waits, toekenning, by=person)
    actions.confirm(waits, toekenning, by=tweede)
    assert accounts(toekenning) == [ANOTHER_IBAN, None]
    assert db.session.scalars(db.select(Event.what).where(Event.what.contains("rekening")).order_by(Event.id)).all() == [
        "toekenningen.rekening", "toekenningen.rekening_veranderen", "toekenningen.rekening_bevestigd"
    ]


def test_where_nobody_else_is_in_the_board_finance_confirms(board, versie, besluiter, fin):
    alone = make_groep("Groep van een", contact=board[0], lid=board[1])
    toekenning = make_toekenning(versie, besluiter, groep=alone)
    for number in (IBAN, ANOTHER_IBAN):
        actions.give(toekenning, number, "Groep", by=board[0])
    waits = queries.rekening(queries.accounts_of(toekenning)[1].id)
    assert [one.id for one in queries.waiting(fin[0])] == [waits.id]
    actions.confirm(waits, toekenning, by=fin[0])
    assert accounts(toekenning) == [ANOTHER_IBAN, None]


def test_who_was_warned_gets_no_second_mail_about_it(board, versie, besluiter, fin):
    groep = make_groep("Vier in het bestuur", contact=board[0], tweede_tekenaar=board[2])
    toekenning = make_toekenning(versie, besluiter, groep=groep)
    make_rekening(groep, board[0])
    actions.give(toekenning, ANOTHER_IBAN, "Groep", by=board[0])
    db.session.commit()
    warned = sorted([board[0].email, board[2].email])
    delivery.write_notifications()
    waits = db.select(Mail.to).where(Mail.subject.startswith("Een rekeningnummer wacht op bevestiging"))
    assert db.session.scalars(db.select(Mail.to).where(Mail.subject.startswith("Iemand gaf")).order_by(Mail.to)).all() == warned
    assert db.session.scalars(waits).all() and not set(db.session.scalars(waits)) & set(warned)


@pytest.mark.parametrize(("new", "gives"), [
    ("tweede_tekenaar", 0), ("tweede_tekenaar", 2), ("contact", 0), ("contact", 2),
])
def test_one_who_came_into_the_board_for_it_is_no_second_person(board, versie, besluiter, fin, new, gives, browse):
    """Neither to confirm an account nor to give one that the other confirms: finance asks the group."""
    groep = make_groep("Twee in het bestuur", contact=board[0], tweede_tekenaar=board[2])
    toekenning = make_toekenning(versie, besluiter, groep=groep)
    make_rekening(groep, board[0])
    since = today() - timedelta(DAGEN_IN_BESTUUR - 1)
    db.session.query(Lidmaatschap).filter_by(rol=new).update({"begonnen_op": since})
    made = actions.give(toekenning, ANOTHER_IBAN, "Groep", by=board[gives]).id
    db.session.commit()
    second, finance, workspace = browse(board[2 - gives]), browse(fin[0]), f"/bewonersgroepen/{groep.id}/werkplaats"
    page = second.get(f"/betalingen/rekening/{toekenning.id}").text
    assert "De gemeente belt of mailt je" in page and "Bekijk het nummer" not in page
    assert "Kijk of het klopt." not in second.get(workspace).text
    assert "de gemeente het heeft nagevraagd" in db.session.scalars(db.select(Mail.body)).first()
    confirm = f"/betalingen/rekeningen/{made}/bevestigen"
    assert second.post(confirm, data={"antwoord": "ja"}).status_code == 403
    assert finance.post(confirm, data={"antwoord": "ja"}).status_code == 303
    assert queries.rekening(made).geldig


def test_who_was_put_out_of_the_board_shortly_before_is_warned_too(groep, board, versie, besluiter):
    contact, penningmeester, tweede, _lid = board
    toekenning = make_toekenning(versie, besluiter, groep=groep)
    make_rekening(groep, contact)
    for person, days in ((penningmeester, 30), (tweede, 31)):
        ended = {"geeindigd_op": today() - timedelta(days)}
        db.session.query(Lidmaatschap).filter_by(person_id=person.id).update(ended)
    actions.give(toekenning, ANOTHER_IBAN, "Groep", by=contact)
    assert mails() == sorted([contact.email, penningmeester.email])


def test_who_says_no_leaves_everything_as_it_was(grant, village, fin):
    toekenning = grant()
    made = actions.give(toekenning, ANOTHER_IBAN, "Amina", by=village["amina"])
    actions.reject(queries.rekening(made.id), toekenning, by=fin[0])
    assert accounts(toekenning) == [IBAN, None]


def test_a_newer_number_takes_the_place_of_one_that_waits(grant, village, fin):
    toekenning = grant()
    first = actions.give(toekenning, ANOTHER_IBAN, "Amina", by=village["amina"])
    actions.give(toekenning, "BE68539007547034", "Amina", by=village["amina"])
    assert accounts(toekenning) == [IBAN, "BE68539007547034"]
    db.session.refresh(first)
    with pytest.raises((Refused, NotNow)):
        actions.confirm(queries.rekening(first.id), toekenning, by=fin[0])


def test_after_a_failure_there_is_no_way_around_the_second_person(grant, village, run, fin):
    toekenning = grant()
    run("uitgevoerd")
    betaling = queries.betaling(1)
    actions.came_back(betaling, "De rekening is opgeheven.", account_wrong=True, by=fin[0])
    assert accounts(toekenning) == [None, None]
    made = actions.give(toekenning, ANOTHER_IBAN, "Amina", by=village["amina"])
    assert (made.geldig, queries.due_sums(fin[0], today()).klaar) == (False, 0)
    actions.confirm(queries.rekening(made.id), toekenning, by=fin[0])
    assert queries.due_sums(fin[0], today()).klaar == 1
    assert db.session.scalar(db.select(db.func.count(Rekening.id))) == 2


@pytest.fixture
def on_paper(grant):
    """A grant of somebody without an account here, who gave no account to pay to yet."""
    toekenning = grant(account=False)
    toekenning.aanvraag.owner_id = None
    db.session.commit()
    db.session.expire_all()
    return toekenningen.one(toekenning.id)


def test_who_has_no_account_is_paid_on_what_one_of_staff_wrote_down_and_another_confirmed(on_paper, fin, person):
    handler = person("Hanna", rol="behandelaar")
    made = actions.give(on_paper, IBAN, "Stien", by=handler)
    assert (made.geldig, queries.due_sums(fin[0], today()).klaar) == (False, 0)
    waits = queries.rekening(made.id)
    with pytest.raises(Refused):
        actions.confirm(waits, on_paper, by=handler)
    actions.confirm(waits, on_paper, by=fin[0])
    assert (accounts(on_paper), queries.due_sums(fin[0], today()).klaar) == ([IBAN, None], 1)


def test_finance_may_write_it_down_too_but_not_confirm_it_themselves(on_paper, fin):
    waits = queries.rekening(actions.give(on_paper, IBAN, "Stien", by=fin[0]).id)
    with pytest.raises(Refused):
        actions.confirm(waits, on_paper, by=fin[0])
    actions.confirm(waits, on_paper, by=fin[1])
    assert accounts(on_paper) == [IBAN, None]


def test_staff_write_down_no_account_for_who_has_one_here(grant, groep, versie, besluiter, fin, person):
    handler = person("Hanna", rol="behandelaar")
    for toekenning in (grant(account=False), make_toekenning(versie, besluiter, groep=groep)):
        for by in (handler, fin[0]):
            with pytest.raises(Refused):
                actions.give(toekenning, IBAN, "Stien", by=by)


def test_staff_find_the_form_from_the_money_and_read_what_happens_next(on_paper, fin, browse):
    finance, url = browse(fin[0]), f"/betalingen/rekening/{on_paper.id}"
    assert url in finance.get(f"/toekenningen/{on_paper.id}").text
    assert "Mijn geld" not in finance.get(url).text
    given = {"iban": IBAN, "tenaamstelling": "Stien"}
    assert finance.post(url, data=given).location == url
    page = finance.get(url).text
    assert "Dit nummer wacht op een tweede ja" in page and "/bevestigen" not in page
    asked = browse(fin[1]).get(f"/betalingen/rekeningen/{db.session.scalar(db.select(Rekening.id))}/bevestigen")
    assert "voor iemand zonder account" in asked.text
