"""The words of a round follow its ballot: where points are counted nothing is said of most votes, before or after."""

import io
import re
import zipfile
from hashlib import sha256
from html import unescape

import pytest
from sqlalchemy import update

from portal.extensions import db
from portal.stemmen import queries
from portal.stemmen.actions import Stemmer, cast
from portal.stemmen.models import Stemronde, Stemtelling
from portal.stemmen.rules.regels import Regels
from portal.stemmen.rules.ronde import Status, Vorm
from tests.agenda import make_agenda, make_ronde, make_telling

# What would be said of votes, and is untrue of points.
OF_VOTES = ("meeste stemmen", "evenveel stemmen", "stemmen nodig", "stem had het gewonnen", "volgorde van stemmen")
IN_POINTS = pytest.mark.parametrize("vorm", [Vorm.PUNTEN, Vorm.VOLGORDE])
RULES = pytest.mark.parametrize("regels", [
    Regels(telregel=telregel, rest=rest, min_stemmen=3, plaatsen=2)
    for telregel in ("meeste-stemmen", "gelijke-delen") for rest in ("volgende", "deel", "niets")
], ids=lambda regels: f"{regels.telregel}-{regels.rest}")


def words(page):
    return unescape(re.sub(r"<[^>]+>", " ", page)).replace("\u00a0", " ")


def counted(village, person, ballots, *, kept=None, **values):
    """A round with a result. ``ballots``: what each voter gives to the options in their order; ``kept``: its changed result."""
    ronde = queries.one(make_ronde(make_agenda(village["mo"]), **values).id)
    keys = [keuze.id for keuze in ronde.keuzes]
    for given in ballots:
        cast(ronde, {key: number for key, number in zip(keys, given, strict=True) if number}, Stemmer(person().id))
    db.session.commit()
    make_telling(ronde, **({"uitslag": kept} if kept else {}))
    for status in (Status.GESLOTEN, Status.GETELD):
        db.session.execute(update(Stemronde.__table__).where(Stemronde.id == ronde.id).values(status=status))
        db.session.commit()
    db.session.expire_all()
    return queries.one(ronde.id)


def pages(browse, ronde):
    """The round, its result, and why of every option, as somebody reads them."""
    addresses = [f"/stemmen/{ronde.id}", f"/stemmen/{ronde.id}/uitslag"]
    addresses += [f"/stemmen/keuzes/{keuze.id}/waarom" for keuze in ronde.keuzes]
    return [words(browse().get(address).text) for address in addresses]


@pytest.mark.een_database
@RULES
@IN_POINTS
@pytest.mark.parametrize("budget", [500_000, None])
def test_where_points_are_counted_nothing_is_said_of_most_votes(village, person, browse, vorm, regels, budget):
    ballots = [(1, 2, 0), (1, 2, 3), (2, 1, 0), (1, 0, 0)]
    ronde = counted(village, person, ballots, vorm=vorm, regels=regels, budget=budget)
    told = pages(browse, ronde)
    assert not [(said, page) for page in told for said in OF_VOTES if said in page.lower()]
    assert all("punten" in page for page in told)
    assert "Meeste punten" in told[-1]
    assert ("Je eerste keuze krijgt 3 punten, elke volgende één minder." in told[1]) == (vorm == Vorm.VOLGORDE)


@pytest.mark.een_database
def test_where_votes_are_counted_votes_are_told(village, person, browse):
    told = pages(browse, counted(village, person, [(1, 1, 0), (1, 0, 1)], regels=Regels(min_stemmen=2)))
    assert "Het plan met de meeste stemmen gaat voor." in told[0]
    assert "Wat de meeste stemmen krijgt, staat bovenaan." in told[1] and "Meeste stemmen" in told[-1]
    assert not [page for page in told if "punten" in page]


