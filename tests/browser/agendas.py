"""The agendas the browser visits: one in which points are gathered, others further on, and their wijkfoto."""

from datetime import timedelta

from portal.buurtagenda import actions, queries
from portal.buurtagenda.actions import punten, signalen, uitvoering
from portal.buurtagenda.rules.punt import Status
from portal.buurtagenda.rules.toets import Criterium
from portal.clock import today
from portal.extensions import db
from portal.moderatie import actions as moderatie
from portal.moderatie import queries as zaken
from portal.wijken.models import Cijfer, Indicator
from tests.agenda import BUURT, EURO, make_punt

WIJK, TOWN, BREED = "WK016402", "GM0164", ("BU01640201", BUURT, "BU01640203")
TEXT = {"wat": "Een bank bij de vijver.\n\nMet een leuning.", "waarom": "Dan kan iedereen even zitten.", "gebied_code": BUURT,
        "waar": "Bij de vijver", "thema": "groen", "kosten": 1_250 * EURO}
TOLD = {"gebied_code": BUURT, "bron": "bewoner", "organisatie": "", "thema": "veilig"}
STEPS = ("naar_voorbereiding", "naar_ophalen", "naar_bundelen", "naar_vaststelling", "naar_uitvoering", "naar_terugkoppeling")


def play(cast, keys):
    """Mo leads them, Wil brings points and signalen, Buur supports."""
    measure()
    keys["agenda"] = agenda = lead(cast, "Samen in De Noork", 2)
    keys |= gather(agenda, cast) | tell(agenda, cast)
    keys["agenda_concept"] = lead(cast, "Nog een concept", 0)
    keys["agenda_half"] = lead(cast, "Half", 0, doel="")
    keys["agenda_breed"] = lead(cast, "Drie buurten samen", 2, BREED, gebied_code=TOWN)
    keys["agenda_vast"] = vast = lead(cast, "Bijna klaar", 4)
    for number in (1, 2):
        make_punt(queries.one(vast), cast["wil"], Status.TOEGELATEN, title=f"Toegelaten punt {number}")
    keys["agenda_leeg"] = lead(cast, "Niets gekozen", 4, gebied_code=keys["stille_buurt"])
    keys["agenda_terug"] = lead(cast, "Wat ervan kwam", 6)
    keys["agenda_wacht"] = wacht = lead(cast, "Nog niet af", 6)
    make_punt(queries.one(wacht), cast["wil"], Status.IN_UITVOERING, title="Nog niet klaar")
    keys["agenda_dicht"] = dicht = lead(cast, "Helemaal klaar", 6)
    actions.evaluate(queries.one(dicht), "Er staan drie bankjes.", by=cast["mo"])
    keys["agenda_gestopt"] = gestopt = lead(cast, "Gestopt", 2)
    actions.go(queries.one(gestopt), "stoppen", "Er is geen geld.", by=cast["mo"])


def lead(cast, title, steps, buurten=(), **values):
    """The id of an agenda that took so many steps."""
    fields = {"title": title, "gebied_code": BUURT, "van": today(), "tot": today() + timedelta(days=700), "drempel": 3}
    about = {"doel": "Samen kiezen wat eerst moet.", "staat_vast": "Het geld: € 5.000.", "beslist": "De wijkwethouder.",
             "terughoren": "Elke maand."}
    agenda = actions.start(fields | about | values, buurten, by=cast["mo"])
    db.session.flush()
    db.session.expire_all()
    for name in STEPS[:steps]:
        actions.go(queries.one(agenda.id), name, "Kom je ook?", by=cast["mo"])
        db.session.flush()
    return agenda.id


