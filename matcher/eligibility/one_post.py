"""一人一岗: nobody who holds a place in another programme's list (domain §2)."""

from __future__ import annotations

from matcher.case import Case, plain
from matcher.programme import Refusal
from matcher.roster import Specialist


class OnePost:
    """Name and institution stand in 其他名单; a namesake of another institution does not count."""

    rule = "one_post"

    def __call__(self, case: Case, specialist: Specialist) -> Refusal | None:
        held = case.posts_elsewhere.get((specialist.name, plain(specialist.institution)))
        if held is None or not case.settings["one_post"]:
            return None
        text = f"在“{held.list or '其他'}{held.year}”名单中已有岗位"
        return Refusal(self.rule, text, "按“一人一岗”暂不安排；退出原岗位后可再安排")
