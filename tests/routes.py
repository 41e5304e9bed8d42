"""The doors of the house and who gets in. Plan 1 is public and Amina's, 2 waits for the team, 3 is her draft.

Visitors: a stranger, Bas (a neighbour), Amina (initiatiefnemer), Cem (pulls plan 1 along), Driss (moderator of
another wijk), Rik (raadslid), Mo (moderator), Bea (beheerder). j in, i must log in, n refused, w does not exist.
"""

from portal.clock import now, today
from portal.extensions import db
from portal.initiatieven.models import Foto, Initiatief, Mede, Mijlpaal
from portal.moderatie.models import Heroverweging, Misbruikmelding, Redentekst
from portal.people.models import Person, Role

VISITORS = ("vreemde", "bas", "amina", "cem", "driss", "rik", "mo", "bea")
ROLES = {
    "driss": ("moderator", "WK016404"),
    "rik": ("raadslid", "GM0164"),
    "mo": ("moderator", "GM0164"),
    "bea": ("beheerder", "GM0164"),
}

ALL, KNOWN = "jjjjjjjj", "ijjjjjjj"
TABLE = """
initiatieven.answer GET /initiatieven/1/antwoord innnnnjn
initiatieven.answer GET /initiatieven/2/antwoord wwnwwwjw
initiatieven.answer GET /initiatieven/3/antwoord wwnwwwww
initiatieven.answer POST /initiatieven/1/antwoord innnnnjn
initiatieven.answer POST /initiatieven/2/antwoord wwnwwwjw
initiatieven.answer POST /initiatieven/3/antwoord wwnwwwww
initiatieven.autosave POST /initiatieven/1/bewaren injjnnnn
initiatieven.autosave POST /initiatieven/2/bewaren wwjwwwnw
initiatieven.autosave POST /initiatieven/3/bewaren wwjwwwww
initiatieven.check GET /initiatieven/1/nakijken injjnnnn
initiatieven.check GET /initiatieven/2/nakijken wwjwwwnw
initiatieven.check GET /initiatieven/3/nakijken wwjwwwww
initiatieven.hand_in POST /initiatieven/1/indienen injjnnnn
initiatieven.hand_in POST /initiatieven/2/indienen wwjwwwnw
initiatieven.hand_in POST /initiatieven/3/indienen wwjwwwww
initiatieven.discard POST /initiatieven/1/weggooien innnnnnn
initiatieven.discard POST /initiatieven/2/weggooien wwnwwwnw
initiatieven.discard POST /initiatieven/3/weggooien wwjwwwww
initiatieven.drop_photo POST /initiatieven/1/fotos/sleutel/weg injjnnnn
initiatieven.drop_photo POST /initiatieven/2/fotos/sleutel/weg wwjwwwnw
initiatieven.drop_photo POST /initiatieven/3/fotos/sleutel/weg wwjwwwww
initiatieven.drop_support POST /initiatieven/1/steun-intrekken ijnjjjjj
initiatieven.drop_support POST /initiatieven/2/steun-intrekken wwnwwwnw
initiatieven.drop_support POST /initiatieven/3/steun-intrekken wwnwwwww
initiatieven.edit GET /initiatieven/1/bewerken injjnnnn
initiatieven.edit GET /initiatieven/2/bewerken wwjwwwnw
initiatieven.edit GET /initiatieven/3/bewerken wwjwwwww
initiatieven.edit POST /initiatieven/1/bewerken injjnnnn
initiatieven.edit POST /initiatieven/2/bewerken wwjwwwnw
initiatieven.edit POST /initiatieven/3/bewerken wwjwwwww
initiatieven.follow POST /initiatieven/1/volgen KNOWN
initiatieven.follow POST /initiatieven/2/volgen wwnwwwnw
initiatieven.follow POST /initiatieven/3/volgen wwnwwwww
initiatieven.foto GET /initiatieven/fotos/sleutel.webp wwjwwwjw
initiatieven.index GET /initiatieven/ ALL
initiatieven.invite GET /initiatieven/1/uitnodigen injnnnnn
initiatieven.invite GET /initiatieven/2/uitnodigen wwjwwwnw
initiatieven.invite GET /initiatieven/3/uitnodigen wwjwwwww
initiatieven.invite POST /initiatieven/1/uitnodigen injnnnnn
initiatieven.invite POST /initiatieven/2/uitnodigen wwjwwwnw
initiatieven.invite POST /initiatieven/3/uitnodigen wwjwwwww
initiatieven.join GET /initiatieven/meedoen/onbekend KNOWN
initiatieven.join POST /initiatieven/meedoen/onbekend KNOWN
initiatieven.leave POST /initiatieven/1/stoppen-met-meedoen innjnnnn
initiatieven.leave POST /initiatieven/2/stoppen-met-meedoen wwnwwwnw
initiatieven.leave POST /initiatieven/3/stoppen-met-meedoen wwnwwwww
initiatieven.milestone GET /initiatieven/1/mijlpaal injjnnjn
initiatieven.milestone GET /initiatieven/2/mijlpaal wwnwwwjw
initiatieven.milestone GET /initiatieven/3/mijlpaal wwnwwwww
initiatieven.milestone POST /initiatieven/1/mijlpaal injjnnjn
initiatieven.milestone POST /initiatieven/2/mijlpaal wwnwwwjw
initiatieven.milestone POST /initiatieven/3/mijlpaal wwnwwwww
initiatieven.photos GET /initiatieven/1/fotos injjnnnn
initiatieven.photos GET /initiatieven/2/fotos wwjwwwnw
initiatieven.photos GET /initiatieven/3/fotos wwjwwwww
initiatieven.photos POST /initiatieven/1/fotos injjnnnn
initiatieven.photos POST /initiatieven/2/fotos wwjwwwnw
initiatieven.photos POST /initiatieven/3/fotos wwjwwwww
initiatieven.progress GET /initiatieven/1/voortgang injjnnjn
initiatieven.progress GET /initiatieven/2/voortgang wwnwwwjw
initiatieven.progress GET /initiatieven/3/voortgang wwnwwwww
initiatieven.progress POST /initiatieven/1/voortgang injjnnjn
initiatieven.progress POST /initiatieven/2/voortgang wwnwwwjw
initiatieven.progress POST /initiatieven/3/voortgang wwnwwwww
initiatieven.reach POST /initiatieven/1/mijlpaal/1/gehaald injjnnjn
initiatieven.reach POST /initiatieven/2/mijlpaal/1/gehaald wwnwwwww
initiatieven.reach POST /initiatieven/3/mijlpaal/1/gehaald wwnwwwww
initiatieven.received GET /initiatieven/1/ontvangen injjnnnn
initiatieven.received GET /initiatieven/2/ontvangen wwjwwwnw
initiatieven.received GET /initiatieven/3/ontvangen wwjwwwww
initiatieven.reconsider GET /initiatieven/1/heroverweging innnnnnn
initiatieven.reconsider GET /initiatieven/4/heroverweging wwjwwwnw
initiatieven.reconsider POST /initiatieven/1/heroverweging innnnnnn
initiatieven.reconsider POST /initiatieven/4/heroverweging wwjwwwnw
initiatieven.report GET /initiatieven/1/klopt-niet ALL
initiatieven.report GET /initiatieven/2/klopt-niet wwjwwwjw
initiatieven.report GET /initiatieven/3/klopt-niet wwjwwwww
initiatieven.report POST /initiatieven/1/klopt-niet ALL
initiatieven.report POST /initiatieven/2/klopt-niet wwjwwwjw
initiatieven.report POST /initiatieven/3/klopt-niet wwjwwwww
initiatieven.show GET /initiatieven/1 ALL
initiatieven.show GET /initiatieven/2 wwjwwwjw
initiatieven.show GET /initiatieven/3 wwjwwwww
initiatieven.similar GET /initiatieven/gelijk ALL
initiatieven.start GET /initiatieven/nieuw ALL
initiatieven.start POST /initiatieven/nieuw ALL
initiatieven.step GET /initiatieven/1/stap/publiceren ALL
initiatieven.step GET /initiatieven/2/stap/publiceren wwnwwwjw
initiatieven.step GET /initiatieven/3/stap/indienen wwjwwwww
initiatieven.step POST /initiatieven/1/stap/publiceren ALL
initiatieven.step POST /initiatieven/2/stap/publiceren wwnwwwjw
initiatieven.step POST /initiatieven/3/stap/indienen wwjwwwww
initiatieven.support POST /initiatieven/1/steunen ijnjjjjj
initiatieven.support POST /initiatieven/2/steunen wwnwwwnw
initiatieven.support POST /initiatieven/3/steunen wwnwwwww
initiatieven.unfollow POST /initiatieven/1/ontvolgen KNOWN
initiatieven.unfollow POST /initiatieven/2/ontvolgen wwnwwwnw
initiatieven.unfollow POST /initiatieven/3/ontvolgen wwnwwwww
initiatieven.versions GET /initiatieven/1/versies ALL
initiatieven.versions GET /initiatieven/2/versies wwjwwwjw
initiatieven.versions GET /initiatieven/3/versies wwjwwwww
moderatie.assign POST /beheer/initiatieven/1/toewijzen innnnnjn
moderatie.assign POST /beheer/initiatieven/2/toewijzen wwnwwwjw
moderatie.assign POST /beheer/initiatieven/3/toewijzen wwnwwwww
moderatie.case GET /beheer/initiatieven/1 innnnnjn
moderatie.case GET /beheer/initiatieven/2 wwnwwwjw
moderatie.case GET /beheer/initiatieven/3 wwnwwwww
moderatie.drop_reason POST /beheer/redenen/1/weg wwwwjwjj
moderatie.hide GET /beheer/initiatieven/1/verbergen innnnnjn
moderatie.hide GET /beheer/initiatieven/2/verbergen wwnwwwjw
moderatie.hide GET /beheer/initiatieven/3/verbergen wwnwwwww
moderatie.hide POST /beheer/initiatieven/1/verbergen innnnnjn
moderatie.hide POST /beheer/initiatieven/2/verbergen wwnwwwjw
moderatie.hide POST /beheer/initiatieven/3/verbergen wwnwwwww
moderatie.index GET /beheer/ innnjjjj
moderatie.new_reason GET /beheer/redenen/nieuw innnjnjj
moderatie.new_reason POST /beheer/redenen/nieuw innnjnjj
moderatie.note POST /beheer/initiatieven/1/notitie innnnnjn
moderatie.note POST /beheer/initiatieven/2/notitie wwnwwwjw
moderatie.note POST /beheer/initiatieven/3/notitie wwnwwwww
moderatie.overview GET /beheer/overzicht innnjjjj
moderatie.reason GET /beheer/redenen/1 wwwwjwjj
moderatie.reason POST /beheer/redenen/1 wwwwjwjj
moderatie.reasons GET /beheer/redenen/ innnjnjj
moderatie.report GET /beheer/misbruik/1 wwwwwwjw
moderatie.report POST /beheer/misbruik/1 wwwwwwjw
moderatie.reports GET /beheer/misbruik/ innnjnjn
moderatie.second_look GET /beheer/heroverwegingen/1 wwwwwwjw
moderatie.second_look POST /beheer/heroverwegingen/1 wwwwwwjw
moderatie.together POST /beheer/samen innnjnjn
moderatie.unhide POST /beheer/initiatieven/1/tonen innnnnjn
moderatie.unhide POST /beheer/initiatieven/2/tonen wwnwwwjw
moderatie.unhide POST /beheer/initiatieven/3/tonen wwnwwwww
people.account GET /mijn KNOWN
people.account POST /mijn KNOWN
people.again POST /inloggen/opnieuw ALL
people.code GET /inloggen/code ALL
people.code POST /inloggen/code ALL
people.confirm_address GET /mijn/e-mail/code KNOWN
people.confirm_address POST /mijn/e-mail/code KNOWN
people.data GET /mijn/gegevens.json KNOWN
people.end_role POST /beheer/mensen/rollen/1/beeindigen wwwwwwwj
people.leave GET /mijn/verwijderen KNOWN
people.leave POST /mijn/verwijderen KNOWN
people.link GET /inloggen/link/onbekend ALL
people.link POST /inloggen/link/onbekend ALL
people.login GET /inloggen ALL
people.login POST /inloggen ALL
people.logout POST /uitloggen ALL
people.logout_everywhere POST /mijn/overal-uitloggen KNOWN
people.new_address GET /mijn/e-mail KNOWN
people.new_address POST /mijn/e-mail KNOWN
people.staff GET /beheer/mensen innnnnnj
people.staff POST /beheer/mensen innnnnnj
people.unfollow POST /mijn/niet-meer-volgen KNOWN
people.welcome GET /welkom KNOWN
people.welcome POST /welkom KNOWN
story.afmelden GET /afmelden/onbekend wwwwwwww
story.afmelden POST /afmelden/onbekend wwwwwwww
story.berichten GET /berichten/ KNOWN
story.brievenbus GET /ontwikkeling/brievenbus ALL
story.buurt_feed GET /buurten/BU01640202/atom.xml ALL
story.feed GET /atom.xml ALL
story.gelezen POST /berichten/gelezen KNOWN
story.initiatief_feed GET /initiatieven/1/atom.xml ALL
story.initiatief_feed GET /initiatieven/2/atom.xml wwwwwwww
story.initiatief_feed GET /initiatieven/3/atom.xml wwwwwwww
story.ontvolgen POST /themas/groen/ontvolgen KNOWN
story.volgen POST /themas/groen/volgen KNOWN
voordeur.contact GET /contact ALL
voordeur.gezond GET /gezond ALL
voordeur.hoe_wij_beslissen GET /hoe-wij-beslissen ALL
voordeur.index GET / ALL
voordeur.onderdelen GET /onderdelen ALL
voordeur.privacy GET /privacy ALL
voordeur.spelregels GET /spelregels ALL
voordeur.toegankelijkheid GET /toegankelijkheid ALL
wijken.geojson GET /buurten/BU01640202/kaart.json ALL
wijken.index GET /buurten/ ALL
wijken.mijn_buurt GET /buurten/mijn ALL
wijken.ontvolgen POST /buurten/BU01640202/ontvolgen KNOWN
wijken.show GET /buurten/BU01640202 ALL
wijken.volgen POST /buurten/BU01640202/volgen KNOWN
"""


