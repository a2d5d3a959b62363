"""Why some rules of extraction stay though no page needs them: the lists in `without_page.yaml`."""

from collections.abc import Mapping
from pathlib import Path

import yaml

__all__ = ["reasons"]

_LISTS = Path(__file__).with_name("without_page.yaml")


def reasons() -> Mapping[str, str]:
    """The reason of each rule that is listed."""
    lists = yaml.safe_load(_LISTS.read_text("utf-8"))
    return {rule: reason for reason, rules in lists.items() for rule in rules}
