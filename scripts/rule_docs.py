"""Writes docs/rules.md: every rule of the newest rule set as a reader of law would want it, and the questions.

    python scripts/rule_docs.py          # writes the page
    python scripts/rule_docs.py --check  # fails when the committed page is another

Everything is taken from the rules, the questions and the tests themselves; only the principles and the notes on what
was read come from `scripts/rule_notes/`. A test holds the committed page equal to what this gives.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))  # run as a program, the tests beside it are asked for their cases

from checker.assessment.score import GROUP_CAPS, OTHER_GROUP_CAP, POSITIVE_CAP  # noqa: E402
from checker.observations import Observation, observations, observations_by_key  # noqa: E402
from checker.rules import SITUATION_GROUPS, VOCABULARY, load  # noqa: E402
from checker.rules.catalogue import Effective, Rule, RuleCase  # noqa: E402
from checker.rules.condition import All, Compare, Condition, FactDate, Not  # noqa: E402
from checker.rules.outcome import SEVERITIES  # noqa: E402
from registries.model import Text  # noqa: E402
from tests.rules.cases import RULES  # noqa: E402
from tests.rules.left_out import LEFT_OUT, PARTS_LEFT_OUT  # noqa: E402

PAGE = ROOT / "docs" / "rules.md"
PROSE = Path(__file__).parent / "rule_notes"
_SIGNS = {"at_least": "≥", "at_most": "≤", "over": ">", "under": "<", "on_or_after": "on or after", "before": "before"}
_ABOUT = {"verdict": "the verdict", "situation": "what was met", "conduct": "how collectors behave"}


def page() -> str:
    """The whole page, Markdown."""
    parts = [_prose("head"), *_groups(), *_overview(), *_rules(), *_questions(), *_left_out(), *_law(), _prose("notes")]
    return "\n".join(parts).rstrip() + "\n"


def _prose(name: str) -> str:
    return (PROSE / f"{name}.md").read_text(encoding="utf-8").replace("{version}", load().version)


def _families() -> dict[str, list[Rule]]:
    """The versions of each rule, by id."""
    families: dict[str, list[Rule]] = {}
    for rule in load().rules:
        families.setdefault(rule.id, []).append(rule)
    return families


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |"
    yield "|" + " --- |" * len(head)
    for row in rows:
        yield "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in row) + " |"
    yield ""


def _groups() -> Iterator[str]:
    yield "## Groups\n"
    names = load().wording.groups
    present = dict.fromkeys(rule.group for rule in load().rules)
    rows = [(f"`{group}`", _both(names[group]), _moves(group), str(_count(group))) for group in sorted(present)]
    yield from _table(("group", "name", "what it moves", "rules"), rows)
    yield f"Positive findings together take off {-POSITIVE_CAP} points at most.\n"


def _moves(group: str) -> str:
    if group in SITUATION_GROUPS:
        return "the situation only: never standing, score or tier"
    return (
        f"the score, by at most {GROUP_CAPS.get(group, OTHER_GROUP_CAP)} points; a hard finding sets it to 90 or more"
    )


def _count(group: str) -> int:
    return len({rule.id for rule in load().rules if rule.group == group})


def _overview() -> Iterator[str]:
    yield "## All rules\n"
    yield "Tests: facts under which the rule is hit, cleared and unknown (`tests/rules/cases/`). None may be missing.\n"
    rows = [
        (
            f"[`{rule_id}`](#{rule_id})",
            f"`{rules[0].group}`",
            str(len(rules)),
            ", ".join(sorted({case.outcome for rule in rules for case in rule.cases}, key=SEVERITIES.index)),
            *map(str, counts(rule_id)),
        )
        for rule_id, rules in _families().items()
    ]
    yield from _table(("rule", "group", "versions", "can be", "hit", "cleared", "unknown"), rows)


def counts(rule_id: str) -> tuple[int, int, int]:
    """How many sets of facts test that the rule is hit, cleared and unknown."""
    cases = RULES[rule_id]
    return len(cases.hits), len(cases.cleared), len(cases.doubts)


def _rules() -> Iterator[str]:
    families = _families()
    for group in sorted({rules[0].group for rules in families.values()}):
        yield f"## {load().wording.groups[group].zh} · {group}\n"
        for rule_id, rules in families.items():
            if rules[0].group == group:
                yield from _rule(rule_id, rules)


def _rule(rule_id: str, rules: Sequence[Rule]) -> Iterator[str]:
    newest = rules[-1]
    hit, cleared, unknown = counts(rule_id)
    yield f"### {rule_id}\n"
    yield f"**{newest.title.zh}** · {newest.title.en}\n"
    day = "of the contract" if newest.dated_by == "contract" else "of the act, which is the day of judging"
    yield f"Goes by the day {day}. Tests: {hit} hit, {cleared} cleared, {unknown} unknown.\n"
    yield f"Fed by {'; '.join(_feeds(frozenset().union(*(rule.reads for rule in rules))))}.\n"
    for place, rule in enumerate(rules):
        yield from _version(rule, rules[:place])


def _feeds(facts: frozenset[str]) -> Iterator[str]:
    for fact in sorted(facts):
        question = observations_by_key().get(fact)
        yield f"`{fact}` (asked: {question.question.zh})" if question else f"`{fact}` ({VOCABULARY[fact].meaning[:-1]})"


def _version(rule: Rule, earlier: Sequence[Rule]) -> Iterator[str]:
    yield f"*Version {rule.version}*, {_period(rule.effective)}. {rule.legal_basis}。\n"
    same = next((other.version for other in earlier if other.cases == rule.cases), None)
    if same is not None:
        yield f"- The cases of version {same}.\n"
        return
    for case in rule.cases:
        yield from _case(case)
    yield ""


def _period(effective: Effective) -> str:
    if effective.from_ and effective.until:
        return f"{effective.from_} to {effective.until}"
    if effective.from_:
        return f"from {effective.from_}"
    return f"until {effective.until}" if effective.until else "on any day"


def _case(case: RuleCase) -> Iterator[str]:
    when = told(case.when)
    if case.text is None or case.advice is None:
        yield f"- **not decided** (could be {case.unknown}) when {when}"
        return
    points = f", {case.score:+d}" if case.score else ""
    yield f"- **{case.severity}{points}** when {when}"
    yield f"  - {case.text.zh} → {case.advice.zh}"
    yield f"  - {case.text.en} → {case.advice.en}"


def told(condition: Condition, *, inner: bool = False) -> str:
    """A condition in words; `inner`: inside another, so that what belongs together stands in brackets."""
    if isinstance(condition, Not):
        return f"not ({told(condition.negated)})"
    if isinstance(condition, Compare):
        return _compared(condition)
    joint, parts = (" and ", condition.all) if isinstance(condition, All) else (" or ", condition.any)
    said = joint.join(told(part, inner=True) for part in parts)
    return f"({said})" if inner and len(parts) > 1 else said


def _compared(compare: Compare) -> str:
    fact, bound = f"`{compare.fact}`", getattr(compare, compare.comparator)
    if isinstance(bound, bool):
        return f"{fact} {_yes_no(compare.fact, bound)}"
    if isinstance(bound, tuple):
        return f"{fact} is one of {', '.join(bound)}"
    value = f"`{bound.fact}`" if isinstance(bound, FactDate) else str(bound)
    return f"{fact} {_SIGNS.get(compare.comparator, 'is')} {value}"


def _yes_no(fact: str, value: bool) -> str:
    yes, no = ("answered yes", "answered no") if fact in observations_by_key() else ("holds", "does not hold")
    return yes if value else no


def _questions() -> Iterator[str]:
    yield "## Questions\n"
    yield "The closed list of what a person may answer: yes, no or unknown, which is never no. In the API"
    yield '`{"observed": {"upfront_fee": "yes"}}`, on the command line `--observed upfront_fee=yes`.\n'
    rows = [(f"`{item.key}`", _ABOUT[item.about], _asked(item), _readers(item.key)) for item in observations()]
    yield from _table(("key", "moves", "question", "read by"), rows)


def _asked(item: Observation) -> str:
    hint = f" ({_both(item.hint)})" if item.hint else ""
    return _both(item.question) + hint


def _readers(fact: str) -> str:
    readers = sorted({rule.id for rule in load().rules if fact in rule.reads})
    return ", ".join(f"[`{rule_id}`](#{rule_id})" for rule_id in readers) or "every advice to stop"


def _left_out() -> Iterator[str]:
    """Rules that were drafted and are no rules here, and parts of rules, with the reason."""
    yield "## Left out\n"
    yield "Whole rules of the reference list:\n"
    yield from _table(("rule", "why"), [(f"`{name}`", why) for name, why in sorted(LEFT_OUT.items())])
    yield "Parts of rules that stand above:\n"
    rows = [(f"[`{name}`](#{name})", why) for name, why in sorted(PARTS_LEFT_OUT.items())]
    yield from _table(("rule", "what is not in it, and why"), rows)


def _law() -> Iterator[str]:
    """The documents of `law.yaml`: what each was read to say, how, and the rules that rest on it."""
    yield "## Law since spring 2026\n"
    yield f"From `checker/rules/catalogue/{load().version}/law.yaml`. *quoted*: public documents of others print or"
    yield "number the article; *reported*: newspapers, or what retells them. Of neither was the whole text read.\n"
    for key, law in load().law.items():
        rules = ", ".join(f"[`{rule.id}`](#{rule.id})" for rule in load().rules if key in rule.law)
        yield f"**《{law.title}》** (`{key}`), {law.number}, issued {law.issued}, in force since {law.in_force}."
        yield f"The publisher's page is {law.url} (not opened; looked up {law.retrieved_at})."
        yield f"Rules: {rules}.\n"
        rows = [(item.says, item.article or "–", item.read, "; ".join(item.read_in)) for item in law.statements]
        yield from _table(("what it says", "article", "read", "in"), rows)


def _both(text: Text) -> str:
    return f"{text.zh} / {text.en}"


if __name__ == "__main__":
    if "--check" in sys.argv[1:]:
        sys.exit(0 if PAGE.read_text(encoding="utf-8") == page() else "docs/rules.md is another: run the script")
    PAGE.write_text(page(), encoding="utf-8")
