"""The worker processes, forked from this one: real processes, real kills."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from conductatlas.pipeline.jobs import Job, Work
from conductatlas.pipeline.pool import Pool
from conductatlas.pipeline.stages import DocumentFacts

FACTS = DocumentFacts("Lumenpost", "Terms", "terms-of-service")


def a_job(language: str) -> Job:
    return Job((), "1", FACTS, language)


def obey(job: Job) -> Work:
    """Does what the job's language says."""
    if job.language == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if job.language == "hang":
        time.sleep(60)
    if job.language == "raise":
        raise RuntimeError("the reader fell over")
    return Work(fault=f"{job.language} by {os.getpid()}")


@contextmanager
def a_pool(
    do: Callable[[Job], Work] = obey, workers: int = 2, budget: float = 30
) -> Iterator[Pool]:
    pool = Pool(do, workers, budget)
    try:
        yield pool
    finally:
        pool.close()


def all_results(pool: Pool) -> dict[int, Work]:
    found: dict[int, Work] = {}
    while pool.unfinished:
        found |= dict(pool.results(0.1))
    return found


@pytest.mark.parametrize("workers", [0, 1, 3])
def test_every_job_comes_back_under_its_key(workers: int) -> None:
    with a_pool(workers=workers) as pool:
        for key in range(20):
            pool.give(key, a_job(f"en-{key}"))
        found = all_results(pool)
    assert {key: work.fault.split()[0] for key, work in found.items()} == {
        key: f"en-{key}" for key in range(20)
    }


def test_work_is_done_in_other_processes() -> None:
    with a_pool() as pool:
        pool.give(1, a_job("en"))
        [work] = all_results(pool).values()
    assert int(work.fault.split()[-1]) != os.getpid()


@pytest.mark.parametrize("workers", [0, 2])
def test_a_page_that_the_reader_falls_over_costs_that_page_alone(workers: int) -> None:
    with a_pool(workers=workers) as pool:
        for key, order in enumerate(["en", "raise", "de"]):
            pool.give(key, a_job(order))
        found = all_results(pool)
    assert "the reader fell over" in found[1].fault
    assert found[2].fault.startswith("de")


def test_a_page_that_kills_its_worker_costs_that_page_alone() -> None:
    with a_pool(workers=1) as pool:
        for key, order in enumerate(["die", "en", "die", "de"]):
            pool.give(key, a_job(order))
        found = all_results(pool)
    assert "ended the program" in found[0].fault
    assert [found[key].fault[:2] for key in (1, 3)] == ["en", "de"]


def test_a_page_that_takes_for_ever_is_given_up() -> None:
    with a_pool(workers=1, budget=0.3) as pool:
        for key, order in enumerate(["hang", "en"]):
            pool.give(key, a_job(order))
        found = all_results(pool)
    assert "longer than" in found[0].fault
    assert found[1].fault.startswith("en")


def test_workers_end_when_the_main_process_is_killed() -> None:
    read, write = os.pipe()
    main = os.fork()
    if not main:
        pool = Pool(obey, 2)
        for key in range(2):
            pool.give(key, a_job("en"))
        words = [work.fault.split()[-1] for work in all_results(pool).values()]
        os.write(write, " ".join(words).encode())
        time.sleep(60)
        os._exit(0)
    pids = [int(pid) for pid in os.read(read, 1_000).split()]
    os.kill(main, signal.SIGKILL)
    os.waitpid(main, 0)
    deadline = time.monotonic() + 5
    while any(map(_is_alive, pids)):
        assert time.monotonic() < deadline
        time.sleep(0.02)


def _is_alive(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat") as file:  # noqa: PTH123  # a file of the kernel
            return file.read().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False
