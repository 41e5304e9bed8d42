"""``flask --app portal demo vullen``, and the list of who can log in."""

from dataclasses import replace

import pytest

from portal.demo.commands import who_can_log_in
from portal.demo.loader import read
from portal.errors import Misconfigured
from portal.extensions import db


def test_vullen_fills_an_empty_portal_once(empty_portal):
    app = empty_portal("almelo")
    first = app.test_cli_runner().invoke(args=["demo", "vullen"])
    assert first.exit_code == 0, first.output
    assert "nadia@voorbeeld.invalid" in first.output
    assert "/ontwikkeling/brievenbus" in first.output
    second = app.test_cli_runner().invoke(args=["demo", "vullen"])
    assert second.exit_code == 1
    assert "Er is niets veranderd" in second.output


def test_who_can_log_in_names_two_residents_who_advise_and_sign_and_all_staff(filled_portal):
    app = filled_portal("enschede")
    with app.app_context():
        listed = who_can_log_in(app.profiel)
        db.session.remove()
    assert listed == [
        ("jamila@voorbeeld.invalid", "Jamila, bewoner"),
        ("douwe@voorbeeld.invalid", "Douwe, bewoner"),
        ("willeke@voorbeeld.invalid", "Willeke, adviseur van Wijkbudgetcommissie West (voorbeeld)"),
        ("sandra@voorbeeld.invalid", "Sandra, penningmeester van Wijkbudgetcommissie West (voorbeeld)"),
        ("moderator@voorbeeld.invalid", "moderator, heel Enschede"),
        ("tweede.moderator@voorbeeld.invalid", "moderator, heel Enschede"),
        ("regisseur@voorbeeld.invalid", "stadsdeelmanager, één wijk"),
        ("behandelaar@voorbeeld.invalid", "behandelaar, heel Enschede"),
        ("besluitnemer@voorbeeld.invalid", "besluitnemer, heel Enschede"),
        ("tweede.besluitnemer@voorbeeld.invalid", "besluitnemer, heel Enschede"),
        ("beheerder@voorbeeld.invalid", "beheerder, heel Enschede"),
        ("tweede.beheerder@voorbeeld.invalid", "beheerder, heel Enschede"),
        ("baliemedewerker@voorbeeld.invalid", "baliemedewerker, heel Enschede"),
        ("raadslid@voorbeeld.invalid", "raadslid (lezer), heel Enschede"),
        ("tweede.regisseur@voorbeeld.invalid", "stadsdeelmanager, heel Enschede"),
        ("wijkwethouder@voorbeeld.invalid", "wijkwethouder, heel Enschede"),
        ("directielid@voorbeeld.invalid", "lid van de directie, heel Enschede"),
        ("financieel.medewerker@voorbeeld.invalid", "financiën, heel Enschede"),
        ("tweede.financieel.medewerker@voorbeeld.invalid", "financiën, heel Enschede"),
        ("controller@voorbeeld.invalid", "controller, heel Enschede"),
    ]


def test_who_can_log_in_is_silent_where_the_village_does_not_live(empty_portal):
    app = empty_portal("enschede")
    with app.app_context():
        assert who_can_log_in(app.profiel) == []
        db.session.remove()


def test_gemeente_without_a_village_says_so(empty_portal):
    elsewhere = replace(empty_portal("enschede").profiel, sleutel="borne", naam="Borne")
    with pytest.raises(Misconfigured, match="borne.toml"):
        read(elsewhere)
