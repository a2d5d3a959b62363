"""One policy of several on a page, by its title or anchor, whatever the page is built of."""

import pytest

from conductatlas.extraction import extract
from conductatlas.model.records import Extracted
from conductatlas.model.vocabulary import Gate

_TERMS = "<p>You may use the service only under these terms, which bind you and us alike.</p>"
_DATA = "<p>We process the personal data that you give us only to deliver what you order.</p>"
_COOKIES = "<p>This site stores cookies on your device, and you may refuse their use.</p>"
_SUB = "<h3>Scope</h3>"


def _extracted(body: str, section: str) -> Extracted:
    page = f"<html><body><main>{body}</main></body></html>"
    return extract(page.encode(), media_type="text/html", section=section)


def _tabs(tab: str, panel: str) -> str:
    """Two tabs and their panels, from templates with the number and title of each."""
    titles = ("Terms of Use", "Privacy Policy", "Cookie Policy")
    texts = (_TERMS, _DATA, _COOKIES)
    heads = "".join(tab.format(n=n, title=title) for n, title in enumerate(titles))
    bodies = (panel.format(n=n, text=text * 6) for n, text in enumerate(texts))
    return f"<div class=tabs>{heads}</div>{''.join(bodies)}"


def _in_turn(title: str) -> str:
    """Three policies one after another, each under a title from a template."""
    parts = (("Terms of Use", _TERMS), ("Privacy Policy", _DATA), ("Cookie Policy", _COOKIES))
    return "".join(title.format(title=name, id=name[:5].lower()) + text * 6 for name, text in parts)


_PAGES = {
    "tab and panel": _tabs(
        "<button role=tab aria-controls=panel{n}>{title}</button>",
        "<div role=tabpanel id=panel{n}>{text}</div>",
    ),
    "tab and panel that names its tab": _tabs(
        "<button role=tab id=tab{n}>{title}</button>",
        "<div role=tabpanel aria-labelledby=tab{n}>{text}</div>",
    ),
    "tab of Bootstrap": _tabs(
        "<button data-bs-toggle=tab data-bs-target='#pane{n}'>{title}</button>",
        "<div class=tab-pane id=pane{n}>{text}</div>",
    ),
    "tab by an address": _tabs(
        "<li><a data-toggle=tab href='#pane{n}'>{title}</a></li>",
        "<div class=tab-pane id=pane{n}>{text}</div>",
    ),
    "tab by data": _tabs(
        "<div class=tab data-tab=t{n}>{title}</div>", "<div class=content id=t{n}>{text}</div>"
    ),
    "tabs by their order": _tabs(
        "<button role=tab>{title}</button>", "<div role=tabpanel>{text}</div>"
    ),
    "accordion": "".join(
        f"<h3><button aria-expanded=false aria-controls=a{n}>{title}</button></h3>"
        f"<div id=a{n} hidden>{text * 6}</div>"
        for n, (title, text) in enumerate(
            (("Terms of Use", _TERMS), ("Privacy Policy", _DATA), ("Cookie Policy", _COOKIES))
        )
    ),
    "details": _in_turn("<summary>{title}</summary>").replace(
        "<summary>", "</details><details><summary>"
    ),
    "sibling headings": _in_turn("<h2>{title}</h2>"),
    "sibling headings with sections of their own": _in_turn("<h2>{title}</h2>" + _TERMS[:0]),
    "bold titles": _in_turn("<p><strong>{title}</strong></p>"),
    "bold capitals": _in_turn("<p><b>{title}</b></p>")
    .replace("Privacy Policy", "PRIVACY POLICY")
    .replace("Cookie Policy", "COOKIE POLICY")
    .replace("Terms of Use", "TERMS OF USE"),
    "titles split over elements": _in_turn("<h2>{title}</h2>").replace(
        "Privacy Policy", "<span>Privacy</span><br><em>Policy</em>"
    ),
    "title in a menu and in the text": "<ul><li><a href=#a>Privacy Policy</a></li><li>"
    "<a href=#b>Cookie Policy</a></li></ul>" + _in_turn("<h2>{title}</h2>"),
    "other spaces and signs": _in_turn("<h2>{title}</h2>").replace(
        "Privacy Policy", "  PRIVACY\u00a0\n POLICY: "
    ),
    "anchor before the heading": _in_turn("<a name='{id}'></a><h2>{title}</h2>"),
    "title in a paragraph of a class": _in_turn("<p class=doc-title>{title}</p>"),
    "definition list": "<dl>"
    + _in_turn("</dd><dt>{title}</dt><dd>").removeprefix("</dd>")
    + "</dd></dl>",
    "a longer title": _in_turn("<h2>{title} of Oldwick Rail</h2>"),
    "a numbered title": _in_turn("<h2>2. {title}</h2>"),
    "wrapped beside each other": _in_turn("</div><div><h2>{title}</h2>").removeprefix("</div>")
    + "</div>",
}


@pytest.mark.parametrize("page", _PAGES.values(), ids=list(_PAGES))
def test_the_policy_of_a_title_is_given_alone(page: str) -> None:
    found = _extracted(page, "Privacy policy")
    assert found.text.count("personal data that you give") == 6
    assert "bind you and us" not in found.text
    assert "cookies on your device" not in found.text
    assert found.gate is Gate.POLICY


_ANCHORS = {
    "before the heading": _in_turn("<a name='{id}'></a><h2>{title}</h2>"),
    "on the heading": _in_turn("<h2 id='{id}'>{title}</h2>"),
    "in the heading": _in_turn("<h2><a id='{id}'></a>{title}</h2>"),
    "on an empty block": _in_turn("<div id='{id}'></div><h2>{title}</h2>"),
    "on a panel": _in_turn("</div><div id='{id}'><h2>{title}</h2>").removeprefix("</div>")
    + "</div>",
    "in a paragraph before": _in_turn("<p><a name='{id}'>&nbsp;</a></p><h2>{title}</h2>"),
}


@pytest.mark.parametrize("page", _ANCHORS.values(), ids=list(_ANCHORS))
def test_the_policy_of_an_anchor_is_given_alone(page: str) -> None:
    found = _extracted(page, "#priva")
    assert found.text.count("personal data that you give") == 6
    assert "bind you and us" not in found.text
    assert "cookies on your device" not in found.text


def test_headings_below_the_title_belong_to_the_policy() -> None:
    page = _in_turn("<h2>{title}</h2>").replace(_DATA * 6, (_SUB + _DATA) * 6)
    assert _extracted(page, "Privacy Policy").text.count("### Scope") == 6


def test_a_policy_may_be_named_by_its_first_words() -> None:
    page = _in_turn("<h2>{title}</h2>").replace("<h2>Privacy Policy</h2>", "<hr>")
    found = _extracted(page, "We process the personal data that you")
    assert found.text.count("personal data that you give") == 6
    assert "cookies on your device" not in found.text


def test_a_section_that_is_not_there_is_partial_and_names_the_titles_that_are() -> None:
    found = _extracted(_in_turn("<h2>{title}</h2>"), "Refund Policy")
    assert found.gate is Gate.PARTIAL
    assert found.gate_reason == (
        'the page has no section "Refund Policy"; '
        'its titles are "Terms of Use", "Privacy Policy", "Cookie Policy"'
    )
