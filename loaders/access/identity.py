"""Who signed in: an issuer's word for a subject. An e-mail address or a name is never evidence of who somebody is."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from loaders.problems import printable

# What a name is cut to: it is shown beside what a person did, and is nothing but words.
NAME_LENGTH = 80


@dataclass(frozen=True)
class Identity:
    """One person. `name` is what the provider calls them, for others to read."""

    issuer: str
    subject: str
    name: str = ""

    @property
    def reference(self) -> str:
        """A short name of the person, by which roles are given: of issuer and subject, and of nothing that may change."""
        return hashlib.sha256(f"{self.issuer}\n{self.subject}".encode()).hexdigest()[:12]

    @property
    def signature(self) -> str:
        """What is written beside what this person does."""
        return f"{self.name} ({self.reference})" if self.name else self.reference


def from_claims(claims: Mapping[str, Any]) -> Identity | None:
    """Whom the claims of a provider are about; None where they do not say it by issuer and subject."""
    issuer, subject = claims.get("iss"), claims.get("sub")
    if not (isinstance(issuer, str) and isinstance(subject, str) and issuer and subject):
        return None
    name = claims.get("name")
    return Identity(issuer, subject, _shown(name if isinstance(name, str) else ""))


def _shown(name: str) -> str:
    return printable(name).strip()[:NAME_LENGTH].strip()
