"""Named values of the archive itself: how far a demo came, which name its log has."""

from typing import Any

from conductatlas.archive.models import NamedValue

__all__ = ["named_value", "set_named_value"]


def named_value(name: str) -> Any:
    """The JSON value kept under `name`; None where none is."""
    return NamedValue.objects.filter(name=name).values_list("value", flat=True).first()


def set_named_value(name: str, value: Any) -> None:
    """Keep a JSON `value` under `name`, in place of the one before."""
    NamedValue.objects.update_or_create(name=name, defaults={"value": value})
