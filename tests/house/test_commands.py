"""The commands a beheerder types: starting keeps what is there, and the doctor names what is wrong."""

import dataclasses
import os
from datetime import timedelta

import flask_migrate
import pytest
from sqlalchemy import func, null, select

from portal import doctor, leftovers
from portal.clock import now
from portal.environ import SETTINGS
from portal.extensions import db
from portal.people.models import Person
from portal.people.queries import by_email
from portal.profiel import Betalen
from portal.story.models import Mail
from portal.wijken.models import Gebied
from tests.databases import make_database
from tests.mailserver import Postbus, serving
from tests.village import make_app

BEA = "bea@gemeente.nl"


@pytest.fixture
def type_in(empty_database_url, tmp_path):
    """Types a command at a portal without a demo village, on an empty database."""
    app = make_app(empty_database_url, UPLOADS=tmp_path / "uploads", MAIL_URL="")
    app.profiel = dataclasses.replace(app.profiel, demo=False)

    def type_in(command, **settings):
        app.config.update(settings)
        return app.test_cli_runner().invoke(args=command.split())

    type_in.app = app
    yield type_in
    with app.app_context():
        db.engine.dispose()


def test_start_makes_tables_and_areas_and_says_so(type_in):
    done = type_in("start")
    assert done.exit_code == 0
    assert "De database is bijgewerkt tot versie " in done.output
    assert "gebieden ingelezen voor Hengelo." in done.output
    with type_in.app.app_context():
        assert db.session.get(Gebied, "GM0164").naam == "Hengelo"


def test_a_second_start_keeps_everything(type_in):
    type_in("start")
    with type_in.app.app_context():
        db.session.add(Person(name="Amina", stamp="s"))
        db.session.commit()
    assert type_in("start").output == ""
    with type_in.app.app_context():
        assert db.session.get(Person, 1).name == "Amina"


@pytest.mark.parametrize("command", [
    "post bezorgen --eenmaal", "stemmen bijwerken", "buurtbonnen opruimen", "gebieden standaard", "demo vullen",
    f"mensen beheerder {BEA}",
])
def test_a_command_says_that_the_database_is_not_of_this_version(type_in, command):
    done = type_in(command)
    assert done.exit_code == 1
    assert done.output.startswith("Fout: Database: versie geen, dit portaal wil ")
    assert done.output.endswith(": flask --app portal start. Er is niets gedaan.\n")


@pytest.mark.een_database
@pytest.mark.parametrize("command", ["start", "post bezorgen --eenmaal", "stemmen bijwerken", "demo vullen"])
def test_a_command_says_which_database_does_not_answer(tmp_path, command):
    (tmp_path / "geen.db").write_text("hallo")
    done = make_app(f"sqlite:///{tmp_path / 'geen.db'}").test_cli_runner().invoke(args=command.split())
    said = f"Fout: Database: sqlite:///{tmp_path}/geen.db is niet bereikbaar (file is not a database). Er is niets gedaan.\n"
    assert (done.exit_code, done.output) == (1, said)


def test_a_database_of_a_newer_portal_is_left_alone(type_in):
    type_in("start")
    with type_in.app.app_context(), db.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    done = type_in("start")
    assert (done.exit_code, "versie 9999 is van een nieuwer portaal dan dit" in done.output) == (1, True)
    assert "NIET IN ORDE  Database: versie 9999 is van een nieuwer" in type_in("dokter").output


@pytest.mark.parametrize("encoding", ["LATIN1", "SQL_ASCII"])
def test_a_database_that_cannot_keep_every_sign_is_not_filled(postgres_server, encoding):
    """Else the first resident who types a € is told that something went wrong."""
    url = make_database(postgres_server, "oud", f"ENCODING '{encoding}' LOCALE 'C' TEMPLATE template0")
    type_in = make_app(url).test_cli_runner().invoke
    done = type_in(args=["start"])
    assert (done.exit_code, f"Fout: Database: in {encoding} past niet elk teken." in done.output) == (1, True)
    assert f"NIET IN ORDE  Database: in {encoding} past niet elk teken." in type_in(args=["dokter"]).output


