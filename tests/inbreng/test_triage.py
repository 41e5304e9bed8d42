"""Sorting what comes in: by the table or against it, the leidraad, and the table itself."""

import re
from datetime import date

import pytest
from sqlalchemy import func, select, update

from portal.buurtbonnen.models import Aanvraag
from portal.clock import today
from portal.errors import Needed, Refused
from portal.extensions import db
from portal.inbreng import actions, queries
from portal.inbreng.models import Inbreng, Triageregel
from portal.inbreng.rules.triage import Aard, Inzet, Zwaarte, outcome, place_of, standard
from portal.initiatieven.models import Mede
from portal.profiel import read_profiel
from portal.regelingen.models import Venster
from portal.story.models import Event, Notification
from portal.story.werkdagen import in_workdays
from tests.besteding import make_groep, make_versie

NOT_YET = {"aard": "", "zwaarte": "", "inzet": "", "belegd_bij": "", "getrieerd_at": None}
SAMEN = "Meer afdelingen, samen met het wijkteam van de stadsdeelregisseur"
QUESTIONS = ("meer_partijen", "hele_wijk", "doel", "bewoners", "geen_lijn")


def sorted_as(inbreng):
    row = db.session.get(Inbreng, inbreng.id, populate_existing=True)
    return row.aard, row.zwaarte, row.belegd_bij, row.inzet


def events():
    return db.session.scalars(select(Event).where(Event.what == "inbreng.trieren").order_by(Event.id)).all()


def test_the_table_says_where_it_belongs(village, inbreng_by, browse):
    inbreng = inbreng_by(village["amina"], **NOT_YET)
    sent = browse(village["mo"]).post(f"/inbreng/{inbreng.id}/triage", data={"aard": "project", "zwaarte": "meervoudig"})
    assert sent.location.startswith(f"/inbreng/{inbreng.id}")
    assert sorted_as(inbreng) == ("project", "meervoudig", SAMEN, "regisserend")
    (event,) = events()
    assert event.data == {
        "aard": "project", "zwaarte": "meervoudig", "belegd_bij": SAMEN, "inzet": "regisserend",
    }
    assert (event.actor_id, event.openbaar) == (village["mo"].id, False)
    assert db.session.scalar(select(func.count()).select_from(Notification)) == 0


def test_staff_may_differ_from_the_table(village, inbreng_by, browse):
    inbreng = inbreng_by(village["amina"], **NOT_YET)
    own = {"belegd_bij": "Melddesk", "inzet": "initierend"}
    mo = browse(village["mo"])
    mo.post(f"/inbreng/{inbreng.id}/triage", data={"aard": "kleine_vraag", "zwaarte": "enkelvoudig"} | own)
    assert sorted_as(inbreng) == ("kleine_vraag", "enkelvoudig", "Melddesk", "initierend")
    assert 'value="Melddesk"' in mo.get(f"/inbreng/{inbreng.id}/triage").text


def test_what_the_table_says_is_not_typed_again(village, inbreng_by, browse):
    inbreng = inbreng_by(village["amina"])
    page = browse(village["mo"]).get(f"/inbreng/{inbreng.id}/triage").text
    assert 'value="wijkinitiatief" checked' in page
    assert 'value="De gewone afdeling"' not in page


@pytest.mark.een_database
@pytest.mark.parametrize("data", [
    {}, {"aard": "project"}, {"aard": "x", "zwaarte": "lijn"}, {"aard": "project", "zwaarte": "x"},
    {"aard": "project", "zwaarte": "lijn", "inzet": "x"}, {"aard": "project", "zwaarte": "lijn", "belegd_bij": "x" * 121},
])
def test_half_an_answer_sorts_nothing(village, inbreng_by, browse, data):
    inbreng = inbreng_by(village["amina"], **NOT_YET)
    assert "Er klopt nog iets niet" in browse(village["mo"]).post(f"/inbreng/{inbreng.id}/triage", data=data).text
    assert sorted_as(inbreng) == ("", "", "", "")
    assert events() == []


