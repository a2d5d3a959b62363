"""The registry, the provision types, and the feed of changes."""

from django.http import HttpRequest, HttpResponse

from conductatlas.publication import views
from conductatlas.web.pages.answer import answer, filters_of, listing, page, viewing_of

__all__ = ["change", "changes", "provision_type", "provision_types", "record", "registry"]


@page
def registry(request: HttpRequest) -> HttpResponse:
    """Every provision, by filters."""
    filters = filters_of(request, views.registry_fields(viewing_of(request)))
    found = views.registry_page(filters)
    rows = (views.provision_cells(row) for row in found.page.rows)
    file = listing(filters, rows, "registry", found.page.total, found.page.pages)
    return file or answer(request, "web/registry.html", found)


@page
def provision_types(request: HttpRequest) -> HttpResponse:
    """Every type, by family."""
    return answer(request, "web/types.html", views.types_page(viewing_of(request)))


@page
def provision_type(request: HttpRequest, slug: str) -> HttpResponse:
    """One type, or one family."""
    viewing = viewing_of(request)
    fields = views.registry_fields(viewing)
    filters = filters_of(request, [f for f in fields if f.name not in ("type", "family")])
    found = views.type_page(viewing, slug, filters)
    if isinstance(found, views.Missing):
        return answer(request, "", found)
    rows = (views.provision_cells(row) for row in found.page.rows)
    file = listing(filters, rows, f"provisions-{slug}", found.page.total, found.page.pages)
    return file or answer(request, "web/type.html", found)


@page
def changes(request: HttpRequest) -> HttpResponse:
    """Published changes, newest first, by filters."""
    filters = filters_of(request, views.change_fields())
    found = views.changes_page(filters)
    rows = (views.change_cells(row) for row in found.page.rows)
    file = listing(filters, rows, "changes", found.page.total, found.page.pages)
    return file or answer(request, "web/changes.html", found)


@page
def change(request: HttpRequest, slug: str) -> HttpResponse:
    """One change record."""
    return answer(request, "web/change.html", views.change_page(viewing_of(request), slug))


@page
def record(request: HttpRequest, record: str) -> HttpResponse:
    """From a record id to the page of the day."""
    return answer(request, "", views.record_place(record))
