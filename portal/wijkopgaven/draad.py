"""The thread of a wijkopgave: the phases of the cycle of this municipality, and where it is now."""


def thread(cyclus, fase):
    """The phases as the timeline draws them: dicts of titel, tekst and state ("" has been, "now" or "next").

    A phase the profile no longer knows makes all of them "next".
    """
    keys = [naam.sleutel for naam in cyclus]
    now = keys.index(fase) if fase in keys else -1
    return [
        {"titel": naam.naam, "tekst": naam.uitleg, "state": state(at, now)}
        for at, naam in enumerate(cyclus)
    ]


def state(at, now):
    return "now" if at == now else "" if at < now else "next"
