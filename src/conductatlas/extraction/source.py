"""The public functions: raw bytes of any kind to `Extracted`, parts to one document, text as it
is.
"""

import hashlib
from collections.abc import Sequence

from conductatlas.extraction.charset import decode
from conductatlas.extraction.dates import find_dates
from conductatlas.extraction.gate import Evidence, Verdict, judge
from conductatlas.extraction.html import read_html
from conductatlas.extraction.language import language_of
from conductatlas.extraction.media import Media, media_of
from conductatlas.extraction.pdf import read_pdf
from conductatlas.extraction.pieces import to_markdown
from conductatlas.extraction.plain import canonical_plain, pieces_of
from conductatlas.extraction.reading import Reading
from conductatlas.extraction.scan import MAX_CHARS, MAX_HTML_BYTES, MAX_TAGS
from conductatlas.extraction.titles import title_of
from conductatlas.model.records import Extracted
from conductatlas.model.versions import EXTRACTOR
from conductatlas.model.vocabulary import Gate
from conductatlas.text.canonical import canonical

__all__ = ["EXTRACTOR", "as_it_stands", "extract", "join"]

# No policy comes near; the longest of the development captures has 223,000.
_MAX_TEXT_CHARS = 1_000_000


def extract(
    raw: bytes,
    *,
    media_type: str = "",
    url: str = "",
    section: str = "",
    select: Sequence[str] = (),
    remove: Sequence[str] = (),
) -> Extracted:
    """The policy in the bytes of one source, as canonical Markdown with gate, title and dates.

    `media_type` is the Content-Type as sent; what the bytes themselves say wins where they disagree
    plainly. `url` makes links absolute, `section` names one policy of several by its first words or
    anchor, `select` and `remove` are CSS selectors. Raises `InputError` for bytes that are neither
    HTML, text, Markdown nor PDF, and for a selector that cannot be read.
    """
    media = media_of(raw, media_type)
    if media is Media.PDF:
        return _pdf(raw)
    if media is Media.HTML:
        return _html(raw, media_type, url, section, select, remove)
    text = decode(raw, media_type)
    return _plain(canonical(text) if media is Media.MARKDOWN else canonical_plain(text))


def as_it_stands(text: str) -> Extracted:
    """`text` (Markdown or plain) exactly as it is; title, language, dates and gate reported."""
    return _plain(text)


def join(parts: Sequence[Extracted]) -> Extracted:
    """One document made of several sources in their order; `seams` says where each next one
    begins.

    The gate is that of the first part that is no policy, if any; title and language are the
    first's.
    """
    if not parts:
        raise ValueError("a document has at least one source: give at least one part to join")
    if len(parts) == 1:
        return parts[0]
    text, seams = "", []
    for part in parts:
        if text:
            text += "\n"
            seams.append(len(text))
        text += part.text
    faulty = next((part for part in parts if part.gate is not Gate.POLICY), parts[0])
    return Extracted(
        text=text,
        sha256=_sha256(text),
        gate=faulty.gate,
        extractor=EXTRACTOR,
        title=next((part.title for part in parts if part.title), None),
        language=next((part.language for part in parts if part.language), None),
        last_updated=max((p.last_updated for p in parts if p.last_updated), default=None),
        effective=max((p.effective for p in parts if p.effective), default=None),
        gate_reason=faulty.gate_reason,
        kind=parts[0].kind,
        error=next((part.error for part in parts if part.error), None),
        seams=tuple(seams),
    )


def _html(
    raw: bytes,
    media_type: str,
    url: str,
    section: str,
    select: Sequence[str],
    remove: Sequence[str],
) -> Extracted:
    if len(raw) > MAX_HTML_BYTES:
        return _refused(f"the page has {len(raw):,} bytes, more than {MAX_HTML_BYTES:,}")
    reading = read_html(decode(raw, media_type), url, section, select, remove)
    if reading is None:
        return _refused(
            f"the page has more than {MAX_TAGS:,} tags or {MAX_CHARS:,} characters of text"
        )
    return _made(reading)


def _pdf(raw: bytes) -> Extracted:
    reading = read_pdf(raw)
    return _made(reading) if isinstance(reading, Reading) else _refused(reading)


def _made(reading: Reading) -> Extracted:
    """A reading as `Extracted`: Markdown, gate, language, dates."""
    chars = sum(len(piece.text) for piece in reading.pieces)
    if chars > _MAX_TEXT_CHARS:
        return _refused(f"the text has {chars:,} characters, more than {_MAX_TEXT_CHARS:,}")
    text = to_markdown(reading.pieces)
    evidence = Evidence(reading.pieces, reading.title, reading.page_words, reading.has_password)
    verdict = judge(evidence)
    if reading.missing and verdict.gate is Gate.POLICY:
        verdict = Verdict(Gate.PARTIAL, f'the page has no section "{reading.missing}"')
    return _extracted(text, verdict, title_of(reading.pieces, reading.title), reading.language)


def _plain(text: str) -> Extracted:
    pieces = pieces_of(text)
    verdict = judge(Evidence(pieces, "", text[:6000]))
    return _extracted(text, verdict, title_of(pieces, ""), "")


def _extracted(text: str, verdict: Verdict, title: str | None, declared: str) -> Extracted:
    language = language_of(text, declared)
    dates = find_dates(text, language)
    return Extracted(
        text=text,
        sha256=_sha256(text),
        gate=verdict.gate,
        extractor=EXTRACTOR,
        title=title,
        language=language,
        last_updated=dates.last_updated,
        effective=dates.effective,
        gate_reason=verdict.reason,
    )


def _refused(reason: str) -> Extracted:
    """A page that is not read at all, with the reason; it is no policy that could be shown."""
    return Extracted(
        text="",
        sha256=_sha256(""),
        gate=Gate.NOT_A_POLICY,
        extractor=EXTRACTOR,
        gate_reason=reason,
        error=f"{reason[0].upper()}{reason[1:]}: it is not read.",
    )


def _sha256(text: str) -> str:
    # "surrogatepass": `as_it_stands` takes any text that Python can hold.
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
