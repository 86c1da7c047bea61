"""What a whole plan must keep, one rule a file: case -> limits on counts."""
