"""A kind of measure is two modules and a row: as CONTRIBUTING.md says, in a copy of the project."""

from tests.contributing import files
from tests.tasks.project import Project

VOCABULARY = "config/vocabulary.py"
MEASURE = "config/measures/attainment-8.toml"
POINTS = """period,stage,ethnic_group,pupils,points_total
2023/24,Key stage 4,Asian,200,9600
2023/24,Key stage 4,Black,400,16800
2023/24,Key stage 4,Mixed,100,4500
2023/24,Key stage 4,White,500,23500
2023/24,Key stage 4,Other,100,4600
"""


def test_a_kind_is_worked_out_and_said_by_its_two_modules(project: Project) -> None:
    *modules, (row_in, row) = files("Add a kind of measure").items()
    assert row_in == VOCABULARY
    for module, text in modules:
        (project.root / module).write_text(text, encoding="utf-8")
    last = '    "average": "an average of points",\n'
    project.change(VOCABULARY, last, last + row)
    project.change(MEASURE, 'kind = "average"', 'kind = "median"')
    checked = project.run("config", "check", MEASURE)
    assert checked.code == 0 and "the middle value of points" in checked.out
    project.load(POINTS)
    page = project.page("explore/attainment.py?measure=Key stage 4: Attainment 8")
    said = "The middle result of Black pupils was 42.0 in 2023/24, compared with 47.0 for White pupils."
    assert said in page.words
    tested = project.test("tests/pages/words/test_kinds.py", "tests/metrics/figures/test_kinds.py")
    assert tested.code == 0, tested.out
