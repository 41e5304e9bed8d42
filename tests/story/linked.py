"""What the tests of linked work share: supporters of a plan, and the mail that goes out."""

from sqlalchemy import select

from portal.extensions import db
from portal.initiatieven.models import Steun
from portal.story import delivery
from portal.story.models import Mail


def support(plan, *people):
    db.session.add_all(Steun(initiatief_id=plan.id, person_id=who.id) for who in people)
    db.session.commit()


def mails():
    """{address: the last mail to it} of all that is written now."""
    delivery.write_notifications()
    return {mail.to: mail for mail in db.session.scalars(select(Mail))}
