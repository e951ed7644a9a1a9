"""`lender-checker read`: what stands in a message, a passage of a contract, lines of a statement."""

from typing import BinaryIO

import click

from checker.cli.options import AS_JSON
from checker.cli.output.reading_text import reading_text
from checker.cli.terminal.lines import print_json, print_lines
from checker.cli.terminal.one_language_help import Command
from checker.gc_pause import gc_paused
from checker.reading.decode import MAX_BYTES, text_of
from checker.service.checker import Checker
from checker.settings import Settings


@click.command(cls=Command)
@click.argument("file", type=click.File("rb"))
@AS_JSON
def read(file: BinaryIO, *, as_json: bool) -> None:
    """短信、合同、账单里写着谁；- 读标准输入 | who stands in a message, a contract, a statement; - reads standard input

    文本文件，UTF-8 或 GB 18030，最多20000字。读出来的还没有判断：看过没错，再照最后几行查。
    | A text file in UTF-8 or
    GB 18030, 20,000 characters at most. Nothing of what is read is judged yet: the last lines say how to go on.
    """
    text = text_of(file.read(MAX_BYTES))
    with gc_paused(walk_after=False):  # one answer, and then the process ends
        reading = Checker.open_once(Settings.load()).read(text)
        if as_json:
            print_json(reading.model_dump_json())
        else:
            print_lines(reading_text(reading))
