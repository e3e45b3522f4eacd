"""The command line as a whole: its help, its default command, its start."""

import re
import subprocess
import sys

import pytest

from calling import SAMPLE, call
from whosestory import __version__
from whosestory.cli.main import commands, with_command


@pytest.mark.parametrize(
    ("given", "run"),
    [
        (["draft.txt"], ["analyze", "draft.txt"]),
        (["-"], ["analyze", "-"]),
        (["--json", "draft.txt"], ["analyze", "--json", "draft.txt"]),
        (["parse", "draft.txt"], ["parse", "draft.txt"]),
        (["./parse"], ["analyze", "./parse"]),
        (["--help"], ["--help"]),
        (["--version"], ["--version"]),
        ([], []),
    ],
)
def test_analyze_is_what_a_file_alone_asks_for(given: list[str], run: list[str]) -> None:
    assert with_command(given) == run


def test_version() -> None:
    assert call("--version").out == f"whosestory {__version__}\n"


def test_help_shows_the_groups_in_order() -> None:
    said = call("--help")
    assert said.code == 0
    assert said.out.index(" Ask ") < said.out.index(" Fix ") < said.out.index(" Know ")


@pytest.mark.parametrize("command", sorted(commands()))
def test_every_command_has_help(command: str) -> None:
    said = call(command, "--help")
    assert said.code == 0
    assert "Usage: whosestory" in said.out
    assert len(said.out.splitlines()) > 6


@pytest.mark.parametrize("arguments", [["--no-such-option"], ["parse"], ["parse", "a", "b"], ["analyze"]])
def test_wrong_usage_ends_with_2(arguments: list[str]) -> None:
    said = call(*arguments)
    assert said.code == 2
    assert "Usage" in said.err
    assert not said.out


def test_help_and_import_load_no_numpy() -> None:
    code = (
        "import sys, whosestory, whosestory.cli.main as m\n"
        "try: m.main(['--help'])\n"
        "except SystemExit: pass\n"
        "sys.exit('numpy' in sys.modules or 'whosestory.analysis' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


def test_the_program_runs_as_one() -> None:
    run = [sys.executable, "-m", "whosestory.cli.main", str(SAMPLE), "--plain"]
    done = subprocess.run(run, capture_output=True, check=False, text=True, encoding="utf-8")
    assert done.returncode == 0
    assert done.stdout.startswith("title: Low Water\n")
    assert not done.stderr


def test_a_closed_pipe_ends_quietly() -> None:
    run = [sys.executable, "-m", "whosestory.cli.main", "parse", str(SAMPLE), "--lines"]
    with subprocess.Popen(run, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()  # before anything is written
        assert process.stderr.read() == b""


def test_a_terminal_without_unicode_gets_question_marks_and_no_traceback() -> None:
    run = [sys.executable, "-m", "whosestory.cli.main", str(SAMPLE)]
    environment = {"PYTHONIOENCODING": "ascii", "PATH": ""}
    done = subprocess.run(run, capture_output=True, check=False, env=environment)
    assert done.returncode == 0
    assert re.search(rb"\n +\?[A-Z]", done.stdout)  # the opening quotation mark of a quoted line
