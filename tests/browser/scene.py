"""The town the browser visits: the demo village, with somebody in every role and a plan in every state."""

import json
from datetime import timedelta
from io import BytesIO

from PIL import Image

from portal.clock import today
from portal.extensions import db
from portal.fotos import reencode
from portal.initiatieven import actions, queries
from portal.initiatieven.models import Initiatief
from portal.initiatieven.rules import OPENBAAR
from portal.moderatie import actions as moderatie
from portal.moderatie import queries as zaken
from portal.people import tokens
from portal.people.models import Person, Role
from portal.people.queries import roles_of
from portal.story import actions as story
from portal.story import mail
from portal.story.commands import deliver_all
from portal.transaction import transaction
from portal.wijken.models import Cijfer, Gebied
from tests.browser import (
    activities,
    afspraken,
    agendas,
    asking,
    budget,
    counting,
    decisions,
    desk,
    efforts,
    groups,
    handling,
    lijnen,
    linking,
    making,
    money,
    opgaven,
    paying,
    rounds,
    schemes,
    settling,
    spending,
    verslagen,
    voting,
    years,
)
from tests.browser.site import make

BUURT, GEMEENTE = "BU01640202", "GM0164"
LONG = "Meerjarenonderhoudsbegrotingsvergaderingsuitnodigingsenvelopversierselwerkgroep!"
EVIL = '"><img src=x onerror=alert(1)><script>alert(2)</script>'
TEXT = {"title": "Muziek op het plein", "wat": "Elke maand spelen buren samen op het plein.\n\nIedereen mag meedoen.",
        "waarom": "Dan leren we elkaar kennen.", "thema": "ontmoeten", "gebied_code": BUURT}
PRIVATE = "Bel mij op 06 12345678 of mail naar wil@voorbeeld.nl."


def build(folder):
    """Fill this folder with the town, and write in ``toneel.json`` what is where."""
    app = make(folder)
    with app.app_context():
        fill(app)
        with transaction():
            found = Scene().play()
        deliver_all()
        (folder / "toneel.json").write_text(json.dumps(found))
        db.session.remove()
        db.engine.dispose()


def fill(app):
    """The demo village, as the portal itself makes it the first time it starts."""
    done = app.test_cli_runner().invoke(args=["start"])
    assert done.exit_code == 0, done.output


def picture(colour="teal"):
    """A photo as a camera might make it."""
    file = BytesIO()
    Image.new("RGB", (800, 600), colour).save(file, "JPEG")
    return file.getvalue()


