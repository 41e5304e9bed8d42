"""Numbers on a page: what CLDR says of them, in Dutch and in English, for any value."""

import random
from decimal import Decimal

import pytest
from babel.numbers import format_decimal
from flask_babel import force_locale

from portal.speech import getal, speak

LOT = random.Random(7)
ODD = (
    0, 7, -7, 999, 1000, -1000, 1234567, 0.0, -0.0, 0.5, 2.0, 0.0005, 0.0015, 0.0025, -0.0004, 999.9995, 1e-7, 1e22,
    1e15 + 0.5,
)
NUMBERS = (
    *ODD, *map(Decimal, ("4.50", "0.125", "100", "1E+3", "-2.0005", "1234567890123456.7895")),
    *(LOT.randrange(-10**9, 10**9) for _ in range(200)),
    *(round(LOT.uniform(-10**6, 10**6), LOT.randrange(6)) for _ in range(800)),
    *(LOT.uniform(-10, 10) for _ in range(400)),
    *(Decimal(LOT.randrange(-10**8, 10**8)).scaleb(-LOT.randrange(6)) for _ in range(400)),
)


@pytest.mark.parametrize("taal", ["nl", "en"])
@pytest.mark.een_database
def test_a_number_is_written_as_people_here_write_it(app, taal):
    with app.test_request_context(), force_locale(taal):
        speak()
        for number in NUMBERS:
            assert getal(number) == format_decimal(number, locale=taal), repr(number)
