"""An application that led to work in the wijk: its applicant sees that, nobody else does, and the besluit stays to be made."""

from portal.buurtbonnen import actions
from portal.extensions import db
from portal.wijkopgaven.actions import nieuws
from tests.opgaven import inbreng_of, make_inspanning, make_koppeling, make_opgave


def test_the_applicant_sees_the_work_and_its_news(aanvraag_by, village, plafond, browse):
    mo, amina = village["mo"], village["amina"]
    aanvraag = aanvraag_by(amina)
    actions.hand_in(aanvraag, by=amina)
    db.session.commit()
    page = f"/buurtbonnen/{aanvraag.id}"
    assert "Wat ervan komt in de wijk" not in browse(amina).get(page).text
    work = make_inspanning(make_opgave(mo), mo)
    make_koppeling(inbreng_of(aanvraag), work, mo)
    nieuws.report(work, "De eerste boom staat.", by=mo)
    db.session.commit()
    text = browse(amina).get(page).text
    assert "Wat ervan komt in de wijk" in text and "De eerste boom staat." in text
    assert inbreng_of(aanvraag).beloofd is not None
    assert aanvraag.title not in browse().get(f"/wijkopgaven/inspanningen/{work.id}").text
    assert "1 aanvraag. Dat staat niet op de site." in browse().get(f"/wijkopgaven/inspanningen/{work.id}").text
