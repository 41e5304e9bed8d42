"""The pages about groups: who sees what, and how many statements a list costs."""

from datetime import timedelta

import pytest

from portal.bewonersgroepen import queries as groepen
from portal.bewonersgroepen.models import Bewonersgroep, Criterium
from portal.bewonersgroepen.rules import huidige
from portal.clock import today
from portal.extensions import db
from portal.story.models import Mail
from tests.bewonersgroepen.conftest import NAMEN
from tests.page_check import version_in


def newest():
    return db.session.scalar(db.select(Bewonersgroep).order_by(Bewonersgroep.id.desc()))


def roles(groep):
    db.session.expunge_all()
    return sorted((lid.person.name, lid.rol) for lid in huidige(groepen.one(groep.id)))


def lid(groep, person):
    return next(lid.id for lid in groepen.one(groep.id).leden if lid.person_id == person.id)


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_however_long(group, browse, queries, count):
    for number in range(count):
        group(naam=f"Buren {number}")
        group(naam=f"Stichting {number}", erkend=True)
    queries.clear()
    page = browse().get("/bewonersgroepen/")
    assert page.text.count('<li class="p-card">') == 2 * count
    assert len(queries) == 3


@pytest.mark.parametrize("count", [1, 3])
def test_page_of_a_group_costs_the_same_however_much_it_says(people, person, group, browse, queries, regeling, count):
    groep = group(erkend=True)
    for number in range(count):
        db.session.add(Criterium(groep_id=groep.id, regeling_id=regeling, tekst=f"{number}", geldig_van=today()))
    db.session.commit()
    queries.clear()
    page = browse().get(f"/bewonersgroepen/{groep.id}")
    assert page.text.count("Vanaf ") == count
    anonymous = len(queries)
    queries.clear()
    browse(people["amina"]).get(f"/bewonersgroepen/{groep.id}/leden")
    assert (anonymous, len(queries)) == (5, 4)


def test_public_pages_name_nobody(people, group, browse):
    groep = group()
    for who in (None, "bas", "mo"):
        visitor = browse(people[who] if who else None)
        for page in ("/bewonersgroepen/", f"/bewonersgroepen/{groep.id}"):
            text = visitor.get(page).text
            assert "Buren van de Noork" in text
            assert not any(name in text for name in ("Amina", "Cem", "Eva", "voorbeeld.invalid"))


def test_list_is_paged_by_name_and_narrowed_to_a_buurt(people, group, browse):
    for number in range(21):
        group(naam=f"Groep {number:02}", leden=())
    group(naam="Verderop", gebied_code="BU01640401", leden=())
    first = browse().get("/bewonersgroepen/?buurt=WK016402").text
    assert "Groep 19" in first and "Groep 20" not in first
    second = browse().get("/bewonersgroepen/?buurt=WK016402&na=Groep+19").text
    assert "Groep 20" in second and "Groep 19" not in second and "Verderop" not in second
    assert "Verderop" in browse().get("/bewonersgroepen/?buurt=BU01640401").text
    assert browse().get("/bewonersgroepen/?buurt=%00'&na=%00x").status_code == 200


def test_stopped_group_leaves_the_list_and_keeps_its_page(people, group, browse):
    groep = group()
    browse(people["amina"]).post(f"/bewonersgroepen/{groep.id}/stoppen", data={"reden": "We zijn klaar."})
    assert "Buren van de Noork" not in browse().get("/bewonersgroepen/").text
    page = browse().get(f"/bewonersgroepen/{groep.id}").text
    assert "We zijn klaar." in page and "Wil je meedoen?" not in page
    assert browse(people["amina"]).get(f"/bewonersgroepen/{groep.id}/stoppen").status_code == 403
    browse(people["mo"]).post(f"/bewonersgroepen/{groep.id}/heropenen")
    assert "Buren van de Noork" in browse().get("/bewonersgroepen/").text


