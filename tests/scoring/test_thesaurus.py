import dataclasses
from pathlib import Path

import pytest

from scoring.thesaurus import COLUMNS, Thesaurus, ThesaurusError, lint

GOOD = "装备\t成形\t铸造\t压铸、熔炼\t砂眼\t"


def write(folder: Path, *lines: str, name: str = "own.tsv") -> Path:
    file = folder / name
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def test_the_bundled_thesaurus_loads(bundled: Thesaurus) -> None:
    assert len(bundled.niches) > 50
    assert len(bundled.groups) > 5


def test_the_bundled_thesaurus_has_no_dead_neighbours(bundled: Thesaurus) -> None:
    assert [finding.text for finding in lint(bundled) if finding.kind == "neighbour"] == []


def test_own_rows_are_appended_and_known_niches_gain_terms(bundled: Thesaurus, tmp_path: Path) -> None:
    known = bundled.niches[0]
    file = write(
        tmp_path,
        "# our own words",
        "\t".join(COLUMNS),
        f"{known.group}\t{known.area}\t{known.name}\t\t本地土话\t",
        "",
        "本地组\t本地领域\t竹编工艺\t竹编\t篾匠活",
    )
    loaded = Thesaurus.load(file)
    assert len(loaded.niches) == len(bundled.niches) + 1
    assert "本地土话" in next(n for n in loaded.niches if n.name == known.name).lay
    assert loaded.digest != bundled.digest


def test_the_order_of_rows_and_files_changes_nothing(tmp_path: Path) -> None:
    rows = [GOOD, "装备\t成形\t焊接\t弧焊\t虚焊\t铸造"]
    one = Thesaurus.read(write(tmp_path, *rows, name="a.tsv"))
    other = Thesaurus.read(write(tmp_path, *rows[::-1], name="b.tsv"))
    assert one.digest == other.digest
    assert [n.name for n in one.niches] == [n.name for n in other.niches]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("装备\t成形\t铸造", ["第2行", "6列", "3列"]),
        ("\t成形\t焊接\t弧焊\t\t", ["第2行", "「group」", "不能为空"]),
        ("装备\t\t焊接\t弧焊\t\t", ["第2行", "「area」"]),
        ("装备\t成形\t\t弧焊\t\t", ["第2行", "「niche」"]),
        ("装备\t成形\t焊接、切割\t弧焊\t\t", ["第2行", "「niche」", "只能是一个名称"]),
        ("装备\t成形\t焊接\t\t\t", ["第2行", "没有任何词语"]),
        ("装备\t成形\t焊接\t弧焊、、激光焊\t\t", ["第2行", "「academic」", "空词语"]),
        (GOOD, ["第2行", "铸造", "第1行", "重复"]),
    ],
)
def test_a_malformed_row_is_refused_with_its_place(tmp_path: Path, line: str, words: list[str]) -> None:
    file = write(tmp_path, GOOD, line)
    with pytest.raises(ThesaurusError) as refused:
        Thesaurus.read(file)
    assert all(word in str(refused.value) for word in ["own.tsv", *words])


def test_a_niche_cannot_belong_to_two_groups(tmp_path: Path) -> None:
    first = write(tmp_path, GOOD, name="a.tsv")
    second = write(tmp_path, "化工\t成形\t铸造\t压铸\t\t", name="b.tsv")
    with pytest.raises(ThesaurusError, match="已属于 装备·成形"):
        Thesaurus.read(first, second)


def test_a_missing_an_empty_and_a_foreign_file_are_refused(tmp_path: Path) -> None:
    foreign = tmp_path / "gbk.tsv"
    foreign.write_bytes(GOOD.encode("gb18030"))
    for path, word in [(tmp_path / "none.tsv", "找不到"), (write(tmp_path), "为空"), (foreign, "UTF-8")]:
        with pytest.raises(ThesaurusError, match=word):
            Thesaurus.read(path)


def test_lint_finds_duplicates_dead_neighbours_and_broad_terms(tmp_path: Path) -> None:
    file = write(
        tmp_path,
        "装备\t成形\t铸造\t压铸、压铸、泵\t\t铸造、没有的方向",
        *(f"装备\t成形\t方向{i}\t到处都有\t\t" for i in range(9)),
    )
    kinds = [finding.kind for finding in lint(Thesaurus.read(file))]
    assert kinds.count("duplicate") == 1
    assert kinds.count("neighbour") == 2
    assert kinds.count("broad") == 1 + 9


def test_a_clean_thesaurus_has_no_findings(tiny: Thesaurus) -> None:
    assert lint(tiny) == ()


def test_niches_are_frozen(tiny: Thesaurus) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        tiny.niches[0].name = "别的"  # type: ignore[misc]
