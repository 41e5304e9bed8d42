"""A form that is sent twice makes one thing, and brings to it both times."""

import pytest
from sqlalchemy import func, select

from portal.extensions import db
from portal.wijkopgaven.models import Doel, Inspanning, OpgaveLid, Projectgroep, Risico, Wijkopgave
from tests.opgaven import make_opgave
from tests.wijkopgaven.test_inspanningen import FILLED

WIJK = {"title": "Noord", "gebied_code": "WK016402", "van": "2026-01-01", "tot": "2027-12-31", "aanleiding": "van_onderop"}
RISICO = {"soort": "doel", "titel": "Te weinig tijd", "kans": 3, "gevolg": 2}


@pytest.mark.parametrize(("who", "address", "data", "model", "before"), [
    ("noor", "/wijkopgaven/beheer/nieuw", WIJK, Wijkopgave, 1),
    ("noor", "/wijkopgaven/{}/inspanning", FILLED, Inspanning, 0),
    ("bea", "/wijkopgaven/doelen/nieuw", {"boven": 0, "niveau": "visie", "titel": "Een fijne stad"}, Doel, 0),
    ("mo", "/wijkopgaven/{}/risicos/nieuw", RISICO, Risico, 0),
    ("noor", "/wijkopgaven/{}/team", {"functie": "Sociaal makelaar", "intern": "nee", "projectgroep_id": 0}, OpgaveLid, 0),
    ("noor", "/wijkopgaven/{}/team/groep", {"naam": "Groen"}, Projectgroep, 0),
])
def test_a_form_sent_twice_makes_one_thing(village, browse, who, address, data, model, before):
    client, page = browse(village[who]), address.format(make_opgave(village["noor"]).id)
    assert 'name="eenmaal"' in client.get(page).text
    first, again = (client.post(page, data=data | {"eenmaal": "een-en-dezelfde"}) for _time in range(2))
    assert (first.status_code, again.status_code, again.location) == (303, 303, first.location)
    assert db.session.scalar(select(func.count()).select_from(model)) == before + 1
