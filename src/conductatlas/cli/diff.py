"""`conductatlas diff`: what changed between two texts, and whether it matters."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from conductatlas.analysis.document import reader_of
from conductatlas.analysis.pair import compare_texts
from conductatlas.analysis.pair_result import pair_result
from conductatlas.analysis.texts import text_as_given
from conductatlas.app.pdf_apart import read_pdf_apart
from conductatlas.cli.inputs import InputFile, read_input
from conductatlas.cli.output import emit, line
from conductatlas.knowledge import Knowledge, load_knowledge
from conductatlas.model import InputError
from conductatlas.model.records import Finding, PairReading, Segment

__all__ = ["run", "run_many"]


@dataclass(frozen=True, slots=True)
class _Compared:
    """Two texts, what was read in each, and what their difference amounts to."""

    old: str
    new: str
    old_findings: tuple[Finding, ...]
    new_findings: tuple[Finding, ...]
    pair: PairReading

    def result(self, extra: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """The contract `diff`."""
        return pair_result(self.pair, self.old_findings, self.new_findings, extra)


def run(old: Path, new: Path, as_json: bool) -> int:
    """Compare two files and print the difference."""
    compared = _compare(old, new, load_knowledge())
    if as_json:
        emit(compared.result())
    else:
        _show(compared.pair, compared.old, compared.new)
    return 0


def run_many(pairs: Path) -> int:
    """Compare every pair that the file `pairs` lists, one JSON object a line."""
    knowledge = load_knowledge()
    for row in _rows(pairs):
        compared = _compare(pairs.parent / row["old"], pairs.parent / row["new"], knowledge)
        emit(compared.result({k: v for k, v in row.items() if k not in ("old", "new")}))
    return 0


def _rows(pairs: Path) -> Iterator[dict[str, Any]]:
    try:
        text = pairs.read_text("utf-8")
    except OSError as error:
        raise InputError(f"{pairs}: {error.strerror}. Name a file of pairs.") from error
    for number, raw in enumerate(text.splitlines(), start=1):
        if not raw.strip():
            continue
        try:
            row = json.loads(raw)
        except json.JSONDecodeError as error:
            raise InputError(f"{pairs}:{number}: not JSON ({error.msg}). Mend it.") from error
        if not isinstance(row, dict) or not {"old", "new"} <= row.keys():
            raise InputError(f'{pairs}:{number}: a pair needs "old" and "new". Add their paths.')
        yield row


def _compare(old: Path, new: Path, knowledge: Knowledge) -> _Compared:
    before, after = (
        text_as_given(*read_input(InputFile(path, path.name)), pdf=read_pdf_apart)
        for path in (old, new)
    )
    read = reader_of(knowledge, after.kind, after.language)
    found = {text: read(text) for text in (before.text, after.text)}
    favours = {slug: one.favours for slug, one in knowledge.types.items()}
    names = {slug: one.name for slug, one in knowledge.types.items()}
    pair = compare_texts(before.text, after.text, found.__getitem__, favours, names)
    return _Compared(before.text, after.text, found[before.text], found[after.text], pair)


_MARKS = {"added": "+", "removed": "-", "modified": "~", "moved": ">"}


def _show(pair: PairReading, old: str, new: str) -> None:
    line(f"{pair.change_class.value}: {pair.summary}")
    for segment in pair.segments:
        if not segment.cosmetic:
            line(f"{_MARKS[segment.op]} {_words(segment, old, new)}")


def _words(segment: Segment, old: str, new: str) -> str:
    if segment.words:
        brackets = {"=": "{}", "-": "[-{}-]", "+": "{{+{}+}}"}
        return "".join(brackets[op].format(text) for op, text in segment.words)
    if segment.new is not None:
        return segment.new.of(new)
    return segment.old.of(old) if segment.old is not None else ""
