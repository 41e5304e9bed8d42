"""The mails about an account: said as they are, in the language of whoever reads them."""

from dataclasses import replace

import pytest
from flask_babel import force_locale

from portal.extensions import db
from portal.people import letters
from portal.speech import speak
from portal.story.models import Mail

pytestmark = pytest.mark.een_database


@pytest.mark.parametrize(("taal", "when"), [("nl", ", op werkdagen van"), ("en", "on weekdays from")])
def test_a_name_with_a_sign_is_a_name_and_the_hours_are_in_the_language_of_the_mail(app, taal, when):
    app.profiel = replace(app.profiel, naam="'s-Hertogenbosch", telefoon="(073) 1 & 2")
    with app.test_request_context("/"), force_locale(taal):
        speak()
        letters.address_changed("buur@voorbeeld.invalid")
        db.session.flush()
    body = db.session.scalar(db.select(Mail.body))
    assert "Buurtportaal 's-Hertogenbosch" in body and "(073) 1 & 2" in body and when in body
