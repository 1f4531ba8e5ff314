"""What all pages share: set-up, the style sheet, the list of pages, and waiting while figures are prepared."""

import sys
from datetime import date
from pathlib import Path
from urllib.parse import urlencode, urljoin

import streamlit as st

from config.access import suffices
from config.periods import in_words
from loaders.actor import NotAllowed
from loaders.store import Damaged, StoreUnavailable
from pages.components.render import document, front_page
from pages.components.render.page import html
from pages.components.shared.content import note, paragraph
from pages.components.shared.messages import message
from pages.components.shell import (
    access,
    cached,
    looking_back_block,
    new_figures_block,
    preparation,
    withdrawn_block,
)

FOLDER = Path(__file__).parents[2]


def set_up() -> None:
    """Wide layout and the wordmark; the document of `front_page` brings language and style. Titles are each page's own."""
    st.set_page_config(page_title=product(), layout="wide", initial_sidebar_state=232)
    st.logo(_logo(), size="large")


def _logo() -> str:
    """The wordmark's own address, which a browser keeps; without one (a page run as a script), the picture itself."""
    address = st.context.url
    return urljoin(address, front_page.logo()) if address else document.logo()


def product() -> str:
    """What the dashboard is called in the browser's tab."""
    publication = cached.settings().publication
    return f"{publication.organisation} {publication.product.lower()} dashboard"


def name_tab(*words: str) -> None:
    """Say in the browser's tab what the page shows, the most particular first (WCAG 2.2, 2.4.2)."""
    st.set_page_config(page_title=" - ".join([*words, product()]))


def pages() -> list[st.Page]:
    """Every page that whoever is here may open, in the order declared; the first is the way in."""
    declared, role = cached.settings().pages, access.role()
    return [
        st.Page(FOLDER / page.script, title=page.title, url_path=page.url or None, default=not page.url)
        for page in declared.values()
        if suffices(role, page.role)
    ]


def run(page: st.Page) -> None:
    """One page, and below it what only its print shows. Where the store fails under it, why it cannot be shown; any other
    failure goes on to the log, and the reader is told in our words that there was one."""
    name_tab(page.title)
    try:
        looking_back_block.begin()
        withdrawn_block.show()
        page.run()
        new_figures_block.show()
    except (StoreUnavailable, Damaged) as reason:
        _cannot_be_shown(str(reason))
        return
    except NotAllowed as reason:
        st.html(html(message("problem", "Nothing was changed", str(reason))))
        return
    finally:
        # Not st.stop and st.rerun, which end a run by exceptions that are no failure.
        if isinstance(sys.exception(), Exception):
            _has_failed()
    address = (
        f"{(st.context.url or '').partition('?')[0]}?{urlencode(shown_in_address(), doseq=True)}".rstrip("?")
    )
    printed(address)


def printed(address: str, exact: bool = False) -> None:
    """What stands at the end of a printed page alone: its address and the day. `exact`: the address holds the filters
    and the release, and takes the place of the plain one."""
    day = in_words(date.today().isoformat())
    kind = "printed exact" if exact else "printed"
    st.html(html(paragraph(f"{product()}, read on {day}: {address}", kind=kind)))


def ready() -> bool:
    """Whether figures can be shown; otherwise says that they are being prepared, or why they cannot be."""
    preparation.start()
    if not preparation.finished():
        name_tab("Being prepared")
        _being_prepared()
        return False
    if preparation.problem():
        name_tab("No figures")
        _cannot_be_shown(preparation.problem())
        return False
    return True


def _cannot_be_shown(reason: str) -> None:
    st.title("The figures cannot be shown", anchor=False)
    st.html(html(message("problem cannot", "", reason)))


def _has_failed() -> None:
    words = (
        "Something went wrong here; it is nothing that you did, and no figure has changed. Try again, or open another "
        "page. If it stays, tell whoever looks after this dashboard: what happened is in its log."
    )
    st.html(html(message("problem failed", "This page could not be shown", words)))


@st.fragment(run_every=1.0)
def _being_prepared() -> None:
    """A first start fills the store from the files that come with the product; that takes some seconds."""
    if preparation.finished():
        st.rerun()
    st.title("The figures are being prepared", anchor=False)
    wait = "That is done when the dashboard starts, and takes up to a minute. The page opens by itself."
    st.html(html(note(wait, role="status")))
    for height in (56, 24, 260):
        st.skeleton(height)


def shown_in_address() -> dict[str, list[str]]:
    """Every parameter of the address with all its values."""
    return {name: st.query_params.get_all(name) for name in st.query_params}
