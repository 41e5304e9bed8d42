"""What a hostile visitor or a careless member would try with a group, and what comes of it."""

import pytest

from portal.bewonersgroepen import actions, queries
from portal.bewonersgroepen.models import Bewonersgroep, Criterium, Lidmaatschap
from portal.bewonersgroepen.rules import huidige
from portal.clock import today
from portal.errors import Refused
from portal.extensions import db
from portal.story.models import Mail

TAG = "<img src=x onerror=alert(1)>"
BREAKER = '"><script>alert(1)</script>'


def roles_in(id):
    db.session.expunge_all()
    return sorted((lid.person.name, lid.rol) for lid in huidige(queries.one(id)))


def test_what_a_group_says_never_becomes_code(browse, people, group, regeling):
    groep = group(naam=BREAKER, omschrijving=TAG + " javascript:alert(1)", erkend=True)
    actions.add_criterium(
        groep, regeling, {"tekst": TAG, "categorie": "", "geldig_van": today()}, by=people["amina"]
    )
    db.session.commit()
    stranger, amina, id = browse(), browse(people["amina"]), groep.id
    for visitor, path in (
        (stranger, ""), (stranger, id), (amina, f"{id}/leden"), (amina, f"{id}/criteria"), (amina, f"{id}/bewerken"),
    ):
        page = visitor.get(f"/bewonersgroepen/{path}").text
        assert "<img src=x" not in page and "<script>alert" not in page and "alert(1)" in page, path
    assert "<img src=x" not in browse().get("/atom.xml").text


@pytest.mark.parametrize("name", ["Groep\r\nBcc: boef", "Groep\0", "Gro\u202eep"])
def test_a_name_stays_on_one_line_and_begins_no_header(browse, people, name, invited):
    browse(people["bas"]).post("/bewonersgroepen/nieuw", data={
        "naam": name, "soort": "groep", "gebied_code": "BU01640202", "omschrijving": "We\0 vegen.",
    })
    made = db.session.scalar(db.select(Bewonersgroep))
    assert made.naam.isprintable() and made.omschrijving == "We vegen."
    guest = {"email": "gast@voorbeeld.invalid", "rol": "lid"}
    browse(people["bas"]).post(f"/bewonersgroepen/{made.id}/uitnodigen", data=guest)
    assert db.session.scalar(db.select(Mail)).subject.isprintable()


@pytest.fixture
def asked(browse, people, group, invited, person):
    """Dirk, asked as penningmeester: his page, and the group."""
    groep, dirk = group(leden=()), person("Dirk", email="dirk@voorbeeld.invalid")
    form = {"email": "dirk@voorbeeld.invalid", "rol": "penningmeester"}
    browse(people["amina"]).post(f"/bewonersgroepen/{groep.id}/uitnodigen", data=form)
    return groep.id, dirk, invited()


def test_an_invitation_works_for_one_address_once_and_only_when_pressed(browse, people, asked):
    groep, dirk, page = asked
    for other in (None, people["bas"], people["mo"]):
        browse(other).post(page)
    browse(dirk).get(page)
    browse(dirk).post(page + "x")
    assert roles_in(groep) == [("Amina", "contact")]
    browse(dirk).post(page, data={"rol": "contact"})
    assert roles_in(groep) == [("Amina", "contact"), ("Dirk", "penningmeester")]
    browse(people["amina"]).post(f"/bewonersgroepen/{groep}/leden/{lid_of(groep, dirk)}/beeindigen")
    browse(dirk).post(page)
    assert roles_in(groep) == [("Amina", "contact")]


def lid_of(groep, person):
    return db.session.scalar(db.select(Lidmaatschap.id).filter_by(groep_id=groep, person_id=person.id, geeindigd_op=None))


@pytest.mark.parametrize("end", ["withdrawn", "stopped", "inviter_gone"])
def test_an_invitation_ends_with_what_it_rests_on(browse, people, asked, end):
    groep, dirk, page = asked
    amina = browse(people["amina"])
    if end == "withdrawn":
        key = queries.invitations(queries.one(groep))[0][0].id
        assert browse(people["bas"]).post(f"/bewonersgroepen/{groep}/uitnodigingen/{key}/intrekken").status_code == 403
        amina.post(f"/bewonersgroepen/{groep}/uitnodigingen/{key}/intrekken")
    elif end == "stopped":
        amina.post(f"/bewonersgroepen/{groep}/stoppen", data={"reden": "Klaar."})
    else:
        db.session.query(Lidmaatschap).update({"geeindigd_op": today()})
        db.session.commit()
    browse(dirk).post(page)
    assert "Dirk" not in dict(roles_in(groep))


