"""The desk of a round that takes letters, passes and paper: Gerda and Henk work there; one code is lost, one paper differs."""

from portal.clock import now
from portal.stemmen import geheim, queries
from portal.stemmen.actions import papier, vervangen
from portal.stemmen.queries import codes
from portal.stemmen.rules.regels import Regels
from portal.stemmen.rules.ronde import Toegang, Vorm
from tests.agenda import make_agenda, make_code, make_ronde
from tests.browser.newcomer import newcomer

LOST, DIFFERS, ONCE, CAST, VOID, FREE = 1, 2, 3, 4, 5, 6


def play(cast, keys):
    cast |= {name: newcomer(name.title(), "baliemedewerker") for name in ("gerda", "henk")}
    agenda = make_agenda(cast["mo"], title="Stemmen met een brief")
    ways = Regels(toegang=(Toegang.CODE, Toegang.BALIE, Toegang.PAS))
    ronde = make_ronde(agenda, costs=(3_000, 2_500, 0), regels=ways)
    points = make_ronde(agenda, costs=(3_000, 2_500, 0), regels=ways, vorm=Vorm.PUNTEN)
    keys |= {"stem_brief": ronde.id, "stem_papierpunten": points.id, "stem_serie": geheim.serial(ronde.id, FREE)}
    moment, mo, gerda, henk = now(), cast["mo"], cast["gerda"], cast["henk"]
    for number in range(1, FREE + 1):
        make_code(ronde, adres_hash=str(number), uitgegeven_at=moment, uitgegeven_door_id=mo.id)
    made = {number: codes.code_by_number(ronde.id, number).id for number in range(1, FREE + 1)}
    keys |= {"code_kwijt": made[LOST], "code_vervallen": made[VOID], "code_vrij": made[FREE], "code_gebruikt": made[CAST],
             "papier_verschil": made[DIFFERS], "papier_een": made[ONCE]}
    vervangen.ask(codes.code(made[LOST]), "Brief niet aangekomen.", by=gerda)
    vervangen.ask(codes.code(made[VOID]), "Brief nat geworden.", by=gerda)
    vervangen.agree(codes.code(made[VOID]), by=henk)
    type_papers(ronde.id, made, gerda, henk)


def type_papers(ronde_id, made, gerda, henk):
    ronde = queries.one(ronde_id)
    first, second, _third = (keuze.id for keuze in ronde.keuzes)
    for number, choice, by in (
        (DIFFERS, first, gerda), (DIFFERS, second, henk), (ONCE, first, gerda), (CAST, first, gerda), (CAST, first, henk)
    ):
        papier.type_in(ronde, codes.code(made[number]), {choice: 1}, bundel="A1", by=by)
