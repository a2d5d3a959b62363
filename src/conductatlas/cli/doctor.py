"""`conductatlas doctor`: settings, what is missing, and how to get it."""

import os
from dataclasses import asdict

from conductatlas.app.clock import utc_now
from conductatlas.app.doctor import Diagnosis, diagnose
from conductatlas.app.settings import Setting, describe
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
        emit({"settings": [asdict(r) for r in rows], "checks": [asdict(d) for d in found]})
    else:
        _show(rows, found)
    return 1 if faults else 0


def _show(rows: list[Setting], found: list[Diagnosis]) -> None:
    settings = [(r.name, r.value, r.source, r.doc) for r in rows]
    table(("setting", "value", "from", "meaning"), settings)
    line()
    checks = [(d.name, d.state, d.found, d.repair) for d in found]
    table(("check", "state", "found", "repair"), checks)
