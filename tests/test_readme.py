"""The README is complete and true: its commands, examples and names are those of the product."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

import config
from config import Config
from config.loading import FOLDER
from config.publication import Judgement, Publication
from loaders import __main__ as loaders_command
from metrics import __main__ as metrics_command

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
HEADINGS = ["Run it", "Test it", "Commands", "Settings", "Glossary"]
TASKS = [
    "The 60-second loop", "The rooms", "The way of a row", "The way of a click", "Add a measure", "Add an extract",
    "Add a published file family", "Add a kind of measure", "Add a page", "Change a word or a setting",
    "Which test goes where",
]  # fmt: skip
WORDS = [
    "Extract", "Reporting period", "Characteristic", "group", "Detailed", "broad groups", "Not known", "Measure",
    "Numerator", "denominator", "Share", "rate", "Comparator", "Reference group", "Representation gap",
    "Representation ratio", "Relative rate index (RRI)", "Declaration rate", "Protection", "Suspensions", "Release",
]  # fmt: skip
MAINS = {"loaders": loaders_command.main, "metrics": metrics_command.main}


def _section(heading: str) -> str:
    text = README if heading in HEADINGS else CONTRIBUTING
    return text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def _code(heading: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", _section(heading), re.MULTILINE | re.DOTALL)


COMMANDS = _code("Commands", "sh")[0].splitlines()


def test_what_a_newcomer_needs_comes_in_the_order_of_need() -> None:
    assert re.findall(r"^## (.*)$", README, re.MULTILINE) == HEADINGS


def test_an_engineer_finds_every_task() -> None:
    assert re.findall(r"^## (.*)$", CONTRIBUTING, re.MULTILINE) == TASKS


def test_every_room_is_on_the_map() -> None:
    rooms = {
        path.parent for top in ("metrics", "pages/components") for path in (ROOT / top).glob("*/__init__.py")
    }
    assert [room.name for room in rooms if f"{room.name}/" not in _section("The rooms")] == []


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
    (block,) = _code(heading, "sh")
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
    assert read.stdout == _code("Test it", "sh")[0]
    assert "pytest" not in script.replace(reader, "")


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_every_package_is_pinned(file: str) -> None:
    lines = (
        line.partition("#")[0].strip() for line in (ROOT / file).read_text(encoding="utf-8").splitlines()
    )
    packages = [line for line in lines if line and not line.startswith("-r ")]
    assert packages
    assert [line for line in packages if not re.fullmatch(r"[\w.\-]+(\[\w+\])?==[\w.]+", line)] == []


def test_the_example_of_a_measure_can_be_added_as_it_stands(tmp_path: Path) -> None:
    (example,) = _code("Add a measure", "toml")
    settings = _with(tmp_path, "measures/early-help.toml", example)
    assert settings.measures["early-help"].page == "childrens_services"


def test_a_measure_is_one_file_whatever_page_it_is_on(settings: Config, tmp_path: Path) -> None:
    (example,) = _code("Add a measure", "toml")
    refused = {}
    for page in sorted({measure.page for measure in settings.measures.values()}):
        there = example.replace("childrens_services", page, 1)
        try:
            _with(tmp_path / page, "measures/early-help.toml", there)
        except config.ConfigError as reason:
            refused[page] = str(reason)
    assert refused == {}


def test_the_example_of_an_extract_can_be_added_as_it_stands(tmp_path: Path) -> None:
    (example,) = _code("Add an extract", "toml")
    settings = _with(tmp_path, "extracts/governors.toml", example)
    governors = settings.extracts["governors"]
    assert set(governors.example) <= {"period", "ethnic_group", *governors.dimensions, *governors.items}


def _with(tmp_path: Path, file: str, text: str) -> Config:
    folder = tmp_path / "config"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    assert not (folder / file).exists()
    (folder / file).write_text(text, encoding="utf-8")
    return config.load(folder)


def test_every_measure_and_every_extract_is_named(settings: Config) -> None:
    named = set(re.findall(r"`([\w-]+)`", README + CONTRIBUTING))
    assert set(settings.measures) - named == set()
    assert set(settings.extracts) - named == set()


def test_every_page_is_in_the_table_of_pages(settings: Config) -> None:
    table = README.partition("## ")[0].replace("'", "’")
    assert [page.title for page in settings.pages.values() if page.title not in table] == []


def test_every_setting_is_explained() -> None:
    named = set(re.findall(r"`(\w+)`", _section("Settings")))
    settings = {*Publication.model_fields, *Judgement.model_fields}
    assert settings - named == set()
    assert {name for name in named if name.islower()} - settings == set()


def test_every_variable_of_ours_is_explained() -> None:
    folders = ("config", "loaders", "metrics", "pages", "tests")
    sources = [ROOT / "app.py", *(path for folder in folders for path in (ROOT / folder).rglob("*.py"))]
    text = "".join(path.read_text(encoding="utf-8") for path in sources)
    read = set(re.findall(r"EQUALITIES_[A-Z_]+", text))
    assert read == set(re.findall(r"EQUALITIES_[A-Z_]+", _section("Settings")))


@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_has_the_options_that_it_is_said_to_have(
    line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = re.fullmatch(r"\.venv/bin/python -m (loaders|metrics) (\w+)(.*)", line)
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
    assert f"**{word}**" in _section("Glossary")


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
        "config/measures/early-help.toml",
        "config/extracts/governors.toml",
        "data/store/equalities.db",
        "metrics/figures/kinds/NAME.py",
    }
    assert len(paths) > 10
    assert {path for path in paths - made if not (ROOT / path).exists()} == set()