def test_a_machine_that_is_set_to_few_signs_keeps_every_text(type_in, monkeypatch):
    monkeypatch.setenv("PGCLIENTENCODING", "LATIN1")
    type_in("start")
    with type_in.app.app_context():
        db.session.add(Person(name="Ömer €", stamp="s"))
        db.session.commit()
        assert db.session.scalar(select(Person.name)) == "Ömer €"


def test_a_new_version_does_not_keep_everybody_waiting_for_who_reads_long(type_in):
    """A download of somebody on a slow line holds a table; who wants to change that waits, and all who come after with it."""
    with type_in.app.app_context():
        if db.engine.name != "postgresql":
            return
        flask_migrate.upgrade(revision="0019")
        with db.engine.connect() as reader:
            reader.exec_driver_sql("SELECT 1 FROM mail").all()
            done = type_in("start")
            assert (done.exit_code, done.output.splitlines()[-1].partition(":")[0]) == (1, "Fout")
            assert "De database is bezig" in done.output
        assert doctor.reachable() == (True, "0019")
    assert type_in("start").exit_code == 0


def test_doctor_is_content_once_somebody_can_give_roles(type_in):
    type_in("start")
    assert "NIET IN ORDE  Beheerder: er is nog niemand" in type_in("dokter").output
    type_in(f"mensen beheerder {BEA}")
    done = type_in("dokter")
    assert done.exit_code == 0
    assert "NIET IN ORDE" not in done.output
    assert "gebieden van Hengelo" in done.output


def test_an_empty_portal_gets_its_first_beheerder_who_is_told_and_gives_the_roles(type_in):
    """Nobody else could: a role is given by a beheerder."""
    type_in("start")
    assert type_in(f"mensen beheerder {BEA.upper()}").output == f"{BEA} is nu beheerder.\n"
    with type_in.app.app_context():
        bea, letter = by_email(BEA), db.session.scalars(select(Mail)).one()
        assert (letter.to, letter.subject) == (BEA, "Je hebt een rol bij Buurtportaal")
        assert "De technisch beheerder gaf je een rol bij Buurtportaal Hengelo: beheerder, voor Hengelo." in letter.body
        client = type_in.app.test_client()
        with client.session_transaction() as session:
            session["_user_id"] = bea.get_id()
        give = {"email": "mo@gemeente.nl", "rol": "moderator", "gebied_code": "GM0164"}
        assert client.post("/beheer/mensen", data=give).location == "/beheer/mensen"
    assert type_in(f"mensen beheerder {BEA}").output == f"{BEA} was al beheerder. Er is niets veranderd.\n"
    with type_in.app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Mail)) == 2, "nobody is told twice"


@pytest.mark.parametrize(("typed", "said"), [("bea", "“bea” is geen e-mailadres"), ("bea@x=?.nl", "is geen e-mailadres")])
def test_who_is_to_be_beheerder_has_a_mail_address(type_in, typed, said):
    type_in("start")
    done = type_in(f"mensen beheerder {typed}")
    assert (done.exit_code, said in done.output) == (2, True)


def test_a_town_without_areas_has_no_beheerder_yet(type_in):
    type_in("db upgrade")
    done = type_in(f"mensen beheerder {BEA}")
    assert (done.exit_code, "Er zijn nog geen gebieden van Hengelo. Draai eerst: flask" in done.output) == (1, True)


def test_doctor_names_a_database_without_tables(type_in):
    done = type_in("dokter")
    assert done.exit_code == 1
    assert "NIET IN ORDE  Database: versie geen, dit portaal wil" in done.output


def test_doctor_names_a_town_without_areas(type_in):
    type_in("db upgrade")
    said = type_in("dokter").output
    assert "Gebieden: geen gebieden van Hengelo: flask --app portal gebieden standaard" in said


