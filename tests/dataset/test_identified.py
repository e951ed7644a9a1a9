"""A website, an app, a code or a number in place of a name: only the very one on record leads to its bearer. Firm names
are invented, domains are reserved or invented."""

import pytest

from checker.dataset.dataset import Dataset
from checker.dataset.matching import Matched, match_lender, match_name
from checker.names import normalise
from registries.model import Record
from tests.end_to_end.test_worked_examples import world
from tests.every_case import every_case
from tests.factories.records import cite, identifiers, licence, product

BANK, LENDER, OPERATOR = "甲乙银行股份有限公司", "丙丁消费金融有限公司", "戊己信息科技有限公司"
CODE = "91350100M000100Y43"  # the example of GB 32100-2015
WORLD: tuple[Record, ...] = (
    licence(BANK, "bank", number="B0999H211000001"),
    licence(LENDER, uscc=CODE),
    licence(OPERATOR, "technology"),
    product("葫芦借", OPERATOR, app_packages=("com.hulu.jie",)),
    product("葡萄借", OPERATOR),
    identifiers(BANK, domains=("jiayibank.com", "jyb.com.cn"), service_numbers=("95001", "4000950010")),
    identifiers("葫芦借", domains=("hulujie.com",), app_ids=("apple:1234567890", "huawei:C100123456")),
    identifiers("葡萄借", app_ids=("com.putao.jie",), cite=cite(confidence="unverified")),
)


@pytest.fixture(scope="module")
def known() -> Dataset:
    return world(*WORLD)


def asked(typed: str, dataset: Dataset) -> Matched:
    return match_name(normalise(typed), dataset)


@every_case(
    ("typed", "bearer"),
    [
        ("https://www.jiayibank.com/login", BANK),
        ("ebank.jyb.com.cn", BANK),
        ("JIAYIBANK.COM 是真的吗", BANK),
        ("hulujie.com", "葫芦借"),
        ("com.hulu.jie", "葫芦借"),
        ("https://play.google.com/store/apps/details?id=com.hulu.jie&hl=zh", "葫芦借"),
        ("https://sj.qq.com/appdetail/com.hulu.jie", "葫芦借"),
        ("https://apps.apple.com/cn/app/hulu/id1234567890?mt=8", "葫芦借"),
        ("https://appgallery.huawei.com/#/app/C100123456", "葫芦借"),
        (CODE, LENDER),
        (f"统一社会信用代码：{CODE.lower()}", LENDER),
        ("B0999H211000001", BANK),
        ("95001是哪个银行的客服电话", BANK),
        ("400-095-0010", BANK),
    ],
)
def test_the_very_identifier_leads_to_its_bearer_and_says_by_which_record(
    typed: str, bearer: str, known: Dataset
) -> None:
    matched = asked(typed, known)
    assert matched.match.kind == "identifier"
    assert matched.match.entity is not None
    assert matched.match.entity.name == bearer
    assert "测试名单" in matched.match.explanation.zh
    assert matched.identified_by is not None


@every_case(
    "typed",
    [
        "jiayibank.com.example.cn",  # a known domain as a sub-domain of another
        "jiayibank-com.top",
        "jiayibank.top",
        "jiayibank-loan.com",
        "jiayibankdai.vip",
        "jiay1bank.com",
        "xn--jiyibank-26g.com",  # jiаyibank with a Cyrillic а
        "jiayibnak.com",
        "http://www.jiayibank.com@evil-example.cn",
    ],
)
def test_a_look_alike_leads_to_nobody_and_is_described(typed: str, known: Dataset) -> None:
    matched = asked(typed, known)
    assert matched.match.kind == "none"
    assert matched.match.entity is None
    if "@" in typed:
        assert matched.match.alternatives == ()
        return
    [alternative] = matched.match.alternatives
    assert (alternative.kind, alternative.entity.name) == ("lookalike", BANK)
    assert "不是甲乙银行股份有限公司已知的网址" in alternative.explanation.zh
    assert not {"诈骗", "假冒", "违法", "钓鱼"} & set(alternative.explanation.zh)
    assert [one.name for one in matched.lookalikes] == [BANK]


@pytest.mark.parametrize(
    "typed", ["example.cn", "bank.com", "jia.com", "yibank.cn", "com.hulu.jie2", "95002", "40009500"]
)
def test_what_resembles_nothing_is_only_not_on_record(typed: str, known: Dataset) -> None:
    matched = asked(typed, known)
    assert (matched.match.kind, matched.entity, matched.lookalikes) == ("none", None, ())


