"""The permanent paths of pages, for citations, exports and redirects (design, section 6)."""

from urllib.parse import quote

from conductatlas.archive.queries import Place

__all__ = [
    "change_path",
    "diff_path",
    "document_path",
    "path_of",
    "platform_path",
    "provision_path",
    "version_path",
]


def platform_path(platform: str) -> str:
    """The page of a platform."""
    return f"/platform/{quote(platform)}/"


def document_path(platform: str, document: str) -> str:
    """The page of a document."""
    return f"{platform_path(platform)}{quote(document)}/"


def provision_path(platform: str, document: str, provision: str) -> str:
    """The page of a provision."""
    return f"{document_path(platform, document)}{quote(provision)}/"


def version_path(platform: str, document: str, number: int) -> str:
    """The page of a version."""
    return f"{document_path(platform, document)}versions/{number}/"


def diff_path(platform: str, document: str, old: int, new: int) -> str:
    """The page of the difference of two versions."""
    return f"{document_path(platform, document)}diff/{old}..{new}/"


def change_path(slug: str) -> str:
    """The page of a change."""
    return f"/change/{quote(slug)}/"


def path_of(place: Place) -> str:
    """The page of whatever `place` names."""
    if place.change:
        return change_path(place.change)
    if not place.document:
        return platform_path(place.platform)
    if place.version:
        return version_path(place.platform, place.document, place.version)
    if place.provision:
        return provision_path(place.platform, place.document, place.provision)
    return document_path(place.platform, place.document)
