"""What the rendering process and its parent say to each other: a line of JSON, then maybe bytes.

Over the child's standard input and output. The child ends when its parent does.
"""

import json
import os
import queue
import sys
import threading
from typing import IO, Any

__all__ = ["Channel", "packed"]


def packed(message: dict[str, Any]) -> bytes:
    """`message` as one line."""
    return json.dumps(message, separators=(",", ":")).encode("ascii") + b"\n"


class Channel:
    """The child's end. What it or a library prints goes to standard error, not to the parent."""

    def __init__(self) -> None:
        self._out: IO[bytes] = os.fdopen(os.dup(1), "wb")
        os.dup2(2, 1)
        self._lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        threading.Thread(target=self._read, daemon=True).start()

    def send(self, message: dict[str, Any], *parts: bytes) -> None:
        """Tell the parent."""
        self._out.write(packed(message) + b"".join(parts))
        self._out.flush()

    def receive(self) -> dict[str, Any]:
        """What the parent says next."""
        message: dict[str, Any] = json.loads(self._lines.get())
        return message

    def _read(self) -> None:
        for line in sys.stdin.buffer:
            self._lines.put(line)
        # The parent is gone: without this process the browser's pipe closes, and it ends too.
        os._exit(1)
