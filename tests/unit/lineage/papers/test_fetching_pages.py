"""Manners and bounds of asking for single pages."""

from __future__ import annotations

import gzip
import itertools
import time
from typing import TYPE_CHECKING

import pytest

from graph.errors import LineageError
from lineage.papers.pacing import Manners
from lineage.papers.web.answers import UnreachableError
from lineage.papers.web.fetching import Fetcher
from lineage.papers.web.replica import find_replica
from lineage.papers.web.safety import is_askable
from tests.replica.texts import Answer, TextReplica

if TYPE_CHECKING:
    from pathlib import Path

QUICK = Manners(interval=0.0, tries=2, deadline=1.0, read_timeout=0.8, max_bytes=1_000_000)
URL, PATH = "https://example.org/page", "/example.org/page"


def _redirect(target: str) -> Answer:
    return Answer(b"", 302, (("Location", target),))


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        pytest.param(_redirect("http://example.org/x"), "no public https address", id="plain"),
        pytest.param(_redirect("https://10.0.0.1/x"), "no public https", id="private"),
        pytest.param(_redirect("https://127.0.0.1/x"), "no public https", id="loopback"),
        pytest.param(_redirect("https://[::1]/x"), "no public https", id="loopback-6"),
        pytest.param(_redirect("https://169.254.169.254/"), "no public https", id="metadata"),
        pytest.param(_redirect("https://printer.local/"), "no public https", id="local-name"),
        pytest.param(_redirect("file:///etc/passwd"), "no public https", id="file"),
        pytest.param(_redirect("https://a@example.org/"), "no public https", id="user"),
        pytest.param(_redirect("https://[::1/x"), "no public https", id="half-an-address"),
        pytest.param(_redirect("//["), "no public https", id="bracket"),
        pytest.param(_redirect("/page"), "redirects in circles", id="circle"),
        pytest.param(Answer(b"x" * 65_536, endless=True), "larger than", id="endless"),
        pytest.param(
            Answer(gzip.compress(b"\0" * 20_000_000), 200, (("Content-Encoding", "gzip"),)),
            "larger than",
            id="bomb",
        ),
        pytest.param(Answer(b"x" * 1_000, pause=0.1), "too long|breaks off|in time", id="slow"),
        pytest.param(Answer(b"", 500), "answered 500", id="500"),
        pytest.param(Answer(b"", 403), "answered 403", id="403"),
        pytest.param(Answer(b"", 429), "busy", id="429"),
    ],
)
def test_what_is_hostile_or_broken_is_bounded_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: Answer, message: str
) -> None:
    start = time.monotonic()
    with TextReplica({PATH: answer}) as replica:
        monkeypatch.setenv("LINEAGE_REPLICA", replica.url)
        with pytest.raises(UnreachableError, match=message):
            Fetcher(tmp_path, others=QUICK).get(URL)
    assert time.monotonic() - start < 5


@pytest.mark.parametrize("url", ["https://[", "https://[::1/x", "https://example.org:port/"])
def test_what_is_no_address_is_named(tmp_path: Path, url: str) -> None:
    fetcher = Fetcher(tmp_path, others=QUICK)
    assert not fetcher.is_kept(url)
    with pytest.raises(UnreachableError, match="no public https address"):
        fetcher.get(url)


@pytest.mark.parametrize(
    ("url", "askable"),
    [
        pytest.param("https://example.org/a", True, id="name"),
        pytest.param("https://example.org:8443/a", False, id="port"),
        pytest.param("https://localhost/", False, id="localhost"),
        pytest.param("https://2130706433/", False, id="number"),
        pytest.param("https://0x7f.1/", True, id="odd-name-that-the-connection-checks"),
        pytest.param("https://192.168.1.1/", False, id="private"),
        pytest.param("https://8.8.8.8/", True, id="public"),
        pytest.param("https://[fe80::1]/", False, id="link-local"),
        pytest.param("https://x:y/", False, id="nonsense"),
    ],
)
def test_private_addresses_are_not_asked(url: str, *, askable: bool) -> None:
    assert is_askable(url) is askable


