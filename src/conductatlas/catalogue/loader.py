"""Reads catalogue files: one platform a file, every fault with file, line and repair.

Nothing is loaded where anything is wrong: a half-read catalogue would retire what it did not read.
"""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePath

from conductatlas.catalogue.schema import DocumentEntry, PlatformEntry, SourceEntry, Variant
from conductatlas.catalogue.urls import url_fault
from conductatlas.model import DataFileError, DataFileFault, slugify
from conductatlas.model.located import Fields, parse_yaml
from conductatlas.model.vocabulary import DocumentKind, Sector

__all__ = ["RESERVED_SLUGS", "SHIPPED", "check_catalogue", "load_catalogue", "read_platform"]

# Path parts of the site below a platform or a document; no slug may be one of them.
RESERVED_SLUGS = frozenset({"timeline", "drift", "versions", "diff"})
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_EVERY = re.compile(r"([1-9][0-9]*)\s*(m|h|d|w)")
_MINUTES = {"m": 1, "h": 60, "d": 1440, "w": 10080}
SHIPPED = Path(__file__).parent / "data"


def load_catalogue(folders: Sequence[Path] = (SHIPPED,)) -> tuple[PlatformEntry, ...]:
    """The platforms of `folders`, by slug; a file in a later folder replaces its namesake.

    Raises DataFileError with every fault of every file.
    """
    entries, faults = check_catalogue(folders)
    if faults:
        raise DataFileError(faults)
    return entries


def check_catalogue(
    folders: Sequence[Path],
) -> tuple[tuple[PlatformEntry, ...], list[DataFileFault]]:
    """The platforms that could be read, by slug, and every fault."""
    faults: list[DataFileFault] = []
    found: list[tuple[Path, PlatformEntry]] = []
    for path in _files(folders, faults):
        try:
            text = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            faults.append(DataFileFault(path, 1, f"cannot be read ({error})", "Save it as UTF-8"))
            continue
        entry = read_platform(text, path, faults)
        if entry is not None:
            found.append((path, entry))
    _check_unique(found, faults)
    return tuple(sorted((e for _, e in found), key=lambda e: e.slug)), faults


def _files(folders: Sequence[Path], faults: list[DataFileFault]) -> Iterable[Path]:
    by_name: dict[str, Path] = {}
    for folder in folders:
        if not folder.is_dir():
            faults.append(DataFileFault(folder, 1, "there is no such folder", "Name a folder"))
            continue
        by_name.update((path.name, path) for path in sorted(folder.glob("*.yaml")))
        for path in sorted(folder.glob("*.yml")):
            faults.append(DataFileFault(path, 1, 'ends in ".yml"', 'Rename it to end in ".yaml"'))
    return (by_name[name] for name in sorted(by_name))


def read_platform(text: str, path: PurePath, faults: list[DataFileFault]) -> PlatformEntry | None:
    """The platform that the YAML `text` of file `path` declares; None where it has faults.

    What is wrong is added to `faults`.
    """
    before = len(faults)
    node = parse_yaml(text, path, faults)
    if node is None:
        return None
    if node.fields is None:
        faults.append(DataFileFault(path, 1, "the file is no mapping", 'Begin it with "name: …"'))
        return None
    fields = Fields(node, path, faults, "the platform")
    name = fields.text("name", required=True) or ""
    slug = _slug(fields, "name", slugify(name))
    entry = PlatformEntry(
        slug=slug,
        name=name,
        homepage=_url(fields, "homepage", required=False),
        sectors=_sectors(fields),
        documents=_documents(fields),
        former_slugs=fields.texts("former_slugs"),
    )
    fields.done()
    return entry if len(faults) == before else None


def _sectors(fields: Fields) -> tuple[Sector, ...]:
    words = fields.texts("sectors", required=True)
    line = fields.line("sectors")
    found = (fields.one_of(line, "sector", word, Sector) for word in words)
    return tuple(sector for sector in found if sector is not None)


