"""How services are asked: whom, how patiently, and what is said where a file cannot be had."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from config import Config
from config.fetching.manners import ON_THIS_MACHINE

HOSTS_VARIABLE = "EQUALITIES_FETCH"
OFF = (
    "Fetching is off. It can be allowed by naming hosts in the settings ([fetch] hosts) or in "
    f"{HOSTS_VARIABLE}, separated by commas."
)


class NotFetched(Exception):
    """Why a published file cannot be had, in a sentence for whoever asked for it. Nothing of it was kept."""


class TryAgain(Exception):
    """Why an attempt failed that may succeed when it is made again; `wait`: in how many seconds, where that was said."""

    def __init__(self, words: str, wait: float | None = None) -> None:
        super().__init__(words)
        self.wait = wait


@dataclass(frozen=True)
class Manners:
    """The settings `fetch`, with whom the environment allows to be asked. `pause` waits so many seconds."""

    hosts: frozenset[str]
    agent: str
    seconds: float
    most_seconds: float
    tries: int
    most_wait: float
    most_bytes: int
    most_unpacked_bytes: int
    pause: Callable[[float], None] = time.sleep

    @property
    def on(self) -> bool:
        """Whether anybody may be asked."""
        return bool(self.hosts)

    def require(self, address: str) -> None:
        """Raise NotFetched where the host of an address may not be asked."""
        if not self.on:
            raise NotFetched(OFF)
        parts = urlsplit(address)
        host = parts.hostname or "an address without a host"
        if parts.scheme != "https" and not (parts.scheme == "http" and host in ON_THIS_MACHINE):
            raise NotFetched(f"{host} may be asked by https alone.")
        if host not in self.hosts:
            raise NotFetched(
                f"{host} may not be asked: it is not among the hosts that the settings allow ([fetch] hosts, or "
                f"{HOSTS_VARIABLE})."
            )


def manners_of(config: Config) -> Manners:
    """How services are asked here. EQUALITIES_FETCH, where it is set, takes the place of the hosts in the settings."""
    fetch = config.publication.fetch
    named = os.environ.get(HOSTS_VARIABLE)
    hosts = fetch.hosts if named is None else tuple(host.strip() for host in named.split(","))
    product = config.publication.product.replace(" ", "-")
    contact = f" ({fetch.contact})" if fetch.contact else ""
    return Manners(
        hosts=frozenset(host.lower() for host in hosts if host),
        agent=f"{product}-dashboard/1{contact}",
        seconds=fetch.seconds,
        most_seconds=fetch.most_seconds,
        tries=fetch.tries,
        most_wait=fetch.most_wait,
        most_bytes=fetch.most_bytes,
        most_unpacked_bytes=fetch.most_unpacked_bytes,
    )
