"""What the server itself answers about signing in and out: before anybody is known no page and no socket is opened.

`st.login` needs a page that runs, and a page that runs has a socket. So the way in is a plain document with a link that
begins what `st.login` begins, and the address that was asked for waits in a cookie until the provider sends people back.
"""

from collections.abc import Mapping
from urllib.parse import quote, unquote, urlencode

from starlette.datastructures import MutableHeaders
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import Message
from streamlit.user_info import generate_login_redirect_url

from config import Config
from loaders.access import sign_outs
from pages.components.render import document
from pages.components.shared.content import Heading, items, note, paragraph
from pages.components.shared.running_text import Link, Span, sentence, strong
from pages.components.shell import cached
from pages.components.shell.gate import provider, sessions
from pages.components.shell.gate.people import Signed

SIGN_IN, SIGN_OUT, LOGIN = "/sign-in", "/sign-out", "/auth/login"
# Where somebody wanted to go, while they are away at the provider.
WANTED = "equalities_wanted"
_WAITS, _LONGEST = 900, 2000


def wanted(address: str) -> str:
    """An address of this product that somebody may be led to: a path of ours and nothing else; "/" for any other."""
    ours = address.startswith("/") and not address.startswith(("//", "/\\")) and len(address) <= _LONGEST
    return address if ours and address.isprintable() and address.isascii() and "\\" not in address else "/"


def way_in(to: str, root: str, settings: Config) -> Response:
    """What whoever is not signed in sees in place of a page: a link to each provider, which leads back to it."""
    names = list(provider.providers())
    links = [
        Span(
            "Sign in" if name == provider.DEFAULT or len(names) == 1 else f"Sign in with {name.capitalize()}",
            link=Link(f"{root}{SIGN_IN}?{urlencode({'provider': name, 'to': wanted(to)})}"),
        )
        for name in names
    ]
    return _document(
        401,
        settings,
        "Sign in",
        paragraph("These figures are for people whom the council has given access."),
        items(links, kind=""),
    )


def begin(name: str, to: str, root: str) -> Response:
    """Off to a provider; the address that was wanted waits."""
    if name not in provider.providers():
        return RedirectResponse(f"{root}/", status_code=303)
    answer = RedirectResponse(generate_login_redirect_url(name), status_code=303)
    answer.set_cookie(WANTED, quote(wanted(to)), max_age=_WAITS, httponly=True, samesite="lax")
    return answer


def back(message: Message, cookies: Mapping[str, str]) -> Message:
    """The start of the answer to somebody whom the provider sent back: on to the address that they wanted.

    The provider's tokens are not kept in the browser: nothing here asks the provider anything in somebody's name.
    """
    headers = MutableHeaders(raw=list(message["headers"]))
    given = [
        (name, value) for name, value in headers.raw if not (name == b"set-cookie" and _holds_tokens(value))
    ]
    headers = MutableHeaders(raw=given)
    if "location" in headers and any(_holds_session(value) for name, value in given if name == b"set-cookie"):
        headers["location"] = wanted(unquote(cookies.get(WANTED, "/")))
        headers.append("set-cookie", f"{WANTED}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax")
    return {**message, "headers": headers.raw}


def _holds_tokens(cookie: bytes) -> bool:
    emptied = b"max-age=0" in cookie.lower()
    return cookie.startswith(sessions.TOKENS_COOKIE_NAME.encode()) and not emptied


def _holds_session(cookie: bytes) -> bool:
    return cookie.startswith(f"{sessions.USER_COOKIE_NAME}=".encode()) and b"max-age=0" not in cookie.lower()


def no_role(signed: Signed, root: str, settings: Config) -> Response:
    """What whoever is signed in and has no role sees: by which reference they are given one."""
    who = signed.session.identity
    return _document(
        403,
        settings,
        "You have no role yet",
        paragraph(
            "You are signed in", f" as {who.name}" if who.name else "", ". An administrator gives you a role."
        ),
        paragraph(sentence("Your reference, which an administrator will ask for: ", strong(who.reference))),
        note("At the machine: python -m loaders roles REFERENCE ROLE"),
        posts=("Sign out", f"{root}{SIGN_OUT}"),
    )


def not_yours(root: str, settings: Config) -> Response:
    """What somebody sees whose role does not allow a page."""
    back_to = Span("Back to the first page", link=Link(f"{root}/"))
    return _document(
        403,
        settings,
        "Your role does not allow this page",
        paragraph("An administrator can change it."),
        paragraph(back_to),
    )


def sign_out(signed: Signed, cookies: Mapping[str, str], root: str) -> Response:
    """End every session of whoever asks, and take theirs out of the browser."""
    sign_outs.sign_out(cached.writer(), signed.session.identity)
    answer = RedirectResponse(f"{root}/", status_code=303)
    for name in filter(sessions.are_of_a_session, cookies):
        answer.delete_cookie(name, path=root or "/")
    return answer


def _document(
    status: int, settings: Config, title: str, *blocks: document.Block, posts: tuple[str, str] | None = None
) -> Response:
    product = f"{settings.publication.organisation} {settings.publication.product.lower()} dashboard"
    page = document.alone(f"{title} - {product}", Heading(title, 1), *blocks, posts=posts)
    return HTMLResponse(page, status_code=status, headers={"Cache-Control": "no-store"})
