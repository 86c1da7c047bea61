"""A client refuses this person, or the person declares an interest (安庆 三(二)2; 二(一)3)."""

from __future__ import annotations

from matcher.case import Case
from matcher.programme import Refusal
from matcher.roster import Client, Specialist


class RefusedByClient:
    """拒绝专员 in the demand sheet."""

    rule = "refusal"

    def __call__(self, case: Case, specialist: Specialist, client: Client) -> Refusal | None:
        if specialist.id not in client.refused_specialists:
            return None
        return Refusal(self.rule, "该单位已拒绝此人", "与单位沟通后删去“拒绝专员”")


class AvoidedBySpecialist:
    """回避企业 in the specialist sheet: shares, posts or relatives there."""

    rule = "avoid"

    def __call__(self, case: Case, specialist: Specialist, client: Client) -> Refusal | None:
        if client.id not in specialist.avoid and client.name not in specialist.avoid:
            return None
        return Refusal(self.rule, "本人申报与该单位有利益关联，须回避", "改派他人")
