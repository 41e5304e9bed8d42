"""The doors of the house and who gets in. Plan 1 is public and Amina's, 2 waits for the team, 3 is her draft.

Group 1 is a recognised organisation with Amina as contact and Cem as lid; of group 2 only Cem is the contact.
Application 1 under version 1 was handed in by Amina, 2 is her draft; 3 was granted and she objects, 4 waits for a besluit.
Bezwaar 1 waits, 2 came on paper and was decided on.
Version 1 of a regeling is published, 2 is a draft of Bea and 3 one of Mo. Agenda 1 is public,
2 a draft; round 1 on it is open, 2 a draft, and of 3 the result is known.
Points 1 and 3 of agenda 1 are public, 2 and 4 are not; signaal 1 waits, 2 is public.

Application 5 waits in a round (plafond 2) that a committee ranks.

Visitors: a stranger, Bas (a neighbour), Amina (initiatiefnemer), Cem (pulls plan 1 along), Driss (moderator of
another wijk, in the committee), Rik (raadslid), Mo (moderator and behandelaar), Bea (beheerder and besluitnemer).
j in, i must log in, n refused, w does not exist.
"""

from datetime import timedelta

from portal.bewonersgroepen.models import Bewonersgroep, Criterium, Lidmaatschap
from portal.bewonersgroepen.rules import Aanbod
from portal.buurtagenda.models import Agenda, PuntMijlpaal
from portal.buurtagenda.rules.fase import Fase
from portal.buurtagenda.rules.punt import SignaalStatus
from portal.buurtagenda.rules.punt import Status as PuntStatus
from portal.buurtbonnen.models import Aanvraag, Aanvrager, Advies, Besluit, Bestand, Bezwaar
from portal.clock import now, today
from portal.extensions import db
from portal.initiatieven.models import Foto, Initiatief, Mede, Mijlpaal
from portal.moderatie.models import Heroverweging, Misbruikmelding, Redentekst
from portal.people.models import LoginToken, Person, Role
from portal.regelingen.models import Plafond, Regeling, RegelingVersie, Venster
from portal.stemmen.bundel import FEWEST
from portal.stemmen.rules.regels import Regels
from portal.stemmen.rules.ronde import Status as RondeStatus
from portal.stemmen.rules.ronde import Toegang
from tests.agenda import make_agenda, make_code, make_punt, make_ronde, make_signaal, make_telling

VISITORS = ("vreemde", "bas", "amina", "cem", "driss", "rik", "mo", "bea")
ROLES = {
    "driss": ("moderator", "WK016404"),
    "rik": ("raadslid", "GM0164"),
    "mo": ("moderator", "GM0164"),
    "bea": ("beheerder", "GM0164"),
}

ALSO = {"mo": "behandelaar", "bea": "besluitnemer", "driss": "commissielid"}

