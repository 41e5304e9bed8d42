"""What a hostile visitor or a careless colleague would try with an application, and what comes of it."""

from datetime import timedelta
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile

import pytest

from portal.bewonersgroepen.models import Lidmaatschap
from portal.buurtbonnen.actions import behandelen, besluiten, bestanden, bezwaren
from portal.buurtbonnen.models import Advies, Bezwaar, Werknotitie
from portal.buurtbonnen.queries import one
from portal.buurtbonnen.rules.status import Status
from portal.clock import today
from portal.documents import Unwelcome, recognise
from portal.extensions import db
from portal.story.models import Mail

TAG = "<img src=x onerror=alert(1)>"
BREAKER = '"><script>alert(1)</script>'
REDEN = "Uw plan past bij de regeling."
PAGES = ("wie", "idee", "waar", "wanneer", "kosten", "draagvlak", "gegevens")


def keep(*things):
    db.session.add_all(things)
    db.session.commit()


@pytest.fixture
def waiting(aanvraag_by, village, henk, plafond):
    """Of Amina, handled by Henk, waiting for a besluit."""
    return aanvraag_by(village["amina"], Status.TER_BESLUIT, behandelaar_id=henk.id)


def grant(aanvraag, by, bedrag=12_000):
    return besluiten.decide(aanvraag, "toekennen", by=by, bedrag=bedrag, reden=REDEN)


# T1: text is text


def test_what_people_typed_never_becomes_code(browse, aanvraag_by, village, henk, dora, plafond, organisatie_of):
    groep, adviseur = organisatie_of(f"Raad {TAG}")
    nasty = aanvraag_by(
        village["amina"], Status.TER_BESLUIT, behandelaar_id=henk.id, title=BREAKER[:80], wat=TAG, waarom="javascript:alert(1)",
        waar=TAG, voorstel_reden=TAG, raadpleging=TAG, posten=[{"omschrijving": TAG, "bedrag": 12_000}],
        aanvrager={"naam": BREAKER, "adres": "Pad 1 " + TAG, "plaats": TAG, "telefoon": "074 " + TAG[:20], "email": ""},
    )
    advies = Advies(aanvraag_id=nasty.id, groep_id=groep.id, gevraagd_op=today(), uiterlijk=today(), uitkomst="positief",
                    bedrag=12_000, reden=TAG, criteria=[TAG])
    keep(advies, Werknotitie(aanvraag_id=nasty.id, tekst=TAG, by_id=henk.id))
    besluit = besluiten.decide(
        one(nasty.id), "toekennen", by=dora, bedrag=12_000, reden=TAG, verplichtingen=[TAG, BREAKER]
    )
    besluit.aanvraag = one(nasty.id)
    bezwaar = bezwaren.object_to(besluit, TAG, by=village["amina"])
    db.session.commit()
    root, pages = "/buurtbonnen", [
        (village["amina"], ["", f"/{nasty.id}", f"/{nasty.id}/besluit", f"/{nasty.id}/ontvangen", f"/bezwaren/{bezwaar.id}"]),
        (henk, ["/beheer/?status=toegekend", f"/beheer/{nasty.id}", "/beheer/bezwaren"]),
        (adviseur, ["/adviezen/", f"/adviezen/{advies.id}"]),
        (None, ["/register"]),
    ]
    for person, paths in pages:
        for path in paths:
            page = browse(person).get(root + path or "/", follow_redirects=True)
            assert page.status_code == 200, path
            assert "<img src=x" not in page.text and "<script>alert" not in page.text, path
            assert 'href="javascript:' not in page.text


