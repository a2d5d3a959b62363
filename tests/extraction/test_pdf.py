"""PDF: paragraphs, headings, running heads, divided words; H7 where it is damaged."""

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from conductatlas.extraction import extract, join
from conductatlas.extraction.pdf_rows import line_of
from conductatlas.extraction.pdf_text import join_lines
from conductatlas.extraction.pdf_words import Word
from conductatlas.model import InputError
from conductatlas.model.vocabulary import Gate
from tests.support.pdf import Drawn, PdfLine, PdfLink, PdfPicture, a_pdf, column
from tests.support.pdf_hostile import locked, many_pages

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


def _text(*pages: list[Drawn]) -> str:
    return extract(a_pdf(pages), media_type="application/pdf").text


def test_a_scan_without_text_is_empty_and_says_so() -> None:
    made = extract(a_pdf([[PdfPicture()], [PdfPicture()]]))
    assert made.gate is Gate.EMPTY
    assert made.gate_reason == "the PDF holds pictures of pages, no text"


def test_a_pdf_that_asks_for_a_password_is_refused_and_one_that_does_not_is_read() -> None:
    made = extract(locked(b"secret"))
    assert made.gate is Gate.NOT_A_POLICY
    assert made.error is not None
    assert "password" in made.error
    assert extract(locked(b"")).text.startswith("The terms of use of Vireo")


def test_a_pdf_of_more_pages_than_a_policy_has_is_refused_whole() -> None:
    made = extract(many_pages(1001))
    assert made.text == ""
    assert made.gate_reason == "the PDF has 1,001 pages, more than 1,000"


def test_each_page_begins_where_the_result_says() -> None:
    first = column([f"{_BODY} in which", "you live, or in which you did so"], y=100)
    second = [PdfLine("before that time.", 700), PdfLine("- A thing that you may do", 660)]
    third: list[Drawn] = [PdfPicture()]
    fourth: list[Drawn] = [PdfLine("- A thing that you may not do", 700), PdfLine("Vireo BV", 660)]
    made = extract(a_pdf([first, second, third, fourth]))
    begins = [made.text[at : at + 12] for at in made.pages]
    assert begins == ["We may proce", "before that ", "- A thing th", "- A thing th"]
    assert made.pages[2] == made.pages[3] == made.text.index("- A thing that you may not")


def test_the_pages_of_a_joined_document_are_counted_from_its_beginning() -> None:
    part = extract(a_pdf([[PdfLine("One page of terms.", 700)], [PdfLine("And a second.", 700)]]))
    whole = join([part, part])
    assert [whole.text[at:][:7] for at in whole.pages] == ["One pag", "And a s"] * 2


def test_a_word_divided_at_a_line_s_end_is_joined_and_a_true_hyphen_kept() -> None:
    lines = ["We share third-party data with a pro-", "vider, and with each third-",
             "party that is owner-", "managed. It is owner-managed if it says so."]  # fmt: skip
    assert _text([*column(lines)]) == (
        "We share third-party data with a provider, and with each third-party that is"
        " owner-managed. It is owner-managed if it says so.\n"
    )


def test_ligatures_are_letters() -> None:
    assert _text([PdfLine("We \x01nd the of\x01cial \x02oor of the \x01rm.", 700)]) == (
        "We find the official floor of the firm.\n"
    )


def test_words_printed_twice_are_one_bold_word() -> None:
    title = [PdfLine("Your rights", 700, x=x) for x in (72, 72.5)]
    words = column([f"{_BODY}, as we say."] * 8, y=670)
    assert _text([title[0], *words, title[1]]).startswith(f"# Your rights\n\n{_BODY}, as")
    assert _text([title[0], *words]).startswith("Your rights\n\n")


def test_a_link_is_written_where_it_covers_words() -> None:
    line = PdfLine("Read the privacy notice.", 700)
    target = "https://vireo.example/privacy?utm_source=pdf"
    assert _text([line, PdfLink(118, 698, 80, 12, target)]) == (
        "Read the [privacy notice](https://vireo.example/privacy).\n"
    )


def test_a_link_that_goes_on_in_the_next_line_is_one_link() -> None:
    lines = column(["See what we say in our privacy", "notice for members of the club."])
    places = ((181, 698, 60), (70, 684, 35))
    links = [PdfLink(x, y, width, 12, "https://vireo.example/n") for x, y, width in places]
    assert "our [privacy notice](https://vireo.example/n) for members" in _text([*lines, *links])


def test_a_link_to_what_its_words_say_is_those_words() -> None:
    line = PdfLine("Write to dpo@vireo.example now.", 700)
    assert _text([line, PdfLink(110, 698, 110, 12, "mailto:dpo@vireo.example")]) == f"{line.text}\n"


