"""From records to facts: what is stated, and where absence may be one. Firm names are invented."""

from checker.entities.profile import Profiles
from checker.entities.standing import standing_of
from checker.evidence.book import EvidenceBook
from checker.evidence.coverage import whole_sources
from checker.facts import ResolvedRequest, facts_of
from checker.request.model import CheckRequest
from checker.request.parsing import parse_request
from checker.rules import Facts, evaluate, load
from registries.model import Access, Outcome, Record, Run, Source
from registries.sources import source_by_id
from tests.factories.records import SOURCE_OF, cite, licence, notice, partner, product
from tests.factories.worlds import TODAY, graph_of

LENDER = licence("甲消费金融有限公司")
OPERATOR = licence("乙信息科技有限公司", "technology", "identified")
APP = product("丙花", "乙信息科技有限公司")
OTHER = partner("甲消费金融有限公司", "丁信息科技有限公司")


def whole(
    kind: str, as_of: str = "2026-09-30", access: Access = Access.AUTOMATIC, proof: tuple[bool, bool] = (True, True)
) -> tuple[Source, ...]:
    source = source_by_id(SOURCE_OF[kind]).model_copy(update={"whole": True, "access": access})
    run = Run(
        source=source.id,
        started_at="",
        outcome=Outcome.PUBLISHED,
        as_of=as_of,
        rows=1,
        sha256="",
        revision=1,
        counted=proof[0],
        confirmed=proof[1],
    )
    return whole_sources([source], {source.id: run}, TODAY)


def facts(
    name: str,
    *records: Record,
    lender: str | None = None,
    held: tuple[Source, ...] = (),
    suspects: tuple[str, ...] = (),
) -> Facts:
    graph = graph_of(*records)
    platform, lent = graph.named(name), graph.named(lender) if lender else None
    alike = tuple(entity for text in suspects if (entity := graph.named(text)))
    subject = lent if lender else platform
    case = ResolvedRequest(
        name, platform, lent, lender is not None, standing_of(subject, graph, TODAY), alike, None, TODAY
    )
    return facts_of(case, Profiles(graph, TODAY), EvidenceBook(TODAY), held)


def hits(found: Facts) -> set[str]:
    judged = evaluate(load(), found, TODAY).hits
    assert all(hit.evidence for hit in judged), "every finding carries evidence"
    return {hit.rule for hit in judged}


def test_a_platform_missing_from_a_partial_list_stays_unknown() -> None:
    found = facts("丙花", LENDER, OPERATOR, APP, OTHER, lender="甲消费金融有限公司")
    assert found["platform_on_list"].value is None
    assert found["partner_list_held"].value is False
    assert "partner_not_listed" not in hits(found)


def test_a_platform_missing_from_a_whole_fresh_official_list_is_a_finding() -> None:
    found = facts("丙花", LENDER, OPERATOR, APP, OTHER, lender="甲消费金融有限公司", held=whole("partner"))
    assert found["platform_on_list"].value is False
    assert "partner_not_listed" in hits(found)


def test_a_whole_list_that_is_old_or_a_starters_proves_no_absence() -> None:
    assert whole("partner", as_of="2026-01-01") == ()
    assert whole("partner", access=Access.STARTER) == ()
    assert len(whole("partner")) == 1


def test_a_list_that_is_not_complete_by_its_own_count_in_two_runs_proves_no_absence() -> None:
    for proof in ((False, False), (True, False), (False, True)):
        assert whole("licence", proof=proof) == ()
        app = notice("丁戊银行", "privacy_notice")
        assert "name_uses_bank" not in hits(facts("丁戊银行", LENDER, app, held=whole("licence", proof=proof)))
    assert len(whole("licence")) == 1


def test_another_lenders_whole_list_proves_nothing_about_this_one() -> None:
    other = licence("戊消费金融有限公司")
    found = facts("丙花", LENDER, other, OPERATOR, APP, OTHER, lender="戊消费金融有限公司", held=whole("partner"))
    assert found["partner_list_held"].value is False


def test_a_bank_by_name_is_judged_only_on_a_whole_list_and_only_if_something_bears_the_name() -> None:
    app = notice("丁戊银行", "privacy_notice")
    assert "name_uses_bank" not in hits(facts("丁戊银行", LENDER, app))
    assert "name_uses_bank" in hits(facts("丁戊银行", LENDER, app, held=whole("licence")))
    assert "name_uses_bank" not in hits(
        facts("丁戊银行", LENDER, held=whole("licence"))
    )  # typed, borne by nothing known
    for other in ("与丁戊银行合作的花", "丁戊银行信用卡", "丁戊村镇"):
        known = notice(other, "privacy_notice")
        assert "name_uses_bank" not in hits(facts(other, LENDER, known, held=whole("licence"))), other


def test_a_bank_that_holds_its_licence_is_cleared() -> None:
    bank = licence("丁戊银行股份有限公司", "bank")
    assert "name_uses_bank" not in hits(facts("丁戊银行股份有限公司", bank, held=whole("licence")))


def test_a_lookalike_is_a_finding_only_with_another_operator_known() -> None:
    named = notice("丙化", "privacy_notice", operator="己有限公司")
    records = [LENDER, OPERATOR, APP, partner("甲消费金融有限公司", "乙信息科技有限公司")]
    assert "app_lookalike_name" not in hits(facts("丙化", *records, suspects=("丙花",)))
    found = facts("丙化", *records, named, suspects=("丙花",))
    assert "app_lookalike_name" in hits(found)
    assert found["lookalike_of_trusted"].evidence


def test_two_real_brands_never_accuse_each_other() -> None:
    records = [
        LENDER,
        OPERATOR,
        APP,
        product("丙化", "丁信息科技有限公司"),
        licence("丁信息科技有限公司", "technology"),
    ]
    assert "app_lookalike_name" not in hits(facts("丙化", *records, suspects=("丙花",)))


def test_nothing_negative_is_ever_false_for_want_of_a_record() -> None:
    found = facts("丙花", LENDER, OPERATOR, APP)
    for name in ("exit_proposed", "interviewed", "penalised", "privacy_notice", "p2p_exit", "imitated"):
        assert found[name].value is None, name
    assert "exit_final" not in found


def test_notices_about_the_operator_bear_on_its_product_and_old_penalties_do_not() -> None:
    fined = notice("乙信息科技有限公司", "penalty", date="2026-01-10")
    old = notice("乙信息科技有限公司", "penalty", date="2022-01-10", cite=cite("2022-01-10"))
    found = facts("丙花", OPERATOR, APP, fined, old)
    assert (found["penalised"].value, found["penalty_count"].value) == (True, 1)


def test_the_words_of_a_question_are_the_normalised_ones() -> None:
    assert parse_request(CheckRequest(name=" 丙花 是正规平台吗 ")).name.forms[-1] == "丙花"
