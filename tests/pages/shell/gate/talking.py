"""Asking a server as a browser does, without one: over HTTP, and on the socket on which pages are drawn."""

from http.client import HTTPConnection
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

REFUSED, PREPARING = 403, "figures are being prepared"


def http(
    address: str, path: str, cookie: str = "", *, method: str = "GET", **headers: str
) -> tuple[int, str, dict[str, str]]:
    """Status, words and headers of an answer."""
    connection = HTTPConnection("localhost", urlsplit(address).port, timeout=30)
    given = {"Accept": "text/html"} | {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, headers=given | ({"Cookie": cookie} if cookie else {}))
    answer = connection.getresponse()
    read = (
        answer.status,
        answer.read().decode(errors="replace"),
        {name.lower(): value for name, value in answer.getheaders()},
    )
    connection.close()
    return read


def drawn(address: str, page: str, cookie: str = "") -> str | None:
    """All text that the socket draws of a page, by its address; None where the socket is not opened."""
    socket = address.replace("http", "ws") + "/_stcore/stream"
    headers = {"Cookie": cookie} if cookie else {}
    try:
        with connect(
            socket,
            origin=Origin(address),
            additional_headers=headers,
            max_size=None,
            subprotocols=[Subprotocol("streamlit")],
        ) as opened:
            asked = BackMsg()
            asked.rerun_script.page_name = page
            asked.rerun_script.context_info.url = f"{address}/{page}"
            opened.send(asked.SerializeToString())
            return _until_the_end(opened)
    except InvalidStatus as refused:
        if refused.response.status_code != REFUSED:
            raise
        return None


def _until_the_end(opened: ClientConnection) -> str:
    texts: list[str] = []
    while True:
        message = ForwardMsg()
        message.ParseFromString(bytes(opened.recv(timeout=120, decode=False)))
        kind = message.WhichOneof("type")
        if kind in ("delta", "navigation"):
            texts.append(str(message))
        if kind == "script_finished":
            if message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY and PREPARING not in "".join(
                texts
            ):
                return "\n".join(texts)
            texts.clear()
