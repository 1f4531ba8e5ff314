"""The command that checks a declaration before it is put in its place."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from config.__main__ import main
from config.checking import consequences
from config.checking.kinds_of_file import KINDS, kind_of
from config.loading import FOLDER, read_toml

ROOT = Path(__file__).resolve().parents[2]


def example(tmp_path: Path, **changed: str) -> Path:
    """The measure of the walk-through, as an analyst writes it into a file of their own, for one of another name."""
    section = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("## Add a measure")[2]
    found = re.search(r"```toml\n(.*?)```", section, re.DOTALL)
    assert found is not None
    text = found[1].replace('title = "Boys in early help"', 'title = "Help early on"')
    for key, value in changed.items():
        text, times = re.subn(rf"^{key} = .*$", f"{key} = {value}", text, flags=re.MULTILINE)
        assert times == 1
    path = tmp_path / "help-early-on.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_walk_through_of_the_readme_says_on_which_page_the_measure_will_be(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(example(tmp_path))]) == 0
    said = capsys.readouterr().out
    assert "“Help early on” fits" in said
    assert "at /childrens-services" in said
    assert "python -m metrics show help-early-on" in said


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("page", '"nowhere"', "measures/help-early-on.toml: page: no page called 'nowhere'"),
        ("numerator", '"pupils"', "numerator: 'pupils' is not an item of childrens_services"),
        ("include", '{ stage = "Early halp" }', "include: no stage called 'Early halp'"),
        ("kind", '"share"', "kind: must be 'representation', 'rate', 'attainment' or 'average'"),
        ("dp", '"none"', "dp: must be a whole number"),
        ("title", '"Referrals"', "title: 'Referrals' is the title of "),
        (
            "kind",
            '"rate"',
            "help-early-on.toml: verb: a measure of kind 'rate' needs one, which its sentences say",
        ),
        (
            "kind",
            '"rate"',
            "help-early-on.toml: scale: a measure of kind 'rate' needs one, of how many: 100, 1000,",
        ),
        ("kind", '"average"', "help-early-on.toml: denominator: a measure of kind 'average' needs one"),
    ],
)
def test_what_does_not_fit_is_said_by_file_and_key(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], key: str, value: str, told: str
) -> None:
    assert main(["check", str(example(tmp_path, **{key: value}))]) == 1
    assert told in capsys.readouterr().err


@pytest.mark.parametrize("name", ["missing.toml", "measure.csv"])
def test_a_file_that_is_not_there_or_no_toml_is_a_wrong_call(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (tmp_path / "measure.csv").write_text("a,b\n", encoding="utf-8")
    assert main(["check", str(tmp_path / name)]) == 2
    assert "no such file" in capsys.readouterr().err


def test_a_name_that_cannot_be_asked_for_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = example(tmp_path).rename(tmp_path / "Early Help 2.toml")
    assert main(["check", str(path)]) == 1
    assert "a name is of small letters, digits and hyphens" in capsys.readouterr().err


def test_it_is_a_command_that_can_be_run(tmp_path: Path) -> None:
    asked = [sys.executable, "-m", "config", "check", str(example(tmp_path))]
    assert subprocess.run(asked, cwd=ROOT, capture_output=True, check=False).returncode == 0


DECLARED = [
    ("measures/suspensions.toml", "the measure “suspensions”", "targets", "M16"),
    ("extracts/support_staff.toml", "the extract “support_staff”", "told by", "Teaching assistants"),
    ("families/dfe-cla.toml", "the published family “dfe-cla”", "becomes", "“Children’s services”: children, share, stage"),
    ("decks/starter.toml", "the deck “starter”", "slide 8", "over_time of suspensions"),
    ("plans/scrutiny-measures.toml", "config/plans/scrutiny-measures.toml, the plan", "promises", "29 in 5 sections"),
    ("plans/support-staff-slide.toml", "the table of a slide", "reading", "White minorities left out"),
    ("pages.toml", "config/pages.toml, the list of pages", "exclusions", "at /exclusions"),
    ("comparators.toml", "the list of populations", "pupils-on-roll", "Offered by applicants"),
    ("ethnicity.toml", "the classification of ethnic groups", "groups", "5 broad, 13 union, 19 detailed, 1 joined, 2 unplaced"),
    ("publication.toml", "the settings", "changes", "none: these are the settings in force"),
    ("golden.toml", "the list of published sums", "times as likely", "2 worked out again"),
    ("dictionary.toml", "the data dictionary", "licence", "Open Government Licence v3.0"),
    ("access.toml", "the list of roles", "officer", "decks, updates, plans, answers, upload"),
    ("accessibility.toml", "the accessibility statement", "standard", "WCAG 2.2, level AA"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "named", "label", "words"), DECLARED, ids=[file for file, *_ in DECLARED])
def test_every_kind_of_declaration_is_known_and_told_what_it_does(
    folder: Path, capsys: pytest.CaptureFixture[str], file: str, named: str, label: str, words: str
) -> None:
    where = folder / file if file == "publication.toml" else FOLDER / file
    assert main(["check", str(where)]) == 0
    first, *lines = capsys.readouterr().out.splitlines()
    assert "fits" in first and named in first
    assert [line for line in lines if line.startswith(f"  {label}  ") and words in line]


def test_every_declaration_of_the_product_is_of_a_kind_and_every_kind_is_told() -> None:
    files = sorted(FOLDER.rglob("*.toml"))
    kinds = {file: kind_of(file, read_toml(file)) for file in files}
    assert [file for file, kind in kinds.items() if kind is None] == []
    assert {kind.called for kind in KINDS} == set(consequences.TOLD)


# What is wrong: file, the text there, what stands in its place, what is said of which key.
BROKEN = {
    "extract": (
        "extracts/workforce.toml", "required = true", "requierd = true",
        "extracts/another.toml: dimensions.staff.requierd: there is no such key; is “required” meant?",
    ),
    "example without a column": (
        "extracts/workforce.toml", 'staff = "Social workers"\nrole = "Case holder"', 'role = "Case holder"',
        "extracts/another.toml: example.staff: is missing: every row of a file has one",
    ),
    "example of a group": (
        "extracts/workforce.toml", 'ethnic_group = "Black Caribbean"', 'ethnic_group = "Black Carribean"',
        "extracts/another.toml: example.ethnic_group: no ethnic group of the scheme 'ours' called 'Black Carribean'",
    ),
    "example of a number": (
        "extracts/workforce.toml", 'headcount = "12"', 'headcount = "12.5"',
        "extracts/another.toml: example.headcount: '12.5' must be a whole number, in digits alone",
    ),
    "example of a part": (
        "extracts/exclusions.toml", 'pupils_suspended = "52"', 'pupils_suspended = "89"',
        "extracts/another.toml: example.pupils_suspended: is more than suspensions, of which it is a part",
    ),
    "family": (
        "families/dfe-cla.toml", 'extract = "childrens_services"', 'extract = "children"',
        "families/another.toml: extract: no extract called 'children'",
    ),
    "deck": (
        "decks/starter.toml", 'measure = "residents"', 'measure = "people"',
        "decks/another.toml: slides.0.measure: no measure called 'people'",
    ),
    "plan": (
        "plans/scrutiny-measures.toml", 'page = "community"', 'page = "town"',
        "plans/scrutiny-measures.toml: promises.D1.page: no page called 'town'",
    ),
    "pages": ("pages.toml", 'url = "workforce"', 'path = "workforce"', "pages.toml: workforce.url: is missing"),
    "populations": (
        "comparators.toml", 'noun = "residents"', "noun = 1", "comparators.toml: residents.noun: must be text",
    ),
    "groups": (
        "ethnicity.toml", 'atoms = ["arab"]', 'atoms = ["arabic"]', "ethnicity.toml: groups.Arab.atoms: unknown atom",
    ),
    "settings": (
        "publication.toml", "ratio_low = 0.8", "ratio_low = 1.8", "publication.toml: ratio_low: must be less than 1",
    ),
    "sums": (
        "golden.toml", 'method = "times as likely"', 'method = "odds"', "golden.toml: cases.7.method: must be 'share",
    ),
    "roles": (
        "access.toml", 'roles = { role = "administrator"', 'roles = { role = "owner"',
        "access.toml: actions.roles.role: must be 'viewer', 'officer', 'approver' or 'administrator'",
    ),
    "statement": (
        "accessibility.toml", 'standard = "WCAG 2.2, level AA"', 'standard = "WCAG"',
        "accessibility.toml: standard: must be 'WCAG 2.2, level AA'",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "told"), BROKEN.values(), ids=BROKEN)
def test_what_does_not_fit_in_any_of_them_is_said_by_file_and_key(
    folder: Path, capsys: pytest.CaptureFixture[str], file: str, old: str, new: str, told: str
) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    many = file.partition("/")[0] in ("extracts", "families", "decks")
    path = (folder / file).with_name("another.toml" if many else Path(file).name)
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert main(["check", str(path)]) == 1
    assert told in capsys.readouterr().err


def test_all_that_is_wrong_with_a_file_is_said_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(example(tmp_path, kind='"share"', dp="9", unit="1"))]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "Not right yet. measures/help-early-on.toml: kind: must be 'representation', 'rate', 'attainment' or 'average'",
        "Not right yet. measures/help-early-on.toml: unit: must be text",
        "Not right yet. measures/help-early-on.toml: dp: must be 3 or less",
    ]


def test_settings_are_told_by_what_they_change(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (folder / "publication.toml").read_text(encoding="utf-8")
    other = text.replace("tolerance_points = 5.0", "tolerance_points = 7.0").replace(
        "suppress_below = 5", "suppress_below = 6"
    )
    (tmp_path / "ours.toml").write_text(other, encoding="utf-8")
    assert main(["check", str(tmp_path / "ours.toml")]) == 0
    said = capsys.readouterr().out
    assert "tolerance_points  5.0, will be 7.0" in said and "suppress_below    5, will be 6" in said
    assert "releases          every one is made again at the next start" in said


def test_a_page_whose_script_is_not_written_yet_is_told_so(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (folder / "pages.toml").open("a", encoding="utf-8") as pages:
        pages.write(
            '\n[governors]\ntitle = "Governors"\nscript = "explore/governors.py"\nurl = "governors"\n'
        )
    assert main(["check", str(folder / "pages.toml")]) == 0
    said = capsys.readouterr().out
    assert "“Governors”, at /governors, with no measures; drawn by" in said
    assert "pages/explore/governors.py, which is still to be written" in said


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('colour = "red"\n', "thing.toml: these are the keys of no declaration"),
        ("title = \n", "thing.toml: Invalid value"),
    ],
)
def test_a_file_that_declares_nothing_is_told_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, told: str
) -> None:
    (tmp_path / "thing.toml").write_text(text, encoding="utf-8")
    assert main(["check", str(tmp_path / "thing.toml")]) == 1
    assert told in capsys.readouterr().err


def test_a_changed_copy_of_what_is_declared_is_checked_in_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "residents.toml"
    path.write_text((FOLDER / "measures" / "residents.toml").read_text(encoding="utf-8"), encoding="utf-8")
    assert main(["check", str(path)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[-1].split(None, 1) == [
        "replaces", "the measure that is declared under this name: config/measures/residents.toml"
    ]  # fmt: skip
    assert main(["check", str(FOLDER / "measures" / "residents.toml")]) == 0
    assert "replaces" not in capsys.readouterr().out
