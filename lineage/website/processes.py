"""Work that several processes do at once, where the system can do so safely."""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from functools import partial
from multiprocessing import get_all_start_methods, get_context
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from multiprocessing.connection import Connection

ItemT = TypeVar("ItemT")
ResultT = TypeVar("ResultT")


def map_at_once(work: Callable[[ItemT], ResultT], items: Sequence[ItemT]) -> list[ResultT]:
    """Return what some work makes of each item, in the order of the items.

    This process does the first item. Each other one has at the same time a process of its own, a
    fork, which has all that was made before and sends its result back. An item that such a
    process could not finish is done here after all, so that its error is raised as ever. Where
    processes cannot be forked, this one does all items.

    Args:
        work: Gives a result that can be pickled; what else it changes may be lost.
        items: What to work on, at least one.
    """
    if not can_fork():
        return [work(item) for item in items]
    context = get_context("fork")
    others = []
    for item in items[1:]:
        receiver, sender = context.Pipe(duplex=False)
        target = partial(_send, work, item, (receiver, sender))
        process = context.Process(target=target, daemon=True)
        process.start()
        sender.close()
        others.append((item, receiver, process))
    results = [work(items[0])]
    for item, receiver, process in others:
        with receiver:
            try:
                result = receiver.recv()
            except (EOFError, OSError):  # nothing came, or half of it
                result = work(item)
        process.join()
        results.append(result)
    return results


def can_fork() -> bool:
    """Tell whether a forked process is safe here, and has a core to run on.

    It is not where other threads run, which a fork does not have and may wait for; nor on macOS,
    whose own libraries run some.
    """
    return (
        "fork" in get_all_start_methods()
        and hasattr(os, "sched_getaffinity")  # macOS and Windows have none
        and len(os.sched_getaffinity(0)) > 1
        and threading.active_count() == 1
    )


def _send(
    work: Callable[[ItemT], ResultT], item: ItemT, ends: tuple[Connection, Connection]
) -> None:
    """Send the result; nothing if the work fails, or nobody waits for it any more.

    The end that receives is closed here: as long as any process holds it, sending only waits.
    """
    receiver, sender = ends
    receiver.close()
    with suppress(Exception, KeyboardInterrupt), sender:
        sender.send(work(item))
