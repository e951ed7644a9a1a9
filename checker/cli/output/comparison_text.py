"""A comparison as plain text: the answer first, then both names line by line, then how to tell them apart."""

from collections.abc import Iterable, Iterator

from checker.cli.output.text import both, heading
from checker.comparison.model import CitedDocument, Comparison, NamePiece, Side
from registries.model import Text


def comparison_text(comparison: Comparison) -> Iterator[str]:
    """Yield the comparison as lines of text."""
    yield f"{_marked(comparison.names.a)} · {_marked(comparison.names.b)}"
    yield from both(comparison.names.text)
    yield from both(comparison.answer)
    for line in comparison.because:
        yield f"- {line.text.zh} {_cited(line.documents)}"
        yield f"  {line.text.en}"
    if comparison.worst is not None:
        yield from heading("最该知道 Know this first")
        yield from both(comparison.worst.text, suffix=f" {comparison.worst.record.as_of or ''}".rstrip())
        yield from both(comparison.worst.apart) if comparison.worst.apart else ()
    yield from heading("现在做 Do now")
    yield from both(comparison.action.text)
    yield from _side(comparison.a)
    yield from _side(comparison.b)
    yield from heading("谁放款 Who lends")
    yield from both(comparison.lenders.text)
    yield from heading("怎么分清 How to tell them apart")
    for step in (*(difference.text for difference in comparison.names.differences), *comparison.steps):
        yield f"- {step.zh}"
        yield f"  {step.en}"
    yield f"数据版本 dataset {comparison.dataset_revision} · 规则 rules {comparison.ruleset_version} · " + str(
        comparison.judged_on
    )


def _side(side: Side) -> Iterator[str]:
    yield from heading(side.name if side.name == side.title else f"{side.name} = {side.title}")
    limit = Text(zh=f"：{side.limit.zh}", en=f": {side.limit.en}") if side.limit else Text(zh="", en="")
    yield from both(Text(zh=side.word.zh + limit.zh, en=side.word.en + limit.en))
    yield f"运营 run by: {side.operator_text.zh} {_cited(side.operator_documents)}".rstrip()
    yield f"放款 lent by: {'、'.join(lender.name for lender in side.lenders) or '没查到 not found'}"
    for record in side.records:
        yield f"- {record.as_of or '—'} {record.text.zh} {_cited(record.documents)}"
        yield f"  {record.text.en}"
    if side.no_record is not None:
        yield from both(side.no_record)
    unchecked = "、".join(f"{item.text.zh} {item.text.en}" for item in side.unchecked)
    yield f"没核对 unchecked: {unchecked}"


def _cited(documents: Iterable[CitedDocument]) -> str:
    first = next(iter(documents), None)
    return f"（{first.publisher}《{first.title}》{first.as_of or ''}）" if first else ""


def _marked(pieces: Iterable[NamePiece]) -> str:
    """Return a name with what differs in brackets, so that it is seen without colour."""
    return "".join(f"[{piece.text}]" if piece.mark == "differs" else piece.text for piece in pieces)
