"""A stand-in for the Hugging Face Hub on 127.0.0.1, with a log and with faults on demand."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from lineage.trace.wire import HubManners
from tests.replica.serving import LocalServer, QuietHandler

if TYPE_CHECKING:
    from collections.abc import Mapping

CALM = HubManners(interval=0, pause=0)
"""No request waits for another, and a busy computer is waited for."""

HASTY = HubManners(interval=0, pause=0, connect_timeout=1, read_timeout=0.3, deadline=1)
"""Who is silent is soon given up."""

SHA = "0123456789abcdef0123456789abcdef01234567"


@dataclass(frozen=True)
class Repository:
    """A repository of the replica.

    Attributes:
        card: Its front matter as the Hub's record holds it; None if the record lacks it.
        config: Its config as the record holds it; None if the record lacks it.
        fields: More fields of the record.
        files: Content of its files, by name.
        status, headers: Of the answer, where it is no record.
        moved: Id or address to which it leads.
        body: What is sent in place of the record.
        length: What the answer states as its length; None if it tells the truth.
        hang: Whether the answer never comes.
    """

    card: Mapping[str, Any] | None = None
    config: Mapping[str, Any] | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    moved: str = ""
    body: bytes | None = None
    length: int | None = None
    hang: bool = False


class Asked(NamedTuple):
    """One line of the log."""

    path: str
    headers: Mapping[str, str]
    status: int


GATED = Repository(status=403, headers={"X-Error-Code": "GatedRepo"})
PRIVATE = Repository(status=401, headers={"X-Error-Code": "RepoNotFound"})
DISABLED = Repository(
    status=403, headers={"X-Error-Message": "Access to this resource is disabled."}
)


def made_from(*bases: str, relation: str | None = None, licence: str | None = "mit") -> Repository:
    """Return a repository whose card names base models."""
    card = {"base_model": list(bases), "base_model_relation": relation, "license": licence}
    return Repository(card={key: value for key, value in card.items() if value is not None})


class HubReplica(LocalServer):
    """The Hub: use it as a context; `url` is its address, as in `HF_ENDPOINT`."""

    def __init__(self, repositories: Mapping[str, Repository]) -> None:
        super().__init__(_Handler)
        self.repositories = dict(repositories)
        self.log: list[Asked] = []
        self.url = self.address

    @property
    def asked(self) -> list[str]:
        """The paths that were asked for, in order."""
        return [urlsplit(line.path).path for line in self.log]


class _Handler(QuietHandler, BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        self.replica: HubReplica = self.server.replica  # type: ignore[attr-defined]
        path = urlsplit(self.path).path
        head, found, rest = path.partition("/resolve/")
        hub_id = head.strip("/") if found else path.removeprefix("/api/models/")
        repository = self.replica.repositories.get(hub_id)
        if repository is None:
            self._send(b'{"error":"Repository not found"}', 404, {"X-Error-Code": "RepoNotFound"})
        elif repository.hang:
            self.replica.closing.wait(30)
            self.close_connection = True
        elif repository.moved:
            target = repository.moved
            there = target if target.startswith("http") else f"/api/models/{target}"
            self._send(b"", 307, {"Location": there})
        elif found:
            content = repository.files.get(rest.partition("/")[2])
            self._send(content or b"", 200 if content is not None else 404)
        elif repository.status != 200:
            self._send(b"{}", repository.status, repository.headers)
        else:
            body = repository.body
            body = _to_record(hub_id, repository) if body is None else body
            self._send(body, 200, repository.headers, length=repository.length)

    def _send(
        self,
        body: bytes,
        status: int,
        headers: Mapping[str, str] | None = None,
        *,
        length: int | None = None,
    ) -> None:
        etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        if status == 200 and self.headers.get("If-None-Match") == etag:
            body, status = b"", 304
        headers_in = {name.lower(): value for name, value in self.headers.items()}
        self.replica.log.append(Asked(self.path, headers_in, status))
        self.send_response(status)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        if status in {200, 304}:
            self.send_header("ETag", etag)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            self.close_connection = True
        if length is not None:
            self.close_connection = True


def _to_record(hub_id: str, repository: Repository) -> bytes:
    siblings = [{"rfilename": name} for name in repository.files]
    record: dict[str, Any] = {"id": hub_id, "sha": SHA, "createdAt": "2024-05-06T07:08:09.000Z"}
    record |= {"private": False, "gated": False, "disabled": False, "siblings": siblings}
    if repository.card is not None:
        record["cardData"] = repository.card
    if repository.config is not None:
        record["config"] = repository.config
    return json.dumps(record | dict(repository.fields)).encode()
