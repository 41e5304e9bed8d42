"""Voting in the portal: cast the ballot and tell the voter, in one transaction."""

from portal.stemmen import geheim, mails, queries
from portal.stemmen.actions.uitbrengen import Stemmer, cast, voted
from portal.stemmen.rules import biljet
from portal.stemmen.rules.ronde import Kanaal, Toegang


def vote(ronde, choices, *, by):
    """Cast or change the ballot of ``ronde.kiezer``; the tracking code. NotNow as in ``cast``.

    ``by``: the visitor. An account gets a mail, without the choice. A code of the desk casts a vote of the desk.
    """
    kiezer = ronde.kiezer
    buurt = kiezer.code_buurt or (kiezer.buurt_code if kiezer.woont else None)
    mail_hash = geheim.mail_hash(ronde.id, by.email) if kiezer.person_id else None
    kanaal = Kanaal.BALIE if kiezer.soort == Toegang.BALIE else Kanaal.WEB
    made = cast(ronde, choices, Stemmer(kiezer.person_id, kiezer.code_id, buurt, mail_hash), kanaal=kanaal)
    volgcode = made or kiezer.volgcode
    if kiezer.person_id:
        mails.confirmation(by, ronde, volgcode, changed=not made)
    return volgcode


def own_choice(ronde):
    """What stands on the ballot this voter cast, {} when it cannot be found: only where changing is allowed.

    The link dies with the key of the round, so after closing nobody finds it.
    """
    kiezer = ronde.kiezer
    if not ronde.sleutel or not kiezer.volgcode:
        return {}
    found = voted(ronde.id, Stemmer(kiezer.person_id, kiezer.code_id))
    if len(found) != 1:
        return {}
    return biljet.read(queries.on_ballot(geheim.link(ronde.sleutel, found[0])) or "")
