"""The client against every fault that the replica knows, at a scaled pace.

The checks that arXiv's manners ask for stand in `tests/acceptance`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import arxiv
import pytest

from graph.errors import LineageError
from lineage.papers.arxiv_client import ArxivClient
from lineage.papers.outcome import StoppedError
from lineage.papers.transport import CONTACT_URL
from tests.replica.faults import BROKEN_ANSWERS
from tests.replica.papers import make_papers, withdraw
from tests.replica.server import Replica
from tests.unit.lineage.papers.conftest import CALM, read_store

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.replica.papers import FakePaper
    from tests.unit.lineage.papers.conftest import Fetch

FIRST = "2401.10000"
_WAITS = ("hang", "slow", "dela")  # the server goes on when the client has long gone


def test_many_papers_take_as_few_requests_as_possible(fetch: Fetch, store: Path) -> None:
    papers = make_papers(300)
    with Replica(papers) as replica:
        report = fetch(replica, batch_size=100)
    assert sorted(report.stored) == sorted(replica.asked) == sorted(papers)
    assert len(replica.log) == 3
    assert all("start=0&max_results=100" in line.path for line in replica.log)
    assert max(len(line.path) for line in replica.log) < 4000
    assert len(read_store(store)) == 300


def test_a_stored_record_is_what_arxiv_said_on_one_line(
    fetch: Fetch, store: Path, papers: Mapping[str, FakePaper]
) -> None:
    with Replica(papers) as replica:
        fetch(replica, [FIRST])
    record = json.loads((store / f"{FIRST}.json").read_text(encoding="utf-8"))
    assert record == {
        "abstract": "We invent paper 0. It builds on nothing at all, and $a < b$.",
        "authors": ["Łukasz Ziółko"],
        "authors_note": None,
        "more_authors": False,
        "comment": "3 pages, 1 figure",
        "doi": "10.1000/invented",
        "journal_ref": "J. Inv. 1 (2024) 1-3",
        "primary_category": "cs.CL",
        "source": "arxiv",
        "submitted": "2024-01-02",
        "title": "Invented Paper 0: on $\\omega$-models & <script>alert(1)</script>",
        "updated": "2024-02-03",
        "version": 2,
        "withdrawn": False,
    }


def test_every_request_says_who_asks_and_what_for(
    fetch: Fetch, papers: Mapping[str, FakePaper]
) -> None:
    with Replica(papers) as replica:
        fetch(replica)
    assert replica.log
    for line in replica.log:
        assert line.headers["User-Agent"].startswith("transformer-lineage/")
        assert line.headers["User-Agent"].endswith(f" (+{CONTACT_URL})")
        assert "application/atom+xml" in line.headers["Accept"]


def test_no_ids_means_no_request(fetch: Fetch, papers: Mapping[str, FakePaper]) -> None:
    with Replica(papers) as replica:
        report = fetch(replica, [])
    assert replica.log == []
    assert report.stored == []


@pytest.mark.parametrize(
    "fault",
    [
        *BROKEN_ANSWERS,
        *("429:count=2", "429:retry_after=0", "429:retry_after=-5", "429:retry_after=soon"),
        *("429:retry_after=31536000", "503:count=3", "reset:count=3", "hang", "hangmid"),
        *(
            "slow:bps=50",
            "slowheaders:bps=50",
            "delay:seconds=0.4",
            *(f"trunc:at={n / 20}" for n in range(1, 20)),
        ),
        *("truncentry:field=name", "truncentry:field=author", "truncentry:field=summary"),
        *("truncentry:field=title", "empty0:sticky=1", "captcha:sticky=1", "drop:sticky=1"),
        *("dup:count=all", "unstable:count=all", "huge:bytes=300000"),
        *("total:add=5", "total:value=0", "total:value=3", "total:value=many"),
        *("redirect:to=", "redirect:to=http://127.0.0.1:9/api/query"),
    ],
)
def test_a_passing_fault_changes_nothing_that_is_stored(
    fetch: Fetch,
    store: Path,
    papers: Mapping[str, FakePaper],
    healthy: dict[str, str],
    fault: str,
) -> None:
    waits = fault[:4] in _WAITS
    with Replica(papers, fault) as replica:
        report = fetch(replica) if waits else fetch(replica, None, **CALM)
    assert report.lost == {}
    assert read_store(store) == healthy
    assert all(line.in_flight == 1 for line in replica.log) or waits
    assert min(replica.gaps) >= 0.01 or waits


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        pytest.param("baddate", "it has no valid date (published)", id="bad date"),
        pytest.param("nopublished", "it has no valid date (published)", id="no date"),
        pytest.param("noauthors", "it has no authors", id="no authors"),
        pytest.param("noabstract", "it has no abstract", id="no abstract"),
        pytest.param("noname", "an author has no name", id="nameless author"),
        pytest.param("markup", "its title is not plain text", id="markup"),
        pytest.param("replaced", "its title has damaged characters", id="damaged"),
        pytest.param("noid", "not found on arXiv", id="no id"),
        pytest.param("ctrl", "its answer is cut off or damaged", id="control character"),
        pytest.param("huge:bytes=300000", "its answer is too large", id="huge"),
        pytest.param("400", "it answered 400 Bad Request", id="400"),
        pytest.param("500", "it answered 500 Internal Server Error", id="500"),
    ],
)
def test_one_bad_entry_loses_one_paper_and_says_why(
    fetch: Fetch, papers: Mapping[str, FakePaper], fault: str, reason: str
) -> None:
    kind, _, options = fault.partition(":")
    with Replica(papers, f"{kind}:count=all,if={FIRST},{options}") as replica:
        report = fetch(replica)
    assert report.lost == {FIRST: reason}
    assert sorted(report.stored) == sorted(papers.keys() - {FIRST})
    assert (FIRST,) in [line.ids for line in replica.log]


def test_an_answer_400_is_not_repeated(fetch: Fetch, papers: Mapping[str, FakePaper]) -> None:
    with Replica(papers, f"400:count=all,if={FIRST}") as replica:
        fetch(replica)
    paths = [line.path for line in replica.log]
    assert len(paths) == len(set(paths))


def test_ids_that_arxiv_does_not_have_are_asked_again_together_and_then_lost(
    fetch: Fetch, papers: Mapping[str, FakePaper]
) -> None:
    with Replica(papers) as replica:
        report = fetch(replica, [*list(papers)[:8], "2401.99998", "2401.99999"])
    assert [len(line.ids) for line in replica.log] == [10, 2]
    assert report.lost == {
        "2401.99998": "not found on arXiv",
        "2401.99999": "not found on arXiv",
    }
    assert len(report.stored) == 8


def test_a_single_id_is_asked_at_two_addresses_before_it_is_lost(
    fetch: Fetch, papers: Mapping[str, FakePaper]
) -> None:
    with Replica(papers) as replica:
        report = fetch(replica, ["2401.99999"])
    assert report.lost == {"2401.99999": "not found on arXiv"}
    assert len({line.path for line in replica.log}) == len(replica.log) == 2


def test_a_foreign_paper_is_never_stored(
    fetch: Fetch, store: Path, papers: Mapping[str, FakePaper], healthy: dict[str, str]
) -> None:
    with Replica(papers, "wrongpaper:count=2") as replica:
        fetch(replica)
    assert read_store(store) == healthy


def test_a_stale_answer_does_not_replace_a_newer_version(
    fetch: Fetch, store: Path, papers: Mapping[str, FakePaper], healthy: dict[str, str]
) -> None:
    with Replica(papers) as replica:
        fetch(replica)
    with Replica(papers, "stale:count=all") as replica:
        report = fetch(replica)
    assert sorted(report.kept) == sorted(papers)
    assert read_store(store) == healthy


def test_a_withdrawn_paper_is_marked(fetch: Fetch, store: Path) -> None:
    papers = {key: withdraw(paper) for key, paper in make_papers(1).items()}
    with Replica(papers) as replica:
        fetch(replica)
    assert json.loads((store / f"{FIRST}.json").read_text(encoding="utf-8"))["withdrawn"] is True


@pytest.mark.parametrize(
    ("fault", "reason", "hint"),
    [
        pytest.param(
            "403",
            "it answered 403 Forbidden",
            "arXiv refuses this computer. Do not try again before tomorrow.",
            id="403",
        ),
        pytest.param(
            "404",
            "it answered 404 Not Found",
            "Check the address in LINEAGE_ARXIV_URL, if it is set; or try again tomorrow.",
            id="404",
        ),
    ],
)
def test_a_refusal_ends_the_run_and_keeps_what_came(
    fetch: Fetch, papers: Mapping[str, FakePaper], fault: str, reason: str, hint: str
) -> None:
    last = list(papers)[-1]
    with Replica(papers, f"{fault}:if={last}") as replica:
        report = fetch(replica, batch_size=5)
    assert len(replica.log) == 3
    assert len(report.stored) == 10
    assert report.stopped is not None
    assert str(report.stopped) == f"Stopped asking arXiv: {reason}."
    assert report.stopped.hint == hint
    assert report.lost == dict.fromkeys(list(papers)[10:], "not answered before the stop")


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        pytest.param("429", "it answered 429 Too Many Requests", id="429"),
        pytest.param("503", "it answered 503 Service Unavailable", id="503"),
        pytest.param("reset", "it breaks off the connection", id="reset"),
        pytest.param("hang", "it did not answer in time", id="hang"),
    ],
)
def test_a_fault_that_stays_ends_the_run_after_growing_pauses(
    fetch: Fetch, papers: Mapping[str, FakePaper], fault: str, reason: str
) -> None:
    with Replica(papers, f"{fault}:count=all") as replica:
        report = fetch(replica)
    assert len(replica.log) == 4
    assert all(gap >= 0.01 * 2**turn for turn, gap in enumerate(replica.gaps))
    assert str(report.stopped) == f"Stopped asking arXiv: {reason}."
    assert report.stopped is not None
    assert report.stopped.hint == (
        "What came is kept. Try again in 15 minutes: only the rest is asked then."
    )
    assert report.stored == []


def test_a_service_that_cannot_be_reached_is_given_up_at_once(
    fetch: Fetch, papers: Mapping[str, FakePaper]
) -> None:
    with Replica(papers) as replica:
        pass
    report = fetch(replica)
    assert str(report.stopped) == "Stopped asking arXiv: it cannot be reached."
    assert report.stopped is not None
    assert report.stopped.hint == (
        "Check the connection, and try again: only what is missing is asked then."
    )
    assert sorted(report.lost) == sorted(papers)


@pytest.mark.parametrize("fault", ["captcha", "otherxml", "emptybody", "empty", "empty0"])
def test_a_service_that_answers_nonsense_is_given_up_soon(
    fetch: Fetch, papers: Mapping[str, FakePaper], fault: str
) -> None:
    with Replica(papers, f"{fault}:count=all") as replica:
        report = fetch(replica, patience=9)
    assert len(replica.log) == 9
    assert str(report.stopped) == ("Stopped asking arXiv: 9 requests in a row brought no paper.")
    assert sorted(report.lost) == sorted(papers)


def test_a_redirect_in_circles_ends(fetch: Fetch, papers: Mapping[str, FakePaper]) -> None:
    with Replica(papers, "redirect:to=,count=4") as replica:
        report = fetch(replica, [FIRST])
    assert report.stored == [FIRST]
    assert len(replica.log) == 5
    assert min(replica.gaps) >= 0.01


def test_a_redirect_to_another_server_gets_no_request(
    fetch: Fetch, papers: Mapping[str, FakePaper]
) -> None:
    with Replica(papers) as other, Replica(papers, f"redirect:to={other.url}") as replica:
        fetch(replica, [FIRST])
    assert other.log == []


@pytest.mark.parametrize("target", ["http://[", "//[x", "http://127.0.0.1:port/"])
def test_a_redirect_to_no_address_is_tried_again(
    fetch: Fetch, papers: Mapping[str, FakePaper], target: str
) -> None:
    with Replica(papers, f"redirect:to={target},count=1") as replica:
        assert fetch(replica, [FIRST]).stored == [FIRST]


@pytest.mark.parametrize(
    "endpoint",
    [
        pytest.param("http://example.org/api/query", id="not encrypted"),
        pytest.param("ftp://127.0.0.1/api/query", id="another scheme"),
        pytest.param("https:///api/query", id="no host"),
        pytest.param("https://example.org/{}", id="braces"),
        pytest.param("api", id="no address"),
        pytest.param("http://127.0.0.1:99999/", id="a port that cannot be"),
        pytest.param("http://127.0.0.1:port/", id="a port that is no number"),
        pytest.param("http://127.0.0.1:0/", id="no port"),
        pytest.param("https://[::1/", id="half an address"),
    ],
)
def test_an_unsafe_endpoint_is_refused(tmp_path: Path, endpoint: str) -> None:
    with pytest.raises(LineageError) as caught:
        ArxivClient(tmp_path, endpoint=endpoint)
    assert str(caught.value) == f"'{endpoint}' is not an address for arXiv queries."
    assert caught.value.hint == (
        "Give an https address like https://export.arxiv.org/api/query, or one on 127.0.0.1."
    )


def test_a_package_without_the_known_session_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Changed:
        def __init__(self, **_: float) -> None: ...

    monkeypatch.setattr(arxiv, "Client", Changed)
    with pytest.raises(LineageError) as caught:
        ArxivClient(tmp_path)
    assert str(caught.value) == ("The package arxiv 4.0.2 is not the one that this program knows.")
    assert caught.value.hint == "Install the one it was made for: pip install arxiv==4.0.2"


def test_a_package_that_ignores_the_session_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arxiv.Client, "results", lambda *_: iter(()))
    with pytest.raises(LineageError):
        list(ArxivClient(tmp_path).fetch_papers([FIRST]))


def test_an_error_that_stops_a_run_can_be_told_from_others() -> None:
    assert issubclass(StoppedError, LineageError)
