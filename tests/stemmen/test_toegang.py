"""Who may vote, as a table: the rules of the round against what is known of the visitor."""

import pytest

from portal.stemmen.rules.regels import Regels
from portal.stemmen.rules.ronde import Toegang
from portal.stemmen.rules.toegang import Hindernis, Kiezer, hindernis, needs_code, takes_codes

A, C, B, P = Toegang.ACCOUNT, Toegang.CODE, Toegang.BALIE, Toegang.PAS
H = Hindernis
VISITORS = {
    "vreemde": Kiezer(browser_hash="b"),
    "met code": Kiezer(code_id=1, browser_hash="b"),
    "zonder buurt": Kiezer(person_id=1),
    "van elders": Kiezer(person_id=1, buurt_code="BU2"),
    "van hier": Kiezer(person_id=1, buurt_code="BU1", woont=True),
    "van elders met code": Kiezer(person_id=1, buurt_code="BU2", code_id=1),
}
TABLE = [
    ((A,), False, [H.INLOGGEN, None, H.BUURT, H.BUITEN, None, None]),
    ((A, C), False, [H.CODE, None, H.CODE, H.CODE, H.CODE, None]),
    ((A, C), True, [H.INLOGGEN, None, H.BUURT, H.BUITEN, None, None]),
    ((C,), False, [H.CODE, None, H.CODE, H.CODE, H.CODE, None]),
    ((C,), True, [H.CODE, None, H.CODE, H.CODE, H.CODE, None]),
    ((A, B, P), False, [H.INLOGGEN, None, H.BUURT, H.BUITEN, None, None]),
]


@pytest.mark.parametrize(("toegang", "zonder_brief", "expected"), TABLE)
def test_who_may_vote(toegang, zonder_brief, expected):
    regels = Regels(toegang=toegang, zonder_brief=zonder_brief)
    assert [hindernis(regels, kiezer) for kiezer in VISITORS.values()] == expected


def test_a_code_is_a_way_in_only_where_there_are_codes():
    assert not takes_codes(Regels()) and not needs_code(Regels())
    assert takes_codes(Regels(toegang=(A, B))) and not needs_code(Regels(toegang=(A, B)))


def test_a_draft_waits_for_the_account_before_the_code_before_the_browser():
    kept = [kiezer.keeps_under[0] for kiezer in VISITORS.values()]
    assert kept == ["browser_hash", "code_id", "person_id", "person_id", "person_id", "person_id"]
