"""Who and what may not be paired, one reason a file: (specialist, client) -> why not | None."""