ALL, KNOWN = "jjjjjjjj", "ijjjjjjj"
TABLE = """
bewonersgroepen.add_criterium GET /bewonersgroepen/1/criteria/1/nieuw injnnnnn
bewonersgroepen.add_criterium GET /bewonersgroepen/2/criteria/1/nieuw innnnnnn
bewonersgroepen.add_criterium POST /bewonersgroepen/1/criteria/1/nieuw injnnnnn
bewonersgroepen.criteria GET /bewonersgroepen/1/criteria injnnnnn
bewonersgroepen.criteria GET /bewonersgroepen/2/criteria innnnnnn
bewonersgroepen.edit GET /bewonersgroepen/1/bewerken injnnnjj
bewonersgroepen.edit POST /bewonersgroepen/1/bewerken injnnnjj
bewonersgroepen.end_criterium GET /bewonersgroepen/criteria/1/beeindigen injnnnnn
bewonersgroepen.end_criterium POST /bewonersgroepen/criteria/1/beeindigen injnnnnn
bewonersgroepen.end_recognition GET /bewonersgroepen/1/erkenning-beeindigen innnnnjj
bewonersgroepen.end_recognition POST /bewonersgroepen/1/erkenning-beeindigen innnnnjj
bewonersgroepen.end_role POST /bewonersgroepen/1/leden/2/beeindigen injnnnnn
bewonersgroepen.hand_over GET /bewonersgroepen/1/overdragen injnnnnn
bewonersgroepen.hand_over POST /bewonersgroepen/1/overdragen injnnnnn
bewonersgroepen.index GET /bewonersgroepen/ ALL
bewonersgroepen.invite GET /bewonersgroepen/1/uitnodigen injnnnjj
bewonersgroepen.invite POST /bewonersgroepen/1/uitnodigen injnnnjj
bewonersgroepen.join GET /bewonersgroepen/meedoen/onbekend KNOWN
bewonersgroepen.join POST /bewonersgroepen/meedoen/onbekend KNOWN
bewonersgroepen.leave GET /bewonersgroepen/1/weggaan innjnnnn
bewonersgroepen.leave POST /bewonersgroepen/1/weggaan innjnnnn
bewonersgroepen.members GET /bewonersgroepen/1/leden injjnnnn
bewonersgroepen.members GET /bewonersgroepen/2/leden innjnnnn
bewonersgroepen.recognise GET /bewonersgroepen/1/erkennen innnnnnn
bewonersgroepen.recognise GET /bewonersgroepen/2/erkennen innnnnjj
bewonersgroepen.recognise POST /bewonersgroepen/2/erkennen innnnnjj
bewonersgroepen.reopen POST /bewonersgroepen/1/heropenen innnnnjj
bewonersgroepen.role GET /bewonersgroepen/1/leden/2/rol injnnnnn
bewonersgroepen.role POST /bewonersgroepen/1/leden/2/rol injnnnnn
bewonersgroepen.show GET /bewonersgroepen/1 ALL
bewonersgroepen.start GET /bewonersgroepen/nieuw KNOWN
bewonersgroepen.start POST /bewonersgroepen/nieuw KNOWN
bewonersgroepen.stop GET /bewonersgroepen/1/stoppen injnnnjj
bewonersgroepen.stop POST /bewonersgroepen/1/stoppen injnnnjj
bewonersgroepen.withdraw POST /bewonersgroepen/1/uitnodigingen/1/intrekken injnnnnn
buurtagenda.adopt GET /buurtagenda/1/vaststellen innnnnjn
buurtagenda.adopt POST /buurtagenda/1/vaststellen innnnnjn
buurtagenda.answer GET /buurtagenda/punten/4/mijn/aanpassing_weigeren wwjwwwnw
buurtagenda.answer POST /buurtagenda/punten/4/mijn/aanpassing_weigeren wwjwwwnw
buurtagenda.close GET /buurtagenda/1/afsluiten innnnnjn
buurtagenda.close POST /buurtagenda/1/afsluiten innnnnjn
buurtagenda.drop_support POST /buurtagenda/punten/1/geen-steun ijnjjjjj
buurtagenda.edit GET /buurtagenda/1/bewerken innnnnjn
buurtagenda.edit POST /buurtagenda/1/bewerken innnnnjn
buurtagenda.follow POST /buurtagenda/1/volgen KNOWN
buurtagenda.follow_punt POST /buurtagenda/punten/1/volgen KNOWN
buurtagenda.unfollow_punt POST /buurtagenda/punten/1/niet-volgen KNOWN
buurtagenda.index GET /buurtagenda/ ALL
buurtagenda.judge_signal GET /buurtagenda/signalen/1/niet_plaatsen wwnwwwjw
buurtagenda.judge_signal POST /buurtagenda/signalen/1/niet_plaatsen wwnwwwjw
buurtagenda.judge_signal GET /buurtagenda/signalen/2/niet_plaatsen innnnnjn
buurtagenda.milestone GET /buurtagenda/punten/3/mijlpaal innnnnjn
buurtagenda.milestone POST /buurtagenda/punten/3/mijlpaal innnnnjn
buurtagenda.on_behalf GET /buurtagenda/1/namens innnnnjn
buurtagenda.on_behalf POST /buurtagenda/1/namens innnnnjn
buurtagenda.overview GET /buurtagenda/beheer/ innnjnjn
buurtagenda.phases GET /buurtagenda/1/fasen innnnnjn
buurtagenda.phases POST /buurtagenda/1/fasen innnnnjn
buurtagenda.plan GET /buurtagenda/punten/3/planning innnnnjn
buurtagenda.plan POST /buurtagenda/punten/3/planning innnnnjn
buurtagenda.punt GET /buurtagenda/punten/1 ALL
buurtagenda.punt GET /buurtagenda/punten/2 wwjwwwjw
buurtagenda.punt_step GET /buurtagenda/punten/1/stap/niet_toelaten nnnnnnjn
buurtagenda.punt_step POST /buurtagenda/punten/1/stap/niet_toelaten nnnnnnjn
buurtagenda.punt_step GET /buurtagenda/punten/2/stap/plaatsen wwnwwwjw
buurtagenda.reach POST /buurtagenda/punten/3/mijlpaal/1/gehaald innnnnjn
buurtagenda.report GET /buurtagenda/punten/3/nieuws innnnnjn
buurtagenda.report POST /buurtagenda/punten/3/nieuws innnnnjn
buurtagenda.show GET /buurtagenda/1 ALL
buurtagenda.show GET /buurtagenda/2 wwwwwwjw
buurtagenda.signaal GET /buurtagenda/signalen/1 wwjwwwjw
buurtagenda.signaal GET /buurtagenda/signalen/2 ALL
buurtagenda.signal GET /buurtagenda/1/signaal KNOWN
buurtagenda.signal POST /buurtagenda/1/signaal KNOWN
buurtagenda.signal GET /buurtagenda/2/signaal wwwwwwnw
buurtagenda.signal_on_behalf GET /buurtagenda/1/signaal/namens innnnnjn
buurtagenda.signal_on_behalf POST /buurtagenda/1/signaal/namens innnnnjn
buurtagenda.signals GET /buurtagenda/beheer/signalen innnjnjn
buurtagenda.start GET /buurtagenda/beheer/nieuw innnjnjn
buurtagenda.start POST /buurtagenda/beheer/nieuw innnjnjn
buurtagenda.step GET /buurtagenda/1/stap/naar_bundelen innnnnjn
buurtagenda.step POST /buurtagenda/1/stap/naar_bundelen innnnnjn
buurtagenda.submit GET /buurtagenda/1/indienen KNOWN
buurtagenda.submit POST /buurtagenda/1/indienen KNOWN
buurtagenda.submit GET /buurtagenda/2/indienen wwwwwwnw
buurtagenda.support POST /buurtagenda/punten/1/steun ijnjjjjj
buurtagenda.take_over POST /buurtagenda/1/overnemen/1 innnnnjn
buurtagenda.test GET /buurtagenda/punten/1/toets innnnnjn
buurtagenda.test POST /buurtagenda/punten/1/toets innnnnjn
buurtagenda.unfollow POST /buurtagenda/1/niet-volgen KNOWN
buurtagenda.wijkfoto GET /buurtagenda/1/wijkfoto ALL
buurtagenda.wijkfoto GET /buurtagenda/2/wijkfoto wwwwwwjw
buurtagenda.work GET /buurtagenda/1/werk innnnnjn
buurtbonnen.adviezen GET /buurtbonnen/adviezen/ KNOWN
buurtbonnen.advice_file GET /buurtbonnen/adviezen/1/bestanden/offertesleutel wwwjwwww
buurtbonnen.advise GET /buurtbonnen/adviezen/1 wwwjwwww
buurtbonnen.advise POST /buurtbonnen/adviezen/1 wwwjwwww
buurtbonnen.answer_part GET /buurtbonnen/1/deel wwjwwwnn
buurtbonnen.answer_part POST /buurtbonnen/1/deel wwjwwwnn
buurtbonnen.answer_bezwaar POST /buurtbonnen/bezwaren/1 wwnwwwnj
buurtbonnen.besluit GET /buurtbonnen/1/besluit wwwwwwww
buurtbonnen.besluit GET /buurtbonnen/3/besluit wwjwwwjj
buurtbonnen.besluit_pdf GET /buurtbonnen/3/besluit.pdf wwjwwwjj
buurtbonnen.beslissing GET /buurtbonnen/bezwaren/2/beslissing wwjwwwjj
buurtbonnen.beslissing_pdf GET /buurtbonnen/bezwaren/2/beslissing.pdf wwjwwwjj
buurtbonnen.bezwaar GET /buurtbonnen/bezwaren/1 wwjwwwjj
buurtbonnen.bezwaren GET /buurtbonnen/beheer/bezwaren innnnnjj
buurtbonnen.carry_over POST /buurtbonnen/1/overzetten wwnwwwnn
buurtbonnen.carry_over POST /buurtbonnen/2/overzetten wwjwwwww
buurtbonnen.check GET /buurtbonnen/1/nakijken wwjwwwnn
buurtbonnen.check GET /buurtbonnen/2/nakijken wwjwwwww
buurtbonnen.check POST /buurtbonnen/1/nakijken wwjwwwjj
buurtbonnen.check POST /buurtbonnen/2/nakijken wwjwwwww
buurtbonnen.decide GET /buurtbonnen/2/beslissen wwnwwwww
buurtbonnen.decide GET /buurtbonnen/4/beslissen wwnwwwnj
buurtbonnen.decide POST /buurtbonnen/4/beslissen wwnwwwnj
buurtbonnen.deed GET /buurtbonnen/beheer/1/aanvulling wwnwwwjn
buurtbonnen.deed GET /buurtbonnen/beheer/2/aanvulling wwnwwwww
buurtbonnen.deed POST /buurtbonnen/beheer/1/aanvulling wwnwwwjn
buurtbonnen.deed POST /buurtbonnen/beheer/4/terugleggen wwnwwwnj
buurtbonnen.dossier_page GET /buurtbonnen/beheer/1 wwnwwwjj
buurtbonnen.dossier_page GET /buurtbonnen/beheer/2 wwnwwwww
buurtbonnen.discard POST /buurtbonnen/1/weggooien wwnwwwnn
buurtbonnen.discard POST /buurtbonnen/2/weggooien wwjwwwww
buurtbonnen.drop_bezwaar POST /buurtbonnen/bezwaren/1/intrekken wwjwwwnn
buurtbonnen.drop_file POST /buurtbonnen/1/bestanden/weg wwjwwwnn
buurtbonnen.drop_file POST /buurtbonnen/2/bestanden/weg wwjwwwww
buurtbonnen.enter_bezwaar GET /buurtbonnen/beheer/1/bezwaar wwnwwwnn
buurtbonnen.enter_bezwaar GET /buurtbonnen/beheer/3/bezwaar wwnwwwjj
buurtbonnen.enter_bezwaar POST /buurtbonnen/beheer/3/bezwaar wwnwwwjj
buurtbonnen.file GET /buurtbonnen/bestanden/bestandsleutel wwjwwwww
buurtbonnen.files GET /buurtbonnen/1/bestanden wwjwwwnn
buurtbonnen.files GET /buurtbonnen/2/bestanden wwjwwwww
buurtbonnen.files POST /buurtbonnen/1/bestanden wwjwwwnn
buurtbonnen.files POST /buurtbonnen/2/bestanden wwjwwwww
buurtbonnen.in_default GET /buurtbonnen/1/ingebreke wwjwwwnn
buurtbonnen.in_default POST /buurtbonnen/1/ingebreke wwjwwwnn
buurtbonnen.index GET /buurtbonnen/ ALL
buurtbonnen.object GET /buurtbonnen/1/bezwaar wwnwwwnn
buurtbonnen.object GET /buurtbonnen/3/bezwaar wwjwwwnn
buurtbonnen.object POST /buurtbonnen/3/bezwaar wwjwwwnn
buurtbonnen.on_behalf GET /buurtbonnen/namens?versie=1 innnnnjn
buurtbonnen.on_behalf POST /buurtbonnen/namens?versie=1 innnnnjn
buurtbonnen.ontvangst GET /buurtbonnen/bezwaren/2/ontvangst wwjwwwjj
buurtbonnen.ontvangst_pdf GET /buurtbonnen/bezwaren/2/ontvangst.pdf wwjwwwjj
buurtbonnen.paper GET /buurtbonnen/papier?versie=1 ALL
buurtbonnen.question GET /buurtbonnen/1/idee wwjwwwnn
buurtbonnen.question GET /buurtbonnen/2/idee wwjwwwww
buurtbonnen.question POST /buurtbonnen/1/idee wwjwwwnn
buurtbonnen.question POST /buurtbonnen/2/idee wwjwwwww
buurtbonnen.queue GET /buurtbonnen/beheer/ innnnnjj
buurtbonnen.received GET /buurtbonnen/1/ontvangen wwjwwwjj
buurtbonnen.received GET /buurtbonnen/2/ontvangen wwjwwwww
buurtbonnen.register GET /buurtbonnen/register ALL
buurtbonnen.rank GET /buurtbonnen/rondes/2/aanvragen/5 wwwwjwnn
buurtbonnen.rank POST /buurtbonnen/rondes/2/aanvragen/5 wwwwjwnn
buurtbonnen.ronde GET /buurtbonnen/rondes/1 wwwwwwww
buurtbonnen.ronde GET /buurtbonnen/rondes/2 wwwwjwjj
buurtbonnen.rondes GET /buurtbonnen/rondes/ KNOWN
buurtbonnen.fix GET /buurtbonnen/rondes/2/volgorde wwwwnwjn
buurtbonnen.fix POST /buurtbonnen/rondes/2/volgorde wwwwnwjn
buurtbonnen.show GET /buurtbonnen/1 wwjwwwjj
buurtbonnen.show GET /buurtbonnen/2 wwjwwwww
buurtbonnen.start GET /buurtbonnen/nieuw?versie=1 ALL
buurtbonnen.start POST /buurtbonnen/nieuw?versie=1 ALL
buurtbonnen.verdicts POST /buurtbonnen/1/idee/oordeel wwjwwwnn
buurtbonnen.verdicts POST /buurtbonnen/2/idee/oordeel wwjwwwww
buurtbonnen.withdraw GET /buurtbonnen/1/intrekken wwjwwwnn
buurtbonnen.withdraw GET /buurtbonnen/2/intrekken wwjwwwww
buurtbonnen.withdraw POST /buurtbonnen/1/intrekken wwjwwwnn
buurtbonnen.withdraw POST /buurtbonnen/2/intrekken wwjwwwww
initiatieven.answer GET /initiatieven/1/antwoord innnnnjn
initiatieven.answer GET /initiatieven/2/antwoord wwnwwwjw
initiatieven.answer GET /initiatieven/3/antwoord wwnwwwww
initiatieven.answer POST /initiatieven/1/antwoord innnnnjn
initiatieven.answer POST /initiatieven/2/antwoord wwnwwwjw
initiatieven.answer POST /initiatieven/3/antwoord wwnwwwww
initiatieven.autosave POST /initiatieven/1/bewaren injjnnnn
initiatieven.autosave POST /initiatieven/2/bewaren wwjwwwnw
initiatieven.autosave POST /initiatieven/3/bewaren wwjwwwww
initiatieven.check GET /initiatieven/1/nakijken injjnnnn
initiatieven.check GET /initiatieven/2/nakijken wwjwwwnw
initiatieven.check GET /initiatieven/3/nakijken wwjwwwww
initiatieven.hand_in POST /initiatieven/1/indienen injjnnnn
initiatieven.hand_in POST /initiatieven/2/indienen wwjwwwnw
initiatieven.hand_in POST /initiatieven/3/indienen wwjwwwww
initiatieven.discard POST /initiatieven/1/weggooien innnnnnn
initiatieven.discard POST /initiatieven/2/weggooien wwnwwwnw
initiatieven.discard POST /initiatieven/3/weggooien wwjwwwww
initiatieven.drop_photo POST /initiatieven/1/fotos/sleutel/weg injjnnnn
initiatieven.drop_photo POST /initiatieven/2/fotos/sleutel/weg wwjwwwnw
initiatieven.drop_photo POST /initiatieven/3/fotos/sleutel/weg wwjwwwww
initiatieven.drop_support POST /initiatieven/1/steun-intrekken ijnjjjjj
initiatieven.drop_support POST /initiatieven/2/steun-intrekken wwnwwwnw
initiatieven.drop_support POST /initiatieven/3/steun-intrekken wwnwwwww
initiatieven.edit GET /initiatieven/1/bewerken injjnnnn
initiatieven.edit GET /initiatieven/2/bewerken wwjwwwnw
initiatieven.edit GET /initiatieven/3/bewerken wwjwwwww
initiatieven.edit POST /initiatieven/1/bewerken injjnnnn
initiatieven.edit POST /initiatieven/2/bewerken wwjwwwnw
initiatieven.edit POST /initiatieven/3/bewerken wwjwwwww
initiatieven.follow POST /initiatieven/1/volgen KNOWN
initiatieven.follow POST /initiatieven/2/volgen wwnwwwnw
initiatieven.follow POST /initiatieven/3/volgen wwnwwwww
initiatieven.foto GET /initiatieven/fotos/sleutel.webp wwjwwwjw
initiatieven.index GET /initiatieven/ ALL
initiatieven.invite GET /initiatieven/1/uitnodigen injnnnnn
initiatieven.invite GET /initiatieven/2/uitnodigen wwjwwwnw
initiatieven.invite GET /initiatieven/3/uitnodigen wwjwwwww
initiatieven.invite POST /initiatieven/1/uitnodigen injnnnnn
initiatieven.invite POST /initiatieven/2/uitnodigen wwjwwwnw
initiatieven.invite POST /initiatieven/3/uitnodigen wwjwwwww
initiatieven.join GET /initiatieven/meedoen/onbekend KNOWN
initiatieven.join POST /initiatieven/meedoen/onbekend KNOWN
initiatieven.leave POST /initiatieven/1/stoppen-met-meedoen innjnnnn
initiatieven.leave POST /initiatieven/2/stoppen-met-meedoen wwnwwwnw
initiatieven.leave POST /initiatieven/3/stoppen-met-meedoen wwnwwwww
initiatieven.milestone GET /initiatieven/1/mijlpaal injjnnjn
initiatieven.milestone GET /initiatieven/2/mijlpaal wwnwwwjw
initiatieven.milestone GET /initiatieven/3/mijlpaal wwnwwwww
initiatieven.milestone POST /initiatieven/1/mijlpaal injjnnjn
initiatieven.milestone POST /initiatieven/2/mijlpaal wwnwwwjw
initiatieven.milestone POST /initiatieven/3/mijlpaal wwnwwwww
initiatieven.photos GET /initiatieven/1/fotos injjnnnn
initiatieven.photos GET /initiatieven/2/fotos wwjwwwnw
initiatieven.photos GET /initiatieven/3/fotos wwjwwwww
initiatieven.photos POST /initiatieven/1/fotos injjnnnn
initiatieven.photos POST /initiatieven/2/fotos wwjwwwnw
initiatieven.photos POST /initiatieven/3/fotos wwjwwwww
initiatieven.progress GET /initiatieven/1/voortgang injjnnjn
initiatieven.progress GET /initiatieven/2/voortgang wwnwwwjw
initiatieven.progress GET /initiatieven/3/voortgang wwnwwwww
initiatieven.progress POST /initiatieven/1/voortgang injjnnjn
initiatieven.progress POST /initiatieven/2/voortgang wwnwwwjw
initiatieven.progress POST /initiatieven/3/voortgang wwnwwwww
initiatieven.reach POST /initiatieven/1/mijlpaal/1/gehaald injjnnjn
initiatieven.reach POST /initiatieven/2/mijlpaal/1/gehaald wwnwwwww
initiatieven.reach POST /initiatieven/3/mijlpaal/1/gehaald wwnwwwww
initiatieven.received GET /initiatieven/1/ontvangen injjnnnn
initiatieven.received GET /initiatieven/2/ontvangen wwjwwwnw
initiatieven.received GET /initiatieven/3/ontvangen wwjwwwww
initiatieven.reconsider GET /initiatieven/1/heroverweging innnnnnn
initiatieven.reconsider GET /initiatieven/4/heroverweging wwjwwwnw
initiatieven.reconsider POST /initiatieven/1/heroverweging innnnnnn
initiatieven.reconsider POST /initiatieven/4/heroverweging wwjwwwnw
initiatieven.report GET /initiatieven/1/klopt-niet ALL
initiatieven.report GET /initiatieven/2/klopt-niet wwjwwwjw
initiatieven.report GET /initiatieven/3/klopt-niet wwjwwwww
initiatieven.report POST /initiatieven/1/klopt-niet ALL
initiatieven.report POST /initiatieven/2/klopt-niet wwjwwwjw
initiatieven.report POST /initiatieven/3/klopt-niet wwjwwwww
initiatieven.show GET /initiatieven/1 ALL
initiatieven.show GET /initiatieven/2 wwjwwwjw
initiatieven.show GET /initiatieven/3 wwjwwwww
initiatieven.similar GET /initiatieven/gelijk ALL
initiatieven.start GET /initiatieven/nieuw ALL
initiatieven.start POST /initiatieven/nieuw ALL
initiatieven.step GET /initiatieven/1/stap/publiceren ALL
initiatieven.step GET /initiatieven/2/stap/publiceren wwnwwwjw
initiatieven.step GET /initiatieven/3/stap/indienen wwjwwwww
initiatieven.step POST /initiatieven/1/stap/publiceren ALL
initiatieven.step POST /initiatieven/2/stap/publiceren wwnwwwjw
initiatieven.step POST /initiatieven/3/stap/indienen wwjwwwww
initiatieven.support POST /initiatieven/1/steunen ijnjjjjj
initiatieven.support POST /initiatieven/2/steunen wwnwwwnw
initiatieven.support POST /initiatieven/3/steunen wwnwwwww
initiatieven.unfollow POST /initiatieven/1/ontvolgen KNOWN
initiatieven.unfollow POST /initiatieven/2/ontvolgen wwnwwwnw
initiatieven.unfollow POST /initiatieven/3/ontvolgen wwnwwwww
initiatieven.versions GET /initiatieven/1/versies ALL
initiatieven.versions GET /initiatieven/2/versies wwjwwwjw
initiatieven.versions GET /initiatieven/3/versies wwjwwwww
moderatie.assign POST /beheer/initiatieven/1/toewijzen innnnnjn
moderatie.assign POST /beheer/initiatieven/2/toewijzen wwnwwwjw
moderatie.assign POST /beheer/initiatieven/3/toewijzen wwnwwwww
moderatie.case GET /beheer/initiatieven/1 innnnnjn
moderatie.case GET /beheer/initiatieven/2 wwnwwwjw
moderatie.case GET /beheer/initiatieven/3 wwnwwwww
moderatie.drop_reason POST /beheer/redenen/1/weg wwwwjwjj
moderatie.hide GET /beheer/initiatieven/1/verbergen innnnnjn
moderatie.hide GET /beheer/initiatieven/2/verbergen wwnwwwjw
moderatie.hide GET /beheer/initiatieven/3/verbergen wwnwwwww
moderatie.hide POST /beheer/initiatieven/1/verbergen innnnnjn
moderatie.hide POST /beheer/initiatieven/2/verbergen wwnwwwjw
moderatie.hide POST /beheer/initiatieven/3/verbergen wwnwwwww
moderatie.index GET /beheer/ innnjjjj
moderatie.load_reasons POST /beheer/redenen/standaard innnjnjj
moderatie.new_reason GET /beheer/redenen/nieuw innnjnjj
moderatie.new_reason POST /beheer/redenen/nieuw innnjnjj
moderatie.note POST /beheer/initiatieven/1/notitie innnnnjn
moderatie.note POST /beheer/initiatieven/2/notitie wwnwwwjw
moderatie.note POST /beheer/initiatieven/3/notitie wwnwwwww
moderatie.overview GET /beheer/overzicht innnjjjj
moderatie.reason GET /beheer/redenen/1 wwwwjwjj
moderatie.reason POST /beheer/redenen/1 wwwwjwjj
moderatie.reasons GET /beheer/redenen/ innnjnjj
moderatie.report GET /beheer/misbruik/1 wwwwwwjw
moderatie.report POST /beheer/misbruik/1 wwwwwwjw
moderatie.reports GET /beheer/misbruik/ innnjnjn
moderatie.second_look GET /beheer/heroverwegingen/1 wwwwwwjw
moderatie.second_look POST /beheer/heroverwegingen/1 wwwwwwjw
moderatie.together POST /beheer/samen innnjnjn
moderatie.unhide POST /beheer/initiatieven/1/tonen innnnnjn
moderatie.unhide POST /beheer/initiatieven/2/tonen wwnwwwjw
moderatie.unhide POST /beheer/initiatieven/3/tonen wwnwwwww
people.account GET /mijn KNOWN
people.account POST /mijn KNOWN
people.again POST /inloggen/opnieuw ALL
people.code GET /inloggen/code ALL
people.code POST /inloggen/code ALL
people.confirm_address GET /mijn/e-mail/code KNOWN
people.confirm_address POST /mijn/e-mail/code KNOWN
people.data GET /mijn/gegevens.json KNOWN
people.end_role POST /beheer/mensen/rollen/1/beeindigen wwwwwwwj
people.leave GET /mijn/verwijderen KNOWN
people.leave POST /mijn/verwijderen KNOWN
people.link GET /inloggen/link/onbekend ALL
people.link POST /inloggen/link/onbekend ALL
people.login GET /inloggen ALL
people.login POST /inloggen ALL
people.logout POST /uitloggen ALL
people.logout_everywhere POST /mijn/overal-uitloggen KNOWN
people.new_address GET /mijn/e-mail KNOWN
people.new_address POST /mijn/e-mail KNOWN
people.staff GET /beheer/mensen innnnnnj
people.staff POST /beheer/mensen innnnnnj
people.unfollow POST /mijn/niet-meer-volgen KNOWN
people.welcome GET /welkom KNOWN
people.welcome POST /welkom KNOWN
regelingen.discard POST /regelingen/beheer/versies/1/weggooien innnnnnn
regelingen.discard POST /regelingen/beheer/versies/2/weggooien wwwwwwwj
regelingen.draft GET /regelingen/beheer/versies/1 innnnnnj
regelingen.draft GET /regelingen/beheer/versies/2 wwwwwwwj
regelingen.drop_day POST /regelingen/kalender/dag/2026-12-24/weg innnnnnj
regelingen.drop_outage POST /regelingen/kalender/storing/1/weg innnnnnj
regelingen.drop_venster POST /regelingen/beheer/vensters/1/weg innnnnnn
regelingen.drop_venster POST /regelingen/beheer/vensters/2/weg wwwwwwwj
regelingen.frame GET /regelingen/beheer/versies/1/kader innnnnnn
regelingen.frame GET /regelingen/beheer/versies/2/kader wwwwwwwj
regelingen.frame POST /regelingen/beheer/versies/1/kader innnnnnn
regelingen.frame POST /regelingen/beheer/versies/2/kader wwwwwwwj
regelingen.index GET /regelingen/ ALL
regelingen.kalender GET /regelingen/kalender innnnnnj
regelingen.new GET /regelingen/beheer/nieuw innnnnnj
regelingen.new POST /regelingen/beheer/nieuw innnnnnj
regelingen.new_day GET /regelingen/kalender/dag innnnnnj
regelingen.new_day POST /regelingen/kalender/dag innnnnnj
regelingen.new_outage GET /regelingen/kalender/storing innnnnnj
regelingen.new_outage POST /regelingen/kalender/storing innnnnnj
regelingen.new_venster GET /regelingen/beheer/versies/1/vensters/nieuw innnnnnn
regelingen.new_venster GET /regelingen/beheer/versies/2/vensters/nieuw wwwwwwwj
regelingen.new_venster POST /regelingen/beheer/versies/1/vensters/nieuw innnnnnn
regelingen.new_venster POST /regelingen/beheer/versies/2/vensters/nieuw wwwwwwwj
regelingen.new_version GET /regelingen/beheer/1/nieuwe-versie innnnnnj
regelingen.new_version POST /regelingen/beheer/1/nieuwe-versie innnnnnj
regelingen.overview GET /regelingen/beheer/ innnnnnj
regelingen.plafond GET /regelingen/beheer/plafonds/1 wwwwwwwj
regelingen.plafond POST /regelingen/beheer/plafonds/1 wwwwwwwj
regelingen.plafonds GET /regelingen/beheer/vensters/1/plafonds innnnnnn
regelingen.plafonds GET /regelingen/beheer/vensters/2/plafonds wwwwwwwj
regelingen.plafonds POST /regelingen/beheer/vensters/1/plafonds innnnnnn
regelingen.plafonds POST /regelingen/beheer/vensters/2/plafonds wwwwwwwj
regelingen.publish POST /regelingen/beheer/versies/1/publiceren innnnnnj
regelingen.publish POST /regelingen/beheer/versies/2/publiceren wwwwwwwn
regelingen.publish POST /regelingen/beheer/versies/3/publiceren wwwwwwwj
regelingen.rename GET /regelingen/beheer/1 innnnnnj
regelingen.rename POST /regelingen/beheer/1 innnnnnj
regelingen.review GET /regelingen/beheer/versies/1/nakijken innnnnnj
regelingen.review GET /regelingen/beheer/versies/2/nakijken wwwwwwwj
regelingen.rules GET /regelingen/beheer/versies/1/regels/wie innnnnnn
regelingen.rules GET /regelingen/beheer/versies/2/regels/wie wwwwwwwj
regelingen.rules POST /regelingen/beheer/versies/1/regels/wie innnnnnn
regelingen.rules POST /regelingen/beheer/versies/2/regels/wie wwwwwwwj
regelingen.show GET /regelingen/buurtbon ALL
regelingen.show GET /regelingen/fonds wwwwwwww
regelingen.venster GET /regelingen/beheer/vensters/1 innnnnnn
regelingen.venster GET /regelingen/beheer/vensters/2 wwwwwwwj
regelingen.venster POST /regelingen/beheer/vensters/1 innnnnnn
regelingen.venster POST /regelingen/beheer/vensters/2 wwwwwwwj
regelingen.version GET /regelingen/versies/1 ALL
regelingen.version GET /regelingen/versies/2 wwwwwwwj
stemmen.agree_issue POST /stemmen/1/codes/akkoord innnnnjn
stemmen.agree_replacement POST /stemmen/codes/1/akkoord wwwwwwjw
stemmen.ask_replacement POST /stemmen/codes/1/vervangen wwwwwwjw
stemmen.codes GET /stemmen/1/codes innnnnjn
stemmen.codes GET /stemmen/2/codes wwwwwwnw
stemmen.codes POST /stemmen/1/codes innnnnjn
stemmen.desk GET /stemmen/1/balie innnnnjn
stemmen.desk GET /stemmen/2/balie wwwwwwnw
stemmen.desk POST /stemmen/1/balie innnnnjn
stemmen.discard_paper POST /stemmen/papier/1/opnieuw wwwwwwjw
stemmen.drop_replacement POST /stemmen/codes/1/niet-vervangen wwwwwwjw
stemmen.hand_out GET /stemmen/1/balie/uitgeven innnnnjn
stemmen.hand_out POST /stemmen/1/balie/uitgeven innnnnjn
stemmen.make_codes POST /stemmen/1/codes/maken innnnnjn
stemmen.make_passes POST /stemmen/1/codes/passen innnnnjn
stemmen.one_code GET /stemmen/codes/1 wwwwwwjw
stemmen.paper GET /stemmen/1/papier innnnnjn
stemmen.paper GET /stemmen/2/papier wwwwwwnw
stemmen.paper POST /stemmen/1/papier innnnnjn
stemmen.papers GET /stemmen/1/stembiljetten innnnnjn
stemmen.settle_paper GET /stemmen/papier/1 wwwwwwjw
stemmen.settle_paper POST /stemmen/papier/1 wwwwwwjw
stemmen.withdraw_issue GET /stemmen/1/codes/vervallen?van=1&tot=1 innnnnjn
stemmen.withdraw_issue POST /stemmen/1/codes/vervallen?van=1&tot=1 innnnnjn
stemmen.ballot GET /stemmen/1/stem ALL
stemmen.ballot GET /stemmen/2/stem wwwwwwnw
stemmen.ballot POST /stemmen/1/stem ALL
stemmen.ballot POST /stemmen/2/stem wwwwwwnw
stemmen.done GET /stemmen/1/gestemd ALL
stemmen.done GET /stemmen/2/gestemd wwwwwwnw
stemmen.drop_code POST /stemmen/1/code/vergeten ALL
stemmen.enter_code GET /stemmen/1/code ALL
stemmen.enter_code GET /stemmen/2/code wwwwwwnw
stemmen.enter_code POST /stemmen/1/code ALL
stemmen.my_buurt GET /stemmen/1/buurt KNOWN
stemmen.my_buurt GET /stemmen/2/buurt wwwwwwnw
stemmen.my_buurt POST /stemmen/1/buurt KNOWN
stemmen.review GET /stemmen/1/nakijken ALL
stemmen.review GET /stemmen/2/nakijken wwwwwwnw
stemmen.review POST /stemmen/1/nakijken ALL
stemmen.review POST /stemmen/2/nakijken wwwwwwnw
stemmen.bundle GET /stemmen/1/bundel.zip innnnnnn
stemmen.bundle GET /stemmen/3/bundel.zip ALL
stemmen.check GET /stemmen/1/vastleggen innnnnjn
stemmen.check GET /stemmen/2/vastleggen wwwwwwjw
stemmen.check POST /stemmen/2/vastleggen wwwwwwjw
stemmen.close POST /stemmen/1/sluiten innnnnnn
stemmen.close POST /stemmen/3/sluiten innnnnnn
stemmen.copy POST /stemmen/1/kopie innnnnjn
stemmen.copy POST /stemmen/2/kopie wwwwwwjw
stemmen.count POST /stemmen/1/tellen innnnnjn
stemmen.counting GET /stemmen/1/telling innnnnjn
stemmen.counting GET /stemmen/2/telling wwwwwwjw
stemmen.counting GET /stemmen/3/telling innnnnjn
stemmen.discard POST /stemmen/1/weggooien innnnnjn
stemmen.discard POST /stemmen/2/weggooien wwwwwwjw
stemmen.drop_option POST /stemmen/1/keuzes/weg innnnnwn
stemmen.edit GET /stemmen/1/bewerken innnnnjn
stemmen.edit GET /stemmen/2/bewerken wwwwwwjw
stemmen.index GET /stemmen/ ALL
stemmen.lapse GET /stemmen/1/vervallen innnnnjn
stemmen.lapse GET /stemmen/2/vervallen wwwwwwjw
stemmen.lapse POST /stemmen/1/vervallen innnnnjn
stemmen.new_option GET /stemmen/1/keuzes/nieuw innnnnjn
stemmen.new_option GET /stemmen/2/keuzes/nieuw wwwwwwjw
stemmen.new_option POST /stemmen/2/keuzes/nieuw wwwwwwjw
stemmen.option GET /stemmen/keuzes/1 innnnnjn
stemmen.option GET /stemmen/keuzes/4 wwwwwwjw
stemmen.option POST /stemmen/keuzes/4 wwwwwwjw
stemmen.option_down POST /stemmen/1/keuzes/omlaag innnnnwn
stemmen.option_up POST /stemmen/1/keuzes/omhoog innnnnwn
stemmen.options GET /stemmen/1/keuzes innnnnjn
stemmen.options GET /stemmen/2/keuzes wwwwwwjw
stemmen.options POST /stemmen/2/keuzes wwwwwwjw
stemmen.pair POST /stemmen/1/keuzes/paar innnnnjn
stemmen.pair POST /stemmen/2/keuzes/paar wwwwwwjw
stemmen.part GET /stemmen/1/bewerken/wat innnnnjn
stemmen.part GET /stemmen/2/bewerken/wat wwwwwwjw
stemmen.part GET /stemmen/2/bewerken/iets wwwwwwww
stemmen.part POST /stemmen/2/bewerken/tellen wwwwwwjw
stemmen.publish POST /stemmen/1/bekendmaken innnnnjn
stemmen.publish POST /stemmen/2/bekendmaken wwwwwwjw
stemmen.recount GET /stemmen/1/natellen innnnnnn
stemmen.recount GET /stemmen/3/natellen ALL
stemmen.result GET /stemmen/1/uitslag ALL
stemmen.result GET /stemmen/2/uitslag wwwwwwjw
stemmen.result GET /stemmen/3/uitslag ALL
stemmen.show GET /stemmen/1 ALL
stemmen.show GET /stemmen/2 wwwwwwjw
stemmen.start GET /stemmen/nieuw/1 innnnnjn
stemmen.start POST /stemmen/nieuw/1 innnnnjn
stemmen.unpair POST /stemmen/2/keuzes/paar-weg wwwwwwjw
stemmen.what_if GET /stemmen/1/wat-als innnnnjn
stemmen.what_if GET /stemmen/2/wat-als wwwwwwjw
stemmen.withdraw GET /stemmen/keuzes/1/intrekken innnnnjn
stemmen.withdraw GET /stemmen/keuzes/4/intrekken wwwwwwnw
stemmen.withdraw POST /stemmen/keuzes/1/intrekken innnnnjn
stemmen.why GET /stemmen/keuzes/1/waarom ALL
stemmen.why GET /stemmen/keuzes/4/waarom wwwwwwjw
stemmen.why GET /stemmen/keuzes/7/waarom ALL
story.afmelden GET /afmelden/onbekend wwwwwwww
story.afmelden POST /afmelden/onbekend wwwwwwww
story.berichten GET /berichten/ KNOWN
story.brievenbus GET /ontwikkeling/brievenbus ALL
story.buurt_feed GET /buurten/BU01640202/atom.xml ALL
story.feed GET /atom.xml ALL
story.gelezen POST /berichten/gelezen KNOWN
story.initiatief_feed GET /initiatieven/1/atom.xml ALL
story.initiatief_feed GET /initiatieven/2/atom.xml wwwwwwww
story.initiatief_feed GET /initiatieven/3/atom.xml wwwwwwww
story.ontvolgen POST /themas/groen/ontvolgen KNOWN
story.volgen POST /themas/groen/volgen KNOWN
voordeur.contact GET /contact ALL
voordeur.gezond GET /gezond ALL
voordeur.hoe_wij_beslissen GET /hoe-wij-beslissen ALL
voordeur.index GET / ALL
voordeur.onderdelen GET /onderdelen ALL
voordeur.privacy GET /privacy ALL
voordeur.spelregels GET /spelregels ALL
voordeur.toegankelijkheid GET /toegankelijkheid ALL
voordeur.wegwijzer GET /wegwijzer ALL
wijken.geojson GET /buurten/BU01640202/kaart.json ALL
wijken.index GET /buurten/ ALL
wijken.mijn_buurt GET /buurten/mijn ALL
wijken.ontvolgen POST /buurten/BU01640202/ontvolgen KNOWN
wijken.show GET /buurten/BU01640202 ALL
wijken.volgen POST /buurten/BU01640202/volgen KNOWN
"""


