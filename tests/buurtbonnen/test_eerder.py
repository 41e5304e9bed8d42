"""One per address or group: counted over the period the version names, over every venster and version of the regeling."""

from datetime import datetime, timedelta

import pytest

from portal import clock
from portal.bewonersgroepen.models import Bewonersgroep
from portal.buurtbonnen.adres import adres_hash
from portal.buurtbonnen.feiten import verdicts_of
from portal.buurtbonnen.models import Aanvrager
from portal.buurtbonnen.queries import earlier, earlier_from_address, earlier_from_group
from portal.buurtbonnen.rules.status import Status
from portal.clock import HERE, today
from portal.extensions import db
from portal.regelingen.models import Regeling, RegelingVersie

HOME = {"adres_hash": "h" * 64}


@pytest.fixture(autouse=True)
def june():
    """Half a year lies on both sides."""
    with clock.at(datetime(2026, 6, 15, 12, tzinfo=HERE)):
        yield


def when(days):
    at = clock.now() + timedelta(days)
    return {"ontvangen_op": at.astimezone(HERE).date(), "ontvangen_at": at}


@pytest.fixture
def asked(aanvraag_by, village, versie_with, venster_of):
    """Two applications from one address: asked("kalenderjaar", -20) gives what is earlier for the second.

    ``where``: "here" in the same venster, "later" in another venster of the version, "version" under another version.
    """

    def make(periode, days, where="here", status=Status.TOEGEKEND, **fields):
        versie = versie_with(periode=periode)
        venster = venster_of(versie)
        places = {
            "here": lambda: (versie, venster), "later": lambda: (versie, venster_of(versie, -200, -31)),
            "version": lambda: (other := versie_with(periode=periode), venster_of(other)),
        }
        old_versie, old_venster = places[where]()
        aanvraag_by(
            village["amina"], status, aanvrager=HOME, versie_id=old_versie.id, venster_id=old_venster.id,
            **when(days), **fields,
        )
        return aanvraag_by(
            village["bas"], Status.INGEDIEND, aanvrager=HOME, versie_id=versie.id, venster_id=venster.id,
            **when(0), **fields,
        )

    return make


@pytest.mark.parametrize(("periode", "days", "where", "counted"), [
    ("kalenderjaar", -20, "here", 1), ("kalenderjaar", -120, "later", 1), ("kalenderjaar", -20, "version", 1),
    ("kalenderjaar", -165, "later", 1), ("kalenderjaar", -166, "later", 0),
    ("venster", -20, "here", 1), ("venster", -120, "later", 0), ("venster", -20, "version", 1),
    ("venster", -31, "version", 0), ("regeling", -500, "later", 1), ("regeling", -500, "version", 1),
])
def test_an_application_counts_in_the_period_the_version_names(asked, periode, days, where, counted):
    second = asked(periode, days, where)
    assert earlier_from_address(second) == len(earlier(second)) == counted


@pytest.mark.parametrize("status", [Status.CONCEPT, Status.INGETROKKEN, Status.AFGEWEZEN, Status.BUITEN_BEHANDELING])
def test_what_came_to_nothing_does_not_count(asked, status):
    assert earlier_from_address(asked("kalenderjaar", -20, status=status)) == 0


def test_only_what_came_before_counts_so_the_first_stays_right(asked):
    second = asked("kalenderjaar", 20)
    assert (earlier_from_address(second), len(earlier(second))) == (0, 1)


def test_another_regeling_does_not_count(asked, aanvraag_by, village, venster_of):
    second = asked("regeling", 1)
    other = Regeling(sleutel="fonds", naam="Inwonersfonds")
    db.session.add(other)
    db.session.flush()
    versie = db.session.query(RegelingVersie).first()
    theirs = RegelingVersie(regeling_id=other.id, nummer=1, naam="Fonds", regels=versie.regels, status="concept")
    db.session.add(theirs)
    db.session.commit()
    venster = venster_of(theirs)
    aanvraag_by(
        village["amina"], Status.TOEGEKEND, aanvrager=HOME, versie_id=theirs.id, venster_id=venster.id, **when(-5))
    assert earlier_from_address(second) == 0


def test_a_group_counts_over_versions_as_an_address_does(asked):
    groep = Bewonersgroep(naam="Straat", soort="groep", gebied_code="WK016402")
    db.session.add(groep)
    db.session.commit()
    assert earlier_from_group(asked("kalenderjaar", -20, "version", groep_id=groep.id)) == 1


@pytest.mark.een_database
def test_the_key_of_an_address_is_the_same_in_every_venster_and_other_in_every_regeling(app):
    who = Aanvrager(adres="Dorpsstraat 1 A", postcode="7551 ab")
    same = Aanvrager(adres="dorpsstr. 1-a", postcode="7551AB")
    assert adres_hash(who, 1) == adres_hash(same, 1) != adres_hash(who, 2)


def test_a_second_application_fails_the_rule_under_a_new_version(asked):
    second = asked("kalenderjaar", -20, "version")
    rule = next(one for one in verdicts_of(second, today(), None) if one.regel == "per_adres")
    assert (rule.oordeel, rule.gevonden) == ("voldoet_niet", "1")


def test_an_address_that_was_not_filled_in_yet_has_no_room_and_no_lack_of_it(aanvraag_by, village, versie_with):
    """The buurt is filled in from the account before anybody asked for the address."""
    draft = aanvraag_by(village["bas"], Status.CONCEPT, aanvrager={"adres": "", "buurt_code": "BU01640202"},
                        versie_id=versie_with(periode="kalenderjaar").id)
    said = {regel.zin for regel in verdicts_of(draft, today(), None)}
    assert "per_adres.invullen" in said and "per_adres.goed" not in said
