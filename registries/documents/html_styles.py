"""What the style sheets in a page hide or strike out: a row of a class that says display:none is on no one's screen.

Selectors are read as far as lists of firms are ever marked: tag, class and id, alone or one inside the other. Rules for
other media than screens, and those that hang on the mouse, do not count. Where two rules speak of one element, the more
exact one wins, then the later, as in a browser.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from registries.document import PageChangedError

#: Rules around others under which these count all the same; a width or a printer is no screen of everyone's.
_EVERY_SCREEN = re.compile(r"@media\s+(?:only\s+)?(?:screen|all)|@(?:supports|layer)\b.*", re.IGNORECASE | re.DOTALL)
_OF_A_TABLE = re.compile(r"(?:^|[\s>+~])(?:table|tbody|tr|td|th)[^\s>+~]*$", re.IGNORECASE)
_PASSING = re.compile(r":(?:hover|focus|active|empty|:|before|after)", re.IGNORECASE)
_COMPOUND = re.compile(r"(\*|[A-Za-z][\w-]*)?((?:[.#][\w-]+)*)")
_HIDES = {
    "display": re.compile("none", re.IGNORECASE),
    "visibility": re.compile("hidden|collapse", re.IGNORECASE),
    "opacity": re.compile(r"0+(?:\.0*)?|\.0+"),
    "font-size": re.compile(r"0+(?:\.0*)?(?:px|pt|em|rem|%)?"),
}
_STRIKES = ("text-decoration", "text-decoration-line")
_WRITTEN = {"struck": "text-decoration:line-through"}
_MOST = 5000  # rules of a page that hide or show; templates bring some hundred

Node = Any  # lxml has no types


@dataclass(frozen=True)
class _Rule:
    """`steps`: tag, classes and ids from the outermost to the element itself. `weight`: which of two rules wins.
    `name`, `on`: a property, and whether it hides or strikes out."""

    steps: tuple[tuple[str, frozenset[str], frozenset[str]], ...]
    weight: tuple[bool, int, int, int, int]
    name: str
    on: bool


def apply_styles(root: Node) -> tuple[str, ...]:
    """Write what the page's own style sheets hide or strike out into the elements themselves; return a sentence for
    each rule on tables that is not read. Raises PageChangedError for a style sheet without measure."""
    text = "\n".join(
        node.text or "" for node in root.iter("style") if node.get("media", "all") in ("all", "screen", "")
    )
    unread: list[str] = []
    rules = list(islice(_rules(text, unread), _MOST + 1))
    if len(rules) > _MOST:
        raise PageChangedError(f"a page with more than {_MOST} style rules that hide or show")
    told = tuple(dict.fromkeys(unread))[:3]
    if not any(rule.on for rule in rules):
        return told
    by_key: dict[str, list[_Rule]] = {}
    for rule in rules:
        by_key.setdefault(_key(rule), []).append(rule)
    for node in root.iter():
        if isinstance(node.tag, str):
            _mark(node, by_key)
    return told


def _rules(text: str, unread: list[str]) -> Iterator[_Rule]:
    """Yield a rule for each selector and property that hides, shows or strikes out; a selector that is not read and
    may be of a row goes into `unread`."""
    for order, (selectors, body) in enumerate(_blocks(text)):
        found = list(_declared(body))
        for selector in selectors.split(",") if found else ():
            steps = _steps(selector)
            if steps is None:
                if any(on for _, on, _ in found) and _OF_A_TABLE.search(selector) and not _PASSING.search(selector):
                    unread.append(
                        f"a style hides or strikes out what it chooses in a way not read: {selector.strip()[:40]!r}"
                    )
                continue
            ids, classes = sum(len(step[2]) for step in steps), sum(len(step[1]) for step in steps)
            tags = sum(step[0] not in ("", "*") for step in steps)
            for name, on, important in found:
                yield _Rule(steps, (important, ids, classes, tags, order), name, on)


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """Yield selectors and declarations of each rule that counts on every screen."""
    around: list[str] = []
    start = 0
    bare = _without_comments(text)
    for brace in re.finditer("[{}]", bare):
        words = bare[start : brace.start()]
        start = brace.end()
        if brace[0] == "{":
            around.append(words.rpartition(";")[2].strip())
        elif around:
            selectors = around.pop()
            if not selectors.startswith("@") and all(_EVERY_SCREEN.fullmatch(outer) for outer in around):
                yield selectors, words


def _without_comments(text: str) -> str:
    first, *rest = text.split("/*")
    return first + "".join(piece.partition("*/")[2] for piece in rest)


def _declared(body: str) -> Iterator[tuple[str, bool, bool]]:
    """Yield property, whether it hides or strikes out, and whether it is important."""
    for declaration in body.split(";"):
        name, _, value = declaration.partition(":")
        name, value = name.strip().lower(), value.strip()
        important = value.lower().endswith("!important")
        value = value[: -len("!important")].strip() if important else value
        if name in _HIDES:
            yield name, bool(_HIDES[name].fullmatch(value)), important
        elif name in _STRIKES:
            yield "struck", "line-through" in value.lower(), important


def _steps(selector: str) -> tuple[tuple[str, frozenset[str], frozenset[str]], ...] | None:
    steps = []
    for compound in selector.replace(">", " ").split():
        match = _COMPOUND.fullmatch(compound)
        if not match:
            return None
        names = re.findall(r"([.#])([\w-]+)", match[2])
        of = {sign: frozenset(name for kind, name in names if kind == sign) for sign in ".#"}
        steps.append(((match[1] or "").lower(), of["."], of["#"]))
    return tuple(steps) or None


def _key(rule: _Rule) -> str:
    """Return what an element must have for the rule to be about it: an id, a class or a tag."""
    tag, classes, ids = rule.steps[-1]
    return f"#{min(ids)}" if ids else f".{min(classes)}" if classes else tag


def _mark(node: Node, by_key: dict[str, list[_Rule]]) -> None:
    classes = (node.get("class") or "").split()
    keys = [f"#{node.get('id')}", *(f".{name}" for name in classes), node.tag, "*", ""]
    rules = [rule for key in dict.fromkeys(keys) for rule in by_key.get(key, ()) if _is_about(rule, node)]
    best: dict[str, _Rule] = {}
    for rule in rules:
        if rule.name not in best or rule.weight > best[rule.name].weight:
            best[rule.name] = rule
    own = {name: (on, important) for name, on, important in _declared(node.get("style") or "")}
    for name, rule in best.items():
        important = own.get(name, (False, False))[1]
        if rule.on and (name not in own or (rule.weight[0] and not important)):
            node.set("style", f"{node.get('style') or ''};{_WRITTEN.get(name, 'display:none')}")


def _is_about(rule: _Rule, node: Node) -> bool:
    """Return whether each step of a selector finds its element, from the innermost outwards."""
    *outer, last = rule.steps
    if not _is(last, node):
        return False
    above = node.getparent()
    for step in reversed(outer):
        while above is not None and not _is(step, above):
            above = above.getparent()
        if above is None:
            return False
        above = above.getparent()
    return True


def _is(step: tuple[str, frozenset[str], frozenset[str]], node: Node) -> bool:
    tag, classes, ids = step
    return (
        (tag in ("", "*") or node.tag == tag)
        and classes <= set((node.get("class") or "").split())
        and ids <= {node.get("id") or ""}
    )
