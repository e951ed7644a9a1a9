"""The view of the page of lists: the states of all sources and a language in, groups and words out."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Final

from checker.china_time import day_in_china
from checker.evidence.source_state import SourceState
from checker.web.i18n import Translator
from checker.web.sources.sparkline import Sparkline, previous, sparkline
from registries.characters import is_printable

GOOD: Final = ("published", "unchanged")
GROUPS: Final = ("official", "lenders", "bundled", "elsewhere")
#: A message of the job is one line for an operator; the page keeps its beginning, `sources --json` all.
MOST_MESSAGE: Final = 80


class SourceView:
    """The view of one list and of the state of our copy."""

    def __init__(self, state: SourceState, translator: Translator) -> None:
        self.state = state
        self.t = translator

    @property
    def title(self) -> str:
        """The list's title."""
        return self.t.say(self.state.title)

    @property
    def short_title(self) -> str:
        """The title without the publisher's name before it."""
        publisher = self.t.say(self.state.publisher)
        return self.title.removeprefix(publisher).lstrip("：: ") or self.title

    @property
    def read(self) -> bool:
        """Whether it was ever read."""
        return self.state.last_good_run is not None

    @property
    def troubled(self) -> bool:
        """Whether the last attempt failed, or waits for review."""
        return self.state.outcome is not None and self.state.outcome not in GOOD

    @property
    def dated(self) -> str:
        """The words for the date of the list."""
        return (
            self.t("report.as_of", date=self.t.date(self.state.as_of)) if self.state.as_of else self.t("report.no_date")
        )

    @property
    def size(self) -> str:
        """The words for how many rows our copy has, and how many it had before that."""
        before = previous(self.state.sizes, self.state.rows)
        now = self._rows(self.state.rows)
        return self.t("sources.was", now=now, before=number(before)) if before is not None else now

    @cached_property
    def sparkline(self) -> Sparkline | None:
        """The sparkline of the sizes over time."""
        return sparkline(self.state.sizes)

    @property
    def drawn(self) -> tuple[str, str]:
        """The name and the description of the sparkline, for screen readers."""
        line = self.sparkline
        if line is None:
            return "", ""
        first, last = line.sizes[0], line.sizes[-1]
        ends = {"first": self.t.date(first.when), "last": self.t.date(last.when)}
        rows = {"from_rows": number(first.rows), "to_rows": number(last.rows)}
        name = self.t("sources.drawn", **ends, **rows)
        return name, self.t("sources.drawn_range", n=len(line.sizes), least=number(line.least), most=number(line.most))

    @property
    def last_read(self) -> str:
        """The words for when it was last read well, and the outcome where nothing was tried since."""
        if self.state.last_good_run is None:
            return ""
        date = self._day(self.state.last_good_run)
        if self.state.access == "starter":
            return self.t("sources.brought", date=date)
        if self.state.outcome in GOOD:
            return self.t("sources.read_and", date=date, outcome=self.t(f"outcome.{self.state.outcome}"))
        return self.t("sources.read", date=date)

    @property
    def last_tried(self) -> str:
        """The words for when and how the last attempt ended, where it failed; else ""."""
        if not self.troubled or self.state.last_attempt is None:
            return ""
        outcome = self.t(f"outcome.{self.state.outcome}")
        return self.t("sources.tried", date=self._day(self.state.last_attempt), outcome=outcome)

    @property
    def message(self) -> str:
        """The job's own words on the last attempt: one short line without control or direction characters."""
        visible = "".join(letter if is_printable(letter) else " " for letter in self.state.message or "")
        line = " ".join(visible.split())
        return line if len(line) <= MOST_MESSAGE else f"{line[: MOST_MESSAGE - 1]}…"

    def _rows(self, rows: int) -> str:
        return self.t("sources.one_row") if rows == 1 else self.t("sources.rows", rows=number(rows))

    def _day(self, instant: str) -> str:
        """Return the day in China: a nightly run at three in the morning there is of the day before in UTC."""
        return self.t.date(day_in_china(instant))


@dataclass(frozen=True)
class Group:
    """Lists that stand together on the page."""

    lists: tuple[SourceView, ...]

    @property
    def read(self) -> int:
        """How many were ever read."""
        return sum(view.read for view in self.lists)

    @property
    def troubled(self) -> int:
        """Of how many the last attempt failed, or waits for review."""
        return sum(view.troubled for view in self.lists)

    @property
    def publishers(self) -> int:
        """How many publishers they are of."""
        return len({view.state.publisher.zh for view in self.lists})

    @property
    def run_alike(self) -> bool:
        """Whether the runs of all of them went alike, as those of lists on one page mostly do."""
        return len({(view.last_read, view.last_tried) for view in self.lists}) == 1

    @property
    def message_alike(self) -> bool:
        """Whether the message of all of them is the same."""
        return len({view.message for view in self.lists}) == 1

    def by_place(self) -> list["Group"]:
        """Return the lists in groups: those of one publisher that stand on one page and come the same way together."""
        places = groupby(self.lists, lambda view: (view.state.publisher, view.state.url, view.state.access))
        return [Group(tuple(lists)) for _, lists in places]


class SourcesPage:
    """The view of all lists in one language, in four groups."""

    def __init__(self, states: Iterable[SourceState], translator: Translator) -> None:
        groups: dict[str, list[SourceView]] = {}
        for state in states:
            groups.setdefault(group_of(state), []).append(SourceView(state, translator))
        self.groups = {name: Group(tuple(groups.get(name, ()))) for name in GROUPS}

    @property
    def any(self) -> bool:
        """Whether there is any list."""
        return any(group.lists for group in self.groups.values())


def group_of(state: SourceState) -> str:
    """Return the group of a list: by how it comes, and whether a single lender publishes it."""
    if state.access == "starter":
        return "bundled"
    if state.access == "link_only":
        return "elsewhere"
    return "lenders" if state.kind == "partner" else "official"


def number(rows: int) -> str:
    """Return a number with a thin gap at each thousand, the same in both languages, that no line break cuts."""
    return f"{rows:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")
