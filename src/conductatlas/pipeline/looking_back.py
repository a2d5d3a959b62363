"""What a check is compared with besides the text in force: other lines, what was seen lately."""

from conductatlas.archive import targets, texts
from conductatlas.pipeline.jobs import LineText, SeenPage, TextInForce
from conductatlas.pipeline.judge import Pending
from conductatlas.pipeline.rerun import kept_reading, renew_version
from conductatlas.pipeline.workshop import Workshop, pages_of

__all__ = ["before_seam", "line_texts", "seen_pages"]

# So many sightings teach what passes; of the pages that must be read again for it, so many.
_MOST_SEEN = 12
# Where texts return: enough to know a teaser that comes and goes, and too few to take a statement
# of the policy for one (`text.history`). That is a variant.
_MOST_WHERE_TEXTS_RETURN = 4
_MOST_READ = 6


def before_seam(pending: Pending) -> TextInForce | None:
    """The text in force where this check's cannot be compared with it: its provisions go on."""
    if pending.base_version is None:
        return None
    newest = targets.current_text(pending.base_version)
    return kept_reading(newest) if newest else None


def line_texts(pending: Pending, shop: Workshop) -> tuple[LineText, ...]:
    """The texts in force in the other lines of a page that alternates.

    A line whose text cannot be made again by the present extractor is left out.
    """
    found = []
    for line in pending.state.lines:
        current = renew_version(pending.target, line.version_id, shop, pending.check.origin)
        in_force = kept_reading(current) if current else None
        if in_force is None:
            continue
        candidate = line.state.candidate
        parts = targets.parts_of_check(candidate.check_id) if candidate else ()
        pages = pages_of(parts, pending.target, shop.blobs)
        waiting = candidate.text_sha256 if candidate else ""
        found.append(LineText(line.number, in_force, pages, waiting))
    return tuple(found)


def seen_pages(pending: Pending, shop: Workshop) -> tuple[SeenPage, ...]:
    """What the latest checks saw of the document, newest first; nothing where it never differed.

    Of a page that alternates nothing is learnt: its variants would teach each other.
    """
    if pending.state.lines:
        return ()
    returns = pending.state.unstable_since or any(n for _, n, _ in pending.state.returns)
    most = _MOST_WHERE_TEXTS_RETURN if returns else _MOST_SEEN
    seen = targets.seen_lately(pending.target.id, pending.extractor, most)
    kept: dict[str, str] = {}
    checks: dict[str, int] = {}
    for one in seen:
        if one.rendition_id is not None:
            kept.setdefault(one.text_sha256, texts.rendition_text(one.rendition_id))
        elif one.text_sha256 in checks or len(checks) < _MOST_READ:
            checks.setdefault(one.text_sha256, one.check_id)
    pages = {
        text: pages_of(targets.parts_of_check(check), pending.target, shop.blobs)
        for text, check in checks.items()
    }
    return tuple(
        SeenPage(one.at, kept.get(one.text_sha256, ""), pages.get(one.text_sha256, ()))
        for one in seen
        if one.text_sha256 in kept or pages.get(one.text_sha256)
    )
