"""Releases made again from the rows that are kept: when what made them has changed, or what stands beside them."""

from loaders.store.rebuilding.outdated import rebuild
from loaders.store.rebuilding.reprotecting import reprotect, reprotect_put_back

__all__ = ["rebuild", "reprotect", "reprotect_put_back"]
