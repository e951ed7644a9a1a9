"""What holds of the summary of every report."""

import re

from checker.report import Report
from checker.summary.headword import STATES
from checker.summary.summarise import summarise

#: A gap left open, or an empty pair of brackets.
_BROKEN = re.compile(r"[{}]|（）|\(\)|None|  ")


def assert_summary_holds(report: Report) -> None:
    """Raise AssertionError, naming the query, where a summary says more or less than its report."""
    summary, verdict, name = summarise(report), report.verdict, report.query.name
    assert summary.state == STATES[verdict.standing], name
    lends = verdict.standing in ("licensed_lender", "lender_product")
    assert summary.lends.zh.startswith("可能是") == lends, name
    texts = [summary.word, summary.basis, summary.action.text, *(one.text for one in summary.unchecked)]
    texts += [text for text in (summary.typed, summary.firm, summary.limit, summary.no_record, summary.others) if text]
    for text in texts:
        for half in (text.zh, text.en):
            assert half.strip(), name
            assert not _BROKEN.search(half.replace(name, "某").replace(summary.title, "某")), (name, half)
    assert (summary.worst is None) == (summary.no_record is not None), name
    assert len(summary.unchecked) == min(3, summary.unchecked_total), name
    known = {entry.id for entry in report.evidence}
    assert all(set(record.evidence) <= known for record in summary.records), name
    assert {lender.name for lender in summary.lenders} == {
        link.entity.name for link in report.chain if link.role == "lender"
    }, name
    lists = summary.lists
    assert lists.found + lists.not_found + lists.not_checked == lists.total == len(report.coverage), name
    assert not re.search(r"\d+ ?分", summary.word.zh + summary.basis.zh), name
