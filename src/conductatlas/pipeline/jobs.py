"""What goes to a worker process and what comes back: plain values, light to import."""

import datetime as dt
from dataclasses import dataclass

from conductatlas.archive.values import Explained, Successor
from conductatlas.model.records import Extracted, Finding, PairReading
from conductatlas.pipeline.stages import DocumentFacts, Page

__all__ = ["Job", "LineText", "SeenPage", "TextInForce", "Work"]


@dataclass(frozen=True, slots=True)
class TextInForce:
    """The text to compare with, and its findings, by the same extractor and reader version."""

    text: str
    text_sha256: str
    findings: tuple[Finding, ...] = ()
    wording_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class LineText:
    """The text in force in another line of a page that alternates, and what waits there."""

    number: int
    in_force: TextInForce
    candidate: tuple[Page, ...] = ()
    candidate_text: str = ""


@dataclass(frozen=True, slots=True)
class SeenPage:
    """What an earlier check saw: the text where it is kept, else the pages that give it."""

    seen: dt.datetime
    text: str = ""
    pages: tuple[Page, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """One check's pages, and what they are compared with.

    `candidate` are the pages of the check that first saw a text which waits, under `candidate_text`
    its hash then. `others` are the lines of a page that alternates, `history` what earlier checks
    saw, which teaches the comparison what passes. A renewal makes a kept text again for a newer
    extractor or reader: it is read whatever the difference, and compared with nothing.
    """

    pages: tuple[Page, ...]
    extractor: str
    facts: DocumentFacts
    language: str = ""
    in_force: TextInForce | None = None
    # At a seam: what cannot be compared with, and yet its provisions go on where words are alike.
    before_seam: TextInForce | None = None
    candidate: tuple[Page, ...] = ()
    candidate_text: str = ""
    others: tuple[LineText, ...] = ()
    history: tuple[SeenPage, ...] = ()
    is_renewal: bool = False
    # The text where it is kept already, and only has to be read.
    given: Extracted | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """What the pages give. `successors` and `explained` stand beside `findings`.

    `fault` is a sentence where the pages could not be read at all; `is_refused` where that is
    because they are of no kind that holds a policy. `shells` are the places of pages that hold
    nothing by themselves and scripts that may bring it.
    """

    extracted: Extracted | None = None
    slices: tuple[str, ...] = ()
    pair: PairReading | None = None
    findings: tuple[Finding, ...] = ()
    successors: tuple[Successor | None, ...] = ()
    explained: tuple[Explained, ...] = ()
    is_candidate: bool = False
    # The line that the text belongs to; 1 is the document's own.
    line: int = 1
    fault: str = ""
    is_refused: bool = False
    shells: tuple[int, ...] = ()
    seconds: tuple[tuple[str, float], ...] = ()
