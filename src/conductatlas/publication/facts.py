"""Facts in words: "opt_out_days: 30" is "Opt-out: 30 days"; what changed of them, side by side."""

from collections.abc import Mapping
from dataclasses import dataclass

from conductatlas.model.records import FactValue

__all__ = ["Fact", "FactChange", "fact_changes", "fact_list", "in_words"]

_UNITS = {"_days": "day", "_months": "month", "_hours": "hour", "_years": "year"}
_SPELLED = {"opt out": "opt-out", "ai": "AI", "dpo": "data protection officer", "us": "US"}


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact as it is shown."""

    name: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact that differs; an empty side is one where the text does not state it."""

    label: str
    before: str
    after: str


def fact_list(facts: Mapping[str, FactValue]) -> tuple[Fact, ...]:
    """The facts in their order, in words."""
    return tuple(Fact(name, _label(name), in_words(name, value)) for name, value in facts.items())


def fact_changes(
    before: Mapping[str, FactValue] | None, after: Mapping[str, FactValue] | None
) -> tuple[FactChange, ...]:
    """The facts that differ between two wordings, by name."""
    old, new = before or {}, after or {}
    return tuple(
        FactChange(
            _label(name),
            in_words(name, old[name]) if name in old else "",
            in_words(name, new[name]) if name in new else "",
        )
        for name in sorted({*old, *new})
        if old.get(name) != new.get(name)
    )


def in_words(name: str, value: FactValue) -> str:
    """A fact's value with its unit."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(value)
    unit = next((u for end, u in _UNITS.items() if name.endswith(end)), "")
    if not unit or not isinstance(value, int | float):
        return str(value)
    return f"{value:g} {unit}" if value == 1 else f"{value:g} {unit}s"


def _label(name: str) -> str:
    for end in _UNITS:
        name = name.removesuffix(end)
    words = name.replace("_", " ")
    for plain, spelled in _SPELLED.items():
        words = " ".join(f" {words} ".replace(f" {plain} ", f" {spelled} ").split())
    return words[:1].upper() + words[1:]
