"""Who is let in: nobody without a session that holds, and each to what their role allows. Without a provider, everybody whom
`reach` lets near: that is the one person at the machine."""

from dataclasses import dataclass, field

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, Response

import config
from config import Config
from config.access import suffices
from loaders.store import StoreUnavailable
from pages.components.shell.gate import people, provider, sign_in
from pages.components.shell.gate.people import Remembered, Signed

# What is answered to anybody: whether the server is well, and the way in.
OPEN = ("/_stcore/health", sign_in.LOGIN, provider.CALLBACK)
UPLOADS = "/_stcore/upload_file/"


@dataclass
class Admission:
    """Asked of every request. `root` is what the addresses of all pages begin with."""

    root: str
    _remembered: Remembered = field(default_factory=Remembered)

    async def answer(self, asked: HTTPConnection, path: str) -> Response | None:
        """What is answered in place of what was asked for; None where whoever asks may have it."""
        if not provider.is_there() or path in OPEN:
            return None
        try:
            return await self._answer(asked, path, config.load())
        except StoreUnavailable as reason:
            return PlainTextResponse(str(reason), status_code=503)

    async def _answer(self, asked: HTTPConnection, path: str, settings: Config) -> Response | None:
        query = asked.query_params
        if path == sign_in.SIGN_IN:
            return sign_in.begin(query.get("provider", ""), query.get("to", "/"), self.root)
        a_page = "text/html" in asked.headers.get("accept", "")
        signed = await run_in_threadpool(self._remembered.of, asked.cookies)
        if signed is None:
            to = f"{asked.scope['path']}?{query}" if query else asked.scope["path"]
            return (
                sign_in.way_in(to, self.root, settings)
                if a_page
                else PlainTextResponse("Sign in first.", 401)
            )
        if path == sign_in.SIGN_OUT and asked.scope["method"] == "POST":
            return await run_in_threadpool(sign_in.sign_out, signed, asked.cookies, self.root)
        if not signed.role and a_page:
            signed = Signed(signed.session, await run_in_threadpool(people.met, signed.session))
        return _refused(signed, path, self.root, settings, a_page=a_page)

    async def may_listen(self, asked: HTTPConnection) -> bool:
        """Whether whoever opened a socket may be told anything on it, now."""
        if not provider.is_there():
            return True
        try:
            signed = await run_in_threadpool(self._remembered.of, asked.cookies)
        except StoreUnavailable:
            return False
        return signed is not None and suffices(signed.role, config.load().access.actions["read"].role)


def _refused(signed: Signed, path: str, root: str, settings: Config, *, a_page: bool) -> Response | None:
    access = settings.access
    if not suffices(signed.role, access.actions["read"].role):
        return (
            sign_in.no_role(signed, root, settings)
            if a_page
            else PlainTextResponse("You have no role yet.", 403)
        )
    if path.startswith(UPLOADS) and not access.allowed(signed.role) & {"upload", "updates", "plans"}:
        return PlainTextResponse("Your role does not allow this.", 403)
    page = next((page for page in settings.pages.values() if page.url == path.strip("/")), None)
    if page is not None and not suffices(signed.role, page.role):
        return sign_in.not_yours(root, settings)
    return None
