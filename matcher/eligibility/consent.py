"""单位同意、个人自愿 (安庆 三(一)2; 二(一)3 愿意到县域开展科技服务)."""

from __future__ import annotations

from matcher.case import Case
from matcher.programme import Refusal
from matcher.roster import Specialist


class Consent:
    """Both the person and the sending unit agree; a blank may be proposed, but not published."""

    rule = "consent"

    def __call__(self, case: Case, specialist: Specialist) -> Refusal | None:
        if specialist.willing is False:
            return Refusal(self.rule, "本人不愿意参加", "征得本人同意后改填“个人自愿”")
        if specialist.institution_consent is False:
            return Refusal(self.rule, "派出单位不同意", "征得派出单位同意后改填“单位同意”")
        return None
