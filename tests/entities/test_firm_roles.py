"""What a firm does: each role with its record, and nobody's role lent to another. Firm names are invented."""

from checker.entities.chain import chain_of
from checker.entities.firm_roles import firm_roles, main_role
from checker.entities.profile import Profiles
from checker.entities.role_report import brands_of, payees_of, roles_of
from checker.evidence.book import EvidenceBook
from checker.report import Role
from registries.model import Record
from tests.factories.records import cite, licence, notice, partner, payee, product
from tests.factories.worlds import TODAY, graph_of, only

LENDER, BANK, FIRM, APP = "甲消费金融有限公司", "丁银行股份有限公司", "乙信息科技有限公司", "丙花"
GUARANTOR = "戊融资担保有限公司"
BASIC: tuple[Record, ...] = (licence(LENDER), licence(BANK, "bank"), licence(FIRM, "technology", "identified"))
COLLECTS = partner(LENDER, FIRM, role="collector", cite=cite("2026-08-01", title="催收名单"))


def roles(*more: Record, name: str = FIRM) -> list[tuple[str, str, list[str]]]:
    graph = graph_of(*BASIC, *more)
    found = firm_roles(only(graph, name), graph, TODAY)
    return [(role.role, role.state, [entity.name for entity in role.of]) for role in found]


def test_a_firm_of_three_roles_has_each_with_its_own_list_and_date() -> None:
    records = (
        *BASIC,
        product(APP, FIRM, cite=cite("2026-07-01", title="某报道")),
        COLLECTS,
        payee(FIRM, collected_for=(APP,), cite=cite("2026-09-01", title="会员费报道")),
    )
    graph = graph_of(*records)
    firm, profiles = only(graph, FIRM), Profiles(graph, TODAY)
    book = EvidenceBook(TODAY)
    found = roles_of(firm, profiles, book)
    assert [(role.role, role.title, role.as_of) for role in found] == [
        ("platform_operator", "某报道", "2026-07-01"),
        ("collector", "催收名单", "2026-08-01"),
        ("payee", "会员费报道", "2026-09-01"),
    ]
    assert [role.text.zh for role in found] == [
        "运营丙花：据测试发布者《某报道》（2026年7月1日）。",
        "催收公司：甲消费金融有限公司公布的《催收名单》写了它（2026年8月1日）。",
        "收款方：据测试发布者《会员费报道》（2026年9月1日），和丙花有关。写的是：会员费9元。",
    ]
    assert [role.text.en for role in found] == [
        "Operates 丙花, by 测试发布者, “某报道” (2026-07-01).",
        "Collector: on “催收名单”, published by 甲消费金融有限公司 (2026-08-01).",
        "Payee: by 测试发布者, “会员费报道” (2026-09-01), for 丙花. It says: a fee of 9 yuan.",
    ]
    assert {role.evidence for role in found} == {entry.id for entry in book.entries()}


def test_each_kind_of_list_is_its_own_role() -> None:
    kinds = {
        "platform_operator": "listed_platform",
        "co_lender": "co_lender",
        "guarantor": "guarantor",
        "payment": "payment_channel",
    }
    for printed, role in kinds.items():
        assert roles(partner(LENDER, FIRM, role=printed)) == [(role, "listed", [LENDER])]
    assert roles(partner(LENDER, FIRM, basis="platform_display")) == [("listed_platform", "reported", [LENDER])]


def test_the_newest_row_of_a_lender_says_whether_it_still_holds() -> None:
    later = partner(LENDER, FIRM, role="collector", status="ended", cite=cite("2026-10-01"))
    assert roles(COLLECTS, later) == [("collector", "ended", [LENDER])]
    gone = later.model_copy(update={"status": "absent"})
    assert roles(COLLECTS, gone) == []


