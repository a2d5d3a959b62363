"""Units of one side of a diff."""

from conductatlas.text.units import Side


def side(text: str) -> Side:
    return Side(text, {})


def test_slices_of_successive_ranges_make_up_the_text() -> None:
    text = "\n# Title\n\nFirst. Second.\n\n*   item\n"
    one = side(text)
    cuts = [one.slice(at, at + 1).of(text) for at in range(len(one.blocks))]
    assert "".join(cuts) == text


def test_a_text_without_blocks_is_one_slice() -> None:
    assert side(" \n").slice(0, 0).of(" \n") == " \n"


def test_a_stop_within_a_links_label_ends_no_sentence() -> None:
    text = "See [Our offers. For you](https://a.example/b) today. Then go."
    one = side(text)
    assert [unit.span.of(text) for unit in one.units(0, 1, 1, 0)] == [
        "See [Our offers. For you](https://a.example/b) today.",
        "Then go.",
    ]


def test_an_image_is_a_unit_without_words() -> None:
    text = "![logo](a.png)"
    (unit,) = side(text).units(0, 1, 1, 0)
    assert unit.words == ""
