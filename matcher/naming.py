"""People and clients as a clerk names them: by id, by name, or by «姓名（单位）»."""

from __future__ import annotations

import difflib
from collections.abc import Mapping

from matcher.issue import InputError, Issue
from matcher.roster import Roster

MOST = 5  # namesakes or similar names shown


class Directory:
    """The names of one kind of party; `kind` is 专员 or 单位."""

    def __init__(self, kind: str, parties: Mapping[str, tuple[str, str]]) -> None:
        self.kind = kind
        self._parties = dict(parties)
        self._by_word: dict[str, list[str]] = {}
        for key, (name, unit) in self._parties.items():
            for word in {key, name, f"{name}（{unit}）", f"{name}({unit})"}:
                self._by_word.setdefault(word, []).append(key)

    def find(self, word: str) -> tuple[str, ...]:
        """Ids that the word may mean; «姓名（单位）» falls back to the name alone."""
        found = self._by_word.get(word) or self._by_word.get(word.split("（")[0].split("(")[0], [])
        return tuple(sorted(found))

    def one(self, word: str, file: str = "", row: int = 0) -> str:
        """The id; raises `InputError` (E14) that lists the namesakes or the similar names."""
        found = self.find(word)
        if len(found) == 1:
            return found[0]
        if found:
            what, mend = f"有{len(found)}个{self.kind}叫“{word}”", f"请用编号：{self._listed(found)}"
        else:
            near = difflib.get_close_matches(word, [n for n, _ in self._parties.values()], MOST, 0.4)
            near += [n for n, _ in self._parties.values() if len(word) > 1 and word in n and n not in near]
            what = f"{self.kind}“{word}”在名册中找不到"
            mend = f"是否为：{'、'.join(near[:MOST])}？" if near else "请核对写法或编号"
        raise InputError((Issue("E14", what, mend, file, row=row),))

    def _listed(self, ids: tuple[str, ...]) -> str:
        shown = [f"{key}（{'，'.join(part for part in self._parties[key] if part)}）" for key in ids[:MOST]]
        return "、".join(shown)


def people(roster: Roster) -> Directory:
    """The specialists of a roster."""
    return Directory("专员", {s.id: (s.name, s.institution) for s in roster.specialists})


def clients(roster: Roster) -> Directory:
    """The clients of a roster."""
    return Directory("单位", {c.id: (c.name, c.district) for c in roster.clients})
