"""What stands on record against the subject: the worst with its day, what else there is, or that there is nothing."""

from typing import Final, get_args

from checker.report import Coverage, Finding
from checker.summary.dates import date_text
from checker.summary.model import RecordLine
from checker.summary.subject import Subject
from checker.summary.words import has_words, joined, words
from checker.terms import Severity
from registries.model import PartialDate, Text

#: Findings that count no points and are a record all the same: who is imitated must know it.
RECORDS_WITHOUT_POINTS: Final = frozenset({"imitated_brand", "p2p_exit", "operator_p2p_exit"})
_SEVERITIES: Final = get_args(Severity)
_GRAVE: Final[frozenset[Severity]] = frozenset({"hard", "strong"})
_MOST_TITLES: Final = 3
_MOST_WORDS: Final = 40


def records_of(subject: Subject) -> tuple[RecordLine, ...]:
    """Return what is on record or was answered against the subject, worst first, then newest."""
    counted = [
        f for f in subject.report.findings if f.points > 0 or f.severity == "hard" or f.rule in RECORDS_WITHOUT_POINTS
    ]
    newest = sorted(counted, key=lambda finding: _day(finding, subject) or "", reverse=True)
    ranked = sorted(newest, key=lambda finding: (_SEVERITIES.index(finding.severity), -finding.points))
    return tuple(_line(finding, subject) for finding in ranked)


def others_of(records: tuple[RecordLine, ...]) -> Text | None:
    """Return how many more records there are beside the worst, and of which kind."""
    rest = records[1:]
    if not rest:
        return None
    names = [words(f"short.{record.rule}") if has_words(f"short.{record.rule}") else record.text for record in rest]
    unique = list({name.zh: name for name in names}.values())[:_MOST_TITLES]
    return words("record.others", n=len(rest), titles=joined(unique))


def no_record(subject: Subject) -> Text:
    """Return up to which day the notices that were read do not name the subject, and that none is no proof."""
    lists = [row for row in subject.report.coverage if row.kind == "notice"]
    read = [row for row in lists if row.state != "not_checked" and row.as_of]
    if not read:
        return words("record.none_read")
    line = words("record.none", date=date_text(max(row.as_of or "" for row in read)))
    return _with_penalties(line, lists)


def _with_penalties(line: Text, lists: list[Coverage]) -> Text:
    unread = any(row.source == "nfra.penalties" and row.state == "not_checked" for row in lists)
    if not unread:
        return line
    more = words("record.penalties_unread")
    return Text(zh=more.zh + line.zh, en=f"{more.en} {line.en}")


def _line(finding: Finding, subject: Subject) -> RecordLine:
    return RecordLine(
        rule=finding.rule,
        as_of=_day(finding, subject),
        text=_text(finding, subject),
        note=words(f"note.{finding.rule}") if has_words(f"note.{finding.rule}") else None,
        grave=finding.severity in _GRAVE,
        evidence=finding.evidence,
    )


def _day(finding: Finding, subject: Subject) -> PartialDate | None:
    cited = [row for row in subject.cited(finding.evidence) if row.confidence != "told"]
    return max((row.as_of for row in cited if row.as_of), default=None)


def _text(finding: Finding, subject: Subject) -> Text:
    cited = subject.cited(finding.evidence)
    sources = [row for row in cited if row.confidence != "told"]
    if cited and not sources:
        return words("record.yours", title=finding.title)
    if not sources or not has_words(f"record.{finding.rule}"):
        return finding.title
    notices = [row for row in sources if row.record.get("kind") == "notice"]
    newest = max(notices or sources, key=lambda row: row.as_of or "")
    return words(
        f"record.{finding.rule}",
        publisher=newest.publisher,
        words=_own_words(newest.record.get("words"), finding),
        verb=words("verb.interview" if newest.record.get("action") == "interview" else "verb.named"),
    )


def _own_words(own: object, finding: Finding) -> Text:
    """Return a notice's own words, where they are short enough for one line; else the rule's title."""
    if isinstance(own, dict) and own.get("zh") and len(own["zh"]) <= _MOST_WORDS:
        return Text(zh=own["zh"], en=own.get("en") or own["zh"])
    return finding.title
