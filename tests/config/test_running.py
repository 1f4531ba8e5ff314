"""How a command ends."""

import subprocess
import sys

import pytest

from config import commands
from config.fitting.names import ConfigError
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


def test_what_is_wrong_in_a_declaration_ends_a_command_with_those_words_alone(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def read() -> int:
        raise ConfigError("publication.toml: rounded_to: must be a whole number\npages.toml: is missing")

    with pytest.raises(SystemExit, match=r"^2$"):
        commands.run(read)
    assert capsys.readouterr().err.splitlines() == [
        "config/ is not right yet. publication.toml: rounded_to: must be a whole number",
        "config/ is not right yet. pages.toml: is missing",
    ]
