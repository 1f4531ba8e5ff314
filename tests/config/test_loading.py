"""A broken declaration stops the product at start, and the message names the file and the key."""

import re
from pathlib import Path

import pytest
from pydantic import ValidationError

import config
from config import Config, ConfigError
from config.loading import FOLDER
from config.publication import PROTECTING, Publication
from metrics import disclosure

SOCIAL_WORKERS = "measures/social-workers.toml"
SUSPENSIONS = "measures/suspensions.toml"
FAMILY = "families/dfe-csww.toml"
CLASSIFICATION = "ethnicity.toml"

ROMA_IS_LOST = '"gypsy", "irish_traveller", "roma", "white_other"]\nlevel = "broad"'

# What is wrong: file, the text there, what stands in its place, what the message says.
BROKEN = {
    "a misspelt key": (
        SOCIAL_WORKERS, "also =", "alos =",
        "measures/social-workers.toml: alos: there is no such key; is “also” meant?",
    ),
    "a key left out": (SOCIAL_WORKERS, "question =", "# question =", "social-workers.toml: question: is missing"),
    "a kind that there is not": (
        SOCIAL_WORKERS, '"representation"', '"share"',
        "social-workers.toml: kind: must be 'representation', 'rate', 'attainment' or 'average'",
    ),
    "more decimals than anybody reads": (SOCIAL_WORKERS, "dp = 0", "dp = 9", "social-workers.toml: dp: must be 3 or less"),
    "text that is no TOML": (SOCIAL_WORKERS, 'title = "', "title = ", "social-workers.toml: Invalid value"),
    "a measure without a page": (
        SOCIAL_WORKERS, 'page = "workforce"', "", "measures/social-workers.toml: page: is missing",
    ),
    "a page that there is not": (
        SOCIAL_WORKERS, 'page = "workforce"', 'page = "staff"',
        "measures/social-workers.toml: page: no page called 'staff'",
    ),
    "an extract that there is not": (
        SOCIAL_WORKERS, 'extract = "workforce"', 'extract = "staff"',
        "measures/social-workers.toml: extract: no extract called 'staff'",
    ),
    "a numerator that the extract lacks": (
        SOCIAL_WORKERS, '"headcount"', '"posts"',
        "measures/social-workers.toml: numerator: 'posts' is not an item of workforce",
    ),
    "a denominator that the extract lacks": (
        SUSPENSIONS, 'denominator = "pupils"', 'denominator = "children"',
        "measures/suspensions.toml: denominator: 'children' is not an item of exclusions",
    ),
    "a rate of nothing": (
        SUSPENSIONS, 'denominator = "pupils"', "",
        "measures/suspensions.toml: denominator: a measure of kind 'rate' needs one",
    ),
    "a rate set against no group": (
        SUSPENSIONS, 'reference_group = "White"', "", "suspensions.toml: reference_group: a measure of kind 'rate' needs one",
    ),
    "a key that another table has": (
        "extracts/workforce.toml", 'scheme = "ours"', 'scheme = "ours"\nperiods = "many"',
        "extracts/workforce.toml: periods: there is no such key; is “period” meant?",
    ),
    "a breakdown that the extract lacks": (
        SUSPENSIONS, '["sex", "phase"]', '["sex", "school"]',
        "measures/suspensions.toml: breakdowns: 'school' is not a dimension",
    ),
    "people who are not in the extract": (
        SOCIAL_WORKERS, '{ staff = "Social workers" }', '{ staff = "Nurses" }',
        "measures/social-workers.toml: include: no staff called 'Nurses'",
    ),
    "a population that there is not": (
        SOCIAL_WORKERS, 'comparator = "residents"', 'comparator = "voters"',
        "measures/social-workers.toml: comparator: no comparator called 'voters'",
    ),
    "another comparator that there is not": (
        SOCIAL_WORKERS, '"England"]', '"Scotland"]',
        "measures/social-workers.toml: also: no comparator called 'Scotland'",
    ),
    "a reference group that there is not": (
        SUSPENSIONS, 'reference_group = "White"', 'reference_group = "Whites"',
        "measures/suspensions.toml: reference_group: no group called 'Whites'",
    ),
    "an extract with an unknown scheme": (
        "extracts/workforce.toml", 'scheme = "ours"', 'scheme = "theirs"',
        "extracts/workforce.toml: scheme: no scheme called 'theirs'",
    ),
    "people who are part of an item that there is not": (
        "extracts/exclusions.toml", 'of = "pupils"', 'of = "children"',
        "extracts/exclusions.toml: items.pupils_suspended.of: no item called 'children'",
    ),
    "a source that sentences have no words for": (
        "extracts/workforce.toml", "[sources.misa]", "[sources.payroll]",
        "extracts/workforce.toml: sources.payroll: a source that publication.toml has no words for, in [sources]",
    ),
    "people who are among an item that there is not": (
        "extracts/attainment.toml", 'among = "reached_standard"', 'among = "reached_nothing"',
        "extracts/attainment.toml: items.reached_strong.among: no item called 'reached_nothing'",
    ),
    "staff who lie within staff that there are not": (
        "extracts/workforce.toml", '"Social workers" = "Children and Families"', '"Social workers" = "Everybody"',
        "extracts/workforce.toml: dimensions.staff.within.Social workers: must be a value of staff within another that is in "
        "none, where values are never added up",
    ),
    "a policy of protection that there is not": (
        "extracts/workforce.toml", 'title = "{team} extract"\nprotection = "suppress"',
        'title = "{team} extract"\nprotection = "hide"',
        "extracts/workforce.toml: sources.misa.protection: must be 'open', 'suppress' or 'round'",
    ),
    "a policy of protection with a letter left out": (
        "extracts/workforce.toml", 'title = "{team} extract"\nprotection = "suppress"',
        'title = "{team} extract"\nprotection = "supress"',
        "extracts/workforce.toml: sources.misa.protection: must be 'open', 'suppress' or 'round'; is “suppress” meant?",
    ),
    "a family of an extract that there is not": (
        FAMILY, 'extract = "workforce"', 'extract = "staff"',
        "families/dfe-csww.toml: extract: no extract called 'staff'",
    ),
    "a family with a dimension that the extract lacks": (
        FAMILY, "dimensions.staff", "dimensions.team",
        "families/dfe-csww.toml: dimensions.team: not a dimension of the extract",
    ),
    "a family with an item that the extract lacks": (
        FAMILY, "items.headcount", "items.posts", "families/dfe-csww.toml: items.posts: not an item of the extract",
    ),
    "a family that rounds in an area that is not ours": (
        "families/dfe-cla.toml", '"Inner London" = 10', "Paris = 10",
        "families/dfe-cla.toml: rounded_to: no area called 'Paris'",
    ),
    "a family in an unknown scheme": (
        "families/dfe-cla.toml", 'scheme = "dfe_major_new"', 'scheme = "dfe"',
        "families/dfe-cla.toml: group.scheme: no scheme called 'dfe'",
    ),
    "a column with neither a constant nor labels": (
        FAMILY, 'dimensions.staff = { value = "Social workers" }', 'dimensions.staff = { column = "OrgRole" }',
        "families/dfe-csww.toml: dimensions.staff: give either 'value', or 'column' with 'values'",
    ),
    "a population from an extract that there is not": (
        "comparators.toml", '[residents]', '[residents]\nextract = "census"',
        "comparators.toml: residents.extract: no extract 'census'",
    ),
    "a population counted by an item that there is not": (
        "comparators.toml", '[residents]', '[residents]\nitem = "households"',
        "comparators.toml: residents.item: 'households' is not an item",
    ),
    "a population that nobody counts": (
        "comparators.toml", '"All residents" }', '"All voters" }',
        "comparators.toml: residents.include.population: 'All voters' is not one of its values",
    ),
    "a page with a promise that no plan made": (
        "pages.toml", '"P2-C4"', '"P9-C4"', "pages.toml: childrens_services.promises: no promise called 'P9-C4'",
    ),
    "a page without a script": (
        "pages.toml", 'script = "explore/workforce.py"\n', "", "pages.toml: workforce.script: is missing",
    ),
    "a setting that is not a number": (
        "publication.toml", "tolerance_points = 5.0", 'tolerance_points = "five"',
        "publication.toml: tolerance_points: must be a number",
    ),
    "people whom no broad group holds": (
        CLASSIFICATION, ROMA_IS_LOST, ROMA_IS_LOST.replace('"roma", ', ""),
        "ethnicity.toml: groups: the broad groups must hold every atom exactly once",
    ),
    "two names for the same people": (
        CLASSIFICATION, '[groups."Irish Traveller"]\natoms = ["irish_traveller"]',
        '[groups."Irish Traveller"]\natoms = ["gypsy"]', "groups.Irish Traveller.atoms: the same people as 'Gypsy'",
    ),
    "an atom that there is not": (
        CLASSIFICATION, 'atoms = ["arab"]', 'atoms = ["arabic"]', "groups.Arab.atoms: unknown atom ['arabic']",
    ),
    "a label for a group that there is not": (
        CLASSIFICATION, '"WBRI" = "White British"', '"WBRI" = "British"',
        "schemes.school_census_codes.labels.WBRI: no group called 'British'",
    ),
    "a value that the extract of a family lacks": (
        FAMILY, '"Middle manager" = "Middle manager"', '"Middle manager" = "Manager"',
        "families/dfe-csww.toml: dimensions.role: no role called 'Manager'",
    ),
    "a group that there is not, in a wide family": (
        FAMILY, 'mixed = "Mixed"', 'mixed = "Mixt"', "families/dfe-csww.toml: items.headcount: no group called 'Mixt'",
    ),
    "a kind of period that the extract of a family lacks": (
        FAMILY, 'kind = "snapshot", day = "09-30"', 'kind = "academic year"',
        "families/dfe-csww.toml: period.kind: 'academic year' is not a period of workforce",
    ),
    "a family without what every row of its extract has": (
        FAMILY, "dimensions.staff =", "# dimensions.staff =",
        "families/dfe-csww.toml: dimensions.staff: is missing: every row of workforce has one",
    ),
    "an example of a value that there is not": (
        "extracts/support_staff.toml", 'role = "Teaching assistants"', 'role = "Teaching"',
        "extracts/support_staff.toml: example.role: no role called 'Teaching'",
    ),
    "an example of a column that there is not": (
        "extracts/support_staff.toml", 'headcount = "34"', 'staff = "34"',
        "extracts/support_staff.toml: example.staff: no column of the extract",
    ),
    "an example of another kind of period": (
        "extracts/support_staff.toml", 'period = "2025-11-06"', 'period = "2025/26"',
        "extracts/support_staff.toml: example.period: '2025/26' is no snapshot",
    ),
    "two pages at one address": (
        "pages.toml", 'url = "exclusions"', 'url = "workforce"',
        "pages.toml: exclusions.url: 'workforce' is the address of workforce already",
    ),
    "a scheme like one that there is not": (
        CLASSIFICATION, 'like = ["dfe_minor"]', 'like = ["dfe"]', "schemes.dfe_major_old.like: no scheme called 'dfe'",
    ),
}  # fmt: skip


