"""Two people with the same plans at the same moment: no plan is lost in another, and nothing is told twice."""

from time import sleep

from portal.errors import Needed, NotNow
from portal.extensions import db
from portal.initiatieven import actions, queries
from portal.initiatieven.models import Initiatief, Mijlpaal, Steun
from portal.initiatieven.rules import Status
from portal.story.models import Event
from tests.at_once import kinds, when_ready


def merging(person, source, target):
    """Join these plans, once everybody has seen how both of them stand."""

    def deed(wait):
        plan, _seen = queries.one(source.id), queries.one(target.id)
        wait()
        actions.take_step(plan, "samenvoegen", by=person, reden="Hetzelfde idee.", doel=target.kenmerk)

    return deed


def stand(*plans):
    return [db.session.get(Initiatief, plan.id).status for plan in plans]


def test_two_plans_do_not_go_on_as_each_other(app, village, initiatief_by):
    one, other = (initiatief_by(village["amina"]) for _number in range(2))
    given = when_ready(app, merging(village["mo"], one, other), merging(village["noor"], other, one))
    assert sorted(map(str, kinds(given))) == [str(Needed), "None"]
    assert sorted(stand(one, other)) == [Status.GEPUBLICEERD, Status.SAMENGEVOEGD]


def test_nobody_who_supports_a_plan_is_left_with_one_that_went_on_elsewhere(app, village, initiatief_by):
    first, second, last = (initiatief_by(village["amina"]) for _number in range(3))
    actions.add_support(first, by=village["bas"])
    db.session.commit()
    when_ready(app, merging(village["mo"], first, second), merging(village["noor"], second, last))
    goes_on = last if stand(first) == [Status.SAMENGEVOEGD] else first
    assert db.session.query(Steun).filter_by(initiatief_id=goes_on.id, person_id=village["bas"].id).count() == 1


def test_who_supports_a_plan_while_it_is_merged_supports_the_other_or_hears_so(app, village, initiatief_by):
    source, target = (initiatief_by(village["amina"]) for _number in range(2))

    def support(wait):
        plan = queries.one(source.id)
        wait()
        sleep(0.1)
        actions.add_support(plan, by=village["bas"])

    heard = when_ready(app, merging(village["mo"], source, target), support)[1]
    there = db.session.query(Steun).filter_by(initiatief_id=target.id).count()
    assert (there == 1) != isinstance(heard, NotNow)
    assert db.session.query(Steun).filter_by(initiatief_id=source.id).count() == there


def test_a_milestone_that_two_reach_is_news_once(app, village, initiatief_by):
    plan = initiatief_by(village["amina"])
    made = actions.add_mijlpaal(plan, "De tegels zijn eruit", None, by=village["amina"])
    db.session.commit()

    def reach(wait):
        mine, step = queries.one(plan.id), db.session.get(Mijlpaal, made.id)
        wait()
        actions.reach_mijlpaal(mine, step, by=village["amina"])

    assert when_ready(app, reach, reach) == [None, None]
    assert db.session.query(Event).filter_by(what="initiatieven.mijlpaal_gehaald").count() == 1
