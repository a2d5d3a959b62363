"""Where the shared folder with corpus, gold sets and contracts lies; tests skip without it."""

import os
from pathlib import Path

import pytest

_DEFAULT = Path(__file__).resolve().parents[2].parent / "shared"


def shared(*parts: str) -> Path:
    """The path of `parts` in the shared folder; skips the test where it is absent."""
    path = Path(os.environ.get("CONDUCTATLAS_SHARED", _DEFAULT)).joinpath(*parts)
    if not path.exists():
        pytest.skip(f"{path} is absent")
    return path
