"""`conductatlas check`: visits documents and says how each check ended."""

import difflib
from collections.abc import Sequence

from conductatlas.app.clock import utc_now
from conductatlas.app.fetching import guest_of
from conductatlas.app.services import (
    catalogue_folders,
    check_options,
    origin_of,
    workshop_of,
)
from conductatlas.app.settings import Settings
from conductatlas.catalogue import PlatformEntry, load_catalogue
from conductatlas.cli.output import emit, line, note, progress, table
from conductatlas.pipeline import CheckReport, Selection, check_documents, sync_folders

__all__ = ["run", "run_checks"]

# Long enough for any run of another process; the user sees who is waited for and can stop.
_WAIT_SECONDS = 3600.0


def run(
    settings: Settings, document: str, confirm: int | None, due: bool, wait: bool, as_json: bool
) -> int:
    """Check what is named; exit code 1 where a check failed, 2 for an unknown name."""
    entries = load_catalogue(catalogue_folders(settings))
    platform, _, slug = document.strip("/").partition("/")
    if fault := _unknown(platform, slug, entries):
        note(f"conductatlas: {fault}")
        return 2
    report = run_checks(settings, Selection(platform, slug, due), confirm, wait)
    if as_json:
        emit(_result(report))
    else:
        _show(report)
    return 0


def run_checks(
    settings: Settings, selection: Selection, confirm: int | None = None, wait: bool = True
) -> CheckReport:
    """Bring the archive's catalogue up to date, then check what `selection` names."""
    shop = workshop_of(settings, confirm_minutes=confirm)
    options = check_options(settings, "check", _WAIT_SECONDS if wait else 0.0)
    sync_folders(catalogue_folders(settings), utc_now(), origin_of(settings))
    with progress("checking", _count(selection)) as advance:
        return check_documents(
            selection, guest_of(settings), shop, options, lambda one: advance(one.path)
        )


def _count(selection: Selection) -> int:
    from conductatlas.archive.targets import find_targets

    due_at = utc_now() if selection.only_due else None
    return len(find_targets(selection.platform, selection.document, due_at))


def _unknown(platform: str, slug: str, entries: Sequence[PlatformEntry]) -> str:
    """What is wrong with the name, with the nearest ones; empty where it is known."""
    if not platform:
        return ""
    documents = {e.slug: [d.slug for d in e.documents] for e in entries}
    if platform not in documents:
        return _nearest(f"there is no platform {platform!r}", platform, list(documents))
    if slug and slug not in documents[platform]:
        return _nearest(f"{platform} has no document {slug!r}", slug, documents[platform])
    return ""


def _nearest(fault: str, word: str, words: list[str]) -> str:
    close = difflib.get_close_matches(word, words, n=4, cutoff=0.4)
    hint = f"Nearest: {', '.join(close)}." if close else f"Known: {', '.join(words[:12])}."
    return f"{fault}. {hint}"


def _result(report: CheckReport) -> dict[str, object]:
    return {
        "documents": [
            {
                "document": one.path,
                "outcome": one.outcome.value,
                "reason": one.reason,
                "version": one.version,
                "change": one.change,
            }
            for one in report.documents
        ],
        "outcomes": report.outcomes,
        "raw_bytes": report.raw_bytes,
        "stages": {stage: round(seconds, 3) for stage, seconds in report.stages.items()},
    }


def _show(report: CheckReport) -> None:
    rows = sorted((one.path, one.outcome.value, one.reason) for one in report.documents)
    table(("document", "outcome", "reason"), rows)
    counts = ", ".join(f"{n} {outcome}" for outcome, n in sorted(report.outcomes.items()))
    line(f"{len(rows)} checked: {counts or 'nothing was due'}")
