"""The command as its users type it: exit codes, Chinese words, one JSON, never a traceback."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from service.cli import call
from tests.conftest import ROOT, SAMPLES

Command = Callable[..., tuple[int, str, str]]


@pytest.fixture
def jiedui(capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs the command and gives exit code, standard output, standard error."""

    def run(*arguments: object) -> tuple[int, str, str]:
        code = call([str(a) for a in arguments])
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return code, out, err

    return run


def book(path: Path, sheets: dict[str, list[list[object]]]) -> Path:
    with xlsxwriter.Workbook(path) as workbook:
        for name, rows in sheets.items():
            sheet = workbook.add_worksheet(name)
            for r, row in enumerate(rows):
                for c, value in enumerate(row):
                    sheet.write(r, c, value)
    return path


PEOPLE = [
    ["姓名", "派出单位", "专业领域"],
    ["样例甲", "样例学院", "铝合金压铸工艺与模具"],
    ["样例乙", "样例研究所", "茶叶加工与病虫害防控"],
    ["样例丙", "样例中心", "污水处理与膜技术"],
]
DEMANDS = [
    ["单位名称", "类型", "所在县区", "技术需求", "企业意愿"],
    ["样例压铸厂", "企业", "桐城市", "毛坯一车开就露小孔，废品率下不来", "是"],
    ["样例茶场", "企业", "岳西县", "名优茶揉捻以后总有青气，香气不足，汤色浑", "是"],
    ["样例印染厂", "企业", "望江县", "印染废水色度高，生化池老是跑泥", "是"],
]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return book(tmp_path / "名册.xlsx", {"专员表": PEOPLE, "需求表": DEMANDS})


def test_help_is_chinese_and_lists_every_command(jiedui: Command) -> None:
    code, out, _ = jiedui("--help")
    assert code == 0
    for command in ("demo", "check", "run", "judge", "explain", "template"):
        assert command in out
        assert "用法" in jiedui(command, "--help")[1]


def test_every_command_is_documented(jiedui: Command) -> None:
    from service.cli import jiedui as group

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [c for c in group.commands if f"jiedui {c}" not in readme] == []


def test_run_writes_the_plan_the_papers_and_the_page(small: Path, tmp_path: Path, jiedui: Command) -> None:
    out = tmp_path / "结果"
    code, words, progress = jiedui(
        "run", small, "--programme", "anqing", "--set", "total.min=1", "--out", out
    )
    assert code == 0
    assert "已证明最优" in words
    assert "秒" in progress
    names = {p.name for p in out.iterdir()}
    assert names >= {"plan.json", "plan.xlsx", "roster.json", "report.html", "双链融合专员选派名单.xlsx"}
    plan = json.loads((out / "plan.json").read_text(encoding="utf-8"))
    assert len(plan["pairs"]) == 3
    assert plan["status"] == "optimal"
    assert plan["complete"] is True


def test_json_is_one_document_and_nothing_else(small: Path, tmp_path: Path, jiedui: Command) -> None:
    options = ("--programme", "anqing", "--set", "total.min=1", "--out", tmp_path / "结果", "--json")
    code, out, _ = jiedui("run", small, *options)
    assert code == 0
    assert json.loads(out)["programme"] == "anqing"


def test_an_incomplete_round_exits_with_3_and_writes_its_reasons(
    small: Path, tmp_path: Path, jiedui: Command
) -> None:
    code, _, _ = jiedui("run", small, "--programme", "anqing", "--out", tmp_path / "结果")
    assert code == 3  # 40 people are wanted, 3 are there
    plan = json.loads((tmp_path / "结果" / "plan.json").read_text(encoding="utf-8"))
    assert plan["complete"] is False
    assert len(plan["pairs"]) == 3


def test_the_written_roster_gives_the_same_plan_again(small: Path, tmp_path: Path, jiedui: Command) -> None:
    jiedui("run", small, "--programme", "open", "--out", tmp_path / "一")
    jiedui("run", tmp_path / "一" / "roster.json", "--programme", "open", "--out", tmp_path / "二")
    first, second = (
        json.loads((tmp_path / n / "plan.json").read_text(encoding="utf-8")) for n in ("一", "二")
    )
    assert first["digest"] == second["digest"]


def test_explain_says_why_and_why_not(small: Path, tmp_path: Path, jiedui: Command) -> None:
    out = tmp_path / "结果"
    jiedui("run", small, "--programme", "anqing", "--out", out)
    code, words, _ = jiedui("explain", out, "--client", "样例茶场")
    assert code == 0
    assert "样例乙" in words
    assert "理由" in words
    assert "得分" in words
    code, words, _ = jiedui("explain", out, "--specialist", "样例甲", "--client", "样例茶场")
    assert code == 0
    assert "没有结对" in words
    assert jiedui("explain", out, "--specialist", "没有这人")[0] == 2


