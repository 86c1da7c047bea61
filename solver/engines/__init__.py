"""Ways to solve a problem, in order: the first whose `supports` finds no reason against it, solves."""

from solver.engines import flow, milp

ENGINES = (flow, milp)
