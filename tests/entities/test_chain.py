"""The chain that is drawn of a small world: every box with its role, what ties it, and the records it rests on.

Firm names are invented (甲, 乙 …).
"""

import pytest

from checker.entities.chain import chain_of
from checker.entities.profile import Profiles
from checker.evidence.book import EvidenceBook
from registries.model import Record
from tests.factories.records import cite, licence, notice, partner, product
from tests.factories.worlds import TODAY, graph_of

LENDER, BANK, FIRM, APP = "甲消费金融有限公司", "丁银行股份有限公司", "乙信息科技有限公司", "丙花"
GUARANTOR, NAMED = "戊融资担保有限公司", "己银行股份有限公司"
BASIC: tuple[Record, ...] = (
    licence(LENDER),
    licence(BANK, "bank"),
    licence(FIRM, "technology", "identified"),
    licence(GUARANTOR, "financing_guarantee"),
    licence(NAMED, "bank", "identified"),
    product(APP, FIRM),
    product("甲贷", LENDER),
)
LISTED = partner(LENDER, FIRM)
UNVERIFIED = cite(confidence="unverified")

Box = tuple[str, str, str, str | None, list[str]]


def chain(*more: Record, name: str | None = APP, lender: str | None = None) -> list[Box]:
    """Role, name, relation, kind of firm, and whom the records behind each box are about."""
    graph, book = graph_of(*BASIC, *more), EvidenceBook(TODAY)
    platform, lent = (graph.named(text) if text else None for text in (name, lender))
    links = chain_of(platform, lent, Profiles(graph, TODAY), book)
    rows = {entry.id: entry.record for entry in book.entries()}
    keys = ("subject", "brand", "legal_name", "partner")
    about = [[next(rows[one][key] for key in keys if key in rows[one]) for one in link.evidence] for link in links]
    return [
        (link.role, link.entity.name, link.relation, link.licence_type, shown)
        for link, shown in zip(links, about, strict=True)
    ]


@pytest.mark.parametrize(
    ("name", "box"),
    [
        (LENDER, ("lender", LENDER, "confirmed_by_lender", "consumer_finance", [LENDER])),
        (NAMED, ("lender", NAMED, "unknown", "bank", [NAMED])),
        (GUARANTOR, ("guarantor", GUARANTOR, "claimed_only", "financing_guarantee", [GUARANTOR])),
        (FIRM, ("platform_operator", FIRM, "claimed_only", "technology", [FIRM])),
        ("辛有限公司", ("platform_operator", "辛有限公司", "claimed_only", None, [])),
    ],
)
def test_a_firm_is_one_box_by_its_kind(name: str, box: Box) -> None:
    assert chain(notice("辛有限公司", "interview"), name=name) == [box]


def test_a_listed_firm_and_whoever_lists_it() -> None:
    assert chain(LISTED, name=FIRM) == [
        ("platform_operator", FIRM, "confirmed_by_lender", "technology", [FIRM]),
        ("lender", LENDER, "confirmed_by_lender", "consumer_finance", [FIRM, LENDER]),
    ]
    assert chain(partner(LENDER, NAMED), name=NAMED)[1:] == []  # whoever lends by its kind needs no other lender


def test_a_product_its_operator_and_whoever_lists_it() -> None:
    claimed = [
        ("product", APP, "claimed_only", None, [APP]),
        ("platform_operator", FIRM, "claimed_only", "technology", [APP]),
    ]
    assert chain() == claimed
    confirmed = [(role, who, "confirmed_by_lender", kind, rows) for role, who, _, kind, rows in claimed]
    lender = ("lender", LENDER, "confirmed_by_lender", "consumer_finance", [FIRM, LENDER])
    assert chain(LISTED) == [*confirmed, lender]
    assert chain(LISTED, lender=LENDER) == [*confirmed, lender]
    typed = ("lender", BANK, "claimed_only", "bank", [BANK])
    assert chain(LISTED, lender=BANK) == [*confirmed, typed]
    assert chain(lender=BANK) == [*claimed, typed]


def test_a_firm_typed_as_its_own_lender_is_one_box() -> None:
    assert [box[1] for box in chain(LISTED, name=FIRM, lender=FIRM)] == [FIRM]
    assert [box[1] for box in chain(LISTED, name=FIRM)] == [FIRM, LENDER]


def test_of_several_rows_of_a_product_the_best_is_shown() -> None:
    older = product(APP, FIRM, cite=cite("2026-01-01"))
    assert [box[-1] for box in chain(older)] == [[APP], [APP]]


def test_a_lender_s_own_product() -> None:
    own = ("product", "甲贷", "confirmed_by_lender", None, ["甲贷"])
    lender = ("lender", LENDER, "confirmed_by_lender", "consumer_finance", ["甲贷", LENDER])
    assert chain(name="甲贷") == [own, lender]
    assert chain(name="甲贷", lender=LENDER) == [own, lender]
    of_named = [
        ("product", "己贷", "claimed_only", None, ["己贷"]),
        ("lender", NAMED, "claimed_only", "bank", ["己贷", NAMED]),
    ]
    assert chain(product("己贷", NAMED), name="己贷") == of_named
    assert [box[:3] for box in chain(product("己贷", NAMED), name="己贷", lender=NAMED)] == [
        box[:3] for box in of_named
    ]


