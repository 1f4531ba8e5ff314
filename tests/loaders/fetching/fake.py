"""A fake of the services that publish figures: a server of its own on localhost, with answers of the shapes recorded of them.

A test says what there is (`releases`, `versions`, `rows`), and which faults the next answers of an address have.
"""

import gzip
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

JSON, CSV, HTML = "application/json", "text/csv", "text/html; charset=utf-8"
ONE_ANSWER_OF_NOMIS = 10


@dataclass
class Reply:
    """An answer before any fault. `etag`: by which it is known again; `packed`: it is sent as gzip."""

    body: bytes
    kind: str = JSON
    status: int = 200
    etag: str = ""
    packed: bool = False


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: Any = None


@dataclass
class Fake:
    """What the services have, what was asked of them, and what goes wrong next: faults by a part of an address."""

    releases: list[dict[str, Any]] = field(default_factory=list)
    files: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    csv: dict[str, bytes] = field(default_factory=dict)
    versions: list[dict[str, Any]] = field(default_factory=list)
    status: str = "Published"
    rows: list[list[str]] = field(default_factory=list)
    table: bytes = b""
    not_ready: int = 0
    etags: bool = True
    faults: dict[str, list[str]] = field(default_factory=dict)
    requests: list[Request] = field(default_factory=list)
    sent: int = 0
    address: str = ""

    def services(self) -> dict[str, str]:
        """The addresses, as settings name them."""
        paths = {
            "statistics-api": "/statistics/v1",
            "data-catalogue": "/data-catalogue",
            "content": "/api",
            "nomis": "/api/v01",
            "ons-filter": "/v1",
        }
        return {name: f"{self.address}{path}" for name, path in paths.items()}

    def publish(
        self, title: str, published: str, data_set: str, content: str, *, rows: int | None = None
    ) -> None:
        """A new release of the one publication, with one data set in it and another that nobody wants."""
        number = len(self.releases) + 1
        release = {"id": f"release-{number}", "title": title, "slug": f"r{number}", "published": published}
        name = f"file-{number}"
        counted = content.count("\n") - 1 if rows is None else rows
        wanted = {"id": name, "title": data_set, "filename": f"{name}.csv", "published": published,
                  "release": release, "meta": {"numDataFileRows": counted}}  # fmt: skip
        other = wanted | {"id": f"other-{number}", "title": "02 - Pupil referral units, one term"}
        self.releases.append(release)
        self.files[release["id"]] = [other, wanted]
        self.csv[name] = b"\xef\xbb\xbf" + content.encode()

    def reply(self, asked: Request) -> Reply:
        """What the services answer."""
        steps = asked.path.strip("/").split("/")
        match steps:
            case ["api", "publications", _, "releases"]:
                return self._json(self.releases)
            case ["api", "data-set-files"]:
                found = self.files.get(asked.query["releaseId"], [])
                return self._json({"results": found, "paging": {"page": 1, "totalPages": 1}}, known=False)
            case ["data-catalogue", "data-set", name, "csv"] if name in self.csv:
                return Reply(self.csv[name], CSV, etag=f'"{name}"' if self.etags else "")
            case ["statistics", "v1", "data-sets", _, *rest]:
                return self._statistics(rest, asked)
            case ["api", "v01", "dataset", _]:
                return self._nomis(asked)
            case ["v1", *rest]:
                return self._ons(rest, asked)
        return Reply(b"<!DOCTYPE html><title>Page not found</title>", HTML, 404)

    def _json(self, content: Any, *, known: bool = True) -> Reply:
        body = json.dumps(content).encode()
        return Reply(body, etag=f'"{hash(body)}"' if known and self.etags else "")

    def _statistics(self, rest: list[str], asked: Request) -> Reply:
        by_number = {version["version"]: version for version in self.versions}
        match rest if self.versions else ["nothing"]:
            case []:
                latest = {name: value for name, value in self.versions[-1].items() if name != "csv"}
                return self._json({"id": "1", "status": self.status, "latestVersion": latest,
                                   "supersedingDataSetId": "data-set-2"})  # fmt: skip
            case ["versions", number]:
                return self._json({name: value for name, value in by_number[number].items() if name != "csv"})
            case ["versions", number, "changes"]:
                return self._json(by_number[number].get("changes", {}))
            case ["csv"]:
                content = by_number[asked.query["dataSetVersion"]]["csv"]
                return Reply(content.encode(), CSV, etag='"1"' if self.etags else "", packed=True)
        return Reply(b"{}", status=404)

    def _nomis(self, asked: Request) -> Reply:
        offset = int(asked.query.get("recordoffset", 0))
        sent = self.rows[offset : offset + ONE_ANSWER_OF_NOMIS]
        heading = asked.query["select"].upper().split(",")
        lines = [",".join(heading), *(",".join([*row, str(len(self.rows))]) for row in sent)]
        return Reply(("\n".join(lines) + "\n").encode(), CSV)

    def _ons(self, rest: list[str], asked: Request) -> Reply:
        match rest:
            case ["datasets", name]:
                latest = {"id": "1", "href": f"{self.address}/v1/datasets/{name}/editions/2021/versions/1"}
                return self._json(
                    {"id": name, "last_updated": "2023-03-28T09:30:00Z", "links": {"latest_version": latest}}
                )
            case ["filters"]:
                return self._json({"filter_id": "filter-1"}, known=False)
            case ["filters", "filter-1", "submit"]:
                return self._json({"filter_output_id": "output-1"}, known=False)
            case ["filter-outputs", "output-1"]:
                self.not_ready -= 1
                href = f"{self.address}/v1/made/RM032-2021-1-filtered.csv"
                made = {"csv": {"href": href, "size": str(len(self.table))}} if self.not_ready < 0 else {}
                return self._json({"state": "completed", "downloads": made}, known=False)
            case ["made", _]:
                return Reply(self.table, CSV)
        return Reply(b"{}", status=404)

    def fault(self, path: str) -> str:
        """What goes wrong with the answer to this request; empty where nothing does."""
        for part, faults in self.faults.items():
            if part in path and faults:
                return faults.pop(0)
        return ""


