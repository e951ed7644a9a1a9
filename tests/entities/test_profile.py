"""What a check works out about an entity it works out once, and as the pure functions do. Firm names are invented."""

from collections import Counter

import pytest

import checker.entities.profile
from checker.entities.graph import Entity
from checker.entities.profile import Profiles
from checker.entities.standing import (
    Basis,
    confirming_lists,
    ended_licence,
    final_exit,
    licence_in_force,
    standing_of,
)
from registries.model import Record
from tests.end_to_end.test_worked_examples import ask, world
from tests.factories.records import licence, notice, partner, product
from tests.factories.worlds import TODAY, graph_of, only

LENDER, BANK, LEFT = "甲消费金融有限公司", "乙银行股份有限公司", "丙小额贷款有限公司"
FIRM, APP = "丁信息科技有限公司", "戊花"
WORLD: tuple[Record, ...] = (
    licence(LENDER),
    licence(BANK, "bank"),
    licence(LEFT, "microloan", "cancelled"),
    licence(FIRM, "technology", "identified"),
    product(APP, FIRM),
    partner(LENDER, FIRM),
    partner(BANK, FIRM),
    notice(LEFT, "cancelled", date="2026-10-01"),
)


def test_a_profile_says_what_the_pure_functions_say() -> None:
    graph = graph_of(*WORLD)
    profiles = Profiles(graph, TODAY)
    for entity in graph.entities.values():
        profile = profiles.of(entity)
        assert profile.basis == standing_of(entity, graph, TODAY)
        assert profile.licence_in_force == licence_in_force(entity, TODAY)
        assert (profile.ended_licence, profile.final_exit) == (ended_licence(entity), final_exit(entity))
        assert profile.confirming_lists == confirming_lists(entity, graph, TODAY)
        assert profile.operator == graph.operator(entity)
    assert profiles.basis(None) == Basis("unknown")
    assert profiles.of(only(graph, LENDER)).licence_in_force
    assert profiles.of(only(graph, LEFT)).final_exit


def test_one_entity_has_one_profile_and_another_day_other_ones() -> None:
    graph = graph_of(licence(LENDER, expires="2026-12-31"))
    lender, profiles = only(graph, LENDER), Profiles(graph, TODAY)
    assert profiles.of(lender) is profiles.of(lender)
    later = Profiles(graph, TODAY.replace(year=TODAY.year + 1))
    assert (profiles.basis(lender).standing, later.basis(lender).standing) == ("licensed_lender", "unconfirmed")


@pytest.mark.parametrize("part", ["standing_of", "licence_in_force", "final_exit", "confirming_lists"])
def test_one_check_works_out_each_part_of_an_entity_at_most_once(part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: Counter[str] = Counter()
    pure = getattr(checker.entities.profile, part)

    def counted(entity: Entity, *rest: object) -> object:
        calls[entity.name] += 1
        return pure(entity, *rest)

    monkeypatch.setattr(checker.entities.profile, part, counted)
    ask(world(*WORLD), APP, lender=BANK)
    assert calls
    assert set(calls.values()) == {1}
