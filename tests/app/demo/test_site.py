"""The demo's server: all hosts on one port, at one moment, with validators."""

import http.client
from collections.abc import Iterator

import pytest

from conductatlas.app.demo import MOMENTS, DemoSite, catalogue_folder
from conductatlas.catalogue import load_catalogue
from conductatlas.model.vocabulary import Sector

_URLS = [
    source.url
    for platform in load_catalogue([catalogue_folder()])
    for document in platform.documents
    for source in document.sources
]


@pytest.fixture
def site() -> Iterator[DemoSite]:
    with DemoSite() as site:
        yield site


def _ask(
    site: DemoSite, url: str, method: str = "GET", **headers: str
) -> tuple[http.client.HTTPResponse, bytes]:
    host, _, path = url.removeprefix("https://").partition("/")
    connection = http.client.HTTPConnection(*site.start(), timeout=5)
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, f"/{path}", headers={"Host": host, **sent})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


def test_every_catalogue_source_is_a_served_page(site: DemoSite) -> None:
    assert len(_URLS) >= 20
    for url in _URLS:
        response, body = _ask(site, url)
        assert response.status == 200, url
        assert len(body) > 8_000


def test_the_catalogue_covers_the_hosts_and_many_sectors(site: DemoSite) -> None:
    platforms = load_catalogue([catalogue_folder()])
    hosts = {platform.homepage.removeprefix("https://").rstrip("/") for platform in platforms}
    assert hosts == set(site.hosts())
    sectors = {sector for platform in platforms for sector in platform.sectors}
    wanted = {"social", "ai", "marketplace", "banking", "video", "health", "mobility", "gaming"}
    assert {Sector(word) for word in wanted} <= sectors


def test_an_unchanged_page_is_answered_with_304_and_no_body(site: DemoSite) -> None:
    first, body = _ask(site, _URLS[0])
    tag, modified = first.headers["ETag"], first.headers["Last-Modified"]
    for known in ({"If_None_Match": tag}, {"If_Modified_Since": modified}):
        again, nothing = _ask(site, _URLS[0], **known)
        assert (again.status, nothing) == (304, b"")
        assert again.headers["ETag"] == tag
    assert body


def test_another_tag_gets_the_page_even_with_a_matching_date(site: DemoSite) -> None:
    first, _ = _ask(site, _URLS[0])
    modified = first.headers["Last-Modified"]
    again, body = _ask(site, _URLS[0], If_None_Match='"other"', If_Modified_Since=modified)
    assert again.status == 200
    assert body


def test_the_moment_can_be_set_and_a_changed_page_has_another_tag(site: DemoSite) -> None:
    url = "https://tattlegrove.example/legal/terms"
    old, before = _ask(site, url)
    site.set_moment(MOMENTS[2])
    new, after = _ask(site, url, If_None_Match=old.headers["ETag"])
    assert new.status == 200
    assert b"binding arbitration" in after
    assert b"binding arbitration" not in before
    assert old.headers["Last-Modified"] != new.headers["Last-Modified"]


def test_answers_bear_the_simulated_time(site: DemoSite) -> None:
    response, _ = _ask(site, _URLS[0])
    assert response.headers["Date"] == "Mon, 02 Mar 2026 08:15:00 GMT"
    assert response.headers["Last-Modified"] == "Mon, 02 Mar 2026 06:15:00 GMT"


def test_robots_allow_policies_and_not_accounts(site: DemoSite) -> None:
    response, body = _ask(site, "https://pulsewren.example/robots.txt")
    assert response.status == 200
    assert b"Disallow: /account/" in body


def test_a_strange_host_is_misdirected(site: DemoSite) -> None:
    assert _ask(site, "https://elsewhere.example/")[0].status == 421


def test_head_sends_no_body(site: DemoSite) -> None:
    response, body = _ask(site, _URLS[0], method="HEAD")
    assert int(response.headers["Content-Length"]) > 8_000
    assert body == b""


def test_routes_lead_every_host_to_the_one_port(site: DemoSite) -> None:
    assert site.routes() == dict.fromkeys(site.hosts(), site.start())


def test_the_server_can_be_stopped_twice() -> None:
    site = DemoSite()
    site.start()
    site.stop()
    site.stop()
