"""The words of a Word file that its reader sees: one branch of each alternative, and nothing that was taken out.

Word keeps more than it prints: a text box twice, for newer and older programs; text that was deleted or moved away, for
whoever reviews it; how a character is read aloud; field codes; hidden text.
"""

from collections.abc import Iterator
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
#: What stands in the text but is not printed there: deleted, moved away, read aloud, said by nobody.
_NOT_PRINTED = frozenset(
    W + name for name in ("del", "moveFrom", "rt", "delText", "instrText", "delInstrText", "rPrChange", "pPrChange")
)
#: Namespaces whose elements the Word of the last fifteen years draws itself.
_UNDERSTOOD = frozenset(("wps", "wpg", "wpc", "wpi", "w14", "w15", "w16", "wp14", "v", "a14", "cx", "c14"))
_SIGNS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": " ", f"{W}noBreakHyphen": "-"}
#: Fields that are printed from their code alone, such as a character with its reading above it or in a circle.
_UNWRITTEN_FIELDS = frozenset({"EQ", "SYMBOL", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT"})
_CHANGED_CELLS = frozenset(W + name for name in ("cellDel", "cellIns", "cellMerge"))
_OFF = frozenset({"0", "false", "off"})

Node = Any  # lxml has no types


def printed(node: Node, but: str = "") -> Iterator[Node]:
    """Yield the elements under a node that are printed, in reading order: of alternatives the first that Word
    understands, else what stands for them; nothing deleted, moved away, read aloud or hidden. `but`: a tag that is
    passed over with all in it."""
    for child in node:
        if child.tag == f"{_MC}AlternateContent":
            branch = _branch(child)
            yield from printed(branch, but) if branch is not None else ()
        elif child.tag not in _NOT_PRINTED and child.tag != but and not is_taken_out(child):
            yield child
            yield from printed(child, but)


def text_of(paragraph: Node) -> str:
    """Return the text of a paragraph as printed, that of text boxes in it on lines of its own; a table in such a box
    is a table, and no part of the text."""
    pieces = []
    for node in printed(paragraph, but=f"{W}tbl"):
        if node.tag in (f"{W}t", _MATH):
            pieces.append(node.text or "")
        elif node.tag == f"{W}p":
            pieces.append("\n")
        else:
            pieces.append(_SIGNS.get(node.tag, ""))
    return "".join(pieces)


def _branch(alternatives: Node) -> Node | None:
    for choice in alternatives.iterchildren(f"{_MC}Choice"):
        if set(choice.get("Requires", "").split()) <= _UNDERSTOOD:
            return choice
    return alternatives.find(f"{_MC}Fallback")


def is_taken_out(node: Node) -> bool:
    """Return whether this is hidden text, or a row that a reviewer deleted."""
    if node.tag == f"{W}r":
        return is_hidden(node)
    return bool(node.tag == f"{W}tr" and node.find(f"{W}trPr/{W}del") is not None)


def is_hidden(run: Node) -> bool:
    """Return whether a run of text is marked as hidden."""
    return is_on(run.find(f"{W}rPr/{W}vanish"))


def is_on(mark: Node | None) -> bool:
    """Return whether a property is there and not switched off."""
    return mark is not None and mark.get(f"{W}val", "1") not in _OFF


def unprinted(node: Node) -> Iterator[str]:
    """Yield, for people, what a node holds whose meaning is not in the words read: hidden or struck-out text, signs of
    a picture font, notes that hang on a word."""
    for child in printed_or_hidden(node):
        if child.tag == f"{W}r":
            words = "".join(text.text or "" for text in child.iter(f"{W}t"))
            if words.strip() and is_hidden(child):
                yield f"hidden text: {words[:40]!r}"
            struck = is_on(child.find(f"{W}rPr/{W}strike")) or is_on(child.find(f"{W}rPr/{W}dstrike"))
            size = child.find(f"{W}rPr/{W}sz")
            if words.strip() and size is not None and (size.get(f"{W}val") or "9") in ("0", "1", "2", "3", "4"):
                yield f"text too small to be seen: {words[:40]!r}"
            if words.strip() and struck:
                yield f"text that is struck out: {words[:40]!r}"
        elif child.tag == f"{W}sym":
            yield f"a sign of the font {child.get(f'{W}font')!r}, which is no text"
        elif child.tag in (f"{W}footnoteReference", f"{W}endnoteReference", f"{W}commentReference"):
            yield "a note that hangs on a word"
        elif child.tag in _CHANGED_CELLS:
            yield "a cell that a reviewer took out or put in"
    for code in node.iter(f"{W}instrText", f"{W}fldSimple"):
        parts = (code.text or code.get(f"{W}instr") or "").split()
        if parts and parts[0].upper() in _UNWRITTEN_FIELDS:
            yield f"a field whose words are in no text: {' '.join(parts)[:40]!r}"


def printed_or_hidden(node: Node) -> Iterator[Node]:
    """Yield what `printed` does, and runs that are hidden."""
    yield from printed(node)
    yield from (run for run in node.iter(f"{W}r") if is_hidden(run))
