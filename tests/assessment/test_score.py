"""The laws of the score, as properties and small sums."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from checker.assessment.score import GROUP_CAPS, BaseState, Score, SettledCriteria, band, score
from checker.report import ScoreLine
from checker.rules import SITUATION_GROUPS, VOCABULARY, Fact, Facts, Scored, Unknown, evaluate, load, load_wording
from checker.rules.vocabulary import Value
from checker.terms import Severity
from tests.rules.findings import COST, INTERVIEW, POSITIVES, QUESTIONS, answered, scored

TODAY = date(2026, 11, 24)

SEVERITIES: list[Severity] = ["hard", "strong", "moderate", "weak", "info"]
GROUPS = ["licence", "partner", "identity", "negative_record", "price", "disclosure", "head_deduction", "privacy"]
negatives = st.builds(
    scored,
    st.sampled_from(GROUPS),
    st.sampled_from(SEVERITIES),
    rule=st.sampled_from([f"r{n}" for n in range(9)]),
    fact=st.sampled_from(["f1", "f2", "f3", "f4"]),
)
positives = st.builds(scored, st.sampled_from(GROUPS), st.just("positive"), st.integers(-12, -1))
findings = st.lists(negatives | positives, max_size=14)
states = st.sampled_from(list(BaseState))
answer_sets = st.builds(SettledCriteria, st.frozensets(st.sampled_from(QUESTIONS)), *([st.booleans()] * 5))


@given(states, findings, answer_sets)
def test_lines_add_up_and_bounds_hold(state: BaseState, hits: list[Scored], answers: SettledCriteria) -> None:
    result = score(state, hits, answers)
    assert sum(line.points for line in result.lines) == result.score
    assert 0 <= result.score <= 100
    assert result.lines[0].kind == "base"
    assert all(line.points for line in result.lines)
    hard = any(hit.severity == "hard" for hit in hits)
    assert (result.score >= 90) == hard
    assert (result.tier == "E") == hard
    if result.tier == "A":
        assert answers.open_tier_a
    if result.score < 30:
        assert result.tier == "A"


@given(states, findings, negatives, answer_sets)
def test_one_more_concern_never_lowers(
    state: BaseState, hits: list[Scored], more: Scored, answers: SettledCriteria
) -> None:
    assert score(state, [*hits, more], answers).score >= score(state, hits, answers).score


@given(states, findings, st.permutations(range(14)), answer_sets)
def test_order_does_not_matter(
    state: BaseState, hits: list[Scored], order: list[int], answers: SettledCriteria
) -> None:
    shuffled = [hits[index] for index in order if index < len(hits)]
    assert score(state, shuffled, answers).score == score(state, hits, answers).score


@given(states, findings, st.sampled_from(sorted(SITUATION_GROUPS)), st.sampled_from(SEVERITIES), answer_sets)
def test_what_a_person_met_never_counts(
    state: BaseState, hits: list[Scored], group: str, severity: Severity, answers: SettledCriteria
) -> None:
    assert score(state, [*hits, scored(group, severity)], answers) == score(state, hits, answers)


@given(states, findings, st.integers(0, 12), answer_sets)
def test_taking_a_finding_away_takes_its_points_within_the_shown_caps(
    state: BaseState, hits: list[Scored], place: int, answers: SettledCriteria
) -> None:
    """Its own points leave the lines of groups or positives whole; the rest of the difference stands in lines of caps,
    floors, lifts and clamps, so that nothing moves unseen. And no finding makes the score better by being bad."""
    if place >= len(hits):
        return
    gone, left = hits[place], [*hits[:place], *hits[place + 1 :]]
    with_it, without = score(state, hits, answers), score(state, left, answers)
    own = 0 if gone.group in SITUATION_GROUPS else gone.points
    limits = ("cap", "floor", "lift", "clamp")
    red = sum(line.points for line in _bonus(with_it)) - sum(line.points for line in _bonus(without))
    assert _sum(with_it, "group", "positive") - red - _sum(without, "group", "positive") == own
    assert with_it.score - without.score == own + red + _sum(with_it, *limits) - _sum(without, *limits)
    if own >= 0:
        assert without.score <= with_it.score
    else:
        assert without.score >= with_it.score


def _sum(scored_as: Score, *kinds: str) -> int:
    return sum(line.points for line in scored_as.lines if line.kind in kinds)


def _bonus(scored_as: Score) -> list[ScoreLine]:
    """What red lines of several kinds, or a strong concern besides one, add: no single finding's points."""
    own = {load_wording().lines[key].zh for key in ("more_red_lines", "red_and_strong")}
    return [line for line in scored_as.lines if line.why.zh in own]


