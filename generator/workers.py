"""Work spread over the machine's processors; results come in the order of the tasks.

Workers are forked, so that they start with everything the parent holds and nothing is copied to
them; where the system cannot fork, or the work is small, it is done here.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Result = TypeVar("Result")
SMALL = 256  # tasks below which starting workers costs more than it saves
CHUNK = 32
ROUND = 2048  # tasks after which workers are forked anew: what they looked at they hold copies of

_shared: list[Callable[[int], object]] = []  # what a worker does, set before it is forked


def spread(work: Callable[[int], Result], count: int, processes: int = 0) -> Iterator[Result]:
    """Yield `work(0)`, `work(1)` … `work(count - 1)`, made by as many processes as there are processors."""
    processes = processes or len(os.sched_getaffinity(0))
    if count < SMALL or processes < 2 or threading.active_count() > 1:
        yield from map(work, range(count))
        return
    _shared.append(work)
    try:
        for start in range(0, count, ROUND):
            with multiprocessing.get_context("fork").Pool(processes) as pool:
                for results in pool.imap(_chunk, _ranges(start, min(start + ROUND, count))):
                    yield from results  # type: ignore[misc]
    finally:
        _shared.pop()


def _ranges(first: int, end: int) -> Sequence[range]:
    return [range(start, min(start + CHUNK, end)) for start in range(first, end, CHUNK)]


def _chunk(numbers: range) -> list[object]:
    return [_shared[-1](number) for number in numbers]
