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
_OFFERED = re.compile(rb"/media/([0-9A-Za-z_.\-]+)")
# So many browsers are remembered, and so many files of each: those that were told of something last.
BROWSERS, FILES = 2000, 500


def new_browser() -> str:
    """A name for a browser that has none yet; nobody can guess it."""
    return secrets.token_urlsafe(32)


@dataclass
class Offered:
    """Which files each browser was told of, by their names in the address."""

    _files: OrderedDict[str, OrderedDict[str, None]] = field(default_factory=OrderedDict)

    def note(self, browser: str, message: bytes) -> None:
        """Remember the files whose addresses a message to a browser holds."""
        names = _OFFERED.findall(message)
        if not (names and browser):
            return
        known = self._files.setdefault(browser, OrderedDict())
        self._files.move_to_end(browser)
        for name in names:
            known[name.decode("ascii")] = None
            known.move_to_end(name.decode("ascii"))
        while len(known) > FILES:
            known.popitem(last=False)
        while len(self._files) > BROWSERS:
            self._files.popitem(last=False)

    def holds(self, browser: str, name: str) -> bool:
        """Whether this browser was told of this file."""
        return name in self._files.get(browser, ())
