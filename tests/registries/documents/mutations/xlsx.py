"""The list as a workbook by openpyxl, and one with hidden, merged or uncalculated cells."""

import io
from random import Random

import openpyxl
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from tests.registries.documents.mutations.damage import Damaged


def write(one: Damaged, random: Random, *, more: bool = False) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([one.title])
    for number, part in enumerate(one.parts):
        sheet = book.create_sheet(f"续{number}") if number and random.random() < 0.6 else sheet
        for row in part:
            sheet.append([int(cell) if cell.isdigit() and random.random() < 0.8 else cell for cell in row])
    for line in one.lines:
        sheet.append([line])
    if more:
        random.choice(_DAMAGES)(book.active, random)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _row(sheet: Worksheet, random: Random) -> int:
    return random.randrange(3, sheet.max_row + 1)


def _hidden_row(sheet: Worksheet, random: Random) -> None:
    sheet.row_dimensions[_row(sheet, random)].hidden = True


def _hidden_column(sheet: Worksheet, random: Random) -> None:
    sheet.column_dimensions[random.choice("ABCD")].hidden = True


def _merged(sheet: Worksheet, random: Random) -> None:
    top, left = _row(sheet, random), random.randint(1, 3)
    down, across = random.choice([(1, 0), (0, 1), (1, 1)]) if left < 3 else (0, 1)  # a number may be that of two rows
    sheet.merge_cells(start_row=top, start_column=left, end_row=top + down, end_column=left + across)


def _formula(sheet: Worksheet, random: Random) -> None:
    sheet.cell(_row(sheet, random), 1).value = "=ROW()-2"


def _error(sheet: Worksheet, random: Random) -> None:
    cell = sheet.cell(_row(sheet, random), random.randint(1, 4))
    cell.value, cell.data_type = "#N/A", "e"


def _long_number(sheet: Worksheet, random: Random) -> None:
    sheet.cell(_row(sheet, random), 3).value = 440300123456789012


def _comment(sheet: Worksheet, random: Random) -> None:
    sheet.cell(_row(sheet, random), 2).comment = Comment("已注销", "x")


def _moved(sheet: Worksheet, random: Random) -> None:
    row = _row(sheet, random)
    sheet.move_range(f"A{row}:D{row}", cols=1)


def _blank_row(sheet: Worksheet, random: Random) -> None:
    sheet.insert_rows(_row(sheet, random))


def _on_a_hidden_sheet(sheet: Worksheet, random: Random) -> None:
    other = sheet.parent.create_sheet("旧")
    other.sheet_state = "hidden"
    values = [cell.value for cell in sheet[sheet.max_row]]
    other.append(values)
    sheet.delete_rows(sheet.max_row)
    sheet["A1"].value = "名单"


_DAMAGES = (
    _hidden_row, _hidden_column, _merged, _formula, _error, _long_number, _comment, _moved, _blank_row,
    _on_a_hidden_sheet,
)  # fmt: skip
