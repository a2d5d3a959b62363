"""What `doctor` says of the browser."""

import importlib.util
from pathlib import Path

import pytest

from conductatlas.app.doctor import diagnose
from conductatlas.app.fetching import browser_policy
from conductatlas.app.settings import Settings
from tests.support.network import NOON

pytestmark = pytest.mark.django_db


def _found(settings: Settings) -> dict[str, tuple[str, str]]:
    return {one.name: (one.state, one.repair) for one in diagnose(settings, NOON)}


def test_a_missing_browser_is_named_with_its_repair(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(data_dir=tmp_path, chromium=str(tmp_path / "nowhere"))
    real = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "playwright" else real(name)
    )
    found = _found(settings)
    assert found["Playwright"] == ("missing", "pip install 'conductatlas[browser]'")
    assert found["Chromium"][0] == "missing"
    assert "apt install chromium" in found["Chromium"][1]


def test_a_browser_at_a_path_of_the_operator_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "chromium"
    path.touch()
    settings = Settings(data_dir=tmp_path, chromium=str(path), browsers=3, browser_seconds=9.0)
    policy = browser_policy(settings)
    assert (policy.chromium, policy.at_once, policy.seconds) == (path, 3, 9.0)
    assert _found(settings)["Chromium"] == ("ok", "")
