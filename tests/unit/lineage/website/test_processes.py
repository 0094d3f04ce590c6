"""Work of several processes at once: the same results, in the same order, with the same errors."""

from __future__ import annotations

import os
import subprocess
import sys
import threading

import pytest

from lineage.website.processes import can_fork, map_at_once

needs_forks = pytest.mark.skipif(
    not hasattr(os, "sched_getaffinity") or len(os.sched_getaffinity(0)) == 1,
    reason="no fork here, or one core",
)


BEFORE = (
    "import os, threading, time\n"
    "from lineage.website.processes import map_at_once\n"
    "own = os.getpid()\n"
)


def to_command(code: str) -> list[str]:
    """Return what runs Python that has no thread beside it, as tests have."""
    return [sys.executable, "-W", "error", "-c", BEFORE + code]


def run(code: str) -> list[str]:
    """Run Python to its end, and return the lines it printed."""
    done = subprocess.run(to_command(code), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


@needs_forks
def test_each_item_has_a_process_and_the_results_keep_their_order() -> None:
    code = "for one in map_at_once(lambda item: (item, os.getpid()), 'abc'): print(*one)\n"
    items, processes = zip(
        *(line.split() for line in run(f"{code}print('self', os.getpid())")), strict=True
    )
    assert items == ("a", "b", "c", "self")
    assert processes[0] == processes[3]
    assert len({*processes}) == 3


@needs_forks
def test_an_error_in_a_process_is_raised_as_ever() -> None:
    code = (
        "try: map_at_once(lambda item: 1 // item, [1, 0])\nexcept ZeroDivisionError as e: print(e)"
    )
    assert run(code) == ["integer division or modulo by zero"]


@needs_forks
def test_what_a_killed_process_left_undone_is_done() -> None:
    code = (
        "def work(item):\n"
        "    if os.getpid() != own: os.kill(os.getpid(), 9)\n"
        "    return item * 2\n"
        "print(map_at_once(work, [1, 2, 3]))"
    )
    assert run(code) == ["[2, 4, 6]"]


@needs_forks
def test_half_a_result_of_a_killed_process_is_done_anew() -> None:
    code = (
        "def work(item):\n"
        "    if os.getpid() == own:\n"
        "        time.sleep(0.5 * (item == 1))\n"
        "    else:\n"
        "        threading.Timer(0.2, os.kill, (os.getpid(), 9)).start()\n"
        "    return b'x' * 5_000_000\n"
        "print([len(one) for one in map_at_once(work, [1, 2])])"
    )
    assert run(code) == ["[5000000, 5000000]"]


@needs_forks
def test_no_process_outlives_the_one_that_waits_for_it() -> None:
    code = (
        "def work(item):\n"
        "    if os.getpid() == own:\n"
        "        print(own, flush=True)\n"
        "        time.sleep(60)\n"
        "    return b'x' * 5_000_000\n"
        "map_at_once(work, [1, 2, 3])"
    )
    with subprocess.Popen(to_command(code), stdout=subprocess.PIPE) as started:
        assert started.stdout is not None
        assert started.stdout.readline()
        started.kill()
        started.communicate(timeout=30)  # ends when the last that could write has ended


def test_no_process_is_forked_where_threads_run() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert not can_fork()
        assert map_at_once(lambda item: (item, os.getpid()), "ab") == [
            ("a", os.getpid()), ("b", os.getpid()),
        ]  # fmt: skip
    finally:
        done.set()
        thread.join()
