"""The demo's pages through the real reading: what changed is found, what did not is not."""

from functools import cache

import pytest

from conductatlas.analysis.document import reader_of
from conductatlas.analysis.pair import compare_texts
from conductatlas.app.demo import MOMENTS, catalogue_folder, load_companies
from conductatlas.app.demo.render import render
from conductatlas.catalogue import SourceEntry, load_catalogue
from conductatlas.extraction import extract
from conductatlas.knowledge import load_knowledge
from conductatlas.model.records import Extracted
from conductatlas.model.vocabulary import ChangeClass, Gate
from tests.app.demo.pages import first_visit
from tests.app.demo.truth import CHANGES, COSMETIC, FLIPPING

_BY_HOST = {company.host: company for company in load_companies()}
_KNOWN = {(c.company, c.file, c.state): ChangeClass.SUBSTANTIVE for c in CHANGES} | dict.fromkeys(
    COSMETIC, ChangeClass.COSMETIC
)


def _sources() -> dict[tuple[str, str], SourceEntry]:
    """The catalogue's source of each prose file."""
    found: dict[tuple[str, str], SourceEntry] = {}
    for platform in load_catalogue([catalogue_folder()]):
        for document in platform.documents:
            source = document.sources[0]
            host, _, path = source.url.removeprefix("https://").partition("/")
            company = _BY_HOST[host]
            files = [file.removesuffix(".md") for file in _files(host, f"/{path}")]
            wanted = source.section.lower().replace(" ", "-") or files[0]
            assert wanted in files
            found[company.folder.name, wanted] = source
    return found


def _files(host: str, path: str) -> tuple[str, ...]:
    return _BY_HOST[host].pages(MOMENTS[0])[path].files


_SOURCES = _sources()


@cache
def _text(name: str, file: str, state: int) -> Extracted:
    source = _SOURCES[name, file]
    host, _, path = source.url.removeprefix("https://").partition("/")
    answer = render(_BY_HOST[host], f"/{path}", first_visit(state))
    return extract(
        answer.body,
        media_type=answer.media_type,
        url=source.url,
        section=source.section,
        select=source.select,
        remove=source.remove,
    )


@pytest.mark.parametrize(("name", "file"), sorted(_SOURCES))
def test_every_page_is_read_as_one_policy_with_its_headings(name: str, file: str) -> None:
    document = _text(name, file, 1)
    assert document.gate == Gate.POLICY
    assert 1500 <= len(document.text.split()) <= 4200
    assert document.text.count("\n#") >= 10


@pytest.mark.parametrize("state", [2, 3, 4])
@pytest.mark.parametrize(("name", "file"), sorted(set(_SOURCES) - {FLIPPING}))
def test_two_states_compare_as_they_should(name: str, file: str, state: int) -> None:
    old, new = _text(name, file, state - 1), _text(name, file, state)
    if old.gate != Gate.POLICY or new.gate != Gate.POLICY:
        assert (name, file, state) not in _KNOWN
        return
    wanted = _KNOWN.get((name, file, state), ChangeClass.NONE)
    assert compare_texts(old.text, new.text).change_class == wanted


@pytest.mark.parametrize(
    ("name", "file", "state", "gate"),
    [
        ("ostermarch", "privacy-notice", 4, Gate.LOGIN),
        ("emberquay", "privacy", 3, Gate.NOT_FOUND),
        ("emberquay", "privacy", 4, Gate.POLICY),
        ("brackenstall", "buyer-promise", 3, Gate.NOT_FOUND),
    ],
)
def test_what_is_no_policy_stops_at_the_gate(name: str, file: str, state: int, gate: Gate) -> None:
    assert _text(name, file, state).gate == gate


@pytest.mark.parametrize(
    ("name", "file", "state", "provision_type"),
    [
        ("tattlegrove", "terms-of-service", 2, "mandatory-arbitration"),
        ("pulsewren", "terms-of-service", 4, "mandatory-arbitration"),
    ],
)
def test_a_clause_that_appears_or_goes_is_read_with_its_direction(
    name: str, file: str, state: int, provision_type: str
) -> None:
    knowledge = load_knowledge()
    favours = {slug: entry.favours for slug, entry in knowledge.types.items()}
    old, new = _text(name, file, state - 1), _text(name, file, state)
    pair = compare_texts(old.text, new.text, reader_of(knowledge, new.kind, new.language), favours)
    (change,) = [c for c in CHANGES if (c.company, c.file, c.state) == (name, file, state)]
    assert pair.direction == change.direction
    assert provision_type in {provision.type for provision in pair.provisions}
