"""Policies that stand in a page's script alone: one page a notation, and what is never taken.

`islands/NAME.html` is a page of an invented company, `NAME.md` the policy, `NAME.json` what
`extract` is told besides.
"""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conductatlas.extraction import extract
from conductatlas.extraction.island_codecs import decoded
from conductatlas.extraction.island_literals import LiteralReader
from conductatlas.extraction.island_pages import pages_in
from conductatlas.extraction.island_states import states_of
from conductatlas.model.vocabulary import Gate

_PAGES = sorted((Path(__file__).parent / "islands").glob("*.html"))
_SENTENCE = "You may use the service only under these terms, which bind you and us alike. "


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: page.stem)
def test_a_policy_in_the_script_is_read_with_its_headings_lists_and_links(page: Path) -> None:
    told = json.loads(page.with_suffix(".json").read_text("utf-8"))
    found = extract(page.read_bytes(), media_type="text/html", **told)
    expected = page.with_suffix(".md").read_text("utf-8")
    assert found.text == expected
    assert found.gate is (Gate.POLICY if expected else Gate.EMPTY)


def _page(script: str, body: str = "<div id=app></div>") -> bytes:
    return f"<html><body>{body}<script>{script}</script></body></html>".encode()


def _text(script: str, body: str = "<div id=app></div>") -> str:
    return extract(_page(script, body), media_type="text/html").text


def test_nothing_is_evaluated_to_get_at_a_text() -> None:
    assert _text(f"var a = '{_SENTENCE}'.repeat(9); show(a)") == ""


def test_strings_that_a_script_joins_by_plus_are_read_as_one() -> None:
    half = f"<p>{_SENTENCE * 4}</p>"
    assert _text(f"var page = '<h1>Terms</h1>' +\n '{half}' + '{half}';").count("bind you") == 8


def test_a_page_that_was_not_found_is_not_made_up_from_its_script() -> None:
    state = json.dumps({"page": {"title": "Terms", "body": f"<p>{_SENTENCE * 30}</p>"}})
    page = _page(f"window.S = {state}", "<h1>404</h1><p>The page could not be found.</p>")
    assert extract(page, media_type="text/html").gate is Gate.NOT_FOUND


def test_a_short_policy_that_is_shown_is_not_replaced_by_another_in_the_state() -> None:
    state = json.dumps({"terms": {"title": "Terms", "body": f"<p>{_SENTENCE * 30}</p>"}})
    imprint = "<h1>Imprint</h1><p>Responsible under the law of the press is Ada Quill, Harbour Row"
    imprint += (
        " 4, Oldwick. She can be reached by letter and by telephone on every working day.</p>"
    )
    assert _text(f"window.S = {state}", imprint).startswith("# Imprint")


def test_a_page_of_something_else_is_no_policy_by_what_its_script_holds() -> None:
    state = json.dumps({"terms": {"title": "Terms", "body": f"<p>{_SENTENCE * 30}</p>"}})
    product = "<h1>Ferries</h1>" + "<p>Sail in comfort from the harbour to the islands now.</p>" * 9
    made = extract(_page(f"window.S = {state}", product), media_type="text/html")
    assert made.gate is Gate.NOT_A_POLICY


def test_a_script_in_a_comment_is_no_part_of_the_page() -> None:
    state = json.dumps({"title": "Terms", "body": f"<p>{_SENTENCE * 30}</p>"})
    page = f"<html><body><!-- <script>window.S = {state}</script> --></body></html>"
    assert extract(page.encode(), media_type="text/html").text == ""


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("{a:1,'b':[,2,],c:void 0,d:!1}", {"a": 1, "b": [2], "c": None, "d": False}),
        (r"'it\'s \u00e9 \x41 \ud83d\ude00'", "it's é A 😀"),
        ("`plain`", "plain"),
        ("{a:new Date(17),b:f(1,[2])}", {"a": None, "b": None}),
        ("`with ${a}`", None),
        ("{a(){return 1}}", None),
        ("{a:1", None),
    ],
)
def test_a_literal_is_read_and_what_is_none_is_not(source: str, value: object) -> None:
    read = LiteralReader(10_000, 1_000).read(source, 0)
    assert (read[0] if read else None) == value


@given(st.text(alphabet="{}[]()\"'`:,=\\$ab1_<>/!-", max_size=200))
def test_any_script_is_read_to_its_end(script: str) -> None:
    states_of(
        f'<script>x={script}{" " * 200}</script><script>__next_f.push([1,"{script}"])</script>'
    )


_WORDS: tuple[str, ...] = (
    "type",
    "text",
    "value",
    "children",
    "content",
    "blocks",
    "data",
    "spans",
    "entityMap",
)
_WORDS += ("marks", "attrs", "level", "tagName", "_type", "style", "listItem", "title", "items")
_SAID = (
    "doc",
    "paragraph",
    "text",
    "list",
    "heading",
    "element",
    "minimark",
    "block",
    "link",
    "h2",
)
_TREES = st.recursive(
    st.none() | st.integers(-2, 9) | st.sampled_from((*_SAID, _SENTENCE, f"<p>{_SENTENCE}")),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(_WORDS), inner),
    max_leaves=25,
)


@given(st.lists(_TREES, max_size=6))
def test_a_tree_of_any_shape_gives_pages_of_text(tree: list[object]) -> None:
    assert all(isinstance(page.markup, str) for page in pages_in([tree, decoded(tree)]))


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>" * 400_000,
        "<script>x=" + "{a:" * 900_000 + "</script>",
        "<script>x=" + "[" * 3_000_000 + "</script>",
        "<script>" + "=(function(){return {" * 180_000 + "</script>",
        '<script type="application/json">[' + "[]," * 1_200_000 + "[]]</script>",
        '<script type="application/json">[{"a":1},' + "[1,1]," * 600_000 + "1]</script>",
        '<script type="application/json">{"a":"' + "\\n- *a b [c](" * 300_000 + '"}</script>',
        "<!--" * 1_000_000,
        '<script>__next_f.push([1,"' + "0:[$" * 900_000 + "</script>",
    ],
    ids=range(9),
)
def test_a_hostile_script_takes_no_more_than_moments(hostile: str) -> None:
    began = time.process_time()
    extract(f"<html><body>{hostile}</body></html>".encode(), media_type="text/html")
    assert time.process_time() - began < 4
