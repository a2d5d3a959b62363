"""The public functions: raw bytes of any kind to `Extracted`, parts to one document, text as it
is.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from conductatlas.extraction.bylines import Byline
from conductatlas.extraction.charset import decode
from conductatlas.extraction.gate import Evidence, Verdict, judge
from conductatlas.extraction.html import read_html
from conductatlas.extraction.islands import island_page
from conductatlas.extraction.joined import join
from conductatlas.extraction.media import Media, media_of
from conductatlas.extraction.metadata import read_metadata
from conductatlas.extraction.pdf import ReadPdf, read_pdf
from conductatlas.extraction.pdf_starts import page_offsets
from conductatlas.extraction.pieces import key, to_markdown
from conductatlas.extraction.plain import canonical_markdown, canonical_plain, pieces_of
from conductatlas.extraction.reading import Reading
from conductatlas.extraction.scan import MAX_CHARS, MAX_HTML_BYTES, MAX_TAGS
from conductatlas.extraction.sections import titles_of
from conductatlas.extraction.signs import TITLES
from conductatlas.extraction.titles import title_of
from conductatlas.model.records import Extracted
from conductatlas.model.versions import EXTRACTOR
from conductatlas.model.vocabulary import Gate

__all__ = ["EXTRACTOR", "as_it_stands", "extract", "join"]

# No policy comes near; the longest of the development captures has 223,000.
_MAX_TEXT_CHARS = 1_000_000
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
    pdf: ReadPdf = read_pdf,
) -> Extracted:
    """The policy in the bytes of one source, as canonical Markdown with gate, title and dates.

    `media_type` is the Content-Type as sent; what the bytes themselves say wins where they disagree
    plainly. `url` makes links absolute, `section` names one policy of several by its first words or
    anchor, `select` and `remove` are CSS selectors. `pdf` reads a PDF, so that a caller can do it
    in a process of its own. Raises `InputError` for bytes that are neither HTML, text, Markdown nor
    PDF, and for a selector that cannot be read.
    """
    media = media_of(raw, media_type)
    if media is Media.PDF:
        return _pdf(pdf(raw))
    if media is Media.HTML:
        return _html(raw, media_type, url, section, select, remove)
    text = decode(raw, media_type)
    return _plain(canonical_markdown(text) if media is Media.MARKDOWN else canonical_plain(text))


def as_it_stands(text: str) -> Extracted:
    """`text` (Markdown or plain) exactly as it is; title, language, dates and gate reported."""
    return _plain(text)


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
        return _refused(
            f"the page has more than {MAX_TAGS:,} tags or {MAX_CHARS:,} characters of text"
        )
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
    return made.gate is Gate.PARTIAL or len(made.text.split(None, _FEW_WORDS)) < _FEW_WORDS


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


def _pdf(reading: Reading | Verdict) -> Extracted:
    if isinstance(reading, Reading):
        made = _made(reading)
        pages = page_offsets(made.text, reading.pieces, reading.page_starts) if made.text else ()
        return replace(made, pages=pages)
    if reading.gate is Gate.EMPTY:
        return _extracted("", reading, None, "")
    return _refused(str(reading.reason))


def _made(reading: Reading) -> Extracted:
    """A reading as `Extracted`: Markdown, gate, language, dates."""
    chars = sum(len(piece.text) for piece in reading.pieces)
    if chars > _MAX_TEXT_CHARS:
        return _refused(f"the text has {chars:,} characters, more than {_MAX_TEXT_CHARS:,}")
    text = to_markdown(reading.pieces)
    verdict = judge(
        Evidence(
            reading.pieces,
            reading.title,
            reading.page_words,
            reading.has_password,
            reading.bare_headings,
        )
    )
    if reading.missing and verdict.gate is Gate.POLICY:
        verdict = Verdict(Gate.PARTIAL, _missing(reading))
    title = title_of(reading.pieces, reading.title)
    return _extracted(text, verdict, title, reading.language, reading.bylines)


def _missing(reading: Reading) -> str:
    """That the section is not there, and which titles are."""
    titles = ", ".join(f'"{title}"' for title in titles_of(reading.pieces))
    said = f'the page has no section "{reading.missing}"'
    return f"{said}; its titles are {titles}" if titles else said


def _plain(text: str) -> Extracted:
    pieces = pieces_of(text)
    verdict = judge(Evidence(pieces, "", text[:6000]))
    return _extracted(text, verdict, title_of(pieces, ""), "")


def _extracted(
    text: str,
    verdict: Verdict,
    title: str | None,
    declared: str,
    bylines: Sequence[Byline] = (),
) -> Extracted:
    said = read_metadata(text, title, declared, bylines)
    return Extracted(
        text=text,
        sha256=_sha256(text),
        gate=verdict.gate,
        extractor=EXTRACTOR,
        title=title,
        language=said.language,
        last_updated=said.dates.last_updated,
        effective=said.dates.effective,
        dates=said.dates.stated,
        kind_read=said.kind,
        names=said.parties.names,
        entities=said.parties.entities,
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
