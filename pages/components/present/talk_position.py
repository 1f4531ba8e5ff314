"""Where a talk is: which slide its presenter shows, for the notes in another window of the same browser.

A talk has a random name, which both windows carry in their address. A link may be copied with that name in it, so a
talk belongs to one browser as well: whoever else opens the link neither follows nor is followed.
"""

import hashlib
import secrets
import threading
from collections import OrderedDict
from collections.abc import Mapping

MOST = 200
_COOKIE = "_streamlit_xsrf"


class TalkPositions:
    """The slide of each talk; the oldest are forgotten."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._slides: OrderedDict[str, int] = OrderedDict()

    def show(self, talk: str, slide: int) -> None:
        """Note that the presenter shows a slide."""
        with self._lock:
            self._slides[talk] = slide
            self._slides.move_to_end(talk)
            while len(self._slides) > MOST:
                self._slides.popitem(last=False)

    def slide(self, talk: str) -> int:
        """The slide that is shown, 0 where nobody shows any."""
        with self._lock:
            return self._slides.get(talk, 0)


def new_name() -> str:
    """A name that nobody guesses."""
    return secrets.token_urlsafe(9)


def owned(name: str, deck: str, cookies: Mapping[str, str]) -> str:
    """The talk of that name in this browser alone, for one deck."""
    mine = _unmasked(cookies.get(_COOKIE, ""))
    return hashlib.sha256("\0".join((name, deck, mine)).encode()).hexdigest()


def _unmasked(cookie: str) -> str:
    """What stays the same of the cookie: "2|mask|masked|time" is masked anew whenever it is sent."""
    version, _, rest = cookie.partition("|")
    parts = rest.split("|")
    if version != "2" or len(parts) != 3:
        return cookie
    try:
        mask, masked = bytes.fromhex(parts[0]), bytes.fromhex(parts[1])
    except ValueError:
        return cookie
    if not mask:
        return cookie
    return bytes(byte ^ mask[place % len(mask)] for place, byte in enumerate(masked)).hex()
