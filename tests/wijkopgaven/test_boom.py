"""The tree of goals: what hangs where, what each wijk weighs, and that its size costs no statement more."""

from decimal import Decimal

import pytest
from sqlalchemy import select

from portal.errors import NotNow, Refused
from portal.extensions import db
from portal.wijken.indicatoren import keep_standard
from portal.wijken.models import Cijfer, Indicator
from portal.wijkopgaven import queries
from portal.wijkopgaven.actions import doelen as actions
from portal.wijkopgaven.models import Doel, DoelFocus, DoelIndicator, Inspanning, InspanningDoel
from portal.wijkopgaven.rules.doelen import fits_under
from portal.wijkopgaven.rules.inspanning import Status
from tests.opgaven import BUURT, make_doelen, make_inbreng, make_inspanning, make_koppeling, make_opgave

VISIE = {"niveau": "visie", "titel": "Een fijne stad", "tekst": ""}


def goals():
    """{title: Doel} of all there are."""
    return {doel.titel: doel for doel in db.session.scalars(select(Doel))}


def test_the_tree_says_what_hangs_under_what_and_counts_each_inspanning_once(village):
    operationeel = make_doelen()
    opgave = make_opgave(village["noor"])
    other = Doel(ouder_id=goals()["Een groene wijk"].id, niveau="operationeel", titel="Minder stenen", volgorde=2)
    db.session.add(other)
    db.session.flush()
    both = make_inspanning(opgave, village["noor"], doelen=[operationeel, other])
    loose = make_inspanning(opgave, village["noor"], title="Los werk")
    boom = queries.tree(opgave, code=BUURT)
    assert [(tak.niveau, tak.titel) for tak in boom.doelen] == [
        ("visie", "Een fijne stad"), ("strategisch", "Een groene wijk"), ("tactisch", "Schaduw in de straat"),
        ("operationeel", "Bomen op elke route"), ("operationeel", "Minder stenen"),
    ]
    assert (boom.takken[0].werk, boom.werk, [row.id for row in boom.los.heel]) == (1, 2, [loose.id])
    assert [[row.id for row in tak.hier.heel] for tak in boom.doelen] == [[], [], [], [both.id], []]
    assert [[row.id for row in tak.hier.kort] for tak in boom.doelen] == [[], [], [], [], [both.id]]


def test_work_that_is_not_public_is_in_the_tree_of_staff_only(village, browse):
    doel, opgave = make_doelen(), make_opgave(village["noor"])
    make_inspanning(opgave, village["noor"], Status.CONCEPT, doelen=[doel], title="Geheim plan")
    assert "Geheim plan" not in browse().get(f"/wijkopgaven/{opgave.id}").text
    assert "Geheim plan" not in browse(village["amina"]).get(f"/wijkopgaven/{opgave.id}").text
    assert "Geheim plan" in browse(village["noor"]).get(f"/wijkopgaven/{opgave.id}").text
    assert "Geheim plan" not in browse(village["noor"]).get("/wijkopgaven/doelen").text


def test_the_page_of_the_work_names_no_goal_that_lapsed(village, browse):
    doel, opgave = make_doelen(), make_opgave(village["noor"])
    page = f"/wijkopgaven/inspanningen/{make_inspanning(opgave, village['noor'], doelen=[doel]).id}"
    assert "Bomen op elke route" in browse().get(page).text
    actions.edit(goals()["Bomen op elke route"], {"vervallen": True}, {}, by=village["bea"])
    db.session.commit()
    assert "Bomen op elke route" not in browse().get(page).text


def test_what_a_goal_weighed_comes_back_with_it(village):
    doel, opgave = make_doelen(), make_opgave(village["noor"])
    actions.focus(opgave, {doel.id: ("hoog", "Hier eerst")}, by=village["noor"])
    actions.edit(doel, {"vervallen": True}, {}, by=village["bea"])
    actions.focus(opgave, {goals()["Een groene wijk"].id: ("laag", "")}, by=village["noor"])
    assert queries.focus_of(opgave.id)[doel.id].focus == "Hier eerst"


