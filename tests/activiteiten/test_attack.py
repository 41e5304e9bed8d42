"""What an activity must not let out: photos nobody may see yet, and lines that become a field in a calendar."""

from datetime import timedelta

import pytest

from portal.clock import now
from portal.extensions import db
from tests.activiteiten.conftest import fresh, typed
from tests.activiteiten.test_views import photo

ODD = "Feest\r\nBcc: iemand\r\nATTENDEE:x"


def photo_of(planned, browse, person, **values):
    """The address of a photo, and the activity it is of."""
    activiteit = planned(**values)
    path, data = f"/activiteiten/{activiteit.id}/fotos", {"alt": "Wij", "toestemming": "y"}
    assert browse(person).post(path, data=data | {"foto": (photo(), "a.jpg")}).status_code == 303
    return db.session.scalar(db.text("SELECT key FROM activiteit_foto"))


@pytest.mark.parametrize("status", ["concept", "aangekondigd"])
def test_a_photo_of_a_draft_stays_in_no_browser(status, planned, people, browse):
    key = photo_of(planned, browse, people["amina"], status=status)
    answer = browse(people["cem"]).get(f"/activiteiten/fotos/{key}")
    assert ("no-store" in answer.headers["Cache-Control"]) == (status == "concept")
    assert browse().get(f"/activiteiten/fotos/{key}").status_code == (404 if status == "concept" else 200)


@pytest.mark.parametrize("number", ["-1", "100001", "1e3", "NaN", " "])
def test_an_odd_number_of_people_is_not_kept(number, planned, people, browse):
    activiteit = planned(begint_at=now() - timedelta(hours=2), eindigt_at=now() - timedelta(hours=1))
    place = f"/activiteiten/{activiteit.id}/terugblik"
    assert browse(people["amina"]).post(place, data={"deelnemers": number, "verhaal": "Mooi."}).status_code == 200
    assert fresh(activiteit.id).status == "aangekondigd"


def test_a_name_of_several_lines_is_no_field_of_its_own_in_a_calendar(groep, people, browse):
    amina = browse(people["amina"])
    place = amina.post(f"/activiteiten/nieuw/{groep.id}", data=typed(title=ODD, waar=ODD)).location
    assert amina.post(f"{place}/stap/aankondigen").status_code == 303
    lines = browse().get(f"{place}/agenda.ics").text.splitlines()
    assert not [line for line in lines if line.startswith(("Bcc", "ATTENDEE"))]