@pytest.mark.een_database
def test_what_is_chosen_is_not_called_as_what_is_counted(village, person, browse):
    """A point of the agenda is called a topic where points are counted as well; both rules are called by their name."""
    ronde = counted(village, person, [(3, 2, 1)], vorm=Vorm.PUNTEN, budget=None, regels=Regels(plaatsen=2))
    result = words(browse().get(f"/stemmen/{ronde.id}/uitslag").text)
    assert "2 onderwerpen komen op de agenda" in result
    assert "Vooraf is de regel ‘Meeste punten’ afgesproken. " in result and "Met de regel ‘Gelijke delen’ was" in result


@pytest.mark.een_database
@pytest.mark.parametrize("vorm, said", [
    (Vorm.KIES, "Een plan heeft minstens 3 stemmen nodig."),
    (Vorm.PUNTEN, "Minstens 3 mensen moeten een plan punten geven."),
    (Vorm.VOLGORDE, "Minstens 3 mensen moeten een plan op hun lijst zetten."),
])
def test_a_minimum_is_one_of_people_also_where_points_are_counted(village, browse, vorm, said):
    ronde = make_ronde(make_agenda(village["mo"]), vorm=vorm, regels=Regels(min_stemmen=3))
    assert said in words(browse().get(f"/stemmen/{ronde.id}").text)


@pytest.mark.een_database
@pytest.mark.parametrize("vorm, given, said", [
    (Vorm.KIES, (1, 1, 0), "stemmen, één voor elke keuze op een biljet"),
    (Vorm.PUNTEN, (5, 5, 0), "de punten die mensen gaven"),
    (Vorm.VOLGORDE, (1, 2, 0), "punten, 3 voor een eerste plaats en elke volgende plaats één minder"),
])
def test_the_bundle_says_what_was_counted(village, person, browse, vorm, given, said):
    ronde = counted(village, person, [given] * 10, vorm=vorm)
    files = zipfile.ZipFile(io.BytesIO(browse().get(f"/stemmen/{ronde.id}/bundel.zip").data))
    assert f"Geteld:  {said}\nTellen:  flask" in files.read("LEESMIJ.txt").decode()


@pytest.mark.een_database
@pytest.mark.parametrize("regels, costs, said", [
    (Regels(min_stemmen=3), (3_000, 1_500, 1_500), "Een plan heeft minstens 3 stemmen nodig."),
    (Regels(rest="deel"), (3_000, 1_500, 1_500), "Dan krijgt het wat er over is, en dan stopt het."),
    (Regels(telregel="gelijke-delen"), (3_000, 1_500, 1_500), "ieders deel wordt steeds € 1 groter."),
])
def test_the_bundle_says_in_words_what_another_program_needs_to_count_the_same(village, person, browse, regels, costs, said):
    """A minimum, a pair, what happens with the rest, a tie: no other program knows these from the file alone."""
    ronde = counted(village, person, [(1, 1, 0), (1, 0, 1)] * 5, regels=regels, costs=costs)
    answer = browse().get(f"/stemmen/{ronde.id}/bundel.zip", headers={"Accept-Language": "en"})
    files = zipfile.ZipFile(io.BytesIO(answer.data))
    how = files.read("LEESMIJ.txt").decode().replace("\u00a0", " ")
    assert said in how and "Elke stem telt even zwaar: op internet, op papier en aan de balie." in how
    assert "Dan gaat het goedkoopste voor. Kosten ze evenveel, dan loten we." in how
    assert "de sha256 van het lot, een | en het nummer van het plan" in how
    zaad, places = files.read("zaad.txt").decode().strip(), queries.telling(ronde.id).uitslag["keuzes"]
    order = [kept["nummer"] for kept in sorted(places, key=lambda kept: kept["plaats"])]
    drawn = sorted((2, 3), key=lambda number: sha256(f"{zaad}|{number}".encode()).hexdigest())
    assert [number for number in order if number in drawn] == drawn


# All four pay plan 1. With € 1.500 each the others would both be paid, which is more than the € 5.000 there is: so it ends
# at € 1.499, and of the € 2.000 that is left one of the two is paid, by lot.
SHARES = {"regels": Regels(telregel="gelijke-delen"), "costs": (3_000, 1_500, 1_500)}
WANTED = [(1, 1, 0), (1, 1, 0), (1, 0, 1), (1, 0, 1)]


