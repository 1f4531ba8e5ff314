"""What the pages would say before and after a file that is not stored yet."""

import pandas as pd
import pytest

from config import Config
from loaders import intake, store
from metrics.release import builder
from metrics.results import extracts_needed
from pages.components import cached, changes
from pages.components.changes import Headline
from tests.browser import files

Released = dict[str, pd.DataFrame]


@pytest.fixture
def released(filled: int, settings: Config) -> Released:
    return {name: cached.released(name, filled) for name in settings.extracts}


def openings(data: str, released: Released, settings: Config) -> list[Headline]:
    """The headlines that a file would change, worked out as the upload page does it."""
    upload = intake.check(data.encode(), "csww.csv", settings).upload
    assert upload is not None
    proposed = store.preview(cached.writer(), upload, build=builder(settings))
    needed = {
        extract
        for name in settings.measures
        if upload.extract in extracts_needed(name, settings)
        for extract in extracts_needed(name, settings)
    }
    frames = {name: released[name] for name in needed}
    return changes.headlines(upload.extract, upload.source, proposed, frames, settings, upload.demonstration)


def test_a_file_of_the_newest_year_changes_the_sentence_of_its_measure(
    released: Released, settings: Config
) -> None:
    assert openings(files.SOCIAL_WORKERS_2025, released, settings) == [
        Headline(
            "Children’s social workers",
            "workforce",
            "Black staff made up 38% of children’s social workers in September 2025, compared with 21% of Hackney "
            "residents. That is 17.1 points above, outside the 5-point target.",
            "Black staff made up 30% of children’s social workers in September 2025, compared with 21% of Hackney "
            "residents. That is 8.9 points above, outside the 5-point target.",
        )
    ]


def test_a_file_of_an_older_year_changes_no_opening_sentence(released: Released, settings: Config) -> None:
    older = files.SOCIAL_WORKERS_2025.replace("2025,Reporting year", "2021,Reporting year")
    assert openings(older, released, settings) == []


def test_where_there_was_nothing_before_the_sentence_says_so(released: Released, settings: Config) -> None:
    nothing = released | {"workforce": released["workforce"].iloc[:0]}
    (found,) = openings(files.SOCIAL_WORKERS_2025, nothing, settings)
    assert found.before == "No figures" and found.after.startswith("Black staff made up 30%")
