"""Signs that are no text: people never mean them, and in a letter or a list they hide, break or turn what follows."""

import re

# Controls besides tab and line end; U+0085 and its like; orders to write the other way on (Unicode Bidirectional
# Algorithm, UAX 9), which outlive their text; halves of a pair, and what Unicode promises never to be a sign.
# Joiners and the marks left-to-right and right-to-left stay: whole languages and emoji need them.
NO_TEXT = re.compile(r"[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def plain(text):
    """The same text without those signs."""
    return NO_TEXT.sub("", text)
