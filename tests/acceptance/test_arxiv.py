"""What a scraper of arXiv must withstand, check by check, at a scaled pace.

| check | what | test |
|---|---|---|
| 1 | 300 ids, as few requests as possible | test_01 |
| 2-6 | pace, lock, who asks, waits, giving up: once unscaled | test_arxiv_pace, test_02 to 06 |
| 6 | a run that gives up keeps what it has, exits 1, says when to come back | test_06 |
| 7 | 403 ends the run | test_07 |
| 8 | malformed ids, and an answer 400 | test_08 |
| 9 | ids however they are written | test_09 |
| 10 | an id that an answer lacks | test_10 |
| 11 | redirects | test_11 |
| 12 | order, repeats and foreign papers | test_12 |
| 13 | versions, dates, withdrawals | test_13 |
| 14 | silence and dripping, headers too: one deadline for a request | test_14 |
| 15 | broken answers | test_15 |
| 16 | truncation | test_16 |
| 17 | status 200 without papers in it | test_17 |
| 18 | empty pages and wrong totals | test_18 |
| 19 | one bad entry | test_19 |
| 20 | 20 MB of abstract, and the memory they take | test_20 |
| 21 | markup, control characters, damaged bytes, TeX | test_21 |
| 22 | kill -9, read-only, disk full | test_22, and test_robustness |
| 23 | nothing asked twice; without a server | test_23 |
| 24 | discovery | test_24 |
| 25 | chance | test_25 |
"""

from __future__ import annotations

import errno
import itertools
import json
import math
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import CliRunner, Result

from lineage.cli.main import main
from tests.cli.test_fetch import age_record, start_fetch, stored_ids, write_papers_catalog
from tests.replica.faults import BROKEN_ANSWERS, parse_fault
from tests.replica.papers import make_papers, withdraw
from tests.replica.server import Replica
from tests.support.news import make_many, write_news_catalog
from tests.unit.lineage.papers.conftest import read_store

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.replica.papers import FakePaper
    from tests.unit.lineage.papers.conftest import Fetch

    Papers = Mapping[str, FakePaper]

GUILTY = "2401.10000"
DEADLINE_SLACK = 10.0
"""Seconds that a busy machine may add to a deadline of half a second; faults last 30 or more."""


def run(replica: Replica, *args: str) -> Result:
    environment = {"LINEAGE_ARXIV_URL": replica.url, "LINEAGE_ARXIV_INTERVAL": "0.01"}
    return CliRunner().invoke(main, args, env=environment)


def check_healthy(fetch: Fetch, replica: Replica, store: Path, healthy: dict[str, str]) -> None:
    """Fetch every paper, and check that what is stored is what a sound run stores."""
    report = fetch(replica)
    assert report.lost == {}
    assert read_store(store) == healthy


def test_01_three_hundred_ids_take_three_requests(fetch: Fetch, store: Path) -> None:
    papers = make_papers(300)
    with Replica(papers) as replica:
        fetch(replica, batch_size=100)
    assert len(replica.log) == math.ceil(300 / 100)
    assert sorted(replica.asked) == sorted(papers)
    assert len(read_store(store)) == 300
    for line in replica.log:
        values = parse_qs(urlsplit(line.path).query)
        assert values["start"] == ["0"]
        assert int(values["max_results"][0]) >= len(line.ids)
        assert len(line.path) < 4000


def test_06_a_run_that_gives_up_keeps_what_it_has_and_says_when_to_come_back(home: Path) -> None:
    papers = make_papers(150)
    with Replica(papers, f"429:count=all,if={list(papers)[-1]}") as replica:
        result = run(replica, "fetch", *papers)
    assert result.exit_code == 1
    assert len(replica.log) == 1 + 5
    assert all(gap >= 0.01 * 2**turn for turn, gap in enumerate(replica.gaps[1:]))
    assert len(stored_ids(home)) == 100
    assert "Error: Stopped asking arXiv: it answered 429 Too Many Requests." in result.stderr
    assert result.stderr.endswith(
        "Hint: What came is kept. Try again in 15 minutes: only the rest is asked then.\n"
    )


