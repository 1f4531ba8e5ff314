"""Whether a figure rests on few people, so that one more or fewer moves it far."""

from config import Config
from pages.components.shared import cell_text, number_text
from pages.components.shared.rows import Row
from pages.components.shared.view import View


def is_of_few(row: Row, view: View, config: Config) -> bool:
    """Whether a figure that is shown rests on few people: as its base says, or where there is none, as is known of its
    group in one authority."""
    if cell_text.hidden(row):
        return False
    if number_text.known(row.denominator):
        return row.denominator < config.publication.hollow_below
    place = config.areas.find(view.selection.area)
    given = config.extracts[view.measure.extract].items.get(view.measure.share)
    return (
        place is not None
        and place.level == "Local authority"
        and given is not None
        and row.group in given.few
    )
