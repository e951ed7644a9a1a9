"""What is asked about a name, told by the words around it."""

from checker.guidance import guides
from checker.intents.intent import asked_about, intents
from tests.every_case import every_case
from tests.names.questions.test_questions import listed


@every_case(
    ("words", "first"),
    [
        ("是哪家", "who_is_it"),
        ("到底是什么平台", "who_is_it"),
        ("谁放款", "who_lends"),
        ("哪家银行放的款", "who_lends"),
        ("是714高炮吗", "is_it_legitimate"),
        ("靠谱吗", "is_it_legitimate"),
        ("征信上显示", "credit_record"),
        ("上不上征信", "credit_record"),
        ("利息多少", "fees_and_rate"),
        ("会员费能退吗", "refund"),
        ("自动扣款怎么取消", "deduction"),
        ("会上门催收吗", "collection"),
        ("还不上了怎么办", "overdue"),
        ("怎么提前还款", "repayment"),
        ("怎么注销账户", "account_closing"),
        ("客服电话是多少", "contact"),
        ("额度怎么没了", "disbursement"),
        ("叫我先交钱才放款", "upfront_payment"),
    ],
)
def test_the_first_intent_of_a_question(words: str, first: str) -> None:
    assert [intent.id for intent in asked_about(words)][:1] == [first]


def test_no_words_ask_nothing() -> None:
    assert asked_about("") == asked_about("，。") == ()


def test_nearly_every_ending_asks_something() -> None:
    endings = listed("endings.txt")
    silent = [ending for ending in endings if not asked_about(ending)]
    assert len(silent) <= 0.1 * len(endings), silent


def test_every_guide_of_an_intent_is_one_of_ours() -> None:
    assert {intent.guide for intent in intents() if intent.guide} <= set(guides())
    assert len({intent.id for intent in intents()}) == len(intents())
