"""What services answer, read with care: an answer of another shape than it had is said to be one."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode, urlsplit

from loaders.fetching.asking import ask
from loaders.fetching.manners import Manners, NotFetched

MOST_PAGES = 25


def part(content: Any, *path: str | int, of: str) -> Any:
    """What lies at a path in an answer. Raises NotFetched where the answer of the address `of` has none."""
    for step in path:
        try:
            content = content[step]
        except (KeyError, IndexError, TypeError) as problem:
            raise NotFetched(
                f"{urlsplit(of).hostname} answers otherwise than it used to: there is no “{step}”. Somebody has to look "
                "at how it is asked."
            ) from problem
    return content


def listed(content: Any) -> list[Mapping[str, Any]]:
    """The entries of an answer that is a list, or has one under `results`."""
    entries = content.get("results", []) if isinstance(content, dict) else content
    return [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []


def in_pages(address: str, query: Mapping[str, str], manners: Manners) -> Iterator[Mapping[str, Any]]:
    """The entries of all pages of an answer."""
    for page in range(1, MOST_PAGES + 1):
        content = ask(f"{address}?{urlencode({**query, 'page': page})}", manners).content
        yield from listed(content)
        paging = content.get("paging", {}) if isinstance(content, dict) else {}
        if page >= int(paging.get("totalPages", 1)):
            return
