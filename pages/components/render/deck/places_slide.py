"""Places beside each other as a slide: a column a place, ours in its own colour, and the table."""

from config import Config
from pages.components.render.deck.file_slide import Columns, FileSlide, SourcedTable
from pages.components.render.slide.chart_data import ChartData, Series
from pages.components.shared import cell_text, number_text, palette
from pages.components.shared.rows import Row
from pages.components.words.places import Places, sentences, tables


def slide_of(shown: Places, config: Config) -> FileSlide:
    """The slide of places for one group. A place without a figure is in the table and the notes alone."""
    rows = [row for row in shown.ordered if not cell_text.hidden(row)]
    chart = _chart(rows, shown, config)
    sources = dict.fromkeys(row.source for row in rows)
    footer = f"{', '.join(sources)}, {shown.when}. {shown.measure.unit}."
    notes = tuple(sentences.notes(shown, config))
    table = SourcedTable(tables.places_table(shown, config), source=footer, notes=notes)
    return FileSlide(
        1,
        1,
        tables.caption(shown, config),
        sentences.lead(shown, config),
        (sentences.second(shown, config),),
        Columns((chart,), None, chart.most) if rows else None,
        (table,),
        footer=footer,
        invented=any(row.demonstration for row in rows),
    )


def _chart(rows: list[Row], shown: Places, config: Config) -> ChartData:
    share, dp = number_text.is_share(shown.measure), shown.measure.dp
    unit = 1 if share else shown.measure.scale
    ours = tuple(row.value * unit if row.area == config.area else None for row in rows)
    theirs = tuple(row.value * unit if row.area != config.area else None for row in rows)
    series = (
        Series(config.area, ours, palette.PEOPLE, palette.PEOPLE),
        Series("Places beside it", theirs, palette.BAND, palette.EDGE),
    )
    written = f"0{'.' * bool(dp)}{'0' * dp}{'%' * share}"
    return ChartData(tuple(row.area for row in rows), series, written, columns=True)
