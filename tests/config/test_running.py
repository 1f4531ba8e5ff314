"""How a command ends."""

import subprocess
import sys

import pytest

from tests.commands import ROOT


@pytest.mark.slow
def test_a_command_whose_output_nobody_reads_any_more_ends_quietly() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "config", "check", "config/measures/residents.toml"],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert (process.stderr.read(), process.wait(60)) == (b"", 1)
