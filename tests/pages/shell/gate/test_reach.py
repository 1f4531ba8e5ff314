"""From where and under which name the server is asked, and when it does not start."""

import os
import subprocess
import sys
from ipaddress import ip_network

import pytest

from pages.components.shell.gate.reach import OWN_NAMES, Reach, is_of_another, refused
from tests.browser.server import ROOT, free_port

ALONE = Reach((), OWN_NAMES)
BEHIND = Reach((ip_network("10.0.0.5"),), ("equalities.example", "*.council.example"))


def _asked(client: tuple[str, int] | None, *headers: tuple[str, str]) -> dict[str, object]:
    return {"client": client, "headers": [(name.encode(), value.encode()) for name, value in headers]}


@pytest.mark.parametrize("client", ["127.0.0.1", "127.8.0.1", "::1"])
@pytest.mark.parametrize(
    "host", ["localhost", "localhost:8501", "127.0.0.1:8501", "[::1]:8501", "LOCALHOST."]
)
def test_the_person_at_the_machine_is_answered(client: str, host: str) -> None:
    assert refused(_asked((client, 50000), ("host", host)), ALONE) == ""


@pytest.mark.parametrize(
    "client", ["10.0.0.5", "192.168.1.7", "::ffff:10.0.0.5", "2001:db8::1", "testclient", ""]
)
def test_another_machine_is_not(client: str) -> None:
    words = "This dashboard does not answer this address."
    assert refused(_asked((client, 50000), ("host", "localhost")), ALONE) == words
    assert refused(_asked(None, ("host", "localhost")), ALONE) == words


@pytest.mark.parametrize(
    "host",
    ["elsewhere.example", "localhost.elsewhere.example", "localhost@elsewhere.example", "localhost:x", "localhost:0",
     "localhost/x", "", "10.0.0.5", "0.0.0.0"],
)  # fmt: skip
def test_nor_is_another_name(host: str) -> None:
    words = "This dashboard is not reached under this name."
    assert refused(_asked(("127.0.0.1", 50000), ("host", host)), ALONE) == words


def test_nor_a_request_with_no_name_or_two() -> None:
    words = "This dashboard is not reached under this name."
    assert refused(_asked(("127.0.0.1", 50000)), ALONE) == words
    two = (("host", "localhost"), ("host", "elsewhere.example"))
    assert refused(_asked(("127.0.0.1", 50000), *two), ALONE) == words


@pytest.mark.parametrize("name", ["x-forwarded-for", "x-forwarded-host", "x-real-ip", "forwarded", "via"])
def test_what_was_passed_on_is_not_answered_whatever_it_says(name: str) -> None:
    said = refused(_asked(("127.0.0.1", 50000), ("host", "localhost"), (name, "127.0.0.1")), ALONE)
    assert said == "This dashboard answers nobody but this machine: no proxy is named in EQUALITIES_PROXY."


@pytest.mark.parametrize("client", [("10.0.0.5", 50000), ("127.0.0.1", 50000), ("203.0.113.9", 0)])
@pytest.mark.parametrize("host", ["equalities.example", "a.council.example"])
def test_behind_a_proxy_that_is_named_its_own_names_are_answered(client: tuple[str, int], host: str) -> None:
    """Port 0 stands where uvicorn put the reader's address in place of that of a proxy at this machine."""
    asked = _asked(client, ("host", host), ("x-forwarded-for", "203.0.113.9"))
    assert refused(asked, BEHIND) == ""


@pytest.mark.parametrize(
    ("client", "host"),
    [(("10.0.0.6", 50000), "equalities.example"), (("203.0.113.9", 443), "equalities.example"),
     (("10.0.0.5", 50000), "localhost"), (("10.0.0.5", 50000), "council.example")],
)  # fmt: skip
def test_and_nobody_else_under_no_other_name(client: tuple[str, int], host: str) -> None:
    asked = _asked(client, ("host", host), ("x-forwarded-for", client[0]))
    assert refused(asked, BEHIND) != ""


@pytest.mark.parametrize(
    ("origin", "reach", "another"),
    [("http://localhost:8501", ALONE, False), ("http://localhost:3000", ALONE, True), ("http://127.0.0.1:8501", ALONE, True),
     ("https://elsewhere.example", ALONE, True), ("null", ALONE, True), ("http://[", ALONE, True),
     ("https://localhost:8443", BEHIND, False), ("https://elsewhere.example", BEHIND, True), ("null", BEHIND, True)],
)  # fmt: skip
def test_a_socket_is_opened_by_our_own_pages(origin: str, reach: Reach, another: bool) -> None:
    asked = _asked(("127.0.0.1", 50000), ("host", "localhost:8501"), ("origin", origin))
    assert is_of_another(asked, reach) is another
    assert not is_of_another(_asked(("127.0.0.1", 50000), ("host", "localhost:8501")), reach)


@pytest.mark.slow
@pytest.mark.parametrize(("address", "where"), [("0.0.0.0", "at 0.0.0.0"), ("::", "at ::")])
def test_it_does_not_start_where_others_could_reach_it(address: str, where: str) -> None:
    ended = _started(address)
    assert ended.returncode == 1
    said = f"The dashboard was told to listen {where}, and there is no sign-in"
    assert said in ended.stderr and "Traceback" not in ended.stderr


@pytest.mark.slow
def test_a_proxy_that_is_no_address_is_said_at_start() -> None:
    ended = _started("localhost", EQUALITIES_PROXY="the proxy")
    assert ended.returncode == 1 and "EQUALITIES_PROXY names the reverse proxy by its address" in ended.stderr
    assert "Traceback" not in ended.stderr


def _started(address: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless", "true"]
    options = ["--server.port", str(free_port()), "--server.address", address]
    return subprocess.run(
        [*command, *options],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=90,
    )


@pytest.mark.slow
def test_a_proxy_without_a_sign_in_does_not_start_unless_it_is_said_aloud() -> None:
    ended = _started("localhost", EQUALITIES_PROXY="127.0.0.1")
    assert ended.returncode == 1 and "whoever the proxy lets through could do everything" in ended.stderr
