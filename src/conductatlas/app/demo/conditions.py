"""Text that depends on the moment, for the demo's prose and page templates.

    {{from 2}} … {{end}}          shown from state 2 on
    {{until 3}} … {{end}}         shown before state 3
    {{visits 3 6}} … {{end}}      shown at the visits 3 and 6 alone
    {{from 2}} … {{else}} … {{end}}

Blocks may be nested. A line that holds nothing but one such mark leaves no line behind.
"""

import re

from conductatlas.app.demo.moments import Moment
from conductatlas.model import ConductAtlasError

__all__ = ["ConditionError", "resolve"]

_MARK = re.compile(r"^[ \t]*\{\{([^{}]*)\}\}[ \t]*\n|\{\{([^{}]*)\}\}", re.MULTILINE)


class ConditionError(ConductAtlasError):
    """A mark in the demo's text that cannot be read, with its line and its repair."""


def resolve(text: str, moment: Moment) -> str:
    """`text` as it reads at `moment`. Raises ConditionError for a mark that means nothing."""
    shown: list[bool] = []
    pieces: list[str] = []
    at = 0
    for mark in _MARK.finditer(text):
        if all(shown):
            pieces.append(text[at : mark.start()])
        at = mark.end()
        words = (mark[1] or mark[2] or "").split()
        try:
            _step(shown, words, moment)
        except (ValueError, IndexError) as error:
            line = text.count("\n", 0, mark.start()) + 1
            raise ConditionError(
                f"line {line}: the mark {mark[0].strip()} cannot be read here. "
                "Write {{from N}}, {{until N}}, {{visits N …}}, {{else}} or {{end}}, in pairs."
            ) from error
    if shown:
        raise ConditionError("a mark is still open at the end of the text. Close it with {{end}}.")
    return "".join((*pieces, text[at:]))


def _step(shown: list[bool], words: list[str], moment: Moment) -> None:
    name, numbers = words[0], [int(word) for word in words[1:]]
    match name, numbers:
        case "end", []:
            shown.pop()
        case "else", []:
            shown[-1] = not shown[-1]
        case "from", [state]:
            shown.append(moment.state >= state)
        case "until", [state]:
            shown.append(moment.state < state)
        case "visits", [_, *_]:
            shown.append(moment.visit in numbers)
        case _:
            raise ValueError(name)
