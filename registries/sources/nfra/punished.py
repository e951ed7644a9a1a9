"""Whom a penalty cell names. Persons are never kept, nor quoted: not in a row, not in a message."""

import re

from registries.characters import HAN
from registries.firm_names.entity_names import entity_type

# 张三（时任甲银行行长、现任乙银行董事): the bracket says a person's post, and may name firms that were not punished
_POST = re.compile(r"[（(][^（）()]*(?:任|职务|员工|负责人)[^（）()]*[）)]")
_RESPONSIBLE = re.compile(r"[及和与](?:其|相关|有关|直接|主要|责任|负责)*人员?$")
_NUMBERING = re.compile(r"^(?:[一二三四五六七八九十]+[、.．]|[（(]?\d{1,3}[、.．）)])")
_SEPARATOR = re.compile(r"[、，,；;\s]+")
_PART_OF_A_FIRM = re.compile(r"(?:分公司|支公司|分行|支行|营业部|营业所|分理处|储蓄所|中心|代表处|办事处|事业部)$")
_PERSON = re.compile(rf"[{HAN}·]{{1,6}}|[A-Za-z .·]{{2,40}}|.*(?:时任|现任|曾任|总经理|董事|行长|主任|经办).*")
_CHARACTERS = re.compile(rf"[{HAN}A-Za-z0-9（）()·]{{4,60}}")


def firms(cell: str) -> tuple[str, ...] | None:
    """Return the firms, by full name, in a cell that may also name branches and persons; None where it cannot be told.

    A branch is no legal person and is left out: the firm itself was not the one punished.
    """
    names: list[str] = []
    for part in _SEPARATOR.split(_POST.sub("", _NUMBERING.sub("", cell.strip()))):
        name = _RESPONSIBLE.sub("", part)
        if not name or _PART_OF_A_FIRM.search(name):
            continue
        if _CHARACTERS.fullmatch(name) and entity_type(name) == "organisation" and not re.search("[时现曾]任", name):
            names.append(name)
        elif not _PERSON.fullmatch(name):
            return None
    return tuple(dict.fromkeys(names))