def test_a_goal_that_lapsed_leaves_its_work_without_a_goal(village):
    doel, opgave = make_doelen(), make_opgave(village["noor"])
    made = make_inspanning(opgave, village["noor"], doelen=[doel])
    actions.edit(goals()["Een groene wijk"], {"vervallen": True}, {}, by=village["bea"])
    boom = queries.tree(opgave, code=BUURT)
    assert [tak.titel for tak in boom.doelen] == ["Een fijne stad"] and [row.id for row in boom.los.heel] == [made.id]
    actions.edit(doel, {"vervallen": False}, {}, by=village["bea"])
    assert len(queries.tree(opgave, code=BUURT).doelen) == 4


def two_branches():
    """Two branches of goals under one visie, as {title: Doel}."""
    make_doelen()
    top = goals()["Een fijne stad"]
    db.session.add(Doel(ouder_id=top.id, niveau="strategisch", titel="Een gezonde wijk", volgorde=1))
    db.session.flush()
    db.session.add(Doel(ouder_id=goals()["Een gezonde wijk"].id, niveau="tactisch", titel="Meer bewegen", volgorde=7))
    db.session.commit()
    return goals()


def test_a_goal_moves_with_all_under_it_and_comes_last_there(village, browse):
    found, bea = two_branches(), browse(village["bea"])
    doel, target = found["Schaduw in de straat"], found["Een gezonde wijk"]
    page = bea.get(f"/wijkopgaven/doelen/{doel.id}/bewerken").text
    assert f'<option selected value="{doel.ouder_id}">' in page and f'<option value="{target.id}">' in page
    assert f'<option value="{found["Meer bewegen"].id}">' not in page
    typed = {"titel": doel.titel, "volgorde": "0", "version": str(doel.version)}
    moved = bea.post(f"/wijkopgaven/doelen/{doel.id}/bewerken", data=typed | {"boven": str(target.id)})
    assert moved.status_code == 303, moved.text
    now = goals()["Schaduw in de straat"]
    assert (now.ouder_id, now.volgorde) == (target.id, 8)
    assert [(row.titel, depth) for row, depth in queries.doelen()] == [
        ("Een fijne stad", 0), ("Een groene wijk", 1), ("Een gezonde wijk", 1), ("Meer bewegen", 2),
        ("Schaduw in de straat", 2), ("Bomen op elke route", 3),
    ]


def test_a_goal_stays_where_it_is_unless_another_place_is_chosen(village, browse):
    doel = two_branches()["Schaduw in de straat"]
    before, typed = doel.ouder_id, {"titel": "Schaduw", "volgorde": "3", "version": str(doel.version)}
    assert browse(village["bea"]).post(f"/wijkopgaven/doelen/{doel.id}/bewerken", data=typed).status_code == 303
    now = goals()["Schaduw"]
    assert (now.ouder_id, now.volgorde) == (before, 3)


def test_a_goal_never_comes_under_itself_or_where_its_level_does_not_fit(village, browse):
    found = two_branches()
    doel = found["Een groene wijk"]
    found["Een gezonde wijk"].vervallen = True
    for title in ("Een groene wijk", "Schaduw in de straat", "Bomen op elke route", "Meer bewegen", "Een gezonde wijk"):
        with pytest.raises(NotNow, match="boven"):
            actions.edit(doel, {}, {}, by=village["bea"], boven=found[title])
        typed = {"titel": doel.titel, "volgorde": "0", "boven": str(found[title].id)}
        assert browse(village["bea"]).post(f"/wijkopgaven/doelen/{doel.id}/bewerken", data=typed).status_code == 200
    with pytest.raises(NotNow):
        actions.edit(found["Meer bewegen"], {}, {}, by=village["bea"], boven=found["Bomen op elke route"])
    with pytest.raises(Refused):
        actions.edit(found["Meer bewegen"], {}, {}, by=village["noor"], boven=doel)
    assert goals()["Een groene wijk"].ouder_id == found["Een fijne stad"].id


def test_the_top_of_the_tree_hangs_under_nothing(village, browse):
    top = two_branches()["Een fijne stad"]
    assert 'name="boven"' not in browse(village["bea"]).get(f"/wijkopgaven/doelen/{top.id}/bewerken").text


def test_a_goal_that_comes_back_elsewhere_brings_back_what_is_above_it_there(village):
    found = two_branches()
    actions.edit(found["Een groene wijk"], {"vervallen": True}, {}, by=village["bea"])
    doel = goals()["Schaduw in de straat"]
    assert doel.vervallen
    actions.edit(doel, {"vervallen": False}, {}, by=village["bea"], boven=goals()["Een gezonde wijk"])
    db.session.expire_all()
    assert {title for title, row in goals().items() if row.vervallen} == {"Een groene wijk", "Bomen op elke route"}


