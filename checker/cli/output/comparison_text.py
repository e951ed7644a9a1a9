"""A comparison as plain text: the answer first, then both names line by line, then how to tell them apart."""

from collections.abc import Iterable, Iterator

from checker.cli.output.text import heading
from checker.cli.terminal.language import pick, say
from checker.comparison.model import CitedDocument, Comparison, NamePiece, Side


def comparison_text(comparison: Comparison) -> Iterator[str]:
    """Yield the comparison as lines of text, in the reader's language."""
    yield f"{_marked(comparison.names.a)} · {_marked(comparison.names.b)}"
    yield pick(comparison.names.text)
    yield pick(comparison.answer)
    for line in comparison.because:
        yield f"- {pick(line.text)} {_cited(line.documents)}".rstrip()
    if comparison.worst is not None:
        yield from heading("最该知道", "Know first")
        yield f"{comparison.worst.record.as_of or ''} {pick(comparison.worst.text)}".strip()
        if comparison.worst.apart:
            yield pick(comparison.worst.apart)
    yield from heading("现在做", "Do now")
    yield pick(comparison.action.text)
    yield from _side(comparison.a)
    yield from _side(comparison.b)
    yield from heading("谁放款", "Who lends")
    yield pick(comparison.lenders.text)
    yield from heading("怎么分清", "How to tell them apart")
    for step in (*(difference.text for difference in comparison.names.differences), *comparison.steps):
        yield f"- {pick(step)}"
    revision, rules, day = comparison.dataset_revision, comparison.ruleset_version, comparison.judged_on
    yield say(f"数据版本{revision} · 规则{rules} · {day}", f"Dataset revision {revision} · rules {rules} · {day}")


def _side(side: Side) -> Iterator[str]:
    name = side.name if side.name == side.title else f"{side.name} = {side.title}"
    yield from heading(name, name)
    colon = say("：", ": ")
    yield pick(side.word) + (colon + pick(side.limit) if side.limit else "")
    yield f"{say('运营', 'Run by')}{colon}{pick(side.operator_text)} {_cited(side.operator_documents)}".rstrip()
    lenders = say("、", ", ").join(lender.name for lender in side.lenders) or say("没查到", "not found")
    yield f"{say('放款', 'Lenders')}{colon}{lenders}"
    for record in side.records:
        yield f"- {record.as_of or '—'} {pick(record.text)} {_cited(record.documents)}".rstrip()
    if side.no_record is not None:
        yield pick(side.no_record)
    yield f"{say('没核对', 'Unchecked')}{colon}{say('、', ', ').join(pick(item.text) for item in side.unchecked)}"


def _cited(documents: Iterable[CitedDocument]) -> str:
    first = next(iter(documents), None)
    return f"（{first.publisher}《{first.title}》{first.as_of or ''}）" if first else ""


def _marked(pieces: Iterable[NamePiece]) -> str:
    """Return a name with what differs in brackets, so that it is seen without colour."""
    return "".join(f"[{piece.text}]" if piece.mark == "differs" else piece.text for piece in pieces)