def build_scene():
    """The people and things the table speaks of; gives each visitor's session key."""
    people = {}
    for number, name in enumerate(VISITORS[1:], 1):
        people[name] = Person(
            id=number, name=name.title(), email=f"{name}@voorbeeld.invalid", stamp="s", buurt_code="BU01640202"
        )
    db.session.add_all(people.values())
    db.session.flush()
    for name, (rol, gebied) in ROLES.items():
        db.session.add(Role(person_id=people[name].id, rol=rol, gebied_code=gebied, begonnen_op=today()))
    for name, rol in ALSO.items():
        db.session.add(Role(person_id=people[name].id, rol=rol, gebied_code="GM0164", begonnen_op=today()))
    for id, status in ((1, "gepubliceerd"), (2, "ingediend"), (3, "concept"), (4, "gepubliceerd")):
        db.session.add(plan(id, status, people["amina"]))
    db.session.flush()
    db.session.add_all(
        [
            Mede(initiatief_id=1, person_id=people["cem"].id),
            Mijlpaal(id=1, initiatief_id=1, titel="Begin"),
            Foto(key="sleutel", initiatief_id=2, alt="Een bak", width=8, height=6),
            Misbruikmelding(id=1, initiatief_id=1, by_id=people["bas"].id, tekst="Dit klopt niet."),
            Heroverweging(
                id=1, initiatief_id=4, by_id=people["amina"].id, eerste_id=people["driss"].id, tekst="Toch wel."
            ),
            Redentekst(id=1, stap="niet_haalbaar", titel="Niet van ons", tekst="De plek is niet van ons."),
        ]
    )
    groups(people["amina"].id, people["cem"].id)
    schemes(people["mo"].id, people["bea"].id)
    applications(people["amina"].id)
    decisions(people["amina"].id, people["mo"].id)
    rounds(people["amina"].id, people["mo"].id)
    votes(people["bea"])
    gathering(people["amina"], people["bea"])
    db.session.commit()
    return {"vreemde": None} | {name: person.get_id() for name, person in people.items()}


