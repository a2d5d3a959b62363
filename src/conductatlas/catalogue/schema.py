"""What a catalogue file says: platforms, documents in one variant each, their sources in order."""

from dataclasses import dataclass, field

from conductatlas.model.vocabulary import DocumentKind, Sector

__all__ = ["DocumentEntry", "PlatformEntry", "SourceEntry", "Variant"]


@dataclass(frozen=True, slots=True)
class Variant:
    """Under which region, language and consent state a document is fetched, and how to ask."""

    region: str = ""
    language: str = ""
    consent: str = ""
    accept_language: str = ""
    cookies: tuple[tuple[str, str], ...] = ()
    proxy: str = ""


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One URL of a document.

    `select` and `remove` are CSS selectors, `section` the heading text or the anchor of the policy
    that is meant on a page that holds several; `browser` asks for rendering.
    """

    url: str
    select: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()
    section: str = ""
    browser: bool = False
    insecure_tls: bool = False


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """One policy of a platform in one variant; its slug is unique within the platform.

    `replaced_by` is the slug of the platform's document that took its place: this one is kept, and
    not visited any more.
    """

    slug: str
    title: str
    kind: DocumentKind
    sources: tuple[SourceEntry, ...]
    variant: Variant = field(default_factory=Variant)
    every_minutes: int = 1440
    replaced_by: str = ""


@dataclass(frozen=True, slots=True)
class PlatformEntry:
    """A tracked service. `former_slugs` redirect to `slug` and are never given again."""

    slug: str
    name: str
    homepage: str
    sectors: tuple[Sector, ...]
    documents: tuple[DocumentEntry, ...]
    former_slugs: tuple[str, ...] = ()
