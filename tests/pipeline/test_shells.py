"""Pages that show their text in a browser alone: rendered in the same check, and remembered."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

from conductatlas.archive import store
from conductatlas.archive.models import Capture, Check, Leaf, Source, Version
from conductatlas.archive.texts import rendition_text
from conductatlas.capture import Failure, FailureKind
from conductatlas.catalogue import SourceEntry
from conductatlas.model.records import Extracted
from conductatlas.pipeline import Page, resume
from tests.support.pipeline import START, Bench, a_bench, a_document, a_platform, policy

pytestmark = pytest.mark.django_db

SHELL = "GATE empty\n\n<script src=app.js></script>\n"
DEAD = "GATE empty\n\nNothing at all.\n"


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    store.sync_catalogue([a_platform()], START)
    return a_bench(tmp_path)


def _url(bench: Bench) -> str:
    return bench.target().sources[0].url


def _asked(bench: Bench) -> list[bool]:
    """Whether a browser was asked for, visit by visit."""
    return [request.browser for request in bench.web.requests]


def test_an_empty_shell_is_rendered_in_the_same_check(bench: Bench) -> None:
    bench.web.rendered = {_url(bench): policy()}
    assert bench.outcome(SHELL) == "changed"
    assert _asked(bench) == [False, True]
    assert Check.objects.count() == 1
    assert [c.method for c in Capture.objects.order_by("id")] == ["http", "browser"]
    version = Version.objects.get()
    rendition = version.renditions.get()
    assert rendition_text(rendition.pk) == policy()
    assert [c.method for c in rendition.captures.all()] == ["browser"]


def test_the_picture_is_a_part_of_the_capture_and_of_its_leaf(bench: Bench) -> None:
    bench.web.rendered = {_url(bench): policy()}
    bench.outcome(SHELL)
    plain, rendered = Capture.objects.order_by("id")
    png = b"PNG " + policy().encode()[:20]
    assert rendered.screenshot is not None
    assert rendered.screenshot_id == hashlib.sha256(png).hexdigest()
    assert bench.shop.blobs.read(rendered.screenshot_id) == png
    assert plain.screenshot is None
    leaves = [json.loads(bytes(leaf.entry)) for leaf in Leaf.objects.filter(kind="capture")]
    assert [leaf.get("screenshot_sha256") for leaf in leaves] == [None, rendered.screenshot_id]
    exchange = json.loads(bench.shop.blobs.read(rendered.exchange_id))
    assert exchange["rendering"]["screenshot"]["sha256"] == rendered.screenshot_id


def test_the_next_visit_goes_with_a_browser_at_once_and_without_condition(bench: Bench) -> None:
    bench.web.rendered = {_url(bench): policy()}
    bench.outcome(SHELL)
    assert bench.outcome() == "unchanged"
    assert _asked(bench) == [False, True, True]
    assert not bench.web.requests[-1].is_conditional
    assert Source.objects.get().etag == ""


def test_after_a_month_the_page_is_asked_for_without_a_browser_once_more(bench: Bench) -> None:
    bench.web.rendered = {_url(bench): policy()}
    bench.outcome(SHELL)
    assert bench.outcome(hours=31 * 24) == "unchanged"
    assert bench.outcome() == "unchanged"
    assert _asked(bench) == [False, True, False, True, True]
    assert bench.outcome(policy(), hours=31 * 24) == "unchanged"
    assert bench.outcome() == "unchanged"
    assert _asked(bench)[5:] == [False, False]


def test_a_shell_that_stays_empty_is_no_policy_and_not_remembered(bench: Bench) -> None:
    bench.web.rendered = {_url(bench): SHELL}
    assert bench.outcome(SHELL) == "not-a-policy"
    assert bench.outcome() == "not-a-policy"
    assert _asked(bench) == [False, True, False, True]
    bench.web.rendered = {_url(bench): policy()}
    assert bench.outcome() == "changed"


def test_an_empty_page_without_scripts_is_not_rendered(bench: Bench) -> None:
    bench.web.rendered = {}
    assert bench.outcome(DEAD) == "not-a-policy"
    assert _asked(bench) == [False]


def test_without_a_browser_the_check_fails_with_what_to_install(bench: Bench) -> None:
    assert bench.outcome(SHELL) == "failed"
    assert "apt install chromium" in Check.objects.get().reason
    assert Source.objects.get().shell_seen_at is None
    # Installed since: the same bytes are no reason to stay away.
    bench.web.rendered = {_url(bench): policy()}
    assert bench.outcome() == "changed"


def test_a_shell_judged_before_there_was_a_browser_is_rendered_now(bench: Bench) -> None:
    bench.web.rendered = {_url(bench): policy()}
    target = bench.target()
    bench.web.pages[target.sources[0].url] = SHELL
    _crash_after_capture(bench)
    [left] = resume(bench.shop, bench.options).documents
    assert left.outcome.value == "not-a-policy"
    assert bench.outcome() == "changed"


def test_a_crash_between_shell_and_browser_costs_nothing(bench: Bench) -> None:
    bench.web.rendered = {_url(bench): policy()}
    bench.web.pages[_url(bench)] = SHELL
    _crash_after_capture(bench)
    [first, second] = bench.check(hours=1).documents
    assert (first.outcome.value, second.outcome.value) == ("not-a-policy", "changed")


def _crash_after_capture(bench: Bench) -> None:
    """A check that ended right after its page was stored."""
    refusing = replace(bench.shop.stages, extract=_out_of_power)
    broken = replace(bench, shop=replace(bench.shop, stages=refusing))
    with pytest.raises(KeyboardInterrupt):
        broken.check()
    assert Check.objects.get().stage == "captured"


def _out_of_power(_: Page) -> Extracted:
    raise KeyboardInterrupt


def test_a_source_that_the_catalogue_marks_is_rendered_from_the_start(tmp_path: Path) -> None:
    source = SourceEntry("https://lumenpost.example/terms", browser=True)
    entry = replace(a_document(), sources=(source,))
    store.sync_catalogue([a_platform(entry)], START)
    bench = a_bench(tmp_path)
    bench.web.rendered = {source.url: policy()}
    assert bench.outcome() == "changed"
    assert _asked(bench) == [True]
    assert Source.objects.get().shell_seen_at is None


def test_of_several_sources_only_the_shell_is_rendered(tmp_path: Path) -> None:
    urls = ("https://lumenpost.example/1", "https://lumenpost.example/2")
    store.sync_catalogue([a_platform(a_document("terms", *urls))], START)
    bench = a_bench(tmp_path)
    bench.web.pages = {urls[0]: policy(), urls[1]: SHELL}
    bench.web.rendered = {urls[1]: "# Annex\n\nThe annex is a part of these terms.\n"}
    [one] = bench.check().documents
    assert one.outcome.value == "changed"
    assert [(r.url, r.browser) for r in bench.web.requests] == [
        (urls[0], False), (urls[1], False), (urls[1], True),
    ]  # fmt: skip
    text = rendition_text(Version.objects.get().renditions.get().pk)
    assert text.index("These terms govern") < text.index("The annex is a part")


def test_a_browser_that_is_turned_away_blocks_the_check(bench: Bench) -> None:
    turned_away = Failure(FailureKind.ROBOTS, "robots.txt disallows this page.")
    bench.web.rendered = {_url(bench): turned_away}
    assert bench.outcome(SHELL) == "blocked"
    assert Check.objects.get().reason == "robots.txt disallows this page."
