"""Downloads belong to the browser that was offered them.

Streamlit serves a file to whoever knows its address, and the address is a hash of what is in it: from a few possible
figures it could be guessed. Here a file is answered only to a browser whose own session was told of it. The browser is
known by a cookie that says nothing else.
"""

import re
import secrets
from collections import OrderedDict
from dataclasses import dataclass, field

COOKIE = "equalities_browser"
# A file is known by its hash, of fixed length: what follows it in a message may be any byte.
_OFFERED = re.compile(rb"/media/([0-9a-f]{32})")
# So many browsers are remembered, and so many files of each: those that were told of something last.
BROWSERS, FILES = 2000, 500


def new_browser() -> str:
    """A name for a browser that has none yet; nobody can guess it."""
    return secrets.token_urlsafe(32)


@dataclass
class Offered:
    """Which files each browser was told of, by their hashes in the address."""

    _files: OrderedDict[str, OrderedDict[str, None]] = field(default_factory=OrderedDict)

    def note(self, browser: str, message: bytes) -> None:
        """Remember the files whose addresses a message to a browser holds."""
        hashes = _OFFERED.findall(message)
        if not (hashes and browser):
            return
        known = self._files.setdefault(browser, OrderedDict())
        self._files.move_to_end(browser)
        for hash_ in hashes:
            known[hash_.decode("ascii")] = None
            known.move_to_end(hash_.decode("ascii"))
        while len(known) > FILES:
            known.popitem(last=False)
        while len(self._files) > BROWSERS:
            self._files.popitem(last=False)

    def holds(self, browser: str, name: str) -> bool:
        """Whether this browser was told of a file, which its address names by hash and ending."""
        return name.partition(".")[0] in self._files.get(browser, ())
