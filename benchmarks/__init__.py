"""Benchmark suites, one a file."""
