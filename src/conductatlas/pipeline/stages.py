"""The pure stages that the pipeline calls, with their versions: handed in, so that two can differ.

`app.services` builds them from the real functions; tests give other ones to play an upgrade.
"""

import datetime as dt
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from conductatlas.archive.values import SourceTarget
from conductatlas.capture.exchange import Exchange, FetchRequest
from conductatlas.model.records import Explanation, Extracted, Finding, PairReading

__all__ = [
    "Clause",
    "Compare",
    "DocumentFacts",
    "Fetch",
    "MatchedPair",
    "Page",
    "Read",
    "SeenText",
    "Stages",
    "extractor_of",
]

Read = Callable[[str], tuple[Finding, ...]]
# Text, kind of document, language.
ReadText = Callable[[str, str, str | None], tuple[Finding, ...]]


@dataclass(frozen=True, slots=True)
class Page:
    """One captured page, with what the catalogue says of where the policy stands in it."""

    raw: bytes
    media_type: str
    url: str
    section: str = ""
    select: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What reader and composer may know of a document besides its text."""

    platform: str
    title: str
    kind: str
    sectors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """The findings of a text with what is known of its document."""

    text: str
    language: str | None
    findings: tuple[Finding, ...]
    facts: DocumentFacts


@dataclass(frozen=True, slots=True)
class SeenText:
    """A text of the document that was seen before; these teach what passes in its pages."""

    seen: dt.datetime
    text: str


class Compare(Protocol):
    """The comparison of two texts."""

    def __call__(
        self, old: str, new: str, read: Read, *, history: Sequence[SeenText] = ()
    ) -> PairReading:
        """What the difference amounts to; `history` are texts of the same line."""


class MatchedPair(Protocol):
    """One provision in two texts: indexes into their findings, and what became of it."""

    @property
    def old(self) -> int | None:
        """Index into the old findings."""

    @property
    def new(self) -> int | None:
        """Index into the new findings."""

    @property
    def status(self) -> str:
        """active, amended, moved, removed or added."""


class Fetch(Protocol):
    """The network: one page that is wanted, one exchange. Failures are values."""

    async def __call__(self, request: FetchRequest) -> Exchange:
        """Fetch one page, politely and within bounds."""


def _nothing() -> None:
    """Loads nothing."""


def _canonical(text: str) -> str:
    from conductatlas.text.canonical import canonical

    return canonical(text)


def _as_it_stands(text: str) -> Extracted:
    from conductatlas.extraction import as_it_stands

    return as_it_stands(text)


@dataclass(frozen=True, slots=True)
class Stages:
    """The stages with their versions.

    `read` takes text, kind and language; `compare` old, new, a reader of either text and what the
    document looked like before; `match` old text, old findings, new text, new findings; `explain`
    gives one explanation a finding; `record` the exchange as bytes to be kept.
    """

    extractor: str
    reader: str
    composer: str
    extract: Callable[[Page], Extracted]
    join: Callable[[Sequence[Extracted]], Extracted]
    read: ReadText
    compare: Compare
    match: Callable[[str, Sequence[Finding], str, Sequence[Finding]], Sequence[MatchedPair]]
    explain: Callable[[Clause], tuple[Explanation, ...]]
    record: Callable[[Exchange], bytes]
    # Loads what the stages need, once, before workers are forked off.
    warm: Callable[[], None] = _nothing
    # Of Markdown that another archive recorded: its canonical form, and what a text says of itself.
    canonical: Callable[[str], str] = _canonical
    judged: Callable[[str], Extracted] = _as_it_stands
    # Makes a reader as `read` that does not read again what stands in the next text too.
    remembering: Callable[[], ReadText] | None = None


def extractor_of(stages: Stages, sources: Sequence[SourceTarget]) -> str:
    """The extractor version as a document sees it: what the catalogue selects is part of it.

    So mending a selector makes the text in force again, and a further source opens a seam:
    neither looks like a change of the policy.
    """
    chosen = [(s.section, s.select, s.remove) for s in sources]
    if len(chosen) == 1 and not any(chosen[0]):
        return stages.extractor
    digest = hashlib.sha256(repr(chosen).encode("utf-8")).hexdigest()
    return f"{stages.extractor}+{digest[:8]}"
