"""How a record is cited: archive, entity, document, record, capture, hash, address, access."""

import datetime as dt
from dataclasses import dataclass

from conductatlas.publication.moments import day

__all__ = ["Citation", "cite"]


@dataclass(frozen=True, slots=True)
class Citation:
    """A plain citation, line by line."""

    lines: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        """The citation as plain text, one line each."""
        return "\n".join(f"{name}: {value}" if name else value for name, value in self.lines)


def cite(
    *,
    platform: str,
    document: str,
    record: str,
    captured: dt.datetime,
    origin: str,
    text_sha256: str,
    url: str,
    now: dt.datetime,
    version: str = "",
) -> Citation:
    """The citation of a record; a simulated or imported moment says so."""
    marked = "" if origin == "captured" else f" ({origin})"
    captured_at = f"{captured.astimezone(dt.UTC):%Y-%m-%d %H:%M:%S} UTC{marked}"
    lines = [
        ("", "ConductAtlas Policy Archive"),
        ("Entity", platform),
        ("Document", document),
        ("Record", f"{record}, version {version}" if version else record),
        ("Captured", captured_at),
        ("SHA-256", text_sha256),
        ("URL", url),
        ("Accessed", day(now)),
    ]
    return Citation(tuple(lines))
