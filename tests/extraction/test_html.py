"""From pages to canonical text: one test a rule of furniture, main content, rendering, trimming."""

import pytest

from conductatlas.extraction import extract

_P = "<p>You may use the service only under these terms, which bind you and us alike.</p>"
_TEXT = "You may use the service only under these terms, which bind you and us alike.\n"
_URL = "https://vireo.example/legal/terms"


def _text(body: str, url: str = _URL) -> str:
    return extract(
        f"<html><body>{body}</body></html>".encode(), media_type="text/html", url=url
    ).text


@pytest.mark.parametrize(
    "furniture",
    [
        "<nav><a href=/a>Home</a> <a href=/b>Prices</a></nav>",
        "<header><a href=/>Vireo</a></header>",
        "<footer><p>© 2026 Vireo</p><a href=/jobs>Jobs</a></footer>",
        "<aside><h3>More</h3><a href=/x>Another page of ours</a></aside>",
        "<div class='onetrust-banner'><p>We value your privacy and 100 partners.</p></div>",
        "<div id='CookieConsent'><p>This site stores information on your device.</p></div>",
        "<div class='breadcrumbs'>Home / Legal / Terms</div>",
        "<a class='skip-link' href='#m'>Skip to content</a>",
        "<div role='navigation'><ul><li><a href=/a>One</a></li></ul></div>",
        "<div role='listbox'><div>English</div><div>Deutsch</div></div>",
        "<div class='newsletter'><h3>News</h3><input type=email><button>Go</button></div>",
        "<div class='modal'><h2>Forgot password</h2><p>We send you a letter.</p></div>",
        "<ul class='social-links'><li><a href=/f>F</a></li><li><a href=/g>G</a></li></ul>",
        "<button>Print</button>",
        "<form><input name=q><button>Search</button></form>",
        "<p>Back to top</p>",
        "<dialog open><p>Choose your country and language now.</p></dialog>",
        "<span class='sr-only'>opens in a new tab</span>",
    ],
)
def test_furniture_around_the_policy_is_left_out(furniture: str) -> None:
    assert _text(f"{furniture}<main><h1>Terms</h1>{_P * 3}</main>{furniture}") == (
        f"# Terms\n\n{_TEXT}\n{_TEXT}\n{_TEXT}"
    )


@pytest.mark.parametrize(
    ("open_tag", "close_tag"),
    [
        ("<div class='modal-body'>", "</div>"),
        ("<div class='newsletter' id='newsletter'>", "</div>"),
        ("<div class='toc-visible:md:grid-cols-9'>", "</div>"),
        ("<div id='social-media-accounts'>", "</div>"),
        ("<form action='/aspx' method=post>", "</form>"),
        ("<div hidden style='display:none'>", "</div>"),
        ("<aside>", "</aside>"),
        ("<section class='header-content'>", "</section>"),
    ],
)
def test_a_section_of_the_policy_is_kept_whatever_it_is_called(
    open_tag: str, close_tag: str
) -> None:
    section = f"{open_tag}<h2>Letters</h2><p>We write to you about news once a month, and you can"
    section += f" stop that at any time in the settings of your account.</p>{close_tag}"
    text = _text(f"<main><h1>Terms</h1>{_P * 3}{section}{_P * 3}</main>")
    assert "We write to you about news once a month" in text


def test_the_preamble_beside_one_great_section_is_kept() -> None:
    text = _text(f"<div><div><h1>Terms</h1>{_P}</div><div>{_P * 20}</div></div>")
    assert text.startswith(f"# Terms\n\n{_TEXT}")
    assert text.count("bind you and us") == 21


_CONTENTS = "<ul>" + "".join(f"<li><a href=#{n}>{n}</a></li>" for n in ("Fees", "Ending", "Law"))
_ANNOUNCED = "".join(f"<h2>{name}</h2>{_P}" for name in ("Fees", "Ending", "Law"))


@pytest.mark.parametrize(
    "page",
    [
        f"<p>Contents</p>{_CONTENTS}</ul><h1>Terms</h1>{_ANNOUNCED}",
        f"<h1>Terms</h1><p>On this page</p>{_CONTENTS}</ul>{_ANNOUNCED}",
    ],
)
def test_a_page_s_own_list_of_contents_is_left_out(page: str) -> None:
    assert _text(f"<main>{page}</main>").startswith("# Terms\n\n## Fees\n")


def test_a_list_of_contents_within_the_policy_belongs_to_it() -> None:
    text = _text(f"<main><h1>Terms</h1><p>Contents</p>{_CONTENTS}</ul>{_ANNOUNCED}</main>")
    assert text.startswith("# Terms\n\nContents\n\n- Fees\n- Ending\n- Law\n\n## Fees\n")


