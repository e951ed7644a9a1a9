"""Commands are imported when they are run: their lines in `--help` are kept apart from them, and must stay theirs."""

import subprocess
import sys

import click
import pytest

from checker.cli.main import COMMANDS, cli


@pytest.mark.parametrize("name", COMMANDS)
def test_the_line_of_a_command_is_its_own(name: str) -> None:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    assert command.name == name
    first, _, _ = (command.help or "").partition("\n\n")
    assert COMMANDS[name][1] == " ".join(first.split())


def test_help_imports_no_command() -> None:
    code = (
        "import sys; from checker.cli.main import cli; cli.main(['--help'], standalone_mode=False);"
        "print(sorted({'flask', 'pydantic', 'registries', 'sqlalchemy'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
