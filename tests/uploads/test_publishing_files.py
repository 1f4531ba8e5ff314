"""Honest files of staff and children that could not be published, or hid figures unsaid, and how each ends."""

from collections.abc import Mapping

import pandas as pd
import pytest
from sqlalchemy import Engine

from loaders import store
from loaders.verdicts import accepted
from metrics.figures.results import extracts_needed, results
from pages.components.upload import headline_changes
from pages.components.upload.hidden_figures import newly_hidden
from tests.uploads.ending import CONFIG, SIX, Ended, ended, load, staff, table

pytestmark = pytest.mark.slow
SEPTEMBER = {
    "Case holder": (8, 51, 9, 19, 0, 0),
    "Qualified without cases": (4, 10, 5, 16, 1, 1),
    "Senior practitioner": (1, 4, 4, 6, 0, 0),
    "First line manager": (1, 8, 3, 17, 1, 3),
    "Middle manager": (1, 2, 4, 19, 0, 0),
    "Senior manager": (1, 1, 0, 3, 0, 0),
}
FIRST, SECOND = (24, 71, 22, 88, 9, 6), (30, 90, 27, 110, 12, 7)


def by_role(roles: Mapping[str, tuple[int, ...]], period: str) -> str:
    rows = [
        f"{period},Social workers,{role},{group},{count}"
        for role, counts in roles.items()
        for group, count in zip(SIX, counts, strict=True)
    ]
    return table("period,staff,role,ethnic_group,headcount", *rows)


def tables(engine: Engine, file: Ended) -> tuple[headline_changes.Standing, headline_changes.Standing]:
    """The results tables before a file and after it, as its officer is shown them."""
    upload = file.checked.upload
    assert upload is not None
    before = {name: store.released(engine, name) for name in CONFIG.extracts}
    after = before | {
        upload.extract: headline_changes.with_proposed(before[upload.extract], upload, file.changes)
    }

    def of(frames: dict[str, pd.DataFrame]) -> headline_changes.Standing:
        return headline_changes.Standing(
            frames,
            lambda name: results(
                name, {one: frames[one] for one in extracts_needed(name, CONFIG)}, CONFIG, ""
            ),
        )

    return of(before), of(after)


def test_what_dfe_has_published_in_our_template_is_accepted_and_shown_in_full(own: Engine) -> None:
    """DfE's published counts of 30 September 2025."""
    seen = ended(own, by_role(SEPTEMBER, "2025-09-30"))
    assert (seen.said(), seen.counted("headcount"), seen.needs_yes) == ("", 203, False)
    load(own, seen)
    released = store.released(own, "workforce").query(
        "source == 'misa' and role == 'Middle manager' and grade == 'All' and item == 'headcount'"
    )
    shown = released.set_index("group")["count"]
    assert (shown["Black"], shown["All"]) == (2, 26)


def test_two_roles_of_september_are_not_refused_but_asked_about(shown: Engine) -> None:
    two = {role: SEPTEMBER[role] for role in ("Middle manager", "Senior manager")}
    seen = ended(shown, by_role(two, "2025-09-30"))
    assert not seen.refused
    assert "Number of staff (Social workers, Hackney) is 31, was 203: down 85%." in seen.asked


def test_figures_that_become_hidden_and_the_sentence_that_changes_are_named_before(shown: Engine) -> None:
    march = {
        "Case holder": (9, 53, 9, 20, 0, 0),
        "Qualified without cases": (4, 11, 5, 17, 1, 1),
        "Senior practitioner": (1, 5, 4, 7, 0, 0),
        "First line manager": (1, 8, 3, 18, 1, 3),
        "Middle manager": (1, 2, 4, 20, 0, 0),
        "Senior manager": (1, 1, 0, 3, 0, 0),
    }
    seen = ended(shown, by_role(march, "2026-03-31"))
    assert not seen.refused
    before, after = tables(shown, seen)
    lines = newly_hidden(["social-workers"], ["2026-03-31"], before.tables, after.tables, CONFIG)
    assert lines == [
        "Children’s social workers, March 2026: Asian, Other and Not known",
        "Children’s social workers, March 2026, Qualified without cases: Not known",
        "Children’s social workers, March 2026: First line manager, Middle manager and Senior manager will be shown "
        "together, as Managers",
        "Children’s social workers, March 2026, by role: Asian, Mixed, White and Other will be shown together, as "
        "All groups but Black",
    ]
    (headline,) = headline_changes.headlines({"social-workers": {"Hackney"}}, before, after, CONFIG)
    assert (headline.before_period, headline.after_period) == ("2025-09-30", "2026-03-31")


def test_a_correction_is_kept_with_the_warning_that_was_accepted_and_by_whom(own: Engine) -> None:
    first = load(own, ended(own, staff(*FIRST)))
    assert first.warnings == ()
    second = ended(own, staff(*SECOND))
    receipt = load(own, second)
    moved = "31 March 2026: Number of staff (Social workers, Hackney) is 276, was 220: up 25%."
    assert receipt.warnings == (moved,) == accepted(second.checked, second.questions)
    assert (receipt.by, [words for _, words in second.questions]) == ("officer", [moved])


def test_the_same_group_is_compared_before_and_after_when_another_leads(own: Engine) -> None:
    counts = {"Asian": 10, "Black": 20, "Mixed": 40, "White": 25, "Other": 10}
    rows = [f"2026 Q1,Came into care,{group},{count}" for group, count in counts.items()]
    seen = ended(own, table("period,stage,ethnic_group,children", *rows))
    before, after = tables(own, seen)
    headlines = headline_changes.headlines({"came-into-care": {"Hackney"}}, before, after, CONFIG)
    (headline,) = headlines
    assert headline.before == "No figures"
    assert headline.after.startswith("Children from Mixed ethnic groups made up 38%")
    load(own, seen)
    other = {"Asian": 10, "Black": 40, "Mixed": 20, "White": 25, "Other": 10}
    rows = [f"2026 Q2,Came into care,{group},{count}" for group, count in other.items()]
    following = ended(own, table("period,stage,ethnic_group,children", *rows))
    before, after = tables(own, following)
    (headline,) = headline_changes.headlines({"came-into-care": {"Hackney"}}, before, after, CONFIG)
    same, _, leads = headline.after.partition(" The page will open with: ")
    assert headline.before.startswith("Children from Mixed ethnic groups made up 38%")
    assert same.startswith("Children from Mixed ethnic groups made up 19%")
    # The plan asks that fewer Black boys are looked after: of several large gaps theirs is the finding.
    assert leads.startswith("Black children made up 38%")
