"""Every number of a programme has a name, a unit, an article and a default that the clerk may change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from matcher.issue import InputError, Issue

Value = int | float | bool | str | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Parameter:
    """One setting: dotted `key`, neutral default, unit, what it means, and the article it comes from."""

    key: str
    default: Value
    unit: str
    text: str
    kind: type = int
    choices: tuple[str, ...] = ()
    article: str = "默认"

    def parse(self, raw: Any) -> Value:
        """A value from the command line or a scenario file; raises `InputError` in Chinese."""
        if raw is None or (isinstance(raw, str) and raw.strip() in ("", "无", "none", "null", "None")):
            if self.kind is tuple:
                return ()
            if KNOWN[self.key].default is None:
                return None
            raise self._refuse(raw, "不能为空")
        if self.kind is tuple:
            parts = raw.replace("，", ",").replace("、", ",").split(",") if isinstance(raw, str) else raw
            return tuple(str(p).strip() for p in parts if str(p).strip())
        if self.kind is bool:
            return self._boolean(raw)
        if self.kind is date:
            return self._day(str(raw).strip())
        if self.kind is str:
            value = str(raw).strip()
            if self.choices and value not in self.choices:
                raise self._refuse(raw, f"只能是 {'、'.join(self.choices)}")
            return value
        try:
            number = float(raw)
        except (TypeError, ValueError):
            raise self._refuse(raw, "不是数字") from None
        if isinstance(raw, bool) or number < 0 or number != number or number == float("inf"):
            raise self._refuse(raw, "须为不小于0的数")
        if self.kind is int:
            if number != int(number):
                raise self._refuse(raw, "须为整数")
            return int(number)
        return number

    def _day(self, raw: str) -> str:
        try:
            return date.fromisoformat(raw).isoformat()
        except ValueError:
            raise self._refuse(raw, "不是日期") from None

    def _boolean(self, raw: Any) -> bool:
        text = str(raw).strip().lower()
        if text in ("true", "1", "是", "yes", "on"):
            return True
        if text in ("false", "0", "否", "no", "off"):
            return False
        raise self._refuse(raw, "只能是 是 或 否（true/false）")

    def _refuse(self, raw: Any, why: str) -> InputError:
        return InputError(
            (Issue("E31", f"参数 {self.key} 的值“{raw}”{why}", f"该参数表示：{self.text}（{self.unit}）"),)
        )


CATALOGUE = (
    Parameter("date", None, "日期", "资格与任期的基准日，如 2026-03-31；空白为运行当日", date),
    Parameter("fit.weight", 1000, "分", "契合度 1.0 折合的分数"),
    Parameter("fit.floor", 0.0, "0–1", "契合度低于此值的不提出", float),
    Parameter("pair.cost", 0, "分/对", "每结一对须付出的力量；低于此分不为凑数而配"),
    Parameter("near.weight", 100, "分", "就近：达到距离上限时扣的分"),
    Parameter("near.cap_km", 100, "公里", "就近：超过此距离不再多扣"),
    Parameter("near.limit_km", None, "公里", "就近：超过此距离不得结对；空白为不限", float),
    Parameter(
        "group.mode",
        "soft",
        "hard/soft/off",
        "行业分组：必须同组、跨组扣分或不管",
        str,
        ("hard", "soft", "off"),
    ),
    Parameter("group.penalty", 200, "分", "跨组结对扣的分"),
    Parameter("intent.specialist", 100, "分", "专员意向县区或意向企业命中"),
    Parameter("intent.client", 120, "分", "企业点名该专员"),
    Parameter("intent.mutual", 250, "分", "双方互选（代替单方意向分）"),
    Parameter("intent.lock", False, "是/否", "双方互选的结对一律锁定", bool),
    Parameter("renewal.bonus", 0, "分", "到期后续签（上年考核不为不合格）"),
    Parameter("qualification.bonus", 0, "分", "高新技术企业、科技型中小企业"),
    Parameter("prior.bonus", 80, "分", "已有合作"),
    Parameter("priority.weight", 30, "分/级", "企业优先级每高于3一级加、低于3一级减"),
    Parameter("industry.share", 0.0, "比例", "主导、新兴产业单位按契合分再加的比例", float),
    Parameter("county.urban_share", 0.0, "比例", "市区单位按契合分扣减的比例（面向县域）", float),
    Parameter("uncovered.bonus", 0, "分", "对接尚无人对接的单位"),
    Parameter("capacity.lower", 1, "家/人", "派出者至少对接的单位数"),
    Parameter("capacity.upper", 3, "家/人", "每人最多对接的单位数"),
    Parameter("capacity.parks", None, "家/人", "每人最多对接的园区（孵化器）数；空白为不另限"),
    Parameter("capacity.firms", None, "家/人", "每人最多对接的企业数；空白为不另限"),
    Parameter("size.firm", 1, "人/家", "每家企业最多接收的人数"),
    Parameter("size.park", 3, "人/家", "每个园区最多接收的人数"),
    Parameter("size.village", 1, "人/家", "每个村社最多接收的人数"),
    Parameter("days.per_year", None, "工作日/年", "每人每年可服务的天数；空白为不按天数计"),
    Parameter("days.per_client", 5, "工作日/家", "每家每年至少需要的天数"),
    Parameter("total.min", None, "人", "全市至少选派人数（不足时报缺额）"),
    Parameter("total.max", None, "人", "全市最多选派人数；空白为不限"),
    Parameter(
        "posting",
        "free",
        "free/single",
        "每人只派往一个县区（single）或可跨县区（free）",
        str,
        ("free", "single"),
    ),
    Parameter(
        "quota.target",
        "soft",
        "soft/equal",
        "县区指标：soft 为上限并报缺额，equal 为必须配满",
        str,
        ("soft", "equal"),
    ),
    Parameter("park.anywhere", False, "是/否", "只派往一个县区时，园区仍可由外区的人对接", bool),
    Parameter("park.other_district", 0, "分", "对接外区园区扣的分"),
    Parameter("experience.any", (), "类别", "须有其中任一类工作经历；空白为不要求", tuple),
    Parameter(
        "degree.least",
        None,
        "学位",
        "须具有的最低学位（与职称二者居一）；空白为不要求",
        str,
        ("博士", "硕士", "学士"),
    ),
    Parameter(
        "title.least",
        "中级",
        "职称",
        "须具有的最低职称（与学位二者居一）",
        str,
        ("正高", "副高", "中级", "初级"),
    ),
    Parameter("degree.exempt", (), "来源类别", "这些来源的人不受学位职称限制，转人工复核", tuple),
    Parameter("firm.min_years", 0, "年", "企业注册须满的年数，且须为独立法人；0为不要求"),
    Parameter("client.review", False, "是/否", "初审被退回的单位不安排", bool),
    Parameter("applications.only", False, "是/否", "只在申报的需求中结对（服从调剂的除外）", bool),
    Parameter(
        "conflict.equity", "forbid", "forbid/disclose", "持股企业：禁止或披露", str, ("forbid", "disclose")
    ),
    Parameter(
        "conflict.competitor",
        "forbid",
        "forbid/disclose",
        "竞争关系：禁止或披露",
        str,
        ("forbid", "disclose"),
    ),
    Parameter("one_post", True, "是/否", "其他名单中已有岗位的暂不安排（一人一岗）", bool),
    Parameter("own_county.forbidden", False, "是/否", "不派往本人常驻县区", bool),
    Parameter("existing.locked", True, "是/否", "已有对接关系锁定不动", bool),
    Parameter("existing.gain", False, "是/否", "在岗人员可再增加对接单位", bool),
    Parameter("existing.keep", 500, "分", "未锁定的已有对接关系保持不变的加分"),
    Parameter(
        "balance.loss",
        0.0,
        "比例",
        "为均衡最多让出的总分比例；0为只在总分相同的方案中选更均衡的，如 0.02",
        float,
    ),
    Parameter("balance.industry", 0, "分/人", "行业均衡：县区内行业组人数偏离需求占比一人扣的分"),
    Parameter("balance.load", 0, "分/家", "力量均衡：一人对接数超过人均一家扣的分"),
    Parameter(
        "mix.institution_type", 0.5, "比例", "任一单位类型在县区中占比超过此值时提示（不作约束）", float
    ),
    Parameter("mix.hard", False, "是/否", "上述占比作为硬性约束", bool),
    Parameter("quota.floors", (), "类别=人数", "各类县区至少新选派的人数，如 中心=2、远城=1", tuple),
    Parameter("term.months", None, "月", "派驻周期；空白为文件未规定"),
    Parameter("notice.start", None, "日期", "公示起，如 2026-04-01", date),
    Parameter("notice.end", None, "日期", "公示止（由经办人按工作日填写）", date),
    Parameter("notice.days", 5, "工作日", "公示天数"),
    Parameter("notice.office", None, "文字", "公示受理单位", str),
    Parameter("notice.phone", None, "文字", "公示受理电话（办公电话）", str),
    Parameter("notice.email", None, "文字", "公示受理邮箱（办公邮箱）", str),
    Parameter("notice.mask", False, "是/否", "公示稿姓名隐去中间字", bool),
    Parameter("meeting.top", 5, "人/项", "洽谈会每项需求邀请的人数"),
    Parameter("meeting.most", 4, "场/人", "洽谈会每人最多受邀的场数"),
    Parameter("kpi.trainings", 0, "场/县区·年", "每年培训会场数"),
    Parameter("kpi.demands_per_head", 0, "项/人·年", "人均公开发布的有效需求数"),
    Parameter("kpi.cases_share", 0.0, "比例", "典型案例不少于人数的比例", float),
    Parameter("kpi.reports_per_year", 0, "次/年", "每人每年报告次数"),
    Parameter("kpi.excellent_max", 0.0, "比例", "考核优秀不超过的比例（全市取整一次）", float),
)
KNOWN: Mapping[str, Parameter] = {p.key: p for p in CATALOGUE}


def default(key: str, value: Value, article: str) -> Parameter:
    """A programme's own default of a known parameter, with the article that it comes from."""
    return replace(KNOWN[key], default=value, article=article)


class Settings(Mapping[str, Any]):
    """Parameters of one run: the programme's defaults, then the clerk's changes."""

    def __init__(self, parameters: Iterable[Parameter], changes: Mapping[str, Any] | None = None) -> None:
        self.parameters: Mapping[str, Parameter] = dict(KNOWN) | {p.key: p for p in parameters}
        self._values = {key: p.default for key, p in self.parameters.items()}
        for key, raw in (changes or {}).items():
            if key not in self.parameters:
                known = "、".join(sorted(self.parameters))
                raise InputError((Issue("E30", f"没有名为 {key} 的参数", f"可用的参数：{known}"),))
            self._values[key] = self.parameters[key].parse(raw)
        self.changes = {k: v for k, v in self._values.items() if v != self.parameters[k].default}

    def __getitem__(self, key: str) -> Any:
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)
