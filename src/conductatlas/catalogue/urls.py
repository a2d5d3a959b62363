"""Which URLs a catalogue may name: plain web addresses, without credentials."""

from urllib.parse import urlsplit

__all__ = ["url_fault"]


def url_fault(url: str) -> str | None:
    """What is wrong with `url` as a source, in words; None where nothing is."""
    if any(c.isspace() or ord(c) < 33 for c in url) or "\\" in url:
        return f'"{url}" holds white space, a control character or a backslash'
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        return f'"{url}" is not a URL ({error})'
    if parts.scheme not in ("http", "https"):
        return f'"{url}" is not a web address (its scheme is "{parts.scheme or "missing"}")'
    if parts.username is not None or parts.password is not None:
        return "it carries a user name or a password"
    if not host:
        return f'"{url}" names no host'
    return None