def gather(agenda_id, cast):
    """Points in every state worth looking at: {key of the scene: id}."""
    mo, wil, keys = cast["mo"], cast["wil"], {}
    agenda = queries.one(agenda_id)
    for name in ("nieuw", "lijst", "overleg", "samen", "door", "weg"):
        keys[f"punt_{name}"] = punten.submit(agenda, TEXT | {"title": f"Bankje {name}"}, by=wil).id
    keys["punt_balie"] = punten.submit(agenda, TEXT | {"title": "Bankje balie"}, by=mo, via="balie").id
    for name in ("lijst", "samen", "weg"):
        step(keys[f"punt_{name}"], "plaatsen", mo)
    listed = queries.punt(keys["punt_lijst"])
    punten.support(listed, by=cast["buur"])
    for name in ("lijst", "overleg", "balie"):
        punten.test_anyway(queries.punt(keys[f"punt_{name}"]), "De plek is gevaarlijk. Wachten kan niet.", by=mo)
    punten.test(listed, dict.fromkeys(Criterium, ("ja", "Dat kan.")), by=mo)
    proposal = {"title": "Twee bankjes", "wat": "Twee kleine banken.", "kosten": 800 * EURO}
    for name in ("overleg", "balie"):
        step(keys[f"punt_{name}"], "aanpassing_voorstellen", mo, reden="Zo past het.", voorstel=proposal)
    step(keys["punt_samen"], "samenvoegen", mo, reden="Dat is hetzelfde.", doel=listed.kenmerk)
    step(keys["punt_door"], "doorsturen", mo, reden="Dit is van hen.", naar="Team Groen", naar_mail="groen@voorbeeld.invalid")
    told = moderatie.report_abuse(queries.punt(keys["punt_weg"]), "Hier staat mijn nummer in.", by=cast["buur"])
    moderatie.decide_report(zaken.report(told.id), "verbergen", "Er staat een nummer in van iemand anders.", by=mo)
    keys["melding_punt"] = moderatie.report_abuse(listed, "Dit bankje bestaat al.", by=cast["buur"]).id
    chosen = make_punt(agenda, wil, Status.GEKOZEN, title="Bankje gekozen", plaats=1)
    keys["nieuws_punt"] = work(chosen.id, mo)
    return keys | {"punt_gekozen": chosen.id}


def step(punt_id, name, by, **given):
    db.session.flush()
    punten.take_step(queries.punt(punt_id), name, by=by, **given)


def work(punt_id, mo):
    """The work on a chosen point: planned, one step reached, one to come; the id of the news about it."""
    punt = queries.punt(punt_id)
    planned = {"uitvoerder": "Team Groen", "klaar_voor": today(), "geld_gepland": 900 * EURO, "geld_besteed": None}
    uitvoering.plan(punt, planned, by=mo)
    first = uitvoering.add_milestone(punt, "De plek is gekozen", today(), by=mo)
    uitvoering.reach_milestone(punt, first, by=mo)
    uitvoering.add_milestone(punt, "De bank staat", None, by=mo)
    return uitvoering.report(punt, "De bank is besteld.", by=mo).id


def tell(agenda_id, cast):
    """Signalen in each state: {key of the scene: id}."""
    agenda, mo, keys = queries.one(agenda_id), cast["mo"], {}
    for name in ("nieuw", "wijkfoto", "nee", "door"):
        told = TOLD | {"tekst": f"Het is hier ’s avonds donker ({name})."}
        keys[f"signaal_{name}"] = signalen.give(agenda, told, by=cast["wil"]).id
    of_team = TOLD | {"bron": "professional", "organisatie": "Wijkteam (voorbeeld)", "tekst": "Wij zien eenzame ouderen."}
    told = signalen.give(agenda, of_team, by=mo, via="bijeenkomst").id
    for id in (keys["signaal_wijkfoto"], told):
        signalen.judge(queries.signaal(id), "plaatsen", by=mo)
    signalen.judge(queries.signaal(keys["signaal_nee"]), "niet_plaatsen", by=mo, reden="Dit staat er al.")
    away = {"reden": "Dit is van hen.", "naar": "Team Licht", "naar_mail": "licht@voorbeeld.invalid"}
    signalen.judge(queries.signaal(keys["signaal_door"]), "doorsturen", by=mo, **away)
    return keys


def measure():
    """Figures of several years, some of them a number residents gave, some that cannot be put together."""
    panel = {"bron": "Panel (voorbeeld)", "eenheid": "cijfer 1 tot 10", "soort": "subjectief", "richting": "hoger"}
    db.session.add(Indicator(naam="rapport", titel="Cijfer voor de buurt", **panel, traag=True))
    db.session.add(Indicator(naam="contact", titel="Contact met buren", **panel | {"eenheid": "procent", "richting": "geen"}))
    around = {WIJK: {2020: 6.9, 2022: 7, 2024: 7.1}, TOWN: {2021: 7.2, 2024: 7.3}}
    years = {BUURT: {2020: 6.8, 2021: 7.1, 2023: 7.4, 2024: 7.6}} | around
    rows = [(code, jaar, "rapport", value) for code, values in years.items() for jaar, value in values.items()]
    rows += [(code, 2024, "contact", 40 + 5 * at) for at, code in enumerate((*BREED, TOWN))]
    names = "gebied_code", "jaar", "naam", "waarde"
    db.session.add_all(Cijfer(**dict(zip(names, row, strict=True))) for row in rows)
    db.session.flush()
