import re
from html import unescape

from hypothesis import example, given, settings
from hypothesis import strategies as st

from conductatlas.analysis.pair import compare_texts
from conductatlas.publication.diffing import DiffItem, manuscript

_TEXT = "# Terms\n\n## Notice\n\nWe tell you {} days before.\n\n## Courts\n\n{}\n\nBye now.\n"
OLD = _TEXT.format(30, "Courts decide.")
NEW = _TEXT.format(7, "An arbitrator does.")


def items_of(old: str, new: str) -> tuple[DiffItem, ...]:
    """The manuscript of everything that differs."""
    return manuscript(old, new, compare_texts(old, new).segments)


def words(html: str) -> str:
    """The words of HTML."""
    return unescape(re.sub(r"<[^>]+>", "", html))


def test_a_changed_number_is_struck_out_and_written_beside() -> None:
    item = next(i for i in items_of(OLD, NEW) if i.kind == "modified")
    assert '<del class="removed">30</del>' in item.html
    assert '<ins class="added">7</ins>' in item.html
    assert item.where == "Notice"


def test_the_two_sides_hold_their_own_words() -> None:
    item = next(i for i in items_of(OLD, NEW) if i.kind == "modified")
    assert words(item.old_html) == "We tell you 30 days before."
    assert words(item.new_html) == "We tell you 7 days before."


def test_what_is_unchanged_is_folded_with_its_length() -> None:
    folds = [i.words for i in items_of(OLD, NEW) if i.kind == "fold"]
    assert folds[0] == 2
    assert folds[-1] == 2


def test_the_same_text_is_one_fold() -> None:
    assert [(i.kind, i.words) for i in items_of(OLD, OLD)] == [("fold", 13)]


_SENTENCES = st.lists(
    st.sampled_from(["We keep data.", "You may leave.", "Courts decide.", "Fees are final."]),
    max_size=6,
    unique=True,
).map(lambda parts: "".join(f"{part}\n\n" for part in parts))


@given(_SENTENCES, _SENTENCES)
@example(
    "Courts decide.\n\nWe keep data.\n\nYou may leave.\n\n",
    "Courts decide.\n\nFees are final.\n\nWe keep data.\n\n",
)
@settings(max_examples=300, deadline=None)
def test_every_new_word_is_shown_or_folded_once(old: str, new: str) -> None:
    items = items_of(old, new)
    shown = sum(len(re.findall(r"\w+", words(i.new_html))) for i in items if i.kind != "fold")
    folded = sum(i.words for i in items if i.kind == "fold")
    assert shown + folded == len(re.findall(r"\w+", new))
