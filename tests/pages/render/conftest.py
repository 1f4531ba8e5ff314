"""The starter deck as files, made and read back once."""

import io
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pptx import Presentation

from pages.components.present import deck_files_block, decks_block
from pages.components.present.deck_versions import DeckVersion
from pages.components.present.slide_content import SlideContent
from pages.components.render.deck.file_slide import FileSlide
from pages.components.render.drawings import Drawing
from tests.pages.conftest import opened

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

    @cached_property
    def presentation(self) -> Any:
        """What PowerPoint opens: to be read, not changed."""
        return Presentation(io.BytesIO(self.pptx))

    @cached_property
    def book(self) -> Any:
        """What a spreadsheet opens: to be read, not changed."""
        return openpyxl.load_workbook(io.BytesIO(self.xlsx))


@pytest.fixture(scope="session")
def starter_files(first_start: Path) -> DeckFiles:
    """The deck that comes with the product, at the first start."""
    with opened(first_start):
        deck = decks_block.find("starter")
        assert deck is not None
        return DeckFiles(
            deck,
            [decks_block.content(deck, place) for place in range(len(deck.slides))],
            [decks_block.drawing(deck, place) for place in range(len(deck.slides))],
            deck_files_block.file_slides(deck, ADDRESS),
            deck_files_block.made("slide", deck, ADDRESS),
            deck_files_block.made("sheet", deck, ADDRESS),
        )


@pytest.fixture
def starter(starter_files: DeckFiles, filled: int) -> DeckFiles:
    """That deck, while the pages read its store."""
    assert starter_files.deck.number == filled
    return starter_files
