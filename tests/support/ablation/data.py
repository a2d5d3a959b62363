"""Rules that are data: words of sets, entries of tables, alternatives of patterns.

Each is taken out of the running package. What the pages asked of it is recorded first, so that only
pages to which the word matters are read again.
"""

import ast
import importlib
import inspect
import pkgutil
import re
import sys
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from types import ModuleType
from typing import Any
from zlib import crc32

import conductatlas.extraction as package
from tests.support.ablation.alternatives import ablated
from tests.support.ablation.pages import Page
from tests.support.ablation.reasons import owed, reasons, write_owed
from tests.support.ablation.recording import EVERY, Log, recording

__all__ = ["rules", "survivors"]

# Made from other tables by the code, not written as rules.
# A pattern that branches letter by letter has no rule for an alternative: its words are lists.
_DERIVED = frozenset(
    {
        "charset._STRAY",
        "scan._ENDS",
        "addresses._COUNTRY",
        "announced._AFTER",
        "announced._CUE",
        "announced._ENDING",
        "announced._JOINT",
        "calendar._DATE",
        "companies._FORM",
        "companies._FORM_FIRST",
        "datelist._HEADS",
        "entities._AGAINST",
        "entities._BEFORE",
        "entities._BEHIND",
        "entities._PRONOUN",
        "language._INDEX",
        "names._PATTERNS",
    }
)
_KINDS = (frozenset, dict, tuple, list, re.Pattern)


@dataclass(frozen=True, slots=True)
class Table:
    """A set, mapping, tuple or pattern at the top of a module, and all that hold it."""

    name: str
    value: Any
    places: tuple[tuple[ModuleType, str], ...]
    held: tuple[tuple[dict[Any, Any], Any], ...] = ()

    def put(self, value: Any) -> None:
        """Put `value` in its place everywhere."""
        for module, name in self.places:
            setattr(module, name, value)
        for holder, key in self.held:
            holder[key] = value


@dataclass(frozen=True, slots=True)
class Answer:
    """What a pattern answered to one question, and the pages that asked it."""

    question: Any
    given: Any
    pages: tuple[int, ...]

    @property
    def matched(self) -> list[str]:
        """The stretches of text that matched, as far as the answer tells them."""
        method = self.question[0]
        if method == "findall":
            return [str(found) for found in self.given]
        spans = self.given if method == "finditer" else [self.given]
        is_text = isinstance(self.question[1], str) and method in ("search", "match", "fullmatch")
        return [self.question[1][slice(*span)] for span, _ in spans] if is_text else []


def survivors(
    pages: Sequence[Page],
    only: Sequence[str] = (),
    known: Container[str] = (),
    one_in: int = 1,
) -> list[str]:
    """The rules of data without which every page gives what is expected of it, one a line.

    `only` names the modules to look at, none for all; what is `known` to survive is not tried.
    Of the rest one in so many is tried, always the same.
    """
    pages = sorted(pages, key=lambda page: len(page.raw))  # Long pages come last.
    found = tables()
    logs = _recorded(found, pages)
    left = []
    for table in found:
        if only and table.name.partition(".")[0] not in only:
            continue

        def is_tried(rule: str, table: Table = table) -> bool:
            name = f"{table.name}: {rule}"
            return name not in known and crc32(name.encode()) % one_in == 0

        for rule, without, candidates in _ablations(table, logs[table.name], is_tried):
            table.put(without)
            try:
                if not any(fails(pages[at]) for at in candidates()):
                    left.append(f"{table.name}: {rule}")
            finally:
                table.put(table.value)
    return left


def rules() -> frozenset[str]:
    """The names of all rules of data, as `survivors` calls them."""
    return frozenset(f"{table.name}: {rule}" for table in tables() for rule in _rules(table))


def _rules(table: Table) -> Iterator[str]:
    if isinstance(table.value, re.Pattern):
        return (rule for rule, _ in ablated(_text(table.value)))
    return (str(key) for key in table.value)


def _text(pattern: re.Pattern[Any]) -> str:
    text = pattern.pattern
    return text.decode("latin-1") if isinstance(text, bytes) else text


def fails(page: Page) -> bool:
    """Whether the page gives something else now, an exception included."""
    _forget()
    try:
        page.check()
    except Exception:  # noqa: BLE001 - whatever a missing rule breaks, the page has noticed it
        return True
    return False


def modules() -> list[ModuleType]:
    """The modules of the extraction package."""
    names = [info.name for info in pkgutil.iter_modules(package.__path__)]
    return [importlib.import_module(f"{package.__name__}.{name}") for name in names]


