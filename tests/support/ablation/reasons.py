"""Why rules of extraction stay though no page needs them.

`without_page.yaml` gives reasons; `owed.yaml` lists those that have none but that their pages are
still to be written. That list is only to become shorter.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from pathlib import Path

import yaml

__all__ = ["owed", "reasons", "write_owed"]

_LISTS = Path(__file__).with_name("without_page.yaml")
_OWED = Path(__file__).with_name("owed.yaml")
_HEAD = """\
# Rules of extraction that are data and have no page yet, by their tables: {} in all.
# Whoever writes a page that needs one takes it off: `make rules` says which are stale.
# `python -m tests.support.ablation.data --write-owed` writes the list anew.
"""


def reasons() -> Mapping[str, str]:
    """The reason of each rule that is listed."""
    lists = yaml.safe_load(_LISTS.read_text("utf-8"))
    return {rule: reason for reason, rules in lists.items() for rule in rules}


def owed() -> frozenset[str]:
    """The rules whose pages are still to be written."""
    lists = yaml.safe_load(_OWED.read_text("utf-8")) if _OWED.exists() else {}
    return frozenset(f"{table}: {rule}" for table, rules in lists.items() for rule in rules)


def write_owed(rules: Collection[str]) -> None:
    """List `rules` as those whose pages are still to be written, and no others."""
    lists = defaultdict(list)
    for name in sorted(rules):
        table, _, rule = name.partition(": ")
        lists[table].append(rule)
    text = yaml.safe_dump(dict(lists), allow_unicode=True, width=1000)
    _OWED.write_text(_HEAD.format(len(rules)) + text, "utf-8")