def test_a_link_that_runs_a_script_is_no_link() -> None:
    line = PdfLine("Read the privacy notice.", 700)
    assert _text([line, PdfLink(118, 698, 80, 12, "javascript:alert")]) == f"{line.text}\n"


def test_items_are_nested_as_they_are_indented() -> None:
    lines = [
        PdfLine("1. A rule of the terms.", 700), PdfLine("(a) A part of it.", 680, x=90),
        PdfLine("(b) Another part.", 660, x=90), PdfLine("2. A second rule.", 640),
    ]  # fmt: skip
    assert _text([*lines]) == (
        "1. A rule of the terms.\n  (a) A part of it.\n  (b) Another part.\n2. A second rule.\n"
    )


def test_an_item_ends_where_the_text_is_no_longer_indented() -> None:
    item = [
        PdfLine("- A thing that you may do with what", 700),
        PdfLine("is on the page.", 686, x=80),
    ]
    assert _text([*item, PdfLine("The terms go on here.", 672)]) == (
        "- A thing that you may do with what is on the page.\n\nThe terms go on here.\n"
    )


def test_the_level_of_a_numbered_heading_is_that_of_its_number() -> None:
    places = (("1. Data", 700), ("1.1 Names", 670), ("2. Rights", 620))
    titles = [PdfLine(title, y, bold=True) for title, y in places]
    page = [PdfLine("Terms", 740, 18), *titles, PdfLine(f"{_BODY}.", 650)]
    assert _text([*page]) == (
        f"# Terms\n\n## 1. Data\n\n### 1.1 Names\n\n{_BODY}.\n\n## 2. Rights\n"
    )


def test_titles_in_capitals_or_numbered_above_paragraphs_are_headings() -> None:
    def part(title: str, y: float) -> list[Drawn]:
        return [PdfLine(title, y), *column([f"{_BODY}, in", "which they are."], y - 28)]

    page = [PdfLine("TERMS OF USE", 740), *part("1. Data of members", 700), *part("2. Rights", 630)]
    body = f"{_BODY}, in which they are.\n"
    assert _text(page) == (
        f"# TERMS OF USE\n\n## 1. Data of members\n\n{body}\n## 2. Rights\n\n{body}"
    )


def test_a_paragraph_that_is_only_indented_is_a_paragraph() -> None:
    lines = [PdfLine(f"{_BODY} of all.", 700), PdfLine(f"{_BODY} of none.", 686, x=90)]
    assert _text([*lines]) == f"{_BODY} of all.\n\n{_BODY} of none.\n"


def test_the_lines_of_an_address_stay_lines() -> None:
    lines = [
        PdfLine(f"{_BODY} of all.", 740),
        *column(["Vireo BV", "Hoofdstraat 1", "1234 AB Utrecht"]),
    ]
    assert _text([*lines]).endswith("\n\nVireo BV\nHoofdstraat 1\n1234 AB Utrecht\n")


def test_a_note_at_the_foot_does_not_cut_the_sentence_that_goes_on() -> None:
    first = [
        *column([f"{_BODY} in which"], y=300),
        PdfLine("1 A note that says what data is.", 60, 8),
    ]
    second = [PdfLine("they live, and nowhere else.", 700)]
    assert _text([*first], [*second]) == (
        f"{_BODY} in which they live, and nowhere else.\n\n1 A note that says what data is.\n"
    )


def test_a_table_of_contents_with_leaders_is_left_out() -> None:
    lines = [
        PdfLine("Terms", 740, 18),
        PdfLine("1. Data .......... 3", 710),
        PdfLine("2. Rights . . . . . . 7", 690),
    ]
    assert _text([*lines, PdfLine(f"{_BODY}.", 640)]) == f"# Terms\n\n{_BODY}.\n"


def test_lines_of_scripts_without_spaces_are_joined_without_one() -> None:
    words = [
        Word(text, 0, 100, y, 10, 400)
        for text, y in (("利用規約に同意", 20), ("したものとみなします。", 6))
    ]
    made = join_lines([line_of([word], 0, 0) for word in words], set())
    assert made.text == "利用規約に同意したものとみなします。"


@given(st.integers(0, 1500), st.binary(min_size=1, max_size=40))
@settings(deadline=None)
def test_a_pdf_with_bytes_changed_ends(at: int, damage: bytes) -> None:
    raw = a_pdf([_page(1)])
    with suppress(InputError):
        extract(raw[:at] + damage + raw[at + len(damage) :], media_type="application/pdf")
