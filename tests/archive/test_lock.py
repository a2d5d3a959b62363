import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from conductatlas.archive.lock import LockRequest, check_lock
from conductatlas.model import LockedError, StorageError

pytestmark = pytest.mark.django_db(transaction=True)

_HOLDER = """
import sys
from pathlib import Path
import django
django.setup()
from django.conf import settings
from django.db import connection
name = sys.argv[2]
if name:
    settings.DATABASES["default"]["NAME"] = name
    connection.settings_dict["NAME"] = name
from conductatlas.archive.lock import LockRequest, check_lock
with check_lock(LockRequest(Path(sys.argv[1]), "check lumenpost", "2026-03-02 06:00:00+00:00")):
    print("held", flush=True)
    sys.stdin.read()
"""


def request(folder: Path, wait: float = 0.0) -> LockRequest:
    return LockRequest(folder, "check", "2026-03-02 07:00:00+00:00", wait)


@pytest.fixture
def holder(tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    """Another process that holds the lock."""
    from django.db import connection

    name = str(connection.settings_dict["NAME"]) if connection.vendor == "postgresql" else ""
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.support.django_settings"}
    process = subprocess.Popen(
        [sys.executable, "-c", _HOLDER, str(tmp_path), name],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
        cwd=Path(__file__).parents[2],
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.communicate()


def test_the_second_hears_who_is_at_work(tmp_path: Path, holder: "subprocess.Popen[str]") -> None:
    with pytest.raises(LockedError, match="check lumenpost"), check_lock(request(tmp_path)):
        pass


def test_the_second_waits_for_the_first(tmp_path: Path, holder: "subprocess.Popen[str]") -> None:
    threading.Timer(0.3, holder.terminate).start()
    with check_lock(request(tmp_path, wait=20)):
        pass


def test_a_killed_holder_leaves_nothing_to_clear(
    tmp_path: Path, holder: "subprocess.Popen[str]"
) -> None:
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    with check_lock(request(tmp_path, wait=5)):
        pass


def test_two_threads_of_one_process_are_kept_apart(tmp_path: Path) -> None:
    with check_lock(request(tmp_path)), pytest.raises(LockedError), check_lock(request(tmp_path)):
        pass


def test_the_lock_is_free_again_afterwards(tmp_path: Path) -> None:
    for _ in range(3):
        with check_lock(request(tmp_path)):
            pass


def test_a_folder_that_is_none_is_a_sentence(tmp_path: Path) -> None:
    from django.db import connection

    if connection.vendor == "postgresql":
        pytest.skip("on PostgreSQL the lock is no file")
    (tmp_path / "data").write_text("not a folder")
    with (
        pytest.raises(StorageError, match=r"check\.lock"),
        check_lock(request(tmp_path / "data")),
    ):
        pass
