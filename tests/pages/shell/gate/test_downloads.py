"""A download belongs to the browser that was offered it."""

from pages.components.shell.gate.downloads import BROWSERS, FILES, Offered, new_browser

FILE = "c0ffee0123456789c0ffee0123456789c0ffee0123456789c0ffee01.csv"


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
        offered.note("mine", f"/media/{number}.csv ".encode())
    assert not offered.holds("mine", "0.csv") and offered.holds("mine", f"{FILES}.csv")
    for number in range(BROWSERS):
        offered.note(str(number), b"/media/a.csv ")
    assert not offered.holds("mine", f"{FILES}.csv") and offered.holds("0", "a.csv")


def test_no_two_browsers_have_one_name() -> None:
    assert len({new_browser() for _ in range(100)}) == 100