def test_a_double_click_founds_one_group_and_leads_to_it(people, browse):
    amina = browse(people["amina"])
    first, second = (amina.post("/bewonersgroepen/nieuw", data=NAMEN).location for _twice in range(2))
    assert first == second and db.session.query(Bewonersgroep).count() == 1
    other = browse(people["bas"]).post("/bewonersgroepen/nieuw", data=NAMEN)
    assert other.status_code == 200 and "Er is al een groep met deze naam" in other.text


def test_resident_starts_a_group(people, browse):
    amina = browse(people["amina"])
    assert amina.get("/bewonersgroepen/nieuw").status_code == 200
    answer = amina.post("/bewonersgroepen/nieuw", data=NAMEN)
    assert answer.location == f"/bewonersgroepen/{newest().id}"
    assert "Jij bent het contact." in amina.get(answer.location).text
    assert roles(newest()) == [("Amina", "contact")]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"naam": ""}, "Geef de groep een naam."),
        ({"naam": "b" * 81}, "hooguit 80 tekens"),
        ({"naam": "Bel 06 12345678"}, "Zet geen e-mailadres of telefoonnummer in de naam."),
        ({"naam": "Team G3meente Hengelo"}, "niemand denkt dat de groep van de gemeente is"),
        ({"naam": "BUREN van de noork"}, "Er is al een groep met deze naam."),
        ({"soort": "bende"}, "Kies een van de mogelijkheden."),
        ({"gebied_code": ""}, "Kies een buurt of wijk."),
        ({"gebied_code": "BU99999999"}, "Kies een van de mogelijkheden."),
        ({"omschrijving": "Mail naar iemand@voorbeeld.nl"}, "Haal dit weg"),
    ],
)
def test_what_is_not_good_is_said_beside_the_field_and_stays(people, group, browse, changes, said):
    group(leden=())
    answer = browse(people["bas"]).post("/bewonersgroepen/nieuw", data=NAMEN | {"naam": "Nieuw"} | changes)
    assert said in answer.text and "Fout:" in answer.text
    assert newest().naam == "Buren van de Noork"


def test_contact_edits_and_the_name_may_stay_the_same(people, group, browse):
    groep = group()
    data = NAMEN | {"omschrijving": "We harken.", "soort": "vereniging"}
    assert browse(people["amina"]).post(f"/bewonersgroepen/{groep.id}/bewerken", data=data).status_code == 303
    db.session.expunge_all()
    assert (newest().omschrijving, newest().soort) == ("We harken.", "vereniging")


@pytest.mark.parametrize(("who", "naam"), [("bas", "Bewoners Burgemeester Jansenplein"), ("mo", "Gemeente en buren")])
def test_a_street_called_after_an_office_or_staff_may_name_it(people, browse, who, naam):
    assert browse(people[who]).post("/bewonersgroepen/nieuw", data=NAMEN | {"naam": naam}).status_code == 303
    assert newest().naam == naam


def test_a_group_keeps_the_name_it_had(people, group, browse):
    groep = group(naam="Gemeente en buren")
    data = NAMEN | {"naam": groep.naam, "omschrijving": "We harken."}
    assert browse(people["amina"]).post(f"/bewonersgroepen/{groep.id}/bewerken", data=data).status_code == 303
    assert newest().omschrijving == "We harken."


def test_second_of_two_who_edit_reads_so_and_keeps_what_was_typed(people, group, browse):
    groep = group()
    amina, url = browse(people["amina"]), f"/bewonersgroepen/{groep.id}/bewerken"
    seen = version_in(amina.get(url))
    assert amina.post(url, data=NAMEN | seen | {"omschrijving": "We harken."}).status_code == 303
    late = amina.post(url, data=NAMEN | seen | {"omschrijving": "We zaaien."})
    assert "net ergens anders aangepast" in late.text and "We zaaien." in late.text
    db.session.expunge_all()
    assert newest().omschrijving == "We harken."
    again = version_in(late) | {"omschrijving": "We harken en zaaien."}
    assert amina.post(url, data=NAMEN | again).status_code == 303


