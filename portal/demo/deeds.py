"""How each scene of the demo village is played: through the same actions as people use."""

from datetime import timedelta

from portal.clock import today
from portal.demo import agenda, applying, cast, gatherings, groups, polls, register, schemes, script, work
from portal.demo.pictures import draw
from portal.demo.things import thing_of
from portal.fotos import reencode
from portal.initiatieven import actions, queries
from portal.initiatieven.rules import LOTS
from portal.moderatie import actions as moderatie


class Stage:
    """The people by mail address, and by its key the id of everything there is by now."""

    def __init__(self, content, people, profiel):
        self.content, self.people, self.profiel = content, people, profiel
        self.plans = {plan["sleutel"]: plan for plan in content["initiatief"]}
        self.ids, self.mijlpalen = {}, {}
        self.vensters, self.groepen, self.aanvragen = {}, {}, {}
        self.agendas, self.signalen, self.punten, self.rondes = {}, {}, {}, {}
        self.opgaven, self.inspanningen, self.activiteiten = {}, {}, {}
        self.sorted_on = None

    def play(self, scene):
        PLAYERS[scene.of](self, scene)

    def colleague(self, colleague):
        return self.people[colleague.mail]

    def play_plan(self, scene):
        if scene.deed == "begin":
            self.begin(scene.values, self.people[scene.who])
        else:
            initiatief = queries.one(self.ids[scene.plan])
            DEEDS[scene.deed](self, initiatief, scene.values, self.player(scene))

    def player(self, scene):
        if scene.who == script.TEAM:
            return cast.judge(self.plans[scene.plan], self.people, self.content)
        return self.people[scene.who]

    def begin(self, plan, owner):
        initiatief = actions.start(text_of(plan), by=owner)
        initiatief.lot = script.chance_for(plan["sleutel"], "lot").randrange(LOTS)
        self.ids[plan["sleutel"]] = initiatief.id


def text_of(plan):
    """What the owner filled in, under the names of the form."""
    lat, lon = plan.get("punt", (None, None))
    names = ("wat", "waarom", "voor_wie", "hulp_gevraagd", "wie_helpt", "thema")
    return {"title": plan["titel"], "gebied_code": plan["buurt"], "lat": lat, "lon": lon} | {
        name: plan[name] for name in names if name in plan
    }


def join(stage, initiatief, values, person):
    actions.accept_invitation(initiatief, by=person)


def add_foto(stage, initiatief, plan, person):
    actions.add_foto(initiatief, reencode(draw(plan["foto"])), plan["foto_alt"], by=person)


def take_step(stage, initiatief, event, person):
    """A step with whatever the story gives it; who takes a plan up becomes the one who handles it."""
    given = {"reden": event.get("tekst", "")}
    if event["stap"] == "aanvulling_vragen":
        given["datum"] = today() + timedelta(days=event["voor"])
    elif event["stap"] == "doorsturen":
        given |= {"naar": event["naar"], "naar_mail": cast.address(event["naar"])}
    elif event["stap"] == "samenvoegen":
        given["doel"] = stage.ids[event["naar"]]
    actions.take_step(initiatief, event["stap"], by=person, **given)
    if event["stap"] == "in_behandeling":
        moderatie.assign(initiatief, person.id, by=person)


def answer(stage, initiatief, event, person):
    actions.answer(initiatief, event["tekst"], by=person)


def tell_news(stage, initiatief, event, person):
    actions.report_progress(initiatief, event["tekst"], by=person)


def add_mijlpaal(stage, initiatief, event, person):
    """Planned on the day ``voor``, counted from the day the village is filled."""
    planned = today() + timedelta(days=event["voor"] - event["dag"])
    mijlpaal = actions.add_mijlpaal(initiatief, event["tekst"], planned, by=person)
    stage.mijlpalen[initiatief.id, event["tekst"]] = mijlpaal


def reach_mijlpaal(stage, initiatief, event, person):
    actions.reach_mijlpaal(initiatief, stage.mijlpalen[initiatief.id, event["tekst"]], by=person)


def support(stage, initiatief, values, person):
    actions.add_support(initiatief, by=person)


def add_note(stage, initiatief, values, person):
    moderatie.add_note(initiatief, values["tekst"], by=person)


def report_abuse(stage, scene):
    """A resident says that something on the site is not right, whatever kind of thing it is."""
    moderatie.report_abuse(thing_of(stage, scene.values), scene.values["reden"], by=stage.people[scene.who])


def hide(stage, initiatief, values, person):
    moderatie.hide(initiatief, values["reden"], by=person)


def ask_second_look(stage, initiatief, values, person):
    moderatie.ask_second_look(initiatief, values["reden"], by=person)


DEEDS = {
    "meedoen": join,
    "foto": add_foto,
    "stap": take_step,
    "antwoord": answer,
    "voortgang": tell_news,
    "mijlpaal": add_mijlpaal,
    "gehaald": reach_mijlpaal,
    "steun": support,
    "notitie": add_note,
    "verbergen": hide,
    "heroverweging": ask_second_look,
}

PLAYERS = {
    "initiatief": Stage.play_plan,
    "melding": report_abuse,
    "regeling": schemes.play,
    "groep": groups.play,
    "aanvraag": applying.play,
    "activiteit": gatherings.play,
    "agenda": agenda.play,
    "punt": agenda.play_punt,
    "signaal": agenda.play_signaal,
    "ronde": polls.play,
    "opgave": work.play,
    "inspanning": work.play_inspanning,
    "inbreng": register.play,
}
