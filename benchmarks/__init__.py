"""Benchmark suites: how good the fit, the solver, the matching and the service are, against named peers."""
