"""具有一定的专业技术知识 (安庆 二(一)2): there must be a text to assess."""

from __future__ import annotations

from matcher.case import Case
from matcher.programme import Refusal
from matcher.roster import Specialist

LEAST = 2  # Chinese characters or letters; the notice sets no degree, fit does the work


class Expertise:
    """The field of expertise says something."""

    rule = "expertise"

    def __call__(self, case: Case, specialist: Specialist) -> Refusal | None:
        if sum(ch.isalnum() for ch in specialist.expertise) >= LEAST:
            return None
        return Refusal(self.rule, "专业领域为空，无法评估", "在专员表补填专业领域")
