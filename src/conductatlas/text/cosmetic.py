"""Which differences are only cosmetic, and why: white space, markup, dates, furniture, order.

`judge` marks the segments of a diff; what it leaves unmarked is for a reader to weigh
(`reading.change`). The words of the reasons are the product's closed list.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from conductatlas.model import Span
from conductatlas.model.records import Segment
from conductatlas.model.vocabulary import CosmeticReason
from conductatlas.text.datelines import is_date_line, without_dates
from conductatlas.text.diff import TextDiff
from conductatlas.text.furniture import (
    is_link_alone,
    is_menu_line,
    is_notice,
    is_party,
    is_policy_sentence,
    is_teaser,
    is_widget_label,
)
from conductatlas.text.history import Passing
from conductatlas.text.normal import STAGES, normal_words
from conductatlas.text.runs import Surroundings, furniture_runs

__all__ = ["Judgement", "cosmetic_reasons", "judge"]

_NOTHING_PASSES = Passing()
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_BARE_NUMBER = re.compile(r"[#*_\s]*[0-9]{1,2}(?:\.[0-9]{1,2})*\.[#*_\s]*")
_MASK = "email-protected"
_MAIL_LINK = re.compile(r"\[[^\[\]]*\]\(mailto:[^()\s]*\)", re.IGNORECASE)
_DIGITS = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_COMMA = re.compile(r"[,;|]")
_MANY = 6
_NO_LETTER = re.compile(r"[\W_]+")
_FEWEST_ITEMS, _MOST_ITEM_WORDS = 4, 4
_NAME = re.compile(r"(?<=\s)[A-Z][\w.]+")
_DATE_WORDS = frozenset(
    (  # noqa: SIM905 - words of date lines that are written with a capital
        "last date updated update effective revised revision modified version posted published"
        " issued created changed reviewed amended on as of since from and days day am pm et utc gmt"
    ).split()
)
_REFERENCE = re.compile(
    r"(?:section|clause|article|paragraph|part|annex|exhibit|schedule|chapter|step|item|note"
    r"|ziffer|abschnitt|absatz|artikel|kapitel|point|§)s?\s*$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)*|[a-z]|[ivx]+")


@dataclass(frozen=True, slots=True)
class Judgement:
    """The segments of a diff with the cosmetic ones marked, and the reasons found, sorted."""

    segments: tuple[Segment, ...]
    reasons: tuple[CosmeticReason, ...]


def judge(
    difference: TextDiff, old: str, new: str, passing: Passing = _NOTHING_PASSES
) -> Judgement:
    """Mark the cosmetic segments of `difference`, which is the one from `old` to `new`.

    `passing` is what the document's history teaches of its furniture (`history.passing_blocks`).
    """
    around = Surroundings(old, new)
    runs = furniture_runs(difference.segments, around)
    runs |= _passing_segments(difference.segments, passing.spans(old), passing.spans(new))
    found: set[CosmeticReason] = set()
    segments = []
    if _only_cut_otherwise(difference.segments, old, new):
        runs, found = set(range(len(difference.segments))), {CosmeticReason.WHITE_SPACE}
    for at, segment in enumerate(difference.segments):
        reasons = _segment_reasons(segment, around, at in runs)
        found |= reasons
        segments.append(replace(segment, cosmetic=True) if reasons else segment)
    for edit in difference.edits:
        if CosmeticReason.WHITE_SPACE not in found and _same_ink(edit.span.of(old), edit.text):
            found.add(CosmeticReason.WHITE_SPACE)
    return Judgement(tuple(segments), tuple(sorted(found)))


def _only_cut_otherwise(segments: Sequence[Segment], old: str, new: str) -> bool:
    """Whether two texts are the same letters in the same order, parted otherwise at many places."""
    real = sum(1 for segment in segments if not segment.cosmetic)
    return real >= _MANY and _letters(old) == _letters(new)


def _letters(text: str) -> str:
    return _NO_LETTER.sub("", text).casefold()


def _passing_segments(
    segments: Sequence[Segment], old: Sequence[Span], new: Sequence[Span]
) -> set[int]:
    """The indexes of segments that stand wholly in what passes, on either side."""
    if not (old or new):
        return set()
    return {
        at
        for at, segment in enumerate(segments)
        if all(
            span is None or any(p.start <= span.start and span.end <= p.end for p in passing)
            for span, passing in ((segment.old, old), (segment.new, new))
        )
    }


def cosmetic_reasons(old: str, new: str) -> frozenset[CosmeticReason]:
    """What makes two passages differ that have the same words; empty where the words differ."""
    if _same_ink(old, new):
        return frozenset({CosmeticReason.WHITE_SPACE}) if old != new else frozenset()
    if normal_words(old) != normal_words(new):
        return frozenset()
    needed = {reason for reason in STAGES if _without(reason, old) != _without(reason, new)}
    needed.discard(CosmeticReason.WHITE_SPACE)
    return frozenset(needed or {CosmeticReason.MARKUP})


def _same_ink(old: str, new: str) -> bool:
    return "".join(old.split()) == "".join(new.split())


def _without(left_out: CosmeticReason, text: str) -> str:
    for reason, stage in STAGES.items():
        if reason is not left_out:
            text = stage(text)
    return text


def _segment_reasons(
    segment: Segment, around: Surroundings, in_furniture: bool
) -> set[CosmeticReason]:
    if in_furniture and not segment.cosmetic:
        return {CosmeticReason.FURNITURE}
    if segment.op == "modified":
        return _modified_reasons(segment, around)
    if segment.op == "moved":
        return {CosmeticReason.ORDER} if around.is_minor(segment) else set()
    span, text = (segment.new, around.new) if segment.new else (segment.old, around.old)
    return _lone_reasons(span or Span(0, 0), text, segment, around)


def _lone_reasons(
    span: Span, text: str, segment: Segment, around: Surroundings
) -> set[CosmeticReason]:
    """Why a sentence that came or went is no change."""
    raw = span.of(text)
    if segment.cosmetic:
        return {CosmeticReason.IMAGE if "![" in raw else CosmeticReason.MARKUP}
    if _BARE_NUMBER.fullmatch(raw):
        return {CosmeticReason.NUMBERING}
    if is_date_line(raw):
        return {CosmeticReason.DATE_LINE}
    if is_menu_line(raw) or is_notice(raw):
        return {CosmeticReason.FURNITURE}
    return {CosmeticReason.FURNITURE} if _is_edge_line(raw, segment, around) else set()


def _is_edge_line(raw: str, segment: Segment, around: Surroundings) -> bool:
    """Whether a line is a menu, a banner, a title: beside the policy's body, or a mere repeat."""
    if around.above_title(segment) and is_teaser(raw):
        return True
    repeats = not (is_policy_sentence(raw) or is_party(raw)) or around.is_repeat(segment)
    if repeats and around.stands_elsewhere(segment):
        return True
    if not around.at_edge(segment):
        return False
    return is_link_alone(raw) or not (is_policy_sentence(raw) or is_party(raw))


