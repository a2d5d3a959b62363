"""`conductatlas reanalyse`: makes texts and readings again after an upgrade."""

from dataclasses import asdict

from conductatlas.app.services import origin_of, workshop_of
from conductatlas.app.settings import Settings
from conductatlas.cli.output import emit, line
from conductatlas.pipeline import rerun_all

__all__ = ["run"]


def run(settings: Settings, as_json: bool) -> int:
    """Bring every version up to the present extractor, reader and composer."""
    report = rerun_all(workshop_of(settings), origin_of(settings))
    if as_json:
        emit(asdict(report))
        return 0
    line(
        f"{report.documents} documents: {report.renditions} texts made again, {report.readings} "
        f"read again, {report.explanations} clauses explained again, "
        f"{report.not_renewed} versions without raw bytes left as they are"
    )
    return 0