def test_judge_finds_the_violations_and_the_distance(small: Path, tmp_path: Path, jiedui: Command) -> None:
    out = tmp_path / "结果"
    jiedui("run", small, "--programme", "anqing", "--out", out)
    code, words, _ = jiedui("judge", small, "--programme", "anqing", "--plan", out / "plan.json")
    assert code == 0
    assert "相差0分" in words
    assert "没有更好的单步调整" in words
    hand = book(
        tmp_path / "手工.xlsx",
        {"名单": [["姓名", "单位名称"], ["样例甲", "样例茶场"], ["样例乙", "样例茶场"]]},
    )
    code, words, _ = jiedui("judge", small, "--programme", "anqing", "--plan", hand, "--json")
    assert code == 1
    found = json.loads(words)
    assert {v["rule"] for v in found["violations"]} >= {"group", "client_size"}
    assert found["distance"] > 0


def test_check_writes_nothing_and_counts_every_row(small: Path, jiedui: Command) -> None:
    before = sorted(small.parent.iterdir())
    code, words, _ = jiedui("check", small, "--programme", "anqing", "--json")
    assert code == 0
    assert sorted(small.parent.iterdir()) == before
    for t in json.loads(words)["tallies"]:
        assert t["seen"] == t["accepted"] + t["warned"] + t["rejected"] + sum(t["skipped"].values())


def test_template_is_read_back_without_an_error(tmp_path: Path, jiedui: Command) -> None:
    code, words, _ = jiedui("template", tmp_path / "填报")
    assert code == 0
    code, words, _ = jiedui("check", tmp_path / "填报", "--programme", "anqing")
    assert "【错误】" not in words


def test_the_settings_are_listed_with_their_articles(jiedui: Command) -> None:
    code, out, _ = jiedui("run", "--programme", "anqing", "--help-settings")
    assert code == 0
    assert "total.max = 50" in out
    assert "每年选派40-50名左右" in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("runn",), "没有这个命令"),
        (("run", "--programm", "anqing"), "没有选项"),
        (("run", "{small}", "--programme", "anqing"), "--out"),
        (("run", "{small}", "--out", "x"), "--programme"),
        (("run", "{small}", "--programme", "beijing", "--out", "x"), "没有名为 beijing 的项目"),
        (
            ("run", "{small}", "--programme", "anqing", "--out", "x", "--set", "near.cap=5"),
            "没有名为 near.cap 的参数",
        ),
        (("run", "{small}", "--programme", "anqing", "--out", "x", "--set", "total.max=很多"), "不是数字"),
        (("run", "{small}", "--programme", "anqing", "--out", "x", "--set", "total.max=-1"), "不小于0"),
        (("run", "{small}", "--programme", "anqing", "--out", "x", "--encoder", "没有"), "没有"),
        (("run", "没有这个文件.xlsx", "--programme", "anqing", "--out", "x"), "没有这个文件.xlsx"),
        (("demo", "beijing"), "没有名为 beijing 的样例"),
        (("explain", "没有这个目录"), "plan.json"),
        (("judge", "{small}", "--programme", "anqing", "--plan", "没有.xlsx"), "找不到文件"),
    ],
)
def test_wrong_usage_is_one_chinese_sentence_and_exit_2(
    arguments: tuple[str, ...], words: str, small: Path, jiedui: Command
) -> None:
    code, out, err = jiedui(*(a.format(small=small) for a in arguments))
    assert code == 2
    assert words in err
    assert out == ""


