"""Two reports → one comparison. Pure: no clock, no store."""

from checker.comparison.lenders import compare_lenders
from checker.comparison.model import Comparison, ComparisonRequest, NameComparison
from checker.comparison.name_difference import compare_names
from checker.comparison.party import Party
from checker.comparison.verdict import answer_of, because_of, is_same_entity, operator_verdict
from checker.comparison.words import words
from checker.comparison.worst_record import worst_record
from checker.summary.model import Action, Unchecked
from registries.model import Text

_MOST_UNCHECKED = 3


def compare(a: Party, b: Party) -> Comparison:
    """Return two names side by side; both reports are of one revision, rule set and day."""
    names = compare_names(a.name, b.name)
    same_entity, verdict = is_same_entity(a, b), operator_verdict(a, b)
    report = a.report
    return Comparison(
        query=ComparisonRequest(a=a.name, b=b.name),
        names=names,
        same_entity=same_entity,
        same_operator=verdict,
        answer=answer_of(a, b, same_name=names.same),
        because=because_of(a, b),
        worst=worst_record(a, b, one_house=verdict == "yes"),
        action=_action(a, b),
        unchecked=_unchecked(a, b),
        lenders=compare_lenders(a, b, same_entity=same_entity),
        a=a.side(),
        b=b.side(),
        steps=_steps(a, b, names),
        dataset_revision=report.dataset_revision,
        ruleset_version=report.ruleset_version,
        judged_on=report.judged_on,
        generated_at=report.generated_at,
    )


def _action(a: Party, b: Party) -> Action:
    """Return the one thing to do: what the worse of them asks for where a notice names it, else to look at names."""
    for party in (a, b):
        if party.summary.state == "named":
            action = party.summary.action
            text = words("action.named", name=party.summary.title, text=action.text)
            return Action(kind=action.kind, text=text, phones=action.phones)
    return Action(kind="find_lender", text=words("action.company"))


def _unchecked(a: Party, b: Party) -> tuple[Unchecked, ...]:
    same_entity = is_same_entity(a, b)
    missing = {
        "operator": a.operator is None or b.operator is None,
        "lenders": not a.summary.lenders or not b.summary.lenders,
        "one_house": operator_verdict(a, b) == "unknown",
        "app": True,
        "contract": same_entity or operator_verdict(a, b) != "unknown",
    }
    keys = [key for key, lacks in missing.items() if lacks][:_MOST_UNCHECKED]
    return tuple(Unchecked(key=key, text=words(f"unchecked.{key}")) for key in keys)


def _steps(a: Party, b: Party, names: NameComparison) -> tuple[Text, Text, Text]:
    """Return how to tell them apart: whose app it is, the characters, and the full name looked up."""
    look = words("step.look")
    apps = all(party.entity is not None and party.entity.type == "product" for party in (a, b))
    if apps and operator_verdict(a, b) == "no" and a.operator and b.operator:
        look = words(
            "step.look_no", a=a.name, b=b.name, operator_a=a.operator.firm.name, operator_b=b.operator.firm.name
        )
    return look, _glyphs(names, same_entity=is_same_entity(a, b)), words("step.again")


def _glyphs(names: NameComparison, *, same_entity: bool) -> Text:
    if names.same or same_entity:
        return words("step.glyphs_same")
    if not any(piece.mark != "differs" for piece in names.a):
        return words("step.glyphs_any")
    first = next((difference for difference in names.differences if difference.kind != "variant"), None)
    return words("step.glyphs", difference=first.text) if first else words("step.glyphs_any")
