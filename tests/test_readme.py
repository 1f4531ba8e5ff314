"""The README is complete and true: its commands, examples and names are those of the product."""

import re
import subprocess
import tomllib

import pytest

from config import Config
from config import __main__ as config_command
from config.fetching.manners import Fetch
from config.publication import Compared, Judgement, Publication
from loaders import __main__ as loaders_command
from metrics import __main__ as metrics_command
from tests.contributing import CONTRIBUTING, README, ROOT, code, measures_of_the_readme, section

HEADINGS = ["Run it", "Test it", "Commands", "Settings", "Glossary"]
TASKS = [
    "The loop of two minutes", "The rooms", "The way of a row", "The way of a click", "Add a measure", "Add an extract",
    "Add a published file family", "Add a source to fetch", "Add a kind of measure", "Add a page", "Add a chart form",
    "Change a word", "Change a tolerance", "Which test goes where",
]  # fmt: skip
WORDS = [
    "Extract", "Reporting period", "Characteristic", "group", "Detailed", "broad groups", "Not known", "Measure",
    "Numerator", "denominator", "Share", "rate", "Comparator", "Reference group", "Representation gap",
    "Representation ratio", "Relative rate index (RRI)", "Declaration rate", "Protection", "Suspensions", "Release",
]  # fmt: skip
MAINS = {"config": config_command.main, "loaders": loaders_command.main, "metrics": metrics_command.main}


COMMANDS = code("Commands", "sh", README)[0].splitlines()


def test_what_a_newcomer_needs_comes_in_the_order_of_need() -> None:
    assert re.findall(r"^## (.*)$", README, re.MULTILINE) == HEADINGS


def test_an_engineer_finds_every_task() -> None:
    assert re.findall(r"^## (.*)$", CONTRIBUTING, re.MULTILINE) == TASKS


def test_every_room_is_on_the_map() -> None:
    rooms = {
        path.parent for top in ("metrics", "pages/components") for path in (ROOT / top).glob("*/__init__.py")
    }
    assert [room.name for room in rooms if f"{room.name}/" not in section("The rooms")] == []


