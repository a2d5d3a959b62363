"""Runs checks in processes of their own that are killed, starved of space, or many at once.

`python -m tests.support.crash MODE FOLDER SEED` prints one JSON object: what the archive holds in
the end, and what happened on the way. The processes are forked from one that has Django loaded, so
that many of them take little time; each of them is a real process with its own connections.
"""

import json
import os
import random
import resource
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

DOCUMENTS = 10
MOMENTS = 5


def main() -> None:
    mode, folder, seed = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    os.environ["CONDUCTATLAS_DATA_DIR"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "conductatlas.app.django_settings"
    from conductatlas.app.start import start

    start()
    _track()
    _close()
    happened = {"calm": calm, "killed": killed, "starved": starved, "many": many}[mode](
        folder, random.Random(seed)
    )
    print(json.dumps(happened | {"archive": holdings(folder)}))


def _track() -> None:
    from conductatlas.archive import store
    from tests.support.pipeline import START, a_document, a_platform

    documents = [a_document(f"terms-{n}") for n in range(DOCUMENTS)]
    store.sync_catalogue([a_platform(*documents)], START)


def _close() -> None:
    from django.db import connections

    connections.close_all()


def page(number: int, moment: int) -> str:
    """Document `number` at `moment`: some change for good, some flip, most stand."""
    from tests.support.pipeline import policy

    more = ["All disputes go to arbitration in Harrow."] if number % 3 == 0 and moment >= 1 else []
    return policy(
        f"This is policy number {number}.", *more, retain=f"{30 + number % 2 * moment} days"
    )


def check(folder: Path, moment: int, workers: int = 1, wait: float = 0.0) -> None:
    """One check of everything at `moment`."""
    from tests.support.pipeline import a_bench

    bench = a_bench(folder, workers=workers)
    bench.options = replace(bench.options, wait_seconds=wait)
    bench.web.clock.forward(hours=12 * moment)
    for number in range(DOCUMENTS):
        bench.web.pages[f"https://lumenpost.example/terms-{number}"] = page(number, moment // 2)
    bench.check()


def calm(folder: Path, _: random.Random) -> dict[str, Any]:
    """Every moment, undisturbed."""
    for moment in range(MOMENTS):
        check(folder, moment, workers=0)
    return {}


def killed(folder: Path, chance: random.Random) -> dict[str, Any]:
    """Every moment killed six times somewhere on its way, and then let through."""
    kills = 0
    for moment in range(MOMENTS):
        window, here = 0.4, 0
        while here < 6:
            pid = _fork(partial(check, folder, moment))
            time.sleep(chance.uniform(0.0, window))
            os.kill(pid, signal.SIGKILL)
            if os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0:
                window *= 0.6
            else:
                here += 1
        check(folder, moment, workers=0)
        _close()
        kills += here
    return {"kills": kills}


def starved(folder: Path, _: random.Random) -> dict[str, Any]:
    """Every moment with less room for files than it needs, then with a little more, and so on."""
    errors: list[str] = []
    for moment in range(2):
        room = 4_096
        while not _with_room(folder, moment, room, errors):
            room = int(room * 1.6)
    for moment in range(2, MOMENTS):
        check(folder, moment, workers=0)
    return {"errors": errors}


def _with_room(folder: Path, moment: int, room: int, errors: list[str]) -> bool:
    """Whether a check came through with `room` bytes for the largest file."""
    read, write = os.pipe()

    def run() -> None:
        from conductatlas.model import StorageError

        resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        try:
            check(folder, moment, workers=0)
        except StorageError as error:
            os.write(write, str(error).encode())
            os._exit(3)

    _, status = os.waitpid(_fork(run), 0)
    os.close(write)
    said = os.read(read, 10_000).decode()
    os.close(read)
    code = os.waitstatus_to_exitcode(status)
    errors.append(said if code in (0, 3) else f"exit code {code}")
    return code == 0


def many(folder: Path, _: random.Random) -> dict[str, Any]:
    """Twenty checks at once, and a site that reads and writes meanwhile."""
    stop = folder / "stop"
    site = _fork(lambda: _site(stop))
    checks = [_fork(lambda: check(folder, 0, workers=0, wait=300)) for _ in range(20)]
    codes = [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in checks]
    stop.touch()
    codes.append(os.waitstatus_to_exitcode(os.waitpid(site, 0)[1]))
    return {"codes": codes}


def _site(stop: Path) -> None:
    from conductatlas.archive.models import Provision
    from conductatlas.archive.outbox import EventKind, NewEvent, announce, tick_off, waiting_events
    from conductatlas.archive.transactions import stage
    from tests.support.pipeline import START

    while not stop.exists():
        list(Provision.objects.filter(in_force=True).select_related("wording")[:50])
        with stage():
            announce([NewEvent(EventKind.HOST_FAILING, "web.example")], START)
        for event in waiting_events():
            with stage():
                tick_off(event.id, START)


def _fork(run: Callable[[], None]) -> int:
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        run()
        code = 0
    except BaseException as error:  # noqa: BLE001  # the end of a process
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
    finally:
        sys.stderr.flush()
        os._exit(code)


def _read_everything(folder: Path) -> None:
    """Every blob and every text, each checked against its hash."""
    from conductatlas.archive.blob_files import FolderFiles
    from conductatlas.archive.blobs import Blobs
    from conductatlas.archive.models import Blob, Rendition
    from conductatlas.archive.texts import rendition_text

    blobs = Blobs(FolderFiles(folder / "blobs"))
    for name in Blob.objects.values_list("pk", flat=True):
        blobs.read(name)
    for key in Rendition.objects.values_list("pk", flat=True):
        rendition_text(key)


def holdings(folder: Path) -> dict[str, Any]:
    """What the archive holds, but for the times of checks."""
    from conductatlas.archive.log import log_state
    from conductatlas.archive.models import Change, Check, Leaf, Provision, Version, VersionPeriod

    _read_everything(folder)
    where = "document__slug"
    return {
        "versions": sorted(Version.objects.values_list(where, "number", "text_sha256")),
        "periods": sorted(
            (slug, number, began.isoformat(), ended.isoformat() if ended else "")
            for slug, number, began, ended in VersionPeriod.objects.values_list(
                "version__document__slug", "version__number", "began", "ended"
            )
        ),
        "provisions": sorted(
            Provision.objects.values_list(where, "type", "status", "in_force", "wording__quote")
        ),
        "changes": sorted(
            Change.objects.values_list(where, "old_version__number", "new_version__number")
        ),
        "open_checks": Check.objects.exclude(stage="done").count(),
        "leaves_of_versions": Leaf.objects.filter(kind="version").count(),
        "is_gapless": log_state().is_gapless,
        "half_files": [p.name for p in (folder / "blobs").rglob("*.part")],
    }


if __name__ == "__main__":
    main()
