"""The public functions: raw bytes of any kind to `Extracted`, parts to one document, text as it
is.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from conductatlas.extraction.charset import decode
from conductatlas.extraction.dates import find_dates
from conductatlas.extraction.gate import Evidence, Verdict, judge
from conductatlas.extraction.html import read_html
from conductatlas.extraction.islands import island_page
from conductatlas.extraction.joining import joined_texts
from conductatlas.extraction.language import language_of
from conductatlas.extraction.media import Media, media_of
from conductatlas.extraction.pdf import read_pdf
from conductatlas.extraction.pieces import key, to_markdown
from conductatlas.extraction.plain import canonical_plain, pieces_of
from conductatlas.extraction.reading import Reading
from conductatlas.extraction.scan import MAX_HTML_BYTES, MAX_TAGS
from conductatlas.extraction.sections import titles_of
from conductatlas.extraction.signs import TITLES
from conductatlas.extraction.titles import title_of
from conductatlas.model.records import Extracted
from conductatlas.model.versions import EXTRACTOR
from conductatlas.model.vocabulary import Gate
from conductatlas.text.canonical import canonical

__all__ = ["EXTRACTOR", "as_it_stands", "extract", "join"]

# No policy comes near; the longest of the development captures has 223,000.
_MAX_TEXT_CHARS = 3_000_000
# A page that shows fewer words than this may have its policy in its script, where that is longer.
_FEW_WORDS = 250
_TIMES_LONGER = 3
_LINE_CHARS = 30


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
    """One document made of several sources in their order.

    `seams` says where each next one begins. What every source repeats of the first (the title, its
    date) or of the last (closing lines) stands once; headings keep their levels. The gate is that
    of the first part that is no policy, if any; title and language are the first's.
    """
    if not parts:
        raise ValueError("a document has at least one source: give at least one part to join")
    if len(parts) == 1:
        return parts[0]
    text, seams = joined_texts([part.text for part in parts])
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
        seams=seams,
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
    html = decode(raw, media_type)
    reading = read_html(html, url, section, select, remove)
    if reading is None:
        return _refused(f"the page has more than {MAX_TAGS:,} tags")
    made = _made(reading)
    asked = f"{reading.title} {re.sub('[/_-]', ' ', urlsplit(url).path)} {section}"
    if select or not _may_stand_in_script(made, reading, asked):
        return made
    return _of_island(html, url, section, reading, made) or made


def _may_stand_in_script(made: Extracted, reading: Reading, asked: str) -> bool:
    """Whether the page shows so little that its policy may stand in its script alone.

    `asked` is the page's title with its address and the section: a page that shows something else
    has a policy in its script only where they speak of one.
    """
    if made.gate in (Gate.NOT_FOUND, Gate.BOT_CHECK) or reading.has_password:
        return False
    if made.gate in (Gate.LOGIN, Gate.NOT_A_POLICY) and not TITLES.search(asked):
        return False
    return made.gate is Gate.PARTIAL or len(made.text.split()) < _FEW_WORDS


def _of_island(
    html: str, url: str, section: str, shown: Reading, made: Extracted
) -> Extracted | None:
    """The policy in the page's script, where it is one and much longer than what is shown."""
    markup = island_page(html, url, section, shown.language)
    reading = read_html(markup, url, section) if markup else None
    if reading is None:
        return None
    found = _made(replace(reading, title=shown.title, language=shown.language))
    if found.gate is not Gate.POLICY:
        return None
    is_more = len(found.text) > _TIMES_LONGER * len(made.text) and _holds(found.text, made.text)
    return found if is_more or made.gate is not Gate.POLICY else None


def _holds(text: str, part: str) -> bool:
    """Whether most lines of `part` stand in `text`: it is the same policy, only longer."""
    whole = key(text)
    lines = [words for line in part.split("\n") if len(words := key(line)) > _LINE_CHARS]
    return 2 * sum(words in whole for words in lines) >= len(lines)


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
        verdict = Verdict(Gate.PARTIAL, _missing(reading))
    return _extracted(text, verdict, title_of(reading.pieces, reading.title), reading.language)


def _missing(reading: Reading) -> str:
    """That the section is not there, and which titles are."""
    titles = ", ".join(f'"{title}"' for title in titles_of(reading.pieces))
    said = f'the page has no section "{reading.missing}"'
    return f"{said}; its titles are {titles}" if titles else said


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
