"""One request to a service that publishes figures, and what its answer means. One request at a time in a process.

urllib brings the system's proxy (HTTPS_PROXY, NO_PROXY) and the certificates of SSL_CERT_FILE.
"""

import email.utils
import json
import ssl
import threading
import time
import urllib.request
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage, HTTPResponse
from typing import IO, Any, TypeVar
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit

from loaders.fetching.manners import Manners, NotFetched, TryAgain

T = TypeVar("T")
# An answer of figures' particulars, as opposed to a file, is never larger.
SMALL = 5_000_000
FIRST_WAIT = 1.0
NOT_MODIFIED, PARTIAL, TOO_MANY = 304, 206, 429
_ONE_AT_A_TIME = threading.Lock()
_REFUSALS = {
    401: "{host} wants a sign-in (401).",
    403: "{host} refused to answer (403).",
    404: "{host} has nothing at this address (404): the file was renamed or taken away.",
    407: "The proxy wants a name and a password (407). Whoever runs the network can allow {host}.",
    410: "{host} has taken the file away (410).",
    416: "{host} could not go on with the file where it broke off (416).",
}
Validators = Mapping[str, str]


@dataclass(frozen=True)
class Answer:
    """A small answer: what it holds, read as JSON, and by what the service would know it again. `same`: it is what it was
    when these validators came, and holds nothing."""

    content: Any
    validators: Validators
    same: bool = False


class _OneHost(urllib.request.HTTPRedirectHandler):
    """Follows a redirection on the same host alone."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        here, there = urlsplit(req.full_url), urlsplit(newurl)
        if (here.scheme, here.netloc) != (there.scheme, there.netloc):
            fp.close()
            raise NotFetched(
                f"{here.hostname} sent us on to another host, {there.hostname}, which was not followed."
            )
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def ask(
    address: str, manners: Manners, *, known: Validators | None = None, post: object | None = None
) -> Answer:
    """What a service answers, which must be JSON. Raises NotFetched."""
    asked = {"Accept": "application/json", "Accept-Encoding": "gzip"} | conditions(known or {})
    body = None if post is None else json.dumps(post).encode()
    if body is not None:
        asked["Content-Type"] = "application/json"

    def attempt() -> Answer:
        with answered(address, asked, manners, body) as response:
            if response.status == NOT_MODIFIED:
                return Answer(None, known or {}, same=True)
            held = _whole(response, address)
            return Answer(_as_json(held, address), validators_of(response))

    return patiently(attempt, manners)


def conditions(known: Validators) -> dict[str, str]:
    """The headers by which a service sends only what differs from what is known."""
    names = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}
    return {names[name]: value for name, value in known.items() if name in names}


def validators_of(response: HTTPResponse) -> dict[str, str]:
    """By what a service knows an answer again, as it said."""
    found = {name: response.headers.get(name) for name in ("ETag", "Last-Modified")}
    return {name: value for name, value in found.items() if value}


def patiently(attempt: Callable[[], T], manners: Manners) -> T:
    """What an attempt gives; made again, each time after a longer wait, while it fails for reasons that may pass."""
    for number in range(1, manners.tries + 1):
        try:
            return attempt()
        except TryAgain as trouble:
            wait = FIRST_WAIT * 2 ** (number - 1) if trouble.wait is None else trouble.wait
            if trouble.wait is not None and wait > manners.most_wait:
                raise NotFetched(f"{trouble} It asks for a pause of {wait:,.0f} seconds.") from trouble
            if number == manners.tries:
                raise NotFetched(f"{trouble} It was tried {manners.tries} times.") from trouble
            manners.pause(min(wait, manners.most_wait))
    raise AssertionError("there is a last attempt")


@contextmanager
def answered(
    address: str, asked: Mapping[str, str], manners: Manners, body: bytes | None = None
) -> Iterator[HTTPResponse]:
    """The answer of a service, open to be read: 200, 206 or 304. Raises NotFetched, and TryAgain where that may help; also
    while it is being read."""
    manners.require(address)
    host = str(urlsplit(address).hostname)
    request = urllib.request.Request(address, body, {"User-Agent": manners.agent, **asked})
    opener = urllib.request.build_opener(_OneHost)
    with _ONE_AT_A_TIME, _faults(host, manners):
        try:
            response = opener.open(request, timeout=manners.seconds)
        except HTTPError as problem:
            if problem.code != NOT_MODIFIED:
                problem.close()
                raise _refusal(problem, host) from problem
            response = problem
        with response:
            if response.headers.get_content_type() == "text/html" and response.status != NOT_MODIFIED:
                raise NotFetched(_a_page(host))
            yield response


def _a_page(host: str) -> str:
    return f"{host} answered with a web page in place of figures: a proxy or a sign-in may stand in between."


@contextmanager
def _faults(host: str, manners: Manners) -> Iterator[None]:
    """The faults of a network in words."""
    try:
        yield
    except TimeoutError as problem:
        raise TryAgain(f"{host} did not answer within {manners.seconds:g} seconds.") from problem
    except URLError as problem:
        if isinstance(problem.reason, TimeoutError):
            raise TryAgain(f"{host} did not answer within {manners.seconds:g} seconds.") from problem
        if isinstance(problem.reason, ssl.SSLCertVerificationError):
            words = (
                f"{host} could not show that it is {host}: its certificate is not one that is trusted here."
            )
            raise NotFetched(words) from problem
        if "407" in str(problem.reason):
            raise NotFetched(_REFUSALS[407].format(host=host)) from problem
        raise TryAgain(f"{host} cannot be reached.") from problem
    except (HTTPException, ConnectionError) as problem:
        raise TryAgain(f"{host} broke off its answer.") from problem


def _refusal(problem: HTTPError, host: str) -> Exception:
    wait = _seconds_to_wait(problem.headers.get("Retry-After"))
    if problem.code == TOO_MANY:
        return TryAgain(f"{host} was asked too often (429).", wait)
    if problem.code >= 500:
        return TryAgain(f"{host} could not answer ({problem.code}).", wait)
    words = _REFUSALS.get(problem.code, "{host} does not take this request ({code}).")
    return NotFetched(words.format(host=host, code=problem.code))


def _seconds_to_wait(said: str | None) -> float | None:
    """What Retry-After asks for, which is a number of seconds or a date; None where it says nothing that can be read."""
    if not said:
        return None
    if said.strip().isdigit():
        return float(said)
    try:
        return max(0.0, email.utils.parsedate_to_datetime(said).timestamp() - time.time())
    except ValueError:
        return None


def _whole(response: HTTPResponse, address: str) -> bytes:
    """All of a small answer, unpacked."""
    host = urlsplit(address).hostname
    length = response.length
    sent = response.read(SMALL + 1)
    if length and len(sent) < min(length, SMALL):
        raise TryAgain(f"{host} broke off its answer.")
    if response.headers.get("Content-Encoding") == "gzip":
        try:
            sent = zlib.decompressobj(31).decompress(sent, SMALL + 1)
        except zlib.error as problem:
            raise TryAgain(f"{host} broke off its answer.") from problem
    if len(sent) > SMALL:
        raise NotFetched(f"{host} answered with far more than was asked for.")
    return sent


def _as_json(held: bytes, address: str) -> Any:
    try:
        return json.loads(held)
    except (ValueError, RecursionError) as problem:
        raise NotFetched(
            f"{urlsplit(address).hostname} answered with something that cannot be read."
        ) from problem
