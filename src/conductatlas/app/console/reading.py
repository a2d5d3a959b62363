"""The base of the console's tables: to be read; what is kept is written by the store alone."""

from typing import TYPE_CHECKING

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

__all__ = ["ReadOnly"]


if TYPE_CHECKING:
    _Base = admin.ModelAdmin[Model]
else:
    # Generic for the type checker alone.
    _Base = admin.ModelAdmin


class ReadOnly(_Base):
    """A table that is listed and looked at, never edited by hand."""

    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Never: rows come from the pipeline."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Never: a record that could be edited would be no evidence."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Never: ids are not reused and records stay."""
        return False
