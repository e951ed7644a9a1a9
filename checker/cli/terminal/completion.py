"""`lender-checker completion`: the script that lets a shell complete our commands, options, files and questions."""

from typing import Any, Final

import click
from click.shell_completion import BashComplete, CompletionItem, add_completion_class, get_completion_class

from checker.cli.main import COMPLETES
from checker.cli.terminal.lines import print_line
from checker.cli.terminal.one_language_help import Command

PROGRAM: Final = "lender-checker"


class _KeysWithAnswers(BashComplete):
    """Bash takes KEY=answer for three words, of which it completes the last: click is given the one word it is."""

    def __init__(self, *arguments: Any) -> None:  # noqa: ANN401 - click's signature
        super().__init__(*arguments)
        self._before = ""

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the one being completed, and that one, with what stands before its = sign."""
        before, typed = super().get_completion_args()
        *words, last = _joined([*before, typed])
        if last != typed:
            self._before = last.removesuffix("" if typed == "=" else typed)
        return words, last

    def format_completion(self, item: CompletionItem[str]) -> str:
        """Return what takes the place of the last of the three words."""
        return f"{item.type},{item.value.removeprefix(self._before)}"


def _joined(words: list[str]) -> list[str]:
    """Return the words, those that bash took apart at a = sign in one piece again."""
    joined: list[str] = []
    for word in words:
        if joined and (word == "=" or joined[-1].endswith("=")):
            joined[-1] += word
        else:
            joined.append(word)
    return joined


add_completion_class(_KeysWithAnswers)


@click.command(cls=Command)
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
def completion(shell: str) -> None:
    """让 shell 补全命令、选项和问题 | let the shell complete commands, options and questions

    bash：写进 ~/.bashrc：eval "$(lender-checker completion bash)" | bash: in ~/.bashrc:
    eval "$(lender-checker completion bash)"

    zsh：写进 ~/.zshrc：eval "$(lender-checker completion zsh)" | zsh: in ~/.zshrc:
    eval "$(lender-checker completion zsh)"

    fish：lender-checker completion fish > ~/.config/fish/completions/lender-checker.fish | fish:
    lender-checker completion fish > ~/.config/fish/completions/lender-checker.fish
    """
    script = get_completion_class(shell)
    root = click.get_current_context().find_root().command
    if script is not None:
        for line in script(root, {}, PROGRAM, COMPLETES).source().splitlines():
            print_line(line)