def test_a_section_about_content_is_no_label_and_a_label_without_its_list_goes() -> None:
    kept = _text(f"<main><h1>Terms</h1><h2>Content</h2>{_P}</main>")
    assert kept.startswith("# Terms\n\n## Content\n")
    label = _text(f"<main><h1>Terms</h1><p>Table of contents</p>{_ANNOUNCED}</main>")
    assert label.startswith("# Terms\n\n## Fees\n")


def test_what_follows_related_articles_is_left_out() -> None:
    after = "<h3>Related articles</h3><p><a href=/x>How to report something to us</a></p>"
    assert _text(f"<main><h1>Terms</h1>{_P * 4}{after}</main>").endswith(_TEXT)


def test_a_title_that_stands_twice_stands_once() -> None:
    assert _text(f"<main><h1>Terms</h1><h2>Terms</h2>{_P}</main>") == f"# Terms\n\n{_TEXT}"


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<h3>Fees <a href='#fees'>¶</a></h3>", "### Fees\n"),
        ("<ol start=3><li>a b</li><li>c d</li></ol>", "3. a b\n4. c d\n"),
        ("<ol type=i><li>a b</li><li value=4>c d</li></ol>", "i. a b\niv. c d\n"),
        ("<ol><li>7.2(b) The fee is due.</li></ol>", "- 7.2(b) The fee is due.\n"),
        ("<ol><li>1. The fee is due.</li></ol>", "1. The fee is due.\n"),
        ("<ul><li>(a) The fee is due.</li></ul>", "(a) The fee is due.\n"),
        ("<ul><li>•</li><li><p>The fee</p></li></ul>", "- The fee\n"),
        ("<ul><li>a b<ol><li>c d</li></ol></li></ul>", "- a b\n  1. c d\n"),
        ("<p>one<br>two<br><br>three</p>", "one\ntwo\n\nthree\n"),
        ("<p># no heading</p>", "\\# no heading\n"),
        ("<p>| no | row |</p>", "\\| no | row |\n"),
        ("<p>a <b>bold</b><i> word</i></p>", "a bold word\n"),
        ("<p>x&nbsp;y&#8203;z&shy;w</p>", "x yzw\n"),
        ("<pre>one\n  two</pre>", "one\ntwo\n"),
        ("<ol reversed><li>a b</li><li>c d</li></ol>", "2. a b\n1. c d\n"),
        ("<ol><li style='list-style-type: upper-roman'>a b</li></ol>", "I. a b\n"),
        ("<p>7.2(b) The fee is due.</p>", "7.2(b) The fee is due.\n"),
        (
            "<ul class='lst-kix_x-0'><li>a b</li></ul><ul class='lst-kix_x-1'><li>c d</li></ul>",
            "- a b\n  - c d\n",
        ),
        ("<ul><li>a b</li><li class='ql-indent-1'>c d</li></ul>", "- a b\n  - c d\n"),
        ("<ul><li aria-level=1>a b</li><li aria-level=2>c d</li></ul>", "- a b\n  - c d\n"),
        (
            "<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>(a)<span> </span>"
            "</span>a b</p><p style='mso-list:l0 level2 lfo1'><span style='font-family:\"Courier"
            " New\"'><span style='mso-list:Ignore'>o</span></span>c d</p>",
            "(a) a b\n  - c d\n",
        ),
        (
            "<table><tr><td rowspan=2>a<td>b<tr><td>c<tr><td colspan=2>d</table>",
            "| a | b |\n| --- | --- |\n|  | c |\n| d |  |\n",
        ),
        ("<p>a&#8206;b&#8235;c&#65279;d&#173;e&#8239;f</p>", "abcde f\n"),
        ("<h1><a href='/p?id=1'>Terms again</a></h1>", "# Terms again\n"),
        ("<dl><dt>Cat</dt><dd>An animal.</dd></dl>", "Cat\n\nAn animal.\n"),
        ("<table><tr><td>a<td>b|c</table>", "| a | b/c |\n| --- | --- |\n"),
        ("<table><tr><td><h2>a</h2>b c</td><td>d</td></tr></table>", "## a\n\nb c\n\nd\n"),
        ("<ol><li><h2>Fees</h2><p>Due.</p></li></ol>", "## 1. Fees\n\nDue.\n"),
        ("<div role=heading aria-level=3>Fees</div><p>Due.</p>", "### Fees\n\nDue.\n"),
        ("<a href='#x'><h2>Fees</h2></a><p>Due.</p>", "## Fees\n\nDue.\n"),
    ],
)
def test_markup_takes_its_canonical_form(markup: str, expected: str) -> None:
    assert expected in _text(f"<main><p>Terms of use.</p>{markup}<p>The end.</p></main>")


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("/fees?utm_source=x&b=2", "[our page](https://vireo.example/fees?b=2)"),
        ("fees", "[our page](https://vireo.example/legal/fees)"),
        ("https://a.example/x(1)", "[our page](https://a.example/x%281%29)"),
        ("#fees", "our page"),
        (f"{_URL}#fees", "our page"),
        ("javascript:alert(1)", "our page"),
        ("data:text/html,x", "our page"),
        ("https://[bad", "our page"),
        ("mailto:legal@vireo.example?subject=x", "[our page](mailto:legal@vireo.example)"),
        ("https://s.example/l.php?u=https%3A%2F%2Fb.example%2Fy&h=AT3", "[our page](https://b.example/y)"),
        ("/a?gclid=1&fbclid=2&_hsenc=3&mc_eid=4&mtm_source=5&hsa_cam=6&id=7", "[our page](https://vireo.example/a?id=7)"),
        ("/a?ASPSESSIONIDXQ=1&lang=de&v=2", "[our page](https://vireo.example/a?lang=de&v=2)"),
        ("/a#:~:text=fees", "[our page](https://vireo.example/a)"),
        ("/a;jsessionid=12AB?x=1", "[our page](https://vireo.example/a?x=1)"),
    ],
)  # fmt: skip
def test_link_targets_are_absolute_and_without_tracking(href: str, expected: str) -> None:
    assert f"See {expected}.\n" in _text(f"<p>See <a href='{href}'>our page</a>.</p>")


