"""Two years together on the page, in its link, on a slide, in the sheet and at the command line: one figure everywhere."""

import pytest

from config.deck import DeckSlide, Shown
from metrics.__main__ import main
from pages.components.present import decks_block
from pages.components.render import csv
from pages.components.shared.view import Selection
from pages.components.shell import cached
from tests.pages.test_pages import linked, words

YEARS = "2023/24 to 2024/25"
SAID = "0.22 permanent exclusions for every 100 Black pupils in an average year of the two to 2024/25"


@pytest.mark.usefixtures("filled")
def test_two_years_of_permanent_exclusions_are_one_figure_everywhere(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """DfE counted 22 permanent exclusions of 10,342 Black pupils in 2023/24, and 22 of 9,853 in 2024/25."""
    asked = {"measure": "Permanent exclusions", "years": "Two years together", "period": YEARS}
    page = linked("explore/exclusions.py", **asked)
    said = words(page)
    assert f"Permanent exclusions by ethnic group, Hackney, {SAID.split(' pupils in ')[1]}" in said
    assert "Black 0.22 2.0 1.40 44 20,195" in said
    assert "each year’s own added up" in said
    assert page.selectbox(key="period").options == [YEARS, "2014/15 to 2015/16", "2012/13 to 2013/14", "2010/11 to 2011/12",
                                                    "2008/09 to 2009/10", "2006/07 to 2007/08"]  # fmt: skip

    selection = Selection("permanent-exclusions", YEARS, "Hackney", comparator="White")
    assert cached.address(selection, cached.number()) == asked | {
        "area": "Hackney", "show": "Broad groups", "compared": "White pupils"
    }  # fmt: skip
    assert b"Black,White,44.0,20195.0" in csv.csv(cached.view(selection, cached.number()))

    shown = Shown(measure="permanent-exclusions", period=YEARS, group="Black", comparator="White")
    slide = decks_block.figures(DeckSlide(name="Rare", shows=(shown,)), cached.number())
    (black,) = [row for row in slide.views[0].group_rows if row.group == "Black"]
    assert (black.numerator, black.denominator) == (44, 20195)
    assert SAID in cached.finding(slide.views[0].selection, cached.number())[0].text

    assert main(["show", "permanent-exclusions", "--period", YEARS, "--format", "csv"]) == 0
    assert "Black,White,44.0,20195.0" in capsys.readouterr().out
