"""`make real`: 100 real pages at three moments, each visited twice, into a fresh archive; its site.

The pages come from the replay site of the shared folder; every moment is marked as simulated. Skips
with the path where that folder is absent. Run: python benchmarks/real_archive.py --shared DIR
"""

import argparse
import datetime as dt
import os
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.replay import DEFAULT_SHARED, replay_site, sections_of, write_catalogue
from conductatlas.app.settings import Settings, load_settings
from conductatlas.app.start import start

# The web as it was, and hours later once more, so that a change can be confirmed.
MOMENTS = ("20251120T080000Z", "20260401T080000Z", "20260825T080000Z")
_SECOND_VISIT = dt.timedelta(hours=6)
_STAMP = "%Y%m%dT%H%M%SZ"


def main() -> None:
    """Make the archive and serve it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=DEFAULT_SHARED)
    parser.add_argument("--port", type=int, default=None)
    parser.add_argument("--no-serve", action="store_true")
    options = parser.parse_args()
    with replay_site(options.shared, "--at", MOMENTS[0]) as site:
        settings = _start()
        sections = sections_of(options.shared)
        write_catalogue(site.pages(), settings.data_dir / "catalogue", sections)
        for moment in MOMENTS:
            site.move_to(moment)
            at = dt.datetime.strptime(moment, _STAMP).replace(tzinfo=dt.UTC)
            _visit(settings, at)
            _visit(settings, at + _SECOND_VISIT)
    if not options.no_serve:
        from conductatlas.cli.serve import serve_site

        sys.exit(serve_site(options.port))


def _start() -> Settings:
    folder = load_settings(os.environ).data_dir / "real"
    shutil.rmtree(folder, ignore_errors=True)
    return start(
        data_dir=folder,
        simulated=True,
        shipped_catalogue=False,
        catalogue=folder / "catalogue",
        allow_private=True,
        delay_seconds=0,
    )


def _visit(settings: Settings, at: dt.datetime) -> None:
    from conductatlas.app.fetching import guest_of
    from conductatlas.app.services import (
        catalogue_folders,
        check_options,
        origin_of,
        workshop_of,
    )
    from conductatlas.pipeline import Selection, check_documents, sync_folders

    def now() -> dt.datetime:
        return at

    sync_folders(catalogue_folders(settings), at, origin_of(settings))
    report = check_documents(
        Selection(),
        guest_of(settings, now),
        workshop_of(settings, now),
        check_options(settings, "real"),
    )
    outcomes = ", ".join(f"{n} {word}" for word, n in sorted(report.outcomes.items()))
    print(f"{at:%Y-%m-%d %H:%M} UTC (simulated): {outcomes}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