def test_every_decision_is_listed_with_its_title() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = re.findall(
        r"^- \[(.*)\]\((.*)\)$", (folder / "README.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    pages = sorted(path for path in folder.glob("[0-9]*.md"))
    assert [
        (path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# "), path.name) for path in pages
    ] == listed


def test_it_can_be_read_at_one_sitting() -> None:
    assert len(README.splitlines()) < 300


@pytest.mark.parametrize(
    ("heading", "requirements", "last"),
    [
        ("Run it", "requirements.txt", ".venv/bin/streamlit run app.py"),
        ("Test it", "requirements-dev.txt", ".venv/bin/python -m pytest -n 2 --dist loadgroup"),
    ],
)
def test_one_line_sets_up_and_runs(heading: str, requirements: str, last: str) -> None:
    (block,) = code(heading, "sh", README)
    (line,) = block.splitlines()
    steps = line.split(" && ")
    assert steps == [
        "python3 -m venv .venv", f".venv/bin/pip install --quiet -r {requirements}", last,
    ]  # fmt: skip
    assert (ROOT / requirements).exists()


def test_a_first_start_asks_nothing_in_the_terminal() -> None:
    streamlit = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert streamlit["server"].get("showEmailPrompt") is False


def test_the_continuous_run_takes_its_test_command_from_here() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    (reader,) = re.findall(r"^tests=\$\((.*)\)$", script, re.MULTILINE)
    read = subprocess.run(["bash", "-c", reader], cwd=ROOT, capture_output=True, text=True, check=True)
    assert read.stdout == code("Test it", "sh", README)[0]
    assert "pytest" not in script.replace(reader, "")


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_every_package_is_pinned(file: str) -> None:
    lines = (
        line.partition("#")[0].strip() for line in (ROOT / file).read_text(encoding="utf-8").splitlines()
    )
    packages = [line for line in lines if line and not line.startswith("-r ")]
    assert packages
    assert [line for line in packages if not re.fullmatch(r"[\w.\-]+(\[\w+\])?==[\w.]+", line)] == []


def test_every_measure_in_the_table_of_pages_is_on_that_page(settings: Config) -> None:
    named = measures_of_the_readme()
    assert len(named) > 20
    assert {name: settings.pages[settings.measures[name].page].title for name in named} == named


def test_the_table_of_pages_has_them_in_the_order_of_the_navigation(settings: Config) -> None:
    lines = [line.split("|")[1].strip() for line in README.partition("## ")[0].splitlines() if "|" in line]
    listed = [title for line in lines[2:] for title in line.split(", ")]
    titles = [page.title.replace("’", "'") for page in settings.pages.values()]
    assert len(listed) > 10 and [title for title in titles if title in listed] == listed


def test_every_setting_is_explained() -> None:
    named = set(re.findall(r"`(\w+)`", section("Settings", README)))
    settings = {
        *Publication.model_fields,
        *Judgement.model_fields,
        *Compared.model_fields,
        *Fetch.model_fields,
    }
    assert settings - named == set()
    assert {name for name in named if name.islower()} - settings == set()


def test_every_variable_of_ours_is_explained() -> None:
    folders = ("config", "loaders", "metrics", "pages", "tests")
    sources = [ROOT / "app.py", *(path for folder in folders for path in (ROOT / folder).rglob("*.py"))]
    text = "".join(path.read_text(encoding="utf-8") for path in sources)
    read = set(re.findall(r"EQUALITIES_[A-Z_]+", text))
    assert read == set(re.findall(r"EQUALITIES_[A-Z_]+", section("Settings", README)))


@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_has_the_options_that_it_is_said_to_have(
    line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = re.fullmatch(r"\.venv/bin/python -m (config|loaders|metrics) (\w+)(.*)", line)
    assert found is not None
    package, command, options = found.groups()
    with pytest.raises(SystemExit):
        MAINS[package]([command, "--help"])
    help_text = capsys.readouterr().out
    assert set(re.findall(r"--\w+", options)) == set(re.findall(r"--\w+", help_text)) - {"--help"}
    arguments = re.sub(r"\[.*?\]|--\w+", "", options).replace(".", " ").split()
    assert set(arguments) <= set(re.findall(r"\b[A-Z]+\b", help_text))


@pytest.mark.parametrize("package", MAINS)
def test_no_command_is_left_out(package: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        MAINS[package](["--help"])
    listed = re.search(r"\{([\w,]+)\}", capsys.readouterr().out)
    assert listed is not None
    described = {line.split()[3] for line in COMMANDS if line.split()[2] == package}
    assert described == set(listed[1].split(","))


@pytest.mark.parametrize("word", WORDS)
def test_a_word_that_the_product_uses_is_in_the_glossary(word: str) -> None:
    assert f"**{word}**" in section("Glossary", README)


def test_every_decision_says_why_and_what_a_change_would_cost() -> None:
    pages = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    assert len(pages) >= 10
    headings = ["Decision", "Why", "What a change costs"]
    assert [
        page.name
        for page in pages
        if re.findall(r"^## (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE) != headings
    ] == []


def test_every_file_and_folder_named_is_there() -> None:
    paths = set(
        re.findall(r"`((?:config|loaders|metrics|pages|data|tests|\.\w+)/[\w./-]*)`", README + CONTRIBUTING)
    )
    made = {
        "config/measures/boys-in-early-help.toml",
        "config/extracts/governors.toml",
        "config/families/dfe-governors.toml",
        "config/sources/dfe-governors.toml",
        "pages/explore/governance.py",
        "pages/components/charts/bars.py",
        "data/store/equalities.db",
        "metrics/figures/kinds/median.py",
        "pages/components/words/kinds/median.py",
    }
    assert len(paths) > 10
    assert {path for path in paths - made if not (ROOT / path).exists()} == set()
