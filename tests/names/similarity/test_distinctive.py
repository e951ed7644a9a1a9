"""What is left of a name after an arbitrary change, and whether it is enough to know the name by."""

from checker.names.similarity.distinctive import is_of_shared_words, is_still_known
from checker.names.similarity.steps import ChangeKind, Step
from tests.every_case import every_case


@every_case(
    ("form", "of_shared_words"),
    [
        *((name, True) for name in ("现金贷", "信用钱包", "手机贷款", "小额贷款", "消费分期")),
        *((name, False) for name in ("微粒贷", "小花钱包", "360借条", "平安贷款", "卡", "金融猫")),
    ],
)
def test_a_name_of_shared_words_tells_nobody(form: str, of_shared_words: bool) -> None:
    assert is_of_shared_words(form) is of_shared_words


@every_case(
    ("typed", "known", "how", "at", "still"),
    [
        # in the place of another: three distinctive characters stay, or the slip is within a shared word
        ("国美易以", "国美易卡", "other", 4, True),
        ("甲美易卡", "国美易卡", "other", 1, True),
        ("拼多多", "桔多多", "other", 1, False),
        ("小葱钱包", "小花钱包", "other", 2, False),
        ("极融借着", "极融借款", "other", 4, True),
        ("小花地包", "小花钱包", "other", 3, False),  # 小 alone is left of it
        ("平安易贷", "平安好贷", "other", 3, False),  # 易贷 is another brand's word
        ("人人租", "人人贷", "other", 3, False),
        # of one trade of which a list has every firm; banks are too many
        ("招商消费金融", "招联消费金融", "other", 2, True),
        ("创兴银行", "嘉兴银行", "other", 1, False),
        ("招商小额贷款", "招联小额贷款", "other", 2, False),
        # of a longer brand the shared word helps to know it by; lenders' firms bear short names
        ("时团生活费", "美团生活费", "other", 1, True),
        ("桔多种商城", "桔多多商城", "other", 3, True),
        ("澳门国际银行", "厦门国际银行", "other", 1, False),
        # one more
        ("平安好说贷", "平安好贷", "more", 4, True),
        ("微粒小贷", "微粒贷", "more", 3, True),
        ("微粒虎贷", "微粒贷", "more", 3, True),
        ("人道人贷", "人人贷", "more", 2, True),  # within it one more hides nothing of it
        ("放发心借", "放心借", "more", 2, True),
        ("微小粒贷", "微粒贷", "more", 2, True),  # 小 is added idly
        ("阳光速贷", "光速贷", "more", 1, False),
        # one less
        ("玖富卡", "玖富万卡", "less", 3, True),
        ("美利金融", "美利车金融", "less", 3, True),
        ("随心贷", "随心智贷", "less", 3, False),
        ("博借钱", "微博借钱", "less", 1, False),
    ],
)
def test_what_is_left_of_a_name(typed: str, known: str, how: ChangeKind, at: int, still: bool) -> None:
    changed = Step(how, at, "" if how == "less" else typed[at - 1], "" if how == "more" else known[at - 1])
    assert is_still_known(typed, known, changed) is still