class Scene:
    """Everything happens through the actions, so nothing here can be in a state the portal does not know."""

    def __init__(self):
        self.cast = {name: self.person(name.capitalize()) for name in ("wil", "buur", "mo", "kim", "bea", "rik", "leeg")}
        self.cast |= {"nieuw": self.person(""), "lang": self.person(LONG[:60], email=f"{LONG[:50].lower()}@voorbeeld.invalid")}
        for name, rol in (("mo", "moderator"), ("kim", "regisseur"), ("bea", "beheerder"), ("rik", "raadslid")):
            self.role(name, rol)
        self.role("lang", "moderator", "WK016404")
        for person in self.cast.values():
            person.roles = roles_of(person)
        self.plans, self.keys = {}, {}

    def person(self, name, email=None):
        made = Person(name=name, email=email or f"{name.lower() or 'nieuw'}@toneel.invalid", stamp="toneel", buurt_code=BUURT)
        db.session.add(made)
        db.session.flush()
        return made

    def role(self, name, rol, gebied=GEMEENTE):
        db.session.add(Role(person_id=self.cast[name].id, rol=rol, gebied_code=gebied, begonnen_op=today()))
        db.session.flush()

    def play(self):
        self.drafts()
        self.at_the_team()
        self.public()
        self.running()
        self.judged()
        self.tokens()
        groups.play(self.cast, self.keys)
        activities.play(self.cast, self.keys, picture())
        schemes.play(self.cast, self.keys)
        asking.play(self.cast, self.keys)
        money.play(self.cast, self.keys)
        decisions.play(self.cast, self.keys)
        spending.play(self.cast, self.keys, picture())
        paying.play(self.cast, self.keys)
        settling.play(self.cast, self.keys, picture())
        years.play(self.cast, self.keys)
        budget.play(self.cast, self.keys)
        handling.play(self.cast, self.keys)
        rounds.play(self.cast, self.keys)
        voting.play(self.cast, self.keys)
        making.play(self.cast, self.keys)
        agendas.play(self.cast, self.keys)
        opgaven.play(self.cast, self.keys)
        efforts.play(self.cast, self.keys)
        linking.play(self.cast, self.keys)
        afspraken.play(self.cast, self.keys)
        lijnen.play(self.cast, self.keys)
        desk.play(self.cast, self.keys)
        counting.play(self.cast, self.keys)
        verslagen.play(self.cast, self.keys)
        return {
            "plan": self.plans | self.by_status(),
            "mens": {name: person.get_id() for name, person in self.cast.items()},
            "sleutel": self.keys,
        }

    def start(self, name, by="wil", **changes):
        self.plans[name] = actions.start(TEXT | changes, by=self.cast[by]).id
        return self.plan(name)

    def plan(self, name):
        """The plan as a page would load it, with all that belongs to it now."""
        db.session.flush()
        db.session.expire_all()
        return queries.one(self.plans[name])

    def hand_in(self, name, by="wil", **changes):
        plan = self.start(name, by, **changes)
        actions.take_step(plan, "indienen", by=self.cast[by])
        return plan

    def publish(self, name, by="wil", **changes):
        plan = self.hand_in(name, by, **changes)
        actions.take_step(plan, "publiceren", by=self.cast["mo"])
        return plan

    def drafts(self):
        self.start("half", title="Nog niet af", wat="", waarom="")
        self.start("klaar", title="Egelpoortjes in onze tuinen", wat=PRIVATE)
        self.start("album", title="Vijf foto’s van het plein")
        for number in range(5):
            photo, alt = reencode(BytesIO(picture())), f"Het plein, foto {number + 1}"
            actions.add_foto(self.plan("album"), photo, alt, by=self.cast["wil"])

    def at_the_team(self):
        self.hand_in("ontvangen")
        asked = self.hand_in("vraag", title="Een hek om de speelplek")
        when = today() + timedelta(days=10)
        actions.take_step(asked, "aanvulling_vragen", by=self.cast["mo"], reden="Waar komt het hek precies?", datum=when)
        evil = self.hand_in("kwaad_ontvangen", **dict.fromkeys(("title", "wat", "waarom"), EVIL))
        moderatie.add_note(evil, EVIL, by=self.cast["mo"])

    def public(self):
        changed = self.publish("openbaar")
        actions.edit(changed, {"wat": "Elke week spelen we samen.\n\nOok in de winter."}, by=self.cast["wil"])
        self.publish("lang", "lang", **dict.fromkeys(("title", "wat", "waarom", "voor_wie", "hulp_gevraagd"), LONG))
        self.publish("kwaad", **dict.fromkeys(("title", "wat", "waarom", "voor_wie", "hulp_gevraagd", "wie_helpt"), EVIL))
        hidden = self.publish("verborgen", title="Een plan dat verborgen is")
        moderatie.hide(hidden, "Er staat een adres in.", by=self.cast["mo"])
        asked = self.publish("opnieuw", title="Kijk nog eens", by="buur")
        moderatie.hide(asked, "Dit is reclame.", by=self.cast["mo"])
        self.keys["heroverweging"] = moderatie.ask_second_look(asked, "Het is geen reclame.", by=self.cast["buur"]).id

    def running(self):
        plan = self.publish("loopt", title="Waterton bij elke regenpijp")
        for name in ("buur", "rik", "lang"):
            actions.add_support(plan, by=self.cast[name])
        story.follow("initiatieven", plan.id, by=self.cast["buur"])
        story.follow("buurten", BUURT, by=self.cast["buur"])
        story.follow("themas", "groen", by=self.cast["buur"])
        actions.answer(plan, "Ja, dit mag. " + LONG, by=self.cast["mo"])
        actions.take_step(plan, "uitvoeren", by=self.cast["wil"])
        actions.add_mijlpaal(plan, "De eerste ton staat", today() + timedelta(days=30), by=self.cast["wil"])
        told = actions.report_progress(plan, EVIL, by=self.cast["wil"], picture=reencode(BytesIO(picture())), alt="Een ton")
        self.keys["nieuws"] = told.id
        for number in range(25):
            actions.report_progress(plan, f"Ton {number + 1} staat.", by=self.cast["wil"])

    def judged(self):
        plan = self.plan("openbaar")
        self.keys["melding"] = moderatie.report_abuse(plan, "Hier klopt iets niet.", by=self.cast["buur"]).id
        decided = zaken.report(moderatie.report_abuse(plan, "En hier ook niet.", by=self.cast["rik"]).id)
        moderatie.decide_report(decided, "niets_doen", "Dit mag gewoon.", by=self.cast["mo"])
        self.keys["redentekst"] = next(iter(zaken.all_texts().values()))[0].id

    def tokens(self):
        self.keys["link"] = tokens.make(tokens.INLOGGEN, "bijna@toneel.invalid", hours=2)
        self.keys["meedoen"] = tokens.make("meedoen", "buur@toneel.invalid", subject_id=self.plans["openbaar"], days=14)
        self.keys["afmelden"] = mail.stop_url(self.cast["leeg"]).rpartition("/")[2]
        self.keys["ontvolgen"] = mail.stop_url(self.cast["leeg"], "buurten", BUURT).rpartition("/")[2]
        counted = db.select(Cijfer.gebied_code).where(Cijfer.naam == "inwoners")
        quiet = db.select(Gebied.code).where(Gebied.soort == "buurt", Gebied.code.not_in(counted))
        self.keys["stille_buurt"] = db.session.scalar(quiet)

    def by_status(self):
        """The oldest public plan of the village in every status."""
        public = db.select(Initiatief.status, Initiatief.id).where(Initiatief.openbaar)
        found = dict(db.session.execute(public.order_by(Initiatief.id.desc())).all())
        assert set(found) == set(OPENBAAR)
        return found
