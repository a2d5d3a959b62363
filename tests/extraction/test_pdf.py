"""PDF: paragraphs, headings, running heads, divided words; H7 where it is damaged."""

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from conductatlas.extraction import extract
from conductatlas.model import InputError
from conductatlas.model.vocabulary import Gate
from tests.support.pdf import PdfLine, a_pdf

_TITLES = {1: "Data", 2: "Rights", 3: "Contacts"}
_BODY = "We may process personal data of members under the law of the country"


def _page(number: int) -> list[PdfLine]:
    return [
        PdfLine("Vireo BV", 760, 8),
        *([PdfLine("Privacy policy", 720, 20)] if number == 1 else []),
        PdfLine(f"{number}. {_TITLES[number]}", 690, 11, bold=True),
        PdfLine(f"{_BODY} in which they live, and this holds for every mem-", 670),
        PdfLine("ber of a group too.", 656),
        PdfLine(
            f"A second paragraph about {_TITLES[number].lower()} of third-party services.", 630
        ),
        PdfLine(f"Page {number} of 3", 30, 8),
    ]


def test_a_pdf_gives_paragraphs_and_headings_without_running_heads() -> None:
    made = extract(a_pdf([_page(1), _page(2), _page(3)]), media_type="application/pdf")
    assert made.gate is Gate.POLICY
    assert made.text.startswith(
        f"# Privacy policy\n\n## 1. Data\n\n{_BODY} in which they live, and this holds for every"
        " member of a group too.\n\nA second paragraph about data of third-party services.\n"
    )
    assert "Vireo" not in made.text
    assert "Page" not in made.text


def test_bullets_become_items() -> None:
    lines = [PdfLine("The terms of use", 700), PdfLine("- one thing you may do", 680)]
    lines.append(PdfLine("- another thing you may do", 666))
    assert extract(a_pdf([lines])).text == (
        "The terms of use\n\n- one thing you may do\n- another thing you may do\n"
    )


def test_a_paragraph_goes_on_over_the_page() -> None:
    first = [PdfLine(f"{_BODY} in which", 100)]
    second = [PdfLine("they live, and nowhere else.", 700)]
    assert (
        extract(a_pdf([first, second])).text == f"{_BODY} in which they live, and nowhere else.\n"
    )


def test_a_pdf_without_text_is_empty() -> None:
    assert extract(a_pdf([[]])).gate is Gate.EMPTY


def test_a_damaged_pdf_is_refused_with_the_reason() -> None:
    made = extract(b"%PDF-1.7\nnothing of the kind", media_type="application/pdf")
    assert made.gate is Gate.NOT_A_POLICY
    assert made.error is not None
    assert made.error.startswith("The PDF cannot be opened")


@given(st.integers(0, 1500), st.binary(min_size=1, max_size=40))
@settings(deadline=None)
def test_a_pdf_with_bytes_changed_ends(at: int, damage: bytes) -> None:
    raw = a_pdf([_page(1)])
    with suppress(InputError):
        extract(raw[:at] + damage + raw[at + len(damage) :], media_type="application/pdf")
