"""The faults of the shared replay site, which serves real pages and real trouble."""

import subprocess
import sys
from collections.abc import Iterator

import pytest

from conductatlas.capture import FailureKind, FetchRequest
from conductatlas.capture.politeness import PolitenessPolicy
from tests.support.network import Clock, a_visitor
from tests.support.shared import shared


@pytest.fixture(scope="module")
def replay() -> Iterator[str]:
    script = shared("tools", "replay_site.py")
    shared("corpus", "captures.tar.xz")
    command = [sys.executable, str(script), "--port", "0", "--faults"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.terminate()


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        ("429", None),
        ("503", None),
        ("charset", None),
        ("login", None),
        ("captcha", None),
        ("soft404", None),
        ("slow", FailureKind.TIMEOUT),
        ("hang", FailureKind.TIMEOUT),
        ("loop", FailureKind.REDIRECT_LOOP),
        ("gzipbomb", FailureKind.TOO_LARGE),
        ("huge", FailureKind.TOO_LARGE),
        ("truncated", FailureKind.TRUNCATED),
        ("redirect?to=file:///etc/passwd", FailureKind.REFUSED_URL),
        ("redirect?to=http://user:secret@lumenpost.example/", FailureKind.REFUSED_URL),
        ("nothing/here", FailureKind.HTTP_STATUS),
    ],
)
async def test_each_fault_of_the_replay_site_ends_as_it_should(
    replay: str, fault: str, kind: FailureKind | None
) -> None:
    manners = PolitenessPolicy(delay_seconds=0)
    async with a_visitor(Clock(), manners, budget_seconds=1.5) as visitor:
        exchange = await visitor.visit(FetchRequest(f"{replay}fault/{fault}"))
    assert (exchange.failure.kind if exchange.failure else None) is kind
    assert (exchange.body != b"") == (kind in (None, FailureKind.HTTP_STATUS))


async def test_its_rules_are_kept(replay: str) -> None:
    async with a_visitor(Clock()) as visitor:
        exchange = await visitor.visit(FetchRequest(f"{replay}page/private/x"))
    assert exchange.failure is not None
    assert exchange.failure.kind is FailureKind.ROBOTS
