"""The part of the agenda line that leads up to a vote: making an agenda, bringing a point, and fixing the round."""

from datetime import timedelta

from portal.clock import at, now, today

AGENDA, BUURT = "De Noork spreekt zich uit", "De Noork"
BANK, GLIJBAAN, BAKKEN = "Een lange bank bij de vijver", "Een glijbaan van tien meter", "Vier bakken vol bloemen"
SEEN = "Bij de vijver staat altijd iemand die even wil zitten."
TEXTS = {
    "Wat is het doel?": "Kiezen wat er het eerst komt.", "Wat staat al vast?": "Het bedrag.",
    "Wie beslist?": "De stemming.", "Wanneer horen mensen terug?": "Een dag na de stemming.",
}
# Days from now on which the vote opens and closes.
OPENS, CLOSES = 2, 9


class Clock:
    """What time it is in a portal: that of all tests, and as many days later as the story has come."""

    def __init__(self, app):
        self.days, self.inner, app.wsgi_app = 0, app.wsgi_app, self

    def __call__(self, environ, start_response):
        with self.now():
            return self.inner(environ, start_response)

    def now(self):
        return at(now() + timedelta(days=self.days))


def number_in(url):
    return int(next(part for part in reversed(url.split("/")) if part.isdigit()))


def make_agenda(mo):
    """Through the form, to its first phase; gives the id."""
    mo.page.goto("/buurtagenda/beheer/nieuw")
    mo.write("Hoe heet de agenda?", AGENDA)
    mo.pick("Voor welk gebied?", BUURT)
    mo.when("Vanaf", today())
    mo.when("Tot en met", today() + timedelta(days=400))
    for label, text in TEXTS.items():
        mo.write(label, text)
    mo.press("Bewaren")
    agenda_id = number_in(mo.page.url)
    go(mo, agenda_id, "De agenda openen")
    return agenda_id


def go(mo, agenda_id, step):
    """On to the next phase."""
    mo.page.goto(f"/buurtagenda/{agenda_id}")
    mo.follow(step)
    mo.press(step)


def tell_what_one_sees(wil, mo, agenda_id):
    """A resident adds a story to the wijkfoto; staff read it first."""
    wil.page.goto(f"/buurtagenda/{agenda_id}/wijkfoto")
    wil.follow("Vertel wat jij ziet")
    wil.write("Wat zie je, of wat maak je mee?", SEEN)
    wil.press("Verstuur")
    wil.reads("We hebben je signaal ontvangen.")
    mo.page.goto(f"/buurtagenda/{agenda_id}")
    mo.follow("Signalen beoordelen")
    mo.follow(SEEN)
    mo.press("Op de wijkfoto zetten")


def bring_a_point(wil, agenda_id):
    wil.page.goto(f"/buurtagenda/{agenda_id}")
    wil.follow("Dien een punt in")
    wil.write("Hoe heet je punt?", BANK)
    wil.write("Wat moet er gebeuren?", "Een bank waar zes mensen op passen.")
    wil.write("Wat kost het ongeveer?", "3000")
    wil.press("Punt indienen")
    wil.reads("We hebben je punt ontvangen.")


def place_and_admit(mo, agenda_id):
    """Put on the list, tested on ten criteria, and answered."""
    mo.page.goto(f"/buurtagenda/{agenda_id}/werk")
    mo.follow(BANK)
    mo.follow("Op de lijst zetten")
    mo.press("Op de lijst zetten")
    mo.follow(BANK)
    mo.follow("Haalbaarheid toetsen")
    for answer in mo.page.get_by_label("Ja", exact=True).all():
        answer.check()
    mo.press("Bewaren")
    mo.follow("Toelaten")
    mo.page.locator("[name=reden]").fill("Ja, de bank kan er staan.")
    mo.press("Toelaten")


def make_round(mo, agenda_id):
    """Through the forms, part by part, until nothing of it can change; gives the id."""
    mo.page.goto(f"/buurtagenda/{agenda_id}")
    mo.follow("Een stemronde maken")
    mo.write("Hoe heet de stemronde?", "Waar gaat € 5.000 heen?")
    mo.write("Hoeveel geld is er te verdelen?", "5000")
    for label, days in (("Vanaf wanneer kunnen mensen stemmen?", OPENS), ("Tot wanneer kunnen mensen stemmen?", CLOSES)):
        mo.write(label, f"{today() + timedelta(days=days)}T09:00")
    mo.press("Begin de stemronde")
    ronde_id = number_in(mo.page.url)
    mo.follow("Plannen kiezen en ordenen")
    for plan in (BANK, GLIJBAAN, BAKKEN):
        mo.tick(plan)
    mo.press("Zet op het biljet")
    say_how(mo, ronde_id)
    mo.page.goto(f"/stemmen/{ronde_id}/vastleggen")
    mo.press("Leg deze stemronde vast")
    mo.reads("De stemronde ligt vast.")
    return ronde_id


def say_how(mo, ronde_id):
    """One plan is enough; with an account, or with a code from a letter."""
    mo.page.goto(f"/stemmen/{ronde_id}/bewerken/biljet")
    mo.write("Hoeveel plannen kiest iemand minstens?", "1")
    mo.press("Bewaren en verder")
    mo.tick("Met een code uit een brief")
    mo.tick("Wie een account heeft, mag ook zonder code")
    mo.press("Bewaren en verder")
