"""The rules on sentences: what must, may and must not stand there."""

from dataclasses import replace

from conductatlas.knowledge.cues import Cue, compile_cue
from conductatlas.knowledge.types import DetectionRule, load_types
from conductatlas.model.vocabulary import Basis
from conductatlas.reading.detect import Detector, Hit, make_units
from conductatlas.text import split_blocks

DETECTOR = Detector(load_types())


def cues(*texts: str) -> tuple[Cue, ...]:
    return tuple(compile_cue(text, {}) for text in texts)


def a_detector(rule: DetectionRule) -> Detector:
    return Detector({"demo": replace(load_types()["no-refunds"], slug="demo", rules=(rule,))})


def hits(detector: Detector, text: str) -> list[Hit]:
    return detector.hits(make_units(text, split_blocks(text)))


def fired(text: str) -> set[str]:
    return {hit.type for hit in hits(DETECTOR, text)}


def test_a_hit_names_its_words() -> None:
    text = "Hello to everybody here. All payments are final and that is it."
    (hit,) = hits(a_detector(DetectionRule("final", cues("payments .. final"))), text)
    assert (hit.type, hit.rule, hit.basis) == ("demo", "final", Basis.EXPLICIT)
    assert hit.span.of(text) == "payments are final"


def test_what_must_and_must_not_stand_there_is_asked() -> None:
    rule = DetectionRule("r", cues("sell"), with_any=cues("data"), none_of=cues("tickets"))
    detector = a_detector(rule)
    assert hits(detector, "We sell your data.")
    assert not hits(detector, "We sell your old bikes.")
    assert not hits(detector, "We sell data and tickets.")


def test_near_looks_at_headings_and_introductions() -> None:
    detector = a_detector(DetectionRule("r", cues("final"), near=cues("payment*")))
    assert hits(detector, "## Payments\n\nThey are final for ever.")
    assert hits(detector, "On payments:\n\n- they are final for ever\n")
    assert not hits(detector, "They are final for ever.")


def test_headings_can_be_asked_and_refused() -> None:
    asked = a_detector(DetectionRule("r", cues("final"), heading=cues("refunds")))
    refused = a_detector(DetectionRule("r", cues("final"), not_heading=cues("refunds")))
    text = "## Refunds\n\nThey are final for ever."
    assert hits(asked, text)
    assert not hits(refused, text)


def test_a_denied_cue_says_nothing() -> None:
    detector = a_detector(DetectionRule("r", cues("we .. sell .. data")))
    assert hits(detector, "We may sell your data.")
    assert not hits(detector, "We do not sell your data.")
    assert hits(detector, "We sell your data, including but not limited to names.")


def test_we_do_not_sell_is_no_sale() -> None:
    assert "sale-of-personal-data" not in fired("We do not sell your personal information.")
    assert "no-sale-promise" in fired("We do not sell your personal information.")


def test_opting_out_of_arbitration_is_no_opt_out_of_advertising() -> None:
    assert "opt-out-rights" not in fired("You may opt out of arbitration within 30 days.")


def test_a_table_of_contents_is_nothing() -> None:
    assert fired("- [Binding arbitration of disputes](#a)\n- [Class action waiver](#b)\n") == set()
