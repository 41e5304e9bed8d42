"""The facts a letter about a grant, or about money of it that goes elsewhere, is composed from: kept, so it never changes."""

from datetime import date

from portal.clock import HERE, today
from portal.regelingen.rules.parameters import artikel
from portal.regelingen.termijnen import bezwaar_tot
from portal.toekenningen.rules.verschuiving import Soort

# What of the version allows each way to use money otherwise.
GROND = {
    Soort.REST: "rest_naar", Soort.OVERDRACHT: "overdragen", Soort.SPAREN: "sparen_jaren", Soort.OPNAME: "sparen_jaren",
}


def addressee(toekenning):
    """To whom a letter about this grant goes, and whether they read it here."""
    aanvraag = toekenning.aanvraag
    return written_to(aanvraag) | {"online": bool(aanvraag.owner_id or aanvraag.groep_id)}


def written_to(aanvraag):
    """To whom a letter about this application goes; empty once who asked was kept long enough."""
    parts = ("naam", "adres", "postcode", "plaats")
    return {
        "aan": {part: getattr(aanvraag.aanvrager, part, "") for part in parts},
        "groep": aanvraag.groep.naam if aanvraag.groep else "",
    }


def facts_of(verschuiving):
    """Of a decision today on this request, as plain values: what was asked of which grant, and until when to object."""
    toekenning, day = verschuiving.toekenning, today()
    versie = toekenning.aanvraag.versie
    return addressee(toekenning) | {
        "titel": toekenning.naam, "kenmerk": toekenning.kenmerk or "", "regeling": versie.naam, "bron": versie.bron,
        "artikel": artikel(versie.regels, GROND[Soort(verschuiving.soort)]), "soort": str(verschuiving.soort),
        "bedrag": verschuiving.bedrag, "gevraagd_op": verschuiving.created_at.astimezone(HERE).date().isoformat(),
        "gevraagd": verschuiving.reden, "tot": verschuiving.tot and verschuiving.tot.isoformat(),
        "besluit_op": day.isoformat(), "bezwaar_tot": bezwaar_tot(day).isoformat(),
        "naar": verschuiving.naar and named(verschuiving.naar), "eerst": sums(verschuiving),
    }


def named(toekenning):
    groep = toekenning.aanvraag.groep
    return {"titel": toekenning.naam, "kenmerk": toekenning.kenmerk or "", "groep": groep.naam if groep else ""}


def sums(verschuiving):
    """What there is to spend of the grant, what of it is saved and what there is to spend of the other, in cents."""
    van, naar = verschuiving.toekenning, verschuiving.naar
    return {"hier": to_spend(van), "gespaard": van.gespaard, "daar": naar and to_spend(naar)}


def to_spend(toekenning):
    return toekenning.toegekend - toekenning.gespaard


def changed(verschuiving, termijn):
    """What an allowed request changed; ``termijn``: the instalment that follows from it, or None."""
    return {
        "nu": sums(verschuiving),
        "gespaard_tot": verschuiving.toekenning.gespaard_tot and verschuiving.toekenning.gespaard_tot.isoformat(),
        "betalen": termijn and {"bedrag": termijn.bedrag, "voor": termijn.betalen_voor.isoformat()},
    }


def as_told(facts):
    """The same facts as the letter tells them, with days for dates."""
    names = ("gevraagd_op", "tot", "besluit_op", "bezwaar_tot", "gespaard_tot")
    days = {name: facts.get(name) and date.fromisoformat(facts[name]) for name in names}
    paid = facts.get("betalen")
    return facts | days | {"betalen": paid and paid | {"voor": date.fromisoformat(paid["voor"])}}