def test_doctor_names_what_is_still_an_example_in_production(type_in):
    """A besluit with an address that is nobody's, a payment from such an account, mail that nobody takes in."""
    said = ("Profiel: in hengelo.toml is nog een voorbeeld: postadres, rechtbank_adres, mail_afzender, spreekuur, "
            "betalen: naam, betalen: iban\n")
    assert f"in orde       {said}" in type_in("dokter").output
    assert f"NIET IN ORDE  {said}" in type_in("dokter", PRODUCTION=True).output
    betalen = Betalen("Gemeente Hengelo", "NL91ABNA0417164300", "ABNANL2A")
    own = {"postadres": "Postbus 18", "rechtbank_adres": "Postbus 10067", "mail_afzender": "Buurt <buurt@hengelo.nl>"}
    type_in.app.profiel = dataclasses.replace(type_in.app.profiel, spreekuur="", betalen=betalen, **own)
    assert "in orde       Profiel: hengelo.toml is van de gemeente zelf\n" in type_in("dokter").output


@pytest.mark.parametrize("command", ["start", "gebieden standaard"])
def test_the_database_of_another_gemeente_is_left_alone(type_in, command):
    """As when somebody types a command without the settings of the service."""
    type_in("start")
    type_in.app.profiel = dataclasses.replace(type_in.app.profiel, sleutel="almelo", naam="Almelo", code="GM0141")
    done = type_in(command)
    said = "Fout: GEMEENTE=almelo: deze database is van Hengelo. Er is niets veranderd.\n"
    assert (done.exit_code, done.output) == (1, said)
    said = "NIET IN ORDE  Gebieden: GEMEENTE is almelo, en in deze database staan die van Hengelo"
    assert said in type_in("dokter").output


def test_doctor_names_a_mail_server_that_does_not_answer(type_in):
    done = type_in("dokter", MAIL_URL="smtp://127.0.0.1:9")
    assert "NIET IN ORDE  Mail: niet bereikbaar" in done.output


def test_doctor_says_when_nobody_brings_mail_away_and_how_many_never_arrived(type_in):
    """One that was written just now, one that should have gone an hour ago, one that was given up and one that went out."""
    type_in("start")
    with type_in.app.app_context(), serving(Postbus()) as port:
        there, long_ago = {"MAIL_URL": f"smtp://127.0.0.1:{port}"}, now() - timedelta(hours=2)
        rows = {"try_at": now()}, {"try_at": null()}, {"try_at": null(), "sent_at": now()}
        db.session.add_all(Mail(to="buur@voorbeeld.invalid", subject="Dag", body="Dag", **row) for row in rows)
        db.session.commit()
        assert "in orde       Mail: de mailserver antwoordt. Van de laatste 30 dagen kwamen niet aan: 1\n" in (
            type_in("dokter", **there).output)
        db.session.add(Mail(to="buur@voorbeeld.invalid", subject="Dag", body="Dag", try_at=long_ago))
        db.session.commit()
        assert "NIET IN ORDE  Mail: 1 wachten langer dan een uur" in type_in("dokter", **there).output


def test_doctor_names_a_folder_it_cannot_write_to(type_in, tmp_path):
    (tmp_path / "bestand").touch()
    done = type_in("dokter", UPLOADS=tmp_path / "bestand")
    assert f"NIET IN ORDE  Uploads: {tmp_path / 'bestand'}" in done.output


def test_doctor_counts_files_the_database_knows_nothing_of_and_keeps_them(type_in, tmp_path):
    """A file of this minute may still get its row."""
    folder = tmp_path / "uploads"
    old, new = folder / "bonnen" / "oud", folder / "nieuw.webp"
    type_in("start")
    old.parent.mkdir(parents=True)
    for path in (old, new):
        path.touch()
    assert "in orde       Bestanden: " in type_in("dokter").output
    os.utime(old, (1, 1))
    assert f"NIET IN ORDE  Bestanden: 1 in {folder} zonder regel in de database" in type_in("dokter").output
    assert old.exists() and new.exists()


def test_doctor_knows_what_remembers_a_file():
    models = {mapper.class_ for mapper in db.Model.registry.mappers}
    files = {model for model in models if hasattr(model, "key") and (hasattr(model, "alt") or hasattr(model, "mimetype"))}
    assert {*leftovers.PHOTOS, *leftovers.PAPERS.values()} == files


def test_doctor_names_every_setting(type_in):
    lines = [line.split()[0] for line in type_in("dokter").output.splitlines() if line]
    assert lines[: len(SETTINGS)] == list(SETTINGS)
