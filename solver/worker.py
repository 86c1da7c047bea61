"""A pre-started process that solves, and can be told or killed: its death is an answer too, never a hang."""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import threading
import time
from dataclasses import replace
from multiprocessing.connection import Connection
from typing import Any

from solver.canonical import canonical
from solver.greedy import greedy
from solver.problem import Ints, Problem
from solver.solution import Solution

GRACE = 1.5  # seconds beyond the time limit before the process is killed
GREEDY = 0.3  # seconds in which the greedy plan chooses after a kill
_PAUSE = 0.05  # seconds between looks at the cancel flag


class Worker:
    """One solving process; `solve` has the signature of `solver.solve` and answers whatever happens.

    A process that overruns its time, runs out of memory (`memory_limit`, bytes) or dies is replaced, and the
    answer is a greedy plan with a valid bound, or status unknown.
    """

    def __init__(self, memory_limit: int | None = None) -> None:
        self._memory_limit = memory_limit
        self._cancelled = threading.Event()
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, self._memory_limit), daemon=True)
        self._process.start()
        theirs.close()

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        """Process id of the solving process."""
        return self._process.pid

    def close(self) -> None:
        """Ends the process."""
        self._process.kill()
        self._process.join()
        self._pipe.close()

    def cancel(self) -> None:
        """Ends the solve that is under way, from another thread; its `solve` answers at once."""
        self._cancelled.set()

    def solve(
        self,
        problem: Problem,
        *,
        engine: str | None = None,
        time_limit: float | None = None,
        hint: Ints | None = None,
        explain: bool = True,
        conflict: bool = True,
    ) -> Solution:
        """Like `solver.solve`, in the process; raises what it raises. `time_limit` counts from this call."""
        started = time.monotonic()
        self._cancelled.clear()
        options = {"engine": engine, "hint": hint, "explain": explain, "conflict": conflict}
        try:
            answer = self._ask(problem, options, started, time_limit)
        except BaseException:  # e.g. Ctrl-C here: a late answer must not be taken for the next one's
            self.close()
            self._start()
            raise
        if isinstance(answer, Solution):
            return answer
        if answer is None or isinstance(answer, MemoryError):
            return _without_engine(problem, started)
        raise answer

    def _ask(
        self, problem: Problem, options: dict[str, Any], started: float, time_limit: float | None
    ) -> Solution | Exception | None:
        """The process's answer; None if it died, was cancelled or overran, and a new one has started."""
        end = None if time_limit is None else started + time_limit
        try:
            self._pipe.send((problem, options, end))
            while not self._pipe.poll(_PAUSE):
                if self._cancelled.is_set() or (end is not None and time.monotonic() > end + GRACE):
                    raise EOFError
            answer: Solution | Exception = self._pipe.recv()
        except (EOFError, OSError):
            self.close()
            self._start()
            return None
        return answer


def _without_engine(problem: Problem, started: float) -> Solution:
    """The greedy plan, whatever the order of the input."""
    ordered = canonical(problem)
    found = ordered.leave(greedy(ordered.problem, time_limit=GREEDY))
    return replace(found, seconds=time.monotonic() - started)


def _serve(pipe: Connection, memory_limit: int | None) -> None:
    """The process: one problem after another until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's business: it ends this process
    if memory_limit is not None:
        _limit_memory(memory_limit)
    from solver.solve import solve  # imported here, so that the engines load while the parent reads

    while True:
        try:
            problem, options, end = pipe.recv()
        except (EOFError, OSError):
            return
        # the clock of `monotonic` is the machine's: waiting for this process counts
        left = None if end is None else max(0.0, end - time.monotonic())
        answer: Any
        try:
            answer = solve(problem, time_limit=left, **options)
        except Exception as error:  # the caller raises it
            answer = error
        pipe.send(answer)


def _limit_memory(limit: int) -> None:
    """Caps the address space where the system can (not on Windows)."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
