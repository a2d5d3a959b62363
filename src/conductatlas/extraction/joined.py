"""What the parts of one document say of it together, their places moved to where they stand."""

from collections.abc import Sequence
from dataclasses import replace

from conductatlas.model import Span
from conductatlas.model.records import Extracted
from conductatlas.model.stated import NamedEntity, OwnName, StatedDate

__all__ = ["joined_dates", "joined_entities", "joined_names"]


def joined_dates(parts: Sequence[Extracted], starts: Sequence[int]) -> tuple[StatedDate, ...]:
    """The newest date of each kind that a part states; `starts` says where each part begins."""
    newest: dict[str, StatedDate] = {}
    for part, start in zip(parts, starts, strict=True):
        for found in part.dates:
            known = newest.get(found.kind)
            if known is None or _weight(found) > _weight(known):
                newest[found.kind] = replace(found, span=_moved(found.span, start))
    return tuple(newest.values())


def _weight(found: StatedDate) -> tuple[bool, str]:
    return (found.precision == "day", found.date.isoformat())


def joined_names(parts: Sequence[Extracted], starts: Sequence[int]) -> tuple[OwnName, ...]:
    """The names that the parts use for the platform, each where it first stands."""
    names: dict[str, OwnName] = {}
    for part, start in zip(parts, starts, strict=True):
        for name in part.names:
            names.setdefault(name.name.casefold(), replace(name, span=name.span.shifted(start)))
    return tuple(names.values())


def joined_entities(parts: Sequence[Extracted], starts: Sequence[int]) -> tuple[NamedEntity, ...]:
    """The companies that the parts name, the platform's own first."""
    entities: dict[str, NamedEntity] = {}
    for part, start in zip(parts, starts, strict=True):
        for entity in part.entities:
            moved = replace(
                entity,
                span=entity.span.shifted(start),
                address=_moved(entity.address, start),
                registration=_moved(entity.registration, start),
            )
            known = entities.get(entity.name)
            if known is None or (entity.is_own and not known.is_own):
                entities[entity.name] = moved
    return tuple(sorted(entities.values(), key=lambda e: (not e.is_own, e.span.start)))


def _moved(span: Span | None, by: int) -> Span | None:
    return span.shifted(by) if span else None
