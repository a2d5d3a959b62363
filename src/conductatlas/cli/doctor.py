"""`conductatlas doctor`: settings, what is missing, and how to get it."""

import os

from conductatlas.app.clock import utc_now
from conductatlas.app.doctor import diagnose
from conductatlas.app.settings import describe
from conductatlas.app.start import prepare
from conductatlas.cli.output import emit, line, table

__all__ = ["run"]


def run(as_json: bool) -> int:
    """Print settings and diagnoses; exit code 1 where something is at fault."""
    settings = prepare()
    rows = describe(settings, os.environ)
    found = diagnose(settings, utc_now())
    faults = [d for d in found if d.state == "fault"]
    if as_json:
        emit(
            {
                "settings": [
                    {"name": r.name, "value": r.value, "source": r.source, "doc": r.doc}
                    for r in rows
                ],
                "checks": [
                    {"name": d.name, "state": d.state, "found": d.found, "repair": d.repair}
                    for d in found
                ],
            }
        )
        return 1 if faults else 0
    table(
        ("setting", "value", "from", "meaning"), [(r.name, r.value, r.source, r.doc) for r in rows]
    )
    line()
    table(
        ("check", "state", "found", "repair"), [(d.name, d.state, d.found, d.repair) for d in found]
    )
    return 1 if faults else 0
