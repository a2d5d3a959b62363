"""One extractor in a process of its own, asked page by page: for `extraction.py`.

Run with the name of the tool. Each line of standard input is one capture as JSON with its "path";
each line of standard output the text, the gate and the processor time. An empty line asks for the
peak memory. Imports nothing of the project unless the tool is ours.
"""

import importlib
import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Row = dict[str, Any]
Result = dict[str, str]


def ours() -> Callable[[bytes, Row], Result]:
    """The text and the gate as this project makes them."""
    extraction = importlib.import_module("conductatlas.extraction")

    def read(raw: bytes, row: Row) -> Result:
        made = extraction.extract(
            raw, media_type=row["media"], section=row.get("section") or "", url=row.get("url") or ""
        )
        return {"text": made.text, "gate": made.gate}

    return read


def trafilatura() -> Callable[[bytes, Row], Result]:
    """What trafilatura makes of a page, as Markdown."""
    module = importlib.import_module("trafilatura")

    def read(raw: bytes, row: Row) -> Result:
        text = module.extract(raw, output_format="markdown", include_links=True, favor_recall=True)
        return {"text": text or "", "gate": "policy" if text else "empty"}

    return read


def readability() -> Callable[[bytes, Row], Result]:
    """What readability-lxml chooses of a page, as the HTML that it gives."""
    module = importlib.import_module("readability")

    def read(raw: bytes, row: Row) -> Result:
        return {"html": module.Document(raw.decode("utf-8", "replace")).summary()}

    return read


def main() -> None:
    """Answer until the input ends."""
    read = {"ours": ours, "trafilatura": trafilatura, "readability": readability}[sys.argv[1]]()
    for line in sys.stdin:
        if not line.strip():
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            answer: Row = {"peak_mib": round(peak)}
        else:
            row = json.loads(line)
            raw = Path(row["path"]).read_bytes()
            began = time.process_time()
            made = read(raw, row)
            answer = {**made, "ms": 1000 * (time.process_time() - began)}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
