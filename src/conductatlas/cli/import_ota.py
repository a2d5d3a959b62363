"""`conductatlas import-ota`: takes over the recorded history of an Open Terms Archive."""

from dataclasses import asdict, replace
from pathlib import Path

from conductatlas.app.services import check_options, workshop_of
from conductatlas.app.settings import Settings
from conductatlas.catalogue import load_ota_declarations
from conductatlas.cli.output import Advance, emit, line, note, progress, table
from conductatlas.pipeline import ImportedDocument, ImportOptions, ImportReport, import_history

__all__ = ["run"]

# Long enough for any run of another process; the user sees who is waited for and can stop.
_WAIT_SECONDS = 3600.0


def run(
    settings: Settings, options: ImportOptions, declarations: Path | None, as_json: bool
) -> int:
    """Import what `options` names; exit code 1 where something of it could not be imported."""
    if declarations is not None:
        options = replace(options, entries=load_ota_declarations(declarations))
    report = _imported(settings, options)
    if as_json:
        emit(asdict(report))
    else:
        _show(report)
    return 1 if any(one.fault for one in report.documents) else 0


def _imported(settings: Settings, options: ImportOptions) -> ImportReport:
    shop = workshop_of(settings)
    how = check_options(settings, "import-ota", _WAIT_SECONDS)
    shown = _Shown()
    try:
        return import_history(options, shop, how, shown.begin, shown.advance)
    finally:
        shown.end()


class _Shown:
    """A progress display that begins once it is known how much there is to do."""

    def __init__(self) -> None:
        self._display = progress("importing", 0)
        self._advance: Advance | None = None

    def begin(self, total: int) -> None:
        """Say how many documents there are."""
        note(f"importing: {total} documents")
        self._display = progress("importing", total)
        self._advance = self._display.__enter__()

    def advance(self, one: ImportedDocument) -> None:
        """Say that one more is done."""
        if self._advance is not None:
            self._advance(one.path)

    def end(self) -> None:
        """Take the display away."""
        if self._advance is not None:
            self._display.__exit__(None, None, None)


def _show(report: ImportReport) -> None:
    rows = [
        (one.path, one.observations, one.versions, one.changes, one.fault or "; ".join(one.notes))
        for one in report.documents
    ]
    table(("document", "observations", "versions", "changes", "remarks"), rows)
    observations, versions, changes = (sum(int(row[at]) for row in rows) for at in (1, 2, 3))
    line(
        f"imported from {report.name}: {observations} observations, {versions} versions, "
        f"{changes} published changes; {report.known} observations were there already"
    )
