"""What the pipeline works with: the blobs, the stages, the operator's gap, the clock."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from conductatlas.archive.blobs import Blobs
from conductatlas.archive.values import CapturedPart, DocumentTarget, SourceTarget
from conductatlas.pipeline.stages import DocumentFacts, Page, Stages

__all__ = ["Workshop", "facts_of", "pages_of"]


@dataclass(frozen=True, slots=True)
class Workshop:
    """Everything that a run needs from outside the archive's tables."""

    blobs: Blobs
    stages: Stages
    now: Callable[[], dt.datetime]
    gap: dt.timedelta = dt.timedelta(minutes=60)


def facts_of(target: DocumentTarget) -> DocumentFacts:
    """What reader and composer may know of a document."""
    return DocumentFacts(target.platform_name, target.title, target.kind, target.sectors)


def pages_of(
    parts: tuple[CapturedPart, ...], target: DocumentTarget, blobs: Blobs
) -> tuple[Page, ...]:
    """The pages that stored captures give, as the catalogue selects from them today."""
    today = {source.position: source for source in target.sources}
    return tuple(_page(part, today.get(part.source.position, part.source), blobs) for part in parts)


def _page(part: CapturedPart, source: SourceTarget, blobs: Blobs) -> Page:
    return Page(
        blobs.read(part.raw_sha256),
        part.media_type,
        part.final_url,
        source.section,
        source.select,
        source.remove,
    )
