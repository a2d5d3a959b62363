"""What every list shares: counts by severity, and one page of rows with its place among all."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Model, QuerySet

from conductatlas.model.vocabulary import Severity

__all__ = ["Page", "SeverityCounts", "one_page"]

R = TypeVar("R")
M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class SeverityCounts:
    """How many of something weigh high, medium and low."""

    high: int = 0
    medium: int = 0
    low: int = 0

    @property
    def total(self) -> int:
        """All three together."""
        return self.high + self.medium + self.low

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, int]]) -> "SeverityCounts":
        """The counts from pairs of a severity and a number; other words are left out."""
        counts = dict.fromkeys((s.value for s in Severity), 0)
        for severity, number in pairs:
            if severity in counts:
                counts[severity] += number
        return cls(**counts)


@dataclass(frozen=True, slots=True)
class Page(Generic[R]):
    """One page of a list: its rows, how many rows there are in all, its number from 1."""

    rows: tuple[R, ...]
    total: int
    number: int
    size: int

    @property
    def pages(self) -> int:
        """How many pages the list has; an empty list has one."""
        return max(1, -(-self.total // self.size))

    @property
    def first(self) -> int:
        """The number of this page's first row among all, from 1; 0 where there is none."""
        return (self.number - 1) * self.size + 1 if self.rows else 0

    @property
    def last(self) -> int:
        """The number of this page's last row among all."""
        return (self.number - 1) * self.size + len(self.rows)


def one_page(rows: "QuerySet[M, Any]", number: int, size: int) -> tuple[list[Any], int, int]:
    """The rows of page `number`, the number of all rows, and the page's number.

    Two queries. Beyond the last page the page is empty and keeps its number.
    """
    total = rows.count()
    number = max(1, number)
    return list(rows[(number - 1) * size : number * size]), total, number
