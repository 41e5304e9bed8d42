"""Files: only what they really are, only for those who may read the application, never as a page of ours."""

import socket
from contextlib import suppress
from io import BytesIO
from threading import Thread
from zipfile import ZipFile, ZipInfo

import pytest
from PIL import Image

from portal import documents, virus
from portal.buurtbonnen.actions.bestanden import add_bestand, path_of
from portal.buurtbonnen.queries import one
from portal.buurtbonnen.rules.status import Status
from portal.buurtbonnen.rules.vragen import MOST_BESTANDEN
from portal.documents import Unwelcome, recognise, safe_name
from portal.errors import NotNow
from portal.extensions import db
from portal.people.models import Person
from tests.at_once import kinds, when_ready
from tests.test_turns import taken

PDF = b"%PDF-1.7\n% een offerte\n"


def photo(kind="JPEG"):
    out = BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "Dorpsstraat 1"
    Image.new("RGB", (40, 30), "teal").save(out, kind, exif=exif)
    return out.getvalue()


def zipped(**parts):
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(ZipInfo(name.replace("__", "/")), text)
    return out.getvalue()


DOCX = zipped(**{"[Content_Types].xml": "<x/>", "word__document.xml": "<x/>"})
XLSX = zipped(**{"[Content_Types].xml": "<x/>", "xl__workbook.xml": "<x/>"})
ODT = zipped(mimetype=documents.ODT, **{"content.xml": "<x/>"})


@pytest.mark.parametrize(("data", "extension"), [
    (PDF, "pdf"), (photo(), "webp"), (photo("PNG"), "webp"), (photo("WEBP"), "webp"),
    (DOCX, "docx"), (XLSX, "xlsx"), (ODT, "odt"),
])
def test_a_file_is_what_its_contents_say(data, extension):
    found = recognise(BytesIO(data))
    assert found.extension == extension and b"Dorpsstraat" not in found.data


@pytest.mark.parametrize(("data", "reason"), [
    (b"", "leeg"), (b"<html><script>alert(1)</script>", "onbekend"), (b"MZ\x90\x00", "onbekend"),
    (b"<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>", "onbekend"), (b"  %PDF-1.7", "onbekend"),
    (b"PK\x03\x04 geen zip", "kapot"), (zipped(**{"index.html": "<script>"}), "onbekend"), (DOCX[:60], "kapot"),
    (zipped(**{"[Content_Types].xml": "", "word__document.xml": "", "word__vbaProject.bin": "x"}), "programma"),
    (photo()[:200], "kapot"), (b"%PDF-" + b"x" * documents.MAX_BYTES, "te_groot"),
])
def test_what_is_nothing_we_know_is_not_kept(data, reason):
    with pytest.raises(Unwelcome) as refused:
        recognise(BytesIO(data))
    assert refused.value.reason == reason


@pytest.mark.parametrize(("given", "kept"), [
    ("../../etc/passwd", "passwd.pdf"), ("C:\\Temp\\offerte.exe", "offerte.pdf"),
    ("naïef\r\nSet-Cookie: x.pdf", "naief-Set-Cookie-x.pdf"),
    ("", "bestand.pdf"), (None, "bestand.pdf"), ('"><script>.pdf', "script.pdf"), ("a" * 300 + ".pdf", "a" * 80 + ".pdf"),
])
def test_a_name_is_made_harmless(given, kept):
    assert safe_name(given, "pdf") == kept


def upload(client, id, data=PDF, name="offerte.pdf", soort="overig"):
    return client.post(f"/buurtbonnen/{id}/bestanden", data={"soort": soort, "bestand": (BytesIO(data), name)})


def test_a_file_is_kept_outside_the_site_and_given_to_those_who_may_read(village, browse, person, aanvraag_by, app):
    amina, id = browse(village["amina"]), aanvraag_by(village["amina"]).id
    assert upload(amina, id, photo(), "straat.php").status_code == 303
    bestand = one(id).bestanden[0]
    assert (bestand.naam, bestand.mimetype, bestand.by_id) == ("straat.webp", "image/webp", village["amina"].id)
    assert path_of(bestand).is_relative_to(app.config["UPLOADS"] / "aanvragen") and len(bestand.key) == 43
    address = f"/buurtbonnen/bestanden/{bestand.key}"
    answer = amina.get(address)
    assert answer.headers["Content-Disposition"] == "attachment; filename=straat.webp"
    assert answer.headers["X-Content-Type-Options"] == "nosniff" and "no-store" in answer.headers["Cache-Control"]
    here, there = person(rol="behandelaar"), person(rol="behandelaar", gebied="WK016404")
    for visitor in (None, village["bas"], village["mo"], here, there):
        assert browse(visitor).get(address).status_code == 404
    assert amina.get("/buurtbonnen/bestanden/..%2f..%2fgeheim").status_code == 404


def test_staff_of_the_area_get_the_files_once_it_is_handed_in(village, browse, person, aanvraag_by):
    from portal.buurtbonnen.models import Bestand

    id = aanvraag_by(village["amina"], Status.INGEDIEND).id
    kept = Bestand(key="k" * 43, aanvraag_id=id, soort="overig", naam="a.pdf", mimetype="application/pdf", grootte=9)
    db.session.add(kept)
    db.session.commit()
    path_of(kept).parent.mkdir(parents=True)
    path_of(kept).write_bytes(PDF)
    address = f"/buurtbonnen/bestanden/{'k' * 43}"
    here, there = person(rol="behandelaar"), person(rol="behandelaar", gebied="WK016404")
    assert [browse(who).get(address).status_code for who in (here, there)] == [200, 404]
    assert upload(browse(here), id).status_code == 403
    assert upload(browse(village["amina"]), id).status_code == 409


