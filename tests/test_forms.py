"""What every form reads in the same way."""

import pytest

from portal.forms import cents


@pytest.mark.parametrize(("typed", "read"), [
    ("12", 1_200), ("12,5", 1_250), ("12.5", 1_250), ("12,50", 1_250), ("12.50", 1_250), ("12,05", 1_205), ("12,-", 1_200),
    ("1.250", 125_000), ("€ 1.250,5", 125_050), ("999.999.999,99", 99_999_999_999), ("999999999", 99_999_999_900),
])
def test_an_amount_is_read_as_people_type_it(typed, read):
    assert cents(typed) == read


@pytest.mark.parametrize("typed", ["", "veel", "-5", "12,505", "1.25.0", "1234567890", "1.000.000.000", "900" + 6 * ".000"])
def test_what_is_no_amount_or_too_large_is_not_read(typed):
    assert cents(typed) is None