@pytest.mark.parametrize("name", ["a\r\nSet-Cookie: x=1.pdf", '../../etc/passwd"; x=".html', "\u202egpj.exe", ".", "x" * 400])
def test_a_file_name_is_harmless_in_the_header(browse, aanvraag_by, village, name):
    aanvraag = aanvraag_by(village["amina"])
    bestand = bestanden.keep_file(aanvraag, recognise(BytesIO(b"%PDF-1.4")), "overig", name, by=village["amina"])
    db.session.commit()
    answer = browse(village["amina"]).get(f"/buurtbonnen/bestanden/{bestand.key}")
    assert answer.headers["Content-Disposition"] == f"attachment; filename={bestand.naam}"
    assert bestand.naam.endswith(".pdf") and bestand.naam.replace("-", "").replace(".", "").isalnum()
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert not any(cookie.startswith("x=") for cookie in answer.headers.getlist("Set-Cookie"))


def test_a_newline_in_a_name_begins_no_header(browse, aanvraag_by, village, versie):
    aanvraag = aanvraag_by(village["amina"])
    amina = browse(village["amina"])
    idee = {"title": "Feest\r\nBcc: boef", "wat": "Eten.", "waarom": "Leuk."}
    assert amina.post(f"/buurtbonnen/{aanvraag.id}/idee", data=idee).status_code == 303
    amina.post(f"/buurtbonnen/{aanvraag.id}/nakijken", data={"verklaringen": ["waarheid", "nog_niet"]})
    mails = db.session.scalars(db.select(Mail)).all()
    assert mails and not any("\n" in mail.subject or "\r" in mail.subject for mail in mails)


# T3: another's thing does not exist


@pytest.fixture
def everything(aanvraag_by, village, henk, dora, plafond, organisatie_of):
    """A granted application of Amina with a file, an advice and a bezwaar: every address that shows it."""
    aanvraag = aanvraag_by(village["amina"], Status.TER_BESLUIT, behandelaar_id=henk.id)
    groep, _adviseur = organisatie_of()
    bestand = bestanden.keep_file(aanvraag, recognise(BytesIO(b"%PDF-1.4")), "overig", "offerte.pdf", by=village["amina"])
    advies = Advies(aanvraag_id=aanvraag.id, groep_id=groep.id, gevraagd_op=today(), uiterlijk=today() - timedelta(1))
    keep(advies)
    besluit = grant(one(aanvraag.id), dora)
    besluit.aanvraag = one(aanvraag.id)
    bezwaar = bezwaren.object_to(besluit, "Te weinig.", by=village["amina"])
    db.session.commit()
    id = aanvraag.id
    return [
        f"/buurtbonnen/{id}", f"/buurtbonnen/{id}/besluit", f"/buurtbonnen/{id}/besluit.pdf", f"/buurtbonnen/{id}/bezwaar",
        f"/buurtbonnen/{id}/ontvangen", f"/buurtbonnen/{id}/kosten", f"/buurtbonnen/{id}/bestanden",
        f"/buurtbonnen/{id}/nakijken", f"/buurtbonnen/{id}/intrekken", f"/buurtbonnen/{id}/deel",
        f"/buurtbonnen/{id}/beslissen", f"/buurtbonnen/bestanden/{bestand.key}", f"/buurtbonnen/bezwaren/{bezwaar.id}",
        f"/buurtbonnen/beheer/{id}", f"/buurtbonnen/beheer/{id}/notitie",
    ]


@pytest.mark.parametrize("who", ["bas", "mo", "bea", "rik", None])
def test_another_finds_nothing(browse, everything, village, who):
    for path in everything:
        assert browse(village[who] if who else None).get(path).status_code == 404, path
    id = everything[0].rpartition("/")[2]
    for post in ("kosten/oordeel", "weggooien", "overzetten", "bestanden/weg"):
        assert browse(village[who] if who else None).post(f"/buurtbonnen/{id}/{post}").status_code == 404, post


@pytest.mark.parametrize("rol", ["behandelaar", "besluitnemer"])
def test_staff_of_another_area_find_nothing(browse, everything, person, rol):
    els = person("Els", rol=rol, gebied="WK016404")
    for path in everything:
        assert browse(els).get(path).status_code == 404, path


