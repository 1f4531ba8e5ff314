"""The starter deck as files, made once."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from pages.components.present import deck_files_block, decks_block
from pages.components.present.deck_versions import DeckVersion
from pages.components.present.slide_content import SlideContent
from pages.components.render.deck.file_slide import FileSlide
from pages.components.render.drawings import Drawing
from tests.pages.conftest import _open

ADDRESS = "https://equalities.example/present"


@dataclass(frozen=True, eq=False)
class DeckFiles:
    """A deck, its slides as the screen shows them, and its files."""

    deck: DeckVersion
    contents: list[SlideContent]
    drawings: list[Drawing]
    slides: list[FileSlide]
    pptx: bytes
    xlsx: bytes


@pytest.fixture(scope="session")
def starter(first_start: Path) -> Iterator[DeckFiles]:
    """The deck that comes with the product, at the first start."""
    with pytest.MonkeyPatch.context() as environment:
        _open(first_start, environment)
        deck = decks_block.find("starter")
        assert deck is not None
        yield DeckFiles(
            deck,
            [decks_block.content(deck, place) for place in range(len(deck.slides))],
            [decks_block.drawing(deck, place) for place in range(len(deck.slides))],
            deck_files_block.file_slides(deck, ADDRESS),
            deck_files_block.made("slide", deck, ADDRESS),
            deck_files_block.made("sheet", deck, ADDRESS),
        )
