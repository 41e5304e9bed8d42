"""What we look up about accounts and final amounts."""

from portal.verantwoording.queries.geld import (
    bonnen,
    fotos,
    gehouden,
    in_run,
    open_termijnen,
    te_tekenen,
    uitgaven,
    verleend_op,
)
from portal.verantwoording.queries.one import (
    concept,
    foto,
    geldend,
    ingediend,
    meetellend,
    teruggestuurd,
    vaststelling,
    vaststellingen,
    verantwoording,
    voorgelegd,
    zaak,
)

__all__ = [
    "bonnen", "concept", "foto", "fotos", "gehouden", "geldend", "in_run", "ingediend", "meetellend", "open_termijnen",
    "te_tekenen", "teruggestuurd", "uitgaven", "vaststelling", "vaststellingen", "verantwoording", "verleend_op", "voorgelegd",
    "zaak",
]
