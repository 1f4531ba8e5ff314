"""A chart form is a module and the line that says which views it draws: as CONTRIBUTING.md says, in a copy of the project."""

import re

from tests.commands import OURS
from tests.contributing import files
from tests.tasks.project import Project

CHOOSING = "pages/components/charts/__init__.py"


def test_a_chart_form_draws_what_its_line_says(project: Project) -> None:
    (module, text), (choosing, lines) = files("Add a chart form").items()
    assert choosing == CHOOSING
    (project.root / module).write_text(text, encoding="utf-8")
    (chosen,) = re.findall(r"^    draw = .*\n", project.text(choosing), re.MULTILINE)
    project.change(choosing, chosen, lines)
    project.load(OURS.format(black=60))
    page = project.page("explore/workforce.py?measure=Children’s social workers")
    chart, _of_years = page.charts
    assert [layer["mark"]["type"] for layer in chart["layer"]] == ["bar", "tick"]
    rows = {row["group"]: row for row in chart["datasets"]["groups"]}
    assert rows["Black: 29%"]["value"] == 29.2683  # 60 of 205
    assert rows["Black: 29%"]["comparator"] == 21.0865  # 54,645 of 259,147
