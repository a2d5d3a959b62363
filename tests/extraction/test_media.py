"""What kind of file it is: the kinds that are read, and a sentence for all others (H8)."""

import json

import pytest

from conductatlas.extraction import extract
from conductatlas.extraction.media import Media, media_of
from conductatlas.model import InputError

_DECLARED = ["", "text/plain", "text/html"]
_RSS = b'<?xml version="1.0"?><rss><channel><title>Terms</title></channel></rss>'
_ATOM = b'<feed xmlns="http://www.w3.org/2005/Atom"><title>Terms</title></feed>'
_ENTITY = b'[<!ENTITY x SYSTEM "file:///etc/hostname">]>'
_SCRIPT = (
    b'"use strict";\nconst terms = require("x");\nmodule.exports = function () { return 1; };\n'
)
_STYLES = b"body { margin: 0 }\n.policy { color: red }\n"


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (b"\x89PNG\r\n\x1a\n", "PNG image"), (b"GIF89a", "GIF image"), (b"PK\x03\x04", "ZIP"),
        (b"PK\x05\x06", "empty ZIP"), (b"{\\rtf1 Terms}", "RTF"),
        (b"\xd0\xcf\x11\xe0", "old office"), (b"%!PS-Adobe-3.0", "PostScript"),
        (b"7z\xbc\xaf\x27\x1c", "7z"), (b"BZh91AY", "bzip2"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", "web archive"),
        (b"\0\0\1\0\1\0\x20\x20" * 16, "no text"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("declared", _DECLARED)
def test_no_header_makes_a_policy_of_another_kind_of_file(
    raw: bytes, name: str, declared: str
) -> None:
    with pytest.raises(InputError, match=f"{name}.*Give HTML, text, Markdown or PDF"):
        media_of(raw, declared)


@pytest.mark.parametrize("declared", [*_DECLARED, "application/xml", "text/xml"])
@pytest.mark.parametrize(
    "raw",
    [
        _RSS,
        _ATOM,
        b'<?xml version="1.0"?><!DOCTYPE feed ' + _ENTITY + _ATOM,
        b'<doc xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="/etc/hostname"/></doc>',
        b'<!DOCTYPE terms SYSTEM "http://vireo.example/terms.dtd"><terms>Terms</terms>',
    ],
    ids=["rss", "atom", "atom with entity", "xinclude", "dtd"],
)
def test_h8_xml_that_is_no_xhtml_is_refused(raw: bytes, declared: str) -> None:
    if b"xi:include" in raw:
        raw = b'<?xml version="1.0"?>' + raw
    with pytest.raises(InputError, match="this is XML"):
        extract(raw, media_type=declared)


@pytest.mark.parametrize("doctype", [b"<!DOCTYPE html ", b"<!doctype HTML PUBLIC '-//W3C' 'x' "])
def test_h8_xhtml_that_declares_entities_is_refused(doctype: bytes) -> None:
    page = b'<?xml version="1.0"?>' + doctype + _ENTITY + b"<html><body>Terms &x;</body></html>"
    with pytest.raises(InputError, match="entities of its own"):
        extract(page, media_type="application/xhtml+xml")


@pytest.mark.parametrize("declared", ["", "application/xhtml+xml", "application/xml", "text/html"])
def test_xhtml_is_read_as_html_in_the_charset_of_its_declaration(declared: str) -> None:
    page = (
        b'<?xml version="1.0" encoding="iso-8859-1"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML'
        b' 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">\n<html'
        b' xmlns="http://www.w3.org/1999/xhtml"><body><h1>Terms</h1><p>Your caf\xe9.<br/>'
        b"Ours.</p></body></html>"
    )
    assert extract(page, media_type=declared).text == "# Terms\n\nYour café.\nOurs.\n"


@pytest.mark.parametrize("declared", _DECLARED)
def test_json_is_refused(declared: str) -> None:
    raw = json.dumps({"terms": "We process personal data.", "n": [1, 2]}, indent=1).encode()
    with pytest.raises(InputError, match="this is JSON"):
        media_of(raw, declared)


@pytest.mark.parametrize("raw", [_SCRIPT, _STYLES, b"!function(){window.x=function(){}}();"])
@pytest.mark.parametrize("declared", _DECLARED)
def test_program_code_is_refused(raw: bytes, declared: str) -> None:
    with pytest.raises(InputError, match="this is program code"):
        media_of(raw, declared)


def test_text_that_only_looks_like_data_is_text() -> None:
    assert media_of(b"[Terms](https://vireo.example) apply.") is Media.MARKDOWN
    assert media_of(b"{Vireo} means the service; you (the member) use it = accept.") is Media.TEXT
    assert media_of(b"[" * 100_000, "text/plain") is Media.TEXT


def test_a_page_that_calls_itself_text_or_pdf_is_a_page() -> None:
    for declared in ("text/plain", "application/pdf", "text/markdown"):
        assert media_of(b"\n<!doctype html><p>Terms", declared) is Media.HTML


def test_a_pdf_is_one_behind_rubbish_but_a_page_that_speaks_of_pdf_is_a_page() -> None:
    assert media_of(b"\r\nrubbish\n%PDF-1.4", "text/html") is Media.PDF
    assert media_of(b"<p>Files begin with %PDF-1.4.</p>", "text/html") is Media.HTML


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_page_in_utf_16_is_a_page(name: str, mark: str) -> None:
    page = f"{mark}<html><body><h1>Terms</h1><p>Your café.</p></body></html>"
    assert extract(page.encode(name)).text == "# Terms\n\nYour café.\n"
    assert extract(page.encode(name), media_type="text/html").text == "# Terms\n\nYour café.\n"


def test_nothing_is_an_empty_text() -> None:
    assert media_of(b"", "text/html") is Media.HTML
    assert extract(b"").text == ""
