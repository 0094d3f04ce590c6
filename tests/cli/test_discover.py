"""`lineage discover` against the replica, at a scaled pace."""

from __future__ import annotations

import datetime
import json
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from lineage.adding.review import read_ticked
from lineage.cli.main import main
from tests.replica.server import Replica
from tests.support.news import KNOWN_ID, make_many, make_news, write_news_catalog
from tests.support.posix import needs_posix
from tests.support.signals import heed_ctrl_c

if TYPE_CHECKING:
    from pathlib import Path

THANKS = "Thank you to arXiv for use of its open access interoperability."
TODAY = datetime.datetime.now(datetime.UTC).date()
DAY = (TODAY - datetime.timedelta(days=2)).isoformat()
PAPERS = {
    paper.arxiv_id: paper
    for paper in (
        make_news("2611.00001", "Gnu", "We fine-tune ZebraBERT on recipes.", DAY),
        make_news("2611.00002", "Emu", "Emu outperforms ZebraBERT. It is based on air.", DAY),
        make_news("2611.00003", "Ibis", "Our model is initialized from OkapiGPT.", DAY),
        make_news("2611.00004", "Yak", "We fine-tune ZebraBERT.", "2020-06-01"),
        make_news("2611.00005", "Cod", "We fine-tune ZebraBERT.", DAY, category="q-bio.NC"),
        make_news(KNOWN_ID, "ZebraBERT", "Based on zebras, ZebraBERT is fine-tuned.", DAY),
    )
}


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let requests to this computer follow each other quickly."""
    monkeypatch.setenv("LINEAGE_ARXIV_INTERVAL", "0.01")


def run(replica: Replica, folder: Path, *args: str) -> Result:
    data = write_news_catalog(folder / "catalog")
    out = ["--out", str(folder / "new.md")] if "--out" not in args else []
    command = ["--data", str(data), "discover", "--since", DAY, *out, *args]
    return CliRunner().invoke(main, command, env={"LINEAGE_ARXIV_URL": replica.url})


def listed(folder: Path) -> list[str]:
    document = json.loads((folder / "new.json").read_text(encoding="utf-8"))
    return [paper["arxiv_id"] for paper in document["papers"]]


def test_new_papers_that_build_on_models_are_listed(tmp_path: Path) -> None:
    with Replica(PAPERS) as replica:
        result = run(replica, tmp_path)
    assert result.exit_code == 0, result.output
    assert result.stdout == f"{tmp_path / 'new.md'}\n"
    assert result.stderr == (
        "4 papers name a model and words of derivation (1 request); 2 seem to extend one. "
        f"{THANKS}\n"
    )
    assert sorted(listed(tmp_path)) == ["2611.00001", "2611.00003"]
    text = (tmp_path / "new.md").read_text(encoding="utf-8")
    assert "- [ ] [2611.00001](https://arxiv.org/abs/2611.00001) Gnu (cs.CL, " in text
    assert "  - zebrabert: finetuning, " in text


def test_other_categories_can_be_asked_for(tmp_path: Path) -> None:
    with Replica(PAPERS) as replica:
        run(replica, tmp_path, "--category", "q-bio.*")
    assert listed(tmp_path) == ["2611.00005"]


def test_a_second_run_on_the_same_day_asks_nothing_and_writes_the_same(tmp_path: Path) -> None:
    with Replica(PAPERS) as replica:
        run(replica, tmp_path)
        first = [(tmp_path / name).read_bytes() for name in ("new.md", "new.json")]
        result = run(replica, tmp_path)
    assert len(replica.log) == 1
    assert "(0 requests)" in result.stderr
    assert [(tmp_path / name).read_bytes() for name in ("new.md", "new.json")] == first


def test_ticks_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "new.md"
    with Replica(PAPERS) as replica:
        run(replica, tmp_path)
        text = path.read_text(encoding="utf-8").replace("- [ ] [2611.00003]", "- [x] [2611.00003]")
        path.write_text(text, encoding="utf-8")
        run(replica, tmp_path)
    assert read_ticked(path.read_text(encoding="utf-8")) == ("2611.00003",)


def test_a_run_that_arxiv_stops_writes_no_list_and_can_be_repeated(tmp_path: Path) -> None:
    with Replica(PAPERS, "403") as replica:
        stopped = run(replica, tmp_path)
        assert not (tmp_path / "new.md").exists()
        again = run(replica, tmp_path)
    assert stopped.exit_code == 1
    assert stopped.stderr == (
        "Error: Stopped asking arXiv: it answered 403 Forbidden.\n"
        "Hint: arXiv refuses this computer. Do not try again before tomorrow.\n"
    )
    assert again.exit_code == 0


def test_a_paper_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    papers = {key: PAPERS[key] for key in ("2611.00001", "2611.00003")}
    with Replica(papers, "noabstract:count=all") as replica:
        result = run(replica, tmp_path)
    lost = ({"2611.00001", "2611.00003"} - set(listed(tmp_path))).pop()
    assert f"Warning: {lost} could not be read: it has no abstract.\n" in result.stderr


@pytest.mark.parametrize(
    ("args", "message"),
    [
        pytest.param(
            ["--category", "cs"],
            "Invalid value for '--category': 'cs' is no category of arXiv: "
            "write cs.CL, or cs.* for all of cs.",
            id="archive",
        ),
        pytest.param(
            ["--category", "cs.CL OR x"],
            "Invalid value for '--category': 'cs.CL OR x' is no category of arXiv: "
            "write cs.CL, or cs.* for all of cs.",
            id="more than a category",
        ),
        pytest.param(
            ["--since", "2999-01-01"],
            "Invalid value for '--since': 2999-01-01 is still to come.",
            id="to come",
        ),
        pytest.param(
            ["--out", "list.txt"],
            "Invalid value for '--out': 'list.txt' does not end in .md.",
            id="no Markdown",
        ),
    ],
)
def test_what_cannot_be_meant_is_a_usage_error(
    tmp_path: Path, args: list[str], message: str
) -> None:
    with Replica(PAPERS) as replica:
        result = run(replica, tmp_path, *args)
    assert result.exit_code == 2
    assert f"Error: {message}\n" in result.stderr
    assert replica.log == []


@needs_posix
@pytest.mark.parametrize("name", ["SIGINT", "SIGKILL"])
def test_a_run_that_is_stopped_goes_on_where_it_ended(
    tmp_path: Path, home: Path, name: str
) -> None:
    sent = signal.Signals[name]
    papers = make_many(450, day=DAY)
    data = write_news_catalog(tmp_path / "catalog")
    with Replica(papers) as replica:
        environment = os.environ | {
            "LINEAGE_ARXIV_URL": replica.url,
            "LINEAGE_ARXIV_INTERVAL": "0.4",
            "LINEAGE_HOME": str(home),
        }
        command = [*(sys.executable, "-m", "lineage.cli.main", "--data", str(data), "discover"),
                   *("--since", DAY, "--out", str(tmp_path / "new.md"))]  # fmt: skip
        first = subprocess.Popen(
            command,
            env=environment,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=heed_ctrl_c,  # noqa: PLW1509  it takes no lock
        )
        while len(replica.log) < 2:
            assert first.poll() is None
            time.sleep(0.005)
        first.send_signal(sent)
        _, said = first.communicate(timeout=10)
        kept = len(list((home / "discovered").glob("*.json")))
        asked = len(replica.log)
        assert not (tmp_path / "new.md").exists()
        again = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert again.returncode == 0, again.stderr
    assert kept >= 1
    assert len(replica.log) - asked == 3 - kept
    assert sorted(listed(tmp_path)) == sorted(papers)
    if sent is signal.SIGINT:
        assert first.returncode == 1
        assert said.endswith(
            "Error: Stopped before arXiv had answered everything.\n"
            "Hint: What was found is kept: run the same command again, and it goes on from "
            "there.\n"
        )
