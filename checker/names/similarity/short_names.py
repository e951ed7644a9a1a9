"""Names of three characters: one character away stands many an ordinary word, so there must be a reason to ask."""

_SHORT = 3
_EVERYDAY = frozenset(
    {"信用卡", "信用社", "信用证", "银行卡", "公积金", "储蓄卡", "贷款人", "借款人", "借记卡", "养老金", "保证金"}
)
_MONEY = frozenset("贷借款钱花呗付金融租赊账债息额期")


def worth_asking(typed: str, known: str) -> bool:
    """Whether `typed`, an arbitrary character away from `known`, may be meant for it.

    In names of three only when it still speaks of money, or `known` never did: 银享花 may be 宜享花, but 好分数 is not
    好分期.
    """
    if typed in _EVERYDAY:
        return False
    return min(len(typed), len(known)) > _SHORT or speaks_of_money(typed) or not speaks_of_money(known)


def speaks_of_money(name: str) -> bool:
    """Whether a name holds a character that says what it is for."""
    return not _MONEY.isdisjoint(name)
