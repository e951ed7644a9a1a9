"""A numbered list of invented firms, and the same list damaged, before a format writes it.

What a damaged list may be published as stands beside it (`allowed`): the rows as they were, where a reader can still
tell them; as they now are, where the document legitimately says something else (a letter of a name, a cell that is
empty: no reader can know). A whole row that is gone is known by its number and by the declared total; from a list
without either it could not be known, so every list here is numbered or counted.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

HEADER = ["序号", "公司名称", "批准文号", "批准时间"]
Grid = list[list[str]]
Firm = tuple[str, str, str]


@dataclass
class Damaged:
    """`parts`: the tables, each with its header. `lines`: paragraphs below them. `allowed`: what may be published."""

    title: str
    parts: list[Grid]
    lines: list[str] = field(default_factory=list)
    allowed: list[list[Firm]] = field(default_factory=list)

    @property
    def grid(self) -> Grid:
        return self.parts[0]


def whole(random: Random) -> Damaged:
    count = random.randint(4, 9)
    rows = [
        [str(n), f"测试{random.choice('甲乙丙丁')}{n:04}小额贷款有限公司", f"测金〔2014〕{n}号", f"2014-{n:02}-03"]
        for n in range(1, count + 1)
    ]
    title = "测试省小额贷款公司名单" + (f"（共{count}家）" if random.random() < 0.5 else "")
    return Damaged(title, [[list(HEADER), *rows]], allowed=[firms([rows])])


def firms(parts: list[Grid]) -> list[Firm]:
    """What the rows of tables say, as records of a licence have it."""
    return [(row[1], row[2], row[3]) for part in parts for row in part if row != HEADER]


def _row(random: Random, grid: Grid) -> int:
    return random.randrange(1, len(grid))


def row_lost(random: Random, one: Damaged) -> None:
    last = len(one.grid) - ("共" not in one.title)  # the last of a list without a total nobody can miss
    del one.grid[random.randrange(1, last)]
    one.allowed = []


def last_row_lost(random: Random, one: Damaged) -> None:
    one.title = f"名单（共{len(one.grid) - 1}家）"
    one.grid.pop()
    one.allowed = []


def row_doubled(random: Random, one: Damaged) -> None:
    place = _row(random, one.grid)
    one.grid.insert(place, list(one.grid[place]))


def rows_swapped(random: Random, one: Damaged) -> None:
    a, b = random.sample(range(1, len(one.grid)), 2)
    one.grid[a], one.grid[b] = one.grid[b], one.grid[a]


def rows_glued(random: Random, one: Damaged) -> None:
    place = random.randrange(1, len(one.grid) - 1)
    between = random.choice(["", "\n", " "])
    one.grid[place] = [between.join(pair) for pair in zip(one.grid[place], one.grid.pop(place + 1), strict=True)]


def names_glued(random: Random, one: Damaged) -> None:
    place = random.randrange(1, len(one.grid) - 1)
    one.grid[place][1] += random.choice(["", "\n", "、"]) + one.grid[place + 1][1]
    one.grid[place + 1][1] = ""


def row_split(random: Random, one: Damaged) -> None:
    place = _row(random, one.grid)
    row, cut = one.grid[place], random.randint(1, 3)
    one.grid[place : place + 1] = [row[:cut] + [""] * (4 - cut), [""] * cut + row[cut:]]


def cell_lost(random: Random, one: Damaged) -> None:
    place = random.randrange(4)
    row = one.grid[_row(random, one.grid)]
    del row[place]
    if place == 3:
        one.allowed.append([(a, b, "" if a == row[1] else c) for a, b, c in one.allowed[0]])


def cell_doubled(random: Random, one: Damaged) -> None:
    row, place = one.grid[_row(random, one.grid)], random.randrange(4)
    row.insert(place, row[place])


def cell_emptied(random: Random, one: Damaged) -> None:
    row, place = one.grid[_row(random, one.grid)], random.randrange(4)
    row[place] = ""
    one.allowed = [firms(one.parts)] if place > 1 else []


def cells_joined(random: Random, one: Damaged) -> None:
    row, place = one.grid[_row(random, one.grid)], random.randrange(3)
    row[place : place + 2] = [random.choice(["", " ", "\n"]).join(row[place : place + 2])]


def cell_moved(random: Random, one: Damaged) -> None:
    row, place = one.grid[_row(random, one.grid)], random.randrange(3)
    row[place : place + 2] = ["", row[place] + row[place + 1]]


def cells_swapped(random: Random, one: Damaged) -> None:
    row = one.grid[_row(random, one.grid)]
    a, b = random.sample(range(4), 2)
    row[a], row[b] = row[b], row[a]


def name_covers_the_number(random: Random, one: Damaged) -> None:
    row = one.grid[_row(random, one.grid)]
    row[2] = row[1]


def name_of_the_row_above(random: Random, one: Damaged) -> None:
    place = random.randrange(2, len(one.grid))
    one.grid[place][1] = one.grid[place - 1][1]


def column_lost(random: Random, one: Damaged) -> None:
    place = random.randrange(4)
    for row in one.grid:
        del row[place]
    firm = one.allowed[0]
    one.allowed = [[(n, "" if place == 2 else c, "" if place == 3 else d) for n, c, d in firm]] if place > 1 else []


def column_doubled(random: Random, one: Damaged) -> None:
    place = random.randrange(4)
    for row in one.grid:
        row.insert(place, row[place])


def header_lost(random: Random, one: Damaged) -> None:
    del one.grid[0]


def header_cell_emptied(random: Random, one: Damaged) -> None:
    one.grid[0][random.randrange(4)] = ""


def header_changed(random: Random, one: Damaged) -> None:
    place = random.randrange(4)
    letters = list(one.grid[0][place])
    letters.pop(random.randrange(len(letters)))
    one.grid[0][place] = "".join(letters)


def headers_swapped(random: Random, one: Damaged) -> None:
    a, b = random.sample(range(4), 2)
    one.grid[0][a], one.grid[0][b] = one.grid[0][b], one.grid[0][a]


def header_repeated(random: Random, one: Damaged) -> None:
    one.grid.insert(_row(random, one.grid), list(HEADER))


def header_repeated_with_a_slip(random: Random, one: Damaged) -> None:
    one.grid.insert(_row(random, one.grid), ["序号", "公司名", "批准文号", "批准时间"])


def letter_lost(random: Random, one: Damaged) -> None:
    row, place = one.grid[_row(random, one.grid)], random.choice([1, 2])
    at = random.randrange(len(row[place]))
    row[place] = row[place][:at] + row[place][at + 1 :]
    one.allowed = [firms(one.parts)]


def number_damaged(random: Random, one: Damaged) -> None:
    row = one.grid[_row(random, one.grid)]
    row[0] = random.choice([row[0] * 2, "", "一", row[0] + "x", "0"])


def row_below_the_table(random: Random, one: Damaged) -> None:
    row = one.grid.pop(_row(random, one.grid))
    one.lines.append(random.choice([" ".join(row), row[1], "、".join(row), f"{row[0]}. {row[1]}"]))


def last_row_below_the_table(random: Random, one: Damaged) -> None:
    row = one.grid.pop()
    one.title = "名单"
    one.lines.append(random.choice([" ".join(row), row[1], "、".join(row), f"{row[0]}、{row[1]}"]))


def note_names_a_firm(random: Random, one: Damaged) -> None:
    row = one.grid.pop()
    one.title = "名单"
    one.grid.append([f"注：另有{row[1]}、测试戊0001小额贷款有限公司", "", "", ""])


def row_over_the_table(random: Random, one: Damaged) -> None:
    row = one.grid[_row(random, one.grid)]
    row[:] = ["".join(row), "", "", ""]


def two_tables(random: Random, one: Damaged) -> None:
    cut = random.randint(2, len(one.grid) - 1)
    one.parts = [one.grid[:cut], [list(HEADER), *one.grid[cut:]]]


def second_table_without_header(random: Random, one: Damaged) -> None:
    cut = random.randint(2, len(one.grid) - 1)
    one.title = "名单"
    one.parts = [one.grid[:cut], one.grid[cut:]]


def wrong_total(random: Random, one: Damaged) -> None:
    one.title = f"名单（共{len(one.grid) + random.randint(0, 3)}家）"
    one.allowed = []


def untouched(random: Random, one: Damaged) -> None:
    pass


Damage = Callable[[Random, Damaged], None]
KINDS: tuple[Damage, ...] = (
    row_lost, last_row_lost, row_doubled, rows_swapped, rows_glued, names_glued, row_split, cell_lost, cell_doubled,
    cell_emptied, cells_joined, cell_moved, cells_swapped, name_covers_the_number, name_of_the_row_above, column_lost,
    column_doubled, header_lost, header_cell_emptied, header_changed, headers_swapped, header_repeated,
    header_repeated_with_a_slip, letter_lost, number_damaged, row_below_the_table, last_row_below_the_table,
    note_names_a_firm, row_over_the_table, two_tables, second_table_without_header, wrong_total, untouched,
)  # fmt: skip
