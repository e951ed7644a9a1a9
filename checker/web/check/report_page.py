"""The view of a report, in the order a frightened reader needs it: a Report and a language in, words out."""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cached_property
from typing import Final, get_args

from checker.cost.texts import format_amount
from checker.english_names.sentence import in_english
from checker.guidance import Guide, guides_for
from checker.report import Coverage, Evidence, Finding, Link, Report, Role
from checker.summary.action import FRAUD_LINE
from checker.summary.model import Summary, SummaryState
from checker.summary.scale import SCALE, step_word
from checker.summary.summarise import summarise
from checker.terms import Severity, Tier
from checker.web.check.answer_effects import AnswerEffects
from checker.web.check.chain_text import chain_parts
from checker.web.check.chain_view import ChainView
from checker.web.check.finding_view import FindingView, documents
from checker.web.check.follow_up import FollowUpForm, fields_of
from checker.web.check.next_steps import MOST_STEPS, next_steps
from checker.web.check.register_query import register_query
from checker.web.check.source_groups import CoverageGroup, SourceGroup, alike, read_alike
from checker.web.check.standing_evidence import evidence_of_standing
from checker.web.i18n import Translator
from checker.web.link_targets import TEXT_LINE, dial_url
from registries.model import Text

ORDER: Final = get_args(Severity)

MOST_GUIDES: Final = 3
MOST_ROLES: Final = 8

#: The class of the slip's edge in the style sheet.
EDGES: Final[dict[SummaryState, str]] = {
    "lends": "s-lend",
    "introduces": "s-intro",
    "limited": "s-guar",
    "unconfirmed": "s-open",
    "named": "s-named",
    "unknown": "s-none",
}
#: Numbers that stand at the foot of every page.
FOOT_LINES: Final = frozenset({"110", "120", "12356", TEXT_LINE})
LEGAL_NAME_JOINTS: Final = re.compile(
    "(?<=.)(?=消费金融|小额贷款|融资担保|信息科技|网络科技|股份有限公司|有限责任公司|(?<!股份)有限公司)"
)
PURPOSES: Final = ("emergency", "verify", "complain", "help")


