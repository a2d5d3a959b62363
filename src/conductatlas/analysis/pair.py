"""The difference of two texts, read: for `diff`, the pipeline and the benchmarks.

Both texts are read by the same reader here and now, so that a better reader never looks like a
change of the policy.
"""

from collections.abc import Callable, Mapping

from conductatlas.model.records import Finding, PairReading
from conductatlas.reading.change import read_change
from conductatlas.text.diff import diff
from conductatlas.text.history import Passing

__all__ = ["compare_texts", "no_findings"]

Read = Callable[[str], tuple[Finding, ...]]


def no_findings(text: str) -> tuple[Finding, ...]:
    """A reader that finds no provision in any `text`: the words alone then decide."""
    return ()


def compare_texts(
    old: str,
    new: str,
    read: Read = no_findings,
    favours: Mapping[str, str] | None = None,
    names: Mapping[str, str] | None = None,
    passing: Passing | None = None,
) -> PairReading:
    """What the difference from `old` to `new` amounts to.

    `read` gives the findings of a text; `favours` says for each provision type whom it serves
    ("platform", "user" or "neutral"), `names` how the summary names it; `passing` is what the
    document's history teaches of its furniture. Offsets are code points into the two texts.
    """
    if old == new:
        return read_change(old, new, diff(old, new))
    return read_change(old, new, diff(old, new), read(old), read(new), favours, names, passing)
