"""Every kind of declaration: what it is called, where it lies in config/, and the shape that it has."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from config.access import Access
from config.deck import Deck
from config.ethnicity import Ethnicity
from config.family import Family, NotRead
from config.fetching.source import Source
from config.help.accessibility import Accessibility
from config.help.dictionary import Dictionary
from config.help.golden import Worked
from config.page import Page, Slide
from config.plan import PLANS, Plan
from config.publication import Publication
from config.schema import Comparator, Extract, Measure


@dataclass(frozen=True)
class Kind:
    """`place` is a file of config/, or a folder of files where it ends in "/". `entries`: the file is a table of these."""

    called: str
    place: str
    model: type[BaseModel]
    entries: bool = False

    @property
    def in_a_folder(self) -> bool:
        return self.place.endswith("/")

    @property
    def among(self) -> str:
        """Where `Config` has those of a folder."""
        return self.place.rstrip("/")


KINDS = (
    Kind("measure", "measures/", Measure),
    Kind("extract", "extracts/", Extract),
    Kind("published family", "families/", Family),
    Kind("source", "sources/", Source),
    Kind("deck", "decks/", Deck),
    *(Kind("plan", f"plans/{name}.toml", Plan) for name in PLANS),
    Kind("table of a slide", "plans/support-staff-slide.toml", Slide),
    Kind("list of pages", "pages.toml", Page, entries=True),
    Kind("list of files not read", "not_read.toml", NotRead, entries=True),
    Kind("list of populations", "comparators.toml", Comparator, entries=True),
    Kind("classification of ethnic groups", "ethnicity.toml", Ethnicity),
    Kind("settings", "publication.toml", Publication),
    Kind("list of published sums", "golden.toml", Worked),
    Kind("data dictionary", "dictionary.toml", Dictionary),
    Kind("list of roles", "access.toml", Access),
    Kind("accessibility statement", "accessibility.toml", Accessibility),
)


def kind_of(path: Path, content: Mapping[str, Any]) -> Kind | None:
    """What a file declares: told by its name where there is one file of a kind, by its folder, or by its keys. None
    where it has the keys of nothing."""
    by_name = next(
        (kind for kind in KINDS if not kind.in_a_folder and Path(kind.place).name == path.name), None
    )
    by_folder = next((kind for kind in KINDS if kind.place == f"{path.parent.name}/"), None)
    return by_name or by_folder or _by_keys(set(content))


def _by_keys(keys: set[str]) -> Kind | None:
    """The kind that knows most of the file's keys."""
    shared = {kind: len(keys & set(kind.model.model_fields)) for kind in KINDS if not kind.entries}
    best = max(shared, key=lambda kind: shared[kind])
    return best if shared[best] > len(keys) / 2 else None