class ReportPage:
    """The view of one report in one language."""

    def __init__(self, report: Report, translator: Translator) -> None:
        self.report = report
        self.t = translator

    @cached_property
    def title(self) -> str:
        """The name of whom the page is about, or the query where that is not known."""
        entity = self.report.match.entity
        return entity.name if entity else self.report.query.name

    @property
    def title_parts(self) -> list[str]:
        """The title in the pieces between which a line may break, so that no word of a legal name is cut."""
        return LEGAL_NAME_JOINTS.split(self.summary.title)

    @cached_property
    def summary(self) -> Summary:
        """The answer in one glance."""
        return summarise(self.report)

    def brief(self, text: Text) -> str:
        """Return a text of the summary; in English with the names in it in English, for they stand in Chinese below."""
        if self.t.lang == "zh":
            return text.zh
        names = {link.entity.name for link in self.report.chain} | {entry.publisher for entry in self.report.evidence}
        return in_english(text.en, names - {self.title})

    @property
    def edge(self) -> str:
        """The class of the slip's edge: one pattern a state, so that it holds without colour."""
        return EDGES[self.summary.state]

    @property
    def scale(self) -> list[tuple[Tier, Text]]:
        """The steps of the scale and what each is called."""
        return [(step, step_word(step)) for step in SCALE]

    @property
    def first_roles(self) -> tuple[Role, ...]:
        """The roles that stand open; a platform may be on dozens of lists."""
        return self.report.roles[:MOST_ROLES]

    @property
    def more_roles(self) -> tuple[Role, ...]:
        """The roles that are folded away."""
        return self.report.roles[MOST_ROLES:]

    @property
    def is_collector(self) -> bool:
        """Whether a list or a page names the subject as a collector, so that the page about collectors helps."""
        return any(role.role in ("collector", "message_sender", "transferee") for role in self.report.roles)

    @property
    def explained(self) -> bool:
        """Whether the page explains how the query led here: not where it is the very name."""
        return self.report.match.entity is None or self.report.query.name != self.title

    @property
    def lender_alternatives(self) -> list[str]:
        """Names that the contract's lender may mean, where the words lead to nobody."""
        match = self.report.lender_match
        return [alternative.entity.name for alternative in match.alternatives] if match and match.entity is None else []

    @cached_property
    def lender_findings(self) -> list[FindingView]:
        """The findings about the contract's lender itself."""
        findings = self.report.lender.findings if self.report.lender else ()
        return [self._view(finding) for finding in findings]

    @cached_property
    def lender_evidence(self) -> tuple[Evidence, ...]:
        """The evidence of the lender's own standing and of its tie to the name."""
        return documents(self._evidence(self.report.lender.evidence)) if self.report.lender else ()

    @property
    def help_first(self) -> bool:
        """Whether the help line stands at the top too."""
        return self.report.verdict.tier in "DE" or self.report.situation.alert == "stop"

    @property
    def asks_money(self) -> bool:
        """Whether the page adds what to do once the money has arrived: the advice may sound like "stop paying" without
        it."""
        if self.report.query.observed.get("money_received") in ("yes", "no"):
            return False  # it was answered, and the steps follow it
        stern = self.report.verdict.tier in "CDE" or self.report.situation.alert == "stop"
        advice = [view.finding.advice.zh for view in self.findings[:MOST_STEPS] if view.finding.points >= 0]
        return stern and not any(re.search("到手(了：|的钱)", text) for text in advice)

    @property
    def has_answers(self) -> bool:
        """Whether the page rests on answers, which no link may carry."""
        return len(self.answers) > 1

    @cached_property
    def answers(self) -> dict[str, str]:
        """The form fields that make the same request again."""
        return fields_of(self.report.query)

    def money(self, amount: Decimal) -> str:
        """Return yuan, or percent, as people write them."""
        return format_amount(amount)

    @cached_property
    def step(self) -> FollowUpForm:
        """The follow-up form, with earlier answers left in place."""
        return FollowUpForm(self.answers, (question.observe for question in self.report.verdict.next))

    @property
    def changes(self) -> AnswerEffects:
        """The effects of the answers."""
        return AnswerEffects(self.report)

    @cached_property
    def guides(self) -> tuple[Guide, ...]:
        """The guides that fit the findings and the query, three at most."""
        rules = [finding.rule for finding in (*self.report.situation.findings, *self.report.findings)]
        standing = self.report.verdict.standing
        return guides_for(rules, self.report.query.name, standing=standing)[:MOST_GUIDES]

    @property
    def parts(self) -> list[tuple[str, int | None]]:
        """The parts of the judgement, each 0–100 or None."""
        scores = self.report.verdict.sub_scores
        verdict = [("licence", scores.licence), ("price", scores.price), ("disclosure", scores.disclosure)]
        return [*verdict, ("conduct", self.report.situation.conduct)]

    def alternatives(self, kind: str) -> list[tuple[str, str]]:
        """Return name and explanation of each alternative of that kind."""
        return [(a.entity.name, self.t.say(a.explanation)) for a in self.report.match.alternatives if a.kind == kind]

    @property
    def rests_on(self) -> Evidence | None:
        """The newest evidence of the standing."""
        return evidence_of_standing(self.report)

    @cached_property
    def findings(self) -> list[FindingView]:
        """Worst first; within one severity by points."""
        ranked = sorted(self.report.findings, key=lambda f: (ORDER.index(f.severity), -f.points))
        return [self._view(finding) for finding in ranked]

    def _view(self, finding: Finding) -> FindingView:
        return FindingView(finding, documents(self._evidence(finding.evidence)))

    @cached_property
    def unchecked(self) -> list[CoverageGroup]:
        """Sources that were not checked or are old."""
        return alike(row for row in self.report.coverage if row.state == "not_checked" or row.stale)

    @cached_property
    def checked(self) -> list[CoverageGroup]:
        """Sources that were checked and are fresh."""
        return alike(row for row in self.report.coverage if row.state != "not_checked" and not row.stale)

    def register_query(self, register: Coverage) -> str | None:
        """Return the name to look up in that register, if it is known."""
        return register_query(register, self.report, self.title)

    @cached_property
    def sources(self) -> tuple[Evidence, ...]:
        """Every document this page rests on; the person's own answers stand in the form."""
        return documents(evidence for evidence in self.report.evidence if evidence.confidence != "told")

    @property
    def other_sources(self) -> list[SourceGroup]:
        """The documents that stand beside no finding, those read on one day in one way together."""
        beside = [evidence for view in self.findings for evidence in view.newest_evidence]
        return read_alike(evidence for evidence in self.sources if evidence not in beside)

    @cached_property
    def steps(self) -> list[str]:
        """At most three things to do."""
        return next_steps(self.report, [view.finding for view in self.findings], self.t)

    @cached_property
    def links(self) -> list[Link]:
        """Where to turn, the urgent first; without the numbers of the foot and the registers of the section above."""
        above = {row.url for group in self.unchecked for row in group.rows} - {None}
        others = [link for link in self.report.links if link.phone not in FOOT_LINES and link.url not in above]
        return sorted(others, key=lambda link: PURPOSES.index(link.purpose))

    @property
    def first_phones(self) -> list[Link]:
        """The two numbers that stand open under what to do: to complain, and to ask whether it is a scam."""
        lines = [link for link in self.links if dial_url(link.phone)]
        complaints = [link for link in lines if link.purpose == "complain"][:1]
        return [*complaints, *(link for link in lines if link.phone == FRAUD_LINE)]

    @property
    def more_links(self) -> list[Link]:
        """The other numbers and sites."""
        return [link for link in self.links if link not in self.first_phones]

    @cached_property
    def urgent(self) -> list[Link]:
        """Numbers for the next five minutes."""
        return [link for link in self.report.links if link.purpose == "emergency" and dial_url(link.phone)]

    @cached_property
    def chain(self) -> ChainView:
        """The chain, product to lender."""
        return ChainView(self.report, self.summary, chain_parts(self.report, self.t, self._evidence))

    def dated(self, as_of: str | None, note: str | None = None) -> str:
        """Return "as of …", with the publisher's own words where the date needs them."""
        if not as_of:
            return note or self.t("report.no_date")
        date = self.t("report.as_of", date=self.t.date(as_of))
        return self.t("report.noted", date=date, note=note.rstrip("。")) if note else date

    def _evidence(self, keys: Iterable[str]) -> list[Evidence]:
        by_id = {evidence.id: evidence for evidence in self.report.evidence}
        return [by_id[key] for key in dict.fromkeys(keys) if key in by_id]
