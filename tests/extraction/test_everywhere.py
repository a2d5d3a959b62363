"""The same bytes give the same text on any machine, whatever its locale and hash seed."""

import hashlib
import subprocess
import sys

import pytest

from conductatlas.extraction import extract
from tests.support.pdf import PdfLine, a_pdf, column

_PAGES = {
    "text/html": "<h1>İŞLETME ŞARTLARI</h1><p>Privacy I, ı, İ and i: 1.234,56 €"
    " for all. Last updated: 3 May 2026.</p><ul><li>a<li>b</ul>".encode(),
    "text/plain": "ÜBERSICHT\n\nDie Bedingungen gelten ab 3. März 2026.\n".encode("cp1252"),
    "application/pdf": a_pdf([[PdfLine("TERMS", 740, 18), *column(["We process data.", "More."])]]),
}
_CODE = """
import sys
from conductatlas.extraction import extract
made = extract(sys.stdin.buffer.read(), media_type=sys.argv[1])
sys.stdout.buffer.write(repr(made).encode("utf-8"))
"""


@pytest.mark.parametrize("media_type", _PAGES)
@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C", "PYTHONHASHSEED": "1", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "2", "TZ": "Pacific/Kiritimati"},
        {"LC_ALL": "de_DE.ISO-8859-1", "PYTHONHASHSEED": "3", "PYTHONIOENCODING": "latin-1"},
    ],
    ids=lambda environment: environment["LC_ALL"],
)
def test_the_text_is_the_same_in_any_locale(media_type: str, environment: dict[str, str]) -> None:
    raw = _PAGES[media_type]
    done = subprocess.run(
        [sys.executable, "-c", _CODE, media_type],
        input=raw, capture_output=True, check=True, env=environment,
    )  # fmt: skip
    here = repr(extract(raw, media_type=media_type)).encode("utf-8")
    assert hashlib.sha256(done.stdout).hexdigest() == hashlib.sha256(here).hexdigest()
