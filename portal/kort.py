"""The beginning of a text, where the whole does not fit."""


def kort(text, most=150):
    """The beginning of a text, up to a whole word; at most ``most`` signs and the dots."""
    text = " ".join((text or "").split())
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0].rstrip(",;:.") + "…"
