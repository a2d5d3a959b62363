"""Units: sentences in normal form, with their headings and introductions."""

from hypothesis import given
from hypothesis import strategies as st

from conductatlas.reading.detect import Unit, make_units, normal
from conductatlas.reading.detect.names import platform_names
from conductatlas.text import split_blocks


def units_of(text: str, *names: str) -> tuple[Unit, ...]:
    return make_units(text, split_blocks(text), frozenset(names))


def test_normal_form_is_words_alone() -> None:
    words = normal("**We’ll** e-mail [our terms](https://a.example/x), twice!")
    assert words.text == " we'll e mail our terms twice "


@given(text=st.text(max_size=200))
def test_every_word_of_the_normal_form_has_its_place(text: str) -> None:
    words = normal(text, at=7)
    at = 1
    for word in words.text.split():
        span = words.span(at, at + len(word) + 1)
        assert 7 <= span.start < span.end <= 7 + len(text)
        at += len(word) + 1


def test_the_platform_reads_as_we() -> None:
    (unit,) = units_of("Lumenpost's partners and Lumenpost may call.", "lumenpost")
    assert unit.words.text == " our partners and we may call "


def test_a_heading_is_context_and_no_unit() -> None:
    (unit,) = units_of("# Terms\n\n## Refunds\n\nAll payments are final.")
    assert unit.heading == " terms  refunds "
    assert unit.words.text == " all payments are final "


def test_a_bold_line_is_a_heading() -> None:
    (unit,) = units_of("**Refunds**\n\nAll payments are final.")
    assert "refunds" in unit.heading


def test_a_list_item_knows_its_introduction() -> None:
    units = units_of("You must not:\n\n- send spam to people\n- sell your account")
    assert [unit.intro for unit in units] == ["", " you must not ", " you must not "]


def test_questions_definitions_and_bare_links_say_nothing() -> None:
    text = (
        "Do we sell your data today?\n\n“Content” means every text you post.\n\n"
        "- [How we sell your data](#sell)\n"
    )
    assert units_of(text) == ()


def test_a_name_that_acts_like_a_platform_is_one() -> None:
    text = (
        "Fernmail may call. Fernmail will write. Fernmail reserves it. You may. You may. You may."
    )
    assert "fernmail" in platform_names(text)
    assert "you" not in platform_names(text)


def test_a_name_that_acts_twice_is_none() -> None:
    assert "fernmail" not in platform_names("Fernmail may call. Fernmail will write.")
