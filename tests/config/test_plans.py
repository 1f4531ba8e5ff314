"""Nothing that the two documents promise is missing, and nothing is said in other words than theirs.

The ids and counts here were taken from the documents by hand; `test_plans_verbatim` reads the documents themselves.
"""

import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

import config
from config import Config, ConfigError
from config.loading import FOLDER, SLIDE
from config.plan import PLANS, Plan, Promise

# Ids that are a name and a number: how many there are of each.
SCRUTINY = {"D": 10, "M": 19}
CRITERIA = {"PA-C": 4, "P1-C": 4, "P2-C": 5, "P3-C": 5, "P4-C": 3, "P5-C": 3}
CRITERIA_IDS = {f"{name}{number}" for name, count in CRITERIA.items() for number in range(1, count + 1)}
INDICATORS = {"PA-I": 2, "P1-I": 4, "P2-I": 2, "P3-I": 3, "P4-I": 4, "P5-I": 3}
LEADERS = {"PA-L": 8, "P1-L": 9, "P2-L": 8, "P3-L": 7, "P4-L": 6, "P5-L": 5}
STATEMENTS = {"MI": 6, "VA": 7, "AS": 6, "PA-S": 3}
GOALS = {
    "JG1-A": 9,
    "JG2-A": 9,
    "JG3-A": 6,
    "JG1-O": 6,
    "JG2-O": 10,
    "JG3-O": 5,
    "JG1-S": 2,
    "JG2-S": 1,
    "JG3-S": 1,
}
EDUCATION = {
    "HEP-": 6, "HEA-": 14, "HEN-": 10, "SF-": 9, "EXS-": 7, "HDC-": 6, "TRN-": 4, "YHT-": 4, "LRN-": 2, "WFD-": 7,
}  # fmt: skip
FAMILIES = {"5.1.": 5, "5.2.": 3, "5.3.": 6, "CFP-": 1, "CFA-": 11, "CFN-": 6}
OTHERS = {
    "JO-": 6,
    "CP-": 5,
    "YBM-": 3,
    "LBH-": 15,
    "HW-": 7,
    "JT-": 5,
    "GOV-": 9,
    "PRC-": 5,
    "RES-": 4,
    "WW-": 7,
    "NS-": 3,
}
EXPECTED = {
    "scrutiny-measures": SCRUTINY,
    "improvement-plan": CRITERIA | INDICATORS | LEADERS | STATEMENTS,
    "action-plans": GOALS | EDUCATION | FAMILIES | OTHERS,
}
# Ids outside that pattern. The report goes from 5.2.3 to 5.2.7.
BESIDES = {
    "scrutiny-measures": set(),
    "improvement-plan": {"VA0"},
    "action-plans": {"5.1", "5.2", "5.3", "5.2.7", "JG1", "JG2", "JG3", "HEP-0"},
}
MANIFESTO = {
    "PA": ("62 63", ""), "P1": ("57 59 97", ""), "P2": ("42 61 64 82 83 85 306", ""), "P3": ("77 84", "75"),
    "P4": ("307 66 68 69 70", "126 127 128"), "P5": ("65 73 74", ""),
}  # fmt: skip
OWNERS = {
    "PA": "Director of Education and Diversity and Inclusion Systems leader",
    "P1": "Assistant Director: School Improvement and Performance",
    "P2": "Director of Education - with subgroup",
    "P3": "Head of High Needs and School places",
    "P4": "Head of Education Operations",
    "P5": "Head of Early Years, Early Help and Wellbeing with subgroup",
}
DUE = {
    "PA-C1": date(2024, 8, 31), "PA-C2": date(2023, 8, 31), "P1-C1": date(2024, 7, 31), "P1-C2": date(2024, 7, 31),
    "P1-C3": date(2024, 8, 31), "P1-C4": date(2024, 8, 31), "P2-C2": date(2023, 8, 31), "P3-C2": date(2023, 9, 30),
    "P3-C3": date(2023, 9, 30), "P3-C4": date(2025, 9, 30), "M10": date(2022, 12, 31), "M12": date(2023, 12, 31),
    "M16": date(2023, 8, 31),
}  # fmt: skip
EVERY = {"M1": 3, "M4": 6, "M5": 6, "M6": 12, "M8": 12, "M9": 3, "M10": 12, "PA-I1": 12, "PA-C4": 12}


@pytest.fixture(scope="module")
def promises(settings: Config) -> dict[str, Promise]:
    return {name: promise for plan in settings.plans.values() for name, promise in plan.promises.items()}


@pytest.mark.parametrize("plan", PLANS)
def test_every_line_of_the_documents_is_declared_and_no_other(settings: Config, plan: str) -> None:
    numbered = {f"{name}{number}" for name, count in EXPECTED[plan].items() for number in range(1, count + 1)}
    assert set(settings.plans[plan].promises) == numbered | BESIDES[plan]


