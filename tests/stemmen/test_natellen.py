"""What anyone can check of a result: the ballots where there are enough of them, and always the tracking codes."""

import pytest
from sqlalchemy import select, update

from portal.clock import now
from portal.extensions import db
from portal.stemmen import bundel, queries
from portal.stemmen.actions.uitbrengen import Stemmer, spend
from portal.stemmen.models import Keuze, Stemcode, Stemronde, Strijdig
from portal.stemmen.queries import uitgebracht
from portal.stemmen.rules.regels import Regels
from portal.stemmen.rules.ronde import Kanaal, Status
from portal.tellen.pb import read_text
from portal.tellen.tel import tel
from tests.agenda import make_code, make_ronde
from tests.stemmen.voting import bundle_of, cast_all, closed, published


def test_a_plan_that_was_withdrawn_is_in_no_pair_of_the_bundle(agenda):
    made = make_ronde(agenda, Status.CONCEPT, costs=(1_000, 1_500, 2_000))
    one, two, three = (keuze.id for keuze in queries.one(made.id).keuzes)
    db.session.add_all(Strijdig(ronde_id=made.id, een_id=one, ander_id=ander) for ander in (two, three))
    db.session.flush()
    gone = {"ingetrokken_at": now(), "ingetrokken_reden": "De grond is verkocht."}
    db.session.execute(update(Stemronde.__table__).where(Stemronde.id == made.id).values(status=Status.VASTGELEGD))
    db.session.execute(update(Keuze.__table__).where(Keuze.id == two).values(gone))
    db.session.expire_all()
    file = read_text(bundel.pb_file(queries.one(made.id), [(f"{one}:1", "", 2), (f"{two}:1", "", 1)]), "stemming.pb")
    assert file.rules.onverenigbaar == frozenset({frozenset("13")})
    assert tel(file.election, file.rules).winners == ("1",)


STEPS, TOO_FEW = "Download alle biljetten", "te weinig stemmen om de biljetten te laten zien"


@pytest.mark.parametrize(("web", "paper", "enough"), [
    (1, 0, False), (9, 0, False), (12, 1, False), (12, 0, True), (12, 12, True),
])
def test_the_code_of_who_voted_is_always_on_the_list_and_the_ballots_where_there_are_enough(
    agenda, village, person, browse, web, paper, enough
):
    ronde = make_ronde(agenda, regels=Regels(gewichten={"papier": "3/2"}))
    cast_all(ronde, person, web)
    cast_all(ronde, person, paper, kanaal=Kanaal.PAPIER)
    published(ronde, village, browse)
    answer = browse().get(f"/stemmen/{ronde.id}/volgcodes.txt")
    assert answer.mimetype == "text/plain"
    assert sorted(answer.text.split()) == uitgebracht.tracking_codes(ronde.id) and len(answer.text.split()) == web + paper
    for end in ("uitslag", "natellen"):
        page = browse().get(f"/stemmen/{ronde.id}/{end}").text
        assert f"/stemmen/{ronde.id}/volgcodes.txt" in page or enough
        assert (TOO_FEW in page) != enough
    assert (STEPS in browse().get(f"/stemmen/{ronde.id}/uitslag").text) == enough
    assert (bundle_of(ronde, browse) is not None) == enough


def test_where_most_papers_were_not_valid_the_few_that_were_are_not_handed_out(agenda, village, person, browse):
    """With a weight the channel stands with each ballot: 12 papers of which one is valid would tell what is on that one."""
    ronde = make_ronde(agenda, regels=Regels(gewichten={"papier": "3/2"}))
    cast_all(ronde, person, 12)
    cast_all(ronde, person, 1, kanaal=Kanaal.PAPIER)
    for _paper in range(11):
        make_code(ronde)
    for code in db.session.scalars(select(Stemcode)):
        spend(queries.one(ronde.id), Stemmer(code_id=code.id))
    db.session.commit()
    published(ronde, village, browse)
    assert TOO_FEW in browse().get(f"/stemmen/{ronde.id}/natellen").text and bundle_of(ronde, browse) is None


def test_the_list_of_codes_is_that_of_the_bundle_and_in_no_order_of_voting(agenda, village, person, browse):
    ronde = make_ronde(agenda)
    cast_all(ronde, person, 12)
    published(ronde, village, browse)
    page = browse().get(f"/stemmen/{ronde.id}/natellen").text
    listed = browse().get(f"/stemmen/{ronde.id}/volgcodes.txt").text
    assert f"/stemmen/{ronde.id}/volgcodes.txt" in page
    assert listed == bundle_of(ronde, browse).read("volgcodes.txt").decode()
    assert listed.split() != uitgebracht.tracking_codes(ronde.id)


def test_before_the_result_nobody_sees_the_codes(agenda, village, person, browse):
    ronde = make_ronde(agenda)
    cast_all(ronde, person, 2)
    closed(ronde, village["mo"])
    assert browse(village["mo"]).get(f"/stemmen/{ronde.id}/volgcodes.txt").status_code == 403


@pytest.mark.parametrize(("web", "paper", "told"), [(9, 0, False), (12, 1, False), (10, 0, True), (10, 10, True)])
def test_the_hash_of_few_ballots_does_not_tell_what_is_on_them(agenda, web, paper, told):
    """Whoever knows the rest tries every vote that fits the result: only one of them would give the hash."""
    ronde = queries.one(make_ronde(agenda, regels=Regels(gewichten={"papier": "2"})).id)
    one, two, three = (keuze.id for keuze in ronde.keuzes)

    def hashed(first):
        rows = [(f"{first}:1", "web", web - 1), (f"{two}:1", "web", 1), (f"{three}:1", "papier", paper)]
        return bundel.published_head(ronde, [row for row in rows if row[-1]], ["AAAA-BBBB-CCCC"])

    assert (hashed(one) != hashed(two)) == told