def votes(bea):
    """On agenda 1 round 1 is open, with accounts and codes, of which one was sent; 2 is a draft, 3 has a result."""
    agenda, toegang = make_agenda(bea), (Toegang.ACCOUNT, Toegang.CODE)
    for status in (RondeStatus.VASTGELEGD, RondeStatus.CONCEPT):
        ronde = make_ronde(agenda, status, regels=Regels(toegang=toegang, zonder_brief=True))
        if status == RondeStatus.VASTGELEGD:
            make_code(ronde, adres_hash="adres")
    make_telling(make_ronde(agenda, RondeStatus.GETELD), biljetten=FEWEST)


def gathering(amina, bea):
    """Of Amina, on agenda 1: point 1 is public, 2 waits, 3 is being done, of 4 staff propose another text. Signaal 1
    waits, 2 stands on the wijkfoto. Agenda 2 is a draft."""
    agenda = db.session.get(Agenda, 1)
    for status in (PuntStatus.GEPLAATST, PuntStatus.INGEDIEND, PuntStatus.IN_UITVOERING):
        make_punt(agenda, amina, status)
    proposal = {"title": "Twee bankjes", "wat": "Twee.", "kosten": None}
    make_punt(agenda, amina, PuntStatus.IN_OVERLEG, geplaatst_at=None, voorstel=proposal)
    db.session.add(PuntMijlpaal(id=1, punt_id=3, titel="Begin"))
    for status in (SignaalStatus.INGEDIEND, SignaalStatus.GEPLAATST):
        make_signaal(agenda, amina, status)
    make_agenda(bea, Fase.CONCEPT)


