"""How the code reads, in numbers: `python -m scripts.measure_code [CHECKOUT …]` prints a table, a column a checkout.

Read from the files' syntax trees, imports and tokens; nothing of a checkout is run, so that any commit can be measured
beside this one (`git worktree add`). Nothing here is a limit: the numbers show where to look.
"""

import argparse
import ast
import io
import statistics
import tokenize
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
PACKAGES = ("checker", "registries")

#: Words that say how a value came about instead of what it is. Some are right where they stand; many in one place are
#: a sign that things are named by what somebody does with them.
ODD_NAMES = frozenset(
    (
        *("said", "told", "asked", "heard", "shown", "found", "one", "given"),
        *("held", "stated", "known", "typed", "gone", "kept", "spoken"),
    )
)

LONG_FILE = 300

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One file: its dotted name and its text."""

    name: str
    path: Path
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree."""
        return ast.parse(self.text)

    @cached_property
    def tokens(self) -> tuple[tokenize.TokenInfo, ...]:
        """All tokens, comments among them."""
        return tuple(tokenize.generate_tokens(io.StringIO(self.text).readline))

    @property
    def code_lines(self) -> int:
        """Lines that are not blank."""
        return sum(1 for line in self.text.splitlines() if line.strip())


def modules_of(checkout: Path) -> dict[str, Module]:
    """The modules of both packages by dotted name."""
    files = sorted(file for package in PACKAGES for file in (checkout / package).rglob("*.py"))
    modules = (Module(_dotted(file.relative_to(checkout)), file, file.read_text(encoding="utf-8")) for file in files)
    return {module.name: module for module in modules}


def imports_of(module: Module, names: Mapping[str, object]) -> set[str]:
    """The modules of ours that a module imports, wherever in it the import stands."""
    imported: set[str] = set()
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                imported |= {inner if inner in names else node.module} & names.keys()
        elif isinstance(node, ast.Import):
            imported |= {alias.name for alias in node.names} & names.keys()
    return imported - {module.name}


def longest_chain(modules: Mapping[str, Module]) -> list[str]:
    """The longest way from a module down its imports; of two as long, the first by name."""
    below = {name: sorted(imports_of(module, modules)) for name, module in modules.items()}
    chains: dict[str, list[str]] = {}

    def chain(name: str, above: tuple[str, ...]) -> list[str]:
        if name in above:
            return []
        if name not in chains:
            chains[name] = [name, *max((chain(one, (*above, name)) for one in below[name]), key=len, default=[])]
        return chains[name]

    return max((chain(name, ()) for name in sorted(below)), key=len, default=[])


def widest_folder(modules: Mapping[str, Module]) -> tuple[str, int]:
    """The folder with the most modules (`__init__` is one), and their number."""
    folders = Counter(str(Path(*module.path.parts[:-1])) for module in modules.values())
    folder, size = max(folders.items(), key=lambda item: item[1])
    return folder, size


def clashing_classes(modules: Mapping[str, Module]) -> list[str]:
    """Names of classes that two modules define, private ones aside."""
    homes: dict[str, set[str]] = {}
    for module in modules.values():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                homes.setdefault(node.name, set()).add(module.name)
    return sorted(name for name, where in homes.items() if len(where) > 1)


def odd_names(modules: Mapping[str, Module]) -> Counter[str]:
    """How often each of ODD_NAMES, or a name made with one (`told_by`, `is_known`), stands as an identifier."""
    names = (token.string for module in modules.values() for token in module.tokens if token.type == tokenize.NAME)
    return Counter(name for name in names if not ODD_NAMES.isdisjoint(name.lower().split("_")))


def functions_of(modules: Iterable[Module]) -> Iterator[int]:
    """The length of every function in lines, without its docstring."""
    for module in modules:
        for node in ast.walk(module.tree):
            if isinstance(node, Function):
                body = node.body[1:] if ast.get_docstring(node, clean=False) is not None else node.body
                yield (node.end_lineno or 0) - (body[0].lineno if body else node.end_lineno or 0) + 1


def comments(modules: Iterable[Module]) -> int:
    """Lines that are a comment and nothing else."""
    return sum(
        1
        for module in modules
        for line in module.text.splitlines()
        if line.lstrip().startswith("#") and not line.lstrip().startswith("#!")
    )


def measure(checkout: Path) -> dict[str, str]:
    """The table of one checkout: what is measured, and the value as text."""
    modules = modules_of(checkout)
    lines = sum(module.code_lines for module in modules.values())
    folder, size = widest_folder(modules)
    lengths = sorted(functions_of(modules.values()))
    odd = odd_names(modules)
    clashes = clashing_classes(modules)
    plain = sum(count for name, count in odd.items() if name in ODD_NAMES)
    return {
        "files / lines of code": f"{len(modules)} / {lines}",
        "modules in the widest folder": f"{size} ({Path(folder).relative_to(checkout)})",
        "modules in checker/ itself": str(
            sum(1 for module in modules.values() if module.path.parent.name == "checker")
        ),
        "longest import chain": str(len(longest_chain(modules))),
        "class names in two modules": f"{len(clashes)} {' '.join(clashes[:6])}".strip(),
        "odd identifiers per 1,000 lines": f"{1000 * plain / lines:.0f}",
        "… with those made of one": f"{1000 * odd.total() / lines:.0f}",
        "comment lines": f"{100 * comments(modules.values()) / lines:.1f} %",
        "function median / p90 / longest": _spread(lengths),
        f"files over {LONG_FILE} lines": str(sum(len(m.text.splitlines()) > LONG_FILE for m in modules.values())),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table of this checkout, or of those named."""
    parser = argparse.ArgumentParser(description="How the code reads, in numbers.")
    parser.add_argument("checkouts", nargs="*", type=Path, default=[HERE])
    parser.add_argument("--chain", action="store_true", help="print the longest import chain as well")
    parser.add_argument("--odd", action="store_true", help="print the odd identifiers, most frequent first")
    chosen = parser.parse_args(arguments)
    checkouts = [checkout.resolve() for checkout in chosen.checkouts]
    for checkout in checkouts:
        if not (checkout / "checker").is_dir():
            parser.error(f"{checkout} is no checkout: it has no folder checker/")
    tables = [measure(checkout) for checkout in checkouts]
    print("| |", " | ".join(checkout.name for checkout in checkouts), "|")  # noqa: T201 - what was asked for
    print("|---" * (len(checkouts) + 1) + "|")  # noqa: T201
    for row in tables[0]:
        print(f"| {row} |", " | ".join(table[row] for table in tables), "|")  # noqa: T201
    last = modules_of(checkouts[-1])
    if chosen.chain:
        print("\n".join(longest_chain(last)))  # noqa: T201
    if chosen.odd:
        print("\n".join(f"{count:5} {name}" for name, count in odd_names(last).most_common()))  # noqa: T201
    return 0


def _spread(lengths: Sequence[int]) -> str:
    return f"{statistics.median(lengths):.0f} / {lengths[len(lengths) * 9 // 10]} / {lengths[-1]}"


def _dotted(path: Path) -> str:
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


if __name__ == "__main__":
    raise SystemExit(main())
