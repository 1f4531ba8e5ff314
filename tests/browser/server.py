"""A server for tests in a browser: a free port, a store of its own, and an end by its own process id."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).parent.parent.parent
STARTS_WITHIN, ENDS_WITHIN = 90.0, 5.0


@contextmanager
def running(folder: Path, *given: str, port: int = 0, **environ: str) -> Iterator[str]:
    """Start the product as people do, on the store in `folder`; the address that it answers on. `given`: more options."""
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    options = ["--server.headless", "true", "--server.port", str(port)]
    environment = os.environ | {"EQUALITIES_DATABASE_URL": f"sqlite:///{folder / 'equalities.db'}"} | environ
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(
            [*command, *options, *given], cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT
        )
        try:
            _wait_until_it_answers(process, port, folder / "server.log")
            yield f"http://localhost:{port}"
        finally:
            _end(process)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


def _wait_until_it_answers(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    given_up = time.monotonic() + STARTS_WITHIN
    while not _answers(port):
        assert process.poll() is None, log.read_text(encoding="utf-8")
        assert time.monotonic() < given_up, f"no answer on port {port}: {log.read_text(encoding='utf-8')}"
        time.sleep(0.1)


def _answers(port: int) -> bool:
    try:
        with urlopen(f"http://localhost:{port}/_stcore/health", timeout=30) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(ENDS_WITHIN)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