class _Handler(BaseHTTPRequestHandler):
    fake: Fake
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        """Tests ask the fake itself what it was asked."""

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def _answer(self) -> None:
        parts = urlsplit(self.path)
        length = int(self.headers.get("Content-Length", 0))
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        body = json.loads(self.rfile.read(length)) if length else None
        asked = Request(self.command, parts.path, query, dict(self.headers), body)
        self.fake.requests.append(asked)
        self.close_connection = True
        fault = self.fake.fault(parts.path)
        if fault in ("500", "503", "407", "403", "404"):
            self._send(Reply(b"{}", status=int(fault)))
        elif fault.startswith("429"):
            self._send(Reply(b"{}", status=429), {"Retry-After": fault.partition(" ")[2]})
        elif fault.startswith("to "):
            self._send(Reply(b"", status=302), {"Location": fault.removeprefix("to ")})
        elif fault == "page":
            self._send(Reply(b"<html><p>Sign in to the network</p></html>", HTML))
        elif fault == "page called a table":
            self._send(Reply(b"<html><p>Sign in to the network</p></html>", CSV))
        else:
            if fault == "slow":
                time.sleep(1.0)
            self._send(self.fake.reply(asked), fault=fault)

    def _send(self, reply: Reply, more: dict[str, str] | None = None, fault: str = "") -> None:
        body, status, headers = reply.body, reply.status, dict(more or {})
        if reply.etag and self.headers.get("If-None-Match") == reply.etag:
            body, status = b"", 304
        elif reply.packed:
            body = gzip.compress(body)
            headers["Content-Encoding"] = "gzip"
        asked = self.headers.get("Range")
        if asked and self.headers.get("If-Range") == reply.etag and status == 200:
            begins = int(asked.removeprefix("bytes=").rstrip("-"))
            headers["Content-Range"] = f"bytes {begins}-{len(body) - 1}/{len(body)}"
            body, status = body[begins:], 206
        length = {"huge": 10**12, "says more": len(body) + 7, "says less": len(body) - 7}.get(
            fault, len(body)
        )
        if reply.etag:
            headers["ETag"] = reply.etag
        said = "many" if fault == "no number" else str(length)
        headers |= {"Content-Type": reply.kind, "Content-Length": said}
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        sent = body[: len(body) // 2] if fault == "cut" else body
        self.fake.sent += len(sent)
        # Who has gone away does not wait for the rest.
        try:
            if fault == "byte by byte":
                for place in range(40):
                    self.wfile.write(sent[place : place + 1])
                    time.sleep(0.05)
            self.wfile.write(sent)
        except ConnectionError:
            self.close_connection = True


@contextmanager
def running() -> Iterator[Fake]:
    """The services, on a port of this machine."""
    fake = Fake()
    handler = type("Handler", (_Handler,), {"fake": fake})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    fake.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield fake
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