def test_invited_person_joins_in_the_role_with_a_button(people, group, browse, invited):
    groep = group()
    data = {"email": people["bas"].email.upper(), "rol": "tweede_tekenaar"}
    browse(people["amina"]).post(f"/bewonersgroepen/{groep.id}/uitnodigen", data=data)
    bas = browse(people["bas"])
    assert "tweede tekenaar" in bas.get(invited()).text
    assert ("Bas", "tweede_tekenaar") not in roles(groep)
    assert bas.post(invited()).location == f"/bewonersgroepen/{groep.id}/werkplaats"
    assert ("Bas", "tweede_tekenaar") in roles(groep)
    assert "Deze uitnodiging werkt niet meer." in bas.post(invited()).text


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_invitation_is_for_the_address_it_was_sent_to(people, group, browse, invited, method):
    groep = group()
    data = {"email": people["bas"].email, "rol": "lid"}
    browse(people["amina"]).post(f"/bewonersgroepen/{groep.id}/uitnodigen", data=data)
    answer = browse(people["driss"]).open(invited(), method=method)
    assert answer.status_code == 403
    assert people["bas"].email not in answer.text and "Buren van de Noork" not in answer.text
    assert browse().get(invited()).location == f"/inloggen?next={invited()}"
    assert len(roles(groep)) == 3


def test_contact_sees_who_has_not_answered_and_takes_it_back(people, group, browse, invited):
    groep, amina = group(), browse(people["amina"])
    for email in (people["bas"].email, people["driss"].email):
        amina.post(f"/bewonersgroepen/{groep.id}/uitnodigen", data={"email": email, "rol": "lid"})
    page = amina.get(f"/bewonersgroepen/{groep.id}/leden").text
    assert "b***@voorbeeld.invalid, als lid." in page
    assert "***@" not in browse(people["cem"]).get(f"/bewonersgroepen/{groep.id}/leden").text
    key = groepen.invitations(groep)[0][0].id
    amina.post(f"/bewonersgroepen/{groep.id}/uitnodigingen/{key}/intrekken")
    assert "werkt niet meer" in browse(people["bas"]).post(invited(0)).text
    browse(people["driss"]).post(invited(1))
    assert [name for name, _rol in roles(groep)] == ["Amina", "Cem", "Driss", "Eva"]


def test_invitation_ends_with_the_right_of_who_sent_it(people, group, browse, invited):
    """Who is no contact any more cannot come back in by a second address."""
    groep = group(leden=(("cem", "contact"),))
    data = {"email": people["bas"].email, "rol": "contact"}
    browse(people["cem"]).post(f"/bewonersgroepen/{groep.id}/uitnodigen", data=data)
    number = lid(groep, people["cem"])
    browse(people["amina"]).post(f"/bewonersgroepen/{groep.id}/leden/{number}/beeindigen")
    assert "werkt niet meer" in browse(people["bas"]).post(invited()).text
    assert roles(groep) == [("Amina", "contact")]


def test_new_contact_says_yes_before_the_old_one_steps_down(people, group, browse, invited):
    groep, amina, cem = group(), browse(people["amina"]), browse(people["cem"])
    answer = amina.post(f"/bewonersgroepen/{groep.id}/overdragen", data={"lid": lid(groep, people["cem"])})
    assert answer.location.endswith("/leden")
    assert ("Amina", "contact") in roles(groep)
    assert "in plaats van Amina" in cem.get(invited()).text
    cem.post(invited())
    assert roles(groep) == [("Amina", "lid"), ("Cem", "contact"), ("Eva", "penningmeester")]
    assert groepen.one(groep.id).owner_id == people["cem"].id


def test_who_holds_a_role_gets_another_beside_it(people, group, browse, invited):
    groep = group()
    data = {"email": people["eva"].email, "rol": "adviseur"}
    browse(people["amina"]).post(f"/bewonersgroepen/{groep.id}/uitnodigen", data=data)
    browse(people["eva"]).post(invited())
    assert [rol for name, rol in roles(groep) if name == "Eva"] == ["adviseur", "penningmeester"]


