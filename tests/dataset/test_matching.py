"""From what the names room found to the match that a report shows, in small worlds. Firm names are invented."""

from datetime import date

import pytest

from checker.dataset.dataset import Dataset
from checker.dataset.matching import Matched, match_lender, match_name
from checker.names import normalise
from registries.model import Record
from tests.end_to_end.test_worked_examples import world
from tests.factories.records import licence, notice, product

BANK, FIRM = "甲乙银行股份有限公司", "丙丁消费金融有限公司"
NOTE = {"zh": "两个意思。", "en": "Two meanings."}
BASIC: tuple[Record, ...] = (licence(BANK, "bank"), licence(FIRM), product("丙丁借", "戊己信息科技有限公司"))


def known(*more: Record) -> Dataset:
    return world(*BASIC, *more)


def named(name: str, *more: Record) -> Matched:
    return match_name(normalise(name), known(*more))


def lent(name: str, *more: Record) -> Matched:
    return match_lender(normalise(name), known(*more))


def leads_to(matched: Matched) -> str | None:
    """The entity that the match, and with it the report, names."""
    assert (matched.entity is None) == (matched.match.entity is None)
    return matched.entity.name if matched.entity else None


def offered(matched: Matched) -> list[tuple[str, str]]:
    return [(one.kind, one.entity.name) for one in matched.match.alternatives]


# Legal forms.


@pytest.mark.parametrize(
    ("typed", "of_name", "of_lender"),
    [
        (BANK, BANK, BANK),
        ("甲乙银行", BANK, BANK),  # no form at all is a short name
        ("甲乙银行有限公司", None, None),
        ("甲乙银行有限责任公司", None, None),
        (FIRM, FIRM, FIRM),
        ("丙丁消费金融有限责任公司", FIRM, None),  # people write one for the other; whoever lends is asked about
        ("丙丁消费金融股份有限公司", None, None),
    ],
)
def test_a_legal_form_that_stands_on_no_list_is_asked_about(
    typed: str, of_name: str | None, of_lender: str | None
) -> None:
    for matched, expected in ((named(typed), of_name), (lent(typed), of_lender)):
        assert leads_to(matched) == expected
        if expected is None:
            assert matched.match.kind == "ambiguous"
            ((kind, firm),) = offered(matched)
            assert (kind, firm) == ("candidate", BANK if typed.startswith("甲乙") else FIRM)
            assert firm in matched.match.explanation.zh


@pytest.mark.parametrize("former", ["甲乙银行有限公司", "甲乙城市银行有限公司"])
def test_a_form_that_the_firm_once_had_is_on_record(former: str) -> None:
    renamed = licence("戊己银行股份有限公司", "bank", former_names=(former,))
    own = licence("庚辛银行股份有限公司", "bank")
    assert leads_to(match_lender(normalise("戊己银行有限公司"), world(renamed))) == "戊己银行股份有限公司"
    assert leads_to(match_lender(normalise("庚辛银行有限公司"), world(renamed, own))) is None
    older = licence("壬癸银行股份有限公司", "bank"), licence("壬癸银行股份有限公司", "bank", former_names=(former,))
    assert leads_to(match_lender(normalise("壬癸银行有限公司"), world(*older))) == "壬癸银行股份有限公司"


# Names that mean several, or were looked for.


def test_a_name_that_people_use_for_others_leads_to_none_and_offers_those_that_are_known() -> None:
    several = product("丙某借", finding="ambiguous", candidates=("丙丁借", "没有的名字", BANK), note=NOTE)
    matched = named("丙某借", several)
    assert leads_to(matched) is None
    assert matched.match.kind == "ambiguous"
    assert offered(matched)[:2] == [("candidate", "丙丁借"), ("candidate", BANK)]
    assert matched.match.explanation.zh.startswith(NOTE["zh"])
    assert matched.note is not None
    for one in matched.match.alternatives[:2]:
        assert one.entity.name in one.explanation.zh
        assert one.entity.name in one.explanation.en
    nobody = named("丙某借", product("丙某借", finding="ambiguous", candidates=("没有的名字",), note=NOTE))
    assert (nobody.match.kind, leads_to(nobody)) == ("ambiguous", None)
    plain = named("丙某借", product("丙某借", finding="ambiguous", candidates=(BANK,)))
    assert "没有查到" in plain.match.explanation.zh


