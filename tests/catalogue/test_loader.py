"""The catalogue's loader: every fault with file, line and repair, and nothing loaded."""

from pathlib import Path, PurePath

import pytest

from conductatlas.catalogue import (
    SHIPPED,
    PlatformEntry,
    check_catalogue,
    load_catalogue,
    read_platform,
)
from conductatlas.model import DataFileError, DataFileFault
from conductatlas.model.vocabulary import DocumentKind, Sector

GOOD = """\
name: Lumenpost
homepage: https://lumenpost.example/
sectors: [social, messaging]
documents:
  - kind: terms-of-service
    title: Terms of Use
    variant: {region: DE, language: de, accept_language: "de", cookies: {consent: all}}
    sources:
      - url: https://lumenpost.example/terms
        section: Terms
        remove: [.banner]
      - url: https://lumenpost.example/terms/annex
    every: 12h
"""


def faults_of(text: str) -> list[DataFileFault]:
    """The faults that reading `text` as lumenpost.yaml notes."""
    faults: list[DataFileFault] = []
    read_platform(text, PurePath("lumenpost.yaml"), faults)
    return faults


def the_platform(text: str) -> PlatformEntry:
    """The platform that `text` declares."""
    faults: list[DataFileFault] = []
    entry = read_platform(text, PurePath("lumenpost.yaml"), faults)
    assert entry is not None, faults
    return entry


def test_a_document_may_be_replaced_by_another_of_the_file() -> None:
    second = "  - {kind: terms-of-service, title: Terms 2, sources: [{url: https://l.example/2}]}\n"
    text = GOOD + second
    assert the_platform(text).documents[0].replaced_by == ""
    entry = the_platform(text.replace("every: 12h", "replaced_by: terms-2"))
    assert entry.documents[0].replaced_by == "terms-2"


@pytest.mark.parametrize("slug", ["terms-3", "terms-of-use-de-de"])
def test_a_document_cannot_be_replaced_by_itself_or_by_nothing(slug: str) -> None:
    [fault] = faults_of(GOOD.replace("every: 12h", f"replaced_by: {slug}"))
    assert (fault.line, slug in str(fault)) == (13, True)


def test_every_field_is_read() -> None:
    entry = the_platform(GOOD)
    assert (entry.slug, entry.name, entry.sectors) == (
        "lumenpost",
        "Lumenpost",
        (Sector.SOCIAL, Sector.MESSAGING),
    )
    document = entry.documents[0]
    assert document.kind is DocumentKind.TERMS_OF_SERVICE
    assert document.slug == "terms-of-use-de-de"
    assert document.every_minutes == 720
    assert document.variant.cookies == (("consent", "all"),)
    assert [s.url for s in document.sources] == [
        "https://lumenpost.example/terms",
        "https://lumenpost.example/terms/annex",
    ]
    assert document.sources[0].section == "Terms"
    assert document.sources[0].remove == (".banner",)


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("terms-of-service", "terms-of-servce", 5, 'Did you mean "terms-of-service"'),
        ("social, messaging", "soical", 3, 'Did you mean "social"'),
        ("    every: 12h", "    evry: 12h", 13, 'Did you mean "every"'),
        ("every: 12h", "every: sometimes", 13, "Write 30m, 12h, 1d or 2w"),
        ("https://lumenpost.example/terms\n", "file:///etc/passwd\n", 9, "begins with https://"),
        ("https://lumenpost.example/terms\n", "https://a:b@x.example/\n", 9, "user name"),
        ("name: Lumenpost\n", "", 1, 'has no "name"'),
        ("sectors: [", "sectors: [[", 4, "not well-formed YAML"),
        ("    title: Terms of Use\n", "    title: A\n    title: B\n", 7, "stands twice"),
        ("      - url: https://lumenpost.example/terms/annex\n", "      - {}\n", 12, 'no "url"'),
    ],
)
def test_a_fault_names_its_line_and_its_repair(old: str, new: str, line: int, words: str) -> None:
    assert old in GOOD
    faults = faults_of(GOOD.replace(old, new, 1))
    assert any(f.line == line and words in str(f) for f in faults), [str(f) for f in faults]
    assert all(str(f).startswith("lumenpost.yaml:") for f in faults)


def test_a_reserved_path_part_is_no_slug() -> None:
    text = GOOD.replace("Terms of Use", "Versions").replace("    variant:", "    #variant:")
    (fault,) = faults_of(text)
    assert (fault.line, fault.fault) == (6, '"versions" is a reserved path part')


def test_all_faults_of_a_file_come_at_once() -> None:
    text = GOOD.replace("social", "soical").replace("12h", "often").replace("url:", "uri:")
    assert len(faults_of(text)) >= 4


def write(folder: Path, **files: str) -> Path:
    """`folder` with one YAML file a keyword."""
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return folder


def test_one_fault_anywhere_loads_nothing(tmp_path: Path) -> None:
    folder = write(
        tmp_path / "c", one=GOOD, two=GOOD.replace("Lumenpost", "Two").replace("12h", "x")
    )
    with pytest.raises(DataFileError, match=r"two\.yaml:13"):
        load_catalogue([folder])


def test_a_slug_given_twice_is_a_fault_even_as_a_former_one(tmp_path: Path) -> None:
    second = GOOD.replace("name: Lumenpost", "name: Two\nformer_slugs: [lumenpost]")
    _, faults = check_catalogue([write(tmp_path / "c", one=GOOD, two=second)])
    assert [f.fault for f in faults] == ['the slug "lumenpost" is already that of one.yaml']


def test_a_later_folder_lays_over_an_earlier_one(tmp_path: Path) -> None:
    first = write(tmp_path / "a", lumenpost=GOOD)
    second = write(tmp_path / "b", lumenpost=GOOD.replace("12h", "1d"))
    (entry,) = load_catalogue([first, second])
    assert entry.documents[0].every_minutes == 1440


def test_a_missing_folder_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="no such folder"):
        load_catalogue([tmp_path / "absent"])


def test_the_shipped_catalogue_is_sound_and_large() -> None:
    entries = load_catalogue([SHIPPED])
    assert len(entries) >= 150
    assert sum(len(e.documents) for e in entries) >= 350
