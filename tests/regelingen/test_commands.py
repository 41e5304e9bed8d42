"""What ``flask termijn`` says at the helpdesk: the end by law, why, and what is wrong with a question."""

import json
from datetime import date

import pytest

from portal.extensions import db
from portal.regelingen.models import Feestdag, Storing
from tests.regelingen.test_kalender import moment
from tests.village import make_app


@pytest.fixture
def ask(app):
    return lambda words: app.test_cli_runner().invoke(args=["termijn", *words.split()])


@pytest.mark.parametrize(("words", "ruw", "einde", "waarom"), [
    ("--van 2026-03-02 --duur 8w", "2026-04-27", "2026-04-28", ["feestdag"]),
    ("--van 2026-03-02 --duur 8w --schorsing 2026-03-16:2026-03-25", "2026-05-05", "2026-05-06", ["geschorst", "feestdag"]),
    ("--van 2026-04-02 --duur 6w", "2026-05-14", "2026-05-18", ["feestdag", "feestdag", "weekend", "weekend"]),
    ("--van 2026-11-13 --duur 6w", "2026-12-25", "2026-12-28", ["feestdag", "feestdag", "weekend"]),
    ("--van 2026-11-20 --duur 6w", "2027-01-01", "2027-01-04", ["feestdag", "weekend", "weekend"]),
    ("--van 2026-10-30 --duur 8w", "2026-12-25", "2026-12-28", ["feestdag", "feestdag", "weekend"]),
    ("--van 2027-04-07 --duur 28d", "2027-05-05", "2027-05-10", ["feestdag"] * 3 + ["weekend"] * 2),
    ("--van 2028-12-31 --duur 3m", "2029-03-31", "2029-04-03", ["weekend", "weekend", "feestdag"]),
    ("--van 2026-05-30 --duur 13w", "2026-08-29", "2026-08-29", ["te_lang"]),
    ("--van 2027-05-29 --duur 4w --achteruit", "2027-05-01", "2027-05-01", ["achteruit"]),
    ("--van 2026-06-01 --duur 2w --verdaagd 2w", "2026-06-29", "2026-06-29", ["verdaagd"]),
    ("--van 2026-06-01 --duur 2w", "2026-06-15", "2026-06-15", []),
    ("--van 2026-03-02 --duur 8w --schorsing 2026-03-16:", None, None, ["staat_stil"]),
])
def test_termijn_as_json(ask, words, ruw, einde, waarom):
    done = ask(f"{words} --json")
    found = json.loads(done.stdout)
    assert done.exit_code == 0
    assert list(found) == ["van", "duur", "ruw", "einde", "waarom"]
    assert (found["van"], found["duur"]) == (words.split()[1], words.split()[3])
    assert (found["ruw"], found["einde"], [reason["reden"] for reason in found["waarom"]]) == (ruw, einde, waarom)
    assert all(reason["zin"].endswith(".") for reason in found["waarom"])


def test_termijn_in_words(ask):
    assert ask("--van 2026-03-02 --duur 8w --schorsing 2026-03-16:2026-03-25").stdout.splitlines() == [
        "Begint na            maandag 2 maart 2026",
        "Geteld tot en met    dinsdag 5 mei 2026",
        "Eindigt op           woensdag 6 mei 2026",
        "- De termijn stond van dinsdag 17 maart 2026 tot en met dinsdag 24 maart 2026 stil: 8 dagen.",
        "- De termijn eindigt niet op dinsdag 5 mei 2026: Bevrijdingsdag.",
    ]


def test_termijn_knows_the_days_and_outages_of_this_portal(ask):
    db.session.add(Feestdag(datum=date(2026, 6, 15), naam="brugdag", bron="b"))
    db.session.add(Storing(van=moment("2026-06-16T09:00"), tot=moment("2026-06-17T09:00"), wat="w"))
    db.session.commit()
    assert "Eindigt op           dinsdag 16 juni 2026" in ask("--van 2026-06-01 --duur 2w").stdout
    said = ask("--van 2026-06-01 --duur 2w --storingen").stdout
    assert "Eindigt op           donderdag 18 juni 2026" in said
    assert "- De termijn eindigt niet op maandag 15 juni 2026: brugdag." in said
    assert "- Het portaal was van dinsdag 16 juni 2026 tot en met woensdag 17 juni 2026 niet goed te bereiken." in said


def test_termijn_needs_no_database(empty_database_url, tmp_path):
    app = make_app(empty_database_url, UPLOADS=tmp_path)
    done = app.test_cli_runner().invoke(args=["termijn", "--van", "2026-04-02", "--duur", "6w", "--storingen", "--json"])
    assert json.loads(done.stdout)["einde"] == "2026-05-18"
    with app.app_context():
        db.engine.dispose()


@pytest.mark.een_database
@pytest.mark.parametrize(("words", "said"), [
    ("--duur 8w", "Noem met --van een dag"),
    ("--van 2026-03-02", "met --duur een duur"),
    ("--van 2026-02-30 --duur 8w", "--van: “2026-02-30” is geen dag. Een voorbeeld: 2026-03-02"),
    ("--van 02-03-2026 --duur 8w", "--van: “02-03-2026” is geen dag."),
    ("--van 9999-12-31 --duur 8w", "--van: “9999-12-31” is geen dag."),
    ("--van 2026-03-02 --duur 8", "--duur: “8” is geen duur."),
    ("--van 2026-03-02 --duur 0w", "--duur: “0w” is geen duur."),
    ("--van 2026-03-02 --duur 8w --schorsing 2026-03-16", "--schorsing: “2026-03-16” is geen schorsing."),
    ("--van 2026-03-02 --duur 8w --schorsing 2026-03-16:2026-03-15", "is geen schorsing."),
    ("--van 2026-03-02 --duur 8w --verdaagd 1m", "--verdaagd: “1m” is geen aantal dagen of weken."),
    ("--van 2026-03-02 --duur 8w --achteruit --verdaagd 7d", "--achteruit: bij terugtellen is er geen schorsing"),
])
def test_termijn_says_which_option_is_wrong(ask, words, said):
    done = ask(words)
    assert done.exit_code == 2
    assert said in done.output


@pytest.mark.een_database
@pytest.mark.parametrize("words", ["--van 2199-12-31 --duur 9999m --verdaagd 9999w", "--van 1900-01-01 --duur 9999m --achteruit"])
def test_termijn_counts_as_far_as_anyone_asks(ask, words):
    assert ask(words).exit_code == 0