@pytest.mark.een_database
def test_why_not_after_equal_shares_goes_step_by_step(village, person, browse):
    ronde = counted(village, person, WANTED, **SHARES)
    why = next(page for page in pages(browse, ronde)[2:] if "Niet gekozen" in page)
    steps = [
        "Wie dit koos, had samen nog € 1.498. Het kost € 1.500. Dat is € 2 te weinig.",
        "Ieders deel nog groter maken kon niet. Dan was er samen meer uitgegeven dan er is.",
        "De rest van het geld ging volgens de afspraak naar de volgende op de lijst: Plan ",
        "Toen dit aan de beurt was, was er nog € 500 over. Dat is € 1.000 te weinig.",
    ]
    places = [why.index(step) for step in steps]
    assert "Stap voor stap" in why and places == sorted(places)
    assert "Zo groot werd ieders deel € 1.499" in " ".join(why.split())


@pytest.mark.een_database
def test_a_result_kept_before_that_was_told_still_shows(village, person, browse):
    first = counted(village, person, WANTED, **SHARES)
    kept = db.session.get(Stemtelling, first.id).uitslag
    assert sum("konden" in row["waarden"] for row in kept["keuzes"]) == 2
    for row in kept["keuzes"]:
        row["waarden"] = {name: value for name, value in row["waarden"].items() if name not in ("konden", "steun_tekort")}
    told = pages(browse, counted(village, person, WANTED, kept=kept, **SHARES))
    assert "Niet genoeg over: € 1.000 tekort." in told[1] and not [page for page in told if "had samen nog" in page]


@pytest.mark.een_database
def test_the_result_of_equal_shares_where_the_rest_is_a_part_for_the_next_is_there_to_read(village, person, browse):
    """After plan 1 there is € 2.000 left: too little for the next, which gets it, and nothing for the last."""
    rules = Regels(telregel="gelijke-delen", rest="deel")
    told = pages(browse, counted(village, person, WANTED, regels=rules, costs=(3_000, 2_500, 2_500)))
    assert "Krijgt een deel: de laatste € 2.000. Het kost € 2.500." in told[1]
    assert "Een eerder project paste niet. Volgens de regels is het daar gestopt." in told[1]
    assert "Wie dit koos, had samen nog" in told[3] and "Het kost € 2.500." in told[4]


BINDS = {500_000: ("2 plannen gekozen", "wordt € 4.500 gebruikt"), None: ("1 onderwerp komt op de agenda",)}
ADVISES = {500_000: ("Een advies: 2 plannen gekozen", "kost € 4.500 van de € 5.000"), None: ("Een advies: 1 onderwerp gekozen",)}


@pytest.mark.een_database
@pytest.mark.parametrize("budget", [500_000, None])
@pytest.mark.parametrize("quorum", [2, 3])
def test_where_too_few_people_voted_the_result_is_told_as_advice(village, person, browse, quorum, budget):
    costs, rules = (3_000, 1_500, 1_500), Regels(quorum=quorum, plaatsen=1)
    ronde = counted(village, person, [(1, 1, 0), (1, 0, 0)], regels=rules, budget=budget, costs=costs)
    result, enough = " ".join(pages(browse, ronde)[1].split()), quorum == 2
    assert all(said in result for said in (BINDS if enough else ADVISES)[budget])
    assert ("Een advies" not in result) == ("nodig zijn. Dat is niet gehaald" not in result) == enough
    why = browse().get(f"/stemmen/keuzes/{ronde.keuzes[0].id}/waarom").text
    assert ("De uitslag is een advies." in why) != enough
    assert ("komt op de agenda" in result) == ("komt op de agenda" in BINDS[budget][0] and enough)
    assert ("Hier waren de plaatsen op." in result) == (budget is None)


@pytest.mark.een_database
def test_staff_read_that_too_few_people_voted_before_they_make_the_result_known(village, person, browse):
    ronde = counted(village, person, [(1, 0, 0)], regels=Regels(quorum=2))
    assert "Dat is niet gehaald" in words(browse(village["mo"]).get(f"/stemmen/{ronde.id}/telling").text)
