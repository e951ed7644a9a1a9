"""The assessment of one request: rules evaluated, score taken; and what both would be if a fact were another. Pure.

A lender that somebody entered and that does not confirm the name takes no finding away: the request is assessed without
it as well, and of each rule the graver outcome counts.
"""

from collections.abc import Hashable, Mapping
from datetime import date

from checker.assessment.compiled.graver import graver_marks, merge_graver
from checker.assessment.compiled.scores import CompiledScores, compiled_scores
from checker.assessment.score import BaseState, Score, SettledCriteria, score
from checker.rules import SITUATION_GROUPS, Fact, Facts, Hit, RuleResults, RuleSet, Scored
from checker.rules.compiled.compiled_rules import RulesInForce
from checker.rules.compiled.results import hits_of, results_of
from checker.rules.engine import evidence_of
from checker.terms import Alert


class Assessment:
    """The results of the rules on the facts of one request, and the score from a base state.

    `identified`: the name led to an entity of known standing. `related`: records tie it to a lender, and no lender
    was entered. `without_lender`: the assessment of the same request without its lender, where that lender does not
    confirm the name.

    Facts, findings and doubts are integers here (`checker.rules.compiled`), and become words only where they are read:
    of the many assessments that a report supposes, nothing but score and alert is told.
    """

    __slots__ = (
        *("ruleset", "judged_on", "state", "identified", "related", "without_lender", "compiled", "bits"),
        *("_base", "_changes", "_in_force", "_own_marks", "_marks", "_hits", "_outcome"),
    )

    def __init__(  # noqa: PLR0913 - everything it depends on
        self,
        ruleset: RuleSet,
        judged_on: date,
        state: BaseState,
        facts: Facts,
        *,
        identified: bool,
        related: bool,
        without_lender: "Assessment | None" = None,
        bits: int | None = None,
    ) -> None:
        """`bits`: those of the facts, where they are known already."""
        self.ruleset, self.judged_on, self.state = ruleset, judged_on, state
        self.identified, self.related, self.without_lender = identified, related, without_lender
        self.compiled: CompiledScores = compiled_scores(ruleset)
        self._base: Facts = facts
        self._changes: Facts = {}
        self.bits: int = self.compiled.facts.all(facts) if bits is None else bits
        self._in_force: RulesInForce = self._rules_of_the_day()
        self._own_marks: int = self._in_force.marks(self.bits)
        self._forget()

    def _forget(self) -> None:
        self._marks: int | None = None
        self._hits: tuple[Hit, ...] | None = None
        self._outcome: Score | None = None

    @property
    def facts(self) -> Facts:
        """Return all facts by name."""
        return {**self._base, **self._changes} if self._changes else self._base

    @property
    def key(self) -> Hashable:
        """Return all that decides what would become of it, if it has no other beside it and facts were supposed:
        equal keys, equal outcomes. Only the date of a notice is left out, with which a supposed day is compared."""
        has_day = self.value("contract_date") is not None
        of_day = self.compiled, self._in_force, self.judged_on, has_day
        return *of_day, self.bits, self.state, self.identified, self.related

    @property
    def marks(self) -> int:
        """Return what counts of all rules as bits (see `CompiledRule`): of each rule about the name the graver of both
        outcomes, where there are two."""
        if self._marks is None:
            other = self.without_lender
            self._marks = self._own_marks
            if other is not None:
                self._marks = graver_marks(self._own_marks, other.marks, self.compiled.findings, self._rests_on_more)
        return self._marks

    @property
    def findings(self) -> int:
        """Return the findings that count, as bits."""
        return self.marks & self.compiled.findings.all

    @property
    def at_worst(self) -> int:
        """Return what the rules in doubt would find at worst, as bits of findings."""
        return self.marks >> self.compiled.findings.count & self.compiled.findings.all

    @property
    def at_best(self) -> int:
        """Return the reliefs that rules in doubt may grant, as bits of findings."""
        return self.marks >> (2 * self.compiled.findings.count)

    @property
    def scored(self) -> list[Scored]:
        """Return what the findings score, without a word of theirs."""
        return self.compiled.findings.scored(self.findings)

    @property
    def own_results(self) -> RuleResults:
        """Return the results of the rules on these facts alone."""
        return results_of(self.compiled.rules, self._in_force, self.bits, self.facts)

    @property
    def results(self) -> RuleResults:
        """Return the results that count: of each rule about the name the graver of both, where there are two."""
        if self.without_lender is None:
            return self.own_results
        return merge_graver(self.own_results, self.without_lender.results)

    @property
    def hits(self) -> tuple[Hit, ...]:
        """Return the findings that count, worst first, with their sentences."""
        if self._hits is None:
            self._hits = (
                hits_of(self.findings, self.compiled.findings, self.facts, self.ruleset.wording)
                if self.without_lender is None
                else self.results.hits
            )
        return self._hits

    @property
    def answers(self) -> SettledCriteria:
        """Return which of the eight criteria are settled."""
        return self.compiled.settled(self.bits, identified=self.identified, related=self.related)

    @property
    def score(self) -> Score:
        """Return score and tier, with the lines that add up to it."""
        return score(self.state, self.hits, self.answers, self.ruleset.wording)

    @property
    def outcome(self) -> Score:
        """Return score and tier without lines, at a fraction of the work."""
        if self._outcome is None:
            self._outcome = self._score_of(self.findings)
        return self._outcome

    def score_of(self, findings: int) -> int:
        """Return the score of these findings (bits) from the same base, with the same answers."""
        return self._score_of(findings).score

    def _score_of(self, findings: int) -> Score:
        return self.compiled.score(self.state, findings, open_tier_a=self.answers.open_tier_a)

    @property
    def situation_hits(self) -> tuple[Hit, ...]:
        """Return the findings about what the person met."""
        return tuple(hit for hit in self.hits if hit.group in SITUATION_GROUPS)

    @property
    def verdict_hits(self) -> tuple[Hit, ...]:
        """Return the findings that make the verdict."""
        return tuple(hit for hit in self.hits if hit.group not in SITUATION_GROUPS)

    @property
    def alert(self) -> Alert:
        """Return the alert that the findings about what was met call for."""
        return self.compiled.alert(self._own_marks)

    def is_true(self, fact: str) -> bool:
        """Return whether that fact is known and true."""
        return self.value(fact) is True

    def value(self, fact: str) -> object:
        """Return the value of that fact; None where it is unknown."""
        known = self._changes.get(fact) or self._base.get(fact)
        return known.value if known else None

    def what_if(self, facts: Mapping[str, Fact], state: BaseState | None = None) -> "Assessment":
        """Return the assessment if these facts were so, and the base state another.

        Only rules that read one of these facts are evaluated again.
        """
        other = self.without_lender
        return self._supposed(facts, state or self.state, other.what_if(facts) if other else None)

    def with_untied_lender(self, lender: Mapping[str, Fact]) -> "Assessment":
        """Return the assessment with these facts of a lender that nothing ties to the name: it makes nothing better."""
        state = self.state if self.state is BaseState.UNKNOWN else BaseState.RELATION_UNVERIFIED
        return self._supposed(lender, state, self)

    def beside(self, without_lender: "Assessment") -> "Assessment":
        """Return the same assessment beside that of the same request without its lender."""
        return self._supposed({}, self.state, without_lender)

    def _supposed(
        self, facts: Mapping[str, Fact], state: BaseState, without_lender: "Assessment | None"
    ) -> "Assessment":
        supposed: Assessment = object.__new__(Assessment)
        supposed.ruleset, supposed.judged_on, supposed.state = self.ruleset, self.judged_on, state
        supposed.identified, supposed.related = self.identified, self.related
        supposed.without_lender, supposed.compiled = without_lender, self.compiled
        supposed._base, supposed._changes = self._base, {**self._changes, **facts} if self._changes else facts
        numbering = self.compiled.facts
        supposed.bits = numbering.changed(self.bits, facts)
        if not numbering.paired.isdisjoint(facts):
            supposed.bits = numbering.paired_again(supposed.bits, supposed.facts)
        if "contract_date" in facts:
            supposed._in_force = supposed._rules_of_the_day()
            supposed._own_marks = supposed._in_force.marks(supposed.bits)
        else:
            supposed._in_force = self._in_force
            supposed._own_marks = self._in_force.changed(self._own_marks, supposed.bits, facts)
        supposed._forget()
        return supposed

    def _rules_of_the_day(self) -> RulesInForce:
        signed = self.value("contract_date")
        return self.compiled.rules.in_force(signed if isinstance(signed, date) else None, self.judged_on)

    def _rests_on_more(self, milder: int, graver: int) -> bool:
        """Whether a finding without the lender rests on evidence that the graver one beside it has not."""
        cases, other = self.compiled.findings.cases, self.without_lender
        beside = evidence_of(cases[milder].rule, other.facts if other else {})
        return not set(beside) <= set(evidence_of(cases[graver].rule, self.facts))
