"""Ctrl-C is the parent's business."""

from __future__ import annotations

import os
import signal

from solver import Columns, Pairs, Problem, Rows
from solver.worker import Worker


def test_the_process_ignores_ctrl_c() -> None:
    problem = Problem(Rows.of(["a"]), Columns.of(["x"]), Pairs.of([0], [0], 3))
    with Worker() as worker:
        assert worker.solve(problem).objective == 3
        before = worker.pid
        assert before is not None
        os.kill(before, signal.SIGINT)
        assert worker.solve(problem).objective == 3
        assert worker.pid == before
