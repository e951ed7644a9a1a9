"""Ruled tables in PDFs, with lines, words and rows left out, doubled or moved at random."""

import io
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from tests.registries.documents.mutations import Rows, Variant

_FONT, _SIZE, _LEADING, _LEFT, _TOP = "STSong-Light", 9, 12, 50.0, 740.0


@dataclass(frozen=True)
class Rule:
    """A line as drawn: `level` or upright, the number of its border on its page, from one place to another."""

    page: int
    level: bool
    border: int
    at: float
    start: float
    end: float
    white: bool = False


@dataclass(frozen=True)
class Words:
    """Words on a page. `row`, `column`: the cell they stand in, -1 outside."""

    page: int
    text: str
    x: float
    y: float
    row: int = -1
    column: int = -1
    turn: float = 0
    grey: float = 0
    size: float = _SIZE


@dataclass(frozen=True)
class Drawn:
    """A document as its lines and words. `rows`: what a person reads in it."""

    rules: tuple[Rule, ...]
    words: tuple[Words, ...]
    rows: Rows
    pages: int

    def content(self) -> bytes:
        """Return it as a PDF."""
        pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
        out = io.BytesIO()
        canvas = Canvas(out, pagesize=A4, invariant=1)
        for page in range(self.pages):
            for rule in (rule for rule in self.rules if rule.page == page):
                canvas.setStrokeGray(1.0 if rule.white else 0.0)
                level = (rule.start, rule.at, rule.end, rule.at)
                ends = level if rule.level else (rule.at, rule.start, rule.at, rule.end)
                canvas.line(*ends)
            for words in (words for words in self.words if words.page == page):
                _write(canvas, words)
            canvas.showPage()
        canvas.save()
        return out.getvalue()


def _write(canvas: Canvas, words: Words) -> None:
    canvas.saveState()
    canvas.setFont(_FONT, words.size)
    canvas.setFillGray(words.grey)
    canvas.translate(words.x, words.y)
    canvas.rotate(words.turn)
    canvas.drawString(0, 0, words.text)
    canvas.restoreState()


@dataclass(frozen=True)
class PdfTable:
    """A table to draw. A newline in a cell is a line of its own there."""

    rows: Rows
    widths: Sequence[float]
    rows_per_page: int = 14
    header_on_every_page: bool = True
    title: str = "互联网贷款合作机构名单"
    notes: tuple[str, ...] = ("注：以上机构由本公司公布。",)
    feet: bool = True
    lines: tuple[str, ...] = field(default=("inner", "outer"))

    def drawn(self) -> Drawn:
        """Return its lines and words."""
        header, *body = self.rows
        rules: list[Rule] = []
        words: list[Words] = []
        starts = range(0, len(body), self.rows_per_page)
        for page, start in enumerate(starts):
            head = [header] if page == 0 or self.header_on_every_page else []
            held = [*head, *body[start : start + self.rows_per_page]]
            bottom = self._page(page, held, rules, words)
            if page == 0:
                words.append(Words(page, self.title, 200, _TOP + 30, size=14))
            if self.feet:
                words.append(Words(page, f"第 {page + 1} 页 共 {len(starts)} 页", 260, 30))
        for place, note in enumerate(self.notes):
            words.append(Words(len(starts) - 1, note, _LEFT, bottom - 16 - 14 * place))
        printed = tuple(tuple(cell.replace("\n", "") for cell in row) for row in self.rows)
        return Drawn(tuple(rules), tuple(words), printed, len(starts))

    def _page(self, page: int, rows: Sequence[Sequence[str]], rules: list[Rule], words: list[Words]) -> float:
        xs = [_LEFT + sum(self.widths[:place]) for place in range(len(self.widths) + 1)]
        ys = [_TOP]
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                for place, line in enumerate(filter(None, cell.split("\n")), start=1):
                    words.append(Words(page, line, xs[column] + 3, ys[-1] - _LEADING * place, number, column))
            ys.append(ys[-1] - 6 - _LEADING * max(cell.count("\n") + 1 for cell in row))
        rules += [Rule(page, True, place, y, xs[0], xs[-1]) for place, y in enumerate(ys)]
        rules += [Rule(page, False, place, x, ys[0], ys[-1]) for place, x in enumerate(xs)]
        return ys[-1]


Damage = Callable[[Drawn, random.Random], Drawn]


def _without(drawn: Drawn, gone: Sequence[Rule]) -> Drawn:
    return replace(drawn, rules=tuple(rule for rule in drawn.rules if rule not in gone))


def _outermost(drawn: Drawn, page: int, level: bool) -> tuple[Rule, Rule]:
    rules = sorted((r for r in drawn.rules if r.page == page and r.level is level), key=lambda r: r.at)
    return rules[0], rules[-1]


def drop_outer_lines(drawn: Drawn, chance: random.Random) -> Drawn:
    """Leave out some of the four outer lines, on one page or on all."""
    pages = [chance.randrange(drawn.pages)] if chance.random() < 0.6 else range(drawn.pages)
    sides = [(level, end) for level in (True, False) for end in (0, 1)]
    chosen = chance.sample(sides, chance.randint(1, 4))
    return _without(drawn, [_outermost(drawn, page, level)[end] for page in pages for level, end in chosen])


def drop_a_line(drawn: Drawn, chance: random.Random) -> Drawn:
    """Leave out one line, or two."""
    return _without(drawn, chance.sample(drawn.rules, chance.randint(1, 2)))


def drop_all_of_one_direction(drawn: Drawn, chance: random.Random) -> Drawn:
    """Leave out every inner line of one direction, perhaps the outer ones too."""
    level, outer = chance.random() < 0.5, chance.random() < 0.5
    kept = [] if outer else [rule for page in range(drawn.pages) for rule in _outermost(drawn, page, level)]
    return _without(drawn, [rule for rule in drawn.rules if rule.level is level and rule not in kept])


