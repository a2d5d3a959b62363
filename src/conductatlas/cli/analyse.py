"""`conductatlas analyse`: the provisions of a policy with their explanations."""

from pathlib import Path

from conductatlas.analysis.document import DocumentReading, analyse_bytes
from conductatlas.analysis.results import analysis_result
from conductatlas.app.pdf_apart import read_pdf_apart
from conductatlas.cli.extract import no_text
from conductatlas.cli.inputs import InputFile, files_of, read_input
from conductatlas.cli.output import emit, line, note
from conductatlas.knowledge import Knowledge, load_knowledge
from conductatlas.model import ConductAtlasError

__all__ = ["run", "run_many"]


def run(file: Path, section: str, platform: str, as_json: bool) -> int:
    """Analyse one file and print what was found."""
    names = {"platform": platform} if platform else {}
    reading = _analyse(InputFile(file, file.name, section), load_knowledge(), names)
    if as_json:
        emit(analysis_result(reading))
    else:
        _show(reading)
    return 0


def run_many(place: Path) -> int:
    """Analyse every file of `place`, one JSON object a line; a failure is a line with its error."""
    knowledge, failed = load_knowledge(), 0
    for file in files_of(place):
        try:
            emit(analysis_result(_analyse(file, knowledge, {}), path=file.name))
        except ConductAtlasError as error:
            failed += 1
            nothing = DocumentReading(no_text(str(error)), (), ())
            emit(analysis_result(nothing, path=file.name) | {"error": str(error)})
    return 1 if failed else 0


def _analyse(file: InputFile, knowledge: Knowledge, names: dict[str, str]) -> DocumentReading:
    raw, media_type = read_input(file)
    return analyse_bytes(raw, media_type, knowledge, names, file.section, pdf=read_pdf_apart)


def _show(reading: DocumentReading) -> None:
    note(f"{reading.document.title or 'untitled'}: gate {reading.document.gate.value}")
    for finding, explanation in zip(reading.findings, reading.explanations, strict=True):
        line(f"{finding.title}  [{finding.severity.value}, {finding.type}]")
        line(f"  {explanation.what_it_is}")
        line(f"  {explanation.consumer_impact}")
        for number, action in enumerate(explanation.actions, start=1):
            line(f"  {number}. {action.label}: {action.text}")
        line("  > " + finding.quote.replace("\n", "\n  > "))
        line()
    line(f"{len(reading.findings)} provisions")
