"""The cue language: what matches, what does not, and that no cue runs away."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conductatlas.knowledge.cues import Cue, CueError, compile_cue
from conductatlas.knowledge.types import load_types

GROUPS = {"we": ("we", "us", "our partners")}
CUES = {
    cue.text: cue
    for kind in load_types().values()
    for rule in kind.rules
    for cues in (rule.any_of, rule.with_any, rule.near, rule.none_of, rule.heading)
    for cue in cues
}


def stands(cue: str, text: str) -> bool:
    """Whether `cue` stands in the words of `text`."""
    return compile_cue(cue, GROUPS).pattern.search(f" {text} ") is not None


@pytest.mark.parametrize(
    ("cue", "text"),
    [
        ("no refunds", "there are no refunds at all"),
        ("terminat*", "upon termination of it"),
        ("(suspend|close) .. account", "we close any such account"),
        ("{we} may", "our partners may call"),
        ("sell your? data", "we sell data"),
        ("{we} ... sell", "we and some of the others may at times sell it"),
        ("within # days", "within 30 days"),
        ("((very|quite) old|new) terms", "quite old terms"),
    ],
)
def test_a_cue_matches_its_words(cue: str, text: str) -> None:
    assert stands(cue, text)


@pytest.mark.parametrize(
    ("cue", "text"),
    [
        ("no refunds", "no partial refunds"),
        ("art", "party art"[:5]),
        ("(suspend|close) .. account", "close it and do not ever touch an account"),
        ("{we} may", "they may"),
        ("within # days", "within thirty days"),
    ],
)
def test_a_cue_matches_no_others(cue: str, text: str) -> None:
    assert not stands(cue, text)


@pytest.mark.parametrize(
    "cue", ["Terms", "(a|b", "a)", "{nobody} may", "a?", "(a|)", "..", "semi;colon"]
)
def test_a_broken_cue_is_refused(cue: str) -> None:
    with pytest.raises(CueError, match="the cue"):
        compile_cue(cue, GROUPS)


@given(
    words=st.lists(st.sampled_from(["we", "may", "sell", "data", "not", "30", "x"]), max_size=12)
)
def test_a_match_always_holds_an_anchor(words: list[str]) -> None:
    text = f" {' '.join(words)} "
    for source in ("we ... (sell|x) data", "(may not|# data)", "not? sell .. x"):
        cue = compile_cue(source, GROUPS)
        if match := cue.pattern.search(text):
            assert holds_anchor(cue, match[0])


def holds_anchor(cue: Cue, match: str) -> bool:
    """Whether a word of the match is one of the words that the cue is looked up by."""
    words = match.split()
    return any(
        word.startswith(anchor[:-1])
        if anchor.endswith("*")
        else word == anchor or (anchor == "#" and word.isdecimal())
        for word in words
        for anchor in cue.anchors
    )


def test_the_longest_sentence_of_one_cue_after_another_takes_no_time() -> None:
    """H9: a unit is cut at 400 words; each cue gets 400 words of its own first words."""
    slowest = 0.0
    for cue in CUES.values():
        word = cue.anchors[0].rstrip("*").replace("#", "30") or "a"
        first = cue.text.lstrip("({").split("|")[0].split()[0].strip("(){}*?") or "a"
        text = f" {' '.join([first, word] * 200)} "
        start = time.perf_counter()
        cue.pattern.search(text)
        slowest = max(slowest, time.perf_counter() - start)
    assert slowest < 0.5
