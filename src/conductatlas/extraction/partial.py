"""Whether a page shows a part of its policy only: cut off, folded away, or on further pages.

Only the end is looked at, and only of pages short enough to be a part: long policies end in
addresses, colons and loose lines of all kinds.
"""

import re

from conductatlas.extraction.measures import Evidence, Measures
from conductatlas.extraction.pieces import HEADING, ITEM, PARAGRAPH
from conductatlas.extraction.signs import anyof

__all__ = ["partial_reason"]

_END_CHARS = 300
_MOST_WORDS = 800
_MIN_BARE_HEADINGS = 4
_BARE_WORDS = 150
_UNFINISHED_WORDS = 120
_MIN_LAST_WORDS = 5

_STUB = anyof(r"""
(?:read|show|see|view) (?:the )?(?:more|full (?:policy|text|terms|version))\W*$
continue reading\W*$|(?:mehr|weiter)lesen\W*$|mehr anzeigen\W*$|lire la suite\W*$|voir plus\W*$
leer más\W*$|seguir leyendo\W*$|leggi (?:di più|tutto)\W*$|continua a leggere\W*$
lees (?:meer|verder)\W*$|ler mais\W*$|leia mais\W*$|continuar a ler\W*$
czytaj (?:więcej|dalej)\W*$|läs mer\W*$|læs mere\W*$|lue lisää\W*$|číst (?:dále|více)\W*$
(?:sign|log) (?:in|up) to (?:read|continue|see|view)\b.*$|subscribe to (?:read|continue)\b.*$
to (?:read|see|view) the (?:full|whole|rest)\b.*$|loading more\W*$|load more\W*$
page 1 (?:of|/) \d+\b.*$|seite 1 von \d+\b.*$|page 1 sur \d+\b.*$|página 1 de \d+\b.*$
pagina 1 (?:di|van) \d+\b.*$|strona 1 z \d+\b.*$|sid[ae] 1 a[vf] \d+\b.*$|sivu 1/\d+\b.*$
next page\b.{0,60}$|nächste seite\b.{0,60}$|page suivante\b.{0,60}$|página siguiente\b.{0,60}$
""")
# The button itself is no part of the text; what follows the last words on the page may be one.
_STUB_NEXT = anyof(r"""
read more|continue reading|show (?:more|full)|read the full|weiterlesen|mehr (?:lesen|anzeigen)
lire la suite|voir plus|leer más|seguir leyendo|leggi (?:di più|tutto)|lees (?:meer|verder)
ler mais|leia mais|czytaj (?:więcej|dalej)|läs mer|læs mere|lue lisää|číst (?:dále|více)
""")
_ELLIPSIS = re.compile(r"(?:\w[,;\s]*(?:…|\.\.\.)|\[(?:…|\.\.\.)\])$")
# Words after which no sentence ends; in small letters, for "Annex A" may end one.
_OPEN_END = anyof(
    r"""
(?:and|or|the|a|an|to|of|by|with|for|from|that|which|our|your|their|including|as)$
(?:und|oder|der|das|dem|ein|eine|mit|von|für|zu|sowie|dass|ihre|unsere)$
(?:et|ou|le|la|les|un|une|de|des|du|à|avec|pour|par|que|qui|nos|vos|y compris)$
(?:el|los|las|con|para|por|su|sus|nuestros)$|(?:il|lo|gli|di|che|per|con|nostri)$
(?:of|het|een|van|voor|dat)$|(?:os|um|uma|com|para|que|seus)$|(?:oraz|lub|że|który)$
(?:och|eller|att|med|för|som|ett)$|(?:og|eller|at|med|for|som|et)$
(?:ja|tai|sekä|että|joka)$|(?:nebo|že|který)$
""",
    re.NOFLAG,
)
_WRITE_TO = anyof(r"""
(?:.*\W)?(?:address|e-?mail|contact|write|reach|call|send|questions|at|adresse|kontakt\w*|anschrift
contactez|écrire|dirección|correo|contatt\w+|indirizzo|contacto|morada|adres|kontakt\w*|osoite)\b
""")


def partial_reason(evidence: Evidence, seen: Measures) -> str | None:
    """Why a page shows only a part of its policy, in words; None where nothing says so."""
    if seen.count > _MOST_WORDS:
        return None
    if evidence.bare_headings >= _MIN_BARE_HEADINGS and seen.count < _BARE_WORDS:
        return f"{evidence.bare_headings} headings at its end have no text under them"
    if stub := _STUB.search(seen.text[-_END_CHARS:].strip()):
        return f'the text ends with "{_quote(stub[0])}"'
    return _after_the_end(evidence, seen) or _unfinished(evidence, seen)


def _after_the_end(evidence: Evidence, seen: Measures) -> str | None:
    """A button "Read more" that stands right after the last words of the text."""
    last = " ".join(seen.text[-60:].split())
    page = " ".join(evidence.page_words.split())
    at = page.rfind(last) if len(last) > 30 else -1
    if at < 0:
        return None
    found = _STUB_NEXT.match(page[at + len(last) :].lstrip(" .…"))
    return f'"{found[0]}" follows the last words' if found else None


def _unfinished(evidence: Evidence, seen: Measures) -> str | None:
    """A last sentence that stops in the middle, or a list that is announced and does not come."""
    last = evidence.pieces[-1] if evidence.pieces else None
    if last is None or last.kind not in (PARAGRAPH, ITEM, HEADING):
        return None
    words = last.words.strip()
    if len(words.split()) < _MIN_LAST_WORDS:
        return None
    end = _quote(words[-60:])
    if _ELLIPSIS.search(words):
        return f'the text ends with an ellipsis: "{end}"'
    if last.kind == PARAGRAPH and (words.endswith(",") or _OPEN_END.search(words[-20:])):
        return f'the text ends mid-sentence: "{end}"'
    announces = words.endswith(":") and not _WRITE_TO.match(words[-80:])
    if announces and seen.count < _UNFINISHED_WORDS:
        return f'a list is announced and does not come: "{end}"'
    return None


def _quote(text: str) -> str:
    return " ".join(text.split())[-80:]