def test_there_are_ten_slides_nineteen_measures_and_forty_three_leader_priorities(
    settings: Config, promises: dict[str, Promise]
) -> None:
    kinds = Counter(promise.kind for promise in settings.plans["scrutiny-measures"].promises.values())
    assert kinds == {"slide": 10, "criterion": 19}
    assert sum(LEADERS.values()) == 43
    leaders = [name for name in promises if re.fullmatch(r"P[A1-5]-L\d", name)]
    assert len(leaders) == 43
    assert {(promises[name].kind, promises[name].reports) for name in leaders} == {("action", "milestone")}


def test_every_promise_has_a_page_and_a_way_to_see_its_progress(
    settings: Config, promises: dict[str, Promise]
) -> None:
    for name, promise in promises.items():
        assert promise.page in settings.pages, name
        shown = {
            "measure": bool(promise.measures) and set(promise.measures) <= set(settings.measures),
            "figure": bool(promise.figures),
            "milestone": bool(promise.owner),
            "text": not promise.figures and promise.state == "",
        }
        assert shown[promise.reports], name


def test_a_page_that_a_promise_names_shows_one_of_its_measures(
    settings: Config, promises: dict[str, Promise]
) -> None:
    for name, promise in promises.items():
        if promise.page not in {"progress", "help"}:
            pages = {settings.measures[measure].page for measure in promise.measures}
            assert promise.page in pages, name


def test_what_a_measure_says_that_it_answers_says_so_too(
    settings: Config, promises: dict[str, Promise]
) -> None:
    titles = {section.title for plan in settings.plans.values() for section in plan.sections.values()}
    for name, measure in settings.measures.items():
        for plan in {target.plan for target in measure.targets}:
            assert plan in promises or plan in titles, f"{name}: {plan}"
            assert plan not in promises or name in promises[plan].measures, f"{name}: {plan}"


def test_the_reports_obtainable_column_is_as_printed(settings: Config) -> None:
    measures = {name: p for name, p in settings.plans["scrutiny-measures"].promises.items() if name[0] == "M"}
    blank = {name for name, promise in measures.items() if not promise.obtainable}
    assert blank == {"M12", "M15", "M16", "M17", "M18", "M19"}
    assert {name for name, promise in measures.items() if promise.next_steps} == blank - {"M12"}
    assert all(promise.source for promise in measures.values())


@pytest.mark.parametrize("section", MANIFESTO)
def test_every_promise_of_a_priority_has_its_manifesto_numbers_and_its_lead(
    settings: Config, section: str
) -> None:
    serves, supports = MANIFESTO[section]
    of_it = [p for p in settings.plans["improvement-plan"].promises.values() if p.section == section]
    assert len(of_it) >= 11
    for promise in of_it:
        assert (promise.manifesto, promise.supports) == (tuple(serves.split()), tuple(supports.split()))
        assert promise.owner == OWNERS[section]


def test_the_five_corporate_pillars_are_each_a_line(settings: Config) -> None:
    of_it = [p for p in settings.plans["action-plans"].promises.values() if p.section == "CP"]
    assert [promise.pillars for promise in of_it] == [
        ("Institutional change",),
        ("Community engagement",),
        ("Culture and leadership",),
        ("Accountability",),
        ("Influence",),
    ]


def test_promises_with_a_date_or_an_interval_are_those_whose_line_gives_one(
    promises: dict[str, Promise],
) -> None:
    assert {name: promise.due for name, promise in promises.items() if promise.due} == DUE
    assert {name: promise.every for name, promise in promises.items() if promise.every} == EVERY


def test_targets_in_numbers_are_those_of_the_plan(promises: dict[str, Promise]) -> None:
    found = {
        name: (figure.target.rule, figure.target.level)
        for name, promise in promises.items()
        for figure in promise.figures.values()
        if name in CRITERIA_IDS and figure.target
    }
    assert found == {
        "P1-C1": ("at_least", 100),
        "P1-C2": ("at_least", 30),
        "P3-C1": ("at_least", 100),
        "P3-C2": ("over", 150),
        "P3-C3": ("below", 10),
        "P3-C4": ("at_least", 300),
    }


def test_a_target_of_a_figure_is_due_when_its_promise_is(promises: dict[str, Promise]) -> None:
    for name, promise in promises.items():
        for figure in promise.figures.values():
            assert figure.target is None or figure.target.due == promise.due, name


def test_complaints_and_referrals_are_never_better_or_worse(promises: dict[str, Promise]) -> None:
    for name in ("M8", "P5-C2", "P2-C4", "P2-C5"):
        assert {figure.better for figure in promises[name].figures.values()} == {"none"}
        assert all(figure.people for figure in promises[name].figures.values())


