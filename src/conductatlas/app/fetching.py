"""How the archive fetches, by its settings: bounds, manners, stand-in routes."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping

from conductatlas.app.chromium import find_chromium
from conductatlas.app.clock import utc_now
from conductatlas.app.settings import Settings
from conductatlas.capture import (
    BrowserPolicy,
    FetchPolicy,
    HostState,
    PolitenessPolicy,
    Visitor,
)

__all__ = ["browser_policy", "fetch_policy", "guest_of", "politeness_policy"]


def fetch_policy(
    settings: Settings, routes: Mapping[str, tuple[str, int]] | None = None
) -> FetchPolicy:
    """The bounds of every fetch; `routes` gives hosts to a local server (demo)."""
    return FetchPolicy(
        user_agent=settings.user_agent,
        budget_seconds=settings.fetch_seconds,
        allow_private=settings.allow_private,
        routes=routes or {},
    )


def politeness_policy(settings: Settings) -> PolitenessPolicy:
    """How hosts are treated."""
    return PolitenessPolicy(
        delay_seconds=settings.delay_seconds,
        obey_robots=settings.robots,
    )


def browser_policy(settings: Settings) -> BrowserPolicy:
    """Which browser renders, and its bounds."""
    return BrowserPolicy(
        chromium=find_chromium(settings.chromium),
        at_once=settings.browsers,
        seconds=settings.browser_seconds,
    )


def guest_of(
    settings: Settings,
    now: Callable[[], dt.datetime] = utc_now,
    routes: Mapping[str, tuple[str, int]] | None = None,
) -> Callable[[Iterable[HostState]], Visitor]:
    """Opens a visitor for a run; `now` is the simulated clock of demo and replay."""
    policy, manners = fetch_policy(settings, routes), politeness_policy(settings)
    browser = browser_policy(settings)

    def open_guest(states: Iterable[HostState]) -> Visitor:
        return Visitor(policy, manners, now=now, states=states, browser=browser)

    return open_guest
