"""The answer in one glance, on the facts as shipped: it repeats the report, and lends nobody a good name."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import checker.summary as summary_package
from checker.cache.cache import MemoryCache
from checker.report import Report
from checker.request.model import CheckRequest
from checker.service.checker import Checker
from checker.summary.model import Summary
from checker.summary.summarise import summarise
from checker.summary.words import summary_words
from registries.starter.publishing import publish_bundled
from registries.store.store import Store
from tests.summary.invariants import assert_summary_holds

ON = date(2026, 11, 24)
BANK = "招商银行股份有限公司"


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Checker]:
    store = Store(f"sqlite:///{tmp_path_factory.mktemp('summary') / 'summary.db'}")
    publish_bundled(store)
    yield Checker(store, MemoryCache(10**7), 3600)
    store.close()


def ask(checker: Checker, name: str, **fields: object) -> Report:
    return checker.check(CheckRequest.model_validate({"name": name, "on": ON, **fields}))


def summary(checker: Checker, name: str, **fields: object) -> Summary:
    return summarise(ask(checker, name, **fields))


def test_no_words_lie_about_unused() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in Path(summary_package.__file__).parent.glob("*.py"))
    put_together = {"word", "limit", "basis", "record", "short", "note", "unchecked", "lends", "lender"}
    unused = [key for key in summary_words() if f'"{key}"' not in code and key.split(".")[0] not in put_together]
    assert unused == []


def test_a_platform_introduces_and_its_lenders_are_named(checker: Checker) -> None:
    it = summary(checker, "360借条")
    assert (it.title, it.word.zh, it.state) == ("奇富借条", "介绍借款", "introduces")
    assert it.limit is not None
    assert it.limit.zh == "不是放款的"
    assert "兴业消费金融股份公司、吉林亿联银行股份有限公司" in it.basis.zh
    assert it.lends.zh == "不是它。看合同“贷款人”"
    assert it.firm is not None
    assert "上海淇毓信息科技有限公司" in it.firm.zh
    assert it.typed is not None


def test_the_worst_record_comes_with_its_day_and_the_others_are_counted(checker: Checker) -> None:
    it = summary(checker, "360借条")
    assert it.worst is not None
    assert (it.worst.rule, it.worst.as_of) == ("regulator_interview", "2026-03-13")
    assert it.worst.note is not None
    assert "不等于处罚" in it.worst.note.zh
    assert "约谈了它" in it.worst.text.zh, "the notice's own verb, not “interviewed or named”"
    assert not it.worst.grave
    assert it.others is not None
    assert it.others.zh == "还有2条：个人信息、有人冒充"


def test_a_name_without_a_record_says_up_to_which_day_nothing_was_there(checker: Checker) -> None:
    for name in ("银享花", "中国工商银行"):
        it = summary(checker, name)
        assert it.worst is None
        assert it.no_record is not None
        assert "2026年" in it.no_record.zh
        assert "不等于没事" in it.no_record.zh
        assert it.no_record.zh.startswith("处罚名单没读过"), "the limit comes before what was not found"


def test_what_is_unchecked_goes_by_name_and_by_standing(checker: Checker) -> None:
    def names(name: str, **fields: object) -> list[str]:
        return [one.text.zh for one in summary(checker, name, **fields).unchecked]

    assert names("360借条") == ["合同的贷款人", "一年真实成本", "你的App是不是它"]
    assert names("招联消费金融") == ["找你的人是不是它", "合同名字和它一字不差吗", "一年真实成本"]
    assert names("银享花") == ["谁在运营", "谁放款", "一年真实成本"]
    assert "合同的贷款人" not in names("360借条", lender="兴业消费金融股份公司")
    assert "你的App是不是它" not in names("360借条", observed={"downloaded_by_link": "no"})


def test_unknown_stands_nowhere_on_the_scale_and_names_no_part(checker: Checker) -> None:
    it = summary(checker, "银享花")
    assert (it.state, it.word.zh, it.scale.tier, it.scale.before) == ("unknown", "不知道是谁", "U", None)
    assert it.lenders == ()
    assert it.limit is not None
    assert "好坏都不知道" in it.limit.zh


@pytest.mark.parametrize("name", ["考拉速借", "银享花", "分期L", "360借条", "重庆市阿拉丁小额贷款有限公司"])
def test_a_typed_bank_changes_no_mark_of_the_name(checker: Checker, name: str) -> None:
    bare, with_bank = summary(checker, name), summary(checker, name, lender=BANK)
    for part in ("title", "state", "lends", "word", "limit"):
        assert getattr(bare, part) == getattr(with_bank, part), part
    about = {"rule", "as_of", "text", "grave"}  # the numbers of the citations may differ
    assert [record.model_dump(include=about) for record in bare.records] == [
        record.model_dump(include=about) for record in with_bank.records
    ]
    assert with_bank.lender is not None
    assert BANK in with_bank.lender.zh
    assert bare.lender is None


def test_a_notice_calls_for_the_police_before_any_question(checker: Checker) -> None:
    it = summary(checker, "考拉速借")
    assert (it.action.kind, it.action.phones[0]) == ("no_prepay", "110")
    assert it.worst is not None
    assert it.worst.grave
    assert "反诈" in it.worst.text.zh
    assert summary(checker, "考拉速借", lender=BANK).action == it.action


def test_a_pasted_sentence_is_no_heading(checker: Checker) -> None:
    text = "您好您在某某平台申请的额度已经审核通过请尽快登录客户端完成提现逾期额度将失效退订回复字母"
    it = summary(checker, text)
    assert len(it.title) <= 32
    assert it.title.endswith("…")
    assert it.typed is not None
    assert "不像一个名字" in it.typed.zh
    for name in ("360借条", "吉林亿联银行股份有限公司", "重庆市阿拉丁小额贷款有限公司"):
        assert "…" not in summary(checker, name).title


def test_a_stop_is_the_action_whatever_the_name(checker: Checker) -> None:
    for name in ("360借条", "银享花", "中国工商银行"):
        it = summary(checker, name, observed={"upfront_fee": "yes"})
        assert it.action.kind == "stop"
        assert it.word == summary(checker, name).word


def test_what_a_person_answered_is_marked_as_theirs(checker: Checker) -> None:
    it = summary(checker, "360借条", observed={"contract_names_lender": "no"})
    assert it.worst is not None
    assert it.worst.as_of is None
    assert it.worst.text.zh.startswith("你填的：")


def test_a_firm_that_lends_nothing_is_called_what_it_is(checker: Checker) -> None:
    guarantor, payment = summary(checker, "福州奇富融资担保有限公司"), summary(checker, "财付通支付科技有限公司")
    assert guarantor.word.zh == "融资担保公司（没核实过），不能放贷"
    assert guarantor.lends == payment.lends
    assert guarantor.lends.zh.startswith("不是它")
    assert "依法向你要回" not in guarantor.basis.zh, "a collector crops that sentence"
    assert payment.word.zh == "支付公司（没核实过），不能放贷"


def test_a_bank_is_never_worse_on_the_scale_than_an_app_nobody_knows(checker: Checker) -> None:
    bank, stranger = ask(checker, "中国工商银行"), ask(checker, "某某闪电花")
    assert bank.verdict.risk_score < stranger.verdict.risk_score
    assert summarise(stranger).scale.tier == "U"
    assert summarise(bank).scale.tier in ("A", "B")


def test_the_summary_of_names_with_lenders_answers_and_offers_holds(checker: Checker) -> None:
    offer = {"received": "7000", "payments": [{"amount": "2500"}] * 4}
    for name in ("360借条", "银享花", "招联消费金融", "考拉速借", "微粒贷", "借呗", "丙网贷", "京东金条", "四叶草"):
        for fields in (
            {},
            {"lender": BANK},
            {"lender": "福州奇富融资担保有限公司"},
            {"lender": "没有这样的公司"},
            {"offer": offer},
            {"observed": {"upfront_fee": "yes", "contract_names_lender": "no"}},
        ):
            assert_summary_holds(ask(checker, name, **fields))
