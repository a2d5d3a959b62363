"""Path parts that are free: readable, distinct within their document, never given twice."""

from collections.abc import Sequence

from conductatlas.archive.models import Change, Provision
from conductatlas.model import slugify

__all__ = ["free_change_slug", "free_slugs"]

# Path parts below a document that mean something else (design, section 6).
_RESERVED = frozenset({"versions", "diff", "timeline", "drift"})
_LONGEST = 100


def free_slugs(
    document_id: int, titles: Sequence[tuple[str, str]], is_first: bool = False
) -> list[str]:
    """A slug for each (title, type) of new provisions, in order; `is_first`: there are none yet."""
    taken = set(_RESERVED)
    if not is_first:
        taken.update(Provision.objects.filter(document=document_id).values_list("slug", flat=True))
    slugs = []
    for title, provision_type in titles:
        slug = _free(slugify(title, _LONGEST) or provision_type, taken)
        taken.add(slug)
        slugs.append(slug)
    return slugs


def free_change_slug(wanted: str) -> str:
    """`wanted`, or with a number behind it where it is taken."""
    rows = Change.objects.filter(slug__startswith=wanted)
    return _free(wanted, set(rows.values_list("slug", flat=True)))


def _free(wanted: str, taken: set[str]) -> str:
    if wanted not in taken:
        return wanted
    number = 2
    while f"{wanted}-{number}" in taken:
        number += 1
    return f"{wanted}-{number}"
