"""Judging answers by the labels, and adding them up by class."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tests.evaluation.answers import Answer, Answerer
from tests.evaluation.queries import Query


@dataclass(frozen=True, slots=True)
class Judged:
    """A query, the answer, and what is to be said of it.

    `critical`: trust or guilt went to somebody it does not belong to. `named`, `named_first`: a name that had to be
    told was told, at all or before all others; None when none had to be.
    """

    query: Query
    answer: Answer
    right: bool
    kind_right: bool
    critical: bool
    named: bool | None
    named_first: bool | None

    @property
    def said(self) -> bool:
        """Whether the answer names anybody at all."""
        return self.answer.entity is not None or bool(self.answer.told)


def judge_all(queries: Iterable[Query], answerer: Answerer, is_known: Callable[[str], bool]) -> list[Judged]:
    """Ask every query and judge the answers; `is_known` tells whether an entity has any standing but unknown."""
    return [judge(query, answerer(query.text), is_known) for query in queries]


def judge(query: Query, answer: Answer, is_known: Callable[[str], bool]) -> Judged:
    """Compare one answer with the label."""
    right = _is_right(query, answer)
    named, first = _named(query, answer)
    return Judged(query, answer, right, answer.kind in query.kinds, _is_critical(query, answer, is_known), named, first)


def _is_right(query: Query, answer: Answer) -> bool:
    if query.ambiguous:
        return answer.kind == "ambiguous" and set(query.names) <= set(answer.told)
    if answer.entity is not None:
        return answer.entity in query.names
    return query.may_be_nobody and (answer.kind == "none" or answer.kind in query.kinds)


def _is_critical(query: Query, answer: Answer, is_known: Callable[[str], bool]) -> bool:
    """A query of one entity that leads to another; or one of nobody, or of several, that leads to a known entity."""
    if answer.entity is None:
        return False
    if query.names and not query.ambiguous:
        return answer.entity not in query.names
    return is_known(answer.entity)


def _named(query: Query, answer: Answer) -> tuple[bool | None, bool | None]:
    if not query.targets:
        return None, None
    if answer.entity is not None:
        found = answer.entity in query.names
        return found, found
    return bool(set(query.targets) & set(answer.told)), bool(answer.told and answer.told[0] in query.targets)


@dataclass(frozen=True, slots=True)
class Tally:
    """The sums over some judged queries; the shares are None where there is nothing to share."""

    asked: int
    right: int
    answered: int
    answered_right: int
    kind_right: int
    to_name: int
    named: int
    named_first: int
    critical: int
    said: int

    @property
    def recall(self) -> float | None:
        """Right answers among all queries (recall@1 where the queries name an entity)."""
        return _share(self.right, self.asked)

    @property
    def precision(self) -> float | None:
        """Right ones among the queries that were taken for an entity."""
        return _share(self.answered_right, self.answered)

    @property
    def named_share(self) -> float | None:
        """Queries whose target was told, among those that have one."""
        return _share(self.named, self.to_name)

    @property
    def named_first_share(self) -> float | None:
        """Queries whose target was told before all others, among those that have one."""
        return _share(self.named_first, self.to_name)

    @property
    def said_share(self) -> float | None:
        """Queries to which anybody was named."""
        return _share(self.said, self.asked)


def tally(judged: Iterable[Judged]) -> Tally:
    """Add up."""
    several = list(judged)
    answered = [one for one in several if one.answer.entity is not None]
    return Tally(
        asked=len(several),
        right=sum(one.right for one in several),
        answered=len(answered),
        answered_right=sum(one.right for one in answered),
        kind_right=sum(one.right and one.kind_right for one in several),
        to_name=sum(one.named is not None for one in several),
        named=sum(bool(one.named) for one in several),
        named_first=sum(bool(one.named_first) for one in several),
        critical=sum(one.critical for one in several),
        said=sum(one.said for one in several),
    )


def of_classes(judged: Iterable[Judged], classes: Iterable[str]) -> list[Judged]:
    """Those whose query is of one of these classes."""
    wanted = set(classes)
    return [one for one in judged if one.query.class_ in wanted]


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