def test_a_licence_that_ended_is_no_role() -> None:
    assert roles(name=BANK) == [("lender", "licensed", [])]
    assert roles(notice(BANK, "cancelled", date="2026-10-15"), name=BANK) == []
    assert roles(licence(GUARANTOR, "financing_guarantee"), name=GUARANTOR) == [("guarantor", "licensed", [])]
    named = licence(GUARANTOR, "financing_guarantee", "identified")
    assert roles(named, name=GUARANTOR) == [("guarantor", "identified", [])]
    ran_out = licence(GUARANTOR, "financing_guarantee", expires="2026-01-01")
    assert roles(ran_out, name=GUARANTOR) == [("guarantor", "identified", [])]
    ended = licence(GUARANTOR, "financing_guarantee", "cancelled", cite=cite("2026-10-30"))
    assert roles(ended, name=GUARANTOR) == []


def test_what_nobody_verified_comes_last_and_is_no_main_role() -> None:
    rumour = payee(FIRM, "collector", cite=cite(confidence="unverified"))
    assert roles(rumour, product(APP, FIRM))[-1][0] == "collector"
    graph = graph_of(*BASIC, rumour)
    assert main_role(firm_roles(only(graph, FIRM), graph, TODAY)) is None
    assert roles(partner(LENDER, FIRM, role="collector", cite=cite(confidence="unverified"))) == []
    assert roles(product(APP, FIRM, cite=cite(confidence="unverified"))) == []


def test_no_role_is_lent_from_a_firm_to_its_brand_or_back() -> None:
    assert roles(product(APP, FIRM), COLLECTS, name=APP) == []
    assert roles(product(APP, FIRM), partner(LENDER, APP, form="product")) == [("platform_operator", "reported", [APP])]
    assert roles(product(APP, FIRM), partner(LENDER, FIRM, products=(APP,)), name=APP) == []


def test_an_operator_leads_to_its_brands_and_each_to_its_own_lenders() -> None:
    records = (
        *BASIC,
        product(APP, FIRM),
        product("己花", FIRM, declared_lenders=(BANK,)),
        product("庚花", FIRM, cite=cite(confidence="unverified")),
        product("辛花", FIRM, finding="not_found"),
        partner(LENDER, APP, form="product"),
    )
    graph = graph_of(*records)
    firm, profiles, book = only(graph, FIRM), Profiles(graph, TODAY), EvidenceBook(TODAY)
    found = brands_of(firm, profiles, book)
    assert {one.brand.name: [(link.entity.name, link.relation) for link in one.lenders] for one in found} == {
        APP: [(LENDER, "confirmed_by_lender")],
        "己花": [(BANK, "claimed_only")],
    }
    assert profiles.of(firm).basis.standing == "not_a_lender"
    assert brands_of(None, profiles, book) == ()


def test_a_brand_leads_back_to_who_was_seen_taking_money_for_it() -> None:
    records = (
        *BASIC,
        product(APP, FIRM),
        payee(GUARANTOR, "guarantor", collected_for=(APP,)),
        payee("四花会员", collected_for=("己花",)),
        product("己花", FIRM),
    )
    graph = graph_of(*records)
    found: tuple[Role, ...] = payees_of(only(graph, APP), Profiles(graph, TODAY), EvidenceBook(TODAY))
    assert [(role.entity.name, role.role, [of.name for of in role.of]) for role in found] == [
        (GUARANTOR, "guarantor", [APP])
    ]


def test_who_is_only_rumoured_to_do_something_is_no_link_of_the_chain() -> None:
    doubt = cite(confidence="unverified")
    for kind, links in (("technology", []), ("financing_guarantee", ["guarantor"]), ("payment", ["payment_company"])):
        firm = licence(FIRM, kind, "identified", cite=doubt)
        graph = graph_of(licence(LENDER), firm, payee(FIRM, "collector", cite=doubt))
        chain = chain_of(only(graph, FIRM), None, Profiles(graph, TODAY), EvidenceBook(TODAY))
        assert [link.role for link in chain] == links, kind


def test_who_sends_messages_or_bought_a_claim_is_no_link_and_a_payee_is_one() -> None:
    for role, links in (("message_sender", []), ("transferee", []), ("payee", ["payee"]), ("collector", ["collector"])):
        graph = graph_of(*BASIC, payee(FIRM, role))
        chain = chain_of(only(graph, FIRM), None, Profiles(graph, TODAY), EvidenceBook(TODAY))
        assert [link.role for link in chain] == links, role
