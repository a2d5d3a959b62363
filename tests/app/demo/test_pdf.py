"""The demo's PDF writer."""

import pypdfium2

from conductatlas.app.demo.markup import parse
from conductatlas.app.demo.pdf import make_pdf


def _pages(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    return [page.get_textpage().get_text_range() for page in document]


def test_the_text_can_be_read_back() -> None:
    (page,) = _pages(make_pdf(parse("# Annex (A)\n\nOne \\ two.\n\n- item\n\nTerm :: meaning")))
    shown = " ".join(page.split())
    for words in ("Annex (A)", "One \\ two.", "• item", "Term: meaning", "page 1 of 1"):
        assert words in shown


def test_a_long_text_goes_on_over_pages_within_the_margins() -> None:
    data = make_pdf(parse("# Long\n\n" + "\n\n".join("wide words " * 60 for _ in range(20))))
    document = pypdfium2.PdfDocument(data)
    assert len(document) > 2
    for page in document:
        text = page.get_textpage()
        rights = [text.get_charbox(n)[2] for n in range(text.count_chars())]
        assert max(rights) < 595 - 50


def test_the_same_blocks_give_the_same_bytes() -> None:
    blocks = parse("# A\n\nb")
    assert make_pdf(blocks) == make_pdf(blocks)
