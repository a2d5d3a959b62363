import hashlib
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conductatlas.archive.blob_codec import decode, encode
from conductatlas.archive.blob_files import FolderFiles
from conductatlas.archive.blobs import BaseCandidate, Blobs, choose_bases
from conductatlas.model import StorageError


def sha256(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def keep(blobs: Blobs, raw: bytes, *bases: BaseCandidate) -> BaseCandidate:
    blob = blobs.encode(raw, bases)
    blobs.put(blob, raw)
    blobs.settle()
    return BaseCandidate(blob.stored.sha256, blob.depth, blob.reach)


@given(raw=st.binary(max_size=2_000), bases=st.lists(st.binary(max_size=2_000), max_size=2))
def test_what_was_encoded_is_decoded_whatever_the_bases(raw: bytes, bases: list[bytes]) -> None:
    named = {sha256(base): base for base in bases}
    stored = encode(raw, list(named.items()))
    assert decode(sha256(raw), stored.payload, named.__getitem__) == raw


def test_a_page_costs_little_beside_the_one_before_it(tmp_path: Path) -> None:
    blobs = Blobs(FolderFiles(tmp_path))
    page = b"".join(sha256(str(i).encode()).encode() for i in range(3_000))
    changed = page[:90_000] + b"<p>One more paragraph.</p>" + page[90_000:]
    base = keep(blobs, page)
    stored = blobs.encode(changed, [base]).stored
    assert len(stored.payload) < 300
    keep(blobs, changed, base)
    assert Blobs(FolderFiles(tmp_path)).read(sha256(changed)) == changed


@pytest.mark.parametrize("at", [0, 4, 20, -1])
def test_r4_a_flipped_byte_is_named_and_never_served(tmp_path: Path, at: int) -> None:
    blobs = Blobs(FolderFiles(tmp_path))
    page = b"We keep your data for a year. " * 50
    name = keep(blobs, page).sha256
    path = tmp_path / name[:2] / name
    payload = bytearray(path.read_bytes())
    payload[at] ^= 0x40
    path.write_bytes(payload)
    with pytest.raises(StorageError, match=name):
        Blobs(FolderFiles(tmp_path)).read(name)


def test_r4_a_cut_file_and_a_missing_one_are_named(tmp_path: Path) -> None:
    blobs = Blobs(FolderFiles(tmp_path))
    name = keep(blobs, b"x" * 500).sha256
    path = tmp_path / name[:2] / name
    for cut in (0, 3, 5, len(path.read_bytes()) - 1):
        path.write_bytes(path.read_bytes()[:cut])
        with pytest.raises(StorageError, match=name):
            Blobs(FolderFiles(tmp_path)).read(name)
    path.unlink()
    with pytest.raises(StorageError, match=f"{name} is missing"):
        Blobs(FolderFiles(tmp_path)).read(name)


def test_r3_files_and_their_folders_are_synced_before_they_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[str] = []
    monkeypatch.setattr("os.fsync", lambda handle: synced.append(_name(handle)))
    blobs = Blobs(FolderFiles(tmp_path / "blobs"))
    name = keep(blobs, b"A page.").sha256
    assert synced[0] == f"{name}.part"
    assert set(synced[1:]) == {name[:2], "blobs", tmp_path.name}


def _name(handle: int) -> str:
    return Path(f"/proc/self/fd/{handle}").readlink().name


def test_a_refused_write_is_a_sentence_and_leaves_no_half_file(tmp_path: Path) -> None:
    # A file where the folder should be: refused to root as well.
    (tmp_path / "blobs").write_text("not a folder")
    blobs = Blobs(FolderFiles(tmp_path / "blobs"))
    with pytest.raises(StorageError, match="cannot be written"):
        keep(blobs, b"A page.")
    assert [p.name for p in tmp_path.iterdir()] == ["blobs"]


def test_what_a_killed_writer_left_is_tidied_away(tmp_path: Path) -> None:
    blobs = Blobs(FolderFiles(tmp_path))
    name = keep(blobs, b"A page.").sha256
    half = tmp_path / "half" / f"{'a' * 64}.part"
    half.write_bytes(b"ha")
    blobs.tidy()
    assert not half.exists()
    assert Blobs(FolderFiles(tmp_path)).read(name) == b"A page."


def test_a_chain_of_any_length_is_read_within_20_ms(tmp_path: Path) -> None:
    blobs = Blobs(FolderFiles(tmp_path))
    page = b"".join(sha256(str(i).encode()).encode() for i in range(4_000))
    previous = keep(blobs, page)
    names = [previous.sha256]
    for day in range(60):
        page = page[:100_000] + f"<p>Paragraph of day {day}.</p>".encode() + page[100_000:]
        previous = keep(blobs, page, *choose_bases(len(page), previous, []))
        names.append(previous.sha256)
    seconds = []
    for name in names:
        began = perf_counter()
        Blobs(FolderFiles(tmp_path)).read(name)
        seconds.append(perf_counter() - began)
    # The median of each third: one slow disk access on a busy machine proves nothing.
    assert all(sorted(seconds[i::3])[len(seconds[i::3]) // 2] < 0.02 for i in range(3))


class TestChoosingBases:
    def test_the_previous_capture_comes_first_and_a_short_chain_beside_it(self) -> None:
        previous = BaseCandidate("p", 5, 1_000_000)
        others = [BaseCandidate("far", 4, 900_000), BaseCandidate("near", 0, 200_000)]
        chosen = choose_bases(200_000, previous, others)
        assert [base.sha256 for base in chosen] == ["p", "near"]

    def test_a_chain_that_would_take_too_long_to_read_is_not_gone_on_with(self) -> None:
        assert choose_bases(200_000, BaseCandidate("p", 3, 12 << 20), []) == ()
        assert choose_bases(200_000, BaseCandidate("p", 24, 1 << 20), []) == ()

    def test_a_first_page_leans_on_another_of_its_platform(self) -> None:
        other = BaseCandidate("o", 0, 200_000)
        assert choose_bases(200_000, None, [other]) == (other,)
        assert choose_bases(200_000, other, [other]) == (other,)