def test_overall_grades_of_schools_cannot_be_measured_since_they_ended(promises: dict[str, Promise]) -> None:
    for name in ("P1-C1", "P1-C2", "P3-I1"):
        cannot = promises[name].cannot
        assert cannot is not None and cannot.since == date(2024, 9, 2)


def test_every_plan_in_the_folder_is_read() -> None:
    files = {path.name for path in (FOLDER / "plans").glob("*.toml")}
    assert files == {f"{name}.toml" for name in PLANS} | {Path(SLIDE).name}


# What is wrong: file, the text there, what stands in its place, what the message says.
BROKEN = {
    "a measure that there is not": (
        "scrutiny-measures", '"teachers", "support-staff"]', '"teachers", "caretakers"]',
        "plans/scrutiny-measures.toml: promises.M1.measures: no measure called 'caretakers'",
    ),
    "a page that there is not": (
        "improvement-plan", 'page = "exclusions"', 'page = "inclusion"',
        "plans/improvement-plan.toml: promises.PA-I2.page: no page called 'inclusion'",
    ),
    "a misspelt key of a section": (
        "action-plans", "[sections.EXS]", '[sections.EXS]\nowned = "x"',
        "plans/action-plans.toml: sections.EXS.owned: there is no such key; is “owner” meant?",
    ),
    "a share of nobody": (
        "scrutiny-measures", 'of = "job descriptions", ', "",
        "promises.M3.figures.reviewed: of: a figure in per cent says of whom, and no other does",
    ),
    "an id given twice": (
        "improvement-plan", "[promises.PA-C1]", "[promises.M1]",
        "plans/improvement-plan.toml: promises.M1: plans/scrutiny-measures.toml has a promise of this id too",
    ),
    "a section that there is not": (
        "improvement-plan", 'section = "P5"', 'section = "P6"',
        "improvement-plan.toml: promises.P5-L1.section: no section called 'P6'",
    ),
    "a misspelt key": (
        "improvement-plan", "[promises.PA-C1]", '[promises.PA-C1]\nowned = "x"',
        "plans/improvement-plan.toml: promises.PA-C1.owned: there is no such key; is “owner” meant?",
    ),
    "a sixth pillar": (
        "action-plans", 'pillars = ["Influence"]', 'pillars = ["Effluence"]',
        "plans/action-plans.toml: promises.CP-5.pillars.0: ",
    ),
    "a promise that reports by figures and has none": (
        "improvement-plan", "figures.pupils = ", "# figures.pupils = ",
        "promises.P4-C1: figures: a promise that reports by figures needs one",
    ),
    "a promise that reports by measures and has none": (
        "improvement-plan", 'measures = ["suspensions", "permanent-exclusions"]', "",
        "promises.PA-I2: measures: a promise that reports by measures needs one",
    ),
    "a promise that nobody answers for": (
        "improvement-plan", 'owner = "Head of Education Operations"', "",
        "promises.P4-I1: owner: a promise that needs updates needs somebody who gives them",
    ),
    "a level by a rule that there is not": (
        "improvement-plan", 'rule = "over"', 'rule = "above"',
        "promises.P3-C2.figures.places.target.rule: ",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("plan", "old", "new", "message"), BROKEN.values(), ids=BROKEN)
def test_a_broken_plan_stops_the_start(folder: Path, plan: str, old: str, new: str, message: str) -> None:
    path = folder / "plans" / f"{plan}.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ConfigError, match=re.escape(message)):
        config.load(folder)


def test_a_missing_plan_stops_the_start(folder: Path) -> None:
    (folder / "plans" / "action-plans.toml").unlink()
    with pytest.raises(ConfigError, match=r"action-plans\.toml: the file is missing"):
        config.load(folder)


def _plan(section: dict[str, Any], promise: dict[str, Any]) -> Plan:
    said = {"section": "A", "kind": "action", "wording": "Open doors", "page": "progress"} | promise
    return Plan.model_validate(
        {"title": "A plan", "short": "Plan", "source": "A plan, 2022"}
        | {"sections": {"A": {"title": "Priority A"} | section}, "promises": {"A-1": said}}
    )


def test_a_promise_takes_what_its_section_says_unless_it_says_it_itself() -> None:
    section = {"owner": "Director of Education", "manifesto": ("62",), "reports": "text"}
    promise = _plan(section, {"reports": "milestone"}).promises["A-1"]
    assert (promise.id, promise.owner, promise.manifesto) == ("A-1", "Director of Education", ("62",))
    assert promise.reports == "milestone"


def test_text_needs_no_update_and_so_can_have_no_due_date() -> None:
    assert _plan({}, {"reports": "text"}).promises["A-1"].due is None
    with pytest.raises(ValidationError, match="text needs no update"):
        _plan({}, {"reports": "text", "due": "2024-07-31"})
