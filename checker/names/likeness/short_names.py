"""Names of three characters: one character away stands many an ordinary word, so there must be a reason to ask."""

_SHORT = 3
_MONEY = frozenset("贷借款钱花呗付金融租赊账债息额期")


def worth_asking(typed: str, known: str) -> bool:
    """Whether `typed`, an arbitrary character away from `known`, may be meant for it.

    In names of three only when it still speaks of money, or `known` never did: 银享花 may be 宜享花, but 好分数 is not
    好分期.
    """
    return min(len(typed), len(known)) > _SHORT or not _MONEY.isdisjoint(typed) or _MONEY.isdisjoint(known)
