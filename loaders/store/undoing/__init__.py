"""Taking an upload back and publishing it again: where pointers go, and what is then protected as it would be now."""

from loaders.store.undoing.pointing_back import redo, restores, undo, undone_of
from loaders.store.undoing.taking_back import take_back

__all__ = ["redo", "restores", "take_back", "undo", "undone_of"]
