"""What stands beside the policy, around its title and after its end: one test a rule."""

import pytest

from conductatlas.extraction import extract

_P = "<p>You may use the service only under these terms, which bind you and us alike.</p>"
_TEXT = "You may use the service only under these terms, which bind you and us alike.\n"


def _text(body: str) -> str:
    page = f"<html><body>{body}</body></html>".encode()
    return extract(page, media_type="text/html", url="https://vireo.example/legal/terms").text


def test_a_contents_list_made_of_headings_is_left_out() -> None:
    names = ("Fees", "Ending", "Law", "Notices", "Address")
    contents = "".join(f"<h2>{name}</h2>" for name in names)
    sections = "".join(f"<h2>{name}</h2>{_P}" for name in names)
    text = _text(f"<main><h1>Terms</h1>{contents}{sections}</main>")
    assert text.startswith(f"# Terms\n\n## Fees\n\n{_TEXT}")


def test_the_foot_of_the_policy_is_no_footer_of_the_site() -> None:
    foot = "<div class='policy-footer'><p>Vireo Ltd, 4 Reed Lane</p></div>"
    text = _text(f"<div><h1>Terms</h1>{_P * 9}{foot}</div>")
    assert text.endswith("Vireo Ltd, 4 Reed Lane\n")


def test_headings_that_recur_in_each_part_stay() -> None:
    part = "<h2>Why</h2><p>To help.</p><h2>How long</h2><p>A year.</p>"
    text = _text(f"<main><h1>Privacy policy</h1>{_P}{part * 6}</main>")
    assert text.count("## Why") == 6


def test_a_section_on_the_newsletter_near_the_end_stays() -> None:
    end = "<h2>Newsletter</h2><p>We process your address with your consent, until you withdraw it"
    end += " by the link at the foot of each letter. Your rights stay as they are.</p>"
    text = _text(f"<main><h1>Privacy policy</h1>{_P * 6}{end}</main>")
    assert text.endswith("Your rights stay as they are.\n")


def test_a_last_section_on_copyright_is_no_footer() -> None:
    end = "<h2>Our marks</h2><p>The name and the sign are ours by law, and nobody may use them"
    end += " without our consent in writing. See <a href=/marks>the list</a>.</p>"
    end += "<p>All rights reserved.</p>"
    text = _text(f"<div><div><h1>Terms</h1>{_P * 9}</div><div>{end}</div></div>")
    assert "nobody may use them without our consent" in text


@pytest.mark.parametrize(
    "age", ["Last updated 3 months ago", "vor 2 Wochen", "il y a 3 jours", "6 min read"]
)
def test_a_line_that_ages_with_every_visit_is_left_out(age: str) -> None:
    assert _text(f"<main><h1>Terms</h1><p>{age}</p>{_P}</main>") == f"# Terms\n\n{_TEXT}"


def test_a_line_with_the_date_of_the_policy_stays_though_named_like_a_byline() -> None:
    line = "<div class='entry-meta'>Last updated: 3 May 2025</div>"
    assert "Last updated: 3 May 2025" in _text(f"<main><h1>Terms</h1>{line}{_P * 9}</main>")


def test_a_name_that_several_parts_bear_is_that_of_a_part() -> None:
    parts = "".join(f"<div class='part-header'>Part {n}</div>{_P}" for n in "ABC")
    assert _text(f"<div><h1>Terms</h1>{parts}</div>").count("Part ") == 3


def test_text_in_inline_elements_beside_the_longest_block_is_kept() -> None:
    beside = f"<span>Exceptions.</span><span>{_TEXT}</span>"
    text = _text(f"<div><div><h1>Terms</h1>{_P * 12}</div>{beside}</div>")
    assert "Exceptions." in text
    assert text.count("bind you and us") == 13


def test_a_scrap_in_a_cell_beside_the_policy_is_left_out() -> None:
    cells = f"<td><h1>Terms</h1>{_P * 9}</td><td>Choose the size of text that you like</td>"
    assert _text(f"<table><tr>{cells}</tr></table>").endswith(_TEXT)


def test_what_follows_related_articles_may_be_long_beside_a_short_policy() -> None:
    items = "".join(
        f"<li>{words} of our help pages by topic</li>" for words in ("One", "Two", "Six")
    )
    end = f"<h3>Related articles</h3><ul>{items}{items[:45]}</ul>"
    assert _text(f"<main><h1>Terms</h1>{_P * 3}{end}</main>").endswith(_TEXT)


_LAST = "<div><h2>Marks</h2><p>Ask us before you print one.</p><a href=/{}>Get the files</a></div>"


def test_an_invitation_beside_the_policy_is_left_out() -> None:
    text = _text(f"<div><div><h1>Terms</h1>{_P * 9}</div>{_LAST.format('x')}</div>")
    assert text.endswith(_TEXT)


@pytest.mark.parametrize(
    "section",
    [
        _LAST.replace("<h2>", "<h2>4. ").format("x"),
        _LAST.replace("Ask us", "By law you must ask us").format("x"),
        "<div><h2>Files</h2><h4>Sign</h4><a href=/a>In black</a> <a href=/b>in white</a></div>",
    ],
)
def test_a_short_section_beside_the_policy_is_kept(section: str) -> None:
    assert _text(f"<div><div><h1>Terms</h1>{_P * 9}</div>{section}</div>").endswith(")\n")


def test_an_aside_with_one_part_of_the_page_is_kept_without_a_main_element() -> None:
    parts = "".join(
        f"<div><h2>Part {n}</h2>{_P}<aside><p>In short: {_TEXT}</p></aside></div>" for n in range(5)
    )
    assert _text(f"<div><h1>Terms</h1>{parts}</div>").count("In short: ") == 5


def test_an_ending_is_told_by_its_words_not_by_the_length_of_its_link() -> None:
    target = f"https://vireo.example/{'x' * 90}"
    end = f"<p>Have more questions? <a href='{target}'>Submit a request</a></p>"
    assert _text(f"<main><h1>Terms</h1>{_P * 4}{end}</main>").endswith(_TEXT)