def test_an_adviseur_reads_the_plan_and_no_more(browse, everything, village):
    adviseur = db.session.scalar(db.select(Lidmaatschap).options(db.joinedload(Lidmaatschap.person))).person
    advies = db.session.scalar(db.select(Advies.id))
    page = browse(adviseur).get(f"/buurtbonnen/adviezen/{advies}").text
    for private in ("Amina", "Dorpsstraat", "7551", "074 1234567", "offerte", "amina@"):
        assert private not in page
    for path in everything:
        assert browse(adviseur).get(path).status_code == 404, path
    assert browse(village["bas"]).get(f"/buurtbonnen/adviezen/{advies}").status_code == 404


@pytest.mark.parametrize("address", ["12abc", "0", "-1", "1.0", "9" * 30, "%00", "1%00", "1/..%2f2"])
def test_an_address_that_is_almost_one_leads_nowhere(browse, aanvraag_by, village, henk, address):
    aanvraag_by(village["amina"])
    for person, path in ((village["amina"], ""), (village["amina"], "bestanden/"), (henk, "beheer/"), (henk, "adviezen/")):
        assert browse(person).get(f"/buurtbonnen/{path}{address}").status_code == 404


def test_numbers_of_other_drafts_in_a_browser_open_nothing(browse, aanvraag_by, initiatief_by, app):
    """A browser remembers drafts of plans and of applications apart, though their numbers are the same."""
    ours, plan = aanvraag_by(None), initiatief_by(None, "concept")
    assert ours.id == plan.id
    with_plan, with_ours = app.test_client(), app.test_client()
    for client, name in ((with_plan, "concepten"), (with_ours, "aanvragen")):
        with client.session_transaction() as session:
            session[name] = [ours.id]
    assert with_plan.get(f"/buurtbonnen/{ours.id}").status_code == 404
    assert with_plan.get(f"/buurtbonnen/{ours.id}/wie").status_code == 404
    assert with_ours.get(f"/initiatieven/{plan.id}").status_code == 404
    assert with_ours.get(f"/buurtbonnen/{ours.id}").status_code == 200


def test_a_number_from_a_browser_opens_no_letter_and_no_bezwaar_of_nobody(browse, aanvraag_by, henk, dora, plafond, app):
    """What staff entered belongs to nobody; a browser that knows its number is not its applicant."""
    aanvraag = aanvraag_by(None, Status.TER_BESLUIT, ingevoerd_door_id=henk.id)
    besluit = grant(aanvraag, dora)
    keep(bezwaar := Bezwaar(besluit_id=besluit.id, gebied_code="BU01640202", gronden="Te weinig.", ingediend_op=today(),
                            beslissen_voor=today(), kenmerk="BZ-1"))
    stranger = app.test_client()
    with stranger.session_transaction() as session:
        session["concepten"] = [bezwaar.id, aanvraag.id]
    for path in (f"{aanvraag.id}", f"{aanvraag.id}/besluit", f"{aanvraag.id}/besluit.pdf", f"bezwaren/{bezwaar.id}"):
        assert stranger.get(f"/buurtbonnen/{path}").status_code == 404


# T4, T14: nonsense


@pytest.mark.parametrize("query", [
    "zoek=%00", "zoek=%25_%27", "blad=99999999999999999999", "blad=-1", "sorteer=owner_id&status=concept&licht=paars",
    "regeling=1%20OR%201=1", "gebied=GM9999", "bij=12abc",
])
def test_nonsense_in_the_queue_is_left_alone(browse, henk, aanvraag_by, village, query):
    aanvraag_by(village["amina"], Status.CONCEPT, title="Geheim concept")
    page = browse(henk).get(f"/buurtbonnen/beheer/?{query}")
    assert page.status_code == 200 and "Geheim concept" not in page.text


@pytest.mark.parametrize("key", ["%00", "9" * 40, "-1", "abc", "3652060.1", "-5.1", "1.1.1"])
def test_nonsense_for_a_page_of_a_list_is_the_first_page(browse, henk, key):
    assert browse().get(f"/buurtbonnen/register?na={key}").status_code == 200
    assert browse(henk).get(f"/buurtbonnen/beheer/bezwaren?na={key}").status_code == 200


