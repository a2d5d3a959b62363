"""Builders for tests of the archive and the pipeline: a web of pages, simple stages, a workshop.

The web is scripted and answers conditional requests as servers do. The stages read pages that are
Markdown already, so that a test says in one line what a page holds.
"""

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from conductatlas.analysis.pair import compare_texts
from conductatlas.archive.blob_files import FolderFiles
from conductatlas.archive.blobs import Blobs
from conductatlas.archive.targets import find_targets
from conductatlas.archive.values import DocumentTarget
from conductatlas.capture import (
    Exchange,
    Failure,
    FailureKind,
    FetchRequest,
    Hop,
    HostState,
    Rendering,
    Screenshot,
    exchange_record,
)
from conductatlas.catalogue import DocumentEntry, PlatformEntry, SourceEntry
from conductatlas.model import Span
from conductatlas.model.records import Explanation, Extracted, Finding, PairReading
from conductatlas.model.vocabulary import Basis, DocumentKind, Gate, Sector, Severity
from conductatlas.pipeline import (
    CheckOptions,
    CheckReport,
    Clause,
    Page,
    Selection,
    Stages,
    Workshop,
    check_documents,
)
from conductatlas.pipeline.stages import Read, SeenText
from conductatlas.reading.match import match_findings
from conductatlas.text import split_blocks
from conductatlas.text.history import passing_blocks, sighting

START = dt.datetime(2026, 3, 2, 6, tzinfo=dt.UTC)
_TYPES = {"arbitrat": "mandatory-arbitration", "retain": "data-retention", "fee": "fees"}


@dataclass(slots=True)
class Clock:
    """A clock that tests set."""

    at: dt.datetime = START

    def __call__(self) -> dt.datetime:
        return self.at

    def forward(self, **by: float) -> None:
        self.at += dt.timedelta(**by)


@dataclass(slots=True)
class Web:
    """Pages by URL; a number stands for a status without a page, a `Failure` for itself."""

    clock: Clock = field(default_factory=Clock)
    pages: dict[str, str | bytes | int | Failure] = field(default_factory=dict)
    has_etags: bool = True
    # What the pages become in a browser; None where the machine has none.
    rendered: dict[str, str | Failure] | None = None
    # Where an address leads: the status of the redirect and the other address.
    redirects: dict[str, tuple[int, str]] = field(default_factory=dict)
    requests: list[FetchRequest] = field(default_factory=list)

    def guest(self, _: Iterable[HostState]) -> "WebGuest":
        return WebGuest(self)

    def answer(self, request: FetchRequest) -> Exchange:
        self.requests.append(request)
        if request.browser:
            return self._rendered(request)
        found = self.pages.get(self.redirects.get(request.url, (0, request.url))[1], 404)
        if isinstance(found, Failure):
            return Exchange(request, self.clock(), self.clock(), failure=found)
        if isinstance(found, int):
            failure = Failure(FailureKind.HTTP_STATUS, f"the page answers {found}")
            return self._exchange(request, found, b"", "", None if found == 304 else failure)
        body = found.encode() if isinstance(found, str) else found
        etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"' if self.has_etags else ""
        if etag and request.etag == etag:
            return self._exchange(request, 304, b"", etag, None)
        return self._exchange(request, 200, body, etag, None)

    def _rendered(self, request: FetchRequest) -> Exchange:
        missing = Failure(FailureKind.BROWSER, "the page needs a browser: apt install chromium")
        found = missing if self.rendered is None else self.rendered[request.url]
        if isinstance(found, Failure):
            return Exchange(request, self.clock(), self.clock(), failure=found)
        body = found.encode()
        made = self._exchange(request, 200, body, '"of the shell"', None)
        waits = (("load", True),)
        shot = Screenshot(b"PNG " + body[:20], 1280, 900)
        rendering = Rendering(request.url, "Chromium 1", True, waits, 1, 1, (), shot)
        return replace(made, rendering=rendering)

    def _exchange(
        self, request: FetchRequest, status: int, body: bytes, etag: str, failure: Failure | None
    ) -> Exchange:
        headers = [(b"Content-Type", b"text/markdown"), (b"ETag", etag.encode())]
        answers = [(request.url, status)]
        if (redirect := self.redirects.get(request.url)) is not None:
            answers = [(request.url, redirect[0]), (redirect[1], status)]
        hops = tuple(
            Hop("GET", url, (), self.clock(), 3, number, "HTTP/1.1", b"", tuple(headers))
            for url, number in answers
        )
        return Exchange(request, self.clock(), self.clock(), hops, body, failure=failure)


class WebGuest:
    """Visits the scripted web."""

    def __init__(self, web: Web) -> None:
        self.web = web

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        return None

    async def visit(self, request: FetchRequest) -> Exchange:
        return self.web.answer(request)

    def states(self) -> tuple[HostState, ...]:
        return ()


def extract_plain(page: Page) -> Extracted:
    """A page that is Markdown; its first line may name a gate: `GATE login`."""
    text = page.raw.decode()
    gate = Gate.POLICY
    if text.startswith("GATE "):
        gate = Gate(text.split("\n", 1)[0].removeprefix("GATE "))
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Extracted(text, sha256, gate, "", title="Terms", language="en")


