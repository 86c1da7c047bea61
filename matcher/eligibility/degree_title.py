"""硕士学位或中级（含）以上职称 (阳泉 十三(二)); 博士学位或副高级以上职称 (黑龙江 五(三))."""

from __future__ import annotations

from matcher.case import Case
from matcher.programme import Refusal
from matcher.roster import Specialist
from matcher.workbook import degrees, titles


class DegreeTitle:
    """Degree ≥ `degree.least` or title ≥ `title.least`; blanks and local talents go to a person's review."""

    rule = "degree_title"

    def __call__(self, case: Case, specialist: Specialist) -> Refusal | None:
        if not case.settings["degree.least"] or self.met(case, specialist) or self.review(case, specialist):
            return None
        wanted = f"{case.settings['degree.least']}学位或{case.settings['title.least']}以上职称"
        stated = "、".join(x for x in (specialist.degree, specialist.title) if x)
        return Refusal(self.rule, f"不具备{wanted}（填写：{stated}）", "核实后改填“最高学位”或“职称”")

    @staticmethod
    def met(case: Case, specialist: Specialist) -> bool:
        """Whether the degree or the title suffices."""
        level = titles.level(specialist.title)
        order = titles.LEVELS
        by_title = level is not None and order.index(level) <= order.index(case.settings["title.least"])
        return by_title or degrees.rank(specialist.degree) >= degrees.rank(case.settings["degree.least"])

    @classmethod
    def review(cls, case: Case, specialist: Specialist) -> bool:
        """人工复核: nothing filled in (待核), or a local talent whom the other article admits (finding 6)."""
        if cls.met(case, specialist):
            return False
        blank = not specialist.degree.strip() and not specialist.title.strip()
        local = any(word in specialist.origin for word in case.settings["degree.exempt"])
        return blank or local
