"""The terms the law itself states, to hold against what the portal reads from a regeling."""

from portal.termijn import Klok


def bezwaar_einde(bekend, feestdagen, storingen=()):
    """The last day for a bezwaar against what was announced on ``bekend``: six weeks (Awb 6:7, 6:8)."""
    return Klok(bekend, weken=6, feestdagen=feestdagen, storingen=storingen).einde


def betaal_einde(bekend, feestdagen, weken=6):
    """The last day to pay after the announcement, six weeks unless a later time was fixed (Awb 4:87)."""
    return Klok(bekend, weken=weken, feestdagen=feestdagen).einde


def bezwaar_beslistermijn(bezwaartermijn_einde, feestdagen, *, commissie=False, **moved):
    """The Klok of the decision on a bezwaar: six weeks, twelve with a committee, from the day after the term for
    bezwaar ended (Awb 7:10). ``moved``: schorsingen, verdaagd_dagen, storingen."""
    return Klok(bezwaartermijn_einde, weken=12 if commissie else 6, feestdagen=feestdagen, **moved)
