"""A small archive behind the pages."""

from pathlib import Path

import pytest
from django.conf import settings

from tests.support.sample import Sample, a_sample


@pytest.fixture(autouse=True)
def _static_root() -> None:
    """WhiteNoise warns where its folder is missing."""
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)


@pytest.fixture
def sample(db: None) -> Sample:
    """The sample archive."""
    return a_sample()
