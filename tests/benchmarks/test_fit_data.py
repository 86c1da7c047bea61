"""The labelled set is what its documents say, and nothing of its test half stands in the thesaurus."""

import json
from pathlib import Path

import numpy as np
import pytest

from benchmarks.fit import dataset, leakage
from benchmarks.suites import BadData
from scoring.thesaurus import Thesaurus


@pytest.fixture(scope="module", params=dataset.HALVES)
def half(request: pytest.FixtureRequest) -> dataset.Dataset:
    return dataset.load(request.param)


def test_each_half_is_large_and_graded(half: dataset.Dataset) -> None:
    assert len(half.niches) >= 60
    assert len(half.specialists) >= 300
    assert len(half.demands) >= 300
    assert set(np.unique(half.grades)) == {0, 1, 2}
    assert ((half.grades == 2).sum(axis=0) == 5).all()
    assert all(8 <= len(text.text) <= 300 for text in (*half.specialists, *half.demands))
    assert sum(text.trap for text in half.demands) >= 60


def test_the_halves_share_no_niche() -> None:
    dev, test = (dataset.load(name) for name in dataset.HALVES)
    assert not {n.name for n in dev.niches} & {n.name for n in test.niches}
    assert not {t.text for t in dev.specialists + dev.demands} & {
        t.text for t in test.specialists + test.demands
    }


def test_no_sentence_of_the_set_leaks_into_the_thesaurus(half: dataset.Dataset, bundled: Thesaurus) -> None:
    sources = [text for niche in bundled.niches for text in (*niche.academic, *niche.lay, *niche.examples)]
    texts = [text.text for text in (*half.specialists, *half.demands)]
    assert leakage.leaks(texts, sources) == []


def test_a_leak_would_be_found() -> None:
    assert leakage.leaks(["毛坯一车开就露小孔，客户整批退回"], ["有一句：毛坯一车开就露小孔客户整批退"])


def write(folder: Path, **files: list[dict[str, object]]) -> Path:
    for name, rows in files.items():
        lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
        (folder / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    return folder


def test_own_labels_are_read(tmp_path: Path) -> None:
    write(
        tmp_path,
        specialists=[{"id": "a", "text": "压铸"}, {"id": "b", "text": "焊接"}],
        demands=[{"id": "x", "text": "砂眼"}],
        labels=[{"specialist": "a", "demand": "x", "grade": 2}],
    )
    assert dataset.load(tmp_path).grades.tolist() == [[2], [0]]


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({}, "文件读不出"),
        ({"specialists": [{"id": "a"}]}, "缺少 text"),
        ({"specialists": [{"id": "a", "text": "压铸"}] * 2}, "重复"),
    ],
)
def test_a_bad_folder_is_refused_in_words(
    tmp_path: Path, files: dict[str, list[dict[str, object]]], words: str
) -> None:
    with pytest.raises(BadData, match=words):
        dataset.load(write(tmp_path, **files))


def test_a_wrong_grade_is_refused(tmp_path: Path) -> None:
    write(
        tmp_path,
        specialists=[{"id": "a", "text": "压铸"}],
        demands=[{"id": "x", "text": "砂眼"}],
        labels=[{"specialist": "a", "demand": "x", "grade": 5}],
    )
    with pytest.raises(BadData, match="等级"):
        dataset.load(tmp_path)
