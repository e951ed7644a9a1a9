"""The list as CSV, and CSV whose own signs are damaged."""

import csv
import io
import re
from random import Random

from tests.registries.documents.mutations.damage import Damaged


def write(one: Damaged, random: Random) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=random.choice(",;\t"))
    writer.writerow([one.title])
    for part in one.parts:
        writer.writerows(part)
    writer.writerows([line] for line in one.lines)
    return out.getvalue().encode(random.choice(["utf-8", "utf-8-sig", "gb18030"]))


def damage(content: bytes, random: Random) -> bytes:
    """Take out, double or put in one of the signs that CSV is made of, at random."""
    encoding = "gb18030" if b"\xe5\xba\x8f" not in content else "utf-8"
    text = content.decode(encoding)
    at = random.choice([match.start() for match in re.finditer(r"[,;\t\r\n]", text)])
    sign = random.choice(["", '"', ",", "\n", ";", "\t"])
    before, after = random.choice([(at, at), (at, at + 1), (at + 1, at + 1)])
    return (text[:before] + sign + text[after:]).encode(encoding)