def test_07_after_403_nothing_more_is_asked(fetch: Fetch, papers: Papers) -> None:
    with Replica(papers, "403") as replica:
        report = fetch(replica, batch_size=2)
    assert len(replica.log) == 1
    assert sorted(report.lost) == sorted(papers)


def test_08_malformed_ids_are_named_before_anything_is_sent(papers: Papers) -> None:
    with Replica(papers) as replica:
        result = run(replica, "fetch", GUILTY, "0112017", "abc")
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: '0112017', 'abc' are not arXiv ids.\n")
    assert replica.log == []


def test_08_an_answer_400_costs_only_the_id_that_it_is_about(fetch: Fetch, papers: Papers) -> None:
    with Replica(papers, f"400:count=all,if={GUILTY}") as replica:
        report = fetch(replica)
    assert report.lost == {GUILTY: "it answered 400 Bad Request"}
    assert sorted(report.stored) == sorted(papers.keys() - {GUILTY})
    paths = [line.path for line in replica.log]
    assert len(paths) == len(set(paths))


def test_09_ids_are_asked_for_in_one_form_and_once(papers: Papers) -> None:
    written = [
        *("arXiv:2401.10000", "https://arxiv.org/abs/2401.10000v1", " 2401.10000 ", "", " "),
        *("https://arxiv.org/pdf/2401.10001v2.pdf", "10.48550/arXiv.2401.10002", "2401.10003V2"),
        *("https://doi.org/10.48550/arXiv.2401.10001", "cs.CL/9900006"),
    ]
    with Replica(papers) as replica:
        result = run(replica, "fetch", *written)
        nothing = run(replica, "fetch", "", " ")
    assert result.exit_code == 0
    assert replica.asked == [*(f"2401.1000{n}" for n in range(4)), "cs/9900006"]
    assert nothing.exit_code == 0


@pytest.mark.parametrize("fault", ["drop", "empty0:sticky=1"])
def test_10_an_id_that_an_answer_lacks_is_asked_again_at_another_address(
    fetch: Fetch, store: Path, papers: Papers, healthy: dict[str, str], fault: str
) -> None:
    with Replica(papers, fault) as replica:
        check_healthy(fetch, replica, store, healthy)
    paths = [line.path for line in replica.log]
    assert len(paths) == len(set(paths)) > 2


def test_10_an_id_that_stays_away_is_listed_and_its_older_record_stays(
    fetch: Fetch, store: Path, papers: Papers, healthy: dict[str, str]
) -> None:
    with Replica(papers) as replica:
        fetch(replica)
        del replica.papers[GUILTY]
        report = fetch(replica, list(papers))
    assert report.lost == {GUILTY: "not found on arXiv"}
    assert read_store(store) == healthy


@pytest.mark.parametrize(
    ("target", "requests"),
    [
        pytest.param("", 2, id="once, to itself"),
        pytest.param("/captcha", 3, id="to a captcha"),
        pytest.param("http://127.0.0.1:9/api/query", 2, id="to another port"),
        pytest.param("http://example.org/", 2, id="to another host"),
    ],
)
def test_11_redirects_are_followed_on_the_same_host_only_and_paced(
    fetch: Fetch, papers: Papers, target: str, requests: int
) -> None:
    with Replica(papers, f"redirect:to={target}") as replica:
        report = fetch(replica, [GUILTY])
    assert report.stored == [GUILTY]
    assert len(replica.log) == requests
    assert min(replica.gaps) >= 0.01


def test_11_redirects_in_circles_end_and_another_server_gets_no_request(
    fetch: Fetch, papers: Papers
) -> None:
    with (
        Replica(papers) as other,
        Replica(papers, "redirect:to=,count=4", f"redirect:to={other.url}") as replica,
    ):
        report = fetch(replica, [GUILTY])
    assert report.stored == [GUILTY]
    assert len(replica.log) == 6
    assert other.log == []


@pytest.mark.parametrize("fault", ["none", "unstable:count=all", "dup:count=all", "wrongpaper"])
def test_12_entries_are_matched_by_id(
    fetch: Fetch, store: Path, papers: Papers, healthy: dict[str, str], fault: str
) -> None:
    with Replica(papers, fault) as replica:
        check_healthy(fetch, replica, store, healthy)
    assert "2399.99999.json" not in read_store(store)


