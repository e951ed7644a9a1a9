"""Touts' names in sentences: none may be read as the brand they use."""

from collections.abc import Iterable

from tests.evaluation.goals import Goal
from tests.evaluation.queries import Query
from tests.evaluation.texts.reading import Reader, names_of

# Where a name stands in messages, contracts and statements; the sentence goes by the number of the name.
SENTENCES = (
    "【{}】您申请的50000元已审核通过，请联系客服。",
    "贷款人：{}\n借款人：某某\n金额：10000元",
    "您在{}申请的20000元借款待提取。",
    "收款方：{}，金额1299元",
    "我是{}，您的账户已冻结，请先转认证金。",
    "出借人：{} 担保方：某某融资担保有限公司",
    "本合同由{}与您签订。",
    "对方自称{}，让我转账3000元。",
)


def in_sentences(queries: Iterable[Query]) -> list[tuple[Query, str]]:
    """Each tout's name in one sentence; none with a space in it, which may end a name in a table."""
    touts = [query for query in queries if query.class_ == "tout" and " " not in query.text]
    return [(query, SENTENCES[at % len(SENTENCES)].format(query.text)) for at, query in enumerate(touts)]


def lent(read: Reader, queries: Iterable[Query]) -> list[tuple[Query, str]]:
    """The sentences in which a name was taken for the brand, with their query."""
    return [
        (query, text)
        for query, text in in_sentences(queries)
        if any(name.entity in query.targets for name in names_of(read(text)))
    ]


def lent_goal(found: Iterable[tuple[Query, str]]) -> Goal:
    """None, on both sides."""
    return Goal("texts: touts' names read as the brand", len(list(found)), 0, at_most=True)
