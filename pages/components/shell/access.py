"""Who is at this page, and what they may do.

Without a provider it is the one person at the machine, who may do everything. With one it is whoever signed in, by the
session in the browser's cookie and the role that the store has of them now: asked again for every page and every deed.
"""

from dataclasses import dataclass

import streamlit as st

from config.access import NOBODY, ROLES, ActionName, suffices
from loaders.access import sign_outs
from loaders.access.identity import Identity
from loaders.actor import Actor, at_the_machine, of_role
from pages.components.render import document
from pages.components.render.page import html
from pages.components.shared.messages import message
from pages.components.shell import cached, looking_back_block
from pages.components.shell.gate import people, provider

BY = "officer at this computer"
ADMINISTRATOR = ROLES[-1]
# An open page asks so often whether it may stay.
ASKS_EVERY = 15.0


@dataclass(frozen=True)
class Person:
    """Whoever is at this page. `identity` is None without a sign-in."""

    role: str
    identity: Identity | None = None


def person() -> Person | None:
    """Who is at this page now; None where nobody is signed in any more."""
    if not provider.is_there():
        return Person(ADMINISTRATOR)
    signed = people.of(st.context.cookies.to_dict())
    return Person(signed.role, signed.session.identity) if signed else None


def role() -> str:
    """The role of whoever is at this page now; NOBODY for none."""
    here = person()
    return here.role if here else NOBODY


def may(action: ActionName) -> bool:
    """Whether whoever is at this page may do something now. Who looks back at a day may read alone."""
    if action != "read" and looking_back_block.back():
        return False
    return action in cached.settings().access.allowed(role())


def may_open(page: str) -> bool:
    """Whether whoever is at this page may open a page, by its name in config/pages.toml."""
    return suffices(role(), cached.settings().pages[page].role)


def actor() -> Actor:
    """Who acts now, for one deed: to be asked for when it is done, and not kept. Who looks back at a day is nobody."""
    if looking_back_block.back():
        return of_role(NOBODY, NOBODY, cached.settings().access)
    here = person()
    if here is None or here.identity is None:
        return at_the_machine(BY) if here else of_role(NOBODY, NOBODY, cached.settings().access)
    return of_role(here.identity.signature, here.role, cached.settings().access)


def check(page: str) -> None:
    """Stop here where whoever is at this page may not open it. It stands at the top of every page's script."""
    if not may_open(page):
        words = "Your role does not allow this page. An administrator can change it."
        st.html(html(message("problem", "This page is not shown", words)))
        st.stop()


def stay_or_go() -> None:
    """Stop here where whoever is at this page may not read anything any more: the browser is sent to ask the server again,
    which shows the way in. Goes on asking while the page is open."""
    if not provider.is_there():
        return
    if not may("read"):
        _go()
        st.stop()
    _ask_again()


@st.fragment(run_every=ASKS_EVERY)
def _ask_again() -> None:
    if not may("read"):
        _go()


def _go() -> None:
    st.html(document.ASK_AGAIN, unsafe_allow_javascript=True)


def way_out() -> None:
    """Who is signed in, and the way to sign out everywhere."""
    here = person()
    if here is None or here.identity is None:
        return
    with st.sidebar.container(key="signed-in"):
        st.text(here.identity.name or here.identity.reference)
        if st.button("Sign out", help="Ends your session in every browser"):
            sign_outs.sign_out(cached.writer(), here.identity)
            st.logout()
