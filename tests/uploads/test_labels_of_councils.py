"""Labels that councils write for ethnic groups, pupil groups and for no answer, and how a file with them ends."""

import pytest
from sqlalchemy import Engine

from tests.uploads.ending import ended, staff, table

pytestmark = pytest.mark.slow
RESULTS = "period,stage,pupil_group,ethnic_group,pupils,reached_standard,reached_strong"


def test_five_ways_to_say_not_known_are_read_as_such_and_said(shown: Engine) -> None:
    more = ["Undisclosed,6", "Declined,7", "Prefer not to disclose,8", "Not specified,5", "No response,9"]
    file = staff(24, 71, 22, 88, 9) + "".join(f"2026-03-31,Social workers,{label}\n" for label in more)
    seen = ended(shown, file)
    groups = seen.of_group("headcount")
    assert (groups.pop("Not known"), groups.pop("Refused"), sum(groups.values())) == (20, 15, 214)
    assert seen.said("note") == (
        "Column ethnic_group: Some labels say that there is no ethnic group. We will read “Undisclosed”, "
        "“Not specified”, “No response” as Not known; “Declined”, “Prefer not to disclose” as Refused."
    )


def test_what_may_be_a_missing_answer_is_to_be_written_as_one_and_never_as_a_group(shown: Engine) -> None:
    seen = ended(shown, staff(24, 71, 22, 88, 9) + "2026-03-31,Social workers,Not on the form of 2019,6\n")
    assert seen.refused
    assert "Where there is no answer, write Not known, or Refused if people would not say." in seen.said()
    assert "Did you mean" not in seen.said() and "Write Asian" not in seen.said()


def test_blank_is_not_black(shown: Engine) -> None:
    seen = ended(shown, staff(24, 71, 22, 88, 9) + "2026-03-31,Social workers,Blank,12\n")
    assert seen.of_group("headcount")["Not known"] == 12
    assert "“Blank” as Not known" in seen.said("note")


@pytest.mark.parametrize("label", ["Black & Asian", "Asian and White", "Black or Mixed"])
def test_a_label_of_two_groups_is_never_hinted_to_be_one_of_them(shown: Engine, label: str) -> None:
    seen = ended(shown, staff(24, 71, 22, 88, 9) + f"2026-03-31,Social workers,{label},12\n")
    assert seen.refused
    assert "Did you mean" not in seen.said()
    (question,) = seen.checked.asks.questions
    assert (question.written, question.guess) == (label, "")


def test_turkish_kurdish_and_turkish_cypriot_are_added_up_by_themselves(shown: Engine) -> None:
    counts = {
        "British": 210,
        "Turkish": 65,
        "Kurdish": 40,
        "Turkish Cypriot": 25,
        "African": 330,
        "Caribbean": 180,
    }
    rows = [f"2026-03-31,Child in need,{group},{count}" for group, count in counts.items()]
    seen = ended(shown, table("period,stage,ethnic_group,children", *rows))
    assert seen.of_group("children")["Turkish, Kurdish or Latin American"] == 130
    assert "We will add up “Turkish”, “Kurdish”, “Turkish Cypriot”" in seen.said("note")


def test_charedi_is_a_label_that_is_known(shown: Engine) -> None:
    counts = {"White British": 210, "Charedi Jew": 45, "Black African": 330, "Any other Asian background": 60}
    rows = [f"2026-03-31,Child in need,{group},{count}" for group, count in counts.items()]
    seen = ended(shown, table("period,stage,ethnic_group,children", *rows))
    assert (seen.said(), seen.counted("children")) == ("", 645)


def test_abbreviations_of_the_plan_are_pupil_groups(shown: Engine) -> None:
    rows = ["All,2400,1500,960", "PPG,All,1180,640,380", "TKC,All,190,101,60", "OJ,All,60,31,20"]
    file = table(
        RESULTS, f"2025/26,Key stage 4,,{rows[0]}", *(f"2025/26,Key stage 4,{row}" for row in rows[1:])
    )
    seen = ended(shown, file)
    assert seen.checked.upload is not None, seen.said()
    strong = seen.checked.upload.rows.query("item == 'reached_strong'").set_index("pupil_group")["count"]
    assert strong.to_dict() == {
        "All": 960,
        "Pupil premium": 380,
        "Turkish, Kurdish and Turkish Cypriot": 60,
        "Orthodox Jewish": 20,
    }
    assert "Asian, Black, Mixed and White have no row; in 2024/25 they had figures." in seen.asked


def test_a_label_of_ours_with_a_comma_is_said_to_need_quotation_marks(shown: Engine) -> None:
    rows = ["All,2400,1500,960", "Turkish, Kurdish and Turkish Cypriot,All,190,101,60"]
    file = table(RESULTS, f"2025/26,Key stage 4,,{rows[0]}", f"2025/26,Key stage 4,{rows[1]}")
    assert ended(shown, file).said() == (
        "Row 3: Row 3 has 8 values but the header has 7. “Turkish, Kurdish and Turkish Cypriot” holds a comma: put "
        "quotation marks round it, or leave the comma out."
    )


def test_a_file_of_nobody_whose_group_is_known_is_warned_of(shown: Engine) -> None:
    seen = ended(shown, staff(0, 0, 0, 0, 0, 163, period="2026-06-30"))
    assert not seen.refused
    assert "Column headcount: The group of all 163 is not known." in seen.said("warning")


@pytest.mark.parametrize("label", ["Not known", "Unknown", "X", "Prefer not to say", "Not recorded"])
def test_children_whose_sex_is_not_known_have_a_place(shown: Engine, label: str) -> None:
    """Of each sex as given, and 6 of no known sex, for two groups alone."""
    rows = [
        f"2026-03-31,Child in need,{sex},{group},{count}"
        for sex, counts in {"Boys": (40, 130, 52, 98, 21), "Girls": (42, 121, 49, 93, 19)}.items()
        for group, count in zip(("Asian", "Black", "Mixed", "White", "Other"), counts, strict=True)
    ]
    unknown = [
        f"2026-03-31,Child in need,{label},{group},{count}" for group, count in (("Black", 4), ("White", 2))
    ]
    seen = ended(shown, table("period,stage,sex,ethnic_group,children", *rows, *unknown))
    assert (seen.said(), seen.counted("children")) == ("", 671)
    (change,) = seen.changes.values()
    everybody = change.proposed.query(
        "sex == 'All' and age == 'All' and group == 'All' and item == 'children'"
    )
    assert everybody["count"].item() in (670, 675)  # 671, rounded to 5 by the coin of this store's own key


def test_two_ways_to_say_that_the_sex_is_not_known_are_added_up(shown: Engine) -> None:
    rows = [
        f"2026-03-31,Child in need,{sex},{group},{count}"
        for sex, count in (("Boys", 40), ("Girls", 30), ("Unknown", 2), ("Not stated", 3))
        for group in ("Asian", "Black", "Mixed", "White", "Other")
    ]
    seen = ended(shown, table("period,stage,sex,ethnic_group,children", *rows))
    assert (seen.said(), seen.counted("children")) == ("", 375)
