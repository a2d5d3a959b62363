"""Stand-ins for the tables of extraction that note what the pages ask of them."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from typing import Any

__all__ = ["EVERY", "Log", "recording"]

EVERY = ("every",)


class Log:
    """What was asked of one table, by the pages that asked it."""

    def __init__(self) -> None:
        self.asked: dict[Any, dict[int, None]] = defaultdict(dict)
        self.page = -1

    def note(self, question: Any) -> None:
        self.asked[question][self.page] = None

    def leave_out(self, pages: Collection[int]) -> None:
        """Forget that `pages` asked anything."""
        for asking in self.asked.values():
            for page in pages:
                asking.pop(page, None)


def recording(value: Any, log: Log) -> Any:
    """A stand-in for `value` that answers as it does and notes what it was asked."""
    if isinstance(value, re.Pattern):
        return _Pattern(value, log)
    if isinstance(value, frozenset):
        return _asking(frozenset, ("__contains__",))(log, value)
    if isinstance(value, dict):
        return _asking(dict, ("__contains__", "__getitem__", "get"))(log, value)
    return _asking(type(value), ())(log, value)


class _Pattern:
    def __init__(self, pattern: re.Pattern[Any], log: Log) -> None:
        self.real, self.log = pattern, log
        self.pattern, self.flags = pattern.pattern, pattern.flags

    def __getattr__(self, method: str) -> Callable[..., Any]:
        def call(*args: Any) -> Any:
            self.log.note((method, *args))
            return getattr(self.real, method)(*args)

        return call


def _asking(base: type, methods: Sequence[str]) -> Callable[[Log, Any], Any]:
    """A subclass of `base` that notes the first argument of `methods`, and every iteration."""

    def noted(method: str) -> Callable[..., Any]:
        def call(self: Any, asked: Any, *rest: Any) -> Any:
            self.log.note(asked)
            return getattr(base, method)(self, asked, *rest)

        return call

    def iterate(self: Any) -> Any:
        self.log.note(EVERY)
        return base.__iter__(self)  # type: ignore[attr-defined] # only containers come here

    def items(self: Any) -> Any:
        self.log.note(EVERY)
        return dict.items(self)

    names: dict[str, Any] = {method: noted(method) for method in methods}
    names["__iter__"] = iterate
    if base is dict:
        names["items"] = items
    kind = type("Asking", (base,), names)

    def make(log: Log, value: Any) -> Any:
        made = kind(value)
        made.log = log
        return made

    return make