def _modified_reasons(segment: Segment, around: Surroundings) -> set[CosmeticReason]:
    """Why a sentence whose wording differs says the same."""
    old = (segment.old or Span(0, 0)).of(around.old)
    new = (segment.new or Span(0, 0)).of(around.new)
    if segment.cosmetic:
        return set(cosmetic_reasons(old, new)) or {CosmeticReason.MARKUP}
    if is_date_line(old) and is_date_line(new):
        # "Effective outside Norland: 3 May 2026" stands beside the policy, and yet is policy.
        return {CosmeticReason.DATE_LINE} if _only_dates_differ(old, new) else set()
    tests: tuple[tuple[CosmeticReason, Callable[[], bool]], ...] = (
        (CosmeticReason.TYPOGRAPHY, lambda: _only_gaps_differ(old, new)),
        (CosmeticReason.ORDER, lambda: _only_order_differs(old, new)),
        (CosmeticReason.DATE_LINE, lambda: _only_dates_differ(old, new)),
        (CosmeticReason.LINK_TARGET, lambda: _only_masks_differ(old, new)),
        (CosmeticReason.NUMBERING, lambda: _only_references_differ(segment)),
        (CosmeticReason.FURNITURE, lambda: _is_furniture_pair(old, new, segment, around)),
    )
    return next(({reason} for reason, holds in tests if holds()), set())


