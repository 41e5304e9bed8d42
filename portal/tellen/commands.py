"""``flask --app portal tel``: counts any .pb file, and says for every project why it won or not."""

import json
from dataclasses import replace
from fractions import Fraction

import click
from flask_babel import force_locale

from portal.tellen.outcome import Outcome, Trace
from portal.tellen.pb import Broken, PbFile, read
from portal.tellen.rules import DEEL, MEESTE_STEMMEN, NIETS, REGELS, RESTEN, VOLGENDE, Rules
from portal.tellen.tel import tel as count
from portal.tellen.zinnen import score, zin
from portal.templating import euro, getal

IN_EUROS = {"kosten", "tekort", "krijgt", "konden", "steun_tekort", "groep_over", "per_stem"}
NAMES = {VOLGENDE: "daarna wat nog past", DEEL: "daarna een deel voor het volgende", NIETS: "de rest blijft over"}


def teach(app):
    """Give the app the command of the count."""
    app.cli.add_command(tel)


@click.command()
@click.argument("bestand", type=click.Path(exists=True, dir_okay=False))
@click.option("--regel", type=click.Choice(REGELS), help="Hoe er wordt geteld. Zonder: zoals het bestand zegt.")
@click.option(
    "--rest", type=click.Choice(RESTEN), help="Wat er gebeurt met wat over is. Zonder: zoals het bestand zegt."
)
@click.option("--zaad", help="Het zaad van de loting bij gelijke stand.")
@click.option("--samen", is_flag=True, help="Verdeel wat thema’s en gebieden overlaten daarna over alle projecten.")
@click.option("--json", "as_json", is_flag=True, help="Geef de uitslag als JSON.")
def tel(bestand, regel, rest, zaad, samen, as_json):
    """Tel de stemmen in een .pb-bestand (pabulib.org) en zeg van elk project waarom het wint of niet."""
    try:
        file = read(bestand, asked=bool(regel))
    except Broken as broken:
        click.echo(broken, err=True)
        raise SystemExit(2) from None
    outcome = count(file.election, asked(file, regel, rest, zaad, samen))
    with force_locale("nl"):
        click.echo(in_json(bestand, outcome) if as_json else in_words(outcome))


def asked(file: PbFile, regel, rest, zaad, samen) -> Rules:
    """The rules of the file with what was asked instead. Another rule brings its own rest, if the file names none."""
    rules = replace(file.rules, zaad=file.rules.zaad if zaad is None else zaad, samen=samen or file.rules.samen)
    if regel and regel != rules.regel:
        own = rules.rest if file.meta.get("leftover_budget") else VOLGENDE if regel == MEESTE_STEMMEN else NIETS
        rules = replace(rules, regel=regel, rest=own)
    return replace(rules, rest=rest or rules.rest)


def in_json(bestand, outcome: Outcome) -> str:
    rules, unit = outcome.rules, 1 if outcome.rules.plaatsen else 100
    found = {
        "bestand": bestand,
        "regels": {"regel": rules.regel, "rest": rules.rest, "zaad": rules.zaad, "samen": rules.samen},
        "stembiljetten": outcome.election.cast,
        "budget": shown(outcome.election.budget, unit),
        "winnaars": list(outcome.winners),
        "deels": {project: shown(amount, unit) for project, amount in outcome.parts.items()},
        "besteed": shown(outcome.spent, unit),
        "rest": shown(outcome.rest, unit),
        "spoor": [line(trace, outcome, unit) for trace in outcome.traces],
    }
    return json.dumps(found, ensure_ascii=False, indent=2)


def line(trace: Trace, outcome, unit):
    values = {
        name: shown(value, unit if name in IN_EUROS and "minimum" not in trace.waarden else 1)
        for name, value in trace.waarden.items()
    }
    return {
        "project": trace.id,
        "naam": trace.stand.project.name,
        "plaats": trace.stand.plaats,
        "stemmen": trace.stand.stemmen,
        "punten": shown(trace.stand.punten),
        "kosten": shown(trace.stand.project.cost, unit),
        "over": shown(trace.over, unit),
        "gewonnen": trace.won,
        "krijgt": shown(trace.krijgt, unit),
        "reden": trace.reden,
    } | {"waarden": values, "zin": zin(trace, outcome)}


def shown(value, unit=1):
    """A value as JSON has it: amounts in euros, whole numbers as such, others to two decimals."""
    if isinstance(value, str):
        return value
    value = Fraction(value) / unit
    return int(value) if value.denominator == 1 else round(float(value), 2)


def in_words(outcome: Outcome) -> str:
    election, rules = outcome.election, outcome.rules
    money = getal if rules.plaatsen else lambda cents: euro(int(cents))
    lines = [f"{rules.regel}, {NAMES[rules.rest]}: {getal(election.cast)} stemmers, {len(election.projects)} projecten"]
    lines += [f"Gewonnen   {len(outcome.winners)}: {', '.join(outcome.winners)}"]
    lines += [f"Voor een deel: {project}, {money(amount)}" for project, amount in outcome.parts.items()]
    lines += [f"Besteed    {money(outcome.spent)} van {money(election.budget)}"]
    lines += [f"Over       {money(outcome.rest)}", ""]
    for trace in outcome.traces:
        project, votes = trace.stand.project, score(trace.stand.punten, election.in_points)
        lines += [f"{trace.stand.plaats:3} {project.id} {project.name} ({votes}, {money(project.cost)})"]
        lines += [f"    {zin(trace, outcome)}"]
    return "\n".join(lines)
