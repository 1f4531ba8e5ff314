"""The starter deck as files, made once."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from pages.components.present import deck_files_block, decks_block
from pages.components.present.made_slides import Made
from pages.components.present.opened_deck import Opened
from pages.components.render.deck.slide_content import SlideContent
from tests.pages.conftest import _open

ADDRESS = "https://equalities.example/present"


@dataclass(frozen=True, eq=False)
class DeckFiles:
    """A deck, its slides as the screen shows them, and its files."""

    deck: Opened
    made: list[Made]
    leaves: list[SlideContent]
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
            [decks_block.made(deck, place) for place in range(len(deck.slides))],
            deck_files_block.leaves(deck, ADDRESS),
            deck_files_block.made("slide", deck, ADDRESS),
            deck_files_block.made("sheet", deck, ADDRESS),
        )
