"""How commands print: lines without anything that moves a cursor, and JSON as UTF-8 bytes whatever the locale."""

import json
import sys
from collections.abc import Iterable

import click

from registries.characters import is_printable


def printable(text: str) -> str:
    """Return the text with a ? for each control, direction and other invisible character: they move a terminal's cursor
    or write backwards."""
    return "".join(letter if is_printable(letter) else "?" for letter in text)


def print_line(text: str, *, err: bool = False) -> None:
    """Print one line. Control and direction characters become ?."""
    click.echo(printable(text), file=sys.stderr if err else sys.stdout)


def print_lines(lines: Iterable[str]) -> None:
    """Print lines, each as `print_line` does."""
    for line in lines:
        print_line(line)


def print_styled(lines: Iterable[str], *, colour: bool) -> None:
    """Print lines that are clean already, with their styles or without."""
    for line in lines:
        click.echo(line, file=sys.stdout, color=colour)


def print_json(value: object) -> None:
    """Print a value, or JSON already encoded, as one line of JSON."""
    if not isinstance(value, bytes | str):
        value = json.dumps(value, ensure_ascii=False)
    click.echo(value.encode() if isinstance(value, str) else value)
