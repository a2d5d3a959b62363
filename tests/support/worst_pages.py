"""Pages made to keep a reader busy, each of a kind of its own, and what reading one of them costs.

Run as a module with the name of one it prints, as JSON, the processor seconds and the peak memory.
"""

import contextlib
import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from conductatlas.model import InputError

__all__ = ["PAGES", "page"]

_BYTES = 8 * 1024 * 1024 - 200
_TAGS = 99_900
_CHARS = 950_000


def _filled(unit: str, chars: int = _BYTES) -> str:
    return (unit * (chars // len(unit) + 1))[:chars]


def _counted(unit: str, count: int) -> str:
    return "".join(unit.replace("#", str(number)) for number in range(count))


def _island(values: str) -> str:
    start = '<title>Terms</title><script id="__NEXT_DATA__" type="application/json">{"all":['
    return f"{start}{values.rstrip(',')}]}}</script>"


PAGES: dict[str, Callable[[], str]] = {
    "nested": lambda: "<div>" * _TAGS + "end",
    "nested and too many": lambda: "<div>" * 1_000_000,
    "nested with text": lambda: "<div>words of it " * _TAGS,
    "nested inline": lambda: "<span><div>x</span>" * (_TAGS // 3),
    "nested tables": lambda: "<table><tr><td>x" * (_TAGS // 3),
    "nested lists": lambda: "<ol><li>x" * (_TAGS // 2),
    "nested forms": lambda: "<form><div></form>x" * (_TAGS // 3),
    "nested headings": lambda: "<h1><div>" * (_TAGS // 2) + "x",
    "nested overlays": lambda: '<div class="header modal">' * 119 + "<i></i>" * (_TAGS // 3),
    "bold over blocks": lambda: "<b><div>x</b>" * (_TAGS // 3),
    "bold opened anew": lambda: _counted("<b id=#>", _TAGS // 2) + "<p>x" * (_TAGS // 2),
    "alternating bold": lambda: "<b>x</b> y " * (_TAGS // 2),
    "adoption": lambda: "<a><b><i><p>x</a></b></i></p>" * (_TAGS // 8),
    "a million attributes": lambda: "<p " + _counted("a#=1 ", 700_000) + ">",
    "attributes of the root": lambda: _counted("<body a#=1>", _TAGS),
    "an attribute of 8 MB": lambda: '<p class="' + _filled("footer nav-") + '">words',
    "many names": lambda: _counted('<p class="a# b-c">x', _TAGS),
    "less than": lambda: "<" * _BYTES,
    "unclosed tags": lambda: _filled("<a "),
    "unclosed quotes": lambda: _filled('<a b="'),
    "unclosed comments": lambda: _filled("<!--"),
    "unclosed scripts": lambda: "<script>" + _filled("</scrip"),
    "paragraphs": lambda: "<p>x" * _TAGS,
    "too many paragraphs": lambda: _filled("<p>"),
    "line breaks": lambda: "x<br>" * _TAGS,
    "one paragraph of 8 MB": lambda: "<p>" + _filled("some words of it "),
    "long paragraphs": lambda: ("<p>" + _filled("some words of it ", 200_000)) * 7,
    "one word": lambda: "<p>" + "a" * _CHARS,
    "entities": lambda: "<p>" + _filled("&amp;"),
    "bare ampersands": lambda: "<p>" + _filled("&"),
    "NUL": lambda: "<p>" + "\0" * _BYTES,
    "links": lambda: _counted("<a href=/x#>link #</a> ", _TAGS // 2),
    "linked items": lambda: "<ul>" + _counted("<li><a href=/#>link #</a></li>", _TAGS // 4),
    "a giant table": lambda: "<table>" + "<tr><td>a<td>b<td>c" * (_TAGS // 4),
    "a wide row": lambda: "<table><tr>" + "<td>a" * _TAGS,
    "options": lambda: "<select>" + "<option>x" * _TAGS,
    "headings": lambda: _counted("<h2>Title #</h2>", _TAGS // 2),
    "one heading": lambda: "<h2>The title</h2>" * (_TAGS // 2),
    "contents": lambda: _counted("<p>Title #", _TAGS // 3) + _counted("<h2>Title #</h2>", 30_000),
    "interrupted contents": lambda: "<p>Title 1<p>words" * (_TAGS // 2) + "<h2>Title 1</h2>",
    "endings": lambda: "<p>We use cookies.</p>" * 20_000 + "<p>Related articles" * 50_000,
    "dates": lambda: "<p>" + _filled("Last updated 1 January 2020, ", _CHARS),
    "years": lambda: "<p>" + _filled("2020 ", _CHARS),
    "words of policies": lambda: "<p>" + _filled("you may ", _CHARS),
    "brackets": lambda: "<p>" + _filled("[](", _CHARS),
    "stars": lambda: "<p>" + _filled("*a _b **c __d ", _CHARS),
    "backslashes": lambda: "<p>" + "\\" * _CHARS,
    "rules": lambda: "<p>a<br>" + "=" * _CHARS + "x",
    "empty lines": lambda: "<pre>" + "\n" * _BYTES,
    "lines": lambda: "<pre>" + _filled("x\n\n", _CHARS),
    "accents": lambda: "<p>" + _filled("a\u0301\u0327", _CHARS),
    "companies": lambda: "<p>" + _filled("Tarn Lumen Inc. ", _CHARS),
    "words of dates": lambda: "<p>" + _filled("Last updated and effective ", _CHARS),
    "named footers": lambda: '<section class="footer">words of it</section>' * 25_000,
    "different footers": lambda: _counted('<p class="share-# footer nav#">words of it', 90_000),
    "choices": lambda: "<div>" * 100 + "<button>accept all</button> cookies " * 60 + "<p>x" * 9_000,
    "an island": lambda: _island('{"title":"Terms","body":"<p>You agree."},' * 16_000),
    "a deep island": lambda: _island("[" * 70_000 + "]" * 70_000),
    "an island of words": lambda: _island('"' + _filled("You agree to it. ", 3_900_000) + '",'),
    "zero-width": lambda: "<p>" + "\u200b" * _CHARS,
}


def page(name: str) -> bytes:
    """The page `name`, in full."""
    return PAGES[name]().encode()


def _measure(name: str) -> dict[str, float]:
    from conductatlas.extraction import extract

    raw = page(name)
    # What loads on first use is no page's time.
    extract(b"<p>We may use your personal data as this policy says.</p>" * 9)
    began = time.process_time()
    # What is no text at all ends with an error that says so.
    with contextlib.suppress(InputError):
        extract(raw, media_type="text/html", url="https://tarnwick.example/terms")
    seconds = time.process_time() - began
    return {"seconds": seconds, "mib": _peak_mib()}


def _peak_mib() -> float:
    """The peak memory of this program. Not `ru_maxrss`: that counts the process it was forked from.

    Where the system does not say it (other than Linux), the other one has to do.
    """
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    print(json.dumps(_measure(sys.argv[1])))
