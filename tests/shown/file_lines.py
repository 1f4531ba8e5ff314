"""Office files and pictures taken apart: every text, note and figure in order, and a digest of each part."""

import hashlib
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree import ElementTree

import openpyxl
from pptx import Presentation

# When a file was made is none of its content.
_CLOCK = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z?")
_READ_IN_A_PICTURE = ("text", "tspan", "title", "desc")


def file_lines(kind: str, file: bytes) -> list[str]:
    """What a file holds. `kind`: a name of `handouts.KINDS` that is no raster."""
    return [*_READERS[kind](file), *_digests(file)]


def _of_presentation(file: bytes) -> Iterator[str]:
    presentation = Presentation(io.BytesIO(file))
    yield f"{presentation.core_properties.title}: {presentation.core_properties.subject}"
    for number, slide in enumerate(presentation.slides, 1):
        yield f"slide {number}"
        for shape in slide.shapes:
            yield from _of_shape(shape)
        if slide.has_notes_slide:
            yield f"notes: {slide.notes_slide.notes_text_frame.text}"


def _of_shape(shape: Any) -> Iterator[str]:
    named = shape._element.xpath(".//p:cNvPr")[0]
    yield f"{shape.shape_type} {named.get('name')!r}, read aloud as {named.get('descr', '')!r}"
    for inner in getattr(shape, "shapes", ()):
        yield from _of_shape(inner)
    if shape.has_text_frame:
        for paragraph in shape.text_frame.paragraphs:
            yield f"  {'|'.join(run.text for run in paragraph.runs)}"
    if getattr(shape, "has_table", False):
        yield from (f"  {' | '.join(cell.text for cell in row.cells)}" for row in shape.table.rows)
    if getattr(shape, "has_chart", False):
        for plot in shape.chart.plots:
            yield f"  categories {list(plot.categories)}"
            yield from (f"  {series.name}: {list(series.values)}" for series in plot.series)
        yield from (f"  label {text}" for text in shape.chart._chartSpace.xpath(".//a:t/text()"))


def _of_workbook(file: bytes) -> Iterator[str]:
    book = openpyxl.load_workbook(io.BytesIO(file))
    for sheet in book.worksheets:
        yield f"sheet {sheet.title}"
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value is not None):
            yield f"{cell.coordinate} {cell.data_type} {cell.number_format}: {cell.value!r}"


def _of_picture(file: bytes) -> Iterator[str]:
    for element in ElementTree.fromstring(file).iter():
        if element.tag.rpartition("}")[2] in _READ_IN_A_PICTURE and (element.text or "").strip():
            yield str(element.text)


def _digests(file: bytes, within: str = "") -> Iterator[str]:
    """Of each part of an Office file, and of a workbook inside it; of another file one."""
    if not zipfile.is_zipfile(io.BytesIO(file)):
        yield f"part {within} {hashlib.sha256(_CLOCK.sub(b'', file)).hexdigest()[:16]}"
        return
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        for name in archive.namelist():
            yield from _digests(archive.read(name), f"{within}/{name}")


_READERS: dict[str, Callable[[bytes], Iterator[str]]] = {
    "slide": _of_presentation,
    "sheet": _of_workbook,
    "svg": _of_picture,
}
