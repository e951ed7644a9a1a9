"""The whole line on the facts as shipped: what a newcomer types, and what must and must not come back."""

import itertools
import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.cache.cache import MemoryCache
from checker.errors import QueryError, UnknownRevisionError
from checker.report import Report
from checker.request.model import CheckRequest
from checker.service.checker import Checker
from registries.store.store import Store
from tests.every_case import every_case
from tests.factories.worlds import answer_of_its_day
from tests.summary.invariants import assert_summary_holds

ON = date(2026, 11, 24)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, starter: Path) -> Iterator[Store]:
    store = Store(f"sqlite:///{shutil.copy(starter, tmp_path_factory.mktemp('check') / 'check.db')}")
    yield store
    store.close()


@pytest.fixture(scope="module")
def checker(store: Store) -> Checker:
    return Checker(store, MemoryCache(16 * 1024 * 1024), 3600)


def ask(checker: Checker, name: str, **fields: object) -> Report:
    return answer_of_its_day(checker, name, **{"on": ON, **fields})


def rules(report: Report) -> set[str]:
    return {finding.rule for finding in report.findings}


def alternatives(report: Report) -> dict[str, str]:
    return {alternative.entity.name: alternative.kind for alternative in report.match.alternatives}


def lenders(report: Report) -> dict[str, str]:
    return {link.entity.name: link.relation for link in report.chain if link.role == "lender"}


# What the issue asks to be shown, one by one.


def test_yinxianghua_is_unknown_and_its_neighbour_only_an_alternative(checker: Checker) -> None:
    report = ask(checker, "银享花")
    assert (report.verdict.standing, report.verdict.tier, report.verdict.risk_score) == ("unknown", "U", 55)
    assert report.chain == ()
    assert alternatives(report)["宜享花"] in ("near", "lookalike")
    rest = report.model_dump(mode="json", exclude={"match": {"alternatives"}})
    assert "宜享花" not in json.dumps(rest, ensure_ascii=False)


def test_a_lender_on_an_old_roster(checker: Checker) -> None:
    report = ask(checker, "招联消费金融")
    assert report.verdict.standing == "licensed_lender"
    assert (report.verdict.risk_score, report.verdict.tier) == (40, "B")
    roster = report.evidence[0]
    assert (roster.as_of, roster.stale, roster.confidence) == ("2025-06-30", True, "reported")
    assert "这条记录已旧" in report.verdict.headline.zh


def test_the_same_lender_while_the_roster_was_fresh(checker: Checker) -> None:
    report = ask(checker, "招联消费金融", on=date(2025, 9, 1))
    assert (report.verdict.risk_score, report.verdict.tier) == (30, "B")
    assert not report.evidence[0].stale
    assert "名单已旧" not in report.verdict.headline.zh


def test_an_own_product_and_its_imitations(checker: Checker) -> None:
    report = ask(checker, "安逸花")
    assert report.verdict.standing == "lender_product"
    assert lenders(report) == {"马上消费金融股份有限公司": "confirmed_by_lender"}
    caution = next(finding for finding in report.findings if finding.rule == "imitated_brand")
    assert (caution.points, caution.severity) == (0, "info")


def test_an_interview_is_a_finding_and_a_neighbours_notice_is_not(checker: Checker) -> None:
    report = ask(checker, "宜享花")
    interview = next(finding for finding in report.findings if finding.rule == "regulator_interview")
    assert interview.points == 8
    assert {entry.as_of for entry in report.evidence if entry.id in interview.evidence} == {"2026-03-13"}
    assert "惠享花" not in report.model_dump_json()


def test_a_listed_partner_and_who_lists_it(checker: Checker) -> None:
    report = ask(checker, "360借条")
    assert report.verdict.standing == "listed_partner"
    assert (report.verdict.risk_score, report.verdict.tier, report.verdict.answered) == (48, "B", 2)
    assert lenders(report)["兴业消费金融股份公司"] == "confirmed_by_lender"
    assert len(lenders(report)) >= 2


