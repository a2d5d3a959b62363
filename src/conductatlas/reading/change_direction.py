"""Whether a change is better or worse for the reader: from provisions and facts, then from words.

Works on what differs between the two texts, not on how the diff lined it up, so that the opposite
comparison always gives the opposite direction.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from conductatlas.knowledge.learned_change import DIRECTION_WEIGHTS
from conductatlas.model.records import Finding, ProvisionChange
from conductatlas.model.vocabulary import Direction, Severity
from conductatlas.reading.change_cues import balance, cue_changes
from conductatlas.reading.change_facts import fact_direction
from conductatlas.reading.change_material import Material
from conductatlas.reading.change_score import change_features, score
from conductatlas.reading.match import Match, MatchStatus
from conductatlas.text.blocks import split_blocks
from conductatlas.text.normal import normal_words
from conductatlas.text.sentences import sentence_spans

__all__ = ["Weights", "differing", "direction_of", "provided", "provision_changes", "weigh"]

_WEIGHT = {Severity.LOW: 1, Severity.MEDIUM: 2, Severity.HIGH: 3}
_FAVOURS = {"platform": -1, "user": 1}
# Scores nearer to nought say nothing.
_LEAST = 0.05
# Fitted on labelled pairs: words weigh most, a type that is new to a document half its severity.
_FIRST, _REPEATED, _AMENDED = 0.5, 0.125, 0.2


@dataclass(frozen=True, slots=True)
class Weights:
    """How much a change does for the reader and against them, both at least 0.

    `score` is the learned sum of all signs: above 0 for the reader.
    """

    better: float
    worse: float
    score: float = 0.0


def provision_changes(
    matches: Sequence[Match],
    old: Sequence[Finding],
    new: Sequence[Finding],
    favours: Mapping[str, str],
) -> tuple[ProvisionChange, ...]:
    """The provisions that were added, removed, amended or moved, each with its direction.

    `favours` says for each provision type whom it serves: "platform", "user" or "neutral".
    """
    return tuple(
        ProvisionChange(
            type=match.type,
            status=match.status.value,
            direction=_direction(_effect(match, old, new, favours)),
            facts_before=match.facts_before,
            facts_after=match.facts_after,
            old=match.old,
            new=match.new,
        )
        for match in matches
        if match.status is not MatchStatus.ACTIVE
    )


def _effect(
    match: Match, old: Sequence[Finding], new: Sequence[Finding], favours: Mapping[str, str]
) -> int:
    sign = _FAVOURS.get(favours.get(match.type, "neutral"), 0)
    if match.status is MatchStatus.ADDED:
        return sign
    if match.status is MatchStatus.REMOVED:
        return -sign
    facts = fact_direction(match.type, match.facts_before or {}, match.facts_after or {})
    if facts or match.old is None or match.new is None:
        return facts
    grown = _WEIGHT[new[match.new].severity] - _WEIGHT[old[match.old].severity]
    return grown * sign if sign else -grown


def _direction(effect: float) -> Direction:
    if effect == 0:
        return Direction.NEUTRAL
    return Direction.BETTER if effect > 0 else Direction.WORSE


def weigh(
    material: Material,
    changes: Sequence[ProvisionChange],
    old: Sequence[Finding],
    new: Sequence[Finding],
) -> Weights:
    """What provisions and words of a change weigh on either side."""
    gone, came = differing(material.old, material.new)
    better, worse = balance(cue_changes(gone, came))
    good, bad = provided(changes, old, new)
    features = change_features(gone, came, good - bad)
    return Weights(better + good, worse + bad, score(features, DIRECTION_WEIGHTS))


def provided(
    changes: Sequence[ProvisionChange], old: Sequence[Finding], new: Sequence[Finding]
) -> tuple[float, float]:
    """What provisions weigh for the reader and against them, both at least 0."""
    sums = {Direction.BETTER: 0.0, Direction.WORSE: 0.0, Direction.NEUTRAL: 0.0}
    for change in changes:
        sums[change.direction] += _weight(change, old, new) * _novelty(change, old, new)
    return sums[Direction.BETTER], sums[Direction.WORSE]


def _novelty(change: ProvisionChange, old: Sequence[Finding], new: Sequence[Finding]) -> float:
    """How much of news a change is: one clause more of a type that is there already is little."""
    if change.old is not None and change.new is not None:
        return _AMENDED
    others = old if change.old is None else new
    return _REPEATED if any(finding.type == change.type for finding in others) else _FIRST


def differing(old: str, new: str) -> tuple[list[str], list[str]]:
    """The sentences that only the one and only the other text has, whatever the diff paired."""
    blocks = [_blocks(text) for text in (old, new)]
    shared = blocks[0] & blocks[1]
    olds, news = (_sentences(found - shared) for found in blocks)
    before, after = Counter(words for words, _ in olds), Counter(words for words, _ in news)
    gone, came = before - after, after - before
    return _taken(olds, gone), _taken(news, came)


def _blocks(text: str) -> Counter[str]:
    """The blocks of a text, which most versions share: only the others need a closer look."""
    return Counter(block.content.of(text) for block in split_blocks(text))


def _sentences(blocks: Counter[str]) -> list[tuple[str, str]]:
    return [
        (normal_words(raw), raw)
        for content in blocks.elements()
        for block in split_blocks(content)
        for span in sentence_spans(content, block)
        if (raw := span.of(content))
    ]


def _taken(sentences: list[tuple[str, str]], wanted: Counter[str]) -> list[str]:
    left, taken = Counter(wanted), []
    for words, raw in sentences:
        if left[words] > 0:
            left[words] -= 1
            taken.append(raw)
    return taken


def _weight(change: ProvisionChange, old: Sequence[Finding], new: Sequence[Finding]) -> int:
    sides = [old[change.old]] if change.old is not None else []
    sides += [new[change.new]] if change.new is not None else []
    return max((_WEIGHT[finding.severity] for finding in sides), default=0)


def direction_of(weights: Weights) -> Direction:
    """The direction of a whole change."""
    if abs(weights.score) < _LEAST:
        return Direction.MIXED if weights.better and weights.worse else Direction.NEUTRAL
    return Direction.BETTER if weights.score > 0 else Direction.WORSE
