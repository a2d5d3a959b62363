"""What goes to a worker process and what comes back: plain values, light to import."""

from dataclasses import dataclass

from conductatlas.archive.values import Explained, Successor
from conductatlas.model.records import Extracted, Finding, PairReading
from conductatlas.pipeline.stages import DocumentFacts, Page

__all__ = ["Job", "TextInForce", "Work"]


@dataclass(frozen=True, slots=True)
class TextInForce:
    """The text to compare with, and its findings, by the same extractor and reader version."""

    text: str
    text_sha256: str
    findings: tuple[Finding, ...] = ()
    wording_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """One check's pages, and what they are compared with.

    `candidate` are the pages of the check that first saw a text which waits, under `candidate_text`
    its hash then. A renewal makes a kept text again for a newer extractor or reader: it is read
    whatever the difference, and compared with nothing.
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
    fault: str = ""
    is_refused: bool = False
    shells: tuple[int, ...] = ()
    seconds: tuple[tuple[str, float], ...] = ()
