"""Does a text of the test half stand in what the scorer was made from? Long common runs betray it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

RUN = 12  # letters: a common run this long between independent authors is no chance


def runs(text: str, size: int = RUN) -> set[str]:
    """All runs of `size` letters (punctuation and spaces dropped)."""
    letters = "".join(c for c in text if c.isalnum())
    return {letters[i : i + size] for i in range(len(letters) - size + 1)}


def leaks(texts: Sequence[str], sources: Iterable[str], size: int = RUN) -> list[tuple[str, str]]:
    """(text, run) for every text that shares a run of `size` letters with a source."""
    known: set[str] = set()
    for source in sources:
        known |= runs(source, size)
    found = []
    for text in texts:
        shared = runs(text, size) & known
        if shared:
            found.append((text, min(shared)))
    return found