def groups(amina, cem):
    """The two groups, what the first added to a regeling, and an invitation that waits."""
    organisation = {"soort": "stichting", "omschrijving": "Samen.", "gebied_code": "BU01640202"}
    db.session.add_all(
        [
            Bewonersgroep(id=1, naam="Erkend", owner_id=amina, erkend_op=today(), **organisation),
            Bewonersgroep(id=2, naam="Nog niet", owner_id=cem, **organisation),
            LoginToken(
                id=1, purpose="groep", email="eva@voorbeeld.invalid", subject_id=1, link_hash="x",
                next_path=Aanbod("lid", amina).path(1), expires_at=now() + timedelta(days=9),
            ),
        ]
    )
    db.session.flush()
    for id, groep, person, rol in ((1, 1, amina, "contact"), (2, 1, cem, "lid"), (3, 2, cem, "contact"), (4, 1, cem, "adviseur")):
        db.session.add(Lidmaatschap(id=id, groep_id=groep, person_id=person, rol=rol, begonnen_op=today()))
    db.session.merge(Regeling(id=1, sleutel="buurtbon", naam="Buurtbon"))
    db.session.flush()
    db.session.add(Criterium(id=1, groep_id=1, regeling_id=1, tekst="Geen eten.", geldig_van=today()))


