"""Behind nginx, as `deploy/nginx.conf` sets it up, with TLS on localhost."""

import re
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path

import pytest

from pages.components.shell.gate.reach import EVERYBODY, EVERYBODY_VARIABLE
from tests.browser.server import ROOT, free_port, running
from tests.seeded import copied_to

pytestmark = pytest.mark.nginx
AS_IT_COMES = ssl._create_unverified_context()
# Seconds: a busy machine may be slow; here it is asked whether it answers at all.
ANSWERS_WITHIN = 60
KEY = "dGhlIHNhbXBsZSBub25jZQ=="


@pytest.fixture(scope="module")
def ports(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, int, int]]:
    """Where nginx answers over TLS and without, and where the dashboard does."""
    folder = tmp_path_factory.mktemp("proxied")
    copied_to(folder)
    tls, plain, own = free_port(), free_port(), free_port()
    _certificate(folder)
    (folder / "nginx.conf").write_text(_configuration(folder, tls, plain, own), encoding="utf-8")
    aloud = {EVERYBODY_VARIABLE: EVERYBODY}
    with running(
        folder, port=own, EQUALITIES_PROXY="127.0.0.1", STREAMLIT_SERVER_ALLOWED_HOSTS="localhost", **aloud
    ):
        process = subprocess.Popen(
            ["nginx", "-c", str(folder / "nginx.conf"), "-p", str(folder), "-e", "stderr"]
        )
        try:
            _wait_for(tls)
            yield tls, plain, own
        finally:
            process.terminate()
            process.wait(10)


def _certificate(folder: Path) -> None:
    made = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-subj",
        "/CN=localhost",
        "-days",
        "2",
    ]
    files = ["-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem")]
    subprocess.run([*made, *files], check=True, capture_output=True)


def _configuration(folder: Path, tls: int, plain: int, own: int) -> str:
    """The file that is shipped, with the ports, names and certificate of a test."""
    shipped = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    for old, new in (
        ("listen 443 ssl", f"listen 127.0.0.1:{tls} ssl"), ("listen 80;", f"listen 127.0.0.1:{plain};"),
        ("127.0.0.1:8501", f"127.0.0.1:{own}"), ("equalities.example.gov.uk", "localhost"),
        ("/etc/ssl/equalities", str(folder)),
    ):  # fmt: skip
        assert old in shipped
        shipped = shipped.replace(old, new)
    kept = " ".join(
        f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    http = f"access_log off; {kept}\n{shipped}"
    return f"daemon off; master_process off; pid {folder}/nginx.pid;\nevents {{}}\nhttp {{\n{http}\n}}\n"


def _wait_for(port: int) -> None:
    given_up = time.monotonic() + ANSWERS_WITHIN
    while time.monotonic() < given_up:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("nginx does not answer")


def _get(port: int, path: str, *, tls: bool = True, **headers: str) -> tuple[int, dict[str, str]]:
    connection = (
        HTTPSConnection("127.0.0.1", port, timeout=ANSWERS_WITHIN, context=AS_IT_COMES)
        if tls
        else HTTPConnection("127.0.0.1", port, timeout=ANSWERS_WITHIN)
    )
    connection.request("GET", path, headers={"Host": "localhost", "Accept": "text/html"} | headers)
    answer = connection.getresponse()
    answer.read()
    found = answer.status, {name.lower(): value for name, value in answer.getheaders()}
    connection.close()
    return found


def test_a_page_comes_over_tls_with_its_headers_and_no_cookie_goes_without(
    ports: tuple[int, int, int],
) -> None:
    status, headers = _get(ports[0], "/exclusions")
    assert status == 200 and headers["content-security-policy"].startswith("default-src 'self'")
    assert headers["strict-transport-security"] == "max-age=31536000"
    assert re.search(r"equalities_browser=.*; Secure", headers["set-cookie"])


def test_without_tls_a_reader_is_sent_there(ports: tuple[int, int, int]) -> None:
    status, headers = _get(ports[1], "/exclusions", tls=False)
    assert (status, headers["location"]) == (308, "https://localhost/exclusions")


def test_the_socket_is_passed_on(ports: tuple[int, int, int]) -> None:
    connection = HTTPSConnection("localhost", ports[0], timeout=ANSWERS_WITHIN, context=AS_IT_COMES)
    asked = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13"}
    connection.request("GET", "/_stcore/stream", headers=asked | {"Sec-WebSocket-Key": KEY})
    answer = connection.getresponse()
    connection.close()
    # What RFC 6455, 1.3, has a server answer to this key.
    assert (answer.status, answer.headers["Sec-WebSocket-Accept"]) == (101, "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")


def test_what_a_reader_says_of_themselves_is_replaced(ports: tuple[int, int, int]) -> None:
    assert _get(ports[0], "/help", Forwarded="for=8.8.8.8", Via="1.1 elsewhere")[0] == 200
    assert _get(ports[2], "/help", tls=False, Host="elsewhere.example")[0] == 403
