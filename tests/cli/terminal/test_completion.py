"""What the Tab key completes in a real bash, and what the other shells are told."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.terminal.screens import bare, command, on_terminal

BASH = shutil.which("bash")
ASKED = {
    "lender-checker che\t": "lender-checker check ",
    "lender-checker check --len\t": "lender-checker check --lender ",
    "lender-checker check x --observed upfr\t": "lender-checker check x --observed upfront_fee ",
    "lender-checker check x --observed upfront_fee=y\t": "lender-checker check x --observed upfront_fee=yes ",
    "lender-checker check x --observed code_asked=no --observed upfront_fee=u\t": "upfront_fee=unknown ",
    "lender-checker check x --lang=e\t": "lender-checker check x --lang=en ",
    "lender-checker corrections erase\t": "lender-checker corrections erase-contact ",
    "lender-checker collector x --observed campus_loan\t": "--observed campus_loan\x07#",  # of no collector
}


@pytest.fixture
def environment(tmp_path: Path, data_dir: Path) -> dict[str, str]:
    """One in which bash finds the console script and has loaded our completion."""
    made = bare(data_dir, LANG="C.UTF-8", INPUTRC="/dev/null")
    made["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{made['PATH']}"
    (tmp_path / "rc").write_text('eval "$(lender-checker completion bash)"\nPS1="> "\n', encoding="utf-8")
    return {**made, "HOME": str(tmp_path)}


@pytest.mark.skipif(BASH is None, reason="no bash on this machine")
def test_tab_in_bash_completes_commands_options_questions_and_answers(
    environment: dict[str, str], tmp_path: Path
) -> None:
    words = [str(BASH), "--noprofile", "--rcfile", str(tmp_path / "rc"), "-i"]
    typed = "".join(f"{line}#\x15" for line in ASKED)  # ^U takes the line away again
    shown = on_terminal(words, environment, columns=200, prompt=b"> ", keys=typed.encode() + b"exit\n")
    for line, completed in ASKED.items():
        assert completed in shown, line


def test_every_shell_gets_a_script_and_no_other_does(data_dir: Path) -> None:
    for shell, names in {
        "bash": "complete -o nosort -F",
        "zsh": "#compdef lender-checker",
        "fish": "complete ",
    }.items():
        done = subprocess.run(command("completion", shell), capture_output=True, env=bare(data_dir), check=True)
        assert names in done.stdout.decode()
        assert "_LENDER_CHECKER_COMPLETE=" in done.stdout.decode()
    refused = subprocess.run(command("completion", "csh"), capture_output=True, env=bare(data_dir), check=False)
    assert refused.returncode == 2
    assert "'bash', 'zsh', 'fish'" in refused.stderr.decode()


def test_zsh_and_fish_are_told_the_question_of_a_key(data_dir: Path) -> None:
    script = str(Path(sys.executable).with_name("lender-checker"))
    for shell, place in {"zsh": "4", "fish": "upfr"}.items():
        asked = {"COMP_WORDS": "lender-checker check x --observed upfr", "COMP_CWORD": place}
        environment = bare(data_dir, LANG="en_US.UTF-8", _LENDER_CHECKER_COMPLETE=f"{shell}_complete", **asked)
        told = subprocess.run([script], capture_output=True, env=environment, check=True).stdout.decode()
        assert "upfront_fee" in told
        assert "Were you asked to pay before the money arrived?" in told
