"""What a grant is called where its group stands beside it: the title of an application for a year ends in that name."""


def beside(title, groep, kenmerk):
    """The title without the name of the group (None for a resident), or the kenmerk where there is no title."""
    return (title or "").removesuffix(f", {groep}") or kenmerk