def test_bold_lines_are_headings_where_the_page_has_no_others() -> None:
    body = f"<p><b>Terms of use</b></p><p><b>1. Fees</b></p>{_P}<p><b>1.1 Dates</b></p>{_P}"
    text = _text(f"<main>{body}</main>")
    assert [line for line in text.splitlines() if line.startswith("#")] == [
        "# Terms of use",
        "## 1. Fees",
        "### 1.1 Dates",
    ]


def test_a_bold_line_beside_real_headings_is_no_heading() -> None:
    body = "".join(f"<h2>Part {n}</h2>{_P}" for n in range(4))
    assert "\n\nNote well\n\n" in _text(f"<main>{body}<p><b>Note well</b></p>{_P}</main>")


def test_a_page_of_one_block_with_line_breaks_is_read() -> None:
    text = _text("<b>Terms</b><br><br>" + f"{_TEXT.strip()}<br><br>" * 4)
    assert text.count(_TEXT) == 4


_SECTIONS = (
    f"<div><h2>Terms of use</h2>{_P * 9}<h3>Fees</h3>{_P}</div>"
    "<div id=ck><h2>Cookie policy</h2><p>We store three cookies for ninety days.</p></div>"
)


@pytest.mark.parametrize("section", ["Cookie policy", "cookie POLICY", "#ck"])
def test_a_section_is_found_by_its_title_or_its_anchor(section: str) -> None:
    page = f"<main><h1>Legal</h1>{_SECTIONS}<h2>Imprint</h2>{_P}</main>".encode()
    made = extract(page, media_type="text/html", section=section)
    assert made.text == "## Cookie policy\n\nWe store three cookies for ninety days.\n"


def test_a_section_with_an_element_of_its_own_ends_with_it() -> None:
    page = f"<main><h1>Legal</h1>{_SECTIONS}<p>Something else altogether.</p></main>".encode()
    made = extract(page, media_type="text/html", section="Terms of use")
    assert made.text.startswith("## Terms of use\n")
    assert "### Fees" in made.text
    assert "cookies" not in made.text


def test_a_hidden_address_is_shown() -> None:
    key = 0x2A
    hidden = bytes([key, *(byte ^ key for byte in b"help@vireo.example")]).hex()
    body = (
        f"<p>Write to <a class=x href='/cdn-cgi/l/email-protection#{hidden}'>[protected]</a>.</p>"
    )
    assert _text(body) == "Write to help@vireo.example.\n"


def test_the_title_and_the_language_come_from_the_text() -> None:
    page = f"<html lang=de><title>Vireo | Terms</title><main><h1>Terms of use</h1>{_P * 3}</main>"
    made = extract(page.encode(), media_type="text/html")
    assert (made.title, made.language) == ("Terms of use", "en")


def test_without_a_heading_the_title_is_the_part_of_the_page_title_that_names_a_policy() -> None:
    made = extract(f"<title>Vireo | Privacy policy</title>{_P}".encode(), media_type="text/html")
    assert made.title == "Privacy policy"
