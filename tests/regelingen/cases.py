"""Applications that are good under the examples; a test changes one thing and looks at what is said."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

from portal.regelingen import examples
from portal.regelingen.rules.check import judge
from portal.regelingen.rules.formule import Omvang
from portal.regelingen.rules.verdict import Feiten, Post

VERSIES = {name: examples.read(name).versie["regels"] for name in examples.names()}
DAY = date(2026, 3, 2)
HOME = frozenset({"BU01640202", "WK016402", "GM0164"})
ELSEWHERE = frozenset({"BU01640401", "WK016404", "GM0164"})


def post(euros, categorie="huur", soort="huren", **more):
    return Post("Partytent", categorie, round(euros * 100), soort, **more)


GOED = Feiten(
    vandaag=DAY,
    venster=(date(2026, 2, 14), date(2026, 12, 15)),
    aanvrager="persoon",
    oud_genoeg=True,
    woont=HOME,
    plek=HOME,
    begin=date(2026, 6, 6),
    posten=(post(400), post(33.5, "materiaal", "inhuren")),
    eigen_bijdrage=0,
    gevraagd=43350,
    bevat=frozenset(),
    verklaringen=frozenset({"zelf_doen", "waar"}),
    over=342000,
    extra={"al_gemaakt": False, "onderhoud": "niet_nodig"},
)
# An organisation asks money for the whole of the next year.
JAAR = Feiten(
    vandaag=date(2026, 9, 20), venster=(date(2026, 9, 1), date(2026, 12, 15)), aanvrager="erkende_organisatie",
    begin=date(2027, 1, 1), eind=date(2027, 12, 31), posten=(post(2000, "organisatie"),), eigen_bijdrage=0,
    gevraagd=200_000, verklaringen=frozenset({"bestuur", "waar"}), over=6_000_000,
)
GOOD = {
    "hengelo-buurtbon": GOED,
    "hengelo-inwonersfonds": replace(
        GOED, venster=(date(2026, 1, 1), date(2026, 12, 31)), aanvrager="stichting", posten=(post(3000),), gevraagd=300000,
        extra={"al_gemaakt": False, "onderhoud": "geregeld", "toestemming": "niet_nodig"},
    ),
    "almelo-wijkbudget": replace(
        GOED, venster=(date(2026, 1, 1), date(2026, 11, 30)), betrokkenen=50, instemmers=33,
        extra={"al_gemaakt": False, "onderhoud": "geregeld", "toestemming": "geregeld", "organisatoren": 3,
               "openbare_ruimte": True},
    ),
    "enschede-wijkbudget": replace(
        GOED, venster=(date(2026, 1, 1), date(2026, 12, 15)), woont=frozenset({"SD-OOST"}), plek=frozenset({"SD-OOST"}),
        handtekeningen=15, adressen=10, bestanden=frozenset({"offerte", "handtekeningen"}),
        extra={"al_gemaakt": False, "onderhoud": "geregeld", "toestemming": "geregeld"},
    ),
    "enschede-wijkbudget-jaar": replace(JAAR, venster=(date(2026, 1, 1), date(2026, 9, 30)), bevat=frozenset()),
    "enschede-wijkorganen": replace(JAAR, venster=(date(2026, 1, 1), date(2026, 9, 30)), reserve=100_000),
    "hengelo-activiteitensubsidie": replace(JAAR, posten=(post(4000, "activiteit"),), gevraagd=400_000),
    "hengelo-basissubsidie": replace(
        JAAR, omvang=Omvang(inwoners=4_000, alle_inwoners=80_000, organisaties=10, plafond=6_000_000),
        posten=(post(3000, "communicatie"), post(400, "bestuur", bestuur=True)), gevraagd=340_000,
    ),
}


def said(name, criteria=(), **changes):
    """{rule: {(oordeel, key of the sentence)}} of the good application with these changes."""
    feiten = GOOD[name]
    changes["extra"] = feiten.extra | changes.get("extra", {})
    return by_rule(judge(VERSIES[name], replace(feiten, **changes), criteria))


def by_rule(verdicts):
    found = {}
    for verdict in verdicts:
        found.setdefault(verdict.regel, set()).add((str(verdict.oordeel), verdict.zin.partition(".")[2]))
    return found


def criterium(tekst, categorie=""):
    return SimpleNamespace(tekst=tekst, categorie=categorie)
