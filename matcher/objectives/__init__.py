"""What a pair is worth, one value a file: pairs -> integer points."""