VALUES: dict[str, list[Value]] = {
    "bool": [True, False],
    "number": [0, 2, 30],
    "decimal": [Decimal(0), Decimal("24.1"), Decimal(37)],
    "date": [date(2025, 1, 1), TODAY],
}
any_facts = st.fixed_dictionaries(
    {},
    optional={
        name: st.sampled_from([*(sorted(term.among) or VALUES[term.type]), None]).map(Fact)
        for name, term in VOCABULARY.items()
    },
)


@given(states, any_facts, answer_sets)
def test_unknown_never_lowers(state: BaseState, facts: Facts, answers: SettledCriteria) -> None:
    """An undecided rule gives no relief, and the band holds the score with room on both sides."""
    judgement = evaluate(load(), facts, TODAY)
    ruled = {hit.rule for hit in judgement.hits}
    undecided = {doubt.rule for doubt in judgement.unknown} - ruled
    assert len(ruled) + len(undecided) + len(judgement.cleared) == len({rule.id for rule in load().rules})
    lowest, highest = band(state, judgement.hits, judgement.unknown, answers)
    assert lowest <= score(state, judgement.hits, answers).score <= highest


@given(any_facts, st.sampled_from(sorted(VOCABULARY)))
def test_forgetting_a_fact_never_grants_relief(facts: Facts, forgotten: str) -> None:
    def relief(known: Facts) -> int:
        return sum(hit.points for hit in evaluate(load(), known, TODAY).hits if hit.points < 0)

    kept = {name: fact for name, fact in facts.items() if name not in {forgotten, "contract_date"}}
    assert relief(kept) >= relief({**kept, **({forgotten: facts[forgotten]} if forgotten in facts else {})})


def test_caps_and_one_fact_once() -> None:
    twice = [scored("licence", "strong", rule="a", fact="f"), scored("licence", "moderate", rule="b", fact="f")]
    lines = score(BaseState.RELATION_UNVERIFIED, twice, answered(1)).lines
    assert [(line.kind, line.points) for line in lines] == [("base", 40), ("group", 24), ("cap", -8)]
    three = [scored("identity", "strong", rule=rule) for rule in "abc"]
    lines = score(BaseState.RELATION_UNVERIFIED, three, answered(1)).lines
    assert [(line.kind, line.points) for line in lines] == [("base", 40), ("group", 48), ("cap", -32)]
    assert GROUP_CAPS["negative_record"] == 8


def test_strong_concerns_of_two_kinds_are_70() -> None:
    hits = [scored("price", "strong"), scored("partner", "strong"), *POSITIVES]
    result = score(BaseState.VERIFIED, hits, answered(8, clean=True))
    assert (result.score, result.tier) == (70, "D")
    assert result.lines[-1].kind == "floor"


def test_positives_stop_at_12() -> None:
    result = score(BaseState.RELATION_UNVERIFIED, [*POSITIVES, INTERVIEW], answered(1))
    assert [(line.kind, line.points) for line in result.lines if line.kind in {"positive", "cap"}] == [
        ("positive", -8),
        ("positive", -5),
        ("positive", -4),
        ("cap", 5),
    ]
    assert result.score == 36


def test_red_lines_of_more_kinds_are_worse_and_stop_at_100() -> None:
    two = [scored("licence", "hard"), scored("price", "hard")]
    assert score(BaseState.VERIFIED, two, answered(8, clean=True)).score == 93
    many = [scored(group, "hard") for group in GROUPS]
    assert score(BaseState.UNKNOWN, [*many, COST], answered(0)).score == 100


def test_band() -> None:
    at_worst, at_best = scored("licence", "hard", rule="x"), scored("partner", "positive", -8, rule="y")
    doubts = (Unknown("x", "licence", "hard", at_worst, None), Unknown("y", "partner", "info", None, at_best))
    assert band(BaseState.RELATION_UNVERIFIED, (INTERVIEW,), doubts, answered(2)) == (40, 90)
    worse = Unknown("r", "licence", "hard", scored("licence", "hard"), None)
    assert band(BaseState.UNKNOWN, (scored("licence", "strong"),), (worse,), answered(1)) == (71, 90)
    info = Unknown("z", "licence", "info", None, None)
    assert band(BaseState.UNKNOWN, (), (info,), answered(0)) == (55, 55)
