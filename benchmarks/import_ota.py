"""What importing a recorded history costs, and what of it is published.

    python benchmarks/import_ota.py [--bundle FILE] [--data FOLDER] [--platform SERVICE]

Imports the whole bundle into a fresh data folder with the command itself, then again, and prints
time, memory (shared pages counted once), sizes beside git's own pack, and published changes a
document and year under three rules. Targets: 360 s and 500 MiB on two cores; 2.5 %, 10 %, 10 %.
"""

import argparse
import os
import resource
import sqlite3
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.changes import _bare
from benchmarks.measure import Measured, run_measured

_SHARED = Path(os.environ.get("CONDUCTATLAS_SHARED", Path(__file__).parents[2] / "shared"))
_YEAR = 365.25 * 86_400
_MIB = 1 << 20


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bundle", type=Path, default=_SHARED / "corpus/ota-contrib-dev.bundle")
    parser.add_argument("--data", type=Path, default=None)
    parser.add_argument("--platform", default="")
    options = parser.parse_args()
    if not options.bundle.exists():
        print(f"skipped: {options.bundle} is absent")
        return
    with tempfile.TemporaryDirectory() as folder:
        data = options.data or Path(folder, "data")
        _measure("import", _import(options, data), 360)
        _measure("again", _import(options, data), 10)
        raw = _texts(options, data, Path(folder))
        _sizes(data, options.bundle, raw)
        _table(data, raw.rates)


class _Raw:
    """What the bundle holds: its bytes, and the changes that two naive rules would publish."""

    def __init__(self) -> None:
        self.bytes = self.distinct = 0
        self.rates: dict[str, list[float]] = {}


def _import(options: argparse.Namespace, data: Path) -> tuple[Measured, float]:
    command = [sys.executable, "-m", "conductatlas", "import-ota", str(options.bundle)]
    if options.platform:
        command += ["--platform", options.platform]
    kept = {k: v for k, v in os.environ.items() if not k.startswith("CONDUCTATLAS_")}
    before = _cpu_seconds()
    done = run_measured(command, kept | {"CONDUCTATLAS_DATA_DIR": str(data)}, sample_seconds=0.5)
    if done.returncode:
        print(done.output)
    return done, _cpu_seconds() - before


def _cpu_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _measure(name: str, measured: tuple[Measured, float], most_seconds: int) -> None:
    done, cpu = measured
    print(
        f"{name}: {done.seconds:.1f} s by the clock (at most {most_seconds}), {cpu:.1f} s of CPU, "
        f"{done.peak_mib:.0f} MiB over all processes (at most 500)"
    )
    print("  " + done.output.strip().splitlines()[-1], flush=True)


def _texts(options: argparse.Namespace, data: Path, folder: Path) -> _Raw:
    os.environ["CONDUCTATLAS_DATA_DIR"] = str(data)
    os.environ["DJANGO_SETTINGS_MODULE"] = "conductatlas.app.django_settings"
    import django

    django.setup()
    from conductatlas.pipeline.ota_git import GitTexts, open_repository, read_log, sizes_of
    from conductatlas.pipeline.ota_history import parse_log, with_sizes

    repository = open_repository(options.bundle, folder)
    history = parse_log(read_log(repository), "bundle")
    names = {one.blob for d in history.documents for one in d.texts if one.blob}
    history = with_sizes(history, sizes_of(repository, names))
    raw, texts = _Raw(), GitTexts(repository)
    for document in history.documents:
        if options.platform and document.service != options.platform:
            continue
        raw.bytes += document.size
        raw.distinct += sum({one.blob: one.size for one in document.texts}.values())
        bare: dict[str, int] = {}
        for one in document.texts:
            if one.blob and one.blob not in bare:
                content = (texts.read(one.blob) or b"").decode("utf-8", "replace")
                bare[one.blob] = hash(_bare(content))
        shown = [one for one in document.texts if one.blob]
        pairs = [(a.blob, b.blob) for a, b in pairwise(shown)]
        years = max((history.until - document.texts[0].at).total_seconds() / _YEAR, 0.25)
        raw.rates[document.path] = [
            sum(a != b for a, b in pairs) / years,
            sum(bare[a] != bare[b] for a, b in pairs) / years,
            years,
        ]
    texts.close()
    return raw


def _sizes(data: Path, bundle: Path, raw: _Raw) -> None:
    with sqlite3.connect(data / "archive.sqlite3") as database:
        rows = database.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name").fetchall()
        search = sum(size for name, size in rows if name.startswith("search_"))
        rest = sum(size for name, size in rows) - search
        [blobs] = database.execute("SELECT coalesce(sum(stored_size), 0) FROM archive_blob")
    print(
        f"raw text: {raw.bytes / _MIB:.1f} MiB in all observations, "
        f"{raw.distinct / _MIB:.1f} MiB of distinct texts"
    )
    parts = {
        "blobs (at most 2.5 %)": blobs[0],
        "database without search (at most 10 %)": rest,
        "search index (at most 10 %)": search,
        "git's own bundle": bundle.stat().st_size,
    }
    for name, size in parts.items():
        print(
            f"  {name}: {size / _MIB:.2f} MiB, {100 * size / raw.bytes:.2f} % of all, "
            f"{100 * size / raw.distinct:.2f} % of the distinct"
        )
    largest = sorted(rows, key=lambda row: -row[1])[:12]
    print("  largest: " + ", ".join(f"{name} {size / _MIB:.1f}" for name, size in largest))


def _table(data: Path, rates: Mapping[str, list[float]]) -> None:
    """Published changes a document and year: any difference, a naive filter, ours."""
    ours = dict(_published(data))
    print(f"{'document':56} {'any':>8} {'naive':>8} {'ours':>8}   changes a year")
    sums: dict[int, float] = defaultdict(float)
    for path, (anything, naive, years) in sorted(rates.items(), key=lambda item: -item[1][0]):
        mine = ours.get(path, 0) / years
        for at, value in enumerate((anything * years, naive * years, mine * years, years)):
            sums[at] += value
        print(f"{path.removesuffix('.md'):56} {anything:8.1f} {naive:8.1f} {mine:8.1f}")
    every = [sums[at] / max(sums[3], 1) for at in range(3)]
    print(f"{'all, a document and year':56} {every[0]:8.1f} {every[1]:8.1f} {every[2]:8.1f}")
    print(f"{'all, in number':56} {sums[0]:8.0f} {sums[1]:8.0f} {sums[2]:8.0f}")


def _published(data: Path) -> Iterator[tuple[str, int]]:
    with sqlite3.connect(data / "archive.sqlite3") as database:
        yield from database.execute(
            "SELECT json_extract(h.paths, '$[#-1]'), count(c.id) FROM archive_history h "
            "JOIN archive_change c ON c.document_id = h.document_id AND c.published GROUP BY h.id"
        )


if __name__ == "__main__":
    began = time.perf_counter()
    main()
    print(f"measured in {time.perf_counter() - began:.0f} s")