@pytest.mark.parametrize(("who", "soort", "status"), [
    ("mo", "initiatieven", 303), ("noor", "signalen", 303), ("noor", "aanvragen", 303), ("hanna", "aanvragen", 303),
    ("mo", "aanvragen", 404), ("hanna", "agendapunten", 404), ("ruud", "aanvragen", 404), ("driss", "initiatieven", 404),
    ("amina", "initiatieven", 403), ("bas", "initiatieven", 404), ("rik", "initiatieven", 404), ("bea", "signalen", 404),
    ("inge", "signalen", 403),
])
def test_who_sorts(village, staff, inbreng_by, browse, who, soort, status):
    inbreng = inbreng_by(village["amina"], soort, **NOT_YET)
    sent = browse((village | staff)[who]).post(
        f"/inbreng/{inbreng.id}/triage", data={"aard": "kleine_vraag", "zwaarte": "lijn"}
    )
    assert sent.status_code == status
    assert sorted_as(inbreng)[0] == ("kleine_vraag" if status == 303 else "")


def test_nobody_sorts_what_is_their_own(village, inbreng_by, browse):
    inbreng = inbreng_by(village["mo"], **NOT_YET)
    assert browse(village["mo"]).get(f"/inbreng/{inbreng.id}/triage").status_code == 403


def test_one_after_the_other_within_the_filters(village, inbreng_by, browse):
    amina, mo = village["amina"], browse(village["mo"])
    first, second, other = (
        inbreng_by(amina, soort, days=days, **NOT_YET) for soort, days in (("signalen", 1), ("signalen", 2), ("initiatieven", 0))
    )
    inbreng_by(village["mo"], "signalen", days=1, **NOT_YET)
    form = {"aard": "project", "zwaarte": "lijn", "volgende": "1", "terug": "/inbreng/beheer?deel=sorteren&soort=signalen"}
    sent = mo.post(f"/inbreng/{first.id}/triage", data=form)
    assert sent.location.startswith(f"/inbreng/{second.id}/triage?terug=")
    sent = mo.post(sent.location.partition("?")[0], data=form)
    assert sent.location == form["terug"]
    sent = mo.post(f"/inbreng/{second.id}/triage", data=form | {"terug": "https://elders.invalid/"})
    assert sent.location.startswith(f"/inbreng/{other.id}/triage?terug=/inbreng/beheer")


@pytest.fixture
def along(village, initiatief_by, inbreng_by):
    """Two submissions of Amina that Noor brings along: a plan she pulls, and an application of her group."""
    amina, noor = village["amina"], village["noor"]
    plan, groep = initiatief_by(amina), make_groep(contact=amina, lid=noor)
    under = {"versie_id": make_versie(village["bea"]).id, "venster_id": db.session.scalar(select(Venster.id))}
    aanvraag = Aanvraag(groep_id=groep.id, owner_id=amina.id, **under)
    db.session.add_all((aanvraag, Mede(initiatief_id=plan.id, person_id=noor.id)))
    db.session.commit()
    both = (("initiatieven", plan), ("aanvragen", aanvraag))
    return [inbreng_by(amina, soort, days=0, thing_id=thing.id, **NOT_YET) for soort, thing in both]


def test_nobody_is_led_to_sort_what_they_bring_along(village, along, inbreng_by, browse):
    first, second = (inbreng_by(village["bas"], days=days, **NOT_YET) for days in (1, 2))
    noor, queue = browse(village["noor"]), "/inbreng/beheer?deel=sorteren"
    page = noor.get(queue).text
    for own in along:
        assert f"/inbreng/{own.id}/triage" not in page and f"/inbreng/{own.id}?" in page
    assert (page.count("van jezelf"), f"/inbreng/{first.id}/triage" in page) == (2, True)
    form = {"aard": "project", "zwaarte": "lijn", "volgende": "1", "terug": queue}
    sent = noor.post(f"/inbreng/{first.id}/triage", data=form)
    assert sent.location.startswith(f"/inbreng/{second.id}/triage?")
    assert noor.get(sent.location).status_code == 200


def test_what_others_bring_along_is_next_for_a_colleague(village, along, inbreng_by, browse):
    first, form = inbreng_by(village["bas"], days=1, **NOT_YET), {"aard": "project", "zwaarte": "lijn", "volgende": "1"}
    sent = browse(village["mo"]).post(f"/inbreng/{first.id}/triage", data=form)
    assert sent.location.startswith(f"/inbreng/{along[0].id}/triage?")


