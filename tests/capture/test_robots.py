"""robots.txt by RFC 9309: what is allowed, what is not, and what it costs to know."""

import asyncio
import datetime as dt

import pytest

from conductatlas.capture import Exchange, FailureKind, FetchRequest
from conductatlas.capture.politeness import PolitenessPolicy
from tests.support.network import Clock, NameServer, a_visitor
from tests.support.server import Answer, Asked, LocalServer, a_server, answer, page, redirect


async def _visited(
    robots: Answer, target: str = "/terms", budget_seconds: float = 5.0
) -> tuple[Exchange, LocalServer]:
    manners = PolitenessPolicy(delay_seconds=0, max_attempts=1)
    async with (
        a_server({"/robots.txt": robots, "*": page()}) as server,
        a_visitor(Clock(), manners, budget_seconds=budget_seconds) as visitor,
    ):
        return await visitor.visit(FetchRequest(server.url(target))), server


def _rules(*lines: str) -> bytes:
    return answer("\n".join(lines).encode(), Content_Type="text/plain")


@pytest.mark.parametrize(
    ("lines", "target", "is_allowed"),
    [
        (("User-agent: *", "Disallow: /private/"), "/terms", True),
        (("User-agent: *", "Disallow: /private/"), "/private/terms", False),
        (("User-agent: *", "Disallow: /", "Allow: /terms"), "/terms", True),
        (("User-agent: *", "Disallow: /", "User-agent: conductatlas", "Allow: /"), "/terms", True),
        (("User-agent: ConductAtlas", "Disallow: /terms"), "/terms", False),
        (("User-agent: OtherBot", "Disallow: /"), "/terms", True),
        (("User-agent: *", "Disallow: /*.pdf$"), "/terms.pdf", False),
        (("User-agent: *", "Disallow: /t%65rms"), "/terms", False),
        (("\ufeffUser-agent: *", "Disallow: /"), "/terms", False),
        (("<html>", "<p>User-agent is a word</p>"), "/terms", True),
        ((), "/terms", True),
    ],
)
async def test_s12_the_rules_of_a_site_are_kept(
    lines: tuple[str, ...], target: str, is_allowed: bool
) -> None:
    exchange, server = await _visited(_rules(*lines), target)
    assert exchange.is_ok == is_allowed
    assert server.targets() == ["/robots.txt", target][: 2 if is_allowed else 1]
    if not is_allowed:
        assert exchange.failure is not None
        assert exchange.failure.kind is FailureKind.ROBOTS
        assert "disallows this page" in exchange.failure.sentence


@pytest.mark.parametrize("status", [401, 403, 404, 410])
async def test_s12_a_site_without_rules_allows_everything(status: int) -> None:
    exchange, _ = await _visited(answer(b"nothing here", status))
    assert exchange.is_ok


@pytest.mark.parametrize("status", [500, 502])
async def test_s12_a_site_that_cannot_answer_allows_nothing_for_now(status: int) -> None:
    exchange, server = await _visited(answer(b"broken", status))
    assert exchange.failure is not None
    assert exchange.failure.kind is FailureKind.ROBOTS
    assert server.targets() == ["/robots.txt"]


@pytest.mark.parametrize("status", [429, 503])
async def test_s12_a_site_that_asks_for_patience_at_its_rules_is_left_alone(status: int) -> None:
    exchange, server = await _visited(answer(b"", status, Retry_After="7200"))
    assert exchange.failure is not None
    assert exchange.failure.kind is FailureKind.RATE_LIMITED
    assert server.targets() == ["/robots.txt"]


