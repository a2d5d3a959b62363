"""The recorded texts of one document as they are needed: canonical, compared, each once.

A history holds hundreds of texts of a hundred kilobytes: the newest few are held, what was found
out about two of them is remembered in a few words.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace

from conductatlas.archive.packing import block_key
from conductatlas.model.records import Extracted
from conductatlas.model.versions import OTA_EXTRACTOR
from conductatlas.model.vocabulary import ChangeClass, CosmeticReason
from conductatlas.pipeline.ota_history import Recorded
from conductatlas.pipeline.stages import Stages
from conductatlas.text import block_slices, split_blocks

__all__ = ["MOST_BYTES", "Compared", "NoTextError", "Text", "Texts", "text_of"]

# As much as a page may have that we fetch ourselves.
MOST_BYTES = 8 << 20
_HELD = 6


class NoTextError(Exception):
    """A recorded text that cannot be taken for one; says why, in words."""


@dataclass(frozen=True, slots=True)
class Text:
    """A recorded text in canonical form, with the slices of its blocks."""

    text: str
    sha256: str
    slices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """What the difference of two texts amounts to, in a few words."""

    change_class: ChangeClass
    reasons: tuple[CosmeticReason, ...] = ()
    suspect_reason: str = ""

    @property
    def is_same(self) -> bool:
        """Whether the two are one text for a reader."""
        return self.change_class in (ChangeClass.NONE, ChangeClass.COSMETIC)


class Texts:
    """Reads texts by the blob that holds them; `read` gives its bytes."""

    def __init__(self, read: Callable[[str], bytes | None], stages: Stages) -> None:
        self._read, self._stages = read, stages
        self._held: OrderedDict[str, Text] = OrderedDict()
        self._faults: dict[str, str] = {}
        self._keys: dict[str, frozenset[int]] = {}
        self._numbers: dict[int, int] = {}
        self._pairs: dict[tuple[str, str], Compared] = {}

    def get(self, one: Recorded) -> Text:
        """The text of an observation; raises NoTextError where it is none."""
        if one.blob in self._faults:
            raise NoTextError(self._faults[one.blob])
        if (held := self._held.get(one.blob)) is None:
            try:
                held = self._made(one)
            except NoTextError as fault:
                self._faults[one.blob] = str(fault)
                raise
            self.hold(one.blob, held)
        self._held.move_to_end(one.blob)
        return held

    def hold(self, blob: str, text: Text) -> None:
        """Keep a text at hand, and the keys of its blocks for good."""
        self._held[blob] = text
        self._keys_of(text)
        if len(self._held) > _HELD:
            self._held.popitem(last=False)

    def raw(self, one: Recorded) -> bytes:
        """The bytes as they were recorded."""
        return self._read(one.blob) or b""

    def compared(self, old: Text, new: Text) -> Compared:
        """What the difference from `old` to `new` amounts to."""
        key = old.sha256, new.sha256
        if (known := self._pairs.get(key)) is None:
            pair = self._stages.compare(old.text, new.text, lambda _: ())
            known = Compared(pair.change_class, pair.cosmetic_reasons, pair.suspect_reason or "")
            self._pairs[key] = known
        return known

    def is_nearer(self, one: Text, other: Text, than: Text) -> bool:
        """Whether `one` shares more blocks with `other` than with `than`; no text is compared."""
        mine = self._keys_of(one)
        return len(mine ^ self._keys_of(other)) < len(mine ^ self._keys_of(than))

    def judged(self, text: Text) -> Extracted:
        """What a text says of itself: gate, title, language, dates."""
        said = self._stages.judged(text.text)
        return replace(said, sha256=text.sha256, extractor=OTA_EXTRACTOR)

    def _keys_of(self, text: Text) -> frozenset[int]:
        if (keys := self._keys.get(text.sha256)) is None:
            # One number a distinct block, shared by all texts that hold it: those are hundreds.
            number = self._numbers.setdefault
            found = (number(key, key) for key in map(block_key, text.slices))
            keys = self._keys[text.sha256] = frozenset(found)
        return keys

    def _made(self, one: Recorded) -> Text:
        if one.size > MOST_BYTES:
            raise NoTextError(
                f"the recorded text has {one.size:,} bytes, more than {MOST_BYTES:,}: not read"
            )
        raw = self._read(one.blob)
        if raw is None:
            raise NoTextError("the repository lacks the recorded text")
        try:
            text = self._stages.canonical(raw.decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            raise NoTextError(f"the recorded text is not UTF-8 (byte {error.start})") from error
        if not text.strip():
            raise NoTextError("the recorded text is empty")
        return text_of(text)


def text_of(text: str) -> Text:
    """A canonical text with its hash and slices."""
    sha256 = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return Text(text, sha256, block_slices(text, split_blocks(text)))
