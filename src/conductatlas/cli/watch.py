"""`conductatlas watch`: checks every document when it is due, until stopped."""

import signal
import threading

from conductatlas.app.settings import Settings
from conductatlas.cli.check import run_checks
from conductatlas.cli.output import line, note
from conductatlas.model import LockedError
from conductatlas.pipeline import Selection

__all__ = ["run"]


def run(settings: Settings, seconds: float) -> int:
    """Look every `seconds` for what is due; stops after the running check on Ctrl-C or TERM."""
    stop = threading.Event()
    for signum in (signal.SIGINT, signal.SIGTERM):
        signal.signal(signum, lambda *_: stop.set())
    while not stop.is_set():
        try:
            report = run_checks(settings, Selection(only_due=True), wait=False)
        except LockedError as error:
            note(str(error))
        else:
            for one in report.documents:
                line(f"{one.path}\t{one.outcome.value}\t{one.reason}")
        stop.wait(seconds)
    return 0