async def test_s12_rules_that_do_not_arrive_allow_nothing_for_now() -> None:
    async def hang(_: Asked, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(60)

    exchange, _ = await _visited(hang, budget_seconds=0.3)
    assert exchange.failure is not None
    assert exchange.failure.kind is FailureKind.ROBOTS


async def test_s12_redirected_rules_are_followed() -> None:
    names = NameServer({"rules.example": [["127.0.0.1"]]})
    async with (
        a_server({"*": page()}) as server,
        a_visitor(Clock(), names=names) as visitor,
    ):
        elsewhere = server.url("/all-rules", host="rules.example")
        server.routes["/robots.txt"] = redirect(elsewhere, 301)
        server.routes["/all-rules"] = _rules("User-agent: *", "Disallow: /terms")
        exchange = await visitor.visit(FetchRequest(server.url("/terms")))
    assert exchange.failure is not None
    assert exchange.failure.kind is FailureKind.ROBOTS


async def test_s12_of_five_megabytes_the_first_500_kilobytes_count() -> None:
    filler = ["# " + "x" * 998] * 500
    rules = ["User-agent: *", "Disallow: /early", *filler, *(["# " + "y" * 998] * 4_500)]
    early, _ = await _visited(_rules(*rules, "Disallow: /late"), "/early")
    late, _ = await _visited(_rules(*rules, "Disallow: /late"), "/late")
    assert not early.is_ok
    assert late.is_ok


async def test_s12_a_rule_that_the_limit_cuts_is_dropped() -> None:
    head = "User-agent: *\n"
    filler = "#" * (500 * 1024 - len(head) - len("\nDisallow: /")) + "\n"
    body = (head + filler + "Disallow: /private/\n").encode()
    exchange, _ = await _visited(answer(body, Content_Type="text/plain"))
    assert exchange.is_ok


async def test_s12_many_wildcards_do_not_hold_the_archive_up() -> None:
    began = asyncio.get_running_loop().time()
    rules = [f"Disallow: /{'*a' * 60}{n}$" for n in range(300)]
    exchange, _ = await _visited(_rules("User-agent: *", *rules), "/" + "a" * 1_900)
    assert exchange.is_ok
    assert asyncio.get_running_loop().time() - began < 10


async def test_s12_rules_that_redirect_in_circles_count_as_absent() -> None:
    exchange, _ = await _visited(redirect("/robots.txt"))
    assert exchange.is_ok


async def test_the_rules_are_asked_for_once_and_kept_for_a_day() -> None:
    clock = Clock()
    async with (
        a_server({"/robots.txt": _rules("User-agent: *"), "*": page()}) as server,
        a_visitor(clock, PolitenessPolicy(delay_seconds=0, per_host=8)) as visitor,
    ):
        urls = [server.url(f"/page-{n}") for n in range(8)]
        visits = await asyncio.gather(*(visitor.visit(FetchRequest(url)) for url in urls))
        assert all(exchange.is_ok for exchange in visits)
        assert server.targets().count("/robots.txt") == 1
        clock.moment += dt.timedelta(hours=23)
        await visitor.visit(FetchRequest(urls[0]))
        assert server.targets().count("/robots.txt") == 1
        clock.moment += dt.timedelta(hours=2)
        await visitor.visit(FetchRequest(urls[0]))
        assert server.targets().count("/robots.txt") == 2


async def test_known_rules_serve_while_the_site_cannot_answer() -> None:
    clock = Clock()
    rules = _rules("User-agent: *", "Disallow: /private/")
    robots: list[bytes] = [rules, answer(b"broken", 500)]
    async with (
        a_server({"/robots.txt": robots, "*": page()}) as server,
        a_visitor(clock) as visitor,
    ):
        assert (await visitor.visit(FetchRequest(server.url("/terms")))).is_ok
        clock.moment += dt.timedelta(days=2)
        assert (await visitor.visit(FetchRequest(server.url("/terms")))).is_ok
        assert not (await visitor.visit(FetchRequest(server.url("/private/a")))).is_ok
        clock.moment += dt.timedelta(days=40)
        assert not (await visitor.visit(FetchRequest(server.url("/terms")))).is_ok


async def test_a_redirect_to_another_site_asks_for_that_site_s_rules() -> None:
    names = NameServer({"other.example": [["127.0.0.1"]]})
    async with a_server({}) as server, a_server({}) as other, a_visitor(Clock(), names=names) as v:
        server.routes["/terms"] = redirect(other.url("/terms", host="other.example"))
        other.routes["/robots.txt"] = _rules("User-agent: *", "Disallow: /terms")
        exchange = await v.visit(FetchRequest(server.url("/terms")))
    assert exchange.failure is not None
    assert exchange.failure.kind is FailureKind.ROBOTS
    assert [hop.status for hop in exchange.hops] == [302]
    assert other.targets() == ["/robots.txt"]


async def test_rules_may_be_set_aside_for_sites_of_one_s_own() -> None:
    manners = PolitenessPolicy(delay_seconds=0, obey_robots=False)
    robots = _rules("User-agent: *", "Disallow: /")
    async with (
        a_server({"/robots.txt": robots, "*": page()}) as server,
        a_visitor(Clock(), manners) as visitor,
    ):
        assert (await visitor.visit(FetchRequest(server.url("/terms")))).is_ok
    assert server.targets() == ["/terms"]
