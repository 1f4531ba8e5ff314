"""The provider by which people sign in, as the `[auth]` section of Streamlit's secrets declares it; without one there is none.

`st.login` reads the same section. What it would pass over and must not be, stops the start: no proof key (PKCE), a short
secret, an address without TLS.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import streamlit as st
from streamlit import config as options
from streamlit.runtime.secrets import secrets_singleton

CALLBACK = "/oauth2callback"
DEFAULT = "default"
_NEEDED = ("client_id", "client_secret", "server_metadata_url")
_SHORTEST_SECRET = 32


@cache
def declared() -> Mapping[str, Any]:
    """The section as it stood when the server started, empty where nobody declared one. Streamlit reads the file again when
    it changes: one that is half written, or gone for a moment, must not leave the server without a sign-in."""
    if not secrets_singleton.load_if_toml_exists():
        return {}
    section = st.secrets.get("auth")
    return section.to_dict() if section is not None else {}


def is_there() -> bool:
    """Whether people sign in."""
    return bool(declared())


def providers() -> dict[str, Mapping[str, Any]]:
    """Each provider by the name under which Streamlit knows it."""
    section = declared()
    named = [name for name, value in section.items() if isinstance(value, dict) and "client_id" in value]
    if named:
        return {name: section[name] for name in named}
    return {DEFAULT: section} if "client_id" in section else {}


def origin() -> str:
    """Scheme and host under which people reach the product; "" without a provider."""
    address = urlsplit(_callback())
    return f"{address.scheme}://{address.netloc}" if address.netloc else ""


def over_tls() -> bool:
    """Whether people reach the product by https."""
    return origin().startswith("https://")


def cookie_secret() -> str:
    """By what sessions are signed."""
    return str(declared().get("cookie_secret", ""))


def misdeclared() -> str:
    """Why the section cannot be used, in a sentence; empty where it can, or where nobody wanted one."""
    if not is_there():
        return _not_read()
    address = urlsplit(_callback())
    if not address.path.endswith(CALLBACK) or not address.hostname:
        return f"[auth] redirect_uri must be the address of the product with {CALLBACK} at its end."
    if address.scheme != "https" and address.hostname != "localhost":
        return "[auth] redirect_uri must begin with https:// unless the product is reached at localhost."
    if len(cookie_secret()) < _SHORTEST_SECRET:
        return f"[auth] cookie_secret must have {_SHORTEST_SECRET} characters or more, at random."
    faults = (_fault(name, section) for name, section in providers().items())
    return next(
        filter(None, faults), "" if providers() else "[auth] declares no provider: client_id is missing."
    )


def _not_read() -> str:
    """What is said where there are files of secrets and no provider came of them; empty where there are none."""
    files = [str(file) for file in st.get_option("secrets.files") or ()]
    torn = any(Path(file).exists() for file in files) and not secrets_singleton.load_if_toml_exists()
    if torn or options.is_manually_set("secrets.files"):
        return f"No [auth] could be read from {', '.join(files)}: nobody would have to sign in. Nothing was started."
    return ""


def _callback() -> str:
    """The address to which a provider sends people back; the port of this server may be left to it."""
    return str(declared().get("redirect_uri", "")).replace("{port}", str(st.get_option("server.port")))


def _fault(name: str, section: Mapping[str, Any]) -> str:
    place = "[auth]" if name == DEFAULT else f"[auth.{name}]"
    if "_" in name:
        return f"{place}: the name of a provider has no underscore."
    if missing := [key for key in _NEEDED if not section.get(key)]:
        return f"{place} lacks {', '.join(missing)}."
    metadata = urlsplit(str(section["server_metadata_url"]))
    if metadata.scheme != "https" and metadata.hostname not in ("localhost", "127.0.0.1"):
        return f"{place} server_metadata_url must begin with https://."
    if dict(section.get("client_kwargs", {})).get("code_challenge_method") != "S256":
        return f'{place} must say client_kwargs = {{ code_challenge_method = "S256" }}: sign-in is by proof key (PKCE).'
    return ""