def test_13_versions_and_dates_stand_apart_and_a_newer_version_stays(
    fetch: Fetch, store: Path, papers: Papers, healthy: dict[str, str]
) -> None:
    with Replica(papers) as replica:
        fetch(replica)
    with Replica(papers, "stale:count=all") as replica:
        fetch(replica)
    assert read_store(store) == healthy
    record = json.loads(healthy[f"{GUILTY}.json"])
    assert (record["version"], record["submitted"], record["updated"]) == (
        *(2, "2024-01-02", "2024-02-03"),
    )
    with Replica({key: withdraw(paper) for key, paper in papers.items()}) as replica:
        fetch(replica)
    assert json.loads(read_store(store)[f"{GUILTY}.json"])["withdrawn"] is True


@pytest.mark.parametrize(
    "fault", ["hang", "hangmid", "slow:bps=50", "slowheaders:bps=50", "delay:seconds=30"]
)
def test_14_a_request_ends_by_its_deadline_and_is_repeated(
    fetch: Fetch, store: Path, papers: Papers, healthy: dict[str, str], fault: str
) -> None:
    with Replica(papers, fault) as replica:
        check_healthy(fetch, replica, store, healthy)
    assert max(replica.gaps) < DEADLINE_SLACK


@pytest.mark.parametrize(
    "fault",
    [
        *("trunclength", "truncchunk", "resetmid", "badgzip", "close", "reset"),
        *("500", "503", "406"),
    ],
)
def test_15_a_broken_answer_changes_nothing(
    fetch: Fetch, store: Path, papers: Papers, healthy: dict[str, str], fault: str
) -> None:
    with Replica(papers, fault) as replica:
        check_healthy(fetch, replica, store, healthy)


@pytest.mark.parametrize(
    "fault",
    [
        *(f"trunc:at={(n + 0.5) / 20}" for n in range(20)),
        *(f"truncentry:field={name}" for name in ("author", "name", "summary", "title")),
    ],
)
def test_16_no_part_of_an_answer_is_believed(
    fetch: Fetch, store: Path, papers: Papers, healthy: dict[str, str], fault: str
) -> None:
    with Replica(papers, fault) as replica:
        check_healthy(fetch, replica, store, healthy)


@pytest.mark.parametrize("fault", ["captcha", "otherxml", "ratetext", "emptybody", "errorentry"])
def test_17_status_200_without_papers_is_a_failure(
    fetch: Fetch, store: Path, papers: Papers, healthy: dict[str, str], fault: str
) -> None:
    with Replica(papers, f"{fault}:count=2") as replica:
        check_healthy(fetch, replica, store, healthy)
    assert replica.gaps[1] >= 0.02
    with Replica(papers, f"{fault}:count=all") as replica:
        report = fetch(replica, [GUILTY])
    assert report.stored == []
    assert list(report.lost) == [GUILTY]


@pytest.mark.parametrize(
    "fault", ["empty", "empty0", "total:add=5", "total:value=0", "total:value=3"]
)
def test_18_empty_pages_and_wrong_totals_change_nothing(
    fetch: Fetch, store: Path, papers: Papers, healthy: dict[str, str], fault: str
) -> None:
    with Replica(papers, f"{fault}{',' if ':' in fault else ':'}count=1") as replica:
        check_healthy(fetch, replica, store, healthy)
    assert all("start=0&" in line.path for line in replica.log)


@pytest.mark.parametrize("kind", ["baddate", "nopublished", "noid", "noauthors", "noabstract"])
def test_19_one_bad_entry_costs_one_more_request_or_one_paper(
    fetch: Fetch, store: Path, healthy: dict[str, str], papers: Papers, kind: str
) -> None:
    ten = list(papers)[:10]
    with Replica(papers, f"{kind}:if={GUILTY}") as replica:
        fetch(replica, ten)
    assert [line.ids for line in replica.log] == [tuple(ten), (GUILTY,)]
    assert read_store(store).items() <= healthy.items()
    with Replica(papers, f"{kind}:count=all,if={GUILTY}") as replica:
        report = fetch(replica, ten)
    assert list(report.lost) == [GUILTY]
    assert len(report.stored) == 9


