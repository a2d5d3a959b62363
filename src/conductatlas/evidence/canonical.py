"""Canonical JSON (RFC 8785) for the values that leaves hold.

Text, whole numbers up to 2^53, true, false, null, lists and dictionaries with ASCII names: one
value, one spelling, so that anybody can make the bytes of a leaf again. The rest is refused.
"""

import json

__all__ = ["JsonValue", "canonical_json"]

JsonValue = None | bool | int | str | list["JsonValue"] | dict[str, "JsonValue"]

# RFC 8785 3.2.2.3: numbers are IEEE doubles, exact for whole numbers up to here.
_MOST = 2**53 - 1


def canonical_json(value: JsonValue) -> bytes:
    """`value` as UTF-8; raises ValueError for what has no such form (fractions, surrogates)."""
    _check(value)
    # For ASCII names the order of code points is RFC 8785's order of UTF-16 code units.
    plain = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return plain.encode("utf-8")


def _check(value: JsonValue) -> None:
    if isinstance(value, str) or value is None or isinstance(value, bool):
        return
    if isinstance(value, int):
        if abs(value) > _MOST:
            raise ValueError(f"{value} is beyond 2^53: write it as text")
    elif isinstance(value, dict):
        for name, inner in value.items():
            if not (isinstance(name, str) and name.isascii()):
                raise ValueError(f"the name {name!r} is not ASCII: give another one")
            _check(inner)
    elif isinstance(value, list):
        for inner in value:
            _check(inner)
    else:
        raise ValueError(f"{value!r} has no canonical form: write it as text or a whole number")