def test_a_name_in_a_domain_is_no_address_of_its_bearer(known: Dataset) -> None:
    with_address, without = asked("葫芦借.com", known), asked("葡萄借.com", known)
    assert [one.kind for one in with_address.match.alternatives] == ["lookalike"]
    assert [one.kind for one in without.match.alternatives] == ["near"]  # it may be its own
    assert without.lookalikes == ()


def test_an_unverified_identifier_finds_and_does_not_vouch(known: Dataset) -> None:
    matched = asked("com.putao.jie", known)
    assert (matched.match.kind, matched.entity) == ("ambiguous", None)
    assert [(one.kind, one.entity.name) for one in matched.match.alternatives] == [("candidate", "葡萄借")]
    assert "没有核实过" in matched.match.explanation.zh


def test_a_wrong_check_character_is_told_and_never_matched(known: Dataset) -> None:
    wrong = f"{CODE[:-1]}4"
    matched = match_name(normalise(wrong), world(licence(LENDER, uscc=wrong)))
    assert (matched.match.kind, matched.entity) == ("none", None)
    assert "校验位不对" in matched.match.explanation.zh


def test_one_identifier_of_two_bearers_chooses_neither() -> None:
    shared = world(
        licence(BANK, "bank"), licence(LENDER), *(identifiers(n, domains=("ab.com",)) for n in (BANK, LENDER))
    )
    matched = asked("ab.com", shared)
    assert (matched.match.kind, matched.entity) == ("ambiguous", None)
    assert {one.entity.name for one in matched.match.alternatives} == {BANK, LENDER}


def test_the_number_of_a_message_that_begins_like_a_known_one_is_no_proof(known: Dataset) -> None:
    matched = asked("950010123", known)
    assert (matched.match.kind, matched.entity) == ("none", None)
    assert [(one.kind, one.entity.name) for one in matched.match.alternatives] == [("candidate", BANK)]


def test_the_lender_may_be_typed_by_its_code(known: Dataset) -> None:
    matched = match_lender(normalise(CODE), known)
    assert matched.entity is not None
    assert matched.entity.name == LENDER


def test_identifiers_license_nobody() -> None:
    alone = world(licence(OPERATOR, "technology"), identifiers(OPERATOR, domains=("wuji.com",)))
    matched = asked("wuji.com", alone)
    assert matched.entity is not None
    assert matched.entity.licences[0].record.licence_type == "technology"
    assert not matched.entity.may_lend_by_type


def test_a_host_in_other_letters_is_shown_as_it_is_drawn(known: Dataset) -> None:
    [alternative] = asked("xn--jiyibank-26g.com", known).match.alternatives
    assert alternative.explanation.zh.startswith("xn--jiyibank-26g.com（显示成ji\u0430yibank.com）不是")
    assert asked("ji\u0430yibank.com", known).match.alternatives == (alternative,)
    assert "有的字母或数字不一样" in alternative.explanation.zh


def test_an_identifier_beside_a_strangers_name_is_told_and_lends_nothing(known: Dataset) -> None:
    for typed in ("某某放款大厅 客服95001", "jiayibank.com某某贷", "jiayibank.com是甲乙银行官网吗"):
        matched = asked(typed, known)
        assert (matched.match.kind, matched.entity) == ("none", None), typed
        assert ("candidate", BANK) in [(one.kind, one.entity.name) for one in matched.match.alternatives], typed
    [first, *_] = asked("某某贷 www.jiayibank-loan.com", known).match.alternatives
    assert (first.kind, first.entity.name) == ("lookalike", BANK)


QUESTIONS = (
    "95001是诈骗电话吗", "95001打来催收", "为什么95001给我打电话", "收到95001的短信", "这个链接https://jiayibank.com/x是不是骗人的",
    "is jiayibank.com legit?", "who is 95001", "jiayibank.com靠谱吗",
)  # fmt: skip


@every_case("typed", QUESTIONS)
def test_words_about_an_identifier_are_no_name(typed: str, known: Dataset) -> None:
    assert asked(typed, known).match.kind == "identifier"


def test_words_of_loans_beside_a_name_in_a_domain_hide_it_from_nobody(known: Dataset) -> None:
    for typed, name in (("hulujie-vip.com", "葫芦借"), ("putaojie-app2.net", "葡萄借"), ("kefu-putaojie.cn", "葡萄借")):
        match = asked(typed, known).match
        assert match.kind == "none"
        assert [one.entity.name for one in match.alternatives] == [name], typed
    assert asked("jie-vip.com", known).match.alternatives == ()
