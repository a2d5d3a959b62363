"""The one parser of web addresses."""

import re
from ipaddress import IPv6Address

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from conductatlas.capture.exchange import CaptureError, FailureKind, without_credentials
from conductatlas.capture.weburl import parse_url


@pytest.mark.parametrize(
    "url",
    [
        "http://10.0.0.1\\@lumenpost.example/",
        "http://a@10.0.0.1/",
        "http://a:b@lumenpost.example/",
        "http://@lumenpost.example/",
        "http://lumen\tpost.example/",
        "http://lumenpost.example/\n",
        "ht\ntp://lumenpost.example/",
        "http://lumenpost.example/\x00",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://1.2.3.4.5/",
        "http://256.1.1.1/",
        "http://lumenpost.0x1/",
        "http://[fe80::1%25eth0]/",
        "http://[fe80::1%eth0]/",
        "http://[::1/",
        "http://::1/",
        "http://%31%32%37.0.0.1/",
        "http://lumen post.example/",
        "http://lumenpost.example:0/",
        "http://lumenpost.example:65536/",
        "http://lumenpost.example:8o/",
        "http://lumenpost..example/",
        "http://-lumenpost.example/",
        "http:///path",
        "http:lumenpost.example",
        "//lumenpost.example/",
        "lumenpost.example/terms",
        "",
        "file:///etc/passwd",
        "ftp://lumenpost.example/",
        "data:text/html,hello",
        "javascript:alert(1)",
        "http://lumen\ud800post.example/",
        "http://ｌｕｍｅｎ＠post.example/",
        "http://" + "ü" * 300 + ".example/",
        "http://lumenpost.example/" + "a" * 2_000,
        "http://lumenpost.example/" + "ä" * 700,
    ],
)
def test_s07_a_url_that_parsers_disagree_on_is_refused(url: str) -> None:
    with pytest.raises(CaptureError) as caught:
        parse_url(url)
    assert caught.value.failure.kind is FailureKind.REFUSED_URL


@pytest.mark.parametrize(
    ("url", "rebuilt"),
    [
        ("http://１２７．０．０．１/", "http://127.0.0.1/"),
        ("http://127。0。0。1/", "http://127.0.0.1/"),
        ("http://127.0.0.1./", "http://127.0.0.1/"),
        ("http://LumenPost.Example.:80/a?b#c", "http://lumenpost.example/a?b"),
        ("https://lumenpost.example:443", "https://lumenpost.example/"),
        ("https://lumenpost.example:8443?x=1", "https://lumenpost.example:8443/?x=1"),
        (
            "http://bücher.example/straße?q=ä b",
            "http://xn--bcher-kva.example/stra%C3%9Fe?q=%C3%A4%20b",
        ),
        ("http://[2606:2800:0220:0001::0001]/", "http://[2606:2800:220:1::1]/"),
        (" https://my_shop.example/100%/%7Ex ", "https://my_shop.example/100%25/%7Ex"),
        ("https://lumenpost.example//evil.example/x", "https://lumenpost.example//evil.example/x"),
    ],
)
def test_s07_a_url_is_rebuilt_from_what_was_read(url: str, rebuilt: str) -> None:
    assert str(parse_url(url)) == rebuilt


def test_s07_a_mapped_address_stays_one_in_brackets() -> None:
    url = parse_url("http://[::FFFF:127.0.0.1]:8080/")
    assert IPv6Address(url.host) == IPv6Address("::ffff:127.0.0.1")
    assert url.authority == f"[{url.host}]:8080"


@pytest.mark.parametrize(
    ("reference", "joined"),
    [
        ("/terms", "https://lumenpost.example/terms"),
        ("terms?x", "https://lumenpost.example/legal/terms?x"),
        ("../a", "https://lumenpost.example/a"),
        ("//other.example/x", "https://other.example/x"),
        ("http://other.example", "http://other.example/"),
        (" https://other.example/a b ", "https://other.example/a%20b"),
        ("#part", "https://lumenpost.example/legal/index"),
    ],
)
def test_a_reference_is_read_from_where_it_stands(reference: str, joined: str) -> None:
    assert str(parse_url("https://lumenpost.example/legal/index").join(reference)) == joined


@pytest.mark.parametrize(
    "reference", ["//a@10.0.0.1/", "/\\10.0.0.1", "file:///etc/passwd", "//[::1", "/a\r\nX: y"]
)
def test_s07_a_reference_is_no_way_around_the_parser(reference: str) -> None:
    with pytest.raises(CaptureError):
        parse_url("https://lumenpost.example/").join(reference)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("https://user:secret@lumenpost.example/", "https://lumenpost.example/"),
        ("x //u:p@a.example/ y https://v@b.example", "x //a.example/ y https://b.example"),
        ("https://lumenpost.example/@user", "https://lumenpost.example/@user"),
    ],
)
def test_s10_credentials_are_taken_out_of_text(text: str, shown: str) -> None:
    assert without_credentials(text) == shown


def test_s10_a_refusal_does_not_repeat_the_credentials() -> None:
    for url in ("https://user:secret@lumenpost.example/", "user:secret@x//u:secret@y"):
        with pytest.raises(CaptureError) as caught:
            parse_url(url)
        assert "secret" not in str(caught.value)


_URLS = st.from_regex(r"https?://[a-z0-9.:@\[\]%\\-]{1,20}[/?#]?[!-~é\s]{0,20}", fullmatch=True)


_HOSTS = st.text(min_size=1).map(lambda host: f"http://{host}/")


@given(_URLS | _HOSTS | st.text())
@example("http://a.example/%zz")
def test_what_is_read_reads_the_same_again(url: str) -> None:
    try:
        once = parse_url(url)
    except CaptureError:
        return
    assert parse_url(str(once)) == once
    assert re.fullmatch(r"[!-~]+", str(once))
    assert "@" not in once.authority
