"""The doors of the house and who gets in: doors/<room>.txt has a line for each endpoint, method and address.

Visitors: a stranger, Bas (a neighbour), Amina (initiatiefnemer), Cem (pulls plan 1 along), Driss (moderator of
another wijk, in the committee), Rik (raadslid and controller), Mo (moderator, regisseur, behandelaar and financiën), Bea
(beheerder, besluitnemer and financiën).
A letter for each of them: j in, i must log in, n refused, w does not exist.

Plan 1 is public and Amina's, 2 waits for the team, 3 is her draft.
Group 1 is a recognised organisation with Amina as contact and Cem as lid; of group 2 only Cem is the contact.
Application 1 under version 1 was handed in by Amina, 2 is her draft; 3 was granted and she objects, 4 waits for a
besluit; 5 waits in a round (plafond 2) that a committee ranks. Bezwaar 1 waits, 2 came on paper and was decided on.
Version 1 of a regeling is published, 2 is a draft of Bea and 3 one of Mo. Agenda 1 is public,
2 a draft; round 1 on it is open, 2 a draft, and of 3 the result is known.
Points 1 and 3 of agenda 1 are public, 2 and 4 are not; signaal 1 waits, 2 is public.
The work of the wijk is told in ``scene_wijk.work``, what follows a grant in ``scene_besteding``.
"""

from pathlib import Path

from tests.routes.scene import VISITORS, build_scene

ANSWERS = {"ALL": "jjjjjjjj", "KNOWN": "ijjjjjjj"}


def doors():
    """Each line of doors/<room>.txt as (endpoint, method, address, expected)."""
    for sheet in sorted(Path(__file__).parent.glob("doors/*.txt")):
        for line in sheet.read_text(encoding="utf-8").splitlines():
            endpoint, method, address, expected = line.split()
            yield endpoint, method, address, ANSWERS.get(expected, expected)


DOORS = list(doors())

__all__ = ["DOORS", "VISITORS", "build_scene"]
