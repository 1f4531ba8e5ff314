"""From where the server may be asked, and under which name.

Without a sign-in whoever reaches the server may do everything. It then serves the one person at the machine: a peer and a
Host that are the machine itself, nothing that was passed on, and it does not start where others could reach it. What a
proxy says of others is not evidence; only a setting that names the proxy lets it stand in front.
"""

import ipaddress
import os
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

import streamlit as st
from starlette.types import Scope

from pages.components.shell.gate import provider

PROXY_VARIABLE = "EQUALITIES_PROXY"
# Said aloud by whoever wants it so: a proxy lets others in, and without a sign-in each of them may do everything.
EVERYBODY_VARIABLE, EVERYBODY = "EQUALITIES_WITHOUT_SIGN_IN", "everybody may do everything"
OWN_NAMES = ("localhost", "127.0.0.1", "::1")
# What says that a request was passed on for somebody else.
_PASSED_ON = (b"forwarded", b"via", b"x-real-ip")
# uvicorn puts the address that a proxy at this machine names in place of the proxy's own, with no port: no peer has port 0.
_NAMED_BY_A_PROXY_HERE = 0

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


class NotAnAddress(ValueError):
    """A setting names a proxy by something that is no address. The message is a sentence."""


@dataclass(frozen=True)
class Reach:
    """`proxies`: the reverse proxies that stand in front, by a setting. `names`: under which the product is reached. `by_all`:
    whether anybody may ask, because people sign in and the server holds a certificate itself."""

    proxies: tuple[Network, ...]
    names: tuple[str, ...]
    by_all: bool = False

    @property
    def by_others(self) -> bool:
        """Whether requests may come from somebody else than the person at the machine."""
        return bool(self.proxies) or self.by_all


def declared() -> Reach:
    """How the server may be reached, by the settings of the place where it runs. Raises NotAnAddress."""
    names = tuple(str(name).strip().lower() for name in st.get_option("server.allowedHosts") or ())
    by_all = provider.is_there() and bool(st.get_option("server.sslCertFile"))
    reach = Reach(_networks(os.environ.get(PROXY_VARIABLE, "")), names or OWN_NAMES, by_all)
    return reach if reach.by_others else Reach((), OWN_NAMES)


def _networks(written: str) -> tuple[Network, ...]:
    try:
        return tuple(ipaddress.ip_network(part.strip()) for part in written.split(",") if part.strip())
    except ValueError as error:
        raise NotAnAddress(
            f"{PROXY_VARIABLE} names the reverse proxy by its address, such as 10.0.0.5, or several with "
            f"commas between them: {error}."
        ) from error


def refused_at_start() -> str:
    """Why the server must not start as it is set, in a sentence; empty where it may."""
    try:
        reach = declared()
    except NotAnAddress as reason:
        return str(reason)
    aloud = os.environ.get(EVERYBODY_VARIABLE, "").strip() == EVERYBODY
    if reach.proxies and not aloud and not provider.is_there() and not provider.misdeclared():
        return (
            f"{PROXY_VARIABLE} names a proxy, and no provider is named by which people sign in: whoever the proxy lets "
            "through could do everything. Nothing was started. Name a provider (docs/sign-in.md). Where the proxy itself lets "
            f"nobody through but officers who may do everything, set {EVERYBODY_VARIABLE} to “{EVERYBODY}”."
        )
    address = str(st.get_option("server.address") or "")
    if _is_own(address) or reach.by_others:
        return provider.misdeclared()
    where = f"at {address}" if address else "at every address of this machine"
    why = (
        "people would sign in there without TLS"
        if provider.is_there()
        else "there is no sign-in: whoever reached it there could upload files and take them back"
    )
    return (
        f"The dashboard was told to listen {where}, and {why}. Nothing was started. Leave server.address at localhost, or "
        f"put it behind a reverse proxy and name that in {PROXY_VARIABLE}."
    )


def refused(scope: Scope, reach: Reach) -> str:
    """Why a request is not answered, in a sentence; empty where it is."""
    if not reach.by_others and _was_passed_on(scope):
        return f"This dashboard answers nobody but this machine: no proxy is named in {PROXY_VARIABLE}."
    if not _is_known(scope.get("client"), reach):
        return "This dashboard does not answer this address."
    if not _is_served_as(_host(scope), reach.names):
        return "This dashboard is not reached under this name."
    return ""


def is_of_another(scope: Scope, reach: Reach) -> bool:
    """Whether a socket is opened by a page of another origin. Streamlit would let in any page of this machine, and to find
    out about others ask a host outside. A proxy may leave the port out of Host."""
    given = [value.decode("latin-1") for name, value in scope["headers"] if name == b"origin"]
    if not given:
        return False  # No browser leaves it out.
    hosts = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
    try:
        origin = urlsplit(given[0])
        same = (
            (origin.hostname or "").rstrip(".") == _host(scope)
            if reach.by_others
            else [origin.netloc] == hosts
        )
    except ValueError:
        return True
    return len(given) != 1 or not same


def _was_passed_on(scope: Scope) -> bool:
    return any(name in _PASSED_ON or name.startswith(b"x-forwarded") for name, _ in scope["headers"])


def _is_known(client: Sequence[str | int] | None, reach: Reach) -> bool:
    if reach.by_all:
        return True
    if client is None:
        return False
    host, port = str(client[0]), client[1]
    if _is_own(host) or (bool(reach.proxies) and port == _NAMED_BY_A_PROXY_HERE):
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return any(address in network for network in reach.proxies)


def _is_own(host: str) -> bool:
    """Whether an address is this machine itself."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _host(scope: Scope) -> str:
    """The one name by which the request asks for the server; empty where it gives none, several, or more than a name."""
    given = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
    if len(given) != 1 or set(given[0]) & set("/?#@\\ "):
        return ""
    try:
        asked = urlsplit(f"//{given[0]}")
        port = asked.port  # a port that is no number is an error too
    except ValueError:
        return ""
    return (asked.hostname or "").rstrip(".") if port != 0 else ""


def _is_served_as(host: str, names: Sequence[str]) -> bool:
    return any(host == name or (name.startswith("*.") and host.endswith(name[1:])) for name in names if host)
