"""Pages that show their text in a browser alone: rendered in the same check, and remembered.

For `run`, which finds them, `check`, which has them rendered, and `visits`, which remembers.
"""

import datetime as dt
from dataclasses import dataclass, replace

from conductatlas.archive.values import DocumentTarget, SourceTarget
from conductatlas.model.vocabulary import Gate
from conductatlas.pipeline.jobs import Work
from conductatlas.pipeline.judge import Pending

__all__ = ["Shell", "may_be_shell", "needs_browser", "shell_of"]

# After so long a page is asked for without a browser once more: sites change their making.
_REMEMBERED = dt.timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Shell:
    """A check whose pages are empty without a browser; `target` has the sources to render."""

    pending: Pending
    target: DocumentTarget


def needs_browser(source: SourceTarget, now: dt.datetime) -> bool:
    """Whether a source is rendered: by the catalogue, or because its page was empty before."""
    seen = source.shell_seen_at
    return source.browser or (seen is not None and now - seen < _REMEMBERED)


def may_be_shell(pending: Pending, gate: Gate) -> bool:
    """Whether a page that came without a browser may hold more in one."""
    return gate is Gate.EMPTY and not all(part.is_rendered for part in pending.check.parts)


def shell_of(pending: Pending, work: Work) -> Shell | None:
    """What is to be rendered of a check; None where no page is empty, or a browser was used."""
    if work.extracted is None or work.extracted.gate is not Gate.EMPTY:
        return None
    parts = [pending.check.parts[place] for place in work.shells]
    positions = {part.source.position for part in parts if not part.is_rendered}
    sources = tuple(
        replace(source, browser=True)
        for source in pending.target.sources
        if source.position in positions
    )
    return Shell(pending, replace(pending.target, sources=sources)) if sources else None
