"""Professional titles and their level (§4.5): 正高, 副高, 中级, 初级. Posts, skills and degrees are none."""

from __future__ import annotations

import re
from typing import Literal

from matcher.workbook.cells import key, words
from matcher.workbook.degrees import degree

Level = Literal["正高", "副高", "中级", "初级"]
LEVELS: tuple[Level, ...] = ("正高", "副高", "中级", "初级")  # highest first

# Fields whose title is 「…师」: the grade stands in front (正高级…师, 高级…师, 助理…师).
_CRAFTS = words(
    "工程 农艺 实验 经济 会计 审计 统计 畜牧 兽医 政工 工艺美术 技术经纪 园艺 农技 测绘 规划 知识产权 翻译"
)
_NAMED: dict[Level, str] = {
    "正高": "教授 研究员 正研究员 研究馆员 推广研究员 编审 译审 主任医师 主任药师 主任护师 主任技师 "
    "一级律师 正高级教师 正高级讲师 教授级高工 研究员级高工 正高级 正高",
    "副高": "副教授 副研究员 副研究馆员 副编审 副译审 副主任医师 副主任药师 副主任护师 副主任技师 "
    "二级律师 高级讲师 高级教师 高级兽医师 高工 副高级 副高",
    "中级": "讲师 助理研究员 馆员 编辑 主治医师 主管药师 主管护师 主管技师 三级律师 一级教师 中级",
    "初级": "助教 研究实习员 助理馆员 助理编辑 医师 药师 护师 技术员 实验员 会计员 助理讲师 二级教师 "
    "教员 初级",
}
# Longer words that hold a title's letters but are posts, honours or skills.
_NONE = words(
    "总工程师 副总工程师 总经济师 副总经济师 总会计师 总农艺师 高级技师 特级技师 首席技师 技师 "
    "高级工匠 客座教授 兼职教授 荣誉教授 名誉教授 客座研究员 特聘教授 特聘副教授 特聘研究员 "
    "特聘副研究员 讲席教授 高级工人 高级工 执业医师 执业药师 博士后研究员 教授会 助理教授"
)


def _words() -> dict[str, Level | None]:
    found: dict[str, Level | None] = dict.fromkeys(_NONE)
    for level, names in _NAMED.items():
        found |= dict.fromkeys(names.split(), level)
    for craft in _CRAFTS:
        for grade in ("正高级", "教授级高级", "研究员级高级", "教授级", "研究员级"):
            found[f"{grade}{craft}师"] = "正高"
        found |= {f"高级{craft}师": "副高", f"助理{craft}师": "初级", f"{craft}师": "中级"}
    return found


_WORDS = _words()
_PATTERN = re.compile("|".join(sorted(map(re.escape, _WORDS), key=len, reverse=True)))  # longest first
_SEPARATORS = re.compile(r"[/、,;|\n\s]+|(?<=[^(])(?:兼|和)(?=.)")


def level(text: str) -> Level | None:
    """The highest level named in the text; None for posts, skills, degrees and what is unknown.

    Longest words win, so 助理研究员 is 中级 and 副研究员 is 副高, never 正高; 高级技师 is no title.
    """
    found = {_WORDS[m.group()] for m in _PATTERN.finditer(key(text))}
    plain = key(text)
    if re.search(r"工程师\(?(正高|副高)", plain):
        found.discard("中级")
    return next((name for name in LEVELS if name in found), None)


def split(text: str) -> tuple[str, str, str]:
    """(post, title, degree) of a cell 「职务/职称」 (§4.3 rule 9): 副院长/教授, 副教授/博士, 院长教授."""
    posts: list[str] = []
    names: list[str] = []
    degrees: list[str] = []
    plain = text.translate(str.maketrans("／，；（）", "/,;()"))
    for part in (p for p in _SEPARATORS.split(plain) if p):
        if level(part):
            head = _glued(part)
            posts += [head] if head else []
            names.append(part[len(head) :])
        elif degree(part) or re.search(r"在读|肄业", part):
            degrees.append(part)
        elif key(part) not in ("无", "-", "—"):
            posts.append(part)
    return "、".join(posts), "、".join(names), "、".join(degrees)


_POST_END = re.compile(
    r"^(.*?(?:长|主任|书记|经理|总监|董事|总裁|负责人|带头人|总工程师|总工|助理(?!研究员|工程师)))(?=.)"
)


def _glued(part: str) -> str:
    """The post in front of a title without a separator: 副院长教授 -> 副院长; 主任医师 has none."""
    found = _POST_END.match(part)
    if found is None or key(part).startswith(("主任", "副主任")) or not level(part[found.end() :]):
        return ""
    return found.group(1)
