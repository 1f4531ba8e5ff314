"""Marks survive `st.html`, print, and say nothing that the words beside them do not."""

import re
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from pages.components.render import document, front_page, marks
from pages.components.shared import palette

NAMES = ("below", "within", "above", "below_ratio", "above_ratio", "hidden", "none", "on_path", "off_path")
SYMBOLS = ("dot", "hollow", "diamond", "band", "whisker", "dashed", "path")


def drawing(mark: str) -> ElementTree.Element:
    found = re.fullmatch(
        r'<img class="eq-mark" alt="" width="\d+" height="\d+" src="data:image/svg\+xml,([^"]+)">', mark
    )
    assert found, mark
    return ElementTree.fromstring(unquote(found[1]))


def dot(mark: str) -> tuple[float, float]:
    circle = drawing(mark).findall("{http://www.w3.org/2000/svg}circle")[-1]
    return float(circle.get("cx", "")), float(circle.get("cy", ""))


def box(mark: str) -> tuple[float, float]:
    found = drawing(mark).find("{http://www.w3.org/2000/svg}rect")
    assert found is not None
    return float(found.get("x", "")), float(found.get("x", "")) + float(found.get("width", ""))


@pytest.mark.parametrize("mark", [*map(marks.verdict, NAMES), *map(marks.symbol, SYMBOLS), marks.ring()])
def test_every_mark_is_a_picture_with_an_empty_alt(mark: str) -> None:
    assert drawing(mark).tag.endswith("svg")


def test_the_dot_of_a_verdict_stands_left_of_in_or_right_of_the_band() -> None:
    left, right = box(marks.verdict("within"))
    assert dot(marks.verdict("below"))[0] < left
    assert left < dot(marks.verdict("within"))[0] < right
    assert dot(marks.verdict("above"))[0] > right


def test_a_verdict_by_the_ratio_alone_keeps_its_dot_inside_the_band() -> None:
    left, right = box(marks.verdict("within"))
    below, middle, above = (dot(marks.verdict(name))[0] for name in ("below_ratio", "within", "above_ratio"))
    assert left < below < middle < above < right


def test_a_verdict_that_does_not_exist_is_refused() -> None:
    with pytest.raises(KeyError):
        marks.verdict("better")


@pytest.mark.parametrize(
    ("points", "place"), [(0, 40), (5, 45), (-5, 35), (17, 57), (38, 75.5), (60, 75.5), (-60, 4.5)]
)
def test_a_gap_strip_is_to_scale_and_keeps_its_dot_inside(points: float, place: float) -> None:
    assert dot(marks.gap_strip(points, 5))[0] == place


def test_a_gap_strips_band_reaches_the_tolerance_either_side() -> None:
    assert box(marks.gap_strip(0, 5)) == (35, 45)


def lines(mark: str) -> int:
    path = drawing(mark).find("{http://www.w3.org/2000/svg}path")
    return 0 if path is None else path.get("d", "").count("M")


def test_a_year_without_a_figure_breaks_the_sparkline() -> None:
    assert lines(marks.sparkline([1, 2, 3, 4])) == 3
    assert lines(marks.sparkline([1, 2, None, None, 3, 4])) == 2
    assert lines(marks.sparkline([1, float("nan"), 4])) == 0


def test_the_last_figure_of_a_sparkline_is_its_large_dot() -> None:
    assert dot(marks.sparkline([3, 2, 1, None])) == (71.3, 21)


@pytest.mark.parametrize("values", [[], [3.0], [None, 3.0, None], [float("nan"), 1.0]])
def test_one_figure_has_no_course(values: list[float | None]) -> None:
    assert marks.sparkline(values) == ""


def test_figures_that_never_change_lie_level() -> None:
    assert dot(marks.sparkline([2, 2, 2])) == (104, 13)


@pytest.mark.parametrize(
    ("code", "council", "written"),
    [
        ("E09000022", "Lambeth", "Children and Education, Lambeth"),
        ("E08000003", "Manchester", "Manchester"),
        ("E09000020", "Kensington and Chelsea", "Kensington and Chelsea"),
    ],
)
def test_a_name_that_is_wider_than_the_navigation_stands_alone(
    code: str, council: str, written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EQUALITIES_AREA", code)
    logo = ElementTree.fromstring(document.logo.__wrapped__())
    said = [element.text for element in logo.iter() if element.tag.endswith("text")]
    assert said == ["Equalities", written]
    assert logo.get("aria-label") == f"Equalities: Children and Education, {council}"
    assert all(14 + float(one.get("textLength", 0)) <= float(logo.get("width", 0)) for one in logo.iter())


def test_the_logo_names_the_product_and_asks_for_no_font() -> None:
    logo = ElementTree.fromstring(document.logo())
    assert logo.get("aria-label") == "Equalities: Children and Education, Hackney"
    assert not [element for element in logo.iter() if element.tag.endswith("text")]


def test_the_style_sheet_fetches_our_font_alone_and_uses_no_hashed_class() -> None:
    css = front_page.style_sheet()
    assert re.findall(r"url\(([^)]*)\)", css) == ["open-sans.woff2"]
    assert "@import" not in css and "st-emotion" not in css and "-cache" not in css
    assert css.count("{") == css.count("}")


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_has_the_contrast_that_the_formula_is_known_by() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


BACKGROUNDS = {
    ".eq-tag.eq-fix": "#0B0C0C",
    ".eq-demo": "#FFF3CF",
    ".st-key-blank button:is(:hover, :focus-visible) p": "#000000",
    "a:not([data-testid]):focus-visible": "#FFC845",
}


def rules() -> list[tuple[str, str]]:
    css = re.sub(r"/\*.*?\*/", "", front_page.style_sheet(), flags=re.S)
    return [(selector.strip(), body) for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", css)]


@pytest.mark.parametrize(
    ("selector", "body"), [rule for rule in rules() if re.search(r"(?<![-\w])color:", rule[1])]
)
def test_every_text_colour_of_the_style_sheet_can_be_read(selector: str, body: str) -> None:
    colour = re.findall(r"(?<![-\w])color: (#[0-9A-F]{6})", body)[0]
    paper = next((colour for name, colour in BACKGROUNDS.items() if selector.endswith(name)), "#FFFFFF")
    assert contrast(colour, paper) >= 4.5, (selector, colour)


@pytest.mark.parametrize(
    "colour", [palette.INK, palette.INK2, palette.PEOPLE, palette.HISTORY, palette.TARGET]
)
def test_every_mark_stands_out_from_the_paper_and_the_band(colour: str) -> None:
    assert contrast(colour, palette.PAPER) >= 3 and contrast(colour, palette.BAND) >= 3


def test_the_edge_of_the_band_stands_out_where_its_grey_does_not() -> None:
    assert contrast(palette.BAND, palette.PAPER) < 3
    assert contrast(palette.EDGE, palette.PAPER) >= 3 and contrast(palette.EDGE, palette.BAND) >= 3


def test_the_theme_has_the_colours_of_the_style_sheet() -> None:
    theme = (Path(__file__).parents[3] / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    for colour in ("#00664F", "#005A9C", "#454F4E", "#CDD3D1", palette.INK):
        assert colour in theme and colour in front_page.style_sheet()