def test_a_sign_no_database_keeps_is_left_out_of_what_was_typed(browse, waiting, dora):
    form = {"uitkomst": "toekennen", "bedrag": "120,00", "reden": "Het\0 past."}
    page = browse(dora).post(f"/buurtbonnen/{waiting.id}/beslissen", data=form)
    assert page.status_code in (200, 303)
    assert browse(dora).get("/buurtbonnen/beheer/?zoek=a%00b").status_code == 200


@pytest.mark.parametrize("how", [ZIP_DEFLATED, ZIP_LZMA])
@pytest.mark.een_database
def test_a_damaged_zip_is_refused_and_nothing_worse(how):
    made = BytesIO()
    with ZipFile(made, "w", how) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text" * 20)
        archive.writestr("content.xml", "x")
    raw = made.getvalue()
    for place in range(38, 60):
        broken = bytearray(raw)
        broken[place:place + 6] = b"\xff" * 6
        try:
            recognise(BytesIO(bytes(broken)))
        except Unwelcome as unwelcome:
            assert unwelcome.reason


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_a_day_at_the_end_of_time_stops_no_page(browse, aanvraag_by, village, henk, plafond, day):
    amina, desk, draft = browse(village["amina"]), browse(henk), aanvraag_by(village["amina"])
    page = amina.post(f"/buurtbonnen/{draft.id}/wanneer", data={"begin": day, "al_gemaakt": "nee"})
    assert "Kies een jaar tussen 2000 en 2100." in page.text
    assert amina.get(f"/buurtbonnen/{draft.id}/nakijken").status_code == 200
    sent = aanvraag_by(village["amina"], Status.INGEDIEND)
    ask = {"vraag": "De offerte.", "uiterlijk": day, "onderdelen": "bestanden"}
    assert desk.post(f"/buurtbonnen/beheer/{sent.id}/aanvulling", data=ask).status_code in (303, 422)
    assert desk.get(f"/buurtbonnen/beheer/{sent.id}").status_code == 200
    assert amina.get(f"/buurtbonnen/{sent.id}").status_code == 200
    late = aanvraag_by(village["amina"], Status.INGEDIEND, beslissen_voor=today() - timedelta(9))
    assert desk.post(f"/buurtbonnen/beheer/{late.id}/ingebreke", data={"datum": day}).status_code in (303, 409, 422)


# T7: looking changes nothing, and a deed needs the token of the page


def test_looking_changes_nothing(browse, everything, queries, village, henk, dora, versie):
    id = everything[0].rpartition("/")[2]
    paths = [*everything, f"/buurtbonnen/beheer/{id}/oppakken", f"/buurtbonnen/nieuw?versie={versie.id}", "/buurtbonnen/"]
    before = count_rows()
    for person in (None, village["amina"], henk, dora):
        for path in paths:
            queries.clear()
            browse(person).get(path)
            changing = [one for one in queries if one.split()[0].upper() in ("INSERT", "UPDATE", "DELETE")]
            assert changing == [], path
    assert count_rows() == before


def count_rows():
    return {table.name: db.session.scalar(db.select(db.func.count()).select_from(table)) for table in db.metadata.sorted_tables}


@pytest.mark.een_database
def test_without_the_token_of_the_page_nothing_is_done(app, browse, waiting, village, henk, dora):
    app.config["WTF_CSRF_ENABLED"] = True
    id, deeds = waiting.id, [
        (village["amina"], "{}/intrekken", {"reden": "Weg."}), (village["amina"], "{}/bestanden/weg", {}),
        (henk, "beheer/{}/notitie", {"tekst": "Hoi"}), (dora, "{}/beslissen", {"uitkomst": "afwijzen", "reden": "Nee"}),
        (village["amina"], "{}/oordeel", {}), (None, "{}/weggooien", {}),
    ]
    for person, path, data in deeds:
        assert browse(person).post("/buurtbonnen/" + path.format(id), data=data).status_code in (400, 404, 405), path
    assert one(id).status == Status.TER_BESLUIT


