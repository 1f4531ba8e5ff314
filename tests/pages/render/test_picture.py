"""The picture: the page's chart with the sentence above it and the source below."""

import io
import re
from xml.etree import ElementTree

import pytest
from PIL import Image

from pages.components.render.picture import SCALE, WIDE, WIDTH
from tests.pages import views
from tests.pages.render.files import ALL_VIEWS, SECRETS, Make, made, said, secret
from tests.pages.words.test_view_table import read

SVG = "{http://www.w3.org/2000/svg}"


def drawn(make: Make) -> ElementTree.Element:
    return ElementTree.fromstring(made("svg", make))


def texts(make: Make) -> list[str]:
    return ["".join(text.itertext()) for text in drawn(make).iter(f"{SVG}text")]


def run_together(make: Make) -> str:
    return re.sub(r"\s+", " ", " ".join(texts(make)))


@pytest.mark.parametrize("make", ALL_VIEWS)
def test_the_sentence_and_the_source_are_in_the_picture(make: Make) -> None:
    words, found = said(make), run_together(make)
    assert words.headline in found and words.source in found
    assert words.left_out in found


@pytest.mark.parametrize("make", ALL_VIEWS)
def test_the_picture_is_named_and_described_for_who_cannot_see_it(make: Make) -> None:
    whole = drawn(make)
    assert whole.get("role") == "img" and whole.findtext(f"{SVG}title") == said(make).caption
    assert (whole.findtext(f"{SVG}desc") or "").endswith(said(make).headline)


@pytest.mark.parametrize("make", ALL_VIEWS)
def test_the_key_names_every_mark(make: Make) -> None:
    words = said(make)
    assert words.key.entries and {text for _, text in words.key.entries} <= set(texts(make))


@pytest.mark.parametrize("make", [views.workforce, views.suspensions, views.attainment, views.average])
def test_the_figures_of_the_table_are_in_the_picture(make: Make) -> None:
    _, *rows = read(make()).rows
    groups = set(make().groups["group"])
    assert {row[1] for row in rows if row[0] in groups} <= set(texts(make))


def test_panels_stand_side_by_side_under_their_headings() -> None:
    assert {"Asian", "Black", "Mixed", "White", "Other", "Residents 21%"} <= set(texts(views.pipeline))
    assert {"Boys", "Girls"} <= set(texts(views.by_sex))
    assert int(drawn(views.pipeline).get("height", "0")) < 600


def test_clips_of_one_panel_are_not_those_of_another() -> None:
    names = re.findall(r'<clipPath id="([^"]+)"', made("svg", views.by_sex).decode())
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("make", "width"), [(views.workforce, WIDTH), (views.pipeline, WIDTH), (views.by_sex, WIDE)]
)
def test_the_png_is_twice_as_large_as_the_svg_and_not_empty(make: Make, width: int) -> None:
    picture = Image.open(io.BytesIO(made("png", make)))
    assert picture.format == "PNG"
    assert picture.size == (SCALE * width, SCALE * int(drawn(make).get("height", "0")))
    colours = {colour for _, colour in picture.convert("RGB").getcolors(1 << 24) or []}
    assert {(255, 255, 255), (0x12, 0x43, 0x6D)} <= colours


def test_invented_figures_say_so_in_the_picture_and_real_ones_do_not() -> None:
    assert "Demonstration data." in run_together(views.partly_withheld)
    assert "Demonstration data" not in run_together(views.workforce)


def test_no_withheld_figure_is_in_the_picture() -> None:
    """Nor where a mark would be: nothing is drawn for the group at all."""
    found = run_together(secret)
    assert {figure for figure in SECRETS if figure in found} == set()
    hidden = [text for text in drawn(secret).iter() if "Asian: " in (text.get("aria-label") or "")]
    assert hidden == []