def test_a_goal_shows_the_newest_figure_here_and_what_is_strived_for(village, browse):
    doel, opgave = make_doelen(), make_opgave(village["noor"])
    db.session.add(Indicator(naam="schaduw", titel="Schaduw op straat", bron="Voorbeeld", eenheid="procent"))
    db.session.flush()
    db.session.add(DoelIndicator(doel_id=doel.id, naam="schaduw", streefwaarde=Decimal("30")))
    for jaar, waarde, aantal in ((2021, 12, None), (2022, 17, None), (2023, 18, None), (2024, "21.5", 400)):
        db.session.add(Cijfer(gebied_code=BUURT, jaar=jaar, naam="schaduw", waarde=Decimal(waarde), aantal=aantal))
    db.session.commit()
    (maat,) = next(tak for tak in queries.tree(opgave, code=BUURT).doelen if tak.id == doel.id).maten
    assert (maat.titel, maat.waarde, maat.jaar, maat.streefwaarde) == ("Schaduw op straat", 21.5, 2024, 30)
    assert maat.eerder == [(2023, 18), (2022, 17)]
    page = browse().get(f"/wijkopgaven/{opgave.id}").text
    assert "21,5" in page and "we streven naar" in page
    assert "18 (2023), 17 (2022)" in page and "Bron: <span>Voorbeeld</span>" in page
    assert "De cijfers bij de doelen gaan over De Noork." in page
    assert "De cijfers bij de doelen gaan over Hengelo." in browse().get("/wijkopgaven/doelen").text


def test_a_goal_shows_a_count_as_the_wijkkompas_does_in_percent_of_the_whole(village):
    doel, opgave = make_doelen(), make_opgave(village["noor"])
    keep_standard()
    db.session.add(DoelIndicator(doel_id=doel.id, naam="inw_65_plus"))
    for naam, waarde in (("som_inwoners", 2_000), ("som_inw_65_plus", 500)):
        db.session.add(Cijfer(gebied_code=BUURT, jaar=2024, naam=naam, waarde=waarde))
    db.session.commit()
    (maat,) = queries.tree(opgave, code=BUURT).doelen[-1].maten
    assert (maat.part_of, maat.cijfers) == ("Inwoners", {2024: 25})


def test_a_figure_about_a_group_that_is_too_small_is_not_shown(village):
    doel, opgave = make_doelen(), make_opgave(village["noor"])
    db.session.add(Indicator(naam="schaduw", titel="Schaduw", bron="Voorbeeld", groepsgrootte=50))
    db.session.flush()
    db.session.add(DoelIndicator(doel_id=doel.id, naam="schaduw"))
    db.session.add(Cijfer(gebied_code=BUURT, jaar=2024, naam="schaduw", waarde=1, aantal=12))
    db.session.commit()
    (maat,) = queries.tree(opgave, code=BUURT).doelen[-1].maten
    assert maat.waarde is None


def test_the_regisseur_weighs_the_goals_and_the_page_says_so_in_words(village, browse):
    make_doelen()
    opgave = make_opgave(village["noor"])
    strategisch = goals()["Een groene wijk"]
    fields = {f"voorrang-{doel.id}": "gewoon" for doel in goals().values() if doel.niveau != "visie"}
    fields["version"] = opgave.version
    fields |= {f"voorrang-{strategisch.id}": "hoog", f"focus-{strategisch.id}": "Eerst de schoolroutes."}
    assert browse(village["driss"]).post(f"/wijkopgaven/{opgave.id}/voorrang", data=fields).status_code == 403
    assert browse(village["noor"]).post(f"/wijkopgaven/{opgave.id}/voorrang", data=fields).status_code == 303
    assert db.session.scalars(select(DoelFocus.doel_id)).all() == [strategisch.id]
    page = browse().get(f"/wijkopgaven/{opgave.id}").text
    assert "strategisch doel" in page and "hoge voorrang" in page and "Eerst de schoolroutes." in page
    assert "Hoge voorrang: <a" in browse().get("/wijkopgaven/doelen").text
    assert 'value="hoog" selected' in browse(village["noor"]).get(f"/wijkopgaven/{opgave.id}/voorrang").text.replace(
        'selected value="hoog"', 'value="hoog" selected')


