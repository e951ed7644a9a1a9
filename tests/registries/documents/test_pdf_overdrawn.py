"""What lies over a PDF's words, beside them or below: a line through a row, an area that hides it, a form field, small
words above a name. Each is reported with its page; what is no such thing is quiet."""

import ctypes
import io
from collections.abc import Callable

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from registries.documents.pdf import pdf_tables
from registries.documents.tables.table import Table

NAMES = [f"测试卯{n}信息科技有限公司" for n in "甲乙丙丁戊"]
ROWS = [("机构名称", "合作类型"), *((name, "催收") for name in NAMES)]
FONT, SIZE, LEFT, TOP, HEIGHT, WIDTHS = "STSong-Light", 10, 60, 700, 20, (240, 120)
Draw = Callable[[Canvas], None]


def base(row: int) -> float:
    return TOP - HEIGHT * row - 14


def page(over: Draw = lambda _: None, under: Draw = lambda _: None, name: str = "") -> bytes:
    """A ruled table with what `under` draws before it and `over` after it; `name`: of the last row."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    under(canvas)
    canvas.setFont(FONT, SIZE)
    for row, cells in enumerate([*ROWS[:5], (name or NAMES[4], "催收")]):
        for left, cell, width in zip((LEFT, LEFT + WIDTHS[0]), cells, WIDTHS, strict=True):
            canvas.rect(left, TOP - HEIGHT * (row + 1), width, HEIGHT)
            canvas.drawString(left + 3, base(row), cell)
    over(canvas)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def read(content: bytes) -> Table:
    (table,) = pdf_tables(content)
    return table


def white(canvas: Canvas, row: int, grey: float = 1) -> None:
    canvas.saveState()
    canvas.setFillGray(grey)
    canvas.rect(LEFT + 1, TOP - HEIGHT * (row + 1) + 1, sum(WIDTHS) - 2, HEIGHT - 2, stroke=0, fill=1)
    canvas.restoreState()


def through(*pieces: tuple[float, float, float, float]) -> Draw:
    def draw(canvas: Canvas) -> None:
        for left, bottom, right, top in pieces:
            canvas.line(left, bottom, right, top)

    return draw


STRUCK: dict[str, Draw] = {
    "a line through a name": through((62, base(3) + 3, 190, base(3) + 3)),
    "through the whole row": through((LEFT, base(3) + 4, LEFT + sum(WIDTHS), base(3) + 4)),
    "double": through((62, base(3) + 2, 190, base(3) + 2), (62, base(3) + 5, 190, base(3) + 5)),
    "piece by piece": through(*((63 + 10 * n, base(3) + 3.4, 73 + 10 * n, base(3) + 3.4) for n in range(8))),
    "in dashes": through(*((62 + 3 * n, base(3) + 3.4, 64 + 3 * n, base(3) + 3.4) for n in range(43))),
    "by hand": through((58, base(3) + 1, 330, base(3) + 6)),
    "a thin box": lambda canvas: canvas.rect(62, base(3) + 3, 130, 0.7, stroke=0, fill=1),
}


@pytest.mark.parametrize("how", STRUCK)
def test_words_struck_through_are_reported_with_page_and_row(how: str) -> None:
    (warning,) = (each for each in read(page(STRUCK[how])).warnings if "struck" in each)
    assert warning.startswith("page 1: words are struck through in row 4 of table 1: '")
    assert "卯丙信息" in warning


def test_a_border_or_an_underline_strikes_nothing() -> None:
    for quiet in (
        through((62, base(3) - 1.5, 190, base(3) - 1.5)),
        through((62, base(3) + 10, 190, base(3) + 10)),
        through((LEFT, TOP - 3 * HEIGHT, 420, TOP - 3 * HEIGHT)),
        through((250, base(3) + 3, 290, base(3) + 3)),
    ):
        table = read(page(quiet))
        assert [each for each in table.warnings if "struck" in each] == []
        assert [row[0] for row in table.rows[1:]] == NAMES


def test_what_is_painted_over_is_reported() -> None:
    for grey in (1, 0):
        (warning,) = read(page(lambda canvas, grey=grey: white(canvas, 2, grey))).warnings  # type: ignore[misc]
        assert warning.startswith("page 1: words are painted over in row 3 of table 1: '测试卯乙")


def test_what_is_painted_below_or_shines_through_hides_nothing() -> None:
    def marker(canvas: Canvas) -> None:
        canvas.setFillAlpha(0.3)
        white(canvas, 2, 0.8)

    assert read(page(under=lambda canvas: white(canvas, 2, 0.9))).warnings == ()
    assert read(page(marker)).warnings == ()


def test_rows_beside_the_crop_box_are_reported() -> None:
    (warning,) = read(page(lambda canvas: canvas.setCropBox((0, TOP - 3 * HEIGHT - 1, 595, 842)))).warnings
    assert warning.startswith("page 1: words stand where the page is cut off: '测试卯丙")
    assert read(page(lambda canvas: canvas.setCropBox((40, 400, 560, 800)))).warnings == ()


def annotated(kind: int, words: str = "") -> bytes:
    with pypdfium2.PdfDocument(page()) as document:
        first = document[0]
        held = pdfium.FPDFPage_CreateAnnot(first.raw, kind)
        pdfium.FPDFAnnot_SetRect(held, pdfium.FS_RECTF(60, 600, 200, 580))
        text = ctypes.create_string_buffer(words.encode("utf-16-le") + b"\0\0")
        pdfium.FPDFAnnot_SetStringValue(held, b"Contents", ctypes.cast(text, ctypes.POINTER(ctypes.c_ushort)))
        pdfium.FPDFPage_CloseAnnot(held)
        out = io.BytesIO()
        document.save(out)
    return out.getvalue()


def test_annotations_over_the_page_are_reported() -> None:
    for kind, words, sentence in (
        (pdfium.FPDF_ANNOT_STRIKEOUT, "", "struck out"),
        (pdfium.FPDF_ANNOT_INK, "", "drawn by hand"),
        (pdfium.FPDF_ANNOT_FREETEXT, "测试卯己公司", "words: '测试卯己公司'"),
        (pdfium.FPDF_ANNOT_TEXT, "已注销", "a remark: '已注销'"),
    ):
        (warning,) = read(annotated(kind, words)).warnings
        assert warning.startswith("page 1: an annotation lies on the page")
        assert sentence in warning
    assert read(annotated(pdfium.FPDF_ANNOT_LINK)).warnings == ()


def test_words_in_a_form_field_are_reported_and_an_empty_one_is_not() -> None:
    def field(value: str) -> Draw:
        return lambda canvas: canvas.acroForm.textfield(name="f", value=value, x=60, y=400, width=200, height=14)

    (warning,) = read(page(field("Ceshi Mao Ltd"))).warnings
    assert warning == "page 1: an annotation lies on the page, a form field: 'Ceshi Mao Ltd'"
    assert read(page(field(""))).warnings == ()


def test_small_words_above_or_below_a_name_are_no_part_of_it() -> None:
    def ruby(canvas: Canvas) -> None:
        canvas.setFont(FONT, 5)
        canvas.drawString(LEFT + 4, base(2) + 8.5, "ceshi")

    def under(canvas: Canvas) -> None:
        canvas.setFont(FONT, 4)
        canvas.drawString(LEFT + 4, base(2) - 5, "ceshi")

    for draw in (ruby, under):
        table = read(page(draw))
        assert table.rows[2][0] == NAMES[1]
        assert table.warnings == ("page 1: small words stand above or below others, and were left out: 'ceshi'",)


@pytest.mark.parametrize("mapped", ["0020", "200B", "00A0", "3000"])
def test_a_printed_dot_that_its_font_names_a_blank_is_reported(mapped: str, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ttfonts.makeToUnicodeCMap
    monkeypatch.setattr(ttfonts, "makeToUnicodeCMap", lambda *given: names(*given).replace("<00B7>", f"<{mapped}>"))
    pdfmetrics.registerFont(ttfonts.TTFont("Vera", "Vera.ttf"))

    def dot(canvas: Canvas) -> None:
        canvas.setFont("Vera", SIZE)
        canvas.drawString(LEFT + 3 + 4 * SIZE + 3, base(5), "\u00b7")

    warnings = read(page(dot, name="测试阿不　都信息科技有限公司")).warnings
    assert any("characters that the file does not name: '测试阿不 \ufffd都" in each for each in warnings)


def test_a_blank_with_nothing_printed_is_a_blank() -> None:
    pdfmetrics.registerFont(ttfonts.TTFont("Vera", "Vera.ttf"))

    def words(canvas: Canvas) -> None:
        canvas.setFont("Vera", SIZE)
        canvas.drawString(LEFT + 280, base(4), "A \u00a0B")

    assert read(page(words, name="测试 卯　信息科技有限公司")).warnings == ()


def test_syllables_of_another_script_between_han_are_reported() -> None:
    for name in ("测试ロカ科技有限公司", "测试卯科技ー有限公司"):
        (warning,) = read(page(name=name)).warnings
        assert warning == f"1 cells hold syllables of another script within a Chinese word, perhaps misread: '{name}'"