def schemes(mo, bea):
    """Version 1 is public; of another regeling Bea drew up 2 and Mo, who was a beheerder then, 3."""
    db.session.merge(Regeling(id=1, sleutel="buurtbon", naam="Buurtbon"))
    db.session.add(Regeling(id=2, sleutel="fonds", naam="Fonds"))
    db.session.flush()
    versions = (1, 1, 1, "gepubliceerd", mo), (2, 2, 1, "concept", bea), (3, 2, 2, "concept", mo)
    for id, regeling, nummer, status, owner in versions:
        versie = {"regeling_id": regeling, "nummer": nummer, "status": status, "owner_id": owner}
        db.session.add(RegelingVersie(id=id, naam=f"Versie {id}", geldig_van=today(), **versie))
    db.session.flush()
    for id in (1, 2):
        db.session.add(Venster(id=id, versie_id=id, naam="Nu", opent_op=today(), sluit_op=today()))


def applications(amina):
    """Under version 1: application 1 was handed in by Amina, 2 is her draft with a file."""
    for id, status in ((1, "ingediend"), (2, "concept")):
        sent = {"kenmerk": "B-2026-0001", "ontvangen_op": today(), "ontvangen_at": now()} if status != "concept" else {}
        asked = {"title": f"Feest {id}", "gebied_code": "BU01640202", "gevraagd": 10_000}
        db.session.add(Aanvraag(id=id, status=status, owner_id=amina, versie_id=1, venster_id=1, **asked, **sent))
    db.session.flush()
    db.session.add_all(Aanvrager(aanvraag_id=id, soort="persoon", naam="Amina") for id in (1, 2))
    kept = {"soort": "overig", "naam": "a.pdf", "mimetype": "application/pdf", "grootte": 4}
    db.session.add_all(Bestand(key=key, aanvraag_id=id, **kept) for key, id in (("offertesleutel", 1), ("bestandsleutel", 2)))
    db.session.add(Advies(id=1, aanvraag_id=1, groep_id=1, gevraagd_op=today(), uiterlijk=today()))


