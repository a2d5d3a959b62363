"""Accuracy and speed of extraction on real captures, beside trafilatura and readability-lxml.

Usage: python benchmarks/extraction.py CAPTURES_DIR [--scorer score_extraction.py] [--others]

CAPTURES_DIR holds manifest.json and the unpacked captures. `--others` also runs trafilatura and
readability-lxml, which must be installed in the same environment; they are no dependencies. A third
of the services (by SHA-256 of the name) is held out from tuning; figures are given for both parts.
"""

import argparse
import hashlib
import importlib
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from conductatlas.extraction import extract

Row = dict[str, Any]
Result = dict[str, str]


def ours(raw: bytes, row: Row) -> Result:
    """The text and the gate as this project makes them."""
    made = extract(raw, media_type=row["media"], section=row.get("section") or "")
    return {"text": made.text, "gate": made.gate}


def trafilatura_of(raw: bytes, row: Row) -> Result:
    """What trafilatura makes of a page, as Markdown."""
    trafilatura = importlib.import_module("trafilatura")
    text = trafilatura.extract(raw, output_format="markdown", include_links=True, favor_recall=True)
    return {"text": text or "", "gate": "policy" if text else "empty"}


def readability_of(raw: bytes, row: Row) -> Result:
    """What readability-lxml chooses of a page, rendered to Markdown by our own renderer."""
    readability = importlib.import_module("readability")
    summary = readability.Document(raw.decode("utf-8", "replace")).summary()
    made = extract(summary.encode(), media_type="text/html", select=["body"])
    return {"text": made.text, "gate": "policy" if made.text else "empty"}


def held_out(row: Row) -> bool:
    """Whether a capture is of a service that nobody looked at while tuning."""
    return int(hashlib.sha256(row["service"].encode()).hexdigest(), 16) % 3 == 0


def run(reader: Callable[[bytes, Row], Result], captures: Path, rows: list[Row]) -> Row:
    """Results of every capture with the processor time a page took, in milliseconds."""
    results: list[Row] = []
    spent = 0.0
    for number, row in enumerate([rows[0], *rows]):
        raw = (captures / row["file"]).read_bytes()
        began = time.process_time()
        made = reader(raw, row)
        if number:  # The first is read twice: what loads on first use is not a page's time.
            spent += time.process_time() - began
            results.append({"path": row["file"], **made})
    return {"results": results, "ms": 1000 * spent / len(results), "pages": len(results)}


def score(scorer: Path, captures: Path, rows: list[Row], results: list[Row]) -> Row:
    """The scorer's figures over just these captures."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "manifest.json").write_text(json.dumps(rows))
        for service in {row["service"] for row in rows}:
            (place / service).symlink_to(captures.resolve() / service)
        lines = "\n".join(json.dumps(result) for result in results)
        (place / "results.jsonl").write_text(lines)
        command = [sys.executable, str(scorer), folder, str(place / "results.jsonl"), "--json"]
        return dict(json.loads(subprocess.check_output(command)))


def report(name: str, reader: Callable[[bytes, Row], Result], options: argparse.Namespace) -> None:
    """Print one line for the captures that were tuned on and one for those held out."""
    rows = json.loads((options.captures / "manifest.json").read_text())
    rows = [row for row in rows if name == "ours" or row["media"] == "text/html"]
    for part, wanted in (("tuned", False), ("held out", True)):
        chosen = [row for row in rows if held_out(row) is wanted]
        made = run(reader, options.captures, chosen)
        figures = {"ms_a_page": round(made["ms"], 1), "pages": made["pages"]}
        if options.scorer:
            figures |= score(options.scorer, options.captures, chosen, made["results"])
        sys.stdout.write(f"{name}, {part}: {json.dumps(figures)}\n")


def main() -> None:
    """Run what the command line asks for; the last line is the peak memory in MiB."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("captures", type=Path)
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--others", action="store_true")
    options = parser.parse_args()
    report("ours", ours, options)
    if options.others:
        report("trafilatura", trafilatura_of, options)
        report("readability", readability_of, options)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(f"peak memory: {peak:.0f} MiB\n")


if __name__ == "__main__":
    main()
