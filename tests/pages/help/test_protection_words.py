"""What the help page says of protection: every source with its policy, and the settings that are in force."""

from pages.components.help import protection_words
from pages.components.render.page import html
from pages.components.shared.content import Table
from tests.pages.views import CONFIG


def lines(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def test_every_extract_and_source_has_its_protection_and_somebody_to_ask() -> None:
    said = lines(protection_words.policies(CONFIG))
    sources = sum(len(extract.sources) for extract in CONFIG.extracts.values())
    assert len(said) == sources + len(CONFIG.families)
    exclusions = CONFIG.extracts["exclusions"]
    assert [exclusions.title, "MISA extract", "Rounded", exclusions.who] in said
    assert [exclusions.title, "Published figures", "As its publisher gives it", exclusions.who] in said
    workforce = CONFIG.extracts["workforce"]
    small = "Exact, with small counts withheld: 1 to 4"
    published = "; what others have published of the same people to the person is shown"
    assert [workforce.title, "MISA extract", small + published, workforce.who] in said
    assert [workforce.title, "Demonstration data", small, workforce.who] in said


def test_a_source_with_a_threshold_of_its_own_says_it() -> None:
    extract = CONFIG.extracts["attainment"]
    rule = extract.sources["misa"].model_copy(update={"suppress_below": 10})
    ours = extract.model_copy(update={"sources": extract.sources | {"misa": rule}})
    changed = CONFIG.model_copy(update={"extracts": CONFIG.extracts | {"attainment": ours}})
    said = {(line[0], line[1]): line[2] for line in lines(protection_words.policies(changed))}
    assert said[extract.title, rule.title] == "Exact, with small counts withheld: 1 to 9"


def test_the_settings_are_those_of_the_configuration() -> None:
    other = {"round_shown_from": 12, "suppress_below": 7, "rounded_to": 3, "round_bounds": (2, 4, 5)}
    changed = CONFIG.publication.model_copy(update=other)
    said = dict(lines(protection_words.settings_in_force(CONFIG.model_copy(update={"publication": changed}))))
    assert said["Rounded counts are shown from"] == "12"
    assert said["Of exact counts, those withheld are"] == "1 to 6, and those that leave 1 to 6 out"
    assert said["Rounded counts are multiples of"] == "3"
    assert said["A rounded count, and each sum of them that pages offer, is within"].startswith(
        "2 of the true one"
    )


def test_what_is_not_promised_is_said_beside_what_is() -> None:
    section = html(*protection_words.protection(CONFIG, "DPIA-2026-14"))
    assert (
        section.index("What is promised") < section.index("What is not promised") < section.index("Settings")
    )
    assert "Differential privacy" in section and "already been published elsewhere" in section
