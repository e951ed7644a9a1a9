"""Faults that Cosmic Ray has no operator for: a condition, a filter, an operand or an entry that is not there."""

from collections.abc import Iterator, Mapping
from typing import Any

import parso
from cosmic_ray.operators.operator import Example, Operator

Position = tuple[tuple[int, int], tuple[int, int]]
#: Of parso's tree; which kinds have children is in no type.
Node = Any


class ConditionNever(Operator):  # type: ignore[misc, unused-ignore]
    """What follows an `if` never happens."""

    def mutation_positions(self, node: Node) -> Iterator[Position]:
        """Where a condition stands: after `if` and `elif`, and inside `a if b else c`."""
        yield from [_extent(node, index) for index in self._conditions(node)]

    def mutate(self, node: Node, index: int) -> Node:
        """Put False in place of the condition."""
        _put(node, self._conditions(node)[index], "False")
        return node

    @staticmethod
    def _conditions(node: Node) -> list[int]:
        if node.type == "if_stmt":
            words = (getattr(child, "value", "") for child in node.children)
            return [index + 1 for index, word in enumerate(words) if word in {"if", "elif"}]
        return [2] if node.type == "test" else []

    @classmethod
    def examples(cls) -> tuple[Example, ...]:
        """Say what it does."""
        return (Example("if a: pass", "if False: pass"),)


class FilterAlways(Operator):  # type: ignore[misc, unused-ignore]
    """The `if` of a comprehension lets everything through."""

    def mutation_positions(self, node: Node) -> Iterator[Position]:
        """Where a filter stands."""
        if node.type == "comp_if":
            yield _extent(node, 1)

    def mutate(self, node: Node, index: int) -> Node:  # noqa: ARG002 - a filter has one condition
        """Put True in place of the filter."""
        _put(node, 1, "True")
        return node

    @classmethod
    def examples(cls) -> tuple[Example, ...]:
        """Say what it does."""
        return (Example("[a for a in b if c]", "[a for a in b if True]"),)


class DropOperand(Operator):  # type: ignore[misc, unused-ignore]
    """One side of `and` or `or` is not asked."""

    def mutation_positions(self, node: Node) -> Iterator[Position]:
        """Each operand."""
        if node.type in {"and_test", "or_test"}:
            yield from [_extent(node, index) for index in range(0, len(node.children), 2)]

    def mutate(self, node: Node, index: int) -> Node:
        """Put what changes nothing in place of the operand."""
        _put(node, 2 * index, "True" if node.type == "and_test" else "False")
        return node

    @classmethod
    def examples(cls) -> tuple[Example, ...]:
        """Say what it does."""
        return (Example("a and b", "True and b"), Example("a or b", "a or False", occurrence=1))


class DropItem(Operator):  # type: ignore[misc, unused-ignore]
    """One entry of a tuple, list or set that is written out is missing."""

    def mutation_positions(self, node: Node) -> Iterator[Position]:
        """Each entry of two or more."""
        yield from [_extent(node, index) for index in self._entries(node)]  # whole, before one is taken out

    def mutate(self, node: Node, index: int) -> Node:
        """Take the entry out, and its comma."""
        place = self._entries(node)[index]
        comma = place + 1 if place + 1 < len(node.children) else place - 1
        kept = [child for number, child in enumerate(node.children) if number not in {place, comma}]
        if len(kept) == 1:  # a tuple of one wants its comma
            kept.append(parso.python.tree.Operator(",", node.end_pos))
        node.children = kept
        return node

    @staticmethod
    def _entries(node: Node) -> list[int]:
        plain = node.type == "testlist_comp" or (
            node.type == "dictorsetmaker" and not any(getattr(child, "value", "") == ":" for child in node.children)
        )
        if not plain or any(child.type in {"comp_for", "sync_comp_for", "async_stmt"} for child in node.children):
            return []
        return [index for index, child in enumerate(node.children) if getattr(child, "value", "") != ","]

    @classmethod
    def examples(cls) -> tuple[Example, ...]:
        """Say what it does."""
        return (Example("(a, b)", "( b,)"), Example("{a, b, c}", "{a, b}", occurrence=2))


class FlipMembership(Operator):  # type: ignore[misc, unused-ignore]
    """`in` becomes `not in`, and the other way round."""

    def mutation_positions(self, node: Node) -> Iterator[Position]:
        """Each membership test."""
        yield from [_extent(node, index) for index in self._places(node)]

    def mutate(self, node: Node, index: int) -> Node:
        """Turn it round."""
        place = self._places(node)[index]
        _put(node, place, "not in" if node.children[place].get_code().strip() == "in" else "in")
        return node

    @staticmethod
    def _places(node: Node) -> list[int]:
        if node.type != "comparison":
            return []
        words = (child.get_code().split() for child in node.children)
        return [index for index, word in enumerate(words) if index % 2 and word in (["in"], ["not", "in"])]

    @classmethod
    def examples(cls) -> tuple[Example, ...]:
        """Say what it does."""
        return (Example("a in b", "a not in b"), Example("a not in b", "a in b"))


#: By the names that `pyproject.toml` and the list of survivors use.
OPERATORS: Mapping[str, Operator] = {
    f"own/{operator.__name__}": operator()
    for operator in (ConditionNever, FilterAlways, DropOperand, DropItem, FlipMembership)
}


def _extent(node: Node, index: int) -> Position:
    child = node.children[index]
    return child.start_pos, child.end_pos


def _put(node: Node, index: int, code: str) -> None:
    node.children[index] = parso.parse(f" {code}")  # type: ignore[no-untyped-call]
