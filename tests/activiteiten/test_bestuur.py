"""How many activities for the board itself a regeling allows of one budget, also with two who plan at once."""

from datetime import timedelta

import pytest

from portal.activiteiten import actions, queries
from portal.activiteiten.models import Activiteit
from portal.bewonersgroepen import queries as groepen
from portal.clock import now
from portal.errors import NotNow, Refused
from portal.extensions import db
from portal.people.models import Person
from tests.activiteiten.conftest import fresh, typed
from tests.at_once import kinds, when_ready
from tests.besteding import make_groep

TOGETHER = 6


def dinner(potje, **changes):
    base = {
        "title": "Etentje", "wat": "Samen eten.", "waar": "Thuis", "gebied_code": "BU01640202", "bestuur": True,
        "begint_at": now() + timedelta(5), "eindigt_at": now() + timedelta(6), "toekenning_id": potje and potje.id,
    }
    return base | changes


def planned_by(person, groep, values):
    made = actions.start(groepen.one(groep.id), values, by=person)
    db.session.commit()
    return made


def test_board_has_as_many_of_its_own_as_the_regeling_allows(people, groep, budget):
    potje, amina = budget(bestuursactiviteiten=1), people["amina"]
    first = planned_by(amina, groep, dinner(potje))
    planned_by(amina, groep, dinner(potje, bestuur=False))
    with pytest.raises(NotNow):
        planned_by(amina, groep, dinner(potje))
    db.session.rollback()
    other = planned_by(amina, groep, dinner(None))
    with pytest.raises(NotNow):
        actions.edit(fresh(other.id), {"toekenning_id": potje.id}, by=amina)
    db.session.rollback()
    actions.edit(fresh(first.id), {"title": "Etentje in het buurthuis"}, by=amina)
    actions.take_step(fresh(first.id), "aankondigen", by=amina)
    actions.take_step(fresh(first.id), "afgelasten", by=amina, reden="Ziek")
    db.session.commit()
    actions.edit(fresh(other.id), {"toekenning_id": potje.id}, by=amina)


@pytest.mark.parametrize("allowed", [None, 0, 2])
def test_regeling_that_says_nothing_allows_any_number(people, groep, budget, allowed):
    potje = budget(**({} if allowed is None else {"bestuursactiviteiten": allowed}))
    fitted = 0
    for _ in range(3):
        try:
            planned_by(people["amina"], groep, dinner(potje))
            fitted += 1
        except NotNow:
            db.session.rollback()
    assert fitted == (3 if allowed is None else allowed)


def test_page_says_so_beside_the_box(people, groep, budget, browse):
    potje, amina = budget(bestuursactiviteiten=1), browse(people["amina"])
    data = typed(potje=str(potje.id), bestuur="y")
    assert amina.post(f"/activiteiten/nieuw/{groep.id}", data=data).status_code == 303
    answer = amina.post(f"/activiteiten/nieuw/{groep.id}", data=data)
    assert "mag er hooguit 1 activiteit voor het bestuur zelf zijn" in answer.text
    assert db.session.scalar(db.select(db.func.count(Activiteit.id))) == 1


def test_budget_of_others_is_refused_by_the_action_too(people, groep, budget):
    other = budget(make_groep("Anderen", contact=people["bas"]))
    with pytest.raises(Refused):
        planned_by(people["amina"], groep, dinner(other, bestuur=False))


def test_of_several_at_once_one_gets_the_last(app, people, groep, budget):
    potje, amina = budget(bestuursactiviteiten=1), people["amina"].id
    values, groep_id = dinner(potje), groep.id

    def act(wait):
        by, own = db.session.get(Person, amina), groepen.one(groep_id)
        wait()
        actions.start(own, values, by=by)

    heard = kinds(when_ready(app, *[act] * TOGETHER))
    assert sorted(heard, key=str) == [NotNow] * (TOGETHER - 1) + [None]
    assert queries.board_activities(values["toekenning_id"]) == 1
