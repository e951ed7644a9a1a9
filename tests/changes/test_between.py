"""What changed for whom between two revisions."""

from datetime import date

import pytest

from checker.changes.between import Swap, changes_between
from checker.changes.entity_answers import AnsweredGraph
from checker.changes.model import EntityChange, RevisionChanges
from checker.changes.words import item_text
from registries.model import Record
from tests.factories.records import cite, licence, notice, partner, product
from tests.factories.worlds import graph_of

DAY = date(2026, 11, 24)
BANK, FIRM, OTHER = "丙丙银行股份有限公司", "甲甲科技有限公司", "乙乙科技有限公司"
LENDER = licence(BANK, "bank")


def changed(stay: tuple[Record, ...], went: tuple[Record, ...], came: tuple[Record, ...]) -> dict[str, EntityChange]:
    """What changed, by name. Every name has an id before and after, as in a store."""
    every = graph_of(*stay, *went, *came)
    ids = {entity.name: entity.id for entity in every.entities.values()}
    before, after = graph_of(*stay, *went), graph_of(*stay, *came)
    assert {entity.id for graph in (before, after) for entity in graph.entities.values()} <= set(ids.values())
    changes = changes_between(AnsweredGraph(before), AnsweredGraph(after), Swap(went, came), DAY)
    return {change.name: change for change in changes}


def kinds(change: EntityChange) -> list[str]:
    return [item.kind for item in change.items]


def test_the_same_rows_under_a_new_date_change_nothing() -> None:
    rows = (LENDER, product("甲花", FIRM), partner(BANK, FIRM), notice("乙花", "warning"))
    redated = tuple(row.model_copy(update={"cite": cite("2026-10-31")}) for row in rows)
    assert changed((), rows, redated) == {}


def test_a_lender_s_list_that_names_an_operator_changes_its_brands_too() -> None:
    found = changed((LENDER, product("甲花", FIRM), product("乙花", OTHER)), (), (partner(BANK, FIRM),))
    assert found.keys() == {"甲花", FIRM, BANK}
    assert kinds(found["甲花"]) == ["standing", "lender_added"]
    standing, lender = found["甲花"].items
    assert (standing.before, standing.after) == ("unconfirmed", "listed_partner")
    assert (lender.name, lender.after) == (BANK, "confirmed")
    assert lender.record is not None
    assert (lender.record.publisher, lender.record.title, lender.record.as_of) == (
        "测试发布者",
        "测试名单",
        "2026-09-30",
    )
    assert kinds(found[BANK]) == ["partner_added"]


@pytest.mark.parametrize(
    ("went", "came", "name", "expected"),
    [
        ((), (product("甲花", FIRM),), "甲花", ["known", "standing", "operator"]),
        ((product("甲花", FIRM),), (), "甲花", ["gone", "standing", "operator"]),
        ((product("甲花", FIRM),), (product("甲花", OTHER),), "甲花", ["operator"]),
        ((product("甲花", FIRM),), (product("甲花", FIRM, aliases=("甲甲花",)),), "甲花", ["name_added"]),
        (
            (),
            (licence("丁丁银行股份有限公司", "bank"),),
            "丁丁银行股份有限公司",
            ["known", "standing", "licence_added"],
        ),
        ((LENDER,), (licence(BANK, "bank", "cancelled"),), BANK, ["standing", "licence_changed"]),
        ((LENDER,), (), BANK, ["gone", "standing", "licence_removed"]),
        ((), (notice("骗花", "warning"),), "骗花", ["known", "standing", "notice_added"]),
        ((notice("骗花", "warning"),), (), "骗花", ["gone", "standing", "notice_removed"]),
    ],
)
def test_each_kind_of_change(
    went: tuple[Record, ...], came: tuple[Record, ...], name: str, expected: list[str]
) -> None:
    assert kinds(changed((), went, came)[name]) == expected


def test_a_notice_on_the_firm_is_told_of_its_brand_and_a_fake_of_the_real_one() -> None:
    stay = (product("甲花", FIRM), licence(FIRM, "technology", "identified"))
    found = changed(stay, (), (notice(FIRM, "interview"), notice("甲花D", "counterfeit_app", imitates="甲花")))
    assert kinds(found["甲花"]) == ["operator_notice_added", "imitation_added"]
    assert "不是说真的它有问题" in item_text(found["甲花"].items[1], revision()).zh
    assert kinds(found["甲花D"]) == ["known", "standing", "notice_added"]


def test_a_lender_that_lost_its_licence_changes_whom_it_confirmed() -> None:
    stay = (product("甲花", FIRM), partner(BANK, FIRM))
    found = changed(stay, (LENDER,), (licence(BANK, "bank", "cancelled"),))
    assert found["甲花"].standing == "unconfirmed"
    assert "lender_removed" in kinds(found["甲花"])


def revision(as_of: str | None = "2026-10", *, curated: bool = False) -> RevisionChanges:
    return RevisionChanges(
        revision=2,
        source="x",
        when="2026-11-24T00:00:00+00:00",
        as_of=as_of,
        first=False,
        curated=curated,
        rows=(0, 1, 0),
        entities=(),
    )


def test_a_removal_names_the_list_s_date_and_accuses_nobody() -> None:
    (item,) = (item for item in changed((), (LENDER,), ())[BANK].items if item.kind == "licence_removed")
    text = item_text(item, revision())
    assert text.zh == "2026年10月的名单里没有它了。没有，不等于违法：可能改名、合并或换了名单。"
    assert text.en.startswith("It is no longer on the list of Oct 2026.")
    # a collection of ours is no publisher's list, and a list without a date has none to name
    for other in (revision(curated=True), revision(None)):
        assert "名单里没有" not in item_text(item, other).zh
        assert "不等于违法" in item_text(item, other).zh
