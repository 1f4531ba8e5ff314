"""A download belongs to the browser that was offered it."""

import pytest

from pages.components.shell.gate.downloads import BROWSERS, FILES, Offered, new_browser

FILE = "c0ffee0123456789c0ffee0123456789.csv"


def test_a_browser_holds_what_its_own_session_was_told_of() -> None:
    offered = Offered()
    offered.note("mine", b"\x0a\x12/media/" + FILE.encode() + b"\x22\x04")
    assert offered.holds("mine", FILE)
    assert not offered.holds("another", FILE) and not offered.holds("", FILE)
    assert not offered.holds("mine", "0" + FILE[1:])


def test_a_browser_without_a_name_holds_nothing() -> None:
    offered = Offered()
    offered.note("", b"/media/" + FILE.encode())
    assert not offered.holds("", FILE)


def test_what_was_told_last_is_remembered() -> None:
    offered = Offered()
    for number in range(FILES + 1):
        offered.note("mine", f"/media/{number:032x}.csv ".encode())
    assert not offered.holds("mine", f"{0:032x}.csv") and offered.holds("mine", f"{FILES:032x}.csv")
    for number in range(BROWSERS):
        offered.note(str(number), b"/media/" + FILE.encode())
    assert not offered.holds("mine", f"{FILES:032x}.csv") and offered.holds("0", FILE)


@pytest.mark.parametrize("after", [b"", b"2\x04", b":", b"csv", b"\x00", b"9"])
def test_whatever_follows_the_address_in_a_message_is_no_part_of_it(after: bytes) -> None:
    offered = Offered()
    offered.note("mine", b"\x0a\x2b/media/" + FILE.encode() + after)
    offered.note("mine", b"\x0a\x27/media/" + b"d" * 32 + after)
    assert offered.holds("mine", FILE) and offered.holds("mine", "d" * 32)


def test_no_two_browsers_have_one_name() -> None:
    assert len({new_browser() for _ in range(100)}) == 100
