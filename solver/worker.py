"""A pre-started process that solves, and can be told or killed: its death is an answer too, never a hang."""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from multiprocessing.connection import Connection
from typing import Any

from solver.greedy import greedy
from solver.problem import Ints, Problem, ProblemError
from solver.solution import Solution

GRACE = 1.5  # seconds beyond the time limit before the process is killed
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
        """Like `solver.solve`, in the process; raises what it raises."""
        started = time.monotonic()
        self._cancelled.clear()
        end = None if time_limit is None else started + time_limit + GRACE
        options = {
            "engine": engine,
            "time_limit": time_limit,
            "hint": hint,
            "explain": explain,
            "conflict": conflict,
        }
        try:
            self._pipe.send((problem, options))
            while not self._pipe.poll(_PAUSE):
                if self._cancelled.is_set() or (end is not None and time.monotonic() > end):
                    raise EOFError
            answer: Solution | Exception = self._pipe.recv()
        except (EOFError, OSError):
            self.close()
            self._start()
            return replace(greedy(problem), seconds=time.monotonic() - started)
        if isinstance(answer, MemoryError):
            return replace(greedy(problem), seconds=time.monotonic() - started)
        if isinstance(answer, Exception):
            raise answer
        return answer


@contextlib.contextmanager
def _quiet_interrupts() -> Iterator[None]:
    """Ctrl-C is the parent's business: it ends this process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    yield


def _serve(pipe: Connection, memory_limit: int | None) -> None:
    """The process: one problem after another until the pipe closes."""
    with _quiet_interrupts():
        if memory_limit is not None:
            _limit_memory(memory_limit)
        from solver.solve import solve  # imported here, so that the engines load while the parent reads

        while True:
            try:
                problem, options = pipe.recv()
            except (EOFError, OSError):
                return
            answer: Any
            try:
                answer = solve(problem, **options)
            except (ProblemError, MemoryError, RuntimeError) as error:
                answer = error
            pipe.send(answer)


def _limit_memory(limit: int) -> None:
    """Caps the address space where the system can (not on Windows)."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
