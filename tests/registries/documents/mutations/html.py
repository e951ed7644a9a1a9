"""The list as a page, and a page whose tags are damaged."""

import re
from random import Random

from tests.registries.documents.mutations.damage import Damaged, Grid

_TAG = re.compile(r"</?(?:table|tr|td)>")


def write(one: Damaged, random: Random) -> bytes:
    tables = "".join(map(_table, one.parts))
    lines = "".join(f"<p>{line}</p>" for line in one.lines)
    foot = "<div>版权所有 测试网络有限公司</div>" if random.random() < 0.3 else ""
    return f"<html><meta charset=utf-8><body><h1>{one.title}</h1>{tables}{lines}{foot}</body></html>".encode()


def _table(rows: Grid) -> str:
    cells = ("".join(f"<td>{cell.replace(chr(10), '<br>')}</td>" for cell in row) for row in rows)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


def damage(content: bytes, random: Random) -> bytes:
    """Take out or double a tag, let a cell cover its neighbours, or hide one, at random."""
    text = content.decode()
    tag = random.choice(list(_TAG.finditer(text)))
    new = random.choice(["", tag[0] * 2, "<td>", "</tr>", "</table>", "<table>"])
    if tag[0] == "<td>":
        new = random.choice([new, "<td colspan=2>", "<td rowspan=2>", "<td style='display:none'>", "<td><s>"])
    if tag[0] == "<tr>":
        new = random.choice([new, "<tr hidden>", "<tbody><tr>", "<form><tr>"])
    return (text[: tag.start()] + new + text[tag.end() :]).encode()
