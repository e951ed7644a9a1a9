"""What the cell of a list's column of names holds: one name, and what is noted beside it.

    测试甲小额贷款有限公司（已注销）①      the name, a note on the firm's status, a footnote mark
    测试乙（上海）有限公司（原名：测试丙有限公司）    a place that belongs to the name, and a former name

A note is read by closed tables (`name_notes`), or it is a fault: a name is never taken with a note that nobody knows.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from registries.documents.tables.cells import join_han
from registries.firm_names.name_notes import DAY, lesser, status_note
from registries.firm_names.registered_names import (
    head_office,
    in_registered_brackets,
    names_two_firms,
    only_legal_form,
    registered_ending,
)
from registries.model import LicenceStatus

_OPEN, _CLOSE = "（(【[〔〖{｛［〈", "）)】]〕〗}｝］〉"
_MARKS = r"[*＊※†‡#＃^★☆△▲●○◎◆①-⑳⑴-⒇❶-❿¹²³⁰⁴-⁹]"
_MARK = re.compile(rf"^{_MARKS}+|(?:{_MARKS}+|注\d{{1,2}})+$")
_FOOTNOTE = re.compile(rf"(?:\d{{1,2}}|注释?[\d一二三四五六七八九十]{{0,3}}|[a-zA-Z]|{_MARKS}+)")
_FORMER = re.compile(
    rf"^(?:{DAY})?(?:原(?:公司|企业|单位)?名称?|(?:公司|企业)?曾用(?:企业)?名称?|更名前(?:名称)?|变更前(?:名称)?"
    r"|原称|旧称|旧名|前身|前称|曾名|曾称|(?:更名|改名|变更|改制)自|改制前(?:名称)?|系?由|原)[:为是系叫]*(.+)$"
)
#: The firm has another name by now: the printed one is its former one.
_PRESENT = re.compile(
    rf"^(?:{DAY})?(?:(?:现|已|经|现已|已经)?(?:更名|改名|变更|改制)(?:成|至)?为|(?:现|新)(?:公司|企业)?名称?|现称|现)[:为是系叫]*(.+)$"
)
#: What is printed in front of a name that is the whole cell, or its first part: 原名…，现名…. One character alone is
#: such a label only beside another name: 原野 and 现代 begin names.
_LABEL = re.compile(
    r"^(?:(?P<former>(?:原|曾用)(?:公司|企业|单位)?名称?|(?:公司|企业)?曾用(?:企业)?名称?|(?:更名|变更|改制)前(?:名称)?"
    r"|原称|旧称|旧名|前身|前称|曾名|曾称)"
    r"|(?P<present>现(?:公司|企业|单位)?名称?|现称|现?(?:更名|改名|变更)(?:后(?:名称)?|为)|新(?:公司|企业)?名称?(?=[:为])))[:为是系叫]*"
)
_RENAMED = re.compile(rf"{DAY}|(?:已|经|已经)?(?:更名|改名|变更|改制)(?:为现名|而来|而成)?$")
_LIST = re.compile(r"[、，,;；/]+")
_NUMBERED = re.compile(r"[（(]?\d{1,4}[、.．)）](?!\d)")
_BESIDE = "、，,;；:：/|-—–_·.。 "
_QUOTES = "“”\"'「」《》 "
_END_OF_ONE_FORM = re.compile(r"(?:公司|银行|信用社|合作社|互助社|联社|联合社|分行|支行)(?=.)")
_END_OF_FORM = re.compile(r".*(?:公司|银行|信用社|合作社|互助社|联社|联合社|分行|支行)")


@dataclass
class NameCell:
    """What a cell holds. `name`: closed up, without notes; where it says that the firm has another name by now
    (`present_names`), that one, and the printed one is a former one. `notes`: those on the firm's status, as printed,
    and `status` what they leave of a licence, `certain` or not. `labels`: words in front of the name (原名, 现名)
    that are none of it. `faults`: why a person must look before it is used."""

    name: str = ""
    former_names: list[str] = field(default_factory=list)
    present_names: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    status: LicenceStatus | None = None
    certain: bool = True
    faults: list[str] = field(default_factory=list)

    @property
    def plain(self) -> bool:
        """Return whether the cell holds nothing but one name."""
        return not (self.former_names or self.notes or self.marks or self.faults)


def read_name_cell(printed: str) -> NameCell:
    """Return the name in a cell, and every note beside or inside it. Never fails: what cannot be told is a fault."""
    cell = NameCell()
    text = printed.strip()
    if "\ufffd" in text:
        cell.faults.append("a character that could not be read")
    if _several(text):
        cell.faults.append("two names in one cell")
    if _NUMBERED.match(text):
        cell.faults.append("a number before the name")
    pieces = list(_pieces(join_han(text)))
    if any(len(piece) == 1 and piece in _OPEN + _CLOSE for piece in pieces):
        cell.faults.append("a bracket without its other half")
    name = _without_mark("".join(_name_pieces(pieces, cell)), cell)
    cell.name = _without_tail(name, cell)
    _take_label(cell)
    if cell.present_names:
        _take_present_name(cell)
    cell.former_names = [former for former in dict.fromkeys(cell.former_names) if former != cell.name]
    if names_two_firms(cell.name) and not cell.faults:
        cell.faults.append("two names in one cell")
    if only_legal_form(cell.name):
        cell.faults.append("a legal form and no name")
    return cell


def _name_pieces(pieces: list[str], cell: NameCell) -> Iterator[str]:
    """Yield the pieces that are parts of the name; notes among them are read."""
    for place, piece in enumerate(pieces):
        if len(piece) < 2 or piece[0] not in _OPEN:
            yield piece
            continue
        inside = unicodedata.normalize("NFKC", piece[1:-1]).strip()
        round_ones = piece[0] in "（("
        inner = 0 < place < len(pieces) - 1 and any(part[0] not in _OPEN for part in pieces[place + 1 :])
        partnership = round_ones and inside.endswith("合伙") and in_registered_brackets(inside)
        if partnership or (inner and round_ones and in_registered_brackets(inside)):
            yield piece
        elif _FOOTNOTE.fullmatch(inside) or not inside:
            cell.marks.append(piece)
        else:
            _read_note(inside, cell)


def _read_note(text: str, cell: NameCell) -> None:
    """Read a note into the cell: former names, the present one, words on the firm's status, or a fault."""
    former = _former_names(text)
    if former is not None:
        cell.former_names += former
        return
    present = _names_after(_PRESENT, text)
    if present is not None:
        cell.present_names += present
        return
    note = status_note(text)
    if note is None:
        parts = [part for part in _LIST.split(text) if part]
        if len(parts) > 1:
            for part in parts:
                _read_note(part, cell)
        else:
            cell.faults.append(f"a note that is not known: {text[:40]!r}")
        return
    cell.notes.append(text)
    cell.certain = cell.certain and note.certain
    if note.status:
        cell.status = lesser(cell.status, note.status) if cell.status else note.status


