"""Every page of the portal in every state worth looking at."""

from tests.browser.atlas.money import ASKING, DECISIONS, HANDLING, ROUNDS, SCHEMES
from tests.browser.atlas.people import ACCOUNT, GROUPS, STAFF, STORY
from tests.browser.atlas.plans import AREAS, FINDING, FRONT, PULLING, READING, REFUSALS, WRITING
from tests.browser.atlas.spending import ACTIVITIES, PAYING, SETTLING, SPENDING, YEARS
from tests.browser.atlas.votes import COUNTING, GATHERING, MAKING, VOTE_DESK, VOTING
from tests.browser.atlas.work import EFFORTS, LINES, LINKING, PROMISES, REPORTS, STEERING

PLACES = (*FRONT, *AREAS, *FINDING, *READING, *WRITING, *PULLING, *GROUPS, *ACCOUNT, *STORY, *STAFF, *SCHEMES, *ASKING,
          *DECISIONS, *HANDLING, *ROUNDS, *VOTING, *MAKING, *GATHERING, *STEERING, *EFFORTS, *LINKING, *PROMISES, *LINES,
          *REPORTS, *VOTE_DESK, *COUNTING, *REFUSALS, *ACTIVITIES, *SPENDING, *PAYING, *SETTLING, *YEARS)
# What a GET gives that is no page: feeds, files and a hint while typing; and two that only lead elsewhere.
NO_PAGES = {"static", "toets", "story.feed", "story.buurt_feed", "story.initiatief_feed", "wijken.geojson", "people.data",
            "initiatieven.foto", "initiatieven.similar", "activiteiten.ics", "activiteiten.buurt_ics",
            "activiteiten.groep_ics", "activiteiten.photo", "toekenningen.receipt",
            "toekenningen.move_letter_pdf", "betalingen.file", "verantwoording.photo",
            "verantwoording.letter_pdf", "verantwoording.intention_pdf", "verantwoording.notice_pdf",
            "buurtbonnen.file", "buurtbonnen.advice_file",
            "buurtbonnen.besluit_pdf", "buurtbonnen.beslissing_pdf", "buurtbonnen.ontvangst_pdf",
            "buurtbonnen.termijnbrief_pdf", "voordeur.gezond",
            "stemmen.papers", "stemmen.bundle", "stemmen.tracking_codes", "rapportages.pdf", "rapportages.money_csv",
            "rapportages.money_xlsx", "rapportages.ledger_csv", "rapportages.ledger_xlsx", "wijken.mijn_buurt",
            "wijkopgaven.photo"}
