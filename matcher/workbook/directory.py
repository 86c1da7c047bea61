"""Who is meant by a name: by id, by the name as written, by the name levelled, by 「姓名（单位）」."""

from __future__ import annotations

import re
from collections.abc import Iterable

from matcher.workbook import similar
from matcher.workbook.cells import key, squeeze

SUGGESTIONS = 300  # searches for similar names in one run
_BRACKET = re.compile(r"^(.+?)[（(]([^（）()]+)[）)]$")


class Directory:
    """Parties by id and name; `unit` is a person's institution or a client's district."""

    def __init__(self, parties: Iterable[tuple[str, str, str]]) -> None:
        self._parties = tuple(parties)
        self._names = {i: name for i, name, _ in self._parties}
        self._left = SUGGESTIONS
        self._search = {key(name): name for name in sorted({name for _, name, _ in self._parties})}
        self._written: dict[str, list[int]] = {}
        self._levelled: dict[str, list[int]] = {}
        for at, (_, name, _) in enumerate(self._parties):
            self._written.setdefault(squeeze(name), []).append(at)
            self._levelled.setdefault(key(name).replace("·", ""), []).append(at)

    def find(self, text: str, unit: str = "") -> tuple[str, ...]:
        """Ids that fit: none, one, or several when the name alone does not tell."""
        if text.strip() in self._names:
            return (text.strip(),)
        for table, name in ((self._written, squeeze(text)), (self._levelled, key(text).replace("·", ""))):
            if found := table.get(name):
                return self._narrowed(found, unit)
        bracket = _BRACKET.match(text.strip())
        if bracket and not unit:
            return self.find(bracket.group(1), bracket.group(2))
        return ()

    def _narrowed(self, found: list[int], unit: str) -> tuple[str, ...]:
        parties = [self._parties[at] for at in found]
        if unit:
            exact = [p for p in parties if key(p[2]) == key(unit)]
            near = [p for p in parties if key(p[2]) and (key(p[2]) in key(unit) or key(unit) in key(p[2]))]
            unknown = [p for p in parties if not p[2]]
            parties = exact or near or unknown
        return tuple(p[0] for p in parties)

    def __contains__(self, text: str) -> bool:
        return bool(self.find(text))

    def name(self, identity: str) -> str:
        """The name that belongs to an id."""
        return self._names.get(identity, identity)

    def suggest(self, text: str) -> str:
        """Names like it, for a message; nothing once a wholly wrong file has used up the searches."""
        self._left -= 1
        if self._left < 0:
            return similar.NONE
        return similar.suggestions(text, self._search)
