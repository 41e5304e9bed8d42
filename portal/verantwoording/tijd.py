"""What the messenger does for accounts and final amounts, every few seconds: each in a transaction of its own."""

from portal.clock import today
from portal.transaction import transaction, tried
from portal.verantwoording import queries
from portal.verantwoording.actions import vanzelf
from portal.verantwoording.queries import tijd


def pass_by():
    """Do all that is due now, nothing more; how much was done, by name. Doing it twice is doing it once."""
    day, grant = today(), queries.zaak
    return {
        "verzegeld": done(tijd.te_verzegelen, lambda key: vanzelf.seal(*key)),
        "getrokken": done(lambda: tijd.te_trekken(day), lambda id: vanzelf.draw(grant(id))),
        "herinnerd": done(lambda: tijd.te_herinneren(day), lambda id: vanzelf.remind(grant(id))),
        "vastgesteld": done(lambda: tijd.vanzelf_vast_te_stellen(day), lambda id: vanzelf.settle_small(grant(id))),
        "terug_herinnerd": done(
            lambda: tijd.terug_te_herinneren(day), lambda id: vanzelf.remind_debt(queries.vaststelling(id))
        ),
        "afgehandeld": done(tijd.teruggekomen, lambda id: vanzelf.finish(grant(id))),
    }


def done(found, deed):
    """On how many of what was found this was done now."""
    with transaction():
        keys = found()
    return sum(bool(tried(deed, key)) for key in keys)
