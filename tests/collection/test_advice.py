"""What to do, say, keep and whom to call; and the words in which it is said."""

import re
from collections.abc import Iterator
from itertools import chain

import pytest

from checker.collection.advice import AdviceLine, advice_texts, sentence
from checker.collection.parsing import answerable
from checker.guidance import guides
from checker.observations import observations_by_key
from registries.model import Text
from tests.collection.worlds import APP, BANK, COLLECTOR, LENDER, MICROLOAN, ask

FORBIDDEN = ("正规", "官方认证", "无牌", "非法", "骗子", "跑路", "放心", "安全")
STATES_LAW = re.compile("不许|可以依法|可能犯罪|要公布|15天")


def lines() -> tuple[AdviceLine, ...]:
    told = advice_texts()
    placed = chain.from_iterable(place.lines for place in told.say)
    return (*told.emergency, *told.first, *told.means, *placed, *told.keep, *told.principles)


def texts() -> Iterator[Text]:
    yield from advice_texts().sentences.values()
    yield from (Text(zh=line.zh, en=line.en) for line in lines())
    for place in advice_texts().say:
        yield place.title
    for number in advice_texts().calls:
        yield from (number.title, number.when)


def test_nothing_is_said_that_we_may_not_say() -> None:
    for text in texts():
        assert text.zh.strip()
        assert text.en.strip()
        assert not [word for word in FORBIDDEN if word in text.zh], text.zh
        assert not re.search(r"\b(safe|legal|legitimate|fraud|scam)\b", re.sub("Legal aid", "", text.en)), text.en
        assert set(re.findall(r"\{(\w+)\}", text.zh)) == set(re.findall(r"\{(\w+)\}", text.en)), text.zh


def test_what_states_law_says_what_it_rests_on() -> None:
    assert [line.zh for line in lines() if STATES_LAW.search(line.zh) and not line.law] == []


def test_what_is_not_public_is_called_reported() -> None:
    cited = [line.law for line in lines() if line.law and "指引（试行）" in line.law]
    assert cited
    assert [law for law in cited if "据公开报道" not in law] == []


def test_every_condition_is_a_question_or_a_tag_that_exists() -> None:
    told = advice_texts()
    conditions = {
        tag for one in (*lines(), *told.calls, *told.guides) for tag in (*one.if_, *one.unless) if ":" not in tag
    }
    assert conditions - {"national", "local", "lender_unknown", "private"} <= set(observations_by_key())
    assert conditions - {"national", "local", "lender_unknown", "private"} <= set(answerable())


def test_every_guide_named_exists() -> None:
    assert {one.slug for one in advice_texts().guides} <= set(guides())


def test_violence_comes_before_everything_else() -> None:
    report = ask(COLLECTOR, LENDER, violence="yes", visit_made="yes", repay_to_person="yes")
    assert report.emergency
    assert report.do_now[0].text.zh.startswith("马上打110")
    assert report.calls[0].phone == "110"
    assert not ask(COLLECTOR, LENDER, violence="no", visit_entered="yes").emergency


def test_a_threatened_visit_is_answered_in_the_words_agreed() -> None:
    said = ask(COLLECTOR, LENDER, visit_threatened="yes").do_now[0].text.zh
    assert said == "可能来，也可能不来。别争吵、别动手。怕就别开门，打110。法院、警察来了，先核对证件，要配合。"


def test_stop_never_means_not_repaying_what_was_received() -> None:
    for key in ("repay_to_person", "private_payee", "lender_denied_collector", "debt_sold_unannounced"):
        said = [line.text.zh for line in ask("", None, **{key: "yes"}).do_now]
        assert any("钱到手了吗" in line and "借到手的钱还要还" in line for line in said), key
    for report in (ask(COLLECTOR, LENDER), ask("", None, violence="yes")):
        assert any("债还在" in line.text.zh and line.legal_basis for line in report.principles)


def test_a_person_who_is_the_lender_in_the_contract_may_be_repaid() -> None:
    said = [line.text.zh for line in ask("", None, repay_to_person="yes", payee_is_contract_lender="yes").do_now]
    assert any("核对后再还" in line for line in said)
    assert not any("先停，打官方客服问" in line for line in said)


def test_threats_of_prison_and_letters_are_answered_in_the_words_agreed() -> None:
    said = " ".join(line.text.zh for line in ask("", None, posed_as_authority="yes").do_now)
    assert "只是还不上，一般不坐牢" in said
    assert "可能犯罪" in said
    assert "支付令15天内可书面提异议" in said


@pytest.mark.parametrize(
    ("lender", "numbers"),
    [
        (LENDER, ["12378", "12368", "12348", "110"]),
        (BANK, ["12378", "12368", "12348", "110"]),
        (MICROLOAN, ["12345", "12368", "12348", "110"]),
        (APP, ["12378", "12345", "12368", "12348", "110"]),
        (None, ["12378", "12345", "12368", "12348", "110"]),
    ],
)
def test_the_lender_is_called_first_and_then_whoever_supervises_it(lender: str | None, numbers: list[str]) -> None:
    calls = ask(COLLECTOR, lender).calls
    assert calls[0].phone is None
    assert [call.phone for call in calls[1:]] == numbers


def test_a_person_who_lends_has_no_regulator_and_the_standards_do_not_bind_him() -> None:
    report = ask("", None, repay_to_person="yes", payee_is_contract_lender="yes", called_at_night="yes")
    assert {"12378", "12345"}.isdisjoint({call.phone for call in report.calls})
    assert report.calls[1].title.zh == "合同上的出借人本人"
    cited = [line.legal_basis for place in report.say for line in place.lines if line.legal_basis]
    assert [law for law in cited if "GB/T" in law] == []
    night = next(finding for finding in report.conduct.findings if finding.rule == "collect_night")
    assert night.severity == "weak"


def test_nuisance_calls_have_their_own_number_and_danger_comes_first() -> None:
    assert "12321" in [call.phone for call in ask(COLLECTOR, LENDER, called_at_night="yes").calls]
    calls = [call.phone for call in ask(COLLECTOR, LENDER, visit_entered="yes").calls]
    assert calls[0] == "110"
    assert calls.count("110") == 1


def test_no_firms_own_number_is_ever_given() -> None:
    public = {"110", "12378", "12345", "12321", "12368", "12348", None}
    assert {number.phone for number in advice_texts().calls} <= public


def test_the_message_to_send_acknowledges_no_debt() -> None:
    message = next(place for place in ask(COLLECTOR, LENDER).say if place.place == "message")
    assert not re.search("欠你|我欠|愿意还|承认|愿意处理", message.lines[0].text.zh)


def test_what_to_say_and_to_keep_is_there_without_any_answer() -> None:
    report = ask("", None, collector_unnamed="yes")
    assert [place.place for place in report.say] == ["door", "phone", "message", "relative"]
    assert report.keep
    assert (
        max(len(line.text.zh) for place in report.say if place.place in {"door", "phone"} for line in place.lines) < 40
    )


def test_a_visit_leads_to_its_guide() -> None:
    assert "home-visit" in ask(COLLECTOR, LENDER, visit_threatened="yes").guides[:2]


def test_a_gap_is_filled_in_both_languages_and_a_name_is_no_template() -> None:
    said = sentence("for_whom.lender", name="{name}甲")
    assert "{name}甲" in said.zh
    with pytest.raises(KeyError):
        sentence("no.such")