def test_an_ambiguous_name_is_not_resolved(checker: Checker) -> None:
    report = ask(checker, "360网贷")
    assert (report.match.kind, report.match.entity, report.verdict.standing) == ("ambiguous", None, "unknown")
    assert alternatives(report) == {"奇富借条": "candidate", "融360": "candidate"}
    assert report.findings == ()
    assert "先点你说的那一个" in report.verdict.headline.zh


def test_a_lookalike_gets_nothing_from_the_real_one(checker: Checker) -> None:
    report = ask(checker, "微粒货")
    assert (report.verdict.standing, report.chain, report.evidence) == ("unknown", (), ())
    suspicion = next(found for found in report.match.alternatives if found.entity.name == "微粒贷")
    assert suspicion.kind == "lookalike"
    assert all(word in suspicion.explanation.zh for word in ("第3字", "货", "贷", "形近"))


def test_the_imitated_brand_is_never_warned(checker: Checker) -> None:
    for name in ("微粒贷", "京东金融", "安逸花", "还呗", "招联好期贷", "度小满", "360借条", "分期乐", "招贷"):
        assert ask(checker, name).verdict.standing not in ("warned", "disqualified"), name


@every_case(
    ("name", "standing"),
    [
        ("重庆市阿拉丁小额贷款有限公司", "disqualified"),
        ("中国工商银行", "licensed_lender"),
        ("工行", "licensed_lender"),
        ("福州奇富融资担保有限公司", "not_a_lender"),
        ("财付通支付科技有限公司", "not_a_lender"),
        ("上海淇毓信息科技有限公司", "not_a_lender"),
        ("花呗", "lender_product"),
        ("衣食贷", "warned"),
        ("分期L", "warned"),
    ],
)
def test_standings_on_the_shipped_facts(checker: Checker, name: str, standing: str) -> None:
    assert ask(checker, name).verdict.standing == standing


def test_a_fake_spelt_like_the_real_one_in_the_other_script_is_ambiguous(checker: Checker) -> None:
    report = ask(checker, "京東金融")
    assert (report.match.kind, report.verdict.standing) == ("ambiguous", "unknown")
    assert alternatives(report) == {"京东金融": "candidate", "京東金融": "candidate"}
    assert any("通报" in found.explanation.zh for found in report.match.alternatives)
    assert ask(checker, "京东金融").match.kind == "alias"


def test_a_proposal_does_not_disqualify(checker: Checker) -> None:
    for name in ("宁乡县鑫源小额贷款有限公司", "青岛海信小额贷款有限公司"):
        report = ask(checker, name)
        assert report.verdict.standing != "disqualified"
        finding = next(found for found in report.findings if found.rule == "licence_revoked_or_missing")
        assert finding.severity == "moderate"


def test_an_exit_is_hard_only_for_a_contract_signed_after_it(checker: Checker) -> None:
    name = "重庆市阿拉丁小额贷款有限公司"
    undated = ask(checker, name).verdict
    assert (undated.risk_score, undated.tier, undated.next[0].observe) == (71, "D", "contract_date")
    late = ask(checker, name, contract_date=date(2026, 1, 5))
    assert (late.verdict.risk_score, late.verdict.tier) == (90, "E")
    assert ask(checker, name, contract_date=date(2024, 1, 5)).verdict.tier == "D"


# The contract's lender stands on its own line; the verdict is about the name asked for.


def test_the_contract_lender_has_its_own_line(checker: Checker) -> None:
    report = ask(checker, "360借条", lender="兴业消费金融股份公司")
    assert report.verdict.subject is not None
    assert report.verdict.subject.name == "奇富借条"
    assert report.verdict.standing == "listed_partner"
    assert report.lender is not None
    assert report.lender.entity is not None
    assert report.lender.entity.name == "兴业消费金融股份公司"
    assert (report.lender.standing, report.lender.relation) == ("licensed_lender", "confirmed_by_lender")
    assert "兴业消费金融股份公司" in report.lender.headline.zh
    assert lenders(report) == {"兴业消费金融股份公司": "confirmed_by_lender"}
    assert report.verdict.answered == 4
    assert report.verdict.next[0].observe == "offer"