def _former_names(text: str) -> list[str] | None:
    """Return the names after 原名 and kin; None where the note is none of these, or what follows is no registered
    name."""
    return _names_after(_FORMER, text)


def _names_after(words: re.Pattern[str], text: str) -> list[str] | None:
    match = words.match(text)
    if match is None:
        return None
    parts = [_RENAMED.sub("", part.strip(_QUOTES)).strip(_QUOTES) for part in _LIST.split(match[1])]
    names = [name for name in parts if name]
    return names if names and all(_is_former_name(name) for name in names) else None


def _take_label(cell: NameCell) -> None:
    """Take what says which of two names it is from in front of the name. A former name alone is a fault: who the firm
    is by now, nobody says."""
    text = unicodedata.normalize("NFKC", cell.name)
    label = _LABEL.match(text)
    if label is None:
        single = {"原": cell.present_names, "现": cell.former_names}.get(text[:1])
        if single and registered_ending(text[1:]) and not only_legal_form(text[1:]):
            cell.labels.append(cell.name[0])
            cell.name = cell.name[1:]
        return
    name = text[label.end() :].strip(_QUOTES)
    if not registered_ending(name) or only_legal_form(name):
        return
    if label["former"] and not cell.present_names:
        cell.faults.append("a former name, and not what the firm is called by now")
    cell.labels.append(label[0])
    cell.name = name


def _take_present_name(cell: NameCell) -> None:
    """Make the name that the firm has by now the cell's name, and the printed one a former one."""
    names = set(cell.present_names)
    if len(names) > 1:
        cell.faults.append("two present names in one cell")
        return
    cell.former_names.insert(0, cell.name)
    cell.name = names.pop()


def _is_former_name(name: str) -> bool:
    return read_name_cell(name).plain and registered_ending(name)


def _without_mark(name: str, cell: NameCell) -> str:
    bare = _MARK.sub("", _MARK.sub("", name))
    if bare != name:
        cell.marks.append(name.replace(bare, "") if bare else name)
    return bare


def _without_tail(name: str, cell: NameCell) -> str:
    """Return the name without a note that stands behind it without brackets: 测试甲有限公司-已注销, 测试甲有限公司
    原名…"""
    bare = name.rstrip(_BESIDE)
    for end in (form.end() for form in _END_OF_ONE_FORM.finditer(bare)):
        note = unicodedata.normalize("NFKC", bare[end:].strip(_BESIDE))
        if _is_about_names(note):
            _read_note(note, cell)
            return bare[:end]
    if registered_ending(bare):
        return bare
    match = _END_OF_FORM.match(bare)
    tail = bare[match.end() :].strip(_BESIDE) if match else ""
    note = unicodedata.normalize("NFKC", tail)
    if match is None or (status_note(note) is None and _former_names(note) is None):
        return bare
    _read_note(note, cell)
    return match[0]


def _is_about_names(note: str) -> bool:
    text = unicodedata.normalize("NFKC", note)
    return _former_names(text) is not None or _names_after(_PRESENT, text) is not None


def _pieces(text: str) -> Iterator[str]:
    """Yield the text cut at its outermost brackets, these with what is in them; a bracket without its half by
    itself."""
    depth, start = 0, 0
    for at, char in enumerate(text):
        if char in _OPEN:
            if depth == 0 and at > start:
                yield text[start:at]
            start = at if depth == 0 else start
            depth += 1
        elif char in _CLOSE:
            if depth == 0:
                yield from filter(None, (text[start:at], char))
                start = at + 1
                continue
            depth -= 1
            if depth == 0:
                yield text[start : at + 1]
                start = at + 1
    rest = text[start:]
    if depth:
        yield from filter(None, (rest[:1], rest[1:]))
    elif rest:
        yield rest


def _several(text: str) -> bool:
    """Return whether a blank or a comma parts two registered names. A branch's own is none, nor a form that wrapped."""
    outside = "".join(piece if piece[0] not in _OPEN else "" for piece in _pieces(text))
    parts = [part for part in re.split(r"[\s、，,;；/|]+", outside) if part and not _is_about_names(part)]
    firms = [part for part in parts if registered_ending(part) and head_office(part) and not only_legal_form(part)]
    return any(earlier != later for earlier, later in pairwise(firms)) or len(firms) > 1
