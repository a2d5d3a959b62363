"""Where a record id leads, and the downloads of a version: raw bytes and canonical text."""

from dataclasses import dataclass

from conductatlas.archive import queries
from conductatlas.archive.texts import rendition_text
from conductatlas.model import parse_record_id
from conductatlas.publication.paths import path_of
from conductatlas.publication.views.versions import missing_version
from conductatlas.publication.views.viewing import Missing, Moved, missing_document

__all__ = [
    "RawCapture",
    "TextDownload",
    "raw_capture",
    "record_place",
    "screenshot",
    "text_download",
]


@dataclass(frozen=True, slots=True)
class TextDownload:
    """The canonical text of a version, and the name of its file."""

    text: str
    sha256: str
    filename: str


@dataclass(frozen=True, slots=True)
class RawCapture:
    """Which blob holds the bytes of a capture, and the name of its file."""

    sha256: str
    filename: str


def record_place(record: str) -> Moved | Missing:
    """The page of a record id, such as CA-P-004119."""
    parsed = parse_record_id(record)
    if parsed is None:
        return Missing(
            f"“{record}” is no record id. One looks like CA-P-004119: D is a document, V a "
            "version, P a provision, C a change."
        )
    place = queries.place_of_record(parsed)
    if place is None:
        return Missing(f"There is no record {record} in this archive.")
    return Moved(path_of(place))


def text_download(platform: str, slug: str, number: int) -> TextDownload | Missing | Moved:
    """The canonical text of a version."""
    found = _version(platform, slug, number)
    if isinstance(found, Missing | Moved):
        return found
    rendition = found.rendition
    name = f"{platform}-{slug}-version-{number}.md"
    return TextDownload(rendition_text(rendition.id), rendition.text_sha256, name)


def raw_capture(
    platform: str, slug: str, number: int, position: int
) -> RawCapture | Missing | Moved:
    """The capture at `position` (from 1) among those of a version's text."""
    capture = _capture(platform, slug, number, position)
    if isinstance(capture, Missing | Moved):
        return capture
    sha256 = capture.raw_sha256
    return RawCapture(sha256, f"{platform}-{slug}-version-{number}-{sha256[:16]}.bin")


def screenshot(
    platform: str, slug: str, number: int, position: int
) -> RawCapture | Missing | Moved:
    """The picture of the page that was rendered for that capture."""
    capture = _capture(platform, slug, number, position)
    if isinstance(capture, Missing | Moved):
        return capture
    if not capture.screenshot_sha256:
        return Missing("This page came without a browser: there is no picture of it.")
    sha256 = capture.screenshot_sha256
    return RawCapture(sha256, f"{platform}-{slug}-version-{number}-{sha256[:16]}.png")


def _capture(
    platform: str, slug: str, number: int, position: int
) -> queries.CaptureRow | Missing | Moved:
    found = _version(platform, slug, number)
    if isinstance(found, Missing | Moved):
        return found
    captures = queries.captures_of(found.rendition.id)
    if not 1 <= position <= len(captures):
        return Missing(f"Version {number} was made from {len(captures)} captures.")
    return captures[position - 1]


def _version(platform: str, slug: str, number: int) -> queries.VersionRow | Missing | Moved:
    document = queries.find_document(platform, slug)
    if document is None:
        return missing_document(platform, slug, f"versions/{number}/")
    return queries.find_version(document.id, number) or missing_version(document, number)
