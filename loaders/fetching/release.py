"""A release of a data set as its service tells of it."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Protocol

from config.fetching.source import Source
from loaders.fetching.asking import Validators
from loaders.fetching.downloading import Downloaded, Tell
from loaders.fetching.manners import Manners


@dataclass(frozen=True)
class Release:
    """`version` is what the service marks it by, `published` its day (ISO, empty where it is not said), `rows` how many
    rows its file has, None where nobody says. `notes`: what the publisher says has changed."""

    title: str
    version: str
    published: str
    address: str
    file_name: str
    rows: int | None = None
    notes: tuple[str, ...] = ()

    @property
    def mark(self) -> tuple[str, str]:
        """What tells it from any other release of the same source."""
        return self.address, self.version

    @property
    def words(self) -> str:
        """What it is called, with its version where that says more than its day."""
        return (
            self.title
            if self.version[:10] == self.published[:10]
            else f"{self.title}, version {self.version}"
        )

    def as_object(self) -> dict[str, Any]:
        return asdict(self)


def from_object(kept: Mapping[str, Any]) -> Release:
    """A release as it was kept."""
    return Release(**{**kept, "notes": tuple(kept["notes"])})


@dataclass(frozen=True)
class Asked:
    """Whom to ask and what for: the source, the addresses of services, the codes of our areas, how."""

    source: Source
    services: Mapping[str, str]
    areas: tuple[str, ...]
    manners: Manners

    def at(self, service: str, *path: str) -> str:
        """An address of a service."""
        return "/".join([self.services.get(service, "").rstrip("/"), *path])


@dataclass(frozen=True)
class Found:
    """The newest release, None where the service says that nothing changed since the validators that were known."""

    release: Release | None
    validators: Validators = field(default_factory=dict)


class Newest(Protocol):
    def __call__(self, asked: Asked, known: Validators, /) -> Found: ...


Bring = Callable[[Asked, Release, Path, Validators, Tell | None], Downloaded | None]