def test_an_operator_that_is_only_rumoured_ties_nothing() -> None:
    rumour = product("庚花", FIRM, cite=UNVERIFIED)
    boxes = [
        ("product", "庚花", "claimed_only", None, ["庚花"]),
        ("platform_operator", FIRM, "unknown", "technology", ["庚花"]),
    ]
    assert chain(rumour, LISTED, name="庚花") == boxes
    of_lender = product("庚贷", LENDER, cite=UNVERIFIED)
    assert [(role, who, relation) for role, who, relation, _, _ in chain(of_lender, name="庚贷")] == [
        ("product", "庚贷", "claimed_only"),
        ("platform_operator", LENDER, "unknown"),
    ]
    both = (product("庚花", FIRM), product("庚花", "壬信息科技有限公司", cite=UNVERIFIED))
    assert [box[1] for box in chain(*both, name="庚花")] == ["庚花", FIRM]


def test_a_name_of_which_only_a_notice_tells() -> None:
    assert chain(notice("假花", "warning"), name="假花") == [("product", "假花", "unknown", None, [])]
    assert chain(name=None) == []
    assert chain(name=None, lender=BANK) == [("lender", BANK, "unknown", "bank", [BANK])]
    assert chain(name=BANK, lender=BANK) == [("lender", BANK, "confirmed_by_lender", "bank", [BANK])]


def lenders(*more: Record) -> list[tuple[str, str]]:
    return [(who, relation) for role, who, relation, _, _ in chain(*more) if role == "lender"]


def test_which_lenders_are_named() -> None:
    claimed = partner(BANK, FIRM, basis="platform_display")
    assert lenders(claimed) == [(BANK, "claimed_only")]
    assert lenders(partner(BANK, FIRM, basis="platform_display", status="ended")) == []
    assert lenders(partner(BANK, FIRM, status="absent")) == []
    assert lenders(claimed, LISTED) == [(LENDER, "confirmed_by_lender"), (BANK, "claimed_only")]
    assert lenders(LISTED, partner(LENDER, FIRM, cite=cite("2026-08-31"))) == [(LENDER, "confirmed_by_lender")]
    unknown = product(APP, FIRM, declared_lenders=("没有这一家有限公司", BANK), cite=cite("2026-10-01"))
    assert lenders(unknown) == [(BANK, "claimed_only")]
    assert lenders(LISTED, notice(LENDER, "denial", denies=APP)) == [(LENDER, "contradicted")]


def test_what_a_claim_and_a_denial_rest_on() -> None:
    claimed = partner(BANK, FIRM, basis="platform_display")
    assert chain(claimed)[-1][-1] == [FIRM, BANK]
    assert chain(claimed, lender=BANK)[-1][-1] == [FIRM, BANK]
    guarantor = partner(BANK, FIRM, role="guarantor", basis="platform_display")
    assert chain(guarantor)[-1][-1] == [BANK]
    denial = notice(BANK, "denial", denies=FIRM)
    assert chain(denial, lender=BANK)[-1] == ("lender", BANK, "contradicted", "bank", [BANK, BANK])
    for other in (
        notice(BANK, "denial"),
        notice(BANK, "interview", denies=FIRM),
        notice(BANK, "denial", denies="别的花"),
    ):
        assert chain(other, lender=BANK)[-1][2] == "claimed_only"


def test_who_runs_it_is_its_lender_only_by_a_trusted_row_that_names_it() -> None:
    stated, empty = product("庚贷", BANK), product("庚贷", cite=cite(confidence="official"))
    assert chain(stated, empty, name="庚贷", lender=BANK)[-1][2] == "confirmed_by_lender"
    assert chain(empty, name="庚贷", lender=BANK)[-1][2] == "claimed_only"
    assert chain(empty, product("庚贷", BANK, cite=UNVERIFIED), name="庚贷", lender=BANK)[-1][2] == "claimed_only"


def test_a_firm_that_is_only_a_name_plays_no_part_and_its_evidence_is_there() -> None:
    seen = licence("庚网络小额贷款有限公司", "microloan", "identified", cite=UNVERIFIED)
    graph, book = graph_of(*BASIC, seen), EvidenceBook(TODAY)
    profiles = Profiles(graph, TODAY)
    firm = graph.named(seen.legal_name)
    assert firm is not None
    assert profiles.basis(firm).standing == "unknown"
    assert chain_of(firm, None, profiles, book) == ()
    assert [entry.record["legal_name"] for entry in book.entries()] == [seen.legal_name]
    assert chain(licence(seen.legal_name, "microloan"), seen, name=seen.legal_name)[0][0] == "lender"