def _rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_everything_declared_loads(settings: Config) -> None:
    assert settings.area == "Hackney"
    for folder in ("measures", "extracts", "families", "decks"):
        assert set(getattr(settings, folder)) == {path.stem for path in (FOLDER / folder).glob("*.toml")}


def test_a_copy_of_the_declarations_loads_to_the_same(folder: Path, settings: Config) -> None:
    assert config.load(folder) == settings


@pytest.mark.parametrize(("file", "old", "new", "message"), BROKEN.values(), ids=BROKEN)
def test_a_broken_declaration_stops_the_start(
    folder: Path, file: str, old: str, new: str, message: str
) -> None:
    _rewrite(folder / file, old, new)
    with pytest.raises(ConfigError, match=re.escape(message)):
        config.load(folder)


def test_a_broad_group_that_cuts_a_detailed_one_in_two_stops_the_start(folder: Path) -> None:
    _rewrite(folder / CLASSIFICATION, ROMA_IS_LOST, ROMA_IS_LOST.replace('"gypsy", ', ""))
    _rewrite(
        folder / CLASSIFICATION, 'atoms = ["arab", "any_other"]', 'atoms = ["arab", "any_other", "gypsy"]'
    )
    with pytest.raises(
        ConfigError, match=r"ethnicity.toml: .*groups.White.atoms: not an exact union of detailed"
    ):
        config.load(folder)