def test_staff_bring_in_a_contact_where_there_is_none_and_no_other_role(people, group, browse, invited):
    groep, mo = group(), browse(people["mo"])
    page = f"/bewonersgroepen/{groep.id}/uitnodigen"
    assert mo.post(page, data={"email": people["bas"].email, "rol": "contact"}).status_code == 403
    browse(people["amina"]).post(f"/bewonersgroepen/{groep.id}/weggaan")
    assert "Kies een van de mogelijkheden." in mo.post(page, data={"email": "x@voorbeeld.nl", "rol": "lid"}).text
    mo.post(page, data={"email": people["bas"].email, "rol": "contact"})
    mo.post(page, data={"email": people["cem"].email, "rol": "contact"})
    browse(people["bas"]).post(invited(0))
    browse(people["cem"]).post(invited())
    assert ("Bas", "contact") in roles(groep) and ("Cem", "contact") not in roles(groep)


def test_member_leaves_and_no_longer_sees_who_is_in_it(people, group, browse):
    groep, cem = group(), browse(people["cem"])
    assert "Eva" in cem.get(f"/bewonersgroepen/{groep.id}/leden").text
    cem.post(f"/bewonersgroepen/{groep.id}/weggaan")
    assert cem.get(f"/bewonersgroepen/{groep.id}/leden").status_code == 403


@pytest.mark.parametrize("who", ["bas", "driss", "rik", "mo", "bea"])
def test_members_are_for_members(people, group, browse, who):
    groep = group()
    assert browse(people[who]).get(f"/bewonersgroepen/{groep.id}/leden").status_code == 403


def test_membership_of_another_group_is_out_of_reach(people, group, browse):
    mine, other = group(), group(by="bas", naam="Die van Bas")
    number = lid(other, people["cem"])
    amina = browse(people["amina"])
    assert amina.post(f"/bewonersgroepen/{mine.id}/leden/{number}/beeindigen").status_code == 404
    assert amina.post(f"/bewonersgroepen/{mine.id}/overdragen", data={"lid": number}).status_code == 200
    assert ("Cem", "lid") in roles(other)


def test_staff_recognise_within_their_own_area(people, group, browse):
    groep = group(soort="stichting")
    noor, page = browse(people["noor"]), f"/bewonersgroepen/{groep.id}/erkennen"
    assert "Groot Driene" not in noor.get(page).text
    form = {"gebied_code": "WK016404", "op": today().isoformat()}
    assert "Kies een van de mogelijkheden." in noor.post(page, data=form).text
    future = {"gebied_code": "WK016402", "op": (today() + timedelta(days=1)).isoformat()}
    assert "Kies vandaag of een dag die al is geweest." in noor.post(page, data=future).text
    assert noor.post(page, data=form | {"gebied_code": "WK016402"}).status_code == 303
    assert "Werkgebied: Noord" in browse().get("/bewonersgroepen/").text
    noor.post(f"/bewonersgroepen/{groep.id}/erkenning-beeindigen", data={"reden": "Er is geen bestuur meer."})
    assert "Werkgebied: Noord" not in browse().get("/bewonersgroepen/").text


def test_organisation_shows_its_own_criteria(people, group, browse, regeling):
    groep, eva = group(erkend=True), browse(people["eva"])
    assert "Buurtbon" in eva.get(f"/bewonersgroepen/{groep.id}/criteria").text
    page = f"/bewonersgroepen/{groep.id}/criteria/{regeling}/nieuw"
    form = {"tekst": "Geen eten en drinken.", "categorie": "", "geldig_van": today().isoformat()}
    gone = form | {"geldig_van": "2020-01-01"}
    assert "Kies vandaag of een dag die nog moet komen." in eva.post(page, data=gone).text
    assert eva.post(page, data=form).status_code == 303
    assert "Geen eten en drinken." in browse().get(f"/bewonersgroepen/{groep.id}").text
    number = db.session.scalar(db.select(Criterium.id))
    ending = f"/bewonersgroepen/criteria/{number}/beeindigen"
    assert "Geen eten en drinken." in eva.get(ending).text
    eva.post(ending, data={"tot": today().isoformat()})
    assert "tot en met" in browse().get(f"/bewonersgroepen/{groep.id}").text


