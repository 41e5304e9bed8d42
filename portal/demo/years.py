"""The years of the organisations of the demo village: each autumn they ask their next year, and live it after that.

A year is written once; who asks, is granted, is paid and holds activities follows from it, for last year, this one and the
next, as far as its days have come.
"""

from datetime import date

from portal.clock import HERE
from portal.demo.counter import DRAWN_UP, PUBLISHED, of_aanvraag, of_year
from portal.demo.script import OFFICE, Scene, in_hours
from portal.demo.spending import BOTH
from portal.regelingen import examples

BASIS, ACTIVITEITEN = "basissubsidie", "activiteitensubsidie"
GRANT = "Uw plan past bij de regeling. U weet wat er in de wijk nodig is."
# How an account comes to its end, as (days after 10 March, step, share of what was granted or 0: what was spent, text).
ENDS = {
    "vastgesteld": (
        (0, "verantwoorden", 0, ""), (9, "voorstellen", 100, "De verantwoording is compleet en klopt met de bonnen."),
        (20, "vaststellen", 0, "U hebt gedaan wat u van plan was. Wij stellen het bedrag vast zoals het is toegekend."),
    ),
    "lager": (
        (0, "verantwoorden", 0, ""),
        (9, "voorstellen", 0, "U hield geld over omdat de keuken gratis was. Wij willen vaststellen wat u hebt uitgegeven."),
        (30, "vaststellen", 0, "Wij stellen het bedrag vast op wat u hebt uitgegeven."),
    ),
    "afgehandeld": (
        (0, "verantwoorden", 0, ""),
        (9, "voorstellen", 0, "Eén activiteit werd kleiner dan gepland. Wij willen vaststellen wat u hebt uitgegeven."),
        (14, "reageren", 0, "Dat klopt. De toneelgroep had te weinig spelers."),
        (30, "vaststellen", 0, "Wij stellen het bedrag vast op wat u hebt uitgegeven."), (60, "ontvangen", 0, ""),
    ),
    "verantwoord": ((0, "verantwoorden", 0, ""),),
    "voornemen": (
        (0, "verantwoorden", 0, ""),
        (9, "voorstellen", 90, "Van één activiteit ontbreken de bonnen. Wij willen een lager bedrag vaststellen."),
    ),
    "te_laat": (),
}
ENDS_ON, SIGNED_AFTER = (3, 10), 4


def lived(loket, moment):
    """Every scene of every year with its moment; none lies after ``moment``, which is now."""
    today = moment.astimezone(HERE).date()
    dated = []
    for year in (today.year - 1, today.year, today.year + 1) if loket.get("jaarplan") else ():
        for sleutel in (BASIS, ACTIVITEITEN):
            dated += in_hours(scheme(sleutel, year, today), moment, OFFICE)
        for plan in planners(loket, year, today):
            for asked in (basis(plan, year, today), activities(plan, year, today)):
                dated += in_hours(of_aanvraag(asked, today), moment, OFFICE)
            dated += in_hours(held(plan, year, today), moment, OFFICE)
    return [(at, scene) for at, scene in dated if scene.day <= 0]


def planners(loket, year, today):
    """Those who ask this year; who still owes an account has not asked the next."""
    return [plan for plan in loket["jaarplan"] if plan["einde"] != "te_laat" or year <= today.year]


def scheme(sleutel, year, today):
    """The version under which a year is asked: it holds in the autumn before."""
    example = examples.read(f"hengelo-{sleutel}")
    inhoud = of_another_year(example, year)
    begin = (inhoud.versie["geldig_van"] - today).days
    values = {"sleutel": sleutel, "inhoud": inhoud}
    yield Scene(begin - DRAWN_UP, "opstellen", f"{sleutel}-{year}", "", values, "regeling")
    yield Scene(begin - PUBLISHED, "publiceren", f"{sleutel}-{year}", "", values, "regeling")


def of_another_year(example, year):
    """The example for the year that is asked, with all its days moved along."""
    then = example.vensters[0]["opent_op"].year
    written, asked = str(then + 1), str(year)
    vensters = tuple(
        row | {"naam": row["naam"].replace(written, asked)}
        | {name: of_year(row[name], year - 1) for name in ("opent_op", "sluit_op")} for row in example.vensters
    )
    regels = dict(example.versie["regels"])
    if peildatum := regels.get("formule_peildatum"):
        regels["formule_peildatum"] = peildatum | {"waarde": f"{year - 1}-01-01"}
    frame = {
        "naam": example.versie["naam"].replace(written, asked), "regels": regels,
        "geldig_van": date(year - 1, 8, 1), "geldig_tot": date(year - 1, 12, 31),
    }
    plafonds = tuple(row | {"venster": row["venster"].replace(written, asked)} for row in example.plafonds)
    return examples.Voorbeeld(example.regeling, example.versie | frame, vensters, plafonds)


