"""What an upload changes in the releases, told before it is stored and after: figures, totals that jumped, what is gone."""

from loaders.changes.compared import Counted, afterwards, as_previewed, counted, flags

__all__ = ["Counted", "afterwards", "as_previewed", "counted", "flags"]
