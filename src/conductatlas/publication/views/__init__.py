"""What the outside may see, as frozen records: one function a page, cut to the viewer's plan."""

from conductatlas.publication.views.changes import (
    change_cells,
    change_fields,
    change_page,
    changes_page,
)
from conductatlas.publication.views.diffs import DIFF_FIELDS, DiffView, diff_page
from conductatlas.publication.views.documents import (
    document_fields,
    document_page,
    provision_cells,
)
from conductatlas.publication.views.home import home_page
from conductatlas.publication.views.platforms import (
    PLATFORM_FIELDS,
    platform_cells,
    platform_page,
    platforms_page,
)
from conductatlas.publication.views.provisions import provision_page
from conductatlas.publication.views.records import (
    raw_capture,
    record_place,
    screenshot,
    text_download,
)
from conductatlas.publication.views.registry import (
    registry_fields,
    registry_page,
    type_page,
    types_page,
)
from conductatlas.publication.views.search import search_page
from conductatlas.publication.views.timeline import month_cells, timeline_page
from conductatlas.publication.views.versions import VERSION_FIELDS, version_page, versions_page
from conductatlas.publication.views.viewing import Missing, Moved, Suggestion, Viewing

__all__ = [
    "DIFF_FIELDS",
    "PLATFORM_FIELDS",
    "VERSION_FIELDS",
    "DiffView",
    "Missing",
    "Moved",
    "Suggestion",
    "Viewing",
    "change_cells",
    "change_fields",
    "change_page",
    "changes_page",
    "diff_page",
    "document_fields",
    "document_page",
    "home_page",
    "month_cells",
    "platform_cells",
    "platform_page",
    "platforms_page",
    "provision_cells",
    "provision_page",
    "raw_capture",
    "record_place",
    "registry_fields",
    "registry_page",
    "screenshot",
    "search_page",
    "text_download",
    "timeline_page",
    "type_page",
    "types_page",
    "version_page",
    "versions_page",
]