def test_an_inspanning_says_how_many_submissions_it_came_from(village, browse, initiatief_by):
    doel, opgave = make_doelen(), make_opgave(village["noor"])
    made = make_inspanning(opgave, village["noor"], doelen=[doel])
    for title in ("Boom een", "Boom twee"):
        make_koppeling(make_inbreng(initiatief_by(village["amina"], title=title)), made, village["noor"])
    for page in (f"/wijkopgaven/{opgave.id}", "/wijkopgaven/doelen"):
        assert "Komt uit 2 initiatieven" in browse().get(page).text


@pytest.mark.parametrize(("niveau", "boven", "fits"), [
    ("visie", None, True), ("strategisch", None, False), ("strategisch", "visie", True), ("operationeel", "strategisch", True),
    ("tactisch", "operationeel", False), ("tactisch", "tactisch", False),
])
def test_a_goal_hangs_under_a_higher_one(niveau, boven, fits):
    assert fits_under(niveau, boven) == fits


def test_only_the_beheerder_makes_goals(village):
    with pytest.raises(Refused):
        actions.add(VISIE, None, {}, by=village["noor"])
    visie = actions.add(VISIE, None, {}, by=village["bea"])
    with pytest.raises(NotNow):
        actions.add(VISIE, visie, {}, by=village["bea"])
    assert actions.add(VISIE | {"niveau": "operationeel"}, visie, {}, by=village["bea"]).volgorde == 1


def test_the_forms_add_and_edit_a_goal_with_its_indicators(village, browse):
    db.session.add(Indicator(naam="schaduw", titel="Schaduw", bron="Voorbeeld"))
    make_doelen()
    bea, above = browse(village["bea"]), goals()["Een groene wijk"]
    form = {"boven": above.id, "niveau": "operationeel", "titel": "Minder stenen", "maten-0-naam": "schaduw",
            "maten-0-streefwaarde": "7,5"}
    assert "kan niet onder" in bea.post("/wijkopgaven/doelen/nieuw", data=form | {"niveau": "visie"}).text
    assert "kunnen we niet lezen" in bea.post("/wijkopgaven/doelen/nieuw", data=form | {"maten-0-streefwaarde": "veel"}).text
    assert bea.post("/wijkopgaven/doelen/nieuw", data=form).status_code == 303
    made = goals()["Minder stenen"]
    assert made.ouder_id == above.id
    assert db.session.scalar(select(DoelIndicator.streefwaarde)) == Decimal("7.5")
    page = bea.get(f"/wijkopgaven/doelen/{made.id}/bewerken").text
    assert 'value="7,5"' in page
    edit = {"version": "1", "titel": "Minder tegels", "volgorde": "3", "maten-0-naam": "schaduw", "maten-1-naam": "schaduw"}
    assert "net ergens anders aangepast" in bea.post(
        f"/wijkopgaven/doelen/{made.id}/bewerken", data=edit | {"version": "0", "maten-1-naam": ""}
    ).text
    assert "maar één keer" in bea.post(f"/wijkopgaven/doelen/{made.id}/bewerken", data=edit).text
    done = bea.post(f"/wijkopgaven/doelen/{made.id}/bewerken", data=edit | {"maten-1-naam": "", "vervallen": "y"})
    assert done.status_code == 303 and goals()["Minder tegels"].vervallen
    assert "Minder tegels" in bea.get("/wijkopgaven/doelen").text
    assert "Minder tegels" not in browse().get("/wijkopgaven/doelen").text


@pytest.mark.een_database
@pytest.mark.parametrize("data", [
    {"boven": "abc"}, {"boven": "99"}, {"niveau": "hoog"}, {"maten-²-naam": "x"}, {"maten-0-naam": "onbekend"},
    {"maten-0-streefwaarde": "1e99"}, {"maten-0-streefwaarde": "nan"}, {"titel": "x" * 161}, {"titel": "\0"},
])
def test_a_goal_nobody_can_mean_is_refused_kindly(village, browse, data):
    good = {"boven": "0", "niveau": "visie", "titel": "Een fijne stad"}
    answer = browse(village["bea"]).post("/wijkopgaven/doelen/nieuw", data=good | data)
    assert answer.status_code in (200, 303)
    assert browse(village["bea"]).get("/wijkopgaven/doelen/nieuw?onder=abc").status_code == 200