def test_a_lender_that_does_not_list_the_platform_is_only_claimed(checker: Checker) -> None:
    report = ask(checker, "360借条", lender="招联消费金融")
    assert lenders(report) == {"招联消费金融股份有限公司": "claimed_only"}
    assert "partner_not_listed" not in rules(report)


def test_an_unknown_contract_lender_is_unknown_and_makes_nothing_better(checker: Checker) -> None:
    report = ask(checker, "360借条", lender="某某某某某公司")
    assert report.lender is not None
    assert (report.lender.entity, report.lender.standing, report.lender.relation) == (None, "unknown", "unknown")
    assert report.verdict.standing == "listed_partner"
    assert report.verdict.risk_score >= ask(checker, "360借条").verdict.risk_score


def test_a_lookalike_contract_lender_is_not_the_real_one(checker: Checker) -> None:
    report = ask(checker, "360借条", lender="招联消费金触股份有限公司")
    assert report.lender is not None
    assert (report.lender.entity, report.lender.standing) == (None, "unknown")


def test_a_denial_contradicts(checker: Checker) -> None:
    report = ask(checker, "惠享花", lender="瑞安五洲小额贷款股份有限公司")
    assert lenders(report) == {"瑞安五洲小额贷款股份有限公司": "contradicted"}
    assert "false_licence_claim" in rules(report)
    assert report.verdict.tier == "E"


def test_a_guarantor_as_lender(checker: Checker) -> None:
    report = ask(checker, "360借条", lender="福州奇富融资担保有限公司")
    assert "guarantee_acting_as_lender" in rules(report)
    assert report.verdict.tier == "E"


# Invariants, over every name we know and many we do not.


def everything(checker: Checker, store: Store) -> Iterator[Report]:
    names = sorted({held.record.model_dump().get(key, "") for held in store.records(store.revision()) for key in KEYS})
    for name in itertools.islice((name for name in names if len(name) > 1), 0, None, 3):
        yield answer_of_its_day(checker, name, on=ON)


KEYS = ("legal_name", "brand", "subject")


def test_invariants_and_sentences_hold_for_every_third_known_name(checker: Checker, store: Store) -> None:
    for report in everything(checker, store):
        verdict = report.verdict
        name = report.query.name
        assert sum(line.points for line in verdict.score_lines) == verdict.risk_score, name
        assert verdict.band[0] <= verdict.risk_score <= verdict.band[1], name
        assert verdict.tier != "A", name
        known = {entry.id: entry for entry in report.evidence}
        cited = {item for finding in report.findings for item in finding.evidence}
        assert cited <= known.keys(), name
        assert all(entry.publisher and entry.title and entry.retrieved_at for entry in known.values()), name
        scored = [finding for finding in report.findings if finding.points]
        assert all(finding.evidence and finding.legal_basis for finding in scored), name
        relief = [finding for finding in scored if finding.points < 0]
        assert all(known[item].confidence != "unverified" for found in relief for item in found.evidence), name
        for text in (verdict.headline, verdict.tier_text, report.match.explanation):
            assert "{" not in text.zh + text.en, name
            assert "（）" not in text.zh, name
        assert_summary_holds(report)


def test_coverage_names_every_source_and_says_why_a_miss_says_nothing(checker: Checker) -> None:
    report = ask(checker, "银享花")
    states = {entry.source: entry for entry in report.coverage}
    assert states["starter.nfra_licences"].state in ("not_found", "not_checked")
    assert states["nfra.licence_query"].state == "not_checked"
    assert all(entry.why for entry in report.coverage if entry.state == "not_checked")
    assert ask(checker, "360借条").verdict.risk_score == 48
    assert {entry.source for entry in ask(checker, "360借条").coverage if entry.stale} >= {"starter.partners"}


