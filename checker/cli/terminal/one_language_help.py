"""Help in the reader's language alone, in lines that fit the terminal.

A docstring of a command and the help of an option hold both languages, `Chinese | English`, paragraph by paragraph;
what is printed is one half. Click's own sentences come from its message catalogue.
"""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

import click

from checker.cli.terminal.cells import cell_len, padded, wrapped
from checker.cli.terminal.language import LANGS, OPTION, language

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

BETWEEN: Final = " | "
_LANG_HELP: Final = "只用这种语言；不写就看系统的语言 | in this language; without, in the system's"
_HELP_HELP: Final = "显示这段说明 | show this message"
_REMARK: Final = re.compile(r"  \[[^\[\]]*\]$")
_GAP: Final = 2
_WIDEST_TERM: Final = 34


def half(text: str) -> str:
    """Return the reader's half of each paragraph of `Chinese | English`; a paragraph of one language as it is."""
    paragraphs = (" ".join(paragraph.split()) for paragraph in text.split("\n\n"))
    return "\n\n".join(_half(paragraph) for paragraph in paragraphs)


def _half(paragraph: str) -> str:
    chinese, between, english = paragraph.partition(BETWEEN)
    return english if between and language() == "en" else chinese


def _meaning(text: str) -> str:
    """Return the reader's half of an option's help, with what click says behind it: [required], [default: …]."""
    remark = _REMARK.search(text)
    return half(_REMARK.sub("", text)) + (remark[0] if remark else "")


class _Formatter(click.HelpFormatter):
    """Help in one language, wrapped by cells."""

    def write_text(self, text: str) -> None:
        """Write the reader's half of each paragraph."""
        indent = " " * self.current_indent
        paragraphs = half(text).split("\n\n")
        blocks = (wrapped(paragraph, self.width - self.current_indent) for paragraph in paragraphs)
        self.write("\n\n".join("\n".join(f"{indent}{line}" for line in block) for block in blocks) + "\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = _WIDEST_TERM, col_spacing: int = _GAP) -> None:
        """Write terms and the reader's half of what each means, in two columns."""
        listed = [(term, _meaning(text)) for term, text in rows]
        fitting = [cell_len(term) for term, _ in listed if cell_len(term) <= col_max]
        column = min(max(fitting, default=0) + col_spacing, self.width // 2)
        indent = " " * self.current_indent
        for term, meaning in listed:
            lines = wrapped(meaning, max(20, self.width - self.current_indent - column))
            if cell_len(term) > column - col_spacing:
                self.write(f"{indent}{term}\n")
                term = ""  # noqa: PLW2901 - its meaning stands below it
            for line in lines:
                self.write(f"{indent}{padded(term, column)}{line}".rstrip() + "\n")
                term = ""  # noqa: PLW2901 - only the first line has it


class _Context(click.Context):
    formatter_class = _Formatter


def in_one_language(items: "list[CompletionItem[Any]]") -> "list[CompletionItem[Any]]":
    """Return what a shell may complete, each with the reader's half of its help."""
    for item in items:
        item.help = _meaning(item.help) if item.help else None
    return items


class _OneLanguage(click.Command):
    """A command with `--lang`, whose help is in the reader's language."""

    context_class = _Context

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - click's signature
        choice = click.Option([OPTION], type=click.Choice(LANGS), expose_value=False, help=_LANG_HELP)
        super().__init__(*arguments, **{**options, "params": [*(options.get("params") or []), choice]})

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002 - click's signature; the formatter wraps
        """Return the first paragraph of the help in the reader's language."""
        return half((self.help or "").split("\n\n")[0])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return --help, which click words once a process, in the language in use."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _HELP_HELP
        return option

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem[Any]]":
        """Return the options and commands that begin so."""
        return in_one_language(super().shell_complete(ctx, incomplete))


class Command(_OneLanguage):
    """A command that speaks one language."""


class CommandGroup(_OneLanguage, click.Group):
    """Commands that speak one language."""

    command_class = Command
