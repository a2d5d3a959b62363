"""The console's tables, those that an operator looks at first: documents, checks, hosts, events."""

from django.contrib import admin, messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from conductatlas.app.console.reading import ReadOnly
from conductatlas.archive import models
from conductatlas.model import ConductAtlasError
from conductatlas.pipeline import accept_waiting_text

admin.site.site_header = "ConductAtlas console"
admin.site.site_title = "ConductAtlas console"
admin.site.index_title = "The archive's tables"


@admin.register(models.Document)
class Documents(ReadOnly):
    """Documents by capture health, with what is due."""

    list_display = ("platform", "title", "kind", "health", "last_checked", "next_check")
    list_filter = ("health", "kind", "origin")
    list_select_related = ("platform",)
    search_fields = ("title", "slug", "platform__name", "platform__slug")
    raw_id_fields = ("current_version",)
    actions = ("accept_waiting",)

    def has_accept_permission(self, request: HttpRequest) -> bool:
        """Whether the operator may take decisions, and not only look."""
        return bool(request.user.is_active and request.user.is_superuser)

    @admin.action(description="Accept the text that waits", permissions=["accept"])
    def accept_waiting(self, request: HttpRequest, chosen: "QuerySet[Model]") -> None:
        """Publish a suspect text at the next check, as the command does."""
        for document in chosen:
            assert isinstance(document, models.Document)  # noqa: S101 - registered for it alone
            try:
                accept_waiting_text(document.platform.slug, document.slug)
            except ConductAtlasError as error:
                messages.error(request, str(error))
            else:
                messages.success(request, f"{document}: the waiting text is accepted.")


@admin.register(models.Platform)
class Platforms(ReadOnly):
    """Platforms, those that are retired included."""

    list_display = ("name", "slug", "first_tracked", "retired_at")
    search_fields = ("name", "slug")


@admin.register(models.Check)
class Checks(ReadOnly):
    """Checks, the newest first, with how they ended."""

    list_display = ("id", "document", "started_at", "outcome", "reason", "origin")
    list_filter = ("outcome", "stage", "origin")
    list_select_related = ("document",)


@admin.register(models.Version)
class Versions(ReadOnly):
    """Confirmed versions."""

    list_display = ("id", "document", "number", "first_seen", "confirmed_at", "origin")
    list_filter = ("origin", "is_seam")
    list_select_related = ("document",)


@admin.register(models.Change)
class Changes(ReadOnly):
    """Changes, those that are not published included."""

    list_display = ("id", "document", "detected_at", "change_class", "published", "severity",
                    "direction", "summary")  # fmt: skip
    list_filter = ("published", "change_class", "severity", "direction")
    list_select_related = ("document",)


@admin.register(models.HostState)
class Hosts(ReadOnly):
    """Hosts that fail, since when and why."""

    list_display = ("host", "failing_since", "failures", "announced", "not_before", "reason")
    list_filter = ("announced",)
    search_fields = ("host",)


@admin.register(models.Event)
class Events(ReadOnly):
    """What happened, for later steps."""

    list_display = ("id", "kind", "subject", "at", "handled_at")
    list_filter = ("kind",)
