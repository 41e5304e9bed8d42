"""Many at once on a real database: whatever is tried, one person has one ballot and both lists agree."""

import pytest
from sqlalchemy import select

from portal.clock import at, now
from portal.errors import NotNow
from portal.extensions import db
from portal.stemmen import queries
from portal.stemmen.actions import Stemmer
from portal.stemmen.actions import cast as put_in
from portal.stemmen.actions.sluiten import close
from portal.stemmen.models import Gestemd, Stembiljet, Stemcode, Stemronde
from portal.stemmen.rules.regels import Regels
from portal.stemmen.rules.ronde import Toegang
from tests.agenda import make_code, make_ronde
from tests.at_once import at_once, reasons
from tests.stemmen.voting import ballots, count, option_ids

BOTH = (Toegang.ACCOUNT, Toegang.CODE)


def voting(ronde, choice, **voter):
    """A deed: cast this choice as this voter, in a session of its own."""
    return lambda: put_in(queries.one(ronde.id), {choice: 1}, Stemmer(**voter))


@pytest.mark.parametrize("wijzigen", [False, True])
@pytest.mark.parametrize("voters", ["account", "code", "both", "account en both", "code en both", "alle drie"])
def test_one_voter_in_many_windows_has_one_ballot(app, agenda, village, wijzigen, voters):
    ronde = make_ronde(agenda, regels=Regels(toegang=BOTH, zonder_brief=True, wijzigen=wijzigen))
    make_code(ronde)
    first, second, _third = option_ids(ronde)
    account, code = {"person_id": village["amina"].id}, {"code_id": 1}
    tried = {
        "account": [account], "code": [code], "both": [account | code], "account en both": [account, account | code],
        "code en both": [code, account | code], "alle drie": [account, account | code, code],
    }[voters]
    deeds = [voting(ronde, choice, **voter) for choice in (first, second) for voter in tried]
    given = reasons(at_once(app, *deeds))
    made = [one for one in given if one and one != "al_gestemd"]
    voted, papers = ballots()
    assert voted == len(papers) == len(made)
    # An account and a code that were never shown together are two voters to whom the round gave a vote each.
    assert voted <= (2 if voters == "alle drie" else 1)
    assert set(given) <= {*made, "" if wijzigen else "al_gestemd", "al_gestemd"}


@pytest.mark.parametrize("earlier", ["account", "code"])
def test_whoever_comes_at_once_with_what_a_change_uses_up_has_no_second_ballot(app, agenda, village, earlier):
    ronde = make_ronde(agenda, regels=Regels(toegang=BOTH, zonder_brief=True, wijzigen=True))
    make_code(ronde)
    first, second, third = option_ids(ronde)
    ways = {"account": {"person_id": village["amina"].id}, "code": {"code_id": 1}}
    put_in(queries.one(ronde.id), {first: 1}, Stemmer(**ways[earlier]))
    db.session.commit()
    both = voting(ronde, second, **ways["account"], **ways["code"])
    other = voting(ronde, third, **ways["code" if earlier == "account" else "account"])
    changed, cast_or_changed = reasons(at_once(app, both, other))
    voted, papers = ballots()
    # Shown together first: one vote. Cast alone first: two voters to whom the round gave a vote each, and no change.
    assert (voted, changed == "al_gestemd", bool(cast_or_changed)) in [(1, False, False), (2, True, True)]
    assert len(papers) == voted


def test_as_many_voters_at_once_have_as_many_ballots(app, agenda, person):
    ronde = make_ronde(agenda)
    first, *_rest = option_ids(ronde)
    given = at_once(app, *(voting(ronde, first, person_id=person().id) for _number in range(8)))
    assert (len(set(given)), ballots()) == (8, (8, [f"{first}:1"] * 8))


def test_who_votes_while_the_round_closes_counts_or_hears_no(app, agenda, person):
    ronde = make_ronde(agenda)
    first, *_rest = option_ids(ronde)
    staff = person(rol="moderator")
    people = [person().id for _number in range(6)]

    def shut():
        with at(ronde.sluit_at):
            close(queries.one(ronde.id), by=staff)
        return "dicht"

    given = reasons(at_once(app, *(voting(ronde, first, person_id=id) for id in people), shut))
    made = [one for one in given if one not in ("gesloten", "dicht")]
    assert given[-1] == "dicht" and ballots() == (len(made), [f"{first}:1"] * len(made))
    assert db.session.scalar(select(Stemronde.status)) == "gesloten"


def test_a_code_is_used_or_made_void_and_never_both(app, agenda):
    ronde = make_ronde(agenda, regels=Regels(toegang=(Toegang.CODE,)))
    first, *_rest = option_ids(ronde)
    for number in range(1, 6):
        make_code(ronde)
        given = at_once(app, voting(ronde, first, code_id=number), make_void(number))
        void = db.session.get(Stemcode, number).vervallen_at is not None
        assert void != (number in db.session.scalars(select(Gestemd.code_id)).all()), given
    assert count(Gestemd) == count(Stembiljet)


def make_void(number):
    def deed():
        try:
            db.session.execute(Stemcode.__table__.update().where(Stemcode.id == number).values(vervallen_at=now()))
        except Exception as no:
            raise NotNow("gebruikt") from no

    return deed
