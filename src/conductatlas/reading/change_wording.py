"""Whether changed words change the meaning: typing errors, empty words and renamings do not.

A number, a negation, a modal verb, a currency, a party's name always does. In doubt the answer is
yes: a change that is missed costs a reader more than one that is small.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import DamerauLevenshtein

from conductatlas.reading.change_material import Material, Reworded
from conductatlas.text.normal import link_labels, normal_words
from conductatlas.text.words import word_runs

__all__ = ["is_editorial"]

_EMPTY = frozenset(
    ("a an the on of that which also please this these its for to in is").split()  # noqa: SIM905
)
_MEANINGFUL = frozenset(
    (  # noqa: SIM905 - a list of forty quoted words is harder to read
        "not no never nor none without unless except only may might must shall will can cannot"
        " should and or if all any each every some either both more less least most before after"
        " until within days day weeks months years hours"
    ).split()
)
_PREFIX = re.compile(r"(?:un|in|im|ir|il|non|dis|mis|anti|opt)")
_LEGAL_FORM = re.compile(
    r"\b(?:inc|llc|ltd|limited|gmbh|corp|corporation|plc|oü|oy|sarl|bv|pty|co|ag|sas|operations|company|companies)\b"
)
_CAPITAL = re.compile(r"[A-Z]")
_FORM_FOLLOWS = re.compile(
    r"\W*(?:[A-Z]\w* ){0,2}(?:Inc|LLC|L\.L\.C|Ltd|Limited|GmbH|Corp|Corporation|Company|PLC|S\.A"
    r"|B\.V|OÜ|AB|AG|SAS|Pty)\b"
)
_DIGIT = re.compile(r"[0-9$€£¥₹%§]")
_MOST_HEADING_WORDS = 12
_FEWEST_RENAMINGS = 3

_NUMERALS = {
    word: str(at)
    for at, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(),  # noqa: SIM905
        1,
    )
}

Phrase = tuple[str, ...]
Runs = tuple[tuple[str, str], ...]


def is_editorial(material: Material) -> bool:
    """Whether everything in `material` leaves the meaning as it was."""
    if not all(_is_heading(raw, material) for raw in (*material.gone, *material.came)):
        return False
    if any(_renames_party(pair) for pair in material.reworded):
        return False
    renamed = _renamings(material.reworded)
    return all(
        _same_meaning(old, new) or (old, new) in renamed
        for pair in material.reworded
        for old, new in replacements(pair)
    )


def replacements(pair: Reworded) -> Iterator[tuple[Phrase, Phrase]]:
    """The words that went and those that came in their place, change by change."""
    removed: list[str] = []
    added: list[str] = []
    for op, text in (*_readable_runs(pair), ("=", " end ")):
        if op == "-":
            removed += normal_words(text).split()
        elif op == "+":
            added += normal_words(text).split()
        elif normal_words(text):
            if removed != added:
                yield tuple(removed), tuple(added)
            removed, added = [], []


def _readable_runs(pair: Reworded) -> Runs:
    """The runs without the targets of links: where a link leads is no word."""
    if "](" not in pair.old + pair.new:
        return pair.runs
    return word_runs(link_labels(pair.old), link_labels(pair.new))


def _renames_party(pair: Reworded) -> bool:
    """Whether the words that changed belong to a company's name, its legal form behind them."""
    return any(
        op != "=" and _CAPITAL.match(text.strip()) and _FORM_FOLLOWS.match(following)
        for (op, text), following in zip(
            pair.runs, [*(t for o, t in pair.runs[1:] if o), ""], strict=True
        )
        if text.strip()
    )


def _is_heading(raw: str, material: Material) -> bool:
    words = normal_words(raw).split()
    return raw.strip() in material.headings and len(words) <= _MOST_HEADING_WORDS


def _same_meaning(old: Phrase, new: Phrase) -> bool:
    if _DIGIT.search(" ".join((*old, *new))):
        return _in_digits(old) == _in_digits(new)
    if set(old) | set(new) <= _EMPTY:
        return True
    if _MEANINGFUL & (set(old) ^ set(new)):
        return False
    core_old = [word for word in old if word not in _EMPTY]
    core_new = [word for word in new if word not in _EMPTY]
    if len(core_old) != len(core_new):
        return "".join(old) == "".join(new)
    return all(_is_slip(a, b) for a, b in zip(core_old, core_new, strict=True))


def _in_digits(words: Phrase) -> list[str]:
    return [_NUMERALS.get(word, word) for word in words]


def _is_slip(old: str, new: str) -> bool:
    """Whether two words are spellings or forms of one: a typing error, a plural."""
    if old == new:
        return True
    shorter = min(len(old), len(new))
    if shorter < 4 or (old[0] != new[0] and shorter < 7):
        return {old, new} == {"you", "your"}
    for short, long in ((old, new), (new, old)):
        prefix = _PREFIX.match(long)
        if prefix and long[prefix.end() :] == short:
            return False
    return DamerauLevenshtein.distance(old, new) <= (1 if min(len(old), len(new)) < 7 else 2)


def _renamings(reworded: Sequence[Reworded]) -> set[tuple[Phrase, Phrase]]:
    """Replacements of one term by one other, made again and again, and never otherwise."""
    counts = Counter(change for pair in reworded for change in replacements(pair))
    targets: dict[Phrase, set[Phrase]] = {}
    for old, new in counts:
        targets.setdefault(old, set()).add(new)
    return {
        (old, new)
        for (old, new), number in counts.items()
        if number >= _FEWEST_RENAMINGS
        and len(targets[old]) == 1
        and _is_term(old)
        and _is_term(new)
    }


def _is_term(words: Phrase) -> bool:
    joined = " ".join(words)
    if not 1 <= len(words) <= 4 or _DIGIT.search(joined) or _LEGAL_FORM.search(joined):
        return False
    return not _MEANINGFUL & set(words)