def test_bad_files_are_said_beside_the_field(village, browse, aanvraag_by):
    amina, id = browse(village["amina"]), aanvraag_by(village["amina"]).id
    assert "Dit soort bestand kunnen we niet lezen" in upload(amina, id, b"<html>").text
    assert "Kies wat voor bestand het is." in upload(amina, id, soort="").text
    assert "Kies een bestand." in amina.post(f"/buurtbonnen/{id}/bestanden", data={"soort": "overig"}).text
    assert upload(amina, id, soort="geheim").status_code == 200
    assert one(id).bestanden == []


def test_ten_files_are_enough_and_one_can_be_taken_away(village, browse, aanvraag_by):
    amina, id = browse(village["amina"]), aanvraag_by(village["amina"]).id
    for _number in range(10):
        upload(amina, id)
    assert "al tien bestanden" in upload(amina, id).text and len(one(id).bestanden) == 10
    first = one(id).bestanden[0]
    browse(village["bas"]).post(f"/buurtbonnen/{id}/bestanden/weg", data={"bestand": first.key})
    assert len(one(id).bestanden) == 10 and path_of(first).exists()
    amina.post(f"/buurtbonnen/{id}/bestanden/weg", data={"bestand": first.key})
    assert len(one(id).bestanden) == 9 and not path_of(first).exists()


def test_at_once_no_more_than_ten_either(village, browse, aanvraag_by, app):
    id, by = aanvraag_by(village["amina"]).id, village["amina"].id
    for number in range(MOST_BESTANDEN - 1):
        add_bestand(one(id), recognise(BytesIO(PDF)), "overig", f"{number}.pdf", by=village["amina"])
    db.session.commit()

    def add(wait):
        aanvraag, person = one(id), db.session.get(Person, by)
        db.session.commit()
        wait()
        return add_bestand(aanvraag, recognise(BytesIO(PDF)), "overig", "nog.pdf", by=person) and "kept"

    assert sorted(kinds(when_ready(app, add, add, add)), key=str) == [NotNow, NotNow, "kept"]
    assert len(one(id).bestanden) == MOST_BESTANDEN


def test_a_file_that_is_sent_twice_is_kept_once_and_a_wrong_one_may_be_followed_by_another(village, browse, aanvraag_by):
    amina, id = browse(village["amina"]), aanvraag_by(village["amina"]).id
    page = f"/buurtbonnen/{id}/bestanden"
    assert 'name="eenmaal"' in amina.get(page).text
    for data, status in ((b"geen pdf", 200), (PDF, 303), (PDF, 303)):
        typed = {"soort": "overig", "bestand": (BytesIO(data), "offerte.pdf"), "eenmaal": "een merk"}
        assert amina.post(page, data=typed).status_code == status
    db.session.rollback()
    assert len(one(id).bestanden) == 1


def whole(line, number):
    data = b""
    while len(data) < number:
        data += line.recv(number - len(data))
    return data


def converse(line):
    """One conversation as ClamAV has it: the word "worm" is a virus."""
    command = b""
    while not command.endswith(b"\0"):
        command += line.recv(1)
    if command == b"zPING\0":
        return line.sendall(b"PONG\0")
    data = b""
    while size := int.from_bytes(whole(line, 4), "big"):
        data += whole(line, size)
    line.sendall(b"stream: Eicar FOUND\0" if b"worm" in data else b"stream: OK\0")


def serve(server):
    with suppress(OSError):
        while True:
            line, _address = server.accept()
            with line:
                converse(line)


@pytest.fixture
def scanner():
    """ClamAV as a server on loopback."""
    server = socket.create_server(("127.0.0.1", 0))
    Thread(target=serve, args=(server,), daemon=True).start()
    yield f"tcp://127.0.0.1:{server.getsockname()[1]}"
    server.close()


def test_the_scanner_is_asked_for_every_file(village, browse, aanvraag_by, app, scanner):
    app.config["CLAMD_URL"] = scanner
    assert virus.answers(scanner)
    amina, id = browse(village["amina"]), aanvraag_by(village["amina"]).id
    assert upload(amina, id, PDF * 10_000).status_code == 303
    assert "een virus gevonden" in upload(amina, id, PDF + b"worm").text
    assert len(one(id).bestanden) == 1
    folder = path_of(one(id).bestanden[0]).parent
    assert len(list(folder.iterdir())) == 1


@pytest.mark.een_database
def test_nobody_waits_for_the_scanner(village, browse, aanvraag_by, monkeypatch):
    seen = []
    monkeypatch.setattr(virus, "scan", lambda data, url: seen.append(taken()))
    assert upload(browse(village["amina"]), aanvraag_by(village["amina"]).id).status_code == 303
    assert seen == [False]


@pytest.mark.parametrize("url", ["tcp://127.0.0.1:1", "unix:///nergens/clamd.sock"])
def test_without_an_answer_of_the_scanner_no_file_comes_in(village, browse, aanvraag_by, app, url):
    app.config["CLAMD_URL"] = url
    assert not virus.answers(url)
    id = aanvraag_by(village["amina"]).id
    assert "niet op virussen nakijken" in upload(browse(village["amina"]), id).text
    assert one(id).bestanden == []