def build_scene():
    """The people and things the table speaks of; gives each visitor's session key."""
    people = {}
    for number, name in enumerate(VISITORS[1:], 1):
        people[name] = Person(
            id=number, name=name.title(), email=f"{name}@voorbeeld.invalid", stamp="s", buurt_code="BU01640202"
        )
    db.session.add_all(people.values())
    db.session.flush()
    for name, (rol, gebied) in ROLES.items():
        db.session.add(Role(person_id=people[name].id, rol=rol, gebied_code=gebied, begonnen_op=today()))
    for id, status in ((1, "gepubliceerd"), (2, "ingediend"), (3, "concept"), (4, "gepubliceerd")):
        db.session.add(plan(id, status, people["amina"]))
    db.session.flush()
    db.session.add_all(
        [
            Mede(initiatief_id=1, person_id=people["cem"].id),
            Mijlpaal(id=1, initiatief_id=1, titel="Begin"),
            Foto(key="sleutel", initiatief_id=2, alt="Een bak", width=8, height=6),
            Misbruikmelding(id=1, initiatief_id=1, by_id=people["bas"].id, tekst="Dit klopt niet."),
            Heroverweging(
                id=1, initiatief_id=4, by_id=people["amina"].id, eerste_id=people["driss"].id, tekst="Toch wel."
            ),
            Redentekst(id=1, stap="niet_haalbaar", titel="Niet van ons", tekst="De plek is niet van ons."),
        ]
    )
    db.session.commit()
    return {"vreemde": None} | {name: person.get_id() for name, person in people.items()}


def plan(id, status, owner):
    public = status == "gepubliceerd"
    return Initiatief(
        id=id,
        title=f"Plan {id}",
        wat="Samen.",
        waarom="Daarom.",
        thema="groen",
        gebied_code="BU01640202",
        owner=owner,
        status=status,
        kenmerk=f"I-2026-{id:04d}" if status != "concept" else None,
        published_at=now() if public else None,
        submitted_at=now(),
        hidden_at=now() if id == 4 else None,
        hidden_reden="Even niet." if id == 4 else "",
        hidden_by_id=None,
    )


def doors():
    """The table as (endpoint, method, address, expected)."""
    for line in TABLE.strip().splitlines():
        endpoint, method, address, expected = line.split()
        yield endpoint, method, address, {"ALL": ALL, "KNOWN": KNOWN}.get(expected, expected)


DOORS = list(doors())
