"""Figures that differ between two wordings of a clause, with the word behind each: 60 → 30 days.

For clauses whose facts stay the same while a number in their words does not.
"""

import re
from collections import Counter

__all__ = ["figure_changes"]

_FIGURE = re.compile(
    r"(?P<sign>[$€£]\s?)?(?P<number>\d[\d.,]*\d|\d)(?P<unit>\s?(?:%|per cent\b|[^\W\d_]+))?"
)
_MOST = 3


def figure_changes(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """The first figures that only one wording has, paired in their order; none if they do not pair.

    Figures that stand in both wordings cancel out, wherever they stand.
    """
    old, new = _figures(before), _figures(after)
    gone, came = _only(old, new), _only(new, old)
    if len(gone) != len(came):
        # Unequal numbers of figures: a clause was cut or has grown, and no pairing is safe.
        return ()
    return tuple(zip(gone, came, strict=True))[:_MOST]


def _figures(text: str) -> list[tuple[str, str]]:
    """Each figure as it is compared and as it is shown."""
    return [
        (
            f"{(m['sign'] or '').strip()}{m['number'].rstrip('.,')}",
            " ".join(m[0].split()).replace("\\", ""),
        )
        for m in _FIGURE.finditer(text)
    ]


def _only(here: list[tuple[str, str]], there: list[tuple[str, str]]) -> list[str]:
    left = Counter(number for number, _ in here) - Counter(number for number, _ in there)
    found = []
    for number, shown in here:
        if left[number] > 0:
            left[number] -= 1
            found.append(shown)
    return found
