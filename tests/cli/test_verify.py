"""Looking receipts up from the command line, on any catalog of our shape."""

from __future__ import annotations

import functools
import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from lineage.cli.main import main
from lineage.papers.pacing import Manners
from lineage.papers.web.fetching import Fetcher
from tests.replica.texts import TextReplica
from tests.support.catalogs import make_derivation, make_entry, write_catalog

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

QUICK = Manners(interval=0.0, tries=1)
PAGE = "<html><body><h1>Tuned</h1><p>Tuned was made from Root by us, with Other.</p></body></html>"
SITES = 12


class Someone:
    """Someone with a catalog of their own."""

    def __init__(self, folder: Path) -> None:
        evidence = [
            {"source": f"https://site{number}.example.org/post", "locator": "first paragraph"}
            for number in range(SITES)
        ]
        other = [{"source": "https://gone.example.org/post", "locator": "title"}]
        steps = [
            make_derivation("root", "finetuning", evidence=evidence),
            make_derivation("other", "component", evidence=other),
        ]
        entries = {
            "root": make_entry("Root", "2017-01"),
            "other": make_entry("Other", "2017-01"),
            "tuned": make_entry("Tuned", "2018-01", derivations=steps),
        }
        self.data = write_catalog(folder, entries)
        self.world = {f"/site{number}.example.org/post": PAGE for number in range(SITES)}

    def verify(self, *args: str) -> Result:
        return CliRunner().invoke(main, ["--data", str(self.data), "verify", *args])


@pytest.fixture
def someone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Someone:
    monkeypatch.setenv("LINEAGE_HOME", str(tmp_path / "home"))
    quick = functools.partial(Fetcher, arxiv=QUICK, others=QUICK)
    monkeypatch.setattr("lineage.verify.verification.Fetcher", quick)
    return Someone(tmp_path / "data")


def test_a_run_says_how_long_it_takes_finds_what_is_gone_and_asks_nothing_twice(
    someone: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lineage.verify.verification._SECONDS_OF_OTHERS", 240)
    with TextReplica(someone.world) as replica:
        monkeypatch.setenv("LINEAGE_REPLICA", replica.url)
        first = someone.verify("--remember")
        assert first.exit_code == 1
        said = f"{SITES + 1} texts of {SITES + 1} servers are to be asked for: about 13 min."
        assert said in first.stderr  # four at a time
        assert f"{SITES + 1} receipts: 1 absent, {SITES} located." in first.stderr
        assert "absent: tuned <- other: https://gone.example.org/post, title: " in first.stdout
        asked = len(replica.asked)
        second = someone.verify()
        assert second.exit_code == 0  # what is absent was known to be
        assert len(replica.asked) == asked
        assert "are to be asked for" not in second.stderr
        assert someone.verify("--changed").stderr == "0 receipts: none.\n"
        asked_text = CliRunner().invoke(
            main, ["--data", str(someone.data), "why", "tuned", "root"]
        )
        assert "; checked 20" in asked_text.stdout


def test_reports_are_complete(someone: Someone, monkeypatch: pytest.MonkeyPatch) -> None:
    with TextReplica(someone.world) as replica:
        monkeypatch.setenv("LINEAGE_REPLICA", replica.url)
        rows = json.loads(someone.verify("tuned", "--source", "web", "--format", "json").stdout)
        assert len(rows) == SITES + 1
        assert sorted(rows[0]) == [
            "checked", "child", "found", "locator", "parent", "source", "verdict",
        ]  # fmt: skip
        sarif = json.loads(someone.verify("--format", "sarif").stdout)
        assert [one["ruleId"] for one in sarif["runs"][0]["results"]] == ["absent"]


def test_offline_asks_nobody(someone: Someone, monkeypatch: pytest.MonkeyPatch) -> None:
    with TextReplica(someone.world) as replica:
        monkeypatch.setenv("LINEAGE_REPLICA", replica.url)
        done = someone.verify("--offline", "--most", "3")
        assert replica.asked == []
        assert done.stderr == "3 receipts: 3 unreachable.\n"
        assert done.exit_code == 0


def test_an_unknown_model_and_a_bad_replica_are_named(
    someone: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Unknown model 'tuend'" in someone.verify("tuend").stderr
    monkeypatch.setenv("LINEAGE_REPLICA", "http://example.org:80")
    assert "is no server on this computer" in someone.verify("tuned").stderr
