"""Names of three characters: one character away stands many an ordinary word, so suggesting one needs a reason."""

#: Characters; one of two is half a name.
SHORTEST_EDITED = 3

_SHORT = 3
# Words of everyday banking: typed, they mean the thing itself, not a brand one character away.
_EVERYDAY = frozenset(
    {"信用卡", "信用社", "信用证", "银行卡", "公积金", "储蓄卡", "贷款人", "借款人", "借记卡", "养老金", "保证金"}
)
# Characters by which a name says that it is about borrowing or paying.
_MONEY = frozenset("贷借款钱花呗付金融租赊账债息额期")


def is_plausible_slip(query: str, candidate: str) -> bool:
    """Return whether `query`, an arbitrary character away from `candidate`, may be meant for it.

    In names of three only when it still speaks of money, or `candidate` never did: 银享花 may be 宜享花, but 好分数 is
    not 好分期.
    """
    if query in _EVERYDAY:
        return False
    return min(len(query), len(candidate)) > _SHORT or mentions_money(query) or not mentions_money(candidate)


def mentions_money(name: str) -> bool:
    """Return whether a name holds a character that says what it is for."""
    return not _MONEY.isdisjoint(name)
