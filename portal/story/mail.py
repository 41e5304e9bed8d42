"""Mail: how it is written down, what it looks like on the wire and how somebody stops it."""

import re
from datetime import timedelta
from email.header import Header
from email.message import EmailMessage
from email.policy import EmailPolicy
from urllib.parse import urlsplit

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer
from sqlalchemy import delete, insert, or_

from portal.clock import now
from portal.extensions import db
from portal.speech import speaking, translate
from portal.story.models import Mail

WRITE = insert(Mail.__table__)
# So long we know to whom a mail went: enough to find out why somebody did not get it.
KEPT = timedelta(days=30)
# Of what begins with =? mail programs make other signs: more addresses, or another header.
ADDRESS = re.compile(r'(?!.*=\?)[^\s,;:<>()\[\]\\"@]+@[^\s,;:<>()\[\]\\"@]+')


class OnOneLine(EmailPolicy):
    """Folds headers as usual, but not this address: folded it would be encoded, and no address any more. And not a subject
    beside whose signs a space would come that was not written."""

    def fold_binary(self, name, value):
        if name == "List-Unsubscribe":
            return f"{name}: {value}{self.linesep}".encode("ascii")
        if name == "Subject":
            folded = Header(on_one_line(str(value)), header_name=name).encode(linesep=self.linesep)
            return f"{name}: {folded}{self.linesep}".encode("ascii")
        return super().fold_binary(name, value)


def write(to, subject, body, unsubscribe_url="", until=None):
    """Put a mail in the outbox, in the transaction of what it tells of; ValueError for what is no address.

    ``until``: a moment after which it is better not sent, however long the mail server was away.
    """
    if not ADDRESS.fullmatch(to):
        raise ValueError("dit is geen mailadres")
    row = {"to": to, "subject": on_one_line(subject)[:200], "body": body, "unsubscribe_url": unsubscribe_url}
    db.session.execute(WRITE, row | {"until": until})


def take_back(path, *said, but_not=(), to=Mail.to):
    """What waits to go out and speaks of this page in these words does not; what goes to these addresses still does. ``to``:
    of one address only."""
    waits = Mail.sent_at.is_(None), Mail.unsubscribe_url != "", Mail.to.not_in(but_not), Mail.to == to
    holds = (Mail.body.contains(words, autoescape=True) for words in (f"{address(path)}\n", *said))
    db.session.execute(delete(Mail).where(*waits, *holds))


def keep_back(to):
    """What waits to go out to this address does not, but for what everybody gets who asked for it: letters, codes, receipts."""
    db.session.execute(delete(Mail).where(Mail.to == to, Mail.sent_at.is_(None), Mail.unsubscribe_url != ""))


def still_true():
    """The condition that what a mail says still holds."""
    return or_(Mail.until.is_(None), Mail.until > now())


def forget_old():
    """Mails that went out, or never will, do not keep the address they were for; what holds no longer is not kept at all."""
    never = Mail.sent_at.is_(None) & ~still_true()
    db.session.execute(delete(Mail).where(or_(never, Mail.try_at.is_(None) & (Mail.created_at < now() - KEPT))))


def on_one_line(text):
    """The text without anything that could begin another header."""
    plain = text if text.isprintable() else "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(plain.split())


def text(template, **values):
    """The text of a mail in the language that holds now, drawn without a request: no visitor, no session."""
    with speaking() as taal:
        return current_app.jinja_env.get_template(f"mail/{template}").render(
            profiel=current_app.profiel.spoken(taal), berichten=address("/berichten/"), _=as_is, **values
        )


def as_is(text, **values):
    """A text in the language that holds now, with signs such as & as they are: a mail is no HTML."""
    text = str(translate(text))
    return text % values if values else text


def message(mail):
    """The mail as it goes over the wire. The Message-ID is the same at every try."""
    made = EmailMessage(policy=OnOneLine(linesep="\r\n"))
    made["From"] = current_app.profiel.mail_afzender
    made["To"] = mail.to
    made["Subject"] = mail.subject
    made["Date"] = mail.created_at
    made["Message-ID"] = f"<{mail.id}.{mail.created_at:%Y%m%d%H%M%S%f}@{urlsplit(address()).hostname}>"
    made["Auto-Submitted"] = "auto-generated"
    if mail.unsubscribe_url:
        made["List-Unsubscribe"] = f"<{mail.unsubscribe_url}>"
        made["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    made.set_content(mail.body, cte="quoted-printable")
    return made


def address(path=""):
    """The full address of a page, also where there is no request."""
    return current_app.config["BASE_URL"] + path


def stop_url(person, kind="", key=""):
    """Where this person stops all mail, or stops following one thing, without logging in."""
    return address("/afmelden/" + signer().dumps([person.id, kind, str(key)]))


def read_stop(token):
    """(person id, kind, key) of an address we made, or None. It never expires: a mail may be old."""
    try:
        return signer().loads(token)
    except BadSignature:
        return None


def signer():
    return URLSafeSerializer(current_app.secret_key, salt="afmelden")
