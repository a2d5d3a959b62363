"""Several sources of one document as one `Extracted`: text, seams, pages, and what they say."""

import hashlib
from collections.abc import Sequence

from conductatlas.extraction.joining import Joined, joined_texts
from conductatlas.extraction.metadata import read_metadata
from conductatlas.model.records import Extracted
from conductatlas.model.vocabulary import Gate

__all__ = ["join"]


def join(parts: Sequence[Extracted]) -> Extracted:
    """One document made of several sources in their order; `seams` says where each next one
    begins.

    The gate is that of the first part that is no policy, if any; title and language are the
    first's. What the text says of itself is read from the whole; a date that stands beside the
    policy of one part alone counts where the text gives none.
    """
    if not parts:
        raise ValueError("a document has at least one source: give at least one part to join")
    if len(parts) == 1:
        return parts[0]
    joined = joined_texts([part.text for part in parts])
    title = next((part.title for part in parts if part.title), None)
    language = next((part.language for part in parts if part.language), None)
    said = read_metadata(joined.text, title, language or "")
    faulty = next((part for part in parts if part.gate is not Gate.POLICY), parts[0])
    return Extracted(
        text=joined.text,
        sha256=hashlib.sha256(joined.text.encode("utf-8", "surrogatepass")).hexdigest(),
        gate=faulty.gate,
        extractor=parts[0].extractor,
        title=title,
        language=language,
        last_updated=max((p.last_updated for p in parts if p.last_updated), default=None),
        effective=max((p.effective for p in parts if p.effective), default=None),
        dates=said.dates.stated,
        kind_read=parts[0].kind_read,
        names=said.parties.names,
        entities=said.parties.entities,
        gate_reason=faulty.gate_reason,
        kind=parts[0].kind,
        error=next((part.error for part in parts if part.error), None),
        seams=joined.seams,
        pages=_pages(parts, joined),
    )


def _pages(parts: Sequence[Extracted], joined: Joined) -> tuple[int, ...]:
    """Where the pages of PDFs begin in the whole text."""
    moved = zip(parts, (0, *joined.seams), joined.shifts, strict=True)
    return tuple(max(start, page + shift) for part, start, shift in moved for page in part.pages)
