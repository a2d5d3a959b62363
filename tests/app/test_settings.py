"""Settings: documented, typed, and no unknown name passes."""

from pathlib import Path

import pytest

from conductatlas.app.settings import Settings, describe, load_settings
from conductatlas.model import SettingsError


def test_defaults_hold_where_nothing_is_given() -> None:
    settings = load_settings({"HOME": "/nobody"})
    assert (settings.port, settings.open, settings.delay_seconds) == (8600, False, 1.0)


def test_the_environment_is_read_by_type() -> None:
    settings = load_settings(
        {
            "CONDUCTATLAS_PORT": "9000",
            "CONDUCTATLAS_OPEN": "1",
            "CONDUCTATLAS_DELAY_SECONDS": "0.5",
            "CONDUCTATLAS_DATA_DIR": "~/archive",
        }
    )
    assert (settings.port, settings.open, settings.delay_seconds) == (9000, True, 0.5)
    assert settings.data_dir == Path("~/archive").expanduser()


def test_an_unknown_name_is_refused_with_the_nearest() -> None:
    with pytest.raises(SettingsError, match="Did you mean CONDUCTATLAS_DATA_DIR"):
        load_settings({"CONDUCTATLAS_DATADIR": "/x"})


def test_every_malformed_value_is_named_at_once() -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings({"CONDUCTATLAS_PORT": "many", "CONDUCTATLAS_OPEN": "perhaps"})
    assert "CONDUCTATLAS_PORT: 'many' is not a whole number" in str(caught.value)
    assert "CONDUCTATLAS_OPEN: 'perhaps' is not 1 or 0" in str(caught.value)


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / "conductatlas.toml"
    file.write_text('port = 7000\nopen = true\nhost = "::1"\n')
    settings = load_settings({"CONDUCTATLAS_CONFIG": str(file), "CONDUCTATLAS_PORT": "7001"})
    assert (settings.port, settings.open, settings.host) == (7001, True, "::1")


@pytest.mark.parametrize(
    ("text", "words"), [("prot = 1\n", "Did you mean CONDUCTATLAS_PORT"), ("port = \n", "TOML")]
)
def test_a_faulty_file_is_named(tmp_path: Path, text: str, words: str) -> None:
    file = tmp_path / "conductatlas.toml"
    file.write_text(text)
    with pytest.raises(SettingsError, match=words) as caught:
        load_settings({"CONDUCTATLAS_CONFIG": str(file)})
    assert str(file) in str(caught.value)


def test_a_missing_file_is_named() -> None:
    with pytest.raises(SettingsError, match=r"/no/such\.toml: cannot be read"):
        load_settings({"CONDUCTATLAS_CONFIG": "/no/such.toml"})


def test_secrets_are_not_shown() -> None:
    environment = {
        "CONDUCTATLAS_SECRET_KEY": "hush",
        "CONDUCTATLAS_DATABASE_URL": "postgresql://u:hush@h/d",
    }
    rows = describe(load_settings(environment), environment)
    assert len(rows) == len(Settings.__dataclass_fields__)
    assert all(row.doc.endswith((".", "'s.")) for row in rows)
    assert "hush" not in repr(rows)
