"""What a mail looks like, and how it is kept from saying more than it should."""

from email import message_from_bytes
from email.header import decode_header, make_header
from types import SimpleNamespace

import pytest
from sqlalchemy import select

from portal.clock import now
from portal.extensions import db
from portal.story import mail
from portal.story.models import Mail

EVIL = "Mooi plan\r\nBcc: allemaal@voorbeeld.invalid\u2028X-Evil: 1\x00"


def kept(**fields):
    base = {"id": 7, "to": "buur@voorbeeld.invalid", "subject": "Hoi", "body": "Dag", "unsubscribe_url": "",
            "created_at": now()}
    return SimpleNamespace(**base | fields)


@pytest.mark.een_database
def test_subject_cannot_begin_another_header(app):
    mail.write("buur@voorbeeld.invalid", EVIL, "Dag")
    written = db.session.scalars(select(Mail)).one()
    made = mail.message(written)
    assert written.subject == "Mooi plan Bcc: allemaal@voorbeeld.invalid X-Evil: 1"
    assert (made["Subject"], made["Bcc"], made["X-Evil"]) == (written.subject, None, None)


@pytest.mark.een_database
@pytest.mark.parametrize("address", (
    "a@b.nl\nBcc: c@d.nl", "a@b.nl c@d.nl", "a@b.nl,c@d.nl", "Naam <a@b.nl>", "a@b@c.nl", "a", "@b.nl", "",
    "=?utf-8?q?c=40d.nl=2C?=a@b.nl", "a@=?utf-8?q?b.nl=0D=0AX-Evil=3A1?=",
))
def test_only_one_plain_address_is_taken(app, address):
    with pytest.raises(ValueError):
        mail.write(address, "Hoi", "Dag")
    assert db.session.scalars(select(Mail)).all() == []


@pytest.mark.een_database
@pytest.mark.parametrize("fields", (
    {"subject": "a\nb"}, {"to": "a@b.nl\nBcc: c@d.nl"}, {"unsubscribe_url": "a\nb"},
))
def test_a_row_that_was_tampered_with_makes_no_message(app, fields):
    with pytest.raises(ValueError):
        mail.message(kept(**fields))


@pytest.mark.een_database
def test_long_subject_fits(app):
    mail.write("buur@voorbeeld.invalid", "é" * 300, "Dag")
    assert len(db.session.scalars(select(Mail.subject)).one()) == Mail.subject.type.length


@pytest.mark.een_database
@pytest.mark.parametrize("subject", (
    "Herinnering: De lantaarn op de hoek bij het speeltuintje is al weken…",
    "Een beloofd antwoord is te laat: Sneeuwploeg voor wie de deur niet uit kan",
    "é" * 200,
    "=?utf-8?q?Moestuin=0D=0AX-Evil:1?=",
))
def test_a_subject_is_read_as_it_was_written(app, subject):
    sent = message_from_bytes(mail.message(kept(subject=subject)).as_bytes())
    read = str(make_header(decode_header(sent["Subject"].replace("\r\n", ""))))
    assert (read, sent["X-Evil"]) == ("Moestuin X-Evil:1" if "Evil" in subject else subject, None)


@pytest.mark.een_database
def test_only_mail_that_can_be_stopped_says_how(app):
    with_url = mail.message(kept(unsubscribe_url="https://x.invalid/afmelden/1"))
    without = mail.message(kept())
    assert with_url["List-Unsubscribe"] == "<https://x.invalid/afmelden/1>"
    assert with_url["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert (without["List-Unsubscribe"], without["List-Unsubscribe-Post"]) == (None, None)


@pytest.mark.een_database
def test_stop_address_holds_for_its_person_and_purpose_only(app):
    url = mail.stop_url(SimpleNamespace(id=3), "themas", "groen")
    token = url.rpartition("/")[2]
    assert url == f"{app.config['BASE_URL']}/afmelden/{token}"
    assert mail.read_stop(token) == [3, "themas", "groen"]
    assert mail.read_stop(token[:-1] + ("A" if token[-1] != "A" else "B")) is None
    other = mail.signer().__class__(app.secret_key, salt="iets anders").dumps([3, "", ""])
    assert mail.read_stop(other) is None
