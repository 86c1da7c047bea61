"""Words of any application form: they say nothing of a technology and must not make two texts alike.

«综合技术服务», «多学科研究» or «希望提升产品质量» consist of nothing else. They are blanked before pairs of
characters are counted; found terms of the thesaurus (技术转移, 成果转化) are not touched.
"""

from __future__ import annotations

_TEXT = """
技术 科技 科学 学科 专业 领域 方向 研究 研发 开发 应用 基础 理论 教学 科研 工作 任务 项目 课题 成果 转化
推广 示范 产业化 产业 服务 支持 支撑 合作 交流 咨询 指导 培训 引进 对接 联合 需求 需要 希望 要求 目标
目的 问题 难题 难点 瓶颈 解决 方案 办法 方法 措施 企业 公司 单位 我司 我厂 本公司 我公司 我们 客户 用户
市场 行业 国家 省级 地方 团队 专家 人才 人员 教授 博士 产品 新产品 商品 质量 品质 品种 性能 指标 水平
能力 效率 效果 效益 成本 费用 价格 产量 产能 规模 数量 提升 提高 降低 减少 增加 改进 改善 改良 优化 升级
改造 创新 突破 实现 达到 满足 保证 确保 完成 开展 进行 采用 利用 使用 具有 存在 导致 影响 从事 擅长 主要
相关 有关 关键 核心 重点 重大 重要 先进 新型 高效 优质 综合 整体 全面 各类 多种 一种 一些 不同 其他 传统
现有 目前 现在 当前 近年 以来 先后 主持 参与 承担 发表 论文 获得 获奖 授权 一等奖 二等奖 三等奖 基金
负责 担任 比较 非常 经常 容易 严重 不足 不好 不够 不了 出现 发现 特别 总是 老是 怎么 什么 知道 时间 部分
过程 情况 条件 结果 左右 以上 以下
交叉 系统 设备 平台 装置 管理 控制 分析 检测 工艺 材料 加工 生产 车间 工厂 厂家 老板 师傅 工人 老师 请教 介绍
"""
WORDS = tuple(dict.fromkeys(_TEXT.split()))