@pytest.mark.parametrize("file", ["ethnicity.toml", "comparators.toml", "pages.toml", "publication.toml"])
def test_a_missing_file_stops_the_start(folder: Path, file: str) -> None:
    (folder / file).unlink()
    with pytest.raises(ConfigError, match=f"{file}: the file is missing"):
        config.load(folder)


def test_nothing_declared_can_be_changed_while_running(settings: Config) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        settings.publication.tolerance_points = 10.0  # type: ignore[misc]


def test_a_changed_threshold_changes_the_fingerprint_that_releases_carry(
    folder: Path, settings: Config
) -> None:
    _rewrite(folder / "publication.toml", "suppress_below = 5", "suppress_below = 6")
    assert config.load(folder).fingerprint != settings.fingerprint


def test_a_threshold_of_one_source_holds_for_it_alone_and_makes_releases_again(
    folder: Path, settings: Config
) -> None:
    where, misa = folder / "extracts" / "workforce.toml", 'protection = "suppress"\nshows_published = true'
    _rewrite(where, misa, f"{misa}\nsuppress_below = 10")
    changed = config.load(folder)
    workforce = changed.extracts["workforce"]
    assert [changed.suppress_below(workforce, name) for name in ("misa", "demonstration")] == [10, 5]
    assert changed.fingerprint != settings.fingerprint


