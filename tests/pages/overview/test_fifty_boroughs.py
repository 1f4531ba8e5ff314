"""The three findings in fifty made-up boroughs: none is chance, none is of a figure that is withheld, none says too many where
too few is what the plans are about. What is chance is worked out here, by other formulas than the product's."""

import math
import random
import re
from typing import Any

import pandas as pd
import pytest
from scipy import stats

from metrics.figures.results import results
from metrics.promises.targets import COLUMNS
from pages.components.overview import highlights
from tests.metrics.examples import BROAD, CENSUS, cells, released, residents, slice_of
from tests.pages.views import CONFIG

pytestmark = pytest.mark.slow
GRADES = CONFIG.measures["social-workers"].ordered[:3]
BOROUGHS = range(50)
# A little more than one in twenty: the two ways of reckoning differ at the very edge.
CHANCE = 0.07
Counts = dict[tuple[str, str], tuple[int, int]]


def workforce(chance: random.Random) -> tuple[Any, Counts]:
    """Staff of three grades: in some boroughs a group is lost on the way up, in others all is noise, or White staff are."""
    lost = chance.choice(["", "Black", "White", "Asian"])
    drawn: Counts = {}
    lines = []
    for step, grade in enumerate(GRADES):
        weights = [chance.uniform(0.5, 1.5) * people for people in (0.10, 0.30, 0.07, 0.45, 0.08)]
        weights = [w * (0.35**step if g == lost else 1) for g, w in zip(BROAD, weights, strict=True)]
        size = chance.choice([14, 40, 150, 400])
        found = chance.choices(BROAD, weights, k=size)
        for group in BROAD:
            drawn[grade, group] = (found.count(group), size)
            lines.append(f"{grade}  {group}  {found.count(group)}")
    text = "\n".join(["role  group  headcount", *lines])
    return slice_of("workforce", text, source="transcribed", staff="Social workers"), drawn


def suspensions(chance: random.Random) -> tuple[Any, Counts]:
    drawn: Counts = {}
    lines = ["group  pupils  suspensions  permanent_exclusions"]
    for group in BROAD:
        pupils, rate = chance.choice([90, 700, 9000]), chance.choice([0.02, 0.06, 0.07, 0.13])
        events = sum(chance.random() < rate for _ in range(pupils))
        drawn["", group] = (events, pupils)
        lines.append(f"{group}  {pupils}  {events}  0")
    text = "\n".join(lines)
    return slice_of("exclusions", text, source="transcribed", period="2024/25"), drawn


def withheld(table: pd.DataFrame, chance: random.Random) -> pd.DataFrame:
    """The same with one figure in eight withheld, as a release may."""
    gone = pd.Series([chance.random() < 0.125 for _ in range(len(table))], index=table.index)
    nothing = {
        name: table[name].mask(gone) for name in ("value", "lower", "upper", "gap", "ratio", "numerator")
    }
    return table.assign(**nothing, status=table["status"].mask(gone, "confidential"))


@pytest.fixture(scope="module", params=BOROUGHS)
def borough(request: pytest.FixtureRequest) -> tuple[dict[str, pd.DataFrame], Counts, Counts]:
    chance = random.Random(request.param)
    (staff, of_staff), (suspended, of_pupils) = workforce(chance), suspensions(chance)
    held = released(staff, suspended, residents())
    drawn = {
        name: withheld(results(name, held, CONFIG), chance) for name in ("social-workers", "suspensions")
    }
    nothing = drawn["suspensions"].iloc[:0]
    return dict.fromkeys(CONFIG.measures, nothing) | drawn, of_staff, of_pupils


def named(phrase: str) -> str:
    """The group of "Black pupils", "staff from Mixed ethnic groups"."""
    return next(group for group in BROAD if group in phrase)


def of_population(group: str) -> float:
    people = {line["group"]: int(line["people"]) for line in cells(CENSUS)}
    return people[group] / sum(people.values())


def test_no_finding_is_chance_or_withheld_or_too_many_where_too_few_is_meant(
    borough: tuple[dict[str, pd.DataFrame], Counts, Counts],
) -> None:
    tables, of_staff, of_pupils = borough
    ladder = highlights.through_the_grades(tables, CONFIG).text
    if found := re.match(r"The share of (.+) falls from \d+% of (.+?)s to \d+% of (.+?)s\.", ladder):
        group, first, last = named(found[1]), found[2].capitalize(), found[3].capitalize()
        (a, n), (b, m) = (of_staff[grade, group] for grade in (first, last))
        both = (a + b) / (n + m)
        z = (a / n - b / m) / math.sqrt(both * (1 - both) * (1 / n + 1 / m))
        assert 2 * stats.norm.sf(abs(z)) < CHANCE, ladder
        assert b / m < of_population(group), ladder
        rows = tables["social-workers"].query("breakdown == 'role' and detail == 'broad' and group == @group")
        assert set(rows[rows["category"].isin([first, last])]["status"]) == {"published"}, ladder
    else:
        assert ladder.startswith("No group’s share falls"), ladder
    gap = highlights.largest_gap(tables, CONFIG).text
    if found := re.search(r"suspensions for every 100 (.+) in 2024/25, and .+ for every 100 (.+)\. See", gap):
        group, other = named(found[1]), named(found[2])
        (a, n), (b, m) = (of_pupils["", one] for one in (group, other))
        assert a / n > b / m, gap
        assert stats.binomtest(a, a + b, n / (n + m)).pvalue < CHANCE, gap
        rows = tables["suspensions"].query("group == @group and detail == 'broad' and breakdown == ''")
        assert set(rows["status"]) == {"published"}, gap
    else:
        assert gap.startswith("No key measure has a gap"), gap
    none = {name: pd.DataFrame(columns=COLUMNS) for name in tables}
    assert highlights.largest_change(tables, none, CONFIG).text.startswith("No key measure has a figure")


def test_some_boroughs_have_a_finding_and_some_have_none() -> None:
    """The rule is tried on both: a rule that finds nothing would pass all of the above."""
    said = []
    for number in range(12):
        chance = random.Random(number)
        (staff, _), _ = workforce(chance), suspensions(chance)
        table = results("social-workers", released(staff, residents()), CONFIG)
        tables = dict.fromkeys(CONFIG.measures, table.iloc[:0]) | {"social-workers": table}
        said.append(highlights.through_the_grades(tables, CONFIG).text.startswith("The share of"))
    assert any(said) and not all(said)
