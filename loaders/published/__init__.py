"""Published DfE and ONS files, as downloaded: the same rows as an extract.

Everything that differs between files is declared in `config/families`, one file a family. A file is
recognised by its columns, never by its name, and is loaded whole or refused with the reason.
"""

from loaders.published.near import near
from loaders.published.recognising import is_of_the_service, recognise
from loaders.published.rows import rows
from loaders.published.streaming import near_by_start, read

__all__ = ["is_of_the_service", "near", "near_by_start", "read", "recognise", "rows"]