def bad(kind: str, folder: Path) -> Path:
    """A file or folder with one fault."""
    path = folder / f"{kind}.xlsx"
    people = [list(row) for row in PEOPLE]
    demands = [list(row) for row in DEMANDS]
    more: dict[str, list[list[object]]] = {}
    if kind == "空文件":
        path.write_bytes(b"")
        return path
    if kind == "图片改名":
        path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 64)
        return path
    if kind == "加密":
        path.write_bytes(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
            + b"\0" * 504
            + "EncryptedPackage".encode("utf-16-le")
            + b"\0" * 4096
        )
        return path
    if kind == "宏文件":
        with xlsxwriter.Workbook(folder / "宏.xlsx") as workbook:
            workbook.add_worksheet()
        import zipfile

        with zipfile.ZipFile(folder / "宏.xlsx", "a") as archive:
            archive.writestr("xl/vbaProject.bin", b"x")
        return folder / "宏.xlsx"
    if kind == "三万行":
        return book(path, {"专员表": [PEOPLE[0], *([f"人{n}", "甲", "压铸"] for n in range(30_100))]})
    if kind == "没有表头":
        people = people[1:]
    if kind == "缺列":
        people = [row[:2] for row in people]
    if kind == "姓名为空":
        people[1][0] = ""
    if kind == "专业为空":
        people[1][2] = ""
    if kind == "需求为空":
        demands[1][3] = ""
    if kind == "县区不识":
        demands[1][2] = "桐诚市"
    if kind == "同一人":
        people.append(people[1])
    if kind == "科学计数":
        people[0].append("联系电话")
        people[1].append("1.38E+10")
    if kind == "指标不符":
        more["指标表"] = [["县区", "现有人数", "新增人数", "总人数"], ["桐城市", 5, 1, 7]]
    if kind == "合计不符":
        more["指标表"] = [["县区", "现有人数", "新增人数", "总人数"], ["桐城市", 5, 1, 6], ["合 计", 5, 3, 8]]
    if kind == "新增为负":
        more["指标表"] = [["县区", "现有人数", "总人数"], ["桐城市", 5, 3]]
    if kind == "日期不识":
        demands[0].append("成立日期")
        demands[1].append("前年春天")
    if kind == "涉密":
        demands[0].append("涉密")
        demands[1].append("是")
    if kind == "排除找不到":
        more["排除表"] = [["姓名", "单位名称", "类型", "原因"], ["样例丁", "样例茶场", "禁止", "测试"]]
    if kind == "锁定又禁止":
        row = ["样例甲", "样例茶场"]
        more["排除表"] = [["姓名", "单位名称", "类型", "原因"], [*row, "锁定", "甲"], [*row, "禁止", "乙"]]
    if kind == "锁定过多":
        names = [f"样例厂{n}" for n in range(5)]
        demands += [[n, "企业", "桐城市", "压铸件气孔多怎么办才好", "是"] for n in names]
        more["排除表"] = [
            ["姓名", "单位名称", "类型", "原因"],
            *([["样例甲", n, "锁定", "双方已签"] for n in names]),
        ]
    return book(path, {"专员表": people, "需求表": demands, **more})


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("没有表头", "E01"),
        ("缺列", "E02"),
        ("姓名为空", "E03"),
        ("专业为空", "E04"),
        ("需求为空", "E05"),
        ("县区不识", "E06"),
        ("同一人", "E07"),
        ("科学计数", "E08"),
        ("指标不符", "E09"),
        ("合计不符", "E10"),
        ("新增为负", "E11"),
        ("日期不识", "E12"),
        ("涉密", "E13"),
        ("排除找不到", "E14"),
        ("锁定又禁止", "E15"),
        ("空文件", "E16"),
        ("图片改名", "E16"),
        ("加密", "E16"),
        ("宏文件", "E16"),
        ("锁定过多", "E17"),
        ("三万行", "E18"),
    ],
)
def test_bad_input_gives_its_message_and_exit_2(
    kind: str, code: str, tmp_path: Path, jiedui: Command
) -> None:
    path = bad(kind, tmp_path)
    options = ("--programme", "anqing", "--out", tmp_path / "结果")
    status, out, err = jiedui("run", path, *options, "--json")
    assert status == 2
    assert "【错误】" in err
    codes = {i["code"] for i in json.loads(out)["issues"] if i["code"].startswith("E")}
    if code == "E01":
        assert codes & {"E01", "E02", "E34"}
    else:
        assert code in codes
    assert not (tmp_path / "结果").exists()


def test_the_bundled_sample_is_read_without_an_error(jiedui: Command) -> None:
    for name in ("wuhan", "anqing"):
        code, words, _ = jiedui("check", SAMPLES / name, "--programme", name)
        assert code == 0, words[-400:]


@pytest.mark.skipif(os.name == "nt", reason="signals of this kind are POSIX")
def test_ctrl_c_writes_the_best_so_far_and_exits_with_130(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "service.cli", "demo", "wuhan", "--out", str(tmp_path / "结果")]
    with subprocess.Popen(
        command, cwd=ROOT, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        for line in process.stderr:
            if "求解" in line:
                time.sleep(0.5)
                process.send_signal(signal.SIGINT)
                break
        out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in out + err
    plan = json.loads((tmp_path / "结果" / "plan.json").read_text(encoding="utf-8"))
    assert plan["status"] == "feasible"
    assert plan["cancelled"] is True
    assert len(plan["pairs"]) > 176  # the first batch's and some new ones
    assert not [v for v in plan["violations"] if v["hard"]]