def test_the_same_question_gives_the_same_bytes_in_any_worker_with_any_cache(store: Store) -> None:
    request = CheckRequest(name="360借条", lender="兴业消费金融股份公司", on=ON)
    first, second = (Checker(store, MemoryCache(size), 3600) for size in (0, 10**7))
    answers = [worker.check_json(request) for worker in (first, first, second, second)]
    stripped = {json.dumps({**json.loads(body), "generated_at": ""}) for body in answers}
    assert len(stripped) == 1


def test_an_old_revision_answers_as_it_did(checker: Checker, store: Store) -> None:
    newest = store.revision()
    early = ask(checker, "360借条", as_of_rev=1)
    assert early.dataset_revision == 1
    assert early.verdict.standing == "unknown"
    assert ask(checker, "360借条", as_of_rev=newest).verdict == ask(checker, "360借条").verdict


def test_a_publish_changes_the_etag_and_the_answer(tmp_path: Path, starter: Path) -> None:
    store = Store(f"sqlite:///{shutil.copy(starter, tmp_path / 'publish.db')}")
    request = CheckRequest(name="衣食贷", on=ON)
    before = Checker(store, MemoryCache(10**7), 3600)
    tag, standing = before.prepare(request).etag, before.check(request).verdict.standing
    store.publish("starter.notices", [], sha256="0" * 64, as_of=None)
    after = Checker(store, MemoryCache(10**7), 3600)
    assert (standing, after.check(request).verdict.standing) == ("warned", "unknown")
    assert after.prepare(request).etag != tag
    store.close()


def test_no_cache_key_holds_the_question(store: Store) -> None:
    keys: list[str] = []

    class Watching(MemoryCache):
        def set(self, key: str, value: bytes, ttl: int) -> None:
            keys.append(key)
            super().set(key, value, ttl)

    ask(Checker(store, Watching(10**7), 3600), "银享花", lender="招联消费金融")
    assert keys
    assert not any("银享花" in key or "招联" in key for key in keys)


@every_case(
    ("fields", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": " \u3000 "}, "name"),
        ({"name": "正规吗"}, "name"),
        ({"name": "贷款"}, "name"),
        ({"name": "银享\x00花"}, "name"),
        ({"name": "！！！"}, "name"),
        ({"name": "银享花", "lender": "\x07甲公司"}, "lender"),
        ({"name": "银享花", "observed": {"upfront": "yes"}}, "observed"),
    ],
)
def test_bad_input_names_the_field_and_never_repeats_it(
    checker: Checker, fields: dict[str, object], field: str
) -> None:
    with pytest.raises(QueryError) as caught:
        checker.check(CheckRequest.model_validate(fields))
    assert caught.value.field == field
    name = str(fields["name"]).strip()
    assert not name or name in ("贷款", "正规吗") or name not in caught.value.detail.zh


@pytest.mark.parametrize("revision", [0, 999])
def test_an_unknown_revision(checker: Checker, revision: int) -> None:
    with pytest.raises(UnknownRevisionError):
        ask(checker, "银享花", as_of_rev=revision)


def test_a_hotline_question_gets_channels_and_a_warning_but_no_number(checker: Checker) -> None:
    report = ask(checker, "360借条客服电话")
    assert report.match.entity is not None
    assert report.match.entity.name == "奇富借条"
    assert any("客服电话" in note.zh for note in report.notes)
    allowed = {"110", "120", "12110", "12356", "12378", "12345", "12363", "96110", "12348"}
    assert {link.phone for link in report.links if link.phone} <= allowed


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=120))
def test_any_text_is_answered_or_refused_and_nothing_is_trusted(checker: Checker, text: str) -> None:
    try:
        report = ask(checker, text)
    except QueryError:
        return
    assert report.verdict.standing in ("unknown", "unconfirmed", "warned") or report.match.entity is not None
