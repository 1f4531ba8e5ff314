"""Another area's figures that an officer copies from a publication: kept as published elsewhere, cited, apart from ours."""

import pytest

from config.ethnicity import ALL
from loaders import intake, templates
from loaders.harmonising import ELSEWHERE
from tests.pages.views import CONFIG

HEADINGS = "period,area,school_phase,sex,ethnic_group,pupils,suspensions,published_in"
DFE = "DfE, Suspensions and permanent exclusions in England 2025/26, table 1"
ENGLAND = f'2025/26,England,All,All,All,8300000,871500,"{DFE}"'


def checked(*rows: str, headings: str = HEADINGS) -> intake.Checked:
    return intake.check("\n".join((headings, *rows, "")).encode(), "england.csv", CONFIG)


def said(*rows: str) -> list[str]:
    return [problem.sentence() for problem in checked(*rows).problems if problem.severity == "error"]


def test_the_template_is_known_by_its_own_heading_and_kept_as_published_elsewhere() -> None:
    found = checked(ENGLAND)
    assert (found.extract, found.source, found.origin) == ("exclusions", ELSEWHERE, "Published elsewhere")
    assert found.upload is not None
    rows = found.upload.rows
    assert rows[["area", "group", "item", "count", "origin"]].to_numpy().tolist() == [
        ["England", ALL, "pupils", 8300000.0, DFE],
        ["England", ALL, "suspensions", 871500.0, DFE],
    ]


def test_a_row_without_its_publication_is_refused_with_its_line() -> None:
    assert said("2025/26,England,All,All,All,8300000,871500,") == [
        "Row 2, column H (published_in): The publication is missing. Name the publisher and the publication, with its year "
        "and table."
    ]


def test_our_own_figures_are_not_copied_by_hand() -> None:
    (one,) = said(ENGLAND, f'2025/26,Hackney,All,All,All,32000,3000,"{DFE}"')
    assert one.startswith("Row 3, column B (area): Hackney’s own figures are not copied by hand.")


def test_an_area_that_nobody_knows_is_refused() -> None:
    (one,) = said(f'2025/26,Englund,All,All,All,8300000,871500,"{DFE}"')
    assert "Found “Englund”. Expected another area of England, by its name or code." in one


@pytest.mark.parametrize(
    "name", [name for name, extract in CONFIG.extracts.items() if ELSEWHERE in extract.sources]
)
def test_every_extract_of_what_others_publish_has_a_template_whose_example_is_never_published(
    name: str,
) -> None:
    text = templates.template_elsewhere(CONFIG.extracts[name], CONFIG)
    found = intake.check(text.encode(), "template.csv", CONFIG)
    assert (found.extract, found.source) == (name, ELSEWHERE)
    assert "This is the example row of the template." in " ".join(problem.title for problem in found.problems)