def join_plain(parts: Sequence[Extracted]) -> Extracted:
    """Texts one after the other."""
    text = "\n\n".join(part.text for part in parts)
    return Extracted(text, hashlib.sha256(text.encode()).hexdigest(), Gate.POLICY, "")


def read_plain(text: str, _kind: str, _language: str | None) -> tuple[Finding, ...]:
    """A finding for each block that holds one of a few words."""
    return tuple(
        a_finding(text, block.content, slug)
        for block in split_blocks(text)
        for word, slug in _TYPES.items()
        if word in block.content.of(text).lower()
    )


def a_finding(text: str, span: Span, slug: str) -> Finding:
    return Finding(
        type=slug,
        family="disputes",
        severity=Severity.HIGH,
        severity_reasons=(),
        confidence=0.9,
        basis=Basis.EXPLICIT,
        title=slug.replace("-", " ").capitalize(),
        quote=span.of(text),
        span=span,
    )


def compare_plain(
    old: str, new: str, read: Read, *, history: Sequence[SeenText] = ()
) -> PairReading:
    """The real comparison, which learns from what was seen before."""
    passing = passing_blocks([sighting(one.seen, one.text) for one in history])
    return compare_texts(old, new, read, passing=passing)


def explain_plain(clause: Clause) -> tuple[Explanation, ...]:
    return tuple(
        Explanation(f"{clause.facts.platform}: {one.title}.", "It matters.", "Why.", (), (), ())
        for one in clause.findings
    )


def some_stages(**other: object) -> Stages:
    """The plain stages, with parts replaced."""
    parts: dict[str, object] = {
        "extractor": "1",
        "reader": "1",
        "composer": "1",
        "extract": extract_plain,
        "join": join_plain,
        "read": read_plain,
        "compare": compare_plain,
        "match": match_findings,
        "explain": explain_plain,
        "record": exchange_record,
    }
    return Stages(**(parts | other))  # type: ignore[arg-type]  # a test that errs fails


def a_document(slug: str = "terms", *urls: str, **other: object) -> DocumentEntry:
    sources = tuple(SourceEntry(url) for url in urls or (f"https://lumenpost.example/{slug}",))
    kind = DocumentKind.TERMS_OF_SERVICE
    values: dict[str, object] = {"title": "Terms of service", "kind": kind, "sources": sources}
    return DocumentEntry(slug=slug, **(values | other))  # type: ignore[arg-type]  # as above


def a_platform(
    *documents: DocumentEntry, slug: str = "lumenpost", **other: object
) -> PlatformEntry:
    values: dict[str, object] = {
        "name": slug.capitalize(),
        "homepage": f"https://{slug}.example/",
        "sectors": (Sector.SOCIAL,),
    }
    found = documents or (a_document(),)
    return PlatformEntry(slug=slug, documents=found, **(values | other))  # type: ignore[arg-type]  # as above


@dataclass(slots=True)
class Bench:
    """An archive in a folder with its web, clock and stages."""

    folder: Path
    web: Web
    shop: Workshop
    options: CheckOptions

    def check(self, platform: str = "", document: str = "", hours: float = 0.0) -> CheckReport:
        """Let `hours` pass, then check."""
        self.web.clock.forward(hours=hours)
        selection = Selection(platform, document)
        return check_documents(selection, self.web.guest, self.shop, self.options)

    def outcome(self, page: str | bytes | int | Failure | None = None, hours: float = 24.0) -> str:
        """Put `page` at the one document's URL, check after `hours`, and say how that ended."""
        target = self.target()
        if page is not None:
            self.web.pages[target.sources[0].url] = page
        [one] = self.check(hours=hours).documents
        return one.outcome.value

    def target(self) -> DocumentTarget:
        [target] = find_targets()
        return target


def a_bench(
    folder: Path,
    pages: Mapping[str, str | bytes | int] | None = None,
    gap_minutes: int = 60,
    stages: Stages | None = None,
    workers: int = 0,
) -> Bench:
    web = Web()
    web.pages.update(pages or {})
    blobs = Blobs(FolderFiles(folder / "blobs"))
    now: Callable[[], dt.datetime] = web.clock
    gap = dt.timedelta(minutes=gap_minutes)
    shop = Workshop(blobs, stages or some_stages(), now, gap)
    return Bench(folder, web, shop, CheckOptions(folder, workers=workers))


def policy(*more: str, retain: str = "30 days") -> str:
    """A policy of a few clauses, with further ones behind."""
    clauses = [
        "# Terms of service",
        "These terms govern your use of Lumenpost, a service of Lumenpost Ltd, in all countries.",
        "## Data",
        f"We retain your messages for {retain} after you delete them from your account.",
        "## Content",
        "You keep the rights in what you post. You grant us a licence to host and show it.",
        "You must be at least 16 years old to open an account with us and to use the service.",
        *more,
    ]
    return "\n\n".join(clauses) + "\n"
