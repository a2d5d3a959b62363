"""The parent's side of one rendering: the process started, questions answered, its page read.

A line that the browser's process sends is not trusted: sizes are bounded, addresses are parsed.
"""

import asyncio
import contextlib
import json
import os
import sys
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from conductatlas.capture.exchange import CaptureError, FailureKind
from conductatlas.capture.render_channel import packed
from conductatlas.capture.render_process import end_all, memory_of

__all__ = ["Child", "RenderedPage"]

_LONGEST_LINE = 4_000_000
_LOOK_SECONDS = 0.5
_FAREWELL_SECONDS = 5.0
# What a process that dies in the middle of a word leaves.
_BROKEN = (asyncio.IncompleteReadError, asyncio.LimitOverrunError, ValueError, TypeError, KeyError)


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """What the browser's process sent: facts of the page, its bytes, its picture."""

    facts: Mapping[str, Any]
    html: bytes
    png: bytes


class Child:
    """The rendering process; use as a context. All of it is ended on the way out.

    `folder` is its home, its temporary folder, and where the browser keeps its profile.
    """

    def __init__(self, folder: Path, max_memory_bytes: int, max_part_bytes: int) -> None:
        self._folder = folder
        self._max_memory_bytes, self._max_part_bytes = max_memory_bytes, max_part_bytes
        self._process: asyncio.subprocess.Process

    async def __aenter__(self) -> Self:
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "conductatlas.capture.render_child",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            cwd=self._folder,
            env=_environment(self._folder),
            start_new_session=True,
            limit=_LONGEST_LINE,
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._close()

    def send(self, message: dict[str, Any]) -> None:
        """Tell the process."""
        if self._process.stdin is not None:
            self._process.stdin.write(packed(message))

    async def page(self, ask: Callable[[str], Awaitable[None]]) -> RenderedPage:
        """The page; `ask` is called before each document of it, and may raise CaptureError.

        CaptureError also where the process says why there is none, or ends without a word.
        """
        try:
            while "page" not in (message := await self._line()):
                if "ask" in message:
                    await ask(str(message["ask"]))
                    self.send({"go": True})
                elif "failed" in message:
                    raise CaptureError(FailureKind(message["failed"]), str(message["sentence"]))
            facts = message["page"]
            html = await self._part(facts["html_bytes"])
            return RenderedPage(facts, html, await self._part(facts["png_bytes"]))
        except _BROKEN as error:
            raise CaptureError(
                FailureKind.BROWSER, "the browser's process ended without a page."
            ) from error

    async def watch(self) -> None:
        """Look at the memory until it is too much: CaptureError (too-large)."""
        while True:
            await asyncio.sleep(_LOOK_SECONDS)
            held = await asyncio.to_thread(memory_of, self._process.pid)
            if held > self._max_memory_bytes:
                sentence = f"the page needs more than {self._max_memory_bytes} bytes of memory."
                raise CaptureError(FailureKind.TOO_LARGE, sentence)

    async def _line(self) -> dict[str, Any]:
        message = json.loads(await self._out.readuntil(b"\n"))
        return message if isinstance(message, dict) else {}

    async def _part(self, size: object) -> bytes:
        if not isinstance(size, int) or not 0 <= size <= self._max_part_bytes:
            raise CaptureError(FailureKind.TOO_LARGE, "the rendered page is too large.")
        return await self._out.readexactly(size)

    @property
    def _out(self) -> asyncio.StreamReader:
        if self._process.stdout is None:
            raise ValueError("the process has no output: it was not started by __aenter__")
        return self._process.stdout

    async def _close(self) -> None:
        await asyncio.to_thread(end_all, self._process.pid, self._folder)
        if self._process.stdin is not None:
            self._process.stdin.close()
        # What it had still to say is read off, so that its pipes close.
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._process.communicate(), _FAREWELL_SECONDS)


def _environment(folder: Path) -> dict[str, str]:
    """What the browser may know of this machine: no key, no proxy, no home."""
    names = ("PATH", "LANG", "LC_ALL", "PYTHONPATH", "VIRTUAL_ENV", "FONTCONFIG_PATH")
    kept = {name: os.environ[name] for name in names if name in os.environ}
    home = str(folder)
    return kept | {
        "HOME": home, "TMPDIR": home, "XDG_CONFIG_HOME": home, "XDG_CACHE_HOME": home,
        "XDG_RUNTIME_DIR": home,
    }  # fmt: skip
