"""One policy on several pages: what each page repeats stands once, seams where the next begins."""

from hypothesis import given, settings
from hypothesis import strategies as st

from conductatlas.extraction import as_it_stands, join
from conductatlas.text.canonical import canonical

_FIRST = """# Terms of Service

Last updated: 1 March 2026

Page 1 of 3

## 1. Your account

You must keep your password secret.

Questions? Write to us.
"""
_SECOND = """# Terms of Service (page 2 of 3)

Last updated: 1 March 2026

Page 2 of 3

## 2. Fees

### Refunds

You may ask for a refund.

Questions? Write to us.
"""
_THIRD = """# Terms of Service – Page 3

Last updated: 1 March 2026

## 3. Law

The law of the land applies.

Questions? Write to us.

Page 3 of 3
"""


def test_title_date_and_closing_lines_of_every_page_stand_once() -> None:
    whole = join([as_it_stands(text) for text in (_FIRST, _SECOND, _THIRD)])
    for repeated in ("# Terms of Service", "Last updated", "Questions?"):
        assert whole.text.count(repeated) == 1
    assert "### Refunds\n" in whole.text
    starts = [whole.text[seam:].split("\n")[0] for seam in whole.seams]
    assert starts == ["## 2. Fees", "## 3. Law"]


def test_documents_of_their_own_are_joined_with_all_their_words() -> None:
    annex = "# Annex\n\nWords.\n"
    whole = join([as_it_stands(_FIRST), as_it_stands(annex)])
    assert whole.text[whole.seams[0] :] == annex


def test_a_source_that_says_the_same_from_end_to_end_is_kept() -> None:
    whole = join([as_it_stands("# Terms\n\nWords.\n")] * 2)
    assert whole.text.count("Words.") == 2


_TEXTS = st.lists(
    st.lists(
        st.sampled_from(["# T", "## A", "Words.", "Page 2 of 3", "- item", "End."]), min_size=1
    )
    .map("\n\n".join)
    .map(canonical),
    min_size=2,
    max_size=4,
)


@given(_TEXTS)
@settings(deadline=None)
def test_a_joined_text_is_canonical_and_each_seam_begins_a_block(texts: list[str]) -> None:
    whole = join([as_it_stands(text) for text in texts])
    assert canonical(whole.text) == whole.text
    assert len(whole.seams) == len(texts) - 1
    assert all(whole.text[seam - 1] == "\n" != whole.text[seam] for seam in whole.seams)
