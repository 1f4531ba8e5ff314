"""How services that publish figures are asked: the table `fetch` of the settings."""

from urllib.parse import urlsplit

from pydantic import BaseModel, Field, field_validator

# A mirror on the same machine needs no encryption.
ON_THIS_MACHINE = ("localhost", "127.0.0.1")


class Fetch(BaseModel, frozen=True, extra="forbid"):
    """How services that publish figures are asked. `hosts` are those that may be: none, unless somebody names them.

    `contact` is told them with each request. An answer that does not begin within `seconds` is given up, and so is a
    whole file after `most_seconds`; each is asked for `tries` times, between which at most `most_wait` seconds pass.
    `most_bytes` bounds a file as it is sent, `most_unpacked_bytes` as it is unpacked. `services` has their addresses.
    """

    hosts: tuple[str, ...] = ()
    contact: str = ""
    seconds: float = Field(default=30, gt=0)
    most_seconds: float = Field(default=1800, gt=0)
    tries: int = Field(default=4, ge=1)
    most_wait: float = Field(default=60, ge=0)
    most_bytes: int = Field(default=300_000_000, gt=0)
    most_unpacked_bytes: int = Field(default=1_000_000_000, gt=0)
    services: dict[str, str] = Field(default_factory=dict)

    @field_validator("services")
    @classmethod
    def nobody_can_listen_or_answer_in_their_place(cls, services: dict[str, str]) -> dict[str, str]:
        for name, address in services.items():
            parts = urlsplit(address)
            if not (
                parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in ON_THIS_MACHINE)
            ):
                raise ValueError(
                    f"{name}: its address must begin with https://, unless it is on this machine"
                )
        return services
