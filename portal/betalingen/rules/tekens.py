"""Text as a bank takes it: the Latin signs of the SEPA guidelines (EPC 217-08) and no others."""

import re

from text_unidecode import unidecode

NOT_SEPA = re.compile(r"[^A-Za-z0-9/\-?:().,'+ ]")
LONGEST_NAME, LONGEST_TEXT, LONGEST_ID = 70, 140, 35


def for_bank(text, most=LONGEST_TEXT):
    """The text in at most so many signs a bank knows: "Café & zo" becomes "Cafe + zo". Never begins with a slash."""
    text = NOT_SEPA.sub(" ", unidecode(text.replace("&", "+").replace("€", "EUR ")))
    text = re.sub("/{2,}", "/", " ".join(text.split())).lstrip("/ ")
    return text[:most].rstrip("/ ")