def test_the_leidraad_is_kept_with_its_outcome(village, inbreng_by, browse):
    inbreng, mo = inbreng_by(village["amina"]), browse(village["mo"])
    answers = dict.fromkeys(QUESTIONS, "nee") | dict.fromkeys(QUESTIONS[:3], "ja")
    form = {f"vraag_{name}": answer for name, answer in answers.items()} | {"toelichting": "Ook Welbions is nodig."}
    assert mo.post(f"/inbreng/{inbreng.id}/leidraad", data=form).status_code == 303
    kept = db.session.get(Inbreng, inbreng.id, populate_existing=True)
    assert (kept.leidraad, kept.leidraad_uitkomst) == (answers, "wijkgericht")
    assert "Ook Welbions is nodig." in mo.get(f"/inbreng/{inbreng.id}/leidraad").text
    assert events()[0].data == {"leidraad": "wijkgericht"}
    mo.post(f"/inbreng/{inbreng.id}/leidraad", data=form | {"vraag_doel": "nee"})
    assert db.session.get(Inbreng, inbreng.id, populate_existing=True).leidraad_uitkomst == "niet_wijkgericht"


@pytest.mark.een_database
def test_an_unanswered_question_keeps_nothing(village, inbreng_by, browse):
    inbreng = inbreng_by(village["amina"])
    assert "Kies ja of nee" in browse(village["mo"]).post(f"/inbreng/{inbreng.id}/leidraad", data={"vraag_doel": "ja"}).text
    assert db.session.get(Inbreng, inbreng.id, populate_existing=True).leidraad == {}


def test_standard_table_is_written_once(app):
    assert actions.load_standard_table() == len(Zwaarte)
    assert actions.load_standard_table() == 0
    assert [(row.zwaarte, row.aard) for row in queries.table()] == [(weight, "") for weight in Zwaarte]


@pytest.mark.parametrize(("name", "team", "opgave"), [
    ("hengelo", "wijkteam van de stadsdeelregisseur", "wijkopgave"),
    ("almelo", "wijkregieteam", "wijkopgave"),
    ("enschede", "gebiedsteam", "wijkaanpak"),
])
def test_the_standard_table_speaks_the_words_of_the_municipality(name, team, opgave):
    rows = {row["zwaarte"]: row for row in standard(read_profiel(name).wijkwerk)}
    assert rows["meervoudig"]["belegd_bij"] == f"Meer afdelingen, samen met het {team}"
    assert rows["strategisch"]["belegd_bij"] == f"Het {team}"
    assert rows["strategisch"]["voorbeelden"].startswith(f"Een {opgave}, een grote ingreep")


def test_every_weight_has_a_place_for_every_kind(app):
    assert all(place_of(queries.table(), aard, zwaarte) for aard in Aard for zwaarte in Zwaarte)


def test_beheerder_changes_the_table(village, inbreng_by, browse):
    bea = browse(village["bea"])
    bea.post("/inbreng/beheer/triagetabel/lijn", data={"belegd_bij": "Adviespool", "inzet": "wetend", "voorbeelden": ""})
    own = {"belegd_bij": "Projectbureau", "inzet": "regisserend", "zwaarte": "lijn", "aard": "project"}
    bea.post("/inbreng/beheer/triagetabel/nieuw", data=own)
    assert "Deze regel is er al" in bea.post("/inbreng/beheer/triagetabel/nieuw", data=own).text
    places = {aard: place_of(queries.table(), aard, "lijn").belegd_bij for aard in ("project", "kleine_vraag")}
    assert places == {"project": "Projectbureau", "kleine_vraag": "Adviespool"}
    assert len(queries.written()) == len(Zwaarte) + 1
    before = inbreng_by(village["amina"])
    bea.post("/inbreng/beheer/triagetabel/lijn-project/weg")
    assert place_of(queries.table(), "project", "lijn").belegd_bij == "Adviespool"
    assert sorted_as(before)[2] == "De gewone afdeling"


def test_the_row_for_every_kind_stays(village, browse):
    bea = browse(village["bea"])
    assert bea.post("/inbreng/beheer/triagetabel/lijn/weg").status_code == 403
    actions.load_standard_table()
    with pytest.raises(Refused):
        actions.drop_row(db.session.get(Triageregel, ("lijn", "")))


@pytest.mark.een_database
@pytest.mark.parametrize("code", ["x", "lijn-x", "-", "lijn-project", "lijn-"])
def test_a_row_that_is_not_there(village, browse, code):
    assert browse(village["bea"]).get(f"/inbreng/beheer/triagetabel/{code}").status_code == 404


