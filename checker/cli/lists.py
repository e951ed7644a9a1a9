"""The commands with which an operator keeps the lists: refresh, import, changes, diff, rollback, review.

What they need is imported when they run: `check` and `serve` do not pay for it.
"""

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from checker.cli.options import AS_JSON, DURATION, CommandRefusedError
from checker.cli.output import record_text
from checker.cli.refresh_loop import refresh_forever
from checker.cli.terminal.language import pick, say
from checker.cli.terminal.lines import print_json, print_line, print_lines, printable
from checker.cli.terminal.one_language_help import Command
from checker.settings import PREFIX, Settings, SettingsError
from registries.model import Access, Run, Text
from registries.reader import Reader
from registries.row_identity import compare, digest
from registries.source_list import Sources
from registries.sources import load_sources
from registries.starter.publishing import publish_bundled
from registries.store.lease_row import LeaseError
from registries.store.store import NotInStoreError, Store

if TYPE_CHECKING:
    from registries.fetch.archive import Archive
    from registries.fetch.fetcher import Fetcher

LEASE_TAKEN = 75  # EX_TEMPFAIL of sysexits.h: another refresh is at work, try again later
STOPPED = 130  # 128 + SIGINT, as shells report it
_PARTIAL_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_LATEST = 10  # revisions that `changes` prints by default


@click.command(cls=Command)
@click.argument("sources", metavar="[SOURCE]…", nargs=-1)
@click.option(
    "--every", type=DURATION, metavar="24h", help="一直开着，到时就更新 | stay, and refresh whenever that is due"
)
@AS_JSON
def refresh(sources: tuple[str, ...], every: timedelta | None, as_json: bool) -> None:
    """更新名单：程序能读的全部，或只更新写明的 | fetch the lists anew: all that a program may read, or those named

    结束码：0 全部好；3 有的还用上次的，或等人看；1 没有一份好；75 另一个更新正在进行。
    | Exit code 0 when all are good, 3
    when some kept their last good rows or wait for review, 1 when none is good, 75 when another refresh is at work.
    """
    settings = Settings.load()
    readers = _readers(_sources(settings), sources)
    store = _open(settings)
    if every is None:
        raise SystemExit(_refresh(settings, store, readers, as_json=as_json))
    refresh_forever(store, readers, every, lambda: _refresh(settings, store, readers, as_json=as_json))


@click.command("import", cls=Command)
@click.argument("source")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path))
@click.option(
    "--as-of",
    metavar="DATE",
    help="名单截至哪天：2026、2026-06 或 2026-06-30 | the date of the list: 2026, 2026-06 or 2026-06-30",
)
def import_(source: str, file: Path, as_of: str | None) -> None:
    """读一份手工保存的名单 | read a list that you saved from the publisher's page

    结束码：0 发布了；3 等人看；1 读出来不是这份名单。
    | Exit code 0 when it is published, 3 when it waits for review, 1 when
    it cannot be read as this list.
    """
    from checker.cli.output.refresh_progress import result_line  # noqa: PLC0415 - rich, only where something is watched
    from registries.refresh.job import RefreshReport, import_file  # noqa: PLC0415

    settings = Settings.load()
    reader = _reader(_sources(settings), source)
    if as_of is not None and not _PARTIAL_DATE.fullmatch(as_of):
        raise click.BadParameter(
            say("写成 2026、2026-06 或 2026-06-30", "write 2026, 2026-06 or 2026-06-30"), param_hint="--as-of"
        )
    store = _open(settings)
    with _lease_errors():
        try:
            ending = import_file(store, reader, file, as_of, archive=_archive(settings))
        except (OSError, ValueError) as error:
            raise click.BadParameter(f"{file.name}: {error}", param_hint="FILE") from None
    print_line(result_line(ending))
    raise SystemExit(RefreshReport((ending,), 0.0).exit_code)