def rounds(amina, mo):
    """Plafond 1 goes by order of arrival, 2 by a committee that ranks; application 5 waits in that round."""
    db.session.add(Regeling(id=3, sleutel="ronde", naam="Ronde"))
    db.session.flush()
    regels = {"verdeling": {"waarde": "ronde_rangschikking"}, "gezag": {"waarde": "commissie"}}
    db.session.add(RegelingVersie(
        id=4, regeling_id=3, nummer=1, status="gepubliceerd", owner_id=mo, naam="Ronde", geldig_van=today(), regels=regels))
    db.session.flush()
    over = today() - timedelta(days=1)
    db.session.add(Venster(id=3, versie_id=4, naam="Voorbij", opent_op=over, sluit_op=over))
    db.session.flush()
    db.session.add_all(Plafond(id=id, venster_id=venster, gebied_code="GM0164", bedrag=9_000) for id, venster in ((1, 1), (2, 3)))
    asked = {"title": "Feest 5", "gebied_code": "BU01640202", "gevraagd": 10_000, "kenmerk": "B-2026-0005"}
    sent = {"ontvangen_op": over, "ontvangen_at": now(), "status": "ingediend"}
    db.session.add(Aanvraag(id=5, owner_id=amina, versie_id=4, venster_id=3, **asked, **sent))
    db.session.flush()
    db.session.add(Aanvrager(aanvraag_id=5, soort="persoon", naam="Amina"))


