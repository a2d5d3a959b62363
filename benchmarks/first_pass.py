"""100 real pages: from nothing to captures, versions and provisions; and once more unchanged.

Beside urlwatch and changedetection.io in the same run. Run: python benchmarks/first_pass.py
The peers keep text (urlwatch) or text and the page (changedetection.io); ours keeps the exchange,
the raw bytes, the canonical text, its provisions with explanations, and an evidence leaf for each.
"""

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.measure import Measured, run_measured
from benchmarks.peers import changedetection_passes, urlwatch_passes
from benchmarks.replay import DEFAULT_SHARED, replay_site, sections_of, write_catalogue

MOMENT = "20260825T000000Z"


def ours(work: Path, catalogue: Path) -> Measured:
    """One `conductatlas check` of everything, with no politeness delay."""
    environment = os.environ | {
        "CONDUCTATLAS_DATA_DIR": str(work / "ours"),
        "CONDUCTATLAS_CATALOGUE": str(catalogue),
        "CONDUCTATLAS_SHIPPED_CATALOGUE": "0",
        "CONDUCTATLAS_ALLOW_PRIVATE": "1",
        "CONDUCTATLAS_DELAY_SECONDS": "0",
        "CONDUCTATLAS_SIMULATED": "1",
    }
    command = [sys.executable, "-m", "conductatlas", "check", "--json"]
    measured = run_measured(command, environment)
    if measured.returncode != 0:
        sys.exit(measured.output)
    return measured


def size_of(folder: Path, pattern: str = "*") -> int:
    """Bytes of the files below `folder`."""
    return sum(p.stat().st_size for p in folder.rglob(pattern) if p.is_file())


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=DEFAULT_SHARED)
    parser.add_argument("--without-peers", action="store_true")
    options = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        replay_site(options.shared, "--at", MOMENT) as site,
    ):
        work, pages = Path(folder), site.pages()
        write_catalogue(pages, work / "catalogue", sections_of(options.shared))
        first, second = ours(work, work / "catalogue"), ours(work, work / "catalogue")
        report = json.loads(first.output.strip().splitlines()[-1])
        raw = report["raw_bytes"]
        print(f"{len(pages)} pages, {raw / 1e6:.1f} MB raw; outcomes {report['outcomes']}")
        print(f"\n{'':22}{'first pass':>12}{'unchanged':>12}{'peak memory':>14}")
        row("conductatlas", first.seconds, second.seconds, max(first.peak_mib, second.peak_mib))
        if not options.without_peers:
            peers([page["url"] for page in pages], work, first, second)
        data = work / "ours"
        print(f"\nblobs {size_of(data / 'blobs') / raw:.1%} of the raw bytes (at most 20 %)")
        print(f"data folder {size_of(data) / raw:.1%} (at most 80 %)")
        print("\nwhere the first pass's time goes (seconds of work; the pool runs beside the rest)")
        for stage, seconds in report["stages"].items():
            print(f"  {stage:12}{seconds:8.2f}")


def row(name: str, first: float, second: float, peak: float) -> None:
    """One line of the table."""
    print(f"{name:22}{first:10.2f} s{second:10.2f} s{peak:10.0f} MiB")


def peers(urls: list[str], work: Path, first: Measured, second: Measured) -> None:
    """The peers' lines, with ours as a ratio to theirs."""
    one, two = urlwatch_passes(urls, work)
    row("urlwatch", one.seconds, two.seconds, max(one.peak_mib, two.peak_mib))
    other = changedetection_passes(urls, work)
    row("changedetection.io", other.first, other.second, other.peak_mib)
    print(f"  (and {other.start:.1f} s for changedetection.io to start; the others' start is in)")
    print(f"\nours to urlwatch:           {first.seconds / one.seconds:.1f} x first pass,"
          f" {second.seconds / two.seconds:.1f} x unchanged")  # fmt: skip
    print(f"ours to changedetection.io: {first.seconds / (other.start + other.first):.2f} x first"
          f" pass, {second.seconds / other.second:.2f} x unchanged")  # fmt: skip


if __name__ == "__main__":
    main()
