"""Whether people sign in is settled when the server starts, and never in favour of nobody."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit import config as options
from streamlit.runtime.secrets import secrets_singleton

from pages.components.shell.gate import provider
from tests.provided import secrets_file


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    before = options.get_option("secrets.files")
    where = options.get_where_defined("secrets.files")
    path = secrets_file(tmp_path, 8501)
    options._set_option("secrets.files", [str(path)], "the command")
    _read_again()
    yield path
    options._set_option("secrets.files", before, where)
    _read_again()


def _read_again() -> None:
    secrets_singleton._reset()
    provider.declared.cache_clear()


@pytest.mark.parametrize("written", [None, "", "[auth", '[auth]\nclient_id = "dashboard"\n'])
def test_a_file_that_is_gone_or_half_written_later_changes_nothing(file: Path, written: str | None) -> None:
    assert provider.misdeclared() == "" and provider.is_there()
    secret = provider.cookie_secret()
    file.unlink() if written is None else file.write_text(written, encoding="utf-8")
    secrets_singleton._reset()
    assert provider.is_there() and provider.cookie_secret() == secret != ""


@pytest.mark.parametrize("written", [None, "", "[auth", "[other]\n"])
def test_a_file_that_was_named_and_has_no_provider_stops_the_start(file: Path, written: str | None) -> None:
    file.unlink() if written is None else file.write_text(written, encoding="utf-8")
    said = f"No [auth] could be read from {file}: nobody would have to sign in. Nothing was started."
    assert provider.misdeclared() == said
