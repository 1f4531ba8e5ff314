"""Where a published file is fetched from: one file of `config/sources/` a source."""

from typing import Literal

from pydantic import Field, model_validator

from config.vocabulary import Declared

Service = Literal["statistics-api", "data-catalogue", "nomis", "ons-filter"]
# What each service needs to be told of a source, and may be.
_NEEDS: dict[str, tuple[set[str], set[str]]] = {
    "statistics-api": ({"data_set"}, set()),
    "data-catalogue": ({"slug", "title_has"}, {"title_lacks"}),
    "nomis": ({"data_set", "query"}, set()),
    "ons-filter": ({"data_set", "query"}, {"options"}),
}


class Source(Declared):
    """A data set that its publisher brings out again and again, and the family that its file is of.

    `page` is where a person finds it. `data_set` is its id with the statistics API, Nomis or ONS. In the data catalogue it
    is found by the `slug` of its publication and by words: its title has all of `title_has` and none of `title_lacks`,
    whatever the case, because its id is another in each release. `query` is what Nomis is asked; of ONS's filter it is
    dataset, edition, version and population type, and `options` has each dimension with its values (none: all of them).
    `areas` is the parameter, or the dimension, that takes the codes of our areas.
    """

    title: str
    publisher: str
    publication: str
    page: str
    family: str
    service: Service
    data_set: str = ""
    slug: str = ""
    title_has: tuple[str, ...] = ()
    title_lacks: tuple[str, ...] = ()
    query: dict[str, str] = Field(default_factory=dict)
    options: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    areas: str = ""
    licence: str = "Open Government Licence v3.0"

    @model_validator(mode="after")
    def its_service_is_told_what_it_needs(self) -> "Source":
        needed, allowed = _NEEDS[self.service]
        given = {key for key in set.union(*(a | b for a, b in _NEEDS.values())) if getattr(self, key)}
        if missing := sorted(needed - given):
            raise ValueError(f"{missing[0]}: a source of the service '{self.service}' needs it")
        if unread := sorted(given - needed - allowed):
            raise ValueError(f"{unread[0]}: the service '{self.service}' has no use for it")
        return self
