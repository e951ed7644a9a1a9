"""The progress of a refresh: bars on a terminal, a line a source elsewhere, JSON lines for machines."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict

from rich.box import SIMPLE
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as RichProgress
from rich.table import Table
from rich.text import Text

from checker.cli.terminal.language import say
from checker.cli.terminal.lines import print_json, print_line, printable
from registries.model import Outcome, Source
from registries.reader import Document
from registries.refresh.job import Progress, RefreshReport, SourceResult

_WORDS = {
    Outcome.PUBLISHED: ("已更新", "green"),
    Outcome.UNCHANGED: ("没变化", "green"),
    Outcome.HELD: ("等人看", "yellow"),
    Outcome.BLOCKED: ("不让读", "yellow"),
    Outcome.FAILED: ("没读成", "red"),
}

_LOG_WIDTH = 180


class LineProgress:
    """Progress for a log or a mail from cron: a short line a source, when it is done. The table at the end says
    more."""

    def began(self, source: Source) -> None:
        """Print nothing."""

    def fetched(self, source: Source, document: Document) -> None:
        """Print nothing."""

    def ended(self, ending: SourceResult) -> None:
        """Print how it ended."""
        print_line(f"{ending.seconds:>6.1f}s  {outcome_label(ending)}  {ending.source}")


class JsonProgress:
    """Progress for machines, one JSON object a line: `began`, `fetched` and `ended` as they happen, `report` at the
    end."""

    def began(self, source: Source) -> None:
        """Print that a source begins."""
        print_json({"event": "began", "source": source.id})

    def fetched(self, source: Source, document: Document) -> None:
        """Print that a document came."""
        print_json({"event": "fetched", "source": source.id, "url": document.url, "bytes": len(document.content)})

    def ended(self, ending: SourceResult) -> None:
        """Print how a source ended."""
        print_json({"event": "ended", **asdict(ending)})


class BarProgress:
    """Progress on a terminal: a bar for the whole, and below it what is being fetched now."""

    def __init__(self, bars: RichProgress, total: int) -> None:
        self._bars = bars
        self._whole = bars.add_task(say("名单", "lists"), total=total, now="")
        self._tasks: dict[str, TaskID] = {}
        self._bytes: Counter[str] = Counter()

    def began(self, source: Source) -> None:
        """Show the source."""
        self._tasks[source.id] = self._bars.add_task(source.id, total=None, now="…")

    def fetched(self, source: Source, document: Document) -> None:
        """Count the document."""
        self._bytes[source.id] += len(document.content)
        self._bars.update(self._tasks[source.id], advance=1, now=f"{self._bytes[source.id] / 1024:,.0f} KiB")

    def ended(self, ending: SourceResult) -> None:
        """Print how it ended and remove its bar."""
        self._bars.remove_task(self._tasks.pop(ending.source))
        self._bars.advance(self._whole)
        self._bars.console.print(result_line(ending), style=_WORDS[ending.outcome][1], highlight=False, markup=False)


@contextmanager
def refresh_progress(total: int, *, as_json: bool) -> Iterator[Progress]:
    """Yield the progress display that fits the output, for the refresh of `total` sources."""
    console = Console()
    if as_json:
        yield JsonProgress()
    elif not console.is_terminal:
        yield LineProgress()
    else:
        columns = (
            TextColumn("{task.description}"),
            BarColumn(20),
            MofNCompleteColumn(),
            TextColumn("{task.fields[now]}"),
        )
        with RichProgress(SpinnerColumn(), *columns, TimeElapsedColumn(), console=console, transient=True) as bars:
            yield BarProgress(bars, total)


def outcome_label(ending: SourceResult) -> str:
    """Return the outcome as it stands in logs, and in Chinese behind it for who reads that."""
    return say(f"{ending.outcome.value:<9} {_WORDS[ending.outcome][0]}", ending.outcome.value)


def result_line(ending: SourceResult) -> str:
    """Return how one source ended, on one line."""
    change = f"{ending.rows} {say('行', 'rows')} (+{ending.added} −{ending.removed})"
    facts = f"{outcome_label(ending)}  {ending.source}  {change}  {say('截至', 'as of')} {ending.as_of or '—'}"
    return f"{facts}  {ending.message}" if ending.message else facts


def print_summary(report: RefreshReport, *, as_json: bool) -> None:
    """Print a table of all sources, then how many ended how."""
    if as_json:
        endings = [asdict(ending) for ending in report.results]
        print_json({"event": "report", "exit_code": report.exit_code, "seconds": report.seconds, "sources": endings})
        return
    console = Console()
    if not console.is_terminal:
        console = Console(width=_LOG_WIDTH)
    console.print(_table(report))
    count = Counter(ending.outcome for ending in report.results)
    words = " · ".join(f"{_outcome(kind)} {count[kind]}" for kind in Outcome if count[kind])
    print_line(f"{words} · {report.seconds:.1f}s")


def _table(report: RefreshReport) -> Table:
    table = Table(say("名单", "source"), say("结果", "outcome"), box=SIMPLE, show_edge=False)
    for title in (say("行", "rows"), "+", "−", say("截至", "as of"), say("秒", "s")):
        table.add_column(title, justify="right", no_wrap=True)
    table.add_column(say("说明", "why"), overflow="fold")
    for ending in report.results:
        table.add_row(
            ending.source,
            Text(_outcome(ending.outcome), style=_WORDS[ending.outcome][1]),
            *map(str, (ending.rows, ending.added, ending.removed, ending.as_of or "—", f"{ending.seconds:.1f}")),
            Text(printable(ending.message or "")),
        )
    return table


def _outcome(outcome: Outcome) -> str:
    return say(f"{outcome.value} {_WORDS[outcome][0]}", outcome.value)