def test_a_name_that_leads_to_a_private_address_gets_no_request(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import socket

    with TextReplica({}) as replica:
        port = int(replica.url.rpartition(":")[2])
        monkeypatch.delenv("LINEAGE_REPLICA", raising=False)
        real = socket.getaddrinfo

        def to_here(*_args: object, **_: object) -> object:
            return real("127.0.0.1", port, type=socket.SOCK_STREAM)

        monkeypatch.setattr(socket, "getaddrinfo", to_here)
        with pytest.raises(UnreachableError, match=r"private address \(127.0.0.1\)"):
            Fetcher(tmp_path, others=QUICK).get(URL)
        assert replica.asked == []


def test_nothing_is_asked_for_twice_and_runs_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with TextReplica({PATH: "text"}) as replica:
        monkeypatch.setenv("LINEAGE_REPLICA", replica.url)
        for _ in range(2):  # the second stands for a run after a kill
            assert Fetcher(tmp_path, others=QUICK).get(URL).body == b"text"
        assert replica.texts == [PATH]
        assert Fetcher(tmp_path, offline=True).get(f"{URL}#part").body == b"text"
        with pytest.raises(UnreachableError, match="not at hand"):
            Fetcher(tmp_path, offline=True).get("https://example.org/other")


def test_half_a_page_counts_for_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with TextReplica({PATH: "text"}) as replica:
        monkeypatch.setenv("LINEAGE_REPLICA", replica.url)
        Fetcher(tmp_path, others=QUICK).get(URL)
        for body in (tmp_path / "pages").rglob("*.body"):
            body.write_bytes(b"te")
        assert Fetcher(tmp_path, others=QUICK).get(URL).body == b"text"


def test_what_is_old_is_asked_for_with_its_mark(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = Answer(b"text", headers=(("ETag", '"1"'),))
    with TextReplica({PATH: answer}) as replica:
        monkeypatch.setenv("LINEAGE_REPLICA", replica.url)
        Fetcher(tmp_path, others=QUICK).get(URL)
        monkeypatch.setattr("lineage.papers.web.fetching.is_fresh", lambda _: False)
        assert Fetcher(tmp_path, others=QUICK).get(URL).body == b"text"
        assert [a.headers.get("If-None-Match") for a in replica.asked if a.path == PATH] == [
            None, '"1"',
        ]  # fmt: skip
        assert Fetcher(tmp_path, others=QUICK).get(URL, fixed=True).body == b"text"
        assert len(replica.texts) == 2


def test_robots_are_heeded_and_the_project_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = "User-agent: *\nDisallow: /page\n"
    world = {"/example.org/robots.txt": rules, PATH: "text", "/example.org/open": "text"}
    with TextReplica(world) as replica:
        monkeypatch.setenv("LINEAGE_REPLICA", replica.url)
        fetcher = Fetcher(tmp_path, others=QUICK)
        with pytest.raises(UnreachableError, match=r"robots.txt of example.org forbids it"):
            fetcher.get(URL)
        assert fetcher.get("https://example.org/open").body == b"text"
        assert replica.texts == ["/example.org/open"]
        assert all("transformer-lineage/" in a.headers["User-Agent"] for a in replica.asked)


def test_requests_to_arxiv_keep_their_distance(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with TextReplica({}) as replica:
        monkeypatch.setenv("LINEAGE_REPLICA", replica.url)
        fetcher = Fetcher(tmp_path, arxiv=Manners(interval=0.2))
        for number in range(3):
            fetcher.get(f"https://arxiv.org/html/2401.0000{number}")
            fetcher.get(f"https://export.arxiv.org/e-print/2401.0000{number}")
        moments = [asked.moment for asked in replica.asked]
        gaps = [after - before for before, after in itertools.pairwise(moments)]
        assert min(gaps) > 0.19
        assert replica.most_at_once == 1
    assert (tmp_path / "arxiv-next-request").exists()  # the one that the API keeps


@pytest.mark.parametrize(
    "value",
    ["https://127.0.0.1:80", "http://example.org:80", "http://127.0.0.1", "http://127.0.0.1:1/x"],
)
def test_a_replica_is_on_this_computer(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("LINEAGE_REPLICA", value)
    with pytest.raises(LineageError, match="is no server on this computer"):
        find_replica()
