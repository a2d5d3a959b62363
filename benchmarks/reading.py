"""How long it takes to read a document for all types, beside every pattern on every sentence.

    python benchmarks/reading.py FOLDER_OF_TEXTS

Reads the first 40 `*.md` of the folder; reports milliseconds of one core per 60 kB. The named
alternative tries each cue of each rule on each sentence, without the look-up by its rarest word.
Then one text is repeated, to show that the time grows with the length and no faster.
"""

import sys
import time
from pathlib import Path

from conductatlas.knowledge.types import load_types
from conductatlas.reading import read_text
from conductatlas.reading.detect import make_units
from conductatlas.text import split_blocks

SIZE = 60_000


def seconds(work: object) -> float:
    """Processor seconds of calling `work` once."""
    start = time.process_time()
    work()  # type: ignore[operator]  # a plain callable
    return time.process_time() - start


def main() -> None:
    """Print the three figures."""
    texts = [p.read_text("utf-8") for p in sorted(Path(sys.argv[1]).glob("*.md"))[:40]]
    length = sum(len(text) for text in texts)
    types = load_types()
    patterns = [c.pattern for t in types.values() for r in t.rules for c in (*r.any_of, *r.none_of)]
    read_text(texts[0], split_blocks(texts[0]), types)

    def ours() -> None:
        for text in texts:
            read_text(text, split_blocks(text), types)

    def naive() -> None:
        for text in texts[:8]:
            for unit in make_units(text, split_blocks(text)):
                for pattern in patterns:
                    pattern.search(unit.words.text)

    share = sum(len(text) for text in texts[:8])
    print(f"{len(texts)} texts, {length / 1000:.0f} kB, {len(patterns)} patterns")
    print(f"reader       {seconds(ours) / length * SIZE * 1000:7.1f} ms per 60 kB")
    print(f"naive search {seconds(naive) / share * SIZE * 1000:7.1f} ms per 60 kB (patterns only)")
    block = texts[0][:20_000]
    for times in (1, 2, 4, 8):
        text = "\n\n".join([block] * times)
        took = seconds(lambda text=text: read_text(text, split_blocks(text), types))
        share = took / len(text) * 1e9
        print(f"{len(text) / 1000:7.0f} kB  {took * 1000:7.1f} ms  {share:6.0f} ns a character")


if __name__ == "__main__":
    main()