def test_account_shows_groups_and_roles(people, group, browse):
    group()
    page = browse(people["eva"]).get("/mijn").text
    assert "Buren van de Noork" in page and "penningmeester" in page
    assert "Je zit nog niet in een groep." in browse(people["bas"]).get("/mijn").text


def test_an_only_contact_is_warned_and_may_go(people, group, browse):
    groep, amina = group(), browse(people["amina"])
    assert "Anderen rekenen nog op jou." in amina.get("/mijn/verwijderen").text
    assert "Anderen rekenen nog op jou." not in browse(people["cem"]).get("/mijn/verwijderen").text
    assert amina.post("/mijn/verwijderen", data={"bevestiging": "verwijderen"}).location == "/"
    assert [name for name, _rol in roles(groep)] == ["Cem", "Eva"]


def test_account_that_goes_leaves_every_group(people, group, browse):
    groep = group()
    browse(people["cem"]).post("/mijn/verwijderen", data={"bevestiging": "verwijderen"})
    assert [name for name, _rol in roles(groep)] == ["Amina", "Eva"]


def test_berichten_lead_to_the_group(people, group, browse):
    groep = group()
    browse(people["amina"]).post(f"/bewonersgroepen/{groep.id}/stoppen", data={"reden": "We zijn klaar."})
    page = browse(people["cem"]).get("/berichten/").text
    assert "De groep is gestopt" in page and f"/bewonersgroepen/{groep.id}" in page


def test_mail_of_a_group_goes_out_to_each_with_a_reason(people, group, browse):
    from portal.story.delivery import write_notifications

    groep = group()
    browse(people["cem"]).post(f"/bewonersgroepen/{groep.id}/weggaan")
    browse(people["amina"]).post(f"/bewonersgroepen/{groep.id}/stoppen", data={"reden": "We zijn klaar."})
    write_notifications()
    mails = {mail.to: mail.body for mail in db.session.scalars(db.select(Mail).order_by(Mail.id))}
    assert "lid bent van deze groep" in mails[people["eva"].email]
    assert "contact bent van deze groep" in mails[people["amina"].email]
    assert "We zijn klaar." in mails[people["mo"].email]


def test_buurt_page_leads_to_its_groups(browse):
    assert "/bewonersgroepen/?buurt=BU01640202" in browse().get("/buurten/BU01640202").text


def test_everything_is_there_in_english(people, group, browse, regeling):
    groep, amina = group(erkend=True), browse(people["amina"])
    for page in ("", f"{groep.id}", f"{groep.id}/leden", f"{groep.id}/criteria", f"{groep.id}/uitnodigen", "nieuw"):
        assert '<html lang="en"' in amina.get(f"/bewonersgroepen/{page}?taal=en").text


def test_an_invitation_or_a_criterium_that_is_sent_twice_goes_out_once(people, group, browse, regeling):
    groep, amina = group(erkend=True), browse(people["amina"])
    at = f"/bewonersgroepen/{groep.id}"
    forms = {
        f"{at}/uitnodigen": {"email": people["bas"].email, "rol": "lid"},
        f"{at}/overdragen": {"lid": lid(groep, people["eva"])},
        f"{at}/criteria/{regeling}/nieuw": {"tekst": "Geen eten.", "categorie": "", "geldig_van": today().isoformat()},
    }
    before = db.session.query(Mail).count()
    for page, typed in forms.items():
        assert 'name="eenmaal"' in amina.get(page).text
        for _time in range(2):
            assert amina.post(page, data=typed | {"eenmaal": f"merk {page}"}).status_code == 303
    assert db.session.query(Mail).count() == before + 2
    assert [row.tekst for row in db.session.query(Criterium)] == ["Geen eten."]
