"""The page that is not there: our own answer to an address that no page has, before Streamlit gives its own."""

from collections.abc import Mapping
from html import escape

from config import Config
from pages.components.shared import look

# What the server answers besides pages: never taken for a mistyped page.
SERVED = ("_stcore", "static", "media", "component", "auth", "oauth2callback")
_STYLE = """
body { background: #FFFFFF; color: #0B0C0C; font: 1rem/1.5 "Open Sans", Arial, sans-serif; margin: 0; padding: 2rem 1rem; }
main { margin: 2.5rem auto 0; max-width: 44rem; } header { margin: 0 auto; max-width: 44rem; }
h1 { font-size: 2rem; letter-spacing: -0.012em; line-height: 1.2; margin: 0 0 1rem; }
p { font-size: 1.125rem; margin: 0 0 1rem; } ul { margin: 0; padding: 0 0 0 1.25rem; } li { padding: 0.25rem 0; }
a { color: #005A9C; } a:focus-visible { background: #FFC845; box-shadow: 0 3px #0B0C0C; color: #0B0C0C; outline: 0; }
@media (max-width: 640px) { h1 { font-size: 1.625rem; } }
"""


def is_served(path: str, config: Config) -> bool:
    """Whether something answers at an address: a page of ours, the server itself, or a file."""
    asked = path.strip("/")
    first, last = asked.split("/")[0], asked.split("/")[-1]
    return asked in {page.url for page in config.pages.values()} or first in SERVED or "." in last


def way_in(path: str, config: Config) -> bool:
    """Whether an address names the first page, which has none of its own: /overview is /."""
    named: Mapping[str, str] = {name: page.url for name, page in config.pages.items()}
    return named.get(path.strip("/")) == ""


def page(config: Config, root: str = "") -> str:
    """What the reader sees: that there is no such page, and all those that there are. The address is not repeated.

    `root`: what the addresses of all pages begin with, where the product does not have a host to itself.
    """
    links = "".join(
        f'<li><a href="{escape(root)}/{escape(one.url)}">{escape(one.title)}</a></li>'
        for one in config.pages.values()
    )
    name = f"{config.publication.organisation} {config.publication.product.lower()} dashboard"
    return (
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>No such page - {escape(name)}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{_STYLE}</style></head>'
        f"<body><header>{look.logo_svg()}</header><main><h1>There is no such page</h1>"
        "<p>The address may be mistyped, or the page may have moved. These are all the pages that there are:</p>"
        f"<ul>{links}</ul></main></body></html>"
    )