# T14: what is no document is not kept


@pytest.mark.parametrize(("data", "said"), [
    (b"", "leeg"), (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "kunnen we niet lezen"),
    (b"<!doctype html><script>alert(1)</script>", "kunnen we niet lezen"), (b"GIF89a<script>alert(1)</script>", "beschadigd"),
    (b"PK\x03\x04 geen zip", "beschadigd"), (b"MZ\x90", "kunnen we niet lezen"),
])
def test_what_is_no_document_is_refused_in_words(browse, aanvraag_by, village, data, said):
    draft = aanvraag_by(village["amina"])
    form = {"soort": "overig", "bestand": (BytesIO(data), "offerte.pdf")}
    page = browse(village["amina"]).post(f"/buurtbonnen/{draft.id}/bestanden", data=form)
    assert page.status_code == 200 and said in page.text
    assert one(draft.id).bestanden == []


# T24: what is not public is nowhere public

PUBLIC = (
    "/", "/atom.xml", "/buurten/", "/buurten/BU01640202", "/buurten/BU01640202/atom.xml", "/buurten/BU01640202/kaart.json",
    "/initiatieven/", "/initiatieven/?zoek=plan", "/initiatieven/gelijk?q=notitie+plan", "/regelingen/", "/regelingen/buurtbon",
    "/bewonersgroepen/", "/buurtbonnen/", "/buurtbonnen/register", "/hoe-wij-beslissen",
)


PRIVATE = ("Zwijg", "Amina", "Henk", "Dora", "Dorpsstraat", "7551 AB", "amina@", "074 1234567")


def test_nothing_of_an_application_is_public_but_what_was_granted(browse, aanvraag_by, waiting, village, henk, dora):
    secret = {"wat": "Zwijgwat", "waarom": "Zwijgwaarom", "voorstel_reden": "Zwijgvoorstel"}
    for status in (Status.CONCEPT, Status.INGEDIEND, Status.AFGEWEZEN, Status.INGETROKKEN):
        aanvraag_by(village["amina"], status, title="Zwijgplan", **secret)
    behandelen.add_note(waiting, "Zwijgnotitie", by=henk)
    besluiten.decide(waiting, "toekennen", by=dora, bedrag=12_000, reden="Zwijgreden")
    db.session.commit()
    for path in PUBLIC:
        page = browse().get(path)
        assert page.status_code == 200, path
        assert [private for private in PRIVATE if private in page.text] == [], path


def test_the_applicant_does_not_read_what_staff_propose_to_each_other(browse, aanvraag_by, village, henk, plafond):
    aanvraag = aanvraag_by(village["amina"], Status.INGEDIEND)
    behandelen.add_note(aanvraag, "Geheime notitie", by=henk)
    behandelen.put_forward(aanvraag, None, "Geheim voorstel", by=henk, voorstel="afwijzen")
    db.session.commit()
    amina = browse(village["amina"])
    for path in (f"/buurtbonnen/{aanvraag.id}", "/buurtbonnen/", "/berichten/", "/mijn/gegevens.json", "/mijn"):
        assert "Geheim" not in amina.get(path).text, path
    assert not any("Geheim" in mail.body for mail in db.session.scalars(db.select(Mail)))


@pytest.mark.parametrize("title", ["Feest, bel 06 12345678", "Mail piet@voorbeeld.nl", "NL91ABNA0417164300"])
def test_a_title_that_will_be_public_names_no_number_of_a_person(browse, aanvraag_by, village, title):
    draft = aanvraag_by(village["amina"])
    idee = {"title": title, "wat": "Eten.", "waarom": "Leuk."}
    page = browse(village["amina"]).post(f"/buurtbonnen/{draft.id}/idee", data=idee)
    assert "Haal dit weg" in page.text and one(draft.id).title == "Straatfeest"