@pytest.mark.parametrize(
    ("extract", "old", "new", "message"),
    [
        ("workforce", "shows_published = true", "suppress_below = 1", "must be 2 or more"),
        ("workforce", 'protection = "open"', 'protection = "open"\nsuppress_below = 5', "alone"),
        ("exclusions", 'protection = "round"', 'protection = "round"\nshows_published = true', "alone"),
    ],
)
def test_what_is_asked_of_exact_figures_is_asked_of_no_others(
    folder: Path, extract: str, old: str, new: str, message: str
) -> None:
    _rewrite(folder / "extracts" / f"{extract}.toml", old, new)
    with pytest.raises(ConfigError, match=message):
        config.load(folder)


def test_another_tolerance_does_not_make_every_release_again(folder: Path, settings: Config) -> None:
    _rewrite(folder / "publication.toml", "tolerance_points = 5.0", "tolerance_points = 7.0")
    assert config.load(folder).fingerprint == settings.fingerprint


def test_releases_are_made_by_settings_that_change_the_fingerprint() -> None:
    sources = [path.read_text(encoding="utf-8") for path in Path(disclosure.__file__).parent.glob("*.py")]
    read = {name for text in sources for name in re.findall(r"\b(?:publication|settings)\.(\w+)", text)}
    # What is made of these, such as the name of the method, is none of them.
    declared = read & set(Publication.model_fields)
    assert declared and declared <= set(PROTECTING)


def test_a_reworded_question_does_not_rebuild_every_release(folder: Path, settings: Config) -> None:
    _rewrite(folder / SOCIAL_WORKERS, 'question = "', 'question = "Once more: ')
    assert config.load(folder).fingerprint == settings.fingerprint


GOVERNORS = """title = "School governors"
description = "School governors by ethnic group."
who = "Governor services"
period = ["snapshot"]
dimensions.role = { title = "Role", values = [VALUES] }
items.headcount = { title = "Number of governors", headers = ["count"] }
sources.misa = { title = "MISA extract", protection = "suppress" }
"""


@pytest.mark.parametrize("values", ['"Chair", "Governor"', '"Technicians", "Governor"'])
def test_an_extract_with_the_headings_of_another_has_values_of_its_own(folder: Path, values: str) -> None:
    (folder / "extracts" / "governors.toml").write_text(GOVERNORS.replace("VALUES", values), encoding="utf-8")
    assert "governors" in config.load(folder).extracts


@pytest.mark.parametrize("values", ['"Technicians"', '"Admin", "Site"'])
def test_one_that_cannot_be_told_from_another_stops_the_start(folder: Path, values: str) -> None:
    (folder / "extracts" / "governors.toml").write_text(GOVERNORS.replace("VALUES", values), encoding="utf-8")
    told = r"extracts/governors\.toml: dimensions: a file of it could be one of support_staff: that has all its headings"
    with pytest.raises(ConfigError, match=told):
        config.load(folder)


def test_one_with_a_required_column_of_its_own_needs_no_values_of_its_own(folder: Path) -> None:
    own = 'items.meetings = { title = "Meetings", kind = "events" }\n'
    text = GOVERNORS.replace("VALUES", '"Technicians"') + own
    (folder / "extracts" / "governors.toml").write_text(text, encoding="utf-8")
    assert "governors" in config.load(folder).extracts
