"""``flask --app portal demo vullen``, and the list of who can log in."""

from portal.demo.commands import who_can_log_in
from portal.extensions import db
from portal.people.queries import by_email


def test_vullen_fills_an_empty_portal_once(empty_portal):
    app = empty_portal("almelo")
    first = app.test_cli_runner().invoke(args=["demo", "vullen"])
    assert first.exit_code == 0, first.output
    assert "nadia@voorbeeld.invalid" in first.output
    assert "/ontwikkeling/brievenbus" in first.output
    second = app.test_cli_runner().invoke(args=["demo", "vullen"])
    assert second.exit_code == 1
    assert "Er is niets veranderd" in second.output


def test_who_can_log_in_names_people_who_are_there(filled_portal):
    app = filled_portal("enschede")
    with app.app_context():
        listed = who_can_log_in(app.profiel)
        assert [by_email(mail).email for mail, _what in listed] == [mail for mail, _what in listed]
        db.session.remove()
    assert listed[0] == ("jamila@voorbeeld.invalid", "Jamila, bewoner")
    assert ("regisseur@voorbeeld.invalid", "stadsdeelmanager, één wijk") in listed
