"""The two groups of the scene, with their members, a criterium and two invitations that wait: one by mail, one on paper."""

from datetime import timedelta

from portal.bewonersgroepen.models import Bewonersgroep, Criterium, Lidmaatschap, Uitnodigingscode
from portal.bewonersgroepen.rules import Aanbod
from portal.clock import now, today
from portal.extensions import db
from portal.people.models import LoginToken
from portal.regelingen.models import Regeling


def groups(amina, cem):
    """The two groups, what the first added to a regeling, and the invitations that wait."""
    organisation = {"soort": "stichting", "omschrijving": "Samen.", "gebied_code": "BU01640202"}
    db.session.add_all(
        [
            Bewonersgroep(id=1, naam="Erkend", owner_id=amina, erkend_op=today(), **organisation),
            Bewonersgroep(id=2, naam="Nog niet", owner_id=cem, **organisation),
            LoginToken(
                id=1,
                purpose="groep",
                email="eva@voorbeeld.invalid",
                subject_id=1,
                link_hash="x",
                next_path=Aanbod("lid", amina).path(1),
                expires_at=now() + timedelta(days=9),
            ),
        ]
    )
    db.session.flush()
    over = now() + timedelta(days=9)
    db.session.add(Uitnodigingscode(id=1, groep_id=1, rol="lid", code_hash="x", van_id=amina, verloopt_at=over))
    for id, groep, person, rol in (
        (1, 1, amina, "contact"),
        (2, 1, cem, "lid"),
        (3, 2, cem, "contact"),
        (4, 1, cem, "adviseur"),
    ):
        db.session.add(Lidmaatschap(id=id, groep_id=groep, person_id=person, rol=rol, begonnen_op=today()))
    db.session.merge(Regeling(id=1, sleutel="buurtbon", naam="Buurtbon"))
    db.session.flush()
    db.session.add(Criterium(id=1, groep_id=1, regeling_id=1, tekst="Geen eten.", geldig_van=today()))
