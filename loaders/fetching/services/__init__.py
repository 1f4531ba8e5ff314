"""The services that publish figures, a module each: `newest` says which release there is, `bring` brings its file."""

from typing import NamedTuple

from loaders.fetching.release import Bring, Newest
from loaders.fetching.services import data_catalogue, nomis, ons_filter, statistics_api


class Service(NamedTuple):
    newest: Newest
    bring: Bring


SERVICES = {
    "statistics-api": Service(statistics_api.newest, statistics_api.bring),
    "data-catalogue": Service(data_catalogue.newest, statistics_api.bring),
    "nomis": Service(nomis.newest, nomis.bring),
    "ons-filter": Service(ons_filter.newest, ons_filter.bring),
}