FETCH_HUGE = """
import resource, sys
from pathlib import Path
from lineage.papers.arxiv_client import ArxivClient
from lineage.papers.fetching import fetch_into
from lineage.papers.pacing import Manners

folder, url, *ids = sys.argv[1:]
client = ArxivClient(Path(folder), endpoint=url, manners=Manners(interval=0.01, batch_size=10))
report = fetch_into(Path(folder, "papers"), ids, client)
print(report.lost, len(report.stored), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def test_20_an_abstract_of_20_mb_costs_one_paper_and_little_memory(
    tmp_path: Path, papers: Papers
) -> None:
    """The shell in between keeps the memory of this process out of the measure."""
    ten = list(papers)[:10]
    with Replica(papers, f"huge:mb=20,count=all,if={GUILTY}") as replica:
        arguments = [sys.executable, "-c", FETCH_HUGE, str(tmp_path), replica.url, *ten]
        done = subprocess.run(
            ["sh", "-c", '"$@"; exit $?', "sh", *arguments],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
    *said, memory = done.stdout.split()
    assert " ".join(said) == f"{{'{GUILTY}': 'its answer is too large'}} 9"
    assert [len(line.ids) for line in replica.log] == [10, 5, 5, 3, 2, 2, 1, 1, 1]
    unit = 1 if sys.platform == "darwin" else 1024
    assert int(memory) * unit < 300 * 2**20


@pytest.mark.parametrize("fault", ["ctrl", "badutf8", "doctype", "replaced"])
def test_21_damaged_text_is_never_stored(
    fetch: Fetch, store: Path, papers: Papers, healthy: dict[str, str], fault: str
) -> None:
    with Replica(papers, fault) as replica:
        check_healthy(fetch, replica, store, healthy)


def test_21_markup_is_text_on_the_page_and_tex_stays_in_the_data(
    tmp_path: Path, home: Path, papers: Papers
) -> None:
    data = write_papers_catalog(tmp_path / "catalog", list(papers))
    with Replica(papers) as replica:
        run(replica, "--data", str(data), "fetch")
        built = run(replica, "--data", str(data), "build", "--out", str(tmp_path / "dist"))
    assert built.exit_code == 0, built.output
    for path in sorted((tmp_path / "dist").rglob("*.html")):
        assert "<script>alert(1)" not in path.read_text(encoding="utf-8")
    record = json.loads((home / "papers" / f"{GUILTY}.json").read_text(encoding="utf-8"))
    assert record["title"] == "Invented Paper 0: on $\\omega$-models & <script>alert(1)</script>"
    for path in (home / "papers").rglob("*.json"):
        text = path.read_text(encoding="utf-8")
        strings = json.dumps(json.loads(text), ensure_ascii=False)
        assert not set("\n\r\t\x01\N{REPLACEMENT CHARACTER}") & set(strings)
        assert "\\n" not in strings


@pytest.mark.parametrize("batches", [0, 1, 2])
def test_22_after_a_kill_only_what_is_missing_is_asked(home: Path, batches: int) -> None:
    papers = make_papers(250)
    with Replica(papers) as replica:
        killed = start_fetch(replica, home, papers)
        while len(replica.log) <= batches:
            assert killed.poll() is None
            time.sleep(0.005)
        killed.send_signal(signal.SIGKILL)
        killed.communicate(timeout=10)
        again = run(replica, "fetch", "--check", *papers)
        before = len(replica.log)
        result = run(replica, "fetch", *papers)
    assert result.exit_code == 0
    asked = list(itertools.chain.from_iterable(line.ids for line in replica.log[before:]))
    assert asked == again.stdout.split()
    assert len(asked) <= 250 - 100 * batches
    assert sorted(stored_ids(home)) == sorted(papers)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        pytest.param(errno.EROFS, "Read-only file system", id="read-only"),
        pytest.param(errno.ENOSPC, "No space left on device", id="disk full"),
    ],
)
def test_22_a_folder_that_takes_nothing_is_a_clear_error(
    papers: Papers, home: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    def fail(_draft: Path, _content: bytes) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("lineage.files.write_draft", fail)
    with Replica(papers) as replica:
        result = run(replica, "fetch", GUILTY)
    path = home / "papers" / f"{GUILTY}.json"
    assert result.exit_code == 1
    assert result.stderr == (
        f"Error: '{path}' cannot be written: {words}.\n"
        "Hint: Free space or mend the rights, or choose another folder with LINEAGE_HOME.\n"
    )
    assert stored_ids(home) == []


def test_23_nothing_is_asked_twice_and_without_a_server_the_page_says_how_old_it_is(
    tmp_path: Path, home: Path, papers: Papers
) -> None:
    data = write_papers_catalog(tmp_path / "catalog", list(papers))
    with Replica(papers) as replica:
        run(replica, "--data", str(data), "fetch")
        asked = len(replica.log)
        run(replica, "--data", str(data), "fetch")
        assert len(replica.log) == asked
        age_record(home, GUILTY, days=40)
        run(replica, "--data", str(data), "fetch", "--refresh")
        assert [line.ids for line in replica.log[asked:]] == [(GUILTY,)]
    age_record(home, GUILTY, days=40)
    options = ("--data", str(data), "build", "--refresh", "--out", str(tmp_path / "dist"))
    built = run(replica, *options)
    assert built.exit_code == 0
    assert "Warning: Stopped asking arXiv: it cannot be reached." in built.stderr
    assert "Paper metadata: 12 from arXiv (newest fetched " in built.stderr


def test_24_discovery_is_encoded_sorted_and_asks_for_nothing_twice(tmp_path: Path) -> None:
    papers = make_many(450, day="2026-09-20")
    data = write_news_catalog(tmp_path / "catalog")
    options = ("--data", str(data), "discover", "--since", "2026-09-01")
    with Replica(papers, "dup:count=all") as replica:
        result = run(replica, *options, "--out", str(tmp_path / "new.md"))
        asked = len(replica.log)
        run(replica, *options, "--out", str(tmp_path / "new.md"))
    assert result.exit_code == 0, result.output
    assert len(replica.log) == asked
    document = json.loads((tmp_path / "new.json").read_text(encoding="utf-8"))
    assert sorted(paper["arxiv_id"] for paper in document["papers"]) == sorted(papers)
    searches = [parse_qs(urlsplit(line.path).query) for line in replica.log]
    assert all(values["sortBy"] == ["submittedDate"] for values in searches)
    assert not any(set('"()[] ') & set(line.path) for line in replica.log)
    spans = sorted({values["search_query"][0].rpartition("[")[2] for values in searches})
    assert spans[0].startswith("202608300000 TO 202610022359")
    assert spans[1].startswith("202609300000 TO ")


@pytest.fixture
def no_sync(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do not wait for the disk, of which these tests say nothing."""
    monkeypatch.setattr(os, "fsync", lambda _: None)