def decisions(amina, mo):
    """Mo granted application 3, and Amina objects to that; 4 is before who decides."""
    for id, status in ((3, "toegekend"), (4, "ter_besluit")):
        asked = {"title": f"Feest {id}", "gebied_code": "BU01640202", "gevraagd": 10_000, "kenmerk": f"B-2026-000{id}"}
        sent = {"ontvangen_op": today(), "ontvangen_at": now()}
        db.session.add(Aanvraag(id=id, status=status, owner_id=amina, versie_id=1, venster_id=1, **asked, **sent))
    db.session.flush()
    db.session.add_all(Aanvrager(aanvraag_id=id, soort="persoon", naam="Amina") for id in (3, 4))
    days = dict.fromkeys(("besluit_op", "bekend_op", "bezwaar_tot"), today())
    facts = {"aan": {}, "gevraagd": 10_000, "oordelen": [], "adviezen": [], "plafond": None, "verzoek": None}
    granted = {"uitkomst": "toekennen", "bedrag": 10_000, "reden": "Het past.", "feiten": facts}
    db.session.add(Besluit(id=1, aanvraag_id=3, besluiter_id=mo, **days, **granted))
    db.session.flush()
    objection = {"gronden": "Te weinig.", "ingediend_op": today(), "beslissen_voor": today()}
    db.session.add(Bezwaar(id=1, kenmerk="BZ-2026-0001", besluit_id=1, owner_id=amina, gebied_code="BU01640202", **objection))
    answered = {"status": "ongegrond", "status_reden": "Het klopt.", "ontvangen_via": "post", "kenmerk": "BZ-2026-0002"}
    ends = {"besloten_op": today(), "beroep_tot": today(), "besloten_door_id": mo}
    about = {"besluit_id": 1, "owner_id": amina, "gebied_code": "BU01640202"}
    db.session.add(Bezwaar(id=2, **about, **objection, **answered, **ends))


def plan(id, status, owner):
    public = status == "gepubliceerd"
    return Initiatief(
        id=id,
        title=f"Plan {id}",
        wat="Samen.",
        waarom="Daarom.",
        thema="groen",
        gebied_code="BU01640202",
        owner=owner,
        status=status,
        kenmerk=f"I-2026-{id:04d}" if status != "concept" else None,
        published_at=now() if public else None,
        submitted_at=now(),
        hidden_at=now() if id == 4 else None,
        hidden_reden="Even niet." if id == 4 else "",
        hidden_by_id=None,
    )


def doors():
    """The table as (endpoint, method, address, expected)."""
    for line in TABLE.strip().splitlines():
        endpoint, method, address, expected = line.split()
        yield endpoint, method, address, {"ALL": ALL, "KNOWN": KNOWN}.get(expected, expected)


DOORS = list(doors())
