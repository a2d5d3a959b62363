"""`conductatlas extract`: the canonical text of a page, or of every page of a folder."""

from pathlib import Path

from conductatlas.analysis.results import extract_result
from conductatlas.analysis.texts import extract_bytes
from conductatlas.app.pdf_apart import read_pdf_apart
from conductatlas.cli.inputs import InputFile, files_of, read_input
from conductatlas.cli.output import emit, line, note
from conductatlas.model import ConductAtlasError
from conductatlas.model.records import Extracted
from conductatlas.model.vocabulary import Gate

__all__ = ["run", "run_many"]


def run(file: Path, section: str, as_json: bool) -> int:
    """Extract one file; exit code 1 where it is no policy."""
    document = _extract(InputFile(file, file.name, section))
    if as_json:
        emit(extract_result(document))
        return 0
    line(document.text)
    if document.gate is not Gate.POLICY:
        note(f"{file}: {document.gate.value} ({document.gate_reason or 'no reason given'})")
        return 1
    return 0


def run_many(place: Path) -> int:
    """Extract every file of `place`, one JSON object a line; a failure is a line too."""
    failed = 0
    for file in files_of(place):
        try:
            emit(extract_result(_extract(file), path=file.name))
        except ConductAtlasError as error:
            failed += 1
            emit({"path": file.name, **extract_result(no_text(str(error)))})
    return 1 if failed else 0


def _extract(file: InputFile) -> Extracted:
    raw, media_type = read_input(file)
    return extract_bytes(raw, media_type, file.section, pdf=read_pdf_apart)


def no_text(error: str) -> Extracted:
    """The result for a file that could not be read: no text, gate "empty", the error in words."""
    sha256_of_nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    return Extracted("", sha256_of_nothing, Gate.EMPTY, "", error=error)
