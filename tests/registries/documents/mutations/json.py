"""The list as JSON, and JSON whose members are damaged."""

import json
import re
from random import Random

from tests.registries.documents.mutations.damage import HEADER, Damaged


def write(one: Damaged, random: Random) -> bytes:
    """Each row below a header is an object of its cells; a row of another width has what fits, or one key more."""
    rows = []
    for part in one.parts:
        header, *body = part if part and "公司名称" in part[0] else [HEADER, *part] if rows else part
        for row in body:
            keys = [*header, *(f"列{number}" for number in range(len(header), len(row)))]
            rows.append(dict(zip(keys, row, strict=False)))
    rows += [{"说明": line} for line in one.lines]
    whole: dict[str, object] = {"title": one.title, "rows": rows}
    if random.random() < 0.5:
        declared = re.search(r"共(\d+)家", one.title)
        whole["total"] = int(declared[1]) if declared else len(rows)
    return json.dumps(whole, ensure_ascii=False).encode()


def damage(content: bytes, random: Random) -> bytes:
    """Rename or double a key, make a number of a text, at random."""
    text = content.decode()
    member = random.choice(list(re.finditer(r'"(序号|公司名称|批准文号|批准时间)": "([^"]*)"', text)))
    other = random.choice(["序号", "公司名称", "批准文号", "批准时间"])
    new = random.choice(
        [
            f'"{other}": "{member[2]}"',
            f'{member[0]}, "{other}": "{member[2]}"',
            f'"{member[1]} ": "{member[2]}"',
            f'"{member[1]}": 440300123456789012',
            f'"{member[1]}": 4.40300123456789e17',
            f'"{member[1]}": ["{member[2]}"]',
            f'"{member[1]}": Infinity',
        ]
    )
    return (text[: member.start()] + new + text[member.end() :]).encode()
