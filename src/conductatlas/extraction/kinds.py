"""What kind of policy a text is where nobody has declared it: by its title, headings, first words.

The title decides where it names a kind; else a heading near the top; else what the text calls
itself ("this privacy policy") most often. None where none of them says it.
"""

import re
from collections import Counter
from collections.abc import Sequence

from conductatlas.extraction.kindwords import KIND_WORDS
from conductatlas.extraction.signs import TITLES
from conductatlas.model.vocabulary import DocumentKind

__all__ = ["kind_of_text"]

_HEADINGS, _OPENING_CHARS = 4, 4000
_RULES = tuple(
    (kind, re.compile(rf"(?<!\w)(?:{'|'.join(words.strip().splitlines())})(?!\w)", re.IGNORECASE))
    for kind, words in KIND_WORDS
)
_TWO = (DocumentKind.TERMS_OF_SERVICE, DocumentKind.PRIVACY_POLICY)
_BOTH = re.compile(r"privacy (?:&|and) terms|terms (?:&|and) privacy", re.IGNORECASE)
_SELF = re.compile(
    r"(?<!\w)(?:this|these|our|the following|diese[rs]?|unsere?|cette|ces|la présente|les présentes"
    r"|esta|estos|estas|questa|questi|queste|deze|esta|estes|estas|niniejsz\w+|denna|dessa|denne|disse"
    r"|tämä|nämä|tato|tyto|these)\s(?P<name>[^.;:,()\n]{3,60})",
    re.IGNORECASE,
)


def kind_of_text(title: str | None, headings: Sequence[str], text: str) -> DocumentKind | None:
    """The kind of the policy `text` titled `title` with these first `headings`; None if unclear."""
    for words in (title or "", *headings[:_HEADINGS]):
        kind = _named(words)
        if kind is not None:
            return kind
    calls: Counter[DocumentKind] = Counter()
    for match in _SELF.finditer(text, 0, _OPENING_CHARS):
        kind = _named(match["name"]) if TITLES.search(match["name"]) else None
        if kind is not None:
            calls[kind] += 1
    return calls.most_common(1)[0][0] if calls else None


def _named(words: str) -> DocumentKind | None:
    """The kind that `words` name, the narrowest first; None for "Privacy & Terms", which is two."""
    found = [kind for kind, rule in _RULES if rule.search(words)]
    if _BOTH.search(words):
        found = [kind for kind in found if kind not in _TWO]
    return found[0] if found else None
