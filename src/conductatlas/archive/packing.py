"""Packs what rows keep in one column: block keys, places of wordings, composed explanations.

Numbers are little-endian 64-bit; places and explanations are zstd-compressed. The unpacking
functions give back exactly what was packed.
"""

import dataclasses
import hashlib
import json
import sys
from array import array
from collections.abc import Iterable, Sequence
from typing import Any

import zstandard

from conductatlas.model import StorageError
from conductatlas.model.records import (
    Action,
    AgencyReason,
    Citation,
    Explanation,
    InstitutionalPart,
)

__all__ = [
    "ExplanationPacker",
    "Place",
    "block_key",
    "explanation_words",
    "pack_ids",
    "pack_places",
    "unpack_explanation",
    "unpack_ids",
    "unpack_places",
]

# A wording's key, and where it begins and ends in the text.
Place = tuple[int, int, int]
_LEVEL = 9
_WORDS_LEVEL = 6
_MOST_BYTES = 1 << 26


def block_key(text: str) -> int:
    """The key of a slice of text: the first 63 bits of its SHA-256."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return int.from_bytes(digest[:8], "big") >> 1


def pack_ids(ids: Iterable[int]) -> bytes:
    """Keys in order, 8 bytes each."""
    return _little_endian(array("q", ids)).tobytes()


def unpack_ids(packed: bytes) -> tuple[int, ...]:
    """What `pack_ids` was given."""
    numbers = array("q")
    numbers.frombytes(packed)
    return tuple(_little_endian(numbers))


def pack_places(places: Iterable[Place]) -> bytes:
    """Places in reading order."""
    flat = (number for place in places for number in place)
    return zstandard.ZstdCompressor(level=_LEVEL).compress(pack_ids(flat))


def unpack_places(packed: bytes) -> tuple[Place, ...]:
    """What `pack_places` was given."""
    flat = unpack_ids(zstandard.ZstdDecompressor().decompress(packed))
    return tuple(zip(flat[0::3], flat[1::3], flat[2::3], strict=True))


def explanation_words(explanation: Explanation) -> bytes:
    """An explanation as JSON: what is hashed, and then packed."""
    plain = json.dumps(_plain(explanation), ensure_ascii=False, separators=(",", ":"))
    return plain.encode("utf-8")


class ExplanationPacker:
    """Packs the words of explanations of one type, against the packed `base` where there is one.

    Two of one type share most of their words: packed so, one takes a fifth.
    """

    def __init__(self, base: bytes | None) -> None:
        dictionary = _dictionary(base)
        if dictionary is not None:
            dictionary.precompute_compress(level=_WORDS_LEVEL)
        self._compressor = zstandard.ZstdCompressor(level=_WORDS_LEVEL, dict_data=dictionary)

    def pack(self, words: bytes) -> bytes:
        """The packed form of what `explanation_words` gave."""
        return self._compressor.compress(words)


def unpack_explanation(packed: bytes, base: bytes | None = None) -> Explanation:
    """The explanation that was packed; `base` as then (`Explanation.base.body`, or None)."""
    decompressor = zstandard.ZstdDecompressor(dict_data=_dictionary(base))
    try:
        words = decompressor.decompress(packed, max_output_size=_MOST_BYTES)
        return _explanation(json.loads(words))
    except (zstandard.ZstdError, ValueError) as error:
        raise StorageError(
            "a stored explanation cannot be read: it is damaged, or was not given its base. "
            "Run conductatlas reanalyse to compose it again."
        ) from error


def _dictionary(base: bytes | None) -> zstandard.ZstdCompressionDict | None:
    if base is None:
        return None
    words = zstandard.ZstdDecompressor().decompress(base)
    return zstandard.ZstdCompressionDict(words, dict_type=zstandard.DICT_TYPE_RAWCONTENT)


def _plain(value: Any) -> Any:
    """A value of the model as JSON knows it; `dataclasses.asdict` copies, and takes far longer."""
    if dataclasses.is_dataclass(value):
        return {name: _plain(getattr(value, name)) for name in value.__dataclass_fields__}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def _explanation(plain: dict[str, Any]) -> Explanation:
    return Explanation(
        plain["what_it_is"],
        plain["consumer_impact"],
        plain["why_it_matters"],
        tuple(Action(**action) for action in plain["actions"]),
        tuple(_part(part) for part in plain["institutional"]),
        tuple(AgencyReason(**agency) for agency in plain["agencies"]),
    )


def _part(plain: dict[str, Any]) -> InstitutionalPart:
    citations: Sequence[dict[str, str]] = plain["citations"]
    return InstitutionalPart(
        plain["key"],
        plain["heading"],
        tuple(plain["sentences"]),
        tuple(Citation(**citation) for citation in citations),
    )


def _little_endian(numbers: "array[int]") -> "array[int]":
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
