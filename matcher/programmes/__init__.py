"""One notice a file. A new city is one new file and one new name in the tuple."""

from __future__ import annotations

from matcher.issue import InputError, Issue
from matcher.programme import Programme
from matcher.programmes import anqing, heilongjiang, wuhan, yangquan
from matcher.programmes import open as template

PROGRAMMES: tuple[Programme, ...] = (
    wuhan.PROGRAMME,
    anqing.PROGRAMME,
    yangquan.PROGRAMME,
    heilongjiang.PROGRAMME,
    template.PROGRAMME,
)


def programme(name: str) -> Programme:
    """The programme of that name, or of that city; an unknown name is an error that lists the known ones."""
    for known in PROGRAMMES:
        if known.name == name or (name and known.title.startswith(name)):
            return known
    names = "、".join(f"{p.name}（{p.title}）" for p in PROGRAMMES)
    raise InputError((Issue("E33", f"没有名为 {name} 的项目", f"可用的项目：{names}"),))