def _documents(fields: Fields) -> tuple[DocumentEntry, ...]:
    documents: dict[str, DocumentEntry] = {}
    lines: dict[str, int] = {}
    for number, node in enumerate(fields.children("documents", required=True), start=1):
        child = fields.of(node, f"document {number}")
        if child is None:
            continue
        document = _document(child)
        if document.slug in documents:
            fault = f'two documents have the slug "{document.slug}"'
            child.fault(node.line, fault, 'Give one of them another "slug"')
        documents[document.slug] = document
        lines[document.slug] = child.line("replaced_by")
    for document in documents.values():
        wanted = document.replaced_by
        if wanted and (wanted == document.slug or wanted not in documents):
            fault = f'"{document.slug}" is replaced by "{wanted}", which is no other document here'
            repair = "Name the slug of a document of this file"
            fields.fault(lines[document.slug], fault, repair)
    return tuple(documents.values())


def _document(fields: Fields) -> DocumentEntry:
    kind = fields.choice("kind", DocumentKind, required=True) or DocumentKind.OTHER_POLICY
    title = fields.text("title", required=True) or ""
    variant = _variant(fields)
    suffix = "".join(f"-{part.lower()}" for part in (variant.region, variant.language) if part)
    document = DocumentEntry(
        slug=_slug(fields, "title", slugify(title + suffix)),
        title=title,
        kind=kind,
        sources=_sources(fields),
        variant=variant,
        every_minutes=_every(fields),
        replaced_by=fields.text("replaced_by") or "",
    )
    fields.done()
    return document


def _variant(fields: Fields) -> Variant:
    child = fields.child("variant", "the variant")
    if child is None:
        return Variant()
    cookies = child.get("cookies")
    pairs = (cookies.fields or {}) if cookies else {}
    variant = Variant(
        region=child.text("region") or "",
        language=child.text("language") or "",
        consent=child.text("consent") or "",
        accept_language=child.text("accept_language") or "",
        cookies=tuple((name, str(value.scalar)) for name, value in sorted(pairs.items())),
        proxy=child.text("proxy") or "",
    )
    child.done()
    return variant


def _sources(fields: Fields) -> tuple[SourceEntry, ...]:
    nodes = fields.children("sources", required=True)
    line = fields.line("sources")
    if not nodes and fields.node.fields and "sources" in fields.node.fields:
        fields.fault(line, f"{fields.what} has no source", 'Add "- url: https://…"')
    sources = []
    for number, node in enumerate(nodes, start=1):
        child = fields.of(node, f"source {number}")
        if child is not None:
            sources.append(_source(child))
    return tuple(sources)


def _source(fields: Fields) -> SourceEntry:
    source = SourceEntry(
        url=_url(fields, "url", required=True),
        select=fields.texts("select"),
        remove=fields.texts("remove"),
        section=fields.text("section") or "",
        browser=fields.flag("browser"),
        insecure_tls=fields.flag("insecure_tls"),
    )
    fields.done()
    return source


def _url(fields: Fields, name: str, required: bool) -> str:
    url = fields.text(name, required) or ""
    fault = url_fault(url) if url else None
    if fault is not None:
        repair = "Write one that begins with https:// (or http://)"
        fields.fault(fields.line(name), f'"{name}" of {fields.what}: {fault}', repair)
    return url


def _slug(fields: Fields, made_from: str, default: str) -> str:
    given = fields.text("slug")
    slug = given or default
    line = fields.line("slug" if given else made_from)
    if not _SLUG.fullmatch(slug):
        repair = 'Add "slug: …" of lower-case letters, digits and single hyphens'
        fields.fault(line, f'"{slug}" of {fields.what} cannot be a path part', repair)
    elif slug in RESERVED_SLUGS:
        fields.fault(line, f'"{slug}" is a reserved path part', "Choose another slug")
    return slug


def _every(fields: Fields) -> int:
    text = fields.text("every")
    if text is None:
        return 1440
    match = _EVERY.fullmatch(text)
    if match is None:
        fields.fault(fields.line("every"), f'"{text}" is no interval', "Write 30m, 12h, 1d or 2w")
        return 1440
    return int(match[1]) * _MINUTES[match[2]]


def _check_unique(found: list[tuple[Path, PlatformEntry]], faults: list[DataFileFault]) -> None:
    owners: dict[str, Path] = {}
    for path, entry in found:
        for slug in (entry.slug, *entry.former_slugs):
            if slug in owners:
                fault = f'the slug "{slug}" is already that of {owners[slug].name}'
                faults.append(DataFileFault(path, 1, fault, "Give this platform another slug"))
            owners.setdefault(slug, path)
