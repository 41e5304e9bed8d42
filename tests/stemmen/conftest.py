"""An agenda to vote about, and a round that is open."""

import pytest

from portal.buurtagenda.rules.fase import Fase
from tests.agenda import make_agenda, make_ronde


@pytest.fixture
def agenda(village):
    return make_agenda(village["mo"], Fase.VASTSTELLING)


@pytest.fixture
def ronde(agenda):
    return make_ronde(agenda)


@pytest.fixture
def typists(person, browse):
    return [browse(person(name, rol="baliemedewerker")) for name in ("Gerda", "Henk", "Ina")]
