"""Whole pages through the real stages: a server's answers in, outcomes and versions out."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from conductatlas.app.stages import real_stages
from conductatlas.archive import store
from conductatlas.archive.models import Capture, Change, Provision, Version
from conductatlas.archive.texts import explanations, rendition_text
from conductatlas.capture import Exchange, FetchRequest, HostState
from tests.support.pipeline import START, Bench, Web, WebGuest, a_bench, a_platform

pytestmark = pytest.mark.django_db

_MENU = "<nav><a href='/'>Home</a><a href='/a'>About us</a><a href='/jobs'>Jobs</a></nav>"
_FOOT = "<footer><a href='/imprint'>Imprint</a> <a href='/cookies'>Cookies</a></footer>"
_CLAUSES = [
    ("Acceptance", "By opening an account or using the service you agree to these terms. "
     "If you do not agree, do not use the service."),
    ("Your content", "You keep the rights in what you post. You grant us a worldwide, royalty-free "
     "licence to host, store, copy and display your content in order to run the service."),
    ("Accounts", "You must be at least 16 years old. You are responsible for what happens under "
     "your account and for keeping your password secret. Tell us at once if it was stolen."),
    ("Fees", "Paid plans renew each month until you cancel them. We may change prices with 30 days "
     "notice by e-mail. Fees that were paid are not refunded, unless the law says otherwise."),
    ("Ending", "We may suspend or terminate your account at any time if you break these terms. You "
     "may close your account at any time in its settings."),
    ("Liability", "To the extent that the law permits, our total liability to you is limited to "
     "the greater of 100 euros and what you paid us in the twelve months before the claim."),
    ("Law", "These terms are governed by the laws of Ireland, and the courts of Dublin decide."),
]  # fmt: skip
_ARBITRATION = (
    "Disputes",
    "All disputes between you and us are resolved by binding individual arbitration, and you waive "
    "your right to a trial by jury and to take part in a class action. You may opt out within 30 "
    "days by writing to legal@lumenpost.example.",
)


def a_page(*more: tuple[str, str], banner: str = "We use cookies.", menu: str = _MENU) -> str:
    """The terms of an invented service in a page as the web has them."""
    sections = "".join(f"<h2>{title}</h2><p>{text}</p>" for title, text in [*_CLAUSES, *more])
    return (
        "<!doctype html><html lang='en'><head><title>Terms of service – Lumenpost</title></head>"
        f"<body><div class='cookie-banner'>{banner}</div>{menu}<main><h1>Terms of service</h1>"
        f"<p>Last updated: 1 March 2026</p>{sections}</main>{_FOOT}</body></html>"
    )


class HtmlGuest(WebGuest):
    """A guest of a web whose pages are HTML."""

    async def visit(self, request: FetchRequest) -> Exchange:
        exchange = self.web.answer(request)
        hops = tuple(
            replace(hop, response_headers=((b"Content-Type", b"text/html"),))
            for hop in exchange.hops
        )
        return replace(exchange, hops=hops)


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    store.sync_catalogue([a_platform()], START)
    bench = a_bench(tmp_path, stages=real_stages())
    bench.web = HtmlWeb(bench.web.clock)
    return bench


class HtmlWeb(Web):
    """The scripted web, with pages in HTML."""

    def guest(self, _: Iterable[HostState]) -> WebGuest:
        return HtmlGuest(self)


def test_a_real_page_becomes_provisions_whose_quotes_are_in_its_text(bench: Bench) -> None:
    assert bench.outcome(a_page()) == "changed"
    text = rendition_text(Version.objects.get().renditions.get().pk)
    assert "About us" not in text
    assert "We use cookies" not in text
    provisions = Provision.objects.select_related("wording")
    assert {"governing-law-venue", "liability-cap"} <= {p.type for p in provisions}
    for provision in provisions:
        assert provision.wording is not None
        assert text[provision.start : provision.end] == provision.wording.quote
    wordings = [p.wording_id for p in provisions if p.wording_id]
    assert set(explanations(wordings)) == set(wordings)


def test_q1_login_bot_check_soft_404_cookie_wall_and_home_page_with_200_are_no_versions(
    bench: Bench,
) -> None:
    bench.outcome(a_page())
    pages = {
        "<html><title>Log in</title><body><form><input name=user><input type=password>"
        "<button>Log in</button></form><p>Forgot password?</p></body></html>": "blocked",
        "<html><title>Just a moment...</title><body><h1>Checking your browser</h1><p>Enable "
        "JavaScript and cookies to continue.</p></body></html>": "blocked",
        "<html><title>Page not found</title><body><h1>Sorry, this page isn't available</h1>"
        "<p>The link may be broken.</p></body></html>": "not-a-policy",
        "<html><title>Before you continue</title><body><h1>Before you continue to Lumenpost</h1>"
        "<p>We use cookies and data to deliver our services, and to measure ads.</p><button>Reject "
        "all</button><button>Accept all</button></body></html>": "not-a-policy",
        f"<html><title>Lumenpost</title><body>{_MENU}<h1>Post light</h1><p>Join 3 million people."
        f"</p><a href='/signup'>Sign up</a>{_FOOT}</body></html>": "not-a-policy",
    }
    for page, outcome in pages.items():
        assert [bench.outcome(page) for _ in range(3)] == [outcome] * 3
    assert Version.objects.count() == 1
    assert Change.objects.count() == 0
    assert not Provision.objects.exclude(status="active").exists()
    assert Capture.objects.count() == 16


def test_furniture_that_changes_is_no_change_and_a_clause_is_one(bench: Bench) -> None:
    bench.outcome(a_page())
    other = a_page(
        banner="We and 912 partners value your privacy.", menu=_MENU.replace("Jobs", "News")
    )
    assert bench.outcome(other) in ("unchanged", "cosmetic")
    assert [bench.outcome(a_page(_ARBITRATION)), bench.outcome()] == ["unconfirmed", "changed"]
    change = Change.objects.get()
    assert (change.direction, change.published) == ("worse", True)
    added = {p.provision.type for p in change.provisions.filter(status="added")}
    assert "mandatory-arbitration" in added
    assert change.confirmed_at - change.detected_at == dt.timedelta(hours=24)


def test_two_regional_pages_in_turn_have_each_its_own_change(bench: Bench) -> None:
    """A1, B1, A2, B2: one change within each observed variant, none across."""
    region = (
        "Norland",
        "If you live in Norland, the Norland Consumer Board decides disputes, and you may cancel "
        "within 30 days of your order without giving a reason.",
    )
    first = [a_page(), a_page(region)]
    second = [page.replace("30 days notice", "7 days notice") for page in first]
    for day in range(8):
        bench.outcome(first[day % 2])
    outcomes = [bench.outcome(second[day % 2]) for day in range(4)]
    assert outcomes == ["unconfirmed", "unconfirmed", "changed", "changed"]
    pairs = Change.objects.order_by("id").values_list("old_version__number", "new_version__number")
    assert list(pairs) == [(1, 3), (2, 4)]
    for change in Change.objects.all():
        assert (change.added, change.removed, change.modified) == (0, 0, 1)
        assert change.published
