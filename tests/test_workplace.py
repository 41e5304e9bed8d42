"""Who works for the gemeente begins where work of theirs lies."""

import re

import pytest
from flask import url_for

from portal.people.rules import VAN_BUITEN, Rol
from portal.workplace import OVERVIEW, workplace

BEGINS = {
    Rol.MODERATOR: "rapportages.vandaag",
    Rol.REGISSEUR: "rapportages.vandaag",
    Rol.BEHANDELAAR: "rapportages.vandaag",
    Rol.BESLUITNEMER: "buurtbonnen.queue",
    Rol.FINANCIEN: "betalingen.index",
    Rol.CONTROLLER: "betalingen.index",
    Rol.BALIE: "stemmen.desks",
    Rol.BEHEERDER: "moderatie.index",
    Rol.RAADSLID: OVERVIEW,
    Rol.WETHOUDER: OVERVIEW,
    Rol.CMT: OVERVIEW,
}


@pytest.mark.een_database
@pytest.mark.parametrize("rol", [rol for rol in Rol if rol not in VAN_BUITEN])
def test_everyone_begins_where_their_own_work_lies(app, person, browse, rol):
    somebody = person(rol=rol)
    assert workplace(somebody) == BEGINS[rol]
    with app.test_request_context():
        begins = url_for(BEGINS[rol])
    browser = browse(somebody)
    assert re.search(f'<a href="{begins}" class="p-nav__tool">.*?<span>Beheer</span>', browser.get("/buurten/").text)
    page = browser.get(begins)
    assert page.status_code == 200
    assert f'class="p-brand" href="{begins}"' in page.text
