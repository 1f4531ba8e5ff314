"""`python -m loaders fetch` against the fake: found, kept aside, compared, published, taken back."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import make_url

from config import Config
from loaders.__main__ import main as loaders
from loaders.fetching.manners import OFF
from metrics.__main__ import main as metrics
from tests import commands, seeded
from tests.commands import Said
from tests.loaders.fetching.examples import SUSPENSIONS, TITLE, first, publish_first, publish_second
from tests.loaders.fetching.fake import Fake


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of a store of a first start; what is fetched waits beside it."""
    url = seeded.copied_to(tmp_path)
    monkeypatch.setenv(commands.DATABASE, url)
    return Path(str(make_url(url).database))


Fetch = Callable[..., Said]


@pytest.fixture
def fetch(capsys: pytest.CaptureFixture[str], store: Path, settings_file: None) -> Fetch:
    return lambda *options: commands.say(capsys, loaders, "fetch", SUSPENSIONS, *options)


def waiting(store: Path) -> list[str]:
    folder = store.parent / "fetched"
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def shown(capsys: pytest.CaptureFixture[str], period: str) -> list[float]:
    """How many suspensions of everybody in Hackney the pages show."""
    said = commands.say(
        capsys, metrics, "show", "suspensions", "--period", period, "--area", "Hackney", "--format", "json"
    )
    return (
        [row["numerator"] for row in said.rows if row["group"] == "All" and not row["category"]]
        if said.out
        else []
    )


def test_a_release_is_found_kept_aside_compared_published_shown_and_taken_back(
    fake: Fake, settings: Config, fetch: Fetch, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publish_first(fake, settings)
    looked = fetch()
    assert looked.code == 0
    assert "Academic year 2023/24, published 10 July 2025. It is newer." in looked.out
    assert waiting(store) == []

    staged = fetch("--stage")
    assert staged.code == 0
    assert "48 figures new, 0 changed, 0 the same, none removed." in staged.out
    assert "Nothing is published yet." in staged.out
    (name,) = waiting(store)
    assert name.startswith(SUSPENSIONS)

    asked = fetch("--confirm")
    assert (asked.code, "Add --yes if this is right." in asked.out) == (1, True)
    assert waiting(store) == [name]

    confirmed = fetch("--confirm", "--yes")
    assert confirmed.code == 0
    assert "Periods changed:  2023/24" in confirmed.out
    assert waiting(store) == []
    assert "Loaded  2023/24: Academic year 2023/24, published 10 July 2025, EQ-" in fetch("--list").out

    publish_second(fake, settings)
    assert "Waits   Academic year 2024/25, published 9 July 2026, brought on" in fetch("--stage").out
    assert fetch("--confirm", "--yes").code == 0
    assert shown(capsys, "2024/25") == [3207]

    (reference,) = re.findall(r"EQ-\S+", fetch("--list").out)
    commands.say(capsys, loaders, "undo", reference, "--reason", "test")
    back = fetch("--list").out
    assert "2023/24: Academic year 2023/24" in back
    assert "2024/25, published 9 July 2026. It was loaded, and is not shown now." in back


def test_the_second_time_nothing_is_sent(fake: Fake, settings: Config, fetch: Fetch) -> None:
    publish_first(fake, settings)
    assert fetch("--stage").code == 0
    asked, sent = len(fake.requests), fake.sent
    assert fetch("--stage").code == 0
    assert (len(fake.requests) - asked, fake.sent - sent) == (1, 0)


def test_what_was_discarded_comes_again_only_when_it_is_asked_for(
    fake: Fake, settings: Config, fetch: Fetch, store: Path
) -> None:
    publish_first(fake, settings)
    fetch("--stage")
    assert fetch("--discard").out == f"{SUSPENSIONS}: what waited was thrown away.\n"
    assert waiting(store) == []
    assert "It was discarded." in fetch("--stage").out
    assert waiting(store) == []
    assert "Waits" in fetch("--stage", "--again").out
    assert len(waiting(store)) == 1


def test_columns_that_changed_are_named_and_nothing_is_published(
    fake: Fake, settings: Config, fetch: Fetch
) -> None:
    changed = first(settings).replace(",one_plus_susp,", ",pupils_with_susp,", 1)
    fake.publish("Academic year 2023/24", "2025-07-10", TITLE, changed)
    staged = fetch("--stage")
    assert staged.code == 1
    assert "one_plus_susp" in staged.out
    assert "It waits, and cannot be published." in staged.out
    confirmed = fetch("--confirm", "--yes")
    assert (confirmed.code, "it cannot be published" in confirmed.out) == (1, True)


def test_a_file_of_another_kind_is_not_taken_for_the_one_asked_for(
    fake: Fake, settings: Config, fetch: Fetch
) -> None:
    other = settings.families["dfe-absence"].example.lstrip("\n")
    fake.publish("Academic year 2023/24", "2025-07-10", TITLE, other)
    staged = fetch("--stage")
    assert staged.code == 1
    assert "This is not the file that was asked for." in staged.out


def test_nobody_is_asked_until_a_setting_allows_it(
    fake: Fake, fetch: Fetch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EQUALITIES_FETCH", "")
    said = fetch("--stage")
    assert (said.code, said.out) == (1, f"{OFF}\n")
    assert fetch("--list").code == 0
    assert fake.requests == []


def test_a_host_that_is_not_named_is_not_asked(
    fake: Fake, fetch: Fetch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EQUALITIES_FETCH", "www.nomisweb.co.uk")
    said = fetch()
    assert said.code == 1
    assert "127.0.0.1 may not be asked" in said.out
    assert fake.requests == []


def test_a_source_that_there_is_not_is_a_wrong_call(
    capsys: pytest.CaptureFixture[str], store: Path, settings_file: None
) -> None:
    said = commands.say(capsys, loaders, "fetch", "no-such-source")
    assert (said.code, "There is no source no-such-source." in said.out) == (2, True)
