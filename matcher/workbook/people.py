"""Names, phones, and cells that glue an institution and a post together."""

from __future__ import annotations

import re

from matcher.workbook.cells import key, nfkc, words

_HAN = r"[㐀-鿿豈-﫿\U00020000-\U000323AF·]"
_BETWEEN_HAN = re.compile(rf"(?<={_HAN})\s+(?={_HAN})")
_MOBILE = re.compile(r"1\d{10}")  # by length: made-up numbers of samples and tests pass too
_LANDLINE = re.compile(r"0\d{2,3}-?\d{7,8}(?:(?:-|转)\d{1,6})?|(?:400|800)-?\d{3}-?\d{4}")
SCIENTIFIC = re.compile(r"\d(?:\.\d+)?[eE]\+?\d+")


def name(text: str) -> str:
    """Inner spaces between Han characters dropped (张　伟 -> 张伟), the dot of long names kept (rule 5)."""
    return " ".join(_BETWEEN_HAN.sub("", re.sub(r"[•‧・．]", "·", text.strip())).split())


def scientific(text: str) -> str | None:
    """「1.38E+10」 when a spreadsheet has cut a phone to it, also when it was saved back as 13800000000."""
    plain = key(text)
    if SCIENTIFIC.fullmatch(plain):
        return plain.upper()
    if re.fullmatch(r"1[3-9]\d{1,3}0{7,}", plain) and len(plain) == 11:
        return f"{float(plain):.2E}"
    return None


def phones(text: str) -> tuple[str, ...]:
    """Each number of the cell, spaces and dashes of mobiles dropped; what is none stays as it is."""
    plain = re.sub(r"\.0$", "", nfkc(text).strip())
    plain = re.sub(r"[—–―－]", "-", plain)
    parts = [p for p in re.split(r"[/、,;\n|]|或", plain) if p.strip()]
    found: list[str] = []
    for part in parts:
        part = re.sub(r"[^\d\-+转 ]", "", part).strip()
        many = re.findall(r"(?<!\d)1[3-9]\d{9}(?!\d)", part)
        found += many if len(many) > 1 else [_one(part)][: len(part)]
    return tuple(dict.fromkeys(found))


def _one(part: str) -> str:
    digits = re.sub(r"\D", "", part)
    for candidate in (digits, digits.removeprefix("86"), digits.removeprefix("0086")):
        if _MOBILE.fullmatch(candidate):
            return candidate
    return re.sub(r"\s+", "", part)


def is_phone(text: str) -> bool:
    """A mobile of 11 digits, or a landline with its area code (W03 otherwise)."""
    return bool(_MOBILE.fullmatch(text) or _LANDLINE.fullmatch(text))


_POSTS = words(
    "党委书记 党委副书记 党总支书记 党支部书记 书记 副书记 董事长 副董事长 总经理 副总经理 "
    "总经理助理 总裁 副总裁 院长 副院长 所长 副所长 校长 副校长 主任 副主任 处长 副处长 科长 "
    "副科长 局长 副局长 部长 副部长 园长 会长 副会长 秘书长 副秘书长 理事长 总工程师 副总工程师 "
    "总工 副总工 总监 副总监 经理 副经理 主管 专员 科员 干部 职员 秘书 主席 副主席 一级主任科员 "
    "二级主任科员 三级主任科员 四级主任科员 主任科员 副主任科员 一级科员 调研员 副调研员 组长 "
    "副组长 班长 负责人 助理 工程师 高级工程师 正高级工程师 助理工程师 教授 副教授 讲师 研究员 "
    "副研究员 助理研究员 教师 员工 技术经理人 技术经纪人 项目经理 项目主管 招商经理 运营经理 "
    "招商总监 运营总监 管理员 办事员 法定代表人 主任助理 院长助理"
)
_POST_END = re.compile("(?:" + "|".join(sorted(_POSTS, key=len, reverse=True)) + r")(?:[(（].*[)）])?$")


def unit_and_post(text: str) -> tuple[str, str]:
    """(institution, post) of 「工作单位及职务」: 某研究院成果转化部部长 -> 某研究院成果转化部, 部长."""
    plain = text.strip()
    parts = [p for p in re.split(r"[/、，,；;\n]|\s{1,}", plain) if p]
    if len(parts) > 1:
        if found := _POST_END.search(parts[0]):
            return parts[0][: found.start()], "、".join([found.group(), *parts[1:]])
        return parts[0], "、".join(parts[1:])
    found = _POST_END.search(plain)
    if found and found.start() > 1:
        return plain[: found.start()], found.group()
    return plain, ""
