"""The characters of canonical text: Unicode NFC, plain spaces, nothing that cannot be seen.

Typographic variants (curly quotes, dashes) stay as written: they are the publisher's words.
"""

import re
import unicodedata

__all__ = ["clean_characters"]

# Soft hyphen, zero-width space, word joiner, byte order mark, marks and overrides of direction,
# invisible operators, annotations, variation selectors, tags; controls but tab and newline; private
# use (icon fonts); noncharacters. Joiners (U+200C, U+200D) shape Persian and Hindi: they stay.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\ufdd0-\ufdef\ufff0-\ufffb\ufffe\uffff\ue000-\uf8ff\U000e0000-\U000e0fff"
    "\U000f0000-\U0010ffff]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_END = re.compile("\r\n?|[\x0c\x85\u2028\u2029]")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_UNSEEN = re.compile(
    "[^\x20-\x7e\n\t\u00a1-\u00ac\u00ae-\u024f\u2010-\u2027\u2030-\u203f\u20ac\u2122]"
)


def clean_characters(text: str) -> str:
    """`text` in NFC, with newlines as the only line ends and without invisible characters.

    Every kind of space becomes a plain one; a lone surrogate becomes U+FFFD.
    """
    if not _UNSEEN.search(text):
        # Nothing here that the steps below touch; Latin letters are composed already.
        return text
    text = _LINE_END.sub("\n", text)
    text = _SURROGATE.sub("\ufffd", text)
    text = _SPACES.sub(" ", _INVISIBLE.sub("", text))
    return unicodedata.normalize("NFC", text)
