"""For whom and when a page is made, and the two answers that are no page: missing, moved."""

import datetime as dt
import difflib
from dataclasses import dataclass
from functools import cached_property

from conductatlas.accounts import Viewer
from conductatlas.archive import queries
from conductatlas.knowledge import Knowledge, load_knowledge
from conductatlas.publication.paths import document_path, path_of, platform_path
from conductatlas.publication.words import label

__all__ = ["Missing", "Moved", "Suggestion", "Viewing", "missing_document", "missing_platform"]

_SUGGESTIONS = 5


@dataclass(frozen=True)
class Viewing:
    """The moment (UTC), the address of the site, the viewer.

    `is_simulated` where the whole archive is a demonstration: platforms' dates are marked then.
    """

    now: dt.datetime
    site_url: str
    viewer: Viewer
    is_simulated: bool = False

    @cached_property
    def knowledge(self) -> Knowledge:
        """The knowledge base, for the names of types, laws and bodies."""
        return load_knowledge()

    def type_name(self, slug: str) -> str:
        """The name of a provision type; of one that is gone, its slug in words."""
        known = self.knowledge.types.get(slug)
        return known.name if known else label(slug)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something that was perhaps meant."""

    label: str
    path: str


@dataclass(frozen=True, slots=True)
class Missing:
    """There is no such page; `what` says what was asked for, in a sentence."""

    what: str
    nearest: tuple[Suggestion, ...] = ()


@dataclass(frozen=True, slots=True)
class Moved:
    """The page lives elsewhere."""

    path: str


def missing_platform(slug: str) -> Missing | Moved:
    """What to answer where no platform has this slug."""
    if place := queries.place_of_slug(slug):
        return Moved(path_of(place))
    names = {p.slug: p.name for p in queries.platform_names()}
    close = difflib.get_close_matches(slug, names, n=_SUGGESTIONS, cutoff=0.5)
    nearest = tuple(Suggestion(names[one], platform_path(one)) for one in close)
    return Missing(f"No platform is called “{slug}” here.", nearest)


def missing_document(platform: str, slug: str, rest: str = "") -> Missing | Moved:
    """What to answer where a platform has no such document; `rest` is the path below it."""
    if place := queries.place_of_slug(platform, slug):
        return Moved(path_of(place) + rest)
    found = queries.find_platform(platform)
    if found is None:
        return missing_platform(platform)
    documents = {d.slug: d.title for d in queries.documents_of(found.id)}
    close = difflib.get_close_matches(slug, documents, n=_SUGGESTIONS, cutoff=0.3)
    nearest = tuple(
        Suggestion(documents[one], document_path(platform, one))
        for one in close or list(documents)[:_SUGGESTIONS]
    )
    return Missing(f"{found.name} has no document “{slug}” here.", nearest)
