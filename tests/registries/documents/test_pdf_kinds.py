"""Ways in which a PDF lost rows, columns or characters without a word: each read whole, or told."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from playwright.sync_api import Browser

from registries.documents.pdf import pdf_table, pdf_tables
from registries.documents.tables.cells import clean
from registries.documents.tables.table import header_key
from registries.sources.readers import READERS
from tests.pages import Page, document
from tests.registries.documents.making import HEADER, Sheet, pdf
from tests.registries.documents.mutations.pdf import Drawn, PdfTable, Words

LIST = PdfTable(
    (("序号", "机构名称", "合作类型"), *((str(n), f"测试丑{n:02}信息科技有限公司", "催收") for n in range(1, 37))),
    (50, 220, 120),
    rows_per_page=12,
)
UNNUMBERED = replace(LIST, rows=tuple(row[1:] for row in LIST.rows), widths=(220, 120), header_on_every_page=False)
INSTITUTIONS = PdfTable(
    (
        HEADER,
        *((str(n), f"测试丑{n}信托有限公司", "", f"K{n:04}H111000001", "信托公司", "测试局") for n in range(1, 30)),
    ),
    (34, 120, 90, 110, 80, 70),
)
SIDES = ("t", "b", "l", "r", "tb", "lr", "tl", "tblr")


def without(drawn: Drawn, sides: str, pages: Sequence[int]) -> Drawn:
    """Leave out outer lines: t, b, l, r of these pages."""
    gone = []
    for page in pages:
        for level, ends in ((True, "tb"), (False, "lr")):
            last = max(rule.border for rule in drawn.rules if rule.page == page and rule.level is level)
            borders = {end: border for end, border in zip(ends, (0, last), strict=True) if end in sides}
            gone += [r for r in drawn.rules if (r.page, r.level) == (page, level) and r.border in borders.values()]
    return replace(drawn, rules=tuple(rule for rule in drawn.rules if rule not in gone))


def test_no_row_goes_with_an_outer_line() -> None:
    for table in (LIST, UNNUMBERED):
        for sides, pages in ((sides, pages) for sides in SIDES for pages in ((0,), (1,), (2,), (0, 1, 2))):
            drawn = without(table.drawn(), sides, pages)
            (read,) = pdf_tables(drawn.content())
            assert (read.rows, read.warnings) == (drawn.rows, ()), (sides, pages)


def test_blank_cells_beside_a_missing_line_stay_cells() -> None:
    drawn = without(INSTITUTIONS.drawn(), "b", (0, 1, 2))
    read = pdf_table(drawn.content(), HEADER)
    assert (read.rows, read.warnings) == (drawn.rows, ())


def around(*words: Words, table: PdfTable = LIST) -> tuple[str, ...]:
    drawn = table.drawn()
    (read,) = pdf_tables(replace(drawn, words=(*drawn.words, *words)).content())
    assert read.rows == drawn.rows
    return read.warnings


def test_heads_feet_titles_and_notes_are_known() -> None:
    running = [Words(page, f"测试公司合作机构名单 2026 第{page + 1}版", 60, 800) for page in range(3)]
    dated = (Words(0, "更新日期：2026年10月31日", 60, 752), Words(2, "2、以上信息如有变动，另行公布。", 50, 440))
    assert around(*running[1:], *dated) == around(*dated) == ()


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (Words(1, "37 测试寅信息科技有限公司", 53, 500), "page 2: words stand outside the table's lines: '37 测试寅"),
        (Words(2, "测试寅信息科技有限公司", 103, 440), "page 3: words stand outside the table's lines: '测试寅"),
        (Words(0, "第 1 页 共 4 页", 400, 30), "4 pages, there are 3"),
        (Words(2, "共40家", 60, 440), "the document says that there are 40, 36 rows were read"),
        (Words(1, "侧页", 480, 600, turn=90), "page 2: words are turned: '侧页'"),
        (Words(1, "测试寅公司", 105, 728, grey=0.97), "page 2: words can hardly be seen"),
    ],
)
def test_words_more_than_that_are_told(words: Words, fault: str) -> None:
    assert any(fault in warning for warning in around(words))


def test_letters_of_another_script_are_told() -> None:
    rows = [("序号", "名称", "备注"), ("1", "测试Аbс有限公司", "")]
    (read,) = pdf_tables(pdf([Sheet(rows)], (40, 200, 100)))
    assert any("letters of another script" in warning for warning in read.warnings)


def test_the_dot_in_a_name_stays() -> None:
    (read,) = pdf_tables(pdf([Sheet([("序号", "名称", "备注"), ("1", "阿不都·热依木", "")])], (40, 200, 100)))
    assert read.rows[1][1] == "阿不都·热依木"


def test_radicals_are_characters_in_cells_and_headers() -> None:
    assert clean("⻓沙测试⼩额贷款\n有限公司") == "长沙测试小额贷款有限公司"
    assert header_key("⾦ 融机构") == "金融机构"
    page = Sheet([("序号", "公司名称", "备注"), ("1", "⼴州⻜⻉⻋贷科技有限公司", "⻛险分担")])
    assert pdf_tables(pdf([page], (40, 200, 100)))[0].rows[1] == ("1", "广州飞贝车贷科技有限公司", "风险分担")


PAGE = """<meta charset=utf-8><style>body {{ font-family: '{font}' }} table {{ border-collapse: collapse }}
td {{ border: 1px solid; padding: 2px 8px }} {style}</style><h2>{title}</h2><table>{cells}</table>"""


def printed(browser: Browser, rows: Sequence[Sequence[str]], font: str, title: str, style: str = "") -> bytes:
    page = browser.new_page()
    cells = "".join("<tr><td>" + "<td>".join(row) for row in rows)
    page.set_content(PAGE.format(font=font, cells=cells, title=title, style=style))
    content: bytes = page.pdf(format="A4", print_background=True)
    page.close()
    return content


@pytest.mark.browser
@pytest.mark.parametrize("font", ["Noto Sans CJK SC", "Noto Serif CJK SC"])
def test_a_page_saved_by_hand_is_read_as_it_looks(browser: Browser, font: str) -> None:
    rows = (
        ("序号", "机构名称", "产品名称"),
        ("1", "广州飞贝车贷科技有限公司", "飞贝车贷"),
        ("2", "胶州长马瑨㵲信息技术有限公司", "长马·借"),
    )
    for style in ("", "table { border-style: hidden }", "td { border-left: 0; border-right: 0 }"):
        (read,) = pdf_tables(printed(browser, rows, font, "平台运营机构名单", style))
        assert (read.rows, read.warnings) == (rows, ())


@pytest.mark.browser
def test_an_institution_list_saved_by_hand_has_types_and_regions(browser: Browser) -> None:
    banks = (
        (
            "1",
            "测试长安银行股份有限公司",
            "CHANG AN BANK CO., LTD.",
            "B0000H261000001",
            "城市商业银行",
            "陕西金融监管局",
        ),
        ("2", "测试马上消费金融股份有限公司", "", "X0000H250000001", "消费金融公司", "重庆金融监管局"),
    )
    content = printed(browser, (HEADER, *banks), "Noto Sans CJK SC", "银行业金融机构法人名单")
    reader = next(reader for reader in READERS if reader.source.id == "nfra.legal_persons")
    parsed = reader.read([document("list.pdf", Page(content, "application/pdf"))])
    assert [row.legal_name for row in parsed.rows if row.kind == "licence"] == [bank[1] for bank in banks]
    assert parsed.warnings == ()