def tables() -> list[Table]:
    """The tables of all modules, in the order of their names."""
    everywhere = modules()
    mappings = [v for m in everywhere for n, v in vars(m).items() if _is_mapping(n, v)]
    found: list[Table] = []
    for module in everywhere:
        for name in _assigned(module):
            value = vars(module)[name]
            full = f"{module.__name__.rpartition('.')[2]}.{name}"
            if full in _DERIVED or not isinstance(value, _KINDS):
                continue
            # Equal patterns are one object, wherever they are written.
            if any(table.value is value for table in found):
                continue
            places = [(m, n) for m in everywhere for n, v in vars(m).items() if v is value]
            held = [(d, k) for d in mappings for k, v in d.items() if v is value]
            found.append(Table(full, value, tuple(places), tuple(held)))
    return found


def _is_mapping(name: str, value: object) -> bool:
    return isinstance(value, dict) and not name.startswith("__")


def _assigned(module: ModuleType) -> Iterator[str]:
    """The names that the module itself gives a value at its top."""
    for node in ast.parse(inspect.getsource(module)).body:
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (t.id for t in targets if isinstance(t, ast.Name) and t.id != "__all__")


@cache
def _caches() -> list[Callable[[], None]]:
    """What empties the caches of the package: what they hold was made with other rules."""
    values = [value for module in modules() for value in vars(module).values()]
    return [value.cache_clear for value in values if "cache_clear" in dir(value)]


def _forget() -> None:
    for clear in _caches():
        clear()


def _recorded(found: Sequence[Table], pages: Sequence[Page]) -> dict[str, Log]:
    logs = {table.name: Log() for table in found}
    failing: set[int] = set()
    for table in found:
        table.put(recording(table.value, logs[table.name]))
    try:
        for at, page in enumerate(pages):
            for log in logs.values():
                log.page = at
            # A page that fails as it is tells nothing; its own test says so.
            if fails(page):
                failing.add(at)
    finally:
        for table in found:
            table.put(table.value)
    for log in logs.values():
        log.leave_out(failing)
    return logs


def _ablations(
    table: Table, log: Log, is_tried: Callable[[str], bool]
) -> Iterator[tuple[str, Any, Callable[[], Iterator[int]]]]:
    """Each rule of a table: its name, the table without it, the pages that may notice."""
    value = table.value
    if isinstance(value, re.Pattern):
        answers = [
            Answer(question, _answer(value, *question), tuple(log.asked[question]))
            for question in log.asked
        ]
        # What did not match will not match with less.
        answers = [answer for answer in answers if answer.given]
        for rule, without in ablated(_text(value)):
            if not is_tried(rule):
                continue
            changed: re.Pattern[Any] = re.compile(
                without.encode("latin-1") if isinstance(value.pattern, bytes) else without,
                value.flags,
            )
            yield rule, changed, partial(_answered_otherwise, _likely_first(answers, rule), changed)
        return
    for key in filter(lambda key: is_tried(str(key)), list(value)):
        if isinstance(value, dict):
            left: Any = {k: v for k, v in value.items() if k != key}
        else:
            left = type(value)(k for k in value if k != key)
        yield str(key), left, _that_asked(log, key)


def _that_asked(log: Log, key: Any) -> Callable[[], Iterator[int]]:
    return lambda: iter({**log.asked.get(key, {}), **log.asked.get(EVERY, {})})


def _likely_first(answers: list[Answer], rule: str) -> list[Answer]:
    """The answers, those first in which the rule seems to have matched."""
    try:
        alone = cache(re.compile(rule, re.IGNORECASE).search)
    except re.error:
        return answers
    return sorted(answers, key=lambda answer: not any(alone(text) for text in answer.matched))


def _answered_otherwise(answers: list[Answer], changed: re.Pattern[Any]) -> Iterator[int]:
    """The pages for which a pattern answers otherwise than it did."""
    seen: set[int] = set()
    for answer in answers:
        if _answer(changed, *answer.question) != answer.given:
            fresh = [at for at in answer.pages if at not in seen]
            seen.update(fresh)
            yield from fresh


def _answer(pattern: re.Pattern[Any], method: str, *args: Any) -> Any:
    answer = getattr(pattern, method)(*args)
    if isinstance(answer, re.Match):
        return (answer.span(), answer.groups())
    if method == "finditer":
        return [(match.span(), match.groups()) for match in answer]
    return answer


def main(args: Sequence[str]) -> int:
    """Print what survives without a reason, and what is listed and stale; how many they are."""
    from tests.support.ablation.pages import golden
    from tests.support.ablation.pages import tables as pages_of_tables

    only = [arg for arg in args if arg != "--write-owed"]
    left = set(survivors([*pages_of_tables(), *golden()], only))
    if only != args:
        others = {rule for rule in owed() if only and rule.partition(".")[0] not in only}
        write_owed(others | left - set(reasons()))
    listed = owed().union(reasons())
    print("".join(f"no page needs {rule}\n" for rule in sorted(left - listed)), end="")
    stale = sorted(listed - left) if not only else []
    print("".join(f"a page needs {rule}: take it off the list\n" for rule in stale), end="")
    print(f"{len(owed())} rules are still owed a page: tests/support/ablation/owed.yaml")
    return len(left - listed) + len(stale)


if __name__ == "__main__":
    raise SystemExit(min(1, main(sys.argv[1:])))
