"""A file of which no release is safe: said as a problem like any other, with what can be sent in its place."""

from loaders.refusing.judging import judged, refused

__all__ = ["judged", "refused"]
