"""What the pages would say before and after a file that is not stored yet, and of which periods."""

from functools import partial

import pandas as pd
import pytest

from config import Config
from loaders import intake, store
from loaders.store import Change
from metrics.disclosure.release import builder
from metrics.figures.results import results
from pages.components.render.page import html
from pages.components.shell import cached
from pages.components.upload import headline_changes
from pages.components.upload.headline_changes import Headline, Standing
from tests.browser import files
from tests.loaders.fetching import examples

Released = dict[str, pd.DataFrame]


@pytest.fixture
def released(filled: int, settings: Config) -> Released:
    return {name: cached.released(name, filled) for name in settings.extracts}


def table_of(released: Released, settings: Config, name: str) -> pd.DataFrame:
    return results(name, released, settings)


def openings(data: str, released: Released, settings: Config, name: str = "file.csv") -> list[Headline]:
    """The headlines that a file would change, worked out as the upload page does it."""
    upload = intake.check(data.encode(), name, settings).upload
    assert upload is not None
    proposed = store.preview(cached.writer(), upload, build=builder(settings))
    after = released | {
        upload.extract: headline_changes.with_proposed(released[upload.extract], upload, proposed)
    }
    return headline_changes.headlines(
        headline_changes.touched(upload.extract, proposed, settings),
        Standing(released, partial(table_of, released, settings)),
        Standing(after, partial(table_of, after, settings)),
        settings,
    )


def test_a_file_of_the_newest_year_changes_the_sentence_of_its_measure(
    released: Released, settings: Config
) -> None:
    (found,) = openings(files.SOCIAL_WORKERS_2025, released, settings)
    assert (found.measure, found.page) == ("Children’s social workers", "workforce")
    assert found.before.startswith(
        "Black staff made up 38% of children’s social workers in September 2025, compared with 21% of Hackney "
        "residents. That is 17.1 points above"
    )
    assert found.after.startswith(
        "Black staff made up 30% of children’s social workers in September 2025, compared with 21% of Hackney "
        "residents. That is 8.9 points above"
    )
    assert found.before_period == found.after_period == "2025-09-30"


def test_a_file_of_an_older_year_changes_no_opening_sentence(released: Released, settings: Config) -> None:
    older = files.SOCIAL_WORKERS_2025.replace("2025,Reporting year", "2021,Reporting year")
    assert openings(older, released, settings) == []


def test_a_file_about_other_areas_alone_changes_no_opening_sentence(
    released: Released, settings: Config
) -> None:
    england = files.SOCIAL_WORKERS_2025.replace("Local authority", "National")
    assert openings(england, released, settings) == []


def test_where_there_was_nothing_before_the_sentence_says_so(released: Released, settings: Config) -> None:
    nothing = released | {"workforce": released["workforce"].iloc[:0]}
    (found,) = openings(files.SOCIAL_WORKERS_2025, nothing, settings)
    assert found.before == "No figures" and found.after.startswith("Black staff made up 30%")
    assert (found.before_period, found.after_period) == ("", "2025-09-30")


def test_the_same_group_is_compared_before_and_after_and_then_the_one_that_leads_is_named(
    released: Released, settings: Config
) -> None:
    counts = {"Asian": 70, "Black": 130, "Mixed": 60, "White": 265, "Other": 40, "Not known": 25}
    lines = [f"2026-03-31,Social workers,{group},{count}" for group, count in counts.items()]
    found = openings("\n".join(["period,staff,ethnic_group,headcount", *lines, ""]), released, settings)
    (workers,) = [headline for headline in found if headline.measure == "Children’s social workers"]
    assert workers.before.startswith("Black staff made up 38%")
    assert workers.after.startswith("Black staff made up 23% of children’s social workers in March 2026")
    assert "The page will open with: White staff made up 47%" in workers.after


def change(proposed: pd.DataFrame, now: pd.DataFrame | None = None, *, same: bool = False) -> Change:
    return Change("2025-09-30", 0, now, proposed, unchanged=same)


STAFF = pd.DataFrame({"staff": ["Social workers", "Teachers"], "area": ["Hackney", "England"]})


def test_a_measure_is_touched_in_the_areas_of_its_own_figures_and_no_other_is(settings: Config) -> None:
    touched = headline_changes.touched("workforce", {"2025-09-30": change(STAFF.iloc[:1])}, settings)
    assert touched == {"social-workers": frozenset({"Hackney"})}


def test_a_measure_is_touched_by_figures_that_the_file_leaves_out(settings: Config) -> None:
    touched = headline_changes.touched("workforce", {"2025-09-30": change(STAFF.iloc[:1], STAFF)}, settings)
    assert touched == {"social-workers": frozenset({"Hackney"}), "teachers": frozenset({"England"})}


def test_a_slice_that_stays_as_it_is_touches_nothing(settings: Config) -> None:
    assert (
        headline_changes.touched("workforce", {"2025-09-30": change(STAFF, STAFF, same=True)}, settings) == {}
    )


def test_a_population_touches_every_measure_that_is_set_against_it(settings: Config) -> None:
    residents = pd.DataFrame({"population": ["All residents"], "area": ["Hackney"]})
    touched = headline_changes.touched("population", {"2021-03-21": change(residents)}, settings)
    assert {"residents", "social-workers", "teachers"} <= set(touched)
    assert "suspensions" not in touched and "looked-after" not in touched


SAME_YEAR = Headline("Teachers", "workforce", "Then.", "Now.", "2025-11-06", "2025-11-06")
NEXT_YEAR = Headline("School leaders", "workforce", "Then.", "Now.", "2024-11-07", "2025-11-06")
FIRST = Headline("Residents", "community", "No figures", "Now.", "", "2021-03-21")


def html_of(headlines: list[Headline], settings: Config) -> str:
    return html(headline_changes.before_and_after(headlines, settings))


def test_the_headings_name_the_periods_that_are_compared(settings: Config) -> None:
    said = html_of([SAME_YEAR], settings)
    assert "Before: November 2025" in said and "After: November 2025" in said
    said = html_of([NEXT_YEAR], settings)
    assert "Before: November 2024" in said and "After: November 2025" in said
    assert "November 2024 before, November 2025 after" in said


def test_sentences_of_other_periods_stand_in_a_table_of_their_own(settings: Config) -> None:
    said = html_of([SAME_YEAR, NEXT_YEAR, FIRST], settings)
    assert said.count("<table") == 3
    assert "Before: no figures" in said and "After: March 2021" in said


def test_sentences_of_the_same_periods_share_a_table(settings: Config) -> None:
    both = [SAME_YEAR, Headline("School leaders", "workforce", "A.", "B.", "2025-11-06", "2025-11-06")]
    said = html_of(both, settings)
    assert said.count("<table") == 1 and said.count("<tr>") == 3


def test_it_opens_with_the_comparator_that_the_page_opens_with(released: Released, settings: Config) -> None:
    """The lines of DfE's file have no White pupils: the page sets Black pupils against all others, and so does the preview."""
    found = openings(examples.second(settings), released, settings)
    (after,) = (one.after for one in found if one.measure == settings.measures["suspensions"].title)
    assert "13.9 suspensions for every 100 Black pupils in 2024/25" in after
    assert "9.7 suspensions" not in after
