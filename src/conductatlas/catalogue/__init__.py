"""Which platforms, documents and sources are tracked: YAML files, one a platform."""

from conductatlas.catalogue.kinds import kind_of
from conductatlas.catalogue.loader import (
    RESERVED_SLUGS,
    SHIPPED,
    check_catalogue,
    load_catalogue,
    read_platform,
)
from conductatlas.catalogue.ota import load_ota_declarations
from conductatlas.catalogue.schema import DocumentEntry, PlatformEntry, SourceEntry, Variant
from conductatlas.catalogue.urls import url_fault

__all__ = [
    "RESERVED_SLUGS",
    "SHIPPED",
    "DocumentEntry",
    "PlatformEntry",
    "SourceEntry",
    "Variant",
    "check_catalogue",
    "kind_of",
    "load_catalogue",
    "load_ota_declarations",
    "read_platform",
    "url_fault",
]
