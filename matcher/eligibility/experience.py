"""成果转化、技术转移、知识产权或科研管理工作经历 (武汉 三(一))."""

from __future__ import annotations

from matcher.case import Case
from matcher.programme import Refusal
from matcher.roster import Specialist


class Experience:
    """Any one kind of the experience asked for, declared or plainly told in the person's own text."""

    rule = "experience"

    def __call__(self, case: Case, specialist: Specialist) -> Refusal | None:
        wanted = case.settings["experience.any"]
        if not wanted or set(specialist.experience) & set(wanted) or self.told(case, specialist):
            return None
        return Refusal(
            self.rule,
            f"未填写{'、'.join(wanted)}中任一类工作经历",
            "在专员表“工作经历类别”补填并由派出单位证明",
        )

    @staticmethod
    def told(case: Case, specialist: Specialist) -> bool:
        """Experience shown by the text alone: may be proposed, to be confirmed by the clerk."""
        text = specialist.achievements + specialist.expertise + specialist.post
        return any(kind in text for kind in case.settings["experience.any"])
