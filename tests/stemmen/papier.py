"""Paper ballots as two people type them in."""

from portal.stemmen import geheim
from portal.stemmen.rules.regels import Regels
from portal.stemmen.rules.ronde import Toegang

LETTERS = Regels(toegang=(Toegang.CODE,))


def typing(browser, ronde, *ids, nummer=1, bundel="A1", **more):
    data = {"serie": geheim.serial(ronde.id, nummer), "bundel": bundel, "keuze": [*map(str, ids)], "ongeldig": ""}
    return browser.post(f"/stemmen/{ronde.id}/papier", data=data | more)


def retyping(browser, *ids, **more):
    return browser.post("/stemmen/papier/1", data={"keuze": [*map(str, ids)], "ongeldig": ""} | more)
