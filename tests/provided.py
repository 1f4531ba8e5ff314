"""A product behind a sign-in: its secrets, a provider on localhost, and the sessions that the product would sign.

A session is made here as Streamlit makes it, with the secret of the test's own server, so that a test has anybody's without
walking through a provider; that the product makes the same ones is what `tests/browser/test_signing_in.py` tries.
"""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from itsdangerous import URLSafeTimedSerializer
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from loaders import store
from loaders.access import roles
from loaders.access.identity import Identity
from tests.acting import acting
from tests.browser.server import free_port

SECRET = "a secret of the tests' own server, and of no other"
ISSUER = "http://localhost:9/provider"


def secrets_file(folder: Path, port: int, provider: str = ISSUER) -> Path:
    """The file of secrets by which people sign in at a provider."""
    file = folder / "secrets.toml"
    file.write_text(
        f"""[auth]
redirect_uri = "http://localhost:{port}/oauth2callback"
cookie_secret = "{SECRET}"
client_id = "dashboard"
client_secret = "no secret"
server_metadata_url = "{provider}/.well-known/openid-configuration"
client_kwargs = {{ code_challenge_method = "S256" }}
""",
        encoding="utf-8",
    )
    return file


def person(name: str, issuer: str = ISSUER) -> Identity:
    """Somebody whom the provider knows by their name."""
    return Identity(issuer, f"subject of {name}", name)


def given(url: str, name: str, role: str) -> Identity:
    """Somebody who has signed in to the store at `url` and has a role; "" for none."""
    engine, somebody = store.connect(url), person(name)
    roles.meet(engine, somebody)
    if role:
        roles.give(engine, somebody.reference, role, by=acting("a test"))
    engine.dispose()
    return somebody


def signed(origin: str, who: Identity, *, secret: str = SECRET, **claims: Any) -> str:
    """The cookie of somebody's session, as the header has it. `claims` are added to what the provider says."""
    said = {"iss": who.issuer, "sub": who.subject, "name": who.name, "exp": int(time.time()) + 3600}
    said |= {"origin": origin, "is_logged_in": True, "provider": "default"} | claims
    value = URLSafeTimedSerializer(secret, salt=USER_COOKIE_NAME).dumps(json.dumps(said))
    return f"{USER_COOKIE_NAME}={value if isinstance(value, str) else value.decode()}"


@contextmanager
def provider(folder: Path, *people: dict[str, Any], seconds: int = 3600) -> Iterator[str]:
    """A provider on localhost that knows these people, by their claims; the address of it."""
    port = free_port()
    claims = [part for one in people for part in ("--user-claims", json.dumps(one))]
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), "--host", "localhost"]
    with (folder / "provider.log").open("wb") as log:
        process = subprocess.Popen(
            [*command, "--token-max-age", str(seconds), *claims], stdout=log, stderr=subprocess.STDOUT
        )
        try:
            address = f"http://localhost:{port}"
            _wait_for(address)
            yield address
        finally:
            process.terminate()
            process.wait(60)


def _wait_for(address: str) -> None:
    given_up = time.monotonic() + 60
    while time.monotonic() < given_up:
        try:
            with urlopen(f"{address}/.well-known/openid-configuration", timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"no provider at {address}")
