"""DfE's data catalogue: any data set that it publishes. A new release has new ids, so it is found by words of its title."""

from collections.abc import Mapping
from typing import Any

from loaders.fetching.asking import Validators, ask
from loaders.fetching.manners import NotFetched
from loaders.fetching.release import Asked, Found, Release
from loaders.fetching.services.answers import in_pages, listed, part

CATALOGUE, CONTENT = "data-catalogue", "content"
# A release of one term may leave out the data sets of a year: so many releases back they are looked for.
MOST_RELEASES = 4
PAGE_SIZE = "40"


def newest(asked: Asked, known: Validators) -> Found:
    """The data set of the newest release that has it."""
    source, manners = asked.source, asked.manners
    address = asked.at(CONTENT, "publications", source.slug, "releases")
    answer = ask(address, manners, known=known)
    if answer.same:
        return Found(None)
    releases = sorted(
        listed(answer.content), key=lambda release: str(release.get("published", "")), reverse=True
    )
    for release in releases[:MOST_RELEASES]:
        query = {"releaseId": str(part(release, "id", of=address)), "pageSize": PAGE_SIZE}
        files = in_pages(asked.at(CONTENT, "data-set-files"), query, manners)
        fitting = [file for file in files if _is_meant(str(file.get("title", "")), asked)]
        if len(fitting) > 1:
            titles = "; ".join(f"“{file['title']}”" for file in fitting)
            raise NotFetched(f"Several data sets of {release.get('title', 'the release')} fit: {titles}.")
        if fitting:
            return Found(_release(fitting[0], release, asked), answer.validators)
    words = ", ".join(f"“{words}”" for words in source.title_has)
    raise NotFetched(
        f"No data set of “{source.publication}” has a title with {words}. It may have a new name."
    )


def _is_meant(title: str, asked: Asked) -> bool:
    written = title.casefold()
    source = asked.source
    return all(words.casefold() in written for words in source.title_has) and not any(
        words.casefold() in written for words in source.title_lacks
    )


def _release(file: Mapping[str, Any], release: Mapping[str, Any], asked: Asked) -> Release:
    address = asked.at(CATALOGUE, "data-set", str(part(file, "id", of=asked.at(CONTENT))), "csv")
    published = str(file.get("published") or release.get("published", ""))
    rows = (file.get("meta") or {}).get("numDataFileRows")
    return Release(
        title=str(release.get("title", "")),
        version=str(file.get("lastUpdated") or published),
        published=published[:10],
        address=address,
        file_name=str(file.get("filename") or f"{asked.source.family}.csv"),
        rows=rows,
    )
