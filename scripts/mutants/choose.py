"""Which faults there are in a module, and a sample of them that stays the same while the code does."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.operators.operator import Operator
from cosmic_ray.plugins import get_operator, operator_names

from scripts.mutants.operators import OPERATORS, Node


@dataclass(frozen=True)
class Mutant:
    """One fault: the whole text of the module with it, and what of the text it changed."""

    module: str
    line: int
    operator: str
    code: str
    before: str
    after: str

    @property
    def change(self) -> tuple[str, str, str]:
        """What it is known by, wherever in the module its line has moved to."""
        return self.module, self.before, self.after

    def __str__(self) -> str:
        return f"{self.module}:{self.line} [{self.operator}]\n    - {self.before}\n    + {self.after}"


def operators(left_out: Sequence[str]) -> Mapping[str, Operator]:
    """Cosmic Ray's operators that need no arguments and our own, without those that a pattern of `left_out` names."""
    classes = {name: get_operator(name) for name in operator_names()}
    core = {name: made() for name, made in classes.items() if not made.arguments()}
    every = {**core, **OPERATORS}
    return {name: one for name, one in every.items() if not any(re.search(pattern, name) for pattern in left_out)}


@dataclass(frozen=True)
class Place:
    """Where an operator can work: on its so-manieth occurrence, in a line of the text."""

    operator: str
    occurrence: int
    line: int
    text: str


def mutants(root: Path, module: str, among: Mapping[str, Operator], most: int | None, seed: str) -> list[Mutant]:
    """Every fault of a module, or a sample of at most so many; each change of the text once."""
    source = (root / module).read_text(encoding="utf-8")
    places = list(_places(source, among))
    found: dict[tuple[str, str, int], Mutant] = {}
    for place in places if most is None else _sample(places, most, seed):
        code = mutate_code(source, among[place.operator], place.occurrence)
        before, after = _change(source, code)
        found.setdefault((before, after, place.line), Mutant(module, place.line, place.operator, code, before, after))
    return sorted(found.values(), key=lambda one: (one.line, one.operator, one.after))


def _sample(places: Sequence[Place], most: int, seed: str) -> list[Place]:
    """By a number made of the seed and of each alone: an edit elsewhere in the module changes no choice."""
    twins = Counter[tuple[str, str]]()
    lots: list[tuple[bytes, Place]] = []
    for place in places:
        twins[place.operator, place.text] += 1
        words = (seed, place.operator, place.text, str(twins[place.operator, place.text]))
        lots.append((hashlib.sha256("\0".join(words).encode()).digest(), place))
    return [place for _, place in sorted(lots, key=lambda lot: lot[0])[:most]]


def _places(source: str, among: Mapping[str, Operator]) -> Iterator[Place]:
    lines, nodes = source.splitlines(), list(ast_nodes(get_ast(source)))
    for name, operator in among.items():
        starts = ((node, start[0]) for node in nodes for start, _ in operator.mutation_positions(node))
        for occurrence, (node, line) in enumerate(starts):
            if not _means_nothing(node):
                yield Place(name, occurrence, line, lines[line - 1].strip())


def _means_nothing(node: Node) -> bool:
    """Whether it stands in an annotation, a decorator or among the names that a module exports: no behaviour hangs on
    these, or (frozen, slots, cached) none that a test could tell."""
    while node.parent is not None:
        parent = node.parent
        if parent.type in {"annassign", "tfpdef"} and node is parent.children[1 if parent.type == "annassign" else 2]:
            return True
        if parent.type == "decorator" or (parent.type == "funcdef" and node is parent.annotation):
            return True
        if parent.type == "expr_stmt" and parent.children[0].get_code().strip() == "__all__":
            return True
        node = parent
    return False


def _change(source: str, code: str) -> tuple[str, str]:
    """The lines that are not the same, each side on one line."""
    old, new = source.splitlines(), code.splitlines()
    start = _alike(old, new)
    end = min(_alike(old[::-1], new[::-1]), len(old) - start, len(new) - start)
    sides = (old[start : len(old) - end], new[start : len(new) - end])
    before, after = (" ".join(line.strip() for line in side) for side in sides)
    return before, after


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many lines at the start are the same."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (a, b) in pairs if a != b), min(len(one), len(other)))
