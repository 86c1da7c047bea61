"""Where the bundled synthetic samples lie: beside the packages in a checkout, inside the wheel otherwise."""

from __future__ import annotations

from pathlib import Path

from matcher.issue import InputError, Issue

_PLACES = (Path(__file__).parent / "samples", Path(__file__).parents[1] / "data" / "samples")


def sample(programme: str) -> Path:
    """The folder of a programme's sample; an unknown one is an error that lists the known ones."""
    known = sorted({p.name for place in _PLACES if place.is_dir() for p in place.iterdir() if _is_sample(p)})
    for place in _PLACES:
        if programme in known and (place / programme).is_dir():
            return place / programme
    raise InputError((Issue("E33", f"没有名为 {programme} 的样例", f"可用的样例：{'、'.join(known)}"),))


def _is_sample(path: Path) -> bool:
    return path.is_dir() and path.name != "sources" and not path.name.startswith((".", "_"))