@pytest.mark.een_database
def test_staff_read_the_table_and_only_a_beheerder_changes_it(village, browse):
    read = {who: browse(village[who]).get("/inbreng/beheer/triagetabel") for who in ("mo", "rik", "bea", "amina")}
    assert [page.status_code for page in read.values()] == [200, 200, 200, 403]
    assert ["Nieuwe regel" in read[who].text for who in ("mo", "rik", "bea")] == [False, False, True]
    assert browse(village["mo"]).get("/inbreng/beheer/triagetabel/lijn").status_code == 403


def test_without_a_row_staff_must_say_where(village, inbreng_by):
    actions.load_standard_table()
    db.session.delete(db.session.get(Triageregel, ("lijn", "")))
    db.session.flush()
    inbreng = inbreng_by(village["amina"], **NOT_YET)
    with pytest.raises(Needed):
        actions.sort_out(inbreng, Aard.PROJECT, Zwaarte.LIJN, by=village["mo"])
    actions.sort_out(inbreng, Aard.PROJECT, Zwaarte.LIJN, by=village["mo"], belegd_bij="Groen", inzet=Inzet.WETEND)
    assert inbreng.belegd_bij == "Groen"


@pytest.mark.parametrize(("yes", "expected"), [(0, "niet_wijkgericht"), (2, "niet_wijkgericht"), (3, "wijkgericht")])
def test_leidraad_counts_what_is_yes(yes, expected):
    answers = {name: "ja" if number < yes else "nee" for number, name in enumerate(QUESTIONS)}
    assert outcome(answers, 3) == expected


def test_the_summary_says_of_which_question_an_answer_lacks(app, village, inbreng_by, browse):
    page = browse(village["mo"]).post(f"/inbreng/{inbreng_by(village['amina']).id}/leidraad", data={}).text
    for naam in app.profiel.wijkwerk.leidraad:
        assert f'<a href="#vraag_{naam.sleutel}-0">{naam.naam} Kies ja of nee.</a>' in page


STALE = [
    ("triage", {"aard": "project", "zwaarte": "lijn"}, {"belegd_bij": "Iemand anders"}),
    ("leidraad", {f"vraag_{name}": "ja" for name in QUESTIONS}, {"leidraad_toelichting": "Van een collega."}),
    ("afspraak", {"datum": "{day}", "reden": "Later."}, {"beloofd": date(2026, 1, 2)}),
]


@pytest.mark.parametrize(("name", "typed", "meanwhile"), STALE)
def test_what_a_colleague_just_changed_is_not_written_over(village, inbreng_by, browse, name, typed, meanwhile):
    inbreng, mo = inbreng_by(village["amina"], "signalen", days=5), browse(village["mo"])
    address = f"/inbreng/{inbreng.id}/{name}"
    typed = {name: text.format(day=in_workdays(today(), 20)) for name, text in typed.items()}
    seen = re.search(r'name="version" type="hidden" value="(\w+)"', mo.get(address).text)[1]
    db.session.execute(update(Inbreng).where(Inbreng.id == inbreng.id).values(meanwhile))
    db.session.commit()
    late = mo.post(address, data=typed | {"version": seen})
    assert late.status_code == 200 and "Dit is net ergens anders aangepast." in late.text
    kept = db.session.get(Inbreng, inbreng.id, populate_existing=True)
    assert {column: getattr(kept, column) for column in meanwhile} == meanwhile
    again = re.search(r'name="version" type="hidden" value="(\w+)"', late.text)[1]
    assert mo.post(address, data=typed | {"version": again}).status_code == 303


def test_a_row_of_the_table_is_not_written_over(village, browse):
    bea, page = browse(village["bea"]), "/inbreng/beheer/triagetabel/lijn"
    values = {"belegd_bij": "De lijn zelf", "inzet": "wetend", "voorbeelden": ""}
    seen = re.search(r'name="version" type="hidden" value="(\w+)"', bea.get(page).text)[1]
    assert bea.post(page, data=values | {"version": seen}).status_code == 303
    late = bea.post(page, data=values | {"belegd_bij": "Anders", "version": seen})
    assert "Dit is net ergens anders aangepast." in late.text and 'value="Anders"' in late.text
