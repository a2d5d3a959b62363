"""The named alternatives, as their users run them: urlwatch and changedetection.io from PyPI.

They are installed into a virtual environment of their own under `benchmarks/results/`.
"""

import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.measure import Measured, Peak, run_measured

RESULTS = Path(__file__).parent / "results"
_MOST_SECONDS = 180.0


def installed() -> Path:
    """The folder of the peers' commands, installed on first use."""
    folder = RESULTS / "peers"
    if not (folder / "bin" / "changedetection.io").exists():
        print("installing urlwatch and changedetection.io ...", flush=True)
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        packages = ["urlwatch", "changedetection.io"]
        pip = [str(folder / "bin" / "pip"), "install", "--quiet", *packages]
        subprocess.run(pip, check=True, stderr=subprocess.DEVNULL)
    return folder / "bin"


def urlwatch_passes(urls: list[str], work: Path) -> tuple[Measured, Measured]:
    """A first and a second pass of urlwatch over `urls`, each a process of its own."""
    folder = work / "urlwatch"
    folder.mkdir(parents=True)
    jobs = "\n---\n".join(f"kind: url\nurl: '{u}'\nfilter:\n  - html2text: re" for u in urls)
    (folder / "urls.yaml").write_text(jobs + "\n", "utf-8")
    (folder / "config.yaml").write_text("report:\n  stdout: {enabled: false}\n", "utf-8")
    command = [str(installed() / "urlwatch")]
    for option, name in (("urls", "urls.yaml"), ("config", "config.yaml"), ("cache", "cache.db"),
                         ("hooks", "hooks.py")):  # fmt: skip
        command += [f"--{option}", str(folder / name)]
    return run_measured(command), run_measured(command)


@dataclass(frozen=True, slots=True)
class ServerPasses:
    """Seconds of start-up, of both passes, and the peak of memory of changedetection.io."""

    start: float
    first: float
    second: float
    peak_mib: float


@dataclass(slots=True)
class _Api:
    """changedetection.io's API."""

    folder: Path
    port: int

    def call(self, path: str, data: bytes | None = None, method: str | None = None) -> Any:
        """One call; its answer as JSON."""
        settings = json.loads((self.folder / "changedetection.json").read_text())["settings"]
        key = settings["application"]["api_access_token"]
        headers = {"x-api-key": key, "Content-Type": "text/plain"}
        address = f"http://127.0.0.1:{self.port}/api/v1{path}"
        request = urllib.request.Request(address, data, headers, method=method)
        with urllib.request.urlopen(request) as answer:
            text = answer.read()
        return json.loads(text) if text else None

    def wait_until_checked(self, since: dict[str, int], count: int) -> float:
        """Seconds until `count` watches were checked later than `since` says."""
        began = time.perf_counter()
        while time.perf_counter() - began < _MOST_SECONDS:
            watches = self.call("/watch")
            done = [w for k, w in watches.items() if w["last_checked"] > since.get(k, 0)]
            if len(done) >= count:
                return time.perf_counter() - began
            time.sleep(0.05)
        raise TimeoutError("changedetection.io did not finish")


def changedetection_passes(urls: list[str], work: Path) -> ServerPasses:
    """A first and a second pass of a fresh changedetection.io with ten fetchers over `urls`."""
    with _changedetection(work / "changedetection") as (api, start, peak):
        began = time.perf_counter()
        api.call("/import", "\n".join(urls).encode(), "POST")
        api.wait_until_checked({}, len(urls))
        first = time.perf_counter() - began
        since = {k: w["last_checked"] for k, w in api.call("/watch").items()}
        time.sleep(1.1)  # its clock ticks in seconds
        began = time.perf_counter()
        api.call("/watch?recheck_all=1")
        api.wait_until_checked(since, len(urls))
        return ServerPasses(start, first, time.perf_counter() - began, peak.stop())


@contextlib.contextmanager
def _changedetection(folder: Path) -> Iterator[tuple[_Api, float, Peak]]:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = os.environ | {
        "FETCH_WORKERS": "10",
        "MINIMUM_SECONDS_RECHECK_TIME": "0",
        "DISABLE_VERSION_CHECK": "true",
        "ALLOW_IANA_RESTRICTED_ADDRESSES": "true",
    }
    command = [str(installed() / "changedetection.io"), "-C", "-d", str(folder)]
    command += ["-h", "127.0.0.1", "-p", str(port)]
    began = time.perf_counter()
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, env=environment, stdout=quiet, stderr=quiet) as process:
        peak, api = Peak(process.pid), _Api(folder, port)
        peak.start()
        try:
            samples = _first_answer(api)
            start = time.perf_counter() - began
            for sample in samples:
                api.call(f"/watch/{sample}", method="DELETE")
            yield api, start, peak
        finally:
            process.terminate()


def _first_answer(api: _Api) -> Any:
    deadline = time.perf_counter() + _MOST_SECONDS
    while time.perf_counter() < deadline:
        with contextlib.suppress(OSError, ValueError, KeyError):
            return api.call("/watch")
        time.sleep(0.05)
    raise TimeoutError("changedetection.io did not start")
