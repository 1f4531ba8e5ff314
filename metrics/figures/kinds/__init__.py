"""The closed list of calculations, a module each: they take rows with counts and comparators and fill in FIGURES.

Rows come with x, n, s (the source's own share), c_x, c_n, c_value, unknown_x, unknown_n, known_least and
known_most, and x_within, n_within, c_x_within and c_n_within (how far counts may be from the truth: every limit
allows for it), s_within and c_s_within (how far shares without counts may be: a verdict that it turns is
none); every kind adds the same columns, NaN where it has nothing to say. All rows at once: periods,
areas, groups and breakdowns are only more rows.

A kind's row in `config.vocabulary` names its module here, which holds its KIND, and that of its words in
`pages.components.words.kinds`.
"""

from importlib import import_module

from config import Measure, vocabulary
from metrics.figures.kinds.kind import Kind
from metrics.figures.kinds.steps import FIGURES, share_of

__all__ = ["FIGURES", "KINDS", "Kind", "kind_of", "share_of"]

KINDS: dict[str, Kind] = {name: import_module(f"{__name__}.{name}").KIND for name in vocabulary.KINDS}


def kind_of(measure: Measure) -> Kind:
    """How the figures of a measure are worked out."""
    return KINDS[measure.kind]
