"""Several sources of one document as one `Extracted`: text, seams, pages, and what they say."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from conductatlas.extraction.joining import Joined, joined_texts
from conductatlas.extraction.metadata import read_metadata
from conductatlas.model.records import Extracted
from conductatlas.model.span import Span
from conductatlas.model.stated import StatedDate
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
        dates=_dates(parts, joined, said.dates.stated),
        kind_read=parts[0].kind_read,
        names=said.parties.names,
        entities=said.parties.entities,
        gate_reason=faulty.gate_reason,
        kind=parts[0].kind,
        error=next((part.error for part in parts if part.error), None),
        seams=joined.seams,
        pages=_pages(parts, joined),
    )


def _dates(
    parts: Sequence[Extracted], joined: Joined, said: Sequence[StatedDate]
) -> tuple[StatedDate, ...]:
    """For each date that is given the sentence it came from: the latest of its kind in the parts.

    Its place is left out where the joined text does not hold it; a kind of which no part gives a
    date has what the whole text says.
    """
    latest: dict[str, StatedDate] = {}
    for part, shift in zip(parts, joined.shifts, strict=True):
        for own in (date for date in part.dates if date.source != "metadata"):
            is_given = getattr(part, own.kind) == own.date
            if is_given and (own.kind not in latest or latest[own.kind].date < own.date):
                latest[own.kind] = _moved(own, shift, joined.text)
    rest = (date for date in said if date.kind not in latest)
    return tuple(sorted((*latest.values(), *rest), key=lambda date: date.kind, reverse=True))


def _moved(stated: StatedDate, shift: int, text: str) -> StatedDate:
    """`stated` at its place in the joined text, of which its span is None where it is not there."""
    if stated.span is None:
        return stated
    span = Span(max(0, stated.span.start + shift), max(0, stated.span.end + shift))
    return replace(stated, span=span if span.of(text) == stated.sentence else None)


def _pages(parts: Sequence[Extracted], joined: Joined) -> tuple[int, ...]:
    """Where the pages of PDFs begin in the whole text."""
    moved = zip(parts, (0, *joined.seams), joined.shifts, strict=True)
    return tuple(max(start, page + shift) for part, start, shift in moved for page in part.pages)
