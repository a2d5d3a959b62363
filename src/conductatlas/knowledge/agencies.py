"""Bodies that can act on a clause, their complaint channels, and when each is named.

Read from `data/agencies/` and `data/rules/agencies/`.
"""

from collections.abc import Iterator

from conductatlas.knowledge.entries import Entries
from conductatlas.knowledge.phrases import typographic
from conductatlas.knowledge.schema import Agency, AgencyRule
from conductatlas.model.located import Fields

__all__ = ["read_agencies", "read_agency_rules"]


def read_agencies(entries: Entries) -> dict[str, Agency]:
    """The bodies of `data/agencies/`, by id."""
    found: dict[str, Agency] = {}
    for root in entries.files("agencies"):
        for made, entry in entries.each(root, "agencies", "the agency"):
            found[made] = Agency(
                id=made,
                name=typographic(entry.text("name", required=True) or ""),
                jurisdiction=entry.text("jurisdiction", required=True) or "",
                acts_on=typographic(entry.text("acts_on", required=True) or ""),
                complaint_url=_url(entry),
                limit=typographic(entry.text("limit", required=True) or ""),
                source=entry.text("source", required=True) or "",
                reviewed=entries.reviewed(entry),
            )
            entry.done()
    return found


def _url(entry: Fields) -> str | None:
    url = entry.text("complaint_url")
    if url is not None and not url.startswith("https://"):
        entry.fault(entry.line("complaint_url"), f'"{url}" is no https:// address', "Mend it")
    return url


def read_agency_rules(entries: Entries) -> Iterator[tuple[AgencyRule, Fields]]:
    """The rules of `data/rules/agencies/` in order, each with its place."""
    for root in entries.files("rules/agencies"):
        entries.reviewed(root)
        for made, entry in entries.each(root, "rules", "the agency rule"):
            rule = AgencyRule(
                id=made,
                applies=entries.applies(entry),
                agency=entry.text("agency", required=True) or "",
                why=entries.passage(entry, "why", required=True),
            )
            entry.done()
            yield rule, entry
