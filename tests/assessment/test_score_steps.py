"""Each step of the score by itself: gates of tier A, starts and floors, caps, tiers, red lines, the band."""

import pytest

from checker.assessment.score import BaseState, SettledCriteria, band, score, score_only
from checker.rules import SITUATION_GROUPS, Unknown, load_wording
from checker.rules.outcome import POINTS, SEVERITIES
from checker.terms import Severity
from tests.rules.findings import MINUS_9, NAMED, POSITIVES, QUESTIONS, answered, scored

OPEN = {
    "lender_verified": True,
    "cost_within_cap": True,
    "nothing_upfront": True,
    "no_private_payee": True,
    "tied": True,
}
GATES = {f"{name} is not so": {name: False} for name in OPEN} | {"five of eight": {"settled": frozenset(QUESTIONS[:5])}}


def through(**closed: object) -> SettledCriteria:
    return SettledCriteria(**{"settled": frozenset(QUESTIONS[:6]), **OPEN, **closed})  # type: ignore[arg-type]


def test_six_answers_that_are_all_good_open_tier_a() -> None:
    result = score(BaseState.VERIFIED, MINUS_9, through())
    assert (result.score, result.tier) == (11, "A")
    assert result.lines[-1].kind == "positive"


@pytest.mark.parametrize("closed", GATES.values(), ids=GATES.keys())
def test_each_gate_alone_closes_tier_a(closed: dict[str, object]) -> None:
    result = score(BaseState.VERIFIED, MINUS_9, through(**closed))
    assert (result.score, result.tier) == (30, "B")
    assert (result.lines[-1].kind, result.lines[-1].points) == ("lift", 19)


@pytest.mark.parametrize("unsaid", OPEN)
def test_what_is_not_said_opens_nothing(unsaid: str) -> None:
    gates = {name: True for name in OPEN if name != unsaid}
    assert not SettledCriteria(frozenset(QUESTIONS), **gates).open_tier_a
    assert SettledCriteria().count == 0


STARTS_AND_FLOORS = {
    BaseState.VERIFIED: (20, 10),
    BaseState.VERIFIED_MICRO: (20, 15),
    BaseState.FACILITATOR_LISTED: (25, 15),
    BaseState.RELATION_UNVERIFIED: (40, 30),
    BaseState.UNKNOWN: (55, 50),
}


@pytest.mark.parametrize("state", BaseState)
def test_start_and_floor_of_each_state(state: BaseState) -> None:
    """With every gate open, so that nothing else lifts; the reliefs are the most there are, 12."""
    start, floor = STARTS_AND_FLOORS[state]
    assert score(state, (), through()).score == start
    best = score(state, POSITIVES, through())
    assert best.score == max(floor, start - 12)
    assert [line.points for line in best.lines if line.kind == "floor"] == [floor - start + 12] * (floor > start - 12)


def test_reliefs_of_exactly_12_are_not_capped_and_13_are() -> None:
    whole = [scored("identity", "positive", -12)]
    assert [line.kind for line in score(BaseState.RELATION_UNVERIFIED, whole, through()).lines][:2] == [
        "base",
        "positive",
    ]
    more = [*whole, scored("partner", "positive", -1)]
    lines = score(BaseState.UNKNOWN, more, through()).lines
    assert [(line.kind, line.points) for line in lines if line.kind == "cap"] == [("cap", 1)]


CAPS = {
    "price": 30,
    "partner": 16,
    "disclosure": 16,
    "privacy": 16,
    "identity": 16,
    "negative_record": 8,
    "licence": 24,
}


@pytest.mark.parametrize(("group", "cap"), CAPS.items())
def test_each_group_adds_at_most_its_cap(group: str, cap: int) -> None:
    for points, counted in ((cap - 1, cap - 1), (cap, cap), (cap + 1, cap), (cap + 9, cap)):
        result = score(BaseState.VERIFIED, [scored(group, "weak", points)], through())
        assert result.score == 20 + counted
        assert [line.points for line in result.lines if line.kind == "cap"] == [cap - points] * (points > cap)


def test_of_two_findings_on_one_fact_the_higher_counts_whichever_comes_first() -> None:
    high, low = scored("licence", "weak", 9, rule="a", fact="f"), scored("licence", "weak", 4, rule="b", fact="f")
    for pair in ((high, low), (low, high)):
        assert score(BaseState.VERIFIED, pair, through()).score == 29


def test_a_finding_of_no_points_is_in_no_line() -> None:
    hits = [scored("licence", "weak", rule="其一"), scored("licence", "info", rule="不计"), scored("price", "info")]
    lines = score(BaseState.VERIFIED, hits, through()).lines
    assert [(line.kind, line.points) for line in lines] == [("base", 20), ("group", 3)]
    assert not any("不计" in line.why.zh for line in lines)


@pytest.mark.parametrize(
    ("more", "points", "tier"),
    [(0, 29, "A"), (1, 30, "B"), (20, 49, "B"), (21, 50, "C"), (40, 69, "C"), (41, 70, "D"), (60, 89, "D")],
)
def test_where_the_tiers_begin(more: int, points: int, tier: str) -> None:
    """From 29 on, over three groups that have room."""
    left, hits = more + 9, []
    for group, cap in (("price", 30), ("licence", 24), ("head_deduction", 24)):
        hits.append(scored(group, "weak", min(left, cap)))
        left -= min(left, cap)
    result = score(BaseState.VERIFIED, [hit for hit in hits if hit.points], through())
    assert (result.score, result.tier) == (points, tier)


