"""What is one file, or a page's two, is done as CONTRIBUTING.md says, in a copy of the project, and is there."""

import config
from config import ConfigError
from tests.contributing import files
from tests.tasks.project import Project

GROUPS = ("Asian", "Black", "Mixed", "White", "Other")
EARLY_HELP = "\n".join(
    [
        "period,stage,sex,ethnic_group,children",
        *(
            f"2026-03-31,Early help,Boys,{group},{children}"
            for group, children in zip(GROUPS, (60, 200, 90, 120, 30), strict=True)
        ),
    ]
)
GOVERNORS = "\n".join(
    [
        "period,role,ethnic_group,headcount",
        *(
            f"2026-09-30,{role},{group},{headcount}"
            for role, counts in {"Chair": (12, 20, 10, 40, 8), "Governor": (60, 90, 44, 300, 31)}.items()
            for group, headcount in zip(GROUPS, counts, strict=True)
        ),
        "",
    ]
)
TEMPLATE = """
import config
from loaders.templates import template
settings = config.load()
print(template(settings.extracts["governors"], settings), end="")
"""
NAVIGATION = """
from streamlit.testing.v1 import AppTest
AppTest.from_string('''
from pages.components.shell import page_frame
for page in page_frame.pages():
    print(page.title, f"/{page.url_path}")
''', default_timeout=60).run()
"""
# A measure of the governors, as the next task.
OF_GOVERNORS = """
title = "Governors"
question = "Who are our school governors?"
page = "PAGE"
kind = "representation"
extract = "governors"
numerator = "headcount"
comparator = "residents"
breakdowns = ["role"]
unit = "Share of governors"
dp = 0
people = "governors"
one = "school governors"
owner = "Director of Education"
source = "{team}, from governor services"
frequency = "Yearly"
"""


def declare_governors(project: Project, page: str = "workforce") -> None:
    project.do("Add an extract")
    measure = OF_GOVERNORS.replace("PAGE", page)
    (project.root / "config/measures/governors.toml").write_text(measure, encoding="utf-8")


def test_a_measure_is_one_file(project: Project) -> None:
    assert project.do("Add a measure") == ["config/measures/boys-in-early-help.toml"]
    checked = project.run("config", "check", "config/measures/boys-in-early-help.toml")
    assert checked.code == 0 and "“Boys in early help” fits" in checked.out
    project.load(EARLY_HELP)
    shown = project.run(
        "metrics", "show", "boys-in-early-help", "--comparator", "residents", "--format", "json"
    )
    assert (shown.row("Black")["numerator"], shown.row("Black")["denominator"]) == (200, 500)
    page = project.page("explore/childrens_services.py?measure=Boys in early help")
    assert page.title == "Which boys are supported by early help?"
    assert "White boys made up 24% of boys supported by early help in March 2026" in page.words
    assert len(page.charts) == 1


def test_a_measure_is_one_file_whatever_page_it_is_on(project: Project) -> None:
    ((place, text),) = files("Add a measure").items()
    refused = {}
    pages = {measure.page for measure in config.load().measures.values()}
    for page in sorted(pages):
        there = text.replace("childrens_services", page, 1)
        (project.root / place).write_text(there, encoding="utf-8")
        config.loading._load.cache_clear()
        try:
            config.load(project.root / "config")
        except ConfigError as reason:
            refused[page] = str(reason)
    assert len(pages) > 3 and refused == {}


def test_an_extract_is_one_file(project: Project) -> None:
    assert project.do("Add an extract") == ["config/extracts/governors.toml"]
    checked = project.run("config", "check", "config/extracts/governors.toml")
    assert checked.code == 0 and "period, role, ethnic_group, headcount" in checked.out
    (project.root / "ours.csv").write_text(GOVERNORS, encoding="utf-8")
    assert project.run("loaders", "check", "ours.csv").out == "ours.csv: 10 rows, governors: acceptable\n"
    project.load(GOVERNORS)
    upload = project.page("officers/upload.py")
    assert "School governors" in upload.words


def test_the_template_of_a_new_extract_is_its_own_example(project: Project) -> None:
    project.do("Add an extract")
    assert project.print_of(TEMPLATE) == [
        "period,role,ethnic_group,headcount",
        "2026-09-30,Chair,Black African,11",
    ]


def test_a_published_family_is_one_file(project: Project) -> None:
    declare_governors(project)
    assert project.do("Add a published file family") == ["config/families/dfe-governors.toml"]
    place = "config/families/dfe-governors.toml"
    checked = project.run("config", "check", place)
    assert checked.code == 0 and "DfE: School governors by ethnic group" in checked.out
    example = config.load(project.root / "config").families["dfe-governors"].example
    project.load(example, "as downloaded.csv")
    shown = project.run("metrics", "show", "governors", "--format", "json")
    black = shown.row("Black")
    assert (black["numerator"], black["denominator"]) == (210, 680)
    assert black["source"] == "DfE school governors"


def test_a_page_is_an_entry_and_a_script(project: Project) -> None:
    places = project.do("Add a page")
    assert places == ["config/pages.toml", "pages/explore/governance.py"]
    assert project.page("explore/governance.py").title == "Who governs our schools?"
    checked = project.run("config", "check", "config/pages.toml")
    assert (
        "“Governance”, at /governance, with no measures; drawn by pages/explore/governance.py" in checked.out
    )


def test_a_page_shows_the_measures_that_name_it_and_stands_in_the_navigation(project: Project) -> None:
    project.do("Add a page")
    declare_governors(project, page="governance")
    project.load(GOVERNORS)
    page = project.page("explore/governance.py")
    assert page.title == "Who are our school governors?"
    assert "Black governors made up 18% of school governors in September 2026" in page.words
    navigation = project.print_of(NAVIGATION)
    assert "Governance /governance" in navigation and navigation[0] == "Overview /"


def test_nothing_that_lists_declarations_turns_red(project: Project) -> None:
    declare_governors(project, page="governance")
    for task in ("Add a measure", "Add a published file family", "Add a page"):
        project.do(task)
    tested = project.test(
        "tests/test_readme.py",
        "tests/test_imports.py",
        "tests/config/test_declarations.py",
        "tests/loaders/test_published_recognising.py",
    )
    assert tested.code == 0, tested.out
