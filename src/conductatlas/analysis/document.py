"""One document read from its bytes: canonical text, provisions, explanations.

The library without Django: the command line, the benchmarks and the pipeline call these.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from conductatlas.analysis.texts import text_as_given
from conductatlas.extraction.pdf import ReadPdf, read_pdf
from conductatlas.knowledge import Knowledge
from conductatlas.model.records import Explanation, Extracted, Finding
from conductatlas.reading import read_text
from conductatlas.reading.explain import ExplainContext, compose, contacts_of
from conductatlas.text import split_blocks

__all__ = [
    "DocumentReading",
    "analyse_bytes",
    "explain_findings",
    "read_findings",
    "reader_of",
]


@dataclass(frozen=True, slots=True)
class DocumentReading:
    """A document with its findings in reading order, each with its explanation."""

    document: Extracted
    findings: tuple[Finding, ...]
    explanations: tuple[Explanation, ...]


def read_findings(document: Extracted, knowledge: Knowledge) -> tuple[Finding, ...]:
    """The provisions of a document, whatever its gate says."""
    blocks = split_blocks(document.text)
    return read_text(
        document.text, blocks, knowledge.types, kind=document.kind, language=document.language
    )


def reader_of(
    knowledge: Knowledge, kind: str | None, language: str | None
) -> Callable[[str], tuple[Finding, ...]]:
    """A function from text to findings, for comparing two texts of one document."""

    def read(text: str) -> tuple[Finding, ...]:
        return read_text(text, split_blocks(text), knowledge.types, kind=kind, language=language)

    return read


def explain_findings(
    findings: tuple[Finding, ...], context: ExplainContext, knowledge: Knowledge
) -> tuple[Explanation, ...]:
    """An explanation for each finding, in the same order."""
    return tuple(compose(finding, context, knowledge) for finding in findings)


def analyse_bytes(
    raw: bytes,
    media_type: str,
    knowledge: Knowledge,
    names: Mapping[str, str] | None = None,
    section: str = "",
    pdf: ReadPdf = read_pdf,
) -> DocumentReading:
    """Everything that can be said of one file.

    `names` may give "platform" and "document" for the explanations; `pdf` reads a PDF.
    """
    document = text_as_given(raw, media_type, section, pdf)
    findings = read_findings(document, knowledge)
    emails, links = contacts_of(document.text)
    given = names or {}
    context = ExplainContext(
        platform=given.get("platform", "the service"),
        document=given.get("document", document.title or "this document"),
        kind=document.kind or "",
        sectors=(),
        emails=emails,
        links=links,
        language=document.language or "en",
    )
    return DocumentReading(document, findings, explain_findings(findings, context, knowledge))