@pytest.mark.usefixtures("no_sync")
@pytest.mark.parametrize("seed", range(10))
def test_25_whatever_chance_spoils_the_data_are_the_same(
    fetch: Fetch, store: Path, papers: Papers, healthy: dict[str, str], seed: int
) -> None:
    """Every fault in turn spoils a fifth of the answers; what is lost so is asked for again."""
    with Replica(papers, seed=seed) as replica:
        for kind in BROKEN_ANSWERS:
            for path in store.rglob("*.json"):
                path.unlink()
            replica.faults = [parse_fault(f"{kind}:count=all,prob=0.2")]
            report = fetch(replica, interval=0.001)
            while report.lost:
                report = fetch(replica, list(report.lost), interval=0.001)
            assert read_store(store) == healthy, kind
    origins = json.loads((store / "provenance" / f"{GUILTY}.json").read_text(encoding="utf-8"))
    assert origins["2"]["retrieved_from"].startswith(replica.url)


@pytest.mark.parametrize("seed", range(10))
def test_25_all_faults_together_in_a_fifth_of_the_answers_change_nothing(
    fetch: Fetch, store: Path, papers: Papers, healthy: dict[str, str], seed: int
) -> None:
    with Replica(papers, "any:count=all,prob=0.2", seed=seed) as replica:
        report = fetch(replica, batch_size=2)
        while report.lost:
            report = fetch(replica, list(report.lost))
    assert read_store(store) == healthy
