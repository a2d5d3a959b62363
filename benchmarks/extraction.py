"""Accuracy, speed and memory of extraction on real captures, beside trafilatura and readability.

`make bench-extraction` sets up what this needs. Every tool runs in a process of its own; the three
are asked for each page in turn, so that whatever else the machine does hits all of them alike. Time
is processor time. A third of the services (by SHA-256 of the name) is held out from tuning: of
those only totals are shown. The figures go to benchmarks/results/extraction.json too.
"""

import argparse
import hashlib
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from conductatlas.extraction import extract

Row = dict[str, Any]
_HERE = Path(__file__).parent
_TOOLS = ("ours", "trafilatura", "readability")
_PARTS = ("tuned", "held out", "all")
_REAL_WORDS = 200
_WORST = re.compile(r"^F1 (0\.\d+|1\.0+)\s+P \S+\s+R \S+\s+(.+)$", re.MULTILINE)
_FIGURES = ("f1", "whole", "headings", "stability", "gate", "section_f1", "worst_f1")


class Tool:
    """A running extractor."""

    def __init__(self, name: str, python: str) -> None:
        self.name = name
        self.process = subprocess.Popen(
            [python, str(_HERE / "extraction_tools.py"), name],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def ask(self, row: Row | None) -> Row:
        """What it makes of one capture; its peak memory where none is given."""
        if self.process.stdin is None or self.process.stdout is None:
            raise ValueError("the process has no pipes: start it with stdin and stdout")
        self.process.stdin.write((json.dumps(row) if row else "") + "\n")
        self.process.stdin.flush()
        return dict(json.loads(self.process.stdout.readline()))

    def stop(self) -> int:
        """End it; the peak of its memory in MiB."""
        peak = int(self.ask(None)["peak_mib"])
        self.process.communicate()
        return peak


def is_held_out(row: Row) -> bool:
    """Whether a capture is of a service that nobody looked at while tuning."""
    return int(hashlib.sha256(row["service"].encode()).hexdigest(), 16) % 3 == 0


def read_all(captures: Path, rows: list[Row], tools: list[Tool]) -> dict[str, list[Row]]:
    """The results of every tool for every capture, in the order of `rows`."""
    made: dict[str, list[Row]] = {tool.name: [] for tool in tools}
    for tool in tools:
        # What loads on first use is not a page's time.
        tool.ask({**rows[0], "path": str(captures / rows[0]["file"])})
    for number, row in enumerate(rows):
        first = number % len(tools)
        for tool in tools[first:] + tools[:first]:
            result = tool.ask({**row, "path": str(captures / row["file"])})
            if "html" in result:
                # Rendered by us, outside its time: it gives HTML and no Markdown.
                html = result.pop("html").encode("utf-8", "replace")
                text = extract(html, media_type="text/html", select=["body"]).text
                result |= {"text": text, "gate": "policy" if text else "empty"}
            made[tool.name].append({"path": row["file"], **result})
    return made


def score(scorer: Path, captures: Path, rows: list[Row], results: list[Row]) -> tuple[Row, Row]:
    """The scorer's figures over just these captures, and the F1 of each document's capture."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "manifest.json").write_text(json.dumps(rows))
        for service in {row["service"] for row in rows}:
            (place / service).symlink_to(captures.resolve() / service)
        (place / "results.jsonl").write_text("\n".join(map(json.dumps, results)))
        command = [sys.executable, str(scorer), folder, str(place / "results.jsonl")]
        figures = json.loads(subprocess.check_output([*command, "--json"]))
        listed = subprocess.check_output([*command, "--worst", "100000"], text=True)
    return dict(figures), {name: float(f1) for f1, name in _WORST.findall(listed)}


def alarms(captures: Path, rows: list[Row], results: list[Row]) -> list[str]:
    """The captures with a reference of 200 words or more that the gate does not call a policy."""
    found = []
    for row, result in zip(rows, results, strict=True):
        if not row.get("reference_text") or row.get("multi_page") or result["gate"] == "policy":
            continue
        if len((captures / row["reference_text"]).read_text().split()) >= _REAL_WORDS:
            found.append(f"{row['file']} ({result['gate']})")
    return found


def measure(captures: Path, scorer: Path, python: str, step: int) -> Row:
    """Every figure, ready for JSON."""
    everything = json.loads((captures / "manifest.json").read_text())
    rows = [row for row in everything if row["media"] == "text/html"][::step]
    tools = [Tool(name, sys.executable if name == "ours" else python) for name in _TOOLS]
    made = read_all(captures, rows, tools)
    pdfs = [row for row in everything if row["media"] != "text/html"][::step]
    of_pdfs = read_all(captures, pdfs, tools[:1])["ours"] if pdfs else []
    figures: Row = {"pages": len(rows), "tools": {}}
    for tool in tools:
        results = made[tool.name]
        parts = {part: _part(part, captures, scorer, rows, results) for part in _PARTS}
        figures["tools"][tool.name] = {"peak_mib": tool.stop(), "parts": parts}
    figures["tools"]["ours"]["parts"]["with PDF"] = _part(
        "all", captures, scorer, rows + pdfs, made["ours"] + of_pdfs
    )
    for other in _TOOLS[1:]:
        ms = [figures["tools"][name]["parts"]["all"]["ms_a_page"] for name in (other, "ours")]
        figures[f"times_as_fast_as_{other}"] = round(ms[0] / ms[1], 2)
    return figures


def _part(part: str, captures: Path, scorer: Path, rows: list[Row], results: list[Row]) -> Row:
    wanted = {"tuned": (False,), "held out": (True,), "all": (False, True)}[part]
    chosen = [pair for pair in zip(rows, results, strict=True) if is_held_out(pair[0]) in wanted]
    of, made = [row for row, _ in chosen], [result for _, result in chosen]
    figures, single = score(scorer, captures, of, made)
    called = alarms(captures, of, made)
    found = {
        **figures,
        "pages": len(of),
        "ms_a_page": round(sum(result["ms"] for result in made) / max(1, len(made)), 2),
        "false_alarms": len(called),
    }
    if part == "tuned":
        found["false_alarm_names"] = called
        found["under_0.90"] = {name: f1 for name, f1 in single.items() if f1 < 0.9}
    return found


def show(figures: Row) -> None:
    """Print the figures as a table, then what asks for a look."""
    head = ("tool", "part", *_FIGURES, "alarms", "ms/page", "MiB")
    print(" ".join(f"{name:>11}" for name in head))
    for name, tool in figures["tools"].items():
        for part, of in tool["parts"].items():
            cells = [name, part, *(of[key] for key in _FIGURES)]
            cells += [of["false_alarms"], of["ms_a_page"], tool["peak_mib"]]
            print(" ".join(f"{cell!s:>11}" for cell in cells))
    for other in _TOOLS[1:]:
        print(f"{figures[f'times_as_fast_as_{other}']} times as fast as {other}")
    tuned = figures["tools"]["ours"]["parts"]["tuned"]
    print("\nFalse alarms, tuned part:", *tuned["false_alarm_names"] or ["none"], sep="\n  ")
    worst = [f"{f1:.3f} {name}" for name, f1 in sorted(tuned["under_0.90"].items())]
    print("\nUnder 0.90, tuned part:", *worst or ["none"], sep="\n  ")


@contextmanager
def unpacked(shared: Path) -> Iterator[Path]:
    """The captures of the shared folder, in a temporary one."""
    with tempfile.TemporaryDirectory(prefix="captures-") as folder:
        with tarfile.open(shared / "corpus" / "captures.tar.xz") as archive:
            archive.extractall(folder, filter="data")
        yield Path(folder) / "captures"


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--peers", default=sys.executable, help="a Python that has the other two")
    parser.add_argument("--every", type=int, default=1, help="take only every n-th page")
    options = parser.parse_args()
    scorer = options.shared / "tools" / "score_extraction.py"
    with unpacked(options.shared) as captures:
        figures = measure(captures, scorer, options.peers, options.every)
    show(figures)
    results = _HERE / "results"
    results.mkdir(exist_ok=True)
    (results / "extraction.json").write_text(json.dumps(figures, indent=1) + "\n")


if __name__ == "__main__":
    main()
