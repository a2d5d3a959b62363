"""How long a diff takes: two versions of 60 kB, and two entirely different texts of 400 kB.

    python benchmarks/diff.py

Beside Python's own difflib over lines (which aligns no sentences and finds no moves). Texts are
made up here; the pairs of ../shared/gold/changes of that size are measured too, where present.
Processor time, the best of five runs, with nothing remembered from the run before.
"""

import difflib
import json
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from conductatlas.analysis.pair import compare_texts
from conductatlas.text import diff, normal_words

_SHARED = Path(os.environ.get("CONDUCTATLAS_SHARED", Path(__file__).parents[2] / "shared"))
_RUNS = 5
_WORDS = (
    "account service data notice party right duty claim order price content policy term law court "
    "address message partner request consent access device record period product review change"
)


def made_up(size: int, seed: int) -> str:
    """Sentences of about `size` code points; another `seed` gives an entirely different text."""
    words = [f"{word}{seed}" for word in _WORDS.split()]
    state, lines, length = seed, ["# Terms"], 0
    while length < size:
        sentence = []
        for _ in range(16):
            state = (state * 1_103_515_245 + 12_345) % 2**31
            sentence.append(words[state // 65_536 % len(words)])
        lines.append(" ".join(sentence).capitalize() + f" {len(lines)}.")
        length += len(lines[-1]) + 2
    return "\n\n".join(lines)


def edited(text: str) -> str:
    """`text` with one sentence in twenty reworded, one in fifty gone, one section moved."""
    lines = text.split("\n\n")
    kept = [line for at, line in enumerate(lines) if at % 50 != 7]
    changed = [
        f"{line[:-1]} within {at} days." if at % 20 == 3 else line for at, line in enumerate(kept)
    ]
    return "\n\n".join([*changed[:10], *changed[20:], *changed[10:20]])


def milliseconds(work: Callable[[], object]) -> float:
    """The processor time of `work`, the best of a few runs."""
    best = float("inf")
    for _ in range(_RUNS):
        normal_words.cache_clear()
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best * 1000


def real_pairs() -> Iterator[tuple[str, str, str]]:
    """Real consecutive versions of 50 to 70 kB, where the gold set is at hand."""
    folder = _SHARED / "gold" / "changes"
    if not folder.exists():
        print(f"no real pairs: {folder} is absent")
        return
    for line in (folder / "pairs.jsonl").read_text("utf-8").splitlines():
        pair = json.loads(line)
        old, new = ((folder / pair[side]).read_text("utf-8") for side in ("old", "new"))
        if old != new and all(50_000 < len(text) < 70_000 for text in (old, new)):
            yield f"real pair {pair['n']}", old, new


def report(name: str, old: str, new: str) -> float:
    """Print one row; give the milliseconds of our diff."""
    ours = milliseconds(lambda: diff(old, new))
    read = milliseconds(lambda: compare_texts(old, new))
    lines = old.splitlines(), new.splitlines()
    theirs = milliseconds(lambda: list(difflib.unified_diff(*lines)))
    print(
        f"{name:24} diff {ours:8.1f} ms   diff and class {read:8.1f} ms   difflib {theirs:8.1f} ms"
    )
    return ours


def main() -> None:
    """Print the table and hold it against the aims."""
    small, large = made_up(60_000, 3), made_up(400_000, 3)
    versions = report("two versions, 60 kB", small, edited(small))
    different = report("different, 400 kB", large, made_up(400_000, 5))
    real = sorted(report(*pair) for pair in list(real_pairs())[:15])
    if real:
        print(f"median of {len(real)} real pairs: {real[len(real) // 2]:.1f} ms")
    print(f"aims: 30 ms: {versions < 30}; 1000 ms: {different < 1000}")


if __name__ == "__main__":
    main()
