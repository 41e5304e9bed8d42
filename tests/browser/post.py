"""The letterboxes of everybody in town, read from a real mail server."""

import re
from collections import Counter

from tests.mailserver import Postbus

LOGIN = "Inloggen bij Buurtportaal"


class Post(Postbus):
    """All mail that came in; ``news`` tells what came since it was asked last."""

    def __init__(self):
        super().__init__()
        self.read = 0

    def code_for(self, mail):
        """The code to log in with from the last mail to this address."""
        return re.search(r"^\d{6}\s*$", self.last(mail), re.MULTILINE)[0].strip()

    def last(self, mail):
        """The text of the last mail to this address."""
        return [message for message in self.messages if message["To"] == mail][-1].get_content()

    def news(self, *people):
        """How many new mails each of these people got, by subject, but for those to log in with."""
        fresh, self.read = self.messages[self.read:], len(self.messages)
        assert max(Counter((message["To"], message["Subject"]) for message in fresh).values(), default=1) == 1
        return Counter((message["To"].partition("@")[0], message["Subject"].strip()) for message in fresh
                       if message["To"] in people and message["Subject"] != LOGIN)
