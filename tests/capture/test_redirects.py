"""Where an answer leads, and which cookies go along."""

import pytest

from conductatlas.capture.redirects import SessionCookies, is_same_site, redirect_reference
from conductatlas.capture.weburl import parse_url

HOME = parse_url("https://www.lumenpost.example/terms")


@pytest.mark.parametrize(
    ("status", "name", "value", "reference"),
    [
        (301, b"Location", b"/a", "/a"),
        (302, b"location", "/ü".encode(), "/ü"),
        (307, b"Location", b"/\xfc", "/ü"),
        (302, b"Location", b"", None),
        (302, b"X-Other", b"/a", None),
        (300, b"Location", b"/a", None),
        (201, b"Location", b"/a", None),
        (200, b"Refresh", b"0; url=/a", "/a"),
        (200, b"refresh", b"3;URL='/a b'", "/a b"),
        (200, b"Refresh", b"0.5 , /a", "/a"),
        (200, b"Refresh", b"11; url=/a", None),
        (200, b"Refresh", b"5", None),
        (200, b"Refresh", b"soon; url=/a", None),
        (404, b"Refresh", b"0; url=/a", None),
    ],
)
def test_an_answer_leads_where_it_says(
    status: int, name: bytes, value: bytes, reference: str | None
) -> None:
    assert redirect_reference(status, ((name, value),)) == reference


@pytest.mark.parametrize(
    ("lines", "url", "cookies"),
    [
        ([b"a=1; Path=/"], "https://www.lumenpost.example/x", {"a": "1"}),
        ([b"a=1"], "https://lumenpost.example/", {}),
        ([b"a=1; Domain=lumenpost.example"], "https://eu.lumenpost.example/", {"a": "1"}),
        ([b"a=1; domain=.lumenpost.example"], "https://lumenpost.example/", {"a": "1"}),
        ([b"a=1; Domain=example"], "https://other.example/", {}),
        ([b"a=1; Domain=other.example"], "https://other.example/", {}),
        ([b"a=1", b"a=2"], "https://www.lumenpost.example/", {"a": "2"}),
        ([b"a=1", b"a=; Max-Age=0"], "https://www.lumenpost.example/", {}),
        ([b"a=1", b"a=x; max-age=-1"], "https://www.lumenpost.example/", {}),
        ([b"nonsense", b"=v", b""], "https://www.lumenpost.example/", {}),
        ([b"a=b=c"], "https://www.lumenpost.example/", {"a": "b=c"}),
    ],
)
def test_a_cookie_goes_where_it_belongs(
    lines: list[bytes], url: str, cookies: dict[str, str]
) -> None:
    jar = SessionCookies()
    jar.keep(HOME, tuple((b"Set-Cookie", line) for line in lines))
    assert jar.for_url(parse_url(url)) == cookies


def test_a_site_cannot_pile_up_cookies() -> None:
    jar = SessionCookies()
    jar.keep(HOME, tuple((b"Set-Cookie", b"c%d=1" % n) for n in range(500)))
    assert len(jar.for_url(HOME)) == 50


@pytest.mark.parametrize(
    ("url", "is_same"),
    [
        ("https://lumenpost.example/", True),
        ("https://eu.lumenpost.example/", True),
        ("https://badlumenpost.example/", False),
        ("https://tracker.example/", False),
    ],
)
def test_configured_cookies_stay_in_the_family(url: str, is_same: bool) -> None:
    assert is_same_site(parse_url(url), HOME) is is_same
