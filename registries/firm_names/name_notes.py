"""Words that lists print beside a firm's name, in its cell: what they make of the firm. A closed table.

A word that is certain gives the record its status. One that is not (a firm that shall be cancelled, has no office, is
still being set up) only keeps it from being licensed, and a person must look. A word that is in no table is nobody's
guess. None of them ever says that a licence is in force.
"""

import re
import unicodedata
from dataclasses import dataclass

from registries.model import LicenceStatus

_CANCELLED = """
注销 主动注销 自愿注销 申请注销完成 依法注销 注销登记 工商注销 注销许可证 许可证注销 注销牌照 注销资格 资格注销
注销试点资格 吊销 吊销执照 吊销营业执照 吊销许可证 吊销经营许可证 吊销牌照 撤销 撤销许可 撤销资格 撤销登记
取消 取消资格 资格取消 取消试点资格 取消经营资格 取消业务资格 取消试点 取消牌照 取消许可 取消许可证 取消小额贷款公司资格
取消小额贷款试点资格 取消小额贷款经营资格
退出 市场退出 退出市场 退出试点 退出行业 退出小额贷款行业 主动退出 自愿退出 强制退出 终止 终止经营 终止业务 终止营业
"""
_SUSPENDED = """
停业 停业整顿 停业整改 责令停业 责令停业整顿 歇业 停业停贷 暂停 暂停业务 暂停营业 暂停经营 暂停展业 暂停放贷
暂停新增业务 暂停试点资格 停止业务 停止经营 停止营业 停止放贷 停止新增贷款 停止新增业务 停贷 停止展业
"""
_EXPIRED = """
到期 过期 失效 许可证到期 许可证过期 许可证失效 牌照到期 资格到期 有效期届满 许可证有效期届满 未续展 未续期 不予续展
"""
_UNCERTAIN = """
拟注销 拟取消 拟取消资格 拟取消试点资格 拟退出 拟吊销 拟撤销 申请注销 申请退出 待注销 待退出 正在注销 注销公示 注销公告
失联 失去联系 无法联系 无法取得联系 下落不明 空壳 僵尸 名存实亡 失联空壳 空壳失联 疑似失联 疑似空壳
清算 清算组 破产 破产清算 破产重整 强制清算 解散 关闭 倒闭 停摆 关停
筹 筹建 筹备 筹办 在筹 在建 拟设 拟设立 拟筹建 批筹 新设 待开业 未开业 尚未开业 待批
经营异常 列入经营异常名录 经营异常名录 异常 异常经营 非正常 非正常经营 不正常经营 无业务 未开展业务 无实际经营
整改 限期整改 责令整改 整顿 待整改 整改未完成 风险 高风险 风险处置 处置 接管 托管 重组 改制 冻结 失信 涉诉 涉案
立案 被查 待查 合并 被合并 吸收合并 被吸收合并 拟合并 迁出 迁移 转让 更名 名称变更 拟更名
未年检 年检不合格 年审不合格 未年审 不合格 待核实 存疑 待定 情况不明
"""
#: Words by which a whole sentence speaks of the end of a licence or a firm, whatever else it says.
_STRONG = re.compile(
    "注销|吊销|撤销|取消|退出|终止|停业|歇业|停止|暂停|停贷|停摆|关停|倒闭|失联|失去联系|无法联系|联系不上|下落不明"
    "|空壳|僵尸|清算|破产|解散|清退|除名|摘牌|不再|过期|失效|逾期未|未续|不予|经营异常|异常名录|整顿|不合格|未年检|未年审"
    "|吸收合并|被合并|立案|已到期|被查|跑路|接管"
)
#: Words that add nothing to a list of firms that may do business.
_NOTHING_NEW = """
正常 正常经营 正常营业 存续 在业 在营 开业
"""

#: A day, as notes print it: 2019年, 于2020年3月, 2020-03-05起.
DAY = r"(?:自|于|从)?(?:19|20)\d\d(?:年(?:\d{1,2}月(?:\d{1,2}[日号])?)?|[-./]\d{1,2}(?:[-./]\d{1,2})?)(?:起|以来|前)?"
_DATE = re.compile(DAY)
_SEPARATORS = re.compile(r"[\s、，,;；/|。.·:：\-—和及且并“”\"'「」]+")
_BEFORE = re.compile(r"^(?:该|本)?(?:公司|企业|机构|单位)?(?:现|目前|状态为?)*(?:已|经|被|于|由)*")
_AFTER = re.compile(r"(?<=..)(?:企业|公司|机构|类|状态|处理|阶段|了)$")
_UNDER_WAY = re.compile(r"(?<=.)(?:中|期间|过程中|程序中|之中)$")


@dataclass(frozen=True)
class StatusNote:
    """What a note says. `status`: what it makes of the firm; IDENTIFIED where that is `certain` not to be a licence in
    force, and no more. None: it says nothing new."""

    status: LicenceStatus | None
    certain: bool


_WORDS: dict[str, StatusNote] = {
    word: StatusNote(status, certain)
    for words, status, certain in (
        (_CANCELLED, LicenceStatus.CANCELLED, True),
        (_SUSPENDED, LicenceStatus.SUSPENDED, True),
        (_EXPIRED, LicenceStatus.EXPIRED, True),
        (_UNCERTAIN, LicenceStatus.IDENTIFIED, False),
    )
    for word in words.split()
} | dict.fromkeys(_NOTHING_NEW.split(), StatusNote(None, certain=True))

#: From the most that a note leaves of a licence to the least.
_LESS = (
    LicenceStatus.IN_FORCE,
    LicenceStatus.IDENTIFIED,
    LicenceStatus.SUSPENDED,
    LicenceStatus.EXPIRED,
    LicenceStatus.CANCELLED,
)


def status_note(text: str) -> StatusNote | None:
    """Return what a note beside a name says of the firm; None where any word of it is in no table."""
    bare = _DATE.sub("、", unicodedata.normalize("NFKC", text))
    words = [_word(part) for part in _SEPARATORS.split(bare) if _BEFORE.sub("", part)]
    if not words or None in words:
        return None
    notes = [note for note in words if note]
    states = [note.status for note in notes if note.status]
    return StatusNote(max(states, key=_LESS.index) if states else None, all(note.certain for note in notes))


def speaks_of_status(text: str) -> bool:
    """Return whether a text, such as a remark in a column that no field is made of, may take from a firm's licence: a
    note of the tables, or a sentence with a word that has no other use."""
    bare = _DATE.sub("、", unicodedata.normalize("NFKC", text))
    if _STRONG.search("".join(bare.split())):
        return True
    notes = [note for part in _SEPARATORS.split(bare) if (note := _word(part))]
    return any(note.status for note in notes)


def lesser(a: LicenceStatus, b: LicenceStatus) -> LicenceStatus:
    """Return the lesser of two statuses: the one that leaves less of a licence."""
    return max(a, b, key=_LESS.index)


def _word(part: str) -> StatusNote | None:
    """Return a word as printed, or without what only surrounds it (已被…, …状态). What is under way has not happened
    yet."""
    bare = _BEFORE.sub("", part)
    for form in (part, bare, _AFTER.sub("", bare)):
        if form in _WORDS:
            return _WORDS[form]
    under_way = _WORDS.get(_UNDER_WAY.sub("", bare))
    if under_way is None or under_way.status is LicenceStatus.SUSPENDED:
        return under_way
    return StatusNote(LicenceStatus.IDENTIFIED, certain=False)