def drop_a_piece(drawn: Drawn, chance: random.Random) -> Drawn:
    """Leave out a piece of a line."""
    rule = chance.choice(drawn.rules)
    first, last = sorted(chance.uniform(rule.start, rule.end) for _ in range(2))
    pieces = (replace(rule, end=first), replace(rule, start=last))
    return replace(_without(drawn, [rule]), rules=(*(r for r in drawn.rules if r != rule), *pieces))


def double_a_line(drawn: Drawn, chance: random.Random) -> Drawn:
    """Draw a line a second time, some points away."""
    rule = chance.choice(drawn.rules)
    return replace(drawn, rules=(*drawn.rules, replace(rule, at=rule.at + chance.uniform(-14, 14))))


def whiten_lines(drawn: Drawn, chance: random.Random) -> Drawn:
    """Draw some lines in white, or all."""
    share = chance.choice((0.1, 0.5, 1.0))
    return replace(drawn, rules=tuple(replace(rule, white=chance.random() < share) for rule in drawn.rules))


def shift_words(drawn: Drawn, chance: random.Random) -> Drawn:
    """Print the words of one cell elsewhere: across a border or beside the table."""
    words = chance.choice([each for each in drawn.words if each.row >= 0])
    dx, dy, spot = chance.uniform(-25, 25), chance.uniform(-3, 3), (words.page, words.row, words.column)
    moved = (
        replace(each, x=each.x + dx, y=each.y + dy) if (each.page, each.row, each.column) == spot else each
        for each in drawn.words
    )
    return replace(drawn, words=tuple(moved))


def lengthen_words(drawn: Drawn, chance: random.Random) -> Drawn:
    """Print a longer name, that runs over its cell."""
    ends = {cell for row in drawn.rows for cell in row}
    words = chance.choice([each for each in drawn.words if each.row > 0 and each.text in ends and len(each.text) > 4])
    moved = replace(words, text=words.text + "有限公司测试分公司"[: chance.randint(1, 9)])
    rows = tuple(tuple(cell.replace(words.text, moved.text) for cell in row) for row in drawn.rows)
    return replace(drawn, words=tuple(moved if each == words else each for each in drawn.words), rows=rows)


def turn_words(drawn: Drawn, chance: random.Random) -> Drawn:
    """Turn one cell's words."""
    words = chance.choice([each for each in drawn.words if each.row >= 0])
    moved = replace(words, turn=chance.choice((90, 180, 270, 30, -45)), x=words.x + 8)
    return replace(drawn, words=tuple(moved if each == words else each for each in drawn.words))


def watermark(drawn: Drawn, chance: random.Random) -> Drawn:
    """Print a large, light, slanted or level watermark over each page."""
    size, grey, turn = chance.uniform(30, 70), chance.uniform(0.75, 0.95), chance.choice((0, 30, 45, 60))
    marks = [Words(page, "仅供查阅", 150, 400, turn=turn, grey=grey, size=size) for page in range(drawn.pages)]
    return replace(drawn, words=(*marks, *drawn.words) if chance.random() < 0.5 else (*drawn.words, *marks))


def print_twice(drawn: Drawn, chance: random.Random) -> Drawn:
    """Print the words of a page twice, a hair apart, as bold type."""
    page, apart = chance.randrange(drawn.pages), chance.uniform(0.1, 0.6)
    again = [replace(each, x=each.x + apart) for each in drawn.words if each.page == page]
    return replace(drawn, words=(*drawn.words, *again))


def words_around(drawn: Drawn, chance: random.Random) -> Drawn:
    """Print a row's words above, below or beside the table: a row that no line holds."""
    x, y = chance.choice(((53, 762), (53, 60), (560, 600), (10, 600), (120, 60)))
    return replace(
        drawn, words=(*drawn.words, Words(drawn.pages - 1, "测试己融资担保有限公司", x, y)), rows=(*drawn.rows, ("?",))
    )


def shuffle_words(drawn: Drawn, chance: random.Random) -> Drawn:
    """Write the words in another order, letter by letter."""
    letters = [
        replace(each, text=letter, x=each.x + _SIZE * place)
        for each in drawn.words
        for place, letter in enumerate(each.text)
        if not each.text.isascii() and letter.strip()
    ]
    wide = [each for each in letters if ord(each.text) > 0x2E80]
    rest = [each for each in drawn.words if each.text.isascii()]
    if len(wide) != len(letters):
        return replace(drawn, words=tuple(chance.sample(drawn.words, len(drawn.words))))
    return replace(drawn, words=tuple(chance.sample([*wide, *rest], len(wide) + len(rest))))


DAMAGES: tuple[Damage, ...] = (
    drop_outer_lines,
    drop_a_line,
    drop_all_of_one_direction,
    drop_a_piece,
    double_a_line,
    whiten_lines,
    shift_words,
    lengthen_words,
    turn_words,
    watermark,
    print_twice,
    words_around,
    shuffle_words,
)


def variants(tables: Sequence[PdfTable], count: int, seed: int = 1) -> Iterator[Variant]:
    """Yield `count` damaged documents, one kind of damage each, two at times."""
    for number in range(count):
        chance = random.Random(seed * 1_000_003 + number)
        damages = chance.sample(DAMAGES, 1 if chance.random() < 0.8 else 2)
        drawn = chance.choice(tables).drawn()
        for damage in damages:
            drawn = damage(drawn, chance)
        kind = "+".join(damage.__name__ for damage in damages)
        yield Variant(kind, number, drawn.content(), drawn.rows)