def test_without_a_red_line_89_is_the_most() -> None:
    full = [scored(group, "weak", cap) for group, cap in CAPS.items()]
    result = score(BaseState.UNKNOWN, full, through())
    assert (result.score, result.lines[-1].kind) == (89, "clamp")
    ninety = [scored("price", "weak", 30), scored("licence", "weak", 24), scored("partner", "weak", 16)]
    assert score(BaseState.VERIFIED, ninety, through()).score == 89  # 90 without the clamp


def test_one_strong_concern_is_50_and_two_of_one_kind_are_one() -> None:
    one = [scored("price", "strong")]
    assert (score(BaseState.VERIFIED, one, through()).score, score(BaseState.VERIFIED, (), through()).score) == (50, 20)
    twice = [scored("identity", "strong", rule="a"), scored("identity", "strong", rule="b")]
    assert score(BaseState.VERIFIED, twice, through()).score == 50
    two_kinds = [scored("identity", "strong"), scored("price", "strong")]
    assert score(BaseState.VERIFIED, two_kinds, through()).score == 70


def test_a_red_line_is_90_whatever_stands_beside_it() -> None:
    red, green = scored("licence", "hard"), list(POSITIVES)
    assert score(BaseState.VERIFIED, [red, *green], through()).score == 90
    full = [scored(group, "weak", cap) for group, cap in CAPS.items()]
    assert score(BaseState.UNKNOWN, [red, *full], through()).score == 90
    assert score(BaseState.VERIFIED, [red, scored("price", "strong")], through()).score == 94
    assert score(BaseState.VERIFIED, [red, scored("licence", "hard", rule="b")], through()).score == 90
    both = [red, scored("price", "hard"), scored("partner", "hard"), scored("identity", "strong")]
    assert score(BaseState.VERIFIED, both, through()).score == 100
    assert score(BaseState.VERIFIED, both[:3], through()).score == 96


def test_u_is_only_for_names_of_which_nothing_grave_is_known() -> None:
    def tier(severity: Severity, state: BaseState = BaseState.UNKNOWN) -> str:
        return score(state, [scored("licence", severity)], through()).tier

    tiers = [tier("info"), tier("weak"), tier("moderate"), tier("strong"), tier("hard")]
    assert tiers == ["U", "U", "U", "D", "E"]
    assert tier("moderate", BaseState.RELATION_UNVERIFIED) == "B"


def test_the_lines_say_what_was_counted() -> None:
    hits = [scored("licence", "strong", rule="甲", fact="f"), scored("licence", "moderate", rule="乙", fact="f")]
    said = load_wording()
    lines = score(BaseState.VERIFIED, [*hits, NAMED], answered(1), said).lines
    assert lines[0].why == said.bases["verified"]
    assert "甲 +16；乙 +8" in lines[1].why.zh
    assert "甲 +16; 乙 +8" in lines[1].why.en
    assert said.groups["licence"].zh in lines[1].why.zh
    assert lines[3].why == NAMED.title


def test_weighing_is_scoring_without_words() -> None:
    hits = [scored("licence", "strong"), NAMED]
    assert score_only(BaseState.VERIFIED, hits, through()).lines == ()
    in_full = score(BaseState.VERIFIED, hits, through())
    assert (in_full.score, in_full.tier) == (
        score_only(BaseState.VERIFIED, hits, through()).score,
        score_only(BaseState.VERIFIED, hits, through()).tier,
    )


def test_a_band_takes_the_worst_single_doubt_and_every_relief() -> None:
    mild, grave = (scored("licence", "weak", points, rule=name) for name, points in (("mild", 3), ("grave", 20)))
    doubts = (Unknown("mild", "licence", "weak", mild, None), Unknown("grave", "licence", "weak", grave, None))
    reliefs = tuple(
        Unknown(name, "partner", "info", None, scored("partner", "positive", -3, rule=name)) for name in ("x", "y")
    )
    assert band(BaseState.RELATION_UNVERIFIED, (), (*doubts, *reliefs), answered(0)) == (34, 60)
    standing = scored("licence", "weak", 5, rule="grave")
    assert band(BaseState.RELATION_UNVERIFIED, (standing,), doubts[1:], answered(0)) == (
        45,
        60,
    )  # in its place, not beside


def test_what_a_person_met_is_in_four_groups_and_none_of_them_counts() -> None:
    met = ("channel", "upfront_payment", "private_transfer", "conduct")
    assert set(met) == SITUATION_GROUPS
    for group in met:
        assert score(BaseState.VERIFIED, [scored(group, "hard", 0)], through()).score == 20, group


def test_points_and_order_of_severities_are_those_of_the_rules() -> None:
    assert dict(POINTS) == {"hard": 0, "strong": 16, "moderate": 8, "weak": 3, "info": 0, "positive": 0}
    assert SEVERITIES == ("hard", "strong", "moderate", "weak", "info", "positive")
