"""The spreadsheet of one view: its table on one sheet, with what the page says of it before it."""

from config import Config
from pages.components.render.sheet.workbook import ROUNDING, Front, Sheet, publisher, workbook
from pages.components.render.view_words import DEMONSTRATION, INVENTED, ViewWords

TABLE = "Table"


def xlsx(words: ViewWords, config: Config) -> bytes:
    """The workbook: Cover, Contents, Notes, Table."""
    notes = (*words.notes, *words.definitions)
    return workbook(
        _front(words, config), [Sheet(TABLE, "figures", words.table, words.source, notes)], config
    )


def _front(words: ViewWords, config: Config) -> Front:
    warning = [f"{DEMONSTRATION}. {INVENTED}"] if words.view.demonstration else []
    facts = [f"{name}: {fact}." for name, fact in words.facts.by_name.items()]
    against = [f"Compared with: {words.compared}."] if words.compared else []
    reopens = [f"This view on the dashboard: {words.link}"] if words.link else []
    return Front(
        title=words.caption,
        subject=words.headline,
        intro=[*warning, words.headline, *([words.second] if words.second else []), *words.replies],
        about=[*facts, f"Area: {words.view.selection.area}.", *against, *reopens, *ROUNDING],
        contact=f"{publisher(config)}. Responsible for these figures: {words.view.measure.owner}.",
    )
