"""Where the time of a run goes: seconds of work by stage, added up."""

from collections.abc import Callable, Iterable
from time import perf_counter
from typing import TypeVar

__all__ = ["StageSeconds"]

T = TypeVar("T")


class StageSeconds:
    """Seconds by stage; those of workers and of visits ran beside the others."""

    def __init__(self) -> None:
        self._sums: dict[str, float] = {}

    def add(self, stage: str, seconds: float) -> None:
        """Add `seconds` to `stage`."""
        self._sums[stage] = self._sums.get(stage, 0.0) + seconds

    def time(self, stage: str, run: Callable[[], T]) -> T:
        """What `run` gives; the time that it takes counts for `stage`."""
        began = perf_counter()
        try:
            return run()
        finally:
            self.add(stage, perf_counter() - began)

    def merge(self, others: Iterable[tuple[str, float]]) -> None:
        """Add what another process counted."""
        for stage, seconds in others:
            self.add(stage, seconds)

    def items(self) -> tuple[tuple[str, float], ...]:
        """Each stage with its seconds, in the order in which they first occurred."""
        return tuple(self._sums.items())
