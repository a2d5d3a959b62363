"""H7: PDFs of strangers are read in a process of its own; each attack ends as an outcome."""

import os
from pathlib import Path

import pytest

from conductatlas.app import pdf_apart
from conductatlas.app.pdf_apart import read_pdf_apart
from conductatlas.app.stages import real_stages
from conductatlas.cli import extract as command
from conductatlas.extraction import extract
from conductatlas.extraction.gate import Verdict
from conductatlas.extraction.pdf import read_pdf
from conductatlas.extraction.reading import Reading
from conductatlas.model.vocabulary import Gate
from conductatlas.pipeline import Page
from tests.support.pdf import PdfLine, PdfLink, a_pdf, column
from tests.support.pdf_hostile import (
    deep_tree,
    endless_xref,
    flate_bomb,
    jbig2_bomb,
    locked,
    many_pages,
    with_script,
)


def _policy() -> bytes:
    lines = column([f"We process personal data, and this is line {at} of it." for at in range(30)])
    link = PdfLink(70, 698, 60, 12, "https://vireo.example/x")
    return a_pdf([[PdfLine("Privacy policy", 740, 18), *lines, link], lines[:4]])


def test_what_is_read_apart_is_what_is_read_here() -> None:
    assert read_pdf_apart(_policy()) == read_pdf(_policy())
    assert extract(_policy(), pdf=read_pdf_apart) == extract(_policy())


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (locked(b"secret"), "asks for a password"),
        (many_pages(10_000), "10,000 pages, more than 1,000"),
        (deep_tree(50_000), "PDF is damaged"),
        (many_pages(30)[:3000], "cannot be opened"),
        (flate_bomb(1024), "512 MiB of memory"),
    ],
    ids=["password", "pages", "deep tree", "cut off", "flate bomb"],
)
def test_h7_a_hostile_pdf_is_refused_with_the_limit_that_it_met(raw: bytes, reason: str) -> None:
    made = extract(raw, media_type="application/pdf", pdf=read_pdf_apart)
    assert made.gate is Gate.NOT_A_POLICY
    assert made.error is not None
    assert reason in made.error


@pytest.mark.parametrize("raw", [endless_xref(), with_script(), deep_tree(100), locked(b"")])
def test_h7_a_strange_pdf_that_can_be_read_is_read_and_nothing_in_it_runs(raw: bytes) -> None:
    assert extract(raw, pdf=read_pdf_apart).text.startswith("The terms of use of Vireo")


def test_h7_a_picture_that_unpacks_without_end_is_not_unpacked() -> None:
    assert extract(jbig2_bomb(), pdf=read_pdf_apart).gate is Gate.EMPTY


def _with_a_child(monkeypatch: pytest.MonkeyPatch, code: str) -> Reading | Verdict:
    """What comes of a child that does `code` in place of reading."""
    monkeypatch.setattr(pdf_apart, "_CHILD", code.replace("{", "{{").replace("}", "}}"))
    return read_pdf_apart(_policy(), wall_seconds=3 if "sleep" in code else 60)


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("import os; os.kill(os.getpid(), 11)", "broke the program that reads it (SIGSEGV)"),
        ("import os; os._exit(9)", "broke the program that reads it (exit code 9)"),
        ("import time; time.sleep(60)", "took longer than 3 s"),
        ("import sys; sys.stdin.buffer.read(); print('nonsense')", "answered nonsense"),
        ("import sys; sys.stdin.buffer.read(); print('{\"reading\": {}}')", "answered nonsense"),
        ("while True: print('x' * 65536)", "broke the program that reads it (SIGKILL)"),
    ],
    ids=["crash", "exit", "hang", "no JSON", "no reading", "endless answer"],
)
def test_h7_a_child_that_ends_otherwise_is_an_outcome(
    monkeypatch: pytest.MonkeyPatch, code: str, reason: str
) -> None:
    made = _with_a_child(monkeypatch, code)
    assert isinstance(made, Verdict)
    assert made.gate is Gate.NOT_A_POLICY
    assert reason in str(made.reason)


_LIMITED = """
import os, sys
sys.path[:] = {path!r}
from conductatlas.app import pdf_child
pdf_child._limit()
DO
"""


@pytest.mark.parametrize(
    ("deed", "reason"),
    [
        ("while True: pass", "1 s of processor time"),
        (
            "try:\n    bytearray(1 << 30)\nexcept MemoryError:\n    sys.exit(3)",
            "takes more than 512 MiB of memory",
        ),
        ("with open('made', 'w') as made:\n    made.write('x')", "exit code 1"),
        ("[open('/dev/null') for _ in range(20)]", "exit code 1"),
    ],
    ids=["time", "memory", "files", "descriptors"],
)
def test_h7_the_child_limits_itself(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, deed: str, reason: str
) -> None:
    monkeypatch.chdir(tmp_path)
    if "processor" in reason:
        deed = f"import resource; resource.setrlimit(resource.RLIMIT_CPU, (1, 2))\n{deed}"
        monkeypatch.setattr(pdf_apart, "CPU_SECONDS", 1)
    monkeypatch.setattr(pdf_apart, "_CHILD", _LIMITED.replace("DO", f"{deed}\nos._exit(0)"))
    made = read_pdf_apart(_policy(), wall_seconds=60)
    assert isinstance(made, Verdict)
    assert reason in str(made.reason)


def test_the_child_has_no_environment_and_no_descriptor_but_its_pipes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CONDUCTATLAS_SECRET", "x")
    inherited = os.open(os.devnull, os.O_RDONLY)
    os.set_inheritable(inherited, True)
    code = (
        "import os, sys, json; sys.stdin.buffer.read(); "
        "seen = [n for n in os.listdir('/proc/self/fd') if int(n) > 2]; "
        "kept = [k for k in os.environ if 'SECRET' in k]; "
        "print(json.dumps(dict(verdict=dict(gate='empty', reason=f'{len(seen)} {len(kept)}'))))"
    )
    monkeypatch.setattr(pdf_apart, "_CHILD", code.replace("{", "{{").replace("}", "}}"))
    made = read_pdf_apart(_policy())
    os.close(inherited)
    # One is the listing of descriptors itself.
    assert made == Verdict(Gate.EMPTY, "1 0")


def test_pipeline_and_command_line_read_a_pdf_apart(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = '{"verdict": {"gate": "empty", "reason": "from the child"}}'
    code = f"import sys; sys.stdin.buffer.read(); print({answer!r})"
    monkeypatch.setattr(pdf_apart, "_CHILD", code.replace("{", "{{").replace("}", "}}"))
    made = real_stages().extract(Page(_policy(), "application/pdf", ""))
    assert made.gate_reason == "from the child"
    (tmp_path / "paper.pdf").write_bytes(_policy())
    command.run(tmp_path / "paper.pdf", "", as_json=True)
    assert "from the child" in capsys.readouterr().out