def basis(plan, year, today):
    """What the organisation always needs."""
    lines = [[what, kind, "onbekend", cents] for what, kind, cents in plan["basis"]]
    return asked_for(plan, BASIS, f"Basissubsidie {year}", lines, year, today)


def activities(plan, year, today):
    """A line of the budget for each activity."""
    lines = [[one["naam"], "activiteit", "onbekend", one["begroot"]] for one in plan["activiteiten"]]
    return asked_for(plan, ACTIVITEITEN, f"Activiteiten {year}", lines, year, today)


def asked_for(plan, sleutel, title, lines, year, today):
    """An application as the counter plays it, from asking in September to what became of the money."""
    filed = days(date(year - 1, 9, 10), today)
    return {
        "sleutel": key_of(plan, sleutel, year), "regeling": f"{sleutel}-{year}", "door": plan["door"], "status": "toegekend",
        "groep": plan["groep"], "soort": "erkende_organisatie", "gebied": plan["gebied"], "titel": title, "wat": plan["plan"],
        "waarom": plan["plan"], "dag": filed, "begin": days(date(year, 1, 1), today), "duur": 364, "kosten": lines,
        "verloop": sorted(handled(plan, sleutel, year, today), key=lambda event: event["dag"]),
    }


def key_of(plan, sleutel, year):
    return f"{plan['groep']}-{sleutel}-{year}"


def days(day, today):
    return (day - today).days


def handled(plan, sleutel, year, today):
    """Taken up, put forward, granted and paid; spent when an activity is over, and accounted for a year later."""
    def on(month, day, stap, of=year - 1, **values):
        return {"dag": days(date(of, month, day), today), "stap": stap, **values}

    yield on(9, 14, "oppakken")
    yield on(9, 28, "voorleggen", tekst="Compleet, en binnen de regels.")
    yield on(10, 12, "toekennen", tekst=GRANT, plichten=["Verantwoord uiterlijk dertien weken na het jaar wat u hebt gedaan."])
    yield on(10, 26, "uitbetalen")
    yield on(7, 2, "uitbetalen", of=year)
    yield from spent(plan, sleutel, year, today)
    if year == today.year:
        yield from this_week(plan, sleutel, year)
    begin = days(date(year + 1, *ENDS_ON), today)
    for after, stap, deel, tekst in ENDS[plan["einde"] if sleutel == ACTIVITEITEN else "vastgesteld"]:
        yield {"dag": begin + after, "stap": stap, "tekst": tekst} | ({"deel": deel} if deel else {})


def this_week(plan, sleutel, year):
    """What people have to do now: sign, decide on money that goes elsewhere, and pay again what came back."""
    if sleutel == ACTIVITEITEN:
        yield from plan.get("deze_week", ())
    if sleutel == BASIS and "rest" in plan:
        naar = key_of(plan, ACTIVITEITEN, year)
        yield {"dag": -6, "stap": "verschuiven", "naar": naar, **plan["rest"]}
    if sleutel == ACTIVITEITEN and "terug" in plan:
        yield {"dag": -9, "stap": "teruggekomen", "tekst": plan["terug"]}
        yield {"dag": -7, "stap": "rekening", "anders": 7}
        yield {"dag": -6, "stap": "rekening_bevestigen"}
        yield {"dag": -3, "stap": "uitbetalen", "wacht": True}
    if sleutel == ACTIVITEITEN and plan.get("nieuwe_rekening"):
        yield {"dag": -4, "stap": "rekening", "anders": 8}


def spent(plan, sleutel, year, today):
    """Each line of the budget once: the activities after they were held, the rest in May. The last one still waits."""
    rows = [(one["naam"], one["dag"], one["uitgegeven"]) for one in plan["activiteiten"]]
    if sleutel == BASIS:
        kept = plan["rest"]["bedrag"] if "rest" in plan and year == today.year else 0
        rows = [(what, "05-20", cents - (0 if place else kept)) for place, (what, _kind, cents) in enumerate(plan["basis"])]
    for what, day, cents in rows:
        begin = days(date(year, *map(int, day.split("-"))), today) + 3
        signers = BOTH if begin + SIGNED_AFTER <= 0 else BOTH[:1]
        yield {"dag": begin, "stap": "uitgeven", "post": what, "bedrag": cents, "tekenen": signers}


def held(plan, year, today):
    """Each activity: announced three weeks before, and looked back on two days after."""
    for one in plan["activiteiten"]:
        day = days(date(year, *map(int, one["dag"].split("-"))), today)
        values = one | {"budget": key_of(plan, ACTIVITEITEN, year), "over": 21}
        key = f"{plan['groep']}-{one['naam']}-{year}"
        yield Scene(day - 21, "aankondigen", key, plan["groep"], values, "activiteit")
        yield Scene(day + 2, "terugblikken", key, plan["groep"], values, "activiteit")
