"""What applicants of the demo village do: fill in the form, hand it in, answer what is asked, take it back, object."""

from datetime import date, timedelta

from portal.buurtbonnen import actions, queries
from portal.buurtbonnen.actions import bezwaren
from portal.buurtbonnen.queries import besluiten
from portal.buurtbonnen.rules.vragen import gesteld
from portal.clock import today
from portal.demo import cast, handling, spending
from portal.demo.paper import sheet
from portal.regelingen import queries as regelingen
from portal.regelingen.rules.parameters import waarde

DESK = "Ik vind het goed dat de gemeente mijn aanvraag invoert en mijn gegevens bewaart."


def play(stage, scene):
    """What is written for after a lottery (``na_loting``) only happens to who came in that place."""
    if scene.deed == "begin":
        begin(stage, scene)
        return
    aanvraag = queries.one(stage.aanvragen[scene.plan])
    if scene.values.get("na_loting", aanvraag.lotnummer) != aanvraag.lotnummer:
        return
    deed = (DEEDS | handling.DEEDS | spending.DEEDS)[scene.deed]
    deed(stage, aanvraag, scene.values, applicant(stage, scene))


def applicant(stage, scene):
    """Who asks; for somebody without an account the colleague who entered it."""
    return stage.people[scene.who] if scene.who else stage.colleague(cast.BEHANDELAAR)


def begin(stage, scene):
    person, written = applicant(stage, scene), scene.values
    venster = regelingen.venster(stage.vensters[written["regeling"]])
    made = actions.start(venster.versie, venster, by=person, **received(written))
    stage.aanvragen[scene.plan] = made.id
    for soort in written.get("bestanden", ()):
        actions.add_bestand(queries.one(made.id), sheet(soort, written["titel"]), soort, f"{soort}.pdf", by=person)
    answers = answers_of(stage, written, made.id)
    asked = {vraag.naam for vraag in gesteld(venster.versie.regels)} | {"verklaringen"}
    signed = [row["sleutel"] for row in waarde(venster.versie.regels, "verklaringen", ())]
    values = {name: value for name, value in answers.items() if name in asked} | {"verklaringen": signed}
    actions.answer(queries.one(made.id), values, by=person)


def received(written):
    """How it came in when it did not come by the site."""
    if "via" not in written:
        return {}
    day = today() - timedelta(days=written.get("eerder", 0))
    return {"ontvangen_via": written["via"], "ontvangen_op": day, "toestemming": DESK}


def answers_of(stage, written, number):
    """Every answer the forms may ask for; what is rarely different has a usual answer."""
    usual = {"oud_genoeg": True, "bevat": [], "toestemming": "niet_nodig", "onderhoud": "niet_nodig", "al_gemaakt": False}
    groep = stage.groepen.get(written.get("groep"))
    first, last = days_of(written)
    plan = {
        "soort": written.get("soort", "groep" if groep else "persoon"), "groep_id": groep, "title": written["titel"],
        "wat": written["wat"], "waarom": written["waarom"], "waar": written.get("waar", ""),
        "gebied_code": written["gebied"], "werkgebieden": written.get("werkgebieden", []), "begin": first,
        "eind": last,
        "posten": lines(written), "eigen_bijdrage": written.get("eigen"), "steun": written.get("steun", ""),
    }
    return usual | plan | who_asks(stage, written, number) | written.get("antwoorden", {})


def days_of(written):
    """The first day and the last, if any; a whole year counts from the year in which it is asked."""
    if "heel_jaar" in written:
        year = today().year + written["heel_jaar"]
        return date(year, 1, 1), date(year, 12, 31)
    first = today() + timedelta(days=written["begin"] - written["dag"])
    return first, first + timedelta(days=written["duur"]) if "duur" in written else None


def who_asks(stage, written, number):
    """Somebody at an address that does not exist."""
    loket, mail = stage.content["loket"], written.get("door", "")
    here = stage.people[mail] if mail else None
    return {
        "naam": here.name if here else written["naam"], "adres": f"Voorbeeldstraat {number}", "email": mail,
        "postcode": loket["postcode"], "plaats": loket["plaats"],
        "buurt_code": here.buurt_code if here else written["woont"],
    }


def lines(written):
    """The budget: [what, kind of costs, huren of kopen, cents], and money of others as [who, cents]."""
    costs = [
        {"omschrijving": what, "categorie": kind, "soort": way, "bedrag": cents, "baat": False}
        for what, kind, way, cents in written.get("kosten", ())
    ]
    return costs + [{"omschrijving": who, "bedrag": cents, "baat": True} for who, cents in written.get("baten", ())]


def hand_in(stage, aanvraag, values, person):
    actions.hand_in(aanvraag, by=person)


def complete(stage, aanvraag, event, person):
    """Tell what was asked for, at the end of the plan."""
    actions.answer(aanvraag, {"wat": f"{aanvraag.wat}\n\n{event['tekst']}"}, by=person)
    actions.complete(queries.one(aanvraag.id), by=person)


def withdraw(stage, aanvraag, event, person):
    actions.withdraw(aanvraag, event["tekst"], by=person)


def object_to(stage, aanvraag, event, person):
    besluit = besluiten.besluit_of(aanvraag)
    besluit.aanvraag = aanvraag
    bezwaren.object_to(besluit, event["tekst"], by=person)


DEEDS = {"indienen": hand_in, "aanvullen": complete, "intrekken": withdraw, "bezwaar": object_to}
