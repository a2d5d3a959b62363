"""The plans as data: names, prices, what each unlocks. Read once from `plans.yaml`."""

import functools
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from conductatlas.model import DataFileError, DataFileFault
from conductatlas.model.located import Fields, Located, parse_yaml

__all__ = ["Plan", "Unlock", "load_plans"]

SHIPPED = Path(__file__).parent / "plans.yaml"


class Unlock(StrEnum):
    """Something that a plan lets its holder see."""

    ANALYSIS_OPENING = "analysis-opening"
    ANALYSIS_CITATIONS = "analysis-citations"
    ANALYSIS_MEMO = "analysis-memo"


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan; `adds` says in words what it brings over the one before; None is no limit."""

    slug: str
    name: str
    usd_a_month: Decimal
    adds: str
    unlocks: frozenset[Unlock]
    watches: int | None
    api_requests_an_hour: int


@functools.cache
def load_plans(path: Path = SHIPPED) -> tuple[Plan, ...]:
    """The plans from the least to the most. Raises DataFileError with every fault."""
    faults: list[DataFileFault] = []
    node = parse_yaml(path.read_text("utf-8"), path, faults)
    plans: list[Plan] = []
    if node is not None:
        root = Fields(node, path, faults, "the plans file")
        found = [_plan(one, path, faults) for one in root.children("plans", required=True)]
        plans = [plan for plan in found if plan is not None]
        root.done()
    if faults:
        raise DataFileError(faults)
    return tuple(plans)


def _plan(node: Located, path: Path, faults: list[DataFileFault]) -> Plan | None:
    before = len(faults)
    fields = Fields(node, path, faults, "a plan")
    slug, name = fields.text("slug", required=True), fields.text("name", required=True)
    price = fields.text("usd_a_month", required=True)
    adds = fields.text("adds", required=True)
    unlocks = [
        fields.one_of(fields.line("unlocks"), "unlock", word, Unlock)
        for word in fields.texts("unlocks", required=True)
    ]
    watches = fields.get("watches", required=True)
    requests = fields.number("api_requests_an_hour", required=True)
    fields.done()
    if len(faults) > before:
        return None
    limit = None if watches is None or watches.scalar is None else int(str(watches.scalar))
    return Plan(
        slug=slug or "",
        name=name or "",
        usd_a_month=Decimal(price or 0),
        adds=adds or "",
        unlocks=frozenset(word for word in unlocks if word),
        watches=limit,
        api_requests_an_hour=int(requests or 0),
    )