@pytest.mark.een_database
@pytest.mark.parametrize("number", [3, 300])
def test_the_tree_costs_the_same_for_three_hundred_inspanningen(village, queries, number):
    from portal.wijkopgaven.queries import tree

    doel, opgave = make_doelen(), make_opgave(village["noor"])
    shared = {"opgave_id": opgave.id, "gebied_code": BUURT, "wat": "Werk", "status": Status.IN_UITVOERING}
    made = [Inspanning(title=f"Werk {n}", **shared) for n in range(number)]
    db.session.add_all(made)
    db.session.flush()
    db.session.add_all(InspanningDoel(inspanning_id=row.id, doel_id=doel.id) for row in made)
    db.session.commit()
    code = opgave.gebied_code
    queries.clear()
    assert (tree(opgave, code=code).werk, len(queries)) == (number, 3)
    queries.clear()
    town = tree(code="GM0164")
    assert (town.werk, len(queries)) == (number, 4 if number == 3 else 3)
    assert [len(tak.hier.heel) for tak in town.doelen][-1] == (3 if number == 3 else 0)


@pytest.mark.parametrize(("number", "told"), [(6, "Werk 5</a>"), (7, "Alle 7 inspanningen")])
def test_the_goals_of_the_town_count_what_is_too_much_to_show(browse, village, number, told):
    """Of a few each is shown; of more the page says how many there are, and leads to a list of them."""
    opgave, doel = make_opgave(village["mo"]), make_doelen()
    for place in range(number):
        make_inspanning(opgave, village["mo"], title=f"Werk {place}", doelen=[doel])
    page = browse().get("/wijkopgaven/doelen").text
    assert told in page and ("Werk 0</a>" in page) == (number == 6)
    assert (f'href="/wijkopgaven/inspanningen?doel={doel.id}"' in page) == (number == 7)


def test_of_much_work_for_one_goal_the_tree_shows_the_first_and_leads_to_all_of_it(browse, village):
    opgave, doel = make_opgave(village["mo"]), make_doelen()
    make_inspanning(opgave, village["mo"], Status.GEREED, title="Al klaar", doelen=[doel])
    for place in range(4):
        make_inspanning(opgave, village["mo"], title=f"Werk {place}", doelen=[doel])
    page = browse().get(f"/wijkopgaven/{opgave.id}").text
    assert f'id="doel-{doel.id}"' in page and all(f"Werk {place}</a></h" in page for place in range(3))
    assert "Werk 3" not in page and "Al klaar" not in page
    address = f"/wijkopgaven/inspanningen?opgave={opgave.id}&amp;doel={doel.id}"
    assert f'href="{address}">Alle 5 inspanningen' in page
    listed = browse().get(address.replace("&amp;", "&")).text
    assert [title for title in ("Werk 0", "Werk 3", "Al klaar") if f"{title}</a>" not in listed] == []


def test_an_inspanning_for_several_goals_stands_complete_once(browse, village):
    opgave, doel = make_opgave(village["mo"]), make_doelen()
    other = Doel(ouder_id=doel.ouder_id, niveau="operationeel", titel="Minder stenen", volgorde=2)
    db.session.add(other)
    db.session.flush()
    make_inspanning(opgave, village["mo"], title="Bomen planten", doelen=[doel, other])
    for page in (f"/wijkopgaven/{opgave.id}", "/wijkopgaven/doelen"):
        text = browse().get(page).text
        assert (text.count("Bomen planten</a>"), text.count("Bomen planten</a></h")) == (2, 1)
        assert text.count("staat hierboven") == 1


def test_the_drawing_of_a_goal_follows_every_change(browse, village):
    """A branch that was drawn before is drawn anew when anything it shows is another."""
    opgave, doel = make_opgave(village["noor"]), make_doelen()
    made = make_inspanning(opgave, village["noor"], title="Bomen planten", doelen=[doel])
    pages = f"/wijkopgaven/{opgave.id}", "/wijkopgaven/doelen"
    assert all("0% klaar" in browse().get(page).text for page in pages)
    db.session.get(Inspanning, made.id).voortgang = 60
    db.session.add(DoelFocus(opgave_id=opgave.id, doel_id=doel.id, voorrang="hoog", focus="Eerst de schoolroutes."))
    db.session.commit()
    assert all("60% klaar" in browse().get(page).text for page in pages)
    assert "Eerst de schoolroutes." in browse().get(pages[0]).text and "Hoge voorrang: <a" in browse().get(pages[1]).text