def test_an_invitation_or_a_role_of_another_group_is_out_of_reach(browse, people, group, asked):
    """The number of a thing of another group in the address of one's own."""
    theirs, _dirk, _page = asked
    own = group("bas", naam="Van Bas", leden=()).id
    key, lid = queries.invitations(queries.one(theirs))[0][0].id, lid_of(theirs, people["amina"])
    bas = browse(people["bas"])
    for path in (f"uitnodigingen/{key}/intrekken", f"leden/{lid}/beeindigen", f"leden/{lid}/rol"):
        assert bas.post(f"/bewonersgroepen/{own}/{path}", data={"rol": "lid"}).status_code == 404, path
    assert bas.post(f"/bewonersgroepen/{own}/overdragen", data={"lid": str(lid)}).status_code == 200
    assert roles_in(theirs) == [("Amina", "contact")]


@pytest.mark.parametrize("who", ["bas", "cem", "eva", "mo", None])
def test_only_the_contact_gives_roles(browse, people, group, who):
    groep = group()
    visitor, lid = browse(people[who] if who else None), lid_of(groep.id, people["cem"])
    before = roles_in(groep.id)
    for path, form in (
        (f"leden/{lid}/rol", {"rol": "penningmeester"}), (f"leden/{lid}/beeindigen", {}), ("overdragen", {"lid": str(lid)}),
        ("uitnodigen", {"email": "x@voorbeeld.invalid", "rol": "penningmeester"}),
    ):
        assert visitor.post(f"/bewonersgroepen/{groep.id}/{path}", data=form).status_code in (200, 302, 403), path
    assert roles_in(groep.id) == before
    assert not db.session.query(Mail).count()


def test_the_contact_makes_nobody_contact_without_a_yes(browse, people, group):
    groep = group()
    lid = lid_of(groep.id, people["cem"])
    page = browse(people["amina"]).post(f"/bewonersgroepen/{groep.id}/leden/{lid}/rol", data={"rol": "contact"})
    assert page.status_code == 200 and dict(roles_in(groep.id))["Cem"] == "lid"
    with pytest.raises(Refused):
        groep = queries.one(groep.id)
        actions.change_role(groep, next(x for x in groep.leden if x.id == lid), "contact", by=people["amina"])


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "morgen", "\0", ""])
def test_a_strange_day_for_a_criterium_is_answered(browse, people, group, regeling, day):
    groep = group(erkend=True)
    form = {"tekst": "Geen\0 eten.", "categorie": "", "geldig_van": day}
    page = browse(people["amina"]).post(f"/bewonersgroepen/{groep.id}/criteria/{regeling}/nieuw", data=form)
    assert page.status_code in (200, 303)
    assert browse().get(f"/bewonersgroepen/{groep.id}").status_code == 200
    for other in ("99", "12abc"):
        assert browse(people["amina"]).get(f"/bewonersgroepen/{groep.id}/criteria/{other}/nieuw").status_code == 404


def test_criteria_of_another_organisation_are_out_of_reach(browse, people, group, regeling):
    theirs = group(erkend=True)
    own = group("bas", naam="Van Bas", leden=(), erkend=True)
    made = Criterium(groep_id=theirs.id, regeling_id=regeling, tekst="Geen eten", geldig_van=today())
    db.session.add(made)
    db.session.commit()
    bas = browse(people["bas"])
    assert bas.post(f"/bewonersgroepen/criteria/{made.id}/beeindigen", data={"tot": today().isoformat()}).status_code == 403
    assert bas.get(f"/bewonersgroepen/{theirs.id}/criteria").status_code == 403
    assert bas.get(f"/bewonersgroepen/{own.id}/criteria").status_code == 200


def test_who_is_in_the_organisation_does_not_recognise_it(browse, people, group):
    groep = group(leden=(("mo", "lid"),), soort="stichting")
    form = {"gebied_code": "GM0164", "op": today().isoformat()}
    assert browse(people["mo"]).post(f"/bewonersgroepen/{groep.id}/erkennen", data=form).status_code == 403
    assert browse(people["driss"]).post(f"/bewonersgroepen/{groep.id}/erkennen", data=form).status_code == 403
    page = browse(people["noor"]).post(f"/bewonersgroepen/{groep.id}/erkennen", data=form | {"gebied_code": "WK016404"})
    assert page.status_code == 200 and queries.one(groep.id).erkend_op is None
