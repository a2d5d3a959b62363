"""What keeping every capture costs: our blobs beside each page compressed alone.

All captures of the corpus in the order in which they were made, each with a recorded exchange.
Run: python benchmarks/blobs.py
"""

import argparse
import datetime as dt
import gzip
import hashlib
import json
import os
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import zstandard

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.replay import DEFAULT_SHARED, replay_site
from conductatlas.archive.blob_files import FolderFiles
from conductatlas.archive.blobs import Blobs


def captures(shared: Path) -> list[tuple[dict[str, Any], bytes]]:
    """Every capture with its bytes, oldest first."""
    with replay_site(shared):
        [folder] = Path(tempfile.gettempdir()).glob("policy-captures-*/captures")
    rows = json.loads((folder / "manifest.json").read_text())
    rows.sort(key=lambda row: (row["captured_at"], row["service"], row["document"]))
    return [(row, (folder / row["file"]).read_bytes()) for row in rows]


def exchange(row: dict[str, Any], raw: bytes, at: dt.datetime) -> bytes:
    """A recorded exchange such as the archive keeps."""
    from conductatlas.capture import Exchange, FetchRequest, Hop, exchange_record

    url = f"https://{row['service']}.example/{row['document']}"
    headers = (
        (b"Content-Type", b"text/html; charset=utf-8"),
        (b"ETag", f'"{hashlib.sha256(raw).hexdigest()[:32]}"'.encode()),
        (b"Date", at.strftime("%a, %d %b %Y %H:%M:%S GMT").encode()),
    )
    hop = Hop("GET", url, (), at, 120, 200, "HTTP/1.1", b"OK", headers)
    return exchange_record(Exchange(FetchRequest(url), at, at, (hop,), raw))


def keep(rows: list[tuple[dict[str, Any], bytes]], blobs: Blobs) -> None:
    """Store every capture through the archive's own front door."""
    from conductatlas.archive import store, targets
    from conductatlas.archive.store_captures import record_captures
    from conductatlas.archive.values import NewCapture, NewCheck
    from conductatlas.catalogue import DocumentEntry, PlatformEntry, SourceEntry
    from conductatlas.model import slugify
    from conductatlas.model.vocabulary import DocumentKind, Origin, Sector

    pages: dict[str, dict[str, str]] = {}
    for row, _ in rows:
        pages.setdefault(slugify(row["service"]), {})[slugify(row["document"])] = row["document"]
    kind, sector = DocumentKind.OTHER_POLICY, Sector.OTHER
    entries = [
        PlatformEntry(
            platform, platform, "https://x.example/", (sector,),
            tuple(DocumentEntry(slug, title, kind, (SourceEntry(f"https://{platform}.example/{slug}"),))
                  for slug, title in documents.items()),
        )
        for platform, documents in pages.items()
    ]  # fmt: skip
    store.sync_catalogue(entries, dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    found = {target.path: target for target in targets.find_targets()}
    for row, raw in rows:
        at = dt.datetime.fromisoformat(row["captured_at"])
        target = found[f"{slugify(row['service'])}/{slugify(row['document'])}"]
        [source] = target.sources
        url = source.url
        one = NewCapture(source.id, at, url, url, 200, row["media"], raw, exchange(row, raw, at))
        check = NewCheck(target.id, at, Origin.SIMULATED, target.sources)
        record_captures(blobs, [(check, [one])], at)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=DEFAULT_SHARED)
    rows = captures(parser.parse_args().shared)
    total = sum(len(raw) for _, raw in rows)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CONDUCTATLAS_DATA_DIR"] = folder
        from conductatlas.app.start import start

        start()
        files = FolderFiles(Path(folder) / "blobs")
        began = perf_counter()
        keep(rows, Blobs(files))
        seconds = perf_counter() - began
        stored = {p.name: p.stat().st_size for p in files.folder.rglob("*") if p.is_file()}
        reads = []
        for name in stored:
            began = perf_counter()
            Blobs(files).read(name)
            reads.append((perf_counter() - began) * 1000)
    distinct = {row["sha256"]: raw for row, raw in rows}.values()
    alone = sum(len(zstandard.compress(raw, 3)) for raw in distinct)
    zipped = sum(len(gzip.compress(raw, 6)) for raw in distinct)
    reads.sort()
    late, ours = reads[int(len(reads) * 0.99)], sum(stored.values())
    print(f"{len(rows)} captures, {total / 1e6:.1f} MB raw, kept in {seconds:.1f} s")
    print(f"ours, with the exchanges: {ours / total:.2%} of the raw bytes (at most 4 %)")
    print(f"zstd -3, each alone:      {alone / total:.2%}")
    print(f"gzip -6, each alone:      {zipped / total:.2%}")
    print(
        f"reading one back: median {median(reads):.1f} ms, 99 of 100 within {late:.1f} ms, ", end=""
    )
    print(f"at most {reads[-1]:.1f} ms (20 ms)")


if __name__ == "__main__":
    main()