@click.command(cls=Command)
@click.option(
    "--since",
    type=click.IntRange(0),
    metavar="REV",
    help="从哪个版本起；默认最近10个 | from which revision; default: the last 10",
)
@AS_JSON
def changes(since: int | None, as_json: bool) -> None:
    """每个版本改了什么 | what each dataset revision changed"""
    store = _open(Settings.load())
    after = max(0, store.revision() - _LATEST) if since is None else since
    while batch := store.changes(after):
        for change in batch:
            if as_json:
                print_json(record_text.change_json(change))
            else:
                print_lines(record_text.change(change))
        after = batch[-1].revision


@click.command(cls=Command)
@click.argument("a", metavar="REV", type=click.IntRange(0))
@click.argument("b", metavar="REV", type=click.IntRange(0))
def diff(a: int, b: int) -> None:
    """两个版本差在哪里 | what is valid at the second revision and was not at the first, and the other way round"""
    with _not_found_errors():
        print_lines(record_text.diff(_open(Settings.load()).diff(a, b)))


@click.command(cls=Command)
@click.argument("source")
@click.option(
    "--to",
    type=click.IntRange(0),
    metavar="REV",
    help="退到哪个版本；默认上一次改动之前 | to which revision; default: before its last change",
)
def rollback(source: str, to: int | None) -> None:
    """把一份名单退回旧版，成为新的版本 | give a list the rows it had before, as a new revision"""
    with _not_found_errors():
        run = _open(Settings.load()).rollback(source, to)
    print_line(_run_line(run))


@click.command(cls=Command)
@click.argument("source")
@click.option("--approve", "decision", flag_value="approve", help="就按这个发布 | publish exactly these rows")
@click.option("--drop", "decision", flag_value="drop", help="不要这个 | throw them away")
def review(source: str, decision: str | None) -> None:
    """看一份等人看的名单，再发布或不要 | look at rows that were held, then approve or drop them"""
    store = _open(Settings.load())
    if decision is None:
        print_lines(_review_lines(store, source))
        return
    with _not_found_errors():
        run = store.approve(source) if decision == "approve" else store.drop(source)
    print_line(_run_line(run))


def _refresh(settings: Settings, store: Store, readers: tuple[Reader, ...], *, as_json: bool) -> int:
    """Refresh once, show the progress, and return the exit code. Raises CommandRefusedError when another is at work."""
    from checker.cli.output.refresh_progress import print_summary, refresh_progress  # noqa: PLC0415 - rich, only where something is watched
    from registries.refresh.job import refresh as run  # noqa: PLC0415 - the HTTP library comes with it

    with _lease_errors(), _fetcher(settings, readers) as fetcher:
        try:
            with refresh_progress(len(readers), as_json=as_json) as progress:
                report = run(store, fetcher, readers, progress=progress)
        except KeyboardInterrupt:
            print_line(say("停下了：没做完的没有发布", "stopped: what was not finished was not published"), err=True)
            os._exit(STOPPED)  # threads that wait for a silent server would hold us up
        print_summary(report, as_json=as_json)
    return report.exit_code


def _review_lines(store: Store, source: str) -> Iterator[str]:
    """Yield what waits for review: why, and how it differs from the rows we hold."""
    waiting, attempt = store.held(source), store.last_attempts().get(source)
    if waiting is None:
        yield say(f"{source} 没有等人看的", f"nothing of {source} waits for review")
        if attempt and attempt.message:
            yield f"{say('最近一次', 'last attempt')}: {attempt.started_at}  {attempt.outcome.value}  {attempt.message}"
        return
    run, current = waiting.run, store.current(source)
    old, new = ({digest(row): row for row in rows} for rows in (current, waiting.rows))
    rows = say(f"{run.rows} 行，现有 {len(current)}", f"{run.rows} rows, now {len(current)}")
    yield f"{source}  {run.started_at}  {rows}  {say('截至', 'as of')} {run.as_of or '—'}"
    yield f"{say('为什么', 'why')}: {run.message}"
    yield f"{say('原文', 'the bytes')}: {run.sha256}"
    removed = [old[key] for key in old if key not in new]
    added = [new[key] for key in new if key not in old]
    yield from record_text.difference(compare(removed, added))
    publish, refuse = say("发布", "publish"), say("不要", "refuse")
    yield f"{publish}: lender-checker review {source} --approve   {refuse}: lender-checker review {source} --drop"


