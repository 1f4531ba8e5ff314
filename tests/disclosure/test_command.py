"""The command by which releases are attacked."""

import sys

import pytest

from tests.disclosure import __main__ as command


def test_help_names_every_attack(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["python -m tests.disclosure", "--help"])
    with pytest.raises(SystemExit) as ended:
        command.main()
    said = capsys.readouterr().out
    assert ended.value.code == 0
    for option in (
        "--views",
        "--worlds",
        "--bases",
        "--councils",
        "--workforces",
        "--sequences",
        "--snapshots",
        "--likelihoods",
    ):
        assert option in said
