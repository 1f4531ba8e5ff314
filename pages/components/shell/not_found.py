"""The page that is not there: our own answer to an address that no page has, before Streamlit gives its own."""

from config import Config
from pages.components.render import document
from pages.components.shared.content import Heading, items, paragraph
from pages.components.shared.running_text import Link, Span

# What the server answers besides pages: never taken for a mistyped page.
SERVED = ("_stcore", "static", "media", "component", "auth", "oauth2callback")


def is_served(path: str, config: Config) -> bool:
    """Whether something answers at an address: a page of ours, the server itself, or a file."""
    asked = path.strip("/")
    first, last = asked.split("/")[0], asked.split("/")[-1]
    return is_page(f"/{asked}", config) or first in SERVED or "." in last


def is_page(path: str, config: Config) -> bool:
    """Whether an address is that of a page of ours, to the letter: below `/workforce/` its files would not be found."""
    return path.removeprefix("/") in {page.url for page in config.pages.values()}


def way_in(path: str, config: Config) -> bool:
    """Whether an address names the first page, which has none of its own: /overview is /."""
    declared = config.pages.get(path.strip("/"))
    return declared is not None and not declared.url


def page(config: Config, root: str = "") -> str:
    """What the reader sees: that there is no such page, and all those that there are. The address is not repeated.

    `root`: what the addresses of all pages begin with, where the product does not have a host to itself.
    """
    links = [Span(declared.title, link=Link(f"{root}/{declared.url}")) for declared in config.pages.values()]
    name = f"{config.publication.organisation} {config.publication.product.lower()} dashboard"
    return document.alone(
        f"No such page - {name}",
        Heading("There is no such page", 1),
        paragraph(
            "The address may be mistyped, or the page may have moved. These are all the pages that there are:"
        ),
        items(links, kind=""),
    )