def name_faults(faults: Iterable[str]) -> None:
    """Say which of the operator's files describe no list, a line each."""
    for fault in faults:
        why = say("用不了的名单说明，别的照用", "describes no list, all others go on")
        print_line(f"lender-checker: {why}: sources/{fault}", err=True)


def _sources(settings: Settings) -> Sources:
    """Return the lists there are, and name the files that describe none."""
    sources = load_sources(settings.sources_dir)
    name_faults(sources.faults)
    return sources


def _readers(sources: Sources, names: Iterable[str]) -> tuple[Reader, ...]:
    """Return the readers of these sources, each once; of all that a program may read when none is named."""
    if not names:
        return tuple(reader for reader in sources.readers if reader.source.access is Access.AUTOMATIC)
    readers = tuple(_reader(sources, name) for name in dict.fromkeys(names))
    for reader in readers:
        if reader.source.access is not Access.AUTOMATIC:
            name = reader.source.id
            zh = f"程序读不了 {name}：手工保存，再用 lender-checker import"
            raise click.BadParameter(say(zh, f"a program cannot read {name}: save it by hand and import it"))
    return readers


def _reader(sources: Sources, name: str) -> Reader:
    """Return the reader of a source, as `Sources.reader` finds it. Raises BadParameter."""
    if reader := sources.reader(name):
        return reader
    typed = " ".join(printable(name[:60]).split())
    near = get_close_matches(name, [reader.source.id for reader in sources.readers])
    like_zh, like_en = (f"像的有：{'、'.join(near)}。", f"Nearest: {', '.join(near)}. ") if near else ("", "")
    zh = f"没有 {typed!r} 这份名单。{like_zh}有哪些：lender-checker sources"
    en = f"no list is called {typed!r}. {like_en}`lender-checker sources` names them"
    raise click.BadParameter(say(zh, en))


def _open(settings: Settings) -> Store:
    """Return the store; on an empty folder with the starter facts in it."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    store = Store(settings.database_url)
    publish_bundled(store)
    return store


def _archive(settings: Settings) -> "Archive":
    from registries.fetch.archive import Archive  # noqa: PLC0415

    return Archive(settings.data_dir / "archive")


def _fetcher(settings: Settings, readers: Iterable[Reader]) -> "Fetcher":
    """Return a fetcher that reaches the hosts of these readers only. Raises SettingsError."""
    from registries.fetch.fetcher import Fetcher  # noqa: PLC0415

    hosts = frozenset(urlsplit(reader.source.url or "").hostname or "" for reader in readers) - {""}
    if not settings.contact and not settings.publishers_url:
        zh = f"没设 {PREFIX}CONTACT：发布名单的机构不知道怎么找你"
        print_line(say(zh, f"{PREFIX}CONTACT is not set: publishers see no way to reach you"), err=True)
    try:
        return Fetcher(
            settings.contact or "",
            _archive(settings),
            pause=settings.pause_seconds,
            via=settings.publishers_url,
            hosts=hosts,
        )
    except ValueError as error:
        raise SettingsError(f"{PREFIX}CONTACT, {PREFIX}PUBLISHERS_URL", str(error)) from None


@contextmanager
def _lease_errors() -> Iterator[None]:
    try:
        yield
    except LeaseError as busy:
        reason = Text(zh=f"另一个更新正在进行：{busy.reason.zh}", en=f"another refresh is at work: {busy.reason.en}")
        raise CommandRefusedError(LEASE_TAKEN, reason) from None


@contextmanager
def _not_found_errors() -> Iterator[None]:
    try:
        yield
    except NotInStoreError as unknown:
        raise click.UsageError(pick(unknown.reason)) from None


def _run_line(run: Run) -> str:
    rows, revision = say("行", "rows"), say("版本", "revision")
    return f"{run.outcome.value}  {run.source}  {run.rows} {rows}  {revision} {run.revision}  {run.message}"
