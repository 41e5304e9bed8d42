"""How the votes of the demo village go: made, fixed, cast by thousands online and on paper, closed and counted."""

from portal.buurtagenda import queries as agendas
from portal.demo import cast
from portal.demo.queries import codes_of
from portal.demo.script import chance_for
from portal.demo.voters import ballots
from portal.extensions import db
from portal.stemmen import queries, tijd
from portal.stemmen.actions import Stemmer, codes, keuzes, maken, papier, sluiten, tellen, vastleggen, vervangen, vote
from portal.stemmen.actions import cast as put_in
from portal.stemmen.actions import save as keep
from portal.stemmen.adreslijst import Adres
from portal.stemmen.queries import codes as codes_read
from portal.stemmen.rules.papier import Ongeldig
from portal.stemmen.rules.ronde import Toegang

PER_ADDRESS = 2


def play(stage, scene):
    by = stage.colleague(cast.MODERATORS[0])
    if scene.deed == "maken":
        make(stage, scene.plan, scene.values, by)
    else:
        DEEDS[scene.deed](stage, fresh(stage.rondes[scene.plan]), scene.values, by)


def fresh(id):
    """The round as it is now: its options change past what was loaded before."""
    db.session.expire(queries.one(id))
    return queries.one(id)


def make(stage, key, written, by):
    agenda = agendas.one(stage.agendas[written["agenda"]])
    names = ("uitleg", "vorm", "opent_at", "sluit_at", "budget")
    values = {name: written.get(name) for name in names} | {"title": written["titel"]}
    id = stage.rondes[key] = maken.start(agenda, values, by=by).id
    maken.change(fresh(id), written.get("regels", {}), by=by)
    keuzes.add_points(fresh(id), [agendas.punt(stage.punten[one]) for one in written.get("punten", ())], by=by)
    for pair in written.get("strijdig", ()):
        keuzes.pair(fresh(id), *(option_id(stage, id, one) for one in pair), by=by)


def option_id(stage, ronde_id, punt):
    return next(keuze.id for keuze in fresh(ronde_id).keuzes if keuze.punt_id == stage.punten[punt])


def fix(stage, ronde, written, by):
    vastleggen.fix(ronde, by=by)


def issue(stage, ronde, written, by):
    """Letters with two codes each, to as many addresses as the story says of each buurt."""
    places = [buurt for buurt, number in written.get("codes", {}).items() for _letter in range(number)]
    town = {name: stage.content["loket"][name] for name in ("postcode", "plaats")} | {"straat": "Voorbeeldstraat"}
    adressen = [
        Adres(aantal=PER_ADDRESS, huisnummer=str(number), buurt=buurt, **town) for number, buurt in enumerate(places, 1)
    ]
    if adressen:
        codes.issue(ronde, codes.prepare(ronde, adressen, Toegang.CODE), by=by)


def announce(stage, ronde, written, by):
    tijd.announce(ronde.id)


def take_part(stage, ronde, written, by):
    """Neighbours with an account, some of whom only save a choice, and as many people with a letter as the story says."""
    voting, saving, number = (written.get(name, none) for name, none in (("stemt", ()), ("bewaart", ()), ("stemmen", 0)))
    made = ballots(ronde, len(voting) + len(saving) + number, liked(stage, written))
    for mail in voting:
        vote(as_voter(stage, ronde, mail), made.pop(), by=stage.people[mail])
    for mail in saving:
        voter = as_voter(stage, ronde, mail)
        keep(voter, made.pop(), voter.kiezer)
    for code, choices in zip(letters(ronde), made, strict=False):
        put_in(ronde, choices, Stemmer(code_id=code.id, buurt_code=code.buurt_code))


def liked(stage, written):
    """{point id: how much it is liked more or less}."""
    return {stage.punten[one]: worth for one, worth in written.get("trek", {}).items()}


def as_voter(stage, ronde, mail):
    return queries.for_voter(ronde.id, person=stage.people[mail], code_id=None, browser_hash="")


def letters(ronde):
    """The codes of a round in the order in which people vote with them: the same every time."""
    return sorted(codes_of(ronde.id), key=lambda code: chance_for(ronde.title, code.nummer).random())


def type_in(stage, ronde, written, by):
    """Some ballots came on paper, and are typed in by two people; one was left empty."""
    made = ballots(ronde, written.get("op_papier", 0), liked(stage, written))
    for place, (code, choices) in enumerate(zip(letters(ronde)[::-1], made, strict=False)):
        reason = "" if place else Ongeldig.LEEG
        for colleague in (cast.BALIE, cast.MODERATORS[1]):
            by = stage.colleague(colleague)
            papier.type_in(ronde, code, choices, bundel="Doos 1", ongeldig=reason, by=by)


def wait_at_the_desk(stage, ronde, written, by):
    """What waits for a second pair of eyes: papers read differently, papers read once, and a letter that got lost."""
    twice, once = written["verschil"], written["een_keer"]
    lost, *waiting = letters(ronde)[::-1][: 1 + twice + once]
    made = iter(ballots(ronde, 2 * twice + once, {}))
    for place, code in enumerate(waiting):
        for colleague in cast.MODERATORS if place < twice else cast.MODERATORS[1:]:
            papier.type_in(ronde, code, next(made), bundel="Doos 1", by=stage.colleague(colleague))
    vervangen.ask(codes_read.code(lost.id), written["kwijt"], by=by)


def withdraw(stage, ronde, written, by):
    keuze = next(keuze for keuze in ronde.keuzes if keuze.punt_id == stage.punten[written["punt"]])
    keuzes.withdraw(queries.keuze(keuze.id), written["tekst"], by=by)


def close(stage, ronde, written, by):
    sluiten.close(ronde, by=by)


def count(stage, ronde, written, by):
    tellen.request_count(ronde, by=by)
    tellen.count_requested()
    tellen.publish(ronde, queries.telling(ronde.id), by=by)


DEEDS = {
    "vastleggen": fix, "codes": issue, "openen": announce, "stemmen": take_part, "papier": type_in,
    "balie": wait_at_the_desk, "intrekken": withdraw, "sluiten": close, "tellen": count,
}
