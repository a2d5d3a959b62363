"""Whether a new text may not be the next version at all: another page, language, variant, a part.

A suspect text waits for a second capture and is never published as a change (design 3.5). Decided
from the two texts alone; each test gives a reason in plain words or None.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from conductatlas.reading.change_language import (
    main_language,
    respelling,
    serial_commas,
    spelling_of,
)
from conductatlas.reading.change_material import Material
from conductatlas.reading.change_region import other_region, region_of_links
from conductatlas.reading.change_wording import replacements
from conductatlas.text.blocks import BlockKind, split_blocks
from conductatlas.text.datelines import stated_date
from conductatlas.text.normal import normal_words

__all__ = ["suspect_reason"]

_FAILED_PAGE = re.compile(
    r"page (?:could )?not (?:be )?found"
    r"|(?:can['’]?t|cannot|couldn['’]?t) find (?:the|that|this) page"
    r"|\b404\b|not available|access denied|under maintenance|be right back|temporarily"
    r"|something went wrong|try again|enable javascript|are you a (?:robot|human)|log ?in|sign in"
    r"|looking for (?:is not|isn['’]t)|seite nicht gefunden|page introuvable",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?:;…。|)\]\"'”’*_]\s*$")
# Four words in a row are seldom shared by chance.
_RUN = 4
_SHORT_PAGE = 120
_FEWEST_RESPELLED = 3
_LONG_ENOUGH = 400


def suspect_reason(material: Material) -> str | None:
    """Why the new text must be confirmed before it counts; None where it looks sound."""
    if material.gone_words + material.came_words + material.reworded_words == 0:
        return None
    # Where all that differs is furniture, only a loss of the text itself can be wrong.
    tests = _TESTS_OF_ISSUE if _is_newly_dated(material) else _TESTS
    for test in _TESTS_OF_LOSS if material.is_empty else tests:
        reason = test(material)
        if reason is not None:
            return reason
    return None


def _is_newly_dated(material: Material) -> bool:
    """Whether the new text bears a newer date than the old one: somebody announced it."""
    before, after = stated_date(material.old), stated_date(material.new)
    return before is not None and after is not None and after > before


def _gone(material: Material) -> float:
    return material.gone_words / max(1, material.old_words)


def _came(material: Material) -> float:
    return material.came_words / max(1, material.new_words)


def _failed_page(material: Material) -> str | None:
    grown = _came(material) > 0.8 and material.old_words * 5 < material.new_words
    if grown and material.old_words <= _SHORT_PAGE and _FAILED_PAGE.search(material.old):
        return "the text in force was another page: it is short, and nothing of it is left"
    if _gone(material) < 0.8 or material.new_words > _SHORT_PAGE:
        return None
    if material.new_words * 5 < material.old_words or _FAILED_PAGE.search(material.new):
        return "another page: it is short and shares next to nothing with the text in force"
    return None


def _fragment_before(material: Material) -> str | None:
    short, long = material.old_words, material.new_words
    if (short <= _SHORT_PAGE and long >= _LONG_ENOUGH) or (short <= 12 and long >= 5 * short > 0):
        return "the text in force was only a part: it holds next to nothing"
    return None


def _stacked(material: Material) -> str | None:
    """The same page again and again: a collector followed links that all led to one."""
    if max(_gone(material), _came(material)) < 0.5:
        return None
    if max(_repeated(material.old), _repeated(material.new)) < 0.5:
        return None
    return "it, or the text in force, holds the same page again and again"


def _repeated(text: str) -> float:
    """The share of the blocks of a text that stand in it three times or more."""
    counts = Counter(
        words
        for block in split_blocks(text)
        if (words := normal_words(block.content.of(text))).count(" ") >= 5
    )
    return sum(n for n in counts.values() if n >= 3) / max(1, counts.total())


def _mostly_lost(material: Material) -> str | None:
    if material.new_words * 8 < material.old_words and material.old_words >= _LONG_ENOUGH:
        return "only a part: it has lost most of the text in force"
    return None


def _other_language(material: Material) -> str | None:
    if _gone(material) + material.reworded_words / max(1, material.old_words) < 0.5:
        return None
    old, new = main_language(material.old), main_language(material.new)
    if old and new and old != new:
        return f"another language: {new} after {old}"
    return None


def _part_only(material: Material) -> str | None:
    """A great loss with next to nothing new, and no newer date that would announce it."""
    lost, came = _gone(material), _came(material)
    before, after = stated_date(material.old), stated_date(material.new)
    if after is not None and after != before:
        return None
    if _is_one_sided(material, 0.08 if after is not None else 0.2):
        return "only a part: text came or went and nothing else, without a newer date"
    if came > 0.03 or lost < 0.25 or material.old_words < 800:
        return None
    return "only a part: much of the text in force is gone and nothing new stands in its place"


def _is_one_sided(material: Material, least: float) -> bool:
    """Whether a good part of a text came, or went, and not a word changed beside it."""
    if material.reworded or material.moved or min(material.old_words, material.new_words) < 400:
        return False
    lost, came = _gone(material), _came(material)
    return max(lost, came) >= least and min(lost, came) <= 0.005


def _cut_off(material: Material) -> str | None:
    if _ends_inside(material.new, material.old):
        return "only a part: it breaks off within a sentence of the text in force"
    if _came(material) > 0.05 and _ends_inside(material.old, material.new):
        return "the text in force was only a part: it breaks off where this one goes on"
    return None


def _ends_inside(short: str, long: str) -> bool:
    """Whether `short` ends within a sentence that `long` carries on."""
    if len(short) >= len(long):
        return False
    blocks = split_blocks(short)
    if not blocks or blocks[-1].kind in (BlockKind.HEADING, BlockKind.TABLE_ROW):
        return False
    tail = blocks[-1].content.of(short).rstrip()
    if _SENTENCE_END.search(tail) or len(normal_words(tail).split()) < 4:
        return False
    last = tail[-60:]
    at = long.find(last)
    return at >= 0 and _goes_on(long[at + len(last) :])


def _goes_on(rest: str) -> bool:
    return bool(rest) and (rest[0].isalnum() or rest[:2].strip(" ,")[:1].islower())


def _older_copy(material: Material) -> str | None:
    before, after = stated_date(material.old), stated_date(material.new)
    if before is not None and after is not None and after < before:
        return f"an older copy: its newest date is {after}, that of the text in force {before}"
    return None


def _unlike_page(material: Material) -> str | None:
    """Nothing is left, and the date that the text in force bore is gone too."""
    if _gone(material) < 0.85 or _came(material) < 0.85:
        return None
    links = material.new.count("](") * 12
    if links > material.new_words and material.new_words * 4 < material.old_words:
        return "another page: a list of links where a policy stood"
    before, after = stated_date(material.old), stated_date(material.new)
    unlike = max(material.old_words, material.new_words) >= 3 * max(
        1, min(material.old_words, material.new_words)
    )
    if (before and not after) or (unlike and (after is None or after == before)):
        return "another page: it shares next to nothing with the text in force"
    return None


def _other_variant(material: Material) -> str | None:
    if material.is_empty:
        return None
    old, new = region_of_links(material.old), region_of_links(material.new)
    if old and new and old != new:
        return f"another variant: its links lead to {new}, those of the text in force to {old}"
    before, after = spelling_of(material.old), spelling_of(material.new)
    if before and after and before != after and _came(material) < 0.2:
        return f"another variant: {after} spelling after {before}"
    if switched := _respelled(material):
        return f"another variant: {switched} spelling in place of the other"
    return _other_region(material)


def _respelled(material: Material) -> str | None:
    """The spelling that words were changed to, where a good part of the changes are that alone."""
    counts = Counter(
        told
        for pair in material.reworded
        for old, new in replacements(pair)
        if (told := respelling(" ".join(old), " ".join(new)))
    )
    for pair in material.reworded:
        counts.update(serial_commas(pair.runs) if counts else ())
    if len(counts) != 1 or counts.total() < _FEWEST_RESPELLED:
        return None
    before, after = stated_date(material.old), stated_date(material.new)
    newer = after is not None and after != before
    told = next(iter(counts))
    return None if newer and counts[told] * 2 < len(material.reworded) else told


def _other_region(material: Material) -> str | None:
    """Other countries named under the same date: nobody announced a new issue."""
    before, after = stated_date(material.old), stated_date(material.new)
    if after is not None and after != before:
        return None
    told = other_region(material.old, material.new)
    return f"another variant: {told}" if told else None


def _two_copies(material: Material) -> str | None:
    """One of the texts holds a second issue of the same policy, above or below the first."""
    lost, came = _gone(material), _came(material)
    # A prior issue that was left below is furniture; the same text twice is a capture's fault.
    least = 0.9 if material.is_empty else 0.5
    if lost > 0.3 and came < 0.1 and _shared(material.all_gone, material.new) > least:
        return "the text in force held more than one issue of the policy"
    grown = came > 0.3 and lost < 0.1 and not material.is_empty
    if grown and _shared(material.all_came, material.old) > least:
        return "it holds more than one issue of the policy"
    return None


def _shared(sentences: tuple[str, ...], text: str) -> float:
    """The share of the runs of words of `sentences` that `text` has too."""
    known = set(_runs(normal_words(text).split()))
    runs = [run for raw in sentences for run in _runs(normal_words(raw).split())]
    return sum(1 for run in runs if run in known) / len(runs) if runs else 0.0


def _runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[at:] for at in range(_RUN)), strict=False)


_TESTS_OF_LOSS = (_mostly_lost, _fragment_before, _two_copies)
_TESTS_OF_ISSUE = (_failed_page, _mostly_lost, _fragment_before, _other_language)
_TESTS: tuple[Callable[[Material], str | None], ...] = (
    _failed_page,
    _mostly_lost,
    _fragment_before,
    _other_language,
    _stacked,
    _two_copies,
    _cut_off,
    _part_only,
    _unlike_page,
    _older_copy,
    _other_variant,
)
