"""Canonical JSON (RFC 8785) for the values that leaves hold.

Text, whole numbers up to 2^53, true, false, null, lists and mappings: one value, one spelling, so
that anybody can make the bytes of a leaf again. Fractions are refused; write them as text.
"""

import json
from collections.abc import Mapping, Sequence

__all__ = ["JsonValue", "canonical_json"]

JsonValue = None | bool | int | str | Sequence["JsonValue"] | Mapping[str, "JsonValue"]

# RFC 8785 3.2.2.3: numbers are IEEE doubles, exact for whole numbers up to here.
_MOST = 2**53 - 1


def canonical_json(value: JsonValue) -> bytes:
    """`value` as UTF-8; raises ValueError for what has no such form (fractions, surrogates)."""
    return _spelled(value).encode("utf-8")


def _spelled(value: JsonValue) -> str:
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, int):
        return _number(value)
    if isinstance(value, Mapping):
        return _mapping(value)
    if isinstance(value, Sequence):
        return f"[{','.join(map(_spelled, value))}]"
    raise ValueError(f"{value!r} has no canonical form: write it as text or a whole number")


def _number(value: int) -> str:
    if abs(value) > _MOST:
        raise ValueError(f"{value} is beyond 2^53: write it as text")
    return str(int(value))


def _mapping(value: Mapping[str, JsonValue]) -> str:
    # RFC 8785 3.2.3: names are sorted by their UTF-16 code units.
    names = sorted(value, key=lambda name: name.encode("utf-16-be"))
    return "{" + ",".join(f"{_spelled(n)}:{_spelled(value[n])}" for n in names) + "}"
