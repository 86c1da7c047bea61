"""The fit suite's findings as tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from benchmarks.report import Table

HEAD = {
    "ndcg10": "nDCG@10",
    "recall5": "Recall@5",
    "mrr": "MRR",
    "p1": "P@1",
    "assignment": "assignment / oracle",
}


def tables(found: Mapping[str, Any]) -> tuple[Table, ...]:
    """All tables of a report."""
    listed = [_methods(found), _ahead(found)]
    listed += [_parts(found, key, title) for key, title in PARTS if found[key]]
    listed += [_reliability(found), _faithfulness(found)]
    if "uncovered" in found:
        listed.append(_uncovered(found))
    if "curve" in found:
        listed += [_curve(found), _costs(found)]
    return tuple(listed)


PARTS = (
    ("covered", "Niches with and without the thesaurus"),
    ("traps", "Traps"),
    ("industries", "By industry"),
)


def _number(value: float | None, digits: int = 3) -> str:
    return "–" if value is None else f"{value:.{digits}f}"


def _span(entry: Mapping[str, float | None]) -> str:
    return f"{_number(entry['mean'])} [{_number(entry['low'])}, {_number(entry['high'])}]"


def _methods(found: Mapping[str, Any]) -> Table:
    rows = tuple(
        (name, *(_span(entry[measure]) for measure in HEAD)) for name, entry in found["methods"].items()
    )
    s = found["set"]
    title = f"{s['name']}: {s['specialists']} specialists × {s['demands']} demands, {s['niches']} niches"
    return Table(title, ("method", *HEAD.values()), rows, "95 % bootstrap intervals by niche.")


def _ahead(found: Mapping[str, Any]) -> Table:
    control = found["control"]
    rows = (
        (f"ahead of the best lexical ({found['best_lexical']}), nDCG@10", _span(found["ahead"])),
        ("control: our scores, shuffled labels", _number(control["shuffled"])),
        ("control: random scores", _number(control["chance"])),
    )
    return Table("Ahead, and controls", ("figure", "value"), rows)


def _parts(found: Mapping[str, Any], key: str, title: str) -> Table:
    names = list(found["methods"])
    rows = tuple(
        (part, str(entry["demands"]), *(_number(entry["ndcg10"][name]) for name in names))
        for part, entry in found[key].items()
    )
    return Table(f"{title}, nDCG@10", ("part", "demands", *names), rows)


def _reliability(found: Mapping[str, Any]) -> Table:
    rows = tuple(
        (
            f"{band['low']:.1f}–{band['high']:.1f}",
            str(band["pairs"]),
            _number(band["promised"]),
            _number(band["observed"]),
        )
        for band in found["reliability"]
    )
    promise = found["promise"]
    note = f"fit ≥ {promise['from']}: {promise['pairs']} pairs, right {_number(promise['right'])}."
    return Table(
        "Reliability of the fit (right = grade 2)", ("fit", "pairs", "promised", "observed"), rows, note
    )


def _faithfulness(found: Mapping[str, Any]) -> Table:
    entry = found["faithfulness"]
    rows = (
        ("quoted evidence masked", _number(entry["evidence"])),
        ("random spans of the same length masked", _number(entry["elsewhere"])),
        ("pairs tried", str(entry["pairs"])),
        ("pairs without evidence", str(entry["without"])),
    )
    return Table("Faithfulness: relative fall of the fit", ("what", "value"), rows)


def _uncovered(found: Mapping[str, Any]) -> Table:
    entry = found["uncovered"]
    rows = tuple((name, _number(value)) for name, value in entry["ndcg10"].items())
    note = f"All {entry['niches']} niches in turn; {entry['removed']} covering thesaurus niches removed."
    note += " Niches and wording alone, without the static embedding."
    return Table("Niches that the thesaurus does not cover, nDCG@10", ("method", "nDCG@10"), rows, note)


def _curve(found: Mapping[str, Any]) -> Table:
    rows = tuple(
        (f"{p['share']:.0%}", str(p["terms"]), _number(p["ndcg10"]), _number(p["assignment"]))
        for p in found["curve"]
    )
    note = "Niches and wording alone: the static embedding has learned from the whole thesaurus."
    return Table("Size of the thesaurus", ("share", "terms", "nDCG@10", "assignment / oracle"), rows, note)


def _costs(found: Mapping[str, Any]) -> Table:
    costs = {**found["speed"], **found["weight"]}
    return Table("Cost", ("figure", "value"), tuple((name, str(value)) for name, value in costs.items()))
