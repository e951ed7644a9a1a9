"""Damaged PDFs: read right, held or refused, and never published with another row than the printed ones."""

from collections import Counter

import pytest

from registries.documents.pdf import pdf_tables
from tests.registries.documents.mutations import outcome
from tests.registries.documents.mutations.pdf import PdfTable, variants

_NAMES = [
    f"测试{'甲乙丙丁戊己庚辛'[n % 8]}{n:02}{('信息科技', '融资担保', '数据服务')[n % 3]}有限公司" for n in range(40)
]
_ROLES = ("平台运营", "担保增信", "催收")
NUMBERED = (
    ("序号", "机构名称", "合作类型"),
    *((str(n + 1), name, _ROLES[n % 3]) for n, name in enumerate(_NAMES)),
)
WRAPPED = (
    ("机构名称", "统一社会信用代码", "备注"),
    *(
        (f"{name[:7]}\n{name[7:]}" if n % 3 == 0 else name, f"9144{n:04}MA5XXXXX{n:02}", "已备案" if n % 4 else "")
        for n, name in enumerate(_NAMES)
    ),
)
TABLES = (
    PdfTable(NUMBERED, (50, 220, 120)),
    PdfTable(NUMBERED[:13], (50, 220, 120), feet=False, notes=()),
    PdfTable(tuple(row[1:] for row in NUMBERED), (220, 120), header_on_every_page=False),
    PdfTable(WRAPPED, (190, 150, 100), rows_per_page=16),
    PdfTable(WRAPPED[:9], (190, 150, 100), feet=False),
)


def test_the_undamaged_tables_are_right() -> None:
    for table in TABLES:
        drawn = table.drawn()
        (read,) = pdf_tables(drawn.content())
        assert (read.rows, read.warnings) == (drawn.rows, ())


@pytest.mark.parametrize("count", [150, pytest.param(2500, marks=[pytest.mark.exhaustive, pytest.mark.timeout(3600)])])
def test_no_damage_is_silent(count: int, capsys: pytest.CaptureFixture[str]) -> None:
    ends: Counter[tuple[str, str]] = Counter()
    silent = []
    for variant in variants(TABLES, count):
        end = outcome(variant, pdf_tables)
        ends[variant.kind, end] += "+" not in variant.kind
        silent += [(variant.kind, variant.seed)] if end == "silent" else []
    with capsys.disabled():
        for kind in sorted({kind for kind, _ in ends if "+" not in kind}):
            print(f"\n{kind:<28}", *(f"{end} {ends[kind, end]:<4}" for end in ("right", "held", "refused")), end="")  # noqa: T201
    assert silent == []
