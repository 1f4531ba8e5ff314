"""Which cookies are a session, and until when."""

import time

import pytest

from loaders.access.identity import Identity
from pages.components.shell.gate import provider, sessions
from tests.provided import ISSUER, SECRET, person, signed

ORIGIN, WHO = "https://equalities.example", person("Somebody")
SECTION = {
    "redirect_uri": f"{ORIGIN}/oauth2callback",
    "cookie_secret": SECRET,
    "client_id": "dashboard",
    "client_secret": "no secret",
    "server_metadata_url": f"{ORIGIN}/.well-known/openid-configuration",
    "client_kwargs": {"code_challenge_method": "S256"},
}


@pytest.fixture(autouse=True)
def declared(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    section: dict[str, object] = dict(SECTION)
    monkeypatch.setattr(provider, "declared", lambda: section)
    return section


def _read(cookie: str, hours: int = 8) -> sessions.Session | None:
    name, value = cookie.split("=", 1)
    return sessions.read({name: value}, hours=hours)


def test_a_session_is_of_issuer_and_subject_and_ends_at_the_earlier_of_two_ends() -> None:
    now = int(time.time())
    session = _read(signed(ORIGIN, WHO, exp=now + 20 * 3600))
    assert session is not None and session.identity == WHO
    assert abs(session.began - now) <= 2 and session.ends == session.began + 8 * 3600
    soon = _read(signed(ORIGIN, WHO, exp=now + 600))
    assert soon is not None and soon.ends == now + 600


@pytest.mark.parametrize(
    "cookie",
    [
        signed(ORIGIN, WHO, secret="another secret, of another product altogether"),
        signed("https://another.example", WHO),
        signed(ORIGIN, WHO, exp=int(time.time()) - 1),
        signed(ORIGIN, WHO, exp="never"),
        signed(ORIGIN, WHO, exp=None),
        signed(ORIGIN, WHO, is_logged_in=False),
        signed(ORIGIN, WHO, is_logged_in="true"),
        signed(ORIGIN, Identity("", "subject")),
        signed(ORIGIN, Identity(ISSUER, "")),
        signed(ORIGIN, WHO)[:-2],
        signed(ORIGIN, WHO).replace("_streamlit_user=", "_streamlit_user_tokens="),
        "_streamlit_user=chunks-2",
        "_streamlit_user=",
        "_streamlit_user=\N{SNOWMAN}",
    ],
)
def test_nothing_else_is_one(cookie: str) -> None:
    assert _read(cookie) is None


def test_it_is_over_after_so_many_hours_whatever_the_provider_says(monkeypatch: pytest.MonkeyPatch) -> None:
    cookie, now = signed(ORIGIN, WHO, exp=int(time.time()) + 90 * 3600), time.time()
    monkeypatch.setattr("time.time", lambda: now + 8 * 3600 - 10)
    assert _read(cookie) is not None
    monkeypatch.setattr("time.time", lambda: now + 8 * 3600 + 1)
    assert _read(cookie) is None


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("redirect_uri", "https://equalities.example/", "redirect_uri must be the address of the product"),
        ("redirect_uri", "http://equalities.example/oauth2callback", "must begin with https://"),
        ("cookie_secret", "short", "cookie_secret must have 32 characters or more"),
        ("client_secret", "", "lacks client_secret"),
        ("server_metadata_url", "http://provider.example/x", "server_metadata_url must begin with https://"),
        ("client_kwargs", {}, "sign-in is by proof key (PKCE)"),
    ],
)
def test_what_is_misdeclared_is_said_at_start(
    key: str, value: object, said: str, declared: dict[str, object]
) -> None:
    assert provider.misdeclared() == ""
    declared[key] = value
    assert said in provider.misdeclared()


def test_several_providers_have_a_section_each(declared: dict[str, object]) -> None:
    own = ("client_id", "client_secret", "server_metadata_url", "client_kwargs")
    declared["entra"] = {key: declared.pop(key) for key in own}
    assert list(provider.providers()) == ["entra"] and provider.misdeclared() == ""
    declared["in_house"] = declared.pop("entra")
    assert provider.misdeclared() == "[auth.in_house]: the name of a provider has no underscore."
