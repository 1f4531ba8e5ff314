"""Several courses as a slide: their lines in one native chart, and both tables."""

from config import Config
from metrics.promises.series import Runs
from pages.components.render.deck.file_slide import FileSlide, Lines, SourcedTable
from pages.components.render.slide.chart_data import ChartData, Series
from pages.components.render.slide.course_data import axis_of, lines_of
from pages.components.shared import cell_text, number_text, palette
from pages.components.shared.rows import Row
from pages.components.shared.running_text import sentence
from pages.components.words.together import MOST_LINES, Strand, Together, sentences, tables


def slide_of(shown: Together, config: Config) -> FileSlide:
    """The slide of several courses. Of more than a chart can tell apart the first are drawn; the tables hold all."""
    drawn = tuple(strand for strand in shown.strands if _values(strand, shown))[:MOST_LINES]
    how = [sentence(sentences.title(shown, config))]
    if len(shown.strands) > len(drawn):
        how.append(sentence(f"The chart holds {len(drawn)} of {len(shown.strands)}; the notes hold all."))
    rows = [row for strand in shown.strands for row in strand.course.rows.values()]
    sources = dict.fromkeys(row.source for row in rows if number_text.known(row.value))
    footer = f"{', '.join(sources)}. {shown.measure.unit}."
    notes = tuple(sentences.notes(shown, config))
    held = (tables.changes(shown, config), tables.every_period(shown, config))
    return FileSlide(
        1,
        1,
        f"{shown.measure.title} over time, {shown.whose}",
        sentences.lead(shown, config),
        tuple(how),
        Lines(_chart(drawn, shown)) if drawn else None,
        tuple(SourcedTable(table, source=footer, notes=notes) for table in held),
        footer=footer,
        invented=shown.demonstration,
    )


def _chart(strands: tuple[Strand, ...], shown: Together) -> ChartData:
    share, unit = number_text.is_share(shown.measure), number_text.factor(shown.measure)
    axis = axis_of([label for strand in strands for label in _values(strand, shown)])
    series: list[Series] = []
    for strand, ink in zip(strands, palette.LINES, strict=False):
        times = unit if shown.gaps or not share else 1.0
        series += lines_of(strand.name, _values(strand, shown), _runs(strand), axis, times, ink)
    if shown.gaps:
        return ChartData(tuple(axis), tuple(series), "+0.0;−0.0;0.0", columns=False)
    dp = shown.measure.dp
    return ChartData(tuple(axis), tuple(series), f"0{'.' * bool(dp)}{'0' * dp}{'%' * share}", columns=False)


def _runs(strand: Strand) -> Runs:
    return strand.course.runs


def _values(strand: Strand, shown: Together) -> dict[str, float]:
    """What is drawn of a strand in each period: its figure, or its gap."""
    return {
        label: value for label, row in strand.course.rows.items() if (value := _drawn(row, shown)) is not None
    }


def _drawn(row: Row, shown: Together) -> float | None:
    if cell_text.hidden(row) or (shown.gaps and cell_text.is_reference(row)):
        return None
    value = row.gap if shown.gaps else row.value
    return float(value) if number_text.known(value) else None
