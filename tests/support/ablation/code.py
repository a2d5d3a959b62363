"""Rules that are code: conditions, calls and thresholds, switched off one by one.

`python -m tests.support.ablation.code` prints those that no page and no test of extraction misses;
`MODULE …` as arguments looks at these modules only.
"""

import inspect
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any

from tests.support.ablation.points import SWITCH, Point, Switch, instrumented

__all__ = ["main"]

PACKAGE = "conductatlas.extraction"
_SECONDS = 3
# A test that takes longer costs more than it tells: every survivor would run it.
_QUICK_SECONDS = 0.15
_BYTES = 4 << 30


class Instrumenting(MetaPathFinder, Loader):
    """Imports the modules of extraction with switches in them."""

    def __init__(self, switch: Switch) -> None:
        self.switch = switch
        self.points: list[Point] = []

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The module as it is found, to be loaded by ourselves; None for all others."""
        if not fullname.startswith(f"{PACKAGE}."):
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is None or spec.submodule_search_locations is not None:
            return spec
        spec.loader = self
        return spec

    def exec_module(self, module: ModuleType) -> None:
        """Run the module's code, with a switch at every point."""
        assert module.__spec__ is not None
        assert module.__spec__.origin is not None
        path = Path(module.__spec__.origin)
        name = module.__name__.removeprefix(f"{PACKAGE}.")
        tree, points = instrumented(path.read_text("utf-8"), name, len(self.points))
        self.points += points
        vars(module)[SWITCH] = self.switch
        exec(compile(tree, str(path), "exec"), vars(module))  # noqa: S102 - our own source


@dataclass(slots=True)
class Check:
    """A page or a test: how to run it, which points it meets, how long it takes."""

    name: str
    run: Callable[[], Any]
    met: frozenset[int] = frozenset()
    seconds: float = 0.0


class Collected:
    """A plugin of pytest that keeps the tests it collects."""

    def __init__(self) -> None:
        self.checks: list[Check] = []

    def pytest_collection_finish(self, session: Any) -> None:
        """Keep the tests that need nothing but their parameters."""
        for item in session.items:
            params = item.callspec.params if hasattr(item, "callspec") else {}
            is_plain = set(inspect.signature(item.function).parameters) <= set(params)
            if is_plain and not hasattr(item.function, "is_hypothesis_test"):
                self.checks.append(Check(item.nodeid, _call(item.function, params)))


def _call(function: Callable[..., Any], params: dict[str, Any]) -> Callable[[], Any]:
    return lambda: function(**params)


def main(only: Sequence[str]) -> int:
    """Print what survives; the number of survivors."""
    resource.setrlimit(resource.RLIMIT_AS, (_BYTES, _BYTES))
    signal.signal(signal.SIGVTALRM, _too_long)
    finder = Instrumenting(Switch())
    sys.meta_path.insert(0, finder)
    checks = list(_timed(_checks(), finder.switch))
    wanted = [p for p in finder.points if not only or p.where.split(".")[0] in only]
    left = 0
    for point in wanted:
        if point.is_idle and not any(point.number in c.met for c in checks):
            continue
        meeting = sorted((c for c in checks if point.number in c.met), key=lambda c: c.seconds)
        for way in point.ways:
            if not _is_missed(point, way, meeting, finder.switch):
                left += 1
                unmet = "" if meeting else "  (no page comes here)"
                print(f"{point.where}:{point.line}: {point.text} -> {way}{unmet}", flush=True)
    print(f"{left} of {sum(len(p.ways) for p in wanted)} survive", file=sys.stderr)
    return left


def _checks() -> list[Check]:
    # Imported after the finder stands: they import the package.
    import pytest

    from tests.support.ablation.pages import golden, tables

    tests = Collected()
    pytest.main(["--collect-only", "-qqq", "-m", "not slow", "--ignore=tests/extraction/rules",
      "--no-header", "--no-summary", "tests/extraction"], plugins=[tests])  # fmt: skip
    pages = [p for p in (*tables(), *golden()) if p.is_first]
    return [Check(page.name, page.check) for page in pages] + tests.checks


def _timed(checks: Sequence[Check], switch: Switch) -> Iterator[Check]:
    """The checks that pass as the code is, with the points they meet."""
    for check in checks:
        switch.met.clear()
        begin = time.process_time()
        if _fails(check):
            print(f"fails with every rule in place: {check.name}", file=sys.stderr)
            continue
        check.seconds = time.process_time() - begin
        check.met = frozenset(switch.met)
        if check.seconds < _QUICK_SECONDS:
            yield check


def _is_missed(point: Point, way: str, checks: Sequence[Check], switch: Switch) -> bool:
    switch.off, switch.way = point.number, way
    try:
        return any(_fails(check) for check in checks)
    finally:
        switch.off = -1


def _fails(check: Check) -> bool:
    for clear in _caches():
        clear()
    signal.setitimer(signal.ITIMER_VIRTUAL, _SECONDS)
    try:
        check.run()
    except BaseException as fault:
        if isinstance(fault, KeyboardInterrupt):
            raise
        return True
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return False


def _caches() -> list[Callable[[], None]]:
    ours = [module for name, module in sys.modules.items() if name.startswith(PACKAGE)]
    found = {
        id(v): v for module in ours for v in vars(module).values() if hasattr(v, "cache_clear")
    }
    return [value.cache_clear for value in found.values()]


def _too_long(number: int, frame: FrameType | None) -> None:
    raise TimeoutError("the check takes too long")


if __name__ == "__main__":
    raise SystemExit(min(1, main(sys.argv[1:])))