def _only_gaps_differ(old: str, new: str) -> bool:
    """Whether words are only parted otherwise ("e mail", "email"); "2 6" is never "26"."""
    a, b = normal_words(old), normal_words(new)
    return a.replace(" ", "") == b.replace(" ", "") and _numbers(a) == _numbers(b)


def _numbers(words: str) -> list[str]:
    return _DIGITS.findall(words)


def _only_order_differs(old: str, new: str) -> bool:
    same = sorted(normal_words(old).split()) == sorted(normal_words(new).split())
    return same and (_is_listing(old) or _same_items(old, new))


def _same_items(old: str, new: str) -> bool:
    """Whether two lines hold the same items, parted by commas, and only short ones moved."""
    items = [normal_words(piece) for piece in _COMMA.split(old)]
    others = [normal_words(piece) for piece in _COMMA.split(new)]
    if len(items) < _FEWEST_ITEMS or sorted(items) != sorted(others):
        return False
    moved = {a for a, b in zip(items, others, strict=True) if a != b}
    return all(len(item.split()) <= _MOST_ITEM_WORDS for item in moved)


def _is_listing(raw: str) -> bool:
    """Whether a line lists names, as the rows of a cookie table do: order means nothing there."""
    return raw.count(",") >= 2 and not is_policy_sentence(raw.replace(",", " "))


def _only_dates_differ(old: str, new: str) -> bool:
    a, b = normal_words(without_dates(old)), normal_words(without_dates(new))
    if is_date_line(old) and is_date_line(new):
        return not _names_another(old, set(a.split()) - set(b.split())) and not _names_another(
            new, set(b.split()) - set(a.split())
        )
    return a == b and (is_date_line(old) or is_date_line(new))


def _names_another(raw: str, words: set[str]) -> bool:
    """Whether one of `words` is a name in `raw`, and not just the first word of a phrase."""
    named = {match[0].lower() for match in _NAME.finditer(without_dates(raw))}
    return bool(words & named - _DATE_WORDS)


def _only_masks_differ(old: str, new: str) -> bool:
    """Whether a mail address is masked in the one and readable in the other."""
    a, b = normal_words(old), normal_words(new)
    return _masked(old, a, b) == _masked(new, b, a)


def _masked(raw: str, words: str, other: str) -> str:
    """The words of `raw` with its addresses masked where the other wording has them masked."""
    if "email protected" not in other:
        return words
    return normal_words(_ADDRESS.sub(_MASK, _MAIL_LINK.sub(_MASK, raw)))


def _only_references_differ(segment: Segment) -> bool:
    """Whether every change of words is the number behind "section" or the like."""
    changes = list(_changes(segment))
    return bool(changes) and all(
        _REFERENCE.search(before) and _is_number(removed) and _is_number(added)
        for before, removed, added in changes
    )


def _is_number(words: str) -> bool:
    return _NUMBER.fullmatch(words.strip(" ().").lower()) is not None


def _changes(segment: Segment) -> Iterator[tuple[str, str, str]]:
    """Each replacement: what stands before it, what went, what came."""
    before, removed = "", ""
    for (op, text), (next_op, _) in pairwise((*segment.words, ("=", ""))):
        if op == "=":
            before = text
        elif op == "-" and next_op == "+":
            removed = text
        else:
            yield before, removed if op == "+" else text, text if op == "+" else ""
            removed = ""


def _is_furniture_pair(old: str, new: str, segment: Segment, around: Surroundings) -> bool:
    for told in (is_menu_line, is_notice, is_widget_label):
        if told(old) and told(new):
            return True
    return _is_edge_line(old, segment, around) and _is_edge_line(new, segment, around)
