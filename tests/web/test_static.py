import re
from pathlib import Path

import conductatlas.web

_WEB = Path(conductatlas.web.__file__).parent


def test_the_styles_are_small() -> None:
    assert sum(path.stat().st_size for path in (_WEB / "static").rglob("*.css")) <= 30_000


def test_colours_are_named_once() -> None:
    for path in (_WEB / "static").rglob("*.css"):
        if path.name not in ("tokens.css", "print.css"):
            assert not re.search(r"#[0-9a-fA-F]{3,8}\b", path.read_text()), path.name


def test_templates_are_short() -> None:
    for path in (_WEB / "templates").rglob("*.html"):
        assert len(path.read_text().splitlines()) < 120, path.name


def test_nothing_comes_from_elsewhere() -> None:
    for path in (_WEB / "static").rglob("*.css"):
        assert "http" not in path.read_text()
        assert "@import" not in path.read_text()
