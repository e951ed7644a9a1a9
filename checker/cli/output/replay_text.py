"""The mark of an answer that is not today's, as text: what it is, then today's answer, before anything else."""

from collections.abc import Iterable, Iterator

from checker.cli.terminal.language import pick, say
from checker.collection.model import CollectorReplay
from checker.report import Replay, ReplayMark
from registries.model import Text


def replay_lines(replay: Replay | None) -> Iterator[str]:
    """Yield the mark of a report, then today's headline and findings."""
    if replay is None:
        return
    yield from _mark(replay, (replay.now.headline,))
    for finding in replay.now.findings:
        new = say("（回看里没有）", " (not in the replay)") if finding.new else ""
        yield f"!  - {pick(finding.text)} [{finding.points:+d}]{new}"
    yield ""


def collector_replay_lines(replay: CollectorReplay | None) -> Iterator[str]:
    """Yield the mark of a report on a collector, then what today says of the same names."""
    if replay is None:
        return
    now = replay.now
    yield from _mark(replay, (now.who, now.for_whom, *now.lenders) if now else ())
    yield ""


def _mark(mark: ReplayMark, now: Iterable[Text]) -> Iterator[str]:
    title = say(f"【{mark.title.zh}】", f"[{mark.title.en}] ")
    yield f"{title}{pick(mark.text)}"
    for text in now:
        yield f"!  {say('今天', 'today')} {mark.today}{say('：', ': ')}{pick(text)}"
