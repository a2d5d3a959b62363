"""What the difference between two texts amounts to: its class, direction, severity and scope.

Design 3.5 and 3.8. Works from the texts, their diff and the findings of both, all made by the same
versions; without findings the words alone decide.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from conductatlas.model import Span
from conductatlas.model.records import Finding, PairReading, ProvisionChange, Segment
from conductatlas.model.vocabulary import ChangeClass, CosmeticReason, Direction, Severity
from conductatlas.reading.change_dates import StatedEffect, stated_effect
from conductatlas.reading.change_direction import Weights, direction_of, provision_changes, weigh
from conductatlas.reading.change_material import Material, gather
from conductatlas.reading.change_scope import affected_by, topics_of
from conductatlas.reading.change_summary import summarise
from conductatlas.reading.change_suspect import suspect_reason
from conductatlas.reading.change_wording import is_editorial
from conductatlas.reading.match import match_findings
from conductatlas.text.cosmetic import Judgement, judge
from conductatlas.text.diff import TextDiff, diff
from conductatlas.text.history import Passing
from conductatlas.text.issues import first_issues

__all__ = ["read_change"]

_RANK = (Severity.LOW, Severity.MEDIUM, Severity.HIGH)
_HEAVY_WORDS = 6.0
_WITH_PROVISIONS = (ChangeClass.SUBSTANTIVE, ChangeClass.SUSPECT)


def read_change(
    old: str,
    new: str,
    difference: TextDiff,
    old_findings: Sequence[Finding] = (),
    new_findings: Sequence[Finding] = (),
    favours: Mapping[str, str] | None = None,
    names: Mapping[str, str] | None = None,
    passing: Passing | None = None,
) -> PairReading:
    """The reading of the difference from `old` to `new`.

    `difference` is `diff(old, new)`; the findings come from one reader version; `favours` says for
    each provision type whom it serves ("platform", "user", "neutral"), `names` how to print it;
    `passing` is the furniture that the document's history teaches (`text.history`).
    """
    judged, material = _judged(old, new, difference, passing or Passing())
    suspect = suspect_reason(material)
    change_class = _class(old, new, material, suspect)
    changes = _changes(change_class, old, old_findings, new, new_findings, favours or {})
    weights = _weights(change_class, material, changes, old_findings, new_findings)
    direction = direction_of(weights)
    counts = Counter(segment.op for segment in judged.segments if not segment.cosmetic)
    effect = _effect(old, new, material)
    return PairReading(
        change_class=change_class,
        severity=_severity(change_class, changes, old_findings, new_findings, weights),
        direction=direction,
        added=counts["added"],
        removed=counts["removed"],
        modified=counts["modified"],
        moved=counts["moved"],
        segments=judged.segments,
        cosmetic_reasons=judged.reasons,
        provisions=changes,
        summary=summarise(change_class, counts, direction, changes, judged.reasons, suspect, names),
        suspect_reason=suspect,
        effective=effect.date,
        affected=affected_by(material) if not material.is_empty else (),
        topics=topics_of(material, changes) if not material.is_empty else (),
        notice_days=effect.notice_days,
        effective_words=effect.words,
        better=round(weights.better, 3),
        worse=round(weights.worse, 3),
    )


def _changes(
    change_class: ChangeClass,
    old: str,
    old_findings: Sequence[Finding],
    new: str,
    new_findings: Sequence[Finding],
    favours: Mapping[str, str],
) -> tuple[ProvisionChange, ...]:
    if change_class not in _WITH_PROVISIONS:
        return ()
    matches = match_findings(old, old_findings, new, new_findings)
    return provision_changes(matches, old_findings, new_findings, favours)


def _effect(old: str, new: str, material: Material) -> StatedEffect:
    """When the new text says that it applies, where it says anything new at all."""
    if not material.came and not material.reworded:
        return StatedEffect()
    came = (*material.came, *(pair.new for pair in material.reworded))
    return stated_effect(new, came, old)


def _judged(
    old: str, new: str, difference: TextDiff, passing: Passing
) -> tuple[Judgement, Material]:
    """The judged difference and its material; a second issue on either page is set aside."""
    end_old, end_new = first_issues(old, new) if difference.edits else (len(old), len(new))
    if (end_old, end_new) == (len(old), len(new)):
        judged = judge(difference, old, new, passing)
        return judged, gather(old, new, judged.segments)
    first_old, first_new = old[:end_old], new[:end_new]
    judged = judge(diff(first_old, first_new), first_old, first_new, passing)
    reasons = tuple(sorted({*judged.reasons, CosmeticReason.FURNITURE}))
    rest = _set_aside(Span(end_old, len(old)), Span(end_new, len(new)))
    material = gather(first_old, first_new, judged.segments)
    return Judgement((*judged.segments, *rest), reasons), material


def _set_aside(old: Span, new: Span) -> tuple[Segment, ...]:
    gone = (Segment("removed", old, None, cosmetic=True),) if len(old) else ()
    came = (Segment("added", None, new, cosmetic=True),) if len(new) else ()
    return (*gone, *came)


def _class(old: str, new: str, material: Material, suspect: str | None) -> ChangeClass:
    if old == new:
        return ChangeClass.NONE
    if suspect is not None:
        return ChangeClass.SUSPECT
    if material.is_empty:
        return ChangeClass.COSMETIC
    return ChangeClass.EDITORIAL if is_editorial(material) else ChangeClass.SUBSTANTIVE


def _weights(
    change_class: ChangeClass,
    material: Material,
    changes: Sequence[ProvisionChange],
    old: Sequence[Finding],
    new: Sequence[Finding],
) -> Weights:
    """A change of form or wording alone does nothing for the reader or against them."""
    if change_class not in _WITH_PROVISIONS or material.is_empty:
        return Weights(0, 0)
    return weigh(material, changes, old, new)


def _severity(
    change_class: ChangeClass,
    changes: Sequence[ProvisionChange],
    old: Sequence[Finding],
    new: Sequence[Finding],
    weights: Weights,
) -> Severity | None:
    """The gravest provision that was added, removed or amended; else by the weight of words."""
    if change_class not in _WITH_PROVISIONS:
        return None
    graded = [
        finding.severity
        for change in changes
        if change.direction is not Direction.NEUTRAL
        for finding in _sides(change, old, new)
    ]
    if graded:
        return max(graded, key=_RANK.index)
    heavy = max(weights.better, weights.worse) >= _HEAVY_WORDS
    return Severity.MEDIUM if heavy else Severity.LOW


def _sides(
    change: ProvisionChange, old: Sequence[Finding], new: Sequence[Finding]
) -> tuple[Finding, ...]:
    before = (old[change.old],) if change.old is not None else ()
    after = (new[change.new],) if change.new is not None else ()
    return (*before, *after)