def test_an_alias_of_two_products_offers_both_and_the_fake_with_its_notice() -> None:
    more = (product("双关花", aliases=("双借",)), product("双关贷", aliases=("双借",)))
    matched = named("双借", *more)
    assert (matched.match.kind, leads_to(matched)) == ("ambiguous", None)
    assert sorted(offered(matched)) == [("candidate", "双关花"), ("candidate", "双关贷")]
    assert "双关花" in matched.match.explanation.zh
    assert all("通报" not in one.explanation.zh for one in matched.match.alternatives)
    warned = named("双借", *more, notice("双关贷", "warning"))
    said = {one.entity.name: one.explanation.zh for one in warned.match.alternatives}
    assert "测试发布者通报" in said["双关贷"]
    assert "《测试名单》" in said["双关贷"]
    assert "通报" not in said["双关花"]


@pytest.mark.parametrize(
    ("judged_on", "old"),
    [(None, False), (date(2026, 10, 1), False), (date(2027, 3, 29), False), (date(2027, 3, 30), True)],
)
def test_a_search_by_hand_says_its_day_and_is_old_after_half_a_year(judged_on: date | None, old: bool) -> None:
    sought = product("银某花", finding="not_found", note=NOTE)  # looked for on 2026-09-30
    matched = match_name(normalise("银某花"), known(sought), judged_on=judged_on)
    assert "2026-09-30" in matched.match.explanation.zh
    assert "2026-09-30" in matched.match.explanation.en
    assert ("情况可能变了" in matched.match.explanation.zh) == old
    assert ("it may have changed" in matched.match.explanation.en) == old


def test_a_name_that_was_looked_for_and_not_found_says_so() -> None:
    sought = product("银某花", finding="not_found", note=NOTE)
    matched = named("银某花", sought, product("银谋花"))
    assert (matched.match.kind, leads_to(matched)) == ("none", None)
    assert matched.match.explanation.zh.startswith(NOTE["zh"])
    assert offered(matched) == [("lookalike", "银谋花")]
    assert [entity.name for entity in matched.lookalikes] == ["银谋花"]


def test_what_was_only_looked_for_is_nothing_to_resemble() -> None:
    sought = tuple(product(name, finding="not_found", note=NOTE) for name in ("银某花", "银眸花", "银哞花"))
    for real in ("银谋花", "银牟贷"):  # the second is less alike than all that were only looked for
        matched = named("银牟花", *sought, product(real))
        assert [entity.name for entity in matched.lookalikes] == [real]
        assert len(offered(matched)) == 1
    assert named("银牟花", *sought).lookalikes == ()


def test_a_firm_may_be_resembled_too() -> None:
    matched = named("丙西消费金融有限公司")
    assert (leads_to(matched), offered(matched)) == (None, [("near", FIRM)])


def test_a_name_that_nobody_knows() -> None:
    matched = named("没人知道")
    assert (matched.match.kind, leads_to(matched), offered(matched), matched.lookalikes) == ("none", None, [], ())
    assert "没人知道" in matched.match.explanation.zh


# A sound accuses nobody.


@pytest.mark.parametrize(
    ("record", "typed", "accused"),
    [
        (notice("狐狸小贷", "warning"), "狐狸小贷", False),
        (notice("狐狸小贷", "warning"), "hulixiaodai", True),
        (notice("狐狸小贷", "revoked"), "hulixiaodai", True),
        (product("狐狸小贷"), "hulixiaodai", False),
    ],
)
def test_a_name_in_pinyin_does_not_lead_to_whom_officials_named(record: Record, typed: str, accused: bool) -> None:
    matched = named(typed, record)
    assert leads_to(matched) == (None if accused else "狐狸小贷")
    assert (matched.match.kind == "none") is accused
    assert offered(matched) == ([("near", "狐狸小贷")] if accused else [])
    if accused:
        assert "狐狸小贷" in matched.match.alternatives[0].explanation.zh
        assert [entity.name for entity in matched.lookalikes] == ["狐狸小贷"]
        assert "没有查到" in matched.match.explanation.zh
